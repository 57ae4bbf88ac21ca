import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { type BootOptions, models, type SimulatedModule } from "../host/index.ts";
import { projectDirectory } from "./helpers/child.ts";
import { bootScenario } from "./helpers/modules.ts";

/** lua-out/echo/main.lua: the tutorial's encrypted client. */

const eras = ["2024", "2025-08", "2025-12"] as const;

async function bootEcho(options: Omit<BootOptions, "lua"> = {}): Promise<SimulatedModule> {
  const file = path.join(projectDirectory, "lua-out/echo/main.lua");
  return bootScenario({ lua: { file }, ...options });
}

function untilConnected(module: SimulatedModule, limitMs = 60000): void {
  module.runUntil("connected", () => module.server.connected, limitMs);
}

/** Answers as the tutorial's server does. */
function answer(module: SimulatedModule): void {
  module.server.onFrame = ({ payload }) => {
    const message = JSON.parse(Buffer.from(payload).toString());
    if (message.action === "echo") {
      module.server.send(JSON.stringify({ ...message, server: "test" }));
    }
  };
}

const events = (module: SimulatedModule): string[] =>
  module.log.map(({ text }) => text).filter((text) => text.startsWith("I/user.wsc "));

function expectOneLife(module: SimulatedModule): void {
  expect(module.reboots.map(({ reason }) => reason)).toEqual(["power on"]);
}

describe.each(eras)("the echo client on firmware of %s", (era) => {
  it("connects with its header and says its JSON at once and each 15 seconds", async () => {
    const module = await bootEcho({ era });
    answer(module);
    untilConnected(module);
    const lines = (module.server.requests[0] ?? "").split("\r\n");
    expect(lines[0]).toBe("GET /ws/echo HTTP/1.1");
    expect(lines).toContain("Host: echo.airtun.air32.cn:443");
    expect(lines).toContain("Auth: Basic ABCDEGG");
    module.run(46000);
    expect(module.server.frames.map(({ opcode }) => opcode)).toEqual([1, 1, 1, 1]);
    for (const { payload } of module.server.frames) {
      expect(JSON.parse(Buffer.from(payload).toString())).toEqual({
        action: "echo",
        msg: expect.stringMatching(/^\w{3} \w{3} .*2026$/),
      });
    }
    const [first, second] = module.server.frames.map(({ timeMs }) => timeMs);
    expect(first).toBeLessThan(1000);
    // And what the firmware's own work takes.
    expect((second ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(15000);
    expect((second ?? 0) - (first ?? 0)).toBeLessThan(15005);
    expectOneLife(module);
  });

  it("logs each event, with what the server answers", async () => {
    const module = await bootEcho({ era });
    answer(module);
    untilConnected(module);
    module.run(1000);
    module.server.reset();
    module.run(1000);
    const found = events(module);
    const received = found.find((text) => text.startsWith("I/user.wsc recv "));
    expect(received).toMatch(/"action":"echo"/);
    expect(received).toMatch(/"server":"test".* 1 1$/);
    const kinds = [...new Set(found.map((text) => text.split(" ")[1]))].sort();
    const wanted = ["conack", "disconnect", "recv"];
    if (era !== "2024") {
      wanted.push("error");
    }
    if (era !== "2025-08") {
      wanted.push("sent");
    }
    expect(kinds).toEqual(wanted.sort());
  });

  it.each(["closePolitely", "reset"] as const)("connects again after %s, and goes on", async (end) => {
    const module = await bootEcho({ era });
    untilConnected(module);
    for (let count = 0; count < 5; count++) {
      module.run(5000);
      module.server[end]();
      module.run(100);
      expect(module.server.connected).toBe(false);
      untilConnected(module, 20000);
    }
    const said = module.server.frames.length;
    module.run(30000);
    expect(module.server.frames.length).toBeGreaterThanOrEqual(said + 2);
    expectOneLife(module);
  });
});

it.each(Object.keys(models) as (keyof typeof models)[])("runs on an %s", async (model) => {
  const module = await bootEcho({ model });
  untilConnected(module);
  module.run(1000);
  expect(module.server.frames).toHaveLength(1);
  expectOneLife(module);
});

it("waits for the network", async () => {
  const module = await bootEcho({ network: false });
  module.run(300000);
  expect(module.server.requests).toEqual([]);
  expect(events(module)).toEqual([]);
  module.board.setAddress(true);
  untilConnected(module, 1000);
  expectOneLife(module);
});

it("asks again while it is refused, and is there when the server is", async () => {
  const module = await bootEcho();
  module.network.serve("echo.airtun.air32.cn", undefined);
  module.run(300000);
  expect(events(module).filter((text) => text.includes("disconnect")).length).toBeGreaterThan(50);
  module.network.serve("echo.airtun.air32.cn", module.server);
  untilConnected(module, 5000);
  module.run(1000);
  expect(module.server.frames).toHaveLength(1);
  expectOneLife(module);
});

it("asks again when the server answers 403", async () => {
  const module = await bootEcho();
  module.server.manner = "forbid";
  module.run(60000);
  expect(module.server.requests.length).toBeGreaterThan(10);
  module.server.manner = "accept";
  untilConnected(module, 5000);
  expectOneLife(module);
});

it("gives up a server that accepts and stays silent, after 30 seconds, and asks again", async () => {
  const module = await bootEcho();
  module.server.manner = "mute";
  module.run(29000);
  module.server.manner = "accept";
  module.run(1500);
  expect(module.server.connected).toBe(false);
  untilConnected(module, 5000);
  module.run(1000);
  expect(module.server.frames).toHaveLength(1);
  expectOneLife(module);
});

it("closes a link that it gives up", async () => {
  const module = await bootEcho({ network: false });
  let closed = 0;
  module.server.manner = "mute";
  module.network.serve("echo.airtun.air32.cn", {
    accept: (peer) => {
      const session = module.server.accept(peer);
      return { data: (bytes) => session.data(bytes), closed: () => void closed++ };
    },
  });
  module.board.setAddress(true);
  module.run(29000);
  expect(closed).toBe(0);
  module.run(2000);
  expect(closed).toBe(1);
});

it("leaves no timer behind, however often it connects", async () => {
  const module = await bootEcho();
  untilConnected(module);
  module.run(1000);
  const timers = module.board.timers.count;
  for (let count = 0; count < 200; count++) {
    module.server.reset();
    module.run(100);
    untilConnected(module, 20000);
  }
  module.run(1000);
  expect(module.board.timers.count).toBe(timers);
  expectOneLife(module);
});

it("makes a new link when the server answers nothing any more", async () => {
  const module = await bootEcho();
  untilConnected(module);
  module.run(60000);
  expect(module.logText()).toContain("W/user.wsc the server does not answer: a new link");
  expect(module.connections.length).toBeGreaterThan(1);
  expectOneLife(module);
});

it("goes on when the firmware makes no client", async () => {
  const built = path.join(projectDirectory, "lua-out/echo/main.lua");
  const lua = `
    local create, calls = websocket.create, 0
    websocket = setmetatable({ create = function(...)
      calls = calls + 1
      if calls > 2 then return create(...) end
    end }, { __index = websocket })
    require("firmware")`;
  const module = await bootScenario({
    lua,
    scripts: { "firmware.lua": readFileSync(built, "utf8") },
    maps: { "firmware.lua": readFileSync(`${built}.map`, "utf8") },
  });
  untilConnected(module, 10000);
  expect(module.logText().match(/E\/user\.wsc create failed/g)).toHaveLength(2);
  expectOneLife(module);
});
