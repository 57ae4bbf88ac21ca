/**
 * Delivery "core": the core's "sent" confirms. It says that the peer's TCP has all bytes of the link, as of the moment when
 * it was posted. It names no frame, and what may be wrong with it decides how it is used:
 * - One that was posted before the last frame was handed over says nothing of that frame. Messages come in the order of
 *   their posting: so it counts behind a timer that was started after the last frame.
 * - What is received before the acknowledgement swallows it. Another frame, the probe, brings another.
 * - A link that dies posts one directly before its end. So it counts 5 ms later, when the link still stands.
 *
 * A flight is what was handed over since "sent" was believed last.
 *
 *     state      what is so                                   event → next
 *     clear      nothing is in flight but what settles        handed over → waiting; marking, where more than one "sent"
 *                                                               is due; aging, where none gets through
 *     marking    a "sent" may have been posted too early      timer → waiting; doubting, where something was received;
 *                                                               a probe, waiting, where "sent" has come
 *     waiting    the next "sent" tells of all                 "sent" → clear · received → doubting
 *                                                               · in vain for long, or very much received → aging
 *     doubting   what was received may have swallowed it;     "sent" → clear · handed over → marking
 *                the next frames of data bring another          · timer → a probe, waiting · aging: as above
 *     aging      on this link, or of this core, no "sent" gets  "sent", while nothing is received → marking
 *                through: age confirms                          · timer, nothing is in flight → clear
 *                                                               · timer, nothing was received lately → a probe
 *
 * On the way to clear by a "sent", all that was handed over settles: it is confirmed 5 ms later, or by the "sent" of the next
 * flight, if the link stands.
 *
 * Age is no evidence: what was handed over some seconds ago counts as arrived while the link stands, and sooner where room
 * is short. It is all there is on a core that never says "sent". Where the server talks, it confirms only what something was
 * received behind, which shows that the path works.
 */

import { config } from "../config";
import { counts } from "../device/counts";
import { guarded } from "../device/guard";
import { hasFree } from "../device/memory";
import { makeTimer, startTimer, stopTimer } from "../device/timer";
import {
  capacityBytes,
  confirmBefore,
  flightEnd,
  front,
  inFlightBytes,
  mostInFlightBytes,
  queueEnd,
} from "../up/outbox";
import { kindOnVainLink, kindOnVainPath, telling } from "./core-kind";
import type { Delivery } from "./delivery";
import { suspicion } from "./refusals";
import { link, linkStands, transmitProbe } from "./transmit";

type State = "clear" | "marking" | "waiting" | "doubting" | "aging";

/** Longer than the core takes from seeing the last acknowledgement to posting its message. */
const markMs: Milliseconds = 5;
/** The "disconnect" of a link that dies is behind its "sent" by then; so is each other "sent" of the flight. */
const settleMs: Milliseconds = 5;
/** A "sent" that was not swallowed comes within this time, mostly. */
const doubtMs: Milliseconds = 200;
/**
 * The pause from what was received to the next probe. Every other time it goes out at once: that is the longest gap until
 * the server speaks again. In between it waits ever longer: on a long path, what answers one probe must not meet the next.
 */
const atOnceMs: Milliseconds = 5;
const pauseMs: Milliseconds = 70;
const mostDoublings = 6;

/**
 * A server leaves no gap when it has sent so much during a flight, or so many frames while probes were in vain, more of them
 * where the path may be slow. That it could means that the path works.
 */
const vainBytes: Bytes = 24576;
const vainProbes = 3;
const vainFrames = 8;
const bytesPerVainFrame: Bytes = 200;

/**
 * Age that confirms; with a quarter of the outbox taken, or of a frame that goes out alone; with a third of it taken.
 * It is looked at in steps of the last.
 */
const ageMs: Milliseconds = 5000;
const ageCrowdedMs: Milliseconds = 1000;
const ageFullMs: Milliseconds = 200;
/** While nothing is received, a probe goes out each so many steps. */
const probeSteps = 5;

/** Calls of `tick`, 5 seconds each. A flight that took less has shown that the path carries more. */
const quickTicks = 2;
/** One that took more has shown that it carries less. The message may have been lost: a probe. Who is heard behind it is alive. */
const lostTicks = 4;
/** Then the link is given up. */
const deadTicks = 7;
/** A flight on the slowest path. */
const leastBurstBytes: Bytes = 1024;
/** A core with less memory to spare gets no more than the configured burst. */
const spareBytes: Bytes = 24576;

