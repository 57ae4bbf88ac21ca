/**
 * What came from the UART and waits for the server: whole frames in one zbuff, outside the Lua heap.
 *
 *     0 … frames in flight … next … frames queued … tail … the open frame … used … free
 *
 * Each frame is a length of two bytes and its payload. Bytes are read from the UART straight into the open frame, and
 * leave through a staging zbuff. What leaves at the front is closed up by the firmware, which moves 64 KiB in no time:
 * code that goes around the end of a ring would cost more Lua heap than it saves.
 */

import { config } from "./config";
import { claimMemory } from "./memory";

const headerBytes = 2;
const leastOutboxBytes: Bytes = 2048;
/** Less than this is not worth what it would free. */
const leastHalvedBytes: Bytes = 8192;

let memory: ZBuff;
let staging: ZBuff;

let next = 0;
let tail = 0;
/** Of the flight, what was in it at `markFlight`: where that ends, and its payload. */
let markedEnd = 0;
let markedBytes: Bytes = 0;
/** Payload bytes of the open frame. Read only. */
export let openFrameBytes: Bytes = 0;
/** They found no room: all of them are dropped, and so is what is still to come. */
let dropping = false;
/** With a delimiter: the last bytes of the open frame, in which one may have begun. */
let overlap: ByteString = "";

/**
 * The figures of the delivery contract, in payload bytes, by what became of them since boot. Read only. At every moment
 * received is the sum of confirmed, inFlight, queued, dropped and consumed. Of the dropped ones givenUp were in flight on
 * a link that died, and found no room or made room otherwise.
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
 * Claims the memory: less than is configured when it is short, aloud. Returns false when there is none. The largest frame
 * becomes what fits in the outbox and in `stagingBuffer`.
 */
export function createOutbox(stagingBuffer: ZBuff): boolean {
  const claimed = claimMemory("outbox", config.outbox.sizeBytes, leastOutboxBytes);
  if (!claimed) {
    return false;
  }
  memory = claimed;
  memory.seek(headerBytes);
  staging = stagingBuffer;
  const packing = config.packing;
  packing.maximumBytes = math.min(packing.maximumBytes, memory.len() - 2 * headerBytes, staging.len());
  return true;
}

/** Whether little enough is in flight: at most so many quarters of the outbox. */
export function hasRoomInFlight(quarters: number): boolean {
  return outboxCounts.inFlight * 4 <= memory.len() * quarters;
}

/**
 * Gives half of the memory back to the firmware, and says so. Keeps it when what it holds would not fit into the half, or
 * when that would be less than 8 KiB or than four frames.
 */
export function halveOutbox(): void {
  const half = floorDivide(memory.len(), 2);
  if (half >= math.max(leastHalvedBytes, 4 * config.packing.maximumBytes, memory.used() + headerBytes)) {
    memory.resize(half);
    log.warn("outbox", "no link again and again: halved to", half, "bytes, to leave the firmware more memory");
  }
}

/**
 * Reads up to `most` bytes from the UART into the open frame. Returns how many came: 0 when the UART has none.
 * When there is no room, whole frames are dropped by the overflow policy and counted.
 */
export function readIntoOutbox(uartId: UartId, most: Bytes): Bytes {
  const wanted = math.min(most, uart.rxSize(uartId));
  if (wanted <= 0) {
    return 0;
  }
  const room = dropping ? 0 : makeRoom(wanted);
  let count = 0;
  if (room > 0) {
    count = uart.read(uartId, math.min(wanted, room), memory);
    outboxCounts.received += count;
    outboxCounts.queued += count;
  } else {
    dropOpenFrame();
    count = readIntoStaging(uartId, wanted);
  }
  openFrameBytes += count;
  return count;
}

/**
 * The same with a delimiter: calls `onDelimiter` behind each one that came, for the open frame to be ended.
 */
