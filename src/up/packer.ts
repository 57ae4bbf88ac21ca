/**
 * Where the UART's bytes become frames. What the UART tells of is no frame: a frame ends at an idle gap, a maximum delay, a
 * maximum size or a delimiter, whichever is first.
 *
 * The UART tells of bytes when the line has gone quiet, or when its buffer is full. While the line is busy it tells
 * nothing: an open frame is looked at when its maximum delay is over, and the UART is polled besides.
 */

import { config } from "../config";
import { guarded } from "../device/guard";
import { makeTimer, startTimer, stopTimer } from "../device/timer";
import { takeEchoCommand } from "./echo-command";
import {
  easeReading,
  easyFrameBytes,
  endOpenFrame,
  mostFrameBytes,
  openFrameBytes,
  readEasily,
  readIntoFrame,
  readToDelimiters,
  splitOpenFrame,
  stopEasyReading,
} from "./outbox";
import { isOpenFrameText, unfinishedCharacter } from "./text-frames";

// Read once: it is called for each look.
const rxSize = uart.rxSize;

/** Of the few notifications of a UART one may be dropped. */
const pollMs: Milliseconds = 200;
/** A start bit, 7 data bits, a stop bit, in thousandths: the shortest byte. */
const leastMilliBitsPerByte = 9000;
/** A busy line carries more than a byte in so many thousandths of a bit's time. */
const bitsOfBusyMs = 13000;
/** So many notifications in a row without a byte are no accident. */
const manyEmptyNotices = 3;

/** Sends frames that have ended. */
let onFrames: (this: void) => void;
/** Frames that have ended, and those that `onFrames` has seen. */
let framesEnded = 0;
let framesTold = 0;
/** Something is being seen to; or short memory, or a timer that was refused, has left it undone. */
let unfinished = false;
/** Notifications since the UART gave a byte. */
let emptyNotices = 0;

/** Runs from the last bytes of a line that has gone quiet. */
let idleTimer: TimerId;
let idleRuns = false;
/** Runs from the first byte of the open frame; or, while the line is busy, from the end of the frame before. */
let delayTimer: TimerId;

/** Makes the timers and starts the polling. Call it once; `whenFramesEnded` sends them. */
export function createPacker(whenFramesEnded: (this: void) => void): void {
  onFrames = whenFramesEnded;
  idleTimer = makeTimer(guarded("packing", lineWasQuiet));
  delayTimer = makeTimer(guarded("packing", frameHasWaited));
  sys.timerLoopStart(guarded("packing", poll), pollMs);
}

/** The UART tells of bytes: they are read, and the idle gap begins. */
export const bytesCame = guarded("packing", () => {
  const there = rxSize(config.uart.id);
  if (there === 0) {
    emptyNotices++;
    if (openFrameBytes > 0) {
      // A look has been quicker. The line has gone quiet all the same.
      take(0, true);
    }
  } else if (openFrameBytes + there < easyFrameBytes) {
    emptyNotices = readEasily(there) > 0 ? 0 : emptyNotices + 1;
    if (config.packing.idleGapMs > 0) {
      idleRuns = startTimer(idleTimer, config.packing.idleGapMs);
    }
  } else {
    take(there, true);
  }
});

/** Whether the UART tells of bytes again and again and gives none. */
export function isUartEmptyHanded(): boolean {
  return emptyNotices >= manyEmptyNotices;
}

function poll(): void {
  const there = rxSize(config.uart.id);
  if (there > 0) {
    // When a look has taken the last byte, nothing tells that the line has gone quiet.
    take(there, true);
  } else if (unfinished || (openFrameBytes > 0 && !idleRuns && config.packing.idleGapMs > 0)) {
    // The line is quiet, and what tells of it was lost.
    take(0, true);
  }
}

function lineWasQuiet(): void {
  const there = rxSize(config.uart.id);
  stopTimer(idleTimer);
  idleRuns = false;
  if (there > 0) {
    // Busy again: that it goes quiet will be told of, unless it has just done so.
    take(there, there < floorDivide(config.uart.baudRate * config.packing.idleGapMs, bitsOfBusyMs));
    return;
  }
  begin();
  endFrame();
  finish(openFrameBytes > 0, true);
}

function frameHasWaited(): void {
  const there = rxSize(config.uart.id);
  const before = framesEnded;
  begin();
  read(there);
  // What a delimiter or the size has begun in these bytes has not waited.
  if (framesEnded === before) {
    endFrame();
  }
  finish(there > 0 || openFrameBytes > 0, false);
}

/** Reads so many bytes. `isQuiet`: the line has gone quiet behind them. */
function take(there: Bytes, isQuiet: boolean): void {
  const begins = openFrameBytes === 0 || unfinished;
  const before = framesEnded;
  begin();
  read(there);
  finish((begins || framesEnded !== before) && !(isQuiet && openFrameBytes === 0), isQuiet);
}

function begin(): void {
  unfinished = true;
  stopEasyReading();
}

/** Reads so many bytes, and ends frames where a delimiter or the size does. */
function read(bytes: Bytes): void {
  let left = bytes;
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

/**
 * Sees to the timers, and has frames sent that have ended. `begins`: the open frame is a new one, or one begins with the
 * next byte of a busy line. `isQuiet`: the idle gap of an open frame runs from now on.
 */
function finish(begins: boolean, isQuiet: boolean): void {
  let fine = true;
  if (isQuiet && openFrameBytes > 0 && config.packing.idleGapMs > 0) {
    fine = startTimer(idleTimer, config.packing.idleGapMs);
    idleRuns = fine;
  }
  if (!begins && openFrameBytes === 0) {
    stopTimer(delayTimer);
  } else if (begins && config.packing.maximumDelayMs > 0) {
    // The first byte has been there for at least as long as all of them took.
    const waitedMs = floorDivide(openFrameBytes * leastMilliBitsPerByte, config.uart.baudRate);
    fine = startTimer(delayTimer, math.max(1, config.packing.maximumDelayMs - waitedMs)) && fine;
  }
  // Comes last, when all of our own is in order: what is called may raise.
  if (framesTold !== framesEnded) {
    const now = framesEnded;
    onFrames();
    framesTold = now;
  }
  // Where a timer is missing, the next poll sees to it.
  if (fine) {
    unfinished = false;
    if (config.packing.delimiter === "" && openFrameBytes > 0) {
      easeReading();
    }
  }
}

/** A delimiter has come: the open frame ends with it. */
function endLine(restBytes: Bytes): void {
  framesEnded++;
  endOpenFrame(config.frames === "text" && isOpenFrameText(0), restBytes);
}

function endFrame(): void {
  if (openFrameBytes === 0) {
    return;
  }
  framesEnded++;
  if (config.echoCommand && takeEchoCommand()) {
    return;
  }
  if (config.frames === "text") {
    const rest = unfinishedCharacter();
    const isText = isOpenFrameText(rest.length);
    if (rest !== "") {
      splitOpenFrame(rest, isText);
    } else {
      endOpenFrame(isText, 0);
    }
  } else {
    endOpenFrame(false, 0);
  }
}
