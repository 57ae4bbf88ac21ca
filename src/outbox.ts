/**
 * What came from the UART and waits for the server: a ring of whole frames in zbuff memory, outside the Lua heap.
 *
 * Each frame is a length of two bytes and its payload; both may wrap around the end of the ring. Seen from the oldest:
 *
 *     head … frames in flight … next … frames queued … tail … the open frame … free
 *
 * Bytes are read from the UART straight into the open frame, and leave through a staging zbuff.
 */

import { claimMemory } from "./memory";
import {
  adoptRing,
  copyFromRing,
  cutRing,
  moveInRing,
  readLength,
  readRing,
  readUart,
  ringBytes,
  wrapped,
  writeLength,
  writeRing,
} from "./ring";

const headerBytes = 2;
const leastRingBytes: Bytes = 2048;
/** Less than this is not worth what it would free. */
const leastHalvedBytes: Bytes = 8192;

let dropsOldest = true;

let head = 0;
let next = 0;
let tail = 0;
/** Ring bytes from head to next, and from next to tail, headers included. */
let flightSpan = 0;
let queueSpan = 0;
/** Of the flight: ring bytes and payload bytes that were in it at `markFlight`. */
let markedSpan = 0;
let markedBytes: Bytes = 0;
/** With a delimiter, one read may end many frames, and each takes a header. */
let delimiterBytes = 0;
/** Payload bytes of the open frame that are in the ring, and those that were dropped while it grew. */
let openBytes = 0;
let openDropped = 0;

/** Payload bytes by what became of them, since boot. At every moment received is the sum of all others but `resent`. */
const counts = { received: 0, confirmed: 0, inFlight: 0, queued: 0, dropped: 0, consumed: 0, resent: 0 };

/** The figures of the delivery contract, in payload bytes. The table is live: read it, do not keep it or change it. */
export function outboxCounts(): Readonly<typeof counts> {
  return counts;
}

/** Bytes that were in flight on a link that died, and were given up. They are among the dropped ones. */
let givenUp: Bytes = 0;

/** Bytes that found no room in the ring, or made room, since boot. The other dropped ones were given up in flight. */
export function droppedByOverflow(): Bytes {
  return counts.dropped - givenUp;
}

/**
 * Claims the ring: less than `sizeBytes` when memory is short, aloud.
 * Returns the largest payload that it can hold; 0 when not even 2 KiB are to be had.
 */
export function createOutbox(sizeBytes: Bytes, overflow: "oldest" | "newest", delimiterLength: Bytes): Bytes {
  dropsOldest = overflow === "oldest";
  delimiterBytes = delimiterLength;
  const memory = claimMemory("outbox", sizeBytes, leastRingBytes);
  if (!memory) {
    return 0;
  }
  adoptRing(memory);
  return payloadRoom(freeBytes());
}

/** How many bytes the ring has, headers included. */
export function outboxCapacity(): Bytes {
  return ringBytes();
}

/**
 * Gives half of the ring back to the firmware, and says so. Keeps the ring as it is when what it holds would not fit, or
 * when the half would be less than 8 KiB or than four frames of `largestFrame`.
 * To be called while no link is open. `buffer` is memory to move bytes through.
 */
export function halveOutbox(largestFrame: Bytes, buffer: ZBuff): void {
  const capacity = ringBytes();
  const half = floorDivide(capacity, 2);
  const span = flightSpan + queueSpan + headerBytes + openBytes;
  if (half < leastHalvedBytes || half < 4 * largestFrame || span + headerBytes > half) {
    return;
  }
  // To the start. Bytes that wrap around the end, or lie behind the middle, move on over it; others move back.
  const movesOn = head >= span;
  moveInRing(head, 0, span, buffer, movesOn);
  head = 0;
  next = flightSpan;
  tail = flightSpan + queueSpan;
  if (cutRing(half)) {
    log.warn("outbox", "no link again and again: halved to", half, "bytes, to leave the firmware more memory");
  }
}

/**
 * Reads up to `most` bytes from the UART into the open frame. Returns how many came: 0 when the UART has none.
 * When the ring is full, whole frames are dropped by the overflow policy and counted.
 */
export function readIntoOutbox(uartId: UartId, most: Bytes, scratch: ZBuff): Bytes {
  if (openDropped > 0) {
    return discard(uartId, most, scratch);
  }
  const room = makeRoom(uartId, most, scratch);
  if (room <= 0) {
    return uart.rxSize(uartId) > 0 ? dropOpenFrame(uartId, most, scratch) : 0;
  }
  const count = readUart(uartId, wrapped(tail + headerBytes + openBytes), most < room ? most : room);
  openBytes += count;
  counts.received += count;
  counts.queued += count;
  return count;
}

/** Payload bytes of the open frame, those that were dropped while it grew included. */
export function openFrameBytes(): Bytes {
  return openBytes + openDropped;
}

/** Whether the open frame found no room: its bytes are in the scratch buffer of the last read, and gone with the next. */
export function openFrameIsDropped(): boolean {
  return openDropped > 0;
}

/** Begins a frame with bytes of a dropped one that belong to the next. Returns false when there is no room for them. */
export function takeBack(bytes: ByteString): boolean {
  if (payloadRoom(freeBytes()) < bytes.length) {
    openDropped = bytes.length;
    return false;
  }
  writeRing(wrapped(tail + headerBytes + openBytes), bytes);
  openBytes += bytes.length;
  counts.dropped -= bytes.length;
  counts.queued += bytes.length;
  return true;
}

