import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { luatosPlace } from "../../host/board/luatos-lua.ts";
import { packageFolder } from "../package-folder.ts";

/**
 * Makes sure that modules can boot. It compiles the simulated LuatOS when its sources, types/ or the compiler have
 * changed, which takes seconds. The package contains it compiled. Rejects with an Error that holds the compiler's
 * messages.
 */
export async function prepareLuatos(): Promise<void> {
  const place = luatosPlace();
  if (place === undefined) {
    return;
  }
  const ending = `-- compiler ${compilerFingerprint()}\n`;
  if (existsSync(place) && readFileSync(place, "utf8").endsWith(ending)) {
    return;
  }
  const { compileLuatos } = await import("./compile-luatos.ts");
  const lua = compileLuatos(packageFolder);
  mkdirSync(path.dirname(place), { recursive: true });
  const draft = `${place}.${process.pid}.tmp`;
  writeFileSync(draft, lua + ending);
  renameSync(draft, place);
}

function compilerFingerprint(): string {
  const hash = createHash("sha256").update(readFileSync(path.join(packageFolder, "tools/luatos/compile-luatos.ts")));
  const folder = path.join(packageFolder, "build");
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" }).sort()) {
    if (name.endsWith(".ts")) {
      hash.update(`${name}\0`).update(readFileSync(path.join(folder, name)));
    }
  }
  return hash.digest("hex").slice(0, 16);
}
