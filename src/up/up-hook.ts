/** What the integrator's hook makes of frames on their way up, and what hooks send up on their own. */

import { counts } from "../device/counts";
import { checkResult, tellHookFailure } from "../device/hook-failures";
import { hooks } from "../hooks";
import type { HookResult } from "../hooks-type";
import { consumeOpenFrame, endOfOpenFrame, insertFrame, mostFrameBytes } from "./outbox";
import { isTextFrame } from "./text-frames";

/**
 * Gives the open frame, but for its last `restBytes`, to the hook. Returns false where it goes on as it is; else it is
 * consumed, and what the hook has given is queued in its place.
 */
export function takeHooked(restBytes: Bytes): boolean {
  const [fine, result] = xpcall(askHook, debug.traceback);
  if (!fine) {
    // Short memory may raise wherever something is called.
    pcall(tellHookFailure, "up", result);
    return false;
  }
  if (result === undefined) {
    return false;
  }
  consumeOpenFrame(restBytes);
  if (typeof result === "string") {
    queueUp(result);
  } else {
    for (const frame of result) {
      queueUp(frame);
    }
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

/** All that needs memory, before anything has changed. Returns what goes on in the place of the frame, or undefined: itself. */
function askHook(): HookResult | undefined {
  const frame = endOfOpenFrame(mostFrameBytes);
  if (frame === "" || hooks.up === undefined) {
    // It has found no room, and is dropped when it ends.
    return undefined;
  }
  const result = hooks.up(frame);
  checkResult(result, mostFrameBytes);
  return result === frame ? undefined : result;
}
