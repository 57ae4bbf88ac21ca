import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { Compiler, slashed } from "../build/compile.ts";
import { optionalModules } from "../build/diagnostics/checks/missing.ts";
import { constructs } from "../build/diagnostics/constructs.ts";
import { diagnose } from "../build/diagnostics/diagnose.ts";
import { costs } from "../build/diagnostics/measured-costs.ts";
import { diagnosticsPage } from "../build/diagnostics/page.ts";
import { ruleOf, rules } from "../build/diagnostics/rules.ts";
import { openSimulator } from "../host/simulator.ts";
import { measureCosts } from "../tools/costs/measure-costs.ts";
import { projectDirectory } from "./helpers/child.ts";
import { testedEngines } from "./helpers/engines.ts";

const folder = path.join(projectDirectory, "test/diagnostics");
const compiler = new Compiler(path.join(projectDirectory, "tsconfig.json"));

interface Fixture {
  rule: string;
  file: string;
  lines: string[];
}

const fixtures = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .map((file): Fixture => {
    const text = readFileSync(path.join(folder, file), "utf8");
    return { rule: slashed(file).split(/[./]/)[0] as string, file: slashed(file), lines: text.trimEnd().split("\n") };
  });

const lua32 = (await testedEngines()).there.find(({ name }) => name === "lua32");

/** Their Lua is looked at, which there is only when nothing else is wrong. */
const isOfLua = ({ rule }: Fixture): boolean => rule.startsWith("too-many-");
const found = new Map<string, string[]>();
const others: string[] = [];
diagnoseAll(fixtures.filter((each) => !isOfLua(each)));
diagnoseAll(fixtures.filter(isOfLua));

describe.each(rules)("$name", ({ name, code }) => {
  const own = fixtures.filter(({ rule }) => rule === name);

  it("catches the lines that its fixture says, and no others", () => {
    const lines = own.flatMap((fixture) => fixture.lines);
    expect(lines.filter((line) => expectedOn(line).includes(name)).length).toBeGreaterThan(0);
    expect(lines.filter((line) => expectedOn(line).length === 0).length).toBeGreaterThan(0);
    for (const { file, lines } of own) {
      const caught = lines.map((line, index) => `${line} ⇒ ${(found.get(`${file}:${index + 1}`) ?? []).sort()}`);
      expect(caught).toEqual(lines.map((line) => `${line} ⇒ ${expectedOn(line)}`));
    }
  });

  it("has a name and a code of its own", () => {
    expect(rules.filter((rule) => rule.code === code || rule.name === name)).toHaveLength(1);
  });
});

it("has no fixture without a rule, and nothing but rules in what it says of them", () => {
  expect(fixtures.map(({ rule }) => rule).filter((rule) => !rules.some(({ name }) => name === rule))).toEqual([]);
  expect(others).toEqual([]);
});

it("says once what the compiler says too, and where it says nothing", () => {
  expect(errorsIn("export const a = (n: number) => n >> 2;")).toEqual([
    expect.stringMatching(/^src\/said.ts.* LUA1004 /),
  ]);
  expect(errorsIn("export const a = [1, undefined, 3];")).toEqual([expect.stringMatching(/ LUA6001 /)]);
  expect(errorsIn("export class A { #n = 1; m() { return this.#n; } }")).toEqual([
    expect.stringMatching(/^src\/said.ts\(1,18\): error LUA7005 /),
    expect.stringMatching(/^src\/said.ts\(1,44\): error LUA7005 /),
  ]);
  expect(errorsIn('export const a: string = fskv.get("a");')).toEqual([
    expect.stringMatching(/ TS2322: /),
    expect.stringMatching(/ LUA7002 missing-module: fskv: /),
  ]);
});

it("passes on what the compiler says of a decorator", () => {
  const mark = "const mark = (_: unknown, at: { kind: string }): void => log.info(at.kind);";
  expect(errorsIn(`${mark}\n@mark\nexport class A {}`)).toEqual([
    expect.stringMatching(/^src\/said.ts\(2,1\): error TS100018: /),
  ]);
});

it("looks again at a file that has not changed when what it imports has", () => {
  const inSource = (name: string): string => slashed(path.join(projectDirectory, "src", name));
  const diagnoseWith = (flag: string): string[] => {
    const texts = {
      "uses.ts": 'import { flag } from "./passes";\nif (flag) log.info("x");\n',
      "passes.ts": 'import { given } from "./gives";\nexport const flag = given;\n',
      "gives.ts": `export const given = ${flag};\n`,
    };
    const replace = new Map(Object.entries(texts).map(([name, text]) => [inSource(name), text]));
    return diagnose(compiler.compile({ rootFiles: [inSource("uses.ts")], replace }), projectDirectory);
  };
  expect(diagnoseWith("rtos.bsp() === ''")).toEqual([]);
  expect(diagnoseWith("rtos.bsp()")).toEqual([expect.stringMatching(/^src\/uses.ts\(2,5\): error LUA3001 /)]);
  expect(diagnoseWith("rtos.bsp()")).toHaveLength(1);
  expect(diagnoseWith("rtos.bsp() === 'x'")).toEqual([]);
});

it("knows which modules a model may lack", () => {
  const declared = readFileSync(path.join(projectDirectory, "types/index.d.ts"), "utf8");
  expect([...declared.matchAll(/declare const (\w+): \w+ \| undefined/g)].map(([, name]) => name).sort()).toEqual(
    [...optionalModules].sort(),
  );
});

