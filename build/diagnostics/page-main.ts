import { writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { diagnosticsPage } from "./page.ts";

const help = `npm run docs

Writes docs/diagnostics.md from the table of diagnostics and the measured costs.

  --help   this text

Exit codes: 0 written, 1 it can not be written, 2 wrong use.`;

process.exitCode = main();

function main(): number {
  try {
    if (parseArgs({ options: { help: { type: "boolean" } } }).values.help) {
      console.log(help);
      return 0;
    }
  } catch (error) {
    console.error(`${(error as Error).message}\nTry: npm run docs -- --help`);
    return 2;
  }
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
