declare const either: string | string[];
declare const table: number[] | Record<number, number>;
declare const lists: string[] | number[] | undefined;
export const fine = [either.length, lists?.[0], lists?.length];
export const told = typeof either === "string" ? either.indexOf("b") : either.indexOf("b");
export const first = either[0]; // expect: text-or-array
export const found = either.includes("b"); // expect: text-or-array
export const field = table[1]; // expect: text-or-array
export const [letter] = either; // expect: text-or-array
for (const each of either) log.info(each); // expect: text-or-array
