/**
 * Where the UART's bytes become frames. A callback of the UART is no frame: a frame ends at an idle gap, a maximum delay,
 * a maximum size or a delimiter, whichever is first.
 */

import type { Config } from "./config-type";
import { guarded } from "./guard";
import {
  closeFrame,
  consumeOpenFrame,
  openFrameBytes,
  openFrameIsDropped,
  openFrameTail,
  readIntoOutbox,
  takeBack,
} from "./outbox";

const echoPacket = '"echo"';

export interface PackerEvents {
  /** One frame or more are queued. */
  onFrames: (this: void) => void;
  /** The echo packet came; it was taken out of the stream. */
  onEcho: (this: void) => void;
}

let uartId: UartId = 0;
let baudRate: BaudRate = 0;
let rules: Config["packing"];
let listensForEcho = false;
let events: PackerEvents;
let scratch: ZBuff;

/** With the idle gap switched off, the UART is looked at this often while bytes come. */
const lookAgainMs: Milliseconds = 20;
/** A start bit, 7 data bits, a stop bit. */
const leastBitsPerByte = 9;

/** Echo packets that are not answered yet. */
let echoes = 0;

let idleTimer: TimerId | undefined;
let delayTimer: TimerId | undefined;

/** Prepares the packer. Call it once, before the UART is opened. `spare` is memory for bytes that find no room. */
export function createPacker(config: Config, spare: ZBuff, listener: PackerEvents): void {
  uartId = config.uart.id;
  baudRate = config.uart.baudRate;
  rules = config.packing;
  listensForEcho = config.echoCommand;
  scratch = spare;
  events = listener;
}

/** Reads what the UART has. Costs next to nothing when it has nothing. Returns how many bytes came. */
export function drainUart(): Bytes {
  let came = 0;
  let ended = false;
  // What comes meanwhile is told of later, or looked at: on a fast line, to wait until nothing comes would not end.
  const there = uart.rxSize(uartId);
  while (came < there) {
    const count = readIntoOutbox(uartId, rules.maximumBytes - openFrameBytes(), scratch);
    if (count === 0) {
      break;
    }
    came += count;
    if (rules.delimiter !== "") {
      ended = endAtDelimiters(count) || ended;
    }
    if (openFrameBytes() >= rules.maximumBytes) {
      endFrame(0);
      ended = true;
    }
  }
  if (came > 0 || isForgotten()) {
    restartTimers(ended);
  }
  if (ended) {
    framesEnded();
  }
  return came;
}

/** An error between a read and its timers may have left a frame that nothing would end. */
function isForgotten(): boolean {
  return openFrameBytes() > 0 && idleTimer === undefined && delayTimer === undefined;
}

function endAtDelimiters(count: Bytes): boolean {
  if (openFrameIsDropped()) {
    return endDroppedFrames(count);
  }
  // The delimiter may have begun in bytes that came before.
  const { delimiter } = rules;
  const whole = openFrameBytes();
  const reach = count + delimiter.length - 1;
  const bytes = openFrameTail(reach < whole ? reach : whole);
  let ended = false;
  let from = 1;
  while (true) {
    const [, end] = string.find(bytes, delimiter, from, true);
    if (end === undefined) {
      return ended;
    }
    endFrame(bytes.length - end);
    ended = true;
    from = end + 1;
  }
}

/** What was just discarded may hold the end of a frame that found no room: what follows it belongs to the next. */
function endDroppedFrames(count: Bytes): boolean {
  let rest = scratch.toStr(0, count);
  let ended = false;
  while (true) {
    const [, end] = string.find(rest, rules.delimiter, 1, true);
    if (end === undefined) {
      return ended;
    }
    closeFrame(0, scratch);
    ended = true;
    rest = string.sub(rest, end + 1);
    if (takeBack(rest)) {
      endAtDelimiters(rest.length);
      return true;
    }
  }
}

/** Ends the open frame but for its last bytes, which begin the next one. */
function endFrame(rest: Bytes): void {
  if (listensForEcho && !openFrameIsDropped() && isEchoPacket(rest)) {
    consumeOpenFrame(rest, scratch);
    echoes++;
  } else {
    closeFrame(rest, scratch);
  }
}

function isEchoPacket(rest: Bytes): boolean {
  return (
    openFrameBytes() === echoPacket.length + rest &&
    string.sub(openFrameTail(echoPacket.length + rest), 1, echoPacket.length) === echoPacket
  );
}

/** Comes last, when all of our own is in order: what is called may raise. */
function framesEnded(): void {
  while (echoes > 0) {
    echoes--;
    events.onEcho();
  }
  events.onFrames();
}

/**
 * After new bytes: the idle gap begins anew; the maximum delay counts from the open frame's first byte.
 * The idle timer runs without an open frame too: a UART tells nothing while the line is busy, so it is looked at.
 */
function restartTimers(ended: boolean): void {
  stopIdleTimer();
  idleTimer = sys.timerStart(onIdle, rules.idleGapMs > 0 ? rules.idleGapMs : lookAgainMs);
  if (ended || openFrameBytes() === 0) {
    stopDelayTimer();
  }
  if (rules.maximumDelayMs > 0 && delayTimer === undefined && openFrameBytes() > 0) {
    // A UART that tells nothing while the line is busy has had the first byte for at least as long as all of them took.
    const leftMs = rules.maximumDelayMs - floorDivide(openFrameBytes() * leastBitsPerByte * 1000, baudRate);
    delayTimer = sys.timerStart(onDelay, leftMs > 0 ? leftMs : 1);
  }
}

const onIdle = guarded("idle gap", () => {
  idleTimer = undefined;
  // Bytes that came meanwhile, and that the UART has not told of, say that the line is not idle.
  if (drainUart() === 0 && rules.idleGapMs > 0) {
    endByTime();
  }
});

const onDelay = guarded("maximum delay", () => {
  delayTimer = undefined;
  // Bytes whose callback is still to come belong to the frame that they are late for.
  drainUart();
  endByTime();
});

function endByTime(): void {
  stopDelayTimer();
  endFrame(0);
  framesEnded();
}

function stopIdleTimer(): void {
  if (idleTimer !== undefined) {
    sys.timerStop(idleTimer);
    idleTimer = undefined;
  }
}

function stopDelayTimer(): void {
  if (delayTimer !== undefined) {
    sys.timerStop(delayTimer);
    delayTimer = undefined;
  }
}
