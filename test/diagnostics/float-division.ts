declare let n: number;
export const half = floorDivide(n, 2);
export const floored = Math.floor(n / 2);
export const lua = math.floor((n / 2));
export const up = Math.ceil(n / 2) + Math.round(n / 3);
// device-allow float-division: the sensor's formula wants the fraction
export const volts = n / 1000;
export const even = 10 / 5; // expect: float-division
export const late = Math.floor((n / 10) * 3); // expect: float-division
n /= 2; // expect: float-division
export const not = ~(n / 2); // expect: float-division
