const known = String.raw`\n \r \t \0 \" \' \\ \x41 (a byte) \u4e2d \u{1f600}`;
const shorts: Readonly<Record<string, string>> = {
  n: "\n",
  r: "\r",
  t: "\t",
  "0": "\0",
  '"': '"',
  "'": "'",
  "\\": "\\",
};
/** One escape, a row of `\u` escapes (a pair may be one character), or text without a backslash. */
const piece = /\\x([\da-fA-F]{2})|((?:\\u[\da-fA-F]{4})+)|\\u\{([\da-fA-F]{1,6})\}|\\([nrt"'\\]|0(?!\d))|([^\\]+)/gy;

/**
 * The bytes of a text with escapes. They are those of JavaScript, but `\xHH` is a byte, not a character. Throws an Error
 * of one line that names an unknown escape.
 */
export function unescaped(text: string): Buffer {
  const pieces: Buffer[] = [];
  let end = 0;
  for (const [whole, byte, units, point, short, plain] of text.matchAll(piece)) {
    const bytes = byte === undefined ? textBytes(units, point, short, plain) : Buffer.from(byte, "hex");
    if (bytes === undefined) {
      break;
    }
    pieces.push(bytes);
    end += whole.length;
  }
  if (end < text.length) {
    const [wrong] = /^\\(?:x.{0,2}|u\{[^}]*\}?|u.{0,4}|\d+|.?)/su.exec(text.slice(end)) as RegExpExecArray;
    throw new Error(`${wrong} is not an escape. Known: ${known}. Write \\\\ for a backslash`);
  }
  return Buffer.concat(pieces);
}

/** Undefined: this is not a character. */
function textBytes(units?: string, point?: string, short?: string, plain?: string): Buffer | undefined {
  if (short !== undefined || plain !== undefined) {
    return Buffer.from(plain ?? (shorts[short as string] as string));
  }
  const code = Number.parseInt(point ?? "0", 16);
  const text =
    units !== undefined ? (JSON.parse(`"${units}"`) as string) : code > 0x10ffff ? "" : String.fromCodePoint(code);
  return text === "" || /\p{Surrogate}/u.test(text) ? undefined : Buffer.from(text);
}
