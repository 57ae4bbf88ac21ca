import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { compileFunction } from "node:vm";
import * as kit from "../../host/scenario/index.ts";

/**
 * Reads a scenario: JSON, or TypeScript or JavaScript that exports one as its default. Rejects with an Error of one line
 * that names the file and what is wrong.
 */
export async function loadScenario(file: string): Promise<kit.Scenario> {
  try {
    const text = readFileSync(file, "utf8");
    return kit.checkScenario(/\.json$/i.test(file) ? JSON.parse(text) : await exportOf(text, path.resolve(file)));
  } catch (error) {
    throw new Error(`${file}: ${(error as Error).message.split("\n")[0]}`);
  }
}

/** What a program exports as its default. Node 20 knows no TypeScript, and the package has no loader: its compiler it has. */
async function exportOf(text: string, file: string): Promise<unknown> {
  const { default: ts } = await import("typescript");
  const { outputText, diagnostics } = ts.transpileModule(text, {
    fileName: file,
    reportDiagnostics: true,
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, esModuleInterop: true },
  });
  const [wrong] = diagnostics ?? [];
  if (wrong !== undefined) {
    const line = wrong.file?.getLineAndCharacterOfPosition(wrong.start ?? 0).line ?? 0;
    throw new Error(`line ${line + 1}: ${ts.flattenDiagnosticMessageText(wrong.messageText, " ")}`);
  }
  const require = createRequire(file);
  const module: { exports: { default?: unknown } } = { exports: {} };
  // A checkout has not made the file that this name stands for.
  const find = (name: string): unknown => (name === "luatos-gateway/scenario" ? kit : require(name));
  compileFunction(outputText, ["module", "exports", "require"], { filename: file })(module, module.exports, find);
  return module.exports.default ?? module.exports;
}
