/**
 * Delivery "answers": the server answers each empty frame with an empty frame, behind whatever its program has read before.
 * Only that confirms. Empty frames go out behind data, several at a time on a long path. Their answers come in their order:
 * the k-th answer is that of the k-th empty frame or of a later one, so what the k-th one followed has been read.
 *
 * A server that leaves an empty frame unanswered makes all later answers look late, more so each time. Nobody can tell that
 * from a server that is slow. So when one is late, hardly any empty frame goes out until an answer has come; and then
 * more of them, all at once, than answers are due. As answers come in order, the one that is beyond those that were due tells
 * that all before has been read, and that nothing older will be answered any more. Only the rest of the many may still be.
 *
 *     state      what is so                                     event → next
 *     clear      nothing is in flight                           data handed over → flowing
 *     flowing    empty frames go out, answers come              an answer is late → draining
 *     draining   an empty frame goes out now and then, to see   one has come, and no more for a time: many empty frames
 *                whether the path carries                         → proving · the last one due → flowing
 *     proving    many empty frames are out                      an answer beyond those that were due → settling
 *                                                               · none for long → draining
 *     settling   the rest of them may be answered               the last, or none for a time → flowing
 *
 * From each of them an answer that leaves nothing in flight leads to clear.
 */

import { guarded } from "../device/guard";
import { makeTimer, startTimer, stopTimer } from "../device/timer";
import { capacityBytes, confirmBefore, flightEnd, front, inFlightBytes, mostInFlightBytes } from "../up/outbox";
import { kindOnArrival } from "./core-kind";
import type { Delivery } from "./delivery";
import { endWrongLink, transmitEmpty } from "./transmit";

type State = "clear" | "flowing" | "draining" | "proving" | "settling";

/** Times are counted in steps. */
const stepMs: Milliseconds = 100;
/** A stream asks for an answer this often; and each time that such a part of the outbox went out. */
const askSteps = 10;
const partsOfOutbox = 16;
/** So many answers may be due. */
const mostDue = 16;
/** An answer is late when it takes so much longer than answers of this link do; and then so long without one is enough. */
const lateSteps = 10;
/** Of many empty frames a part more is sent than answers are due. */
const spareDivisor = 4;
/** While draining, empty frames go out after so many steps, twice as many each time. So long is proving given a chance. */
const leastDrainSteps = 5;
const mostDrainSteps = 300;
/** Calls of `tick`, 5 seconds each: without an answer, which is said; and without a sign of life. */
const saidTicks = 4;
const deadTicks = 7;

/** Sends what waits. */
let pump: (this: void) => void;
let timer: TimerId;

let state: State = "clear";
/** Steps since the link opened, as far as the timer ran. */
let step = 0;
/** Of each answer that is due, the oldest first: the number of the frame behind its empty frame, and at which step. */
const dueEnds: number[] = [];
const dueSteps: number[] = [];
/** Answers that may come before those, and tell nothing; and that are due behind those. */
let strays = 0;
let moreDue = 0;
/** The number of the frame behind the last empty frame, and its step. */
let askedEnd = 0;
let askedStep = 0;
/**
 * How many steps the quickest answer of this link took; and the slowest, of those that were surely not late for another:
 * all that were due had come.
 */
let quickest = 0;
let slowest = 0;
/** While proving: how many answers tell nothing of the many empty frames, and how many those are; what is before them. */
let unproven = 0;
let manyFrames = 0;
let provingEnd = 0;
/** From draining on: the step of the last answer, or -1; the slowest of them; the next empty frame, and the pause behind it. */
let drainedStep = -1;
let drainedSlowest = 0;
let nextDrainStep = 0;
let drainPause = 0;
/** Calls of `tick` while something is in flight, since a sign of life, and since an answer; and since a step. */
let silentTicks = 0;
let unansweredTicks = 0;
let staleTicks = 0;
/** It was said of this link that the server answers none of our empty frames; and that it sends some on its own. */
let saidUnanswered = false;
let saidUnasked = false;

function start(pumpLink: (this: void) => void): void {
  pump = pumpLink;
  timer = makeTimer(guarded("delivery", onStep));
}

function reset(): void {
  clear();
  strays = 0;
  step = 0;
  askedStep = 0;
  quickest = 0;
  slowest = 0;
  silentTicks = 0;
  unansweredTicks = 0;
  saidUnanswered = false;
  saidUnasked = false;
}

function handedOver(): void {
  if (state === "clear") {
    flow();
    ask();
  } else if (state === "flowing" && partsOfOutbox * (front + flightEnd - askedEnd) >= capacityBytes) {
    ask();
  }
}

function probed(): void {
  if (state === "clear") {
    strays++;
    return;
  }
  askedEnd = front + flightEnd;
  askedStep = step;
  // In their order: behind one that has no place in the list, none has.
  if (moreDue === 0 && dueSteps.length < mostDue) {
    dueEnds.push(askedEnd);
    dueSteps.push(step);
  } else {
    moreDue++;
  }
}

