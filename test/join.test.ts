import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { originalPositionFor, TraceMap } from "@jridgewell/trace-mapping";
import { afterAll, describe, expect, it } from "vitest";
import { Compiler } from "../build/compile.ts";
import { Builder, type Firmware } from "../build/firmware.ts";
import { flatten } from "../build/flatten.ts";
import { loadUntilWaiting, openSimulator } from "../build/simulated.ts";
import { projectDirectory } from "./helpers/child.ts";

const folder = mkdtempSync(path.join(tmpdir(), "lean-"));
cpSync(path.join(projectDirectory, "tsconfig.json"), path.join(folder, "tsconfig.json"));
cpSync(path.join(projectDirectory, "types"), path.join(folder, "types"), { recursive: true });
symlinkSync(path.join(projectDirectory, "node_modules"), path.join(folder, "node_modules"), "junction");
mkdirSync(path.join(folder, "src"));
const head = 'PROJECT = "test";\nVERSION = "1.2.3";\n';
const tail = "sys.run();\n";
writeFileSync(path.join(folder, "src/main.ts"), head + tail);
const builder = new Builder({ projectDirectory: folder, longNames: true });
const simulator = await openSimulator("wasmoon");

afterAll(() => rmSync(folder, { recursive: true }));

interface Ran {
  lua: string;
  map: string;
  /** What it logged until it waited. */
  logged: string[];
}

/** Builds and runs a firmware. `main` stands between the head and the tail of its entry. */
async function run(main: string, files: Record<string, string>): Promise<Ran> {
  const texts = Object.entries({ ...files, "main.ts": head + main + tail });
  const { firmware, errors } = await builder.build(new Map(texts.map(([name, text]) => [`src/${name}`, text])));
  expect(errors).toEqual([]);
  const { lua, map } = firmware[0] as Firmware;
  return { lua, map, logged: loggedBy(lua) };
}

function loggedBy(lua: string): string[] {
  const logged: string[] = [];
  const onLog = (line: string): void => void logged.push(line.replace(/^I\/user\./, ""));
  const { problem } = loadUntilWaiting({ simulator, scripts: { "main.lua": lua }, model: "Air780E", onLog });
  expect(problem).toBeUndefined();
  return logged;
}

/** The Lua from a module's comment to the next. */
function partOf(lua: string, source: string): string {
  return lua.split(/^-- (?=src\/)/m).find((part) => part.startsWith(`src/${source}\n`)) ?? "";
}

describe("an assignment that computes", () => {
  // What is also used as a value stays a table.
  const counts = "export const counts = { bytes: 1, inner: { frames: 2 } };\nexport const all = [counts];\n";

  it("to a field of an exported table is one line, without temporaries", async () => {
    const text = `let more = 5;
export function count(): void {
  counts.bytes += more - (2 + more);
  counts.inner.frames -= 4;
  more++;
}
`;
    const { lua, logged } = await run(
      'import { count, counts } from "./a";\ncount();\ncount();\nlog.info("x", counts.bytes, counts.inner.frames);\n',
      { "a.ts": counts + text },
    );
    expect(logged).toEqual(["x -3 -6"]);
    expect(lua).toContain("    counts.bytes = counts.bytes + (more - (2 + more))\n");
    expect(lua).toContain("    counts.inner.frames = counts.inner.frames - 4\n");
    expect(lua).not.toContain("____");
  });

  it("keeps its table when the value calls what puts another in its place", async () => {
    const text = `export const holder = { counts: { bytes: 1 } };
export const first = holder.counts;
function other(): number {
  holder.counts = { bytes: 100 };
  return 1;
}
holder.counts.bytes += other();
`;
    const { logged } = await run(
      'import { first, holder } from "./a";\nlog.info("x", first.bytes, holder.counts.bytes);\n',
      {
        "a.ts": text,
      },
    );
    expect(logged).toEqual(["x 2 100"]);
  });

  it("is found by the source map, and so is what stands in its value", async () => {
    const { lua, map } = await run('import { counts } from "./a";\nlog.info("x", counts.bytes);\n', {
      "a.ts": `${counts}const step = counts.inner;\ncounts.bytes += 70 * step.frames;\n`,
    });
    const lines = lua.split("\n");
    const line = lines.findIndex((each) => each.startsWith("counts.bytes = "));
    const at = (column: number) => originalPositionFor(new TraceMap(map), { line: line + 1, column });
    expect(at(0)).toMatchObject({ source: "../src/a.ts", line: 4, column: 0 });
    expect(at((lines[line] as string).indexOf("70"))).toMatchObject({ source: "../src/a.ts", line: 4, column: 16 });
  });
});

