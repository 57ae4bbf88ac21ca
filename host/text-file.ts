import { readFileSync } from "node:fs";

/**
 * Reads a text that a person wrote. Windows editors begin it with a byte order mark, and `>` of PowerShell 5.1 writes
 * UTF-16. The mark is left out.
 */
export function readText(file: string): string {
  const bytes = readFileSync(file);
  return new TextDecoder(encodingOf(bytes)).decode(bytes);
}

/** The encoding that a text's byte order mark names. Without one, it is UTF-8. */
export function encodingOf([first, second]: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" {
  return first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
}
