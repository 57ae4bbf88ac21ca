/**
 * Turns the UART's bytes into frames. A frame ends at an idle gap, a maximum delay, a maximum size or a delimiter,
 * whichever comes first. What one UART event announces is not a frame.
 *
 * The UART announces bytes when the line has gone quiet, or when its buffer is full. While the line is busy it says
 * nothing, and the bytes come to light in pieces of 30. So an open frame is looked at when its maximum delay is over,
 * and the UART is polled, too. On a slow line, only its notice tells at once that the line is quiet: behind any other
 * look, the idle gap lasts longer than the next piece takes.
 *
 * One timer, the delay timer, does both. Its state says what it runs for:
 *
 *     state    when it fires                        event → next
 *     poll     the UART is read                     a frame is open → delay · a frame ends → expire
 *                                                     · more is left to read or to send → hurry
 *     delay    the UART is read, and the open       the frame ends, by whatever → expire · it fires → poll; delay, for
 *              frame ends                             the next frame · more is left → hurry
 *     expire   the UART is read: its frame has      a frame is open → delay · the line is quiet, or it fires while the
 *              ended before the delay was over        idle timer is stopped → poll · more is left → hurry
 *     hurry    reading and sending go on            the next look begins → poll
 *
 * The idle timer has states of its own:
 *
 *     idle timer  what is so                        event → next
 *     stopped     it does not run                   a look leaves a frame open → quiet
 *     quiet       it runs from the last bytes       it fires: nothing has come, and the frame ends → stopped; a few
 *                 before the line went quiet          bytes have come → quiet; many have → busy
 *     busy        it runs, but the line may not     a notice, or a poll that reads bytes → quiet · it fires: nothing has
 *                 have gone quiet before it           come, and the frame ends → stopped; bytes have come, which wait
 *                                                     for the notice of the next quiet → stopped
 *
 * When the core has no timer left, the states are poll and stopped: housekeeping looks at the UART, too.
 */

import { config } from "../config";
import { counts } from "../device/counts";
import { guarded } from "../device/guard";
import { isUsb, longestByteMilliBits, quietBytes, serialLine, wantsCommands } from "../device/serial-port";
import { makeTimer, startTimer, stopTimer } from "../device/timer";
import { hooks } from "../hooks";
import { echoCommandBytes, takeEchoCommand } from "./echo-command";
import {
  beginOpenFrame,
  dropOpenFrame,
  endOpenFrame,
  openFrameBytes,
  readIntoFrame,
  readMore,
  readToDelimiters,
} from "./open-frame";
import { mostFrameBytes } from "./outbox";
import { kindOfOpenFrame, takeUnfinishedCharacter } from "./text-frames";
import { lineIsBusy, readCommands, takeKey } from "./uart-commands";
import { takeHooked } from "./up-hook";

// Looked up once: these are used at each look.
const rxSize = uart.rxSize;
const uartId = config.uart.id;
const idleGapMs = config.packing.idleGapMs;

/** The core holds few notifications of a UART, and may drop one. So the UART is polled this often. */
const pollMs: Milliseconds = 200;
/** A look ends at most about this many frames: others have their turn before the next one. */
const framesOfLook = 64;
/** The most that is searched for delimiters at a time: it may hold that many frames. */
const pieceBytes: Bytes = 512;
const soonMs: Milliseconds = 1;
/**
 * When looks do not keep up and more than this waits, it is dropped and counted. Where 16384 bytes (EC618) or 32768
 * bytes (EC7xx) wait, the core loses what comes next, and nobody counts it.
 */
const mostWaitingBytes: Bytes = rtos.bsp() === "EC618" ? 10240 : 24576;
/** A piece takes less than this to come to light. */
const pieceMs: Milliseconds = isUsb ? 0 : floorDivide(quietBytes * longestByteMilliBits, config.uart.baudRate);
/** The idle gap behind a look without a notice. */
const unsureGapMs: Milliseconds = math.max(idleGapMs, pieceMs);
/**
 * The maximum delay. For text, at least one more piece has come by then: a frame must not end when it holds only the
 * beginning of a character.
 */
const maximumDelayMs: Milliseconds =
  config.frames === "text" && config.packing.maximumDelayMs > 0
    ? math.max(config.packing.maximumDelayMs, pieceMs)
    : config.packing.maximumDelayMs;
