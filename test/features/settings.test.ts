import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { settingProblems } from "../../src/settings/rules.ts";
import {
  apply,
  ask,
  bootControlled,
  command,
  controlFeature,
  controlKey,
  onlineControlled,
  settingsFeature,
  settingsOf,
} from "../helpers/control.ts";
import { expectNoErrors, goOnline, noise } from "../helpers/gateway.ts";

/** Settings at run time, on the firmware as it ships with them. */

const host = "echo.airtun.air32.cn";
const features = settingsFeature;

describe.each(["2024", "2025-08", "2025-12"] as const)("a core of %s", (era) => {
  it("has settings of the store in the place of the build's, once they have brought a link", async () => {
    const module = await onlineControlled({ features, era });
    expect(ask(module, { method: "settings" })).toMatchObject({
      source: "build",
      values: { "packing.idleGapMs": 20, url: `wss://${host}/ws/echo`, "headers.0": "(hidden)" },
    });
    apply(module, 1, { "packing.idleGapMs": 0, "packing.delimiter": ";", "packing.maximumDelayMs": 0 });
    goOnline(module);
    module.run(1000);
    expect(module.logText()).toContain("I/user.settings a link has opened: the applied settings stay");
    module.serialSend("one;two;thr");
    module.run(3000);
    const texts = module.server.frames
      .filter(({ opcode }) => opcode === 2)
      .map(({ payload }) => String(Buffer.from(payload)));
    expect(texts).toEqual(["one;", "two;"]);
    module.board.losePower(1000);
    module.run(2000);
    goOnline(module);
    expect(settingsOf(module)).toMatchObject({
      source: "store",
      stored: { "packing.idleGapMs": 0, "packing.delimiter": ";", "packing.maximumDelayMs": 0 },
      refused: {},
    });
  });
});

