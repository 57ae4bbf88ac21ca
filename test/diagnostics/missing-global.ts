declare const list: string[];
interface Own { JSON: number }
export const own: Own = { JSON: 1 };
export const json = own.JSON;
export const numbers = list.map((each) => Number(each)); // expect: number-from-text
export const rounded = Math.floor(1.5) + Number("1"); // expect: number-from-text
export const nothing = isNaN(NaN) || globalThis === undefined;
export const now = Date.now(); // expect: missing-global
export const date = new Date(); // expect: missing-global
export const text = JSON.stringify({ a: 1 }); // expect: missing-global
export const truths = list.filter(Boolean); // expect: missing-global
export const parsed = list.map(Number); // expect: missing-global
export const bytes = new Uint8Array(4); // expect: missing-global
export const made = [new Array(1, 2), Array.isArray(list), Object.keys({ a: 1 }), String(1)].length;
export const three = Array(3); // expect: missing-global
export const wrapped = Object("a"); // expect: missing-global
export const short = { JSON }; // expect: missing-global
export function count(): number {
  return arguments.length; // expect: missing-global
}
declare const values: number[];
declare const pair: [number, number] | undefined;
export const called = values.map((each) => each + 1).length + (values.indexOf)(1) + (pair?.indexOf(1) ?? 0);
export const method = values.map; // expect: missing-global
export const has = pair?.includes !== undefined; // expect: missing-global
io.write("on the console"); // expect: missing-global
export const out = io.stdout; // expect: missing-global
export const home = os.getenv("HOME"); // expect: missing-global
export const code = string.dump(count); // expect: missing-global
export const opened = io.open("/a")[0];
export function named(io: { write: (this: void) => number }): number {
  return io.write();
}
export const ofObject = [{ a: 1 }].map(Object.keys); // expect: missing-global
export const rawText = String.raw`a\n`; // expect: missing-global
export const isArray = list.filter(Array.isArray); // expect: missing-global
export const callOf = count.call === undefined; // expect: missing-global
export const isOwn = Object.prototype.hasOwnProperty.call({ a: 1 }, "a"); // expect: missing-global
export const asText = Object.prototype.toString.call(list); // expect: missing-global
