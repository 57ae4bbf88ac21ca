import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it, vi } from "vitest";
import { maskedSetting, maskedUrl } from "../../build/settings/mask.ts";
import { checkScenario } from "../../host/scenario/index.ts";
import { shownBytes, shownText } from "../../host/shown.ts";
import { countingScript, countsFunction, countsTopic } from "../../tools/desk/counts.ts";
import { KeptBytes } from "../../tools/desk/kept-bytes.ts";
import { Links } from "../../tools/desk/links.ts";
import type { GatewayCounts } from "../../tools/desk/protocol.ts";
import { Recorder } from "../../tools/desk/recorder.ts";
import { builtSettings, probeFrame, shownSettings } from "../../tools/desk/settings.ts";
import { Story } from "../../tools/desk/story.ts";
import { loadScenario } from "../../tools/sim/load-scenario.ts";
import { Screen } from "../../tools/start/screen.ts";
import { projectDirectory } from "../helpers/child.ts";
import { bootScenario } from "../helpers/modules.ts";

describe("a URL for people", () => {
  it.each([
    ["wss://example.com/ws?token=abc&unit=7", "wss://example.com/ws?token=***&unit=7"],
    ["wss://example.com/ws?API_KEY=1", "wss://example.com/ws?API_KEY=***"],
    ["ws://user:secret@example.com/", "ws://***@example.com/"],
    ["ws://h/?x=0123456789abcdef0123", "ws://h/?x=***"],
    ["ws://127.0.0.1:8080/ws/echo?rate=11520", "ws://127.0.0.1:8080/ws/echo?rate=11520"],
  ])("hides what %s has of secrets", (url, shown) => {
    expect(maskedUrl(url)).toBe(shown);
  });
});

describe("a setting for people", () => {
  it.each([
    ["url", "wss://user:pw@example.com/ws?token=abc", "wss://***@example.com/ws?token=***"],
    ["headers.0", "Authorization: Basic abc", "Authorization: ***"],
    ["headers.1", "no colon", "no colon: ***"],
    ["control.accessKey", "abc", "***"],
    ["probe.send.text", "0123456789abcdef0123", "***"],
    ["probe.send.text", "ping", "ping"],
    ["packing.delimiter", "\r\n", "\r\n"],
    ["uart.baudRate", 115200, 115200],
  ])("hides what %s: %s has of secrets", (name, value, shown) => {
    expect(maskedSetting(name, value)).toBe(shown);
  });
});

describe("the settings that lie beside a script", () => {
  const main = 'PROJECT = "x"\nVERSION = "1.0.0"\nBUILD = "0123abcd"\n';
  const map = (build: string, settings: unknown): string => JSON.stringify({ x_build: build, x_settings: settings });

  it("are those of its build alone", () => {
    expect(builtSettings(main, map("0123abcd", { frames: "text" }))).toEqual({ frames: "text" });
    expect(builtSettings(main, map("00000000", { frames: "text" }))).toBeUndefined();
    expect(builtSettings(main, map("0123abcd", undefined))).toBeUndefined();
    expect(builtSettings(main, "no map")).toBeUndefined();
    expect(builtSettings('PROJECT = "x"\n', map("0123abcd", {}))).toBeUndefined();
  });

  it("are shown as they are written, with what is not visible escaped", () => {
    expect(shownSettings({ "packing.delimiter": "\r\n", echoCommand: false, "probe.send.bytes": "\x00\xff" })).toEqual([
      ["packing.delimiter", '"\\r\\n"'],
      ["echoCommand", "false"],
      ["probe.send.bytes", '"hex 00ff"'],
    ]);
  });

  it("tell probes with a payload from data", () => {
    const probe = probeFrame({ "probe.send.text": "ping" });
    const story = new Story();
    const logged: string[] = [];
    const links = new Links(
      () => 0,
      story,
      (text) => logged.push(text),
      () => probe,
    );
    const frame = (way: "up" | "down", opcode: number, text: string): void =>
      links.frame(1, way, { opcode, fin: true, lengthBytes: text.length, payload: Buffer.from(text) });
    frame("up", 1, "ping");
    frame("up", 2, "ping");
    frame("up", 1, "pings");
    frame("down", 1, "ping");
    frame("up", 2, "");
    frame("down", 9, "");
    expect(story.news(0).frames?.map(({ isProbe }) => isProbe)).toEqual([true, false, false, false, true, true]);
    expect(logged[0]).toBe("link 1 from the module: text 4 bytes, a probe");
    expect(probeFrame({ "probe.send.bytes": "\x01" })).toEqual({ opcode: 2, payload: Buffer.of(1) });
    expect(probeFrame({ "probe.send": "empty" })).toBeUndefined();
    expect(probeFrame(undefined)).toBeUndefined();
  });
});

