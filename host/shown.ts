// Formats bytes and texts from outside for people. This file also runs in the browser.

/** Formats bytes in one line: UTF-8 as text with control characters escaped, anything else as hex digits. */
export function shownBytes(bytes: Uint8Array, mostBytes = Number.POSITIVE_INFINITY): string {
  const part = bytes.subarray(Math.max(0, bytes.length - mostBytes));
  const text = textOf(part);
  const shown = text === undefined ? `hex ${hexOf(part)}` : shownText(text);
  return part.length < bytes.length ? `…${shown}` : shown;
}

/** Escapes invisible characters, so that neither a terminal nor a reader can mistake the text for something else. */
export function shownText(text: string): string {
  return text.replaceAll(/\p{C}|\p{Zl}|\p{Zp}/gu, escaped);
}

/** The same as `shownText`, but keeps line ends and tabs. */
export function shownLines(text: string): string {
  return text.replaceAll(/[^\n\t]+/g, shownText);
}

/** Formats each byte as two hex digits. */
export function hexOf(bytes: Uint8Array, between = ""): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join(between);
}

/** Decodes UTF-8. Returns undefined when the bytes are not UTF-8. */
function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function escaped(character: string): string {
  const short = JSON.stringify(character).slice(1, -1);
  const code = character.codePointAt(0) as number;
  return short !== character
    ? short
    : code > 0xffff
      ? `\\u{${code.toString(16)}}`
      : `\\u${code.toString(16).padStart(4, "0")}`;
}
