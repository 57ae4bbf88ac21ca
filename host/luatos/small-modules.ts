/** Modules of a few functions each. */

import { board } from "./board";
import { checkString, optionalInteger, simulatedModule } from "./simulated";

const watchdogLeastSeconds = 20;
const watchdogMostSeconds = 60;

/** The public EC618 and EC7xx code takes 20 to 60 seconds, in seconds or in milliseconds. */
function startWatchdog(timeout: unknown): boolean {
  const given = optionalInteger(timeout, 10, 1, "init");
  const seconds = given > 1000 ? given / 1000 : given;
  if (seconds < watchdogLeastSeconds || seconds > watchdogMostSeconds) {
    return false;
  }
  board.watchdogStart(math.floor(seconds * 1000));
  return true;
}

export const wdtModule = simulatedModule<WdtModule>()("wdt", {
  init: startWatchdog,
  setTimeout: startWatchdog,
  feed: () => {
    board.watchdogFeed();
    return true;
  },
  close: () => {
    board.watchdogStop();
    return true;
  },
});

export const pmModule = simulatedModule<typeof pm>()("pm", {
  power: () => true,
  lastReson: (() => $multi(0, 0, 0)) as never,
  reboot: () => board.reboot(),
  request: () => true,
  PWK_MODE: 5,
  WORK_MODE: 6,
  NONE: 0,
  IDLE: 1,
  LIGHT: 2,
  DEEP: 3,
  HIB: 4,
});

export const errDumpModule = simulatedModule<ErrDumpModule>()("errDump", {
  config: (() => undefined) as never,
  record: () => {},
  TYPE_SYS: 0,
  TYPE_USR: 1,
});

/** 32-bit milliseconds wrap around after 24.8 days. */
const tickPeriod = 0x80000000;

export const mcuModule = simulatedModule<McuModule>()("mcu", {
  ticks: () => math.floor(board.uptimeMs()) % tickPeriod,
  hz: () => 1000,
  unique_id: () => "simulated\0\0\0",
});

let flightMode = false;

export const mobileModule = simulatedModule<MobileModule>()("mobile", {
  imei: () => "860000000000000",
  iccid: () => "89860000000000000000",
  imsi: () => "460000000000000",
  csq: () => 25,
  rssi: () => -60,
  flymode: ((_: unknown, on: unknown) => {
    const before = flightMode;
    if (type(on) === "boolean") {
      flightMode = on as boolean;
    }
    return before;
  }) as never,
});

const mobileAdapter = 2;

export const socketModule = simulatedModule<typeof socket>()("socket", {
  adapter: () => $multi(board.hasAddress(), mobileAdapter),
  dft: (() => $multi(mobileAdapter, mobileAdapter)) as never,
  localIP: (() => $multi(board.hasAddress() ? board.address() : "0.0.0.0", "255.255.255.255", "0.0.0.0")) as never,
  LWIP_GP: mobileAdapter as never,
});

export const stringAdditions = {
  toHex: (bytes: unknown, separator: unknown) => {
    const text = checkString(bytes, 1, "toHex");
    const [hex] = string.gsub(
      text,
      ".",
      (byte: string) => string.format("%02X", string.byte(byte)) + (separator ?? ""),
    );
    return $multi(hex, 2 * text.length);
  },
  fromHex: (hex: unknown) => {
    const [digits] = string.gsub(checkString(hex, 1, "fromHex"), "[^%x]", "");
    const [bytes] = string.gsub(digits, "..", (pair: string) => string.char(tonumber(pair, 16) as number));
    return bytes;
  },
  startsWith: (text: string, prefix: string) => string.sub(text, 1, prefix.length) === prefix,
  endsWith: (text: string, suffix: string) => suffix === "" || string.sub(text, -suffix.length) === suffix,
  trim: (text: string) => {
    const [found] = string.match(text, "^%s*(.-)%s*$");
    return found;
  },
  split: (text: string, separator: string | undefined) => {
    const parts: string[] = [];
    for (const [part] of string.gmatch(text, `[^${separator ?? ","}]+`)) {
      parts.push(part);
    }
    return parts;
  },
};
