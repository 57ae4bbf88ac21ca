import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Apt } from "./apt.ts";

/** A C compiler for 32-bit WebAssembly, its linker and its libc. */
export interface Toolchain {
  clang: string;
  linker: string;
  sysroot: string;
  /** Where the compiler finds its own libraries when it is not installed in the system. */
  libraries?: string;
}

/** The paths of tools from the command line. */
export type ToolOptions = Partial<Pick<Toolchain, "clang" | "linker" | "sysroot">>;

const packages = ["clang", "lld", "wasi-libc"];

/**
 * Finds clang, wasm-ld and wasi-libc on this machine, or fetches them from the distribution into a folder of ours.
 * Throws an Error that says what is missing.
 */
export function findToolchain(options: ToolOptions, folder: string, apt: () => Apt | undefined): Toolchain {
  const installed: Toolchain = { clang: "clang", linker: "wasm-ld", sysroot: "/usr", ...options };
  if (works(installed)) {
    return installed;
  }
  const fetched = path.join(folder, "tools");
  const unpacked = (): Toolchain => ({ ...inFolder(fetched), ...options });
  if (works(unpacked())) {
    return unpacked();
  }
  mkdirSync(fetched, { recursive: true });
  const problem = apt()?.fetchPackages(packages, fetched);
  if (works(unpacked())) {
    return unpacked();
  }
  throw new Error(
    [
      "lua32 needs a C compiler for 32-bit WebAssembly: clang, wasm-ld and wasi-libc.",
      `With apt: apt-get install ${packages.join(" ")}. Otherwise say where they are:`,
      "npx luatos-gateway lua32 --clang FILE --linker FILE --sysroot FOLDER",
      problem ?? "",
    ]
      .join("\n")
      .trim(),
  );
}

/** The environment variables for the tools. */
export function environment(tools: Toolchain): NodeJS.ProcessEnv {
  return tools.libraries === undefined ? process.env : { ...process.env, LD_LIBRARY_PATH: tools.libraries };
}

/** Arguments for each call of the compiler. */
export function target(tools: Toolchain): string[] {
  return ["--target=wasm32-wasi", `--sysroot=${tools.sysroot}`];
}

function inFolder(folder: string): Toolchain {
  const has = (file: string): boolean => existsSync(path.join(folder, file));
  return {
    clang: has("usr/bin/clang") ? path.join(folder, "usr/bin/clang") : "clang",
    linker: has("usr/bin/wasm-ld") ? path.join(folder, "usr/bin/wasm-ld") : "wasm-ld",
    sysroot: has("usr/include/wasm32-wasi") ? path.join(folder, "usr") : "/usr",
    libraries: libraryFolders(path.join(folder, "usr/lib")).join(":"),
  };
}

function libraryFolders(folder: string): string[] {
  if (!existsSync(folder)) {
    return [];
  }
  const folders = readdirSync(folder).flatMap((name) => [path.join(folder, name), path.join(folder, name, "lib")]);
  return folders.filter(
    (each) => existsSync(each) && statSync(each).isDirectory() && readdirSync(each).some((name) => /\.so\b/.test(name)),
  );
}

/** Whether the tools can build a small program as a WASM file. */
function works(tools: Toolchain): boolean {
  const library = libc(tools);
  if (library === undefined) {
    return false;
  }
  const folder = mkdtempSync(path.join(tmpdir(), "lua32-"));
  const file = path.join(folder, "probe.c");
  const object = path.join(folder, "probe.o");
  writeFileSync(file, "#include <string.h>\nint probe(const char *text) { return (int)strlen(text); }\n");
  const env = environment(tools);
  const link = ["--no-entry", "--export=probe", object, `-L${library}`, "-lc", "-o", path.join(folder, "probe.wasm")];
  const made =
    spawnSync(tools.clang, [...target(tools), "-c", file, "-o", object], { env }).status === 0 &&
    spawnSync(tools.linker, link, { env }).status === 0;
  rmSync(folder, { recursive: true, force: true });
  return made;
}

/** The folder of libc.a. Newer versions of wasi-libc have the WASI generation in its name. */
export function libc(tools: Toolchain): string | undefined {
  return ["wasm32-wasi", "wasm32-wasip1"]
    .map((name) => path.join(tools.sysroot, "lib", name))
    .find((each) => existsSync(path.join(each, "libc.a")));
}