describe("kept bytes", () => {
  it("are the last 8 MiB, in order, however they come", () => {
    const kept = new KeptBytes();
    expect(kept.all().length).toBe(0);
    const sent = Buffer.from(Array.from({ length: 1 << 16 }, (_, index) => index % 251));
    for (const end of [1, 70, 65_536]) {
      kept.add(sent.subarray(kept.length, end));
      expect(Buffer.from(kept.all()).equals(sent.subarray(0, end))).toBe(true);
    }
    for (let count = 0; count < 300; count++) {
      kept.add(sent.subarray(0, 40_000));
    }
    expect(kept.length).toBeGreaterThan((8 << 20) - 65_537);
    expect(kept.length).toBeLessThanOrEqual(8 << 20);
    expect(Buffer.from(kept.all().subarray(-40_000)).equals(sent.subarray(0, 40_000))).toBe(true);
    kept.clear();
    expect([kept.length, kept.all().length]).toEqual([0, 0]);
  });
});

describe("the terminal", () => {
  it("shows a stream that never pauses, and keeps little of it", () => {
    const written: string[] = [];
    const log = vi.spyOn(console, "log").mockImplementation((line: string) => void written.push(line));
    try {
      const screen = new Screen(false);
      screen.introduce("");
      for (let count = 0; count < 100; count++) {
        screen.data(Buffer.alloc(1000, "x"));
      }
      expect(written.join("").match(/x/g)?.length).toBeGreaterThan(90_000);
      screen.say("a\u001b[31m\nb");
      expect(written.at(-1)).toBe("a\\u001b[31m\nb");
      screen.flush();
    } finally {
      log.mockRestore();
    }
  });
});

describe("bytes of the UART in the terminal", () => {
  it.each([
    ["plain 你好", "plain 你好"],
    ["a\r\n\tb", "a\\r\\n\\tb"],
    ["\u0000\u001b\u007f", "\\x00\\x1b\\x7f"],
    ["\u008b\u200b", "\\u008b\\u200b"],
    ["a\\x00\\u001b", "a\\\\x00\\\\u001b"],
    [Buffer.concat([Buffer.from("你好下行"), Buffer.from("00ff41", "hex")]), "你好下行\\x00\\xffA"],
    [Buffer.from("e4bd41", "hex"), "\\xe4\\xbdA"],
    [Buffer.from("c080eda080f4908080", "hex"), "\\xc0\\x80\\xed\\xa0\\x80\\xf4\\x90\\x80\\x80"],
  ])("%j are text where they are UTF-8, and have one notation where not", (bytes, shown) => {
    const written: string[] = [];
    const log = vi.spyOn(console, "log").mockImplementation((line) => written.push(String(line)));
    try {
      const screen = new Screen(false);
      screen.introduce("");
      screen.data(Buffer.from(bytes as string));
      screen.flush();
    } finally {
      log.mockRestore();
    }
    expect(written.at(-1)?.replace(/^.*?UART {2}>\S* /, "")).toBe(shown);
  });
});

describe("what is shown", () => {
  it("holds nothing that a terminal acts on, nor what turns the writing direction", () => {
    expect(shownText("a\u001b[31m\u202e\u2028\n漢")).toBe("a\\u001b[31m\\u202e\\u2028\\n漢");
    expect(shownText("\u{e0041}")).toBe("\\u{e0041}");
    expect(shownBytes(Uint8Array.of(0xff, 0))).toBe("hex ff00");
  });
});

