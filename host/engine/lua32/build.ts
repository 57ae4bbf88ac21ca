import { execFileSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { Apt } from "./apt.ts";
import { artifact, cacheFolder, licenceOf } from "./artifact.ts";
import { environment, findToolchain, libc, type Toolchain, target } from "./toolchain.ts";

// Builds the core's Lua 5.3 for the engine lua32. Lua's sources come from the distribution's source package, or from
// --source. Everything stays under node_modules/.cache.

const glueFolder = fileURLToPath(new URL(".", import.meta.url));
const aptFolder = path.join(cacheFolder, "apt");
const sourcePackage = "lua5.3";
/** The programs lua and luac. */
const leftOut = ["lua.c", "luac.c"];
/** These files also include flash.h. */
const knowFlash = ["lundump.c", "lfunc.c"];

const compilerOptions = [
  // A tenth faster than the usual -O2.
  "-O3",
  "-flto",
  // Every Node since 20 has these features. None of them makes libc's errno a thread-local variable.
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

/** Paths that override the search: Lua's sources, clang, wasm-ld, the libc. */
export type Lua32Paths = Partial<Record<"source" | "clang" | "linker" | "sysroot", string>>;

/** Builds lua32. Returns the WASM file. Throws an Error that says what is missing or does not compile. */
export function buildLua32(paths: Lua32Paths): string {
  mkdirSync(cacheFolder, { recursive: true });
  const apt = openedOnce();
  const tools = findToolchain(paths, cacheFolder, apt);
  const source = paths.source ?? fetchSource(apt);
  const file = artifact() as string;
  compile(tools, source, file);
  writeFileSync(licenceOf(file), licenceIn(source));
  for (const name of readdirSync(cacheFolder)) {
    if (
      path.join(cacheFolder, name) === aptFolder ||
      (/^lua32-/.test(name) && !name.startsWith(path.basename(file, ".wasm")))
    ) {
      rmSync(path.join(cacheFolder, name), { recursive: true, force: true });
    }
  }
  return file;
}

function openedOnce(): () => Apt | undefined {
  let apt: Apt | undefined;
  return () => {
    apt ??= Apt.open(aptFolder);
    return apt;
  };
}

/** Lua's sources. Fetches them when they are missing. */
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
          "Without apt, say where they are: npx luatos-gateway lua32 --source FOLDER",
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

/** Lua's licence, from the end of its main header. */
function licenceIn(source: string): string {
  const header = readFileSync(path.join(source, "lua.h"), "utf8");
  const [text = ""] = header.slice(header.lastIndexOf("Copyright (C)")).split(/\n\*{10,}\//, 1);
  return `${text.replaceAll(/^\* ?/gm, "")}\n`;
}

function compile(tools: Toolchain, source: string, file: string): void {
  const folder = mkdtempSync(path.join(cacheFolder, "objects-"));
  const env = environment(tools);
  try {
    // Lua includes it. Our way of raising errors needs nothing from it.
    writeFileSync(path.join(folder, "setjmp.h"), "");
    const files = readdirSync(source).filter((name) => name.endsWith(".c") && !leftOut.includes(name));
    if (!files.includes("lvm.c")) {
      throw new Error(`${source} has no Lua sources`);
    }
    const objects = [...files.map((name) => path.join(source, name)), path.join(glueFolder, "glue.c")].map((each) => {
      const object = path.join(folder, `${path.basename(each, ".c")}.o`);
      const first = ["glue.h", ...(knowFlash.includes(path.basename(each)) ? ["flash.h"] : [])];
      const include = first.flatMap((header) => ["-include", path.join(glueFolder, header)]);
      include.push(`-I${source}`, `-I${folder}`);
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
