/**
 * Delivery "core": the core's "sent" confirms. It says that the peer's TCP has all bytes of the link, as of the moment when
 * it was posted. It names no frame, and what may be wrong with it decides how it is used:
 * - One that was posted before the last frame was handed over says nothing of that frame. Messages come in the order of
 *   their posting: so it counts behind a timer that was started after the last frame, or when there were as many as frames.
 * - What is received before the acknowledgement swallows it. Another frame, the probe, brings another.
 * - A link that dies posts one directly before its end. So it counts 2 ms later, when the link still stands.
 *
 * A flight is what was handed over since "sent" was believed last.
 *
 *     state      what is so                                         event → next
 *     clear      nothing is in flight but what settles              handed over → waiting; marking, where more than one
 *                                                                     "sent" is due; aging
 *     marking    a "sent" may have been posted too early            timer → waiting · "sent" → early; the last due → clear
 *     early      such a one has come: it may have been the last     timer → a probe, waiting · "sent", the last due → clear
 *     waiting    the next "sent" tells of all                       "sent" → clear · something received → doubting
 *                                                                     · the core is found to be silent → aging
 *     doubting   it may have been swallowed; the first time, the    handed over → marking · "sent" → clear
 *                next frames of data bring another                    · timer → a probe, waiting; drowned
 *     open       as waiting, without a probe to bring a "sent":     handed over → marking · "sent" → clear
 *                the next frame of data does
 *     drowned    the server talks so densely that no "sent" gets    timer → clear, where nothing is in flight;
 *                through: age confirms, if it goes on talking         a probe, waiting, where it talks so no longer
 *     aging      this core never says "sent": age confirms          timer, nothing is in flight → clear · "sent" → early
 *
 * On the way to clear by a "sent", all that was handed over settles: it is confirmed 2 ms later, if the link stands. Age is
 * no evidence: what was handed over some seconds ago counts as arrived while the link stands, and sooner where room is short.
 */

import { config } from "../config";
import { guarded } from "../device/guard";
import { makeTimer, startTimer, stopTimer } from "../device/timer";
import { capacityBytes, confirmHanded, handed, held } from "../up/outbox";
import { coreKind, isPlain, kindIsSilent, kindOnVainLink } from "./core-kind";
import type { Delivery } from "./delivery";
import { flightBegins, hasHeard, hear, isBulk, isDense, isInVain, listen } from "./talk";
import { linkStands, sending, transmitProbe } from "./transmit";
import { asMemoryAllows, createWindow, flightArrived, flightFailed, windowBytes } from "./window";

type State = "clear" | "marking" | "early" | "waiting" | "doubting" | "open" | "drowned" | "aging";

/** Longer than the core takes from seeing the last acknowledgement to posting its message. */
const markMs: Milliseconds = 5;
/** The "disconnect" of a link that dies is behind its "sent" by then. */
const settleMs: Milliseconds = 2;
/** A "sent" that was not swallowed comes within this time, mostly. */
const doubtMs: Milliseconds = 200;
/**
 * The pause from what was received to the next probe. Every other time it goes out at once: that is the longest gap until
 * the server speaks again. In between it waits four times as long each time: on a long path, what answers one probe must not
 * meet the next.
 */
const atOnceMs: Milliseconds = 5;
const mostPauseDoublings = 6;
const pauseMs: Milliseconds = 70;
/** The core refused the probe. */
const retryMs: Milliseconds = 100;
/**
 * Age that confirms; with a quarter of the outbox taken, or of a frame that goes out alone; with half of the outbox taken.
 * It is looked at in steps of the last.
 */
const ageMs: Milliseconds = 5000;
const ageCrowdedMs: Milliseconds = 1000;
const ageFullMs: Milliseconds = 200;

/** Calls of `tick`, 5 seconds each. The message may have been lost: a probe. Who is heard behind it is alive. */
const lostTicks = 4;
/** Then the link is given up. */
const deadTicks = 7;

