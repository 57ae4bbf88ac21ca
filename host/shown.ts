// How bytes and texts from outside are shown to people. It runs in the browser, too.

/** Bytes for people, in one line: as text where they are UTF-8, with control characters escaped, else as hex digits. */
export function shownBytes(bytes: Uint8Array, mostBytes = Number.POSITIVE_INFINITY): string {
  const part = bytes.subarray(Math.max(0, bytes.length - mostBytes));
  const text = textOf(part);
  const shown = text === undefined ? `hex ${hexOf(part)}` : shownText(text);
  return part.length < bytes.length ? `…${shown}` : shown;
}

/** Text that neither a terminal nor a reader can take for something else: what is not visible is escaped. */
export function shownText(text: string): string {
  return text.replaceAll(/\p{C}|\p{Zl}|\p{Zp}/gu, escaped);
}

/** As `shownText`, but for line ends and tabs. */
export function shownLines(text: string): string {
  return text.replaceAll(/[^\n\t]+/g, shownText);
}

/** Two digits for each byte. */
export function hexOf(bytes: Uint8Array, between = ""): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join(between);
}

/** What UTF-8 stands for. Undefined: it is none. */
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
