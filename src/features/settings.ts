/**
 * Changes settings at run time, for the control channel and the UART. Changes are collected, and applied by a restart.
 * Only then the rules judge them (settings-in-force.ts), and what they refused can be read.
 */

import { guarded } from "../device/guard";
import { openStore } from "../device/store";
import type { SettingValue } from "../settings/rules";
import { byPath, changeable, inForce, settingsKey, trialKey, type Values } from "./settings-in-force";

/** A link must come up within this time, or the old settings come back. */
const trialMs: Milliseconds = 300000;
const mostChanges = 40;
const longestPathBytes = 40;

/** All values to be applied, by path. Undefined when nothing was changed. */
let draft: Values | undefined;

/** Starts the trial, if there is one. Call it once. `restart` takes the reason, and gives the trial up. */
export function startSettings(restart: (this: void, reason: string) => void): void {
  if (inForce.source === "trial") {
    const giveUp = guarded("settings", () => {
      if (inForce.source === "trial") {
        restart("no link came up with the settings that were applied");
      }
    });
    sys.timerStart(giveUp, trialMs);
  }
}

/** A link has come up: what is on trial holds for good. */
export function settingsBroughtLink(): void {
  const store = inForce.source === "trial" ? openStore() : undefined;
  if (store?.set(settingsKey, inForce.stored)) {
    store.del(trialKey);
    inForce.source = "store";
    log.info("settings", "a link has come up: what was applied holds");
  }
}

/** For the status: where the settings come from, the stored values, and which of these were refused. */
export function settingsStatus(): Record<string, unknown> {
  return { source: inForce.source, stored: shown(inForce.stored), refused: inForce.refused };
}

/** All settings in force, by path, and those to be applied. */
export function settingsInForce(): Record<string, unknown> {
  return { source: inForce.source, values: shown(byPath(changeable(), {})), draft: shown(draft ?? {}) };
}

/** Takes changes by path; JSON's null takes a value back. Takes all or none: then it returns why, else undefined. */
export function changeSettings(changes: Record<string, unknown>): string | undefined {
  const next: Values = {};
  const before = draft ?? inForce.stored;
  let count = 0;
  for (const path in before) {
    next[path] = before[path] as string;
    count++;
  }
  for (const path in changes) {
    const value = changes[path];
    const kind = type(value);
    if (type(path) !== "string" || path.length > longestPathBytes || kind === "table") {
      return "settings are values by their path";
    }
    next[path] = (value === (json.null as unknown) ? undefined : value) as string;
    count++;
  }
  if (count > mostChanges) {
    return "too many settings";
  }
  draft = next;
  return undefined;
}

/** Stores the changes for the next start, on trial or for good. Returns why it could not, or undefined. */
export function applySettings(isTrial: boolean): string | undefined {
  const store = openStore();
  if (!store) {
    return "this module has no store";
  }
  if (!draft) {
    return "nothing was changed";
  }
  const isStored = isTrial ? store.set(trialKey, { values: draft }) : store.set(settingsKey, draft);
  return isStored ? undefined : "the store has refused them";
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
