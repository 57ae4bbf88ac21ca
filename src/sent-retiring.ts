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
 * **The answer** to an empty frame says more: the server's program has read all that went before. Where the server
 * answers, and "sent" is missing, swallowed, or too slow for what waits, bursts need not wait for each other: an empty
 * frame goes out now and then.
 *
 * **Age** says less: the link stood for a second, or for a fifth of one while there is little room. What dies unnoticed
 * with its link counts as arrived. That is all there is on firmware that never says "sent", and on one whose server always
 * talks, when the server does not answer.
 */

import { config } from "./config";
import { confirms, confirmsNothing, hasConfirmed, hasSaidSent } from "./firmware";
import { guarded } from "./guard";
import { capacityBytes, framesEnd, nextFrame, outboxCounts } from "./outbox";
import type { Holds } from "./retiring";
import { makeTimer, startTimer, stopTimer } from "./timer";
import { link, linkStands, markLink, retireMarked, transmitProbe } from "./transmit";

export type Held = Holds<typeof import("./sent-retiring")>;

/** Longer than the firmware takes from seeing the last acknowledgement to posting its message. */
const markMs: Milliseconds = 5;
/** A dying link's "disconnect" is behind its "sent" by then. */
const settleMs: Milliseconds = 2;

/**
 * While something is not retired, it is looked at this often: always, where it is not "sent" alone that is waited for;
 * else when something was received, or it has waited for seconds.
 */
const stepMs: Milliseconds = 100;
/** Something was received: a "sent" that was not swallowed comes within so many steps; later ones are given more. */
const swallowedSteps = 3;
const doubtAgainSteps = 10;
/** So many empty frames brought nothing, while the server went on talking, and what is in flight had its time. */
const mostDoubts = 2;
/** So often an empty frame asks for an answer. */
const probeSteps = 8;
/** What was in flight at one count is retired at the next, where age decides. */
const ageSteps = 10;
/** Either, while there is little room. */
const leastSteps = 2;
/** What was still waited for at the second check was slow: a way that is, gets a burst at a time until one arrives soon. */
const slowChecks = 2;

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
const confirmWithinMs: Milliseconds = 35000;

/** Sends what waits. */
let pump: (this: void) => void;

/**
 * More than a burst may be in flight up to here, where that has been seen to arrive soon: twice what was retired soon. It
 * holds for all links: a way that is slow must not have to show it on each.
 */
let windowBytes: Bytes = 4194304;

/** A timer will show that the frame is surely older than what comes behind it; and a "sent" came before that; it has. */
const noMark = 0;
const marking = 1;
const markingEarly = 2;
const marked = 3;

/** Of a link. */
const now = {
  /** Empty frames that were taken, and answers. */
  probes: 0,
  answers: 0,
  /** The empty frame whose answer is waited for: its number, or 0. */
  covering: 0,
  /**
   * Answers, as soon as there are any, tell more than "sent": the server speaks before that comes, or more waits than one
   * burst at a time carries.
   */
  byAnswers: false,
  /**
   * There are; or the server speaks so much that no "sent" ever came, which holds for the link. Else, where the firmware
   * confirms, "sent" tells that a burst has arrived: one at a time, then.
   */
  pastSent: false,
  /** Something handed over is not retired: for how long, for how many checks, and whether something was heard since. */
  waiting: false,
  waitedMs: 0 as Milliseconds,
  checks: 0,
  heardSince: false,
  /** Among it was more than answers to empty frames. */
  spokeSince: false,
  /** A timer runs; and how often it has since something was done about what waits. */
  stepping: false,
  steps: 0,
  doubts: 0,
  /** Of the frame that was handed over last. */
  mark: noMark,
  /** A "sent" has told that what was marked has arrived, unless the link is dying: the mark must stay where it is. */
  settling: false,
};

/** To be called once, first of all. `pumpLink` sends what waits. */
export function start(pumpLink: (this: void) => void): void {
  pump = pumpLink;
}

