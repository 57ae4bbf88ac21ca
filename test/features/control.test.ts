import { createHmac } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { linkEras } from "../../host/board/eras.ts";
import { answersOf, ask, command, controlKey, deviceOf, macOf, onlineControlled, signed } from "../helpers/control.ts";
import { expectNoErrors, goOnline, noise } from "../helpers/gateway.ts";

/** The control channel, on the firmware as it ships with it. */

describe.each(linkEras)("a core of %s", (era) => {
  it("answers status without a MAC, and does not touch data", async () => {
    const module = await onlineControlled({ era });
    module.run(2000);
    const bytes = noise(5000);
    module.serialSend(bytes);
    module.server.send(Buffer.from("down"));
    const answer = ask(module, { id: 7, method: "status" });
    module.server.send(Buffer.from("more"));
    module.run(30000);
    expect(answer).toMatchObject({ id: 7, ok: true, project: "luatos_gateway", version: "0.1.0", counter: 0 });
    const data = module.server.frames.filter(({ opcode }) => opcode === 2).map(({ payload }) => payload);
    expect(Buffer.concat(data).equals(bytes)).toBe(true);
    expect(Buffer.from(module.serialReceived()).toString()).toBe("downmore");
    const counters = ask(module, { method: "status" })?.counters;
    expect(counters).toMatchObject({ received: 5000, confirmed: 5000, added: 0, downReceived: 8, downWritten: 8 });
    expectNoErrors(module);
  });

  it("obeys what is signed, once, restarts or not", async () => {
    const module = await onlineControlled({ era });
    const frame = signed({ id: "r", method: "restart", counter: 5 }, deviceOf(module));
    expect(ask(module, frame)).toMatchObject({ id: "r", ok: true });
    module.runUntil("a restart", () => module.reboots.length === 2, 10000);
    goOnline(module);
    expect(module.logText()).toContain("the gateway had restarted the module: the server asked for it");
    expect(ask(module, frame)).toMatchObject({ ok: false, why: "its counter is not above 5" });
    expect(ask(module, { method: "status" })).toMatchObject({ counter: 5, requests: { done: 1, refused: 1 } });
    module.run(20000);
    expect(module.reboots).toHaveLength(2);
  });

  it("gives answers while data flows both ways, and loses none of either", async () => {
    const module = await onlineControlled({ era });
    module.run(2000);
    const up = noise(60000, 1);
    const down = noise(20000, 2);
    module.serialSend(up);
    for (let at = 0; at < down.length; at += 1000) {
      module.server.send(down.subarray(at, at + 1000));
      module.server.send(JSON.stringify({ id: at, method: "status" }));
      module.run(250);
    }
    module.run(40000);
    const data = module.server.frames.filter(({ opcode }) => opcode === 2).map(({ payload }) => payload);
    expect(Buffer.concat(data).equals(up)).toBe(true);
    expect(Buffer.from(module.serialReceived()).equals(down)).toBe(true);
    expect(answersOf(module)).toHaveLength(20);
    expect(ask(module, { method: "status" })?.counters).toMatchObject({ confirmed: 60000, queued: 0, inFlight: 0 });
    expectNoErrors(module);
  });
});

