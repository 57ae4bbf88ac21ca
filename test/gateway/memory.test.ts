import { describe, expect, it } from "vitest";
import {
  bootGateway,
  countsOf,
  expectReceived,
  goOnline,
  mostInFlight,
  noise,
  onlineGateway,
} from "../helpers/gateway.ts";

const host = "echo.airtun.air32.cn";

describe("memory that is short", () => {
  it("leaves the core 48 KiB for TLS", async () => {
    const prelude = `standIn("rtos", { meminfo = function(kind)
      if kind ~= "sys" then return rtos.meminfo(kind) end
      return 200000, 110000, 110000
    end })`;
    const module = await onlineGateway({ prelude });
    expect(module.logText()).toContain("W/user.outbox memory is short: 32768 bytes instead of 65536");
    expect(module.logText()).not.toContain("user.inbox memory");
  });

  it("once a link is open, refuses more than a burst, and everything while something is in flight", async () => {
    const prelude = `
      scarce = false
      sys.subscribe("SCARCE", function() scarce = true end)
      local meminfo = rtos.meminfo
      standIn("rtos", { meminfo = function(kind)
        if kind == "sys" and scarce then return 200000, 190000, 190000 end
        return meminfo(kind)
      end })`;
    const module = await onlineGateway({ prelude, settings: { "uart.baudRate": 921600, "outbox.burstBytes": 4000 } });
    module.run(1000);
    module.board.publish("SCARCE");
    module.network.latencyMs = 200;
    const bytes = noise(40000);
    module.serialSend(bytes);
    const most = mostInFlight(module, bytes.length);
    expectReceived(module, bytes);
    expect(most).toBeGreaterThan(1300);
    expect(most).toBeLessThan(4000 + 1300);
  });

  it.each(["2024", "2025-08", "2025-12"] as const)(
    "on an open link: the outbox gives some back, core of %s",
    async (era) => {
      const module = await onlineGateway({ era, settings: { echoCommand: false } });
      module.board.limitBuffers(84000);
      for (let packet = 0; packet < 200; packet++) {
        module.serialSend("0123456789".repeat(10));
        module.run(5000);
      }
      module.run(10000);
      expect(module.reboots).toHaveLength(1);
      expect(countsOf(module).outbox).toMatchObject({ confirmed: 20000, inFlight: 0, queued: 0 });
    },
  );

  it("that suffices for all that waits holds nothing back, where age confirms and the burst is small", async () => {
    const settings = { "outbox.sizeBytes": 131072, "outbox.burstBytes": 1024, "uart.baudRate": 9600 };
    const module = await onlineGateway({ era: "2025-08", settings });
    const bytes = noise(9600);
    module.serialSend(bytes);
    module.run(11000);
    expectReceived(module, bytes);
  });

  it("a core that does not know its memory gets what it is asked for", async () => {
    const module = await onlineGateway({ prelude: `standIn("rtos", { meminfo = function() return 0, 0, 0 end })` });
    expect(module.logText()).not.toContain("memory is short");
  });

  it("the first allocation of a buffer fails, then the second, the third, until a run passes untouched", async () => {
    let untouched = false;
    for (let k = 1; !untouched; k++) {
      const prelude = `
        fskv.init()
        local create, calls = zbuff.create, 0
        standIn("zbuff", { create = function(...)
          calls = calls + 1
          if calls == ${k} and not fskv.get("refused") then
            fskv.set("refused", true)
            print("refused")
            return nil, "memory not enough"
          end
          return create(...)
        end })`;
      const module = await bootGateway({ prelude });
      goOnline(module, 200000);
      const bytes = noise(20000, k);
      module.serialSend(bytes);
      module.server.send("down");
      module.run(5000);
      expectReceived(module, bytes);
      expect(Buffer.from(module.serialReceived()).toString()).toBe("down");
      expect(module.reboots.map(({ reason }) => reason)).not.toContain("error");
      untouched = !module.logText().includes("refused");
      expect(k).toBeLessThan(6);
    }
  });

  it("requests of the VM fail, one here and one there: nothing ends, and nothing from the UART is lost", async () => {
    const module = await onlineGateway({ settings: {} });
    module.run(1000);
    const sent: Buffer[] = [];
    for (let k = 1; k <= 80; k++) {
      const piece = noise(150, k);
      module.board.failAllocation(1 + (k % 10));
      module.serialSend(piece);
      sent.push(piece);
      module.run(60);
      module.serialSend('"echo"');
      if (module.server.connected) {
        module.server.send("down");
        if (k % 7 === 0) {
          module.server.reset();
        }
      }
      module.run(300);
    }
    const refused = module.board.heap?.refusals ?? 0;
    goOnline(module, 130000);
    module.run(10000);
    expect(refused).toBeGreaterThan(20);
    expect(module.reboots).toHaveLength(1);
    const { outbox } = countsOf(module);
    expect(outbox.received).toBe(80 * (150 + 6));
    expect(outbox).toMatchObject({ consumed: 80 * 6, dropped: 0, queued: 0, inFlight: 0 });
    expect(outbox.confirmed).toBe(80 * 150 + outbox.added);
  });
});

