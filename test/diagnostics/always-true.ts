declare const n: number;
declare const text: string | undefined;
declare const flag: boolean | undefined;
declare const mode: "on" | "off" | undefined;
declare const bits: 1 | 2 | undefined;
declare const list: number[] | undefined;
declare const anything: any;
declare const unknown: unknown;
declare function log2(x: unknown): void;
export function fine<T extends object>(given: T | undefined): unknown {
  if (flag || mode || bits || list || unknown !== undefined) log2(1);
  if (n !== 0 && text !== undefined && text !== "") log2(2);
  while (true) { if (!list) break; }
  log2(flag && n);
  log2(text ?? "none");
  for (let i = 0; i < 3; i++) log2(i);
  log2([1, 2].filter((each) => each > 1).find((each): boolean => { return each === 2; }));
  log2([{ n }].some((each) => each));
  return given && n;
}
export function wrong<T extends string>(given: T): void {
  if (n) log2(1); // expect: always-true
  if (!text) log2(2); // expect: always-true
  while (n) log2(3); // expect: always-true
  do log2(4); while (text); // expect: always-true
  for (; n; ) log2(5); // expect: always-true
  log2(n ? 1 : 2); // expect: always-true
  log2(text || "none"); // expect: always-true
  log2(n && flag); // expect: always-true
  if (flag && (mode || n)) log2(6); // expect: always-true
  if (!(flag && (text as string))) log2(7); // expect: always-true
  if ([1].indexOf(2)) log2(8); // expect: always-true
  if (given) log2(9); // expect: always-true
  if (anything) log2(10); // expect: always-true
  log2(unknown ? 1 : 2); // expect: always-true
  log2([1, 2].filter((each) => each)); // expect: always-true
  log2(["a"].find((each) => each || flag)); // expect: always-true
  log2(["a"].every((each) => { return each.length; })); // expect: always-true
  log2(["a"].some(wordSize)); // expect: always-true
  let count = n;
  count ||= 5; // expect: always-true
  log2(count);
}
function wordSize(this: unknown, word: string): number {
  return word.length;
}
export const first = <T>(value: T, other: T): T => (value ? value : other); // expect: always-true
