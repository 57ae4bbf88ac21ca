import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { type Compilation, type Compiler, slashed } from "../compile.ts";
import { type Entry, findEntries, gatewayFolder, projectConfigFile } from "../entries.ts";
import type { ShownSettings } from "../settings/shown.ts";
import { gatewayTexts, isShared } from "./gateway-texts.ts";
import { type HooksUse, withHookErrors, withOwnHookErrors } from "./hook-errors.ts";
import { readText } from "./run-typescript.ts";
import { type GatewaySettingsRead, readProjectSettings } from "./settings.ts";

/** The name by which a project imports the gateway's parts, and their file. */
const partsName = "luatos-gateway/gateway";
const partsFile = "parts.ts";

/** A project as the build sees it. Paths are relative to it, with forward slashes. */
export interface Project {
  /** All its firmware. */
  entries: Entry[];
  /** Texts that are in no file of the project: the gateway's, with the project's settings. */
  texts: ReadonlyMap<string, string>;
  /** Those of them that a source map must not hold. */
  secretTexts: readonly string[];
  /** Files that run on the computer: their types are checked, but they become no Lua. */
  hostFiles: readonly string[];
  /** Names of packages that stand for a file. */
  aliases: Readonly<Record<string, string>>;
  /** Whether there are several gateways. Then each has its own copy of what is not shared. */
  hasSeveral: boolean;
  /** Files that run, with what only they need, only for gateways that meet a condition in Lua. */
  conditions: ReadonlyMap<string, string>;
  /** The settings of its gateway in readable form, without secrets; with several gateways, each behind its name. */
  shownSettings: ShownSettings | undefined;
  /** Names of the secrets that the firmware will hold. */
  secrets: readonly string[];
  /** The files of hooks that its settings name. */
  hooks: readonly HooksUse[];
  /** Whether it is the gateway's own, with its src/hooks.ts. */
  isGateway: boolean;
  /** What is wrong with its settings: one text each, with the place. */
  errors: readonly string[];
}

/**
 * Reads a project. With `gateway.config.ts` and without `src/main.ts`, its firmware `main` is the gateway with the
 * settings of that file. `gatewayDirectory` is the folder of the gateway's TypeScript. Without it, or when it is the
 * project's own, the project consists of its files alone.
 */
export function readProject(projectDirectory: string, gatewayDirectory?: string): Project {
  const entries = findEntries(projectDirectory);
  const own = path.resolve(projectDirectory, "src");
  const plain: Project = {
    entries,
    texts: new Map(),
    secretTexts: [],
    hostFiles: [],
    aliases: {},
    hasSeveral: false,
    conditions: new Map(),
    shownSettings: undefined,
    secrets: [],
    hooks: [],
    isGateway: gatewayDirectory !== undefined && path.resolve(gatewayDirectory) === own,
    errors: [],
  };
  if (gatewayDirectory === undefined || plain.isGateway) {
    return plain;
  }
  const texts = new Map<string, string>();
  for (const [name, text] of sourcesIn(gatewayDirectory)) {
    texts.set(`${gatewayFolder}/${name}`, text);
  }
  const aliases = { [partsName]: `${gatewayFolder}/${partsFile}` };
  if (!existsSync(path.join(projectDirectory, projectConfigFile))) {
    return { ...plain, texts, aliases };
  }
  const main = `${gatewayFolder}/main.ts`;
  texts.set(main, namedFirmware(texts.get(main) as string, projectDirectory));
  const settings = readProjectSettings(projectDirectory, path.join(gatewayDirectory, "config.ts"));
  const { gateways, secrets, errors } = settings;
  const inFolder = (name: string): string => `${gatewayFolder}/${name}`;
  const { files, secret, hookSources, conditions } = gatewayTexts(gateways, texts.get(main) as string);
  for (const [name, text] of files) {
    texts.set(inFolder(name), text);
  }
  return {
    ...plain,
    texts,
    secretTexts: secret.map(inFolder),
    hostFiles: [projectConfigFile],
    aliases,
    hasSeveral: gateways.length > 1,
    conditions: new Map([...conditions].map(([name, condition]) => [inFolder(name), condition])),
    shownSettings: Object.fromEntries(
      gateways.flatMap(({ name, shown }) =>
        Object.entries(shown).map(([setting, value]) => [gateways.length > 1 ? `${name}: ${setting}` : setting, value]),
      ),
    ),
    secrets,
    hooks: [...hookSources].map(([text, file]) => ({
      text: inFolder(text),
      file,
      error: (gateways.find(({ hooks }) => hooks === file) as GatewaySettingsRead).hooksError,
    })),
    errors: [...errors, ...(gateways.length > 1 && !isOurs(entries) ? [ownEntryError] : [])],
  };
}

