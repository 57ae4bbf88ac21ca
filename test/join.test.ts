import { encode } from "@jridgewell/sourcemap-codec";
import { originalPositionFor, TraceMap } from "@jridgewell/trace-mapping";
import { describe, expect, it } from "vitest";
import type { Flattened } from "../build/flatten.ts";
import { outputErrors } from "../build/output-rules.ts";
import { compilePrograms, joined, printedInLua } from "./helpers/programs.ts";

const head = 'PROJECT = "test";\nVERSION = "1.2.3";\n';
const tail = "sys.run();\n";

interface Ran extends Flattened {
  /** What it logged until it waited. */
  logged: string[];
  /** The Lua of each file. */
  parts: Record<string, string>;
}

/** Compiles and runs a firmware. `main` stands between the head and the tail of its entry. */
function run(main: string, files: Record<string, string> = {}): Ran {
  const flat = join(main, files);
  const logged = printedInLua(flat.lua).map((line) => line.replace(/^I\/user\./, ""));
  const parts = flat.lua.split(/^-- (?=src\/)/m).map((part) => /^src\/p0\/(.*)\n([\s\S]*)/.exec(part) ?? []);
  return { ...flat, logged, parts: Object.fromEntries(parts.slice(1).map(([, name, text]) => [name, text])) };
}

function join(main: string, files: Record<string, string> = {}): Flattened {
  const compilation = compilePrograms([{ ...files, "main.ts": head + main + tail }]);
  expect(compilation.errors).toEqual([]);
  return joined(compilation, 0);
}

describe("what a module exports", () => {
  it("is a local of the joined text, which other modules use without a copy", () => {
    const { parts, logged } = run('import { twice } from "./a";\nlog.info("x", twice(3));\n', {
      "a.ts": "/** Two of it. */\nexport function twice(n: number): number {\n  return 2 * n;\n}\n",
    });
    expect(logged).toEqual(["x 6"]);
    expect(parts["a.ts"]).toBe("--- Two of it.\nlocal function twice(n)\n    return 2 * n\nend\n");
    expect(parts["main.ts"]).toMatch(/^log\.info\(\n? *"x",\s+twice\(3\)\s*\)\nreturn -- .*\nsys\.run\(\)\n$/);
  });

  it("is seen as it is now when it changes, by whatever way it was imported and handed on", () => {
    const { logged, lua } = run(
      'import { count, raise } from "./a";\nimport * as a from "./a";\nimport { all, handed, own, starred } from "./c";\nraise();\nlog.info("x", count, a.count, handed, own, starred, all.count);\n',
      {
        "a.ts":
          "export let count = 1;\nexport function raise(): void {\n  ({ count } = { count: count + 1 });\n}\nexport let starred = 1;\nstarred += count;\n",
        "b.ts": 'import { count } from "./a";\nexport { count as own };\nexport { count as handed } from "./a";\n',
        "c.ts": 'export * from "./a";\nexport * from "./b";\nexport * as all from "./a";\n',
      },
    );
    expect(logged).toEqual(["x 2 2 2 2 2 2"]);
    expect(lua).not.toContain("____exports");
  });

  it("has its own name in an optional chain too, where two files call something alike", () => {
    const file = (n: number): string =>
      `let store: { get(this: void): number } | undefined;
export function read${n}(): number | undefined {
  store = { get: () => ${n} };
  store?.get();
  const found = store?.get();
  return found;
}
`;
    const { logged } = run(
      'import { read1 } from "./a";\nimport { read2 } from "./b";\nlog.info("x", read1(), read2(), store?.n);\n'.replace(
        "log",
        "const store = { n: 3 } as { n: number } | undefined;\nlog",
      ),
      { "a.ts": file(1), "b.ts": `${file(2)}export function open(store: number): number {\n  return store;\n}\n` },
    );
    expect(logged).toEqual(["x 1 2 3"]);
  });

  it("may be undefined until it is given a value", () => {
    const { logged } = run(
      'import { give, late, show, value } from "./a";\nlog.info("x", value);\ngive();\nlog.info("x", value, late);\nshow();\n',
      {
        "a.ts":
          'export let value: number | undefined;\nconst five = () => 5;\nexport let late: (() => number) | undefined;\nexport function show(): void {\n  log.info("late", late === undefined);\n}\nshow();\nlate = five;\nexport function give(): void {\n  value = 1;\n}\n',
      },
    );
    expect(logged.slice(0, 2)).toEqual(["late true", "x nil"]);
    expect(logged[2]).toMatch(/^x 1 function/);
    expect(logged[3]).toBe("late false");
  });

  it("can be renamed, exported under two names, and have no name", () => {
    const { lua, logged } = run(
      'import { one, uno as eins, two } from "./b";\nimport list from "./a-list";\nimport Named, { made } from "./c";\nlog.info("x", eins(), one(), two(), list[1], new Named().n, made());\n',
      {
        "a.ts":
          "function first(): number {\n  return 1;\n}\nexport { first as one, first as uno };\nexport default function (): number {\n  return 2;\n}\n",
        "b.ts": 'import second from "./a";\nexport { one, uno } from "./a";\nexport { second as two };\n',
        "a-list.ts": "export default [3, 4];\n",
        "c.ts": "export default class Named {\n  n = 5;\n}\nexport const made = (): number => new Named().n + 1;\n",
      },
    );
    expect(logged).toEqual(["x 1 1 2 4 5 6"]);
    expect(lua).toContain("local a_list = {3, 4}");
  });

  it("can be a class, an enum, a namespace, and have a name that Lua keeps for itself", () => {
    const { logged } = run(
      'import { end, Kind, Names, Thing } from "./a";\nlog.info("x", end, Kind.b, Kind[2], Names.z, new Thing(4).n, Thing.made);\n',
      {
        "a.ts":
          'export let end = 1;\nend += 1;\nexport enum Kind { a = 1, b }\nexport namespace Names { export const z = "z"; }\nexport class Thing {\n  static made = 0;\n  constructor(readonly n: number) {\n    Thing.made += 1;\n  }\n}\n',
      },
    );
    expect(logged).toEqual(["x 2 2 b z 4 1"]);
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
    [
      "that two modules keep for themselves",
      'import { a } from "./a";\nimport { b } from "./b";\nlog.info("x", a(), b(), a());\n',
      {
        "a.ts": "let count = 0;\nexport const a = () => ++count;\n",
        "b.ts": "let count = 10;\nexport const b = () => ++count;\n",
      },
      "x 1 11 2",
      "local count = 10",
    ],
  ])("%s is told apart", (_, main, files, logged, lua) => {
    const ran = run(main, files as unknown as Record<string, string>);
    expect(ran.logged).toEqual([logged]);
    expect(ran.lua).toContain(lua);
  });
});