describe("a recording", () => {
  function record(): { recorder: Recorder; pass: (ms: number) => void } {
    let nowMs = 1000;
    return {
      recorder: new Recorder(() => nowMs),
      pass: (ms) => {
        nowMs += ms;
      },
    };
  }

  it("is a scenario, with bytes that came together in one step and faults with their length", async () => {
    const { recorder, pass } = record();
    recorder.sent(Buffer.from("he"));
    pass(10);
    recorder.sent(Buffer.from("llo"));
    pass(500);
    recorder.sent(Uint8Array.of(0, 255));
    recorder.serverSent(Buffer.from("down"), true);
    recorder.serverSent(Uint8Array.of(1), false);
    recorder.struck({ fault: "silent" }, true);
    recorder.struck({ fault: "noise", amount: 3 }, false);
    pass(2000);
    recorder.ended("silent");
    recorder.struck({ fault: "freeze" }, true);
    recorder.struck({ fault: "restore" }, false);
    pass(1);
    recorder.ended("freeze");
    const folder = mkdtempSync(path.join(tmpdir(), "recorded-"));
    try {
      const file = path.join(folder, "scenario.ts");
      writeFileSync(file, recorder.file({ model: "Air780E" }));
      const scenario = await loadScenario(file);
      expect(checkScenario(scenario)).toEqual({
        model: "Air780E",
        endMs: 3511,
        steps: [
          { atMs: 1000, send: "hello" },
          { atMs: 1510, send: { hex: "00ff" } },
          { atMs: 1510, serverSend: "down" },
          { atMs: 1510, serverSend: { hex: "01" } },
          { atMs: 1510, fault: "silent", forMs: 2000 },
          { atMs: 1510, fault: "noise", amount: 3 },
          { atMs: 3510, fault: "freeze" },
          { atMs: 3510, fault: "restore" },
        ],
      });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("ends where it is full, and says so", () => {
    const { recorder, pass } = record();
    for (let count = 0; count < 3000; count++) {
      recorder.sent(Buffer.alloc(10));
      pass(100);
    }
    expect({ count: recorder.count, isFull: recorder.isFull }).toEqual({ count: 2000, isFull: true });
    recorder.clear();
    recorder.sent(Buffer.alloc(2 << 20));
    expect({ count: recorder.count, isFull: recorder.isFull }).toEqual({ count: 0, isFull: true });
  });
});

describe("the line that reports the counts", () => {
  const gateway = "local inFlightBytes, queuedBytes\nlocal counts, billions = {}, {}\nreturn sys.run()\n";

  it("changes no line number, and comes before the end", () => {
    const counting = countingScript(gateway).split("\n");
    expect(counting.length).toBe(gateway.split("\n").length);
    expect(counting[2]).toMatch(/^sys\.subscribe\(.* end\) return sys\.run\(\)$/);
  });

  it("reports the counts of the gateway as it ships", async () => {
    const heard: GatewayCounts[] = [];
    const lua = countingScript(readFileSync(path.join(projectDirectory, "lua-out/main.lua"), "utf8"));
    const told = "_G.__deskCounts = function(...) print('told ' .. table.concat({...}, ' ')) end ";
    const module = await bootScenario({ lua: told + lua });
    module.runUntil("online", () => module.server.connected, 60000);
    module.run(1000);
    module.serialSend("hello");
    module.run(1000);
    module.board.publish(countsTopic);
    module.run(10);
    const line = module.log.findLast(({ text }) => text.startsWith("told "));
    countsFunction((counts) => void heard.push(counts))(...(line?.text.split(" ").slice(1).map(Number) ?? []));
    expect(heard).toEqual([
      expect.objectContaining({ received: 5, confirmed: 5, inFlight: 0, queued: 0, overflowed: 0 }),
    ]);
  });

  it("is left out of a script that has none", () => {
    const other = 'local held = 1\nPROJECT = "x"\nsys.run()\n';
    expect(countingScript(other)).toBe(other);
  });
});

describe("a story", () => {
  it("is bounded, and says what it has left out", () => {
    const story = new Story();
    for (let number = 0; number < 100_000; number++) {
      story.log({ timeMs: number, from: "module", text: `line ${number}` });
    }
    const { log = [], leftOut } = story.news(0);
    expect(log.at(-1)?.text).toBe("line 99999");
    expect(log.length + (leftOut?.log ?? 0)).toBe(100_000);
    expect(log.length).toBeLessThanOrEqual(600);
    expect(story.whole().log?.length).toBeLessThanOrEqual(4000);
    expect(story.news(0)).toEqual({});
  });

  it("stays bounded when no page asks for news", () => {
    const story = new Story();
    for (let number = 0; number < 10_000; number++) {
      story.serial(number % 2 === 0 ? "in" : "out", Buffer.from("x"), number);
      story.transition({ timeMs: number, from: "a", to: "b", event: "c" });
      story.sample({ timeMs: number, upBytesPerSecond: 0, downBytesPerSecond: 0, queuedBytes: 0, heapBytes: 0 });
    }
    const news = story.news(20_000);
    const counts = [news.serial, news.transitions, news.samples].map((list) => list?.length ?? 0);
    expect(Math.max(...counts)).toBeLessThanOrEqual(600);
    expect(news.leftOut).toBeUndefined();
  });

  it("joins serial bytes that come together, and keeps the ways apart", () => {
    const story = new Story();
    story.serial("out", Buffer.from("a"), 0);
    story.serial("out", Buffer.from("b"), 10);
    story.serial("in", Buffer.from("c"), 20);
    story.serial("out", Buffer.from("d"), 500);
    const entries = story.news(1000).serial?.map(({ way, bytes }) => way + Buffer.from(bytes, "base64"));
    expect(entries).toEqual(["outab", "inc", "outd"]);
  });
});
