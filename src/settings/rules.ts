/**
 * Rules for the settings that can change at run time. The build and the module judge by the same rules, so these use no
 * type and no global of LuatOS. A problem is a code, with the value and what is allowed: the module has no room for
 * sentences. build/settings/sentences.ts makes those, and build/settings/rules.ts judges what cannot change.
 */

import { hasPlaceholder, longestLength, placeholderProblem } from "./placeholder-rules.ts";
import type { ProblemCode, Why } from "./problem-codes.ts";

/** A setting that is wrong, and why. */
export interface SettingProblem {
  /** `uart.baudRate`, `headers.0` for the first line of a list. */
  path: string;
  why: Why;
}

/** The value of a setting: texts are bytes. */
export type SettingValue = string | number | boolean;

/** Returns the value at a path: a number, a text of bytes, or undefined when there is none. For a list, its length. */
export type ReadSetting = (this: void, path: string) => SettingValue | undefined;

/** A whole number within limits, one of several values, or a text. */
export interface Rule {
  readonly path: string;
  readonly least?: number;
  readonly most?: number;
  readonly of?: readonly SettingValue[];
}

type Check = (this: void, path: string, why: Why | undefined) => void;

const dayMs = 86400000;
const largestOutbox = 4194304;
/** The largest frame that the core takes. */
const leastInbox = 8192;

/** The value of each setting that can change, by itself. Header lines have a rule of their own. */
export const rules: readonly Rule[] = [
  { path: "keepaliveSeconds", least: 1, most: 65535 },
  { path: "probe.everySeconds", least: 5, most: 86400 },
  { path: "uart.baudRate", least: 300, most: 921600 },
  { path: "packing.idleGapMs", least: 0, most: dayMs },
  { path: "packing.maximumDelayMs", least: 0, most: dayMs },
  { path: "packing.maximumBytes", least: 1, most: 32767 },
  { path: "outbox.sizeBytes", least: 2048, most: largestOutbox },
  { path: "outbox.burstBytes", least: 1, most: largestOutbox },
  { path: "outbox.attempts", least: 2, most: 100 },
  { path: "inbox.sizeBytes", least: leastInbox, most: largestOutbox },
  { path: "restartAfterMinutes", least: 1, most: 1440 },
  { path: "errorReportSeconds", least: -1, most: 86400 },
  { path: "probe.send", of: ["empty", "nothing"] },
  { path: "uart.dataBits", of: [7, 8] },
  { path: "uart.parity", of: ["none", "even", "odd"] },
  { path: "uart.stopBits", of: [1, 2] },
  { path: "outbox.overflow", of: ["oldest", "newest"] },
  { path: "outbox.unconfirmed", of: ["resend", "drop"] },
  { path: "url" },
  { path: "probe.send.text" },
  { path: "probe.send.bytes" },
  { path: "packing.delimiter" },
];
const headerRule: Rule = { path: "headers" };

/** The outbox needs this much more than a frame, for headers. */
const outboxOverheadBytes = 16;
/** The longest character in UTF-8. A text frame must hold one. */
const longestCharacterBytes = 4;
/** A start bit, 8 data bits, parity, 2 stop bits, in thousandths of a bit: milliseconds follow from the baud rate. */
const longestByteMilliBits = 12000;

const hostBytes = 191;
const pathBytes = 255;
const headersBytes = 1023;
/** The core writes these lines itself. */
const ownHeaders = ["host", "upgrade", "connection", "sec-websocket-key", "sec-websocket-version"];
const subprotocolHeader = "sec-websocket-protocol";
const mostProbeBytes = 1024;

const tab = 9;
const space = 32;
const del = 127;

