import { parseArgs } from "node:util";
import type { Command } from "../command.ts";
import type { RunOptions } from "./run-build.ts";

const help = `luatos-gateway build [NAME…] [OPTIONS]

Compiles src/main.ts to lua-out/main.lua and each src/NAME/main.ts to lua-out/NAME/main.lua,
with a source map beside each. With names, builds only those ("main" is src/main.ts).
In a project with gateway.config.ts and without src/main.ts, main is the gateway with the settings of that file.

Before it writes anything, it checks each firmware: the firmware parses as Lua 5.3, starts on each model in the simulated
module, has PROJECT and VERSION where tools read them, requires nothing but sys, and fits the limits of each model.
Heap is measured on 32-bit Lua (in a checkout, npx luatos-gateway lua32 builds it). Without it, the figures are an estimate,
and the build does not check heap. If there is an error, nothing is written. The table shows what each source costs, and what
has changed since the committed build.

  --watch  build again whenever a source is saved, until Ctrl-C
  --json   print only the report, as JSON, on standard output
  --help   this text

Exit codes: 0 built, or you ended --watch; 1 errors in the sources; 2 invalid arguments.`;

export default { help, read, run } satisfies Command<RunOptions>;

async function run(options: RunOptions): Promise<number> {
  // The compiler takes a second to load. So --help and wrong options are answered before this import.
  const { runBuild } = await import("./run-build.ts");
  return runBuild(options, process.cwd());
}

function read(args: string[]): RunOptions {
  const { values, positionals } = parseArgs({
    args,
    options: {
      json: { type: "boolean", default: false },
      watch: { type: "boolean", default: false },
    },
    allowPositionals: true,
  });
  if (values.json && values.watch) {
    throw new Error("--json and --watch do not go together");
  }
  return { names: positionals, watch: values.watch, json: values.json };
}
