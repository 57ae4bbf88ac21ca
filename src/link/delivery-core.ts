/**
 * Delivery "core": the core's "sent" confirms. It says that the peer's TCP has all bytes that were handed over when the
 * core posted it. It names no frame, and it can mislead:
 * - A "sent" that was posted before the last frame was handed over says nothing of that frame. The core's messages come
 *   in the order of their posting. So a "sent" counts only behind a timer that was started after the last frame.
 * - What is received before the acknowledgement swallows the "sent". Another frame, such as the probe, brings another.
 * - A dying link posts a "sent" directly before its end. So a "sent" counts 5 ms later, when the link still stands.
 *
 * A flight is what was handed over since the last "sent" that counted.
 *
 *     state         what is so                                event → next
 *     clear         nothing is in flight but what settles     handed over → waiting; marking, where several "sent" are
 *                                                               due; aging-core; aging-server, where hope was lost
 *     marking       a "sent" may have been posted too early   timer → waiting · received → heard · "sent" → early
 *     heard         the same; something was received          timer → doubting · "sent" → early
 *     early         the same; a "sent" has come, which may    timer: a probe → waiting; doubting, where the core refuses
 *                   have been posted too early                  the probe
 *     waiting       the next "sent" covers all                "sent" → clear · received → doubting
 *                                                               · none for 20 s: a probe
 *     doubting      what was received may have swallowed it;  "sent" → clear · timer: a probe → waiting
 *                   the next data or a probe brings another
 *     aging-core    this core never says "sent": age          timer, nothing is in flight → clear
 *                   confirms                                    · the core's first "sent" → early
 *     aging-server  the server talks so much that no "sent"   timer, nothing is in flight → clear
 *                   gets through: age confirms                  · "sent", while nothing is received → early
 *                                                               · timer, the server has been quiet for a moment: a
 *                                                                 probe; for 35 s: dead
 *
 * From marking, heard, early, waiting and doubting:
 * - another slice or more data is handed over → marking.
 * - the core has proved never to say "sent" → aging-core.
 * - no "sent" for 35 s → aging-server, if the server has sent something since the probe at 20 s, and either this core has
 *   never said "sent" or there is no probe. Else the link is dead.
 * From waiting and doubting, very much received → aging-server: hope is lost.
 *
 * When a "sent" leads to clear, all that was handed over settles: it is confirmed 5 ms later, or by the "sent" of the
 * next flight, if the link stands. A frame that goes out alone as a suspect settles for a second.
 *
 * Age is not evidence. A frame counts as arrived some seconds after it was handed over, or sooner when room is short,
 * but not before a round trip. Where "sent" may come, something must have been received just then: the path works.
 */

import { config } from "../config";
import { counts } from "../device/counts";
import { guarded } from "../device/guard";
import { hasFree } from "../device/memory";
import { makeTimer, startTimer, stopTimer } from "../device/timer";
import { capacityBytes, confirmFront, flightEnd, inFlightBytes, mostInFlightBytes, queueEnd } from "../up/outbox";
import { burstBytes, resizeBurst } from "./burst";
import { learnFromUnconfirmedLink, saysSent } from "./core-kind";
import type { Delivery } from "./delivery";
import { suspicion } from "./refusals";
import { link, linkStands, transmitProbe } from "./transmit";

type State = "clear" | "marking" | "heard" | "early" | "waiting" | "doubting" | "aging-core" | "aging-server";

/** The core posts its message sooner than this after it has seen the last acknowledgement. */
const markMs: Milliseconds = 5;
/** By then the "disconnect" of a dying link has followed its "sent", and so has any other "sent" of the flight. */
const settleMs: Milliseconds = 5;
/** The same for a frame that goes out alone because the server may end the link at it. */
const settleAloneMs: Milliseconds = 1000;
/** A "sent" that was not swallowed mostly comes within this time. */
const doubtMs: Milliseconds = 200;
/** Every second probe goes out so soon after a frame of the server: the gap until its next frame is longest then. */
const atOnceMs: Milliseconds = 5;
/**
 * The others wait for a pause that grows fourfold, 280, 1120, 4480 ms: on a long path, the answer to a probe must not
 * meet the next probe.
 */
