/**
 * The control path as a pure state machine: plain data in, plain data out, no call of LuatOS.
 * The shell (gateway.ts) feeds it events and performs its effects.
 */

/**
 * - `waiting-network`: no IP address. Ends with one, or climbs the ladder: a new link, flight mode, a restart.
 * - `connecting`: a link is being opened. Ends with `opened`, `closed` or the handshake timeout.
 * - `online`: a link is open. Ends with `closed`, `silent` or the loss of the network.
 * - `backing-off`: waits before the next attempt. Ends with its timer.
 */
export type StateName = "waiting-network" | "connecting" | "online" | "backing-off";

export interface State {
  name: StateName;
  /** Whether there is an IP address, as far as the firmware said. */
  network: boolean;
  /** Attempts and links that failed in a row, without a stable minute in between. */
  failures: number;
  /** Rungs of the ladder that were climbed since the last link was open. */
  rung: number;
}

/**
 * - `boot`: the first event.
 * - `network-up`, `network-down`: an IP address was won or lost.
 * - `opened`, `closed`: the handshake is done; the link has ended or could not be made.
 * - `silent`: the liveness check has condemned the link.
 * - `timeout`: the state's timer has run out.
 */
export type Event = "boot" | "network-up" | "network-down" | "opened" | "closed" | "silent" | "timeout";

/**
 * - `open-link`, `close-link`: what they say. Closing ends every event of that link.
 * - `timer`: replaces the state's timer; with `jitter` it runs out a random part earlier. 0 ms stops it.
 * - `halve-outbox`: no link could be made, again and again: the firmware may want the memory.
 * - `cycle-radio`: flight mode on and off, where the module can.
 * - `restart-module`: the last rung.
 */
export type Effect =
  | { kind: "open-link" }
  | { kind: "close-link" }
  | { kind: "timer"; ms: Milliseconds; jitter: boolean }
  | { kind: "halve-outbox" }
  | { kind: "cycle-radio" }
  | { kind: "restart-module" };

/** How long each state may last. */
export const limits = {
  handshakeMs: 30000,
  stableMs: 60000,
  backoffFirstMs: 1000,
  backoffMostMs: 60000,
  /** The ladder of `waiting-network`: how long to wait before each rung. */
  newLinkMs: 60000,
  cycleRadioMs: 180000,
  restartMs: 600000,
};

/** Each time that so many attempts have failed in a row, the outbox gives memory back. */
export const failuresToHalve = 8;

/** The state before the `boot` event. */
export const initialState: State = { name: "waiting-network", network: false, failures: 0, rung: 0 };

/** What a step gives: the state after it, and what is to be done, in order. */
export interface Step {
  state: State;
  effects: Effect[];
}

/** One step. Never changes its arguments. An event that means nothing in a state changes nothing. */
export function step(state: State, event: Event): Step {
  if (event === "network-up" && state.name !== "waiting-network") {
    return { state: changed(state, state.name, true), effects: [] };
  }
  if (event === "network-down" && state.name !== "waiting-network") {
    const offline = changed(state, state.name, false);
    return waitForNetwork(offline, state.name === "backing-off" ? [] : [{ kind: "close-link" }]);
  }
  if (state.name === "waiting-network") {
    return whileWaiting(state, event);
  }
  if (state.name === "connecting") {
    return whileConnecting(state, event);
  }
  if (state.name === "online") {
    return whileOnline(state, event);
  }
  return event === "timeout" ? connect(state) : stay(state);
}

function whileWaiting(state: State, event: Event): Step {
  if (event === "boot") {
    return waitForNetwork(state, []);
  }
  if (event === "network-up") {
    return connect({ name: state.name, network: true, failures: state.failures, rung: 0 });
  }
  return event === "timeout" ? climb(state) : stay(state);
}

function whileConnecting(state: State, event: Event): Step {
  if (event === "opened") {
    // A link that opens proves that there is an address, whatever was heard of one.
    const online: State = { name: "online", network: true, failures: state.failures, rung: 0 };
    return { state: online, effects: [{ kind: "timer", ms: limits.stableMs, jitter: false }] };
  }
  if (event !== "closed" && event !== "timeout") {
    return stay(state);
  }
  const failed = fail(state);
  if (state.network && failed.state.failures % failuresToHalve === 0) {
    failed.effects.push({ kind: "halve-outbox" });
  }
  return failed;
}

function whileOnline(state: State, event: Event): Step {
  if (event === "timeout") {
    return stay({ name: "online", network: state.network, failures: 0, rung: 0 });
  }
  return event === "closed" || event === "silent" ? fail(state) : stay(state);
}

function stay(state: State): Step {
  return { state, effects: [] };
}

function connect(state: State): Step {
  return {
    state: changed(state, "connecting", state.network),
    effects: [{ kind: "open-link" }, { kind: "timer", ms: limits.handshakeMs, jitter: false }],
  };
}

function fail(state: State): Step {
  const failures = state.failures + 1;
  const failed: State = { name: "backing-off", network: state.network, failures, rung: state.rung };
  if (!state.network) {
    return waitForNetwork(failed, [{ kind: "close-link" }]);
  }
  return { state: failed, effects: [{ kind: "close-link" }, { kind: "timer", ms: backoffMs(failures), jitter: true }] };
}

function waitForNetwork(state: State, effects: Effect[]): Step {
  effects.push({ kind: "timer", ms: rungMs(state.rung), jitter: false });
  return { state: changed(state, "waiting-network", state.network), effects };
}

function climb(state: State): Step {
  if (state.rung === 0) {
    return connect({ name: state.name, network: state.network, failures: state.failures, rung: 1 });
  }
  const last: State = { name: state.name, network: state.network, failures: state.failures, rung: 2 };
  return waitForNetwork(last, [{ kind: state.rung === 1 ? "cycle-radio" : "restart-module" }]);
}

function rungMs(rung: number): Milliseconds {
  if (rung === 0) {
    return limits.newLinkMs;
  }
  return rung === 1 ? limits.cycleRadioMs : limits.restartMs;
}

/** 1, 2, 4 … s, at most a minute. */
function backoffMs(failures: number): Milliseconds {
  let ms = limits.backoffFirstMs;
  for (let doubled = 1; doubled < failures && ms < limits.backoffMostMs; doubled++) {
    ms = ms * 2;
  }
  return ms > limits.backoffMostMs ? limits.backoffMostMs : ms;
}

function changed(state: State, name: StateName, network: boolean): State {
  return { name, network, failures: state.failures, rung: state.rung };
}
