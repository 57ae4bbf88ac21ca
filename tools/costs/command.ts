import { parseArgs } from "node:util";
import { openSimulator } from "../../host/simulator.ts";
import type { Command } from "../command.ts";
import { measureCosts, writeCosts } from "./measure-costs.ts";

const help = `luatos-gateway costs [--write]

Measures how much Lua heap constructs of TypeScript take, in bytes, on 32-bit Lua in the simulated module.
Build that engine first: npx luatos-gateway lua32.

  --write  save the figures for the messages of the build and for docs/diagnostics.md; then run npx luatos-gateway docs
  --help   this text

Exit codes: 0 measured, 1 the engine is missing or a construct does not load, 2 invalid arguments.`;

interface CostsOptions {
  write: boolean;
}

export default {
  help,
  read: (args) => parseArgs({ args, options: { write: { type: "boolean", default: false } } }).values,
  run,
} satisfies Command<CostsOptions>;

async function run({ write }: CostsOptions): Promise<number> {
  const costs = new Map<string, number>();
  for (const [name, bytes] of measureCosts(await openSimulator("lua32"))) {
    costs.set(name, bytes);
    console.log(`${name.padEnd(32)} ${String(bytes).padStart(6)}`);
  }
  if (write) {
    writeCosts(costs);
  }
  return 0;
}
