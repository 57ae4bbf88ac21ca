import { expect, it } from "vitest";
import { testedEngines } from "./helpers/engines.ts";
import { printedInNode } from "./helpers/in-node.ts";
import { compilePrograms, joined, printedInLua } from "./helpers/programs.ts";
import { programOf } from "./helpers/snippets.ts";

/** Classes that are allowed to be there in spite of what they cost. */
const classes = [
  // Values of static fields that need statements of their own.
  "const o: { m?: { k: number } } = {}; class A { static x = o.m?.k ?? 3; static y = A.x > 2 ? undefined : 1; } show(A.x, A.y);",
  "let i = 0; class A { static a = i++; static b = [A.a, i++, i]; static { i += 100; } static 'd-e' = i++; static 7 = i++; } show(A.a, A.b[2], A['d-e'], A[7], i);",
  "class A { static x = 1; static y = this.x + 1; static f = (): number => this.y; } show(A.y, A.f());",
  "const make = (n?: { v: number }) => class { static v = n?.v ?? 1; static w = this.v; }; const N = class { static v = [1].length > 0 ? 1 : 2; }; show(N.name, make({ v: 3 }).w, make().v);",
  "class A { static l = [4, ...[5], 6]; private static readonly n = A.l.length; static get = (): number => this.n; } show(A.get());",
  // Values of fields, behind a call of super that is not the first statement in Lua.
  "class A { v = 1; } class B extends A { override v = 2; constructor(o: { a: number; b: number }) { const { a, b } = o; super(); order += a + b; } } show(new B({ a: 1, b: 2 }).v);",
  "class A { v: number[]; constructor(...v: number[]) { this.v = v; } } class B extends A { n = this.v.length; constructor(...v: number[]) { super(...v, 9); } } show(new B(1, 2).n);",
  "class A { constructor(public v: number) {} } class B extends A { w = this.v + 1; constructor(x: number) { type T = number; interface I { a: T } super(x); this.v = 50; } } const b = new B(3); show(b.v, b.w);",
  "let i = 0; class A { constructor(readonly v: number) {} } class B extends A { w = i++; constructor(a = i++) { super(i++ * 10 + a); i++; } x = i++; } const b = new B(); show(b.v, b.w, b.x, i);",
  "class A { n = 1; constructor(readonly a: string) {} } class B extends A { constructor(o: { a?: string } | undefined, readonly b: string, public c = 3) { order += b; super(o?.a ?? 'none'); } } const b = new B(undefined, 'x'); show(b.a, b.b, b.c, b.n);",
  "class A { v = 0; constructor() { this.v = 1; } m(): string { return 'A'; } } class B extends A { 'f-g' = 5; 8 = 9; override m(): string { return super.m() + this.v; } constructor() { let k = 0, l = k++; super(); order += k + l; } } const b = new B(); show(b.m(), b['f-g'], b[8]);",
];

/** A namespace adds to the enum of its name. TypeScript has namespaces at the top of a file only. */
const merged = {
  "enums.ts": `export enum Code { Low = 1, High } export namespace Code { export const next = Code.High + 1; }
    export namespace Code { export const name = (code: Code): string => Code[code] + next; }
    enum Own { A = 5 } namespace Own { export enum Of { B = 6 } export namespace Of { export const c = Of.B + Own.A; } }
    export const own = [Own.A, Own[5], Own.Of.c].join();`,
};

const program = {
  ...merged,
  "main.ts": `import { Code, own } from "./enums";\n${programOf([...classes, "show(Code.name(Code.Low), Code[2], own);"])}`,
};
const compilation = compilePrograms([program]);

it.each((await testedEngines()).there.map(({ name }) => name))(
  "classes do in Lua what they do in Node, on %s",
  (engine) => {
    expect(compilation.errors).toEqual([]);
    const wanted = printedInNode(program);
    expect(printedInLua(joined(compilation, 0, false).lua, engine)).toEqual(wanted);
    expect(printedInLua(joined(compilation, 0).lua, engine)).toEqual(wanted);
    expect(wanted.filter((line) => line.endsWith("raises"))).toEqual([]);
    expect(wanted).toHaveLength(classes.length + 1);
  },
);
