/**
 * Retires bursts by what the firmware and the server tell, and by age where neither tells anything.
 *
 * **"sent"** is posted when all TCP bytes of the link are acknowledged, as long as it was posted less often than frames
 * were sent. It names no frame, and may come too early, too late, wrongly or not at all:
 * - Posted before the burst's last frame was sent, it says nothing of that frame. It counts when it comes behind a mark, a
 *   timer that was started after the last frame, since messages come in the order of their posting; or when there were as
 *   many as frames. When one came before the mark, it may have been the last: an empty frame brings another.
 * - A link that dies posts one, directly before its end. So it counts only when the link still stands a little later.
 * - What is received before the acknowledgement swallows it. An empty frame brings another, too.
 *
 * **The answer** to an empty frame says more: the server's program has read all that went before. Where "sent" is missing
 * or swallowed and the server answers, bursts need not wait for each other: an empty frame goes out now and then.
 *
 * **Age** says less: the link stood for a second. What dies unnoticed with its link counts as arrived. That is all there
 * is on firmware that never says "sent", and on one whose server always talks, when the server does not answer.
 */

import { surelyNeverConfirms } from "./firmware-era";
import { guarded } from "./guard";
import type { Retiring, RetiringEvents } from "./retiring";

/** Longer than the firmware takes from seeing the last acknowledgement to posting its message. */
const markMs: Milliseconds = 5;
/** A dying link's "disconnect" is behind its "sent" by then. */
const settleMs: Milliseconds = 2;
/** Something was received: a "sent" that was not swallowed comes within this time. */
const swallowedMs: Milliseconds = 200;
const doubtAgainMs: Milliseconds = 1000;
/** So many empty frames brought nothing, while the server went on talking. */
const mostDoubts = 2;

/** What was in flight at one count of a timer is retired at the next: of five steps, or of one while there is little room. */
const stepMs: Milliseconds = 200;
const ageSteps = 5;
/** So often an empty frame asks for an answer; at once when there is little room. */
const probeSteps = 4;

/** The first frame of an unknown firmware has this long to be confirmed before others follow. */
const firstMs: Milliseconds = 5000;
/**
 * When an unknown firmware that has confirmed nothing is taken for one that never will: something was received for so
 * long, so the path works; nothing was, and there is no room to keep more; the link still stands though TCP would have
 * given it up.
 */
const decideHeardMs: Milliseconds = 15000;
const decideHeardFullMs: Milliseconds = 3000;
const decideFullMs: Milliseconds = 60000;
const decideStandingMs: Milliseconds = 660000;

/** The firmware's message queue may have been full: an empty frame each so often, and then the link is given up. */
const doubtMs: Milliseconds = 10000;
const confirmWithinMs: Milliseconds = 40000;

let listener: RetiringEvents;

/** Whether this firmware says "sent", in all its links: as far as is known, and whether it has done so. */
let confirms: boolean | undefined;
let hasConfirmed = false;

/** On this link: calls of `send()` and what came of them; empty frames that were taken, and answers. */
let tries = 0;
let told = 0;
let probes = 0;
let answers = 0;
/** The server speaks between a burst and its "sent"; and has done it so much that none came: that holds for the link. */
let talks = false;
let deaf = false;

/** Something handed over is not retired: for how long, and what was heard since. */
let waiting = false;
let waitedMs: Milliseconds = 0;
let undecidedMs: Milliseconds = 0;
let heardSince = false;
/** Among it was more than answers to empty frames. */
let spokeSince = false;
let hasRoom = true;
let stepping = false;
let steps = 0;
let doubts = 0;
/** Of the frame that was handed over last: it is surely older than what comes now; a "sent" came before that. */
let marked = false;
let early = false;
/** The empty frame whose answer is waited for: its number, or 0. */
let covering = 0;

export const sentRetiring: Retiring = {
  listen: (events) => {
    listener = events;
  },
  linkOpened,
  frameTried: () => {
    tries++;
  },
  probeTaken: () => {
    probes++;
    if (covering > 0) {
      return false;
    }
    covering = probes;
    return true;
  },
  burstEnded,
  sent,
  heard,
  linkEnded,
  check,
  gate: () => {
    if (byBursts()) {
      return waiting ? "shut" : "open";
    }
    return confirms === undefined && waiting && tries === 1 && undecidedMs < firstMs ? "shut" : "bounded";
  },
  canTell: () => (answers > 0 ? true : confirms),
};

/** Only the oldest era says false when it worked, and that one confirms. */
function linkOpened(success: boolean): void {
  if (confirms === undefined) {
    if (!success) {
      confirms = true;
    } else if (surelyNeverConfirms()) {
      confirmsNothing();
    }
  }
}

/** Whether "sent" tells that a burst has arrived: one at a time, then. */
function byBursts(): boolean {
  return confirms === true && !deaf && !(talks && answers > 0);
}

