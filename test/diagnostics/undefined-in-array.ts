declare const maybe: number | undefined;
declare let first: number | undefined;
declare let second: number | undefined;
export const list: (number | undefined)[] = [1, maybe];
export const record: { a?: number } = { a: undefined };
[, second] = list;
list.push(1);
list[0] = maybe;
record.a = undefined;
export const both = [first, second];
export const middle: (number | undefined)[] = [1, undefined, 3]; // expect: undefined-in-array
export const last: (number | undefined)[] = [1, undefined]; // expect: undefined-in-array
export const nothing: (number | null)[] = [null]; // expect: undefined-in-array
export const hole = [1, , 3]; // expect: undefined-in-array
list.push(undefined); // expect: undefined-in-array
list[1] = undefined; // expect: undefined-in-array
declare const numbers: number[];
declare const pair: [number | undefined, number];
export const counted = numbers.length + pair.length;
export const passed = (...all: unknown[]): void => log.info("all", ...all);
export const known = (...all: number[]): number => all.length;
for (const each of numbers) log.info("each", each);
export const length = list.length; // expect: undefined-in-array
export const kept = list.filter((each) => each !== 1); // expect: undefined-in-array
for (const each of list) log.info("each", each); // expect: undefined-in-array
export const rest = (...all: unknown[]): number => all.length; // expect: undefined-in-array
delete numbers[1]; // expect: delete, undefined-in-array
// device-allow heavy-call: a fixture
export const ofLength = Array.from({ length: 3 }); // expect: undefined-in-array
// device-allow heavy-call: a fixture
export const withIndexes = [Array.from({ length: 3 }, (_, index) => index)];
// device-allow heavy-call: a fixture
export const copies = [Array.from([1]), Array.from("ab")];