/** The last `count` payload bytes of the open frame, as a string. */
export function openFrameTail(count: Bytes): ByteString {
  return readRing(wrapped(tail + headerBytes + openBytes - count), count);
}

/** Ends the open frame: it is queued. Its last `rest` bytes begin the next one. Does nothing when it is empty. */
export function closeFrame(rest: Bytes, scratch: ZBuff): void {
  const length = openBytes - rest;
  if (length > 0) {
    const end = wrapped(tail + headerBytes + length);
    moveInRing(end, wrapped(end + headerBytes), rest, scratch, true);
    writeLength(tail, length);
    tail = end;
    queueSpan += headerBytes + length;
    openBytes = rest;
  }
  openDropped = 0;
}

/** Takes the open frame out again, but for its last `rest` bytes: a command has consumed it. */
export function consumeOpenFrame(rest: Bytes, scratch: ZBuff): void {
  const length = openBytes - rest;
  const start = wrapped(tail + headerBytes);
  moveInRing(wrapped(start + length), start, rest, scratch, false);
  counts.queued -= length;
  counts.consumed += length;
  openBytes = rest;
}

/** Whether a whole frame waits to be sent. */
export function hasQueuedFrame(): boolean {
  return queueSpan > 0;
}

/** Copies the next frame's payload into an emptied staging zbuff. Returns its length, or 0 when none waits. */
export function stageFrame(staging: ZBuff): Bytes {
  if (queueSpan === 0) {
    return 0;
  }
  const length = readLength(next);
  copyFromRing(wrapped(next + headerBytes), length, staging);
  return length;
}

/** The staged frame was handed to the firmware. */
export function frameSent(): void {
  const length = readLength(next);
  const span = headerBytes + length;
  next = wrapped(next + span);
  queueSpan -= span;
  flightSpan += span;
  counts.queued -= length;
  counts.inFlight += length;
}

/** Remembers what is in flight now, for `confirmMarked`, in place of what was remembered. */
export function markFlight(): void {
  markedSpan = flightSpan;
  markedBytes = counts.inFlight;
}

/** What was in flight at the last `markFlight` has arrived, as far as can be known. */
export function confirmMarked(): void {
  head = wrapped(head + markedSpan);
  flightSpan -= markedSpan;
  counts.inFlight -= markedBytes;
  counts.confirmed += markedBytes;
  forgetMark();
}

function forgetMark(): void {
  markedSpan = 0;
  markedBytes = 0;
}

/** The link has died: what was in flight is queued again, in its order. Returns how many bytes. */
export function requeueFlight(): Bytes {
  const bytes = counts.inFlight;
  counts.queued += bytes;
  counts.resent += bytes;
  counts.inFlight = 0;
  next = head;
  queueSpan += flightSpan;
  flightSpan = 0;
  forgetMark();
  return bytes;
}

/** The link has died: what was in flight is given up. Returns how many bytes. */
export function dropFlight(): Bytes {
  const bytes = counts.inFlight;
  counts.dropped += bytes;
  givenUp += bytes;
  counts.inFlight = 0;
  head = next;
  flightSpan = 0;
  forgetMark();
  return bytes;
}

/** Ring bytes that are free. The headers of the open frame and of the one after it are set aside. */
function freeBytes(): Bytes {
  return ringBytes() - flightSpan - queueSpan - 2 * headerBytes - openBytes;
}

/** How many payload bytes fit into free ring bytes, however many delimiters are among them. */
function payloadRoom(free: Bytes): Bytes {
  return delimiterBytes === 0 ? free : floorDivide(free * delimiterBytes, delimiterBytes + headerBytes);
}

/** Returns the room for payload, after dropping old frames where the policy asks for it. */
function makeRoom(uartId: UartId, most: Bytes, scratch: ZBuff): Bytes {
  const free = freeBytes();
  const room = payloadRoom(free);
  if (room >= most || !dropsOldest) {
    return room;
  }
  const waiting = uart.rxSize(uartId);
  const wanted = waiting < most ? waiting : most;
  let span = 0;
  let bytes = 0;
  let at = next;
  while (payloadRoom(free + span) < wanted && span < queueSpan) {
    const length = readLength(at);
    bytes += length;
    span += headerBytes + length;
    at = wrapped(at + headerBytes + length);
  }
  if (span > 0) {
    // Frames in flight close up to the queue: what was dropped lay between the two.
    moveInRing(head, wrapped(head + span), flightSpan, scratch, true);
    head = wrapped(head + span);
    next = at;
    queueSpan -= span;
    counts.queued -= bytes;
    counts.dropped += bytes;
  }
  return payloadRoom(free + span);
}

function dropOpenFrame(uartId: UartId, most: Bytes, scratch: ZBuff): Bytes {
  counts.queued -= openBytes;
  counts.dropped += openBytes;
  openDropped = openBytes;
  openBytes = 0;
  return discard(uartId, most, scratch);
}

function discard(uartId: UartId, most: Bytes, scratch: ZBuff): Bytes {
  scratch.seek(0);
  const count = uart.read(uartId, most, scratch);
  openDropped += count;
  counts.received += count;
  counts.dropped += count;
  return count;
}
