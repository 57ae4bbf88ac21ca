import { existsSync, readdirSync } from "node:fs";
import path from "node:path";

/** The entry of one firmware. */
export interface Entry {
  /** `main` for `src/main.ts`, `NAME` for `src/NAME/main.ts`. */
  name: string;
  /** The TypeScript file, relative to the project, with forward slashes. */
  entry: string;
}

/** The file of a project that holds the gateway's settings. */
export const projectConfigFile = "gateway.config.ts";

/** The folder under which a project sees the gateway's TypeScript. It holds no files there. */
export const gatewayFolder = "luatos-gateway";

/**
 * Finds the entries of a project: `src/main.ts` as `main`, and `src/NAME/main.ts` as `NAME`, sorted by name. With
 * `gateway.config.ts` and without `src/main.ts`, `main` is the gateway.
 */
export function findEntries(projectDirectory: string): Entry[] {
  const isThere = (file: string): boolean => existsSync(path.join(projectDirectory, file));
  const isGateway = isThere(projectConfigFile) && !isThere("src/main.ts");
  const others = foldersIn(path.join(projectDirectory, "src")).map((name) => ({ name, entry: `src/${name}/main.ts` }));
  return [{ name: "main", entry: isGateway ? `${gatewayFolder}/main.ts` : "src/main.ts" }, ...others].filter(
    ({ entry }) => isThere(entry) || entry.startsWith(`${gatewayFolder}/`),
  );
}

/** Where the firmware of an entry belongs, relative to the project. */
export function outputFileOf(name: string): string {
  return name === "main" ? "lua-out/main.lua" : `lua-out/${name}/main.lua`;
}

/** Files under lua-out/, relative to the project, that a build made from an entry that no longer exists. */
export function findLeftOver(projectDirectory: string): string[] {
  const known = findEntries(projectDirectory).map(({ name }) => name);
  return ["main", ...foldersIn(path.join(projectDirectory, "lua-out"))]
    .filter((name) => !known.includes(name))
    .map(outputFileOf)
    .filter((file) => existsSync(path.join(projectDirectory, `${file}.map`)));
}

function foldersIn(directory: string): string[] {
  if (!existsSync(directory)) {
    return [];
  }
  const folders = readdirSync(directory, { withFileTypes: true }).filter((item) => item.isDirectory());
  return folders.map(({ name }) => name).sort();
}
