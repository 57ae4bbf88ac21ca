import { describe, expect, it } from "vitest";
import type { SimulatedModule } from "../../host/index.ts";
import { command, controlKey, onlineControlled } from "../helpers/control.ts";
import { expectNoErrors, goOnline, noise, onlineGateway, textsOf } from "../helpers/gateway.ts";
import { refused } from "../helpers/good-settings.ts";

/** Commands on the UART, on the firmware as it ships with them, without a control channel. */

const features = 'runtimeSettings: { uartCommands: { key: "configure", guardMs: 1000 } },';

/** What the UART has sent since. */
function typed(module: SimulatedModule, text: string, ms = 500): string {
  const before = module.serialReceived().length;
  module.serialSend(text);
  module.run(ms);
  return Buffer.from(module.serialReceived().slice(before)).toString();
}

describe.each(["2024", "2025-08", "2025-12"] as const)("who is at the UART, core of %s", (era) => {
  it("changes settings by lines, permanently, and gets the result", async () => {
    const module = await onlineControlled({ features, era });
    module.run(2000);
    expect(typed(module, "configure")).toBe("commands: path=value, exit\r\n");
    expect(typed(module, "packing.maximumBytes=300\r\n")).toBe("ok\r\n");
    expect(typed(module, 'packing.delimiter="\\n"\r\nprobe.every')).toBe("ok\r\n");
    expect(typed(module, "Seconds=1\nwhat\n\n")).toBe("ok\r\nrefused: write path=value or exit\r\n");
    expect(typed(module, "exit\r\n")).toBe("restart\r\n");
    const before = module.serialReceived().length;
    module.runUntil("a restart", () => module.reboots.length === 2, 10000);
    goOnline(module);
    module.run(500);
    expect(Buffer.from(module.serialReceived().slice(before)).toString()).toBe(
      "refused probe.everySeconds: range 1 (allowed 5..86400)\r\nsettings: store\r\n",
    );
    module.run(1000);
    module.serialSend("one\ntwo\n");
    module.run(3000);
    expect(textsOf(module)).toEqual(["one\n", "two\n"]);
    module.board.losePower(1000);
    module.run(5000);
    expect(
      Buffer.from(module.serialReceived())
        .toString()
        .match(/settings: store/g),
    ).toHaveLength(1);
  });
});

it("the command exit may restart any number of times: such runs do not count as short", async () => {
  const module = await onlineControlled({ features });
  for (let run = 0; run < 8; run++) {
    module.run(2000);
    typed(module, "configure");
    typed(module, `packing.maximumBytes=${300 + run}\n`);
    typed(module, "exit\n");
    module.runUntil("a restart", () => module.reboots.length === run + 2, 10000);
    goOnline(module);
  }
  module.run(500);
  const answers = Buffer.from(module.serialReceived()).toString();
  expect(answers.match(/settings: [\w ]+/g)).toEqual(Array(8).fill("settings: store"));
  expect(module.log.map(({ text }) => text).filter((text) => text.startsWith("E/"))).toEqual([]);
});

describe("the key", () => {
  it("is data where it was not quiet before it, or where it is not alone", async () => {
    const module = await onlineControlled({ features });
    module.run(2000);
    module.serialSend("data");
    module.run(500);
    module.serialSend("configure");
    module.run(2000);
    module.serialSend("configure the rest");
    module.run(2000);
    expect(textsOf(module)).toEqual(["data", "configure", "configure the rest"]);
    expect(module.serialReceived()).toHaveLength(0);
    expect(typed(module, "configure\r\n")).toContain("commands:");
    expectNoErrors(module);
  });

  it("may fill a frame: lines that come with it are commands", async () => {
    const module = await onlineControlled({ features, config: { "maximumBytes: 1300": "maximumBytes: 11" } });
    module.run(2000);
    const refused = "refused: write path=value or exit\r\n";
    expect(typed(module, "configure\r\nwhat\r\n")).toBe(`commands: path=value, exit\r\n${refused}`);
    expect(typed(module, "what\r\n", 2000)).toBe(refused);
    expect(textsOf(module)).toEqual([]);
    expectNoErrors(module);
  });
});

