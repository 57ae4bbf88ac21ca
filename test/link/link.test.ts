import { afterAll, beforeAll, expect, it } from "vitest";
import { Driven, fakeTimers, type Operation } from "../helpers/driven.ts";
import { describeTable, type Row } from "../helpers/machine-table.ts";

/** The phases of src/link/transmit.ts, which link.ts changes, too, row by row: each phase, each event, what follows. */

let driven: Driven;

beforeAll(async () => {
  driven = await Driven.build({
    file: "link/link.ts",
    peek: "link.phase",
    fakes: {
      "config.ts": `
        import type { Config } from "./config-type";
        export const config: Pick<Config, "url" | "headers" | "keepaliveSeconds" | "subprotocol" | "identity" | "probe" | "outbox"> = {
          url: "ws://example.com",
          headers: [],
          keepaliveSeconds: 180,
          probe: { everySeconds: 20, send: "empty" },
          outbox: { sizeBytes: 65536, overflow: "oldest", burstBytes: 16384, unconfirmed: "resend", attempts: 3 },
        };`,
      "device/counts.ts": `
        export const countsLinks = false;
        export const linkCounts = { linkAttempts: 0, linksOpened: 0, probes: 0 };`,
      "device/memory.ts": "export function hasFree(_bytes: number): boolean { return true; }",
      "device/placeholders.ts": "export function filled(text: string, _place: string): string { return text; }",
      "device/timer.ts": fakeTimers,
      "up/outbox.ts": "export function endFlight(_resend: boolean): number { return 0; }",
      "link/core-kind.ts": `
        export const kind = { judged: "taken", fine: true };
        export const success = "true" as string;
        export const saidFalse = false;
        export const takesNoFrame = "the core takes no frame";
        export function readBuildDate(): void {}
        export function learnFromNewLink(): void {}
        export function learnFromArrival(_isSent: boolean): boolean { return kind.fine; }
        export function judgeSend(_result: boolean): string { return kind.judged; }`,
      "link/delivery.ts": `
        export const delivery = {
          reset: (): void => {},
          sent: (): void => { noteForTest("sent"); },
          received: (_bytes: number): void => {},
          tick: (): string | undefined => undefined,
        };`,
      "link/liveness.ts": `
        export function announceProbe(): void {}
        export function livenessOpened(): void {}
        export function livenessReceived(_isEmpty: boolean): void {}
        export function checkLiveness(): string | undefined { return undefined; }`,
      "link/proof.ts": `
        export let wantsProof = false;
        export let proofState = "none";
        export function wantProof(): void { wantsProof = true; }
        export function startProof(): string | undefined { proofState = "asked"; return undefined; }
        export function finishProof(frame: string): string | undefined { proofState = "none"; return frame === "right" ? undefined : "wrong"; }
        export function endProof(): void { proofState = "none"; }`,
      "link/receiving.ts": `
        export function takeAgain(): void {}
        export function takeFrame(bytes: string, _fin: number, _opcode: number): void { noteForTest("received " + bytes); }`,
      "link/refusals.ts": `
        export function dropRefused(): void {}
        export function linkEndsWithFlight(_byItself: boolean): boolean { return false; }`,
      "link/sending.ts": `
        export function createSending(): void {}
        export function startSending(): void {}
        export function tryAgain(): void {}`,
    },
    imports: `
      import { fireForTest } from "./device/timer";
      import { kind } from "./link/core-kind";
      import { wantProof } from "./link/proof";
      import { link, transmit, transmitEmpty } from "./link/transmit";
      type Callback = (this: void, client: object, event: string, data?: string, fin?: number, opcode?: number) => void;
      let onEvent: Callback;
      let onMoment: ((this: void) => void) | undefined;
      let isReady = true;
      let lacksClient = false;
      let connects = true;
      let old: object | undefined;
      (_G as unknown as { websocket: object }).websocket = {
        create: () => lacksClient ? undefined : {
          on(this: object, callback: Callback): void { onEvent = callback; },
          connect(this: object): boolean { effects.push("connect"); return connects; },
          close(this: object): void { effects.push("close"); },
          send(this: object, text: string): boolean { effects.push("send " + text); return true; },
          ready(this: object): boolean { return isReady; },
        },
      };
      const timers = sys as unknown as Record<string, unknown>;
      timers["timerStart"] = function (this: void, callback: (this: void) => void): void { onMoment = callback; };
      timers["timerStop"] = function (this: void): void { onMoment = undefined; };`,
    // The shell ends a link that has closed, and one that must be made anew.
    operations: `{
      start: () => subject.createLink((event) => {
        effects.push(event);
        if (event !== "opened") {
          subject.endLink(false);
        }
      }),
      proof: () => wantProof(),
      begins: () => { subject.openLink(); },
      is: (event: string) => onEvent(link.client as object, event),
      gets: (text: string) => onEvent(link.client as object, "recv", text, 1, 1),
      moment: () => {
        const callback = onMoment;
        onMoment = undefined;
        callback?.();
        fireForTest(1);
      },
      send: () => { const isTaken = transmit("frame", 5, true); effects.push(isTaken ? "taken" : "not taken"); },
      sendEmpty: () => { const isTaken = transmitEmpty(); effects.push(isTaken ? "taken" : "not taken"); },
      judged: (now: string) => { kind.judged = now; },
      contradicts: () => { kind.fine = false; },
      tick: () => { const problem = subject.linkTick() ?? "fine"; effects.push(problem); },
      ended: () => subject.endLink(false),
      isNotReady: () => { isReady = false; },
      lacksClient: () => { lacksClient = true; },
      connectFails: () => { connects = false; },
      keepOld: () => { old = link.client; },
      oldIs: (event: string) => onEvent(old as object, event),
    }`,
  });
});

