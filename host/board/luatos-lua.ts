import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

/**
 * The Lua text of the simulated LuatOS. The package ships it; in a checkout, tools/ compiles it from host/luatos before
 * anything boots. Each process reads it once. Rejects with an Error of one line when it has not been compiled.
 */
export function loadLuatos(): Promise<string> {
  loaded ??= load();
  return loaded;
}

let loaded: Promise<string> | undefined;

async function load(): Promise<string> {
  const file = luatosPlace() ?? shipped;
  if (!existsSync(file)) {
    throw new Error("the simulated LuatOS is not compiled: call prepareLuatos() of tools/luatos/prepare.ts first");
  }
  return readFileSync(file, "utf8");
}

const shipped = fileURLToPath(new URL("../luatos.lua", import.meta.url));
const root = fileURLToPath(new URL("../../", import.meta.url));

/** Where a checkout keeps the compiled text. Its name changes with the sources. Undefined in the package. */
export function luatosPlace(): string | undefined {
  return existsSync(shipped)
    ? undefined
    : path.join(root, "node_modules/.cache/luatos-gateway", `luatos-${fingerprint()}.lua`);
}

function fingerprint(): string {
  const hash = createHash("sha256");
  for (const folder of ["host/luatos", "types"]) {
    const names = readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" }).sort();
    for (const name of names.filter((each) => /\.(ts|json)$/.test(each))) {
      hash.update(`${folder}/${name}\0`).update(readFileSync(path.join(root, folder, name)));
    }
  }
  for (const file of ["host/board/core-modules.ts", "tsconfig.json"]) {
    hash.update(readFileSync(path.join(root, file)));
  }
  return hash.digest("hex").slice(0, 16);
}
