/**
 * The shell around the state machine: it feeds events, performs effects, and ties the paths together.
 *
 * A byte of the UART passes device/serial-port, up/packer, up/outbox, link/sending and link/transmit. A frame of the
 * server passes link/link and down/inbox on its way to the UART. An event of the link passes link/link and `feed`.
 */

// First, so that settings take effect before anything reads one.
import "../features/settings-in-force";

import { config } from "../config";
import { counts } from "../device/counts";
import { guarded } from "../device/guard";
import { openSerialPort, wantsCommands } from "../device/serial-port";
import { tickSeconds } from "../device/timer";
import { createHalfDuplex, lineHeard } from "../down/half-duplex";
import { createInbox, inboxState, uartSent, writeFrame } from "../down/inbox";
import { startCommandLines } from "../features/command-lines";
import { startControl } from "../features/control";
import { startCounters } from "../features/counters";
import { startHooks } from "../features/hooks";
import { settingsBroughtLink, startSettings } from "../features/settings";
import { startStatusLed } from "../features/status-led";
import { hooks } from "../hooks";
import { createLink, endLink, openLink } from "../link/link";
import { pump } from "../link/sending";
import { coreTakesNothing, link } from "../link/transmit";
import { openFrameBytes } from "../up/open-frame";
import { inFlightBytes, queuedBytes } from "../up/outbox";
import { createOutbox } from "../up/outbox-memory";
import { bytesCame, createPacker, heardBytes } from "../up/packer";
import { restartModule, restartOnRequest } from "./boot-record";
import { startHousekeeping } from "./housekeeping";
import { type Effect, type Event, initialState, type State, step } from "./machine";
import { startModule } from "./module";
import { cycleRadio, watchNetwork } from "./network";
import { askToo, watchdogPeriodMs } from "./watchdog";

/** A state's timer that is this late will not fire any more. */
const lateTimerMs: Milliseconds = 10000;
/**
 * A state that lasts this long beyond its timer is stuck. The gateway is also stuck when there was no housekeeping for
 * so long.
 */
const mostStuckMs: Milliseconds = 60000;
/** Frames that wait for the server must move within this time on one link, where the core's "sent" or age confirms. */
const mostStillMs: Milliseconds = 120000;

let state: State = initialState;
const events: Event[] = [];
/** An event is being taken. */
let stepping = false;
/** The last effect has not raised. */
let performed = false;

/** How long the state's timer runs, 0 without one; and for how long the state has lasted. */
let deadlineMs: Milliseconds = 0;
let stateMs: Milliseconds = 0;
/** The time since housekeeping was done. */
let neglectedMs: Milliseconds = 0;
/** For how long frames have not moved, and the bytes that were confirmed or in flight when they did. */
let stillForMs: Milliseconds = 0;
let movedBytes: Bytes = 0;

/** Starts the module and its only gateway. Never raises. Call it once, before `sys.run()`. */
export const startGateway = guarded("gateway", () => {
  startModule();
  startOneGateway();
});

/** Starts one gateway of a module that has started. Never raises. Call it once. */
export const startOneGateway = guarded("gateway", () => {
  askToo(whyStuck);
  if (config.control !== undefined) {
    guarded("control", startControl)(restartOnRequest);
  }
  if (config.runtimeSettings !== undefined) {
    startSettings(restartModule);
  }
  if (!createInbox() || !createOutbox()) {
    return;
  }
  createLink(feed);
  createPacker(pump);
  if (config.uart.rs485) {
    createHalfDuplex(heardBytes, writeFrame);
  }
  if (hooks.start !== undefined) {
    startHooks();
  }
  if (config.uart.rs485) {
    guarded("uart", openSerialPort)(guarded("uart", bytesCameOnRs485), uartSent);
  } else {
    guarded("uart", openSerialPort)(bytesCame, sentOrQuiet);
  }
  if (wantsCommands) {
    guarded("commands", startCommandLines)(restartOnRequest);
  }
  startHousekeeping(feed, onTick);
  if (config.counters !== undefined) {
    startCounters(config.counters.everySeconds);
  }
  if (config.statusLed !== undefined) {
    guarded("led", startStatusLed)(() => state.name);
  }
  feed("boot");
  watchNetwork(feed);
});

/** While nothing is on its way out, "sent" announces a quiet line without bytes: a look has read them. */
function sentOrQuiet(): void {
  if (inboxState === "sending") {
    uartSent();
  } else if (openFrameBytes > 0) {
    bytesCame();
  }
}

function bytesCameOnRs485(): void {
  bytesCame();
  lineHeard();
}

/** Events that come while an effect is performed wait for their turn. */
function feed(event: Event): void {
  events.push(event);
  takeWaiting();
}

function takeWaiting(): void {
  if (!stepping) {
    stepping = true;
    takeEvents();
    stepping = false;
  }
}

/**
 * Guarded on its own: an error must not block `feed` forever. If memory is short, the event stays in the queue for the
 * next time.
 */
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
      stillForMs = 0;
      pcall(log.info, "gateway", before, "->", state.name, event);
      if (config.runtimeSettings !== undefined && state.name === "online") {
        settingsBroughtLink();
      }
    }
    for (const effect of next.effects) {
      performed = false;
      perform(effect);
      if (!performed) {
        // Whatever raised has left garbage: collecting it may end the shortage. Each effect can be repeated.
        collectgarbage();
        perform(effect);
      }
    }
  }
});

const perform = guarded("gateway", (effect: Effect) => {
  if (effect.kind === "open-link") {
    openLink();
  } else if (effect.kind === "close-link") {
    endLink(false);
  } else if (effect.kind === "timer") {
    deadlineMs = effect.jitter ? effect.ms - math.random(0, floorDivide(effect.ms, 2)) : effect.ms;
    stateMs = 0;
    sys.timerStart(onTimeout, deadlineMs);
  } else if (effect.kind === "cycle-radio") {
    cycleRadio();
  } else {
    restartModule("no network for too long");
  }
  performed = true;
});

const onTimeout = guarded("gateway", () => feed("timeout"));

/** The last part of housekeeping: makes up for what short memory or a full message queue of the core has lost. */
const onTick = guarded("gateway", () => {
  neglectedMs = 0;
  stateMs += tickSeconds * 1000;
  takeWaiting();
  if ((state.name === "online" || state.name === "connecting") && link.client === undefined) {
    feed("closed");
  }
  if (deadlineMs > 0 && stateMs - deadlineMs > lateTimerMs) {
    feed("timeout");
  }
});

/** The watchdog's question, asked every `watchdogPeriodMs`. Only an online link may go without a timer. */
function whyStuck(): string | undefined {
  neglectedMs += watchdogPeriodMs;
  if (neglectedMs > mostStuckMs) {
    return "housekeeping is not done";
  }
  if ((deadlineMs > 0 || state.name !== "online") && stateMs - deadlineMs > mostStuckMs) {
    return `${state.name} has not ended`;
  }
  // src/link/ ends a link on which nothing is confirmed. src/control/faults.ts handles a core without memory.
  const moved = counts.confirmed + inFlightBytes;
  const waits =
    config.delivery === "core" && state.name === "online" && queuedBytes > 0 && coreTakesNothing() === false;
  stillForMs = waits && moved === movedBytes ? stillForMs + watchdogPeriodMs : 0;
  movedBytes = moved;
  if (stillForMs > mostStillMs) {
    return "the outbox does not move";
  }
  return undefined;
}
