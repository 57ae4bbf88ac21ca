import { afterAll, beforeAll } from "vitest";
import { Driven, fakeTimers, type Operation } from "../helpers/driven.ts";
import { describeTable, type Row } from "../helpers/machine-table.ts";

/**
 * src/link/identity.ts, row by row: each state, each event, what follows. sending.ts is around it, and data waits. A
 * tick is 5 s.
 */

let driven: Driven;

beforeAll(async () => {
  driven = await Driven.build({
    file: "link/identity.ts",
    fakes: {
      "config.ts": `
        import type { Config } from "./config-type";
        export const config: Pick<Config, "identity"> & { probe: { send: Config["probe"]["send"] } } = {
          identity: { template: "identity" },
          probe: { send: "empty" },
        };`,
      "device/placeholders.ts": `
        export const values = { frame: "identity" };
        export function filled(_template: string, _place: string): string { return values.frame; }`,
      "device/timer.ts": fakeTimers,
      "up/outbox.ts": `
        export const front = 0;
        export const queueEnd = 100;
        export let flightEnd = 0;
        export const staging = "data";
        export const stagedIsText = false;
        export function stageFrame(): number { return 100; }
        export function frameHandedOver(length: number): void { flightEnd += length; }`,
      "up/packer.ts": "export function lookSoon(): void {}",
      "link/core-kind.ts": `
        export let success = "true";
        export function setSuccess(now: string): void { success = now; }
        export function learnStep(_ms: number, _hasReceived: boolean): void {}`,
      "link/delivery.ts": `
        export const delivery = { reach: (): number => 16384, handedOver: (): void => {} };
        export function startDelivery(_pump: (this: void) => void): void {}`,
      "link/liveness.ts": "export function probe(): void {} export function sendDueProbe(): void {}",
      "link/refusals.ts":
        'export const suspicion = "none" as string; export function suspectReach(): number { return 0; }',
      "link/transmit.ts": `
        export const link = {
          phase: "none", takes: true, contradicts: false, ticks: 0, dataTick: 0, handshakeMs: 0, hasReceived: false,
        };
        export function transmit(text: string, _length: number, _isText: boolean): boolean {
          if (link.contradicts) {
            link.phase = "wrong";
          }
          const isTaken = link.takes && !link.contradicts;
          noteForTest(isTaken ? text : "refused");
          return isTaken;
        }`,
    },
    imports: `
      import { config } from "./config";
      import { values } from "./device/placeholders";
      import { setSuccess } from "./link/core-kind";
      import { createSending, pump, startSending, tryAgain } from "./link/sending";
      import { link } from "./link/transmit";`,
    operations: `{
      start: () => createSending(),
      opens: () => { link.phase = "open"; link.ticks = 0; startSending(); },
      pump: () => pump(),
      ticks: (count: number) => { link.ticks += count; tryAgain(); },
      takes: (taken: boolean) => { link.takes = taken; },
      success: (now: string) => setSuccess(now),
      ends: () => { link.phase = "none"; },
      contradicts: (does: boolean) => { link.contradicts = does; },
      isEmpty: () => { values.frame = ""; },
      noProbe: () => { config.probe.send = "nothing"; },
    }`,
  });
});

afterAll(() => driven.dispose());

const start: Operation = ["start"];
const opens: Operation = ["opens"];
const pump: Operation = ["pump"];
const takes: Operation = ["takes", true];
const takesNot: Operation = ["takes", false];
const ticks = (count: number): Operation => ["ticks", count];

const ways: Record<string, Operation[]> = {
  sent: [start],
  due: [start, takesNot, opens],
  "due, while the core is being learnt": [start, ["success", "unknown"], opens],
  held: [start, ["success", "true-assumed"], ["contradicts", true], opens, ["contradicts", false], opens],
};

const retry = "timer 1: 100";
const learn = "timer 1: 230";

const rows: Row[] = [
  ["sent", [opens], "sent", ["identity", "data"]],
  ["sent", [takesNot, opens], "due", ["refused", retry]],
  ["sent", [["success", "unknown"], opens], "due", [learn]],
  ["sent", [["isEmpty"], opens], "sent", ["data"]],
  ["sent", [opens, pump], "sent", ["identity", "data"]],

  ["due", [takes, pump], "sent", ["identity", "data"]],
  ["due", [pump], "due", ["refused", retry]],
  ["due", [ticks(1)], "due", ["refused", retry]],
  // Then the core refuses the data.
  ["due", [ticks(2)], "sent", ["refused", "refused", retry]],
  ["due", [["ends"], takes, pump], "due", []],
  ["due", [["ends"], takes, opens], "sent", ["identity", "data"]],
  [
    "due",
    [["success", "true-assumed"], ["contradicts", true], pump, ["contradicts", false], opens],
    "held",
    ["refused", retry, retry],
  ],

  ["due, while the core is being learnt", [pump], "due", []],
  ["due, while the core is being learnt", [ticks(2)], "due", [learn]],
  ["due, while the core is being learnt", [["success", "true"], pump], "sent", ["identity", "data"]],
  ["due, while the core is being learnt", [["noProbe"], pump], "sent", ["identity", "data"]],

  // The frame has ended a link, because success was only assumed.
  ["held", [pump], "held", [retry]],
  ["held", [opens], "held", [retry]],
  ["held", [["success", "true"], pump], "sent", ["identity", "data"]],
  ["held", [["success", "true"], takesNot, pump], "due", ["refused", retry]],
  ["held", [ticks(1)], "held", [retry]],
  ["held", [ticks(2)], "sent", ["data"]],
];

describeTable({
  file: "link/identity.ts",
  type: "State",
  driven: () => driven,
  ways,
  rows,
});
