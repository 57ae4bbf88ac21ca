/** What the integrator's hook makes of frames on their way down. It sees whole frames: fragments are put together. */

import { counts } from "../device/counts";
import { askHook } from "../device/hook-calls";
import { hooks } from "../hooks";
import type { HookResult } from "../hooks-type";
import { mostFrameBytes, pushToInbox } from "./inbox";

const textOpcode = 1;
const continuationOpcode = 0;
/** The core takes no more of a frame that comes in one piece. */
const mostJoinedBytes: Bytes = 8192;

/** The fragments of a frame that is still coming. */
let begun: ByteString = "";
let beginsText = false;
/** The frame that is coming is too large, or its memory was short: what is left of it is dropped too. */
let isLost = false;

/** Takes what a frame or a fragment brought, and gives whole frames to the hook. */
export function pushHooked(bytes: ByteString, fin: number, opcode: number): void {
  if (opcode !== continuationOpcode) {
    // What was begun has not ended, as its link has.
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

/** Queues a frame of a hook's for the UART. Returns false where it is dropped: it finds no room, or is too large. */
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

/** What was begun, and these bytes of the same frame, go to nobody. */
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
