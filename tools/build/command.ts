import { parseArgs } from "node:util";
import type { Command } from "../command.ts";
import type { RunOptions } from "./run-build.ts";

const help = `luatos-gateway build [NAME…] [OPTIONS]

Compiles src/main.ts to lua-out/main.lua and each src/NAME/main.ts to lua-out/NAME/main.lua,
with a source map beside each. With names, builds only those ("main" is src/main.ts).
In a project with gateway.config.ts and without src/main.ts, main is the gateway with the settings of that file.

Each firmware is checked before anything is written: it parses as Lua 5.3, starts on each model in the simulated module,
has PROJECT and VERSION where tools read them, requires nothing but sys, and fits into what its model allows.
Heap is judged on 32-bit Lua (npx luatos-gateway lua32 builds it); without it the figures are an estimate that judges nobody.
Nothing is written when there is an error. The table shows what each source costs, and what has changed since the
committed build.

  --watch  build again whenever a source is saved, until Ctrl-C
  --json   the report as JSON on standard output, nothing else there
  --help   this text

Exit codes: 0 built, or the watch was ended; 1 errors in the sources; 2 wrong use.`;

export default { help, read, run } satisfies Command<RunOptions>;

async function run(options: RunOptions): Promise<number> {
  // The compiler takes a second to load: who asked for help, or wrongly, does not wait for it.
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
