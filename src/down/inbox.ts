/**
 * What came from the server and waits for the UART: bytes in their order, in a bounded zbuff outside the Lua heap. The
 * inbox writes them in pieces, paced by the UART's "sent", and removes what is written from the front.
 *
 *     state     what is so                             event → next
 *     idle      the UART has no bytes of ours          bytes come, and the UART takes some → sending; retrying, where
 *                                                        it takes none
 *     sending   the UART has a piece                   it says "sent", or should have: the next piece → sending;
 *                                                        retrying, where it takes none; idle, where none waits
 *     retrying  bytes wait, and the UART took none     the timer, or more bytes come: another try → sending, retrying
 *
 * Without a timer of the core, sending is idle: the UART queues what comes. While the line carries commands, nothing is
 * written. On an RS-485 line each frame stays whole, behind a header of two bytes with its length. There half-duplex.ts
 * decides when a frame goes, and the state is idle or retrying.
 */

import { config } from "../config";
import { counts } from "../device/counts";
import { guarded } from "../device/guard";
import { claimMemory } from "../device/memory";
import { isUsb, longestByteMilliBits, serialLine, wantsCommands } from "../device/serial-port";
import { makeTimer, startTimer, stopTimer } from "../device/timer";
import { askForLine } from "./half-duplex";

const leastBytes: Bytes = 2048;
/** The largest frame that a hook may send to the UART. */
export const mostFrameBytes: Bytes = 32767;
const headerBytes = 2;
/**
 * At most this much is handed to the UART at once. On a slow line it is what the line sends in a tenth of a second, but
 * at least `leastPieceBytes`.
 */
const mostPieceBytes: Bytes = 4096;
const leastPieceBytes: Bytes = 256;
const retryMs: Milliseconds = 50;
const sentGraceMs: Milliseconds = 500;

let memory: ZBuff;
let capacityBytes: Bytes = 0;
let waitingBytes: Bytes = 0;
let pieceBytes: Bytes = 0;
/** How long the UART may take for a piece. */
let pieceMs: Milliseconds = 0;
/** The state of the table above. Read only. */
export let inboxState: InboxState = "idle";
let paceTimer: TimerId;

export type InboxState = "idle" | "sending" | "retrying";

/** Claims the memory. Returns false when there is none. */
export function createInbox(): boolean {
  const claimed = claimMemory("inbox", config.inbox.sizeBytes + (config.uart.rs485 ? headerBytes : 0), leastBytes);
  if (!claimed) {
    return false;
  }
  memory = claimed;
  capacityBytes = memory.len();
  pieceBytes = math.max(leastPieceBytes, math.min(floorDivide(config.uart.baudRate, 100), mostPieceBytes));
  pieceMs = floorDivide(pieceBytes * longestByteMilliBits, config.uart.baudRate);
  if (!isUsb) {
    pieceMs += sentGraceMs;
  }
  paceTimer = makeTimer(uartSent);
  return true;
}

/**
 * Takes a frame or a fragment, and writes it when its turn comes. Returns false when there is no room: then the whole
 * frame is dropped and counted.
 */
export function pushToInbox(bytes: ByteString): boolean {
  const length = bytes.length;
  const isFramed = config.uart.rs485 && length > 0;
  const neededBytes = isFramed ? headerBytes + length : length;
  counts.downReceived += length;
  if (waitingBytes + neededBytes > capacityBytes) {
    counts.downDropped += length;
    return false;
  }
  if (isFramed) {
    memory.write(floorDivide(length, 256), length & 255);
  }
  memory.write(bytes);
  waitingBytes += neededBytes;
  resumeInbox();
  return true;
}

/** Writes what may go now. Call it now and then: the core may have had no timer left. */
export function resumeInbox(): void {
  if (inboxState === "sending") {
    return;
  }
  if (waitingBytes === 0 || (wantsCommands && serialLine.state === "commands")) {
    inboxState = "idle";
    return;
  }
  if (config.uart.rs485) {
    askForLine();
    return;
  }
  const count = waitingBytes < pieceBytes ? waitingBytes : pieceBytes;
  // The timer starts before the UART is called: if that call raises, the timer tries again.
  inboxState = startTimer(paceTimer, pieceMs) ? "sending" : "idle";
  const written = uart.tx(config.uart.id, memory, 0, count);
  if (written <= 0) {
    inboxState = "retrying";
    startTimer(paceTimer, retryMs);
  } else {
    memory.del(0, written);
    waitingBytes -= written;
    counts.downWritten += written;
  }
}

/**
 * On an RS-485 line: writes the next frame. Returns its length: 0 when no frame may go, undefined when the UART took
 * none.
 */
export function writeFrame(): Bytes | undefined {
  inboxState = "idle";
  if (waitingBytes === 0 || (wantsCommands && serialLine.state === "commands")) {
    return 0;
  }
  const length = (memory[0] as number) * 256 + (memory[1] as number);
  if (uart.tx(config.uart.id, memory, headerBytes, length) <= 0) {
    inboxState = "retrying";
    return undefined;
  }
  memory.del(0, headerBytes + length);
  waitingBytes -= headerBytes + length;
  counts.downWritten += length;
  return length;
}

/**
 * Handles the UART's "sent" event, or the timer that replaces it when the event is lost or a write was refused. A
 * spurious event does no harm: the core keeps a copy of what is written too early.
 */
export const uartSent = guarded("inbox", () => {
  if (inboxState !== "idle") {
    inboxState = "idle";
    stopTimer(paceTimer);
    resumeInbox();
  }
});