/** Sends what waits. */
let pump: (this: void) => void;
let timer: TimerId;
let settleTimer: TimerId;

let state: State = "clear";
/** Calls of `tick` since the flight began; and since its timer was started, or fired. */
let ticks = 0;
let staleTicks = 0;
/** Probes, or more data, that went out since something may have swallowed the flight's "sent". */
let probes = 0;
/** For how long what is marked has aged. */
let markedMs: Milliseconds = 0;
/** What settles or ages: what had been handed over by then. */
let markedBytes = 0;
let markedSpan = 0;
/** Something was received since. */
let hasSpoken = false;
/** Something settles: 1, and one more for each call of `tick` since. */
let settling = 0;
/** However rarely the server of this link talks, no "sent" gets through. */
let isHopeless = false;
let saidDrowned = false;

function start(pumpLink: (this: void) => void): void {
  pump = pumpLink;
  createWindow();
  timer = makeTimer(guarded("delivery", onTimer));
  settleTimer = makeTimer(guarded("delivery", onSettled));
}

function reset(): void {
  if (ticks >= deadTicks) {
    flightFailed();
  }
  clear();
  isHopeless = false;
  settling = 0;
  markedBytes = 0;
  markedSpan = 0;
}

function room(): Bytes {
  if (state === "clear" || state === "open") {
    // What settles has arrived.
    return asMemoryAllows(windowBytes, state === "clear" ? 0 : held.inFlight);
  }
  if (state === "doubting" && probes === 0) {
    return asMemoryAllows(windowBytes - held.inFlight, held.inFlight);
  }
  return state === "aging" || state === "drowned" ? asMemoryAllows(capacityBytes, held.inFlight) : 0;
}

function handedOver(): void {
  if (state === "open" || state === "doubting") {
    probes++;
    enter("marking", markMs);
  } else if (state === "clear") {
    flightBegins();
    if (coreKind === "silent") {
      age("aging");
    } else if (isHopeless) {
      hasSpoken = false;
      age("drowned");
    } else if (sending.untold > 1) {
      enter("marking", markMs);
    } else {
      state = "waiting";
    }
  }
}

function probed(): void {}

function sent(): void {
  const isLast = sending.untold <= 0;
  if (state === "waiting" || state === "doubting" || state === "open") {
    believe();
  } else if (isLast && (state === "marking" || state === "early")) {
    believe();
  } else if (state === "marking" || state === "aging" || (state === "drowned" && isHopeless)) {
    isHopeless = false;
    enter("early", markMs);
  }
}

function received(bytes: Bytes): void {
  const doubts = state === "waiting";
  if (doubts) {
    enter("doubting", doubtTime());
  }
  hear(bytes);
  hasSpoken = true;
  if (doubts && isBulk()) {
    drown();
  }
  if (doubts) {
    pump();
  }
}

function tick(): string | undefined {
  if (settling > 0) {
    settling++;
    if (settling > 2 || !startTimer(settleTimer, settleMs)) {
      onSettled();
    }
  }
  if (state === "clear") {
    return undefined;
  }
  ticks++;
  if (coreKind === "silent" && state !== "aging") {
    age("aging");
  }
  if (state === "waiting" || state === "open") {
    return wasInVain();
  }
  staleTicks++;
  if (staleTicks > 2) {
    // Its timer was refused, or its message lost.
    startTimer(timer, ageFullMs);
    onTimer();
  }
  return undefined;
}

/** No "sent" has come for long: tries again, and then says why the link must end. */
function wasInVain(): string | undefined {
  if (ticks === lostTicks) {
    listen();
    transmitProbe();
  }
  const patience = config.probe.send === "nothing" ? floorDivide(config.keepaliveSeconds, 5) : 0;
  if (ticks < deadTicks + patience) {
    return undefined;
  }
  if (!hasHeard()) {
    kindOnVainLink();
    return "what was sent is not confirmed";
  }
  // The path works.
  if (isPlain()) {
    kindIsSilent();
    age("aging");
  } else {
    isHopeless = true;
    hasSpoken = false;
    drown();
  }
  return undefined;
}

