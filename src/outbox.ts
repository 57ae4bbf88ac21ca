/**
 * What came from the UART and waits for the server: a ring of whole frames in zbuff memory, outside the Lua heap.
 *
 * Each frame is a length of two bytes and its payload; both may wrap around the end of the ring. Seen from the oldest:
 *
 *     head … frames in flight … next … frames queued … tail … the open frame … free
 *
 * Bytes are read from the UART straight into the open frame, and leave through a staging zbuff.
 */

const headerBytes = 2;

let ring: ZBuff;
let capacity = 0;
let dropsOldest = true;

let head = 0;
let next = 0;
let tail = 0;
/** Ring bytes from head to next, and from next to tail, headers included. */
let flightSpan = 0;
let queueSpan = 0;
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
 * Claims the ring. Halves the size until the firmware has the memory, and says so.
 * Returns false when not even 2 KiB are to be had.
 */
export function createOutbox(sizeBytes: Bytes, overflow: "oldest" | "newest", delimiterLength: Bytes): boolean {
  dropsOldest = overflow === "oldest";
  delimiterBytes = delimiterLength;
  for (let size = sizeBytes; size >= 2048; size = floorDivide(size, 2)) {
    const [memory] = zbuff.create(size);
    if (memory !== undefined) {
      ring = memory;
      capacity = size;
      if (size < sizeBytes) {
        log.warn("outbox", "memory is short:", size, "bytes instead of", sizeBytes);
      }
      return true;
    }
  }
  log.error("outbox", "no memory for a ring of 2048 bytes");
  return false;
}

/**
 * Reads up to `most` bytes from the UART into the open frame. Returns how many came: 0 when the UART has none.
 * When the ring is full, whole frames are dropped by the overflow policy and counted.
 */
export function readIntoOutbox(uartId: UartId, most: Bytes, scratch: ZBuff): Bytes {
  if (openDropped > 0) {
    return discard(uartId, most, scratch);
  }
  const room = makeRoom(uartId, most);
  if (room <= 0) {
    return uart.rxSize(uartId) > 0 ? dropOpenFrame(uartId, most, scratch) : 0;
  }
  const at = wrapped(tail + headerBytes + openBytes);
  const contiguous = capacity - at;
  let want = most < room ? most : room;
  want = want < contiguous ? want : contiguous;
  ring.seek(at);
  const count = uart.read(uartId, want, ring);
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
  counts.dropped -= bytes.length;
  appendToOpenFrame(bytes);
  return true;
}

/** The last `count` payload bytes of the open frame, as a string. */
export function openFrameTail(count: Bytes): ByteString {
  return ringBytes(wrapped(tail + headerBytes + openBytes - count), count);
}

/** Takes the last `count` payload bytes off the open frame and returns them. Give them back with `appendToOpenFrame`. */
export function takeOpenFrameTail(count: Bytes): ByteString {
  const bytes = openFrameTail(count);
  openBytes -= count;
  counts.queued -= count;
  return bytes;
}

/** Gives bytes that were taken off the end of one frame to the next. */
export function appendToOpenFrame(bytes: ByteString): void {
  writeRing(wrapped(tail + headerBytes + openBytes), bytes);
  openBytes += bytes.length;
  counts.queued += bytes.length;
}

/** Ends the open frame: it is queued. Does nothing when it is empty. */
export function closeFrame(): void {
  if (openBytes > 0) {
    setLength(tail, openBytes);
    const span = headerBytes + openBytes;
    tail = wrapped(tail + span);
    queueSpan += span;
    openBytes = 0;
  }
  openDropped = 0;
}

/** Takes the open frame out again: a command has consumed it. */
export function consumeOpenFrame(): void {
  counts.queued -= openBytes;
  counts.consumed += openBytes;
  openBytes = 0;
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
  const length = lengthAt(next);
  const start = wrapped(next + headerBytes);
  const contiguous = capacity - start;
  staging.seek(0);
  // Cores differ in whether a copy may reach beyond `used`: say that all of the ring is.
  ring.seek(capacity);
  if (length <= contiguous) {
    staging.copy(0, ring, start, length);
  } else {
    staging.copy(0, ring, start, contiguous);
    staging.copy(contiguous, ring, 0, length - contiguous);
  }
  return length;
}

/** The staged frame was handed to the firmware. */
export function frameSent(): void {
  const length = lengthAt(next);
  const span = headerBytes + length;
  next = wrapped(next + span);
  queueSpan -= span;
  flightSpan += span;
  counts.queued -= length;
  counts.inFlight += length;
}

/** Everything in flight has arrived, as far as the firmware can know. */
export function confirmFlight(): void {
  counts.confirmed += counts.inFlight;
  counts.inFlight = 0;
  head = next;
  flightSpan = 0;
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
  return bytes;
}

/** Ring bytes that are free. The headers of the open frame and of the one after it are set aside. */
function freeBytes(): Bytes {
  return capacity - flightSpan - queueSpan - 2 * headerBytes - openBytes;
}

/** How many payload bytes fit into free ring bytes, however many delimiters are among them. */
function payloadRoom(free: Bytes): Bytes {
  return delimiterBytes === 0 ? free : floorDivide(free * delimiterBytes, delimiterBytes + headerBytes);
}

/** Returns the room for payload, after dropping old frames where the policy asks for it. */
function makeRoom(uartId: UartId, most: Bytes): Bytes {
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
    const length = lengthAt(at);
    bytes += length;
    span += headerBytes + length;
    at = wrapped(at + headerBytes + length);
  }
  if (span > 0) {
    moveFlight(span);
    head = wrapped(head + span);
    next = at;
    queueSpan -= span;
    counts.queued -= bytes;
    counts.dropped += bytes;
  }
  return payloadRoom(free + span);
}

/** Moves the frames in flight towards the tail, over frames that were dropped behind them. */
function moveFlight(by: Bytes): void {
  let left = flightSpan;
  while (left > 0) {
    const count = left < 256 ? left : 256;
    left -= count;
    const from = wrapped(head + left);
    writeRing(wrapped(from + by), ringBytes(from, count));
  }
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

function wrapped(position: number): number {
  return position >= capacity ? position - capacity : position;
}

function setLength(at: number, length: Bytes): void {
  ring[at] = floorDivide(length, 256);
  ring[wrapped(at + 1)] = length & 255;
}

function lengthAt(at: number): Bytes {
  return (ring[at] as number) * 256 + (ring[wrapped(at + 1)] as number);
}

function ringBytes(at: number, count: Bytes): ByteString {
  ring.seek(capacity);
  const contiguous = capacity - at;
  if (count <= contiguous) {
    return ring.toStr(at, count);
  }
  return ring.toStr(at, contiguous) + ring.toStr(0, count - contiguous);
}

function writeRing(at: number, bytes: ByteString): void {
  const contiguous = capacity - at;
  ring.seek(at);
  if (bytes.length <= contiguous) {
    ring.write(bytes);
  } else {
    ring.write(string.sub(bytes, 1, contiguous));
    ring.seek(0);
    ring.write(string.sub(bytes, contiguous + 1));
  }
}