describe("what was applied", () => {
  it("is given up when no link comes up with it within five minutes: the old settings come back", async () => {
    const module = await onlineControlled({ features });
    apply(module, 1, { "packing.maximumBytes": 700 });
    goOnline(module);
    apply(module, 3, { url: "ws://nobody.example.com/" });
    module.run(290000);
    expect(module.reboots).toHaveLength(3);
    module.run(20000);
    expect(module.reboots).toHaveLength(4);
    goOnline(module);
    expect(module.logText()).toContain(
      "the gateway had restarted the module: no link opened with the applied settings",
    );
    expect(settingsOf(module)).toMatchObject({ source: "store", stored: { "packing.maximumBytes": 700 } });
    expect((settingsOf(module) as { stored: object }).stored).not.toHaveProperty("url");
  });

  it("is given up when the module restarts before a link came up", async () => {
    const module = await onlineControlled({ features });
    apply(module, 1, { url: "ws://nobody.example.com/" });
    module.run(20000);
    module.board.losePower(1000);
    module.run(2000);
    goOnline(module);
    expect(module.logText()).toContain("W/user.settings the applied settings are given up");
    expect(settingsOf(module)).toMatchObject({ source: "build", stored: {} });
  });

  it("is left out where the rules refuse it, by its path, and the build's value holds", async () => {
    const module = await onlineControlled({ features });
    apply(module, 1, {
      "uart.baudRate": 0,
      "packing.maximumBytes": 300,
      "outbox.overflow": "none",
      "probe.everySeconds": "10",
      "inbox.sizeBytes": 10000.5,
      "uart.stopBits": 1.5,
      url: 1.5,
      "control.key": "x",
      delivery: "answers",
      "headers.1": "no header",
      "headers.7": "A: b",
      "headers.x": "A: b",
      "headers.00": "no header",
      "counters.everySeconds": 60,
      "uart.rs485.pin": 5,
      nothing: 1,
    });
    goOnline(module);
    const status = settingsOf(module) as { refused: Record<string, string> };
    expect(Object.keys(status.refused).sort()).toEqual(
      [
        "control.key",
        "counters.everySeconds",
        "delivery",
        "headers.00",
        "headers.1",
        "headers.7",
        "headers.x",
        "inbox.sizeBytes",
        "nothing",
        "outbox.overflow",
        "probe.everySeconds",
        "uart.baudRate",
        "uart.rs485.pin",
        "uart.stopBits",
        "url",
      ].sort(),
    );
    expect(status.refused).toMatchObject({
      "uart.baudRate": "range 0 (allowed 300..921600)",
      "inbox.sizeBytes": expect.stringMatching(/^range 10000\.50* \(allowed 8192\.\.4194304\)$/),
      "uart.stopBits": expect.stringMatching(/^choice 1\.50* \(allowed 1, 2\)$/),
      url: expect.stringMatching(/^no-text 1\.50*$/),
      "outbox.overflow": "choice none (allowed oldest, newest)",
      delivery: "not-changeable",
      "headers.7": "line-missing",
    });
    expect(module.logText()).toContain(
      "E/user.settings uart.baudRate is refused, using the build's value: range 0 (allowed 300..921600)",
    );
    expect(ask(module, { method: "settings" })?.values).toMatchObject({
      "packing.maximumBytes": 300,
      "uart.baudRate": 115200,
    });
    const bytes = noise(1000);
    module.serialSend(bytes);
    module.run(3000);
    expect(module.server.frames.filter(({ opcode }) => opcode === 2)[0]?.payload).toHaveLength(300);
  });

  it("is refused as a whole where it does not go together with what the build says", async () => {
    const module = await onlineControlled({ features });
    apply(module, 1, {
      "outbox.sizeBytes": 2048,
      "outbox.burstBytes": 100,
      "probe.send.text": "x",
      "packing.maximumBytes": 2040,
    });
    goOnline(module);
    expect(settingsOf(module)).toMatchObject({
      refused: { "packing.maximumBytes": "frame-above-outbox 2040 (allowed 2048-16)" },
    });
  });

  it("is refused below the part that the rules name; the other settings apply", async () => {
    const module = await onlineControlled({ features });
    apply(module, 1, { "probe.send.text": "ping", "headers.0": `A: ${"x".repeat(1100)}`, "packing.maximumBytes": 300 });
    goOnline(module);
    expect(settingsOf(module)).toMatchObject({
      refused: {
        "probe.send.text": "probe.send: text-is-control",
        "headers.0": expect.stringMatching(/^headers: headers 11\d\d \(allowed 0\.\.1023\)$/),
      },
    });
    expect(ask(module, { method: "settings" })?.values).toMatchObject({
      "packing.maximumBytes": 300,
      "probe.send": "empty",
    });
  });

  it("goes together with placeholders that the build has in its URL", async () => {
    const module = await onlineControlled({
      features: `${features} identity: { template: "" },`,
      config: { "/ws/echo": "/ws/${imei}" },
    });
    apply(module, 1, { "packing.maximumBytes": 300 });
    goOnline(module);
    expect(settingsOf(module)).toMatchObject({ source: "store", refused: {} });
    apply(module, 3, { url: `ws://${host}/other/\${imei}` });
    goOnline(module);
    expect(module.server.requests.at(-1)).toMatch(/^GET \/other\/\d{15} /);
  });

  it("changes a header, adds one, and takes a value back with null", async () => {
    const module = await onlineControlled({ features });
    apply(module, 1, { "headers.0": "Auth: other", "headers.1": "X-Device: 7", "probe.send.bytes": "\u0001" });
    goOnline(module);
    expect(module.server.requests.at(-1)).toContain("Auth: other\r\nX-Device: 7");
    expect(JSON.stringify(settingsOf(module))).not.toContain("other");
    apply(module, 3, { "headers.0": null, "headers.1": null });
    goOnline(module);
    expect(module.server.requests.at(-1)).toContain("Auth: Basic ABCDEGG");
    expect(module.server.requests.at(-1)).not.toContain("X-Device");
  });

  it("is set aside after five short runs, with a log line, and used again once a run has lasted", async () => {
    const module = await onlineControlled({ features });
    module.run(310000);
    apply(module, 1, { "packing.maximumBytes": 700 });
    for (let run = 0; run < 5; run++) {
      goOnline(module);
      expect(settingsOf(module)).toMatchObject({ source: "store" });
      module.board.losePower(1000);
      module.run(2000);
    }
    goOnline(module);
    expect(module.logText()).toContain("E/user.settings set aside after 5 short runs");
    expect(settingsOf(module)).toMatchObject({ source: "set aside", stored: { "packing.maximumBytes": 700 } });
    expect(ask(module, { method: "settings" })?.values).toMatchObject({ "packing.maximumBytes": 1300 });
    module.run(310000);
    module.board.losePower(1000);
    module.run(2000);
    goOnline(module);
    expect(settingsOf(module)).toMatchObject({ source: "store" });
  });
});

