import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { acknowledgedBytes, acknowledging } from "../helpers/acknowledging.ts";
import {
  bootGateway,
  countsOf,
  expectNoErrors,
  expectReceived,
  goOnline,
  noise,
  onlineGateway,
  textsOf,
  timesOf,
} from "../helpers/gateway.ts";

describe('"sent" that comes early, late, or more than once in a burst', () => {
  async function confirmsNoneTooEarly(delaysMs: number[], burstBytes: number, pieces: number[]): Promise<void> {
    const settings = { "outbox.burstBytes": burstBytes, "packing.maximumBytes": 300, "uart.baudRate": 921600 };
    const module = await bootGateway({ prelude: acknowledging(delaysMs, 1, false), settings });
    module.server.answersProbes = false;
    goOnline(module);
    let sent = 0;
    for (const piece of pieces) {
      module.serialSend(noise(piece, piece));
      sent += piece;
      for (let look = 0; look < 15; look++) {
        module.run(7);
        expect(countsOf(module).outbox.confirmed).toBeLessThanOrEqual(acknowledgedBytes(module));
      }
    }
    module.run(30000);
    expect(countsOf(module).outbox).toMatchObject({ confirmed: sent, inFlight: 0, queued: 0, dropped: 0, resent: 0 });
    expect(module.server.received().length).toBe(sent);
    expect(timesOf(module, "online")).toHaveLength(1);
    expectNoErrors(module);
    module.dispose();
  }

  it.each([
    ["each frame is acknowledged at once", [0]],
    ["only the first of a burst is", [0, 300, 300]],
    ["every other one is", [0, 0, 120]],
    ["all of them are, but late", [250]],
  ])("confirms nothing that is not acknowledged: %s", async (_, delaysMs) => {
    await confirmsNoneTooEarly(delaysMs, 2000, [3000, 10, 4000, 1, 700, 300, 2500]);
  });

  it("any delays, and any pattern of bytes", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(0, 0, 1, 4, 9, 60, 300), { minLength: 1, maxLength: 9 }),
        fc.constantFrom(300, 1000, 4000),
        fc.array(fc.integer({ min: 1, max: 3000 }), { minLength: 1, maxLength: 8 }),
        confirmsNoneTooEarly,
      ),
      { numRuns: 12 },
    );
  });
});

describe.each(["2024", "2025-08", "2025-12"] as const)("a server that sends all the time, core of %s", (era) => {
  it.each([true, false])("gets a steady stream; it answers probes: %s", async (answersProbes) => {
    const module = await bootGateway({ era, settings: {} });
    module.server.answersProbes = answersProbes;
    goOnline(module);
    const bytes = noise(12 * 11520);
    module.serialSend(bytes);
    for (let count = 0; count < 600; count++) {
      module.server.send("talk");
      module.run(20);
    }
    module.run(12000);
    expectReceived(module, bytes);
    expect(countsOf(module).outbox).toMatchObject({ confirmed: bytes.length, inFlight: 0, dropped: 0, resent: 0 });
    expect(module.serialReceived().length).toBe(600 * 4);
    expect(timesOf(module, "online")).toHaveLength(1);
    expectNoErrors(module);
  });
});

it("921600 baud flow on a core that never confirms, with a server that answers and with one that does not", async () => {
  for (const answersProbes of [true, false]) {
    const module = await bootGateway({ era: "2025-08", settings: { "uart.baudRate": 921600 } });
    module.server.answersProbes = answersProbes;
    goOnline(module);
    const bytes = noise(3 * 92160);
    module.serialSend(bytes);
    module.run(6000);
    expectReceived(module, bytes);
    expect(countsOf(module).outbox.dropped).toBe(0);
    expectNoErrors(module);
  }
});

it("a server that ceases to answer probes, and goes on talking, is not given up", async () => {
  const module = await onlineGateway({ era: "2025-08", settings: {} });
  module.run(30000);
  module.server.answersProbes = false;
  for (let count = 0; count < 150; count++) {
    module.serialSend("bytes");
    module.server.send("talk");
    module.run(1000);
  }
  module.run(12000);
  expectReceived(module, Buffer.from("bytes".repeat(150)));
  expect(countsOf(module).outbox).toMatchObject({ confirmed: 750, inFlight: 0 });
  expect(timesOf(module, "online")).toHaveLength(1);
});

