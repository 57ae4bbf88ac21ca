/**
 * What came from the server and waits for the UART: pieces in their order, bounded, paced by the UART's "sent".
 * The firmware has made a Lua string of each piece already; it is kept as it is.
 */

import type { Config } from "./config-type";
import { guarded } from "./guard";

let uartId: UartId = 0;
let baudRate: BaudRate = 0;
let limit: Bytes = 0;

/** The pieces, at indexes first … last. */
const pieces = new LuaTable<number, ByteString>();
let first = 1;
let last = 0;
let waiting: Bytes = 0;
let writing = false;

const counts = { received: 0, written: 0, dropped: 0 };

/** Bytes from the server by what became of them, since boot; the rest waits. The table is live. */
export function inboxCounts(): Readonly<typeof counts> {
  return counts;
}

export function createInbox(config: Config): void {
  uartId = config.uart.id;
  baudRate = config.uart.baudRate;
  limit = config.inbox.sizeBytes;
}

/** Takes a piece and writes it when its turn comes. A piece that finds no room is dropped whole and counted. */
export function pushToInbox(bytes: ByteString): void {
  if (bytes.length === 0) {
    return;
  }
  counts.received += bytes.length;
  if (waiting + bytes.length > limit && waiting > 0) {
    counts.dropped += bytes.length;
    return;
  }
  waiting += bytes.length;
  last++;
  pieces.set(last, bytes);
  writeNext();
}

/** The UART's "sent" event. */
export function uartSent(): void {
  if (writing) {
    sys.timerStop(onSentMissing);
    writing = false;
    writeNext();
  }
}

function writeNext(): void {
  if (writing || first > last) {
    return;
  }
  const piece = pieces.get(first);
  const written = uart.write(uartId, piece);
  if (written <= 0) {
    writing = true;
    sys.timerStart(onSentMissing, retryMs);
    return;
  }
  counts.written += written;
  waiting -= written;
  if (written < piece.length) {
    pieces.set(first, string.sub(piece, written + 1));
  } else {
    pieces.delete(first);
    first++;
    if (first > last) {
      first = 1;
      last = 0;
    }
  }
  writing = true;
  sys.timerStart(onSentMissing, durationMs(written) + sentGraceMs);
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