describe("restarts that were asked for", () => {
  it("do not count as short runs: the applied settings stay, however often", async () => {
    const module = await onlineControlled({ features });
    for (let run = 0; run < 8; run++) {
      module.run(20000);
      apply(module, 1 + 2 * run, { "packing.maximumBytes": 700 + run });
      goOnline(module);
      expect(settingsOf(module)).toMatchObject({ source: "store", stored: { "packing.maximumBytes": 700 + run } });
    }
    expect(module.logText()).not.toContain("runs in a row");
    expect(module.logText()).not.toContain("given up");
    expect(module.logText()).toContain("I/user.boot restart: settings are applied");
    expect(module.log.map(({ text }) => text).filter((text) => text.startsWith("E/"))).toEqual([]);
  });

  it("by the request restart are none either, and leave the count of those that are", async () => {
    const module = await onlineControlled({ features });
    apply(module, 1, { "packing.maximumBytes": 700 });
    for (let run = 0; run < 4; run++) {
      goOnline(module);
      module.board.losePower(1000);
      module.run(2000);
    }
    for (let run = 0; run < 6; run++) {
      goOnline(module);
      expect(settingsOf(module)).toMatchObject({ source: "store" });
      expect(command(module, { method: "restart", counter: 3 + run })).toMatchObject({ ok: true });
      module.run(5000);
    }
    goOnline(module);
    module.board.losePower(1000);
    module.run(2000);
    goOnline(module);
    expect(module.logText()).toContain("E/user.settings set aside after 5 short runs");
  });

  it("do not hide a crash: the runs that it ended are counted before and after", async () => {
    const prelude = `fskv.init() if fskv.get("crash") then sys.timerStart(rtos.reboot, 20000) end
      sys.timerStart(function() fskv.set("crash", true) end, 1000)`;
    const module = await onlineControlled({ features, prelude });
    apply(module, 1, { "packing.maximumBytes": 700 });
    module.run(115000);
    goOnline(module);
    expect(settingsOf(module)).toMatchObject({ source: "set aside" });
  });

  it("try what was applied, although settings are set aside", async () => {
    const module = await onlineControlled({ features });
    apply(module, 1, { "packing.maximumBytes": 700 });
    for (let run = 0; run < 5; run++) {
      goOnline(module);
      module.board.losePower(1000);
      module.run(2000);
    }
    goOnline(module);
    expect(settingsOf(module)).toMatchObject({ source: "set aside" });
    apply(module, 3, { "packing.maximumBytes": 800 });
    goOnline(module);
    expect(settingsOf(module)).toMatchObject({ source: "store", stored: { "packing.maximumBytes": 800 } });
    expect(module.logText()).not.toContain("given up");
  });
});

it("a store that refuses what was applied brings no restart while the link is open", async () => {
  const prelude = `
    local set = fskv.set
    refuses = true
    standIn("fskv", { set = function(key, value)
      if key == "gateway_settings" and refuses then return false end
      return set(key, value)
    end })
    sys.subscribe("STORE_WORKS", function() refuses = false end)`;
  const module = await bootControlled({ features, prelude });
  goOnline(module);
  apply(module, 1, { "packing.idleGapMs": 50 });
  goOnline(module);
  module.run(200000);
  expect(settingsOf(module)).toMatchObject({ source: "trial" });
  module.board.publish("STORE_WORKS");
  module.run(200000);
  expect(settingsOf(module)).toMatchObject({ source: "store", stored: { "packing.idleGapMs": 50 } });
  expect(module.reboots).toHaveLength(2);
});

