/**
 * Settings of the run time take the place of those of the build: once, at the start, before anything reads one. They are
 * kept in the store by their path. What is applied is on trial first: it holds for good when it has brought a link up.
 *
 *     stored              what is so                       event → next
 *     nothing             the build's settings hold        settings are applied, a restart → on trial
 *     settings            they hold                        settings are applied, a restart → on trial, beside them
 *     a trial             it holds, for this run           a link comes up → it is the settings
 *                                                          · none does in time, or a restart → it is forgotten
 *
 * Behind five short runs in a row the settings are set aside, until a run has lasted: they may be why. One that the rules
 * refuse is left out, and the build's takes its place.
 */

import { config } from "../config";
import type { Config } from "../config-type";
import { guarded } from "../device/guard";
import { manyShortRuns, openStore, readShortRuns } from "../device/store";
import { kindOf, type SettingProblem, type SettingValue, settingProblems } from "../settings/rules";

export type Values = Record<string, SettingValue>;

/** What decides which code is in the firmware, and how the board is wired, is no part of it. */
type Changeable = Pick<
  Config,
  | "url"
  | "headers"
  | "keepaliveSeconds"
  | "probe"
  | "packing"
  | "outbox"
  | "inbox"
  | "restartAfterMinutes"
  | "errorReportSeconds"
> & { readonly uart: Pick<Config["uart"], "baudRate" | "dataBits" | "parity" | "stopBits"> };

type Writable<Part> = { -readonly [Name in keyof Part]: Part[Name] };

/** Where the settings in force come from; the values that were stored, by path; what was refused of them. */
export const inForce = {
  source: "build" as "build" | "store" | "trial" | "set aside",
  stored: {} as Values,
  refused: {} as Record<string, string>,
  /** Those that can change, as they are. */
  settings: undefined as Changeable | undefined,
};

export const settingsKey = "gateway_settings";
export const trialKey = "gateway_trial";

type Tree = LuaTable<string | number, unknown>;

/** The value at a path. Of a list: its length. */
function readSetting(settings: object, path: string): SettingValue | undefined {
  let node: unknown = settings;
  for (const [part] of string.gmatch(path, "[^.]+")) {
    node = type(node) === "table" ? (node as Tree).get(keyOf(part)) : undefined;
  }
  if (type(node) === "table") {
    return path === "headers" ? (node as unknown[]).length : undefined;
  }
  return node as SettingValue | undefined;
}

/** Puts values in the place of those of some settings, as far as the rules let them. The others come out with the reason. */
function changed(settings: object, values: Values): { settings: object; refused: Record<string, string> } {
  const refused: Record<string, string> = {};
  for (const path in values) {
    refused[path] = unfit(settings, path, values[path]) as string;
  }
  while (true) {
    const draft = copied(settings as Tree);
    let taken = 0;
    for (const path in values) {
      if (refused[path] === undefined) {
        write(draft, path, values[path] as SettingValue);
        taken++;
      }
    }
    const hasHoles = refuseHoles(draft, values, refused);
    const [problem] = settingProblems((path) => readSetting(draft, path) ?? fixedSetting(path));
    if (taken === 0 || (!hasHoles && problem === undefined)) {
      return { settings: draft, refused };
    }
    if (!hasHoles && !refuse(values, refused, problem, problem.path)) {
      // One of them does not go together with what the build says.
      refuse(values, refused, problem, "");
    }
  }
}

/** Refuses the values at a path and below it. Returns whether there are any. */
function refuse(values: Values, refused: Record<string, string>, problem: SettingProblem, at: string): boolean {
  let found = false;
  for (const path in values) {
    const isBelow = at === "" || path === at || string.find(path, `${at}.`, 1, true)[0] === 1;
    if (isBelow && refused[path] === undefined) {
      refused[path] = path === problem.path ? problem.why : `${problem.path}: ${problem.why}`;
      found = true;
    }
  }
  return found;
}

/** Refuses the lines of headers before which one is missing. Returns whether there are any. */
function refuseHoles(draft: object, values: Values, refused: Record<string, string>): boolean {
  let lines = 0;
  while (readSetting(draft, `headers.${lines}`) !== undefined) {
    lines++;
  }
  let found = false;
  for (const path in values) {
    const [line] = string.match(path, "^headers%.(%d+)$");
    if (line !== undefined && refused[path] === undefined && (tonumber(line) as number) >= lines) {
      refused[path] = "there is no line before it.";
      found = true;
    }
  }
  return found;
}

/** Whether a path leads to what can change: a part of it, or one of the settings of the UART. */
function isChangeable(settings: object, path: string): boolean {
  const [part] = string.match(path, "^[^.]+");
  return part === "uart"
    ? readSetting(settings, path) !== undefined
    : (settings as Tree).get(part as string) !== undefined;
}

/** Why there can be no such value at a path, whatever else is set. */
function unfit(settings: object, path: string, value: SettingValue | undefined): string | undefined {
  const kind = kindOf(path);
  if (kind === undefined || !isChangeable(settings, path)) {
    return "there is no such setting that can change at run time.";
  }
  if (string.match(path, "^headers%.")[0] !== undefined && string.match(path, "^headers%.%d%d?$")[0] === undefined) {
    return "there is no such setting.";
  }
  const isNumber = kind === "number" || (kind === "choice" && type(value) === "number");
  const isFit = isNumber ? math.type(value as number) === "integer" : kind === "choice" || type(value) === "string";
  return isFit ? undefined : `it is no ${isNumber ? "whole number" : "text"}.`;
}

