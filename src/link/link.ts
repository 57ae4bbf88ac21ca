/**
 * One WebSocket connection at a time. Each attempt makes a new object: a second connect() on an old one fails, and
 * events of an old link can be told from those of the new one.
 *
 * A frame of the outbox goes out through sending.ts and transmit.ts. Only a policy behind delivery.ts confirms it:
 * delivery-core.ts or delivery-answers.ts. Beside them, core-kind.ts knows what this core's `send()` and "sent" are
 * worth, liveness.ts when a link counts as dead, and refusals.ts at which frame links end.
 */

import { config } from "../config";
import { countsLinks, linkCounts } from "../device/counts";
import { guarded } from "../device/guard";
import { filled } from "../device/placeholders";
import { endFlight } from "../up/outbox";
import { learnFromArrival, learnFromNewLink, readBuildDate, takesNoFrame } from "./core-kind";
import { delivery } from "./delivery";
import { announceProbe, checkLiveness, livenessOpened, livenessReceived } from "./liveness";
import { endProof, finishProof, proofState, startProof, wantsProof } from "./proof";
import { takeAgain, takeFrame } from "./receiving";
import { dropRefused, linkEndsWithFlight } from "./refusals";
import { createSending, startSending, tryAgain } from "./sending";
import { createTransmit, endWrongLink, link, linkStands } from "./transmit";

/**
 * What becomes of a link. `opened`: the handshake is done. `closed`: it has ended or could not be made, and the log
 * says why. `renew`: it must be made anew at once.
 */
export type LinkEvent = "opened" | "closed" | "renew";

/** When the core has refused frames for more ticks than this, the link ends: a new one may find memory. */
const mostCoreRefusingTicks = 6;

const contradiction = "send() contradicts itself: a new link";

let tell: (this: void, event: LinkEvent) => void;
/** At how many attempts in a row the core gave no object, or raised. Read only. */
export let clientlessAttempts = 0;

/** Prepares links. Call it once. */
export function createLink(listener: (this: void, event: LinkEvent) => void): void {
  tell = listener;
  readBuildDate();
  announceProbe();
  createTransmit(() => {
    log.warn("link", contradiction);
    tell("renew");
  });
  createSending();
}

/** Starts an attempt. The listener hears how it ends, or hears nothing: the caller keeps a handshake timeout. */
export function openLink(): void {
  // Before the calls, which may raise.
  clientlessAttempts++;
  endLink(false);
  const problem = connect();
  if (problem !== undefined) {
    log.warn("link", problem);
    tell("closed");
  }
}

/** Call it every tick. Returns why the link counts as dead, or undefined. */
export function linkTick(): string | undefined {
  if (link.phase === "none" || link.phase === "handshake" || link.phase === "proving") {
    return undefined;
  }
  if (link.phase === "wrong") {
    return contradiction;
  }
  // No event told of it: the core's message queue was full, or it had no timer for what follows the event.
  if (!linkStands()) {
    return "the core has dropped the link";
  }
  link.ticks++;
  takeAgain();
  link.coreRefusingTicks = link.coreRefused ? link.coreRefusingTicks + 1 : 0;
  if (link.coreRefusingTicks > mostCoreRefusingTicks) {
    return takesNoFrame;
  }
  const problem = delivery.tick() ?? checkLiveness();
  tryAgain();
  return problem;
}

/** Returns what went wrong, or undefined. */
function connect(): string | undefined {
  if (countsLinks) {
    linkCounts.linkAttempts++;
  }
  const url = config.identity === undefined ? config.url : filled(config.url, "url");
  const client = websocket?.create(undefined, url, config.keepaliveSeconds);
  if (!client) {
    return websocket ? "websocket.create failed" : "this core has no websocket module";
  }
  link.client = client;
  link.phase = "handshake";
  let headers = table.concat(config.headers as string[], "\r\n");
  if (config.subprotocol !== undefined) {
    const line = `Sec-WebSocket-Protocol: ${config.subprotocol}`;
    headers = headers === "" ? line : `${headers}\r\n${line}`;
  }
  if (config.identity !== undefined) {
    headers = filled(headers, "headers");
  }
  if (headers !== "" && !client.headers(`${headers}\r\n`)) {
    // That is a matter of the settings, which a restart does not change.
    clientlessAttempts = 0;
    return "the headers are refused: 1023 bytes at most";
  }
  client.on(onAnyEvent);
  link.startMs = mcu?.ticks() ?? 0;
  const isBegun = client.connect();
  clientlessAttempts = 0;
  return isBegun ? undefined : "connect failed";
}

