declare const set: ReadonlySet<number>;
declare const map: ReadonlyMap<string, number>;
declare const table: LuaTable<string, number>;
declare const list: number[];
declare const pair: readonly [string, number] | undefined;
export const [one, ...others] = list;
export const [name = "none"] = pair ?? [];
export const [place] = string.find("abc", "b");
export const { inside: [nested] } = { inside: list };
for (const [key, value] of table) log.info(key, value);
for (const [key, value] of Object.entries({ a: 1 })) log.info(key, value);
for (const [key, value] of map) log.info(key, value); // expect: iterator
let got: unknown;
[, [got]] = [1, [2]];
[got] = [...set]; // expect: iterator
export const [first, ...rest] = set; // expect: iterable-as-array
export const [key] = map.keys(); // expect: iterable-as-array
export const [[k, v]] = [map]; // expect: iterable-as-array
export const [entry] = table; // expect: iterable-as-array
export const taken = ([n]: Iterable<number>): number => n as number; // expect: iterable-as-array
export const any = <T extends Iterable<number>>([n]: T): unknown => n; // expect: iterable-as-array
for (const [n] of [set]) log.info("n", n); // expect: iterable-as-array
for ([got] of [set]) log.info("n", got); // expect: iterable-as-array
[got] = set; // expect: iterable-as-array
({ inside: [got] } = { inside: set }); // expect: iterable-as-array