describe("a constant", () => {
  it("is written where it is used, in other modules and in functions too, and declared nowhere", () => {
    const { lua, logged, parts } = run(
      'import { dayMs, isOn, name as title, offset } from "./a";\nimport * as a from "./a";\nfunction f(): number {\n  const least = -offset;\n  return least - offset;\n}\nlog.info(title, dayMs, isOn, 7 - offset, a.half, f(), math.type(dayMs));\n',
      {
        "a.ts":
          'const hourMs = 3600 * 1000;\n/** A day. */\nexport const dayMs = 24 * hourMs;\nexport const isOn: boolean = true;\nexport const name = "ti" + "tle";\nexport const offset = -3;\nexport const half = 0.5;\n',
      },
    );
    expect(logged).toEqual(["title 86400000 true 10 0.5000000 6 integer"]);
    expect(parts["a.ts"]).toBeUndefined();
    expect(lua).toContain('"title",\n    86400000,\n    true,\n    10,\n    0.5,');
    expect(lua).toContain("return 6\n");
  });

  it("can be used before its declaration, by a function", () => {
    const { lua, logged } = run(
      'function f(): number {\n  return limit + other;\n}\nconst limit = 5;\nlet other = 1;\nother += 1;\nlog.info("x", f());\n',
    );
    expect(logged).toEqual(["x 7"]);
    expect(lua).toContain("local other\nlocal function f()\n    return 5 + other\nend");
  });

  it("is left alone where another has its name", () => {
    const { logged } = run(
      'import { n } from "./a";\nfunction f(n: number): number {\n  const m = n;\n  return m;\n}\nlog.info("x", f(2), n, { n }.n);\n',
      { "a.ts": "export const n = 1;\n" },
    );
    expect(logged).toEqual(["x 2 1 1"]);
  });

  it("can be a text with methods, and nothing at all", () => {
    const { logged } = run(
      'const text = "abc";\nconst none: { n?: { m: number } } | undefined = undefined;\nfunction f(): void {\n  log.info("x", text.length, ...text.toHex());\n  log.info("y", (none as { n?: { m: number } } | undefined)?.n?.m);\n}\nf();\n',
    );
    expect(logged).toEqual(["x 3 616263 6", "y nil"]);
  });

  it("is none when it may change, is long, or does not fit into 32 bits", () => {
    const { lua, logged } = run(
      'import { far, long, ready, show } from "./a";\nlog.info("x", ready, long.length, far > 0);\nshow();\n',
      {
        "a.ts": `export let ready: boolean | undefined;
export function show(): void {
  log.info("x", ready === true);
}
show();
ready = true;
const half = 1500000000;
export const far = half + half; // device-allow constant-overflow: to see it wrap
export const long = "${"l".repeat(41)}";
`,
      },
    );
    expect(logged).toEqual(["x false", "x true 41 true", "x true"]);
    expect(lua).toContain("1500000000 + 1500000000");
    expect(lua).toContain("#long");
  });
});

