import { afterAll, beforeAll } from "vitest";
import { Driven, fakeTimers, type Operation } from "../helpers/driven.ts";
import { describeTable, type Row } from "../helpers/machine-table.ts";

/**
 * The delay timer of src/up/packer.ts, row by row: what it does, each event, what follows. A frame has 100 bytes at
 * most. Timer 1 is that of the idle gap: 20 ms behind a notice of the UART, 42 ms behind any other look. Timer 2 is the
 * delay timer, 100 ms. At 9600 baud, 10 bytes have taken 9 ms of them on the line.
 */

let driven: Driven;

beforeAll(async () => {
  driven = await Driven.build({
    file: "up/packer.ts",
    peek: `
      isBehind ? "hurries"
      : delayedFrame === -1 ? "polls"
      : delayedFrame === framesEnded ? "waits for the open frame"
      : "waits for a frame that has ended"`,
    fakes: {
      // The packer looks \`rxSize\` up when it is loaded.
      "config.ts": `
        import type { Config } from "./config-type";
        export const config: Pick<Config, "uart" | "packing" | "frames" | "echoCommand"> = {
          uart: { id: 1, baudRate: 9600, dataBits: 8, parity: "none", stopBits: 1 },
          packing: { idleGapMs: 20, maximumDelayMs: 100, maximumBytes: 100, delimiter: "" },
          frames: "binary",
          echoCommand: false,
        };
        export const line = { unread: 0 };
        (_G as unknown as { uart: object }).uart = { rxSize: () => line.unread };`,
      "device/counts.ts": "export const counts = { received: 0 };",
      "device/serial-port.ts":
        "export const serialLine = { hasCommands: false }; export const wantsCommands = false as boolean; export const quietBytes = 34; export const longestByteMilliBits = 12000;",
      "device/timer.ts": fakeTimers,
      "hooks.ts": "export const hooks: { up?: object } = {};",
      "up/echo-command.ts":
        "export const echoCommandBytes = 6; export function takeEchoCommand(): boolean { return false; }",
      "up/outbox.ts": `
        import { line } from "../config";
        export const mostFrameBytes = 100;
        export const memory = { isShort: false };
        export let openFrameBytes = 0;
        export function beginOpenFrame(_bytes: string): void {}
        export function dropOpenFrame(): void { noteForTest("drop"); }
        export function endOpenFrame(_as: string, rest: number): void {
          if (memory.isShort) { error("not enough memory"); }
          noteForTest("frame " + openFrameBytes);
          openFrameBytes = rest;
        }
        export function readIntoFrame(bytes: number): number {
          line.unread -= bytes;
          openFrameBytes += bytes;
          return bytes;
        }
        export function readMore(): boolean { return false; }
        export function readToDelimiters(bytes: number, _end: (this: void, rest: number) => void): number { return readIntoFrame(bytes); }`,
      "up/text-frames.ts": `
        export function kindOfOpenFrame(): "text" { return "text"; }
        export function takeUnfinishedCharacter(): string { return ""; }`,
      "up/uart-commands.ts": `
        export function lineIsBusy(): void {}
        export function readCommands(_bytes: number): void {}
        export function takeKey(): boolean { return false; }`,
      "up/up-hook.ts": "export function takeHooked(_rest: number): boolean { return false; }",
    },
    imports: `
      import { line } from "./config";
      import { fireForTest, refusing } from "./device/timer";
      import { memory } from "./up/outbox";`,
    operations: `{
      start: () => subject.createPacker(() => { effects.push("pump"); }),
      unread: (bytes: number) => { line.unread += bytes; },
      bytes: (bytes: number) => { line.unread += bytes; subject.bytesCame(); },
      idle: () => fireForTest(1),
      delay: () => fireForTest(2),
      poll: () => subject.pollUart(),
      soon: () => subject.lookSoon(),
      hasTimers: (has: boolean) => { refusing.timers = !has; },
      shortMemory: (isShort: boolean) => { memory.isShort = isShort; },
    }`,
  });
});

afterAll(() => driven.dispose());

