import { existsSync, readFileSync } from "node:fs";
import type { BootOptions } from "./boot-options.ts";

/** The script folder that a module boots: file name → text. Throws the error of the file system if main.lua is missing. */
export function scriptsOf(options: BootOptions): Map<string, Uint8Array> {
  const scripts = new Map<string, Uint8Array>([["main.lua", mainOf(options)]]);
  for (const [name, text] of Object.entries(options.scripts ?? {})) {
    scripts.set(name, Buffer.from(text));
  }
  return scripts;
}

function mainOf({ lua }: BootOptions): Uint8Array {
  return typeof lua === "object" && "file" in lua
    ? readFileSync(lua.file)
    : Buffer.from(typeof lua === "string" ? lua : lua.lua);
}

/** The source maps of the scripts: script name → map as JSON. */
export function mapsOf({ lua, maps }: BootOptions): Record<string, string> {
  if (maps !== undefined || typeof lua === "string") {
    return maps ?? {};
  }
  if ("map" in lua) {
    return { "main.lua": lua.map };
  }
  const beside = `${lua.file}.map`;
  return existsSync(beside) ? { "main.lua": readFileSync(beside, "utf8") } : {};
}