it.each([
  [{ "probe.send": "nothing" }, { "probe.send.bytes": "hello" }],
  [{ "probe.send.bytes": "hello" }, { "probe.send": "nothing" }],
  [{ "probe.send.bytes": "hello" }, { "probe.send": "empty" }],
])("of %j and %j, the later one is the probe", async (first, second) => {
  const module = await onlineControlled({ features });
  for (const [index, changes] of [first, second].entries()) {
    apply(module, 1 + 2 * index, changes);
    goOnline(module);
    module.run(1000);
    expect(settingsOf(module)).toMatchObject({ source: "store", stored: changes, refused: {} });
    const { values } = ask(module, { method: "settings" }) as unknown as { values: Record<string, string> };
    const probe = Object.entries(values).filter(([path]) => path.startsWith("probe.send"));
    expect(Object.fromEntries(probe)).toEqual(changes);
  }
});

describe("beside other settings of the build", () => {
  /** One firmware for these tests: a build takes seconds. */
  const online = () =>
    onlineControlled({
      features: `${controlFeature} runtimeSettings: { uartCommands: { key: "configure", guardMs: 1000 } },`,
      config: {
        "maximumBytes: 1300": "maximumBytes: 4000",
        'delimiter: ""': 'delimiter: "\\r\\n"',
        'send: "empty"': 'send: { bytes: "build" }',
      },
    });

  it.each([
    ["a size of the outbox", { "outbox.sizeBytes": 4000 }],
    ["a size of frames", { "packing.maximumBytes": 1 }],
    ["a speed", { "uart.baudRate": 1200 }],
    [
      "a speed, beside others that do not,",
      { "uart.baudRate": 1200, "packing.maximumBytes": 300, "outbox.sizeBytes": 4000 },
    ],
  ])("%s that conflicts with them is refused alone: the stored URL and headers hold", async (_, changes) => {
    const module = await online();
    const own = { url: `ws://${host}/own`, "headers.0": "Auth: mine" };
    apply(module, 1, own);
    goOnline(module);
    apply(module, 3, changes);
    goOnline(module);
    expect(Object.keys((settingsOf(module) as { refused: object }).refused)).toEqual(Object.keys(changes).slice(0, 1));
    expect(ask(module, { method: "settings" })?.values).toMatchObject({ url: own.url });
    expect(module.server.requests.at(-1)).toContain("Auth: mine");
  });

  it("a stored form of the probe takes the place of another form", async () => {
    const module = await online();
    apply(module, 1, { "probe.send": "nothing" });
    goOnline(module);
    module.run(1000);
    const { values } = ask(module, { method: "settings" }) as unknown as { values: Record<string, string> };
    expect(values).toMatchObject({ "probe.send": "nothing" });
    expect(values).not.toHaveProperty(["probe.send.bytes"]);
  });
});

it("settings that somebody applies hold at the next start, after any number of short runs", async () => {
  const module = await onlineControlled({ features });
  apply(module, 1, { "packing.maximumBytes": 700 });
  goOnline(module);
  for (let run = 0; run < 6; run++) {
    module.board.losePower(1000);
    module.run(5000);
    goOnline(module);
  }
  expect(settingsOf(module)).toMatchObject({ source: "set aside" });
  apply(module, 3, { "packing.maximumBytes": 800 });
  goOnline(module);
  module.run(1000);
  expect(command(module, { method: "restart", counter: 5 })).toMatchObject({ ok: true });
  module.runUntil("a restart", () => module.reboots.length === 10, 10000);
  goOnline(module);
  expect(settingsOf(module)).toMatchObject({ source: "store", stored: { "packing.maximumBytes": 800 } });
});

