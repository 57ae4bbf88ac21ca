/** Snippets that would do something else in Lua than in Node, and snippets close to them that would not. */
export interface Forms {
  wrong: string[];
  right: string[];
}

/** By the rule that refuses the wrong ones. Each snippet is run as those of `snippets.ts` are. */
export const nearForms: Readonly<Record<string, Forms>> = {
  "this-or-none": thisOrNone(),
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
      "show([3, 1, 2].sort((a, b) => a - b).map((x) => x * 2).filter((x) => x > 2).join());",
    ],
  };
}
