/**
 * Where the UART's bytes become frames. What the UART tells of is no frame: a frame ends at an idle gap, a maximum delay, a
 * maximum size or a delimiter, whichever is first.
 *
 * The UART tells of bytes when the line has gone quiet, or when its buffer is full. While the line is busy it tells
 * nothing: an open frame is looked at when its maximum delay is over, and the UART is polled besides.
 */

import { config } from "../config";
import { counts } from "../device/counts";
import { guarded } from "../device/guard";
import { serialLine, wantsCommands } from "../device/serial-port";
import { makeTimer, startTimer, stopTimer } from "../device/timer";
import { hooks } from "../hooks";
import { echoCommandBytes, takeEchoCommand } from "./echo-command";
import {
  easyRoom,
  endOpenFrame,
  mostFrameBytes,
  openFrameBytes,
  readEasily,
  readIntoFrame,
  readToDelimiters,
  splitOpenFrame,
} from "./outbox";
import { isOpenFrameText, unfinishedCharacter } from "./text-frames";
import { lineIsBusy, readCommands, takeKey } from "./uart-commands";
import { takeHooked } from "./up-hook";

// Read once: it is called for each look.
const rxSize = uart.rxSize;

/** Of the few notifications of a UART one may be dropped. */
const pollMs: Milliseconds = 200;
/** A start bit, 7 data bits, a stop bit, in thousandths: the shortest byte. */
const leastMilliBitsPerByte = 9000;
/** A busy line carries more than a byte in so many thousandths of a bit's time. */
const bitsOfBusyMs = 13000;

/** Sends frames that have ended. */
let pump: (this: void) => void;
/** Frames that have ended: the number of the open one. */
let framesEnded = 0;
/** Notifications since the UART gave a byte. Read only. */
export let emptyNotices = 0;

/** Runs from the last bytes of a line that has gone quiet. */
let idleTimer: TimerId;
let idleRuns = false;
/** Runs from the first byte of a frame; or, while the line is busy, from the end of the frame before; else it polls. */
let delayTimer: TimerId;
/** The number of the frame that it runs for, or -1. */
let delayedFrame = -1;

/** Makes the timers and starts the polling. Call it once; `pumpLink` sends frames that have ended. */
export function createPacker(pumpLink: (this: void) => void): void {
  pump = pumpLink;
  idleTimer = makeTimer(guarded("packing", lineWasQuiet));
  delayTimer = makeTimer(guarded("packing", frameHasWaited));
  startTimer(delayTimer, pollMs);
}

/** The UART tells of bytes: they are read, and the idle gap begins. */
export const bytesCame = guarded("packing", () => {
  // The usual case has a way of its own: a trickle comes here with each byte.
  const room = config.packing.delimiter === "" && openFrameBytes > 0 ? easyRoom() : 0;
  const count = room > 0 ? readEasily(room) : 0;
  if (count > 0 && count < room) {
    startIdleTimer();
    return;
  }
  const there = rxSize(config.uart.id);
  if (there === 0 && openFrameBytes === 0) {
    emptyNotices++;
  }
  // Where nothing is there, a look has been quicker. The line has gone quiet all the same.
  look(there, true);
});

/** How many bytes the UART has received. It may wrap, or lose a billion: only a difference tells, that something came. */
export function heardBytes(): Bytes {
  return counts.received + openFrameBytes + rxSize(config.uart.id);
}

/**
 * Makes good what a notification that was dropped, a timer that was refused or short memory has left undone. To be called
 * now and then.
 */
export function pollUart(): void {
  if (!idleRuns && delayedFrame !== framesEnded) {
    look(rxSize(config.uart.id), true);
  }
}

function lineWasQuiet(): void {
  stopTimer(idleTimer);
  idleRuns = false;
  const there = rxSize(config.uart.id);
  if (there === 0) {
    endFrame();
  }
  // Busy again: that it goes quiet will be told of, unless it has just done so.
  look(there, there < floorDivide(config.uart.baudRate * config.packing.idleGapMs, bitsOfBusyMs));
}

function frameHasWaited(): void {
  const frame = delayedFrame;
  const there = rxSize(config.uart.id);
  if (frame !== framesEnded) {
    // It polls, and goes on where nothing has come.
    if (frame !== -1 || there > 0 || openFrameBytes > 0) {
      pollUart();
    }
    return;
  }
  delayedFrame = -1;
  read(there);
  // What a delimiter or the size has begun in these bytes has not waited.
  if (frame === framesEnded) {
    endFrame();
  }
  if (there > 0) {
    startDelayTimer();
    pump();
  } else {
    look(0, true);
  }
}

/** Reads so many bytes, sees to the timers and sends what has ended. `isQuiet`: the line has gone quiet behind them. */
function look(there: Bytes, isQuiet: boolean): void {
  read(there);
  if (openFrameBytes === 0) {
    if (isQuiet) {
      startTimer(delayTimer, pollMs);
      delayedFrame = -1;
    }
  } else {
    if (isQuiet) {
      startIdleTimer();
    }
    if (delayedFrame !== framesEnded) {
      startDelayTimer();
    }
  }
  pump();
}

/** Reads so many bytes, and ends frames where a delimiter or the size does. */
function read(there: Bytes): void {
  if (wantsCommands && serialLine.hasCommands) {
    if (there > 0) {
      emptyNotices = 0;
      readCommands(there);
    }
    return;
  }
  let left = there;
  while (left > 0) {
    const room = mostFrameBytes - openFrameBytes;
    const most = left < room ? left : room;
    const count = config.packing.delimiter === "" ? readIntoFrame(most) : readToDelimiters(most, endLine);
    if (count === 0) {
      emptyNotices++;
      return;
    }
    emptyNotices = 0;
    left -= count;
    if (openFrameBytes >= mostFrameBytes) {
      endFrame();
    }
  }
}

function startIdleTimer(): void {
  if (config.packing.idleGapMs > 0) {
    idleRuns = startTimer(idleTimer, config.packing.idleGapMs);
  }
}

function startDelayTimer(): void {
  if (config.packing.maximumDelayMs > 0) {
    // The first byte has been there for at least as long as all of them took.
    const waitedMs = floorDivide(openFrameBytes * leastMilliBitsPerByte, config.uart.baudRate);
    const leftMs = config.packing.maximumDelayMs - waitedMs;
    delayedFrame = startTimer(delayTimer, leftMs > 0 ? leftMs : 1) ? framesEnded : -1;
  }
}

/** A delimiter has come: the open frame ends with it. */
function endLine(restBytes: Bytes): void {
  framesEnded++;
  if (wantsCommands) {
    lineIsBusy();
  }
  if (hooks.up !== undefined && takeHooked(restBytes)) {
    return;
  }
  endOpenFrame(config.frames === "text" && isOpenFrameText(0), restBytes);
}

function endFrame(): void {
  if (openFrameBytes === 0) {
    return;
  }
  framesEnded++;
  if (wantsCommands && takeKey()) {
    return;
  }
  if (config.echoCommand && openFrameBytes === echoCommandBytes && takeEchoCommand()) {
    return;
  }
  if (hooks.up !== undefined && takeHooked(0)) {
    return;
  }
  if (config.frames === "text") {
    const rest = unfinishedCharacter();
    const isText = isOpenFrameText(rest.length);
    if (rest !== "") {
      splitOpenFrame(rest, isText);
      return;
    }
    endOpenFrame(isText, 0);
  } else {
    endOpenFrame(false, 0);
  }
}