function write(settings: Tree, path: string, value: SettingValue): void {
  let node = settings;
  let key: string | number = "";
  for (const [part] of string.gmatch(path, "[^.]+")) {
    if (key !== "") {
      if (type(node.get(key)) !== "table") {
        node.set(key, {});
      }
      node = node.get(key) as Tree;
    }
    key = keyOf(part);
  }
  node.set(key, value);
}

/** Lists begin at 1 in Lua. */
function keyOf(part: string): string | number {
  const index = tonumber(part);
  return index === undefined ? part : index + 1;
}

function copied(tree: Tree): Tree {
  const copy: Tree = new LuaTable();
  for (const [key, value] of pairs(tree)) {
    copy.set(key, type(value) === "table" ? copied(value as Tree) : value);
  }
  return copy;
}

/** What the rules ask for besides. */
function fixedSetting(path: string): SettingValue | undefined {
  if (path === "frames") {
    return config.frames;
  }
  if (path === "uart.id") {
    return config.uart.id;
  }
  if (path === "identity.template") {
    return config.identity === undefined ? undefined : config.identity.template;
  }
  if (path === "subprotocol") {
    return config.subprotocol;
  }
  if (path === "control.key") {
    return config.control === undefined ? undefined : config.control.key;
  }
  if (config.runtimeSettings !== undefined && config.runtimeSettings.uartCommands !== undefined) {
    if (path === "runtimeSettings.uartCommands.key") {
      return config.runtimeSettings.uartCommands.key;
    }
    if (path === "runtimeSettings.uartCommands.guardMs") {
      return config.runtimeSettings.uartCommands.guardMs;
    }
  }
  return undefined;
}

/** Gives the settings that hold, where those of the store are to be taken. */
function chosen(build: Changeable): Changeable | undefined {
  const store = openStore();
  if (!store) {
    log.warn("settings", "no store: the settings of the build hold");
    return undefined;
  }
  const trial = store.get(trialKey) as { values?: Values; begun?: boolean } | undefined;
  const isTrial = type(trial) === "table";
  let values = store.get(settingsKey) as Values | undefined;
  if (isTrial && trial?.begun) {
    store.del(trialKey);
    log.warn("settings", "what was applied is given up: the module restarted before a link came up");
  } else if (isTrial && store.sett(trialKey, "begun", true)) {
    values = trial?.values;
    inForce.source = "trial";
  }
  if (type(values) !== "table") {
    return undefined;
  }
  inForce.stored = values as Values;
  if (readShortRuns(store) >= manyShortRuns) {
    inForce.source = "set aside";
    log.error("settings", "set aside behind", manyShortRuns, "short runs: the settings of the build hold");
    return undefined;
  }
  if (inForce.source === "build") {
    inForce.source = "store";
  }
  const result = changed(build, values as Values);
  inForce.refused = result.refused;
  for (const path in result.refused) {
    log.error("settings", path, "is refused, the build's holds:", result.refused[path]);
  }
  log.info("settings", inForce.source === "trial" ? "on trial" : "those of the store hold");
  return result.settings as Changeable;
}

// All of it stands here, where the build leaves it out. Settings are written nowhere else.
if (config.runtimeSettings !== undefined) {
  inForce.settings = {
    url: config.url,
    headers: config.headers,
    keepaliveSeconds: config.keepaliveSeconds,
    probe: config.probe,
    uart: {
      baudRate: config.uart.baudRate,
      dataBits: config.uart.dataBits,
      parity: config.uart.parity,
      stopBits: config.uart.stopBits,
    },
    packing: config.packing,
    outbox: config.outbox,
    inbox: config.inbox,
    restartAfterMinutes: config.restartAfterMinutes,
    errorReportSeconds: config.errorReportSeconds,
  };
  guarded("settings", () => {
    inForce.settings = chosen(inForce.settings as Changeable) ?? inForce.settings;
  })();
  const now = inForce.settings;
  (config as Writable<Config>).url = now.url;
  (config as Writable<Config>).headers = now.headers;
  (config as Writable<Config>).keepaliveSeconds = now.keepaliveSeconds;
  (config as Writable<Config>).probe = now.probe;
  (config.uart as Writable<Config["uart"]>).baudRate = now.uart.baudRate;
  (config.uart as Writable<Config["uart"]>).dataBits = now.uart.dataBits;
  (config.uart as Writable<Config["uart"]>).parity = now.uart.parity;
  (config.uart as Writable<Config["uart"]>).stopBits = now.uart.stopBits;
  (config as Writable<Config>).packing = now.packing;
  (config as Writable<Config>).outbox = now.outbox;
  (config as Writable<Config>).inbox = now.inbox;
  (config as Writable<Config>).restartAfterMinutes = now.restartAfterMinutes;
  (config as Writable<Config>).errorReportSeconds = now.errorReportSeconds;
}
