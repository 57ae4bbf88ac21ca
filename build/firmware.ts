import { createHash } from "node:crypto";
import path from "node:path";
import { encode } from "@jridgewell/sourcemap-codec";
import ts from "typescript";
import { type Budget, type Budgets, budgetErrors, budgetWarnings, modelBudgets } from "./budgets.ts";
import { noComments } from "./comments.ts";
import { type Compilation, Compiler, slashed } from "./compile.ts";
import { diagnose } from "./diagnostics/diagnose.ts";
import { type Entry, gatewayFolder, outputFileOf, projectConfigFile } from "./entries.ts";
import { entryErrors } from "./entry-errors.ts";
import { flatten, inOrder } from "./flatten.ts";
import { checkLoad } from "./load-check.ts";
import { bytecodeBytes } from "./lua-syntax.ts";
import { type ModelName, modelNames } from "./models.ts";
import { outputErrors } from "./output-rules.ts";
import { type Part, partsOf, textPartsOf } from "./parts.ts";
import { instanceHead } from "./project/gateway-texts.ts";
import { compileProject, isOfEachGateway, type Project, readProject, textsForReaders } from "./project/project.ts";
import { settingsFile, withSettingErrors } from "./settings/check.ts";
import { settingsComment } from "./settings/comment.ts";
import { type ShownSettings, shownSettings } from "./settings/shown.ts";
import type { Simulator } from "./simulator.ts";

/** One firmware: an entry's TypeScript as one Lua file. */
export interface Firmware {
  /** `main` for `src/main.ts`, `NAME` for `src/NAME/main.ts`. */
  name: string;
  /** The entry, relative to the project, with forward slashes. */
  entry: string;
  /** Where it belongs, relative to the project: `lua-out/main.lua` or `lua-out/NAME/main.lua`. */
  outputFile: string;
  lua: string;
  /** The id of this build, 8 hex digits. Equal texts have equal ids. The script sees it as the global `BUILD`. */
  build: string;
  /**
   * The source map (version 3) of `lua`, as JSON. `x_build` is the id of the build, `x_settings` the gateway's
   * settings.
   */
  map: string;
  /** Bytes of `lua` as bytecode, with its debug information: Luatools puts that into the script area. */
  bytecodeBytes: number;
  /** What it costs on each model that it was checked on. */
  costs: Cost[];
}

/** What a firmware costs on one model, and what it may cost. */
export interface Cost {
  model: ModelName;
  /** Which VM measured the heap: lua32, which judges it, or Wasmoon, whose figures are only an estimate. */
  engine: string;
  /** By source. */
  parts: Part[];
  budget: Budget;
}

/** Either firmware or the reasons why there is none. */
export interface BuildResult {
  firmware: Firmware[];
  /** One text per error, with the TypeScript position where there is one. Empty when the build succeeded. */
  errors: string[];
  /** What the checks could not see, and errors that the firmware itself logs at its start: one text each. */
  warnings: string[];
  /** The names of the secrets in the firmware. */
  secrets: readonly string[];
}

/** What to build, and how. */
export interface BuildOptions {
  /** The folder that holds tsconfig.json and src/. Default: the current folder. */
  projectDirectory?: string;
  /** Names of firmware to build. Default: all. An unknown name is an error. */
  names?: string[];
  /** Texts to use instead of files: path relative to the project, e.g. `src/config.ts` → TypeScript. */
  replace?: ReadonlyMap<string, string>;
  /**
   * The folder of the gateway's TypeScript, for projects that have a `gateway.config.ts` or import
   * `luatos-gateway/gateway`. Default: none.
   */
  gateway?: string;
  /** What a firmware may cost. Its heap is judged when lua32 is built. Default: what the models allow. */
  budgets?: Budgets;
}

/**
 * Compiles and checks firmware in memory, again and again. Each build looks only at what has changed since the last
 * one. Writes nothing; `writeFirmware` does.
 */
export class Builder {
  private readonly projectDirectory: string;
  private readonly configFile: string;
  private readonly compiler: Compiler;

  /** `openSimulator` opens the simulated module on which the firmware is started and its heap measured. */
  constructor(
    private readonly options: BuildOptions,
    private readonly openSimulator: () => Promise<Simulator>,
  ) {
    this.projectDirectory = path.resolve(options.projectDirectory ?? ".");
    this.configFile = path.join(this.projectDirectory, "tsconfig.json");
    this.compiler = new Compiler(this.configFile);
  }

