import { describe, expect, it } from "vitest";
import {
  bootGateway,
  countsOf,
  expectReceivedAtLeastOnce,
  goOnline,
  onlineGateway,
  stateOf,
  timesOf,
} from "../helpers/gateway.ts";

const bulk = Buffer.from(Array.from({ length: 40000 }, (_, index) => (index * 7 + (index >> 8)) & 0xff));

/** The date of a core does not show whether it confirms: a new core may contain an old component. */
const newCore = 'standIn("rtos", { buildDate = function() return "Mar  1 2026" end })';

describe("a path that dies before anything was confirmed", () => {
  it.each(["2024", "2025-12"] as const)(
    "is noticed, and what was handed over is sent again, core of %s",
    async (era) => {
      const module = await onlineGateway({ era, settings: {} });
      module.network.setSilent(true);
      module.serialSend(bulk);
      module.runUntil("the link is given up", () => stateOf(module) !== "online", 60000);
      expect(countsOf(module).outbox).toMatchObject({ received: 40000, confirmed: 0, dropped: 0 });
      module.run(100000);
      module.network.setSilent(false);
      module.runUntil("everything has arrived", () => countsOf(module).outbox.confirmed === bulk.length, 300000);
      expectReceivedAtLeastOnce(module, bulk);
      expect(module.logText()).not.toContain('never says "sent"');
      expect(module.reboots).toHaveLength(1);
    },
  );

  it.each(["2024", "2025-12"] as const)(
    "is noticed on a later link too, with and without data, core of %s",
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

describe('a new core with an old component, which never says "sent"', () => {
  it("is recognized after two links with a server that never sends, and keeps its link from then on", async () => {
    const module = await bootGateway({ era: "2025-08", settings: {}, prelude: newCore });
    module.server.answersProbes = false;
    goOnline(module);
    module.serialSend(bulk);
    module.run(3600000);
    expect(timesOf(module, "online")).toHaveLength(3);
    expect(module.logText().match(/never says "sent"/g)).toHaveLength(1);
    expect(countsOf(module).outbox).toMatchObject({ confirmed: 40000, inFlight: 0, queued: 0, dropped: 0 });
    expectReceivedAtLeastOnce(module, bulk);
  });

  it("is understood on one link where something is heard of the server", async () => {
    const module = await bootGateway({ era: "2025-08", settings: {}, prelude: newCore });
    goOnline(module);
    module.serialSend("bytes");
    module.run(60000);
    expect(countsOf(module).outbox).toMatchObject({ confirmed: 5, inFlight: 0 });
    module.run(600000);
    expect(timesOf(module, "online")).toHaveLength(1);
    expect(module.logText()).not.toContain("neither core nor server");
  });
});

it("a disconnect that the core did not deliver is noticed", async () => {
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
  expect(module.logText()).toContain("the core has dropped the link");
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
  const lines = module.log.filter(({ text }) => text.includes("bytes dropped on their way up"));
  expect(lines.length).toBeGreaterThan(0);
  expect(lines.length).toBeLessThanOrEqual(2);
  expect(lines.at(-1)?.text).toContain(`${countsOf(module).outbox.dropped} since boot`);
});

it("headers that are too long for the core are said, and no link is made", async () => {
  const module = await bootGateway({ settings: { headers: [`X: ${"y".repeat(1100)}`] } });
  module.run(5000);
  expect(module.logText()).toContain("the headers are refused: 1023 bytes at most");
  expect(module.server.requests).toEqual([]);
});
