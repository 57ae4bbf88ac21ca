declare const given: { a: number; b: number; "c-d": number };
const key = "a";

export const { a, ...others } = given;
export const { a: same, ...more } = given;
export const { "c-d": odd } = given;
export const { "c-d": third, ...kept } = given; // expect: rest-key
export const { [key]: fourth, ...left } = given; // expect: rest-key
export const { "a": quoted, ...rest } = given; // expect: rest-key