afterAll(() => driven.dispose());

const start: Operation = ["start"];
const begins: Operation = ["begins"];
const opened: Operation = ["is", "conack"];
const sent: Operation = ["is", "sent"];
const disconnected: Operation = ["is", "disconnect"];
const moment: Operation = ["moment"];
const send: Operation = ["send"];
const sendEmpty: Operation = ["sendEmpty"];
const wrongSend: Operation[] = [["judged", "wrong"], send];
const wrongSent: Operation[] = [["contradicts"], sent];
const ended: Operation = ["ended"];
const tick: Operation = ["tick"];

const ways: Record<string, Operation[]> = {
  none: [start],
  handshake: [start, begins],
  proving: [start, ["proof"], begins, opened],
  open: [start, begins, opened],
  dropped: [start, begins, opened, disconnected],
  wrong: [start, begins, opened, ...wrongSend],
};

const endTimer = "timer 1: 1";
const lost = "the core has dropped the link";

const rows: Row[] = [
  ["none", [begins], "handshake", ["connect"]],
  ["none", [["lacksClient"], begins], "none", ["closed"]],
  ["none", [["connectFails"], begins], "none", ["connect", "closed", "close"]],
  ["none", [sendEmpty], "none", ["not taken"]],
  ["none", [tick], "none", ["fine"]],
  ["none", [ended], "none", []],

  ["handshake", [opened], "open", ["opened"]],
  ["handshake", [["proof"], opened], "proving", []],
  ["handshake", [disconnected], "handshake", []],
  ["handshake", [disconnected, moment], "none", ["close", "closed"]],
  ["handshake", [sendEmpty], "handshake", ["not taken"]],
  ["handshake", [tick], "handshake", ["fine"]],
  ["handshake", [begins], "handshake", ["close", "connect"]],
  ["handshake", [ended], "none", ["close"]],

  ["proving", [["gets", "right"]], "open", ["opened"]],
  ["proving", [["gets", ""]], "proving", []],
  ["proving", [["gets", "data"]], "proving", []],
  [
    "proving",
    [
      ["gets", "data"],
      ["gets", "right"],
    ],
    "proving",
    [],
  ],
  ["proving", [["gets", "data"], moment], "none", ["close", "closed"]],
  ["proving", wrongSend, "wrong", ["send frame", endTimer, "not taken"]],
  ["proving", wrongSent, "wrong", [endTimer]],
  ["proving", [disconnected, moment], "none", ["close", "closed"]],
  ["proving", [sendEmpty], "proving", ["not taken"]],
  ["proving", [tick], "proving", ["fine"]],
  ["proving", [ended], "none", ["close"]],

  ["open", [send], "open", ["send frame", "taken"]],
  ["open", [["judged", "refused"], send], "open", ["send frame", "not taken"]],
  ["open", [sendEmpty], "open", ["send ", "taken"]],
  ["open", [sent], "open", ["sent"]],
  ["open", [["gets", "data"]], "open", ["received data"]],
  ["open", [["is", "error"]], "open", []],
  ["open", [disconnected], "dropped", []],
  ["open", wrongSend, "wrong", ["send frame", endTimer, "not taken"]],
  ["open", wrongSent, "wrong", [endTimer]],
  ["open", [["isNotReady"], ...wrongSend], "open", ["send frame", "not taken"]],
  ["open", [tick], "open", ["fine"]],
  ["open", [["isNotReady"], tick], "open", [lost]],
  ["open", [ended], "none", ["close"]],

  ["dropped", [moment], "none", ["close", "closed"]],
  ["dropped", wrongSent, "wrong", [endTimer]],
  ["dropped", [...wrongSent, moment], "none", [endTimer, "close", "closed"]],
  ["dropped", [disconnected], "dropped", []],
  ["dropped", [disconnected, moment, moment], "none", ["close", "closed"]],
  ["dropped", [sendEmpty], "dropped", ["not taken"]],
  ["dropped", [tick], "dropped", [lost]],
  ["dropped", [ended, moment], "none", ["close"]],

  ["wrong", [moment], "none", ["renew", "close"]],
  ["wrong", [send], "wrong", ["not taken"]],
  ["wrong", [sendEmpty], "wrong", ["not taken"]],
  ["wrong", [disconnected], "wrong", []],
  ["wrong", [disconnected, moment], "none", ["close", "closed"]],
  ["wrong", [tick], "wrong", ["send() contradicts itself: a new link"]],
  ["wrong", [ended, moment], "none", ["close"]],
];

describeTable({
  file: "link/transmit.ts",
  type: "Phase",
  besides: [
    ...["proving", "open", "dropped"].map((from) => `${from} → wrong`),
    ...["handshake", "proving", "open"].map((from) => `${from} → none`),
  ],
  driven: () => driven,
  ways,
  rows,
});

it.each(["conack", "sent", "disconnect"])("%s of an old link changes nothing", async (event) => {
  const done = await driven.run([start, begins, ["keepOld"], begins, ["oldIs", event], moment]);
  expect(done.slice(-2)).toEqual([
    { state: "handshake", effects: [] },
    { state: "handshake", effects: [] },
  ]);
});
