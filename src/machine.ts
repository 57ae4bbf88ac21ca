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
const handshakeMs: Milliseconds = 30000;
const stableMs: Milliseconds = 60000;
const backoffFirstMs: Milliseconds = 1000;
const backoffMostMs: Milliseconds = 60000;
/** From so many failures on, doubling would go beyond the most. */
const failuresToMost = 7;
/** The ladder of `waiting-network`: how long to wait before each rung. */
const newLinkMs: Milliseconds = 60000;
const cycleRadioMs: Milliseconds = 180000;
const restartMs: Milliseconds = 600000;

/** Each time that so many attempts have failed in a row, the outbox gives memory back. */
const failuresToHalve = 8;

/** The state before the `boot` event. */
export const initialState: State = { name: "waiting-network", network: false, failures: 0, rung: 0 };

/** What a step gives: the state after it, and what is to be done, in order. */
export interface Step {
  state: State;
  effects: Effect[];
}

/** One step. Never changes its arguments. An event that means nothing in a state changes nothing. */
export function step(state: State, event: Event): Step {
  const name = state.name;
  let network = state.network;
  let failures = state.failures;
  let rung = state.rung;
  const effects: Effect[] = [];
  const connecting = name === "connecting";
  const online = name === "online";
  /** The state that is entered, the same one anew included. */
  let entered: StateName | undefined;
  if (event === "network-up") {
    network = true;
    if (name === "waiting-network") {
      entered = "connecting";
      rung = 0;
    }
  } else if (name === "waiting-network") {
    if (event === "boot") {
      entered = name;
    } else if (event === "timeout") {
      entered = name;
      if (rung === 0) {
        entered = "connecting";
        rung = 1;
      } else {
        effects.push({ kind: rung === 1 ? "cycle-radio" : "restart-module" });
        rung = 2;
      }
    }
  } else if (event === "network-down") {
    entered = "waiting-network";
    network = false;
  } else if (connecting && event === "opened") {
    // A link that opens proves that there is an address, whatever was heard of one.
    entered = "online";
    network = true;
    rung = 0;
  } else if (
    (online && event === "silent") ||
    (connecting && event === "timeout") ||
    (event === "closed" && (connecting || online))
  ) {
    entered = network ? "backing-off" : "waiting-network";
    failures = failures + 1;
  } else if (event === "timeout") {
    if (online) {
      failures = 0;
      rung = 0;
    } else {
      entered = "connecting";
    }
  }
  if (entered !== undefined) {
    if ((connecting || online) && entered !== "online") {
      effects.push({ kind: "close-link" });
    }
    let ms = rung === 0 ? newLinkMs : rung === 1 ? cycleRadioMs : restartMs;
    if (entered === "connecting") {
      effects.push({ kind: "open-link" });
      ms = handshakeMs;
    } else if (entered === "online") {
      ms = stableMs;
    } else if (entered === "backing-off") {
      ms = failures < failuresToMost ? backoffFirstMs << (failures - 1) : backoffMostMs;
    }
    effects.push({ kind: "timer", ms, jitter: entered === "backing-off" });
    if (connecting && entered === "backing-off" && failures % failuresToHalve === 0) {
      effects.push({ kind: "halve-outbox" });
    }
  }
  return { state: { name: entered ?? name, network, failures, rung }, effects };
}
