/** Text frames: they end between characters, and only UTF-8 goes as text. */

import { counts } from "../device/counts";
import { isUtf8 } from "../device/utf8";
import { endOfOpenFrame, openFrameBytes, takeBackBytes } from "./outbox";

const longestCharacterBytes = 4;
const mostLeadByte = 0xf4;

/** Takes the incomplete character at the end of the open frame, if there is one, out of memory. Returns it, or "". */
export function takeUnfinishedCharacter(): ByteString {
  const character = unfinishedCharacter();
  takeBackBytes(character.length);
  return character;
}

/** Whether the open frame can go as text. If not, it is counted. */
export function isOpenFrameText(): boolean {
  return canBeText(endOfOpenFrame(openFrameBytes));
}

/** The incomplete character at the end of the open frame, or "". Never the whole frame. */
function unfinishedCharacter(): ByteString {
  const end = endOfOpenFrame(longestCharacterBytes - 1);
  for (let count = 1; count <= end.length && count < openFrameBytes; count++) {
    const byte = string.byte(end, -count);
    if (byte < 0x80 || byte > mostLeadByte) {
      return "";
    }
    if (byte >= 0xc0) {
      const wanted = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return count < wanted ? string.sub(end, -count) : "";
    }
  }
  return "";
}

/** Whether a frame can go as text. If not, it is counted. */
export function canBeText(frame: ByteString): boolean {
  const isFine = isUtf8(frame);
  if (!isFine) {
    counts.invalidFrames++;
  }
  return isFine;
}
