import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { compile } from "../build/compile.ts";
import { type LuaModule, printed } from "../build/emit/lua-module.ts";
import { luaSyntaxError } from "../build/lua-syntax.ts";
import { coreModules, hasModule } from "../host/board/core-modules.ts";
import { surfaces } from "../tools/drift/modules.ts";
import { missingDocs } from "./types/check/doc-comments.ts";
import { hoverOn } from "./types/check/editor.ts";
import {
  emittedCalls,
  emittedParameters,
  nameOf,
  writtenCalls,
  writtenParameters,
} from "./types/check/emitted-calls.ts";
import { errorsOf, inProject, namesIn, programOf, projectDirectory } from "./types/check/projects.ts";

const modules = [
  ...["sys", "websocket", "uart", "zbuff", "wdt", "rtos", "log", "json", "pm", "errDump", "mobile", "gpio", "mcu"],
  ...[
    "crypto",
    "fskv",
    "socket",
    "http",
    "mqtt",
    "fota",
    "rtc",
    "adc",
    "i2c",
    "spi",
    "pwm",
    "timer",
    "string",
    "io",
    "os",
  ],
];
/** Files whose declarations are documented in full: what a gateway uses, and what all files share. */
const firstTier = new Set([
  ...["sys", "websocket", "uart", "zbuff", "wdt", "rtos", "log", "json", "pm", "errdump", "mobile", "fskv", "crypto"],
  ...["mcu", "gpio", "string", "integers", "model", "units", "build"],
]);
const configOfSamples = "test/types/tsconfig.json";
const calls = namesIn("test/types/calls", ".ts");
const samples = programOf(configOfSamples);

describe("types/", () => {
  it("has every module in its table of contents", () => {
    const program = programOf("test/types/sets/tsconfig.portable.json");
    const files = program.getSourceFiles().map(({ fileName }) => fileName);
    const reached = files.filter((name) => name.startsWith(inProject("types/")));
    expect(reached.sort()).toEqual(namesIn("types", ".d.ts").map((name) => inProject("types", `${name}.d.ts`)));

    const place = program.getSourceFile(inProject("test/types/sets/portable.ts"));
    const isGlobal = (name: string): boolean =>
      program.getTypeChecker().resolveName(name, place, ts.SymbolFlags.Value, false) !== undefined;
    expect(modules.filter((name) => !isGlobal(name))).toEqual([]);
  });

  it("has typical calls and misuse for each module", () => {
    const names = modules.map((name) => name.toLowerCase()).sort();
    expect(calls).toEqual(names);
    expect(namesIn("test/types/misuse", ".ts")).toEqual(names);
  });

  it("records the LuatOS commit in one place", () => {
    const commit = readFileSync(inProject("types/LUATOS_COMMIT"), "utf8");
    expect(commit).toMatch(/^[0-9a-f]{40}\n$/);
    expect(filesWith(projectDirectory, commit.slice(0, 10))).toEqual(["types/LUATOS_COMMIT"]);
  });
});

describe("misuse", () => {
  it("is refused, and nothing else is", () => {
    expect(errorsOf(samples)).toEqual([]);
  });

  it("is refused for what it is, not for a misspelt name or bad syntax", () => {
    let directives = 0;
    const withoutDirectives = (text: string): string =>
      text.replaceAll("@ts-expect-error", () => {
        directives++;
        return "";
      });
    const errors = errorsOf(programOf(configOfSamples, withoutDirectives));
    expect(errors.length).toBeGreaterThanOrEqual(directives);
    expect(errors.filter((error) => /TS(1\d{3}|2304|2552|2307|6\d{3}): /.test(error))).toEqual([]);
  });
});

describe("typical calls", () => {
  const { errors, modules: lua } = compile({
    configFile: inProject(configOfSamples),
    projectDirectory,
    rootFiles: calls.map((name) => inProject(`test/types/calls/${name}.ts`)),
  });
  it("compile", () => {
    expect(errors).toEqual([]);
  });

  it.each(calls)("of %s become the Lua that was meant", async (name) => {
    const text = luaOf(lua.get(`test.types.calls.${name}`) as LuaModule);
    await expect(text).toMatchFileSnapshot(`types/__snapshots__/${name}.lua`);
    expect(luaSyntaxError(text, `${name}.lua`)).toBeUndefined();

    const file = samples.getSourceFile(inProject(`test/types/calls/${name}.ts`)) as ts.SourceFile;
    const written = writtenCalls(file, samples.getTypeChecker());
    expect(written).not.toEqual([]);
    expect(emittedCalls(text, new Set(written.map(nameOf)))).toEqual(written);
    expect(emittedParameters(text)).toEqual(writtenParameters(file));
  });
});

