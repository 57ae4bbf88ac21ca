/**
 * Where the UART's bytes become frames. A callback of the UART is no frame: a frame ends at an idle gap, a maximum delay,
 * a maximum size or a delimiter, whichever is first.
 */

import { config } from "./config";
import { guarded } from "./guard";
import { pumpLink, sendAnswer } from "./link";
import { closeFrame, openFrameBytes, readIntoOutbox, readToDelimiters } from "./outbox";

/** With the idle gap switched off, the UART is looked at this often while bytes come. */
const lookAgainMs: Milliseconds = 20;
/** A start bit, 7 data bits, a stop bit, in thousandths. */
const leastMilliBitsPerByte = 9000;

/** Frames have ended that nobody was told of; and echo packets among them. */
let ended = false;
let echoes = 0;

let idleTimer: TimerId | undefined;
let delayTimer: TimerId | undefined;

/** Reads what the UART has. Costs next to nothing when it has nothing. Returns how many bytes came. */
export function drainUart(): Bytes {
  const packing = config.packing;
  const port = config.uart;
  let came = 0;
  // What comes meanwhile is told of later, or looked at: on a fast line, to wait until nothing comes would not end.
  const there = uart.rxSize(port.id);
  if (there === 0 && openFrameBytes === 0 && !ended) {
    return 0;
  }
  while (came < there) {
    const most = packing.maximumBytes - openFrameBytes;
    const count = packing.delimiter === "" ? readIntoOutbox(most) : readToDelimiters(most, endFrame);
    if (count === 0) {
      break;
    }
    came += count;
    if (openFrameBytes >= packing.maximumBytes) {
      endFrame();
    }
  }
  // An error between a read and its timers may have left a frame that nothing would end.
  if (came > 0 || (openFrameBytes > 0 && idleTimer === undefined && delayTimer === undefined)) {
    // The idle timer runs without an open frame too: a UART tells nothing while the line is busy, so it is looked at.
    idleTimer = sys.timerStart(onIdle, packing.idleGapMs > 0 ? packing.idleGapMs : lookAgainMs);
    if (ended || openFrameBytes === 0) {
      stopDelayTimer();
    }
    if (packing.maximumDelayMs > 0 && delayTimer === undefined && openFrameBytes > 0) {
      // A UART that tells nothing while the line is busy has had the first byte for at least as long as all of them took.
      const ms = packing.maximumDelayMs - floorDivide(openFrameBytes * leastMilliBitsPerByte, port.baudRate);
      delayTimer = sys.timerStart(onDelay, math.max(ms, 1));
    }
  }
  if (ended) {
    passOn();
  }
  return came;
}

function endFrame(): void {
  ended = true;
  if (closeFrame(config.echoCommand ? '"echo"' : "")) {
    echoes++;
  }
}

/** Comes last, when all of our own is in order: what is called may raise. */
function passOn(): void {
  while (echoes > 0) {
    echoes--;
    // The tutorial's message to the server. Written out, so that its order is always the same.
    const [time] = json.encode(os.date());
    sendAnswer(`{"action":"echo","msg":${time}}`);
  }
  pumpLink();
  ended = false;
}

const onIdle = guarded("packing", () => {
  idleTimer = undefined;
  // Bytes that came meanwhile, and that the UART has not told of, say that the line is not idle.
  if (drainUart() === 0 && config.packing.idleGapMs > 0) {
    endByTime();
  }
});

const onDelay = guarded("packing", () => {
  delayTimer = undefined;
  // Bytes whose callback is still to come belong to the frame that they are late for, unless they end it.
  const before = openFrameBytes;
  const came = drainUart();
  if (openFrameBytes === before + came) {
    endByTime();
  }
});

function endByTime(): void {
  stopDelayTimer();
  endFrame();
  passOn();
}

function stopDelayTimer(): void {
  if (delayTimer !== undefined) {
    sys.timerStop(delayTimer);
    delayTimer = undefined;
  }
}
