const slotBits = 10;
const slots = 2 ** slotBits;
/** Spreads numbers that differ in few bits, such as timer ids and small consecutive numbers. */
const spread = 0x9e3779b1;
const numbers = new Float64Array(slots);
const integers = new Array<bigint>(slots).fill(0n);

/**
 * Converts a whole number to a 64-bit integer. JavaScript allocates an object for each, so repeated ones are cached.
 */
export function bigInteger(value: number): bigint {
  const slot = Math.imul(value, spread) >>> (32 - slotBits);
  if (numbers[slot] !== value) {
    numbers[slot] = value;
    integers[slot] = BigInt(value);
  }
  return integers[slot] as bigint;
}
