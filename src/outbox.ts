/**
 * What came from the UART and waits for the server: whole frames in one zbuff, outside the Lua heap.
 *
 *     0 … frames in flight … next … frames queued … tail … the open frame … used … free
 *
 * Each frame is a length of two bytes and its payload. Bytes are read from the UART straight into the open frame, and
 * leave through a staging zbuff. What leaves at the front is closed up by the firmware, which moves 64 KiB in no time:
 * code that goes around the end of a ring costs 10 kB of Lua heap. Frames in flight are never the ones to go.
 */

import { config } from "./config";
import { claimMemory } from "./memory";

const headerBytes = 2;
const leastOutboxBytes: Bytes = 2048;
/** Less than this is not worth what it would free. */
const leastHalvedBytes: Bytes = 8192;

// Read once: it is called for whatever comes.
const readUart = uart.read;

let memory: ZBuff;
/** Through it bytes leave; what has no place yet is read into it. */
export let staging: ZBuff;

/** Where the next frame to be sent begins, and where the last one ends. Read only. */
export let nextFrame = 0;
export let framesEnd = 0;
/** Of the flight, what was in it at `markFlight`: where that ends, and its payload. */
let markedEnd = 0;
let markedBytes: Bytes = 0;
/** What the outbox takes, headers included. Read only. */
export let capacityBytes: Bytes = 0;
/** Payload bytes of the open frame. Read only. */
export let openFrameBytes: Bytes = 0;
/** Less than this it may become by what is simply read; 0 while there is something else to be seen to. Read only. */
export let easyFrameBytes: Bytes = 0;
/** It has found no room, or has a hole: all of it will be dropped when it ends. */
let dropping = false;
/** With a delimiter: the last bytes of the open frame, in which one may have begun. */
let overlap: ByteString = "";

/**
 * The figures of the delivery contract, in payload bytes, by what became of them since boot. Read only. At every moment
 * received is the sum of confirmed, inFlight, queued, dropped and consumed. Those that were given up in flight, on a link
 * that died, are among the dropped ones; all others found no room, or made it.
 */
export const outboxCounts = {
  received: 0,
  confirmed: 0,
  inFlight: 0,
  queued: 0,
  dropped: 0,
  consumed: 0,
  resent: 0,
  givenUp: 0,
};

/**
 * Claims the memory: less than is configured when it is short, aloud. Returns false when there is none. Lowers
 * `packing.maximumBytes` to what fits in the outbox and in `buffer`.
 */
export function createOutbox(buffer: ZBuff): boolean {
  const claimed = claimMemory("outbox", config.outbox.sizeBytes, leastOutboxBytes);
  if (!claimed) {
    return false;
  }
  memory = claimed;
  memory.seek(headerBytes);
  capacityBytes = memory.len();
  staging = buffer;
  config.packing.maximumBytes = math.min(config.packing.maximumBytes, capacityBytes - 2 * headerBytes, staging.len());
  return true;
}

/**
 * Gives half of the memory back to the firmware, and says so. Keeps it when what it holds would not fit into the half, or
 * when that would be less than 8 KiB or than four frames.
 */
export function halveOutbox(): void {
  const half = floorDivide(capacityBytes, 2);
  if (half >= math.max(leastHalvedBytes, 4 * config.packing.maximumBytes, memory.used() + headerBytes)) {
    memory.resize(half);
    easyFrameBytes = 0;
    if (memory.len() === half) {
      capacityBytes = half;
      log.warn("outbox", "no link again and again: halved to", half, "bytes, to leave the firmware more");
    }
  }
}

/** From here on the open frame may be read into with `readEasily`, as far as there is room. */
export function easeReading(): void {
  const room = capacityBytes - framesEnd - 2 * headerBytes;
  easyFrameBytes = room < config.packing.maximumBytes ? room : config.packing.maximumBytes;
}

/** Something may have to be seen to. */
export function stopEasyReading(): void {
  easyFrameBytes = 0;
}

/**
 * Reads into the open frame, which stays below `easyFrameBytes` with these bytes. What `readIntoOutbox` does as well: to
 * call the same function for it would take longer, byte by byte on a slow line.
 */
export function readEasily(most: Bytes): void {
  const count = readUart(config.uart.id, most, memory);
  outboxCounts.received += count;
  outboxCounts.queued += count;
  openFrameBytes += count;
}

/**
 * Reads `most` bytes, of those that the UART has, into the open frame, or as many as find room. Returns how many came.
 * When there is no room, whole frames are dropped by the overflow policy and counted.
 */
export function readIntoOutbox(most: Bytes): Bytes {
  let room = capacityBytes - framesEnd - openFrameBytes - 2 * headerBytes;
  if (room < most && !dropping) {
    room = makeRoom(most);
    dropping = room <= 0;
  }
  let count: Bytes;
  if (dropping) {
    count = readIntoStaging(most);
  } else {
    count = readUart(config.uart.id, room < most ? room : most, memory);
    outboxCounts.received += count;
    outboxCounts.queued += count;
  }
  openFrameBytes += count;
  return count;
}

/**
 * The same with a delimiter: calls `onDelimiter` behind each one that came, for the open frame to be ended.
 */