export function readToDelimiters(uartId: UartId, most: Bytes, onDelimiter: (this: void) => void): Bytes {
  const delimiter = config.packing.delimiter;
  const count = readIntoStaging(uartId, most);
  const text = overlap + staging.toStr(0, count);
  let start = overlap.length + 1;
  let from = 1;
  while (true) {
    const [, last] = string.find(text, delimiter, from, true);
    const piece = string.sub(text, start, last);
    if (!dropping && makeRoom(piece.length) >= piece.length) {
      memory.write(piece);
      outboxCounts.dropped -= piece.length;
      outboxCounts.queued += piece.length;
    } else {
      dropOpenFrame();
    }
    openFrameBytes += piece.length;
    if (last === undefined) {
      break;
    }
    onDelimiter();
    start = last + 1;
    from = start;
  }
  overlap = string.sub(text, math.max(from, text.length - delimiter.length + 2));
  return count;
}

/** Ends the open frame: it is queued, or, when it is `command`, consumed. Returns whether it was. An empty one is left. */
export function closeFrame(command: ByteString): boolean {
  const start = tail + headerBytes;
  const length = memory.used() - start;
  const isCommand = length > 0 && length === command.length && memory.toStr(start, length) === command;
  dropping = false;
  openFrameBytes = 0;
  overlap = "";
  if (isCommand) {
    memory.seek(start);
    outboxCounts.queued -= length;
    outboxCounts.consumed += length;
  } else if (length > 0) {
    memory[tail] = floorDivide(length, 256);
    memory[tail + 1] = length & 255;
    tail = start + length;
    memory.seek(tail + headerBytes);
  }
  return isCommand;
}

/** Copies the next frame's payload into the emptied staging buffer. Returns its length, or 0 when none waits. */
export function stageFrame(): Bytes {
  if (next === tail) {
    return 0;
  }
  const length = readLength(next);
  staging.seek(0);
  staging.copy(0, memory, next + headerBytes, length);
  return length;
}

/** The staged frame, of this length, was handed to the firmware. */
export function frameSent(length: Bytes): void {
  next += headerBytes + length;
  outboxCounts.queued -= length;
  outboxCounts.inFlight += length;
}

/** Remembers what is in flight now, for `confirmMarked`, in place of what was remembered. */
export function markFlight(): void {
  markedEnd = next;
  markedBytes = outboxCounts.inFlight;
}

/** What was in flight at the last `markFlight` has arrived, as far as can be known. */
export function confirmMarked(): void {
  outboxCounts.inFlight -= markedBytes;
  outboxCounts.confirmed += markedBytes;
  removeFrames(0, markedEnd);
  next -= markedEnd;
  markedEnd = 0;
  markedBytes = 0;
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
    removeFrames(0, next);
  }
  outboxCounts.inFlight = 0;
  next = 0;
  markedEnd = 0;
  markedBytes = 0;
  return bytes;
}

/** Returns the room for payload, after dropping the oldest queued frames where the policy asks for it. */
function makeRoom(wanted: Bytes): Bytes {
  const free = memory.len() - memory.used() - headerBytes;
  let at = next;
  let bytes = 0;
  while (config.outbox.overflow === "oldest" && at < tail && free + at - next < wanted) {
    const length = readLength(at);
    at += headerBytes + length;
    bytes += length;
  }
  const span = at - next;
  if (span > 0) {
    removeFrames(next, span);
    outboxCounts.queued -= bytes;
    outboxCounts.dropped += bytes;
  }
  return free + span;
}

function removeFrames(start: number, span: Bytes): void {
  memory.del(start, span);
  tail -= span;
}

/** Reads bytes that have no place yet: until they find one, they count as dropped. */
function readIntoStaging(uartId: UartId, most: Bytes): Bytes {
  staging.seek(0);
  const count = uart.read(uartId, most, staging);
  outboxCounts.received += count;
  outboxCounts.dropped += count;
  return count;
}

/** The open frame finds no room: what there is of it is dropped, and what is still to come will be. */
function dropOpenFrame(): void {
  if (!dropping) {
    dropping = true;
    memory.seek(tail + headerBytes);
    outboxCounts.queued -= openFrameBytes;
    outboxCounts.dropped += openFrameBytes;
  }
}

function readLength(place: number): Bytes {
  return (memory[place] as number) * 256 + (memory[place + 1] as number);
}
