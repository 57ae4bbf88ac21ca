import { describe, expect, it } from "vitest";
import {
  bootGateway,
  countsOf,
  expectReceived,
  expectReceivedAtLeastOnce,
  goOnline,
  onlineGateway,
  stateOf,
  timesOf,
} from "../helpers/gateway.ts";

const bulk = Buffer.from(Array.from({ length: 40000 }, (_, index) => (index * 7 + (index >> 8)) & 0xff));

/** No core tells by its date that it never confirms: a new one may hold an old component. */
const newCore = 'standIn("rtos", { buildDate = function() return "Mar  1 2026" end })';

describe("a path that dies before anything was confirmed", () => {
  it("is noticed on firmware that is known to confirm by what send() returns; what was handed over is sent again", async () => {
    const module = await onlineGateway({ era: "2024", settings: {} });
    module.network.setSilent(true);
    module.serialSend(bulk);
    module.runUntil("the link is given up", () => stateOf(module) !== "online", 60000);
    expect(countsOf(module).outbox).toMatchObject({ received: 40000, confirmed: 0, dropped: 0 });
    module.run(100000);
    module.network.setSilent(false);
    module.runUntil("everything has arrived", () => countsOf(module).outbox.confirmed === bulk.length, 300000);
    expectReceivedAtLeastOnce(module, bulk);
    expect(module.reboots).toHaveLength(1);
  });

  it("on firmware that is not known yet is waited for, and nothing is lost", async () => {
    const module = await onlineGateway({ era: "2025-12", settings: {} });
    module.network.setSilent(true);
    module.serialSend(bulk);
    module.run(55000);
    expect(countsOf(module).outbox).toMatchObject({ received: 40000, confirmed: 0, dropped: 0 });
    module.network.setSilent(false);
    module.run(10000);
    expectReceived(module, bulk);
    expect(timesOf(module, "online")).toHaveLength(1);
    expect(module.logText()).not.toContain("confirms nothing");
    expect(countsOf(module).outbox).toMatchObject({ confirmed: 40000, inFlight: 0, resent: 0 });
  });

  it("keeps little data for as long as TCP may try, and sends it again when TCP gives up", async () => {
    const module = await onlineGateway({ era: "2025-12", settings: {} });
    module.network.setSilent(true);
    module.serialSend(bulk.subarray(0, 3000));
    module.run(600000);
    expect(countsOf(module).outbox).toMatchObject({ received: 3000, confirmed: 0, inFlight: 3000 });
    // TCP gives up: the module hears of its end.
    module.server.reset();
    module.network.setSilent(false);
    module.run(70000);
    expectReceivedAtLeastOnce(module, bulk.subarray(0, 3000));
    expect(countsOf(module).outbox).toMatchObject({ confirmed: 3000, inFlight: 0, resent: 3000 });
  });

  it.each(["2024", "2025-12"] as const)(
    "is noticed on a later link too, with and without data, firmware of %s",
    async (era) => {
      for (const data of [bulk.subarray(0, 3000), Buffer.alloc(0)]) {
        const module = await onlineGateway({ era });
        module.server.answersProbes = false;
        module.run(5000);
        module.server.reset();
        module.runUntil("the second link", () => timesOf(module, "online").length === 2);
        module.network.setSilent(true);
        module.serialSend(data);
        module.runUntil("the link is given up", () => stateOf(module) !== "online", 60000);
        expect(module.reboots).toHaveLength(1);
      }
    },
  );
});

describe("a new core with a component that never confirms", () => {
  it("is left alone by a server that never speaks, is understood under load, and said to be unverifiable once", async () => {
    const module = await bootGateway({ era: "2025-08", settings: {}, prelude: newCore });
    module.server.answersProbes = false;
    goOnline(module);
    module.serialSend(bulk);
    module.run(3600000);
    expect(timesOf(module, "online")).toHaveLength(1);
    expect(module.logText()).toContain("this firmware confirms nothing");
    expect(module.logText().match(/neither firmware nor server confirms anything/g)).toHaveLength(1);
    expect(countsOf(module).outbox).toMatchObject({ confirmed: 40000, inFlight: 0, queued: 0, dropped: 0, resent: 0 });
    expectReceived(module, bulk);
  });

  it("is left alone without load too, and understood when TCP would have given up", async () => {
    const module = await bootGateway({ era: "2025-08", settings: {}, prelude: newCore });
    module.server.answersProbes = false;
    goOnline(module);
    module.serialSend("a little");
    module.run(600000);
    expect(module.logText()).not.toContain("this firmware confirms nothing");
    module.run(100000);
    expect(module.logText()).toContain("this firmware confirms nothing");
    expect(timesOf(module, "online")).toHaveLength(1);
    expectReceived(module, Buffer.from("a little"));
  });

  it("needs no confirmation of it with a server that answers probes", async () => {
    const module = await bootGateway({ era: "2025-08", settings: {}, prelude: newCore });
    goOnline(module);
    module.serialSend("bytes");
    module.run(2500);
    expect(countsOf(module).outbox).toMatchObject({ confirmed: 5, inFlight: 0 });
    module.run(600000);
    expect(timesOf(module, "online")).toHaveLength(1);
    expect(module.logText()).not.toContain("neither firmware nor server");
  });
});

