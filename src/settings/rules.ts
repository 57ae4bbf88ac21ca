/**
 * What the settings must keep to. The build checks src/config.ts by it. It reads no type and no global of the device, so
 * that it runs on a computer as well as in a module.
 */

import {
  hasPlaceholder,
  longestLength,
  placeholderProblem,
  subprotocolProblem,
  templateProblem,
} from "./identity-rules.ts";

/** A setting that can not be, and why. */
export interface SettingProblem {
  /** `uart.baudRate`, `headers.0` for the first line of a list. */
  path: string;
  why: string;
}

export type SettingValue = string | number | boolean;

/** Gives the value at a path: a number, a text of bytes, or undefined when there is none. Of a list: its length. */
export type ReadSetting = (this: void, path: string) => SettingValue | undefined;

interface Range {
  path: string;
  least: number;
  most: number;
  /** What the number is, and where the limits come from. */
  about: string;
}

const dayMs = 86400000;
const largestOutbox = 4194304;

const ranges: readonly Range[] = [
  { path: "keepaliveSeconds", least: 1, most: 65535, about: "seconds of quiet before a ping" },
  { path: "probe.everySeconds", least: 5, most: 86400, about: "seconds of quiet before a probe" },
  { path: "uart.baudRate", least: 300, most: 921600, about: "the speeds of MAIN_UART" },
  { path: "uart.rs485.pin", least: 0, most: 127, about: "a GPIO pin" },
  { path: "uart.rs485.turnaroundUs", least: 0, most: 1000000, about: "microseconds, a second at most" },
  { path: "uart.rs485.answerMs", least: 0, most: 60000, about: "milliseconds, a minute at most" },
  { path: "packing.idleGapMs", least: 0, most: dayMs, about: "milliseconds; 0 is off" },
  { path: "packing.maximumDelayMs", least: 0, most: dayMs, about: "milliseconds; 0 is off" },
  { path: "packing.maximumBytes", least: 1, most: 32767, about: "bytes of a frame" },
  { path: "outbox.sizeBytes", least: 2048, most: largestOutbox, about: "bytes" },
  { path: "outbox.burstBytes", least: 1, most: largestOutbox, about: "bytes" },
  { path: "outbox.attempts", least: 2, most: 100, about: "one link may end for another reason" },
  {
    path: "inbox.sizeBytes",
    least: 8192,
    most: largestOutbox,
    about: "the largest frame that the core takes is 8192 bytes",
  },
  { path: "statusLed.pin", least: 0, most: 127, about: "a GPIO pin" },
  { path: "counters.everySeconds", least: 10, most: 86400, about: "seconds, a day at most" },
  { path: "restartAfterMinutes", least: 1, most: 1440, about: "minutes, a day at most" },
  { path: "errorReportSeconds", least: -1, most: 86400, about: "seconds; -1 is off" },
];

/** What the compiler judges when building, and nobody else on the device. */
interface Choice {
  path: string;
  of: readonly SettingValue[];
}

const choices: readonly Choice[] = [
  { path: "probe.send", of: ["empty", "nothing"] },
  { path: "uart.dataBits", of: [7, 8] },
  { path: "uart.parity", of: ["none", "even", "odd"] },
  { path: "uart.stopBits", of: [1, 2] },
  { path: "outbox.overflow", of: ["oldest", "newest"] },
  { path: "outbox.unconfirmed", of: ["resend", "drop"] },
];

const texts = [
  { path: "url" },
  { path: "probe.send.text" },
  { path: "probe.send.bytes" },
  { path: "packing.delimiter" },
];

/** Beside a frame the outbox holds its header, and the gap at its end. */
const outboxOverheadBytes = 16;
/** UTF-8 takes so many bytes for a character at most: a text frame must hold one. */
const longestCharacterBytes = 4;

const hostBytes = 191;
const pathBytes = 255;
const headersBytes = 1023;
/** The core writes these lines itself. */
const ownHeaders = ["host", "upgrade", "connection", "sec-websocket-key", "sec-websocket-version"];
const subprotocolHeader = "sec-websocket-protocol";
const mostProbeBytes = 1024;

const leastKeyBytes = 16;
/** Old cores take no more for an HMAC as it is. */
const mostKeyBytes = 64;
const leastCommandKeyBytes = 8;
const mostCommandKeyBytes = 64;
const leastGuardMs = 500;
const mostGuardMs = 60000;

const tab = 9;
const space = 32;
const colon = 58;
const del = 127;

/** All that is wrong with the settings; empty when nothing is. */
export function settingProblems(read: ReadSetting): SettingProblem[] {
  const problems: SettingProblem[] = [];
  const check = (path: string, why: string | undefined): void => {
    if (why !== undefined) {
      problems.push({ path, why });
    }
  };
  for (const range of ranges) {
    check(range.path, rangeProblem(range, read(range.path)));
  }
  checkRequest(read, check);
  for (const choice of choices) {
    check(choice.path, choiceProblem(choice, read(choice.path)));
  }
  check("uart.id", portProblem(read("uart.id") as number));
  if (read("statusLed.pin") !== undefined && read("statusLed.pin") === read("uart.rs485.pin")) {
    check("statusLed.pin", "uart.rs485.pin is the same pin.");
  }
  check("probe.send", probeProblem(read("probe.send.text") ?? read("probe.send.bytes")));
  checkPacking(read, check);
  checkControl(read, check);
  return problems;
}

