import { readdirSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { packageFolder } from "../package-folder.ts";

/** The exports of the package, by name, and the files that declare them. */
const exported: Readonly<Record<string, { tsconfig: string; entries: () => string[] }>> = {
  config: { tsconfig: "tsconfig.host.json", entries: () => ["build/project/define-config.ts"] },
  gateway: { tsconfig: "tsconfig.json", entries: () => ["src/parts.ts"] },
  build: { tsconfig: "tsconfig.host.json", entries: () => ["tools/build/index.ts"] },
  host: { tsconfig: "tsconfig.host.json", entries: () => ["host/index.ts"] },
  scenario: { tsconfig: "tsconfig.host.json", entries: () => ["host/scenario/index.ts"] },
  types: { tsconfig: "tsconfig.json", entries: declarations },
};

/**
 * Writes docs/reference/ from doc comments: a page for each module of the package, with an entry for each exported
 * member. Returns the number of pages. Throws an Error when an export has no doc comment.
 */
export async function writeReference(): Promise<number> {
  // typedoc takes a second to load.
  const { Application } = await import("typedoc");
  const out = path.join(packageFolder, "docs/reference");
  // Shared: TypeScript takes seconds for each program.
  const programs = new Map<string, ts.Program>();
  let pages = 0;
  for (const [name, { tsconfig, entries }] of Object.entries(exported)) {
    const program = programs.get(tsconfig) ?? programOf(tsconfig);
    programs.set(tsconfig, program);
    const files = entries().map((file) => path.join(packageFolder, file));
    const application = await Application.bootstrapWithPlugins({
      name: `luatos-gateway/${name}`,
      entryPoints: files,
      plugin: ["typedoc-plugin-markdown"],
      outputs: [{ name: "markdown", path: path.join(out, name), options: { router: "module" } }],
      readme: "none",
      disableSources: true,
      validation: { notExported: false, invalidLink: false, rewrittenLink: false, notDocumented: true },
      requiredToBeDocumented: ["Variable", "Function", "Class", "Interface", "TypeAlias"],
      logLevel: "Warn",
    });
    const project = application.converter.convert(
      files.map((file) => ({
        displayName: path.basename(file).replace(/(\.d)?\.ts$/, ""),
        program,
        sourceFile: program.getSourceFile(file) as ts.SourceFile,
      })),
    );
    application.validate(project);
    if (application.logger.hasWarnings() || application.logger.hasErrors()) {
      throw new Error(`the reference of luatos-gateway/${name} is not complete, see above.`);
    }
    await application.generateOutputs(project);
    pages += readdirSync(path.join(out, name), { recursive: true }).filter((file) =>
      String(file).endsWith(".md"),
    ).length;
  }
  return pages;
}

/** The program of a configuration, relative to the package. Throws an Error when there is no such file. */
export function programOf(tsconfig: string, options: ts.CompilerOptions = {}): ts.Program {
  const host = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined };
  const config = ts.getParsedCommandLineOfConfigFile(path.join(packageFolder, tsconfig), options, host);
  if (config === undefined) {
    throw new Error(`${tsconfig} cannot be read.`);
  }
  return ts.createProgram({
    rootNames: config.fileNames,
    options: config.options,
    configFileParsingDiagnostics: config.errors,
  });
}

function declarations(): string[] {
  const files = readdirSync(path.join(packageFolder, "types")).filter((name) => name.endsWith(".d.ts"));
  return files.filter((name) => !/^(index|modules)\.d\.ts$/.test(name)).map((name) => `types/${name}`);
}
