declare const text: string;
declare const either: string | number;
declare const count: number;
declare const flag: boolean;
export const fine = [tonumber(text), Number(count), Number(flag), +count, +5];
export const read = parseFloat(text); // expect: number-from-text
export const called = Number.parseFloat("1.5"); // expect: number-from-text
export const made = Number(text); // expect: number-from-text
export const plus = +either; // expect: number-from-text
