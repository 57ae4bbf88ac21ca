declare let n: number;
export const none = 1 << 0;
export const last = 1 << 31;
export const any = 1 << n;
export const all = 1 << 32; // expect: shift-count
export const back = 1 << -1; // expect: shift-count
n <<= 40; // expect: shift-count
