import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import type { SimulatedModule } from "../host/index.ts";
import { projectDirectory } from "./helpers/child.ts";
import { withChecksum } from "./helpers/modbus.ts";
import { bootScenario } from "./helpers/modules.ts";

/** lua-out/modbus/main.lua, the example of docs/writing-firmware.md, with a simulated Modbus slave on its UART. */

/** What a slave answers to a request, or nothing. */
type Slave = (asked: Buffer) => Buffer | undefined;

const answer = (registers: number[]): Buffer =>
  withChecksum([1, 3, 2 * registers.length, ...registers.flatMap((each) => [each >> 8, each & 0xff])]);

async function bootPoll(network = true): Promise<SimulatedModule> {
  const file = path.join(projectDirectory, "lua-out/modbus/main.lua");
  const module = await bootScenario({ lua: { file }, network });
  module.server.onFrame = () => module.server.send("{}");
  return module;
}

/** Lets time pass with a slave on the line. Returns the requests that it got. */
function runWith(module: SimulatedModule, slave: Slave, ms: number): Buffer[] {
  const asked: Buffer[] = [];
  let seen = module.serialReceived().length;
  for (let passedMs = 0; passedMs < ms; passedMs += 20) {
    module.run(20);
    const all = module.serialReceived();
    if (all.length >= seen + 8) {
      asked.push(Buffer.from(all.subarray(seen, seen + 8)));
      seen += 8;
      const reply = slave(asked.at(-1) as Buffer);
      if (reply !== undefined) {
        module.serialSend(reply);
      }
    }
  }
  return asked;
}

function readings(module: SimulatedModule): unknown[] {
  return module.server.frames.map(({ payload }) => JSON.parse(Buffer.from(payload).toString()));
}