describe("a request", () => {
  it.each([
    ["that is not signed", (device: string) => JSON.stringify({ method: "restart", counter: 1, device })],
    [
      "with the MAC of another key",
      () => `${createHmac("sha256", "x").digest("hex")}\n{"method":"restart","counter":1}`,
    ],
    ["for another module", () => signed({ method: "restart", counter: 1 }, "861111111111111")],
    ["that was changed", (device: string) => signed({ method: "restart", counter: 1 }, device).replace("1}", "2}")],
    [
      "with a MAC for another purpose",
      (device: string) => {
        const text = '{"method":"restart","counter":1}';
        return `${macOf("server", device, text)}\n${text}`;
      },
    ],
    ["with half a MAC", (device: string) => signed({ method: "restart", counter: 1 }, device).slice(32)],
    ["without a counter", (device: string) => signed({ method: "restart" }, device)],
    ["with a counter of 0", (device: string) => signed({ method: "restart", counter: 0 }, device)],
    ["with a counter that is none", (device: string) => signed({ method: "restart", counter: "7" }, device)],
    ["with a counter that is too large", (device: string) => signed({ method: "restart", counter: 2 ** 31 }, device)],
    ["of no method", (device: string) => signed({ method: "reboot", counter: 1 }, device)],
    ["of a method of another kind", (device: string) => signed({ method: ["restart"], counter: 1 }, device)],
    ["that is no JSON", () => "hello"],
    ["that is no object", () => "[1]"],
    ["that is nested deep", () => `${'{"a":'.repeat(200)}1${"}".repeat(200)}`],
    ["that is huge", () => JSON.stringify({ method: "status", filler: "x".repeat(8000) })],
  ])("%s is refused, answered and counted", async (_, frame) => {
    const module = await onlineControlled();
    const answer = ask(module, frame(deviceOf(module)));
    expect(answer).toMatchObject({ ok: false, why: expect.any(String) });
    expect(ask(module, { method: "status" })).toMatchObject({ counter: 0, requests: { refused: 1 } });
    module.run(10000);
    expect(module.reboots).toHaveLength(1);
    expect(module.logText()).toMatch(/W\/user\.control 1 requests are refused, the last one: /);
    expect(module.serialReceived()).toHaveLength(0);
  });

  it("in parts is refused, and no part of it is data", async () => {
    const module = await onlineControlled();
    module.server.sendFragments(['{"method":', '"status"', "}"]);
    module.run(1000);
    expect(answersOf(module)).toMatchObject([{ ok: false, why: "it comes in parts" }]);
    module.server.sendFragments([Buffer.from("da"), Buffer.from("ta")]);
    module.run(1000);
    expect(Buffer.from(module.serialReceived()).toString()).toBe("data");
  });

  it("that is an answer of its own, sent back, is not answered again", async () => {
    const module = await onlineControlled();
    module.server.onFrame = ({ payload }) => module.server.send(Buffer.from(payload).toString());
    module.server.send("nonsense");
    module.run(20000);
    expect(answersOf(module)).toHaveLength(1);
    module.server.onFrame = undefined;
    expect(ask(module, { method: "status" })).toMatchObject({ requests: { done: 1, refused: 2 } });
  });

  it("changes the level of the log", async () => {
    const module = await onlineControlled();
    expect(command(module, { method: "level", level: "ERROR", counter: 1 })).toMatchObject({ ok: true });
    expect(ask(module, { method: "log" })).toMatchObject({ level: 4 });
    expect(command(module, { method: "level", level: "LOUD", counter: 2 })).toMatchObject({ ok: false });
  });

  it("for an update says that the library is missing, or has it ask", async () => {
    const without = await onlineControlled();
    expect(command(without, { method: "update", counter: 1 })).toMatchObject({
      ok: false,
      why: expect.stringContaining("libfota2 is not on this module"),
    });
    const library = 'return { request = function(done, options) log.info("fota", options.url) done(0) end }';
    const module = await onlineControlled({ scripts: { "libfota2.lua": library } });
    expect(command(module, { method: "update", url: "###http://example.com/a", counter: 1 })).toMatchObject({
      ok: true,
    });
    module.runUntil("a restart", () => module.reboots.length === 2, 10000);
    expect(module.logText()).toContain("###http://example.com/a");
  });

  it("for an update says why, where the library fails", async () => {
    const library = 'return { request = function() error("no memory", 0) end }';
    const module = await onlineControlled({ scripts: { "libfota2.lua": library } });
    expect(command(module, { method: "update", counter: 1 })).toMatchObject({
      ok: false,
      why: "libfota2 failed: no memory",
    });
  });

  it("has an id that its answer repeats, or is refused", async () => {
    const module = await onlineControlled();
    for (const id of ["text", "", 0, -5, 2147483646]) {
      expect(ask(module, { id, method: "status" })).toMatchObject({ id, ok: true });
    }
    for (const id of [1732000000000, 2147483647, -2147483648, 1.5, "x".repeat(65), {}, true]) {
      const answer = ask(module, { id, method: "status" });
      expect(answer).toMatchObject({ ok: false, why: expect.stringContaining("the id") });
      expect(answer).not.toHaveProperty("id");
    }
    expect(ask(module, { id: 9, method: "status", ok: null })).toMatchObject({ id: 9, ok: true });
  });

  it("is made by anybody, and nothing ends or restarts", async () => {
    const module = await onlineControlled();
    const device = deviceOf(module);
    let sent = 0;
    const request = fc.oneof(
      fc.json({ maxDepth: 3 }),
      fc
        .record({
          method: fc.constantFrom("status", "log", "settings", "set", "apply", "update", "x"),
          id: fc.jsonValue({ maxDepth: 1 }),
        })
        .map((each) => JSON.stringify(each)),
      fc
        .record({
          method: fc.constantFrom("level", "set", "nothing"),
          counter: fc.anything(),
          level: fc.jsonValue(),
          settings: fc.jsonValue(),
        })
        .map((each) => signed(each, device)),
      fc.string({ maxLength: 300 }),
      fc.string({ unit: "binary", maxLength: 300 }),
    );
    fc.assert(
      fc.property(request, (frame) => {
        module.server.send(frame);
        module.run(60);
        sent++;
      }),
      { numRuns: 300, seed: 20261129 },
    );
    module.run(10000);
    module.serialSend("still here");
    module.run(3000);
    expect(module.reboots).toHaveLength(1);
    expect(module.server.requests).toHaveLength(1);
    expect(module.logText()).not.toContain("E/user.guard");
    expect(module.server.receivedText().includes("still here")).toBe(true);
    expect(sent).toBe(300);
  });

  it("finds no memory here and there: nothing ends, and no data is lost", async () => {
    const module = await onlineControlled();
    const device = deviceOf(module);
    const up: Buffer[] = [];
    for (let k = 1; k <= 60; k++) {
      const piece = noise(100, k);
      up.push(piece);
      module.board.failAllocation(k);
      module.serialSend(piece);
      module.server.send(
        k % 2 === 0 ? '{"method":"status"}' : signed({ method: "level", level: "DEBUG", counter: k }, device),
      );
      module.run(300);
      module.board.heap?.failAllocation(undefined);
    }
    module.run(15000);
    const data = module.server.frames.filter(({ opcode }) => opcode === 2).map(({ payload }) => payload);
    expect(Buffer.concat(data).equals(Buffer.concat(up))).toBe(true);
    expect(module.reboots).toHaveLength(1);
    expect(ask(module, { method: "status" })).toMatchObject({ ok: true });
  });
});

