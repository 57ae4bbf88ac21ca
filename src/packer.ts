/**
 * Where the UART's bytes become frames. A callback of the UART is no frame: a frame ends at an idle gap, a maximum delay,
 * a maximum size or a delimiter, whichever is first.
 */

import type { Config } from "./config-type";
import { guarded } from "./guard";
import {
  appendToOpenFrame,
  closeFrame,
  consumeOpenFrame,
  openFrameBytes,
  openFrameTail,
  readIntoOutbox,
  takeOpenFrameTail,
} from "./outbox";

const echoPacket = '"echo"';

export interface PackerEvents {
  /** One frame or more are queued. */
  onFrames: (this: void) => void;
  /** The echo packet came; it was taken out of the stream. */
  onEcho: (this: void) => void;
}

let uartId: UartId = 0;
let rules: Config["packing"];
let listensForEcho = false;
let events: PackerEvents;
let scratch: ZBuff;

let idleTimer: TimerId | undefined;
let delayTimer: TimerId | undefined;

/** Prepares the packer. Call it once, before the UART is opened. `spare` is memory for bytes that find no room. */
export function createPacker(config: Config, spare: ZBuff, listener: PackerEvents): void {
  uartId = config.uart.id;
  rules = config.packing;
  listensForEcho = config.echoCommand;
  scratch = spare;
  events = listener;
}

/** Reads the UART until it is empty. Costs next to nothing when it is. */
export function drainUart(): void {
  let came = 0;
  let ended = false;
  while (true) {
    const count = readIntoOutbox(uartId, rules.maximumBytes - openFrameBytes(), scratch);
    if (count === 0) {
      break;
    }
    came += count;
    if (rules.delimiter !== "") {
      ended = endAtDelimiters(count) || ended;
    }
    if (openFrameBytes() >= rules.maximumBytes) {
      endFrame();
      ended = true;
    }
  }
  if (came > 0) {
    restartTimers(ended);
  }
  if (ended) {
    events.onFrames();
  }
}

function endAtDelimiters(count: Bytes): boolean {
  const delimiter = rules.delimiter;
  let ended = false;
  let unseen = count;
  while (unseen > 0) {
    // The delimiter may have begun in bytes that came before.
    const whole = openFrameBytes();
    const reach = unseen + delimiter.length - 1;
    const bytes = openFrameTail(reach < whole ? reach : whole);
    const [, end] = string.find(bytes, delimiter, 1, true);
    if (end === undefined) {
      return ended;
    }
    unseen = bytes.length - end;
    const rest = takeOpenFrameTail(unseen);
    endFrame();
    appendToOpenFrame(rest);
    ended = true;
  }
  return ended;
}

function endFrame(): void {
  if (listensForEcho && openFrameBytes() === echoPacket.length && openFrameTail(echoPacket.length) === echoPacket) {
    consumeOpenFrame();
    events.onEcho();
  }
  closeFrame();
}

/** After new bytes: the idle gap begins anew; the maximum delay counts from the open frame's first byte. */
function restartTimers(ended: boolean): void {
  stopIdleTimer();
  if (ended || openFrameBytes() === 0) {
    stopDelayTimer();
  }
  if (openFrameBytes() === 0) {
    return;
  }
  if (rules.idleGapMs > 0) {
    idleTimer = sys.timerStart(onIdle, rules.idleGapMs);
  }
  if (rules.maximumDelayMs > 0 && delayTimer === undefined) {
    delayTimer = sys.timerStart(onDelay, rules.maximumDelayMs);
  }
}

const onIdle = guarded("idle gap", () => {
  idleTimer = undefined;
  endByTime();
});

const onDelay = guarded("maximum delay", () => {
  delayTimer = undefined;
  endByTime();
});

function endByTime(): void {
  // Bytes whose callback is still to come belong to the frame that they are late for.
  drainUart();
  stopIdleTimer();
  stopDelayTimer();
  endFrame();
  events.onFrames();
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
