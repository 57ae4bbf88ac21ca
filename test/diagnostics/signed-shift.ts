declare let n: number;
export const left = n << 2;
export const high = floorDivide(n, 256);
export const bigger = n > 2;
export const shifted = n >> 8; // expect: signed-shift
n >>= 1; // expect: signed-shift
