/** Text frames: they end between characters, and only UTF-8 goes as text. */

import { counts } from "../device/counts";
import { isUtf8 } from "../device/utf8";
import { endOfOpenFrame, openFrameBytes, takeBackBytes } from "./open-frame";

const longestCharacterBytes = 4;
const mostLeadByte = 0xf4;

/**
 * Takes the incomplete character at the end of the open frame out of memory, if there is one behind text. Returns it,
 * or "".
 */
export function takeUnfinishedCharacter(): ByteString {
  const count = unfinishedBytes(endOfOpenFrame(longestCharacterBytes - 1));
  if (count === 0 || count === openFrameBytes) {
    return "";
  }
  const frame = endOfOpenFrame(openFrameBytes);
  // Behind other bytes, it is no beginning of a character: another code such as GBK has the same bytes.
  if (!isUtf8(string.sub(frame, 1, -count - 1))) {
    return "";
  }
  const rest = string.sub(frame, -count);
  // Last: short memory may raise before it.
  takeBackBytes(count);
  return rest;
}

function unfinishedBytes(tail: ByteString): Bytes {
  for (let count = 1; count <= tail.length; count++) {
    const byte = string.byte(tail, -count);
    if (byte < 0x80 || byte > mostLeadByte) {
      return 0;
    }
    if (byte >= 0xc0) {
      const wanted = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return count < wanted ? count : 0;
    }
  }
  return 0;
}

/** How the open frame can go. If not as text, it is counted. */
export function kindOfOpenFrame(): "text" | "binary" {
  return canBeText(endOfOpenFrame(openFrameBytes)) ? "text" : "binary";
}

/** Whether a frame can go as text. If not, it is counted. */
export function canBeText(frame: ByteString): boolean {
  const isFine = isUtf8(frame);
  if (!isFine) {
    counts.invalidFrames++;
  }
  return isFine;
}