const start: Operation = ["start"];
const bytes = (count: number): Operation => ["bytes", count];
const unread = (count: number): Operation => ["unread", count];
const idle: Operation = ["idle"];
const delay: Operation = ["delay"];
const poll: Operation = ["poll"];
const soon: Operation = ["soon"];

const ways: Record<string, Operation[]> = {
  polls: [start],
  "waits for the open frame": [start, bytes(10)],
  // Memory was short when the frame ended.
  "waits for a frame that has ended": [start, bytes(10), ["shortMemory", true], idle, ["shortMemory", false]],
  // A look ends after 64 frames.
  hurries: [start, bytes(6500)],
};

const pollTimer = "timer 2: 200";
const gap = "timer 1: 20";
const unsureGap = "timer 1: 42";
const hurry = "timer 2: 1";

const rows: Row[] = [
  ["polls", [delay], "polls", []],
  ["polls", [bytes(10)], "waits for the open frame", [gap, "timer 2: 91", "pump"]],
  ["polls", [unread(10), delay], "waits for the open frame", [unsureGap, "timer 2: 91", "pump"]],
  ["polls", [unread(10), poll], "waits for the open frame", [unsureGap, "timer 2: 91", "pump"]],
  ["polls", [bytes(100)], "polls", ["frame 100", pollTimer, "pump"]],
  ["polls", [bytes(110)], "waits for the open frame", ["frame 100", gap, "timer 2: 91", "pump"]],
  ["polls", [bytes(6500)], "hurries", [...Array(64).fill("frame 100"), pollTimer, "pump", hurry]],
  ["polls", [soon], "hurries", [hurry]],
  ["polls", [["hasTimers", false], bytes(10)], "polls", ["pump"]],

  ["waits for the open frame", [delay], "polls", ["frame 10", pollTimer, "pump"]],
  // The next frame may have begun in these bytes.
  [
    "waits for the open frame",
    [unread(5), delay],
    "waits for the open frame",
    ["frame 15", unsureGap, "timer 2: 100", "pump"],
  ],
  // The size has ended the frame in these bytes.
  [
    "waits for the open frame",
    [unread(100), delay],
    "waits for the open frame",
    ["frame 100", unsureGap, "timer 2: 91", "pump"],
  ],
  ["waits for the open frame", [unread(90), ["shortMemory", true], delay], "polls", []],
  ["waits for the open frame", [poll], "waits for the open frame", ["pump"]],
  ["waits for the open frame", [idle], "polls", ["frame 10", pollTimer, "pump"]],
  ["waits for the open frame", [unread(5), idle], "waits for the open frame", [unsureGap, "pump"]],
  ["waits for the open frame", [bytes(10)], "waits for the open frame", [gap, "pump"]],
  ["waits for the open frame", [bytes(90)], "polls", ["frame 100", pollTimer, "pump"]],
  ["waits for the open frame", [bytes(100)], "waits for the open frame", ["frame 100", gap, "timer 2: 91", "pump"]],
  ["waits for the open frame", [soon], "hurries", [hurry]],

  ["waits for a frame that has ended", [delay], "waits for the open frame", [unsureGap, "timer 2: 91", "pump"]],
  ["waits for a frame that has ended", [poll], "waits for the open frame", [unsureGap, "timer 2: 91", "pump"]],
  ["waits for a frame that has ended", [bytes(90)], "polls", ["frame 100", pollTimer, "pump"]],

  ["hurries", [delay], "polls", [pollTimer, "frame 100", pollTimer, "pump"]],
  ["hurries", [bytes(10)], "waits for the open frame", [pollTimer, "frame 100", gap, "timer 2: 91", "pump"]],
  ["hurries", [unread(6400), delay], "hurries", [pollTimer, ...Array(64).fill("frame 100"), pollTimer, "pump", hurry]],
  // More waits than the core can hold for long.
  ["hurries", [unread(10200), delay], "polls", [pollTimer, "drop", "frame 10300", pollTimer, "pump"]],
];

describeTable({
  file: "up/packer.ts",
  driven: () => driven,
  ways,
  rows,
});