it("several forms of the probe at once are refused", async () => {
  const module = await onlineControlled({ features });
  apply(module, 1, { "probe.send": "nothing", "probe.send.bytes": "hello", "packing.maximumBytes": 300 });
  goOnline(module);
  expect(settingsOf(module)).toMatchObject({
    refused: { "probe.send": "several-probes", "probe.send.bytes": "probe.send: several-probes" },
  });
  expect(ask(module, { method: "settings" })?.values).toMatchObject({
    "packing.maximumBytes": 300,
    "probe.send": "empty",
  });
});

it("null for one form of the probe leaves another form alone", async () => {
  const module = await onlineControlled({ features });
  for (const [index, settings] of [{ "probe.send": "nothing" }, { "probe.send.bytes": null }].entries()) {
    expect(command(module, { method: "set", counter: 1 + index, settings })).toMatchObject({ ok: true });
  }
  expect(ask(module, { method: "settings" })).toMatchObject({ draft: { "probe.send": "nothing" } });
});

it("any settings are judged on the module by the rules of src/settings, and what it takes is what holds", async () => {
  const number = (...more: number[]) => fc.oneof(fc.constantFrom(...more), fc.integer({ min: -2, max: 70000 }));
  const text = fc.oneof(fc.string({ maxLength: 6 }), fc.constantFrom("", "\r\n", "A: b", "Host: x", "no header"));
  const changes = fc.record<Record<string, string | number>>(
    {
      url: fc.constantFrom(`ws://${host}/other`, `ws://${host}?x`, "http://x.de/", `ws://${host}/\${imei}`),
      keepaliveSeconds: number(1, 65535, 65536),
      "probe.everySeconds": number(4, 5),
      "probe.send": fc.constantFrom("empty", "nothing", "all"),
      "probe.send.text": text,
      "probe.send.bytes": text,
      "uart.baudRate": fc.constantFrom(115200, 921600, 299),
      "uart.dataBits": fc.constantFrom(8, 9),
      "uart.parity": fc.constantFrom("none", "odd", "mark"),
      "packing.idleGapMs": number(0, 20),
      "packing.maximumDelayMs": number(0, 100),
      "packing.maximumBytes": number(1, 1300, 2033),
      "packing.delimiter": text,
      "outbox.sizeBytes": number(2048, 65536),
      "outbox.overflow": fc.constantFrom("newest", "none"),
      "inbox.sizeBytes": number(8191, 8192),
      "headers.0": text,
      "headers.1": text,
      "headers.2": text,
      "uart.id": fc.constant(2),
    },
    { requiredKeys: [] },
  );
  await fc.assert(
    fc.asyncProperty(changes, async (changes) => {
      const module = await onlineControlled({ features });
      const built = ask(module, { method: "settings" })?.values as Record<string, string | number>;
      apply(module, 1, changes);
      goOnline(module);
      module.run(1000);
      const { refused, source } = settingsOf(module) as { refused: Record<string, string>; source: string };
      expect(source).toBe("store");
      const values = ask(module, { method: "settings" })?.values as Record<string, string | number>;
      const taken = Object.fromEntries(Object.entries(changes).filter(([path]) => !(path in refused)));
      for (const path of Object.keys(taken).filter((each) => !/^(headers|probe\.send)/.test(each))) {
        expect({ [path]: values[path] }).toEqual({ [path]: taken[path] });
      }
      expect(errorsIn({ ...built, ...values, ...taken })).toEqual([]);
      const hasHole = "headers.2" in changes && !("headers.1" in changes);
      expect(Object.keys(refused).length > 0).toBe(
        hasHole || "uart.id" in changes || errorsIn({ ...built, ...changes }).length > 0,
      );
      const bytes = noise(3000);
      module.serialSend(bytes);
      module.run(130000);
      const probe = values["probe.send.bytes"] ?? "";
      const frames = module.server.frames.filter(
        ({ opcode, payload }) => opcode === 2 && Buffer.from(payload).toString("latin1") !== probe,
      );
      expect(Math.max(...frames.map(({ payload }) => payload.length))).toBeLessThanOrEqual(
        values["packing.maximumBytes"] as number,
      );
      module.dispose();
    }),
    { numRuns: Number(process.env.RUNS ?? 12) },
  );
});

