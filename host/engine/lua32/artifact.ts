import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL(".", import.meta.url));
const inputs = ["glue.h", "flash.h", "glue.c", "build.ts"];

/** Where the build of lua32 keeps its downloads and results. Not under version control. */
export const cacheFolder = path.join(folder, "../../../node_modules/.cache/luatos-gateway/lua32");

/** The WASM file in the package, when lua32 was built before packing. */
const shipped = path.join(folder, "lua32.wasm");

/** Lua's licence. It lies beside the WASM file, which contains Lua. */
export function licenceOf(file: string): string {
  return file.replace(/\.wasm$/, ".licence");
}

/** Whether lua32 is available: built from this glue, or shipped. */
export function isLua32There(): boolean {
  const file = artifact();
  return file !== undefined && existsSync(file);
}

/** The WASM file that is built from this glue or shipped with the package. Undefined in a package without it. */
export function artifact(): string | undefined {
  if (existsSync(shipped)) {
    return shipped;
  }
  if (!inputs.every((name) => existsSync(path.join(folder, name)))) {
    return undefined;
  }
  const hash = createHash("sha256");
  for (const name of inputs) {
    hash.update(readFileSync(path.join(folder, name)));
  }
  return path.join(cacheFolder, `lua32-${hash.digest("hex").slice(0, 16)}.wasm`);
}