it("names a module that the configured model does not have", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "diagnostics-"));
  try {
    const config = JSON.parse(readFileSync(path.join(projectDirectory, "tsconfig.json"), "utf8"));
    const types = config.compilerOptions.types.map((each: string) =>
      each === "./types" ? slashed(path.join(projectDirectory, "types/models/air700ecq")) : each,
    );
    writeFileSync(
      path.join(folder, "tsconfig.json"),
      JSON.stringify({
        ...config,
        extends: slashed(path.join(projectDirectory, config.extends)),
        compilerOptions: { ...config.compilerOptions, types },
        include: ["src"],
      }),
    );
    symlinkSync(path.join(projectDirectory, "node_modules"), path.join(folder, "node_modules"), "junction");
    mkdirSync(path.join(folder, "src"));
    writeFileSync(path.join(folder, "src/main.ts"), 'mobile.imei();\nlcd.init("st7735");\n');
    const compilation = new Compiler(path.join(folder, "tsconfig.json")).compile();
    expect(diagnose(compilation, folder)).toEqual([
      expect.stringMatching(/^src\/main.ts\(2,1\): error LUA7002 missing-module: lcd, which the types of this project/),
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

/** The rules that a line's comment names, sorted. */
function expectedOn(line: string): string[] {
  const [, names] = / \/\/ expect: (.*)$/.exec(line) ?? [];
  return names?.split(", ").sort() ?? [];
}

/** Notes what is found in fixtures, in one program: the rules by `file:line`, and errors of another kind. */
function diagnoseAll(given: Fixture[]): void {
  const compilation = compiler.compile({ rootFiles: given.map(({ file }) => slashed(path.join(folder, file))) });
  for (const error of diagnose(compilation, projectDirectory)) {
    const [, file, line, name] = /^test\/diagnostics\/(.*)\((\d+),\d+\): error LUA\d+ ([\w-]+): /.exec(error) ?? [];
    if (name === undefined) {
      others.push(error);
    } else {
      found.set(`${file}:${line}`, [...(found.get(`${file}:${line}`) ?? []), name]);
    }
  }
}

it.each([
  ["outer: for (;;) { for (;;) { break outer; } }", "a label", "Put the loops into a function and return from it"],
  ["debugger;", "debugger", "A module has no debugger; log.info writes to its log."],
  ['log.info("x", /a/);', "a regular expression", "string.gsub take patterns of Lua."],
  ['log.info("x", 5n);', "a BigInt", "Numbers have 32 bits on a module."],
  ['log.info("x", new.target);', "new.target", "Pass what you need to know"],
  ['log.info("x", rtos.bsp().at(-1));', "string.at", "text.slice(-1) for the last character."],
  ['log.info("x", rtos.bsp().lastIndexOf("b"));', "string.lastIndexOf", "Look with a loop from the end."],
  ['["b", "a"].sort((a, b) => a.localeCompare(b));', "string.localeCompare", "names.sort((a, b) => (a < b ? -1"],
  ["log.info(rtos.bsp().normalize());", "string.normalize", "Lua has string.find"],
  ['log.info("x", [1].copyWithin(0, 1));', "array.copyWithin", "Write a loop."],
  ['log.info("x", Math.cbrt(8));', "Math.cbrt", "Compute it with what Lua's math has"],
  ['log.info("x", new Array(3));', "new Array(n)", "Begin with [] and push the elements in a loop."],
])("%s is refused by TypeScriptToLua, with what to write instead", (statement, what, instead) => {
  const [error, ...more] = errorsIn(`export function said(this: void): void {\n${statement}\n}\n`);
  expect(error).toMatch(/^src\/said\.ts\(2,\d+\): error TS1000\d\d: /);
  expect(error).toContain(`: ${what}: `);
  expect(error).toContain(instead);
  expect(more).toEqual([]);
});

describe("docs/diagnostics.md", () => {
  it("is what the table makes", () => {
    const page = readFileSync(path.join(projectDirectory, "docs/diagnostics.md"), "utf8");
    expect(page === diagnosticsPage(), "docs/diagnostics.md is stale: npm run docs").toBe(true);
  });

  it("has measured every cost that a rule names", () => {
    const named = rules.flatMap(({ costs: names = [] }) => names);
    expect(named.filter((name) => costs[name] === undefined)).toEqual([]);
    expect(Object.keys(costs)).toEqual(Object.keys(constructs));
  });

  it("says which costs are refused", () => {
    const named = rules.flatMap(({ costs: names = [] }) => names);
    const heavy = Object.keys(costs).filter((name) => (costs[name] as number) > 1000);
    expect(heavy.filter((name) => !named.includes(name))).toEqual(["class"]);
    expect(named.filter((name) => !heavy.includes(name))).toEqual(["spread in an object"]);
    expect(diagnosticsPage()).toContain(
      "What takes more than 1000 bytes is refused, except a class; so is every spread",
    );
    const { why, costs: calls } = ruleOf("heavy-call");
    expect(why).toContain("takes more than 1000 bytes.");
    expect(calls?.filter((name) => !heavy.includes(name))).toEqual([]);
  });

  it.skipIf(lua32 === undefined)("has figures that a measurement on 32-bit Lua confirms", async () => {
    for (const [name, bytes] of measureCosts(await openSimulator("lua32"), ["spread in an array", "Map"])) {
      expect(bytes / (costs[name] as number), `${name} takes ${bytes} bytes: npm run costs -- --write`).toBeCloseTo(
        1,
        1,
      );
    }
  });
});

function errorsIn(text: string): string[] {
  const file = slashed(path.join(projectDirectory, "src/said.ts"));
  return diagnose(compiler.compile({ rootFiles: [file], replace: new Map([[file, text]]) }), projectDirectory);
}
