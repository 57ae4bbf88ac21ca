/**
 * Delivery "answers": the server answers each empty frame with an empty frame, after its program has read what came
 * before. Only such an answer confirms. Empty frames go out behind data, several at a time on a long path. Answers keep
 * their order: the k-th answer belongs to the k-th empty frame or to a later one. So what came before the k-th empty
 * frame has been read.
 *
 * When the server leaves an empty frame unanswered, all later answers look late, and more so each time. A slow server
 * looks the same. So when an answer is late, more empty frames go out at once than answers are due. The first answer
 * beyond those that were due must belong to one of the new frames. It proves that everything before them has been read,
 * and that no older empty frame will be answered. Only the rest of the new ones may still be. Their answers come
 * together, unless the path stalls among them. So when none came for a time, an empty frame tests the path. If exactly
 * one answer comes, and then none for a time, the server leaves out answers. If more come, the path had stalled.
 *
 *     state       what is so                                  event → next
 *     clear       nothing is in flight                        data handed over → flowing
 *     flowing     empty frames go out, answers come           an answer is late → proving; draining, where the core
 *                                                               takes none of the many empty frames
 *                                                               · an answer leaves nothing in flight → clear
 *     proving     many empty frames are out                   an answer beyond those that were due → collecting
 *                                                               · answers came, then none for a time: more empty frames
 *                                                               → proving · no answer for 30 s → draining · the core
 *                                                               takes none of them → draining
 *     collecting  the rest of them may be answered            none for a time: a test → testing; flowing, where a test
 *                                                               has shown that the server leaves out answers
 *                                                               · the last answer due → flowing
 *     testing     one empty frame tests the path              one answer, then none for a time → flowing
 *                                                               · none for a time, or several: another test → testing
 *                                                               · the last answer due → flowing
 *     draining    an empty frame goes out now and then, to    answers came, then none for a time → proving
 *                 test the path                                 · the last answer due → flowing
 *                                                               · an answer leaves nothing in flight → clear
 *
 * Where nothing is in flight, clear follows in place of flowing. A probe of liveness.ts is an empty frame like those
 * above: in clear nothing waits for its answer, in proving it is one of the many. When too many answers are due, the
 * link ends.
 */

import { guarded } from "../device/guard";
import { makeTimer, startTimer, stopTimer } from "../device/timer";
import { capacityBytes, confirmBefore, flightEnd, front, inFlightBytes, mostInFlightBytes } from "../up/outbox";
import { learnFromArrival } from "./core-kind";
import type { Delivery } from "./delivery";
import {
  answeredEnd,
  answeredStep,
  createDueAnswers,
  dueAnswers,
  expectAnswer,
  expectStray,
  expectUnlisted,
  forgetStrays,
  hasPlace,
  oldestStep,
  onlyStrays,
  takeAnswer,
} from "./due-answers";
import { endWrongLink, transmitEmpty } from "./transmit";

type State = "clear" | "flowing" | "proving" | "collecting" | "testing" | "draining";

/** The period of the timer. Times are counted in these steps. */
const stepMs: Milliseconds = 100;
/** While data flows, an empty frame goes out after this many steps, and behind each such part of the outbox. */
const askSteps = 10;
const partsOfOutbox = 16;
/** When more answers than this are due, a server leaves too many empty frames unanswered: a new link owes none. */
const mostUnanswered = 200;
/** An answer is late when it takes this much longer than is usual on this link. "None for a time" means as long. */
const lateSteps = 10;
/** After a slow answer, each quicker one brings what is usual down by this part of it. */
const partsOfSlowest = 16;
/** Proving sends two more than answers are due, and spare ones: three for each due answer, but not more than this. */
const mostSpare = 32;
/** The pauses of draining begin with the first and double up to the second. Proving gives up after the second. */
const leastDrainSteps = 5;
const mostDrainSteps = 300;
/** In ticks: without an answer until a warning, without a sign of life until the link is dead. */
const saidTicks = 4;
const deadTicks = 7;