export function readToDelimiters(most: Bytes, onDelimiter: (this: void) => void): Bytes {
  const delimiter = config.packing.delimiter;
  if (openFrameBytes === 0) {
    overlap = "";
  }
  // Short memory may raise from here on: then the frame has a hole, and must not be sent.
  let isDropped = dropping;
  dropping = true;
  const count = readIntoStaging(most);
  const text = overlap + staging.toStr(0, count);
  let start = overlap.length + 1;
  let from = 1;
  while (true) {
    const [, last] = string.find(text, delimiter, from, true);
    const piece = string.sub(text, start, last);
    if (piece !== "") {
      isDropped = isDropped || makeRoom(piece.length) < piece.length;
      if (!isDropped) {
        memory.write(piece);
        outboxCounts.dropped -= piece.length;
        outboxCounts.queued += piece.length;
      }
      openFrameBytes += piece.length;
    }
    if (last === undefined) {
      break;
    }
    dropping = isDropped;
    onDelimiter();
    dropping = true;
    isDropped = false;
    start = last + 1;
    from = start;
  }
  overlap = string.sub(text, math.max(from, text.length - delimiter.length + 2));
  dropping = isDropped;
  return count;
}

/** Ends the open frame: it is queued, or, when it is `command`, consumed. Returns whether it was. An empty one is left. */
export function closeFrame(command: ByteString): boolean {
  const start = framesEnd + headerBytes;
  let length = openFrameBytes;
  if (dropping) {
    length = memory.used() - start;
    memory.seek(start);
    outboxCounts.queued -= length;
    outboxCounts.dropped += length;
    length = 0;
    dropping = false;
  }
  const isCommand = length === command.length && length > 0 && memory.toStr(start, length) === command;
  openFrameBytes = 0;
  if (isCommand) {
    memory.seek(start);
    outboxCounts.queued -= length;
    outboxCounts.consumed += length;
  } else if (length > 0) {
    memory[framesEnd] = floorDivide(length, 256);
    memory[framesEnd + 1] = length & 255;
    framesEnd = start + length;
    memory.seek(framesEnd + headerBytes);
  }
  return isCommand;
}

/** Copies the next frame's payload, of which there must be one, into the emptied staging buffer. Returns its length. */
export function stageFrame(): Bytes {
  const length = readLength(nextFrame);
  staging.seek(0);
  staging.copy(0, memory, nextFrame + headerBytes, length);
  return length;
}

/** The staged frame, of this length, was handed to the firmware. */
export function frameSent(length: Bytes): void {
  nextFrame += headerBytes + length;
  outboxCounts.queued -= length;
  outboxCounts.inFlight += length;
}

/** Remembers what is in flight now, for `confirmMarked`, in place of what was remembered. */
export function markFlight(): void {
  markedEnd = nextFrame;
  markedBytes = outboxCounts.inFlight;
}

/** What was in flight at the last `markFlight` has arrived, as far as can be known. Returns how many bytes. */
export function confirmMarked(): Bytes {
  const bytes = markedBytes;
  outboxCounts.inFlight -= bytes;
  outboxCounts.confirmed += bytes;
  memory.del(0, markedEnd);
  framesEnd -= markedEnd;
  nextFrame -= markedEnd;
  markedEnd = 0;
  markedBytes = 0;
  return bytes;
}

/** The link has died: what was in flight is queued again, in its order, or given up. Returns how many bytes. */
export function endFlight(resend: boolean): Bytes {
  const bytes = outboxCounts.inFlight;
  if (resend) {
    outboxCounts.queued += bytes;
    outboxCounts.resent += bytes;
  } else {
    outboxCounts.dropped += bytes;
    outboxCounts.givenUp += bytes;
    memory.del(0, nextFrame);
    framesEnd -= nextFrame;
  }
  outboxCounts.inFlight = 0;
  nextFrame = 0;
  markedEnd = 0;
  markedBytes = 0;
  return bytes;
}

/** Returns the room for payload, after dropping the oldest queued frames where the policy asks for it. */
function makeRoom(wanted: Bytes): Bytes {
  const free = capacityBytes - memory.used() - headerBytes;
  let at = nextFrame;
  let bytes = 0;
  // In vain, where even all of them make too little room.
  const drops = config.outbox.overflow === "oldest" && free + framesEnd - nextFrame >= wanted;
  while (drops && free + at - nextFrame < wanted) {
    const length = readLength(at);
    at += headerBytes + length;
    bytes += length;
  }
  const span = at - nextFrame;
  if (span > 0) {
    // Not with `del`: until July 2026 that moved too much where something stays in front, and wrote behind the buffer.
    const used = memory.used();
    while (at < used) {
      const count = math.min(used - at, staging.len());
      staging.seek(0);
      staging.copy(0, memory, at, count);
      memory.copy(at - span, staging, 0, count);
      at += count;
    }
    memory.seek(used - span);
    framesEnd -= span;
    outboxCounts.queued -= bytes;
    outboxCounts.dropped += bytes;
  }
  return free + span;
}

/** Reads bytes that have no place yet: until they find one, they count as dropped. */
function readIntoStaging(most: Bytes): Bytes {
  staging.seek(0);
  const count = readUart(config.uart.id, most, staging);
  outboxCounts.received += count;
  outboxCounts.dropped += count;
  return count;
}

function readLength(place: number): Bytes {
  return (memory[place] as number) * 256 + (memory[place + 1] as number);
}
