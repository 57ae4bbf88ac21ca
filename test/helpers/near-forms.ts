/** Snippets that would do something else in Lua than in Node, and snippets close to them that would not. */
export interface Forms {
  wrong: string[];
  right: string[];
}

/** By the rule that refuses the wrong ones. Each snippet is run as those of `snippets.ts` are. */
export const nearForms: Readonly<Record<string, Forms>> = {
  "this-or-none": thisOrNone(),
  "sequence-as-object": sequences(),
  "text-or-array": eithers(),
  "optional-text": optionalTexts(),
  "always-true": conditions(),
  "any-value": anyValues(),
  "number-from-text": textsToNumbers(),
  "null-or-undefined": nulls(),
};

function before(declared: string, texts: readonly string[]): string[] {
  return texts.map((text) => `${declared} ${text}`);
}

function thisOrNone(): Forms {
  const counter =
    "type F = (v: number) => number; class B { n = 1; m = (v: number): number => this.n + v; } const b = new B(); const l: F[] = [];";
  const both =
    "const api = { a: (v: number): number => v + 1, b(v: number): number { return v * 2; } }; const c = true as boolean;";
  const add = "const add = (v: number): number => v + 1; interface H { on(v: number): number } const hs: H[] = [];";
  return {
    wrong: [
      'const cfg: { on: (s: string) => void } = { on: (s) => show(s) }; const l: ((s: string) => void)[] = []; l.push(cfg.on); l[0]!("x");',
      ...before(counter, [
        "l.push(b.m); show(l[0]!(2));",
        "l.push(b.m.bind(b)); show(l[0]!(2));",
        "l.push(...[b.m]); show(l[0]!(2));",
        "l.unshift(b.m); show(l[0]!(2));",
        "show(([] as F[]).concat(b.m)[0]!(2));",
        "function reg(...fs: F[]): void { show(fs[0]!(2)); } reg(b.m);",
        "const reg = (f?: F): void => show(f!(2)); reg(b.m);",
        "let f: F | undefined; f ??= b.m; show(f(2));",
        "const f: F | undefined = b.m; show(f(2));",
        "const f: any = b.m; show(f(2));",
        "const f: unknown = b.m; show((f as F)(2));",
        "const call = (f: Function): unknown => f(2); show(call(b.m));",
        "const o: { f?: any } = {}; o.f = b.m; const { f } = o; show(f(2));",
        "const g = (): F => b.m; show(g()(2));",
        "const g = (f: F = b.m): number => f(2); show(g());",
        "const { f = b.m }: { f?: F } = {}; show(f(2));",
        "const o: Record<string, F> = { a: b.m }; show(o.a!(2));",
        "const o: Record<string, F> = {}; o.a = c() ? b.m : l[0]!; show(o.a(2)); function c(): boolean { return true; }",
        "class C { f: F = b.m; } const { f } = new C(); show(f(2));",
        "class C { m(v: number): number { return v; } } interface I { m: F } const is: I[] = []; is.push(new C()); show(is[0]!.m(2));",
      ]),
      ...before(add, [
        "hs.push({ on: add }); show(hs[0]!.on(2));",
        "const o = { on: add }; hs.push(o); show(hs[0]!.on(2));",
        "const use = <T extends H>(h: T): number => h.on(2); show(use({ on: (v: number): number => v + 1 }));",
        "const use = <T extends H>(h: T): number => h.on(2); const o = { on: add }; show(use(o));",
        "const o = { on: (v) => v + 1 } satisfies H; show(o.on(2));",
        "const list = [{ on: add }, { on(v: number): number { return v; } }]; show(list[0]!.on(1), list[1]!.on(1));",
      ]),
      ...before(both, [
        'const go = (k: keyof typeof api): number => api[k](1); show(go("a"), go("b"));',
        "show([api.a, api.b][0]!(5), [api.a, api.b][1]!(5));",
        "const f = c ? api.a : api.b; const g = c ? api.b : api.a; show(f(1), g(1));",
        "const pick = (first: boolean) => { if (first) return api.a; return api.b; }; show(pick(true)(1), pick(false)(1));",
      ]),
      'const r: Record<string, (n: number) => string> = { z(n) { return this.k!(n); }, k: (n) => "k" + n }; show(r.z!(1));',
      "const o = { k: 5, f: function (): number { return this.k; } }; show(o.f());",
    ],
    right: [
      ...before(counter, [
        "l.push((v) => b.m(v)); show(l[0]!(2));",
        "const f = b.m; const g = [b.m]; show(f(1), g[0]!(2));",
        "const same = <T,>(x: T): T => x; show(same(b.m)(1), typeof b.m, b.m === b.m);",
        "const f: any = (v: number): number => v + 1; const call = (g: any): unknown => g(2); show(f(1), call((v: number) => b.m(v)));",
        "class C { f: F = (v) => v + 1; } show(new C().f(2));",
        "const fs: Record<string, F> = { a: (v) => v, b(v) { return v * 2; } }; show(fs.a!(1), fs.b!(2));",
        "const reg = (f?: F): void => show(f?.(2)); reg(); reg((v) => v); reg(undefined);",
        "let f: F | undefined; f ??= (v) => v; f = l[0] ?? f; show(f(2));",
        "const t: [F, string] = [(v) => v, 'x']; const r: readonly F[] = [t[0]]; show(r[0]!(2));",
        "const use = <T extends F>(f: T): number => f(1); show(use((v) => v));",
      ]),
      ...before(add, [
        "const one = (): number => 1; hs.push({ on: one }); show(hs[0]!.on(2));",
        "hs.push({ on: (v) => add(v) }, { on(v) { return v; } }); show(hs[0]!.on(2), hs[1]!.on(2));",
        "const make = (): H => ({ on: (v) => v + 1 }); const h: H = make(); hs.push(h); show(make().on(1));",
        "const o: { on?: (v: number) => number } = {}; o.on = (v) => v; show(o.on?.(1)); const { on } = o; show(on(1));",
        "const o = { on(this: void, v: number): number { return v; } }; const fs = [add]; fs.push(o.on); show(fs[1]!(2));",
        "const { on } = { on(v: number): number { return v; } }; show(on(1));",
      ]),
      'const api = { a: (v: number): number => v + 1, c: (v: number): number => v }; const go = (k: keyof typeof api): number => api[k](1); show(go("a"), go("c"));',
      'interface S { name: string; run(): void } const list: readonly S[] = [{ name: "a", run() { show(this.name); } }]; for (const s of list) s.run();',
      "type T = { kind: 1; f: (n: number) => number } | { kind: 2; g(n: number): number }; const all: T[] = [{ kind: 1, f: (n) => n }, { kind: 2, g: (n) => n }]; for (const t of all) show(t.kind === 1 ? t.f(1) : t.g(2));",
      // What the message says to write.
      "class Bus { private h?: (this: void, n: number) => void; on(h: (n: number) => void): void { this.h = h; } emit(n: number): void { this.h?.(n); } } const bus = new Bus(); bus.on((n) => show(n)); bus.emit(3);",
      "class A { cb: (this: void, n: number) => number; constructor(cb: (n: number) => number) { this.cb = cb; } } const twice = (n: number): number => n * 2; show(new A(twice).cb(4));",
      "class A { cb: (n: number) => number; constructor(cb: (n: number) => number) { this.cb = (n) => cb(n); } } const twice = (n: number): number => n * 2; show(new A(twice).cb(4));",
      "function toHex(this: void, n: number): string { return string.format('%02X', n); } const string = { format: (f: string, n: number): string => f + n }; show([1, 255].map((n) => toHex(n)).join());",
      "show([3, 1, 2].sort((a, b) => a - b).map((x) => x * 2).filter((x) => x > 2).join());",
    ],
  };
}

