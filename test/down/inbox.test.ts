import { afterAll, beforeAll } from "vitest";
import { Driven, fakeTimers, type Operation } from "../helpers/driven.ts";
import { describeTable, type Row } from "../helpers/machine-table.ts";

/** src/down/inbox.ts, row by row: each state, each event, what follows. At 115200 baud, a piece has 1152 bytes. */

let driven: Driven;

beforeAll(async () => {
  driven = await Driven.build({
    file: "down/inbox.ts",
    peek: "inboxState",
    fakes: {
      "config.ts": `
        import type { Config } from "./config-type";
        export const config: Pick<Config, "uart" | "inbox"> = {
          uart: { id: 1, baudRate: 115200, dataBits: 8, parity: "none", stopBits: 1 },
          inbox: { sizeBytes: 4096 },
        };`,
      "device/counts.ts": "export const counts = { downReceived: 0, downDropped: 0, downWritten: 0 };",
      "device/memory.ts":
        "export function claimMemory(_what: string, bytes: number, _least: number): ZBuff | undefined { return zbuff.create(bytes)[0]; }",
      "device/serial-port.ts": `
        export const isUsb = false as boolean;
        export const longestByteMilliBits = 12000;
        export const wantsCommands = true as boolean;
        export const serialLine = { state: "data" as string };`,
      "device/timer.ts": fakeTimers,
      "down/half-duplex.ts": "export function askForLine(): void {}",
    },
    imports: `
      import { serialLine } from "./device/serial-port";
      import { fireForTest, refusing } from "./device/timer";
      let takes = true;
      let raises = false;
      (_G as unknown as { uart: object }).uart = {
        tx: (_id: number, _memory: ZBuff, _from: number, bytes: number) => {
          if (raises) {
            error("not enough memory");
          }
          effects.push(takes ? "write " + bytes : "refused");
          return takes ? bytes : 0;
        },
      };`,
    operations: `{
      start: () => { subject.createInbox(); },
      comes: (bytes: number) => {
        if (!pcall(() => { if (!subject.pushToInbox(string.rep("x", bytes))) { effects.push("dropped"); } })[0]) {
          effects.push("raised");
        }
      },
      sent: () => subject.uartSent(),
      timer: () => fireForTest(1),
      tick: () => subject.resumeInbox(),
      takes: (does: boolean) => { takes = does; },
      raises: (does: boolean) => { raises = does; },
      hasTimers: (has: boolean) => { refusing.timers = !has; },
      line: (state: string) => { serialLine.state = state; },
    }`,
  });
});

afterAll(() => driven.dispose());

const start: Operation = ["start"];
const comes = (bytes: number): Operation => ["comes", bytes];
const sent: Operation = ["sent"];
const timer: Operation = ["timer"];
const tick: Operation = ["tick"];
const takes: Operation = ["takes", true];
const takesNot: Operation = ["takes", false];
const commands: Operation = ["line", "commands"];

const ways: Record<string, Operation[]> = {
  idle: [start],
  "idle, while the line carries commands": [start, commands, comes(100)],
  sending: [start, comes(100)],
  "sending, more waits": [start, comes(2000)],
  retrying: [start, takesNot, comes(100)],
};

const pace = "timer 1: 620";
const retry = "timer 1: 50";

const rows: Row[] = [
  ["idle", [comes(100)], "sending", [pace, "write 100"]],
  ["idle", [comes(2000)], "sending", [pace, "write 1152"]],
  ["idle", [comes(5000)], "idle", ["dropped"]],
  ["idle", [takesNot, comes(100)], "retrying", [pace, "refused", retry]],
  ["idle", [["raises", true], comes(100)], "sending", [pace, "raised"]],
  ["idle", [["raises", true], comes(100), ["raises", false], timer], "sending", [pace, "raised", pace, "write 100"]],
  ["idle", [["hasTimers", false], comes(100)], "idle", ["write 100"]],
  ["idle", [tick], "idle", []],
  ["idle", [sent], "idle", []],
  ["idle, while the line carries commands", [tick], "idle", []],
  ["idle, while the line carries commands", [["line", "data"], tick], "sending", [pace, "write 100"]],

  ["sending", [sent], "idle", []],
  ["sending", [timer], "idle", []],
  ["sending", [comes(100)], "sending", []],
  ["sending", [tick], "sending", []],
  ["sending, more waits", [sent], "sending", [pace, "write 848"]],
  ["sending, more waits", [timer], "sending", [pace, "write 848"]],
  ["sending, more waits", [sent, sent], "idle", [pace, "write 848"]],
  ["sending, more waits", [takesNot, sent], "retrying", [pace, "refused", retry]],
  ["sending, more waits", [commands, sent], "idle", []],

  ["retrying", [timer], "retrying", [pace, "refused", retry]],
  ["retrying", [takes, timer], "sending", [pace, "write 100"]],
  ["retrying", [takes, comes(100)], "sending", [pace, "write 200"]],
  ["retrying", [takes, tick], "sending", [pace, "write 100"]],
  ["retrying", [commands, timer], "idle", []],
];

describeTable({
  file: "down/inbox.ts",
  type: "InboxState",
  driven: () => driven,
  ways,
  rows,
  besides: ["retrying → idle"],
});
