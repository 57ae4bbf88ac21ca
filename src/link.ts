/**
 * One WebSocket connection at a time. Each attempt makes a new object: a second connect() on an old one fails.
 *
 * All that leaves goes through one gate: a burst is handed to the firmware, the next follows when that one has arrived.
 * Where nothing tells that it has, the gate bounds what is in flight.
 */

import type { Config } from "./config-type";
import { guarded } from "./guard";
import { hasFree } from "./memory";
import {
  confirmMarked,
  dropFlight,
  frameSent,
  hasQueuedFrame,
  markFlight,
  outboxCapacity,
  outboxCounts,
  requeueFlight,
  stageFrame,
} from "./outbox";
import type { Retiring } from "./retiring";

export interface LinkEvents {
  onOpened: (this: void) => void;
  onClosed: (this: void, reason: string) => void;
  onReceived: (this: void, bytes: ByteString) => void;
}

/** How often `checkLink` is to be called. */
export const checkPeriodMs: Milliseconds = 5000;
/** A probe goes out after this much quiet; twice as rarely while the server is not known to answer. */
const probeAfterMs: Milliseconds = 20000;
const answerWithinMs: Milliseconds = 15000;
const firstRetryMs: Milliseconds = 100;
const mostRetryMs: Milliseconds = 3200;
/** So many frames refused in a row by a link that says it is ready: it has run out of memory, or was misread. */
const mostRefusals = 5;
const mostAnswers = 16;
/** A firmware with less memory gets the next frame only when none is in flight. */
const spareBytes: Bytes = 24576;
/** A link that ends sooner was ended by what comes at its start. */
const earlyEndMs: Milliseconds = 10000;

let config: Config;
let events: LinkEvents;
let staging: ZBuff;
let retiring: Retiring;

let client: WebSocketClient | undefined;
/** The handshake was done; and the link has not ended since. */
let opened = false;
let open = false;
let lastError = "";
let ageMs: Milliseconds = 0;
/** Links in a row that ended soon after they had opened. */
let earlyEnds = 0;
/** What send() returns when it worked: the firmware's eras differ. Learnt from the first frame of each link. */
let successValue: boolean | undefined;
let retryMs = firstRetryMs;
let refusals = 0;
/** What the gateway itself has to say, before the next burst of data; and how much of it is in flight. */
const answers: string[] = [];
let answersInFlight = 0;

let quietMs: Milliseconds = 0;
/** A probe waits for the burst in flight: it goes first in the next one. */
let probeDue = false;
/** Nothing was received since this long ago, when a probe went out; and since the last one. */
let probing = false;
let unansweredMs: Milliseconds = 0;
let sinceProbeMs: Milliseconds = 0;
/** Probes that no empty frame has answered. */
let answersDue = 0;
let serverAnswers = false;
let saidUnverifiable = false;

/** Frames of the gateway's own, without probes: they are no bytes of the stream. `made` is the sum, but for what waits. */
const counts = { made: 0, confirmed: 0, lost: 0 };

/** What became of the gateway's own answers, since boot. The table is live. */
export function answerCounts(): Readonly<typeof counts> {
  return counts;
}

export function createLink(settings: Config, stagingBuffer: ZBuff, policy: Retiring, listener: LinkEvents): void {
  config = settings;
  staging = stagingBuffer;
  retiring = policy;
  events = listener;
  retiring.listen({ onArrived, onRetired, onAged, onRoom, stands, onDoubt });
}

/** Starts an attempt. Ends in `onOpened` or `onClosed`, or in neither: the caller keeps a handshake timeout. */
export function openLink(): void {
  closeLink();
  lastError = "";
  if (!websocket) {
    events.onClosed("this firmware has no websocket module");
    return;
  }
  const created = websocket.create(undefined, config.url, config.keepaliveSeconds);
  if (!created) {
    events.onClosed("websocket.create failed");
    return;
  }
  client = created;
  if (config.headers.length > 0 && !created.headers(`${table.concat(config.headers, "\r\n")}\r\n`)) {
    events.onClosed("the headers are refused: 1023 bytes at most");
    return;
  }
  created.on(onAnyEvent);
  if (!created.connect()) {
    events.onClosed("connect failed");
  }
}

