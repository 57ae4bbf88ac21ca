declare const n: number;
export const text = "// device-allow nothing: this is no comment";
export const fine = n / 2; // device-allow float-division: the mean may have a fraction
// device-allow float-devision: misspelt // expect: unknown-excuse
export const wrong = n / 2; // expect: float-division
// device-allow signed-shift: no excuse helps // expect: unknown-excuse
export const final = 1;
