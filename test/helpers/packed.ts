import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import { projectDirectory } from "./child.ts";
import { npm } from "./npm.ts";

const folder = path.join(projectDirectory, "node_modules/.cache/luatos-gateway");
/** Whoever makes it may pack: two at once would write to dist/ both. */
const packLock = path.join(folder, "packing");
/** Holds the tarball for all files of a run of tests: to pack takes half a minute. */
const packedFolder = path.join(folder, "packed");

/** To be called before a run of tests: what an earlier one has left is stale. */
export function forgetPacked(): void {
  for (const each of [packLock, packedFolder]) {
    rmSync(each, { recursive: true, force: true });
  }
}

/** Packs this project into a folder, which must be empty. Returns the path of the tarball. */
export async function pack(destination: string): Promise<string> {
  const name = await locked(async () => {
    mkdirSync(packedFolder, { recursive: true });
    const packed = (): string | undefined => readdirSync(packedFolder).find((each) => each.endsWith(".tgz"));
    if (packed() === undefined) {
      await npm(projectDirectory, "pack", "--pack-destination", packedFolder, "--loglevel=error");
    }
    return packed() as string;
  });
  const tarball = path.join(destination, name);
  copyFileSync(path.join(packedFolder, name), tarball);
  return tarball;
}

/**
 * Installs a tarball of this project into a folder, with a package.json of `manifest`. What the package depends on is linked,
 * and `besides`: this project has it already, and no network is needed.
 */
export async function installPackage(
  folder: string,
  tarball: string,
  besides: readonly string[],
  manifest: object = {},
): Promise<void> {
  const own = JSON.parse(readFileSync(path.join(projectDirectory, "package.json"), "utf8"));
  const linked = [...Object.keys(own.dependencies), ...besides].map((name) => [
    name,
    `file:${path.join(projectDirectory, "node_modules", name).replaceAll("\\", "/")}`,
  ]);
  const dependencies = { ...Object.fromEntries(linked), "luatos-gateway": `file:${tarball.replaceAll("\\", "/")}` };
  writeFileSync(
    path.join(folder, "package.json"),
    JSON.stringify({ private: true, type: "module", ...manifest, devDependencies: {}, dependencies }),
  );
  await npm(folder, "install", "--offline", "--omit=optional", "--no-package-lock", "--no-audit", "--no-fund");
}

/** Runs something while nobody packs. */
async function locked<T>(action: () => Promise<T>): Promise<T> {
  mkdirSync(path.dirname(packLock), { recursive: true });
  while (!takes(packLock)) {
    await setTimeout(200);
  }
  try {
    return await action();
  } finally {
    rmSync(packLock, { recursive: true, force: true });
  }
}

function takes(lock: string): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch {
    return false;
  }
}
