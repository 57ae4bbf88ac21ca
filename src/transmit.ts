/** The link that there is, and how a frame is handed to the firmware: what both the link and its policy stand on. */

import { learnSuccess, success } from "./firmware";
import { confirmMarked, markFlight } from "./outbox";

/** One attempt. Before the first there is nothing but that nothing is open. */
export const link = {
  client: undefined as WebSocketClient | undefined,
  /** The handshake was done, and the link has not ended since. */
  open: false,
  /** What the firmware said last of what is wrong, or "". */
  lastError: "",
  /** Calls of `send()` that no "sent" has followed: one each, whatever it was for. */
  untold: 0,
  /** 0, or one more than the checks since a frame was refused, with none taken since. */
  refusals: 0,
  /** Checks since the handshake, -1 before it; and since something was received. */
  checks: -1,
  quiet: 0,
  /** When a probe went out last, in checks. */
  probedAt: 0,
  /** When the first one did since something was received, or -1. */
  askedAt: -1,
  /** A probe waits for the burst in flight: it goes with the next one. */
  probeDue: false,
  /** The server answers empty frames with empty frames. */
  serverAnswers: false,
};

/**
 * Frames of the gateway's own by what became of them, since boot, without probes: they are no bytes of the stream. `made`
 * is the sum, but for what waits; `marked` of those in flight were so at `markLink`. Read only.
 */
export const answerCounts = { made: 0, confirmed: 0, lost: 0, inFlight: 0, marked: 0 };

/** Hands one frame to the firmware: text unless `kind` is 1. Returns whether it took it. */
export function transmit(payload: string | ZBuff, kind?: 1): boolean {
  const client = link.client as WebSocketClient;
  link.untold++;
  const result = client.send(payload, kind);
  if (!client.ready()) {
    return false;
  }
  if (success === undefined) {
    learnSuccess(result);
  }
  if (result !== success) {
    link.refusals = math.max(link.refusals, 1);
    return false;
  }
  link.refusals = 0;
  return true;
}

/**
 * Sends an empty frame at once, if a link is open: what comes of it covers all that went before. It adds no byte to the
 * stream; a server that knows us answers it with another. Returns whether the firmware took it.
 */
export function transmitProbe(): boolean {
  const taken = link.open && transmit("", 1);
  if (taken) {
    link.probeDue = false;
    link.probedAt = link.checks;
    if (link.askedAt < 0) {
      link.askedAt = link.checks;
    }
  }
  return taken;
}

/** Whether the link stands, as far as the firmware knows. */
export function linkStands(): boolean {
  return link.open && (link.client as WebSocketClient).ready();
}

/** Remembers what is in flight now, for `retireMarked`, in place of what was remembered. */
export function markLink(): void {
  markFlight();
  answerCounts.marked = answerCounts.inFlight;
}

/** What was in flight at the last `markLink` has arrived, as far as can be known. Returns how many bytes of data. */
export function retireMarked(): Bytes {
  if (answerCounts.marked > 0) {
    answerCounts.confirmed += answerCounts.marked;
    answerCounts.inFlight -= answerCounts.marked;
    answerCounts.marked = 0;
  }
  return confirmMarked();
}
