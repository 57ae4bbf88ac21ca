import { isGroup } from "../settings/kinds.ts";
import { hookTexts } from "./hook-texts.ts";
import type { GatewaySettingsRead, Values } from "./settings.ts";

/** The texts that replace the gateway's own files, by their paths in its folder. */
export interface GatewayTexts {
  files: ReadonlyMap<string, string>;
  /** The texts that hold settings, and so secrets. */
  secret: readonly string[];
  /** Those of the texts that take the hooks of a file of the project, with that file. */
  hookSources: ReadonlyMap<string, string>;
  /** Files that run, with what only they need, only for gateways that meet a condition in Lua. */
  conditions: ReadonlyMap<string, string>;
}

const sharedFiles =
  /^(device\/(guard|memory|modem|placeholders|store|timer)|control\/(boot-record|machine|module|module-config|named-log|watchdog)|features\/log-tail|settings\/.*|config-type|main|parts)\.ts$/;

/** Whether all gateways of a module share a file: it serves the whole module, or has no state. */
export function isShared(file: string): boolean {
  return sharedFiles.test(file);
}

/** The function that makes a gateway, with its parameters, as config.ts and the entry of several gateways use them. */
export const instanceHead = "local function newGateway(gatewaySettings, log)";

/** The texts for a project's gateways. `entry`: the entry's text for a single gateway. */
export function gatewayTexts(gateways: readonly GatewaySettingsRead[], entry: string): GatewayTexts {
  const [first] = gateways;
  if (first === undefined) {
    return { files: new Map(), secret: [], hookSources: new Map(), conditions: new Map() };
  }
  const hooks = hookTexts(gateways.map((each) => each.hooks));
  const { files: hookFiles, sources: hookSources, choices, conditions } = hooks;
  if (gateways.length === 1) {
    const files = new Map([["config.ts", configText(literal(first.settings))], ...hookFiles]);
    return { files, secret: ["config.ts"], hookSources, conditions };
  }
  const all = gateways.map(({ settings }) => settings);
  const starts = gateways.map(({ name }, index) => {
    const own = { name, hooks: choices[index], ...(differing(all, index) as Values) };
    return `newGateway(${literal(own)}, namedLog(${JSON.stringify(name)}));`;
  });
  const files = new Map([
    ...hookFiles,
    ["config.ts", configText(common(all, "gatewaySettings"), "declare const gatewaySettings: Config;\n\n")],
    ["device/gateway-name.ts", nameText],
    ["control/module-config.ts", moduleConfigText(all)],
    [
      "instance.ts",
      '// Runs once for each gateway.\n\nimport { startOneGateway } from "./control/gateway";\n\nstartOneGateway();\n',
    ],
    [
      "main.ts",
      entry
        .replace(
          'import { startGateway } from "./control/gateway";',
          [
            'import { startModule } from "./control/module";',
            'import { namedLog } from "./control/named-log";',
            'import "./instance";',
            "",
            "declare function newGateway(this: void, settings: object, log: unknown): void;",
          ].join("\n"),
        )
        .replace("startGateway();", ["startModule();", ...starts].join("\n")),
    ],
  ]);
  return { files, secret: ["config.ts", "main.ts"], hookSources, conditions };
}

const nameText =
  "declare const gatewaySettings: { readonly name: string };\n\nexport const gatewaySuffix = `.${gatewaySettings.name}`;\n";

/** What the module has once: one log is kept if any gateway wants it, and crash reports are the same for all. */
function moduleConfigText(all: readonly Values[]): string {
  const control = all.some((each) => each.control !== undefined) ? "{}" : "undefined";
  return `export const config = { control: ${control}, errorReportSeconds: ${all[0]?.errorReportSeconds} };\n`;
}

function configText(settings: string, before = ""): string {
  return `import type { Config } from "./config-type";\n\n${before}export const config: Config = ${settings};\n`;
}

/**
 * Settings as TypeScript: those that all gateways share as they are, so that the build decides by them; the rest by
 * `name`.
 */
function common(all: readonly unknown[], name: string): string {
  const [first] = all;
  if (all.every((each) => literal(each) === literal(first))) {
    return literal(first);
  }
  const groups = all.filter(isGroup);
  if (groups.length === 0 || !all.every((each) => each === undefined || isGroup(each))) {
    return name;
  }
  const keys = [...new Set(groups.flatMap((each) => Object.keys(each)))];
  const fields = keys.map((key) => `${key}: ${common(valuesOf(groups, key), `${name}!.${key}`)}`);
  const group = fields.length === 0 ? "{}" : `{ ${fields.join(", ")} }`;
  // Where some gateways lack the group, the build still sees what none of the others has in it.
  return groups.length < all.length ? `${name} && ${group}` : group;
}

/** The settings of one of several gateways that the others do not share. */
function differing(all: readonly unknown[], index: number): unknown {
  const own = all[index];
  if (all.every((each) => literal(each) === literal(own))) {
    return undefined;
  }
  if (!all.every(isGroup)) {
    return own;
  }
  const keys = Object.keys(own as Values);
  return Object.fromEntries(keys.map((key) => [key, differing(valuesOf(all as Values[], key), index)]));
}

function valuesOf(all: readonly Values[], key: string): unknown[] {
  return all.map((each) => each[key]);
}

function literal(value: unknown): string {
  return JSON.stringify(value, null, 2) ?? "undefined";
}
