/** The character classes of Lua's patterns: one byte, `%a`, or a set in brackets. */

/** The bytes of characters that have a meaning in a pattern. */
export const [percent, caret, bracket, dollar, dot] = [37, 94, 91, 36, 46];
/** The bytes of `(` and `)`, around a capture. */
export const [openParen, closeParen] = [40, 41];
/** The bytes of the marks behind a part that say how often it may come. */
export const [star, plus, minus, question] = [42, 43, 45, 63];
/** The bytes of letters that name a class behind `%`. */
export const letters = {
  a: 97,
  b: 98,
  c: 99,
  d: 100,
  f: 102,
  g: 103,
  l: 108,
  p: 112,
  s: 115,
  u: 117,
  w: 119,
  x: 120,
  z: 122,
} as const;

/** The pattern is malformed. Lua's own function then raises the error. */
export class PatternError extends Error {}

/** A part of a pattern that matches a single byte. */
export interface Part {
  /** 1 for each byte that it matches. */
  takes: Uint8Array;
  /** Its end in the pattern. */
  end: number;
}

/** The part that begins at a position of the pattern. Throws a PatternError when it is malformed. */
export function singlePart(pattern: Uint8Array, at: number): Part {
  const end = classEnd(pattern, at);
  const takes = Uint8Array.from({ length: 256 }, (_, byte) => (isTaken(pattern, at, end, byte) ? 1 : 0));
  return { takes, end };
}

function isTaken(pattern: Uint8Array, at: number, end: number, byte: number): boolean {
  switch (pattern[at]) {
    case dot:
      return true;
    case percent:
      return isOfClass(byte, pattern[at + 1] as number);
    case bracket:
      return isInSet(pattern, at, end - 1, byte);
    default:
      return pattern[at] === byte;
  }
}

function classEnd(pattern: Uint8Array, at: number): number {
  if (pattern[at] === percent) {
    if (at + 1 >= pattern.length) {
      throw new PatternError();
    }
    return at + 2;
  }
  if (pattern[at] !== bracket) {
    return at + 1;
  }
  let place = at + 1;
  if (pattern[place] === caret) {
    place++;
  }
  do {
    if (place >= pattern.length) {
      throw new PatternError();
    }
    if (pattern[place++] === percent && place < pattern.length) {
      place++;
    }
  } while (pattern[place] !== 93);
  return place + 1;
}

/** Whether a byte is in a bracketed set of the pattern. */
function isInSet(pattern: Uint8Array, start: number, end: number, byte: number): boolean {
  let place = start + 1;
  const wanted = pattern[place] !== caret;
  if (!wanted) {
    place++;
  }
  for (; place < end; place++) {
    const first = pattern[place] as number;
    if (first === percent) {
      place++;
      if (isOfClass(byte, pattern[place] as number)) {
        return wanted;
      }
    } else if (pattern[place + 1] === minus && place + 2 < end) {
      place += 2;
      if (first <= byte && byte <= (pattern[place] as number)) {
        return wanted;
      }
    } else if (first === byte) {
      return wanted;
    }
  }
  return !wanted;
}

/** Whether a byte is "0" to "9". */
export function isDigit(byte: number): boolean {
  return byte >= 48 && byte <= 57;
}

/** Whether a byte belongs to the class after a `%`. A character that names no class stands for itself. */
function isOfClass(byte: number, kind: number): boolean {
  const lower = kind | 32;
  const result = ofLetter(byte, lower);
  if (result === undefined || !((kind >= 65 && kind <= 90) || (kind >= 97 && kind <= 122))) {
    return kind === byte;
  }
  return kind === lower ? result : !result;
}

/** Whether a byte belongs to a class of C's ctype, given by Lua's letter. Undefined for another letter. */
function ofLetter(byte: number, letter: number): boolean | undefined {
  const isUpper = byte >= 65 && byte <= 90;
  const isLower = byte >= 97 && byte <= 122;
  const digit = isDigit(byte);
  switch (letter) {
    case letters.a:
      return isUpper || isLower;
    case letters.c:
      return byte < 32 || byte === 127;
    case letters.d:
      return digit;
    case letters.g:
      return byte > 32 && byte < 127;
    case letters.l:
      return isLower;
    case letters.p:
      return byte > 32 && byte < 127 && !isUpper && !isLower && !digit;
    case letters.s:
      return byte === 32 || (byte >= 9 && byte <= 13);
    case letters.u:
      return isUpper;
    case letters.w:
      return isUpper || isLower || digit;
    case letters.z:
      return byte === 0;
    case letters.x:
      return digit || (byte >= 65 && byte <= 70) || (byte >= 97 && byte <= 102);
    default:
      return undefined;
  }
}
