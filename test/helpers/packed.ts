import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import type { TestProject } from "vitest/node";
import { projectDirectory } from "./child.ts";
import { npm } from "./npm.ts";

const folder = path.join(projectDirectory, "node_modules/.cache/luatos-gateway");
/** The holder of this lock may pack: two at once would both write to dist/. */
const packLock = path.join(folder, "packing");
/** The tarball, shared by all test files of a run: packing takes half a minute. */
const packedFolder = path.join(folder, "packed");

/** Vitest calls it before a run, and in a watch before each round: the tarball of an earlier run is stale. */
export default function setup(project: TestProject): void {
  const forget = (): void => {
    for (const each of [packLock, packedFolder]) {
      rmSync(each, { recursive: true, force: true });
    }
  };
  forget();
  project.onTestsRerun(forget);
}

/** Packs this project into an empty folder. Returns the path of the tarball. */
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
 * Installs a tarball of this project into a folder, with a package.json made from `manifest`. The package's
 * dependencies and the packages of `besides` are linked: this project has them already, so no network is needed.
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

/** Runs an action while nothing else packs. */
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