it("a disconnect that the firmware did not deliver is noticed", async () => {
  const module = await onlineGateway({
    prelude: `
      local create = websocket.create
      standIn("websocket", { create = function(...)
        local client = create(...)
        local on = client.on
        debug.getmetatable(client).__index = (function(index)
          return function(self, key)
            if key ~= "on" then return index(self, key) end
            return function(this, callback)
              return on(this, function(who, event, ...)
                if event ~= "disconnect" and event ~= "error" then callback(who, event, ...) end
              end)
            end
          end
        end)(debug.getmetatable(client).__index)
        return client
      end })`,
  });
  module.server.reset();
  module.runUntil("the link is given up", () => stateOf(module) !== "online", 10000);
  expect(module.logText()).toContain("the firmware has dropped the link");
});

it("losing the address of another adapter changes nothing", async () => {
  const module = await onlineGateway();
  module.board.publish("IP_LOSE", 99);
  module.run(1000);
  expect(stateOf(module)).toBe("online");
});

it("what a full outbox drops is logged, once in five seconds", async () => {
  const module = await bootGateway({ settings: { "outbox.sizeBytes": 4096 }, network: false });
  module.serialSend(bulk);
  module.run(10000);
  const lines = module.log.filter(({ text }) => text.includes("user.outbox full:"));
  expect(lines.length).toBeGreaterThan(0);
  expect(lines.length).toBeLessThanOrEqual(2);
  expect(lines.at(-1)?.text).toContain(`${countsOf(module).outbox.dropped} since boot`);
});

describe("settings that can not work are named and replaced", () => {
  it.each([
    ["packing.maximumBytes", 0, "1300 is taken"],
    ["packing.maximumBytes", 100000, "1300 is taken"],
    ["uart.baudRate", 0, "115200 is taken"],
    ["outbox.sizeBytes", 12, "65536 is taken"],
    ["inbox.sizeBytes", 8191, "16384 is taken"],
    ["packing.idleGapMs", -1, "20 is taken"],
  ])("%s of %d", async (name, value, instead) => {
    const module = await onlineGateway({ settings: { [name]: value } });
    expect(module.log.filter(({ text }) => text.startsWith("E/")).map(({ text }) => text)).toEqual([
      expect.stringMatching(new RegExp(`^E/user\\.config ${name} is ${value} but must be .*: ${instead}$`)),
    ]);
    module.serialSend("works");
    module.server.send("down");
    module.run(1000);
    expect(Buffer.from(module.server.received()).toString()).toBe("works");
    expect(Buffer.from(module.serialReceived()).toString()).toBe("down");
  });

  it.each([
    ["uart.rs485", { pin: 5, receiveLevel: 0, turnaroundUs: 86.8 }],
    ["uart.dataBits", 7.5],
    ["uart.id", 1.5],
    ["errorReportSeconds", 1.5],
  ])("a fraction in %s is logged, and the gateway goes online nevertheless", async (name, value) => {
    const module = await onlineGateway({ settings: { [name]: value } });
    module.run(60000);
    expect(module.logText()).toContain("number has no integer representation");
    expect(module.reboots).toHaveLength(1);
    expect(module.server.connected).toBe(true);
  });

  it("a URL that is none, and headers that are too long", async () => {
    const wrongUrl = await bootGateway({ settings: { url: "http://example.test/" } });
    wrongUrl.run(5000);
    expect(wrongUrl.logText()).toContain("E/user.config url is not ws://… or wss://…");
    const longHeader = await bootGateway({ settings: { headers: [`X: ${"y".repeat(1100)}`] } });
    longHeader.run(5000);
    expect(longHeader.logText()).toContain("the headers are refused: 1023 bytes at most");
    expect(longHeader.server.requests).toEqual([]);
  });
});