/** The shortest byte: a start bit, 7 data bits, a stop bit, in thousandths of a bit. On USB, bytes take no time. */
const leastMilliBitsPerByte = isUsb ? 0 : 9000;
/** A line is busy when so many bytes come in an idle gap: more than one in 13 bits' time. */
const busyBytes: Bytes = floorDivide(config.uart.baudRate * idleGapMs, 13000);

/** The states of the delay timer, and those of the idle timer: the tables above. */
type State = "poll" | "delay" | "expire" | "hurry";
type IdleState = "stopped" | "quiet" | "busy";

/** Sends queued frames. */
let pumpLink: (this: void) => void;
/** How many frames have ended. */
let framesEnded = 0;
/** How many times in a row the UART has announced bytes and given none. Read only. */
export let emptyNotices = 0;

let idleTimer: TimerId;
let idleState: IdleState = "stopped";
/**
 * Runs from the first byte of a frame or, while the line is busy, from the end of the last frame. Otherwise it polls.
 */
let delayTimer: TimerId;
let state: State = "poll";

/** Makes the timers and starts polling. Call it once. `pump` sends queued frames. */
export function createPacker(pump: (this: void) => void): void {
  pumpLink = pump;
  idleTimer = makeTimer(guarded("packing", lineWasQuiet));
  delayTimer = makeTimer(guarded("packing", delayIsOver));
  startTimer(delayTimer, pollMs);
}

/** The UART announces bytes: they are read, and the idle gap begins. */
export const bytesCame = guarded("packing", () => {
  // A shortcut for the usual case: a trickle comes here with each byte.
  if (config.packing.delimiter === "" && openFrameBytes > 0 && readMore()) {
    startIdleTimer("quiet", idleGapMs);
    return;
  }
  const there = rxSize(uartId);
  if (there === 0 && openFrameBytes === 0) {
    emptyNotices++;
  }
  // When nothing is there, another look has read it already. The line has gone quiet all the same.
  look(there, "quiet", idleGapMs);
});

/** How many bytes the UART has received. It may wrap, or lose a billion: only a change means something. */
export function heardBytes(): Bytes {
  return counts.received + openFrameBytes + rxSize(uartId);
}

/**
 * Reads what the UART has, and sends what may go. Call it now and then: it makes up for a notification that was
 * dropped, a timer that was refused, or short memory.
 */
export function pollUart(): void {
  const there = rxSize(uartId);
  look(there, there > 0 || idleState === "stopped" ? "quiet" : "unknown", unsureGapMs);
}

/** Reads on and sends on, when others have had their turn. */
export function lookSoon(): void {
  state = "hurry";
  startTimer(delayTimer, soonMs);
}

function lineWasQuiet(): void {
  stopTimer(idleTimer);
  const before = idleState;
  idleState = "stopped";
  const there = rxSize(uartId);
  if (there === 0) {
    endFrame();
  } else if (before === "busy") {
    // The line is still busy. While bytes are not read, the UART will announce the next quiet.
    return;
  }
  look(there, there >= busyBytes ? "busy" : "quiet", unsureGapMs);
}

function delayIsOver(): void {
  const there = rxSize(uartId);
  if (state !== "delay") {
    // Polling, it just runs on when nothing has come.
    if (state !== "poll" || there > 0 || openFrameBytes > 0) {
      pollUart();
    }
    return;
  }
  const isBehind = read(there);
  // When a delimiter or the size has ended the frame in these bytes, the next one has not waited.
  if (state === "delay") {
    endFrame();
  }
  if (there === 0) {
    look(0, "quiet", unsureGapMs);
    return;
  }
  if (idleState !== "stopped") {
    // The line was not quiet since the last notice. The UART may announce nothing more: the bytes are read.
    startIdleTimer(idleState, unsureGapMs);
  }
  startDelayTimer();
  pumpLink();
  if (isBehind) {
    lookSoon();
  }
}

/**
 * Reads this many bytes, sets the timers and sends what has ended. `line`: behind these bytes, the line has gone quiet;
 * it may be busy still; or nothing new is known.
 */
