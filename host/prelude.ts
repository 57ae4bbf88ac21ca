const name = "prelude.lua";

/**
 * Has main.lua run another script first, as `prelude.lua`. The lines of main.lua keep their numbers. Throws an Error of
 * one line if the script folder has another file of this name.
 */
export function addPrelude(scripts: Map<string, Uint8Array>, prelude: Uint8Array): void {
  const other = scripts.get(name);
  if (other !== undefined && Buffer.compare(other, prelude) !== 0) {
    throw new Error(`the script folder has a ${name} of its own, so there can be no prelude. Rename that file`);
  }
  scripts.set(name, prelude);
  scripts.set(
    "main.lua",
    Buffer.from(`require("prelude") ${luaText(scripts.get("main.lua") as Uint8Array)}`, "latin1"),
  );
}

/** The text of a script, byte by byte, without the byte order mark and the `#` line that the VM skips. */
export function luaText(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString("latin1")
    .replace(/^\xef\xbb\xbf/, "")
    .replace(/^#[^\n]*/, "");
}
