import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

/**
 * The Lua text of the simulated LuatOS. The package ships it; in a checkout it is compiled from host/luatos when that,
 * types/ or the compiler has changed, which takes seconds, and kept under node_modules/.cache. A process looks once.
 * Throws an Error with the compiler's messages when it does not compile.
 */
export function loadLuatos(): Promise<string> {
  loaded ??= load();
  return loaded;
}

let loaded: Promise<string> | undefined;

async function load(): Promise<string> {
  const shipped = fileURLToPath(new URL("../luatos.lua", import.meta.url));
  if (existsSync(shipped)) {
    return readFileSync(shipped, "utf8");
  }
  const root = fileURLToPath(new URL("../../", import.meta.url));
  const cached = path.join(root, "node_modules/.cache/luatos-gateway", `luatos-${fingerprint(root)}.lua`);
  if (existsSync(cached)) {
    return readFileSync(cached, "utf8");
  }
  const { compileLuatos } = await import("./compile-luatos.ts");
  const lua = compileLuatos(root);
  mkdirSync(path.dirname(cached), { recursive: true });
  const draft = `${cached}.${process.pid}.tmp`;
  writeFileSync(draft, lua);
  renameSync(draft, cached);
  return lua;
}

function fingerprint(root: string): string {
  const hash = createHash("sha256");
  for (const folder of ["host/luatos", "types"]) {
    const names = readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" }).sort();
    for (const name of names.filter((each) => /\.(ts|json)$/.test(each))) {
      hash.update(`${folder}/${name}\0`).update(readFileSync(path.join(root, folder, name)));
    }
  }
  for (const file of [
    "build/compile.ts",
    "build/flatten.ts",
    "host/board/compile-luatos.ts",
    "host/board/core-modules.ts",
    "tsconfig.json",
  ]) {
    hash.update(readFileSync(path.join(root, file)));
  }
  return hash.digest("hex").slice(0, 16);
}
