/**
 * One WebSocket connection at a time. Each attempt makes a new object: a second connect() on an old one fails.
 *
 * Data and answers leave through one gate, which says how much may be in flight: a burst, and the next when that one has
 * arrived; more where the server has shown that it answers soon; within bounds where nothing tells what has arrived.
 */

import { config } from "./config";
import { doubtSuccess, readBuildDate } from "./firmware";
import { guarded } from "./guard";
import { pushToInbox } from "./inbox";
import { hasFree } from "./memory";
import { endFlight, frameSent, framesEnd, nextFrame, outboxCounts, stageFrame, staging } from "./outbox";
import { burstEnded, canTell, check, gate, heard, probe, reset, sent, start } from "./sent-retiring";
import { answerCounts, link, linkStands, transmit } from "./transmit";

/** What becomes of a link: its handshake is done; it has ended or could not be made, for a reason that was logged. */
export type LinkListener = (this: void, event: "opened" | "closed") => void;

/**
 * `checkLink` is called every 5 seconds; times that need no more precision are counted in checks. A probe goes out after
 * this much quiet; twice as rarely while the server is not known to answer.
 */
const probeAfterChecks = 4;
const answerWithinChecks = 3;
/** A link that ends sooner was ended by what comes at its start. */
const earlyEndChecks = 2;
/** When no frame was taken, the next try comes so soon. */
const retryMs: Milliseconds = 100;
/** At so many checks in a row a link that says it is ready refused frames: it has run out of memory, or was misread. */
const mostRefusals = 3;
const mostAnswers = 16;
/** A firmware with less memory to spare gets no more than a burst. */
const spareBytes: Bytes = 24576;

let tell: LinkListener;

/** Links in a row that ended soon after they had opened. */
let earlyEnds = 0;
let saidUnverifiable = false;
/** What the gateway itself has to say, before the next data. */
const answers: string[] = [];

/** Prepares links. Call it once. */
export function createLink(listener: LinkListener): void {
  tell = listener;
  readBuildDate();
  start(pumpLink);
}

/** Starts an attempt. The listener hears how it ends, or nothing: the caller keeps a handshake timeout. */
export function openLink(): void {
  closeLink();
  let problem = "this firmware has no websocket module";
  if (websocket) {
    problem = "websocket.create failed";
    const client = websocket.create(undefined, config.url, config.keepaliveSeconds);
    if (client) {
      link.client = client;
      problem = "the headers are refused: 1023 bytes at most";
      if (config.headers.length === 0 || client.headers(`${table.concat(config.headers, "\r\n")}\r\n`)) {
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
    answerCounts.lost += answerCounts.inFlight;
    answerCounts.inFlight = 0;
    answerCounts.marked = 0;
    link.client = undefined;
    if (lost > 0) {
      log.warn("link", lost, "bytes were not confirmed:", unconfirmed);
    }
  }
  sys.timerStop(onDisconnected);
  reset();
  link.lastError = "";
  link.untold = 0;
  link.refusals = 0;
  link.checks = -1;
  link.quiet = 0;
  link.probedAt = 0;
  link.askedAt = -1;
  link.probeDue = false;
  link.serverAnswers = false;
}

/** Sends what waits, as far as the gate lets it. */
export function pumpLink(): void {
  if ((nextFrame === framesEnd && answers.length === 0 && !link.probeDue) || !link.open) {
    return;
  }
  let left = gate();
  if (left <= 0) {
    return;
  }
  if (left > outboxCounts.queued) {
    left = outboxCounts.queued;
  }
  if (left + outboxCounts.inFlight > config.outbox.burstBytes && !hasFree(left + spareBytes)) {
    // Until TCP has it, the firmware keeps a copy of what is in flight.
    left = config.outbox.burstBytes - outboxCounts.inFlight;
  }
  let any = false;
  let fine = true;
  while (fine && answers.length > 0) {
    fine = transmit(answers[0] as string);
    if (fine) {
      table.remove(answers, 1);
      answerCounts.inFlight++;
      any = true;
    }
  }
  while (fine && left > 0 && nextFrame !== framesEnd) {
    const length = stageFrame();
    if (config.frames === "text") {
      fine = transmit(staging);
    } else {
      fine = transmit(staging, 1);
    }
    if (fine) {
      frameSent(length);
      left -= length;
      any = true;
    }
  }
  // Behind the data: its answer says that all of that has arrived.
  if (fine && link.probeDue) {
    fine = probe();
    any = any || fine;
  }
  if (any) {
    burstEnded();
  } else if (!fine) {
    sys.timerStart(pumpAgain, retryMs);
  }
}

/** Queues a text frame of the gateway's own: `pumpLink` sends it. The oldest goes when there are too many. */
export function sendAnswer(text: string): void {
  answerCounts.made++;
  if (answers.length >= mostAnswers) {
    table.remove(answers, 1);
    answerCounts.lost++;
  }
  answers.push(text);
}

/**
 * The liveness check. Returns why the link must be taken for dead, or undefined.
 * A missing answer condemns a link only when the server has answered on it before.
 */
export function checkLink(): string | undefined {
  if (link.checks < 0) {
    return undefined;
  }
  link.checks++;
  link.quiet++;
  // The firmware's message queue may have been full when it said so.
  if (!linkStands()) {
    return "the firmware has dropped the link";
  }
  if (link.refusals > 0) {
    link.refusals++;
  }
  const problem = link.refusals > mostRefusals ? "the firmware takes no frame" : check();
  if (problem !== undefined) {
    doubtSuccess();
    return problem;
  }
  const quiet = link.quiet;
  const asked = link.askedAt >= 0;
  if (asked && link.checks - link.askedAt >= answerWithinChecks) {
    if (link.serverAnswers) {
      if (quiet >= probeAfterChecks + answerWithinChecks) {
        return "the server does not answer";
      }
    } else if (!saidUnverifiable && canTell() === false) {
      saidUnverifiable = true;
      log.warn("link", "neither firmware nor server confirms anything: a dead path goes unnoticed for minutes");
    }
  }
  const period = link.serverAnswers ? probeAfterChecks : 2 * probeAfterChecks;
  if (quiet >= period && !(asked && link.checks - link.probedAt < period)) {
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
  if (event === "recv") {
    link.quiet = 0;
    link.askedAt = -1;
    pushToInbox(data as ByteString);
    if (heard(data === "")) {
      link.serverAnswers = true;
    }
  } else if (event === "sent") {
    sent();
    pumpLink();
  } else if (event === "conack") {
    link.checks = 0;
    link.open = true;
    if (probe()) {
      burstEnded();
    }
    tell("opened");
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
  const mayBeFrame = link.checks >= 0 && link.checks < earlyEndChecks && (lastError === "rx" || lastError === "");
  earlyEnds = mayBeFrame ? earlyEnds + 1 : 0;
  if (earlyEnds > 1) {
    reason +=
      ", again within seconds: it closes, or a frame is above the firmware's limit (8192 bytes, old cores 4096)";
  }
  log.warn("link", reason);
  tell("closed");
});

const pumpAgain = guarded("link", pumpLink);
