declare const value: any;
declare const key: string;
const library = require("library");
export const fine = [value.field, value[key], value["field"].inner, value + "x", value - 1, (value as string[])[0]];
export const called = library.start(1);
export const sum = value + value; // expect: any-value
export const more = value + 1; // expect: any-value
export const first = value[0]; // expect: any-value
export const size = value.length; // expect: any-value
export const { length } = value; // expect: any-value
export const [element] = value; // expect: any-value
export let target = 0;
[target] = value; // expect: any-value
export const isThere = key in value;
export const hasFirst = 0 in value; // expect: any-value
export const upper = value.toUpperCase(); // expect: any-value
