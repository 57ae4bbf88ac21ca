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
