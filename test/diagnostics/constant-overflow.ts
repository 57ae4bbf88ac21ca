const secondMs = 1000;
const enum Unit { hour = 3600 }
declare const unknown: number;

export const day = 24 * 60 * 60 * secondMs;
export const bit = 1 << 31;
export const least = -2147483647 - 1;
export const perhaps = unknown * 1000000;
export const fraction = 0.5 * 3;
export const sum = 2147483647 + 1; // expect: constant-overflow
export const hour = 60 * 60 * 1000 * 1000; // expect: constant-overflow
export const named = Unit.hour * secondMs * secondMs; // expect: constant-overflow
export const below = -2147483647 - 2; // expect: constant-overflow

let factor = 1000000;
let changed = 1000000;
changed = 2;
const limits = { hourMs: 3600000, inner: { days: 1000 }, least: 1 };
limits.least = 5;
let total = 3600000;
let counted = 3600000;
counted += 1;
counted *= 2;
export const small = factor * 2000 + limits.hourMs * 2 + limits.least * 2147483647 + counted + total;
export const maybe = changed * 5000;
export const large = factor * 5000; // expect: constant-overflow
export const fields = limits.hourMs * limits.inner.days; // expect: constant-overflow
export function grow(): void {
  total *= 1000; // expect: constant-overflow
}
export function again(n = 3600000): number {
  return n * 1000;
}
for (let at = 2147483000; at < 2147483647; at++) log.info("x", at + 1000);
