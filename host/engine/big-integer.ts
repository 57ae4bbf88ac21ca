const slots = 1024;
const numbers = new Float64Array(slots);
const integers = new Array<bigint>(slots).fill(0n);

/** A whole number as an integer of 64 bits, which JavaScript makes an object of. Those that come again and again are kept. */
export function bigInteger(value: number): bigint {
  const slot = value & (slots - 1);
  if (numbers[slot] !== value) {
    numbers[slot] = value;
    integers[slot] = BigInt(value);
  }
  return integers[slot] as bigint;
}
