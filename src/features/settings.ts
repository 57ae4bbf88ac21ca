/**
 * Settings of the run time, as the control channel and the UART change them. Changes are collected, and applied by a restart:
 * that is when the rules judge them (settings-in-force.ts), and what they say of them is told from then on.
 */

import { guarded } from "../device/guard";
import { openStore } from "../device/store";
import { inForce, settingsKey, trialKey, type Values } from "./settings-in-force";

/** A link must come up within this time, or the old settings come back. */
const trialMs: Milliseconds = 300000;
const mostChanges = 40;
const longestPathBytes = 40;

/** What is to be applied: all values by path. Undefined: nothing was changed. */
let draft: Values | undefined;

/** Starts the trial, if there is one. Call it once; `restart` restarts the module, for a reason: the trial is given up then. */
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

/** A link has come up: what is on trial holds from now on. */
export function settingsBroughtLink(): void {
  const store = inForce.source === "trial" ? openStore() : undefined;
  if (store?.set(settingsKey, inForce.stored)) {
    store.del(trialKey);
    inForce.source = "store";
    log.info("settings", "a link has come up: what was applied holds");
  }
}

/** Where the settings come from, the values that were stored, and what was refused of them: for the status. */
export function settingsStatus(): Record<string, unknown> {
  return { source: inForce.source, stored: shown(inForce.stored), refused: inForce.refused };
}

/** All settings in force, by path, and what is to be applied. */
export function settingsInForce(): Record<string, unknown> {
  return { source: inForce.source, values: shown(inForce.settings as object), draft: shown(draft ?? {}) };
}

/** Takes changes, by path: null, as JSON has it, takes a value back. All of them, or none: then it returns why, else undefined. */
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

/** Stores what was changed, on trial or for good, for the next start. Returns why not, or undefined. */
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

/** Forgets what was changed and not applied. */
export function forgetChanges(): void {
  draft = undefined;
}

/** The values of a table, and of those in it, by their path. The lines of the headers are shown to nobody. */
function shown(node: object, above = "", values: Record<string, unknown> = {}): Record<string, unknown> {
  for (const [name, value] of pairs(node as LuaTable<string | number, unknown>)) {
    const path = `${above}${type(name) === "number" ? (name as number) - 1 : name}`;
    if (type(value) === "table") {
      shown(value as object, `${path}.`, values);
    } else {
      values[path] = string.find(path, "headers.", 1, true)[0] === 1 ? "(hidden)" : value;
    }
  }
  return values;
}
