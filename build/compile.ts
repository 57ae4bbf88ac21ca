import path from "node:path";
import { decode, type SourceMapMappings } from "@jridgewell/sourcemap-codec";
import ts from "typescript";
import * as tstl from "typescript-to-lua";

/** One TypeScript file as Lua text, before the modules are joined into one file. */
export interface LuaModule {
  /** The name by which other modules require it, e.g. `src.outbox`; `lualib_bundle` for TypeScriptToLua's helpers. */
  name: string;
  /** The TypeScript file, relative to the project, with forward slashes. Undefined for TypeScriptToLua's helpers. */
  source: string | undefined;
  lines: string[];
  /** Source-map segments of each line, as `@jridgewell/sourcemap-codec` decodes them. */
  mappings: SourceMapMappings;
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
  const projectDirectory = path.resolve(options.projectDirectory ?? path.dirname(options.configFile));
  const config = tstl.parseConfigFileWithSystem(options.configFile, {
    noEmit: false,
    sourceMap: true,
    newLine: ts.NewLineKind.LineFeed,
  });
  const roots = (options.rootFiles ?? config.fileNames).concat(
    config.fileNames.filter((name) => name.endsWith(".d.ts")),
  );
  const program = ts.createProgram({
    rootNames: [...new Set(roots.map(slashed))],
    options: config.options,
    host: hostWith(config.options, options.replace ?? new Map()),
  });

  const modules = new Map<string, LuaModule>();
  let diagnostics = [...config.errors, ...ts.getPreEmitDiagnostics(program)];
  if (!diagnostics.some(isError)) {
    const outputs = new Map<string, string>();
    const emitted = new tstl.Transpiler().emit({
      program,
      writeFile: (name, text) => void outputs.set(slashed(name), text),
    });
    diagnostics = [...diagnostics, ...emitted.diagnostics];
    const outDirectory = slashed(tstl.getEmitOutDir(program));
    for (const [file, text] of outputs) {
      if (file.endsWith(".lua")) {
        const module = luaModule(
          path.posix.relative(outDirectory, file),
          text,
          outputs.get(`${file}.map`),
          projectDirectory,
        );
        modules.set(module.name, module);
      }
    }
  }
  const errors = ts
    .sortAndDeduplicateDiagnostics(diagnostics.filter(isError))
    .map((each) => described(each, projectDirectory));
  return { errors, modules, program };
}

function luaModule(outputFile: string, text: string, map: string | undefined, projectDirectory: string): LuaModule {
  const name = outputFile.replace(/\.lua$/, "").replaceAll("/", ".");
  const lines = text.replace(/\n$/, "").split("\n");
  if (map === undefined) {
    return { name, source: undefined, lines, mappings: lines.map(() => []) };
  }
  const parsed = JSON.parse(map) as { sources: string[]; sourceRoot?: string; mappings: string };
  const outputDirectory = path.dirname(path.join(projectDirectory, "lua-out", outputFile));
  // A file of types alone has no Lua, and so no source in its map.
  const source = parsed.sources[0] ?? "";
  const absolute = path.resolve(outputDirectory, parsed.sourceRoot ?? "", source);
  return { name, source: slashed(path.relative(projectDirectory, absolute)), lines, mappings: decode(parsed.mappings) };
}

function hostWith(options: ts.CompilerOptions, replace: ReadonlyMap<string, string>): ts.CompilerHost {
  const host = ts.createCompilerHost(options);
  const { readFile, fileExists, getSourceFile } = host;
  host.readFile = (name) => replace.get(slashed(name)) ?? readFile(name);
  host.fileExists = (name) => replace.has(slashed(name)) || fileExists(name);
  host.getSourceFile = (name, target, ...rest) => {
    const text = replace.get(slashed(name));
    return text === undefined ? getSourceFile(name, target, ...rest) : ts.createSourceFile(name, text, target, true);
  };
  return host;
}

function described(diagnostic: ts.Diagnostic, projectDirectory: string): string {
  return ts
    .formatDiagnostic(diagnostic, {
      getCanonicalFileName: (name) => name,
      getCurrentDirectory: () => projectDirectory,
      getNewLine: () => "\n",
    })
    .trimEnd();
}

function isError(diagnostic: ts.Diagnostic): boolean {
  return diagnostic.category === ts.DiagnosticCategory.Error;
}

/** The path with forward slashes, as TypeScript writes it. */
export function slashed(file: string): string {
  return file.replaceAll("\\", "/");
}
