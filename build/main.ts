import { parseArgs } from "node:util";
import { projectBudgets } from "./budgets.ts";
import { findLeftOver } from "./entries.ts";
import { Builder, type BuildResult } from "./firmware.ts";
import { counted, withExcerpt } from "./pretty.ts";
import { type FirmwareReport, reportOn, tableOf } from "./report.ts";
import { writeFirmware } from "./write.ts";

const help = `npm run build -- [NAME…] [OPTIONS]

Compiles src/main.ts to lua-out/main.lua and each src/NAME/main.ts to lua-out/NAME/main.lua,
with a source map beside each. With names, builds only those ("main" is src/main.ts).

Each firmware is checked before anything is written: it parses as Lua 5.3, starts on each model in the simulated module,
has PROJECT and VERSION where tools read them, requires nothing but sys, and keeps its budgets (build/budgets.ts).
Nothing is written when there is an error. The table shows what each source costs, and what has changed since the
committed build.

  --json   the report as JSON on standard output, nothing else there (use npm run --silent)
  --help   this text

Exit codes: 0 built, 1 errors in the sources, 2 wrong use.`;

process.exitCode = await main();

async function main(): Promise<number> {
  let names: string[];
  let json: boolean;
  try {
    const { values, positionals } = parseArgs({
      options: { help: { type: "boolean" }, json: { type: "boolean", default: false } },
      allowPositionals: true,
    });
    if (values.help) {
      console.log(help);
      return 0;
    }
    names = positionals;
    json = values.json;
  } catch (error) {
    console.error(`${(error as Error).message}\nTry: npm run build -- --help`);
    return 2;
  }
  const projectDirectory = process.cwd();
  const start = performance.now();
  const builder = new Builder({ projectDirectory, budgets: projectBudgets, ...(names.length > 0 ? { names } : {}) });
  const result = await builder.build();
  const reports = await reportOn(result.firmware, projectDirectory);
  writeFirmware(result.firmware, projectDirectory);
  const leftOver = names.length > 0 ? [] : findLeftOver(projectDirectory);
  tell(result, leftOver, projectDirectory);
  if (json) {
    printJson(result, reports);
  } else if (result.errors.length === 0) {
    console.log(`${tableOf(reports)}\nBuilt in ${((performance.now() - start) / 1000).toFixed(2)} s.`);
  }
  return result.errors.length > 0 ? 1 : 0;
}

/** What went wrong, for people, on standard error. */
function tell({ errors, warnings }: BuildResult, leftOver: string[], projectDirectory: string): void {
  for (const warning of warnings) {
    console.error(warning);
  }
  for (const file of leftOver) {
    console.error(`${file}: warning: no entry makes it any more. Delete it, and its map.`);
  }
  if (errors.length > 0) {
    const texts = errors.map((error) => withExcerpt(error, projectDirectory));
    console.error(`${texts.join("\n\n")}\n\n${counted(errors)}: nothing was written.`);
  }
}

function printJson({ errors, warnings }: BuildResult, firmware: FirmwareReport[]): void {
  console.log(JSON.stringify({ firmware, errors, warnings }, null, 2));
}
