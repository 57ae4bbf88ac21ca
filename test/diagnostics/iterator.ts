declare const list: number[];
declare const table: LuaTable<string, number>;
declare const text: string;
for (const n of list) log.info("n", n);
for (const [name, n] of table) log.info(name, n);
for (const [name, n] of pairs({ a: 1 })) log.info(name, n);
for (const n of $range(1, 3)) log.info("n", n);
for (const [, n] of Object.entries({ a: 1 })) log.info("n", n);
for (const name in { a: 1 }) log.info(name);
for (const letter of text) log.info(letter); // expect: iterator
for (const [index, n] of list.entries()) log.info("n", index, n); // expect: iterator
export const copied = [...list];
export const letters = [...text]; // expect: iterator
