/** The link that there is, and how a frame is handed to the core. */

import { config } from "../config";
import { countsLinks, linkCounts } from "../device/counts";
import { guarded } from "../device/guard";
import { hasFree } from "../device/memory";
import { makeTimer, startTimer, stopTimer } from "../device/timer";
import { judgeSend, success } from "./core-kind";

/** One attempt, and what went out on it. Before the first there is nothing but that nothing is open. */
export const link = {
  client: undefined as WebSocketClient | undefined,
  /** The handshake was done, and the link has not ended since. */
  open: false,
  /** Calls of `linkTick`, 5 seconds each, since the handshake; -1 before. */
  ticks: -1,
  /** The tick at which data was handed over last. */
  dataTick: 0,
  /** Frames that the core took, less the times that it said "sent": it may say so as often again, and no oftener. */
  untold: 0,
  /** Calls of `linkTick` since it took one and said nothing since; -1: it has said so since. */
  untoldTicks: -1,
  /** What was taken for success was none. The link is about to end. */
  wrong: false,
  /** The last frame was refused, on this link or another. */
  refused: false,
};

/** The oldest cores do not say when they have no memory for a frame: so much must be free besides. */
const spareBytes: Bytes = 4096;
/** Not from here: whoever hands over a frame must find the link as it was. */
const endMs: Milliseconds = 1;

let endTimer: TimerId;

/** Call it once; `endLink` ends a link on which nobody knows what was sent. */
export function createTransmit(endLink: (this: void) => void): void {
  endTimer = makeTimer(
    guarded("link", () => {
      stopTimer(endTimer);
      if (link.wrong) {
        endLink();
      }
    }),
  );
}

/** What `send()` says contradicts itself: the link ends soon. */
export function endWrongLink(): void {
  link.wrong = true;
  startTimer(endTimer, endMs);
}

/** Hands one frame to the core. Returns whether it took it. */
export function transmit(payload: string | ZBuff, length: Bytes, isText: boolean): boolean {
  const client = link.client as WebSocketClient;
  link.refused = true;
  if (success !== "true" && success !== "true-assumed" && !hasFree(length + spareBytes)) {
    return false;
  }
  let binary: 1 | undefined;
  if (!isText) {
    binary = 1;
  }
  const result = client.send(payload, binary);
  if (!client.ready()) {
    return false;
  }
  const judged = judgeSend(result);
  if (judged === "taken") {
    link.refused = false;
    link.untold++;
    if (link.untoldTicks < 0) {
      link.untoldTicks = 0;
    }
    if (countsLinks && length === 0) {
      linkCounts.probes++;
    }
    return true;
  }
  if (judged === "wrong") {
    endWrongLink();
  }
  return false;
}

/** Hands over an empty frame, if a link is open: it adds no byte to the stream. Returns whether the core took it. */
export function transmitEmpty(): boolean {
  return link.open && transmit("", 0, false);
}

/** Hands over the configured probe, if a link is open. Returns whether there is one, and the core took it. */
export function transmitProbe(): boolean {
  const send = config.probe.send;
  if (send === "empty") {
    return transmitEmpty();
  }
  if (!link.open || send === "nothing") {
    return false;
  }
  const isText = "text" in send;
  const payload = isText ? send.text : send.bytes;
  const isTaken = transmit(payload, payload.length, isText);
  if (countsLinks && isTaken) {
    linkCounts.probes++;
  }
  return isTaken;
}

/** Whether the core took no frame when it was given one last. Undefined while no link is open. */
export function isCoreFull(): boolean | undefined {
  return link.open ? link.refused : undefined;
}

/** Whether the link stands, as far as the core knows. */
export function linkStands(): boolean {
  return link.open && (link.client as WebSocketClient).ready();
}
