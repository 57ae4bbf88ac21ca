import { afterAll, beforeAll, expect, it } from "vitest";
import { Driven, fakeTimers, type Operation } from "../helpers/driven.ts";
import { describeTable, type Row } from "../helpers/machine-table.ts";

/**
 * src/down/half-duplex.ts, row by row: each state, each event, what follows. At 9600 baud, 34 bytes take 36 ms, so the
 * quiet time is the idle gap of 50 ms. 100 bytes take 105 ms; with 3 ms for the turnaround, 200 ms for the answer and
 * the quiet time, that is 358 ms.
 */

let driven: Driven;

beforeAll(async () => {
  driven = await Driven.build({
    file: "down/half-duplex.ts",
    fakes: {
      "config.ts": `
        import type { Config } from "./config-type";
        export const config: Pick<Config, "uart"> & { packing: { idleGapMs: number } } = {
          uart: {
            id: 1,
            baudRate: 9600,
            dataBits: 8,
            parity: "none",
            stopBits: 1,
            rs485: { pin: 25, receiveLevel: 0, turnaroundUs: 3000, answerMs: 200 },
          },
          packing: { idleGapMs: 50 },
        };`,
      "device/serial-port.ts": "export const quietBytes = 34;",
      "device/timer.ts": fakeTimers,
    },
    imports: `
      import { config } from "./config";
      import { fireForTest, refusing, running } from "./device/timer";
      let heard = 0;
      let waiting = 0;
      let takesFrames = true;
      let isShort = false;`,
    operations: `{
      gap: (ms: number) => { config.packing.idleGapMs = ms; },
      start: () => subject.createHalfDuplex(() => heard, () => {
        if (isShort) {
          error("not enough memory");
        }
        if (!takesFrames) {
          effects.push("refused");
          return undefined;
        }
        const bytes = waiting;
        waiting = 0;
        effects.push("send " + bytes);
        return bytes;
      }),
      frame: (bytes: number) => { waiting = bytes; subject.askForLine(); },
      asks: () => subject.askForLine(),
      comes: (bytes: number) => { heard += bytes; },
      announced: () => subject.lineHeard(),
      timer: () => fireForTest(running.has(1) ? 1 : 2),
      takesFrames: (taken: boolean) => { takesFrames = taken; },
      shortMemory: (now: boolean) => { isShort = now; },
      hasTimers: (has: boolean) => { refusing.timers = !has; },
    }`,
  });
});

afterAll(() => driven.dispose());

const start: Operation = ["start"];
const frame: Operation = ["frame", 100];
const asks: Operation = ["asks"];
const comes: Operation = ["comes", 8];
const announced: Operation = ["announced"];
const timer: Operation = ["timer"];
const takesNoFrame: Operation = ["takesFrames", false];
const noTimers: Operation = ["hasTimers", false];

const ways: Record<string, Operation[]> = {
  idle: [start],
  listening: [start, frame],
  "listening, no frame waits": [start, asks],
  awaiting: [start, frame, timer],
  "awaiting, a frame waits": [start, frame, timer, frame],
  "idle, without a timer": [start, noTimers, frame],
};

const quiet = "timer: 50";
const answer = "timer: 358";

const rows: Row[] = [
  ["idle", [frame], "listening", [quiet]],
  ["idle", [comes, announced], "idle", []],

  ["listening", [comes, announced], "listening", []],
  ["listening", [announced], "listening", []],
  ["listening", [comes, timer], "listening", [quiet]],
  ["listening", [timer], "awaiting", ["send 100", answer]],
  ["listening", [comes, timer, timer], "awaiting", [quiet, "send 100", answer]],
  ["listening", [takesNoFrame, timer], "listening", ["refused", quiet]],
  ["listening", [asks], "listening", []],
  ["listening", [["shortMemory", true], timer], "idle", []],
  ["listening", [["shortMemory", true], timer, ["shortMemory", false], asks], "listening", [quiet]],
  ["listening, no frame waits", [timer], "idle", ["send 0"]],

  ["awaiting", [comes, announced], "listening", [quiet]],
  ["awaiting", [announced], "awaiting", []],
  ["awaiting", [comes, timer], "listening", [quiet]],
  ["awaiting", [timer], "idle", ["send 0"]],
  ["awaiting", [asks], "awaiting", []],
  ["awaiting, a frame waits", [timer], "awaiting", ["send 100", answer]],
  ["awaiting, a frame waits", [takesNoFrame, timer], "listening", ["refused", quiet]],

  ["listening", [noTimers, comes, timer], "idle", []],
  ["listening", [noTimers, timer], "idle", ["send 100"]],
  ["awaiting", [noTimers, comes, timer], "idle", []],
  ["idle, without a timer", [timer], "idle", []],
  ["idle, without a timer", [["hasTimers", true], asks], "listening", [quiet]],
];

describeTable({
  file: "down/half-duplex.ts",
  driven: () => driven,
  ways,
  rows,
  // Two timers take turns.
  shown: (effect) => effect.replace(/ [12]:/, ":"),
});

it("the line is quiet when the core would have announced bytes, however short the idle gap", async () => {
  expect((await driven.run([["gap", 5], start, frame])).at(-1)?.effects).toEqual(["timer 2: 36"]);
});
