/**
 * The control path as a pure state machine: plain data in, plain data out, no LuatOS calls. The shell (gateway.ts)
 * feeds it events and performs its effects.
 *
 *     state            event                       next             effects
 *     waiting-network  network-up                  connecting       open-link
 *                      boot                        waiting-network
 *                      timeout, 1st rung           connecting       open-link: there may be an address all the same
 *                      timeout, 2nd rung           waiting-network  cycle-radio
 *                      timeout, 3rd rung           waiting-network  restart-module
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
  /** How many rungs of the ladder were climbed since there was an address or an open link. */
  rung: number;
  handshake: Handshake;
}

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
/** The least backoff. An attempt that ran into its timeout has already waited. */
const leastBackoffMs: Milliseconds = 500;
/** The ladder of `waiting-network`: how long to wait before each rung. */
const newLinkMs: Milliseconds = 60000;
const cycleRadioMs: Milliseconds = 180000;
const restartMs: Milliseconds = 600000;

/** The state before the `boot` event. */
export const initialState: State = {
  name: "waiting-network",
  network: false,
  failures: 0,
  rung: 0,
  handshake: "unknown",
};

/** One step. Never changes its arguments. An event that means nothing in a state changes nothing. */
export function step(state: State, event: Event): Step {
  const name = state.name;
  let network = state.network;
  let failures = state.failures;
  let rung = state.rung;
  let handshake = state.handshake;
  const handshakeLimitMs = failures < firstHandshakes ? firstHandshakeMs : handshakeMs;
  const effects: Effect[] = [];
  /** The state that is entered, even if it is the same one again. */
  let entered: StateName | undefined;
  let ms = 0;
  if (event === "network-up") {
    network = true;
    rung = 0;
  }
  if (name === "waiting-network") {
    if (event === "network-up") {
      entered = "connecting";
    } else if (event === "boot") {
      entered = name;
    } else if (event === "timeout" && rung === 0) {
      entered = "connecting";
      rung = 1;
    } else if (event === "timeout") {
      entered = name;
      effects.push({ kind: rung === 1 ? "cycle-radio" : "restart-module" });
      rung = 2;
    }
  } else if (event === "network-down") {
    entered = "waiting-network";
    network = false;
  } else if (name === "connecting") {
    if (event === "opened") {
      // A link that opens proves that there is an address, whatever the core has said.
      entered = "online";
      network = true;
      rung = 0;
      handshake = handshake === "slow" ? "slow" : "quick";
    } else if (event === "timeout" && handshake === "unknown") {
      handshake = "slow";
      effects.push({ kind: "timer", ms: handshakeLimitMs - quickHandshakeMs, jitter: false });
    } else if (event === "closed" || event === "renew" || event === "timeout") {
      entered = "backing-off";
      const spentMs = event === "timeout" ? handshakeLimitMs : 0;
      failures++;
      ms = math.max(backoff(failures) - spentMs, leastBackoffMs);
    }
  } else if (name === "online") {
    if (event === "renew" && failures === 0) {
      entered = "connecting";
      failures = 1;
    } else if (event === "closed" || event === "silent" || event === "renew") {
      entered = "backing-off";
      failures++;
      ms = backoff(failures);
    } else if (event === "timeout") {
      failures = 0;
    }
  } else if (event === "timeout") {
    entered = "connecting";
  }
  if (entered === "backing-off" && !network) {
    entered = "waiting-network";
  }
  if (entered !== undefined) {
    if ((name === "connecting" || name === "online") && entered !== "online") {
      effects.push({ kind: "close-link" });
    }
    if (entered === "connecting") {
      effects.push({ kind: "open-link" });
      ms = quickHandshakeMs;
      handshake = handshake === "quick" && failures < quickHandshakes ? "quick" : "unknown";
    } else if (entered === "online") {
      ms = math.min(stableMs, backoff(failures + 1));
    } else if (entered === "waiting-network") {
      ms = rung === 0 ? newLinkMs : rung === 1 ? cycleRadioMs : restartMs;
    }
    effects.push({ kind: "timer", ms, jitter: entered === "backing-off" });
  }
  return { state: { name: entered ?? name, network, failures, rung, handshake }, effects };
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
