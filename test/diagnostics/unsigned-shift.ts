declare let n: number;
export const left = n << 2;
export const high = floorDivide(n, 256) & 0xffffff;
export const shifted = n >>> 8; // expect: unsigned-shift
n >>>= 1; // expect: unsigned-shift