describe("settings", () => {
  const config = `export const config = {
  url: "wss://host" as string,
  headers: ["a: b"],
  uart: { id: 1 as number, baudRate: 115200 as number, rs485: undefined as { pin: number } | undefined },
  spare: { n: 1 as number },
  given: { n: 1 as number },
  echo: false as boolean,
};
`;

  it("are constants, and what is off costs nothing", () => {
    const { lua, logged, parts } = run(
      `import { config } from "./config";
function echo(): void {
  log.info("x", "echo");
}
const rs485 = config.uart.rs485;
if (rs485) {
  log.info("x", "pin", rs485.pin);
}
if (config.echo && config.uart.id === 1) {
  echo();
}
const kind = config.uart.baudRate > 9600 ? "fast" : "slow";
log.info("x", config.url, config.headers[0], kind);
`,
      { "config.ts": config },
    );
    expect(logged).toEqual(["x wss://host a: b fast"]);
    expect(parts["config.ts"]).toBe('local config = {headers = {"a: b"}}\n');
    expect(lua).not.toMatch(/echo|pin|rs485|slow/);
  });

  it("stay as they are where something writes to them, or hands them on", () => {
    const { logged, parts } = run(
      `import { config } from "./config";
config.uart.baudRate = 9600;
function sum(of: { n: number }): number {
  return of.n;
}
log.info("x", config.uart.id, config.uart.baudRate, sum(config.given), config.given.n, config.spare.n);
`,
      { "config.ts": config },
    );
    expect(logged).toEqual(["x 1 9600 1 1 1"]);
    expect(parts["config.ts"]).toBe("local config = {uart = {baudRate = 115200}, given = {n = 1}}\n");
  });

  it("stay constants where only a branch that they switch off hands them on", () => {
    const main = (more: string): string => `import { config } from "./config";
function change(of: { echo: boolean; uart: { id: number } }): void {
  of.echo = true;
  of.uart.id = 2;
}
if (config.echo) {
  change(config);
}
${more}
log.info("x", config.uart.id, config.echo);
`;
    const off = run(main(""), { "config.ts": config });
    expect(off.logged).toEqual(["x 1 false"]);
    expect(off.lua).not.toContain("change");
    expect(off.parts["config.ts"]).toBeUndefined();
    const on = run(main(""), { "config.ts": config.replace("false as", "true as") });
    expect(on.logged).toEqual(["x 2 true"]);
    // Then nobody knows, when building, whether it is off.
    const changed = run(main("change(config);"), { "config.ts": config });
    expect(changed.logged).toEqual(["x 2 true"]);
    const later = run(main("config.echo = true;\nif (config.echo) {\n  change(config);\n}"), { "config.ts": config });
    expect(later.logged).toEqual(["x 2 true"]);
  });

  it("are there, where they are a table and something asks", () => {
    const { logged, lua } = run(
      `import { config } from "./config";
const has = config.uart.rs485 !== undefined;
const counts = { errors: 0 };
if (config.uart !== undefined && config.spare !== undefined) {
  log.info("x", "there", config.uart.id);
}
if (config.uart === undefined || has) {
  log.info("x", "gone");
}
if (counts.errors > 0) {
  log.info("x", "errors");
}
counts.errors++;
if (counts.errors > 0) {
  log.info("x", "counted");
}
`,
      { "config.ts": config },
    );
    expect(logged).toEqual(["x there 1", "x counted"]);
    expect(lua).not.toContain("gone");
    expect(lua).not.toContain("~= nil");
  });

  it("are a table like any other when that is handed on whole", () => {
    const { logged, parts } = run(
      'import { config } from "./config";\nlog.info("x", (json.encode(config)[0] ?? "").length > 50, config.uart.id);\n',
      { "config.ts": config },
    );
    expect(logged).toEqual(["x true 1"]);
    expect(parts["config.ts"]).toContain('url = "wss://host"');
  });
});