/**
 * Compiles entries of a project, together with its texts that are in no file. Without `entries`, it compiles all files
 * of the project, and its gateway.
 */
export function compileProject(
  compiler: Compiler,
  projectDirectory: string,
  project: Project,
  entries: readonly Entry[] | undefined,
  replace: ReadonlyMap<string, string> = new Map(),
): Compilation {
  const absolute = (file: string): string => slashed(path.join(projectDirectory, file));
  const aliases = Object.entries(project.aliases).map(([name, file]) => [name, absolute(file)]);
  const compilation = compiler.compile({
    ...(entries === undefined ? {} : { rootFiles: entries.map(({ entry }) => absolute(entry)) }),
    ...(entries === undefined && isOurs(project.entries) ? { moreFiles: [absolute(`${gatewayFolder}/main.ts`)] } : {}),
    replace: new Map([...project.texts, ...replace].map(([file, text]) => [absolute(file), text])),
    hostFiles: project.hostFiles.map(absolute),
    aliases: Object.fromEntries(aliases),
  });
  const told = project.isGateway
    ? withOwnHookErrors(compilation.errors)
    : withHookErrors(compilation.errors, project.hooks, gatewayFolder);
  return { ...compilation, errors: withoutSecrets(told, project) };
}

/** An error in the settings' text may quote a secret. What it says, the rules about settings should have said. */
function withoutSecrets(errors: readonly string[], { secretTexts, hostFiles }: Project): string[] {
  const plain = errors.filter((error) => !secretTexts.some((file) => error.startsWith(`${file}(`)));
  return plain.length === 0 && errors.length > 0
    ? [
        `${hostFiles[0]}(1,1): error CONFIG: the gateway's types do not allow one of the settings, and no rule says which. Leave out casts such as \`as any\`.`,
      ]
    : plain;
}

/** The texts that a source map must bring along, because no file of the project has them. None holds a secret. */
export function textsForReaders(
  { texts, secretTexts }: Project,
  replaced: ReadonlyMap<string, string>,
): Map<string, string> {
  return new Map([...[...texts].filter(([file]) => !secretTexts.includes(file)), ...replaced]);
}

/** The gateway's files, by their paths in its folder. Other firmware there is left out. */
function sourcesIn(gatewayDirectory: string): [name: string, text: string][] {
  const folders = readdirSync(gatewayDirectory, { withFileTypes: true }).filter((item) => item.isDirectory());
  const firmware = folders.filter(({ name }) => existsSync(path.join(gatewayDirectory, name, "main.ts")));
  return readdirSync(gatewayDirectory, { recursive: true, encoding: "utf8" })
    .map(slashed)
    .filter((name) => name.endsWith(".ts") && !firmware.some((folder) => name.startsWith(`${folder.name}/`)))
    .map((name) => [name, readFileSync(path.join(gatewayDirectory, name), "utf8")]);
}

/**
 * Whether each of several gateways has a file for itself. Files that serve the whole module are shared, the entry too.
 */
export function isOfEachGateway(file: string): boolean {
  return !(file.startsWith(`${gatewayFolder}/`) && isShared(file.slice(gatewayFolder.length + 1)));
}

const ownEntryError =
  "src/main.ts: error: several gateways in gateway.config.ts have an entry of their own. Take src/main.ts away: hooks and timers of yours begin in a file with hooks.";

function isOurs(entries: readonly Entry[]): boolean {
  return entries.some(({ entry }) => entry === `${gatewayFolder}/main.ts`);
}

/** The gateway's entry with the name and the version of the project's package.json. */
function namedFirmware(entry: string, projectDirectory: string): string {
  const file = path.join(projectDirectory, "package.json");
  const manifest = existsSync(file) ? readManifest(file) : {};
  const name = (manifest.name ?? path.basename(projectDirectory)).replace(/^@.*\//, "").replaceAll(/\W/g, "_");
  // The update server takes three numbers.
  const [version = "0.0.0"] = /^\d+\.\d+\.\d+/.exec(manifest.version ?? "") ?? [];
  return entry
    .replace(/^PROJECT = .*$/m, `PROJECT = ${JSON.stringify(name)};`)
    .replace(/^VERSION = .*$/m, `VERSION = ${JSON.stringify(version)};`);
}

function readManifest(file: string): { name?: string; version?: string } {
  try {
    return JSON.parse(readText(file)) as { name?: string; version?: string };
  } catch (error) {
    throw new Error(`${path.basename(file)}: ${(error as Error).message}`);
  }
}
