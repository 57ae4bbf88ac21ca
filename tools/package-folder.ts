import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of this package: a checkout, or an installed package. It contains package.json and lua-out/. */
export const packageFolder = folderAbove(fileURLToPath(new URL(".", import.meta.url)));

/** Whether the package is a checkout, with its TypeScript. */
export const isCheckout = existsSync(path.join(packageFolder, "tools/main.ts"));

/** The version of this package. */
export function packageVersion(): string {
  return (JSON.parse(readFileSync(path.join(packageFolder, "package.json"), "utf8")) as { version: string }).version;
}

function folderAbove(folder: string): string {
  return existsSync(path.join(folder, "package.json")) ? folder : folderAbove(path.dirname(folder));
}