/** A link starts or has ended: nothing that was handed over before counts any more. Timers that run have lost their meaning. */
export function reset(): void {
  giveUpTelling();
  now.pastSent = false;
  now.waiting = false;
  now.stepping = false;
  now.mark = noMark;
}

/** Sends an empty frame at once, past the gate, if a link is open. Returns whether the firmware took it. */
export function probe(): boolean {
  const taken = transmitProbe();
  if (taken) {
    now.probes++;
    now.steps = 0;
    if (now.covering === 0 && !now.settling) {
      now.covering = now.probes;
      markLink();
    }
  }
  return taken;
}

/** All that may go now was handed over: one frame was taken, or more. */
export function burstEnded(): void {
  if (!now.waiting) {
    now.waiting = true;
    now.doubts = 0;
    now.steps = ageSteps - 1;
    now.waitedMs = 0;
    now.checks = 0;
    now.heardSince = false;
    now.spokeSince = false;
  }
  // What marks an earlier frame would say too much.
  now.mark = noMark;
  if (confirms !== true || now.pastSent) {
    startStep();
  } else if (link.untold > 1) {
    now.mark = marking;
    sys.timerStart(onMark, markMs);
  }
}

/** The firmware's "sent". */
export function sent(): void {
  if (!hasConfirmed) {
    hasSaidSent();
  }
  link.untold--;
  if (now.byAnswers && !now.spokeSince) {
    now.byAnswers = false;
    now.pastSent = false;
  }
  if (!now.waiting) {
    return;
  }
  if (now.mark === marked || link.untold <= 0) {
    now.settling = startTimer(settleTimer, settleMs) === 1;
    if (now.settling) {
      now.waiting = false;
      now.mark = noMark;
      widen(outboxCounts.inFlight);
      markLink();
    }
  } else if (!now.pastSent) {
    now.mark = markingEarly;
    sys.timerStart(onMark, markMs);
  }
}

/** Something was received, perhaps an empty frame. Returns whether that answers one of ours. */
export function heard(isEmpty: boolean): boolean {
  const isAnswer = isEmpty && now.answers < now.probes;
  if (isAnswer) {
    now.answers++;
    now.pastSent = now.pastSent || now.byAnswers;
    if (now.covering > 0 && now.answers >= now.covering) {
      now.covering = 0;
      if (!now.settling) {
        retire();
        // Something waits for answers: it asks for the next one itself, at its end.
        link.probeDue = link.probeDue || nextFrame !== framesEnd;
        pump();
      }
    }
  } else {
    now.spokeSince = true;
  }
  // An answer swallows a "sent", too: that of what was handed over behind its empty frame.
  if (now.waiting && !now.heardSince) {
    now.heardSince = true;
    if (confirms === true && !now.pastSent) {
      now.steps = 0;
      startStep();
    }
  }
  return isAnswer;
}

/** To be called regularly while a link is open. Returns why the link must be taken for dead, or undefined. */
export function check(): string | undefined {
  if (!now.waiting) {
    return undefined;
  }
  // Something waits for long; or its timer found no memory, or its message no place. One that runs is replaced.
  now.stepping = false;
  startStep();
  now.checks++;
  if (now.checks >= slowChecks) {
    windowBytes = 0;
  }
  if (now.waitedMs < confirmWithinMs || !(now.answers > 0 || (confirms && !now.pastSent))) {
    return undefined;
  }
  if (now.heardSince) {
    // The path works; the server has ceased to answer.
    giveUpTelling();
    return undefined;
  }
  return "what was sent is not confirmed";
}

/** How many bytes of data may be handed over now: none where it is not above 0. */
export function gate(): Bytes {
  const burst = config.outbox.burstBytes;
  let most = capacityBytes;
  if (confirms === undefined) {
    if (now.waiting && link.untold === 1 && now.waitedMs < firstMs) {
      return 0;
    }
  } else {
    if (confirms && !now.pastSent && now.waiting) {
      if (now.answers === 0 || outboxCounts.queued <= burst) {
        return 0;
      }
      // One burst at a time does not keep up on a way that is so long.
      now.byAnswers = true;
      now.pastSent = true;
      startStep();
    }
    most = windowBytes < burst ? burst : windowBytes;
    if (confirms && !now.pastSent) {
      // What settles is as good as retired.
      return most < 2 * burst ? most : 2 * burst;
    }
  }
  return math.min(most, floorDivide(3 * capacityBytes, 4)) - outboxCounts.inFlight;
}