/** All that was handed over has arrived, unless the link is dying. */
function believe(): void {
  flightArrived(handed.bytes - markedBytes, ticks);
  clear();
  if (held.inFlight > 0) {
    markedBytes = handed.bytes;
    markedSpan = handed.span;
    settling = 1;
    startTimer(settleTimer, settleMs);
  }
}

function onSettled(): void {
  stopTimer(settleTimer);
  if (settling > 0 && linkStands()) {
    settling = 0;
    confirmHanded(markedBytes, markedSpan);
    pump();
  }
}

function onTimer(): void {
  staleTicks = 0;
  if (state === "marking") {
    if (hasHeard()) {
      enter("doubting", doubtMs);
    } else {
      wait();
    }
  } else if (state === "early") {
    probeAndWait();
  } else if (state === "doubting") {
    isHopeless = isHopeless || isInVain(probes, held.inFlight);
    if (isHopeless || isBulk() || (isEarlyDoubt() && isDense())) {
      drown();
      pump();
    } else {
      probeAndWait();
    }
  } else if (state === "drowned" && hasFallenSilent()) {
    ticks = 0;
    probeAndWait();
  } else if (state === "drowned" || state === "aging") {
    ageOn();
  } else {
    stopTimer(timer);
  }
}

function drown(): void {
  if (!saidDrowned) {
    saidDrowned = true;
    log.warn(
      "link",
      'the server talks so much that no "sent" gets through: what was sent counts as arrived by its age',
    );
  }
  age("drowned");
}

/** What is in flight ages from now on. */
function age(next: State): void {
  markedBytes = handed.bytes;
  markedSpan = handed.span;
  markedMs = 0;
  enter(next, ageFullMs);
}

/** In a fifth of a second, or where it leaves no gap all the same, in the time that confirms. */
function hasFallenSilent(): boolean {
  return isHopeless ? markedMs >= ageMs && !hasSpoken : !isDense();
}

function ageOn(): void {
  listen();
  markedMs += ageFullMs;
  const neededMs = isTaken(2) ? ageFullMs : isTaken(4) || sending.alone ? ageCrowdedMs : ageMs;
  // Who goes on talking gets our acknowledgements: the path works.
  const works = state === "aging" || hasSpoken;
  if (markedMs >= neededMs && works && linkStands()) {
    confirmHanded(markedBytes, markedSpan);
    if (held.inFlight > 0) {
      hasSpoken = false;
      age(state);
    } else {
      clear();
    }
    pump();
  }
}

/** How long the flight is doubted before the next probe. */
function doubtTime(): Milliseconds {
  if (isEarlyDoubt()) {
    return doubtMs;
  }
  return probes % 2 === 0 ? atOnceMs : pauseMs << math.min(probes - 1, mostPauseDoublings);
}

/** Whether this flight has been doubted once at most: then for `doubtMs`. */
function isEarlyDoubt(): boolean {
  return probes < 2;
}

/** Whether more than this part of the outbox is taken. */
function isTaken(part: number): boolean {
  return part * (held.inFlight + held.queued) > capacityBytes;
}

function probeAndWait(): void {
  if (transmitProbe()) {
    probes++;
    wait();
  } else if (config.probe.send === "nothing") {
    stopTimer(timer);
    state = "open";
    pump();
  } else {
    enter("early", retryMs);
  }
}

function wait(): void {
  stopTimer(timer);
  state = "waiting";
}

function enter(next: State, ms: Milliseconds): void {
  state = next;
  staleTicks = 0;
  listen();
  startTimer(timer, ms);
}

function clear(): void {
  state = "clear";
  ticks = 0;
  probes = 0;
}

export const core: Delivery = { start, reset, room, handedOver, probed, sent, received, tick };