describe("the sets", () => {
  it("declare every module that any simulated core has, in the portable one", () => {
    const program = programOf("test/types/sets/tsconfig.portable.json");
    const place = program.getSourceFile(inProject("test/types/sets/portable.ts"));
    const checker = program.getTypeChecker();
    const isDeclared = (name: string): boolean =>
      checker.resolveName(name, place, ts.SymbolFlags.Value, false) !== undefined;
    expect(Object.keys(coreModules).filter((name) => !isDeclared(name))).toEqual([]);
  });

  /** Newer models have no set of their own. */
  const declaredModels = ["Air780E", "Air700ECQ"] as const;
  /** What compiles against a set runs on every core of the model: the first of Air700ECQ are older than the simulated ones. */
  const firstCoresLack = { Air780E: [] as string[], Air700ECQ: ["fskv", "mcu", "rtc"] };

  it.each(declaredModels)("declare the modules that every core of %s has, and no others without a guard", (model) => {
    const set = model.toLowerCase();
    const program = programOf(`test/types/sets/tsconfig.${set}.json`);
    const place = program.getSourceFile(inProject(`test/types/sets/${set}.ts`));
    const checker = program.getTypeChecker();
    const isAlwaysThere = (name: string): boolean => {
      const symbol = checker.resolveName(name, place, ts.SymbolFlags.Value, false);
      // The program declares one of its own, as a project may.
      const declaration = symbol?.declarations?.find((each) =>
        each.getSourceFile().fileName.startsWith(inProject("types/")),
      );
      return declaration !== undefined && !/ \| undefined;?$/.test(declaration.getText());
    };
    const names = Object.keys(coreModules);
    const everywhere = names.filter(
      (name) => hasModule(name, model, "2026-08") && !firstCoresLack[model].includes(name),
    );
    expect(names.filter(isAlwaysThere)).toEqual(everywhere);
  });

  it("know what a model has, and the gateway compiles against each to the same Lua", () => {
    const [portable, ...models] = ["portable", "air780e", "air700ecq"].map((set) => {
      const configFile = inProject(`test/types/sets/tsconfig.${set}.json`);
      const { errors, modules: lua } = compile({ configFile, projectDirectory });
      expect(errors).toEqual([]);
      const modules = [...lua].filter(([name]) => name.startsWith("src."));
      return new Map(modules.map(([name, module]) => [name, luaOf(module)]));
    });
    expect(portable?.size).toBeGreaterThan(5);
    for (const model of models) {
      expect(model).toEqual(portable);
    }
  });
});

describe("doc comments", () => {
  const members = new Set(surfaces.flatMap(({ declared }) => declared));

  it.each([...namesIn("types", ".d.ts"), ...namesIn("types/models", ".d.ts").map((name) => `models/${name}`)])(
    "of %s.d.ts are complete",
    (name) => {
      const text = readFileSync(inProject("types", `${name}.d.ts`), "utf8");
      expect(missingDocs(name, text, { full: firstTier.has(name), surfaces: members })).toEqual([]);
    },
  );

  it("are missed where they are missing", () => {
    const text = `
      declare namespace a {
        function f(x: number, y?: number): number;
        /** Says. @param z No such parameter. */
        function g(x: number): void;
        /**
         * Says.
         * @param x How many.
         * @returns A number.
         * Source: a.c
         */
        function h(this: void, x?: number): number;
        /** Source: a.c */
        const c: ((this: void, x: number) => string) | undefined;
      }
      /** Says. */
      interface A { m: 1; }`;
    expect(missingDocs("a.d.ts", text, { full: true, surfaces: new Set(["A"]) })).toEqual([
      "a: no doc comment",
      "a.f: no doc comment",
      'a.g: no "Source:" line',
      "a.g: no @param x",
      "a.g: @param z is no parameter",
      "a.h: @param x names no default",
      "a.c: the doc comment says nothing",
      "a.c: no @param x",
      "a.c: no @returns",
      'A: no "Source:" line',
      "A.m: no doc comment",
    ]);
  });
});

it("an editor shows units, defaults and failure at a call", () => {
  const setup = hoverOn("uart.setup", "test/types/calls/uart.ts", configOfSamples);
  expect(setup).toContain("baudRate?: BaudRate");
  expect(setup).toContain("@param baudRate Bits per second. Default 115200.");
  expect(setup).toContain("@returns 0 when it is open. Otherwise the port's error, -1.");
  const watchdog = hoverOn("wdt.init", "test/types/calls/wdt.ts", configOfSamples);
  expect(watchdog).toContain("timeoutMs?: Milliseconds");
  expect(watchdog).toContain("takes 20000 to 60999 ms only");
});

/** The files of the project that contain a text, without what is installed or made. */
function filesWith(directory: string, text: string): string[] {
  const others = new Set([".git", "node_modules", "dist", "coverage"]);
  return readdirSync(directory, { withFileTypes: true })
    .filter(({ name }) => !others.has(name))
    .flatMap((item) => {
      const file = path.join(directory, item.name);
      if (item.isDirectory()) return filesWith(file, text);
      if (!item.isFile() || !readFileSync(file, "latin1").includes(text)) return [];
      return [path.relative(projectDirectory, file).split(path.sep).join("/")];
    });
}

function luaOf(module: LuaModule): string {
  return `${printed({ module, statements: [...module.statements] }).lines.join("\n")}\n`;
}
