import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL(".", import.meta.url));
const inputs = ["glue.h", "glue.c", "build.ts"];

/** Where the build of lua32 keeps what it fetches and makes. Not under version control. */
export const cacheFolder = path.join(folder, "../../../node_modules/.cache/luatos-gateway/lua32");

/** The WASM file that this glue makes. Undefined where the glue is not: in the published package. */
export function artifact(): string | undefined {
  if (!inputs.every((name) => existsSync(path.join(folder, name)))) {
    return undefined;
  }
  const hash = createHash("sha256");
  for (const name of inputs) {
    hash.update(readFileSync(path.join(folder, name)));
  }
  return path.join(cacheFolder, `lua32-${hash.digest("hex").slice(0, 16)}.wasm`);
}