/** Sends queued frames. */
let pumpLink: (this: void) => void;
let timer: TimerId;

let state: State = "clear";
/** Steps since the link opened, counted while the timer runs. */
let step = 0;
/** Of the last empty frame: the number of the frame behind it, and its step. */
let askedEnd = 0;
let askedStep = 0;
/** The steps that the quickest answer of this link took; and the slowest one, of those when no answer was missing. */
let quickest = 0;
let slowest = 0;
/**
 * While proving: how many answers prove nothing yet, how many empty frames went out for the proof, what is before them,
 * and at which step they went out.
 */
let unproven = 0;
let manyFrames = 0;
let provingEnd = 0;
let provingStep = 0;
/** How many steps the last proof took. */
let proofSteps = 0;
/** The step of the last answer since proving or draining began, or -1. */
let answerStep = -1;
/** While testing: how many answers came since the last test, and how much later the next one goes. */
let testAnswers = 0;
let testPause = 0;
/** A test has shown that the server leaves out answers. From then on, none is needed, until no answer was missing. */
let leavesOut = false;
/** The slowest answer since the first late one. */
let lateSlowest = 0;
/** While draining: the step of the next empty frame, and the pause after it. */
let nextDrainStep = 0;
let drainPause = 0;
/** Calls of `tick`: while something is in flight, since a sign of life, and since an answer; since the last step. */
let silentTicks = 0;
let unansweredTicks = 0;
let staleTicks = 0;
/** The log has said of this link: the server answers no empty frame; it sends empty frames unasked. */
let saidUnanswered = false;
let saidUnasked = false;

/** Call it once. `pump` sends queued frames. */
export function startAnswers(pump: (this: void) => void): void {
  pumpLink = pump;
  timer = makeTimer(guarded("delivery", onStep));
  createDueAnswers();
}

function reset(): void {
  clear();
  forgetStrays();
  leavesOut = false;
  step = 0;
  askedStep = 0;
  quickest = 0;
  slowest = 0;
  silentTicks = 0;
  unansweredTicks = 0;
  saidUnanswered = false;
  saidUnasked = false;
}

function reach(): Bytes {
  return mostInFlightBytes;
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
    expectStray();
    return;
  }
  if (state === "proving") {
    manyFrames++;
    expectUnlisted();
    return;
  }
  askedEnd = front + flightEnd;
  askedStep = step;
  expectAnswer(askedEnd, askedStep);
}

function sent(): void {
  silentTicks = 0;
}

function received(bytes: Bytes): void {
  silentTicks = 0;
  if (bytes > 0) {
    return;
  }
  if (dueAnswers() === 0) {
    warnOfUnasked();
  } else if (learnFromArrival(false)) {
    answered();
  } else {
    endWrongLink();
  }
}

function warnOfUnasked(): void {
  if (!saidUnasked) {
    saidUnasked = true;
    log.warn(
      "link",
      'the server sends empty frames unasked: with delivery "answers" they may confirm what it has not read',
    );
  }
}