function checkRequest(read: ReadSetting, check: (path: string, why: string | undefined) => void): void {
  const template = read("identity.template");
  const hasIdentity = template !== undefined;
  const url = read("url") as string;
  check("url", urlProblem(url) ?? placeholderProblem(url, hasIdentity));
  const subprotocol = read("subprotocol") as string | undefined;
  const headers = read("headers") as number;
  let total = subprotocol === undefined ? 0 : subprotocolHeader.length + 2 + subprotocol.length + 2;
  for (let index = 0; index < headers; index++) {
    const line = read(`headers.${index}`) as string;
    total += longestLength(line, false) + 2;
    check(`headers.${index}`, headerProblem(line, subprotocol !== undefined) ?? placeholderProblem(line, hasIdentity));
  }
  if (total > headersBytes) {
    const longest = hasIdentity ? "with the longest values of their placeholders, " : "";
    check("headers", `${longest}they take ${total} bytes with their line ends. The core takes ${headersBytes}.`);
  }
  if (subprotocol !== undefined) {
    check("subprotocol", subprotocolProblem(subprotocol));
  }
  if (hasIdentity) {
    check("identity.template", templateProblem(template as string));
  }
}

/** What kind of value a setting has. Undefined: there is no such setting. */
export function kindOf(path: string): "number" | "choice" | "text" | undefined {
  const isIn = (list: readonly { path: string }[]): boolean => {
    for (const each of list) {
      if (each.path === path) {
        return true;
      }
    }
    return false;
  };
  return isIn(ranges) ? "number" : isIn(choices) ? "choice" : isIn(texts) || isHeader(path) ? "text" : undefined;
}

function isHeader(path: string): boolean {
  return path.indexOf("headers.") === 0;
}

function rangeProblem({ least, most, about }: Range, value: SettingValue | undefined): string | undefined {
  if (typeof value !== "number") {
    return undefined;
  }
  const isWhole = value % 1 === 0;
  return isWhole && value >= least && value <= most
    ? undefined
    : `${value} is not a whole number from ${least} to ${most} (${about}).`;
}

function choiceProblem({ of }: Choice, value: SettingValue | undefined): string | undefined {
  let known = "";
  for (const each of of) {
    if (value === undefined || value === each) {
      return undefined;
    }
    known += known === "" ? `${each}` : `, ${each}`;
  }
  return `${value} is none of ${known}.`;
}

function portProblem(id: number): string | undefined {
  const exists = id === 0 || id === 1 || id === 2 || id === 3 || id === 32;
  return exists ? undefined : `there is no UART ${id}. 1 is MAIN_UART, 32 the USB port.`;
}

function probeProblem(payload: SettingValue | undefined): string | undefined {
  if (payload === "") {
    return 'an empty text or empty bytes: write "empty".';
  }
  return typeof payload === "string" && payload.length > mostProbeBytes
    ? `${payload.length} bytes. A probe has ${mostProbeBytes} at most.`
    : undefined;
}

function checkPacking(read: ReadSetting, check: (path: string, why: string) => void): void {
  const outbox = read("outbox.sizeBytes") as number;
  const frame = read("packing.maximumBytes") as number;
  const isText = read("frames") === "text";
  if (outbox >= 2048 && frame > outbox - outboxOverheadBytes) {
    check("packing.maximumBytes", `a frame of ${frame} bytes does not fit into an outbox of ${outbox}.`);
  }
  if (isText && frame >= 1 && frame < longestCharacterBytes) {
    check(
      "packing.maximumBytes",
      `a text frame must hold a character of UTF-8: ${longestCharacterBytes} bytes at least.`,
    );
  }
  if (read("packing.idleGapMs") === 0 && read("packing.maximumDelayMs") === 0 && read("packing.delimiter") === "") {
    check(
      "packing.idleGapMs",
      "0, with maximumDelayMs 0 and no delimiter: what does not fill a frame would never leave. Set one of the three.",
    );
  }
  const delimiter = read("packing.delimiter") as string;
  if (delimiter.length > frame) {
    check("packing.delimiter", `${delimiter.length} bytes do not fit into a frame of ${frame}.`);
  }
}

function checkControl(read: ReadSetting, check: (path: string, why: string) => void): void {
  const key = read("control.key") as string | undefined;
  if (key !== undefined) {
    if (key.length < leastKeyBytes || key.length > mostKeyBytes) {
      check("control.key", `it has ${key.length} bytes. A key has ${leastKeyBytes} to ${mostKeyBytes}.`);
    }
    if (read("frames") === "text") {
      check("frames", 'text frames are the control channel\'s: write "binary".');
    }
    if (read("echoCommand") === true) {
      check("echoCommand", "it sends and receives text frames, which are the control channel's: write false.");
    }
    if (read("probe.send.text") !== undefined) {
      check("probe.send", "text frames are the control channel's: write { bytes: … }.");
    }
  }
  const commandKey = read("runtimeSettings.uartCommands.key") as string | undefined;
  if (commandKey !== undefined) {
    checkCommands(commandKey, read, check);
  }
}