describe("what a module exports", () => {
  it("is a local of the joined text, which other modules use without a copy", async () => {
    const { lua, logged } = await run('import { twice } from "./a";\nlog.info("x", twice(3));\n', {
      "a.ts": "export function twice(n: number): number {\n  return 2 * n;\n}\n",
    });
    expect(logged).toEqual(["x 6"]);
    expect(lua).toContain("-- src/a.ts\nlocal function twice(n)\n    return 2 * n\nend\n-- src/main.ts\nlog.info(");
    expect(lua).not.toContain("____");
  });

  it("is declared in front of what the module keeps for itself, outside any block", async () => {
    const { lua, logged } = await run('import { raise } from "./a";\nlog.info("x", raise(), raise());\n', {
      "a.ts": "let count = 0;\nexport function raise(): number {\n  count += 1;\n  return count;\n}\n",
    });
    expect(logged).toEqual(["x 1 2"]);
    expect(partOf(lua, "a.ts")).toMatch(
      /^src\/a\.ts\nlocal raise\nlocal count = 0\nfunction raise\(\)\n( .*\n)*end\n$/,
    );
  });

  it("is private when no other module uses it", async () => {
    const { lua, logged } = await run('import { b } from "./a";\nlog.info("x", b());\n', {
      "a.ts": "export function a(): number {\n  return 1;\n}\nexport function b(): number {\n  return a() + a();\n}\n",
    });
    expect(logged).toEqual(["x 2"]);
    expect(partOf(lua, "a.ts")).toMatch(/^src\/a\.ts\nlocal b\nlocal function a\(\)/);
  });

  it("is seen as it is now, when it changes", async () => {
    const { logged } = await run(
      'import { count, raise } from "./a";\nimport * as a from "./a";\nraise();\nlog.info("x", count, a.count);\n',
      { "a.ts": "export let count = 1;\nexport function raise(): void {\n  count += 1;\n}\n" },
    );
    expect(logged).toEqual(["x 2 2"]);
  });

  it("is read before what is called behind it", async () => {
    const { logged } = await run(
      'import * as a from "./a";\nlog.info("x", a.count + a.raise());\na.holder.n = a.replace();\nlog.info("x", a.first.n, a.holder.n);\n',
      {
        "a.ts":
          'export let count = 1;\nexport function raise(): number {\n  count += 1;\n  return 10;\n}\ncount += raise();\nlog.info("x", count);\nexport let holder = { n: 0 };\nexport const first = holder;\nexport function replace(): number {\n  holder = { n: 1 };\n  return 5;\n}\n',
      },
    );
    expect(logged).toEqual(["x 11", "x 21", "x 5 1"]);
  });

  it("keeps what was copied from it as it was", async () => {
    const { logged } = await run(
      'import { count, raise, saved } from "./b";\nimport * as a from "./a";\nconst now = a.count;\nraise();\nlog.info("x", count, saved, now);\n',
      {
        "a.ts": "export let count = 1;\nexport function raise(): void {\n  count += 1;\n}\n",
        "b.ts": 'import { count } from "./a";\nexport const saved = count;\nexport { count, raise } from "./a";\n',
      },
    );
    expect(logged[0]).toMatch(/^x \d 1 1$/);
  });

  it("may be undefined until it is given a value", async () => {
    const { logged } = await run(
      'import { give, late, show, value } from "./a";\nlog.info("x", value);\ngive();\nlog.info("x", value, late);\nshow();\n',
      {
        "a.ts":
          'export let value: number | undefined;\nconst five = () => 5;\nexport let late: (() => number) | undefined;\nexport function show(): void {\n  log.info("late", late === undefined);\n}\nshow();\nlate = five;\nexport function give(): void {\n  value = 1;\n}\n',
      },
    );
    expect(logged[0]).toBe("late true");
    expect(logged[1]).toMatch(/^x( nil)?$/);
    expect(logged[2]).toMatch(/^x 1 function/);
    expect(logged[3]).toBe("late false");
  });

  it("can be renamed by the module that imports it, handed on, and exported under two names", async () => {
    const { lua, logged } = await run(
      'import { one, uno as eins, two } from "./b";\nlog.info("x", eins(), one(), two());\n',
      {
        "a.ts":
          "function first(): number {\n  return 1;\n}\nexport { first as one, first as uno };\nexport default function (): number {\n  return 2;\n}\n",
        "b.ts": 'import second from "./a";\nexport { one, uno } from "./a";\nexport { second as two };\n',
      },
    );
    expect(logged).toEqual(["x 1 1 2"]);
    expect(lua).not.toContain("____");
  });

  it("can be a class, an enum, a namespace, and have a name that Lua keeps for itself", async () => {
    const { logged } = await run(
      'import { end, Kind, Names, Thing } from "./a";\nlog.info("x", end, Kind.b, Kind[2], Names.z, new Thing(4).n, Thing.made);\n',
      {
        "a.ts":
          'export let end = 1;\nend += 1;\nexport enum Kind { a = 1, b }\nexport namespace Names { export const z = "z"; }\nexport class Thing {\n  static made = 0;\n  constructor(readonly n: number) {\n    Thing.made += 1;\n  }\n}\n',
      },
    );
    expect(logged).toEqual(["x 2 2 b z 4 1"]);
  });

  it("keeps the table when somebody uses the module as a value, or exports all of it", async () => {
    const { lua, logged } = await run(
      'import * as all from "./a";\nimport { b } from "./b";\nlet sum = 0;\nfor (const [, value] of pairs(all as unknown as Record<string, number>)) {\n  sum += value;\n}\nlog.info("x", sum, b, all.a);\n',
      { "a.ts": "export let a = 1;\na += 1;\nexport let b = 3;\nb += 1;\n", "b.ts": 'export * from "./a";\n' },
    );
    expect(logged).toEqual(["x 6 4 2"]);
    expect(lua).toContain("local ____src_a = {}");
  });
});

