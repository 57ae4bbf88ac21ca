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
 *     state      what is so                                     event → next
 *     clear      nothing is in flight                           data handed over → flowing
 *     flowing    empty frames go out, answers come              an answer is late → proving; draining, where the core
 *                                                                 takes none of the many empty frames
 *                                                               · an answer leaves nothing in flight → clear
 *     proving    many empty frames are out                      an answer beyond those that were due → settling
 *                                                               · answers came, then none for a time: more empty frames
 *                                                               → proving · no answer for 30 s → draining · the core
 *                                                               takes none of them → draining
 *     settling   the rest of them may be answered               none for a time: a test → settling; flowing, where the
 *                                                               server leaves out answers · the last answer → flowing
 *                                                               · both → clear, where nothing is in flight
 *     draining   an empty frame goes out now and then, to test  answers came, then none for a time → proving
 *                the path                                       · the last answer due → flowing
 *                                                               · an answer leaves nothing in flight → clear
 *
 * A probe of liveness.ts is an empty frame like those above: in clear nothing waits for its answer, in proving it is
 * one of the many. When too many answers are due, the link ends.
 */

import { guarded } from "../device/guard";
import { makeTimer, startTimer, stopTimer } from "../device/timer";
import { capacityBytes, confirmBefore, flightEnd, front, inFlightBytes, mostInFlightBytes } from "../up/outbox";
import { kindOnArrival } from "./core-kind";
import type { Delivery } from "./delivery";
import { endWrongLink, transmitEmpty } from "./transmit";

type State = "clear" | "flowing" | "draining" | "proving" | "settling";

/** The period of the timer. Times are counted in these steps. */
const stepMs: Milliseconds = 100;
/** While data flows, an empty frame goes out after this many steps, and behind each such part of the outbox. */
const askSteps = 10;
const partsOfOutbox = 16;
/** When more answers than this are due, a server leaves too many empty frames unanswered: a new link owes none. */
const mostUnanswered = 200;
/** The list of due answers holds this many. While it is full, only draining and proving send empty frames. */
const mostDue = 16;
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
/**
 * Of each due answer: the number of the frame behind its empty frame, and the step at which that went out. The lists
 * are rings of `mostDue` places, so that they take no memory when it is short. The place of the oldest due answer, and
 * how many there are.
 */
const dueEnds: number[] = [];
const dueSteps: number[] = [];
let firstDue = 0;
let listedDue = 0;
/** Answers that are due before those in the list, and confirm nothing; and answers that are due after them. */
let strays = 0;
let moreDue = 0;
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
/** While settling: how many answers came since the last test (2 before the first), and how much later the next goes. */
let testAnswers = 0;
let testPause = 0;
/** A test has shown it of the server. From then on, settling needs no test, until no answer was missing. */
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
  for (let place = 0; place < mostDue; place++) {
    dueEnds.push(0);
    dueSteps.push(0);
  }
}

function reset(): void {
  clear();
  strays = 0;
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
    strays++;
    return;
  }
  if (state === "proving") {
    manyFrames++;
    moreDue++;
    return;
  }
  askedEnd = front + flightEnd;
  askedStep = step;
  // The list keeps the order: once an answer found no place in it, later ones must not take one.
  if (moreDue === 0 && listedDue < mostDue) {
    const place = (firstDue + listedDue) % mostDue;
    dueEnds[place] = askedEnd;
    dueSteps[place] = step;
    listedDue++;
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
      log.warn(
        "link",
        'the server sends empty frames unasked: with delivery "answers" they may confirm what it has not read',
      );
    }
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
  if (due() - (state === "proving" ? manyFrames : 0) > mostUnanswered) {
    return "the server leaves too many empty frames unanswered";
  }
  return silentTicks >= deadTicks ? "the server does not answer" : undefined;
}

function answered(): void {
  // The rest of the many come together. In settling, a probe's answer comes later, and must not make it last.
  const isOfProbe = state === "settling" && leavesOut && step - answerStep > 3 * quickest + lateSteps;
  if (!isOfProbe) {
    answerStep = step;
  }
  testAnswers++;
  unansweredTicks = 0;
  if (strays > 0) {
    strays--;
  } else if (listedDue === 0) {
    moreDue--;
  } else {
    const age = step - (dueSteps[firstDue] as number);
    const place = dueEnds[firstDue] as number;
    firstDue = (firstDue + 1) % mostDue;
    listedDue--;
    confirmBefore(place);
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
      forgetDue();
      strays = manyFrames - 1;
      testAnswers = 2;
      testPause = 0;
      state = "settling";
    }
  }
  if (due() === 0 && (state === "draining" || state === "settling")) {
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
  } else if (state === "settling") {
    if (step - answerStep > math.max(usual, proofSteps + lateSteps) + testPause) {
      forgetOrTest();
    }
  } else if (listedDue > 0 && step - (dueSteps[firstDue] as number) > usual) {
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
  leavesOut = leavesOut || testAnswers === 1;
  if (leavesOut) {
    strays = 0;
    flowOn();
    return;
  }
  testPause = testAnswers === 0 ? math.min(2 * testPause + leastDrainSteps, mostDrainSteps) : 0;
  answerStep = step;
  if (transmitEmpty()) {
    strays++;
    testAnswers = 0;
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
  unproven = due();
  manyFrames = 0;
  provingEnd = front + flightEnd;
  provingStep = step;
  answerStep = -1;
  const most = unproven + math.min(3 * unproven, mostSpare) + 2;
  while (manyFrames < most && transmitEmpty()) {
    manyFrames++;
    moreDue++;
  }
  if (manyFrames === 0) {
    drain();
  }
}

function ask(): void {
  if ((state === "draining" || listedDue < mostDue) && transmitEmpty()) {
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
  strays = due();
  forgetDue();
}

function due(): number {
  return strays + listedDue + moreDue;
}

function forgetDue(): void {
  listedDue = 0;
  moreDue = 0;
}

export const answers: Delivery = { reset, reach, handedOver, probed, sent, received, tick };
