import { createHash } from "node:crypto";
import path from "node:path";
import { decode, type SourceMapMappings } from "@jridgewell/sourcemap-codec";
import ts from "typescript";
import * as tstl from "typescript-to-lua";
import { buildMinimalLualibBundle, findUsedLualibFeatures } from "typescript-to-lua/dist/LuaLib.js";
import { couldNotResolveRequire } from "typescript-to-lua/dist/transpilation/diagnostics.js";
import { missingNameText } from "./diagnostics/missing-names.ts";
import { withPlainAssignments } from "./lean/assignments.ts";

/** One TypeScript file as Lua text, before the modules are joined into one file. */
export interface LuaModule {
  /** The name by which other modules require it, e.g. `src.outbox`; `lualib_bundle` for TypeScriptToLua's helpers. */
  name: string;
  /** The TypeScript file, relative to the project, with forward slashes. Undefined for TypeScriptToLua's helpers. */
  source: string | undefined;
  lines: string[];
  /** Source-map segments of each line, as `@jridgewell/sourcemap-codec` decodes them. */
  mappings: SourceMapMappings;
  /** What the TypeScript declares by `const` at its top: names that have one value. */
  constants: ReadonlySet<string>;
}

/** What a compilation gave: Lua modules when `errors` is empty. */
export interface Compilation {
  /** Errors with their TypeScript position, ready to print. */
  errors: string[];
  modules: Map<string, LuaModule>;
  program: ts.Program;
}

export interface CompileOptions {
  /** A tsconfig.json with a `tstl` section. */
  configFile: string;
  /** The folder that paths are relative to. Default: the configuration's. */
  projectDirectory?: string;
  /** The files to compile, absolute. Default: what the configuration includes. */
  rootFiles?: string[];
  /** Texts to use instead of files on disk: absolute path with forward slashes → TypeScript. */
  replace?: ReadonlyMap<string, string>;
}

/** Compiles TypeScript to Lua modules in memory. Nothing is written. */
export function compile(options: CompileOptions): Compilation {
  return new Compiler(options.configFile, options.projectDirectory).compile(options);
}

/** How the error begins that says that the compiler itself has failed. */
export const crash = "error: TypeScriptToLua can not compile this";

/** What one round of compiling is given. */
export type CompileRound = Pick<CompileOptions, "rootFiles" | "replace">;

/** Compiles a project again and again. Each round parses, checks and emits only what has changed since the last. */
export class Compiler {
  private readonly projectDirectory: string;
  private readonly parsed = new Map<string, { text: string; file: ts.SourceFile }>();
  private readonly emitted = new Map<string, LuaModule>();
  /** TypeScript files whose Lua is older than they or what they import. */
  private readonly stale = new Set<string>();
  private optionsKey = "";
  private builder: ts.SemanticDiagnosticsBuilderProgram | undefined;

  constructor(
    private readonly configFile: string,
    projectDirectory = path.dirname(configFile),
  ) {
    this.projectDirectory = path.resolve(projectDirectory);
  }

  compile({ rootFiles, replace = new Map() }: CompileRound = {}): Compilation {
    const config = tstl.parseConfigFileWithSystem(this.configFile, {
      noEmit: false,
      sourceMap: true,
      newLine: ts.NewLineKind.LineFeed,
    });
    this.forgetIfChanged(config.options);
    const roots = (rootFiles ?? config.fileNames).concat(config.fileNames.filter((name) => name.endsWith(".d.ts")));
    this.builder = ts.createSemanticDiagnosticsBuilderProgram(
      [...new Set(roots.map(slashed))],
      config.options,
      this.host(config.options, replace),
      this.builder,
    );
    const program = this.builder.getProgram();
    this.noteStale(this.builder);
    let diagnostics = [...config.errors, ...diagnosticsOf(this.builder)];
    const crashes: string[] = [];
    if (!diagnostics.some(isError)) {
      try {
        diagnostics = [...diagnostics, ...this.emit(program)];
      } catch (error) {
        crashes.push(`${crash}: ${(error as Error).message}`);
      }
    }
    const errors = ts
      .sortAndDeduplicateDiagnostics(diagnostics.filter(isError))
      .map((each) => described(each, this.projectDirectory))
      .concat(crashes);
    return { errors, modules: errors.length > 0 ? new Map() : this.modules(program), program };
  }

  private forgetIfChanged(options: tstl.CompilerOptions): void {
    const key = JSON.stringify(options, (name, value) => (name === "configFile" ? undefined : value));
    if (key !== this.optionsKey) {
      this.optionsKey = key;
      this.parsed.clear();
      this.emitted.clear();
      this.builder = undefined;
    }
  }

  private host(options: ts.CompilerOptions, replace: ReadonlyMap<string, string>): ts.CompilerHost {
    const host = ts.createCompilerHost(options);
    const { readFile, fileExists } = host;
    host.readFile = (name) => replace.get(slashed(name)) ?? readFile(name);
    host.fileExists = (name) => replace.has(slashed(name)) || fileExists(name);
    // A file that appears may be what an unchanged import has been looking for.
    host.hasInvalidatedResolutions = () => true;
    host.getSourceFile = (name, languageVersion) => {
      const text = host.readFile(name);
      const known = this.parsed.get(name);
      if (text === undefined || known?.text === text) {
        return text === undefined ? undefined : known?.file;
      }
      // The builder tells by the version whether a file has changed.
      const version = createHash("sha256").update(text).digest("hex");
      const file = Object.assign(ts.createSourceFile(name, text, languageVersion), { version });
      this.parsed.set(name, { text, file });
      return file;
    };
    return host;
  }