it("an answer of the gateway's own that was in flight when the link died is sent again", async () => {
  const module = await onlineGateway({ settings: {} });
  module.run(1000);
  module.serialSend('"echo"');
  module.run(25);
  module.server.reset();
  module.run(10000);
  expect(textsOf(module)).toEqual([expect.stringMatching(/^\{"action":"echo"/)]);
  const { outbox } = countsOf(module);
  expect(outbox).toMatchObject({ received: 6, consumed: 6, dropped: 0, inFlight: 0, queued: 0 });
  expect(outbox.added).toBe(outbox.confirmed);
  expect(outbox.resent).toBe(outbox.added);
});

describe("a link that the core ends at what the server has sent", () => {
  it("is said to be what it is: closed, or a frame that is too large", async () => {
    const module = await onlineGateway({ settings: {} });
    module.server.send(noise(9000));
    module.run(200);
    expect(module.logText()).toMatch(/W\/user\.link disconnected \(rx\): .*closed.*above the core's limit/);
  });

  it("is not blamed for ending late", async () => {
    const module = await onlineGateway();
    for (let count = 0; count < 3; count++) {
      module.run(20000);
      module.server.closePolitely();
      module.run(100);
      goOnline(module);
    }
    expect(module.logText()).not.toContain("again within seconds");
  });
});

it("events of an old link change nothing", async () => {
  const prelude = `
    local create, callbacks = websocket.create, {}
    standIn("websocket", { create = function(...)
      local client = create(...)
      local spy = {}
      function spy:headers(lines) return client:headers(lines) end
      function spy:on(action)
        table.insert(callbacks, function(...) action(spy, ...) end)
        return client:on(function(_, ...) action(spy, ...) end)
      end
      function spy:connect() return client:connect() end
      function spy:ready() return client:ready() end
      function spy:close() return client:close() end
      function spy:send(...) return client:send(...) end
      return spy
    end })
    sys.subscribe("HAUNT", function()
      for _, event in ipairs({ "sent", "error", "disconnect", "conack", "recv" }) do callbacks[1](event, "ghost", 1, 2) end
    end)`;
  const module = await onlineGateway({ prelude, settings: {} });
  module.server.reset();
  module.run(100);
  goOnline(module);
  module.run(2000);
  module.network.setSilent(true);
  module.serialSend(noise(3000));
  module.run(1000);
  const before = countsOf(module);
  expect(before.outbox.inFlight).toBeGreaterThan(0);
  module.board.publish("HAUNT");
  module.run(100);
  expect(countsOf(module)).toEqual(before);
  expect(timesOf(module, "online")).toHaveLength(2);
  module.network.setSilent(false);
  module.run(2000);
  expect(countsOf(module).outbox.confirmed).toBe(3000);
  expect(Buffer.from(module.serialReceived()).toString()).toBe("");
  expectNoErrors(module);
});

describe("answers that swallow what the core would have said", () => {
  it.each(["2024", "2025-12"] as const)("do not hold up a stream, a core of %s", async (era) => {
    const module = await onlineGateway({ era, settings: {} });
    Object.assign(module.network, { latencyMs: 50, slowStart: true, nagle: true, delayedAckMs: 40 });
    const bytes = noise(34 * 11520);
    module.serialSend(bytes);
    module.run(36000);
    expect(countsOf(module).outbox.dropped).toBe(0);
    expectReceived(module, bytes);
  });

  it("are counted one for one, however late and close together they come", async () => {
    const module = await onlineGateway({ settings: {} });
    Object.assign(module.network, { latencyMs: 50, jitterMs: 2450, slowStart: true, nagle: true, delayedAckMs: 40 });
    const packets = Array.from({ length: 600 }, (_, index) => noise(256, index));
    for (const packet of packets) {
      module.serialSend(packet);
      module.run(100);
    }
    module.run(30000);
    expect(countsOf(module).outbox.dropped).toBe(0);
    expectReceived(module, Buffer.concat(packets));
  });
});

it('with delivery "answers", a server that missed the first empty frames does not stay one answer behind', async () => {
  const module = await bootGateway({ era: "2025-08", settings: { delivery: "answers" } });
  module.server.answersProbes = false;
  goOnline(module);
  module.run(1000);
  module.server.answersProbes = true;
  module.run(50000);
  const bytes = noise(20 * 11520);
  module.serialSend(bytes);
  module.run(25000);
  expectReceived(module, bytes);
  expect(countsOf(module).outbox).toMatchObject({ confirmed: bytes.length, dropped: 0, queued: 0, inFlight: 0 });
  expectNoErrors(module);
});