function sequences(): Forms {
  return {
    wrong: [
      "const n = (x: { length: number }): number => x.length; show(n([1, 2]));",
      'const n = (x: { length: number }): number => x.length; show(n("four"));',
      "const n = (x: { length: number } | undefined): number => x?.length ?? 9; show(n([1, 2]));",
      "const n = (...x: { length: number }[]): number => x[0]!.length; show(n([1, 2]));",
      'const n = (x: ArrayLike<string>): string => x[0]!; show(n(["a", "b"]));',
      "const n = (x: { readonly [i: number]: number; length: number }): number => x[0]!; show(n([1]));",
      "const n = <T extends { length: number }>(x: T): number => x.length; show(n([4, 5]));",
      'const o: { [i: number]: string } = ["p"]; show(o[0]);',
      'let x: unknown; [x] = "ab"; show(x);',
      'let x: unknown; [[x]] = ["ab"]; show(x);',
      'const [[x]] = ["ab"]; show(x);',
      'const f = ([x]: string): unknown => x; show(f("ab"));',
      'const o: { 0: string } = ["x"]; show(o[0]);',
      "const list = [[1, 2]]; const o: { length: number }[] = list; show(o[0]!.length);",
      "const o = { v: [1, 2] }; const p: { v: { length: number } } = o; show(p.v.length);",
      "const g = (): number[] => [1, 2]; const h: () => { length: number } = g; show(h().length);",
      "const get = <T, K extends keyof T>(o: T, k: K): T[K] => o[k]; show(get([7, 8], 1));",
      "const get = <T extends object>(o: T, k: keyof T): unknown => o[k]; show(get([7, 8], 0));",
      "const get = <A extends readonly unknown[], K extends keyof A>(a: A, k: K): unknown => a[k]; show(get([1, 2], 1));",
      "const a = [7, 8]; const k = 1 as keyof number[]; show(a[k]);",
      'const a = [7, 8]; const k = "length" as "length" | 0; show(a[k]);',
    ],
    right: [
      'const n = (x: string | readonly unknown[]): number => x.length; show(n("four"), n([1]));',
      "const get = <T extends Record<string, unknown>, K extends keyof T>(o: T, k: K): T[K] => o[k]; show(get({ a: 5 }, 'a'));",
      "const get = <T extends { a: number; b: number }>(o: T, k: keyof T): unknown => o[k]; show(get({ a: 5, b: 2 }, 'a'));",
      "const get = <T>(o: Record<string, T>, k: string): T | undefined => o[k]; show(get({ a: 5 }, 'a'));",
      "const at = <T>(x: readonly T[], i: number): T | undefined => x[i]; show(at([1, 2], 1));",
      "const first = <T extends unknown[]>(x: T): unknown => x[0]; show(first([4, 5]));",
      "const a = [3, 4]; const at = <K extends number>(k: K): unknown => a[k]; show(at(1)); for (const i of [0, 1] as const) show(a[i]);",
      "const b: { x: number } = Object.assign([1], { x: 2 }); show(b.x);",
      "const o: Iterable<number> = [1, 2]; const p: object = [1]; const q: {} = 'x'; show(typeof o, typeof p, typeof q);",
      "interface L extends Array<number> { extra?: number } const a: L = [3]; const r: readonly number[] = a; show(a[0], a.length, r[0]);",
      'type J = string | J[] | { [k: string]: J }; const f = (j: J): string => typeof j; show(f(["a", { b: ["c"] }]), f("x"));',
      "const o: Record<string, unknown> = { a: [1], b: 'x' }; show(typeof o.a);",
      "const f = (o: { length?: number; name: string }): string => o.name; show(f({ name: 'x' }));",
      "const g = (...a: number[]): number => a.length; const h: (a: number, b: number) => number = g; show(h(1, 2));",
    ],
  };
}

