declare let n: number;
export const flags = n | 1;
export const both = n & 0;
export const not = ~n;
export const floored = Math.floor(n);
n |= 4;
export const or = n | 0; // expect: truncation
export const ro = 0 | n; // expect: truncation
export const xor = n ^ 0; // expect: truncation
export const twice = ~~n; // expect: truncation
export const trunc = Math.trunc(n / 2);
export const quotient = (n / 2) | 0; // expect: truncation
export const again = ~~(n / 2); // expect: truncation
n |= 0; // expect: truncation