  private noteStale(builder: ts.SemanticDiagnosticsBuilderProgram): void {
    for (;;) {
      const next = builder.getSemanticDiagnosticsOfNextAffectedFile();
      if (next === undefined) {
        return;
      }
      const files = "fileName" in next.affected ? [next.affected] : next.affected.getSourceFiles();
      for (const { fileName } of files) {
        this.stale.add(fileName);
      }
    }
  }

  private emit(program: ts.Program): readonly ts.Diagnostic[] {
    const sourceFiles = program
      .getSourceFiles()
      .filter((file) => !file.isDeclarationFile && (this.stale.has(file.fileName) || !this.emitted.has(file.fileName)));
    const outputs = new Map<string, { text: string; source: string | undefined }>();
    const { diagnostics } = new tstl.Transpiler().emit({
      program,
      sourceFiles,
      writeFile: (name, text, _mark, _onError, from) =>
        void outputs.set(slashed(name), { text, source: from?.[0]?.fileName }),
    });
    const outDirectory = slashed(tstl.getEmitOutDir(program));
    for (const [file, { text, source }] of outputs) {
      const map = outputs.get(`${file}.map`)?.text;
      if (source !== undefined && map !== undefined) {
        const name = moduleName(path.posix.relative(outDirectory, file));
        const relative = slashed(path.relative(this.projectDirectory, source));
        const constants = constantsOf(program.getSourceFile(source) as ts.SourceFile);
        const emitted = { name, source: relative, lines: linesOf(text), mappings: mappingsOf(map), constants };
        this.emitted.set(source, withPlainAssignments(emitted));
      }
    }
    // What is left in the Lua is found there, with its position: TypeScriptToLua names the file alone.
    const known = diagnostics.filter(({ code }) => code !== couldNotResolveRequire.code);
    if (!known.some(isError)) {
      this.stale.clear();
    }
    return known;
  }

  private modules(program: ts.Program): Map<string, LuaModule> {
    const modules = program.getSourceFiles().flatMap(({ fileName }) => this.emitted.get(fileName) ?? []);
    const helpers = helpersFor(modules, program.getCompilerOptions());
    return new Map([...modules, ...helpers].map((module) => [module.name, module]));
  }
}

function diagnosticsOf(builder: ts.SemanticDiagnosticsBuilderProgram): ts.Diagnostic[] {
  return [
    ...builder.getOptionsDiagnostics(),
    ...builder.getGlobalDiagnostics(),
    ...builder.getSyntacticDiagnostics(),
    ...builder.getSemanticDiagnostics(),
  ];
}

/** TypeScriptToLua's helpers that modules use, as one more module, or nothing. */
function helpersFor(modules: LuaModule[], options: tstl.CompilerOptions): LuaModule[] {
  const target = options.luaTarget ?? tstl.LuaTarget.Universal;
  const texts = modules.map(({ lines }) => lines.join("\n"));
  const features = findUsedLualibFeatures(target, ts.sys, texts);
  if (features.size === 0) {
    return [];
  }
  const lines = linesOf(buildMinimalLualibBundle(features, target, ts.sys));
  return [{ name: "lualib_bundle", source: undefined, lines, mappings: lines.map(() => []), constants: new Set() }];
}

function constantsOf(file: ts.SourceFile): Set<string> {
  const declarations = file.statements.flatMap((statement) =>
    ts.isVariableStatement(statement) &&
    (statement.declarationList.flags & ts.NodeFlags.BlockScoped) === ts.NodeFlags.Const
      ? [...statement.declarationList.declarations]
      : [],
  );
  return new Set(declarations.flatMap(({ name }) => (ts.isIdentifier(name) ? [name.text] : [])));
}

function moduleName(outputFile: string): string {
  return outputFile.replace(/\.lua$/, "").replaceAll("/", ".");
}

function linesOf(text: string): string[] {
  return text.replace(/\n$/, "").split("\n");
}

function mappingsOf(map: string): SourceMapMappings {
  return decode((JSON.parse(map) as { mappings: string }).mappings);
}

function described(diagnostic: ts.Diagnostic, projectDirectory: string): string {
  const messageText = missingNameText(diagnostic) ?? diagnostic.messageText;
  return ts
    .formatDiagnostic(
      { ...diagnostic, messageText },
      {
        getCanonicalFileName: (name) => name,
        getCurrentDirectory: () => projectDirectory,
        getNewLine: () => "\n",
      },
    )
    .trimEnd();
}

function isError(diagnostic: ts.Diagnostic): boolean {
  return diagnostic.category === ts.DiagnosticCategory.Error;
}

/** The path with forward slashes, as TypeScript writes it. */
export function slashed(file: string): string {
  return file.replaceAll("\\", "/");
}
