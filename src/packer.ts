/**
 * Where the UART's bytes become frames. A callback of the UART is no frame: a frame ends at an idle gap, a maximum delay,
 * a maximum size or a delimiter, whichever is first.
 */

import { config } from "./config";
import { pumpLink, sendAnswer } from "./link";
import {
  closeFrame,
  easeReading,
  easyFrameBytes,
  openFrameBytes,
  readEasily,
  readIntoOutbox,
  readToDelimiters,
  stopEasyReading,
} from "./outbox";
import { againAndAgain, makeTimer, startStopped, startTimer, stopTimer } from "./timer";

// Read once: it is called for each look.
const rxSize = uart.rxSize;

/** With the idle gap switched off, the UART is looked at this often while bytes come. */
const lookAgainMs: Milliseconds = 20;
/** A start bit, 7 data bits, a stop bit, in thousandths. */
const leastMilliBitsPerByte = 9000;

/** Frames have ended that nobody was told of; and echo packets among them. */
let ended = false;
let echoes = 0;
/** Something is being seen to, or short memory has left it: a frame that nothing would end, or that nobody was told of. */
let unfinished = false;

/** Runs while bytes come, and then until the line has been quiet for so long. */
let idleTimer: TimerId;
let lookMs: Milliseconds;
/** Runs for the open frame. */
let delayTimer: TimerId;

/** Why the UART is looked at: it has been quiet, or the open frame has waited, for as long as a frame may. */
type Due = "idle" | "delay";

/** To be called once, with what calls `drainUart` and never raises. */
export function createPacker(drain: (this: void, why: Due) => void): void {
  lookMs = config.packing.idleGapMs > 0 ? config.packing.idleGapMs : lookAgainMs;
  idleTimer = makeTimer<[Due]>(drain, "idle");
  delayTimer = makeTimer<[Due]>(drain, "delay");
}

/**
 * Reads what the UART has, and ends the open frame when that is due. Costs next to nothing when there is nothing to do.
 * Whatever else `why` is, as what the firmware passes, means nothing.
 */
export function drainUart(why?: Due | UartId): void {
  // What comes meanwhile is told of later, or looked at: on a fast line, to wait until nothing comes would not end.
  const there = rxSize(config.uart.id);
  if (there > 0) {
    if (openFrameBytes + there < easyFrameBytes && why !== "delay") {
      readEasily(there);
      stopTimer(idleTimer);
      if (startStopped(idleTimer, lookMs, againAndAgain) === 0) {
        unfinished = true;
      }
      return;
    }
  } else if (!unfinished && why !== "idle" && why !== "delay") {
    return;
  }
  const before = openFrameBytes;
  const isCalm = why === "idle" && there === 0;
  const begins = before === 0 || unfinished;
  unfinished = true;
  stopEasyReading();
  let left = there;
  while (left > 0) {
    const room = config.packing.maximumBytes - openFrameBytes;
    const most = left < room ? left : room;
    let count = 0;
    if (config.packing.delimiter === "") {
      count = readIntoOutbox(most);
    } else {
      count = readToDelimiters(most, endFrame);
    }
    if (count === 0) {
      break;
    }
    left -= count;
    if (openFrameBytes >= config.packing.maximumBytes) {
      endFrame();
    }
  }
  // Bytes that came meanwhile, and that the UART has not told of, say that the line is not idle; and they belong to the
  // frame that they are late for, unless they end it.
  if ((isCalm && config.packing.idleGapMs > 0) || (why === "delay" && openFrameBytes === before + there - left)) {
    endFrame();
  }
  let fine = true;
  if (isCalm) {
    stopTimer(idleTimer);
  } else if (why !== "delay") {
    // Without an open frame too: a UART tells nothing while the line is busy, so it is looked at.
    fine = startTimer(idleTimer, lookMs) === 1;
  }
  if (openFrameBytes === 0) {
    stopTimer(delayTimer);
  } else if ((begins || ended) && config.packing.maximumDelayMs > 0) {
    // A UART that tells nothing while the line is busy has had the first byte for at least as long as all of them took.
    const ms =
      config.packing.maximumDelayMs - floorDivide(openFrameBytes * leastMilliBitsPerByte, config.uart.baudRate);
    fine = startTimer(delayTimer, ms < 1 ? 1 : ms) === 1 && fine;
  }
  // Comes last, when all of our own is in order: what is called may raise.
  if (ended) {
    while (echoes > 0) {
      echoes--;
      // The tutorial's message to the server. Written out, so that its order is always the same.
      const [time] = json.encode(os.date());
      sendAnswer(`{"action":"echo","msg":${time}}`);
    }
    pumpLink();
    ended = false;
  }
  // Where a timer is missing, the next look sees to it.
  if (fine) {
    unfinished = false;
    if (config.packing.delimiter === "" && openFrameBytes > 0) {
      easeReading();
    }
  }
}

function endFrame(): void {
  ended = true;
  if (closeFrame(config.echoCommand ? '"echo"' : "")) {
    echoes++;
  }
}
