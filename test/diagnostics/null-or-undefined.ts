declare const both: number | null | undefined;
declare const one: number | undefined;
declare const other: number | null;
declare const anything: any;
export const fine = [both == null, one === undefined, other !== null, anything === null];
export const isNull = both === null; // expect: null-or-undefined
export const isSet = undefined !== both; // expect: null-or-undefined
