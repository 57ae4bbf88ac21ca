declare const text: string;
declare const count: number;
declare const maybe: string | undefined;
declare const either: number | string;
declare const value: any;
declare const unknownValue: unknown;
declare const list: number[];
export const fine = [text == "a", count != 5, maybe == text, value == null, unknownValue != undefined, list == list];
export const strict = value === 5;
export const ofAny = value == 5; // expect: loose-equality
export const ofUnknown = "5" != unknownValue; // expect: loose-equality
export const ofEither = either == count; // expect: loose-equality
export function same<Value>(one: Value, other: Value): boolean {
  return one == other; // expect: loose-equality
}
