import { parseArgs } from "node:util";
import { openSimulator } from "../simulated.ts";
import { measureCosts, writeCosts } from "./measure-costs.ts";

const help = `npm run costs [-- --write]

Measures what constructs of TypeScript hold of the module's Lua heap, in bytes, on 32-bit Lua in the simulated module.
Build that engine first: npm run lua32.

  --write  keep the figures for the messages of the build and for docs/diagnostics.md; then: npm run docs
  --help   this text

Exit codes: 0 measured, 1 the engine is missing or a construct does not load, 2 wrong use.`;

process.exitCode = await main();

async function main(): Promise<number> {
  let write: boolean;
  try {
    const { values } = parseArgs({
      options: { help: { type: "boolean" }, write: { type: "boolean", default: false } },
    });
    if (values.help) {
      console.log(help);
      return 0;
    }
    write = values.write;
  } catch (error) {
    console.error(`${(error as Error).message}\nTry: npm run costs -- --help`);
    return 2;
  }
  const costs = new Map<string, number>();
  try {
    for (const [name, bytes] of measureCosts(await openSimulator("lua32"))) {
      costs.set(name, bytes);
      console.log(`${name.padEnd(32)} ${String(bytes).padStart(6)}`);
    }
  } catch (error) {
    console.error((error as Error).message);
    return 1;
  }
  if (write) {
    writeCosts(costs);
  }
  return 0;
}
