export { hexOf, shownBytes, shownText } from "../../../host/shown.ts";

/** The bytes of a Base64 text. Throws when it is none. */
export function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

/** Bytes as a Base64 text. */
export function toBase64(bytes: Uint8Array): string {
  const pieceBytes = 8192;
  let text = "";
  for (let start = 0; start < bytes.length; start += pieceBytes) {
    text += String.fromCharCode(...bytes.subarray(start, start + pieceBytes));
  }
  return btoa(text);
}

/** Reads pairs of hex digits as bytes. Undefined: the text is something else. */
export function fromHex(text: string): Uint8Array | undefined {
  const digits = text.replaceAll(/\s/g, "");
  if (!/^([0-9a-f]{2})+$/i.test(digits)) {
    return undefined;
  }
  return Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

/** Seconds since power-on. */
export function stamp(timeMs: number): string {
  return (timeMs / 1000).toFixed(3);
}
