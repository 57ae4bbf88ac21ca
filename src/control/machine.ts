/**
 * The control path as a pure state machine: plain data in, plain data out, no LuatOS calls. The shell (gateway.ts)
 * feeds it events and performs its effects.
 *
 *     state            event                       next             effects
 *     waiting-network  network-up                  connecting       open-link
 *                      boot                        waiting-network
 *                      timeout, new-link           connecting       open-link: there may be an address all the same
 *                      timeout, cycle-radio        waiting-network  cycle-radio
 *                      timeout, restart            waiting-network  restart-module
 *     connecting       opened                      online
 *                      closed, renew               backing-off      close-link
 *                      timeout, the first          connecting       the attempt goes on, unless handshakes are quick
 *                      timeout, the last           backing-off      close-link
 *                      network-down                waiting-network  close-link
 *     online           closed, silent              backing-off      close-link
 *                      renew, the first            connecting       close-link, open-link
 *                      renew, after failures       backing-off      close-link
 *                      timeout                     online           the link has stood: failures are forgotten
 *                      network-down                waiting-network  close-link
 *     backing-off      timeout                     connecting       open-link
 *                      network-down                waiting-network
 *
 * Without a known address, what would lead to backing-off leads to waiting-network. In every state, network-up is
 * remembered. All other events change nothing. Each state has a timer, so that none lasts for ever; an online link that
 * has stood needs none.
 *
 * How long an attempt may take depends on the last handshakes:
 *
 *     handshake        what is so                                   event → next
 *     unknown          nothing is known                             opened → quick · the first timeout → slow
 *     quick            the last link opened before the first        many attempts fail in a row → unknown
 *                      timeout: an attempt ends at it
 *     slow             this attempt goes on behind its first        the next attempt → unknown
 *                      timeout
 */

export type StateName = "waiting-network" | "connecting" | "online" | "backing-off";

/** The state, with what it remembers of earlier ones. */
export interface State {
  name: StateName;
  /** Whether there is an IP address, as far as the core has said. */
  network: boolean;
  /** How many attempts and links have failed in a row, none of which stood. */
  failures: number;
  rung: Rung;
  handshake: Handshake;
}

/** What `waiting-network` tries next. An address that comes, or a link that opens, leads back to the first of them. */
export type Rung = "new-link" | "cycle-radio" | "restart";

/** What the last handshakes have shown: the second table above. */
export type Handshake = "unknown" | "quick" | "slow";

/**
 * - `boot`: the first event.
 * - `network-up`, `network-down`: the module has got or lost an IP address.
 * - `opened`, `closed`: the handshake is done; the link has ended or could not be made.
 * - `silent`: the liveness check says that the link is dead.
 * - `renew`: a new link is needed, through no fault of the server.
 * - `timeout`: the state's timer has run out.
 */
export type Event = "boot" | "network-up" | "network-down" | "opened" | "closed" | "silent" | "renew" | "timeout";

/**
 * - `open-link`, `close-link`: as they say. No event of a closed link comes any more.
 * - `timer`: replaces the state's timer. With `jitter` it runs out earlier by a random part, up to half.
 * - `cycle-radio`: flight mode on and off, where the module can.
 * - `restart-module`: the last rung.
 */
export type Effect =
  | { kind: "open-link" }
  | { kind: "close-link" }
  | { kind: "timer"; ms: Milliseconds; jitter: boolean }
  | { kind: "cycle-radio" }
  | { kind: "restart-module" };

/** What a step gives: the next state, and its effects in order. */
export interface Step {
  state: State;
  effects: Effect[];
}

/** The first timeout of an attempt. */
const quickHandshakeMs: Milliseconds = 3500;
/** Handshakes that were quick may be quick again in this many attempts, which take more than a minute. */
const quickHandshakes = 18;
/** How long a handshake may take otherwise. The first ones get less, so that a server that was away is met soon. */
const firstHandshakeMs: Milliseconds = 10000;
const handshakeMs: Milliseconds = 30000;
const firstHandshakes = 6;
/** A link that stood for this long has not failed, whatever came before it. */
const stableMs: Milliseconds = 10000;
/** The backoff doubles with each failure, but stays short for at least the first minute of an outage. */
const shortBackoffMs: Milliseconds = 5000;
const shortBackoffs = 26;
const mostBackoffMs: Milliseconds = 60000;
/** The least backoff. Behind a timeout, most are this short: the attempt has waited. */
const leastBackoffMs: Milliseconds = 500;
/** How long `waiting-network` waits before each rung. */
const newLinkMs: Milliseconds = 60000;
const cycleRadioMs: Milliseconds = 180000;
const restartMs: Milliseconds = 600000;