describe("a branch that a constant decides", () => {
  it.each([
    ["if (on) { say(1); } else { say(2); }", "1", "say(1)"],
    ["if (off) { say(1); } else if (on) { say(2); } else { say(3); }", "2", "say(2)"],
    ["if (off) { say(1); } else if (any) { say(2); }", "2", "if any then\n    say(2)\nend"],
    ["if (any && off) { say(1); } else { say(2); }", "2", "say(2)"],
    ["if (any || on) { const n = 1 + twice(1); say(n); }", "3", "do\n    local n = 1 + twice(1)\n    say(n)\nend"],
    ["while (off) { say(1); }", "", ""],
    ["say(off ? 1 : 2);", "2", "say(2)"],
    ["say(two(on && both()));", "1", "say(two((both())))"],
    ["say(on ? twice(2) : twice(3));", "4", "say((twice(2)))"],
    ["const n = off ? twice(2) : twice(3); say(n + n);", "12", "local n = twice(3)\n"],
    ["say((on ? (off ? 1 : twice(1)) : 3) || 5);", "2", ""],
    ["const patience = on ? 0 : limit; if (twice(1) < 7 + patience) { say(1); }", "1", "if twice(1) < 7 then"],
    ["if (any && on && twice(1) > 1) { say(1); }", "1", "if any and twice(1) > 1 then"],
    ["if (!any || off || twice(1) > 1) { say(1); }", "1", "if not any or twice(1) > 1 then"],
    ["if (any === on && off) { say(1); }", "", ""],
    ["if (twice(1) > 1 && off) { say(1); } else { say(2); }", "2", "if twice(1) > 1 and false then"],
    ["const is = any && on; say(is ? 1 : 2);", "1", "local is = any and true\n"],
    ["const is = on && twice(1) > 1; say(is ? 1 : 2);", "1", "local is = twice(1) > 1\n"],
    ["const none = undefined as number | undefined; say(none ?? twice(2));", "4", "say((twice(2)))"],
    ["say(ended()); function ended(): number { if (on) { return 1; } return twice(2); }", "1", "()\n    return 1\nend"],
    [
      "say(late(2)); function late(n: number): number { if (on) { const m = n + 1; say(m); } return n; }",
      "3 2",
      "end\n    return n",
    ],
    ["do { if (on) { const n = twice(1); say(n); } } while (off);", "2", "until true"],
    ['say(limit === 3 ? 1 : 2); say(!on || limit >= 4 ? 3 : 4); say("a" < "b" ? 5 : 6);', "1 4 5", ""],
  ])("%s", (statement, said, lua) => {
    const { logged, parts } = run(
      `const on = true as boolean;
const off = false as boolean;
const limit = 3 as number;
let any = false as boolean;
any = !any;
let list = off || limit > 3 ? "?" : "";
function say(n: number): void {
  list += \` \${n}\`;
}
function twice(n: number): number {
  return n * 2;
}
function both(): LuaMultiReturn<[boolean, number]> {
  return $multi(true, 1);
}
function two(...all: unknown[]): number {
  return all.length;
}
${statement.includes("both") ? statement.replace("both()", "both()[0]") : statement}
if (any && on && list === "?") {
  say(two(twice(1), both()[0]));
}
log.info("x" + list);
`,
    );
    expect(logged).toEqual([`x${said === "" ? "" : ` ${said}`}`]);
    expect(parts["main.ts"]).toContain(lua);
  });
});

