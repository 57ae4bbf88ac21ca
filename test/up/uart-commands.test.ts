import { afterAll, beforeAll, expect, it } from "vitest";
import { Driven, fakeTimers, type Operation } from "../helpers/driven.ts";
import { describeTable, type Row } from "../helpers/machine-table.ts";

/**
 * src/up/uart-commands.ts, row by row: each state, each event, what follows. The key is `configure`. In "quiet" it
 * counts.
 */

let driven: Driven;

beforeAll(async () => {
  driven = await Driven.build({
    file: "up/uart-commands.ts",
    peek: "serialLine.state",
    fakes: {
      "config.ts": `
        import type { Config } from "./config-type";
        export const config: Pick<Config, "runtimeSettings" | "uart"> = {
          runtimeSettings: { uartCommands: { key: "configure", guardMs: 1000 } },
          uart: { id: 1, baudRate: 115200, dataBits: 8, parity: "none", stopBits: 1 },
        };`,
      "device/counts.ts": "export const counts = { received: 0, consumed: 0 };",
      "device/serial-port.ts": 'export const serialLine = { state: "data" as "data" | "quiet" | "commands" };',
      "device/timer.ts": fakeTimers,
      "up/open-frame.ts": `
        export let openFrameBytes = 0;
        let frame = "";
        export function setFrame(text: string): void { frame = text; openFrameBytes = text.length; }
        export function endOfOpenFrame(_most: number): string { return frame; }
        export function endOpenFrame(as: string, _rest: number): void { noteForTest(as); setFrame(""); }`,
    },
    imports: `
      import { counts } from "./device/counts";
      import { callbacks } from "./device/timer";
      import { setFrame } from "./up/open-frame";
      let waiting = "";
      (_G as unknown as { uart: object }).uart = {
        rxSize: () => waiting.length,
        read: () => { const text = waiting; waiting = ""; return text; },
        write: (_id: number, text: string) => { effects.push(text); },
      };`,
    operations: `{
      start: () => subject.startCommands({
        onBegin: () => { effects.push("begin"); },
        onLine: (line) => "answer to " + line,
        onEnd: (byExit) => subject.say(byExit ? "by exit" : "by silence"),
      }),
      frameIs: (text: string) => setFrame(text),
      frameEnds: (text: string) => {
        setFrame(text);
        if (!subject.takeKey()) {
          effects.push("no key");
          setFrame("");
        }
      },
      busy: () => subject.lineIsBusy(),
      timer: () => callbacks[0]!(),
      waits: (text: string) => { waiting = text; },
      bytes: (text: string) => { waiting = text; subject.readCommands(text.length); },
      counts: () => { effects.push("received " + counts.received + ", consumed " + counts.consumed); },
    }`,
  });
});

afterAll(() => driven.dispose());

const start: Operation = ["start"];
const timer: Operation = ["timer"];
const key: Operation = ["frameEnds", "configure"];
const bytes = (text: string): Operation => ["bytes", text];

const ways: Record<string, Operation[]> = {
  data: [start],
  quiet: [start, timer],
  commands: [start, timer, key],
};

const guard = "timer 1: 1000";
const minute = "timer 1: 60000";
const begins = [guard, "consumed", "begin", minute, "commands: path=value, exit\r\n"];
const tooLong = "refused: the line is too long\r\n";

const rows: Row[] = [
  ["data", [key], "data", [guard, "no key"]],
  ["data", [timer], "quiet", []],
  ["data", [["frameIs", "open"], timer], "data", [guard]],
  ["data", [["waits", "unread"], timer], "data", [guard]],

  ["quiet", [key], "commands", begins],
  ["quiet", [["frameEnds", "configure\r\n"]], "commands", begins],
  ["quiet", [["frameEnds", "configure\n"]], "commands", begins],
  ["quiet", [["frameEnds", "configure it"]], "data", [guard, "no key"]],
  ["quiet", [["frameEnds", "configurE"]], "data", [guard, "no key"]],
  ["quiet", [["frameEnds", "data"], key], "data", [guard, "no key", guard, "no key"]],
  ["quiet", [["frameEnds", "data"], timer, key], "commands", [guard, "no key", ...begins]],
  ["quiet", [["busy"], key], "data", [guard, guard, "no key"]],

  ["commands", [bytes("exit\r\n")], "data", [minute, guard, "by exit\r\n"]],
  ["commands", [timer], "data", [guard, "by silence\r\n"]],
  ["commands", [bytes("a=1\r\n")], "commands", [minute, "answer to a=1\r\n"]],
  ["commands", [bytes("a=1\nb=2\r")], "commands", [minute, "answer to a=1\r\n", "answer to b=2\r\n"]],
  ["commands", [bytes("ex"), bytes("it\n")], "data", [minute, minute, guard, "by exit\r\n"]],
  ["commands", [bytes("configure\n")], "commands", [minute, "answer to configure\r\n"]],
  ["commands", [bytes("\r\n\n")], "commands", [minute]],
  ["commands", [bytes("exit now\n")], "commands", [minute, "answer to exit now\r\n"]],
  ["commands", [bytes(`${"x".repeat(512)}\n`)], "commands", [minute, `answer to ${"x".repeat(512)}\r\n`]],
  ["commands", [bytes(`${"x".repeat(513)}\n`)], "commands", [minute, tooLong]],
  ["commands", [bytes("x".repeat(600)), bytes("\n")], "commands", [minute, minute, tooLong]],
  ["commands", [bytes("exit\na=1\n")], "data", [minute, guard, "by exit\r\n"]],
];

describeTable({
  file: "up/uart-commands.ts",
  driven: () => driven,
  ways,
  rows,
  // Here the state is "quiet", too.
  stateOf: (from) => from,
});

it("the bytes of commands are consumed", async () => {
  const done = await driven.run([start, timer, key, bytes("a=1\n"), bytes("exit\n"), ["counts"]]);
  expect(done.at(-1)?.effects).toEqual(["received 9, consumed 9"]);
});

it("what was left of a line does not begin the next commands", async () => {
  const done = await driven.run([start, timer, key, bytes("a=1"), timer, timer, key, bytes("b=2\n")]);
  expect(done.at(-1)?.effects).toEqual([minute, "answer to b=2\r\n"]);
});
