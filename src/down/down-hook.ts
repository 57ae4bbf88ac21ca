/** Calls the integrator's hook with frames on their way down. The hook sees whole frames: fragments are joined. */

import { counts } from "../device/counts";
import { askHook } from "../device/hook-calls";
import { hooks } from "../hooks";
import type { HookResult } from "../hooks-type";
import { mostFrameBytes, pushToInbox } from "./inbox";

const textOpcode = 1;
const continuationOpcode = 0;
/** The largest frame that the core takes in one piece. */
const mostJoinedBytes: Bytes = 8192;

/** The fragments so far of a frame that has not ended. */
let begun: ByteString = "";
let beginsText = false;
/** Whether the frame was too large or memory was short: then its other fragments are dropped, too. */
let isLost = false;

/** Takes a frame or a fragment, and gives whole frames to the hook. */
export function pushHooked(bytes: ByteString, fin: number, opcode: number): void {
  if (opcode !== continuationOpcode) {
    // A frame that has not ended belongs to an earlier link, which has ended.
    dropBegun("");
    isLost = false;
    beginsText = opcode === textOpcode;
  }
  if (fin === 0 || opcode === continuationOpcode) {
    join(bytes);
    if (fin === 0 || isLost) {
      return;
    }
    const whole = begun;
    begun = "";
    giveToHook(whole);
  } else if (bytes !== "") {
    giveToHook(bytes);
  }
}

/** Queues a hook's frame for the UART. Returns false when the frame is dropped: there is no room, or it is too large. */
export function queueDown(frame: ByteString): boolean {
  counts.downAdded += frame.length;
  if (frame.length > mostFrameBytes) {
    counts.downReceived += frame.length;
    counts.downDropped += frame.length;
    return false;
  }
  return pushToInbox(frame);
}

function join(bytes: ByteString): void {
  if (!isLost && begun.length + bytes.length <= mostJoinedBytes && pcall(append, bytes)[0]) {
    return;
  }
  dropBegun(bytes);
  isLost = true;
}

function append(bytes: ByteString): void {
  begun += bytes;
}

/** Drops what has come of the frame, and these bytes of it. */
function dropBegun(bytes: ByteString): void {
  const length = begun.length + bytes.length;
  counts.downReceived += length;
  counts.downDropped += length;
  begun = "";
}

function giveToHook(frame: ByteString): void {
  const frames = askHook("down", ask, frame, beginsText, mostFrameBytes);
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

function ask(frame: ByteString, isText: boolean): LuaMultiReturn<[ByteString, HookResult]> {
  return $multi(frame, hooks.down === undefined ? frame : hooks.down(frame, isText));
}
