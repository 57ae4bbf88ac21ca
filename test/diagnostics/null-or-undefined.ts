declare const both: number | null | undefined;
declare const one: number | undefined;
declare const other: number | null;
declare const anything: any;
export const fine = [both == null, one === undefined, other !== null, anything === null];
export const isNull = both === null; // expect: null-or-undefined
export const isSet = undefined !== both; // expect: null-or-undefined
export function narrowed(): boolean[] {
  let nothing: number | null | undefined = null;
  const isUndefined = nothing === undefined; // expect: null-or-undefined
  nothing = undefined;
  return [isUndefined, nothing === null]; // expect: null-or-undefined
}
export const neverNull = one === null; // expect: null-or-undefined
export const neverUndefined = undefined !== other; // expect: null-or-undefined
export const same = one === other; // expect: null-or-undefined
export const sameKind = one === 5 || other === 5;
export const isUndefined = typeof other === "undefined"; // expect: null-or-undefined
export const isMissing = typeof one === "undefined" || typeof other === "number";