/** Ends the link, if there is one. Nothing of it is heard again. What was in flight is queued again or dropped. */
export function closeLink(): void {
  const old = client;
  client = undefined;
  opened = false;
  open = false;
  successValue = undefined;
  retryMs = firstRetryMs;
  refusals = 0;
  probing = false;
  probeDue = false;
  answersDue = 0;
  serverAnswers = false;
  retiring.linkEnded();
  sys.timerStop(onRetry);
  sys.timerStop(onDisconnected);
  if (old) {
    old.close();
    const lost = config.outbox.unconfirmed === "resend" ? requeueFlight() : dropFlight();
    if (lost > 0) {
      log.warn("link", lost, "bytes were not confirmed:", config.outbox.unconfirmed);
    }
    counts.lost += answersInFlight;
    answersInFlight = 0;
  }
}

/** Sends what waits, as far as the gate lets it. */
export function pumpLink(): void {
  if (!open || !gateIsOpen()) {
    return;
  }
  let sent = 0;
  let frames = 0;
  let failed = false;
  if (probeDue) {
    failed = !probe();
    frames = failed ? 0 : 1;
  }
  while (answers.length > 0 && !failed) {
    failed = !transmit(answers[0], true);
    if (!failed) {
      table.remove(answers, 1);
      answersInFlight++;
      frames++;
    }
  }
  const most = burstBytes();
  while (sent < most && hasQueuedFrame() && !failed) {
    const length = stageFrame(staging);
    failed = !transmit(staging, config.frames === "text");
    if (!failed) {
      frameSent();
      sent += length;
      frames++;
    }
  }
  if (frames > 0) {
    retiring.burstEnded();
  } else if (failed) {
    sys.timerStart(onRetry, retryMs);
    retryMs = retryMs * 2 > mostRetryMs ? mostRetryMs : retryMs * 2;
  }
}

/** Twice as much at a time when so much waits that a long way to the server is what holds it up. */
function burstBytes(): Bytes {
  const bytes = config.outbox.burstBytes;
  return outboxCounts().queued > 2 * bytes && hasFree(bytes + spareBytes) ? 2 * bytes : bytes;
}

function gateIsOpen(): boolean {
  const gate = retiring.gate();
  return gate === "open" || (gate === "bounded" && hasRoomInFlight());
}

/** What nothing confirms is kept while it may be lost; and until TCP has it, the firmware keeps a copy. */
function hasRoomInFlight(): boolean {
  const { inFlight } = outboxCounts();
  return inFlight === 0 || (inFlight * 4 <= outboxCapacity() * 3 && hasFree(spareBytes));
}

/** Queues a text frame of the gateway's own. The oldest goes when there are too many. */
export function sendAnswer(text: string): void {
  counts.made++;
  if (answers.length >= mostAnswers) {
    table.remove(answers, 1);
    counts.lost++;
  }
  answers.push(text);
  pumpLink();
}

function onArrived(): void {
  markFlight();
  pumpLink();
}

function onRetired(): boolean {
  confirmMarked();
  counts.confirmed += answersInFlight;
  answersInFlight = 0;
  return outboxCounts().inFlight > 0;
}

function onAged(): boolean {
  const more = stands() ? onRetired() : true;
  markFlight();
  return more;
}

function onRoom(): boolean {
  pumpLink();
  return outboxCounts().inFlight * 4 <= outboxCapacity();
}

function stands(): boolean {
  return open && client !== undefined && client.ready();
}

function onDoubt(): void {
  if (open) {
    probe();
  }
}

/**
 * The liveness check. Returns why the link must be taken for dead, or undefined.
 * A missing answer condemns a link only when the server has answered on it before.
 */
export function checkLink(): string | undefined {
  if (!client || !opened) {
    return undefined;
  }
  ageMs = later(ageMs);
  // The firmware's message queue may have been full when it said so.
  if (!open || !client.ready()) {
    return "the firmware has dropped the link";
  }
  if (refusals >= mostRefusals) {
    return "the firmware takes no frame";
  }
  return retiring.check(checkPeriodMs) ?? checkServer();
}