/** All problems of the settings that can change; empty when there are none. */
export function settingProblems(read: ReadSetting): SettingProblem[] {
  const problems: SettingProblem[] = [];
  const check: Check = (path, why) => {
    if (why !== undefined) {
      problems.push({ path, why });
    }
  };
  for (const rule of rules) {
    const value = read(rule.path);
    if (value !== undefined) {
      check(rule.path, valueProblem(rule, value));
    }
  }
  checkRequest(read, check);
  checkProbe(read, check);
  checkPacking(read, check);
  return problems;
}

/** The rule of a setting. Undefined when the setting cannot change at run time. */
export function ruleOf(path: string): Rule | undefined {
  for (const rule of rules) {
    if (rule.path === path) {
      return rule;
    }
  }
  return path.indexOf("headers.") === 0 ? headerRule : undefined;
}

/** What is wrong with a value by itself. */
export function valueProblem(rule: Rule, value: SettingValue): Why | undefined {
  if (rule.least !== undefined && rule.most !== undefined) {
    return outside("range", value, rule.least, rule.most);
  }
  if (rule.of === undefined) {
    if (typeof value === "string") {
      return undefined;
    }
    return `no-text ${value}`;
  }
  let known = "";
  for (const each of rule.of) {
    if (value === each) {
      return undefined;
    }
    known += known === "" ? `${each}` : `, ${each}`;
  }
  return `choice ${value} (allowed ${known})`;
}

/** A problem if the value is not a whole number within these limits. */
function outside(code: ProblemCode, value: SettingValue, least: number, most: number): Why | undefined {
  if (typeof value === "number" && value % 1 === 0 && value >= least && value <= most) {
    return undefined;
  }
  return `${code} ${value} (allowed ${least}..${most})`;
}

function has(text: string, part: string): boolean {
  return text.indexOf(part) >= 0;
}

function checkRequest(read: ReadSetting, check: Check): void {
  const hasIdentity = read("identity.template") !== undefined;
  const url = read("url") as string;
  check("url", urlProblem(url) ?? placeholderProblem(url, hasIdentity));
  const subprotocol = read("subprotocol") as string | undefined;
  const headers = read("headers") as number;
  let total = subprotocol === undefined ? 0 : subprotocolHeader.length + 2 + subprotocol.length + 2;
  let isLongest = false;
  for (let index = 0; index < headers; index++) {
    const line = read(`headers.${index}`) as string;
    total += longestLength(line, false) + 2;
    isLongest = isLongest || hasPlaceholder(line);
    check(`headers.${index}`, headerProblem(line, subprotocol !== undefined) ?? placeholderProblem(line, hasIdentity));
  }
  check("headers", outside(isLongest ? "longest-headers" : "headers", total, 0, headersBytes));
}

function checkProbe(read: ReadSetting, check: Check): void {
  const text = read("probe.send.text") as string | undefined;
  const payload = text ?? (read("probe.send.bytes") as string | undefined);
  if (payload === "") {
    check("probe.send", "empty-probe");
  } else if (payload !== undefined) {
    check("probe.send", outside("probe-bytes", payload.length, 1, mostProbeBytes));
  }
  if (text !== undefined && read("control.key") !== undefined) {
    check("probe.send", "text-is-control");
  }
}

