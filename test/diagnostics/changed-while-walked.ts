declare const list: number[];
declare const other: number[];
declare const held: { list: number[] };
list.forEach((each) => {
  other.pop();
  list.push(each);
});
for (const each of list) {
  list.pop();
  other.push(each);
}
list.forEach((each) => {
  other.push(each);
  list.pop();
});
export const popped = list.filter((each) => {
  other.push(each);
  return list.pop() === 1; // expect: changed-while-walked
});
export const shifted = held.list.map((each) => each + (held.list.shift() ?? 0)); // expect: changed-while-walked
export const cut = list.find(function (each) {
  list.length = 0; // expect: changed-while-walked
  return each > 1;
});
export const shadowed = list.map(() => {
  const list = other;
  return list.pop();
});
export class Held {
  readonly list = [1, 2];
  drain(): number[] {
    return this.list.map(() => this.list.pop() ?? 0); // expect: changed-while-walked
  }
}
declare const sessions: Map<string, number>;
declare const names: Set<string>;
declare const counts: Record<string, number>;
declare const levels: LuaTable<string, number>;
sessions.forEach((age, name) => {
  if (age > 9) {
    sessions.delete(name); // expect: changed-while-walked
  }
  names.delete(name);
  sessions.set(name, age + 1);
});
// device-allow iterator: what happens in the loop is the point
for (const [name] of sessions) {
  sessions.delete(name); // expect: changed-while-walked
}
// device-allow iterator: what happens in the loop is the point
for (const name of names.values()) {
  names.clear(); // expect: changed-while-walked
  sessions.delete(name);
}
for (const name in counts) {
  counts[`${name}Max`] = 1; // expect: changed-while-walked
  counts[name] = 2;
  counts[name]! += 2;
  counts[`${name}Min`] = undefined as never;
  list[0] = 1;
}
for (const name in counts) {
  counts[name + 1] ??= 1; // expect: changed-while-walked
  for (const inner in counts) {
    counts[inner] = 3;
    counts[name] = 3;
  }
}
for (const [name, level] of pairs(levels)) {
  levels.set(`${name}Max`, level); // expect: changed-while-walked
  levels.set(name, level + 1);
  levels.delete(name);
}
for (const name of Object.keys(counts)) {
  counts[`${name}Max`] = 1;
}