function eithers(): Forms {
  const values = 'const text = "abc"; const list = ["b", "c"];';
  return {
    wrong: before(values, [
      "const f = (u: string | string[]): unknown => u[0]; show(f(text), f(list));",
      "const f = (u: string | string[]): number => u.slice(1).length; show(f(text), f(list));",
      'const f = (u: string | string[]): boolean => u.includes("a"); show(f(text), f(list));',
      'const f = (u: string | string[] | undefined): unknown => u?.indexOf("b"); show(f(text), f(list));',
      'const f = <T extends string | string[]>(u: T): number => u.indexOf("b"); show(f(text), f(list));',
      "const f = (u: string | string[]): string => { let r = ''; for (const x of u) r += x; return r; }; show(f(text), f(list));",
      "const f = (u: string | string[]): unknown => { const [x] = u; return x; }; show(f(text), f(list));",
      "const f = ([x]: string | string[]): unknown => x; show(f(text), f(list));",
      "const f = (u: string | string[]): unknown => { let x: unknown; [x] = u; return x; }; show(f(text), f(list));",
      "const f = (u: string[] | Record<number, string>): unknown => u[1]; show(f(list), f({ 1: 'x' }));",
      "const f = (u: string[] | { length: number }): number => u.length; show(f(list), f({ length: 7 }));",
      "const f = (u: string | { length: number }): number => u.length; show(f(text as string | { length: number }), f({ length: 7 }));",
    ]),
    right: before(values, [
      "const f = (u: string | string[] | undefined): unknown => u?.length; show(f(text), f(list));",
      'const f = (u: string | string[]): number => (typeof u === "string" ? u.indexOf("b") : u.indexOf("b")); show(f(text), f(list));',
      "const f = (u: string[] | number[] | undefined): unknown => u?.[0] ?? u?.length; show(f([1]), f(list), f(undefined));",
      'const f = (u: string[] | { name: string[] }): number => ("name" in u ? u.name : u).length; show(f(list), f({ name: list }));',
      'const f = (u: string | { name: string }): string => (typeof u === "string" ? u : u.name); show(f(text), f({ name: "x" }));',
    ]),
  };
}

