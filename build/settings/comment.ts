import type { ShownSettings } from "./shown.ts";

/**
 * The settings of a build as Lua comments, for whoever opens main.lua: there, most of them are numbers here and there
 * in the code. Secrets are hidden.
 */
export function settingsComment(settings: ShownSettings, file: string): string[] {
  const lines = Object.entries(settings).map(([path, value]) => {
    const text = typeof value === "string" ? JSON.stringify(value).replaceAll("***", "(hidden)") : String(value);
    return `--   ${path} = ${text}`;
  });
  return [`-- Settings of this build. To change one, edit ${file}, build and flash again.`, ...lines];
}