describe("the tail of the log", () => {
  it("has the last lines, and no secret", async () => {
    const module = await onlineControlled();
    for (let count = 0; count < 12; count++) {
      module.server.reset();
      module.run(200);
      goOnline(module, 20000);
      module.run(200);
    }
    const { log } = ask(module, { method: "log" }) as unknown as { log: string };
    expect(log.length).toBeLessThanOrEqual(2048);
    expect(log).toContain("I/gateway connecting -> online opened");
    const last = module.log.findLast(({ text }) => text.startsWith("I/user.gateway"));
    expect(log).toContain((last?.text ?? "?").replace("I/user.", "I/"));
    for (const text of [module.logText(), log, JSON.stringify(ask(module, { method: "status" }))]) {
      expect(text).not.toContain(controlKey);
      expect(text).not.toContain("ABCDEGG");
    }
  });

  it("has whole lines, even if a value in them is nil", async () => {
    const prelude = `sys.subscribe("SAY", function() log.info("x", nil, "middle", nil, "end", nil) end)`;
    const module = await onlineControlled({ prelude });
    module.board.publish("SAY");
    module.run(100);
    expect(ask(module, { method: "log" })?.log).toContain("I/x nil middle nil end nil\n");
  });

  it("is UTF-8, even if the log contains other bytes", async () => {
    const prelude = `sys.subscribe("SAY", function() log.info("x", "\\xed\\xa0\\x80 \\xff \\0 end") end)`;
    const module = await onlineControlled({ prelude });
    module.board.publish("SAY");
    module.run(100);
    expect(ask(module, { method: "log" })).toMatchObject({ ok: true, log: expect.stringContaining("end") });
  });
});

it("a module without a store answers queries, and changes nothing", async () => {
  const module = await onlineControlled({ prelude: "fskv = nil" });
  expect(ask(module, { method: "status" })).toMatchObject({ ok: true });
  expect(command(module, { method: "restart", counter: 1 })).toMatchObject({
    ok: false,
    why: "the counter cannot be stored",
  });
});