function optionalTexts(): Forms {
  const given =
    'const f = (): string | undefined => "abc"; const o = (): { t: string; l?: string[] } | undefined => ({ t: "xyz", l: ["pq"] });';
  return {
    wrong: before(given, [
      "show(f()?.length);",
      "show(f()?.[0]);",
      "show(f()?.toUpperCase().length);",
      "show(o()?.t[1], o()?.t.length);",
      "show(o()?.l?.[0]?.length);",
    ]),
    right: before(given, [
      'show((f() ?? "").length, f()!.length, f()?.slice(1), f()?.charAt(1));',
      "show(o()?.l?.[0], o()?.l?.length, o()?.t);",
      "const t = f(); show(t === undefined ? 0 : t.length);",
    ]),
  };
}

function conditions(): Forms {
  return {
    wrong: [
      "show([0, 1, 2].filter((x) => x).length);",
      'show(["", "a"].find((x) => x));',
      "show([0, 1].every((x) => x), [0].some((x) => x));",
      "show([1, 0].findIndex((x) => x - 1));",
      'show(["a", ""].filter((x) => { return x.length; }).length);',
      "const size = function (this: unknown, x: string): number { return x.length; }; show(['a', ''].filter(size).length);",
      'const x: any = 0; show(x ? "t" : "f");',
      'const x: unknown = ""; if (x) show("t"); else show("f");',
      "const x: unknown = 0; show(x || 5);",
      "const x: any = 0; show(x && 5);",
      "const f = <T>(x: T | undefined): string => (x ? 't' : 'f'); show(f(0), f(undefined));",
      "const x: {} = 0; show(x ? 't' : 'f');",
      "const f = <T extends {}>(x: T | undefined): string => (x ? 't' : 'f'); show(f(''));",
      "interface Any { toString(): string } const f = (x: Any): string => (x ? 't' : 'f'); show(f(0));",
    ],
    right: [
      "show([0, 1, 2].filter((x) => x !== 0).length, [0, 1].some((x) => { return x > 0; }));",
      "show([[0], [1]].every((x) => x), [[3]].find((x) => x[0] === 3)![0]);",
      "const f = <T extends object>(x: T | undefined): string => (x ? 't' : 'f'); show(f({}), f(undefined));",
      "const f = <T extends object>(x: NonNullable<T> | undefined): string => (x ? 't' : 'f'); show(f({}), f(undefined));",
      "const f = (x: { a?: number } | undefined): string => (x ? 't' : 'f'); show(f({}), f(undefined));",
      'const x: unknown = 0; if (x !== undefined) show("t", x ?? 5);',
      'const on = (mode: "on" | "off" | undefined): boolean => !!mode; show(on("off"), on(undefined));',
    ],
  };
}

