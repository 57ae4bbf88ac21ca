declare const n: number;
// device-allow float-division: the mean may have a fraction
// device-allow float-power: a root is a fraction anyway
export const fine = (n / 2) ** 2;
// device-allow float-division: nothing is divided here // expect: idle-excuse
export const wrong = n * 2;
export const missed = n / 2; // expect: float-division
export const late = 1; // device-allow float-division: one line too late // expect: idle-excuse
