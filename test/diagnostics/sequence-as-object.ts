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