/** Sends what waits. */
let pump: (this: void) => void;
/** Ends every state but clear and waiting. */
let timer: TimerId;
let settleTimer: TimerId;

let state: State = "clear";
/** Calls of `tick` since the flight began, and since the timer was started or fired. */
let ticks = 0;
let staleTicks = 0;
/** Of this flight: probes, or more data, since something may have swallowed its "sent"; and frames that were received. */
let probes = 0;
let frames = 0;
/** Frames of them before this step of aging; or before the probe for a message that may have been lost. */
let framesBefore = 0;
let bytes: Bytes = 0;
/** Since the timer was started for this state: something was received; "sent" has come. */
let hasHeard = false;
let isEarly = false;
/** So much at the front of the outbox settles; and so much ages, and for how long it has. */
let settlingSpan: Bytes = 0;
let agedSpan: Bytes = 0;
let agedMs: Milliseconds = 0;
/** In so many steps of aging before this one nothing was received. */
let silentSteps = 0;
/** On this link each "sent" is swallowed, however rarely the server talks. */
let isHopeless = false;
/** It was said of this link that age confirms. */
let hasSaid = false;
/** How large a flight may be. It holds for all links: a slow path must not have to show it on each. */
let burstBytes: Bytes = config.outbox.burstBytes;

function start(pumpLink: (this: void) => void): void {
  pump = pumpLink;
  timer = makeTimer(guarded("delivery", onTimer));
  settleTimer = makeTimer(guarded("delivery", onSettled));
}

function reset(): void {
  state = "clear";
  isHopeless = false;
  hasSaid = false;
  settlingSpan = 0;
}

function reach(): Bytes {
  if (state === "waiting" || state === "marking") {
    return 0;
  }
  let bytes = burstBytes;
  if (state === "clear") {
    // What settles has arrived.
    bytes += flightEnd;
  } else if (state === "aging" || config.probe.send === "nothing") {
    bytes = mostInFlightBytes();
  }
  // The core keeps a copy until TCP has it.
  const isSmall = queueEnd <= config.outbox.burstBytes;
  return isSmall || hasFree(bytes - flightEnd + spareBytes) ? bytes : math.min(bytes, config.outbox.burstBytes);
}

function handedOver(): void {
  if (state === "clear") {
    ticks = 0;
    probes = 0;
    frames = 0;
    bytes = 0;
    if (isHopeless || telling === "never") {
      age();
    } else if (link.untold > 1) {
      // Of the flight before, or of a probe, another "sent" may be on its way.
      enter("marking", markMs);
    } else {
      state = "waiting";
    }
  } else if (state === "doubting") {
    probes++;
    enter("marking", markMs);
  }
}

function sent(): void {
  if (state === "waiting" || state === "doubting") {
    believe();
    return;
  }
  // One that gets through a gap by chance says nothing of the next ones.
  if (state === "aging" && (!isHopeless || silentSteps > 0)) {
    isHopeless = false;
    enter("marking", markMs);
  }
  isEarly = true;
}

/** All that was handed over has arrived, unless the link is dying. */
function believe(): void {
  if (ticks >= lostTicks) {
    burstBytes = lessBurst(2);
  } else if (ticks < quickTicks && 2 * (flightEnd - settlingSpan) > burstBytes) {
    burstBytes = math.min(2 * burstBytes, mostInFlightBytes());
  }
  state = "clear";
  settle();
  settlingSpan = flightEnd;
  pump();
  // Where the next flight is under way, its "sent" will show that the link has stood; but that room may be needed sooner.
  if (state === "clear" || 4 * queueEnd > capacityBytes) {
    startTimer(settleTimer, settleMs);
  }
}

/** Confirms what settles, if the link stands. Returns whether there was something. */
function settle(): boolean {
  const span = settlingSpan;
  if (span === 0 || !linkStands()) {
    return false;
  }
  settlingSpan = 0;
  confirmBefore(front + span);
  return true;
}

function onSettled(): void {
  stopTimer(settleTimer);
  if (settle()) {
    pump();
  }
}

function lessBurst(divisor: number): Bytes {
  return math.max(floorDivide(burstBytes, divisor), leastBurstBytes);
}