function sent(): void {
  silentTicks = 0;
}

function received(bytes: Bytes): void {
  silentTicks = 0;
  if (bytes === 0) {
    if (due() > 0) {
      if (kindOnArrival(false)) {
        answered();
      } else {
        endWrongLink();
      }
    } else if (!saidUnasked) {
      saidUnasked = true;
      log.warn("link", "the server sends empty frames that answer none of ours: they confirm nothing");
    }
  }
}

function tick(): string | undefined {
  if (state === "clear") {
    return undefined;
  }
  staleTicks++;
  if (staleTicks > 1) {
    // The timer was refused.
    startTimer(timer, stepMs);
  }
  silentTicks = inFlightBytes > 0 ? silentTicks + 1 : 0;
  unansweredTicks = inFlightBytes > 0 ? unansweredTicks + 1 : 0;
  if (unansweredTicks >= saidTicks && !saidUnanswered) {
    saidUnanswered = true;
    log.warn(
      "link",
      'for 20 s no empty frame was answered, so nothing is confirmed: a server that answers none needs delivery "core"',
    );
  }
  return silentTicks >= deadTicks ? "the server does not answer" : undefined;
}

function answered(): void {
  drainedStep = step;
  unansweredTicks = 0;
  if (strays > 0) {
    strays--;
  } else if (dueSteps.length === 0) {
    moreDue--;
  } else {
    const age = step - (dueSteps[0] as number);
    confirmBefore(dueEnds[0] as number);
    table.remove(dueEnds, 1);
    table.remove(dueSteps, 1);
    if (state === "draining") {
      drainedSlowest = math.max(drainedSlowest, age);
    } else if (state === "flowing") {
      quickest = quickest === 0 ? age : math.min(quickest, age);
    }
  }
  if (state === "proving") {
    unproven--;
    if (unproven < 0) {
      confirmBefore(provingEnd);
      forgetDue();
      strays = manyFrames - 1;
      state = "settling";
    }
  }
  const isLast = due() === 0;
  if (isLast && state === "draining") {
    // None was missing: the path was slow.
    slowest = math.max(slowest, drainedSlowest);
  }
  if (inFlightBytes === 0) {
    clear();
  } else if (isLast && (state === "draining" || state === "settling")) {
    state = "flowing";
    ask();
  }
  pump();
}

function onStep(): void {
  staleTicks = 0;
  if (state === "clear") {
    stopTimer(timer);
    return;
  }
  step++;
  const usual = math.max(3 * quickest, slowest) + lateSteps;
  const isQuiet = step - drainedStep > usual;
  if (state === "draining" && drainedStep >= 0) {
    if (isQuiet) {
      prove();
    }
  } else if (state === "draining") {
    askRarely();
  } else if (state === "proving") {
    if (step - drainedStep > mostDrainSteps) {
      drain();
    }
  } else if (state === "settling") {
    if (isQuiet) {
      // What is sent at once is answered at once.
      strays = 0;
      state = "flowing";
      ask();
    }
  } else if (dueSteps.length > 0 && step - (dueSteps[0] as number) > usual) {
    drain();
  } else if (front + flightEnd !== askedEnd && step - askedStep >= askSteps) {
    ask();
  }
}

function drain(): void {
  state = "draining";
  drainedStep = -1;
  drainedSlowest = 0;
  nextDrainStep = step;
  drainPause = leastDrainSteps;
  askRarely();
}

function askRarely(): void {
  if (step >= nextDrainStep) {
    nextDrainStep = step + drainPause;
    drainPause = math.min(2 * drainPause, mostDrainSteps);
    ask();
  }
}

/** Sends more empty frames than answers are due. Where the core refuses one of them, draining begins anew in the end. */
function prove(): void {
  state = "proving";
  unproven = due();
  manyFrames = 0;
  provingEnd = front + flightEnd;
  drainedStep = step;
  // Of these, too, some may stay unanswered.
  const most = unproven + floorDivide(unproven, spareDivisor) + 2;
  while (manyFrames < most && transmitEmpty()) {
    manyFrames++;
    moreDue++;
  }
}

function ask(): void {
  if ((state === "draining" || dueSteps.length < mostDue) && transmitEmpty()) {
    probed();
  }
}

function flow(): void {
  state = "flowing";
  staleTicks = 0;
  askedEnd = front;
  startTimer(timer, stepMs);
}

/** What is still due tells nothing of what comes. */
function clear(): void {
  state = "clear";
  stopTimer(timer);
  strays = due();
  forgetDue();
}

function due(): number {
  return strays + dueSteps.length + moreDue;
}

function forgetDue(): void {
  while (dueSteps.length > 0) {
    table.remove(dueEnds);
    table.remove(dueSteps);
  }
  moreDue = 0;
}

export const answers: Delivery = { start, reset, reach: mostInFlightBytes, handedOver, probed, sent, received, tick };
