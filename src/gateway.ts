/** The shell around the state machine: it feeds events, performs effects, and ties the two paths together. */

import { bringUpBoard, feedPeriodMs } from "./board";
import { countRun, readBootRecord, recordRestart } from "./boot-record";
import { mendConfig } from "./check-config";
import { config } from "./config";
import { guarded } from "./guard";
import { createInbox, inboxCounts, resumeInbox } from "./inbox";
import { checkLink, closeLink, createLink, openLink } from "./link";
import { type Effect, type Event, initialState, type State, step } from "./machine";
import { claimMemory } from "./memory";
import { cycleRadio, watchNetwork } from "./network";
import { createOutbox, halveOutbox, openFrameBytes, outboxCounts } from "./outbox";
import { openSerialPort } from "./serial-port";
import { answerCounts } from "./transmit";

/** When the state's timer should have fired long ago, something is stuck. */
const deadlineGraceMs: Milliseconds = 60000;
/** A state's timer that is so late does not come any more. */
const lateTimerMs: Milliseconds = 10000;
/** An outbox that is not empty must move within this time on an online link. */
const stuckLimitMs: Milliseconds = 120000;
/** Small frames must not make the staging buffer small: what is dropped is read into it. */
const leastStagingBytes: Bytes = 512;

let state: State = initialState;
const events: Event[] = [];
let stepping = false;

let deadlineMs: Milliseconds = 0;
let stateMs: Milliseconds = 0;
let stuckMs: Milliseconds = 0;
let lastHandedOver: Bytes = 0;

/** Starts the gateway. Never raises. Call it once, before `sys.run()`. */
export const startGateway = guarded("gateway", () => {
  log.info("gateway", PROJECT, VERSION, "build", BUILD, "on", rtos.bsp());
  mendConfig();
  readBootRecord();
  // A setting of the wrong kind must keep neither from what comes behind it.
  guarded("board", bringUpBoard)(whyStuck);
  const frameBytes = math.max(config.packing.maximumBytes, leastStagingBytes);
  const staging = claimMemory("gateway", frameBytes, leastStagingBytes);
  if (!staging || !createInbox() || !createOutbox(staging)) {
    return;
  }
  createLink(feed);
  guarded("uart", openSerialPort)();
  feed("boot");
  watchNetwork(feed);
});

let reportedUp: Bytes = 0;
let reportedDown: Bytes = 0;
let reportedAnswers = 0;

/** What is looked at each `feedPeriodMs`. However much is lost, there is one line for each way. */
const look = guarded("gateway", () => {
  const reason = checkLink();
  if (reason !== undefined) {
    log.warn("link", reason);
    feed("silent");
  }
  resumeInbox();
  const up = outboxCounts.dropped - outboxCounts.givenUp;
  if (up !== reportedUp) {
    log.warn("outbox", "full:", up - reportedUp, "bytes dropped,", up, "since boot");
    reportedUp = up;
  }
  const dropped = inboxCounts.dropped;
  if (dropped !== reportedDown) {
    log.warn("inbox", "full:", dropped - reportedDown, "bytes dropped,", dropped, "since boot");
    reportedDown = dropped;
  }
  const lost = answerCounts.lost;
  if (lost !== reportedAnswers) {
    log.warn("link", lost - reportedAnswers, "answers of our own were lost,", lost, "since boot");
    reportedAnswers = lost;
  }
  countRun(feedPeriodMs);
});

/** Events that come while an effect is being performed wait for their turn. */
function feed(event: Event): void {
  events.push(event);
  if (!stepping) {
    stepping = true;
    takeEvents();
    stepping = false;
  }
}

/** Guarded by itself: `feed` must not be left waiting for ever. An event that finds no memory stays for the next time. */
const takeEvents = guarded("gateway", () => {
  while (events.length > 0) {
    const event = events[0] as Event;
    const before = state.name;
    const next = step(state, event);
    table.remove(events, 1);
    if (event === "timeout") {
      deadlineMs = 0;
    }
    state = next.state;
    if (state.name !== before) {
      stateMs = 0;
      stuckMs = 0;
      pcall(log.info, "gateway", before, "->", state.name, event);
    }
    for (const effect of next.effects) {
      performed = false;
      perform(effect);
      if (!performed) {
        // Short memory may be over: what raised has left garbage. Each effect can be repeated.
        collectgarbage();
        perform(effect);
      }
    }
  }
});

let performed = false;

const perform = guarded("gateway", (effect: Effect) => {
  if (effect.kind === "open-link") {
    openLink();
  } else if (effect.kind === "close-link") {
    closeLink();
  } else if (effect.kind === "timer") {
    deadlineMs = effect.jitter ? effect.ms - math.random(0, floorDivide(effect.ms, 2)) : effect.ms;
    stateMs = 0;
    sys.timerStart(onTimeout, deadlineMs);
  } else if (effect.kind === "halve-outbox") {
    halveOutbox();
  } else if (effect.kind === "cycle-radio") {
    cycleRadio();
  } else {
    const reason = "no network for too long";
    log.error("gateway", "restart:", reason);
    recordRestart(reason);
    rtos.reboot();
  }
  performed = true;
});

const onTimeout = guarded("gateway", () => feed("timeout"));

/**
 * Asked each `feedPeriodMs`, it looks after the link first. Says what is stuck: a state past its deadline, or an outbox
 * that does not move while the link is online.
 */
function whyStuck(): string | undefined {
  look();
  stateMs += feedPeriodMs;
  if (deadlineMs > 0 && stateMs - deadlineMs > lateTimerMs) {
    // The timer found no memory, or its message no place in the queue.
    feed("timeout");
  }
  // Only a link that is open may go without a timer.
  const isOnline = state.name === "online";
  if ((deadlineMs > 0 || !isOnline) && stateMs - deadlineMs > deadlineGraceMs) {
    return `${state.name} has not ended`;
  }
  // A burst in flight that nothing confirms is the liveness check's: here counts what does not even leave.
  const handedOver = outboxCounts.confirmed + outboxCounts.inFlight;
  if (!isOnline || outboxCounts.queued <= openFrameBytes || handedOver !== lastHandedOver) {
    lastHandedOver = handedOver;
    stuckMs = 0;
    return undefined;
  }
  stuckMs += feedPeriodMs;
  return stuckMs > stuckLimitMs ? "the outbox does not move" : undefined;
}