/** The state before the `boot` event. */
export const initialState: State = {
  name: "waiting-network",
  network: false,
  failures: 0,
  rung: "new-link",
  handshake: "unknown",
};

/** One step. Never changes its arguments. An event that means nothing in a state changes nothing. */
export function step(before: State, event: Event): Step {
  const name = before.name;
  const state: State = {
    name,
    network: before.network || event === "network-up",
    failures: before.failures,
    rung: event === "network-up" ? "new-link" : before.rung,
    handshake: before.handshake,
  };
  const effects: Effect[] = [];
  let entered = successor(state, event, effects);
  if (entered === undefined) {
    return { state, effects };
  }
  if (entered === "backing-off" && !state.network) {
    entered = "waiting-network";
  }
  state.name = entered;
  if ((name === "connecting" || name === "online") && entered !== "online") {
    effects.push({ kind: "close-link" });
  }
  let ms = backoff(state.failures);
  if (entered === "connecting") {
    effects.push({ kind: "open-link" });
    ms = quickHandshakeMs;
    state.handshake = state.handshake === "quick" && state.failures < quickHandshakes ? "quick" : "unknown";
  } else if (entered === "online") {
    ms = math.min(stableMs, backoff(state.failures + 1));
  } else if (entered === "waiting-network") {
    ms = state.rung === "new-link" ? newLinkMs : state.rung === "cycle-radio" ? cycleRadioMs : restartMs;
  } else if (event === "timeout") {
    ms = math.max(ms - handshakeMs, leastBackoffMs);
  }
  effects.push({ kind: "timer", ms, jitter: entered === "backing-off" });
  return { state, effects };
}

/** The state that an event leads to, even if it is the same again. Changes what `state` remembers. */
function successor(state: State, event: Event, effects: Effect[]): StateName | undefined {
  const name = state.name;
  if (name === "waiting-network") {
    if (event === "network-up") {
      return "connecting";
    }
    if (event === "timeout" && state.rung === "new-link") {
      state.rung = "cycle-radio";
      return "connecting";
    }
    if (event === "timeout") {
      effects.push({ kind: state.rung === "cycle-radio" ? "cycle-radio" : "restart-module" });
      state.rung = "restart";
    }
    return event === "timeout" || event === "boot" ? "waiting-network" : undefined;
  }
  if (event === "network-down") {
    state.network = false;
    return "waiting-network";
  }
  if (name === "backing-off") {
    return event === "timeout" ? "connecting" : undefined;
  }
  if (name === "connecting" && event === "opened") {
    // A link that opens proves that there is an address, whatever the core has said.
    state.network = true;
    state.rung = "new-link";
    state.handshake = state.handshake === "slow" ? "slow" : "quick";
    return "online";
  }
  if (name === "connecting" && event === "timeout" && state.handshake === "unknown") {
    state.handshake = "slow";
    const limitMs = state.failures < firstHandshakes ? firstHandshakeMs : handshakeMs;
    effects.push({ kind: "timer", ms: limitMs - quickHandshakeMs, jitter: false });
    return undefined;
  }
  if (name === "online" && event === "timeout") {
    state.failures = 0;
    return undefined;
  }
  if (name === "connecting" && event === "silent") {
    return undefined;
  }
  if (event === "closed" || event === "silent" || event === "renew" || event === "timeout") {
    state.failures++;
    return name === "online" && event === "renew" && state.failures === 1 ? "connecting" : "backing-off";
  }
  return undefined;
}

/**
 * The backoff after this many failures, without jitter: 1, 2, 4, 5, 5 … and after a minute or two 10, 20, 40, 60
 * seconds.
 */
function backoff(failures: number): Milliseconds {
  if (failures <= shortBackoffs) {
    return failures < 4 ? 500 << failures : shortBackoffMs;
  }
  const doublings = math.min(failures - shortBackoffs, 4);
  return math.min(shortBackoffMs << doublings, mostBackoffMs);
}