const pauseMs: Milliseconds = 70;
const mostDoublings = 6;
/** A server that has sent this much in a flight leaves no gap for a "sent". It shows that the path works. */
const vainBytes: Bytes = 24576;
/** The same holds after this many probes in a flight, when the server has sent this many frames in it. */
const vainProbes = 3;
const vainFrames = 8;
/** One frame more for every so many bytes in flight. */
const bytesPerVainFrame: Bytes = 200;
/** While age confirms: after this time, what was handed over counts as arrived. */
const ageMs: Milliseconds = 5000;
/** The time when more than a quarter of the outbox is taken, or suspects go out in parts. */
const ageCrowdedMs: Milliseconds = 1000;
/** The time when more than a third of it is taken. Also the period of the timer. */
const ageFullMs: Milliseconds = 200;
/** The time, behind a round trip, of a frame that goes out alone: a server that refuses it ends the link sooner. */
const ageAloneMs: Milliseconds = 2000;
/** A handshake that took more than two of these was slow because of the server. */
const mostRoundTripMs: Milliseconds = 2000;
/** While nothing is received, one probe goes out in this many steps. */
const probeSteps = 5;
/** In ticks. A flight that took fewer shows that the path carries more. */
const quickTicks = 2;
/** A flight that took so many shows that the path carries less. Its "sent" may be lost, too: a probe goes out. */
const slowTicks = 4;
/** After this many, or steps of aging, the link is given up, unless something was received behind that probe. */
const deadTicks = 7;
const deadSteps = 175;
/** A core that would keep less memory than this gets no more than the configured burst. */
const spareBytes: Bytes = 24576;

/** Sends queued frames. */
let pumpLink: (this: void) => void;
/** The timer of marking, doubting and aging. */
let timer: TimerId;
let settleTimer: TimerId;
let state: State = "clear";
/** Calls of `tick` since the flight began, and since the timer was started or fired. */
let ticks = 0;
let staleTicks = 0;
/** How often, in this flight, a probe or data went out because a "sent" may have been swallowed. */
let probes = 0;
/** What was received in this flight. */
let frames = 0;
let receivedBytes: Bytes = 0;
/** How many of those frames came before this step of aging, or before the probe for a lost message. */
let framesBefore = 0;
/** The timer was restarted, so its next firing may be one that has waited: it does not count. */
let mayBeStale = false;
/** How many bytes at the front of the outbox settle, with and without headers, and for how many calls of `tick`. */
let settlingSpan: Bytes = 0;
let settlingBytes: Bytes = 0;
let settlingTicks = 0;
/** How many bytes at the front of the outbox age, with and without headers, and for how long. */
let agedSpan: Bytes = 0;
let agedBytes: Bytes = 0;
let agedMs: Milliseconds = 0;
/** In how many steps of aging in a row, before this one, nothing was received. */
let silentSteps = 0;
/** Hope is lost: the server has talked so much that no "sent" is expected, on later links neither. */
let isHopeless = false;
/** The log has said of this link that age confirms. */
let hasSaid = false;

/** Call it once. `pump` sends queued frames. */
export function startCore(pump: (this: void) => void): void {
  pumpLink = pump;
  timer = makeTimer(guarded("delivery", onTimer));
  settleTimer = makeTimer(guarded("delivery", onSettled));
}

function reset(): void {
  state = "clear";
  hasSaid = false;
  settlingSpan = 0;
  silentSteps = 0;
}

