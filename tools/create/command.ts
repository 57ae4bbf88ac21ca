import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { readText } from "../../host/text-file.ts";
import type { Command } from "../command.ts";
import { runNpm } from "../npm.ts";
import { isCheckout, packageFolder } from "../package-folder.ts";
import { type CreateOptions, help, readOptions } from "./options.ts";
import { packageNameFor, templateFiles } from "./template-files.ts";
import { texts } from "./texts.ts";

export default { help, read: readOptions, run } satisfies Command<CreateOptions>;

function run(options: CreateOptions): number {
  const { folder, install, language } = options;
  const text = texts[language];
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    console.error(text.notEmpty(folder));
    return 1;
  }
  const files = templateFiles(options);
  mkdirSync(folder, { recursive: true });
  const spec = options.packageSpec ?? ownSpec(folder);
  files.set("package.json", `${JSON.stringify(manifest(folder, spec), null, 2)}\n`);
  for (const [name, text] of files) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  console.log(text.made(folder, files.size));
  if (install) {
    console.log(text.installs);
    console.log(runNpm(["install", "--no-audit", "--no-fund"], folder).trim());
    if (!existsSync(path.join(folder, "node_modules/.package-lock.json"))) {
      // npm may stop half-way and exit with 0: "Exit handler never called!".
      throw new Error(text.stopped(folder));
    }
  }
  console.log(nextSteps(options, files.has("gateway.config.ts") ? "gateway.config.ts" : "src/main.ts"));
  return 0;
}

interface Manifest {
  name: string;
  version: string;
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
}

/** The package.json of a new project, with the versions that this package was tested with. */
function manifest(folder: string, spec: string): object {
  const { dependencies, devDependencies } = readManifest(packageFolder);
  return {
    name: packageNameFor(folder),
    version: "0.1.0",
    private: true,
    type: "module",
    scripts: {
      start: "luatos-gateway start --script lua-out --watch",
      build: "luatos-gateway build",
      watch: "luatos-gateway build --watch",
      check: "luatos-gateway check",
      test: "vitest run",
    },
    devDependencies: {
      "@types/node": devDependencies["@types/node"],
      "luatos-gateway": spec,
      typescript: dependencies.typescript,
      vitest: devDependencies.vitest,
    },
  };
}

/** The dependency on this package: its version when it came from a registry, otherwise a tarball in the project. */
function ownSpec(folder: string): string {
  const { version } = readManifest(packageFolder);
  if (isCheckout || !comesFromRegistry()) {
    // An installed package needs no prepare step.
    const words = ["pack", packageFolder, "--pack-destination", folder, ...(isCheckout ? [] : ["--ignore-scripts"])];
    runNpm([...words, "--loglevel=error"], packageFolder);
    return `file:luatos-gateway-${version}.tgz`;
  }
  return version;
}

/** Like any project, npx has a package.json that names what it installed: a version or a file. */
function comesFromRegistry(): boolean {
  const above = path.join(packageFolder, "../..");
  const spec = existsSync(path.join(above, "package.json"))
    ? readManifest(above).dependencies?.["luatos-gateway"]
    : undefined;
  return spec !== undefined && /^[\^~]?\d/.test(spec);
}

function readManifest(folder: string): Manifest {
  return JSON.parse(readText(path.join(folder, "package.json"))) as Manifest;
}

function nextSteps({ folder, install, language }: CreateOptions, edited: string): string {
  const way = path.relative(process.cwd(), folder);
  const text = texts[language];
  const steps = [
    way === "" ? "" : `cd ${quoted(way)}`,
    install ? "" : "npm install",
    ...Object.entries(text.steps).map(([command, what]) => `${command.padEnd(17)}  ${what}`),
  ];
  return `\n${text.next}\n\n${steps
    .filter((step) => step !== "")
    .map((step) => `  ${step}`)
    .join("\n")}\n\n${text.edit(edited)}`;
}

/**
 * A path as a shell takes it. On Windows, double quotes work in each shell, but PowerShell replaces what begins with $
 * or ` in them.
 */
export function quoted(way: string, platform: NodeJS.Platform = process.platform): string {
  if (/^[\p{L}\p{N}./_\\:][\p{L}\p{N}./_\\:@+=-]*$/u.test(way) && (platform === "win32" || !way.includes("\\"))) {
    return way;
  }
  return platform !== "win32"
    ? `'${way.startsWith("-") ? "./" : ""}${way.replaceAll("'", "'\\''")}'`
    : /[$`]/.test(way)
      ? `'${way.replaceAll("'", "''")}'`
      : `"${way}"`;
}