/**
 * Ends the link, if there is one. `byItself`: we did not end it. Its later events are ignored. What was in flight is
 * queued again or dropped.
 */
export function endLink(byItself: boolean): void {
  const client = link.client;
  sys.timerStop(onDisconnected);
  if (!client) {
    return;
  }
  // The object is forgotten after its flight has ended, and what claims memory comes last. If that raises, the call can
  // be repeated.
  client.close();
  const unconfirmed = config.outbox.unconfirmed;
  const isRefused = linkEndsWithFlight(byItself && (link.phase === "open" || link.phase === "dropped"));
  delivery.reset();
  const lost = endFlight(unconfirmed === "resend");
  link.client = undefined;
  link.phase = "none";
  if (wantsProof) {
    endProof();
  }
  link.error = "";
  if (isRefused && unconfirmed === "resend") {
    dropRefused();
  }
  if (lost > 0) {
    log.warn("link", lost, "bytes were not confirmed:", unconfirmed);
  }
}

/** One function for all links. Events of an old link change nothing. */
const onAnyEvent = guarded(
  "link",
  (source: WebSocketClient, event: string, data: unknown, fin: unknown, opcode: unknown) => {
    if (source !== link.client) {
      return;
    }
    if (event === "sent") {
      onSent();
    } else if (event === "recv") {
      onReceived(data as ByteString, fin as number, opcode as number);
    } else if (event === "conack") {
      learnFromNewLink();
      link.hasReceived = false;
      link.coreRefused = undefined;
      link.owedSents = 0;
      link.owedTicks = -1;
      if (wantsProof) {
        link.phase = "proving";
        endUnlessFine(startProof());
      } else {
        onOpened();
      }
    } else if (event === "error") {
      // The core may report an end twice, the second time as a reset.
      if (link.error === "") {
        link.error = tostring(data);
      }
    } else if (event === "disconnect") {
      // Not closed here: the core may still use the object whose event it is delivering.
      if (link.phase === "open") {
        link.phase = "dropped";
      }
      sys.timerStart(onDisconnected, 1);
    }
  },
);

/** Ends a link whose proof went wrong. Not at once: the core may still use the object whose event it is delivering. */
function endUnlessFine(problem: string | undefined): void {
  if (problem !== undefined) {
    link.error = problem;
    sys.timerStart(onDisconnected, 1);
  }
}

function onOpened(): void {
  link.phase = "open";
  link.ticks = 0;
  if (mcu) {
    link.handshakeMs = mcu.ticks() - link.startMs;
  }
  if (countsLinks) {
    linkCounts.linksOpened++;
  }
  link.coreRefusingTicks = 0;
  livenessOpened();
  startSending();
  tell("opened");
}

function onSent(): void {
  if (link.owedSents > 0) {
    link.owedSents--;
  }
  link.owedTicks = -1;
  if (learnFromArrival(true)) {
    delivery.sent();
  } else {
    endWrongLink();
  }
}

function onReceived(bytes: ByteString, fin: number, opcode: number): void {
  // A link that is wrong may not have been proved.
  if (wantsProof && (link.phase === "proving" || link.phase === "wrong")) {
    // The first frame that is not empty must be the server's proof.
    if (bytes !== "" && proofState !== "none") {
      const problem = finishProof(opcode === 1 ? bytes : "");
      endUnlessFine(problem);
      if (problem === undefined) {
        onOpened();
      }
    }
    return;
  }
  takeFrame(bytes, fin, opcode);
  link.hasReceived = true;
  // An empty fragment is no answer.
  const isEmptyFrame = bytes === "" && fin !== 0 && opcode !== 0;
  livenessReceived(isEmptyFrame);
  // With a byte for the header: 0 is an empty frame.
  delivery.received(isEmptyFrame ? 0 : bytes.length + 1);
}

const onDisconnected = guarded("link", () => {
  let reason = link.error === "" ? "disconnected" : `disconnected (${link.error})`;
  if (link.error === "rx") {
    reason +=
      link.phase === "handshake" ? ": the server refuses the handshake" : ": closed, or a frame above the core's limit";
  }
  endLink(true);
  log.warn("link", reason);
  tell("closed");
});
