declare let n: number;
export const bit = 1 << n;
export const square = n * n;
export const power = 2 ** n; // expect: float-power
export const call = Math.pow(2, 8); // expect: float-power
n **= 2; // expect: float-power