function look(there: Bytes, line: "quiet" | "busy" | "unknown", gapMs: Milliseconds): void {
  const isBehind = read(there);
  if (openFrameBytes === 0) {
    if (line !== "unknown") {
      startTimer(delayTimer, pollMs);
      state = "poll";
    }
  } else {
    if (line !== "unknown") {
      startIdleTimer(line, gapMs);
    }
    if (state !== "delay") {
      startDelayTimer();
    }
  }
  pumpLink();
  if (isBehind) {
    lookSoon();
  }
}

/**
 * Reads this many bytes, or what holds frames enough, and ends frames at a delimiter or at the maximum size. Returns
 * whether something is left to read.
 */
function read(there: Bytes): boolean {
  const wasBehind = state === "hurry";
  if (wasBehind) {
    state = "poll";
    startTimer(delayTimer, pollMs);
  }
  if (wantsCommands && serialLine.state === "commands") {
    if (there > 0) {
      emptyNotices = 0;
      readCommands(there);
    }
    return false;
  }
  if (wasBehind && there > mostWaitingBytes) {
    dropOpenFrame();
    for (let left = there; left > 0; ) {
      const count = readIntoFrame(left);
      left = count === 0 ? 0 : left - count;
    }
    endOpenFrame("binary", 0);
    // What comes before the next delimiter belongs to a line whose beginning is dropped.
    if (config.packing.delimiter !== "") {
      dropOpenFrame();
    }
    return false;
  }
  const lastFrame = framesEnded + framesOfLook;
  let left = there;
  while (left > 0) {
    const room = mostFrameBytes - openFrameBytes;
    const most = left < room ? left : room;
    const count =
      config.packing.delimiter === "" ? readIntoFrame(most) : readToDelimiters(math.min(most, pieceBytes), endLine);
    // Without room, short memory has kept a full frame from ending: it ends below.
    if (count === 0 && room > 0) {
      emptyNotices++;
      return false;
    }
    emptyNotices = 0;
    left -= count;
    if (openFrameBytes >= mostFrameBytes) {
      endFrame();
    }
    // What comes behind the key is read as commands.
    const hasCommands = wantsCommands && serialLine.state === "commands";
    if ((framesEnded >= lastFrame || hasCommands) && left > 0) {
      return true;
    }
  }
  return false;
}

function startIdleTimer(next: "quiet" | "busy", gapMs: Milliseconds): void {
  if (idleGapMs > 0) {
    idleState = startTimer(idleTimer, gapMs) ? next : "stopped";
  }
}

function startDelayTimer(): void {
  if (maximumDelayMs > 0) {
    // The first byte has been there at least for the time that all of them took on the line.
    const waitedMs = floorDivide(openFrameBytes * leastMilliBitsPerByte, config.uart.baudRate);
    const leftMs = maximumDelayMs - waitedMs;
    state = startTimer(delayTimer, leftMs > 0 ? leftMs : 1) ? "delay" : "poll";
  }
}

/** A delimiter has come and ends the open frame. */
function endLine(restBytes: Bytes): void {
  framesEnded++;
  state = "expire";
  // With bytes behind it, the line is not the key: that comes alone.
  if (wantsCommands && restBytes > 0) {
    lineIsBusy();
  } else if (wantsCommands && takeKey()) {
    return;
  }
  if (hooks.up !== undefined && takeHooked(restBytes)) {
    return;
  }
  endOpenFrame(config.frames === "text" ? kindOfOpenFrame() : "binary", restBytes);
}

function endFrame(): void {
  if (openFrameBytes === 0) {
    return;
  }
  framesEnded++;
  state = "expire";
  if (wantsCommands && takeKey()) {
    return;
  }
  if (config.echoCommand && openFrameBytes === echoCommandBytes && takeEchoCommand()) {
    return;
  }
  // Frames of text end between characters: the beginning of one is that of the next frame.
  const rest = config.frames === "text" ? takeUnfinishedCharacter() : "";
  if (hooks.up === undefined || !takeHooked(rest.length)) {
    // Bytes are taken back behind text alone. What may raise is not called then: they have no other place.
    endOpenFrame(config.frames !== "text" ? "binary" : rest === "" ? kindOfOpenFrame() : "text", rest.length);
  }
  if (rest !== "") {
    beginOpenFrame(rest);
  }
}
