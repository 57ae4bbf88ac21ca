/**
 * One WebSocket connection at a time. Each attempt makes a new object: a second connect() on an old one fails.
 *
 * Data and answers leave through one gate, which says how much may be in flight: a burst, and the next when that one has
 * arrived; more where the server has shown that it answers soon; within bounds where nothing tells what has arrived.
 */

import { config } from "./config";
import { guarded } from "./guard";
import { pushToInbox } from "./inbox";
import { hasFree } from "./memory";
import { confirmMarked, endFlight, frameSent, markFlight, outboxCounts, stageFrame, staging } from "./outbox";
import type { Retiring } from "./retiring";

/** What becomes of a link: its handshake is done; it has ended or could not be made, for a reason that was logged. */
export type LinkListener = (this: void, event: "opened" | "closed") => void;

/** How often `checkLink` is to be called. Times that need no more precision are counted in checks. */
export const checkPeriodMs: Milliseconds = 5000;
/** A probe goes out after this much quiet; twice as rarely while the server is not known to answer. */
const probeAfterChecks = 4;
const answerWithinChecks = 3;
/** A link that ends sooner was ended by what comes at its start. */
const earlyEndChecks = 2;
const firstRetryMs: Milliseconds = 100;
const mostRetryMs: Milliseconds = 3200;
/** At so many checks in a row a link that says it is ready refused frames: it has run out of memory, or was misread. */
const mostRefusals = 3;
const mostAnswers = 16;
/** A firmware with less memory to spare gets the next frames only when none are in flight. */
const spareBytes: Bytes = 24576;

let tell: LinkListener;
let retiring: Retiring;

/** One attempt. All fields have their place from the start: none may lack memory when it is set. */
interface Link {
  client: WebSocketClient | undefined;
  /** The handshake was done. */
  opened: boolean;
  /** It was, and the link has not ended since. */
  open: boolean;
  lastError: string;
  retryMs: Milliseconds;
  /** Calls of `send()`. */
  tries: number;
  /** Whether the last one was refused, and at how many checks in a row that was so. */
  refused: boolean;
  refusals: number;
  /** Checks since the handshake; and how many there had been when something was received last, */
  checks: number;
  heardAt: number;
  /** when a probe went out last, and when the first one did since something was received. */
  probedAt: number;
  askedAt: number | undefined;
  /** A probe waits for the burst in flight: it goes first in the next one. */
  probeDue: boolean;
  /** The server answers empty frames with empty frames. */
  serverAnswers: boolean;
}

/** Before the first attempt there is nothing but that nothing is open. */
let link = {} as Link;

/** Links in a row that ended soon after they had opened. */
let earlyEnds = 0;
/**
 * What send() returns when it worked: the firmware's eras differ. Learnt from the first frame, which may have failed for
 * want of memory: so learnt anew when no frame is taken or confirmed.
 */
let successValue: boolean | undefined;
let saidUnverifiable = false;
/** What was handed over since `pumpLink` began. */
let frames = 0;
/** What the gateway itself has to say, before the next data; how much of it is in flight, and was at `markLink`. */
const answers: string[] = [];
let answersInFlight = 0;
let answersMarked = 0;

/**
 * Frames of the gateway's own by what became of them, since boot, without probes: they are no bytes of the stream. `made`
 * is the sum, but for what waits. Read only.
 */
export const answerCounts = { made: 0, confirmed: 0, lost: 0 };

/** Prepares links. Call it once. `policy` says when what was handed over has arrived. */
export function createLink(policy: Retiring, listener: LinkListener): void {
  retiring = policy;
  tell = listener;
}

/** Starts an attempt. The listener hears how it ends, or nothing: the caller keeps a handshake timeout. */
export function openLink(): void {
  closeLink();
  const headers = config.headers;
  let problem = "this firmware has no websocket module";
  if (websocket) {
    problem = "websocket.create failed";
    const client = websocket.create(undefined, config.url, config.keepaliveSeconds);
    if (client) {
      link.client = client;
      problem = "the headers are refused: 1023 bytes at most";
      if (headers.length === 0 || client.headers(`${table.concat(headers, "\r\n")}\r\n`)) {
        client.on(onAnyEvent);
        if (client.connect()) {
          return;
        }
        problem = "connect failed";
      }
    }
  }
  log.warn("link", problem);
  tell("closed");
}