/** Whether this link can tell that something has arrived: undefined until that is known. */
export function canTell(): boolean | undefined {
  return now.answers > 0 || confirms;
}

/** What was marked has arrived; what is left waits anew. */
function retire(): void {
  widen(retireMarked());
  now.waiting = outboxCounts.inFlight > 0;
  now.waitedMs = 0;
  now.checks = 0;
  now.heardSince = false;
  now.spokeSince = false;
}

/** So much has arrived. */
function widen(bytes: Bytes): void {
  if (windowBytes < 2 * bytes && now.checks < slowChecks) {
    windowBytes = 2 * bytes;
  }
}

const onMark = guarded("link", () => {
  const isEarly = now.mark === markingEarly;
  if (isEarly || now.mark === marking) {
    now.mark = marked;
  }
  if (isEarly) {
    probe();
  }
});

const onSettled = guarded("link", () => {
  stopTimer(settleTimer);
  if (now.settling && linkStands()) {
    now.settling = false;
    retireMarked();
    if (nextFrame !== framesEnd && !now.waiting) {
      // With little memory to spare, what settles had to be gone first.
      pump();
    }
  }
});

const settleTimer = makeTimer(onSettled);

function giveUpTelling(): void {
  now.settling = false;
  now.probes = 0;
  now.answers = 0;
  now.covering = 0;
  now.byAnswers = false;
  now.pastSent = true;
  now.waitedMs = 0;
}

function startStep(): void {
  if (!now.stepping) {
    now.stepping = startTimer(stepTimer, stepMs) === 1;
  }
}

const onStep = guarded("link", () => {
  stopTimer(stepTimer);
  now.stepping = false;
  if (!now.waiting) {
    return;
  }
  const answers = now.answers;
  const heardSince = now.heardSince;
  // A quarter of the outbox is little enough to take time.
  const crowded = 4 * (outboxCounts.inFlight + outboxCounts.queued) > capacityBytes;
  now.waitedMs += stepMs;
  now.steps++;
  const steps = now.steps;
  const waitedMs = now.waitedMs;
  const bursts = confirms === true && !now.pastSent;
  if (!bursts || heardSince || now.doubts > 0 || now.checks > 0) {
    startStep();
  }
  if (confirms === undefined) {
    const limitMs = heardSince
      ? crowded
        ? decideHeardFullMs
        : decideHeardMs
      : crowded
        ? decideFullMs
        : decideStandingMs;
    if (waitedMs >= limitMs) {
      confirmsNothing();
    }
  }
  let doubts = (bursts || answers > 0) && waitedMs % doubtMs === 0;
  if (bursts) {
    if (heardSince && steps >= (now.doubts === 0 ? swallowedSteps : doubtAgainSteps)) {
      if (now.spokeSince) {
        now.byAnswers = true;
        now.pastSent = answers > 0;
      }
      now.doubts++;
      now.heardSince = false;
      doubts = answers > 0 || now.doubts <= mostDoubts || waitedMs < outboxCounts.inFlight;
      if (!doubts) {
        giveUpTelling();
      }
    }
  } else if (answers > 0) {
    // A server that has missed an empty frame stays an answer behind: the next one's covers for it.
    const urgent = crowded && now.covering === 0;
    const due = steps >= (urgent ? leastSteps : probeSteps) && (now.covering === 0 || heardSince);
    doubts = doubts || due;
  } else if (!now.settling && confirms !== undefined && steps >= (crowded ? leastSteps : ageSteps)) {
    now.steps = 0;
    // An answer to come would be taken for one that covers what is marked now.
    now.covering = 0;
    if (linkStands()) {
      retire();
    }
    markLink();
  }
  if (doubts) {
    probe();
  }
  if (!bursts) {
    pump();
  }
});

const stepTimer = makeTimer(onStep);