function anyValues(): Forms {
  const given =
    'const text: any = "12"; const list: any = [7, 8]; const object: any = { x: { y: [5] }, f(v: number) { return v; } };';
  return {
    wrong: before(given, [
      "show(text + text);",
      "show(text + 2);",
      "let sum = text; sum += 1; show(sum);",
      "show(list[0]);",
      "const at: any = 1; show(list[at]);",
      "show(list.length);",
      'show(text["length"]);',
      "const { length } = list; show(length);",
      "show(text.toUpperCase());",
      "show(list.includes(7));",
      "show(object.f(1));",
      'show(object["f"](1));',
      "show(object.x.y[0]);",
      "list[0] = 5; show((list as number[])[0]);",
    ]),
    right: before(given, [
      'show(text + "x", "x" + text, text + `${1}`);',
      "show((list as number[])[0], (list as number[]).length, list as number[] === list);",
      'const key = "x" as string; show((object[key].y as number[])[0], (object.x.y as number[]).length);',
      'let all: any = "x"; all += "y"; show(all);',
      "const [one, two] = list as number[]; show(one, two); for (const each of list as number[]) show(each);",
    ]),
  };
}

function textsToNumbers(): Forms {
  return {
    wrong: [
      'show(parseFloat(".5") === 0.5);',
      'show(parseFloat("-.5") === -0.5);',
      'show(parseFloat("+1.5") === 1.5);',
      'show(Number.parseFloat("1e3") === 1000);',
      'show(Number("0b11") === 3);',
      'const s: unknown = "-0x10"; show(Number(s) === -16);',
      'const s: string | number = "0o7"; show(+s === 7);',
    ],
    right: [
      "const n = 5 as number; const b = true as boolean; show(Number(n), Number(b), +n, +b, +(n as 5 | 6));",
      'const parse = { parseFloat: (s: string): number => s.length }; show(parse.parseFloat("1e3"));',
    ],
  };
}

function nulls(): Forms {
  const given = "const f = (): { a: number } | string | null => null; const v = f();";
  return {
    wrong: before(given, [
      'show(typeof v === "object");',
      'show(typeof v !== "object" && order === "");',
      'show(typeof v === "object" && v === null);',
      'show(typeof v === "undefined");',
      'show(typeof v === "object" && (order === "" || v !== null));',
      "show(typeof v);",
      'switch (typeof v) { case "object": show("object"); break; default: show("other"); }',
    ]),
    right: before(given, [
      'show(typeof v === "string", typeof v !== "number");',
      'show(v == null || typeof v === "object", v !== null && typeof v);',
      'show(typeof v === "object" && v !== null, typeof v === "object" || v === null);',
      'show(typeof v !== "object" || v === null, typeof v !== "object" && v !== null);',
      'show(typeof v === "object" && v != null && v.a > 0);',
      'show(order !== "x" && typeof v === "object" && v !== null, typeof v !== "object" || order === "x" || !v);',
      'show(typeof v === "object" && v ? 1 : 0, typeof v === "object" && v != undefined ? 1 : 0);',
      'switch (typeof v) { case "string": show("text"); break; case "number": show("number"); break; default: show("other"); }',
    ]),
  };
}
