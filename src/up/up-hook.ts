/** What the integrator's hook makes of frames on their way up, and what hooks send up on their own. */

import { counts } from "../device/counts";
import { askHook } from "../device/hook-calls";
import { hooks } from "../hooks";
import type { HookResult } from "../hooks-type";
import { consumeOpenFrame, endOfOpenFrame, insertFrame, mostFrameBytes } from "./outbox";
import { isTextFrame } from "./text-frames";

/**
 * Gives the open frame, but for its last `restBytes`, to the hook. Returns false where it goes on as it is; else it is
 * consumed, and what the hook has given is queued in its place.
 */
export function takeHooked(restBytes: Bytes): boolean {
  const frames = askHook("up", ask, "", false, mostFrameBytes);
  if (frames === undefined) {
    return false;
  }
  consumeOpenFrame(restBytes);
  for (const frame of frames) {
    queueUp(frame);
  }
  return true;
}

/**
 * Queues a frame of a hook's for the server, whether one is open or not. Returns false where it is dropped: it finds no
 * room, or is too large.
 */
export function queueUp(frame: ByteString): boolean {
  counts.added += frame.length;
  if (frame === "" || (frame.length <= mostFrameBytes && insertFrame(frame, isTextFrame(frame)))) {
    return true;
  }
  counts.overflowed += frame.length;
  return false;
}

function ask(): LuaMultiReturn<[ByteString, HookResult]> {
  const frame = endOfOpenFrame(mostFrameBytes);
  // One that has found no room is dropped when it ends.
  return $multi(frame, frame === "" || hooks.up === undefined ? frame : hooks.up(frame));
}
