/**
 * What waits for the server: whole frames in one zbuff, outside the Lua heap.
 *
 *     0 … in flight … flightEnd … queued … queueEnd … the open frame … used … free
 *
 * Each frame is a header of two bytes, its length and whether it is text, and its payload. open-frame.ts fills the open
 * frame. Frames leave through a staging zbuff. When they leave at the front, the core moves the rest up: 64 KiB in no
 * time. An overflow never drops frames in flight.
 */

import { config } from "../config";
import { counts } from "../device/counts";

/** Before each frame. */
export const headerBytes = 2;
/** The top bit of a header says that the frame is text; 15 bits are left for its length. */
const textMark = 128;
/** The outbox works with no less memory than this. */
export const leastCapacityBytes: Bytes = 2048;
/** Room is made in steps of this part of the capacity, so that small frames cost no more than large ones. */
const stepsOfCapacity = 8;

/** The frames. Only open-frame.ts uses it, too. */
export let memory: ZBuff;
/** Frames leave through it, and bytes that have no place yet are read into it. Read only. */
export let staging: ZBuff;
/** Whether the staged frame is text. Read only. */
export let stagedIsText = false;

/** Where frames in flight end. Read only. */
export let flightEnd = 0;
/** Where queued frames end. Read only. */
export let queueEnd = 0;
/** The size of the outbox, headers included. Read only. */
export let capacityBytes: Bytes = 0;
/** How many bytes may be in flight: a quarter of the outbox stays for frames that can be dropped. Read only. */
export let mostInFlightBytes: Bytes = 0;
/** Bytes that come end here: behind them is room for the header of the next frame. Read only. */
export let payloadEnd = 0;
/** The largest frame that is possible: what is configured, or what fits. Read only. */
export let mostFrameBytes: Bytes = 0;
/** Payload bytes of frames in flight. Read only. */
export let inFlightBytes: Bytes = 0;
/** Payload bytes of queued frames. Read only. */
export let queuedBytes: Bytes = 0;

/**
 * The number of the first byte in memory, counted over all bytes that have ever been there. So each frame keeps one
 * number while it is in flight. It may wrap: compare differences. Read only.
 */
export let front = 0;

/** Takes memory: for the frames, at least `leastCapacityBytes`, and for staging. Call it once, before anything else. */
export function useMemory(forFrames: ZBuff, forStaging: ZBuff): void {
  staging = forStaging;
  memory = forFrames;
  memory.seek(headerBytes);
  setCapacity();
}

/** Resizes the memory, as far as the core allows, and logs it. Does nothing when the frames in it would not fit. */
export function resizeOutbox(bytes: Bytes): void {
  if (bytes < memory.used() + headerBytes || bytes < leastCapacityBytes) {
    return;
  }
  memory.resize(bytes);
  if (memory.len() === bytes) {
    setCapacity();
    log.info("outbox", "it has", bytes, "bytes now");
  }
}

/** Queues a text frame that the gateway itself makes. No frame may be open. */
export function addTextFrame(text: string): void {
  counts.added += text.length;
  if (makeRoom(text.length)) {
    memory.write(text);
    queue(text.length, true);
  } else {
    counts.overflowed += text.length;
  }
}

/** Queues a frame before the open one, if there is one. Returns false when there is no room. */
export function insertFrame(frame: ByteString, isText: boolean): boolean {
  if (!makeRoom(headerBytes + frame.length)) {
    return false;
  }
  const start = queueEnd + headerBytes;
  const openBytes = memory.used() - start;
  staging.seek(0);
  staging.copy(0, memory, start, openBytes);
  memory.seek(start);
  memory.write(frame);
  queue(frame.length, isText);
  memory.copy(queueEnd + headerBytes, staging, 0, openBytes);
  return true;
}

/** Copies the payload of the next queued frame, which must exist, into the staging buffer. Returns its length. */
export function stageFrame(): Bytes {
  const high = memory[flightEnd] as number;
  const length = (high & (textMark - 1)) * 256 + (memory[flightEnd + 1] as number);
  stagedIsText = high >= textMark;
  staging.seek(0);
  staging.copy(0, memory, flightEnd + headerBytes, length);
  return length;
}

/** The staged frame, of this length, was handed to the core. */
export function frameHandedOver(length: Bytes): void {
  flightEnd += headerBytes + length;
  queuedBytes -= length;
  inFlightBytes += length;
}

