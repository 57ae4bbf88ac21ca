import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { Apt } from "./apt.ts";
import { artifact, cacheFolder } from "./artifact.ts";
import { environment, findToolchain, libc, type Toolchain, target } from "./toolchain.ts";

// `npm run lua32`: builds Lua 5.3 as the firmware has it, for the engine lua32. Lua's sources come from the
// distribution's own source package, or from where --source says. Everything stays under node_modules/.cache.

const glueFolder = fileURLToPath(new URL(".", import.meta.url));
const aptFolder = path.join(cacheFolder, "apt");
const sourcePackage = "lua5.3";
/** The programs lua and luac. */
const leftOut = ["lua.c", "luac.c"];

const compilerOptions = [
  "-O2",
  // What each Node since 20 has, and nothing that makes libc's errno a variable of a thread.
  "-mmutable-globals",
  "-msign-ext",
  "-mnontrapping-fptoint",
  "-ftls-model=local-exec",
  "-w",
];

const exported = [
  ...["malloc", "free", "__stack_pointer", "__wasm_call_ctors"],
  ...["lua_newstate", "lua_close", "luaL_openlibs", "luaL_loadbufferx", "luaL_traceback", "lua_newthread"],
  ...["lua_pcallk", "lua_error", "lua_gettop", "lua_settop", "lua_rotate", "lua_checkstack", "lua_createtable"],
  ...["lua_getglobal", "lua_setfield", "lua_setglobal", "lua_type", "lua_tolstring", "lua_tonumberx", "lua_isinteger"],
  ...["lua_tointegerx", "lua_toboolean", "lua_tothread", "lua_pushnil", "lua_pushboolean", "lua_pushnumber"],
  ...["lua_pushinteger", "lua_pushlstring", "lua_pushcclosure", "lua_tocfunction", "lua_getfield", "lua_sethook"],
];

const help = `npm run lua32 -- [OPTIONS]

Builds Lua 5.3 with 32-bit numbers, as the firmware has it, for the engine lua32. Needs clang, wasm-ld and wasi-libc; takes
Lua's sources, and what of the tools is not there, from Debian's packages where there is apt.

  --source DIR   Lua's sources
  --clang FILE   the compiler
  --linker FILE  wasm-ld
  --sysroot DIR  the libc
  --help         this text

Exit codes: 0 built, 1 something is missing or does not compile, 2 wrong use.`;

main();

type Paths = Partial<Record<"source" | "clang" | "linker" | "sysroot", string>>;

function main(): void {
  let values: Paths & { help?: boolean };
  try {
    const text = { type: "string" } as const;
    const options = { source: text, clang: text, linker: text, sysroot: text, help: { type: "boolean" } } as const;
    ({ values } = parseArgs({ options }));
  } catch (error) {
    console.error(`${(error as Error).message}\nTry: npm run lua32 -- --help`);
    process.exitCode = 2;
    return;
  }
  if (values.help) {
    console.log(help);
    return;
  }
  try {
    mkdirSync(cacheFolder, { recursive: true });
    const apt = openedOnce();
    const tools = findToolchain(values, cacheFolder, apt);
    const source = values.source ?? fetchSource(apt);
    const file = artifact() as string;
    compile(tools, source, file);
    for (const name of readdirSync(cacheFolder)) {
      if (path.join(cacheFolder, name) === aptFolder || (/^lua32-/.test(name) && name !== path.basename(file))) {
        rmSync(path.join(cacheFolder, name), { recursive: true, force: true });
      }
    }
    console.log(`lua32: ${path.relative(process.cwd(), file)}`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}

function openedOnce(): () => Apt | undefined {
  let apt: Apt | undefined;
  return () => {
    apt ??= Apt.open(aptFolder);
    return apt;
  };
}

/** Lua's sources, fetched when they are not there yet. */
function fetchSource(apt: () => Apt | undefined): string {
  const folder = path.join(cacheFolder, "source");
  if (!existsSync(path.join(folder, "src/lua.h"))) {
    const download = path.join(cacheFolder, "download");
    mkdirSync(download, { recursive: true });
    const problem = apt()?.fetchSource(sourcePackage, download);
    const archive = readdirSync(download).find((name) => name.includes(".orig.tar."));
    if (archive === undefined) {
      throw new Error(
        [
          "lua32 needs the sources of Lua 5.3, which it takes from the distribution's source package (apt).",
          "Elsewhere say where they are: npm run lua32 -- --source FOLDER",
          problem ?? "",
        ]
          .join("\n")
          .trim(),
      );
    }
    const draft = `${folder}.${process.pid}.tmp`;
    mkdirSync(draft, { recursive: true });
    execFileSync("tar", ["-xf", path.join(download, archive), "-C", draft, "--strip-components=1"]);
    rmSync(folder, { recursive: true, force: true });
    renameSync(draft, folder);
  }
  return path.join(folder, "src");
}

function compile(tools: Toolchain, source: string, file: string): void {
  const folder = mkdtempSync(path.join(cacheFolder, "objects-"));
  const env = environment(tools);
  try {
    // Lua includes it, and our way of raising errors does without.
    writeFileSync(path.join(folder, "setjmp.h"), "");
    const files = readdirSync(source).filter((name) => name.endsWith(".c") && !leftOut.includes(name));
    if (!files.includes("lvm.c")) {
      throw new Error(`there are no sources of Lua in ${source}`);
    }
    const objects = [...files.map((name) => path.join(source, name)), path.join(glueFolder, "glue.c")].map((each) => {
      const object = path.join(folder, `${path.basename(each, ".c")}.o`);
      const include = ["-include", path.join(glueFolder, "glue.h"), `-I${source}`, `-I${folder}`];
      execFileSync(tools.clang, [...target(tools), ...compilerOptions, ...include, "-c", each, "-o", object], { env });
      return object;
    });
    const draft = path.join(folder, "lua32.wasm");
    const shape = ["--no-entry", "--export-table", "--stack-first", "-z", "stack-size=1048576", "--strip-all"];
    const names = exported.map((name) => `--export=${name}`);
    execFileSync(tools.linker, [...shape, ...names, ...objects, `-L${libc(tools)}`, "-lc", "-o", draft], { env });
    renameSync(draft, file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
