declare const object: Record<string, number>;
declare const list: string[];
export const fine = Object.keys(object).sort().join() + list.map((each) => `${each}!`).join();
export const sum = Object.values(object).reduce((all, each) => all + each, 0);
export const has = Object.keys(object).includes("a") || Object.entries(object).some(([, value]) => value === 1);
const sortedLater: string[] = [];
const sorted: string[] = [];
for (const name in object) sortedLater.push(name);
for (const [name, value] of Object.entries(object)) sorted.push(`${name}=${value}`);
sortedLater.sort();
table.sort(sorted);
let count = 0;
const copy: Record<string, number> = {};
for (const name in object) {
  count += object[name] as number;
  copy[name] = count;
  let line = name;
  line += "=";
  const parts: string[] = [];
  parts.push(line);
  log.info(parts.join());
}
let query = "";
for (const [name, value] of [["a", 1], ["b", 2]] as const) query += `${name}=${value}`;
for (const name of Object.keys(object).sort()) query += name;
export const joined = Object.keys(object).join(); // expect: order-of-keys
export const mapped = Object.entries(object).map(([name, value]) => `${name}=${value}`).join("&"); // expect: order-of-keys
const names = Object.keys(object);
export const later = names.filter((name) => name !== "").join(); // expect: order-of-keys
const found: string[] = [];
for (const name in object) found.push(name); // expect: order-of-keys
for (const name in object) {
  if (name !== "b") {
    query += name; // expect: order-of-keys
  }
}
for (const value of Object.values(object)) query += `${value}`; // expect: order-of-keys
Object.keys(object).forEach((name) => found.unshift(name)); // expect: order-of-keys
declare const tables: Record<string, Record<string, number>>;
for (const name in tables) {
  for (const inner in tables[name]) found.push(inner); // expect: order-of-keys
}
const groups: Record<string, number[]> = {};
interface Row { cells: number[]; text: string }
const rows: Record<string, Row> = {};
const later2: (() => void)[] = [];
const copied: string[] = [];
const counted = { push: (name: string): number => name.length };
for (const name in object) {
  (groups[name] as number[]).push(1);
  groups[name]?.push(2);
  const row: Row = { cells: [], text: "" };
  row.cells.push(object[name] as number);
  row.text += name;
  rows[name] = row;
  const tell = (): void => {
    found.push(name);
  };
  later2[0] = tell;
  copied.push(name);
  counted.push(name);
}
export const inOrder = [...copied].sort().join() + copied.map((name) => `${name}!`).sort().join();
for (const name in object) query = query + name; // expect: order-of-keys
for (const name in object) query = `${query}${name}`; // expect: order-of-keys
found.push(...Object.keys(object)); // expect: order-of-keys
export const spread = [...Object.keys(object)].join(); // expect: order-of-keys
export const concatenated = table.concat(Object.keys(object), ","); // expect: order-of-keys