describe("a server that cannot be reached", () => {
  /** `SHORT bytes`: the core has only this many bytes left, plus what the outbox gives back. */
  const shortCore = `
    local left
    sys.subscribe("SHORT", function(bytes) left = bytes end)
    local meminfo = rtos.meminfo
    standIn("rtos", { meminfo = function(kind)
      if kind == "sys" and left then return left, 0, 0 end
      return meminfo(kind)
    end })`;

  it.each([0, 20000, 45000])(
    "costs the outbox memory while the core is short of it, and nothing of what it holds, behind %i bytes",
    async (before) => {
      const module = await onlineGateway({ settings: {}, prelude: shortCore });
      const passed = noise(before, 1);
      module.serialSend(passed);
      module.run(before / 11 + 1000);
      module.network.serve(host, undefined);
      module.server.reset();
      const kept = noise(25000, 2);
      module.serialSend(kept);
      module.run(120000);
      expect(module.logText()).not.toContain("I/user.outbox it has");
      module.board.publish("SHORT", 20000);
      module.run(180000);
      expect(module.logText()).toContain("I/user.outbox it has 32768 bytes now");
      expect(module.logText()).not.toContain("it has 16384 bytes");
      module.board.publish("SHORT", 200000);
      module.run(20000);
      expect(module.logText()).toContain("I/user.outbox it has 65536 bytes now");
      module.network.serve(host, module.server);
      goOnline(module, 70000);
      module.run(5000);
      expectReceived(module, Buffer.concat([passed, kept]));
      expect(countsOf(module).outbox).toMatchObject({ dropped: 0, confirmed: before + 25000 });
    },
  );

  it.each([140_000, 150_000, 160_000])(
    "gives it back after a shortage where %i bytes were free at boot",
    async (freeBytes) => {
      const prelude = `
      local buffers, short = {}, 0
      sys.subscribe("SHORT", function(bytes) short = bytes end)
      local create, meminfo = zbuff.create, rtos.meminfo
      standIn("zbuff", { create = function(...)
        local buffer, problem = create(...)
        buffers[#buffers + 1] = buffer
        return buffer, problem
      end })
      standIn("rtos", { meminfo = function(kind)
        if kind ~= "sys" then return meminfo(kind) end
        local used = short
        for _, buffer in ipairs(buffers) do used = used + #buffer end
        return ${freeBytes}, used, used
      end })`;
      for (const shortBytes of [40_000, 70_000]) {
        const module = await onlineGateway({ prelude });
        expect(module.logText()).not.toContain("memory is short");
        module.network.serve(host, undefined);
        module.server.reset();
        module.run(5000);
        module.board.publish("SHORT", shortBytes);
        module.run(600_000);
        expect(module.logText()).toContain("I/user.outbox it has 32768 bytes now");
        module.board.publish("SHORT", 0);
        module.run(60_000);
        expect(
          module
            .logText()
            .match(/it has \d+/g)
            ?.at(-1),
        ).toBe("it has 65536");
        module.dispose();
      }
    },
  );

  it("leaves the outbox as it is for as long as the core has memory", async () => {
    const module = await bootGateway({ settings: {} });
    module.network.serve(host, undefined);
    const kept = noise(50000, 2);
    module.serialSend(kept);
    module.run(1800000);
    expect(module.logText()).not.toContain("I/user.outbox it has");
    module.network.serve(host, module.server);
    goOnline(module, 70000);
    module.run(8000);
    expectReceived(module, kept);
  });

  it("takes the oldest half of a full outbox, and no more, once it has lasted as long as a fault may last", async () => {
    const module = await bootGateway({ prelude: shortCore, settings: {} });
    module.network.serve(host, undefined);
    const sent = noise(60000, 2);
    module.serialSend(sent);
    module.run(5000);
    module.board.publish("SHORT", 20000);
    module.run(880000);
    expect(countsOf(module).outbox).toMatchObject({ queued: 60000, overflowed: 0 });
    module.run(60000);
    expect(module.logText().match(/it has \d+/g)).toEqual(["it has 32768"]);
    const { queued, overflowed } = countsOf(module).outbox;
    expect(queued + overflowed).toBe(60000);
    expect(queued).toBeGreaterThan(30000);
    module.network.serve(host, module.server);
    goOnline(module, 70000);
    module.run(8000);
    expectReceived(module, sent.subarray(overflowed));
    expect(module.reboots).toHaveLength(1);
  });

  it("costs an empty outbox no more than all but 8 KiB", async () => {
    const module = await bootGateway({ prelude: shortCore });
    module.network.serve(host, undefined);
    module.run(1000);
    module.board.publish("SHORT", 20000);
    module.run(1800000);
    expect(module.logText().match(/it has \d+/g)).toEqual(["it has 32768", "it has 16384", "it has 8192"]);
  });
});

