import { afterAll, beforeAll } from "vitest";
import { Driven, fakeTimers, type Operation } from "../helpers/driven.ts";
import { describeTable, type Row } from "../helpers/machine-table.ts";

/**
 * The delay timer of src/up/packer.ts, row by row: state, event, what follows. A frame has 100 bytes at
 * most. Timer 1 is that of the idle gap: 20 ms behind a notice of the UART, 42 ms behind any other look. Timer 2 is the
 * delay timer, 100 ms. At 9600 baud, 10 bytes have taken 9 ms of them on the line.
 */

let driven: Driven;

beforeAll(async () => {
  driven = await Driven.build({
    file: "up/packer.ts",
    peek: "state",
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
        "export const serialLine = { hasCommands: false }; export const wantsCommands = false as boolean; export const isUsb = false as boolean; export const quietBytes = 34; export const longestByteMilliBits = 12000;",
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
  poll: [start],
  delay: [start, bytes(10)],
  // Memory was short when the frame ended.
  expire: [start, bytes(10), ["shortMemory", true], idle, ["shortMemory", false]],
  // A look ends after 64 frames.
  hurry: [start, bytes(6500)],
};

const pollTimer = "timer 2: 200";
const gap = "timer 1: 20";
const unsureGap = "timer 1: 42";
const hurry = "timer 2: 1";

const rows: Row[] = [
  ["poll", [delay], "poll", []],
  ["poll", [bytes(10)], "delay", [gap, "timer 2: 91", "pump"]],
  ["poll", [unread(10), delay], "delay", [unsureGap, "timer 2: 91", "pump"]],
  ["poll", [unread(10), poll], "delay", [unsureGap, "timer 2: 91", "pump"]],
  ["poll", [bytes(100)], "poll", ["frame 100", pollTimer, "pump"]],
  ["poll", [bytes(110)], "delay", ["frame 100", gap, "timer 2: 91", "pump"]],
  ["poll", [bytes(6500)], "hurry", [...Array(64).fill("frame 100"), pollTimer, "pump", hurry]],
  ["poll", [soon], "hurry", [hurry]],
  ["poll", [["hasTimers", false], bytes(10)], "poll", ["pump"]],

  ["delay", [delay], "poll", ["frame 10", pollTimer, "pump"]],
  // The next frame may have begun in these bytes.
  ["delay", [unread(5), delay], "delay", ["frame 15", unsureGap, "timer 2: 100", "pump"]],
  // The size has ended the frame in these bytes.
  ["delay", [unread(100), delay], "delay", ["frame 100", unsureGap, "timer 2: 91", "pump"]],
  ["delay", [unread(90), ["shortMemory", true], delay], "expire", []],
  ["delay", [poll], "delay", ["pump"]],
  ["delay", [idle], "poll", ["frame 10", pollTimer, "pump"]],
  ["delay", [unread(5), idle], "delay", [unsureGap, "pump"]],
  ["delay", [bytes(10)], "delay", [gap, "pump"]],
  ["delay", [bytes(90)], "poll", ["frame 100", pollTimer, "pump"]],
  ["delay", [bytes(100)], "delay", ["frame 100", gap, "timer 2: 91", "pump"]],
  ["delay", [soon], "hurry", [hurry]],

  ["expire", [delay], "delay", [unsureGap, "timer 2: 91", "pump"]],
  ["expire", [poll], "delay", [unsureGap, "timer 2: 91", "pump"]],
  ["expire", [bytes(90)], "poll", ["frame 100", pollTimer, "pump"]],

  ["hurry", [delay], "poll", [pollTimer, "frame 100", pollTimer, "pump"]],
  ["hurry", [bytes(10)], "delay", [pollTimer, "frame 100", gap, "timer 2: 91", "pump"]],
  ["hurry", [unread(6400), delay], "hurry", [pollTimer, ...Array(64).fill("frame 100"), pollTimer, "pump", hurry]],
  // More waits than the core can hold for long.
  ["hurry", [unread(10200), delay], "poll", [pollTimer, "drop", "frame 10300", pollTimer, "pump"]],
];

describeTable({
  file: "up/packer.ts",
  type: "State",
  driven: () => driven,
  ways,
  rows,
});
