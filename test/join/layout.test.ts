import { encode } from "@jridgewell/sourcemap-codec";
import { originalPositionFor, TraceMap } from "@jridgewell/trace-mapping";
import { describe, expect, it } from "vitest";
import { outputErrors } from "../../build/output-rules.ts";
import { head, join, run } from "../helpers/joining.ts";

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
    expect(lua).toContain("-- src/p0/main.ts\nlocal odd\n\n--- Even.\nlocal function even(n)");
    expect(lua).toContain("end\n\n--- Odd.\nfunction odd(n)");
    expect(lua).toContain("end\n\n--- First.\nlocal function first()");
    expect(lua).toContain('end\n\nlocal function last()\n    return first()\nend\n\nlog.info("x", last())\n');
  });

  it("gives variables plain first values in front of the functions that use them, with their comments", () => {
    const { parts, logged } = run('import { step } from "./a";\nlog.info("x", step(), step());\n', {
      "a.ts": `export function step(): string {
  count += late ?? 0;
  said.count = count;
  day += 0;
  return \`\${count} \${said.start}\`;
}
/** How many. */
let count = 0;
/** What was said. */
const said: Record<string, number> = {};
/** Not plain: it is asked for. */
let day = os.time();
let late: number | undefined;
log.info("x", late);
/** It is 2 at the end. */
late = 2;
`,
    });
    expect(logged).toEqual(["x nil", "x 2 nil 4 nil"]);
    const text = parts["a.ts"] as string;
    const order = [
      "--- How many.\nlocal count = 0\n",
      "--- What was said.\nlocal said = {}\n",
      "function step()",
      "day = os.time()",
      "late = 2",
    ];
    const places = order.map((piece) => text.indexOf(piece));
    expect(places).toEqual(places.toSorted((one, other) => one - other));
    expect(places[0]).toBeGreaterThanOrEqual(0);
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

  it("is the same for any line ends of the sources", () => {
    const main = '/**\n * Says\n * so.\n */\nfunction f(): void {\n  log.info("x", `a\nb`);\n}\nf();\n';
    expect(join(main.replaceAll("\n", "\r\n"))).toEqual(join(main));
  });

  it("names the index of a list `_`, unless that has a meaning in the loop", () => {
    const { parts, logged } = run(
      'const _ = "x";\nfor (const n of [1, 2]) {\n  log.info("a", n);\n}\nfor (const n of [3]) {\n  log.info(_, n);\n}\n',
    );
    expect(parts["main.ts"]).toContain('for _, n in ipairs({1, 2}) do\n    log.info("a", n)');
    expect(logged).toEqual(["a 1", "a 2", "x 3"]);
  });

  it("does not name a file of which nothing is left", () => {
    const { parts } = run('import { n } from "./a";\nlog.info("x", n);\n', {
      "a.ts": "/** One. */\nexport const n = 1;\n",
    });
    expect(Object.keys(parts)).toEqual(["main.ts"]);
  });

  it("does not name it either, nor puts a block around what has no variables of its own, where locals are many", () => {
    const names = Array.from({ length: 110 }, (_, index) => `v${index}`);
    const many = `let own = 0;\nown += 1;\n${names.map((name) => `export let ${name} = own;\n${name} += own;\n`).join("")}`;
    const sum = (of: string): string => names.map((name) => `sum += ${of}.${name};\n`).join("");
    const { parts, logged } = run(
      `import * as a from "./a";\nimport * as b from "./b";\nimport { n } from "./c";\nimport { twice } from "./d";\nlet sum = 0;\n${sum("a")}${sum("b")}log.info("x", twice(n + sum));\n`,
      {
        "a.ts": many,
        "b.ts": many,
        "c.ts": "/** One. */\n\n/** The number. */\nexport const n = 1;\n",
        "d.ts": "export function twice(n: number): number {\n  return 2 * n;\n}\n",
      },
    );
    expect(logged).toEqual(["x 882"]);
    expect(Object.keys(parts)).toEqual(["a.ts", "b.ts", "d.ts", "main.ts"]);
    expect(parts["a.ts"]).toContain("\ndo\n");
    expect(parts["d.ts"]).toBe("local function twice(n)\n    return 2 * n\nend\n");
  });

  it("has empty lines between functions, and above what has comments, but none inside functions", () => {
    const { parts } = run(
      `/** One. */
const one = math.max(1, 0);
const two = one + one;
/** Three. */
const three = one + two;
const onEnd = guarded(() => {
  const n = one;
  // Says it.
  log.info("x", n);
});
onEnd();
function guarded(action: () => void): () => void {
  const inner = (): void => {
    action();
    log.info("x", two);
  };
  inner();
  return inner;
}
if (three > 2) {
  log.info("x", three);
}
`,
    );
    expect(parts["main.ts"]).toBe(`local two

local function guarded(action)
    local function inner()
        action()
        log.info("x", two)
    end
    inner()
    return inner
end

--- One.
local one = math.max(1, 0)
two = one + one

--- Three.
local three = one + two

local onEnd = guarded(function()
    local n = one
    -- Says it.
    log.info("x", n)
end)

onEnd()
if three > 2 then
    log.info("x", three)
end

-- The last line is a return, so that the memory of all that has run only once is free from here on.
return sys.run()
`);
  });

  it.each([
    ['log.info("a", n, twice(n), "b", "c", "d");', 'log.info("a", n, twice(n), "b", "c", "d")'],
    [
      'log.info("a", n, twice(n), "bbbbbbbbbbbbbbbbbbbbbbbbb", "ccccccccccccccccccccccccccccccccc", twice(1), "d");',
      'log.info(\n    "a",\n    n,\n    twice(n),\n    "bbbbbbbbbbbbbbbbbbbbbbbbb",\n    "ccccccccccccccccccccccccccccccccc",\n    twice(1),\n    "d"\n)',
    ],
    ["later(twice(n), () => { say(n); });", "later(twice(n), function()\n    say(n)\nend)"],
    ["first(() => { say(n); }, 1);", "first(\n    function()\n        say(n)\n    end,\n    1\n)"],
    ["first(() => twice(n), 1);", "first(function() return twice(n) end, 1)"],
    ["say(({ a: n, b: twice(n), c: 3, d: 4, e: 5 }).a);", "({a = n, b = twice(n), c = 3, d = 4, e = 5})"],
    ["say(({\n  // Of it.\n  a: n, b: 2 }).a);", "({\n    -- Of it.\n    a = n,\n    b = 2\n})"],
    ["const [, b] = string.find(`${n}`, `2`);\nsay(b as number);", "local _, b = string.find("],
    ["const [, b] = string.find(`${n}`, `2`);\nconst _ = b as number;\nsay(_);", "local ____, b = string.find("],
    ["log.info(`${n} ${n} ${n}`);", 'log.info(tostring(n) .. " " .. tostring(n) .. " " .. tostring(n))'],
    ["if (!string.find(`${n}`, `2`)[0] && some()[0]) { say(n); }", "if not string.find("],
    [
      "const which = n === 2 && twice(n) === 4 ? twice(twice(twice(1000000000))) : n === 3 ? twice(2000000) : twice(n * 20000);\nsay(which);",
      "local which = n == 2\n    and twice(n) == 4\n    and twice(twice(twice(1000000000)))\n    or (n == 3 and twice(2000000) or twice(n * 20000))\n",
    ],
    [
      "const which = (n === 2 || twice(n) === 4) && twice(twice(twice(1000000000))) > 1000000000 - twice(twice(n));\nsay(which ? 1 : 2);",
      "local which = (n == 2 or twice(n) == 4)\n    and twice(twice(twice(1000000000))) > 1000000000 - twice(twice(n))\n",
    ],
    [
      "if (n === 2) { say(1); } else if ((n === 3 || twice(n) === 4) && twice(twice(twice(1000000000))) > 1000000000 - twice(twice(n))) { say(2); }",
      "elseif (n == 3 or twice(n) == 4)\n        and twice(twice(twice(1000000000))) > 1000000000 - twice(twice(n)) then\n    say(2)\nend",
    ],
  ])("fits in lines as people write them: %s", (statements, lua) => {
    const {
      parts,
      mappings,
      lua: text,
    } = run(`let n = 1;
n += 1;
function twice(n: number): number {
  return 2 * n;
}
function say(n: number): void {
  log.info("x", n);
}
function later(n: number, action: () => void): void {
  say(n);
  action();
}
function first(action: () => void, n: number): void {
  later(n, action);
}
function some(): LuaMultiReturn<[boolean, number]> {
  return $multi(true, 1);
}
log.info("x", some()[1]);
first(() => {}, n);
${statements}
`);
    expect(parts["main.ts"]).toContain(lua);
    // The map still knows each line with code.
    const unknown = text.split("\n").filter((_, index) => index > 3 && mappings[index]?.length === 0);
    expect(unknown.filter((line) => !/^ *(--.*|else|end|\)|[}].*|)$/.test(line))).toEqual([]);
  });

  it("takes a new value from another module when that is edited", () => {
    const files = (n: number): Record<string, string> => ({ "a.ts": `export const n = ${n};\n` });
    const main = 'import { n } from "./a";\nlog.info("x", n);\n';
    expect(run(main, files(1)).logged).toEqual(["x 1"]);
    expect(run(main, files(2)).logged).toEqual(["x 2"]);
  });
});
