/** What the integrator's hook does with frames on their way up, and what hooks send up on their own. */

import { config } from "../config";
import { counts } from "../device/counts";
import { askHook } from "../device/hook-calls";
import { hooks } from "../hooks";
import type { HookResult } from "../hooks-type";
import { endOfOpenFrame, endOpenFrame } from "./open-frame";
import { insertFrame, mostFrameBytes } from "./outbox";
import { canBeText } from "./text-frames";

/**
 * Gives the open frame without its last `restBytes` to the hook. Returns false when it goes on unchanged. Otherwise it
 * is consumed, and the hook's frames are queued in its place.
 */
export function takeHooked(restBytes: Bytes): boolean {
  const frames = askHook("up", ask, "", false, mostFrameBytes);
  if (frames === undefined) {
    return false;
  }
  endOpenFrame("consumed", restBytes);
  for (const frame of frames) {
    queueUp(frame);
  }
  return true;
}

/**
 * Queues a hook's frame for the server, whether or not a frame is open. Returns false when it is dropped: there is no
 * room, or it is too large.
 */
export function queueUp(frame: ByteString): boolean {
  counts.added += frame.length;
  if (
    frame === "" ||
    (frame.length <= mostFrameBytes && insertFrame(frame, config.frames === "text" && canBeText(frame)))
  ) {
    return true;
  }
  counts.overflowed += frame.length;
  return false;
}

function ask(): LuaMultiReturn<[ByteString, HookResult]> {
  const frame = endOfOpenFrame(mostFrameBytes);
  // A frame that found no room is dropped when it ends.
  return $multi(frame, frame === "" || hooks.up === undefined ? frame : hooks.up(frame));
}
