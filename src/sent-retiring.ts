/**
 * Retires a burst when the firmware says "sent", or by its age on a firmware that never says it.
 *
 * "sent" is posted when all TCP bytes of the link are acknowledged, as long as it was posted less often than frames were
 * sent. It names no frame. A burst may bring more than one, when the network empties between two of its frames, and one
 * that was posted before the burst's last frame says nothing of that frame. So a "sent" counts for the whole burst
 * - when it comes behind a mark: messages arrive in the order in which they were posted, and the mark, a timer, was
 *   started after the last frame. On a mobile network each "sent" takes longer than the mark;
 * - or when there were as many as frames: then the last frame had its own.
 * When one came before the mark it may have been the last: an empty frame then brings another.
 *
 * What that promises: the peer's TCP has the bytes, not that its program read them. By age it promises less: the link
 * stood for a second after the bytes were handed over. What is lost with a link that dies unnoticed counts as arrived.
 */

import { surelyNeverConfirms } from "./firmware-era";
import { guarded } from "./guard";
import type { Retiring, RetiringEvents } from "./retiring";

/** Longer than the firmware takes from seeing the last acknowledgement to posting its message. */
const markMs: Milliseconds = 5;
/** Where "sent" never comes, a burst counts as arrived after this long. */
const ageMs: Milliseconds = 1000;
/** The first frame of an unknown firmware has this long to be confirmed before others follow. */
const firstAgeMs: Milliseconds = 5000;
/**
 * When an unknown firmware that has confirmed nothing is taken for one that never will: something was received for so
 * long, so the path works; nothing was, and there is no room to keep more; the link still stands though TCP would have
 * given it up.
 */
const decideHeardMs: Milliseconds = 15000;
const decideFullMs: Milliseconds = 60000;
const decideStandingMs: Milliseconds = 660000;
/** The firmware's message queue may have been full when it said "sent": it is brought to say it again. */
const doubtMs: Milliseconds = 10000;
const confirmWithinMs: Milliseconds = 40000;

let listener: RetiringEvents;

/** Whether this firmware says "sent", in all its links: as far as is known, and whether it has done so. */
let confirms: boolean | undefined;
let hasConfirmed = false;

/** On this link: calls of `send()`, and what the firmware has told. */
let tries = 0;
let told = 0;

/** Something handed over is not retired: for how long, and what was heard since. */
let waiting = false;
let waitedMs: Milliseconds = 0;
let undecidedMs: Milliseconds = 0;
let heardSince = false;
/** The only frame that was handed over has arrived: its "sent" is due at once. */
let overdue = false;
let hasRoom = true;
/** Of the burst that was handed over last. */
let marked = false;
let early = false;

export const sentRetiring: Retiring = {
  listen: (events) => {
    listener = events;
  },
  linkOpened,
  frameTried: () => {
    tries++;
  },
  burstEnded,
  sent,
  heard,
  linkEnded,
  check,
  canTell: () => confirms,
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

function burstEnded(): void {
  if (!waiting) {
    waiting = true;
    waitedMs = 0;
    undecidedMs = 0;
    heardSince = false;
    overdue = false;
    hasRoom = true;
  }
  marked = false;
  early = false;
  if (confirms !== false) {
    sys.timerStart(onMark, markMs);
  }
  if (confirms !== true) {
    startAge(confirms === undefined && tries === 1 ? firstAgeMs : ageMs);
  }
}

function heard(isAnswer: boolean): void {
  heardSince = true;
  if (isAnswer && tries === 1 && waiting && confirms === undefined) {
    overdue = true;
    startAge(ageMs);
  }
}

function sent(): void {
  confirms = true;
  hasConfirmed = true;
  told++;
  if (!waiting) {
    return;
  }
  if (marked || told >= tries) {
    retire();
  } else {
    early = true;
  }
}

function linkEnded(): void {
  waiting = false;
  tries = 0;
  told = 0;
  stopTimers();
}

function check(periodMs: Milliseconds): string | undefined {
  if (!waiting || confirms !== true) {
    return undefined;
  }
  waitedMs += periodMs;
  if (waitedMs >= confirmWithinMs) {
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

function retire(): void {
  waiting = false;
  stopTimers();
  listener.onRetired();
}

function stopTimers(): void {
  sys.timerStop(onMark);
  sys.timerStop(onAge);
}

const onMark = guarded("mark", () => {
  marked = true;
  if (early) {
    listener.onDoubt();
  }
});

let ageTimerMs: Milliseconds = 0;

function startAge(ms: Milliseconds): void {
  ageTimerMs = ms;
  sys.timerStart(onAge, ms);
}

const onAge = guarded("age", () => {
  undecidedMs += ageTimerMs;
  if (confirms === undefined && mustDecide()) {
    confirmsNothing();
  }
  if (confirms === false) {
    retire();
  } else if (confirms === undefined) {
    startAge(ageMs);
    hasRoom = listener.onUndecided();
  }
});

function mustDecide(): boolean {
  const limitMs = heardSince ? decideHeardMs : hasRoom ? decideStandingMs : decideFullMs;
  return overdue || undecidedMs >= limitMs;
}

function confirmsNothing(): void {
  confirms = false;
  log.warn("link", "this firmware confirms nothing: what is sent counts as arrived after", ageMs, "ms");
}