/** Ends the link, if there is one. Nothing of it is heard again. What was in flight is queued again or dropped. */
export function closeLink(): void {
  // It is forgotten behind its flight's end, and what claims memory comes last: were that to raise, this is repeated.
  const client = link.client;
  link.open = false;
  if (client) {
    client.close();
    const unconfirmed = config.outbox.unconfirmed;
    const lost = endFlight(unconfirmed === "resend");
    answerCounts.lost += answersInFlight;
    answersInFlight = 0;
    answersMarked = 0;
    link.client = undefined;
    if (lost > 0) {
      log.warn("link", lost, "bytes were not confirmed:", unconfirmed);
    }
  }
  sys.timerStop(pumpAgain);
  sys.timerStop(onDisconnected);
  retiring.reset();
  link = {
    client: undefined,
    opened: false,
    open: false,
    lastError: "",
    retryMs: firstRetryMs,
    tries: 0,
    refused: false,
    refusals: 0,
    checks: 0,
    heardAt: 0,
    probedAt: 0,
    askedAt: undefined,
    probeDue: false,
    serverAnswers: false,
  };
}

/** Sends what waits, as far as the gate lets it. */
export function pumpLink(): void {
  const inFlight = outboxCounts.inFlight;
  const burst = config.outbox.burstBytes;
  let left = link.open ? retiring.gate(link.tries) - inFlight : 0;
  if (left <= 0) {
    return;
  }
  left = math.min(left, outboxCounts.queued);
  if ((inFlight > 0 || left > burst) && !hasFree(left + spareBytes)) {
    // Until TCP has it, the firmware keeps a copy of what is in flight.
    if (inFlight > 0) {
      return;
    }
    left = burst;
  }
  frames = 0;
  let fine = !link.probeDue || probe();
  while (fine && answers.length > 0) {
    fine = transmit(answers[0] as string);
    if (fine) {
      table.remove(answers, 1);
      answersInFlight++;
    }
  }
  while (fine && left > 0) {
    const length = stageFrame();
    if (length === 0) {
      break;
    }
    if (config.frames === "text") {
      fine = transmit(staging);
    } else {
      fine = transmit(staging, 1);
    }
    if (fine) {
      frameSent(length);
      left -= length;
    }
  }
  if (frames > 0) {
    retiring.burstEnded(link.tries);
  } else if (!fine) {
    sys.timerStart(pumpAgain, link.retryMs);
    link.retryMs = math.min(2 * link.retryMs, mostRetryMs);
  }
}

/** Queues a text frame of the gateway's own. The oldest goes when there are too many. */
export function sendAnswer(text: string): void {
  answerCounts.made++;
  if (answers.length >= mostAnswers) {
    table.remove(answers, 1);
    answerCounts.lost++;
  }
  answers.push(text);
  pumpLink();
}

/**
 * The liveness check. Returns why the link must be taken for dead, or undefined.
 * A missing answer condemns a link only when the server has answered on it before.
 */