function reach(): Bytes {
  if (state === "waiting") {
    return 0;
  }
  // In a small outbox, a burst is not all of it.
  let most = burstBytes < mostInFlightBytes ? burstBytes : mostInFlightBytes;
  if (state === "clear") {
    // What settles has arrived, and does not count.
    most += flightEnd;
  } else if (isAging()) {
    most = mostInFlightBytes;
  } else if (state !== "doubting") {
    return 0;
  } else if (config.probe.send === "nothing") {
    // Only more data brings the next "sent".
    most = mostInFlightBytes;
  }
  // The core keeps a copy until the peer's TCP has it.
  const need = most < queueEnd ? most : queueEnd;
  return need <= config.outbox.burstBytes || hasFree(need - flightEnd + spareBytes) ? most : config.outbox.burstBytes;
}

function handedOver(): void {
  if (state === "clear") {
    ticks = 0;
    probes = 0;
    frames = 0;
    receivedBytes = 0;
    if (isHopeless || saysSent === "never") {
      age();
    } else if (link.owedSents > 1) {
      // Another "sent", of the last flight or of a probe, may be on its way.
      enter("marking", markMs);
    } else {
      state = "waiting";
    }
  } else if (!isAging()) {
    if (state === "doubting") {
      probes++;
    }
    enter("marking", markMs);
    mayBeStale = true;
  }
}

function sent(): void {
  if (state === "waiting" || state === "doubting") {
    believe();
  } else if (state === "marking" || state === "heard") {
    state = "early";
  } else if (state === "aging-core" || (state === "aging-server" && silentSteps > 0)) {
    // While the server talks, one "sent" that gets through is chance.
    isHopeless = false;
    enter("early", markMs);
  }
}

/** All that was handed over has arrived, unless the link is dying. */
function believe(): void {
  if (ticks >= slowTicks) {
    resizeBurst(floorDivide(burstBytes, 2));
  } else if (ticks < quickTicks && 2 * (flightEnd - settlingSpan) > burstBytes) {
    resizeBurst(2 * burstBytes);
  }
  state = "clear";
  settle();
  settlingSpan = flightEnd;
  settlingBytes = inFlightBytes;
  settlingTicks = 0;
  pumpLink();
  // The next flight's "sent" shows that the link has stood. Without one, or when room is short, the timer settles.
  if (state === "clear" || 4 * queueEnd > capacityBytes) {
    startTimer(settleTimer, suspicion === "alone" ? settleAloneMs : settleMs);
  }
}

/** Confirms what settles, if the link stands. Returns whether anything was confirmed. */
function settle(): boolean {
  const span = settlingSpan;
  if (span === 0 || !linkStands()) {
    return false;
  }
  settlingSpan = 0;
  confirmFront(span, settlingBytes);
  return true;
}

function onSettled(): void {
  stopTimer(settleTimer);
  if (settle()) {
    pumpLink();
  }
}

function received(length: Bytes): void {
  frames++;
  receivedBytes += length;
  if (state === "marking") {
    state = "heard";
  }
  if (state !== "waiting" && state !== "doubting") {
    return;
  }
  const isVain = probes >= vainProbes && frames >= vainFrames + floorDivide(inFlightBytes, bytesPerVainFrame);
  if (isVain || receivedBytes >= vainBytes) {
    age();
    pumpLink();
  } else if (state === "waiting") {
    doubt();
    pumpLink();
  }
}

function tick(): string | undefined {
  settlingTicks++;
  if (settlingTicks > 1) {
    // No later "sent" has come, or the core had refused the timer.
    onSettled();
  }
  if (state === "clear") {
    return undefined;
  }
  ticks++;
  staleTicks++;
  if (state !== "waiting" && staleTicks > 1) {
    // The core had refused the timer, or its message was lost.
    startTimer(timer, ageFullMs);
    onTimer();
  }
  if (!giveUp()) {
    return undefined;
  }
  resizeBurst(floorDivide(burstBytes, 4));
  learnFromUnconfirmedLink();
  isHopeless = false;
  return "what was sent is not confirmed";
}