function tick(): string | undefined {
  if (state === "clear") {
    return undefined;
  }
  staleTicks++;
  if (staleTicks > 1) {
    // The timer does not run: the core had refused it.
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
  if (dueAnswers() - (state === "proving" ? manyFrames : 0) > mostUnanswered) {
    return "the server leaves too many empty frames unanswered";
  }
  return silentTicks >= deadTicks ? "the server does not answer" : undefined;
}

function answered(): void {
  // The rest of the many come together. A probe's answer comes later, and must not make collecting last.
  const isOfProbe = state === "collecting" && leavesOut && step - answerStep > 3 * quickest + lateSteps;
  if (!isOfProbe) {
    answerStep = step;
  }
  testAnswers++;
  unansweredTicks = 0;
  if (takeAnswer()) {
    const age = step - answeredStep;
    confirmBefore(answeredEnd);
    if (state === "flowing") {
      learnTime(age);
      slowest -= floorDivide(slowest, partsOfSlowest);
    } else {
      lateSlowest = math.max(lateSlowest, age);
    }
  }
  if (state === "proving") {
    unproven--;
    if (unproven < 0) {
      confirmBefore(provingEnd);
      proofSteps = step - provingStep;
      learnTime(proofSteps);
      onlyStrays(manyFrames - 1);
      state = "collecting";
      testPause = 0;
    }
  }
  if (dueAnswers() === 0 && (state === "draining" || state === "collecting" || state === "testing")) {
    // No answer was missing: the path was slow.
    slowest = math.max(slowest, lateSlowest);
    leavesOut = false;
    flowOn();
  } else if (inFlightBytes === 0 && (state === "flowing" || state === "draining")) {
    clear();
  }
  pumpLink();
}

function onStep(): void {
  staleTicks = 0;
  if (state === "clear") {
    stopTimer(timer);
    return;
  }
  step++;
  const usual = math.max(3 * quickest, slowest) + lateSteps;
  if (state === "draining" || state === "proving") {
    if (answerStep >= 0) {
      // An answer to the many may take as long as the slowest one.
      const mayCome = state === "proving" && step - provingStep <= lateSlowest + usual;
      if (step - answerStep > usual && !mayCome) {
        prove();
      }
    } else if (state === "draining") {
      askRarely();
    } else if (step - provingStep > mostDrainSteps) {
      drain();
    }
  } else if (state === "collecting" || state === "testing") {
    if (step - answerStep > math.max(usual, proofSteps + lateSteps) + testPause) {
      forgetOrTest();
    }
  } else if (step - (oldestStep() ?? step) > usual) {
    lateSlowest = 0;
    prove();
  } else if (front + flightEnd !== askedEnd && step - askedStep >= askSteps) {
    ask();
  }
}

function learnTime(steps: number): void {
  quickest = quickest === 0 ? steps : math.min(quickest, steps);
}

function forgetOrTest(): void {
  leavesOut = leavesOut || (state === "testing" && testAnswers === 1);
  if (leavesOut) {
    forgetStrays();
    flowOn();
    return;
  }
  const wasInVain = state === "testing" && testAnswers === 0;
  testPause = wasInVain ? math.min(2 * testPause + leastDrainSteps, mostDrainSteps) : 0;
  answerStep = step;
  if (transmitEmpty()) {
    expectStray();
    testAnswers = 0;
    state = "testing";
  }
}

function flowOn(): void {
  if (inFlightBytes === 0) {
    clear();
  } else {
    state = "flowing";
    ask();
  }
}

function drain(): void {
  state = "draining";
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

/** Sends more empty frames than answers are due. If the core refuses some of them, proving may not end in a proof. */
function prove(): void {
  state = "proving";
  unproven = dueAnswers();
  manyFrames = 0;
  provingEnd = front + flightEnd;
  provingStep = step;
  answerStep = -1;
  const most = unproven + math.min(3 * unproven, mostSpare) + 2;
  while (manyFrames < most && transmitEmpty()) {
    manyFrames++;
    expectUnlisted();
  }
  if (manyFrames === 0) {
    drain();
  }
}

function ask(): void {
  if ((state === "draining" || hasPlace()) && transmitEmpty()) {
    probed();
  }
}

function flow(): void {
  state = "flowing";
  staleTicks = 0;
  askedEnd = front;
  startTimer(timer, stepMs);
}

/** Nothing is in flight. Answers that are still due confirm nothing that is sent from now on. */
function clear(): void {
  state = "clear";
  stopTimer(timer);
  onlyStrays(dueAnswers());
}

/** Confirms by the answers to empty frames alone. */
export const answers: Delivery = { reset, reach, handedOver, probed, sent, received, tick };
