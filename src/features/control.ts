/**
 * The control channel: the server queries and changes the gateway in text frames (docs/control.md). A request is JSON.
 * A request that changes something comes after its MAC, and has a counter that must be above the last one. The counter
 * is stored before anything is done, so that nothing is done twice, not even after a restart.
 *
 * Answers are not data: they go to the core without the outbox, and are lost when the link ends first.
 */

import { config } from "../config";
import { gatewaySuffix } from "../device/gateway-name";
import { guarded } from "../device/guard";
import { deviceName, isMac, macOf } from "../device/mac";
import { serialLine, wantsCommands } from "../device/serial-port";
import { openStore } from "../device/store";
import { makeTimer, startTimer, stopTimer, tickSeconds } from "../device/timer";
import { isUtf8 } from "../device/utf8";
import { hearText } from "../link/receiving";
import { link, transmit } from "../link/transmit";
import { countersJson } from "./counters";
import { logTail } from "./log-tail";
import { applySettings, changeSettings, settingsInForce, settingsStatus } from "./settings";
import { startUpdate } from "./update";

const counterKey = `gateway_control${gatewaySuffix}`;
/** `json.decode` turns every larger number into this one. */
const largestNumber = 2147483647;
const mostRequestBytes = 4096;
/** The core reads JSON by recursion. */
const mostBrackets = 32;
const longestIdBytes = 64;
const mostAnswers = 4;
const retryMs: Milliseconds = 100;
const restartMs: Milliseconds = 2000;

/** A decoded request. Nothing in it has been checked. */
interface Request {
  readonly id?: unknown;
  readonly method?: unknown;
  readonly ok?: unknown;
  readonly counter?: unknown;
  readonly level?: unknown;
  readonly settings?: unknown;
  readonly url?: unknown;
}

/** What a method returns: why it refused the request, or parts of the answer. */
type Outcome = string | Record<string, unknown>;

let restart: (this: void, reason: string) => void;
let store: FskvModule | undefined;
/** The counter of the last request that changed something. */
let counter = 0;
let ticks = 0;
const requests = { done: 0, refused: 0 };
/** How many refused requests are not logged yet, and why the last of them was refused. */
let unlogged = 0;
let lastWhy = "";
/** Answers that wait for the core. */
const answers: string[] = [];
let retryTimer: TimerId;

/** Starts the channel. Call it once, before the first link. `restartOnRequest` takes the reason. */
export function startControl(restartOnRequest: (this: void, reason: string) => void): void {
  restart = restartOnRequest;
  retryTimer = makeTimer(guarded("control", flush));
  hearText(guarded("control", heard));
  // Last: a store that raises must not keep the channel from starting.
  store = openStore();
  readCounter();
}

/** Call it every tick. */
export function controlTick(): void {
  ticks++;
  if (unlogged > 0) {
    log.warn("control", unlogged, "requests are refused, the last one:", lastWhy);
    unlogged = 0;
  }
}

/** Takes a text frame, or a fragment of one. A fragment is not a request. */
function heard(frame: ByteString, isWhole: boolean, isLast: boolean): void {
  if (isLast && !isWhole) {
    refuse("", undefined, "it comes in parts");
  }
  if (frame === "" || !isWhole) {
    return;
  }
  const [mac, rest] = string.match(frame, "^(%x+)\n(.*)$");
  const text = rest ?? frame;
  const isSigned = mac !== undefined && isMac(mac, macOf("request", deviceName(), text));
  const isReadable = frame.length <= mostRequestBytes && string.gsub(text, "[%[{]", "")[1] <= mostBrackets;
  const [request] = json.decode<Request>(isReadable ? text : "");
  if (request === undefined || type(request) !== "table") {
    refuse("", undefined, "it is not a JSON object, or too large");
    return;
  }
  if (type(request.ok) === "boolean") {
    // This is an answer. A server that sends back what it gets would make us answer our own answers without end.
    requests.refused++;
    return;
  }
  const id = request.id;
  const method = request.method;
  const isText = type(id) === "string" && (id as string).length <= longestIdBytes;
  const isNumber =
    math.type(id as number) === "integer" && (id as number) > -largestNumber && (id as number) < largestNumber;
  const name = isText || isNumber ? (id as string | number) : undefined;
  let why: string | undefined;
  if (mac !== undefined && !isSigned) {
    why = "the MAC is wrong";
  } else if (id !== undefined && name === undefined) {
    why = "the id is not a short text or whole number";
  }
  const outcome = why ?? obey(method, request, isSigned);
  if (type(outcome) === "string") {
    refuse(method, name, outcome as string);
  } else {
    requests.done++;
    answer(name, true, outcome as Record<string, unknown>);
  }
}

