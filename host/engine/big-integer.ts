const slotBits = 10;
const slots = 2 ** slotBits;
/** Spreads numbers that differ in few bits: those of timers and small ones come in turn. */
const spread = 0x9e3779b1;
const numbers = new Float64Array(slots);
const integers = new Array<bigint>(slots).fill(0n);

/** A whole number as an integer of 64 bits, which JavaScript makes an object of. Those that come again and again are kept. */
export function bigInteger(value: number): bigint {
  const slot = Math.imul(value, spread) >>> (32 - slotBits);
  if (numbers[slot] !== value) {
    numbers[slot] = value;
    integers[slot] = BigInt(value);
  }
  return integers[slot] as bigint;
}
