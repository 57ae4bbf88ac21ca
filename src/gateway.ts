/** The shell around the state machine: it feeds events, performs effects, and ties the two paths together. */

import { bringUpBoard, feedPeriodMs } from "./board";
import { readBootRecord, recordRestart } from "./boot-record";
import { mendConfig } from "./check-config";
import type { Config } from "./config-type";
import { guarded } from "./guard";
import { createInbox, inboxCounts, pushToInbox, resumeInbox, uartSent } from "./inbox";
import { answerCounts, checkLink, checkPeriodMs, closeLink, createLink, openLink, pumpLink, sendAnswer } from "./link";
import { type Effect, type Event, initialState, type State, type StateName, step } from "./machine";
import { claimMemory } from "./memory";
import { cycleRadio, watchNetwork } from "./network";
import { createOutbox, droppedByOverflow, halveOutbox, hasQueuedFrame, outboxCounts } from "./outbox";
import { createPacker, drainUart } from "./packer";
import { sentRetiring } from "./sent-retiring";
import { openSerialPort } from "./serial-port";

let state: State = initialState;
const events: Event[] = [];
let stepping = false;

/** When the state's timer should have fired long ago, something is stuck. */
const deadlineGraceMs: Milliseconds = 60000;
/** A state's timer that is so late does not come any more. */
const lateTimerMs: Milliseconds = 10000;
let deadlineMs: Milliseconds = 0;
let stateMs: Milliseconds = 0;
/** An outbox that is not empty must move within this time on an online link. */
const stuckLimitMs: Milliseconds = 120000;
let stuckMs: Milliseconds = 0;
let lastHandedOver: Bytes = 0;

let giveMemoryBack: (this: void) => void;

/** The outbox moves its bytes by way of the staging buffer: not byte by byte, when frames are small. */
const leastStagingBytes: Bytes = 512;

/** Starts the gateway. Call it once, before `sys.run()`. */
export function startGateway(config: Config): void {
  log.info("gateway", PROJECT, VERSION, "build", BUILD, "on", rtos.bsp());
  mendConfig(config);
  readBootRecord();
  bringUpBoard(config, whyStuck);
  const { sizeBytes, overflow } = config.outbox;
  const { packing } = config;
  const frameBytes = packing.maximumBytes < leastStagingBytes ? leastStagingBytes : packing.maximumBytes;
  const staging = claimMemory("gateway", frameBytes, leastStagingBytes);
  if (!staging || !createInbox(config)) {
    return;
  }
  const mostBytes = createOutbox(sizeBytes, overflow, packing.delimiter.length);
  if (mostBytes === 0) {
    return;
  }
  packing.maximumBytes = math.min(packing.maximumBytes, mostBytes, staging.len());
  giveMemoryBack = () => halveOutbox(packing.maximumBytes, staging);
  createLink(config, staging, sentRetiring, {
    onOpened: () => feed("opened"),
    onClosed: (reason) => {
      log.warn("link", reason);
      feed("closed");
    },
    onReceived: pushToInbox,
  });
  createPacker(config, staging, { onFrames: pumpLink, onEcho: answerEcho });
  openSerialPort(config, drainUart, uartSent);
  sys.timerLoopStart(
    guarded("liveness", () => {
      const reason = checkLink();
      if (reason !== undefined) {
        log.warn("link", reason);
        feed("silent");
      }
      resumeInbox();
      reportDrops();
    }),
    checkPeriodMs,
  );
  feed("boot");
  watchNetwork((up) => feed(up ? "network-up" : "network-down"));
}

let reportedUp: Bytes = 0;
let reportedDown: Bytes = 0;
let reportedAnswers = 0;

/** One line for each way and check period, however much is lost. */
function reportDrops(): void {
  const up = droppedByOverflow();
  if (up !== reportedUp) {
    log.warn("outbox", "full:", up - reportedUp, "bytes dropped,", up, "since boot");
    reportedUp = up;
  }
  const down = inboxCounts().dropped;
  if (down !== reportedDown) {
    log.warn("inbox", "full:", down - reportedDown, "bytes dropped,", down, "since boot");
    reportedDown = down;
  }
  const { lost } = answerCounts();
  if (lost !== reportedAnswers) {
    log.warn("link", lost - reportedAnswers, "answers of our own were lost,", lost, "since boot");
    reportedAnswers = lost;
  }
}

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
const takeEvents = guarded("event", () => {
  while (events.length > 0) {
    const next = events[0] as Event;
    const { state: after, effects } = step(state, next);
    table.remove(events, 1);
    if (next === "timeout") {
      deadlineMs = 0;
    }
    const { name } = state;
    state = after;
    if (after.name !== name) {
      stateMs = 0;
      stuckMs = 0;
      logChange(name, next);
    }
    for (const effect of effects) {
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

const logChange = guarded("log", (before: StateName, event: Event) => {
  log.info("gateway", before, "->", state.name, event);
});

let performed = false;

const perform = guarded("effect", (effect: Effect) => {
  if (effect.kind === "open-link") {
    openLink();
  } else if (effect.kind === "close-link") {
    closeLink();
  } else if (effect.kind === "timer") {
    startStateTimer(effect.jitter ? effect.ms - math.random(0, floorDivide(effect.ms, 2)) : effect.ms);
  } else if (effect.kind === "halve-outbox") {
    giveMemoryBack();
  } else if (effect.kind === "cycle-radio") {
    cycleRadio();
  } else {
    log.error("gateway", "no network for too long: restart");
    recordRestart("no network for too long");
    rtos.reboot();
  }
  performed = true;
});

function startStateTimer(delayMs: Milliseconds): void {
  deadlineMs = delayMs;
  stateMs = 0;
  sys.timerStart(onTimeout, delayMs);
}

const onTimeout = guarded("state timer", () => feed("timeout"));

/** The packet "echo" asks for the tutorial's message to the server. Written out, so that its order is always the same. */
function answerEcho(): void {
  const [time] = json.encode(os.date());
  sendAnswer(`{"action":"echo","msg":${time}}`);
}

/** Asked each `feedPeriodMs`: a state past its deadline, or an outbox that does not move while the link is online. */
function whyStuck(): string | undefined {
  stateMs += feedPeriodMs;
  if (deadlineMs > 0 && stateMs > deadlineMs + lateTimerMs) {
    // The timer found no memory, or its message no place in the queue.
    feed("timeout");
  }
  // Only a link that is open may go without a timer.
  if ((deadlineMs > 0 || state.name !== "online") && stateMs > deadlineMs + deadlineGraceMs) {
    return `${state.name} has not ended`;
  }
  // A burst in flight that nothing confirms is the liveness check's: here counts what does not even leave.
  const { confirmed, inFlight } = outboxCounts();
  const handedOver = confirmed + inFlight;
  if (state.name !== "online" || !hasQueuedFrame() || handedOver !== lastHandedOver) {
    lastHandedOver = handedOver;
    stuckMs = 0;
    return undefined;
  }
  stuckMs += feedPeriodMs;
  return stuckMs > stuckLimitMs ? "the outbox does not move" : undefined;
}
