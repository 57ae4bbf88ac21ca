/**
 * Settings of the run time replace the build's: once, at the start, before anything reads a setting. The store keeps
 * them by path. Settings that the server applies are on trial first. They stay when a link opens with them.
 *
 *     stored      in force                    event → next (applying restarts the module)
 *     nothing     the build's settings        the server applies settings → a trial · the UART does → settings
 *     settings    the stored settings         the server applies others → a trial, beside the settings
 *                                             · the UART does → settings
 *     a trial     the trial, for this run     a link opens → the trial becomes the settings
 *                                             · no link opens in time, or a restart → the trial is deleted
 *
 * After five short runs in a row, the settings are set aside until a run has lasted: they may be the cause. A run that
 * ended because somebody asked for it is not a short run. A trial is still tried, since it ends by itself. The build's
 * value replaces a setting that the rules refuse.
 *
 * When memory is short, all settings take effect or none: they are put together aside, and putting them in force takes
 * no memory.
 */

import { config } from "../config";
import type { Config } from "../config-type";
import { gatewaySuffix } from "../device/gateway-name";
import { guarded } from "../device/guard";
import { manyShortRuns, openStore, readShortRuns } from "../device/store";
import {
  type ReadSetting,
  type Rule,
  ruleOf,
  type SettingProblem,
  type SettingValue,
  settingProblems,
  valueProblem,
} from "../settings/rules";

/** Settings by path, such as `uart.baudRate`. */
export type Values = Record<string, SettingValue>;

/** The settings that can change. Those that decide which code is built in, or how the board is wired, cannot. */
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
type Tree = LuaTable<string | number, unknown>;

/** Where the settings in force come from; the stored values, by path; which of the values are refused, and why. */
export const inForce = {
  source: "build" as "build" | "store" | "trial" | "set aside",
  stored: {} as Values,
  refused: {} as Record<string, string>,
};

/** The key of the settings in the store. */
export const settingsKey = `gateway_settings${gatewaySuffix}`;
/** The key of the settings on trial: `{ values, begun }`. */
export const trialKey = `gateway_trial${gatewaySuffix}`;

