/**
 * Whether the server is still there. TCP reports a dead path after ten minutes, and a program that hangs never. So a
 * probe goes out after some quiet.
 *
 *     state    what is so                              event → next
 *     heard    something was received lately           nothing for `probe.everySeconds`: a probe → asking
 *                                                        · while data is in flight → due
 *     due      a probe is to go out behind data        data goes out, or 5 s pass: a probe → asking
 *                                                      · something is received → heard
 *     asking   a probe waits for an answer             something is received → heard
 *                                                      · `probe.everySeconds` pass, or the answer takes longer than
 *                                                        any before: another probe → asking
 *                                                      · a server that answers probes is silent for 15 s longer
 *                                                        than its slowest answer took, and for 35 s while data is
 *                                                        in flight, which may take its time: dead
 *                                                      · silent for 35 s, 15 s of them since the probe, and a core
 *                                                        that may say "sent" owes one for 35 s: dead
 */

import { config } from "../config";
import { tickSeconds } from "../device/timer";
import { inFlightBytes } from "../up/outbox";
import { learnFromUnconfirmedLink, saysSent } from "./core-kind";
import { delivery } from "./delivery";
import { link, transmitProbe } from "./transmit";

type State = "heard" | "due" | "asking";

/** An answer may take this much longer than the slowest one of the link. */
const spareTicks = 3;
/** On a slow path, an answer behind data takes longer. */
const slowTicks = 7;
/** What an empty frame or a ping costs, with TCP, IP, TLS, both acknowledgements and an equal answer. */
const emptyFrameBytes = 226;

let state: State = "heard";
/** Calls of `checkLiveness` since something was received; and while asking, since the first probe that waits. */
let quietTicks = 0;
let waitTicks = 0;
/** How long the answer to a probe may take. 0 until the server of this link has answered one. */
let answerTicks = 0;

/** Logs what a quiet link costs: the probes, and the core's pings where probes leave enough quiet for them. */
export function announceProbe(): void {
  const send = config.probe.send;
  if (send === "nothing") {
    log.warn("link", "no probe is configured: a dead path is noticed late, or not at all");
  } else {
    const payload = send === "empty" ? "" : "text" in send ? send.text : send.bytes;
    const mayPing = config.probe.everySeconds + tickSeconds > config.keepaliveSeconds;
    const pings = mayPing ? floorDivide(86400, config.keepaliveSeconds) : 0;
    const probes = floorDivide(86400, config.probe.everySeconds);
    const dayBytes = (probes + pings) * emptyFrameBytes + 2 * probes * payload.length;
    const kilobytes = floorDivide(dayBytes, 1000);
    log.info("link", "a probe after", config.probe.everySeconds, "s of quiet: at most", kilobytes, "kB a day");
  }
}

/** A link has opened. */
export function livenessOpened(): void {
  state = "heard";
  quietTicks = 0;
  answerTicks = 0;
}

/** A frame was received. */
export function livenessReceived(isEmpty: boolean): void {
  // Anything else that is received behind an empty probe may be chance.
  if (state === "asking" && (isEmpty || answerTicks > 0 || config.probe.send !== "empty")) {
    answerTicks = math.max(answerTicks, waitTicks + spareTicks);
  }
  state = "heard";
  quietTicks = 0;
}

/** Call it every tick while a link is open. Returns why the link counts as dead, or undefined. */
export function checkLiveness(): string | undefined {
  quietTicks++;
  waitTicks++;
  link.owedTicks += link.owedTicks < 0 ? 0 : 1;
  if (state === "asking") {
    if (answerTicks > 0 && waitTicks >= answerTicks && (inFlightBytes === 0 || quietTicks >= slowTicks)) {
      return "the server does not answer";
    }
    const mayBeLost = waitTicks >= spareTicks && quietTicks >= slowTicks;
    if (saysSent !== "never" && link.owedTicks >= slowTicks && mayBeLost) {
      learnFromUnconfirmedLink();
      return "nothing is confirmed";
    }
  }
  const everyTicks = floorDivide(config.probe.everySeconds + tickSeconds - 1, tickSeconds);
  if (state === "asking") {
    if (waitTicks % everyTicks === 0 || (answerTicks > 0 && waitTicks > answerTicks - spareTicks)) {
      probe();
    }
  } else if (quietTicks >= everyTicks) {
    if (state === "heard" && inFlightBytes > 0) {
      state = "due";
    } else {
      probe();
    }
  }
  return undefined;
}

/**
 * Data has gone out. A probe that is due goes behind it. Before the data, its answer would swallow the "sent" of the
 * data.
 */
export function sendDueProbe(): void {
  if (state === "due") {
    probe();
  }
}

/** Sends the configured probe, if there is one. */
export function probe(): void {
  if (transmitProbe()) {
    if (state !== "asking") {
      state = "asking";
      waitTicks = 0;
    }
    if (config.probe.send === "empty" && delivery.probed !== undefined) {
      delivery.probed();
    }
  }
}