describe("what nothing uses", () => {
  it("is not kept by what is declared together with it", () => {
    const { lua } = run(
      'function f(): void {\n  log.info("f", later(), on ? 1 : unused());\n}\nfunction later(): number {\n  return tonumber("1") ?? 0;\n}\nfunction unused(): number {\n  return later();\n}\nconst on: boolean = true;\nf();\nf();\n',
    );
    expect(lua).not.toContain("unused");
  });

  it("is left out, with what only that uses, and with TypeScriptToLua's helpers for it", () => {
    const { parts, lua, logged } = run('import { used } from "./a";\nlog.info("x", used());\n', {
      "a.ts": `const table = { n: 1, list: [1, 2] };
function inner(): number {
  return table.list.map((n) => n + table.n).length + outer();
}
export function outer(): number {
  return inner();
}
export const used = () => 1;
export let count = 0;
log.info("a");
count = 1;
`,
    });
    expect(logged).toEqual(["a", "x 1"]);
    expect(parts["a.ts"]).toBe('local function used()\n    return 1\nend\nlog.info("a")\n');
    expect(lua).not.toContain("TypeScriptToLua");
  });

  it("is not kept by what only writes to it", () => {
    const files = {
      "a.ts": `export const last: { reason?: string; count: number } = { count: 0 };
export const given: { reason?: string } = {};
export const kept = { n: 1 };
const alias: { n: number } = kept;
export function note(reason: string): void {
  log.info("noted", reason);
  last.reason = reason;
  last.count = 2;
  given.reason = tostring(reason);
  alias.n = 2;
}
`,
    };
    const unread = run('import { kept, note } from "./a";\nnote("r");\nlog.info("x", kept.n);\n', files);
    expect(unread.logged).toEqual(["noted r", "x 2"]);
    expect(unread.parts["a.ts"]).not.toMatch(/last|count/);
    // The call may do something.
    expect(unread.parts["a.ts"]).toContain("given.reason = tostring(reason)");
    const read = run('import { last, note } from "./a";\nnote("r");\nlog.info("x", last.reason);\n', files);
    expect(read.logged).toEqual(["noted r", "x r"]);
  });

  it("stays when making it does something", () => {
    const { logged } = run(
      'function f(): number {\n  log.info("f");\n  return 1;\n}\nexport const unused = f();\n'.replace("export ", "") +
        'log.info("x", unused === undefined);\n',
    );
    expect(logged).toEqual(["f", "x false"]);
  });
});

