/**
 * What waits for the server: whole frames in one zbuff, outside the Lua heap.
 *
 *     0 … in flight … flightEnd … queued … queueEnd … the open frame … used … free
 *
 * Each frame is a header of two bytes, its length and whether it is text, and its payload. Bytes are read from the UART
 * straight into the open frame, and leave through a staging zbuff. What leaves at the front is closed up by the core,
 * which moves 64 KiB in no time. Frames in flight are never the ones to go.
 */

import { config } from "../config";
import { counts } from "../device/counts";
import { claimMemory } from "../device/memory";

const headerBytes = 2;
/** The first bit of a header says that the frame is text; 15 are left for its length. */
const textMark = 128;
const leastCapacityBytes: Bytes = 2048;
/** Small frames must not make the staging buffer small: what is dropped is read into it. */
const leastStagingBytes: Bytes = 512;
/** Room is made in steps of a part of the capacity, so that small frames cost no more than large ones. */
const stepsOfCapacity = 8;

// Read once: it is called for whatever comes.
const readUart = uart.read;

let memory: ZBuff;
/** Through it bytes leave; what has no place yet is read into it. Read only. */
export let staging: ZBuff;
/** Whether the frame that was staged last is text. Read only. */
export let stagedIsText = false;

/** Where frames in flight end, and where queued ones do. Read only. */
export let flightEnd = 0;
export let queueEnd = 0;
/** What the outbox takes, headers included. Read only. */
export let capacityBytes: Bytes = 0;
/** The largest frame that there may be: what is configured, or what fits. Read only. */
export let mostFrameBytes: Bytes = 0;
/** Payload bytes of the open frame. Read only. */
export let openFrameBytes: Bytes = 0;
/** The open frame has found no room, or has a hole: all of it will be dropped when it ends. */
let isDropped = false;
/** With a delimiter: the last bytes of the open frame, in which one may have begun. */
let overlap: ByteString = "";

/** Bytes of payload in frames that are in flight. Read only. */
export let inFlightBytes: Bytes = 0;
/** Bytes of payload in whole frames that wait. Read only. */
export let queuedBytes: Bytes = 0;

/**
 * The number of the first byte of memory, when all that have ever been there are counted; so each frame has a number for as
 * long as it is in flight. It may wrap: compare differences. Read only.
 */
export let front = 0;

/** Claims the memory: less than is configured when it is short, aloud. Returns false when there is none. */
export function createOutbox(): boolean {
  const wantedBytes = math.max(config.packing.maximumBytes, leastStagingBytes);
  const buffer = claimMemory("outbox", wantedBytes, leastStagingBytes);
  const claimed = buffer && claimMemory("outbox", config.outbox.sizeBytes, leastCapacityBytes);
  if (!buffer || !claimed) {
    return false;
  }
  staging = buffer;
  memory = claimed;
  memory.seek(headerBytes);
  setCapacity();
  return true;
}

/**
 * Gives the memory another size, as far as the core lets it, and says so. It stays as it is where what it holds would not
 * fit.
 */
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

/** How many bytes may be in flight at the most: a quarter of the outbox stays for what can be dropped. */
export function mostInFlightBytes(): Bytes {
  return floorDivide(3 * capacityBytes, 4);
}

/** How many more bytes the open frame takes without anything being seen to. */
export function easyRoom(): Bytes {
  const room = isDropped ? 0 : capacityBytes - memory.used();
  const left = mostFrameBytes - openFrameBytes - 1;
  return room < left ? room : left;
}

/** Reads at most so many bytes, for which there is room, into the open frame. Returns how many came. */
export function readEasily(most: Bytes): Bytes {
  const count = readUart(config.uart.id, most, memory);
  openFrameBytes += count;
  return count;
}

/**
 * Reads so many bytes, which the UART has, into the open frame. Returns how many came. Where there is no room, whole frames
 * are dropped by the overflow policy and counted.
 */
export function readIntoFrame(bytes: Bytes): Bytes {
  if (isDropped || !makeRoom(bytes)) {
    isDropped = true;
    return readIntoStaging(bytes);
  }
  return readEasily(bytes);
}

/**
 * The same with a delimiter: calls `onDelimiter` behind each one that came, for the open frame to be ended. So many bytes
 * of it are behind the delimiter.
 */
export function readToDelimiters(bytes: Bytes, onDelimiter: (this: void, restBytes: Bytes) => void): Bytes {
  const delimiter = config.packing.delimiter;
  const begun = openFrameBytes === 0 ? "" : overlap;
  // Short memory may raise from here on: then the frame has a hole, and must not be sent.
  let hasNoRoom = isDropped;
  isDropped = true;
  const count = readIntoStaging(bytes);
  const text = begun + staging.toStr(0, count);
  let rest = count;
  let start = begun.length + 1;
  let from = 1;
  while (true) {
    const [, last] = string.find(text, delimiter, from, true);
    const upTo = last ?? text.length;
    const length = upTo - start + 1;
    if (length > 0) {
      hasNoRoom = hasNoRoom || !makeRoom(length);
      if (!hasNoRoom) {
        memory.write(string.sub(text, start, upTo));
      }
      rest -= length;
    }
    if (last === undefined) {
      break;
    }
    isDropped = hasNoRoom;
    onDelimiter(rest);
    hasNoRoom = false;
    isDropped = true;
    start = last + 1;
    from = start;
  }
  overlap = string.sub(text, math.max(from, text.length - delimiter.length + 2));
  isDropped = hasNoRoom;
  return count;
}

