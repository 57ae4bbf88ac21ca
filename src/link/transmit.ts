/**
 * The current link, and how a frame is handed to the core.
 *
 *     phase      what is so                             event → next
 *     none       there is no link                       an attempt begins → handshake
 *     handshake  the core connects                      the server has accepted → open; proving, with mutual proof
 *     proving    server and gateway prove themselves    both have → open
 *     open       frames go out                          the core says "disconnect" → dropped
 *     dropped    the core has ended the link            its end is handled a moment later → none
 *     wrong      nobody knows what was sent: nothing    we end it a moment later → none
 *                goes out
 *
 * From proving, open and dropped, wrong follows when what `send()` returns contradicts itself. From every phase, none
 * follows when the link ends or is ended.
 */

import { config } from "../config";
import { countsLinks, linkCounts } from "../device/counts";
import { guarded } from "../device/guard";
import { hasFree } from "../device/memory";
import { makeTimer, startTimer, stopTimer } from "../device/timer";
import { judgeSend, saidFalse, success } from "./core-kind";

/** The phases of the table above. */
export type Phase = "none" | "handshake" | "proving" | "open" | "dropped" | "wrong";

/** The current attempt, and what went out on it. */
export const link = {
  client: undefined as WebSocketClient | undefined,
  phase: "none" as Phase,
  /** When the attempt began, by the core's clock. */
  startMs: 0,
  /** The last problem that the core reported, or "". */
  error: "",
  /** How long the handshake took: at least two round trips. A guess where the core has no clock. */
  handshakeMs: 1000,
  /** Ticks since the link opened. */
  ticks: 0,
  /** The tick at which data was last handed over. */
  dataTick: 0,
  /** Frames that the core took, minus each "sent" that it said: it may say "sent" as often again, and no more. */
  owedSents: 0,
  /** For how many ticks the core has owed a "sent"; -1 while it owes none. */
  owedTicks: -1,
  /** The core refused the last frame of this link. Undefined before its first frame. */
  coreRefused: undefined as boolean | undefined,
  /** For how many ticks in a row the core has refused the last frame. */
  coreRefusingTicks: 0,
  /** Something was received. */
  hasReceived: false,
};

/** Must stay free besides the frame: the oldest cores do not report that they have no memory for one. */
const spareBytes: Bytes = 4096;
/** The link ends a moment later: whoever hands over a frame must find the link as it was. */
const endMs: Milliseconds = 1;

let endTimer: TimerId;

/** Call it once. `endLink` ends a link on which nobody knows what was sent. */
export function createTransmit(endLink: (this: void) => void): void {
  endTimer = makeTimer(
    guarded("link", () => {
      stopTimer(endTimer);
      if (link.phase === "wrong") {
        endLink();
      }
    }),
  );
}

/** What `send()` returns contradicts itself: the link ends soon, and takes no more frames. */
export function endWrongLink(): void {
  link.phase = "wrong";
  startTimer(endTimer, endMs);
}

/** Hands one frame to the core. Returns whether the core took it. */
export function transmit(payload: string | ZBuff, length: Bytes, isText: boolean): boolean {
  const client = link.client as WebSocketClient;
  if (link.phase === "wrong") {
    return false;
  }
  if (success !== "true" && success !== "true-assumed" && !hasFree(length + spareBytes)) {
    link.coreRefused = true;
    return false;
  }
  let binary: 1 | undefined;
  if (!isText) {
    binary = 1;
  }
  const result = client.send(payload, binary);
  if (!client.ready()) {
    // The link has ended. That says nothing of memory.
    return false;
  }
  const judged = judgeSend(result);
  link.coreRefused = judged !== "taken";
  if (judged === "taken") {
    link.owedSents++;
    if (link.owedTicks < 0) {
      link.owedTicks = 0;
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

/** Hands over an empty frame if a link is open. It adds no byte to the stream. Returns whether the core took it. */
export function transmitEmpty(): boolean {
  return link.phase === "open" && transmit("", 0, false);
}

/** Hands over the configured probe if a link is open. Returns whether there is a probe and the core took it. */
export function transmitProbe(): boolean {
  const send = config.probe.send;
  if (link.phase !== "open" || send === "nothing") {
    return false;
  }
  if (send === "empty") {
    return transmit("", 0, false);
  }
  const isText = "text" in send;
  const payload = isText ? send.text : send.bytes;
  const isTaken = transmit(payload, payload.length, isText);
  if (countsLinks && isTaken) {
    linkCounts.probes++;
  }
  return isTaken;
}

/** Whether the core has refused the last frame. Undefined while that is not known, or no link is open. */
export function coreTakesNothing(): boolean | undefined {
  if (link.phase !== "open") {
    return undefined;
  }
  if (success === "unknown") {
    // What `send()` returned may mean success, or that it failed. When nothing has come of it for long, it failed.
    return saidFalse || undefined;
  }
  return link.coreRefused;
}

/** Whether the link stands, as far as the core knows. */
export function linkStands(): boolean {
  return link.phase === "open" && (link.client as WebSocketClient).ready();
}
