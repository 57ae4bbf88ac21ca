import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { Compiler, slashed } from "../build/compile.ts";
import { constructs } from "../build/diagnostics/constructs.ts";
import { diagnose } from "../build/diagnostics/diagnose.ts";
import { measureCosts } from "../build/diagnostics/measure-costs.ts";
import { costs } from "../build/diagnostics/measured-costs.ts";
import { diagnosticsPage } from "../build/diagnostics/page.ts";
import { rules } from "../build/diagnostics/rules.ts";
import type { EngineFactory } from "../host/engine/engine.ts";
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

  it.skipIf(lua32 === undefined)("has figures that a measurement on 32-bit Lua confirms", async () => {
    for await (const [name, bytes] of measureCosts(lua32?.engines as EngineFactory, ["spread in an array", "Map"])) {
      expect(bytes / (costs[name] as number), `${name} takes ${bytes} bytes: npm run costs -- --write`).toBeCloseTo(
        1,
        1,
      );
    }
  });
});