describe("a name", () => {
  it.each([
    [
      "that two modules export",
      'import { check } from "./a";\nimport { check as other } from "./b";\nlog.info("x", check(), other());\n',
      { "a.ts": 'export const check = () => "a";\n', "b.ts": 'export const check = () => "b";\n' },
      "x a b",
      "check_b()",
    ],
    [
      "that a parameter has where the export is used",
      'import { check as other } from "./a";\nfunction f(check: string): string {\n  return check + other() + other();\n}\nlog.info("x", f("b"));\n',
      { "a.ts": 'export const check = () => "a";\n' },
      "x baa",
      "check_a()",
    ],
    [
      "that the importing module has for something of its own",
      'import { f } from "./b";\nlog.info("x", f());\n',
      {
        "a.ts": 'export const check = () => "a";\n',
        "b.ts":
          'import { check as other } from "./a";\nconst check = () => "b";\nexport const f = () => check() + other() + other();\n',
      },
      "x baa",
      "check_a()",
    ],
    [
      "that the importing module exports as well",
      'import { f } from "./b";\nlog.info("x", f());\n',
      {
        "a.ts": 'export const check = () => "a";\n',
        "b.ts":
          'import { check as other } from "./a";\nexport const check = () => "b";\nexport const f = () => check() + other() + check();\n',
      },
      "x bab",
      "check_b()",
    ],
    [
      "that is a module of LuatOS elsewhere",
      'import { uart as line } from "./a";\nlog.info("x", line(), typeof uart.setup);\n',
      { "a.ts": 'export const uart = () => "a";\n' },
      "x a function",
      "uart_a()",
    ],
    [
      "that is a function of Lua",
      'import { print, tostring as text } from "./a";\nlog.info("x", print(), text(), tostring(1));\n',
      { "a.ts": 'export const print = () => "a";\nexport const tostring = () => "b";\n' },
      "x a b 1",
      "print_a()",
    ],
  ])("%s is told apart", async (_, main, files, logged, lua) => {
    const ran = await run(main, files as unknown as Record<string, string>);
    expect(ran.logged).toEqual([logged]);
    expect(ran.lua).toContain(lua);
  });
});