function checkServer(): string | undefined {
  quietMs = later(quietMs);
  sinceProbeMs = later(sinceProbeMs);
  if (probing) {
    unansweredMs = later(unansweredMs);
    if (unansweredMs >= answerWithinMs) {
      if (serverAnswers && quietMs >= probeAfterMs + answerWithinMs) {
        return "the server does not answer";
      }
      if (!serverAnswers && retiring.canTell() === false && !saidUnverifiable) {
        saidUnverifiable = true;
        log.warn("link", "neither firmware nor server confirms anything: a dead path goes unnoticed for minutes");
      }
    }
  }
  const periodMs = serverAnswers ? probeAfterMs : 2 * probeAfterMs;
  if (quietMs >= periodMs && (!probing || sinceProbeMs >= periodMs)) {
    if (probeDue) {
      // The gate was shut for a whole period: it may be for the same reason.
      probe();
    } else {
      probeDue = true;
      pumpLink();
    }
  }
  return undefined;
}

/** A time, a check later. It stands still at an hour: 32 bits would turn it around after weeks. */
function later(ms: Milliseconds): Milliseconds {
  return ms < 3600000 ? ms + checkPeriodMs : ms;
}

/** One function for all links: an event of an old one changes nothing. */
const onAnyEvent = guarded("websocket", (source: WebSocketClient, event: string, data: unknown) => {
  if (source === client) {
    onEvent(event, data);
  }
});

function onEvent(event: string, data: unknown): void {
  if (event === "conack") {
    opened = true;
    open = true;
    ageMs = 0;
    quietMs = 0;
    if (probe()) {
      retiring.burstEnded();
    }
    events.onOpened();
  } else if (event === "recv") {
    quietMs = 0;
    probing = false;
    const isAnswer = data === "" && answersDue > 0;
    if (isAnswer) {
      answersDue--;
      serverAnswers = true;
    }
    retiring.heard(isAnswer);
    events.onReceived(data as ByteString);
  } else if (event === "sent") {
    retiring.sent();
  } else if (event === "error") {
    lastError = tostring(data);
  } else if (event === "disconnect") {
    // Not closed from here: the firmware may still use the object of an event that it is delivering.
    open = false;
    sys.timerStart(onDisconnected, 1);
  }
}

const onDisconnected = guarded("disconnect", () => {
  const reason = lastError === "" ? "disconnected" : `disconnected (${lastError})`;
  // The oldest firmware does not say what is wrong.
  const mayBeFrame = opened && ageMs < earlyEndMs && (lastError === "rx" || lastError === "");
  earlyEnds = mayBeFrame ? earlyEnds + 1 : 0;
  events.onClosed(earlyEnds > 1 ? `${reason}${earlyEndCause}` : reason);
});

const earlyEndCause =
  ", again within seconds: a frame of the server's above the firmware's limit (8192 bytes, 4096 on old cores), or it closes";

/** An empty frame adds no byte to the stream; a server that knows us answers it with another. */
function probe(): boolean {
  if (!transmit("", false)) {
    return false;
  }
  if (retiring.probeTaken()) {
    markFlight();
  }
  probeDue = false;
  if (!probing) {
    probing = true;
    unansweredMs = 0;
  }
  sinceProbeMs = 0;
  answersDue++;
  return true;
}

/** Hands one frame to the firmware. Returns whether it took it. */
function transmit(payload: string | ZBuff, asText: boolean): boolean {
  if (!client) {
    return false;
  }
  retiring.frameTried();
  const result = asText ? client.send(payload) : client.send(payload, 1);
  const ready = client.ready();
  if (successValue === undefined && ready) {
    successValue = result;
    retiring.linkOpened(result);
  }
  const taken = ready && result === successValue;
  if (taken) {
    refusals = 0;
    retryMs = firstRetryMs;
  } else if (ready) {
    refusals++;
  }
  return taken;
}

const onRetry = guarded("retry", pumpLink);
