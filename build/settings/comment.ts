import type { ShownSettings } from "./shown.ts";

/**
 * The settings of a build as Lua comments, for whoever opens main.lua: there, most of them are numbers here and there
 * in the code. Secrets are hidden.
 */
export function settingsComment(settings: ShownSettings, file: string): string[] {
  const lines = Object.entries(settings).map(([path, value]) => {
    return `--   ${path} = ${typeof value === "string" ? quoted(value) : value}`;
  });
  return [`-- Settings of this build. To change one, edit ${file}, build and flash again.`, ...lines];
}

/** A text of bytes, one per character, as a reader writes it. */
function quoted(bytes: string): string {
  const text = Buffer.from(bytes, "latin1").toString("utf8");
  const isText = Buffer.from(text).toString("latin1") === bytes;
  const written = JSON.stringify(isText ? text : bytes).replace(
    /[\x7f-\x9f]/g,
    (each) => `\\u00${each.charCodeAt(0).toString(16)}`,
  );
  return written.replaceAll("***", "(hidden)");
}
