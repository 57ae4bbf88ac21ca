import { afterAll, beforeAll, expect, it } from "vitest";
import { Driven, fakeTimers, type Operation, statesOf } from "../helpers/driven.ts";
import { describeTable, type Row } from "../helpers/machine-table.ts";

/**
 * The two timers of src/up/packer.ts, row by row: the states of the delay timer and of the idle timer, an event, what
 * follows. A frame has 100 bytes at most. Timer 1 is that of the idle gap: 20 ms behind a notice of the UART, 42 ms behind any other look. Timer 2 is the
 * delay timer, 100 ms. At 9600 baud, 10 bytes have taken 9 ms of them on the line.
 */

let driven: Driven;

beforeAll(async () => {
  driven = await Driven.build({
    file: "up/packer.ts",
    peek: 'state + ", " + idleState',
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
        'export const serialLine = { state: "data" as string }; export const wantsCommands = false as boolean; export const isUsb = false as boolean; export const quietBytes = 34; export const longestByteMilliBits = 12000;',
      "device/timer.ts": fakeTimers,
      "hooks.ts": "export const hooks: { up?: object } = {};",
      "up/echo-command.ts":
        "export const echoCommandBytes = 6; export function takeEchoCommand(): boolean { return false; }",
      "up/outbox.ts": "export const mostFrameBytes = 100;",
      "up/open-frame.ts": `
        import { line } from "../config";
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
      import { memory } from "./up/open-frame";`,
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
  "poll, stopped": [start],
  "delay, quiet": [start, bytes(10)],
  "delay, busy": [start, bytes(10), unread(14), idle],
  // Memory was short when the frame ended.
  "expire, stopped": [start, bytes(10), ["shortMemory", true], idle, ["shortMemory", false]],
  // A look ends after 64 frames.
  "hurry, stopped": [start, bytes(6500)],
};

const pollTimer = "timer 2: 200";
const gap = "timer 1: 20";
const unsureGap = "timer 1: 42";
const hurry = "timer 2: 1";

const rows: Row[] = [
  ["poll, stopped", [delay], "poll, stopped", []],
  ["poll, stopped", [bytes(10)], "delay, quiet", [gap, "timer 2: 91", "pump"]],
  ["poll, stopped", [unread(10), delay], "delay, quiet", [unsureGap, "timer 2: 91", "pump"]],
  ["poll, stopped", [unread(10), poll], "delay, quiet", [unsureGap, "timer 2: 91", "pump"]],
  ["poll, stopped", [bytes(100)], "poll, stopped", ["frame 100", pollTimer, "pump"]],
  ["poll, stopped", [bytes(110)], "delay, quiet", ["frame 100", gap, "timer 2: 91", "pump"]],
  ["poll, stopped", [bytes(6500)], "hurry, stopped", [...Array(64).fill("frame 100"), pollTimer, "pump", hurry]],
  ["poll, stopped", [soon], "hurry, stopped", [hurry]],
  ["poll, stopped", [unread(100), ["shortMemory", true], delay], "expire, stopped", []],
  ["poll, stopped", [["hasTimers", false], bytes(10)], "poll, stopped", ["pump"]],

  // The idle timer fires later, and the frame has ended.
  ["delay, quiet", [delay], "poll, quiet", ["frame 10", pollTimer, "pump"]],
  ["delay, quiet", [delay, idle], "poll, stopped", ["frame 10", pollTimer, "pump", pollTimer, "pump"]],
  // The next frame may have begun in these bytes.
  ["delay, quiet", [unread(5), delay], "delay, quiet", ["frame 15", unsureGap, "timer 2: 100", "pump"]],
  // The size has ended the frame in these bytes.
  ["delay, quiet", [unread(100), delay], "delay, quiet", ["frame 100", unsureGap, "timer 2: 91", "pump"]],
  ["delay, quiet", [unread(90), ["shortMemory", true], delay], "expire, quiet", []],
  ["delay, quiet", [poll], "delay, quiet", ["pump"]],
  ["delay, quiet", [idle], "poll, stopped", ["frame 10", pollTimer, "pump"]],
  ["delay, quiet", [unread(13), idle], "delay, quiet", [unsureGap, "pump"]],
  ["delay, quiet", [unread(14), idle], "delay, busy", [unsureGap, "pump"]],
  ["delay, quiet", [bytes(10)], "delay, quiet", [gap, "pump"]],
  ["delay, quiet", [bytes(90)], "poll, quiet", ["frame 100", pollTimer, "pump"]],
  ["delay, quiet", [bytes(100)], "delay, quiet", ["frame 100", gap, "timer 2: 91", "pump"]],
  ["delay, quiet", [soon], "hurry, quiet", [hurry]],
  ["delay, quiet", [["hasTimers", false], unread(14), idle], "delay, stopped", ["pump"]],

  ["delay, busy", [idle], "poll, stopped", ["frame 24", pollTimer, "pump"]],
  // The bytes wait for the notice of the next quiet.
  ["delay, busy", [unread(30), idle], "delay, stopped", []],
  ["delay, busy", [bytes(10)], "delay, quiet", [gap, "pump"]],
  ["delay, busy", [poll], "delay, busy", ["pump"]],
  ["delay, busy", [unread(30), poll], "delay, quiet", [unsureGap, "pump"]],
  ["delay, busy", [unread(30), delay], "delay, busy", ["frame 54", unsureGap, "timer 2: 100", "pump"]],

  ["expire, stopped", [delay], "delay, quiet", [unsureGap, "timer 2: 91", "pump"]],
  ["expire, stopped", [poll], "delay, quiet", [unsureGap, "timer 2: 91", "pump"]],
  ["expire, stopped", [bytes(90)], "poll, stopped", ["frame 100", pollTimer, "pump"]],
  ["expire, stopped", [bytes(6490)], "hurry, stopped", [...Array(64).fill("frame 100"), pollTimer, "pump", hurry]],

  ["hurry, stopped", [delay], "poll, stopped", [pollTimer, "frame 100", pollTimer, "pump"]],
  ["hurry, stopped", [bytes(10)], "delay, quiet", [pollTimer, "frame 100", gap, "timer 2: 91", "pump"]],
  [
    "hurry, stopped",
    [unread(6400), delay],
    "hurry, stopped",
    [pollTimer, ...Array(64).fill("frame 100"), pollTimer, "pump", hurry],
  ],
  // More waits than the core can hold for long.
  ["hurry, stopped", [unread(10200), delay], "poll, stopped", [pollTimer, "drop", "frame 10300", pollTimer, "pump"]],
];

describeTable({
  file: "up/packer.ts",
  type: "State",
  driven: () => driven,
  ways,
  rows,
  stateOf: (from) => from,
});

it("the rows begin at each state of the idle timer, and at no other", () => {
  const begun = rows.map(([from]) => from.split(", ")[1]);
  expect(new Set(begun)).toEqual(new Set(statesOf("up/packer.ts", "IdleState")));
});
