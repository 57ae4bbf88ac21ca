/** Joins the fragments of a frame. The core passes each one on as it comes. */

import { counts } from "../device/counts";

const textOpcode = 1;
const continuationOpcode = 0;
/** The largest frame that the core takes in one piece. */
const mostJoinedBytes: Bytes = 8192;

/** Whether the frame that `joined` returned last is text. Read only. */
export let joinedIsText = false;
/** The fragments so far of a frame that has not ended. */
let begun: ByteString = "";
/** Whether the frame was too large or memory was short: then its other fragments are dropped, too. */
let isLost = false;

/**
 * Takes a frame or a fragment. Returns the whole frame when it has ended, else undefined. A frame that is too large, or
 * for which memory is short, is dropped and counted.
 */
export function joined(bytes: ByteString, fin: number, opcode: number): ByteString | undefined {
  if (opcode !== continuationOpcode) {
    // A frame that has not ended belongs to an earlier link, which has ended.
    dropBegun("");
    isLost = false;
    joinedIsText = opcode === textOpcode;
    if (fin !== 0) {
      return bytes;
    }
  }
  join(bytes);
  if (fin === 0 || isLost) {
    return undefined;
  }
  const whole = begun;
  begun = "";
  return whole;
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
