/** Text frames: they end between characters, and only UTF-8 goes as text. */

import { counts } from "../device/counts";
import { isUtf8 } from "../device/utf8";
import { endOfOpenFrame, openFrameBytes, takeBackBytes } from "./outbox";

const longestCharacterBytes = 4;
const mostLeadByte = 0xf4;

/**
 * Takes the incomplete character at the end of the open frame out of memory, if there is one and it is not the whole
 * frame. Returns it, or "".
 */
export function takeUnfinishedCharacter(): ByteString {
  const tail = endOfOpenFrame(longestCharacterBytes - 1);
  for (let count = 1; count <= tail.length && count < openFrameBytes; count++) {
    const byte = string.byte(tail, -count);
    if (byte < 0x80 || byte > mostLeadByte) {
      break;
    }
    if (byte >= 0xc0) {
      const wanted = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      if (count >= wanted) {
        break;
      }
      takeBackBytes(count);
      return string.sub(tail, -count);
    }
  }
  return "";
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
