/**
 * One WebSocket connection at a time. Each attempt makes a new object: a second connect() on an old one fails.
 *
 * All that leaves goes through one gate: a burst is handed to the firmware, the next follows when the firmware confirms.
 */

import type { Config } from "./config-type";
import { surelyNeverConfirms } from "./firmware-era";
import { guarded } from "./guard";
import {
  confirmFlight,
  dropFlight,
  frameSent,
  hasQueuedFrame,
  outboxCounts,
  requeueFlight,
  stageFrame,
} from "./outbox";

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
const confirmWithinMs: Milliseconds = 40000;
/** Where "sent" never comes, a burst counts as sent after this long. */
const ageMs: Milliseconds = 1000;
/** How long the first burst of an unknown firmware waits for its "sent". */
const firstAgeMs: Milliseconds = 3000;
const firstRetryMs: Milliseconds = 100;
const mostRetryMs: Milliseconds = 3200;
/** So many frames refused in a row by a link that says it is ready: it has run out of memory, or was misread. */
const mostRefusals = 5;
const mostAnswers = 16;

let config: Config;
let events: LinkEvents;
let staging: ZBuff;

/** Whether this firmware fires "sent". Holds for all links. Undefined until it has done so, or surely would have. */
let firmwareConfirms: boolean | undefined;
/** An earlier link opened, and then nothing at all was heard on it. */
let hadMuteLink = false;

let client: WebSocketClient | undefined;
/** The handshake was done; and the link has not ended since. */
let opened = false;
let open = false;
let lastError = "";
/** What send() returns when it worked: the firmware's eras differ. Learnt from the first frame of each link. */
let successValue: boolean | undefined;
let burstInFlight = false;
let retryMs = firstRetryMs;
let refusals = 0;
/** What the gateway itself has to say, before the next burst of data. */
const answers: string[] = [];

let quietMs: Milliseconds = 0;
let probeMs: Milliseconds = 0;
/** A probe waits for the burst in flight: it goes first in the next one. */
let probeDue = false;
let burstMs: Milliseconds = 0;
/** Nothing was received since the last probe; and no empty frame was. */
let probing = false;
let answerDue = false;
let serverAnswers = false;
/** Something was received since the oldest burst that is not confirmed was handed over. */
let heardSinceBurst = false;
let burstUnconfirmed = false;

export function createLink(settings: Config, stagingBuffer: ZBuff, listener: LinkEvents): void {
  config = settings;
  staging = stagingBuffer;
  events = listener;
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
  created.on(
    guarded("websocket", (source, event, data) => {
      if (source === client) {
        onEvent(event, data);
      }
    }),
  );
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
  burstInFlight = false;
  burstUnconfirmed = false;
  retryMs = firstRetryMs;
  refusals = 0;
  probing = false;
  probeDue = false;
  answerDue = false;
  serverAnswers = false;
  sys.timerStop(onAge);
  sys.timerStop(onDisconnected);
  if (old) {
    old.close();
    const lost = config.outbox.unconfirmed === "resend" ? requeueFlight() : dropFlight();
    if (lost > 0) {
      log.warn("link", lost, "bytes were not confirmed:", config.outbox.unconfirmed);
    }
  }
}

/** Sends what waits, as far as the gate lets it. */
export function pumpLink(): void {
  if (!open || burstInFlight || !mayHaveMoreInFlight()) {
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
      frames++;
    }
  }
  while (sent < config.outbox.burstBytes && hasQueuedFrame() && !failed) {
    const length = stageFrame(staging);
    failed = !transmit(staging, config.frames === "text");
    if (!failed) {
      frameSent();
      sent += length;
      frames++;
    }
  }
  if (frames > 0) {
    waitForConfirmation();
  } else if (failed) {
    sys.timerStart(onRetry, retryMs);
    retryMs = retryMs * 2 > mostRetryMs ? mostRetryMs : retryMs * 2;
  }
}

/** While it is unknown whether the firmware confirms, bursts follow each other unconfirmed, up to half of the ring. */
function mayHaveMoreInFlight(): boolean {
  return firmwareConfirms !== undefined || outboxCounts().inFlight < floorDivide(config.outbox.sizeBytes, 2);
}

/** Queues a text frame of the gateway's own. The oldest goes when there are too many. */
export function sendAnswer(text: string): void {
  if (answers.length >= mostAnswers) {
    table.remove(answers, 1);
    log.warn("link", "too many answers wait: the oldest was dropped");
  }
  answers.push(text);
  pumpLink();
}

