declare const names: string[];
declare const kinds: ("a" | "b")[];
declare const numbers: number[];
declare const mixed: readonly (number | string)[];
declare const lists: number[][];
names.sort();
kinds.sort();
numbers.sort((a, b) => a - b);
numbers.sort(); // expect: sort-without-order
numbers.sort(undefined); // expect: sort-without-order
lists.sort(); // expect: sort-without-order
export const sorted = mixed.toSorted(); // expect: sort-without-order
export const made = [10, 9, 1].sort(); // expect: sort-without-order
