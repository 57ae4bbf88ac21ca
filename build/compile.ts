import { createHash } from "node:crypto";
import path from "node:path";
import ts from "typescript";
import * as tstl from "typescript-to-lua";
import { remedyText } from "./diagnostics/compiler-remedies.ts";
import { missingNameText } from "./diagnostics/missing-names.ts";
import { emit } from "./emit/emit.ts";
import type { LuaModule } from "./emit/lua-module.ts";
import { slashed } from "./syntax.ts";

export type { LuaModule } from "./emit/lua-module.ts";
export { slashed } from "./syntax.ts";

/** The result of a compilation: Lua modules when `errors` is empty. */
export interface Compilation {
  /** Errors with their TypeScript position, ready to print. */
  errors: string[];
  modules: Map<string, LuaModule>;
  program: ts.Program;
  /** Whether a file becomes Lua. */
  isDeviceFile: (file: ts.SourceFile) => boolean;
}

/** What to compile. */
export interface CompileOptions {
  /** A tsconfig.json with a `tstl` section. */
  configFile: string;
  /** The folder that paths are relative to. Default: that of the configuration. */
  projectDirectory?: string;
  /** The files to compile, as absolute paths. Default: those that the configuration includes. */
  rootFiles?: string[];
  /** Files to compile in addition, as absolute paths. */
  moreFiles?: readonly string[];
  /** Texts to use instead of files on disk: absolute path with forward slashes → TypeScript. */
  replace?: ReadonlyMap<string, string>;
  /** Further files, as absolute paths: their types are checked, but they become no Lua. */
  hostFiles?: readonly string[];
  /** The files that names of packages stand for, as absolute paths. */
  aliases?: Readonly<Record<string, string>>;
}

/** Compiles TypeScript to Lua modules in memory. Nothing is written. */
export function compile(options: CompileOptions): Compilation {
  return new Compiler(options.configFile, options.projectDirectory).compile(options);
}

/** The beginning of the error that says that the compiler itself has failed. */
export const crash = "error: TypeScriptToLua cannot compile this";

/** The input of one round of compiling. */
export type CompileRound = Omit<CompileOptions, "configFile" | "projectDirectory">;

/** Compiles a project again and again. Each round parses and checks only what has changed since the last one. */
export class Compiler {
  private readonly configFile: string;
  private readonly projectDirectory: string;
  private readonly parsed = new Map<string, { text: string; file: ts.SourceFile }>();
  private optionsKey = "";
  private builder: ts.SemanticDiagnosticsBuilderProgram | undefined;

  constructor(configFile: string, projectDirectory = path.dirname(configFile)) {
    // TypeScript compares it with paths of its own.
    this.configFile = slashed(configFile);
    this.projectDirectory = path.resolve(projectDirectory);
  }

  compile({
    rootFiles,
    moreFiles = [],
    replace = new Map(),
    hostFiles = [],
    aliases = {},
  }: CompileRound = {}): Compilation {
    const config = tstl.parseConfigFileWithSystem(this.configFile, {
      noEmit: false,
      sourceMap: true,
      newLine: ts.NewLineKind.LineFeed,
    });
    const paths = Object.entries(aliases).map(([name, file]) => [name, [slashed(file)]]);
    config.options.paths = { ...config.options.paths, ...Object.fromEntries(paths) };
    this.forgetIfChanged(config.options);
    const declarations = config.fileNames.filter((name) => name.endsWith(".d.ts"));
    const roots = [...(rootFiles ?? config.fileNames), ...moreFiles, ...declarations, ...hostFiles];
    this.builder = ts.createSemanticDiagnosticsBuilderProgram(
      [...new Set(roots.map(slashed))],
      config.options,
      this.host(config.options, replace),
      this.builder,
    );
    const program = this.builder.getProgram();
    const host = new Set(hostFiles.map(slashed));
    const isDeviceFile = (file: ts.SourceFile): boolean =>
      !file.isDeclarationFile && !program.isSourceFileFromExternalLibrary(file) && !host.has(file.fileName);
    const diagnostics = [...config.errors, ...diagnosticsOf(this.builder)];
    const crashes: string[] = [];
    let modules = new Map<string, LuaModule>();
    if (!diagnostics.some(isError)) {
      try {
        const emitted = emit(program, this.projectDirectory, program.getSourceFiles().filter(isDeviceFile));
        diagnostics.push(...emitted.diagnostics);
        modules = emitted.modules;
      } catch (error) {
        crashes.push(`${crash}: ${(error as Error).message}`);
      }
    }
    const errors = ts
      .sortAndDeduplicateDiagnostics(diagnostics.filter(isError))
      .map((each) => described(each, this.projectDirectory))
      .concat(crashes);
    return { errors, modules: errors.length > 0 ? new Map() : modules, program, isDeviceFile };
  }

  private forgetIfChanged(options: tstl.CompilerOptions): void {
    const key = JSON.stringify(options, (name, value) => (name === "configFile" ? undefined : value));
    if (key !== this.optionsKey) {
      this.optionsKey = key;
      this.parsed.clear();
      this.builder = undefined;
    }
  }

  private host(options: ts.CompilerOptions, replace: ReadonlyMap<string, string>): ts.CompilerHost {
    const host = ts.createCompilerHost(options);
    const { readFile, fileExists, directoryExists } = host;
    host.readFile = (name) => replace.get(slashed(name)) ?? readFile(name);
    host.fileExists = (name) => replace.has(slashed(name)) || fileExists(name);
    const folders = new Set([...replace.keys()].map((name) => path.posix.dirname(name)));
    host.directoryExists = (name) => folders.has(slashed(name)) || directoryExists?.(name) === true;
    // A new file may be the one that an import in an unchanged file could not find.
    host.hasInvalidatedResolutions = () => true;
    host.getSourceFile = (name, languageVersion) => {
      const text = host.readFile(name);
      const known = this.parsed.get(name);
      if (text === undefined || known?.text === text) {
        return text === undefined ? undefined : known?.file;
      }
      // The version tells the builder whether a file has changed.
      const version = createHash("sha256").update(text).digest("hex");
      const file = Object.assign(ts.createSourceFile(name, text, languageVersion), { version });
      this.parsed.set(name, { text, file });
      return file;
    };
    return host;
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

function described(diagnostic: ts.Diagnostic, projectDirectory: string): string {
  const messageText = missingNameText(diagnostic) ?? remedyText(diagnostic) ?? diagnostic.messageText;
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