  /** `replace`: other texts than those of the options, for this build only. */
  async build(replace = this.options.replace ?? new Map<string, string>()): Promise<BuildResult> {
    const compiled = this.compile(replace);
    if (!("compilation" in compiled)) {
      return failed(compiled.errors);
    }
    const { compilation, project } = compiled;
    const found = diagnose(compilation, this.projectDirectory, project.texts);
    const broken = withSettingErrors(found, compilation.program, this.projectDirectory);
    const { drafts, errors } = broken.length > 0 ? { drafts: [], errors: broken } : this.drafts(compiled);
    if (errors.length > 0) {
      return failed(errors);
    }
    const result: BuildResult = { firmware: [], errors: [], warnings: [], secrets: project.secrets };
    const simulator = await this.openSimulator();
    for (const draft of drafts) {
      const { firmware, errors, warnings } = this.judge(draft, modelsOf(compilation.program), simulator);
      result.firmware.push(...firmware);
      result.errors.push(...errors);
      result.warnings.push(...warnings);
    }
    return result.errors.length > 0 ? { ...result, firmware: [] } : result;
  }

  /**
   * The same Lua, but neither the rules nor the start nor the cost are checked: for tests of sources that a build
   * checks elsewhere.
   */
  unchecked(replace: ReadonlyMap<string, string>): { firmware: Draft[]; errors: string[] } {
    const compiled = this.compile(replace);
    if (!("compilation" in compiled)) {
      return { firmware: [], errors: compiled.errors };
    }
    const { errors } = compiled.compilation;
    const { drafts, errors: broken } = errors.length > 0 ? { drafts: [], errors } : this.drafts(compiled);
    return { firmware: broken.length > 0 ? [] : drafts, errors: broken };
  }

  private compile(replaced: ReadonlyMap<string, string>): Compiled | { errors: string[] } {
    const { names } = this.options;
    if (!ts.sys.fileExists(this.configFile)) {
      return { errors: [`${this.configFile}: no such file. Run the build in the project's folder.`] };
    }
    const project = readProject(this.projectDirectory, this.options.gateway);
    const all = project.entries;
    const unknown = (names ?? []).filter((name) => !all.some((entry) => entry.name === name));
    if (unknown.length > 0 || all.length === 0) {
      const known = all.map(({ name }) => name).join(", ") || "none";
      const what =
        unknown.length > 0
          ? `no firmware named ${unknown.join(", ")}`
          : "no gateway.config.ts, no src/main.ts and no src/NAME/main.ts";
      return { errors: [`${what}. There is: ${known}.`] };
    }
    if (project.errors.length > 0) {
      return { errors: [...project.errors] };
    }
    const entries = all.filter(({ name }) => names === undefined || names.includes(name));
    const compilation = compileProject(this.compiler, this.projectDirectory, project, entries, replaced);
    return { compilation, entries, project, replaced };
  }

  /** What a compilation without errors becomes, if it breaks no rule that the texts alone can break. */
  private drafts({ compilation, entries, project, replaced }: Compiled): { drafts: Draft[]; errors: string[] } {
    const drafts: Draft[] = [];
    const errors: string[] = [];
    for (const { name, entry } of entries) {
      const wrong = entryErrors(compilation.program, this.projectDirectory, entry);
      if (wrong.length > 0) {
        errors.push(...wrong);
        continue;
      }
      try {
        const { draft, errors: broken } = joined(
          compilation,
          { name, entry },
          project,
          replaced,
          this.shownSettings(compilation, project),
        );
        drafts.push(draft);
        errors.push(...broken);
      } catch (error) {
        errors.push(`${entry}: error: ${(error as Error).message}`);
      }
    }
    return { drafts, errors };
  }

  /** The gateway's settings in readable form. Undefined without a gateway. */
  private shownSettings({ program }: Compilation, project: Project): ShownSettings | undefined {
    const file = program.getSourceFile(slashed(path.join(this.projectDirectory, settingsFile)));
    return project.shownSettings ?? (file && shownSettings(file));
  }

  /** Runs a draft on each model, and measures its heap. */
  private judge(
    draft: Draft,
    models: readonly ModelName[],
    simulator: Simulator,
  ): Pick<BuildResult, "firmware" | "errors" | "warnings"> {
    const { errors, warnings, logged } = checkLoad(draft, models, simulator);
    if (errors.length > 0) {
      return { firmware: [], errors, warnings };
    }
    const { entry, lua } = draft;
    const budgets: Budgets = this.options.budgets ?? modelBudgets;
    const parts =
      warnings.length > 0 ? models.map(() => textPartsOf(lua, entry)) : partsOf(lua, entry, models, simulator);
    const costs = models.map((model, index) => ({
      model,
      engine: simulator.engine,
      parts: parts[index] as Part[],
      budget: budgets[model],
    }));
    const firmware = { ...draft, bytecodeBytes: bytecodeBytes(lua), costs };
    const breaches = budgetErrors(firmware, this.projectDirectory, simulator);
    return {
      firmware: breaches.length > 0 ? [] : [firmware],
      errors: breaches,
      warnings: [...warnings, ...logged, ...budgetWarnings(firmware)],
    };
  }
}

