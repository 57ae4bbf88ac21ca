import path from "node:path";
import { parseArgs } from "node:util";
import { buildLua32, type Lua32Paths } from "../../host/engine/lua32/build.ts";
import type { Command } from "../command.ts";

const help = `luatos-gateway lua32 [OPTIONS]

Builds Lua 5.3 with 32-bit numbers, as the core has it, for the engine lua32. Needs clang, wasm-ld and wasi-libc; takes
Lua's sources, and what of the tools is not there, from Debian's packages where there is apt.

  --source DIR   Lua's sources
  --clang FILE   the compiler
  --linker FILE  wasm-ld
  --sysroot DIR  the libc
  --help         this text

Exit codes: 0 built, 1 something is missing or does not compile, 2 wrong use.`;

export default { help, read, run } satisfies Command<Lua32Paths>;

function read(args: string[]): Lua32Paths {
  const text = { type: "string" } as const;
  return parseArgs({ args, options: { source: text, clang: text, linker: text, sysroot: text } }).values;
}

function run(paths: Lua32Paths): number {
  console.log(`lua32: ${path.relative(process.cwd(), buildLua32(paths))}`);
  return 0;
}