/** Acts on a "sent" that is overdue. Returns true when the link counts as dead. */
function giveUp(): boolean {
  if (isAging()) {
    return state === "aging-server" && inFlightBytes > 0 && silentSteps >= deadSteps;
  }
  if (saysSent === "never") {
    age();
  } else if (ticks === slowTicks) {
    framesBefore = frames;
    transmitProbe();
  } else if (ticks >= deadTicks) {
    if (frames === framesBefore) {
      return true;
    }
    // The server talks. With a probe, a core that says "sent" should have said it.
    if (saysSent === "yes" && config.probe.send !== "nothing") {
      return true;
    }
    age();
  }
  return false;
}

function onTimer(): void {
  staleTicks = 0;
  if (mayBeStale) {
    mayBeStale = false;
  } else if (state === "marking") {
    stopTimer(timer);
    state = "waiting";
  } else if (isAging()) {
    ageOn();
  } else {
    stopTimer(timer);
    if (state === "heard") {
      doubt();
    } else if (state !== "clear" && state !== "waiting") {
      probeAndWait();
    }
  }
}

/** The first pauses are long: a "sent" may still come, or data may go out and bring another. */
function doubt(): void {
  const nextMs = probes % 2 === 0 ? atOnceMs : pauseMs << math.min(probes - 1, mostDoublings);
  enter("doubting", probes < 2 ? doubtMs : nextMs);
}

function probeAndWait(): void {
  if (transmitProbe()) {
    probes++;
    state = "waiting";
    return;
  }
  // The core has refused it: the timer tries again. Or there is none: the next frame of data brings a "sent".
  enter("doubting", doubtMs);
  pumpLink();
}

function isAging(): boolean {
  return state === "aging-core" || state === "aging-server";
}

/** From now on age confirms what is in flight: no "sent" gets through, or the core never says it. */
function age(): void {
  isHopeless = saysSent !== "never";
  if (!hasSaid) {
    hasSaid = true;
    const why = isHopeless ? 'the server talks so much that no "sent" gets through' : 'this core never says "sent"';
    log.warn("link", `${why}: what was sent counts as arrived by its age alone`);
  }
  settlingSpan = 0;
  agedSpan = flightEnd;
  agedBytes = inFlightBytes;
  agedMs = 0;
  framesBefore = frames;
  enter(isHopeless ? "aging-server" : "aging-core", ageFullMs);
}

function ageOn(): void {
  const heard = frames - framesBefore;
  framesBefore = frames;
  silentSteps = heard === 0 ? silentSteps + 1 : 0;
  if (state === "aging-server" && silentSteps % probeSteps === 1) {
    transmitProbe();
  }
  agedMs += ageFullMs;
  const isUrgent = 4 * queueEnd > capacityBytes || suspicion === "parted";
  const hurriedMs = 3 * queueEnd > capacityBytes ? ageFullMs : isUrgent ? ageCrowdedMs : ageMs;
  const roundTripMs = math.min(floorDivide(link.handshakeMs, 2), mostRoundTripMs);
  const neededMs = suspicion === "alone" ? ageAloneMs + roundTripMs : math.max(hurriedMs, roundTripMs);
  if (agedMs < neededMs || (state === "aging-server" && heard === 0) || !linkStands()) {
    return;
  }
  confirmFront(agedSpan, agedBytes);
  counts.aged += agedBytes;
  if (inFlightBytes > 0) {
    age();
  } else {
    stopTimer(timer);
    state = "clear";
  }
  pumpLink();
}

function enter(next: State, ms: Milliseconds): void {
  state = next;
  staleTicks = 0;
  mayBeStale = false;
  startTimer(timer, ms);
}

/** Confirms by the core's "sent", or by age where that does not come. */
export const core: Delivery = { reset, reach, handedOver, sent, received, tick };
