const arrayHead = "const a = [1];\n";
const textHead = "const s: string = rtos.bsp();\n";

/** The constructs of TypeScript that `npm run costs` measures, each as the smallest firmware that uses it once. */
export const constructs: Readonly<Record<string, string>> = {
  class: `class A { n = 1; m(): number { return this.n; } } log.info("x", new A().m());`,
  "class … extends": `class A { n = 1; m(): number { return this.n; } } class B extends A {} log.info("x", new B().m());`,
  getter: `class A { get n(): number { return 1; } } log.info("x", new A().n);`,
  instanceof: `class A {} const a: unknown = new A(); log.info("x", a instanceof A);`,
  "object with a method": `const a = { n: 1, m(): number { return this.n; } }; log.info("x", a.m());`,
  enum: `enum E { a, b } log.info("x", E.a);`,
  "const enum": `const enum E { a, b } log.info("x", E.a);`,

  "async function": `async function f(): Promise<void> { await g(); } async function g(): Promise<void> {} f();`,
  Promise: `new Promise<number>((done) => done(1)).then((n) => log.info("x", n));`,
  "task (sys.taskInit)": `sys.taskInit(() => log.info("x"));`,
  generator: `function* g() { yield 1; } for (const n of g()) log.info("x", n);`,
  "throw new Error": `if (rtos.bsp() === "none") { throw new Error("x"); }`,
  "new Error": `log.info("x", new Error("x").message);`,
  "throw of a string": `if (rtos.bsp() === "none") { throw "x"; }`,
  "try … catch": `try { log.info("x"); } catch { log.info("y"); }`,

  Map: `const m = new Map<string, number>(); m.set("a", 1); log.info("x", m.get("a"));`,
  Set: `const m = new Set<string>(); m.add("a"); log.info("x", m.has("a"));`,
  WeakMap: `const m = new WeakMap<object, number>(); log.info("x", m.has({}));`,
  WeakSet: `const m = new WeakSet<object>(); log.info("x", m.has({}));`,
  LuaTable: `const m = new LuaTable<string, number>(); m.set("a", 1); log.info("x", m.get("a"));`,
  Symbol: `log.info("x", Symbol("a"));`,
  delete: `const o: Record<string, number> = { a: 1 }; delete o.a; log.info("x", o.a);`,
  "= undefined in place of delete": `const o: Record<string, number | undefined> = { a: 1 }; o.a = undefined; log.info("x", o.a);`,

  "spread in an array": `const a = [1]; log.info("x", [...a, 1].length);`,
  "spread in an object": `const a = { n: 1 }; log.info("x", { ...a, m: 1 }.m);`,
  "spread before other arguments": `const a = [1]; log.info("x", ...a, 1);`,
  "spread at the end of an array": `const a = [1]; log.info("x", [1, ...a].length);`,
  "spread as the last argument": `const a = [1]; log.info("x", ...a);`,
  "rest of an array": `const [a, ...b] = [1, 2]; log.info("x", a, b.length);`,
  "rest of an object": `const { a, ...b } = { a: 1, c: 2 }; log.info("x", a, b.c);`,
  "rest parameter": `const f = (...a: number[]): number => a.length; log.info("x", f(1));`,
  "optional chain": `const o: { a?: { b: number } } = {}; log.info("x", o.a?.b);`,
  "template text": `const n = 3; log.info("x", \`n\${n}\`);`,
  switch: `const n: number = 3; switch (n) { case 1: log.info("x"); break; default: log.info("y"); }`,
  "typeof compared": `const n: unknown = 3; log.info("x", typeof n === "number");`,
  "typeof as a value": `const n: unknown = 3; log.info("x", typeof n);`,

  "for…of over an array": `for (const n of [1]) log.info("x", n);`,
  "for…of over pairs()": `for (const [name, n] of pairs({ a: 1 })) log.info("x", name, n);`,
  "for…in": `for (const name in { a: 1 }) log.info("x", name);`,
  "for…of over a string": `for (const letter of rtos.bsp()) log.info("x", letter);`,
  "spread of a string": `log.info("x", [...rtos.bsp()].length);`,
  "array.entries()": `for (const [i, n] of [1].entries()) log.info("x", i, n);`,
  "Object.keys()": `log.info("x", Object.keys({ a: 1 }).length);`,
  "Object.entries()": `for (const [name, n] of Object.entries({ a: 1 })) log.info("x", name, n);`,
  "Object.assign()": `log.info("x", Object.assign({ a: 1 }, { b: 1 }).b);`,

  "Object.defineProperty()": `const o: { a?: number } = {}; Object.defineProperty(o, "a", { value: 1 }); log.info("x", o.a);`,
  "Object.groupBy()": `log.info("x", Object.groupBy([1], (n) => n)[1]?.length);`,

  "array.push()": ofArray("a.push(1)"),
  "array.push() of several": ofArray("a.push(1, 2)"),
  "array.pop()": ofArray("a.pop()"),
  "array.shift()": ofArray("a.shift()"),
  "array.unshift()": ofArray("a.unshift(1)"),
  "array.map()": ofArray("a.map((n) => n)"),
  "array.filter()": ofArray("a.filter((n) => n > 0)"),
  "array.forEach()": ofArray(`a.forEach((n) => log.info("x", n))`),
  "array.find()": ofArray("a.find((n) => n > 0)"),
  "array.some()": ofArray("a.some((n) => n > 0)"),
  "array.reduce()": ofArray("a.reduce((n, m) => n + m, 0)"),
  "array.includes()": ofArray("a.includes(1)"),
  "array.indexOf()": ofArray("a.indexOf(1)"),
  "array.join()": ofArray("a.join()"),
  "array.slice()": ofArray("a.slice(1)"),
  "array.concat()": ofArray("a.concat(a)"),
  "array.sort()": ofArray("a.sort((n, m) => n - m)"),
  "array.reverse()": ofArray("a.reverse()"),
  "array.splice()": ofArray("a.splice(0, 1)"),
  "array.toSpliced()": ofArray("a.toSpliced(0, 1)"),
  "Array.from()": ofArray("Array.from(a)"),
  "array.length = 0": ofArray("(a.length = 0)"),

  "text.length": ofText("s.length"),
  "text.charCodeAt()": ofText("s.charCodeAt(0)"),
  "text[i]": ofText("s[0]"),
  "text.slice()": ofText("s.slice(1)"),
  "text.substring()": ofText("s.substring(1)"),
  "text.indexOf()": ofText(`s.indexOf("E")`),
  "text.includes()": ofText(`s.includes("E")`),
  "text.startsWith()": ofText(`s.startsWith("E")`),
  "text.split()": ofText(`s.split(",")`),
  "text.trim()": ofText("s.trim()"),
  "text.padStart()": ofText("s.padStart(5)"),
  "text.replace()": ofText(`s.replace("E", "e")`),
  "text.replaceAll()": ofText(`s.replaceAll("E", "e")`),
  "text.toUpperCase()": ofText("s.toUpperCase()"),
  "Number()": ofText("Number(s)"),
  "parseInt()": ofText("parseInt(s)"),
  "parseFloat()": ofText("parseFloat(s)"),
  "tonumber()": ofText("tonumber(s)"),
  "String()": ofText("String(s)"),
  "n.toString(16)": ofText("(5).toString(16)"),
  "n.toFixed()": ofText("(5).toFixed(1)"),
  "string.format()": ofText(`string.format("%x", 5)`),
  "Math.floor()": ofText("Math.floor(2.5)"),
  "Math.trunc": ofText("Math.trunc(2.5)"),
  "Math.round()": ofText("Math.round(2.5)"),
  "isNaN()": ofText("isNaN(1)"),
  "Number.isInteger()": ofText("Number.isInteger(1)"),
};

/** The same firmware without the construct, for comparison. */
export function withoutIt(text: string): string {
  return text.startsWith(arrayHead) ? ofArray("1") : text.startsWith(textHead) ? ofText("1") : "";
}

function ofArray(expression: string): string {
  return `${arrayHead}const r: unknown = ${expression};\nlog.info("x", a, r);`;
}

function ofText(expression: string): string {
  return `${textHead}const r: unknown = ${expression};\nlog.info("x", s, r);`;
}
