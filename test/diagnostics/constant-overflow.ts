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
