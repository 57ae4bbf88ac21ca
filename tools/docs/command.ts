import { writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { diagnosticsPage } from "../../build/diagnostics/page.ts";
import type { Command } from "../command.ts";

const help = `luatos-gateway docs

Writes docs/diagnostics.md from the table of diagnostics and the measured costs.

  --help   this text

Exit codes: 0 written, 1 it can not be written, 2 wrong use.`;

export default {
  help,
  read: (args) => parseArgs({ args, options: {} }).values,
  run,
} satisfies Command<object>;

function run(): number {
  const file = path.join("docs", "diagnostics.md");
  try {
    writeFileSync(file, diagnosticsPage());
  } catch (error) {
    console.error(`${(error as Error).message}\nRun it in the project's folder.`);
    return 1;
  }
  console.log(file);
  return 0;
}