function burstEnded(): void {
  if (!waiting) {
    waiting = true;
    waitedMs = 0;
    undecidedMs = 0;
    heardSince = false;
    spokeSince = false;
    doubts = 0;
    hasRoom = true;
    steps = ageSteps - 1;
  }
  marked = false;
  early = false;
  if (byBursts()) {
    sys.timerStart(onMark, markMs);
  } else if (!stepping) {
    startStep();
  }
}

function sent(): void {
  confirms = true;
  hasConfirmed = true;
  told++;
  if (!waiting) {
    return;
  }
  if (!spokeSince) {
    talks = false;
  }
  if (marked || told >= tries) {
    waiting = false;
    stopTimers();
    sys.timerStart(onSettled, settleMs);
    listener.onArrived();
  } else {
    early = true;
    sys.timerStart(onMark, markMs);
  }
}

function heard(isAnswer: boolean): void {
  if (isAnswer && answers < probes) {
    answers++;
    if (covering > 0 && answers >= covering) {
      covering = 0;
      goOn(listener.onRetired());
    }
  } else {
    spokeSince = true;
  }
  // An answer swallows a "sent", too: that of what was handed over behind its empty frame.
  if (waiting && !heardSince) {
    heardSince = true;
    if (byBursts()) {
      sys.timerStart(onSwallowed, swallowedMs);
    }
  }
}

/** Something has been retired: what is left in flight begins to wait anew. */
function goOn(more: boolean): void {
  waiting = more;
  waitedMs = 0;
  undecidedMs = 0;
  heardSince = false;
  spokeSince = false;
  if (!more) {
    stopTimers();
  }
  hasRoom = listener.onRoom();
}

function linkEnded(): void {
  waiting = false;
  tries = 0;
  told = 0;
  probes = 0;
  answers = 0;
  covering = 0;
  talks = false;
  deaf = false;
  stopTimers();
  sys.timerStop(onSettled);
}

function check(periodMs: Milliseconds): string | undefined {
  if (waiting && !stepping && !byBursts()) {
    // Its timer found no memory.
    startStep();
  }
  if (!waiting || !(byBursts() || answers > 0)) {
    return undefined;
  }
  waitedMs += periodMs;
  if (waitedMs >= confirmWithinMs) {
    if (heardSince) {
      // The path works; the server has ceased to answer.
      giveUpTelling();
      return undefined;
    }
    if (!hasConfirmed) {
      // That it confirms was concluded from one answer of `send()`, which may have been a failure.
      confirms = undefined;
    }
    return "what was sent is not confirmed";
  }
  if (waitedMs % doubtMs === 0) {
    listener.onDoubt();
  }
  return undefined;
}

function stopTimers(): void {
  stepping = false;
  sys.timerStop(onMark);
  sys.timerStop(onSwallowed);
  sys.timerStop(onStep);
}

const onMark = guarded("mark", () => {
  marked = true;
  if (early) {
    listener.onDoubt();
  }
});

const onSettled = guarded("settled", () => {
  if (listener.stands()) {
    listener.onRetired();
  }
});

const onSwallowed = guarded("swallowed", () => {
  talks = talks || spokeSince;
  doubts++;
  if (answers === 0 && doubts > mostDoubts) {
    giveUpTelling();
  } else {
    sys.timerStart(onSwallowed, doubtAgainMs);
    listener.onDoubt();
  }
});

function giveUpTelling(): void {
  probes = 0;
  answers = 0;
  covering = 0;
  deaf = true;
  waitedMs = 0;
  sys.timerStop(onSettled);
  startStep();
}

function startStep(): void {
  stepping = sys.timerStart(onStep, stepMs) !== undefined;
}

const onStep = guarded("age", () => {
  stepping = false;
  if (!waiting) {
    return;
  }
  undecidedMs += stepMs;
  if (confirms === undefined && undecidedMs >= decideMs()) {
    confirmsNothing();
  }
  if (byBursts()) {
    return;
  }
  startStep();
  steps++;
  if (answers > 0) {
    // A server that has missed an empty frame stays an answer behind: the next one's covers for it.
    const lags = covering > 0 && heardSince && steps >= probeSteps;
    if (lags || (covering === 0 && (steps >= probeSteps || !hasRoom))) {
      steps = 0;
      listener.onDoubt();
    }
  } else if (confirms !== undefined && (steps >= ageSteps || !hasRoom)) {
    steps = 0;
    waiting = listener.onAged();
  }
  hasRoom = listener.onRoom();
});

function decideMs(): Milliseconds {
  if (heardSince) {
    return hasRoom ? decideHeardMs : decideHeardFullMs;
  }
  return hasRoom ? decideStandingMs : decideFullMs;
}

function confirmsNothing(): void {
  confirms = false;
  log.warn("link", "this firmware confirms nothing: without answers of the server, what is sent is taken for arrived");
}
