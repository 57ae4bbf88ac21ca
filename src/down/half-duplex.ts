/**
 * When a frame may go onto an RS-485 line, on which only one side sends at a time: when the line has been quiet, and
 * the peer has answered the last frame or its time to answer is over.
 *
 *     state      what is so                         event → next
 *     idle       no frame waits                     a frame waits → listening
 *     listening  the line may be busy: the timer    time is over, bytes came meanwhile → listening
 *                runs for the quiet time            · time is over, no byte came: the next frame goes → awaiting; idle,
 *                                                     where none waits; listening, where the UART takes none
 *     awaiting   a frame goes, or its answer may    the UART announces bytes, or they came meanwhile → listening
 *                come                               · time is over, no byte came: as in listening → awaiting, idle,
 *                                                     listening
 *
 * When the core has no timer left, or `send` raises, idle follows.
 *
 * The timer of "awaiting" covers the frame on the wire, the turnaround of the transceiver, the time in which the answer
 * may begin, and a quiet time. This file does not use the UART's "sent": the event may be lost or spurious, and the
 * time that bytes take is known.
 */

import { config } from "../config";
import { guarded } from "../device/guard";
import { quietBytes } from "../device/serial-port";
import { makeTimer, startTimer, stopTimer } from "../device/timer";

/** How long a peer may take to begin its answer, if the settings do not say it. */
const usualAnswerMs: Milliseconds = 1000;

type State = "idle" | "listening" | "awaiting";

let state: State = "idle";
let timer: TimerId;
/** The timer that ran before. While Lua is busy, its firings wait in the core's queue: then they mean nothing. */
let otherTimer: TimerId;
let quietMs: Milliseconds = 0;
/** From the last byte of a frame until an answer that began in time is seen: at the latest, a quiet time after that. */
let answerMs: Milliseconds = 0;
/** How many bytes had been received when the timer was started. */
let heardThen: Bytes = 0;
let heardBytes: (this: void) => Bytes;
let sendFrame: (this: void) => Bytes | undefined;

/**
 * Prepares the line. Call it once. `heard` returns how many bytes the UART has received. `send` writes the next frame
 * to the UART and returns its length: 0 when no frame waits, undefined when the UART took none.
 */
export function createHalfDuplex(heard: (this: void) => Bytes, send: (this: void) => Bytes | undefined): void {
  heardBytes = heard;
  sendFrame = send;
  quietMs = math.max(config.packing.idleGapMs, wireMs(quietBytes));
  const rs485 = config.uart.rs485;
  answerMs = floorDivide(rs485?.turnaroundUs ?? 0, 1000) + (rs485?.answerMs ?? usualAnswerMs) + quietMs;
  // `sys` gives each function one timer.
  timer = makeTimer(guarded("half-duplex", timeIsOver));
  otherTimer = makeTimer(guarded("half-duplex", timeIsOver));
}

/** Call it when a frame waits, and now and then as long as it waits. `send` is called when its turn comes. */
export function askForLine(): void {
  if (state === "idle") {
    run("listening", quietMs);
  }
}

/** Call it when the UART announces bytes. */
export function lineHeard(): void {
  // While listening, the timer finds them. To restart it here could bring back the one whose old firing still waits.
  if (state === "awaiting" && heardBytes() !== heardThen) {
    run("listening", quietMs);
  }
}

function timeIsOver(): void {
  stopTimer(timer);
  state = "idle";
  if (heardBytes() !== heardThen) {
    run("listening", quietMs);
    return;
  }
  const sent = sendFrame();
  if (sent === undefined) {
    run("listening", quietMs);
  } else if (sent > 0) {
    run("awaiting", wireMs(sent) + answerMs);
  }
}

function run(next: State, ms: Milliseconds): void {
  stopTimer(timer);
  [timer, otherTimer] = [otherTimer, timer];
  heardThen = heardBytes();
  // If the core has no timer left, `askForLine` begins again.
  state = startTimer(timer, ms) ? next : "idle";
}

/** How long this many bytes are on the wire, rounded up. */
function wireMs(bytes: Bytes): Milliseconds {
  const bitsPerByte = 1 + config.uart.dataBits + (config.uart.parity === "none" ? 0 : 1) + config.uart.stopBits;
  return floorDivide(bytes * bitsPerByte * 1000, config.uart.baudRate) + 1;
}