describe("the Modbus example", () => {
  it("asks every 5 seconds and sends what the slave says as JSON", async () => {
    const module = await bootPoll();
    module.runUntil("online", () => module.server.connected);
    let level = 0;
    const asked = runWith(module, () => answer([level++, 0x1234, 0xffff, 0x8000]), 20000);
    expect(asked.length).toBeGreaterThanOrEqual(3);
    for (const each of asked) {
      expect(each).toEqual(withChecksum([1, 3, 0, 0, 0, 4]));
    }
    expect(readings(module).slice(0, 3)).toEqual([
      { action: "modbus", unit: 1, first: 0, registers: [0, 0x1234, 0xffff, 0x8000] },
      { action: "modbus", unit: 1, first: 0, registers: [1, 0x1234, 0xffff, 0x8000] },
      { action: "modbus", unit: 1, first: 0, registers: [2, 0x1234, 0xffff, 0x8000] },
    ]);
    // The first question came before the slave was on the line.
    const problems = module.log.map(({ text }) => text).filter((text) => /^[EW]\//.test(text));
    expect(problems).toEqual(["W/user.modbus unit 1 does not answer"]);
  });

  it("takes an answer in pieces", async () => {
    const module = await bootPoll();
    module.runUntil("online", () => module.server.connected);
    const whole = answer([1, 2, 3, 4]);
    runWith(
      module,
      () => {
        module.serialSend(whole.subarray(0, 5));
        module.run(300);
        module.serialSend(whole.subarray(5));
        return undefined;
      },
      6000,
    );
    expect(readings(module)[0]).toMatchObject({ registers: [1, 2, 3, 4] });
  });

  it.each<[string, Slave, RegExp]>([
    ["silence", () => undefined, /W\/user\.modbus unit 1 does not answer/],
    ["an exception", () => withChecksum([1, 0x83, 2]), /W\/user\.modbus unit 1 answered with exception 2/],
    ["half an answer", () => answer([1, 2, 3, 4]).subarray(0, 9), /W\/user\.modbus unit 1 answered 9 bytes/],
    ["too much", () => answer([1, 2, 3, 4, 5]), /W\/user\.modbus unit 1 answered 15 bytes/],
    ["another unit", () => withChecksum([2, 3, 8, 0, 0, 0, 0, 0, 0, 0, 0]), /unit 1 is silent; unit 2 answered/],
    [
      "noise",
      () => Buffer.concat([answer([1, 2, 3, 4]).subarray(0, 12), Buffer.from([0])]),
      /unit 1 answered with a wrong checksum/,
    ],
  ])("logs %s, sends nothing, and asks again", async (_, slave, line) => {
    const module = await bootPoll();
    module.runUntil("online", () => module.server.connected);
    expect(runWith(module, slave, 15000).length).toBeGreaterThanOrEqual(2);
    expect(module.logText()).toMatch(line);
    expect(module.server.frames).toEqual([]);
    runWith(module, () => answer([9, 9, 9, 9]), 6000);
    expect(readings(module)[0]).toMatchObject({ registers: [9, 9, 9, 9] });
    expect(module.reboots).toHaveLength(1);
  });

  it("does not take a late answer for the next one", async () => {
    const module = await bootPoll();
    module.runUntil("online", () => module.server.connected);
    runWith(
      module,
      () => {
        module.run(2000);
        return answer([6, 6, 6, 6]);
      },
      4000,
    );
    runWith(module, () => answer([7, 7, 7, 7]), 6000);
    expect(readings(module)[0]).toMatchObject({ registers: [7, 7, 7, 7] });
  });

  it("goes on polling without a server, counts what is lost, and comes back", async () => {
    const module = await bootPoll();
    module.runUntil("online", () => module.server.connected);
    module.server.reset();
    module.server.manner = "forbid";
    runWith(module, () => answer([1, 2, 3, 4]), 60000);
    expect(module.logText()).toMatch(/W\/user\.link not online, \d+ messages lost since boot/);
    module.server.manner = "accept";
    module.server.frames.length = 0;
    runWith(module, () => answer([5, 6, 7, 8]), 60000);
    expect(readings(module).at(-1)).toMatchObject({ registers: [5, 6, 7, 8] });
    expect(module.reboots).toHaveLength(1);
  });

  it("leaves a server that does not answer any more", async () => {
    const module = await bootPoll();
    module.runUntil("online", () => module.server.connected);
    module.server.onFrame = undefined;
    runWith(module, () => answer([1, 2, 3, 4]), 40000);
    expect(module.connections.length).toBeGreaterThanOrEqual(2);
    expect(module.connections[0]?.end).toBe("the module");
  });

  it("waits for the network, and the watchdog does not reset it meanwhile", async () => {
    const module = await bootPoll(false);
    runWith(module, () => answer([1, 2, 3, 4]), 120000);
    module.board.setAddress(true);
    module.runUntil("online", () => module.server.connected);
    expect(module.reboots).toHaveLength(1);
  });
});

it("says what the firmware lacks, and polls all the same", async () => {
  const built = path.join(projectDirectory, "lua-out/modbus/main.lua");
  const lua = `
    local function standIn(name, functions)
      _G[name] = setmetatable(functions, { __index = _G[name] })
    end
    local setup, create, calls = uart.setup, websocket.create, 0
    standIn("uart", { setup = function(...) setup(...) return -1 end })
    standIn("websocket", { create = function(...)
      calls = calls + 1
      if calls > 2 then return create(...) end
    end })
    wdt = nil
    require("firmware")`;
  const module = await bootScenario({
    lua,
    scripts: { "firmware.lua": readFileSync(built, "utf8") },
    maps: { "firmware.lua": readFileSync(`${built}.map`, "utf8") },
  });
  module.server.onFrame = () => module.server.send("{}");
  runWith(module, () => answer([1, 2, 3, 4]), 20000);
  expect(module.logText()).toContain("W/user.modbus no watchdog guards this module against a hang");
  expect(module.logText()).toContain("E/user.bus setup of port 1 failed: -1");
  expect(module.logText().match(/E\/user\.link create failed/g)).toHaveLength(2);
  expect(readings(module).at(-1)).toMatchObject({ registers: [1, 2, 3, 4] });
  expect(module.reboots).toHaveLength(1);
});
