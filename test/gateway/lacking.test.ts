import { describe, expect, it } from "vitest";
import type { SimulatedModule } from "../../host/index.ts";
import { bootGateway, expectNoErrors, expectReceived, goOnline, onlineGateway, textsOf } from "../helpers/gateway.ts";

/** The gateway logs what the core lacks or refuses, and goes on with the rest. */

function expectOneLife(module: SimulatedModule): void {
  expect(module.reboots.map(({ reason }) => reason)).toEqual(["power on"]);
  expect(module.logText()).not.toContain("Lua VM exit");
}

async function expectCarries(module: SimulatedModule): Promise<void> {
  goOnline(module, 300000);
  module.serialSend("carried");
  module.run(2000);
  expect(textsOf(module)).toContain("carried");
  expectOneLife(module);
}

/** WebSocket clients whose method returns something else while a Lua condition is true. */
function clientsWhose(name: string, condition: string, answer: string): string {
  return `
    local create = websocket.create
    standIn("websocket", { create = function(...)
      local client, stand = create(...), {}
      return setmetatable(stand, { __index = function(_, method)
        return function(_, first, ...)
          if method == "${name}" and ${condition} then return ${answer} end
          if method == "on" then
            local own = first
            first = function(_, ...) return own(stand, ...) end
          end
          return client[method](client, first, ...)
        end
      end })
    end })`;
}

describe("a core", () => {
  it("whose watchdog refuses is said to have none that guards", async () => {
    const module = await bootGateway({ prelude: 'standIn("wdt", { init = function() return false end })' });
    expect(module.logText()).toContain("E/user.watchdog the core refused 30000 ms");
    await expectCarries(module);
    module.run(120000);
    expectOneLife(module);
  });

  it("without mobile goes on without flight mode", async () => {
    const module = await bootGateway({ prelude: "mobile = nil", network: false });
    module.run(300000);
    expect(module.logText()).toContain("W/user.network no mobile module");
    module.board.setAddress(true);
    await expectCarries(module);
  });

  it("that makes no client is asked again", async () => {
    const prelude = `
      local create, left = websocket.create, 2
      standIn("websocket", { create = function(...)
        if left > 0 then left = left - 1 return nil end
        return create(...)
      end })`;
    const module = await bootGateway({ prelude });
    await expectCarries(module);
    expect(module.logText().match(/W\/user\.link websocket\.create failed/g)).toHaveLength(2);
  });

  it("that does not connect is asked again", async () => {
    const module = await bootGateway({
      prelude: `calls = 0\n${clientsWhose("connect", "calls < 2", "(function() calls = calls + 1 return false end)()")}`,
    });
    await expectCarries(module);
    expect(module.logText().match(/W\/user\.link connect failed/g)).toHaveLength(2);
  });

  it("that gives its day in another way is learnt by its answers", async () => {
    const prelude = 'standIn("rtos", { buildDate = function() return "2026-03-01" end })';
    await expectCarries(await bootGateway({ prelude }));
  });

  it.each([1, 2, 3])("that has no memory from buffer %d on logs that, and restarts", async (first) => {
    const prelude = `
      local create, calls = zbuff.create, 0
      standIn("zbuff", { create = function(...)
        calls = calls + 1
        if calls >= ${first} then return nil, "out of memory" end
        return create(...)
      end })`;
    const module = await bootGateway({ prelude });
    module.serialSend("x");
    module.run(120000);
    expect(module.logText()).toMatch(/E\/user\.\w+ no memory for/);
    expect(module.logText()).not.toContain("Lua VM exit");
    const [start, ...later] = module.reboots.map(({ reason }) => reason);
    expect(start).toBe("power on");
    expect(new Set(later)).toEqual(new Set(["watchdog"]));
  });
});

/** An online gateway whose core refuses every frame from now on, until REFUSE says false. */
async function whoseSendRefuses(): Promise<SimulatedModule> {
  const prelude = `
    refusing = false
    sys.subscribe("REFUSE", function(on) refusing = on end)
    ${clientsWhose("send", "refusing", "false")}`;
  const module = await onlineGateway({ prelude });
  module.run(2000);
  module.board.publish("REFUSE", true);
  module.run(100);
  return module;
}

it("frames that the core refuses for a while are sent when it takes them", async () => {
  const module = await whoseSendRefuses();
  module.serialSend("waits");
  module.run(3000);
  expect(module.server.frames).toEqual([]);
  module.board.publish("REFUSE", false);
  module.run(20000);
  expectReceived(module, Buffer.from("waits"));
  expectOneLife(module);
});

it("a link that takes no frame any more is replaced", async () => {
  const module = await whoseSendRefuses();
  module.serialSend("waits");
  module.runUntil("given up", () => module.logText().includes("W/user.link the core takes no frame"));
  module.board.publish("REFUSE", false);
  module.run(100);
  goOnline(module, 120000);
  module.run(5000);
  expectReceived(module, Buffer.from("waits"));
  expectOneLife(module);
});

it("a probe that the core refuses goes out a little later", async () => {
  const prelude = `
    left = 0
    sys.subscribe("REFUSE", function(times) left = times end)
    local function refused(payload)
      if payload ~= "" or left == 0 then return false end
      left = left - 1
      print("probe refused")
      return true
    end
    ${clientsWhose("send", "refused(first)", "false")}`;
  const module = await onlineGateway({ prelude });
  module.run(2000);
  module.board.publish("REFUSE", 3);
  module.run(35000);
  expect(module.logText().match(/probe refused/g)).toHaveLength(3);
  module.server.frozen = true;
  module.runUntil("given up", () => module.logText().includes("W/user.link the server does not answer"), 45000);
  module.server.frozen = false;
  await expectCarries(module);
  expect(module.server.requests).toHaveLength(2);
});

it("an address that is lost on a core before 2025-02-08, which has no socket.dft, is noticed without an error", async () => {
  const module = await onlineGateway({ era: "2024" });
  module.board.setAddress(false);
  module.run(1000);
  expectNoErrors(module);
  expect(module.logText()).toContain("W/user.network IP address lost");
});
