/**
 * The open frame: the bytes that came from the UART since the last frame ended. They are read straight into the memory
 * of the outbox, behind its queue, and the packer ends the frame. Without room, or with a hole, all of the frame is
 * dropped when it ends.
 */

import { config } from "../config";
import { counts } from "../device/counts";
import { headerBytes, makeRoom, memory, mostFrameBytes, payloadEnd, queue, queueEnd, staging } from "./outbox";

// Looked up once: it is called for whatever comes.
const readUart = uart.read;
const uartId = config.uart.id;

/** Payload bytes of the open frame. Read only. */
export let openFrameBytes: Bytes = 0;
/** The open frame found no room, or has a hole: all of it is dropped when it ends. */
let isDropped = false;
/** With a delimiter: the last bytes that came, in which one may have begun. A frame may have ended among them. */
let overlap: ByteString = "";

/**
 * Appends what the UART has to the open frame. Returns true when bytes came, and all of them were read. Returns false
 * when none came, or when the frame is full, dropped or without room: then bytes may be left.
 */
export function readMore(): boolean {
  const room = isDropped ? 0 : payloadEnd - memory.used();
  const left = mostFrameBytes - openFrameBytes - 1;
  const most = room < left ? room : left;
  if (most <= 0) {
    return false;
  }
  const count = readUart(uartId, most, memory);
  openFrameBytes += count;
  return count > 0 && count < most;
}

/**
 * Reads this many bytes, which the UART has, into the open frame. Returns how many came. When room is short, whole
 * frames are dropped by the overflow policy and counted.
 */
export function readIntoFrame(bytes: Bytes): Bytes {
  if (isDropped || !makeRoom(bytes)) {
    isDropped = true;
    return readIntoStaging(bytes);
  }
  const count = readUart(uartId, bytes, memory);
  openFrameBytes += count;
  return count;
}

/** The open frame will be dropped when it ends. What is read until then is counted, and has no place. */
export function dropOpenFrame(): void {
  isDropped = true;
  overlap = "";
}

/**
 * Like `readIntoFrame`, with a delimiter: calls `onDelimiter` behind each one, to end the open frame there. `restBytes`
 * of the open frame come behind the delimiter.
 */
export function readToDelimiters(bytes: Bytes, onDelimiter: (this: void, restBytes: Bytes) => void): Bytes {
  const wasDropped = isDropped;
  // When short memory raises on the way, the open frame has a hole.
  isDropped = true;
  const count = readIntoStaging(bytes);
  const text = overlap + staging.toStr(0, count);
  // Of the text: where bytes begin that no frame has yet, where the next delimiter may begin, and where it ends.
  let start = overlap.length + 1;
  let from = 1;
  let [, last] = string.find(text, config.packing.delimiter, from, true);
  let hasRoom = !wasDropped;
  while (last !== undefined) {
    isDropped = !(hasRoom && appended(text, start, last));
    endAtDelimiter(onDelimiter, text.length - last);
    hasRoom = true;
    start = last + 1;
    from = start;
    [, last] = string.find(text, config.packing.delimiter, from, true);
  }
  const isWhole = hasRoom && appended(text, start, text.length);
  overlap = string.sub(text, math.max(from, text.length - config.packing.delimiter.length + 2));
  isDropped = !isWhole;
  return count;
}

/** Appends a part of a text to the open frame. Returns whether there was room. */
function appended(text: ByteString, from: number, to: number): boolean {
  const length = to - from + 1;
  if (length <= 0) {
    return true;
  }
  const hasRoom = makeRoom(length);
  if (hasRoom) {
    memory.write(string.sub(text, from, to));
  }
  return hasRoom;
}

/** Whatever happens in it, the next frame is not whole until all of its bytes have a place. */
function endAtDelimiter(onDelimiter: (this: void, restBytes: Bytes) => void, restBytes: Bytes): void {
  const [isEnded, problem] = pcall(onDelimiter, restBytes);
  isDropped = true;
  if (!isEnded) {
    error(problem, 0);
  }
}

/** Whether the open frame is exactly these bytes. */
export function openFrameIs(bytes: ByteString): boolean {
  return openFrameBytes === bytes.length && endOfOpenFrame(bytes.length) === bytes;
}

/** The last bytes of the open frame, up to this many; "" when the frame is to be dropped. */
export function endOfOpenFrame(most: Bytes): ByteString {
  const start = queueEnd + headerBytes;
  const length = memory.used() - start;
  const bytes = math.min(most, length);
  return isDropped || bytes === 0 ? "" : memory.toStr(start + length - bytes, bytes);
}

/**
 * Ends the open frame without its last `restBytes`, which begin the next one and are not in memory yet. The frame is
 * queued as text or binary, dropped when it found no room, or consumed. An empty frame is ignored.
 */
export function endOpenFrame(as: "text" | "binary" | "consumed", restBytes: Bytes): void {
  const length = openFrameBytes - restBytes;
  openFrameBytes = restBytes;
  counts.received += length;
  if (as === "consumed") {
    counts.consumed += length;
  } else if (isDropped) {
    counts.overflowed += length;
  } else {
    if (length > 0) {
      queue(length, as === "text");
    }
    return;
  }
  isDropped = false;
  memory.seek(queueEnd + headerBytes);
}

/** Takes the last bytes of the open frame out of memory. Until they are back, they count as its `restBytes`. */
export function takeBackBytes(bytes: Bytes): void {
  memory.seek(memory.used() - bytes);
}

/** Begins the open frame with bytes that were the `restBytes` of the last one. Without room, it will be dropped. */
export function beginOpenFrame(bytes: ByteString): void {
  if (makeRoom(bytes.length)) {
    memory.write(bytes);
  } else {
    isDropped = true;
  }
}

/** Reads bytes of the open frame that have no place yet. */
function readIntoStaging(bytes: Bytes): Bytes {
  staging.seek(0);
  const count = readUart(uartId, bytes, staging);
  openFrameBytes += count;
  return count;
}
