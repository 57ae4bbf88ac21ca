import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { diagnosticsPage } from "../../build/diagnostics/page.ts";
import { loadEngines } from "../../host/engine/index.ts";
import type { Command } from "../command.ts";
import { languages, pages, withTables } from "./simulator-page.ts";
import { surfaces } from "./simulator-surface.ts";

const help = `luatos-gateway docs

Writes docs/diagnostics.md from the table of diagnostics and the measured costs. Writes the tables of docs/simulator.md, in
both languages, from the answers of the simulated module.

  --help   this text

Exit codes: 0 written, 1 a file cannot be written, 2 invalid arguments.`;

export default {
  help,
  read: (args) => parseArgs({ args, options: {} }).values,
  run,
} satisfies Command<object>;

async function run(): Promise<number> {
  const found = await surfaces(await loadEngines("wasmoon"));
  const written = [path.join("docs", "diagnostics.md"), ...languages.map((language) => pages[language])];
  try {
    writeFileSync(written[0] as string, diagnosticsPage());
    for (const language of languages) {
      writeFileSync(pages[language], withTables(readFileSync(pages[language], "utf8"), language, found));
    }
  } catch (error) {
    console.error(`${(error as Error).message}\nRun it in the project's folder.`);
    return 1;
  }
  console.log(written.join("\n"));
  return 0;
}