describe("a constant", () => {
  it("is written where it is used, in other modules too, and declared nowhere", async () => {
    const { lua, logged } = await run(
      'import { dayMs, isOn, name as title, offset } from "./a";\nimport * as a from "./a";\nlog.info(title, dayMs, isOn, 7 - offset, a.half, math.type(dayMs));\n',
      {
        "a.ts":
          'const hourMs = 3600 * 1000;\n/** A day. */\nexport const dayMs = 24 * hourMs;\nexport const isOn: boolean = true;\nexport const name = "title" as const;\nexport const offset = -3;\nexport const half = 0.5;\n',
      },
    );
    expect(logged).toEqual(["title 86400000 true 10 0.5000000 integer"]);
    expect(lua).toContain("-- src/a.ts\n-- src/main.ts\n");
    expect(lua).toContain('"title",\n    86400000,\n    true,\n    7 - (-3),\n    0.5,');
  });

  it("can be used before its declaration, by a function", async () => {
    const { lua, logged } = await run(
      'function f(): number {\n  return limit + other;\n}\nconst limit = 5;\nlet other = 1;\nother += 1;\nlog.info("x", f());\n',
      {},
    );
    expect(logged).toEqual(["x 7"]);
    expect(lua).toContain("local other\nlocal function f()\n    return 5 + other\nend");
  });

  it("is left alone where another has its name", async () => {
    const { logged } = await run(
      'import { n } from "./a";\nfunction f(n: number): number {\n  const m = n;\n  return m;\n}\nlog.info("x", f(2), n, { n }.n);\n',
      { "a.ts": "export const n = 1;\n" },
    );
    expect(logged).toEqual(["x 2 1 1"]);
  });

  it("can be a text with methods", async () => {
    const { logged } = await run(
      'const text = "abc";\nfunction f(): void {\n  const n = text.length;\n  log.info("x", n, ...text.toHex());\n  text.toHex();\n}\nf();\n',
      {},
    );
    expect(logged).toEqual(["x 3 616263 6"]);
  });

  it("is none when it may change, or is long", async () => {
    const { lua, logged } = await run(
      'import { long, ready, show } from "./a";\nlog.info("x", ready, long.length);\nshow();\n',
      {
        "a.ts": `export let ready: boolean | undefined;
export function show(): void {
  log.info("x", ready === true);
}
show();
ready = true;
export const long = "${"l".repeat(41)}";
`,
      },
    );
    expect(logged).toEqual(["x false", "x true 41", "x true"]);
    expect(lua).toContain("#long");
  });

  it("leaves nothing of a file that has only constants, and the report names that file nevertheless", async () => {
    const main = `${head}import { n } from "./a";\nimport { m } from "./b";\nimport { f } from "./c";\nlog.info("x", n, m, f());\n${tail}`;
    const { firmware, errors } = await builder.build(
      new Map([
        ["src/main.ts", main],
        ["src/a.ts", "export const n = 1;\n"],
        ["src/b.ts", "export const m = 2;\n"],
        ["src/c.ts", "/**\n * @returns three\n *\n * src/d.ts\n */\nexport function f(): number {\n  return 3;\n}\n"],
      ]),
    );
    expect(errors).toEqual([]);
    const parts = firmware[0]?.costs[0]?.parts ?? [];
    expect(parts.map(({ source, textBytes }) => [source, textBytes]).slice(2, 4)).toEqual([
      ["src/a.ts", 12],
      ["src/b.ts", 12],
    ]);
    expect(parts.map(({ source }) => source).slice(4)).toEqual(["src/c.ts", "string table", "run once"]);
  });

  it("takes its new value in another module when it is edited", async () => {
    const files = (n: number): Record<string, string> => ({ "a.ts": `export const n = ${n};\n` });
    const main = 'import { n } from "./a";\nlog.info("x", n);\n';
    expect((await run(main, files(1))).logged).toEqual(["x 1"]);
    expect((await run(main, files(2))).logged).toEqual(["x 2"]);
  });
});

