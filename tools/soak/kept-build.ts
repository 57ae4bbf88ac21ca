import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Builder } from "../../build/index.ts";
import { packageFolder } from "../package-folder.ts";
import { noHooks, tutorialConfig } from "./tutorial-config.ts";

/** A firmware's text and its source map. */
export interface BuiltFirmware {
  lua: string;
  map: string;
  /** The script folder that contains main.lua and main.lua.map. */
  folder: string;
}

/**
 * lua-out/main.lua with the tutorial's settings and without hooks. `settings` replace some of them, as TypeScript: `{
 * delivery: '"answers"' }`. Throws an Error with the compiler's messages.
 */
export function tutorialFirmware(settings: Readonly<Record<string, string>> = {}): Promise<BuiltFirmware> {
  const config = Object.entries(settings).reduce(
    (text, [name, value]) => text.replace(new RegExp(`^ {2}${name}: .*,$`, "m"), `  ${name}: ${value},`),
    tutorialConfig,
  );
  return keptBuild(
    "tutorial",
    new Map([
      ["src/config.ts", config],
      ["src/hooks.ts", noHooks],
    ]),
  );
}

/**
 * The gateway, built with other texts for some of its files. Only the build of the checkout itself looks for broken
 * rules and for the cost. `finish` may change the map. Throws an Error with the compiler's messages.
 */
export function keptBuild(
  name: string,
  replace: ReadonlyMap<string, string>,
  finish: (map: string) => string = (map) => map,
): Promise<BuiltFirmware> {
  return kept(name, [...replace], async () => {
    builder ??= await openBuilder();
    const { firmware, errors } = builder.unchecked(replace);
    if (firmware[0] === undefined) {
      throw new Error(
        `${errors.join("\n")}\nThe texts of ${[...replace.keys()].join(" and ")} are not those of the checkout.`,
      );
    }
    return { lua: firmware[0].lua, map: finish(firmware[0].map) };
  });
}

/**
 * What `build` makes. A build takes seconds, so it is kept under node_modules/.cache until the sources or `inputs`
 * change: all else that it depends on.
 */
export async function kept(
  name: string,
  inputs: unknown,
  build: () => Promise<{ lua: string; map: string }>,
): Promise<BuiltFirmware> {
  const folder = path.join(packageFolder, "node_modules/.cache/luatos-gateway", `${name}-${fingerprint(inputs)}`);
  const file = path.join(folder, "main.lua");
  if (!existsSync(file)) {
    const { lua, map } = await build();
    mkdirSync(folder, { recursive: true });
    replaceFile(`${file}.map`, map);
    replaceFile(file, lua);
  }
  return { lua: readFileSync(file, "utf8"), map: readFileSync(`${file}.map`, "utf8"), folder };
}

/** One for all builds of a process: each looks only at what differs from the last one. */
let builder: Builder | undefined;

async function openBuilder(): Promise<Builder> {
  const { Builder } = await import("../../build/index.ts");
  const { openBuildSimulator } = await import("../simulator.ts");
  return new Builder({ projectDirectory: packageFolder, names: ["main"] }, openBuildSimulator);
}

/** A hash of everything that the build depends on. */
function fingerprint(inputs: unknown): string {
  hashOfSources ??= readSources();
  return createHash("sha256").update(hashOfSources).update(JSON.stringify(inputs)).digest("hex").slice(0, 16);
}

/** Taken once for each process: a test run boots thousands of modules. */
let hashOfSources: string | undefined;

function readSources(): string {
  const hash = createHash("sha256");
  for (const folder of ["src", "types", "build"]) {
    const names = readdirSync(path.join(packageFolder, folder), { recursive: true, encoding: "utf8" }).sort();
    for (const name of names.filter((each) => each.endsWith(".ts"))) {
      hash.update(`${folder}/${name}\0`).update(readFileSync(path.join(packageFolder, folder, name)));
    }
  }
  return hash.update(readFileSync(path.join(packageFolder, "tsconfig.json"))).digest("hex");
}

/** Replaces a file atomically: other processes never read half of it. */
function replaceFile(file: string, text: string): void {
  const draft = `${file}.${process.pid}.tmp`;
  writeFileSync(draft, text);
  renameSync(draft, file);
}