/**
 * The liveness check. Returns why the link must be taken for dead, or undefined.
 * A missing answer condemns a link only when the server has answered on it before, a missing "sent" only when the
 * firmware is known to give it, or when nothing at all was heard and it is not known yet.
 */
export function checkLink(): string | undefined {
  if (!client || !opened) {
    return undefined;
  }
  // The firmware's message queue may have been full when it said so.
  if (!open || !client.ready()) {
    return "the firmware has dropped the link";
  }
  if (refusals >= mostRefusals) {
    return "the firmware takes no frame";
  }
  quietMs += checkPeriodMs;
  if (firmwareConfirms !== false && burstUnconfirmed) {
    burstMs += checkPeriodMs;
    if (burstMs >= confirmWithinMs) {
      hadMuteLink = firmwareConfirms === undefined;
      return "what was sent is not confirmed";
    }
  }
  if (probing) {
    probeMs += checkPeriodMs;
    if (serverAnswers && probeMs >= answerWithinMs) {
      return "the server does not answer";
    }
  }
  const period = serverAnswers ? probeAfterMs : 2 * probeAfterMs;
  if (quietMs >= period && (!probing || probeMs >= period)) {
    probeDue = true;
    pumpLink();
  }
  return undefined;
}

function confirmsNothing(): void {
  firmwareConfirms = false;
  log.warn("link", "this firmware confirms nothing: what is sent counts as arrived after", ageMs, "ms");
}

function onEvent(event: string, data: unknown): void {
  if (event === "conack") {
    opened = true;
    open = true;
    quietMs = 0;
    if (probe()) {
      waitForConfirmation();
    }
    events.onOpened();
  } else if (event === "recv") {
    quietMs = 0;
    probing = false;
    heardSinceBurst = true;
    if (data === "" && answerDue) {
      answerDue = false;
      serverAnswers = true;
    }
    events.onReceived(data as ByteString);
  } else if (event === "sent") {
    firmwareConfirms = true;
    burstDone();
  } else if (event === "error") {
    lastError = ` (${tostring(data)})`;
  } else if (event === "disconnect") {
    // Not closed from here: the firmware may still use the object of an event that it is delivering.
    open = false;
    sys.timerStart(onDisconnected, 1);
  }
}

const onDisconnected = guarded("disconnect", () => events.onClosed(`disconnected${lastError}`));

/** An empty frame adds no byte to the stream; a server that knows us answers it with another. */
function probe(): boolean {
  if (!transmit("", false)) {
    return false;
  }
  probeDue = false;
  probing = true;
  answerDue = true;
  probeMs = 0;
  return true;
}

/** Hands one frame to the firmware. Returns whether it took it. */
function transmit(payload: string | ZBuff, asText: boolean): boolean {
  if (!client) {
    return false;
  }
  const result = asText ? client.send(payload) : client.send(payload, 1);
  const ready = client.ready();
  if (successValue === undefined && ready) {
    successValue = result;
    learnWhetherItConfirms(result);
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

/** Only the oldest era says false when it worked, and that one confirms. */
function learnWhetherItConfirms(result: boolean): void {
  if (firmwareConfirms === undefined) {
    if (!result) {
      firmwareConfirms = true;
    } else if (surelyNeverConfirms()) {
      confirmsNothing();
    }
  }
}

function waitForConfirmation(): void {
  burstInFlight = true;
  const first = !burstUnconfirmed;
  if (first) {
    burstMs = 0;
    heardSinceBurst = false;
    burstUnconfirmed = true;
  }
  if (firmwareConfirms !== true) {
    sys.timerStart(onAge, first && firmwareConfirms === undefined ? firstAgeMs : ageMs);
  }
}

function burstDone(): void {
  if (burstUnconfirmed) {
    burstInFlight = false;
    burstUnconfirmed = false;
    sys.timerStop(onAge);
    confirmFlight();
    pumpLink();
  }
}

const onAge = guarded("age", () => {
  // The server was heard, so the path works; or a second link has opened and is as mute as the first: in this firmware
  // "sent" does not come. Until that is clear, what was handed over is kept, and more is handed over behind it.
  if (firmwareConfirms === undefined && (heardSinceBurst || hadMuteLink)) {
    confirmsNothing();
  }
  if (firmwareConfirms === false) {
    burstDone();
    return;
  }
  burstInFlight = false;
  pumpLink();
  if (!burstInFlight) {
    sys.timerStart(onAge, ageMs);
  }
});

const onRetry = guarded("retry", pumpLink);