/** The settings that can change, as they are now. */
export function changeable(): Changeable {
  return {
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
}

const usesBuild = "using the settings of the build";

/** The forms of the probe, which are one setting. */
const probeForms = ["probe.send", "probe.send.text", "probe.send.bytes"];
const severalProbes: SettingProblem = { path: "probe.send", why: "several-probes" };

/** Whether the settings for this run are chosen. */
let isDecided = false;

/** Chooses the settings for this run and puts them in force. Raises when memory is short: then call it once more. */
function decide(): void {
  const store = openStore();
  if (!store) {
    log.warn("settings", "no store:", usesBuild);
  } else if (!takeTrial(store)) {
    takeStored(store);
  }
  isDecided = true;
}

/** Returns whether there is a trial, and it is in force now. */
function takeTrial(store: FskvModule): boolean {
  const trial = store.get(trialKey) as { values?: unknown; begun?: boolean } | undefined;
  if (type(trial) !== "table") {
    return false;
  }
  if (trial?.begun) {
    log.warn("settings", "the applied settings are given up: the module restarted before a link opened");
    store.del(trialKey);
    return false;
  }
  const settings = settingsWith(trial?.values);
  // The last step that may raise: a trial begins once.
  if (settings === undefined || !store.sett(trialKey, "begun", true)) {
    return false;
  }
  putInForce(settings, "trial");
  return true;
}

function takeStored(store: FskvModule): void {
  const settings = settingsWith(store.get(settingsKey));
  if (settings !== undefined) {
    if (readShortRuns(store) >= manyShortRuns) {
      inForce.source = "set aside";
    } else {
      putInForce(settings, "store");
    }
  }
}

/** The build's settings with these values in their place, except for those that the rules refuse. */
function settingsWith(values: unknown): Changeable | undefined {
  if (type(values) !== "table") {
    return undefined;
  }
  const settings = copyOf(changeable() as object as Tree);
  inForce.stored = values as Values;
  inForce.refused = refusedOf(inForce.stored);
  if (countProbeForms(inForce.stored, inForce.refused) > 0) {
    // The build's form must not stay beside the stored one.
    write(settings, "probe.send", "empty");
  }
  for (const path in inForce.stored) {
    if (inForce.refused[path] === undefined) {
      write(settings, path, inForce.stored[path] as SettingValue);
    }
  }
  return settings as object as Changeable;
}

function copyOf(tree: Tree): Tree {
  const copy = new LuaTable<string | number, unknown>();
  for (const [key, value] of pairs(tree)) {
    copy.set(key, type(value) === "table" ? copyOf(value as Tree) : value);
  }
  return copy;
}

function write(tree: Tree, path: string, value: SettingValue): void {
  const [name, rest] = string.match(path, "^([^.]+)%.?(.*)$");
  const index = tonumber(name);
  // Lists begin at 1 in Lua.
  const key = index === undefined ? (name as string) : index + 1;
  if (rest === "") {
    tree.set(key, value);
    return;
  }
  if (type(tree.get(key)) !== "table") {
    tree.set(key, {});
  }
  write(tree.get(key) as Tree, rest as string, value);
}

/** Takes no memory, so it never ends half done. */
function putInForce(settings: Changeable, source: "store" | "trial"): void {
  inForce.source = source;
  // Written as `config` and under no other name: the build must see which settings change.
  (config as Writable<Config>).url = settings.url;
  (config as Writable<Config>).headers = settings.headers;
  (config as Writable<Config>).keepaliveSeconds = settings.keepaliveSeconds;
  (config as Writable<Config>).probe = settings.probe;
  (config.uart as Writable<Config["uart"]>).baudRate = settings.uart.baudRate;
  (config.uart as Writable<Config["uart"]>).dataBits = settings.uart.dataBits;
  (config.uart as Writable<Config["uart"]>).parity = settings.uart.parity;
  (config.uart as Writable<Config["uart"]>).stopBits = settings.uart.stopBits;
  (config as Writable<Config>).packing = settings.packing;
  (config as Writable<Config>).outbox = settings.outbox;
  (config as Writable<Config>).inbox = settings.inbox;
  (config as Writable<Config>).restartAfterMinutes = settings.restartAfterMinutes;
  (config as Writable<Config>).errorReportSeconds = settings.errorReportSeconds;
}

function sayWhatHolds(): void {
  if (!isDecided) {
    log.error("settings", "memory is short:", usesBuild);
  } else if (inForce.source === "set aside") {
    log.error("settings", "set aside after", manyShortRuns, "short runs:", usesBuild);
  } else if (inForce.source !== "build") {
    for (const path in inForce.refused) {
      log.error("settings", path, "is refused, using the build's value:", inForce.refused[path]);
    }
    log.info(
      "settings",
      inForce.source === "trial" ? "using the applied settings, on trial" : "using the stored settings",
    );
  }
}

/** Why values are refused, by path. All other values, together with the build's, break no rule. */
function refusedOf(values: Values): Record<string, string> {
  const built = byPath(changeable(), builtBesides());
  if (countProbeForms(values, {}) > 0) {
    for (const path of probeForms) {
      built[path] = undefined as never;
    }
  }
  const refused: Record<string, string> = {};
  const read = (path: string): SettingValue | undefined => {
    if (path === "headers") {
      return countLines(read);
    }
    if (refused[path] === undefined && values[path] !== undefined) {
      return values[path];
    }
    return built[path];
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
  /** Refuses the one value without which the build's settings have no such problem. Returns whether there was one. */
  const refuseCulprit = (problem: SettingProblem): boolean => {
    for (const path in values) {
      if (refused[path] === undefined) {
        refused[path] = `${problem.path}: ${problem.why}`;
        if (!isAmong(problem, settingProblems(read))) {
          return true;
        }
        refused[path] = undefined as never;
      }
    }
    return false;
  };
  for (const path in values) {
    const value = values[path] as SettingValue;
    const rule = ruleOf(path);
    // One of several gateways does not change what the module has once.
    const isOfModule = gatewaySuffix !== "" && path === "errorReportSeconds";
    const why = rule === undefined || isOfModule ? "not-changeable" : valueProblem(rule, judged(rule, value));
    refused[path] = why as string;
  }
  while (true) {
    const problem =
      missingLine(values, refused, countLines(read)) ??
      (countProbeForms(values, refused) > 1 ? severalProbes : undefined) ??
      settingProblems(read)[0];
    // Values may be wrong only together with the build's. Then all of them are refused.
    if (problem === undefined) {
      return refused;
    }
    if (!refuse(problem, problem.path) && !refuseCulprit(problem) && !refuse(problem, "")) {
      return refused;
    }
  }
}

/** What a rule judges: for a float its text, since 8.0 equals 8 in Lua and no setting is a float. */
function judged(rule: Rule, value: SettingValue): SettingValue {
  const isNumber = rule.least !== undefined || rule.of !== undefined;
  return isNumber && math.type(value as number) === "float" ? tostring(value) : value;
}

/** Other settings of the build that the rules read, by path. */
function builtBesides(): Values {
  const built: Values = { frames: config.frames };
  if (config.subprotocol !== undefined) {
    built.subprotocol = config.subprotocol;
  }
  if (config.identity !== undefined) {
    built["identity.template"] = "";
  }
  if (config.control !== undefined) {
    built["control.key"] = "";
  }
  if (config.runtimeSettings !== undefined && config.runtimeSettings.uartCommands !== undefined) {
    built["runtimeSettings.uartCommands.key"] = config.runtimeSettings.uartCommands.key;
  }
  return built;
}

/** Adds the values of a tree, by path. */
export function byPath(tree: object, values: Values, above = ""): Values {
  for (const [name, value] of pairs(tree as Tree)) {
    const path = `${above}${type(name) === "number" ? (name as number) - 1 : name}`;
    if (type(value) === "table") {
      byPath(value as object, values, `${path}.`);
    } else {
      values[path] = value as SettingValue;
    }
  }
  return values;
}

function countLines(read: ReadSetting): number {
  let lines = 0;
  while (read(`headers.${lines}`) !== undefined) {
    lines++;
  }
  return lines;
}

/** A header line that has no line before it, or whose number is not a number. */
function missingLine(values: Values, refused: Record<string, string>, lines: number): SettingProblem | undefined {
  for (const path in values) {
    const [digits] = string.match(path, "^headers%.(.*)$");
    if (digits !== undefined && refused[path] === undefined) {
      // Other texts of the number, such as 01, are no lines either.
      const line = floorDivide(tonumber(digits) ?? lines, 1);
      if (line < 0 || line >= lines || path !== `headers.${line}`) {
        return { path, why: "line-missing" };
      }
    }
  }
  return undefined;
}

function isAmong({ path, why }: SettingProblem, problems: readonly SettingProblem[]): boolean {
  for (const each of problems) {
    if (each.path === path && each.why === why) {
      return true;
    }
  }
  return false;
}

/** How many forms of the probe are given and not refused. */
function countProbeForms(values: Values, refused: Record<string, string>): number {
  let forms = 0;
  for (const path of probeForms) {
    if (values[path] !== undefined && refused[path] === undefined) {
      forms++;
    }
  }
  return forms;
}

// Everything is inside this branch, so that the build can leave it out. Settings are written nowhere else.
if (config.runtimeSettings !== undefined) {
  guarded("settings", decide)();
  if (!isDecided) {
    // What raised has left garbage: freeing it may end the shortage.
    collectgarbage();
    guarded("settings", decide)();
  }
  guarded("settings", sayWhatHolds)();
  // What is made from here on stays. Garbage between it would leave no place in one piece for a large frame of the server.
  collectgarbage();
}
