declare const n: number;
export const fine = n / 2; // device-allow float-division: the mean may have a fraction
export const wrong = n / 2; // device-allow float-division // expect: excuse-without-reason
// device-allow float-division: ... // expect: excuse-without-reason
export const dots = n / 2;