describe("while commands come", () => {
  it("what the server sends waits, and no byte of theirs is data", async () => {
    const module = await onlineControlled({ features });
    module.run(2000);
    typed(module, "configure");
    module.server.send(Buffer.from("for the device"));
    expect(typed(module, "url=ws://other.example.com/\n", 3000)).toBe("ok\r\n");
    expect(typed(module, `${"x".repeat(600)}\n`)).toBe("refused: the line is too long\r\n");
    // A line end alone is not a line.
    expect(typed(module, "#".repeat(600))).toBe("");
    expect(typed(module, "packing.maximumBytes=64\n")).toBe("refused: the line is too long\r\n");
    expect(typed(module, "\n", 61000)).toContain("end: nothing came for a minute\r\n");
    module.run(6000);
    expect(Buffer.from(module.serialReceived()).toString()).toMatch(/for the device$/);
    const bytes = noise(2000);
    module.serialSend(bytes);
    module.run(5000);
    expect(Buffer.from(module.server.received()).equals(bytes)).toBe(true);
    expect(module.reboots).toHaveLength(1);
    expectNoErrors(module);
  });

  it("on an RS-485 line, frames of the server wait, too", async () => {
    const module = await onlineGateway({
      settings: {
        runtimeSettings: { uartCommands: { key: "configure", guardMs: 1000 } },
        "uart.rs485": { pin: 25, receiveLevel: 0, turnaroundUs: 1000 },
      },
    });
    const line = module.rs485(25, 0);
    module.run(2000);
    const type = (text: string): string[] => {
      line.frames.length = 0;
      line.say(text);
      module.run(500);
      return line.frames.map(({ bytes }) => bytes.toString());
    };
    module.server.send("nobody answers");
    module.server.send("one");
    module.run(300);
    expect(line.frames.map(({ bytes }) => bytes.toString())).toEqual(["nobody answers"]);
    expect(type("configure")).toEqual(["commands: path=value, exit\r\n"]);
    module.server.send("two");
    expect(type("packing.maximumBytes=300\n")).toEqual(["ok\r\n"]);
    module.run(64000);
    const written = line.frames.slice(-3).map(({ bytes }) => bytes.toString());
    expect(written).toEqual(["end: nothing came for a minute\r\n", "one", "two"]);
    expect(line.collisions).toEqual([]);
    expectNoErrors(module);
  });

  it.each([
    ["end", "exit\n", 300],
    ["time out", "", 61000],
  ])("when they %s, frames of the server that have waited go at once", async (_, typedText, ms) => {
    const module = await onlineControlled({ features });
    module.run(5500);
    typed(module, "configure");
    module.server.send("hello");
    module.run(200);
    expect(module.serialText()).not.toContain("hello");
    module.serialSend(typedText);
    module.run(ms);
    expect(module.serialText()).toMatch(/end: [^\r]*\r\nhello$/);
  });

  it("what the server has set and not applied is dropped, and what it sets is refused", async () => {
    const both = `control: { key: ${JSON.stringify(controlKey)} }, ${features}`;
    const module = await onlineControlled({ features: both });
    module.run(2000);
    const set = (counter: number) =>
      command(module, { method: "set", counter, settings: { url: "ws://other.example.com/" } });
    expect(set(1)).toMatchObject({ ok: true });
    typed(module, "configure");
    const busy = { ok: false, why: "settings are being changed on the UART" };
    expect(set(2)).toMatchObject(busy);
    expect(command(module, { method: "apply", counter: 3 })).toMatchObject(busy);
    expect(typed(module, "exit\n")).toBe("end: nothing was changed\r\n");
    module.run(5000);
    expect(module.reboots).toHaveLength(1);
    expect(set(4)).toMatchObject({ ok: true });
    expectNoErrors(module);
  });

  it("a module without a store says so", async () => {
    const module = await onlineControlled({ features, prelude: "fskv = nil" });
    module.run(2000);
    typed(module, "configure");
    typed(module, "packing.maximumBytes=300\n");
    expect(typed(module, "exit\n")).toBe("end: this module has no store\r\n");
    module.run(5000);
    expect(module.reboots).toHaveLength(1);
  });
});

describe("the key", () => {
  /** What the gateway writes to the UART when the key comes, and what the server gets. */
  async function answered(text: string, settings: Record<string, string | number>, key = "configure") {
    const module = await onlineGateway({
      settings: { runtimeSettings: { uartCommands: { key, guardMs: 1000 } }, ...settings },
    });
    module.run(3000);
    module.serialSend(text);
    module.run(3000);
    return [module.serialText(), textsOf(module)];
  }

  it.each([
    ["", ""],
    ["", "\r\n"],
    ["\n", ""],
    ["\n", "\n"],
    ["\n", "\r\n"],
    ["\r\n", "\r\n"],
    ["\r", "\r"],
  ])("is taken with the delimiter %j and the line end %j", async (delimiter, end) => {
    const settings = { "packing.delimiter": delimiter };
    expect(await answered(`configure${end}`, settings)).toEqual(["commands: path=value, exit\r\n", []]);
  });

  it("is data with more behind it", async () => {
    expect(await answered("configure\nx", { "packing.delimiter": "\n" })).toEqual(["", ["configure\n", "x"]]);
  });

  it.each([
    ["configure", 300, 440],
    ["k".repeat(64), 1200, 660],
    ["k".repeat(64), 4800, 165],
    ["k".repeat(64), 9600, 82],
  ])(
    "%s at %i baud is taken where a frame may wait for more than %i ms, and refused elsewhere",
    async (key, baud, ms) => {
      const path = "runtimeSettings.uartCommands";
      const commands = { [`${path}.key`]: key, [`${path}.guardMs`]: 1000, "uart.baudRate": baud };
      expect(refused({ ...commands, "packing.maximumDelayMs": ms })).toEqual(["packing.maximumDelayMs"]);
      const settings = { "uart.baudRate": baud, "packing.maximumDelayMs": ms + 1, "packing.idleGapMs": 60 };
      expect(refused({ ...commands, ...settings })).toEqual([]);
      expect(await answered(key, settings, key)).toEqual(["commands: path=value, exit\r\n", []]);
    },
  );
});
