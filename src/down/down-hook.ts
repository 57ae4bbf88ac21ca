/** Calls the integrator's hook with frames on their way down. */

import { counts } from "../device/counts";
import { askHook } from "../device/hook-calls";
import { hooks } from "../hooks";
import type { HookResult } from "../hooks-type";
import { mostFrameBytes, pushToInbox } from "./inbox";

/** Gives a whole frame to the hook, and queues for the UART what it returns. */
export function pushHooked(frame: ByteString, isText: boolean): void {
  const frames = askHook("down", ask, frame, isText, mostFrameBytes);
  if (frames === undefined) {
    pushToInbox(frame);
    return;
  }
  counts.downReceived += frame.length;
  counts.downConsumed += frame.length;
  for (const each of frames) {
    queueDown(each);
  }
}

/**
 * Queues a hook's frame for the UART. Returns false when the frame is dropped: there is no room, or it is too large.
 */
export function queueDown(frame: ByteString): boolean {
  counts.downAdded += frame.length;
  if (frame.length > mostFrameBytes) {
    counts.downReceived += frame.length;
    counts.downDropped += frame.length;
    return false;
  }
  return pushToInbox(frame);
}

function ask(frame: ByteString, isText: boolean): LuaMultiReturn<[ByteString, HookResult]> {
  return $multi(frame, hooks.down === undefined ? frame : hooks.down(frame, isText));
}
