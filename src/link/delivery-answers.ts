/**
 * Delivery "answers": the server answers each empty frame with an empty frame, behind whatever its program has read before.
 * Only that confirms. Empty frames go out behind data, several at a time on a long path. Their answers come in their order:
 * the k-th answer is that of the k-th empty frame or of a later one, so what the k-th one followed has been read.
 *
 * A server that leaves an empty frame unanswered makes all later answers look late, more so each time. Then hardly any empty
 * frame goes out until the answers that are still to come have come, and the count starts anew.
 *
 *     state      what is so                                     event → next
 *     clear      nothing is in flight, no answer is due         data or an empty frame handed over → flowing
 *     flowing    empty frames go out, answers come              an answer, nothing is due and nothing in flight → clear
 *                                                               · an answer is late → draining
 *     draining   an empty frame goes out now and then, to see   the last answer due → flowing, or clear
 *                whether the path carries                       · one has come, and no more for a time → flowing
 */

import { guarded } from "../device/guard";
import { makeTimer, startTimer, stopTimer } from "../device/timer";
import { capacityBytes, confirmBefore, flightEnd, front, inFlightBytes } from "../up/outbox";
import { kindOnArrival } from "./core-kind";
import type { Delivery } from "./delivery";
import { endWrongLink, transmitEmpty } from "./transmit";

type State = "clear" | "flowing" | "draining";

/** Times are counted in steps. */
const stepMs: Milliseconds = 100;
/** A stream asks for an answer this often; and each time that such a part of the outbox went out. */
const askSteps = 10;
const partsOfOutbox = 16;
/** So many answers may be due. */
const mostDue = 16;
/** An answer is late when it takes so much longer than answers of this link do; and then so long without one is enough. */
const lateSteps = 10;
/** While draining, empty frames go out after so many steps, twice as many each time. */
const leastDrainSteps = 5;
const mostDrainSteps = 300;
/** Calls of `tick`, 5 seconds each, without a sign of life. */
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
/** Answers that are due behind those. */
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
/** While draining: the step of the last answer, or -1; the slowest of them; the next empty frame, and the pause behind it. */
let drainedStep = -1;
let drainedSlowest = 0;
let nextDrainStep = 0;
let drainPause = 0;
/** Calls of `tick` since a sign of life; and since a step. */
let silentTicks = 0;
let staleTicks = 0;
/** It was said that the server sends empty frames on its own. */
let saidUnasked = false;

function start(pumpLink: (this: void) => void): void {
  pump = pumpLink;
  timer = makeTimer(guarded("delivery", onStep));
}

function reset(): void {
  clear();
  forgetDue();
  step = 0;
  askedStep = 0;
  quickest = 0;
  slowest = 0;
  silentTicks = 0;
}

function room(): Bytes {
  // A quarter of the outbox stays for what can be dropped.
  return floorDivide(3 * capacityBytes, 4) - inFlightBytes;
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
    flow();
  }
  askedEnd = front + flightEnd;
  askedStep = step;
  if (dueSteps.length < mostDue) {
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
    if (dueSteps.length > 0 || moreDue > 0) {
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
  return silentTicks >= deadTicks ? "the server does not answer" : undefined;
}

function answered(): void {
  if (dueSteps.length === 0) {
    moreDue--;
  } else {
    const age = step - (dueSteps[0] as number);
    confirmBefore(dueEnds[0] as number);
    table.remove(dueEnds, 1);
    table.remove(dueSteps, 1);
    if (state === "draining") {
      drainedStep = step;
      drainedSlowest = math.max(drainedSlowest, age);
    } else {
      quickest = quickest === 0 ? age : math.min(quickest, age);
    }
  }
  if (dueSteps.length === 0 && moreDue === 0) {
    if (state === "draining") {
      // None was missing: the path was slow.
      slowest = math.max(slowest, drainedSlowest);
    }
    if (inFlightBytes === 0) {
      clear();
    } else {
      state = "flowing";
    }
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
  if (state === "draining") {
    drain(usual);
  } else if (dueSteps.length > 0 && step - (dueSteps[0] as number) > usual) {
    state = "draining";
    drainedStep = -1;
    drainedSlowest = 0;
    nextDrainStep = step;
    drainPause = leastDrainSteps;
    drain(usual);
  } else if (front + flightEnd !== askedEnd && step - askedStep >= askSteps) {
    ask();
  }
}

function drain(usual: number): void {
  if (drainedStep >= 0 && step - drainedStep > usual) {
    forgetDue();
    state = "flowing";
    ask();
    pump();
  } else if (drainedStep < 0 && step >= nextDrainStep) {
    nextDrainStep = step + drainPause;
    drainPause = math.min(2 * drainPause, mostDrainSteps);
    ask();
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

function clear(): void {
  state = "clear";
  stopTimer(timer);
}

function forgetDue(): void {
  while (dueSteps.length > 0) {
    table.remove(dueEnds);
    table.remove(dueSteps);
  }
  moreDue = 0;
}

export const answers: Delivery = { start, reset, room, handedOver, probed, sent, received, tick };