export function checkLink(): string | undefined {
  if (!link.opened) {
    return undefined;
  }
  link.checks++;
  // The firmware's message queue may have been full when it said so.
  if (!linkStands()) {
    return "the firmware has dropped the link";
  }
  link.refusals = link.refused ? link.refusals + 1 : 0;
  const problem = link.refusals >= mostRefusals ? "the firmware takes no frame" : retiring.check();
  if (problem !== undefined) {
    // What send() means, and what follows from that, may have been learnt from a failure.
    successValue = undefined;
    return problem;
  }
  const checks = link.checks;
  const askedAt = link.askedAt;
  const serverAnswers = link.serverAnswers;
  const quiet = checks - link.heardAt;
  if (askedAt !== undefined && checks - askedAt >= answerWithinChecks) {
    if (serverAnswers) {
      if (quiet >= probeAfterChecks + answerWithinChecks) {
        return "the server does not answer";
      }
    } else if (!saidUnverifiable && retiring.canTell() === false) {
      saidUnverifiable = true;
      log.warn("link", "neither firmware nor server confirms anything: a dead path goes unnoticed for minutes");
    }
  }
  const period = serverAnswers ? probeAfterChecks : 2 * probeAfterChecks;
  if (quiet >= period && (askedAt === undefined || checks - link.probedAt >= period)) {
    if (link.probeDue) {
      // The gate was shut for a whole period: it may be for the same reason.
      probe();
    } else {
      link.probeDue = true;
    }
  }
  pumpLink();
  return undefined;
}

/** One function for all links: an event of an old one changes nothing. */
const onAnyEvent = guarded("link", (source: WebSocketClient, event: string, data: unknown) => {
  if (source !== link.client) {
    return;
  }
  if (event === "conack") {
    link.opened = true;
    link.open = true;
    if (probe()) {
      retiring.burstEnded(link.tries);
    }
    tell("opened");
  } else if (event === "recv") {
    link.heardAt = link.checks;
    link.askedAt = undefined;
    pushToInbox(data as ByteString);
    if (retiring.heard(data === "")) {
      link.serverAnswers = true;
    }
  } else if (event === "sent") {
    retiring.sent(link.tries);
  } else if (event === "error") {
    link.lastError = tostring(data);
  } else if (event === "disconnect") {
    // Not closed from here: the firmware may still use the object of an event that it is delivering.
    link.open = false;
    sys.timerStart(onDisconnected, 1);
  }
});

const onDisconnected = guarded("link", () => {
  const lastError = link.lastError;
  let reason = lastError === "" ? "disconnected" : `disconnected (${lastError})`;
  // The oldest firmware does not say what is wrong.
  const mayBeFrame = link.opened && link.checks < earlyEndChecks && (lastError === "rx" || lastError === "");
  earlyEnds = mayBeFrame ? earlyEnds + 1 : 0;
  if (earlyEnds > 1) {
    reason +=
      ", again within seconds: it closes, or a frame is above the firmware's limit (8192 bytes, 4096 on old cores)";
  }
  log.warn("link", reason);
  tell("closed");
});

/** Remembers what is in flight now, for `retireMarked`, in place of what was remembered. */
export function markLink(): void {
  markFlight();
  answersMarked = answersInFlight;
}

/** What was in flight at the last `markLink` has arrived, as far as can be known. Returns how many bytes of data. */
export function retireMarked(): Bytes {
  answerCounts.confirmed += answersMarked;
  answersInFlight -= answersMarked;
  answersMarked = 0;
  return confirmMarked();
}

/** Whether the link stands, as far as the firmware knows. */
export function linkStands(): boolean {
  return link.open && (link.client as WebSocketClient).ready();
}

/**
 * Sends an empty frame at once, past the gate, if a link is open: what comes of it covers all that went before. It adds no
 * byte to the stream; a server that knows us answers it with another. Returns whether the firmware took it.
 */
export function probe(): boolean {
  const taken = link.open && transmit("", 1);
  if (taken) {
    retiring.probeTaken();
    link.probeDue = false;
    link.probedAt = link.checks;
    link.askedAt = link.askedAt ?? link.checks;
  }
  return taken;
}

/** Hands one frame to the firmware: text unless `kind` is 1. Returns whether it took it. */
function transmit(payload: string | ZBuff, kind?: 1): boolean {
  const client = link.client as WebSocketClient;
  link.tries++;
  const result = client.send(payload, kind);
  if (!client.ready()) {
    return false;
  }
  if (successValue === undefined) {
    successValue = result;
    retiring.linkOpened(result);
  }
  link.refused = result !== successValue;
  if (link.refused) {
    return false;
  }
  link.retryMs = firstRetryMs;
  frames++;
  return true;
}

const pumpAgain = guarded("link", pumpLink);
