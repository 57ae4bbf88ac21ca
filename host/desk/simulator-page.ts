import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { loadEngines } from "../engine/index.ts";
import { projectDirectory } from "./options.ts";
import { languages, pages, withTables } from "./simulator-page/page.ts";
import { surfaces } from "./simulator-page/surface.ts";

// `npm run docs:simulator`: writes the tables of docs/simulator.md, in both languages, anew.

const found = await surfaces(await loadEngines("wasmoon"));
for (const language of languages) {
  const file = path.join(projectDirectory, pages[language]);
  writeFileSync(file, withTables(readFileSync(file, "utf8"), language, found));
}
