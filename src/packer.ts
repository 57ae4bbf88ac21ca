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
/** Something is being seen to, or short memory has left it: a frame that nothing would end, or that nobody was told of. */
let unfinished = false;

/** While it runs, for the open frame. */
let delayTimer: TimerId | undefined;

/** Reads what the UART has. Costs next to nothing when it has nothing. Returns how many bytes came. */
export function drainUart(): Bytes {
  // What comes meanwhile is told of later, or looked at: on a fast line, to wait until nothing comes would not end.
  const there = uart.rxSize(config.uart.id);
  if (there === 0 && !unfinished) {
    return 0;
  }
  unfinished = true;
  let left = there;
  while (left > 0) {
    const room = config.packing.maximumBytes - openFrameBytes;
    const most = left < room ? left : room;
    const count = config.packing.delimiter === "" ? readIntoOutbox(most) : readToDelimiters(most, endFrame);
    if (count === 0) {
      break;
    }
    left -= count;
    if (openFrameBytes >= config.packing.maximumBytes) {
      endFrame();
    }
  }
  // The idle timer runs without an open frame too: a UART tells nothing while the line is busy, so it is looked at.
  let timer = sys.timerStart(onIdle, config.packing.idleGapMs > 0 ? config.packing.idleGapMs : lookAgainMs);
  if (ended) {
    stopDelayTimer();
  }
  if (config.packing.maximumDelayMs > 0 && openFrameBytes > 0 && delayTimer === undefined) {
    // A UART that tells nothing while the line is busy has had the first byte for at least as long as all of them took.
    const ms =
      config.packing.maximumDelayMs - floorDivide(openFrameBytes * leastMilliBitsPerByte, config.uart.baudRate);
    delayTimer = sys.timerStart(onDelay, ms < 1 ? 1 : ms);
    if (delayTimer === undefined) {
      timer = undefined;
    }
  }
  if (ended) {
    passOn();
  }
  unfinished = timer === undefined;
  return there - left;
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
  unfinished = true;
  stopDelayTimer();
  endFrame();
  passOn();
  unfinished = false;
}

function stopDelayTimer(): void {
  if (delayTimer !== undefined) {
    sys.timerStop(delayTimer);
    delayTimer = undefined;
  }
}
