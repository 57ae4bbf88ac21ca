import path from "node:path";
import { parseArgs } from "node:util";
import { buildLua32, type Lua32Paths } from "../../host/engine/lua32/build.ts";
import type { Command } from "../command.ts";

const help = `luatos-gateway lua32 [OPTIONS]

Builds the engine lua32: Lua 5.3 with 32-bit numbers, as in the core. Needs clang, wasm-ld and wasi-libc. If apt is there,
it takes Lua's sources and missing tools from Debian's packages.

  --source DIR   Lua's sources
  --clang FILE   the compiler
  --linker FILE  wasm-ld
  --sysroot DIR  the libc
  --help         this text

Exit codes: 0 built, 1 something is missing or does not compile, 2 invalid arguments.`;

export default { help, read, run } satisfies Command<Lua32Paths>;

function read(args: string[]): Lua32Paths {
  const text = { type: "string" } as const;
  return parseArgs({ args, options: { source: text, clang: text, linker: text, sysroot: text } }).values;
}

function run(paths: Lua32Paths): number {
  console.log(`lua32: ${path.relative(process.cwd(), buildLua32(paths))}`);
  return 0;
}