describe("1000 reconnects", () => {
  it("leave no timer, no subscription and no byte of heap behind", async () => {
    const prelude = `sys.subscribe("COLLECT", function() collectgarbage() collectgarbage() end)`;
    const module = await onlineGateway({ prelude });
    module.run(310000);
    const heapBytes = (): number => {
      module.board.publish("COLLECT");
      module.run(100);
      return module.heap?.usedBytes ?? Number.NaN;
    };
    const reconnect = (times: number): void => {
      for (let count = 0; count < times; count++) {
        if (count % 2 === 0) {
          module.server.reset();
          module.run(40);
        }
        module.board.setAddress(false);
        module.run(5);
        module.board.setAddress(true);
        const { length } = module.server.requests;
        module.runUntil("a link", () => module.server.requests.length > length, 1000);
        module.run(70);
      }
    };
    const heapAfterEach = (rounds: number, times: number): number[] =>
      Array.from({ length: rounds }, () => {
        reconnect(times);
        module.run(70000);
        return heapBytes();
      });
    // Tables of the scheduler and of the simulator take their size once, and are smaller now and then.
    const before = Math.max(...heapAfterEach(4, 200));
    const timers = module.board.timers.count;
    const after = Math.min(...heapAfterEach(4, 250));
    expect(module.server.requests.length).toBeGreaterThan(1000);
    expect(module.board.timers.count).toBe(timers);
    // A byte for each reconnect would be more.
    expect(after).toBeLessThan(before + 800);
  });
});

it.each(["2024", "2025-08", "2025-12"] as const)(
  "whichever allocation fails while frames arrive, all come out in their order, on %s",
  async (era) => {
    for (let k = 1; k <= 6; k++) {
      const module = await onlineGateway({ era, settings: {} });
      const texts = Array.from({ length: 6 }, (_, index) => `frame ${index} ${"-".repeat(60)}`);
      for (const text of texts) {
        module.server.send(text);
        module.board.failAllocation(k);
        module.run(300);
        module.board.heap?.failAllocation(undefined);
      }
      module.run(10000);
      expect(module.serialText()).toBe(texts.join(""));
      expect(countsOf(module).inbox).toMatchObject({ dropped: 0, received: texts.join("").length });
      module.dispose();
    }
  },
);