function checkCommands(key: string, read: ReadSetting, check: (path: string, why: string) => void): void {
  const path = "runtimeSettings.uartCommands";
  const guardMs = read(`${path}.guardMs`) as number;
  if (key.length < leastCommandKeyBytes || key.length > mostCommandKeyBytes) {
    check(`${path}.key`, `it has ${key.length} bytes. This key has ${leastCommandKeyBytes} to ${mostCommandKeyBytes}.`);
  }
  if (guardMs % 1 !== 0 || guardMs < leastGuardMs || guardMs > mostGuardMs) {
    check(`${path}.guardMs`, `${guardMs} is not a whole number from ${leastGuardMs} to ${mostGuardMs} (milliseconds).`);
  }
  if (read("packing.idleGapMs") === 0) {
    check("packing.idleGapMs", "0: commands on the UART are known by the quiet behind them.");
  }
  if ((read("packing.maximumBytes") as number) < key.length + 2) {
    check("packing.maximumBytes", "the key of the UART's commands and a line end must fit into a frame.");
  }
}

/** What is wrong with a URL. The core misreads most of it without a word. */
export function urlProblem(url: string): string | undefined {
  for (let index = 0; index < url.length; index++) {
    const byte = url.charCodeAt(index);
    if (byte <= space || byte >= del) {
      return `its byte ${index + 1} is a space, a control character or beyond ASCII. Percent-encode it, as in %20.`;
    }
  }
  const isSecure = url.indexOf("wss://") === 0;
  if (!isSecure && url.indexOf("ws://") !== 0) {
    return "it does not begin with ws:// or wss://, in small letters.";
  }
  if (url.indexOf("#") >= 0) {
    return "it has a fragment (#…), which is not sent to a server. Percent-encode a # as %23.";
  }
  const start = isSecure ? 6 : 5;
  const slash = url.indexOf("/", start);
  const query = url.indexOf("?", start);
  if (query >= 0 && (slash < 0 || slash > query)) {
    return "it has a ? without a path before it: write /? there.";
  }
  const end = slash < 0 ? url.length : slash;
  const path = url.slice(end);
  const length = longestLength(path, true);
  if (length > pathBytes) {
    const longest = hasPlaceholder(path) ? ", with the longest values of its placeholders" : "";
    return `its path and query take ${length} bytes${longest}. The core cuts them at ${pathBytes}.`;
  }
  return authorityProblem(url.slice(start, end));
}

function authorityProblem(authority: string): string | undefined {
  if (hasPlaceholder(authority)) {
    return "it has a placeholder in its host or port. They are filled in in the path, the query and in headers.";
  }
  if (authority.indexOf("@") >= 0) {
    return 'it has a user or a password, which the core takes for a host. Use headers: ["Authorization: Basic …"].';
  }
  if (authority.indexOf("[") >= 0) {
    return "it has an IPv6 address, which the core takes for a host and a port.";
  }
  const mark = authority.indexOf(":");
  const host = mark < 0 ? authority.length : mark;
  if (host < 2 || host > hostBytes) {
    return `its host has ${host} bytes. The core takes 2 to ${hostBytes}.`;
  }
  if (mark < 0) {
    return undefined;
  }
  let port = 0;
  for (let index = mark + 1; index < authority.length; index++) {
    const digit = authority.charCodeAt(index) - 48;
    port = digit >= 0 && digit <= 9 && port <= 65535 ? port * 10 + digit : 65536;
  }
  return port >= 1 && port <= 65535 ? undefined : "its port is no number from 1 to 65535.";
}

function headerProblem(line: string, hasSubprotocol: boolean): string | undefined {
  let name = "";
  let hasColon = false;
  for (let index = 0; index < line.length; index++) {
    const byte = line.charCodeAt(index);
    if ((byte < space && byte !== tab) || byte === del) {
      return `its byte ${index + 1} is a control character. The core adds the line end itself.`;
    }
    if (!hasColon && (byte <= space || byte > del)) {
      return "its name has a space or a character beyond ASCII.";
    }
    hasColon = hasColon || byte === colon;
    name = hasColon ? name : name + line.charAt(index);
  }
  if (!hasColon || name === "") {
    return "it is not `Name: value`.";
  }
  if (hasPlaceholder(name)) {
    return "it has a placeholder in its name. They are filled in in its value.";
  }
  if (hasSubprotocol && name.toLowerCase() === subprotocolHeader) {
    return "the setting `subprotocol` writes this line already.";
  }
  for (const own of ownHeaders) {
    if (name.toLowerCase() === own) {
      return "the core writes this line itself: a second one makes the request wrong.";
    }
  }
  return undefined;
}