/** Whether the open frame is exactly these bytes. */
export function openFrameIs(bytes: ByteString): boolean {
  return openFrameBytes === bytes.length && endOfOpenFrame(bytes.length) === bytes;
}

/** The last bytes of the open frame, up to so many; "" when the frame is being dropped. */
export function endOfOpenFrame(most: Bytes): ByteString {
  const start = queueEnd + headerBytes;
  const length = memory.used() - start;
  const bytes = math.min(most, length);
  return isDropped || bytes === 0 ? "" : memory.toStr(start + length - bytes, bytes);
}

/**
 * Ends the open frame but for its last `restBytes`, which begin the next one and are not in memory yet: it is queued, or
 * dropped where it has found no room. An empty one is left.
 */
export function endOpenFrame(isText: boolean, restBytes: Bytes): void {
  const length = openFrameBytes - restBytes;
  openFrameBytes = restBytes;
  counts.received += length;
  if (isDropped) {
    isDropped = false;
    memory.seek(queueEnd + headerBytes);
    counts.overflowed += length;
  } else if (length > 0) {
    queue(length, isText);
  }
}

/** Ends the open frame but for its last bytes, `tail`: they begin the next one. */
export function splitOpenFrame(tail: ByteString, isText: boolean): void {
  endOpenFrame(isText, tail.length);
  memory.write(tail);
}

/** Takes the open frame out again, but for its last `restBytes`, which are not in memory yet: it is consumed. */
export function consumeOpenFrame(restBytes: Bytes): void {
  const length = openFrameBytes - restBytes;
  counts.received += length;
  counts.consumed += length;
  openFrameBytes = restBytes;
  memory.seek(queueEnd + headerBytes);
}

/** Queues a text frame of the gateway's own. No frame may be open. */
export function addTextFrame(text: string): void {
  counts.added += text.length;
  if (makeRoom(text.length)) {
    memory.write(text);
    queue(text.length, true);
  } else {
    counts.overflowed += text.length;
  }
}

/** Queues a frame before the open one, if there is one. Returns false where there is no room. */
export function insertFrame(frame: ByteString, isText: boolean): boolean {
  if (!makeRoom(frame.length)) {
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

/** Copies the payload of the next queued frame, of which there must be one, into the staging buffer. Returns its length. */
export function stageFrame(): Bytes {
  const length = lengthOf(flightEnd);
  stagedIsText = (memory[flightEnd] as number) >= textMark;
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

/** Frames before this number have arrived. */
export function confirmBefore(place: number): void {
  const span = place - front;
  let bytes = inFlightBytes;
  if (span !== flightEnd) {
    bytes = 0;
    for (let at = 0; at < span; ) {
      const length = lengthOf(at);
      at += headerBytes + length;
      bytes += length;
    }
  }
  inFlightBytes -= bytes;
  counts.confirmed += bytes;
  removeFront(span);
}

/** The link has died: what was in flight is queued again, in its order, or given up. Returns how many bytes. */
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

/** Where frames end that are within so many bytes from the front, `most` frames at most. The first one counts at any rate. */
export function endOfFramesWithin(bytes: Bytes, most: number): Bytes {
  let end = 0;
  for (let left = most; left > 0 && end < bytes; left--) {
    const next = end + headerBytes + lengthOf(end);
    if (next > bytes && end > 0) {
      break;
    }
    end = next;
  }
  return end;
}

/** Drops the next queued frame, which the server refuses; none may be in flight. Returns how many bytes. */
export function dropRefusedFrame(): Bytes {
  const length = lengthOf(0);
  // It leaves as a frame that was in flight.
  flightEnd = headerBytes + length;
  queuedBytes -= length;
  counts.refused += length;
  removeFront(flightEnd);
  return length;
}

function setCapacity(): void {
  capacityBytes = memory.len();
  mostFrameBytes = math.min(config.packing.maximumBytes, capacityBytes - 2 * headerBytes, staging.len());
}

/** Makes what stands behind the queue a frame of it. */
function queue(length: Bytes, isText: boolean): void {
  queuedBytes += length;
  const high = floorDivide(length, 256);
  memory[queueEnd] = isText ? high + textMark : high;
  memory[queueEnd + 1] = length & 255;
  queueEnd += headerBytes + length;
  memory.seek(queueEnd + headerBytes);
}

/** Whether there is room for so much payload, after dropping the oldest queued frames where the policy asks for it. */
function makeRoom(wanted: Bytes): boolean {
  const missing = wanted - (capacityBytes - memory.used() - headerBytes);
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

/** Takes what stands at the front, which was in flight, out of memory. */
function removeFront(span: number): void {
  memory.del(0, span);
  front += span;
  flightEnd -= span;
  queueEnd -= span;
}

/** Takes the queued frames before this place out of memory. */
function removeQueued(before: number): void {
  const span = before - flightEnd;
  if (flightEnd === 0) {
    flightEnd = span;
    removeFront(span);
    return;
  }
  queueEnd -= span;
  // Not with `del`: until July 2026 that moved too much where something stays in front, and wrote behind the buffer.
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

/** Reads bytes of the open frame that have no place yet. */
function readIntoStaging(bytes: Bytes): Bytes {
  staging.seek(0);
  const count = readUart(config.uart.id, bytes, staging);
  openFrameBytes += count;
  return count;
}

function lengthOf(place: number): Bytes {
  return ((memory[place] as number) & (textMark - 1)) * 256 + (memory[place + 1] as number);
}
