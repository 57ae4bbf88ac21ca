declare let n: number;
declare const level: -1 | 0 | 1;
declare const size: 4 | 8;
export const plain = n % 8;
export const made = (n - 1 + 8) % 8;
export const of = n % size;
n %= 8;
export const minus = -n % 8; // expect: negative-remainder
export const less = (n - 1) % 8; // expect: negative-remainder
export const typed = level % 2; // expect: negative-remainder
export const divisor = n % -8; // expect: negative-remainder
export const digits = Math.abs(n % 8); // expect: negative-remainder
export const positive = Math.abs(n) % 8;
