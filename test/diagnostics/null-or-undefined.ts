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
declare const object: { a: number } | string | null;
export const isText = typeof object === "string" || "number" === typeof object;
export const isObject = object == null || typeof object === "object";
export const isTable = typeof object === "object" && object !== null;
export const isTableToo = typeof object === "object" && (object as unknown) !== null && tostring(object) !== "";
export const orNull = typeof object === "object"; // expect: null-or-undefined
export const notNull = typeof object !== "object" && isText; // expect: null-or-undefined
export const kind = typeof object; // expect: null-or-undefined
export const isOther = typeof object !== "object" || object === null;
export const isAnyNull = typeof object === "object" && object === null; // expect: null-or-undefined
