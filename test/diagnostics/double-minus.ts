declare let n: number;
const enum Offset { back = -3, on = 3 }
export const one = -n;
export const apart = 5 - -n;
export const down = -(--n);
export const sum = -(n - 1);
export const on = -Offset.on;
export const again = -(-n); // expect: double-minus
export const spaced = - -n; // expect: double-minus
export const asserted = -(-n as number); // expect: double-minus
export const literal = -(-5); // expect: double-minus
export const back = -Offset.back; // expect: double-minus
export const huge = -Number.NEGATIVE_INFINITY; // expect: double-minus
