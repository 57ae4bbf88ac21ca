/**
 * How much the server says. What is received before an acknowledgement swallows the core's "sent": so it matters whether
 * the server leaves a gap for one.
 */

/** A server that sends so many frames, or bytes, in a fifth of a second leaves none. */
const denseFrames = 5;
const denseBytes: Bytes = 2048;
/** Nor does one that has sent so much during a flight. That it could means that our acknowledgements get through. */
const bulkBytes: Bytes = 24576;
/** Nor one that has sent so many frames while probes were in vain; more of them where the path may be slow. */
const vainProbes = 3;
const vainFrames = 8;
const bytesPerVainFrame: Bytes = 200;

/** What was received since `listen`; and since `flightBegins`. */
let frames = 0;
let bytes: Bytes = 0;
let flightFrames = 0;
let flightBytes: Bytes = 0;

/** A flight begins. */
export function flightBegins(): void {
  listen();
  flightFrames = 0;
  flightBytes = 0;
}

/** Counts anew from now on. */
export function listen(): void {
  frames = 0;
  bytes = 0;
}

/** A frame was received. */
export function hear(frameBytes: Bytes): void {
  frames++;
  bytes += frameBytes;
  flightFrames++;
  flightBytes += frameBytes;
}

/** Whether anything was received since `listen`. */
export function hasHeard(): boolean {
  return frames > 0;
}

/** Whether the server left no gap since `listen`, a fifth of a second ago. */
export function isDense(): boolean {
  return frames >= denseFrames || bytes >= denseBytes;
}

/** Whether it has sent very much during this flight. */
export function isBulk(): boolean {
  return flightBytes >= bulkBytes;
}

/** Whether so many probes in vain, for so many bytes in flight, say that its frames come too close together. */
export function isInVain(probes: number, inFlight: Bytes): boolean {
  return probes >= vainProbes && flightFrames >= vainFrames + floorDivide(inFlight, bytesPerVainFrame);
}
