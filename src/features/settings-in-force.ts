/**
 * Settings of the run time take the place of the build's: once, at the start, before anything reads one. The store
 * keeps them by path. What the server applies is on trial first: it holds for good when it has brought a link up.
 *
 *     stored      what is so                  event → next (to apply restarts the module)
 *     nothing     the build's settings hold   the server applies settings → a trial · the UART does → settings
 *     settings    they hold                   the server applies others → a trial, beside them
 *                                             · the UART does → settings
 *     a trial     it holds, for this run      a link comes up → it becomes the settings
 *                                             · none does in time, or a restart → it is forgotten
 *
 * After five short runs in a row the settings are set aside until a run has lasted: they may be the cause. A setting
 * that the rules refuse is left out, and the build's takes its place.
 */

import { config } from "../config";
import type { Config } from "../config-type";
import { gatewaySuffix } from "../device/gateway-name";
import { guarded } from "../device/guard";
import { manyShortRuns, openStore, readShortRuns } from "../device/store";
import {
  type ReadSetting,
  ruleOf,
  type SettingProblem,
  type SettingValue,
  settingProblems,
  valueProblem,
} from "../settings/rules";

export type Values = Record<string, SettingValue>;

/** The settings that can change. Those that decide which code is built in, or how the board is wired, can not. */
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

/** Where the settings in force come from; the stored values, by path; which of these were refused, and why. */
export const inForce = {
  source: "build" as "build" | "store" | "trial" | "set aside",
  stored: {} as Values,
  refused: {} as Record<string, string>,
  /** The settings that can change, as they are now. */
  settings: undefined as Changeable | undefined,
};

export const settingsKey = `gateway_settings${gatewaySuffix}`;
export const trialKey = `gateway_trial${gatewaySuffix}`;

type Tree = LuaTable<string | number, unknown>;

/** The build's value at a path. */
function builtValue(path: string): SettingValue | undefined {
  let node: unknown = inForce.settings;
  for (const [part] of string.gmatch(path, "[^.]+")) {
    node = type(node) === "table" ? (node as Tree).get(keyOf(part)) : undefined;
  }
  return type(node) === "table" ? undefined : (node as SettingValue | undefined);
}

/** Why values are refused, by path. The others, together with the build's, break no rule. */
function refusedOf(values: Values): Record<string, string> {
  const refused: Record<string, string> = {};
  const read = (path: string): SettingValue | undefined => {
    if (path === "headers") {
      return countLines(read);
    }
    const given = refused[path] === undefined ? values[path] : undefined;
    return given ?? builtValue(path) ?? fixedSetting(path);
  };
  /** Refuses the values at a path and below it, or all at "". Returns whether there were any. */
  const refuse = (problem: SettingProblem, at: string): boolean => {
    let found = false;
    for (const path in values) {
      const isBelow = at === "" || path === at || string.find(path, `${at}.`, 1, true)[0] === 1;
      if (isBelow && refused[path] === undefined) {
        refused[path] = path === problem.path ? problem.why : `${problem.path}: ${problem.why}`;
        found = true;
      }
    }
    return found;
  };
  for (const path in values) {
    const value = values[path] as SettingValue;
    const rule = ruleOf(path);
    const isFraction = math.type(value as number) === "float";
    // One of several gateways does not change what the module has once.
    const isOfModule = gatewaySuffix !== "" && path === "errorReportSeconds";
    const why =
      rule === undefined || isOfModule ? "not-changeable" : isFraction ? `range ${value}` : valueProblem(rule, value);
    refused[path] = why as string;
  }
  while (true) {
    const problem = missingLine(values, refused, countLines(read)) ?? settingProblems(read)[0];
    // Values may be wrong only together with what the build says. Then none of them holds.
    if (problem === undefined || !(refuse(problem, problem.path) || refuse(problem, ""))) {
      return refused;
    }
  }
}

function countLines(read: ReadSetting): number {
  let lines = 0;
  while (read(`headers.${lines}`) !== undefined) {
    lines++;
  }
  return lines;
}

/** A header line before which one is missing. */
function missingLine(values: Values, refused: Record<string, string>, lines: number): SettingProblem | undefined {
  for (const path in values) {
    const [line] = string.match(path, "^headers%.(.*)$");
    if (line !== undefined && refused[path] === undefined) {
      const [number] = string.match(line, "^%d+$");
      if (number === undefined || (tonumber(number) as number) >= lines) {
        return { path, why: "line-missing" };
      }
    }
  }
  return undefined;
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

/** Other settings that the rules read. */
function fixedSetting(path: string): SettingValue | undefined {
  if (path === "frames") {
    return config.frames;
  }
  if (path === "identity.template") {
    return config.identity === undefined ? undefined : "";
  }
  if (path === "subprotocol") {
    return config.subprotocol;
  }
  if (path === "control.key") {
    return config.control === undefined ? undefined : "";
  }
  if (path === "runtimeSettings.uartCommands.key") {
    return config.runtimeSettings === undefined || config.runtimeSettings.uartCommands === undefined
      ? undefined
      : config.runtimeSettings.uartCommands.key;
  }
  return undefined;
}

/** Puts the stored settings in the place of the build's, where they are to hold. */
function takeStored(): void {
  const store = openStore();
  if (!store) {
    log.warn("settings", "no store: the settings of the build hold");
    return;
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
    return;
  }
  inForce.stored = values as Values;
  if (readShortRuns(store) >= manyShortRuns) {
    inForce.source = "set aside";
    log.error("settings", "set aside behind", manyShortRuns, "short runs: the settings of the build hold");
    return;
  }
  if (inForce.source === "build") {
    inForce.source = "store";
  }
  inForce.refused = refusedOf(inForce.stored);
  for (const path in inForce.stored) {
    if (inForce.refused[path] === undefined) {
      write(inForce.settings as object as Tree, path, inForce.stored[path] as SettingValue);
    } else {
      log.error("settings", path, "is refused, the build's holds:", inForce.refused[path]);
    }
  }
  log.info("settings", inForce.source === "trial" ? "on trial" : "those of the store hold");
}

// All of it stands in this branch, so that the build can leave it out. Settings are written nowhere else.
if (config.runtimeSettings !== undefined) {
  const now: Changeable = {
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
  inForce.settings = now;
  guarded("settings", takeStored)();
  // What is in a table was written there already.
  (config as Writable<Config>).url = now.url;
  (config as Writable<Config>).keepaliveSeconds = now.keepaliveSeconds;
  (config.uart as Writable<Config["uart"]>).baudRate = now.uart.baudRate;
  (config.uart as Writable<Config["uart"]>).dataBits = now.uart.dataBits;
  (config.uart as Writable<Config["uart"]>).parity = now.uart.parity;
  (config.uart as Writable<Config["uart"]>).stopBits = now.uart.stopBits;
  (config as Writable<Config>).restartAfterMinutes = now.restartAfterMinutes;
  (config as Writable<Config>).errorReportSeconds = now.errorReportSeconds;
}