function failed(errors: string[]): BuildResult {
  return { firmware: [], errors, warnings: [], secrets: [] };
}

/** A firmware that has not been run yet. */
type Draft = Omit<Firmware, "bytecodeBytes" | "costs">;

/** A project that has been compiled, with or without errors. */
interface Compiled {
  compilation: Compilation;
  entries: Entry[];
  project: Project;
  replaced: ReadonlyMap<string, string>;
}

/** The models that a project is written for: those whose declarations it uses, otherwise all. */
function modelsOf(program: ts.Program): ModelName[] {
  const files = program.getSourceFiles().map(({ fileName }) => /\/types\/models\/(\w+)\.d\.ts$/.exec(fileName)?.[1]);
  const chosen = modelNames.filter((name) => files.includes(name.toLowerCase()));
  return chosen.length > 0 ? chosen : [...modelNames];
}

/** The place of the build's id. The id is taken from the text with this in its place. */
const blankBuild = 'BUILD = "00000000"';

/**
 * Lines 3 and 4 of each firmware: the id by which a log is traced, and `sys`, which old cores do not load by
 * themselves. And what a reader needs to know.
 */
const preamble = [
  blankBuild,
  `_G.sys = require("sys")`,
  "-- Old cores do not load sys by themselves.",
  "-- Each section is one TypeScript file, with its names and comments. `5 --[[waitMs]]` is the constant waitMs.",
  "-- When files have the same name for something, the file's name follows: `say_guard` is `say` in guard.ts.",
];

function joined(
  compilation: Compilation,
  { name, entry }: Entry,
  project: Project,
  replaced: ReadonlyMap<string, string>,
  shown: ShownSettings | undefined,
): { draft: Draft; errors: string[] } {
  const outputFile = outputFileOf(name);
  const moduleOf = (file: string): string => file.replace(/\.ts$/, "").replaceAll("/", ".");
  const sources = inOrder(compilation.modules, moduleOf(entry)).map(({ source }) => source);
  const hasGateway = [settingsFile, `${gatewayFolder}/config.ts`].some((file) => sources.includes(file));
  const settings = hasGateway && shown !== undefined ? shown : undefined;
  const file = project.shownSettings === undefined ? settingsFile : projectConfigFile;
  const flat = flatten({
    // A comment among the settings may hold a secret: a header that is switched off, for one.
    modules: new Map(
      [...compilation.modules].map(([key, module]) => [
        key,
        module.source === settingsFile ? { ...module, comments: noComments } : module,
      ]),
    ),
    entry: moduleOf(entry),
    instance:
      project.hasSeveral && entry === `${gatewayFolder}/main.ts`
        ? {
            modules: new Set(
              [...compilation.modules.values()].flatMap((each) => (isOfEachGateway(each.source) ? each.name : [])),
            ),
            head: instanceHead,
            conditions: new Map([...project.conditions].map(([file, condition]) => [moduleOf(file), condition])),
          }
        : undefined,
    head: /^(PROJECT|VERSION) = "/,
    preamble: settings === undefined ? preamble : [...preamble, ...settingsComment(settings, file)],
  });
  const build = createHash("sha256").update(flat.lua).digest("hex").slice(0, 8);
  const lua = flat.lua.replace(blankBuild, `BUILD = "${build}"`);
  const texts = textsForReaders(project, replaced);
  const up = "../".repeat(outputFile.split("/").length - 1);
  const map = JSON.stringify({
    version: 3,
    file: "main.lua",
    sources: flat.sources.map((source) => `${up}${source}`),
    // Readers have the other texts in files of their own.
    ...(texts.size > 0 ? { sourcesContent: flat.sources.map((source) => texts.get(source) ?? null) } : {}),
    names: [],
    mappings: encode(flat.mappings),
    x_build: build,
    ...(settings === undefined ? {} : { x_settings: settings }),
  });
  return { draft: { name, entry, outputFile, lua, build, map: `${map}\n` }, errors: outputErrors(flat, entry) };
}