function checkPacking(read: ReadSetting, check: Check): void {
  const outbox = read("outbox.sizeBytes") as number;
  const frame = read("packing.maximumBytes") as number;
  const delimiter = read("packing.delimiter") as string;
  const commandKey = read("runtimeSettings.uartCommands.key") as string | undefined;
  const hasNoGap = read("packing.idleGapMs") === 0;
  const delayMs = read("packing.maximumDelayMs") as number;
  if (outbox >= 2048 && frame > outbox - outboxOverheadBytes) {
    check("packing.maximumBytes", `frame-above-outbox ${frame} (allowed ${outbox}-${outboxOverheadBytes})`);
  }
  if (read("frames") === "text" && frame >= 1 && frame < longestCharacterBytes) {
    check("packing.maximumBytes", `text-frame ${frame} (allowed ${longestCharacterBytes}..)`);
  }
  if (hasNoGap && delayMs === 0 && delimiter === "") {
    check("packing.idleGapMs", "frame-never-ends");
  }
  if (frame >= 1) {
    check("packing.delimiter", outside("delimiter-above-frame", delimiter.length, 0, frame));
  }
  if (commandKey === undefined) {
    return;
  }
  // With a line end.
  const keyBytes = commandKey.length + 2;
  if (hasNoGap) {
    check("packing.idleGapMs", "commands-need-gap");
  }
  if (frame < keyBytes) {
    check("packing.maximumBytes", `key-above-frame ${frame} (allowed ${keyBytes}..)`);
  }
  if (delimiter !== "" && has(commandKey, delimiter)) {
    check("packing.delimiter", "delimiter-in-key");
  }
  const keyMs = Math.floor((longestByteMilliBits * keyBytes) / (read("uart.baudRate") as number));
  if (delayMs > 0 && keyMs >= delayMs) {
    check("packing.maximumDelayMs", `key-above-delay ${delayMs}`);
  }
}

/** What is wrong with a URL. The core misreads most of this silently. */
export function urlProblem(url: string): Why | undefined {
  for (let index = 0; index < url.length; index++) {
    const byte = url.charCodeAt(index);
    if (byte <= space || byte >= del) {
      return `unencoded-byte ${index + 1}`;
    }
  }
  const isSecure = url.indexOf("wss://") === 0;
  if (!isSecure && url.indexOf("ws://") !== 0) {
    return "scheme (allowed ws://, wss://)";
  }
  if (has(url, "#")) {
    return "fragment";
  }
  const start = isSecure ? 6 : 5;
  const slash = url.indexOf("/", start);
  const query = url.indexOf("?", start);
  if (query >= 0 && (slash < 0 || slash > query)) {
    return "query-without-path";
  }
  const pathAt = slash < 0 ? url.length : slash;
  const path = url.slice(pathAt);
  const code = hasPlaceholder(path) ? "longest-path" : "path";
  return outside(code, longestLength(path, true), 0, pathBytes) ?? authorityProblem(url.slice(start, pathAt));
}

function authorityProblem(authority: string): Why | undefined {
  if (hasPlaceholder(authority)) {
    return "placeholder-in-host";
  }
  if (has(authority, "@")) {
    return "user-or-password";
  }
  if (has(authority, "[")) {
    return "ipv6";
  }
  const mark = authority.indexOf(":");
  const host = mark < 0 ? authority.length : mark;
  let port = mark < 0 ? 1 : 0;
  for (let index = host + 1; index < authority.length; index++) {
    const digit = authority.charCodeAt(index) - 48;
    port = digit >= 0 && digit <= 9 && port <= 65535 ? port * 10 + digit : 65536;
  }
  const hostProblem = outside("host", host, 2, hostBytes);
  if (hostProblem === undefined && (port < 1 || port > 65535)) {
    return "port (allowed 1..65535)";
  }
  return hostProblem;
}

function headerProblem(line: string, hasSubprotocol: boolean): Why | undefined {
  const nameBytes = line.indexOf(":");
  if (nameBytes < 1) {
    return "header-form (allowed Name: value)";
  }
  for (let index = 0; index < line.length; index++) {
    const byte = line.charCodeAt(index);
    if ((byte < space && byte !== tab) || byte === del) {
      return `control-byte ${index + 1}`;
    }
    if (index < nameBytes && (byte <= space || byte > del)) {
      return "header-name";
    }
  }
  const name = line.slice(0, nameBytes).toLowerCase();
  if (hasPlaceholder(name)) {
    return "placeholder-in-name";
  }
  if (hasSubprotocol && name === subprotocolHeader) {
    return "subprotocol-header";
  }
  for (const own of ownHeaders) {
    if (name === own) {
      return "core-header";
    }
  }
  return undefined;
}
