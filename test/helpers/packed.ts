import { mkdirSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import { projectDirectory } from "./child.ts";
import { npm } from "./npm.ts";

/** Whoever makes it may pack: two at once would write to dist/ both. test/global-setup.ts takes away what was left over. */
export const packLock = path.join(projectDirectory, "node_modules/.cache/luatos-gateway/packing");

/** Packs this project into a folder, which must be empty. Returns the path of the tarball. */
export async function pack(destination: string): Promise<string> {
  await locked(() => npm(projectDirectory, "pack", "--pack-destination", destination, "--loglevel=error"));
  return path.join(destination, readdirSync(destination).find((name) => name.endsWith(".tgz")) as string);
}

/** Runs something while nobody packs. */
export async function locked<T>(action: () => Promise<T>): Promise<T> {
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
