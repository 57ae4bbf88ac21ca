/**
 * What came from the server and waits for the UART: a bounded ring of bytes in zbuff memory, in their order, written in
 * pieces that are paced by the UART's "sent".
 */

import type { Config } from "./config-type";
import { guarded } from "./guard";
import { claimMemory } from "./memory";

const leastRingBytes: Bytes = 2048;
/** At most this much is handed to the UART at a time; less on a slow line: a tenth of a second's worth. */
const mostPieceBytes: Bytes = 4096;
const leastPieceBytes: Bytes = 256;

let uartId: UartId = 0;
let baudRate: BaudRate = 0;
let pieceBytes: Bytes = 0;

let memory: ZBuff;
let capacity: Bytes = 0;
/** Where the oldest byte is, and how many wait. */
let head = 0;
let waiting: Bytes = 0;
/** The UART has bytes, or is to be asked again: a timer runs. */
let writing = false;

const counts = { received: 0, written: 0, dropped: 0 };

/** Bytes from the server by what became of them, since boot; the rest waits. The table is live. */
export function inboxCounts(): Readonly<typeof counts> {
  return counts;
}

/** Claims the memory. Returns false when there is none. */
export function createInbox(config: Config): boolean {
  uartId = config.uart.id;
  baudRate = config.uart.baudRate;
  const tenth = floorDivide(baudRate, 100);
  pieceBytes = tenth < leastPieceBytes ? leastPieceBytes : tenth > mostPieceBytes ? mostPieceBytes : tenth;
  const { sizeBytes } = config.inbox;
  const claimed = claimMemory("inbox", sizeBytes, sizeBytes < leastRingBytes ? sizeBytes : leastRingBytes);
  if (!claimed) {
    return false;
  }
  memory = claimed;
  capacity = claimed.len();
  return true;
}

/**
 * Takes what a frame or a fragment brought, and writes it when its turn comes. What finds no room is dropped whole and
 * counted; what is larger than the ring goes to the UART at once when nothing waits.
 */
export function pushToInbox(bytes: ByteString): void {
  counts.received += bytes.length;
  // Until it has its place: short memory may raise on the way there.
  counts.dropped += bytes.length;
  if (bytes.length <= capacity - waiting) {
    append(bytes);
    writeNext();
  } else if (waiting === 0 && !writing) {
    writeLarge(bytes);
  }
}

/** The UART's "sent" event. It may be spurious: an early write is a copy that waits in the firmware. */
export function uartSent(): void {
  if (writing) {
    sys.timerStop(onSentMissing);
    writing = false;
    writeNext();
  }
}

function append(bytes: ByteString): void {
  const tail = head + waiting;
  const at = tail >= capacity ? tail - capacity : tail;
  const contiguous = capacity - at;
  memory.seek(at);
  if (bytes.length <= contiguous) {
    memory.write(bytes);
  } else {
    memory.write(string.sub(bytes, 1, contiguous));
    memory.seek(0);
    memory.write(string.sub(bytes, contiguous + 1));
  }
  waiting += bytes.length;
  counts.dropped -= bytes.length;
}

/** Goes on where a timer found no memory. To be called now and then. */
export function resumeInbox(): void {
  writeNext();
}

function writeNext(): void {
  if (writing || waiting === 0) {
    return;
  }
  const contiguous = capacity - head;
  const whole = waiting < contiguous ? waiting : contiguous;
  const count = whole < pieceBytes ? whole : pieceBytes;
  startWriting(count);
  const written = uart.tx(uartId, memory, head, count);
  if (written <= 0) {
    sys.timerStart(onSentMissing, retryMs);
    return;
  }
  counts.written += written;
  waiting -= written;
  head = written === contiguous ? 0 : head + written;
}

function writeLarge(bytes: ByteString): void {
  startWriting(bytes.length);
  const written = uart.write(uartId, bytes);
  const taken = written > 0 ? written : 0;
  counts.written += taken;
  counts.dropped -= taken;
  const left = bytes.length - taken;
  if (left > 0 && left <= capacity) {
    append(string.sub(bytes, taken + 1));
  }
}

/** Before the UART is called: were it to raise, the timer asks again. */
function startWriting(count: Bytes): void {
  writing = sys.timerStart(onSentMissing, durationMs(count) + sentGraceMs) !== undefined;
}

const retryMs: Milliseconds = 50;
const sentGraceMs: Milliseconds = 500;

/** "sent" may be lost, and a write may be refused: neither may stop the stream. */
const onSentMissing = guarded("uart sent", () => {
  writing = false;
  writeNext();
});

/** Start bit, 8 data bits, parity, 2 stop bits at the most: 12 bit times a byte. */
function durationMs(count: Bytes): Milliseconds {
  return floorDivide(count * 12000, baudRate) + 1;
}
