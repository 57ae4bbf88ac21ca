declare const list: number[];
declare const text: string;
declare const record: { length: number };
export const [first] = list;
export const { length } = record;
export const count = list.length + text.length;
export const { length: many } = list; // expect: sequence-as-object
export const { length: letters } = text; // expect: sequence-as-object
export const [letter] = text; // expect: sequence-as-object
export function size({ length: n }: number[]): number { // expect: sequence-as-object
  return n;
}
declare function sized(value: { length: number } | undefined): void;
sized(record);
sized(undefined);
sized(list); // expect: sequence-as-object
sized("four"); // expect: sequence-as-object
export const table: { [index: number]: string } = ["p"]; // expect: sequence-as-object
export const known: readonly number[] | { length: number } = list;
export const get = <T extends Record<string, unknown>, K extends keyof T>(object: T, key: K): T[K] => object[key];
export const getAny = <T, K extends keyof T>(object: T, key: K): T[K] => object[key]; // expect: sequence-as-object
export const field = (key: keyof number[]): unknown => list[key]; // expect: sequence-as-object
// device-allow map-or-set: a fixture
export const ofText = new Set("abc"); // expect: sequence-as-object
// device-allow map-or-set: a fixture
export const sets = [new Set([1]), new Map([["a", 1]]), new Set()];