function received(length: Bytes): void {
  hasHeard = true;
  frames++;
  bytes += length;
  if (state !== "waiting" && state !== "doubting") {
    return;
  }
  const isVain = probes >= vainProbes && frames >= vainFrames + floorDivide(inFlightBytes, bytesPerVainFrame);
  if (isVain || bytes >= vainBytes) {
    giveUpHope();
    pump();
  } else if (state === "waiting") {
    doubt();
    pump();
  }
}

function tick(): string | undefined {
  onSettled();
  if (state === "clear") {
    return undefined;
  }
  ticks++;
  if (state === "waiting") {
    return whyDead();
  }
  if (state === "doubting" && ticks >= deadTicks) {
    kindOnVainPath();
    giveUpHope();
  }
  staleTicks++;
  if (staleTicks > 1) {
    // Its timer was refused, or its message lost.
    startTimer(timer, ageFullMs);
    onTimer();
  }
  return undefined;
}

/** No "sent" has come for long: tries again, and then says why the link must end. */
function whyDead(): string | undefined {
  if (telling === "never") {
    age();
  } else if (ticks === lostTicks) {
    framesBefore = frames;
    transmitProbe();
  } else if (ticks >= deadTicks) {
    if (frames === framesBefore) {
      burstBytes = lessBurst(4);
      kindOnVainLink();
      return "what was sent is not confirmed";
    }
    kindOnVainPath();
    giveUpHope();
  }
  return undefined;
}

function onTimer(): void {
  staleTicks = 0;
  if (state === "aging") {
    ageOn();
    return;
  }
  stopTimer(timer);
  if (state === "doubting") {
    probeAndWait();
  } else if (state === "marking") {
    if (isEarly) {
      probeAndWait();
    } else if (hasHeard) {
      doubt();
    } else {
      state = "waiting";
    }
  }
}

/** The first time there is time for a "sent" that was not swallowed, and for data that brings another. */
function doubt(): void {
  const nextMs = probes % 2 === 0 ? atOnceMs : pauseMs << math.min(probes - 1, mostDoublings);
  enter("doubting", probes < 2 ? doubtMs : nextMs);
}

function probeAndWait(): void {
  if (transmitProbe()) {
    probes++;
    stopTimer(timer);
    state = "waiting";
    return;
  }
  // The core has refused it; or there is none, and the next frame of data brings a "sent".
  enter("doubting", doubtMs);
  pump();
}

/** No "sent" gets through on this link, or from this core. */
function giveUpHope(): void {
  isHopeless = telling !== "never";
  age();
}

/** What is in flight ages from now on. */
function age(): void {
  if (!hasSaid) {
    hasSaid = true;
    const why =
      telling === "never" ? 'this core never says "sent"' : 'the server talks so much that no "sent" gets through';
    log.warn("link", `${why}: what was sent counts as arrived by its age, without evidence`);
  }
  settlingSpan = 0;
  agedSpan = flightEnd;
  agedMs = 0;
  framesBefore = frames;
  enter("aging", ageFullMs);
}

function ageOn(): void {
  const heard = frames - framesBefore;
  framesBefore = frames;
  silentSteps = heard === 0 ? silentSteps + 1 : 0;
  if (isHopeless && silentSteps % probeSteps === 1) {
    transmitProbe();
  }
  agedMs += ageFullMs;
  const isSearching = suspicion === "searching" || suspicion === "alone";
  const isUrgent = 4 * queueEnd > capacityBytes || isSearching;
  const neededMs = 3 * queueEnd > capacityBytes ? ageFullMs : isUrgent ? ageCrowdedMs : ageMs;
  const works = telling === "never" || hasHeard;
  if (agedMs < neededMs || !works || !linkStands()) {
    return;
  }
  const before = counts.confirmed;
  confirmBefore(front + agedSpan);
  counts.aged += counts.confirmed - before;
  if (inFlightBytes > 0) {
    age();
  } else {
    stopTimer(timer);
    state = "clear";
  }
  pump();
}

function enter(next: State, ms: Milliseconds): void {
  state = next;
  staleTicks = 0;
  hasHeard = false;
  isEarly = false;
  startTimer(timer, ms);
}

export const core: Delivery = { start, reset, reach, handedOver, sent, received, tick };
