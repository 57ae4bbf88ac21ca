import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { loadEngines } from "../../host/engine/index.ts";
import type { Command } from "../command.ts";
import { packageFolder } from "../package-folder.ts";
import { findDrift, MissingSourceError } from "./compare.ts";
import { readDeclarations } from "./declared.ts";
import { surfaces } from "./modules.ts";
import { findingCount, reportOf } from "./report.ts";
import { openSourceTree, type SourceTree } from "./source-tree.ts";
import { type SysCost, sysCosts, wrongCosts } from "./sys-costs.ts";

const commitFile = "types/LUATOS_COMMIT";
const sysFile = "script/corelib/sys.lua";
const help = `luatos-gateway drift DIR

Compares the names that LuatOS registers in its sources with the names that types/ declares, and the
cost of its sys.lua with the cost that the simulated module charges for sys. DIR is a checkout of
github.com/openLuat/LuatOS, or its git directory. The declarations were written for the commit in
${commitFile}.

  missing      registered by LuatOS, not declared: declare it in types/
  unknown      declared, not registered: remove it, or correct its name
  unreadable   registered in a form that this check does not read: read it yourself, then extend tools/drift/
  left out     registered, not declared on purpose: tools/drift/modules.ts gives the reason
  cost         sys costs more or less than charged: correct host/luatos/sys-*.ts (measured on lua32)
  note         other information

The last line counts the findings.

  --help   this text

Exit codes: 0 no drift, 1 drift, 2 invalid arguments.`;

interface DriftOptions {
  directory: string;
  sources: SourceTree;
}

export default { help, read, run: check } satisfies Command<DriftOptions>;

function read(args: string[]): DriftOptions {
  const { positionals } = parseArgs({ args, options: {}, allowPositionals: true });
  const [directory] = positionals;
  if (directory === undefined || positionals.length > 1) throw new Error("Name one folder: the LuatOS sources.");
  const sources = openSourceTree(directory);
  if (sources === undefined) throw new Error(`${directory} is not a folder.`);
  return { directory, sources };
}

async function check({ directory, sources }: DriftOptions): Promise<number> {
  const commit = readFileSync(join(packageFolder, commitFile), "utf8").trim();
  console.log(`types/ was written for LuatOS ${commit}`);
  if (sources.head !== undefined && sources.head !== commit)
    console.log(`${directory} is at ${sources.head}: another commit`);
  try {
    const drift = findDrift(surfaces, sources, readDeclarations(packageFolder));
    const costs = await wrongCostsOf(sources);
    const lines = [...(costs ?? []), reportOf(drift)];
    console.log(`${lines.join("\n")}${costs === undefined ? "" : `, ${costs.length} wrong costs`}`);
    return findingCount(drift) + (costs ?? []).length === 0 ? 0 : 1;
  } catch (error) {
    if (!(error instanceof MissingSourceError)) throw error;
    return wrongUse(
      `${join(directory, error.message)} is missing.\n` +
        `Give the root of a LuatOS checkout; if it is one, LuatOS moved the file: correct tools/drift/modules.ts.`,
    );
  }
}

/**
 * One line for each use of sys that is charged wrongly. When that cannot be measured, prints why and returns
 * undefined.
 */
async function wrongCostsOf(sources: SourceTree): Promise<string[] | undefined> {
  const sysLua = sources.read(sysFile);
  if (sysLua === undefined) throw new MissingSourceError(sysFile);
  const engines = await loadEngines("lua32").catch((error: Error) => {
    console.log(`note  the costs of sys are not compared: ${error.message}`);
    return undefined;
  });
  return engines && wrongCosts(await sysCosts(sysLua, engines)).map(costLine);
}

function costLine({ use, core, simulated }: SysCost): string {
  const [right, charged] = [core, simulated].map(
    ({ instructions, allocatedBytes }) =>
      `${instructions.toFixed(1)} instructions, ${(allocatedBytes ?? 0).toFixed(1)} bytes`,
  );
  return `cost  ${use}  sys.lua: ${right}; simulated: ${charged}`;
}

function wrongUse(message: string): number {
  console.error(`${message}\nTry: npx luatos-gateway drift --help`);
  return 2;
}
