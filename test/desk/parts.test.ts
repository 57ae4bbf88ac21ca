import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { maskedUrl } from "../../build/settings/mask.ts";
import { checkScenario } from "../../host/scenario/index.ts";
import { shownBytes, shownText } from "../../host/shown.ts";
import { countingScript, countsFunction, countsTopic } from "../../tools/desk/counts.ts";
import type { GatewayCounts } from "../../tools/desk/protocol.ts";
import { Recorder } from "../../tools/desk/recorder.ts";
import { Story } from "../../tools/desk/story.ts";
import { loadScenario } from "../../tools/sim/load-scenario.ts";
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

describe("the line that tells the counts", () => {
  const gateway = "local inFlightBytes, queuedBytes\nlocal counts, billions = {}, {}\nreturn -- why\nsys.run()\n";

  it("changes no line number, and stands before the end", () => {
    const counting = countingScript(gateway).split("\n");
    expect(counting.length).toBe(gateway.split("\n").length);
    expect(counting[2]).toMatch(/^sys\.subscribe\(.* end\) return -- why$/);
  });

  it("tells those of the gateway as it ships", async () => {
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
