declare const n: number;
declare const list: string[];
declare const maybe: number | undefined;
declare const unknown: unknown;
export const number = `${n} ${maybe} ${unknown} ${true}`;
export const joined = `${list.join()} ${list.length}`;
export const added = "n" + n + list[0];
export const all = list.join() + String(n);
export const template = `${list}`; // expect: table-as-text
export const plus = "list: " + list; // expect: table-as-text
export const front = { n } + "x"; // expect: table-as-text
export const called = String(list); // expect: table-as-text
export const found = `${string.find("a", "a")}`; // expect: table-as-text
declare const rows: string[][];
declare const words: (string | number)[];
export const line = words.join(",") + rows.map((row) => row.join(",")).join(";");
export const cells = rows.join(";"); // expect: table-as-text
let sentence = "";
sentence += n;
sentence += list; // expect: table-as-text
class Named { toString(): string { return "named"; } }
declare const printable: { toString(): string };
export const texts = [n.toString(), new Named().toString(), printable.toString(), true.toString()].length;
export const own = { toString: () => "own" }.toString(); // expect: table-as-text
export const object = { n }.toString(); // expect: table-as-text
declare const mode: "on" | "off";
export const modes = mode + list; // expect: table-as-text
export const modeFirst = list + mode; // expect: table-as-text