/** What the rules say of settings that can change, beside those of this firmware that cannot. The build refuses more. */
function errorsIn(values: Record<string, string | number>): string[] {
  const fixed: Record<string, string | number> = { frames: "binary", "uart.id": 1, "control.key": controlKey };
  const lines = Object.keys(values).filter((path) => path.startsWith("headers."));
  const read = (path: string): string | number | undefined => {
    const value = path === "headers" ? lines.length : (fixed[path] ?? values[path]);
    return value === "(hidden)" ? "Hidden: x" : value;
  };
  return settingProblems(read).map(({ path, why }) => `${path}: ${why}`);
}

describe("a store", () => {
  it("that is missing leaves the build's settings, and the log says so", async () => {
    const module = await onlineControlled({ features, prelude: "fskv = nil" });
    expect(module.logText()).toContain("W/user.settings no store: using the settings of the build");
    expect(settingsOf(module)).toMatchObject({ source: "build" });
    expectNoErrors(module);
  });

  it.each(["init", "get", "set", "sett", "del"])("whose %s raises leaves the gateway to its work", async (name) => {
    const module = await onlineControlled({
      features: features.replace("{},", '{ uartCommands: { key: "configure", guardMs: 1000 } },'),
      config: { "maximumDelayMs: 100": "maximumDelayMs: 1000" },
      prelude: `standIn("fskv", { ${name} = function() error("the flash is broken") end })`,
    });
    expect(ask(module, { method: "status" })).toMatchObject({ ok: true, settings: { source: "build" } });
    module.run(2000);
    module.serialSend("configure");
    module.run(2000);
    expect(Buffer.from(module.serialReceived()).toString()).toContain("commands: path=value, exit");
    module.run(62000);
    module.serialSend("data");
    module.run(2000);
    expect(module.server.receivedText()).toContain("data");
  });

  it.each([
    "17",
    "'text'",
    "{1,2,3}",
    "{values=5}",
    "{['packing.idleGapMs']={}}",
    "{['packing.idleGapMs']='x'}",
    "{x=true}",
  ])("that holds %s does no harm", async (value) => {
    for (const key of ["gateway_settings", "gateway_trial"]) {
      const prelude = `fskv.init() if not fskv.get("once") then fskv.set("once", true) fskv.set("${key}", ${value}) end`;
      const module = await bootControlled({ features, prelude });
      goOnline(module);
      module.serialSend("data");
      module.run(2000);
      expect(module.server.receivedText().includes("data")).toBe(true);
      expect(module.logText()).not.toContain("E/user.guard");
      module.dispose();
    }
  });
});

it("changes need a setting that can be, and are forgotten by a restart that does not apply them", async () => {
  const module = await onlineControlled({ features });
  expect(command(module, { method: "apply", counter: 1 })).toMatchObject({ ok: false, why: "nothing was changed" });
  expect(command(module, { method: "set", counter: 2, settings: { url: ["a"] } })).toMatchObject({ ok: false });
  expect(command(module, { method: "set", counter: 3, settings: 7 })).toMatchObject({ ok: false });
  expect(command(module, { method: "set", counter: 4, settings: { ["x".repeat(50)]: 1 } })).toMatchObject({
    ok: false,
  });
  expect(command(module, { method: "set", counter: 5, settings: { "packing.maximumBytes": 9 } })).toMatchObject({
    ok: true,
  });
  expect(ask(module, { method: "settings" })).toMatchObject({ draft: { "packing.maximumBytes": 9 } });
  expect(command(module, { method: "restart", counter: 6 })).toMatchObject({ ok: true });
  module.run(5000);
  goOnline(module);
  expect(settingsOf(module)).toMatchObject({ source: "build", stored: {} });
});
