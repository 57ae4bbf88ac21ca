declare const n: number;
const now = os.time();
export const exact = floorDivide(now, 60);
export const small = Math.floor(n / 60) + Math.floor(3600 / 7);
export const elapsed = Math.floor((os.time() - now) / 60);
export const minute = Math.floor(now / 60); // expect: date-division
export const day = Math.trunc(os.time() / 86400); // expect: date-division
export const large = Math.round(1700000000 / 7); // expect: date-division
export const fraction = now / 60; // expect: float-division