/** Does what a request asks for. A request that changes something is counted first. */
function obey(method: unknown, request: Request, isSigned: boolean): Outcome {
  if (method === "status") {
    return status();
  }
  if (method === "log") {
    return { log: logTail(), level: log.getLevel() };
  }
  if (method === "settings") {
    return config.runtimeSettings === undefined ? noSettings : settingsInForce();
  }
  if (method !== "restart" && method !== "level" && method !== "update" && method !== "set" && method !== "apply") {
    return "there is no such method";
  }
  const why = isSigned ? whyNotCounted(request.counter) : "it changes something and is not signed";
  if (why !== undefined) {
    return why;
  }
  if (method === "restart") {
    return restartSoon("the server asked for it");
  }
  if (method === "level") {
    const level = request.level;
    if (level !== "DEBUG" && level !== "INFO" && level !== "WARN" && level !== "ERROR" && level !== "SILENT") {
      return "a level is DEBUG, INFO, WARN, ERROR or SILENT";
    }
    log.setLevel(level);
    return {};
  }
  if (method === "update") {
    return startUpdate(request.url, restartSoon) ?? {};
  }
  if (config.runtimeSettings === undefined) {
    return noSettings;
  }
  if (wantsCommands && serialLine.state === "commands") {
    return "settings are being changed on the UART";
  }
  if (method === "apply") {
    return applySettings(true) ?? restartSoon("settings are applied");
  }
  const settings = request.settings;
  return type(settings) === "table" ? (changeSettings(settings as Record<string, unknown>) ?? {}) : "no settings";
}

/** Reads the counter from the store. The counter never decreases. */
function readCounter(): void {
  const kept = store?.get(counterKey);
  counter = math.type(kept as number) === "integer" ? math.max(counter, kept as number) : counter;
}

/** Stores the counter of a request, before anything is done. Returns undefined, or why the request is refused. */
function whyNotCounted(given: unknown): string | undefined {
  if (math.type(given as number) !== "integer" || (given as number) >= largestNumber) {
    return "its counter is not a whole number below 2147483647";
  }
  readCounter();
  if ((given as number) <= counter) {
    return `its counter is not above ${counter}`;
  }
  if (!store?.set(counterKey, given as number)) {
    return "the counter cannot be stored";
  }
  counter = given as number;
  return undefined;
}

const noSettings = "the firmware was built without runtimeSettings";

/** Restarts a little later, so that the answer goes out first. */
function restartSoon(reason: string): Outcome {
  sys.timerStart(guarded("control", restart), restartMs, reason);
  return { restartsInMs: restartMs };
}

function status(): Outcome {
  return {
    project: PROJECT,
    version: VERSION,
    build: BUILD,
    core: rtos.version(),
    module: rtos.bsp(),
    device: deviceName(),
    uptimeSeconds: ticks * tickSeconds,
    counter,
    requests,
    settings: config.runtimeSettings === undefined ? { source: "built" } : settingsStatus(),
  };
}

function refuse(method: unknown, id: string | number | undefined, why: string): void {
  requests.refused++;
  unlogged++;
  lastWhy = type(method) === "string" ? `${string.sub(method as string, 1, 16)}: ${why}` : why;
  answer(id, false, { why });
}

function answer(id: string | number | undefined, ok: boolean, parts: Record<string, unknown>): void {
  parts.id = id;
  parts.ok = ok;
  const [text] = json.encode(parts);
  if (text === undefined || answers.length >= mostAnswers) {
    return;
  }
  const counters = parts.uptimeSeconds === undefined ? "" : `,"counters":${countersJson()}`;
  const whole = `${string.sub(text, 1, -2)}${counters}}`;
  // The log may hold any bytes.
  answers.push(isUtf8(whole) ? whole : string.gsub(whole, "[^%g ]", "?")[0]);
  flush();
}

function flush(): void {
  stopTimer(retryTimer);
  while (answers.length > 0) {
    const next = answers[0] as string;
    if (link.phase === "open" && !transmit(next, next.length, true)) {
      startTimer(retryTimer, retryMs);
      return;
    }
    table.remove(answers, 1);
  }
}
