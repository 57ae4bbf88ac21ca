/**
 * Changes settings at run time, for the control channel and the UART. Changes are collected; a restart applies them.
 * The rules judge them at that restart (settings-in-force.ts). After it, the status says which settings were refused.
 */

import { guarded } from "../device/guard";
import { openStore, shortRunsKey } from "../device/store";
import type { SettingValue } from "../settings/rules";
import { byPath, changeable, inForce, settingsKey, trialKey, type Values } from "./settings-in-force";

/** A link must open within this time, or the old settings come back. */
const trialMs: Milliseconds = 300000;
const mostChanges = 40;
const longestPathBytes = 40;

/** All values that `apply` would store, by path. Undefined when nothing was changed. */
let draft: Values | undefined;
/** A link has opened with the settings on trial. */
let haveLink = false;

/** Starts the trial, if there is one. Call it once. `restart` takes the reason, and so ends the trial. */
export function startSettings(restart: (this: void, reason: string) => void): void {
  if (inForce.source === "trial") {
    const giveUp = guarded("settings", () => {
      if (haveLink) {
        // The store had refused them, perhaps.
        settingsBroughtLink();
      } else {
        restart("no link opened with the applied settings");
      }
    });
    sys.timerStart(giveUp, trialMs);
  }
}

/** Call it when a link opens: the settings on trial stay. */
export function settingsBroughtLink(): void {
  if (inForce.source !== "trial") {
    return;
  }
  haveLink = true;
  const store = openStore();
  if (store?.set(settingsKey, inForce.stored)) {
    store.del(trialKey);
    inForce.source = "store";
    log.info("settings", "a link has opened: the applied settings stay");
  }
}

/** For the status: where the settings come from, the stored values, and which of the values are refused. */
export function settingsStatus(): Record<string, unknown> {
  return { source: inForce.source, stored: shown(inForce.stored), refused: inForce.refused };
}

/** All settings in force, by path, and the changes that wait for `apply`. */
export function settingsInForce(): Record<string, unknown> {
  return { source: inForce.source, values: shown(byPath(changeable(), {})), draft: shown(draft ?? {}) };
}

/**
 * Adds changes by path; JSON's null takes a change back. Returns undefined, or why none of the changes was accepted.
 */
export function changeSettings(changes: Record<string, unknown>): string | undefined {
  const next: Values = {};
  const before = draft ?? inForce.stored;
  for (const path in before) {
    next[path] = before[path] as string;
  }
  for (const path in changes) {
    // These are one setting: a new value of one ends the others.
    if (string.find(path, "probe.send", 1, true)[0] === 1 && changes[path] !== (json.null as unknown)) {
      next["probe.send"] = undefined as never;
      next["probe.send.text"] = undefined as never;
      next["probe.send.bytes"] = undefined as never;
    }
  }
  for (const path in changes) {
    const value = changes[path];
    if (type(path) !== "string" || path.length > longestPathBytes || type(value) === "table") {
      return "settings must be values by their paths";
    }
    next[path] = value as string;
    if (value === (json.null as unknown)) {
      next[path] = undefined as never;
    }
  }
  let count = 0;
  for (const _path in next) {
    count++;
  }
  if (count > mostChanges) {
    return "too many settings";
  }
  draft = next;
  return undefined;
}

/** Stores the changes for the next start, on trial or permanently. Returns undefined, or why it could not. */
export function applySettings(isTrial: boolean): string | undefined {
  const store = openStore();
  if (!store) {
    return "this module has no store";
  }
  if (!draft) {
    return "nothing was changed";
  }
  // Short runs with other settings say nothing of these.
  store.set(shortRunsKey, 0);
  if (store.set(isTrial ? trialKey : settingsKey, isTrial ? { values: draft } : draft)) {
    return undefined;
  }
  return "the store refused them";
}

/** Forgets changes that were not applied. */
export function forgetChanges(): void {
  draft = undefined;
}

/** Values without the header lines, which are hidden from everybody. */
function shown(values: Values): Values {
  const result: Values = {};
  for (const path in values) {
    result[path] = string.find(path, "headers.", 1, true)[0] === 1 ? "(hidden)" : (values[path] as SettingValue);
  }
  return result;
}