/**
 * Confirms the frames before this number. There are none when it is below `front`: while nothing was in flight, an
 * overflow has dropped frames behind it.
 */
export function confirmBefore(place: number): void {
  const span = place - front;
  if (span <= 0) {
    return;
  }
  let bytes = 0;
  for (let at = 0; at < span; ) {
    const length = lengthOf(at);
    at += headerBytes + length;
    bytes += length;
  }
  confirmFront(span, bytes);
}

/** Confirms the frames in this span at the front, whose payload has so many bytes. */
export function confirmFront(span: Bytes, bytes: Bytes): void {
  inFlightBytes -= bytes;
  counts.confirmed += bytes;
  removeFront(span);
}

/** The link has ended: what was in flight is queued again, in its order, or given up. Returns how many bytes. */
export function endFlight(resend: boolean): Bytes {
  const bytes = inFlightBytes;
  inFlightBytes = 0;
  if (resend) {
    queuedBytes += bytes;
    counts.resent += bytes;
    flightEnd = 0;
  } else {
    counts.givenUp += bytes;
    removeFront(flightEnd);
  }
  return bytes;
}

/** The end of the frames within this many bytes from the front, of `most` frames at most. The first always counts. */
export function endOfFrames(bytes: Bytes, most: number): Bytes {
  let span = 0;
  for (let left = most; left > 0 && span < bytes; left--) {
    const next = span + headerBytes + lengthOf(span);
    if (next > bytes && span > 0) {
      break;
    }
    span = next;
  }
  return span;
}

/** Drops the next queued frame, which the server refuses. No frame may be in flight. Returns how many bytes. */
export function dropRefusedFrame(): Bytes {
  const length = lengthOf(0);
  // It leaves as if it were in flight.
  flightEnd = headerBytes + length;
  queuedBytes -= length;
  counts.refused += length;
  removeFront(flightEnd);
  return length;
}

function setCapacity(): void {
  capacityBytes = memory.len();
  mostInFlightBytes = floorDivide(3 * capacityBytes, 4);
  payloadEnd = capacityBytes - headerBytes;
  mostFrameBytes = math.min(config.packing.maximumBytes, payloadEnd - headerBytes, staging.len());
}

/** Makes the bytes behind the queue a queued frame. */
export function queue(length: Bytes, isText: boolean): void {
  queuedBytes += length;
  const high = floorDivide(length, 256);
  memory[queueEnd] = isText ? high + textMark : high;
  memory[queueEnd + 1] = length & 255;
  queueEnd += headerBytes + length;
  memory.seek(queueEnd + headerBytes);
}

/** Whether there is room for this much payload, after dropping the oldest queued frames if the policy says so. */
export function makeRoom(wanted: Bytes): boolean {
  const missing = wanted - (payloadEnd - memory.used());
  if (missing <= 0) {
    return true;
  }
  if (config.outbox.overflow !== "oldest" || missing > queueEnd - flightEnd) {
    return false;
  }
  const target = math.max(missing, floorDivide(capacityBytes, stepsOfCapacity));
  let at = flightEnd;
  let bytes = 0;
  while (at < queueEnd && at - flightEnd < target) {
    const length = lengthOf(at);
    at += headerBytes + length;
    bytes += length;
  }
  queuedBytes -= bytes;
  counts.overflowed += bytes;
  removeQueued(at);
  return true;
}

/** Removes bytes at the front, which were in flight, from memory. */
function removeFront(span: number): void {
  memory.del(0, span);
  front += span;
  flightEnd -= span;
  queueEnd -= span;
}

/** Removes the queued frames before this place from memory. */
function removeQueued(before: number): void {
  const span = before - flightEnd;
  if (flightEnd === 0) {
    flightEnd = span;
    removeFront(span);
    return;
  }
  queueEnd -= span;
  // Not with `del`: until July 2026 it moved too much when something stays in front, and wrote past the buffer's end.
  const used = memory.used();
  let at = before;
  while (at < used) {
    const count = math.min(used - at, staging.len());
    staging.seek(0);
    staging.copy(0, memory, at, count);
    memory.copy(at - span, staging, 0, count);
    at += count;
  }
  memory.seek(used - span);
}

function lengthOf(place: number): Bytes {
  return ((memory[place] as number) & (textMark - 1)) * 256 + (memory[place + 1] as number);
}