describe("the joined text", () => {
  it("runs what is imported for what it does, in the order of the imports", () => {
    const { logged } = run('import "./a";\nimport "./b";\nlog.info("main");\n', {
      "a.ts": 'import "./c";\nlog.info("a");\nexport {};\n',
      "b.ts": 'import "./c";\nlog.info("b");\nexport const b = 1;\n',
      "c.ts": 'log.info("c");\nexport {};\n',
    });
    expect(logged).toEqual(["c", "a", "b", "main"]);
  });

  it("declares functions where they stand, with their comments, unless they are used before", () => {
    const { lua, logged } = run(
      '/** Even. */\nfunction even(n: number): boolean {\n  return n === 0 || odd(n - 1);\n}\n/** Odd. */\nfunction odd(n: number): boolean {\n  return n !== 0 && even(n - 1);\n}\nfunction last(): boolean {\n  return first();\n}\n/** First. */\nfunction first(): boolean {\n  return even(4);\n}\nlog.info("x", last());\n',
    );
    expect(logged).toEqual(["x true"]);
    expect(lua).toContain("local odd\n--- Even.\nlocal function even(n)");
    expect(lua).toContain("--- Odd.\nfunction odd(n)");
    expect(lua).toContain("--- First.\nlocal function first()");
  });

  it("stays within Lua's 200 locals: first by blocks, then by tables", () => {
    const files = (count: number): Record<string, string> => {
      const texts: Record<string, string> = {};
      for (const of of ["a", "b", "c"]) {
        const names = Array.from({ length: count }, (_, index) => `${of}${index}`);
        const own = names.map((name) => `let own${name} = tonumber("1") ?? 0;\n`).join("");
        const shared = names.map((name) => `export let ${name} = () => own${name};\n`).join("");
        texts[`${of}.ts`] = `${own}${shared}${names[0]} = ${names[1]};\n`;
        const sum = names.map((name) => `sum += ${name}();\n`);
        texts[`use-${of}.ts`] =
          `import { ${names.join(", ")} } from "./${of}";\nlet sum = 0;\n${sum.join("")}log.info("x", sum);\nexport {};\n`;
      }
      return texts;
    };
    const main = 'import "./use-a";\nimport "./use-b";\nimport "./use-c";\n';
    const few = run(main, files(20));
    expect(few.logged).toEqual(["x 20", "x 20", "x 20"]);
    expect(few.lua).not.toMatch(/^do$/m);
    const some = run(main, files(45));
    expect(some.logged).toEqual(["x 45", "x 45", "x 45"]);
    expect(some.parts["a.ts"]).toMatch(
      /^local a0, a1, [\s\S]*\ndo\n {4}local owna0 = [\s\S]*\n {4}function a1\(\)[\s\S]*\nend\n$/,
    );
    const many = run(main, files(70));
    expect(many.logged).toEqual(["x 70", "x 70", "x 70"]);
    expect(many.parts["a.ts"]).toMatch(/^local a = \{\}\ndo\n[\s\S]* {4}function a\.a1\(\)/);
    expect(many.parts["use-a.ts"]).toContain("sum = sum + a.a69()");
  });

  it("is refused when a function uses too many variables of its own module, exported or not", () => {
    const names = Array.from({ length: 51 }, (_, index) => `v${index}`);
    const text = `${names.map((name) => `export let ${name} = "a";\n${name} += "b";\n`).join("")}export function f(): string {\n  return ${names.join(" + ")};\n}\n`;
    const flat = join('import { f } from "./a";\nlog.info("x", f());\n', { "a.ts": text });
    expect(outputErrors(flat, "src/p0/main.ts")).toEqual([
      expect.stringMatching(/^src\/p0\/a\.ts\(103,1\): error LUA5004 too-many-upvalues: 51 variables/),
    ]);
  });

  it("has a map that leads to the column behind what has another length now", () => {
    const text = 'import { check } from "./a";\nlog.info("x", check(), "distinct", check(), "other");\n';
    const { lua, mappings, sources } = run(text, { "a.ts": 'export function check(): string {\n  return "a";\n}\n' });
    const traced = new TraceMap({ version: 3, sources, names: [], mappings: encode(mappings) });
    const source = (head + text).split("\n");
    const lines = lua.split("\n");
    for (const piece of ['"distinct"', '"other"', "check()"]) {
      const line = lines.findIndex((each) => each.includes(piece) && !each.includes("function"));
      const found = originalPositionFor(traced, { line: line + 1, column: (lines[line] as string).indexOf(piece) });
      expect(found.source).toBe("src/p0/main.ts");
      expect(source[(found.line as number) - 1]?.slice(found.column as number).startsWith(piece)).toBe(true);
    }
  });

  it("is the same whatever ends the lines of the sources", () => {
    const main = '/**\n * Says\n * so.\n */\nfunction f(): void {\n  log.info("x", `a\nb`);\n}\nf();\n';
    expect(join(main.replaceAll("\n", "\r\n"))).toEqual(join(main));
  });

  it("does not name a file of which nothing is left", () => {
    const { parts } = run('import { n } from "./a";\nlog.info("x", n);\n', {
      "a.ts": "/** One. */\nexport const n = 1;\n",
    });
    expect(Object.keys(parts)).toEqual(["main.ts"]);
  });

  it("takes a new value from another module when that is edited", () => {
    const files = (n: number): Record<string, string> => ({ "a.ts": `export const n = ${n};\n` });
    const main = 'import { n } from "./a";\nlog.info("x", n);\n';
    expect(run(main, files(1)).logged).toEqual(["x 1"]);
    expect(run(main, files(2)).logged).toEqual(["x 2"]);
  });
});