describe("the joined text", () => {
  it("runs what is imported for what it does, in the order of the imports", async () => {
    const { logged } = await run('import "./a";\nimport "./b";\nlog.info("main");\n', {
      "a.ts": 'import "./c";\nlog.info("a");\nexport {};\n',
      "b.ts": 'import "./c";\nlog.info("b");\nexport const b = 1;\n',
      "c.ts": 'log.info("c");\nexport {};\n',
    });
    expect(logged).toEqual(["c", "a", "b", "main"]);
  });

  it("declares functions where they stand, unless they are used before", async () => {
    const { lua, logged } = await run(
      'function even(n: number): boolean {\n  return n === 0 || odd(n - 1);\n}\nfunction odd(n: number): boolean {\n  return n !== 0 && even(n - 1);\n}\nlog.info("x", even(4));\n',
      {},
    );
    expect(logged).toEqual(["x true"]);
    expect(lua).toContain("local odd\nlocal function even(n)");
  });

  it("stays within Lua's 200 locals: modules beyond keep a table", async () => {
    const names = (of: string): string[] => Array.from({ length: 50 }, (_, index) => `${of}${index}`);
    const files: Record<string, string> = {};
    for (const of of ["a", "b", "c", "d"]) {
      files[`${of}.ts`] = names(of)
        .map((name) => `export const ${name} = () => "${of}";\n`)
        .join("");
      const sum = names(of).map((name) => `sum += ${name}();\n`);
      files[`use-${of}.ts`] =
        `import { ${names(of).join(", ")} } from "./${of}";\nlet sum = "";\n${sum.join("")}log.info("x", sum);\nexport {};\n`;
    }
    const { lua, logged } = await run(
      'import "./use-a";\nimport "./use-b";\nimport "./use-c";\nimport "./use-d";\n',
      files,
    );
    expect(logged).toEqual(["a", "b", "c", "d"].map((of) => `x ${of.repeat(50)}`));
    expect(lua).not.toContain("local ____src_a = {}");
    expect(lua).not.toContain("local ____src_b = {}");
    expect(lua).toContain("local ____src_c = {}");
  });

  it("is refused when a function uses too many variables of its own module, exported or not", async () => {
    const names = Array.from({ length: 51 }, (_, index) => `v${index}`);
    const text = `${names.map((name) => `export let ${name} = "a";\n${name} += "b";\n`).join("")}export function f(): string {\n  return ${names.join(" + ")};\n}\n`;
    const main = `${head}import { f } from "./a";\nlog.info("x", f());\n${tail}`;
    const { errors } = await builder.build(
      new Map([
        ["src/main.ts", main],
        ["src/a.ts", text],
      ]),
    );
    expect(errors).toEqual([
      expect.stringMatching(/^src\/a\.ts\(103,1\): error LUA5004 too-many-upvalues: 51 variables/),
    ]);
  });

  it("has a map that leads to the column behind what has another length now", async () => {
    const text = 'import { check } from "./a";\nlog.info("x", check(), "distinct", check(), "other");\n';
    const { lua, map } = await run(text, { "a.ts": 'export function check(): string {\n  return "a";\n}\n' });
    const traced = new TraceMap(map);
    const source = (head + text).split("\n");
    const lines = lua.split("\n");
    for (const piece of ['"distinct"', '"other"', "check()"]) {
      const line = lines.findIndex((each) => each.includes(piece) && !each.includes("function"));
      const found = originalPositionFor(traced, { line: line + 1, column: (lines[line] as string).indexOf(piece) });
      expect(found.source).toBe("../src/main.ts");
      expect(source[(found.line as number) - 1]?.slice(found.column as number).startsWith(piece)).toBe(true);
    }
  });

  it("does what the modules do with their tables", async () => {
    const compiler = new Compiler(path.join(projectDirectory, "tsconfig.json"));
    const { modules } = compiler.compile();
    for (const entry of ["src.main", "src.modbus.main", "src.echo.main"]) {
      const join = (lean: boolean): string =>
        flatten({ modules, entry, head: /^(PROJECT|VERSION) = "/, preamble: ['_G.sys = require("sys")'], lean }).lua;
      expect(loggedBy(join(true))).toEqual(loggedBy(join(false)));
    }
  });
});
