import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { projectDirectory } from "./helpers/child.ts";
import { scenarioEngine } from "./helpers/engines.ts";
import { onlineGateway } from "./helpers/gateway.ts";
import { bootScenario } from "./helpers/modules.ts";

/** What a test can ask of a simulated module. */

it("the engine is that of this run of the tests: its integers have 32 bits on lua32", async () => {
  const module = await bootScenario({ lua: 'print(1 << 31) sys = require("sys") sys.run()' });
  module.run(0);
  expect(module.logText()).toContain(scenarioEngine === "lua32" ? " -2147483648" : " 2147483648");
});

it("bytes in and out of a port, with their times", async () => {
  const module = await onlineGateway();
  module.serialSend("up");
  module.server.send("down");
  const start = module.clock.now();
  module.run(500);
  const traffic = module.serialTraffic();
  expect(traffic.map(({ direction, bytes }) => [direction, Buffer.from(bytes).toString()])).toEqual([
    ["in", "up"],
    ["out", "down"],
  ]);
  // Two bytes take 0.17 ms at 115200 baud; what comes from the server comes over the network.
  const [up, down] = traffic.map(({ timeMs }) => timeMs - start);
  expect(up).toBeCloseTo(0.17, 1);
  expect(down).toBeGreaterThanOrEqual(module.network.latencyMs);
  expect(Buffer.from(module.serialReceived()).toString()).toBe("down");
  expect(module.serialTraffic(2)).toEqual([]);
});

it("bytes that came before the UART was set up", async () => {
  const module = await bootScenario({ lua: 'sys = require("sys") sys.run()' });
  module.serialSend("lost");
  module.run(10);
  expect(module.serialTraffic().map(({ direction, bytes }) => [direction, bytes.length])).toEqual([["in", 4]]);
});

it("connections, with their times, their bytes and their ends", async () => {
  const module = await onlineGateway();
  const opened = module.clock.now();
  module.serialSend("hello");
  module.run(1000);
  module.server.reset();
  module.run(100);
  module.runUntil("online again", () => module.server.connected);
  const [first, second] = module.connections;
  expect(first).toMatchObject({ target: { host: "echo.airtun.air32.cn", port: 443, tls: true }, end: "reset" });
  expect(first?.openMs).toBeGreaterThan(first?.startMs ?? 0);
  expect(first?.openMs).toBeLessThanOrEqual(opened);
  expect(first?.endMs).toBeGreaterThan(opened + 1000);
  expect(first?.sentBytes).toBeGreaterThan((module.server.requests[0]?.length ?? 0) + "hello".length);
  expect(first?.receivedBytes).toBeGreaterThan(0);
  expect(second).toMatchObject({ end: undefined, endMs: undefined });
  expect(module.server.frames.map(({ payload }) => Buffer.from(payload).toString())).toContain("hello");
});

it("reboots and their reason, the heap, the instructions and the timers of each boot", async () => {
  const lua = `
sys = require("sys")
local kept = {}
sys.timerStart(function() kept = string.rep("x", 30000) end, 100)
sys.timerStart(function() kept = nil for i = 1, 10000 do end end, 1000)
sys.timerStart(rtos.reboot, 5000)
-- Else what loading has left goes while what is kept comes.
collectgarbage() collectgarbage()
sys.run()`;
  const module = await bootScenario({ lua });
  module.run(0);
  expect(module.timers).toBe(3);
  const before = { ...module.heap, instructions: module.instructions };
  module.run(500);
  expect(module.timers).toBe(2);
  expect(module.heap?.usedBytes).toBeGreaterThan((before.usedBytes ?? 0) + 29000);
  expect(module.heap?.peakBytes).toBeGreaterThanOrEqual(module.heap?.usedBytes ?? 0);
  expect(module.instructions).toBeGreaterThan(before.instructions);
  module.run(1000);
  // One instruction for each turn of the loop, at least.
  expect(module.instructions).toBeGreaterThan(before.instructions + 10000);
  const inFirstBoot = module.instructions;
  module.run(4000);
  expect(module.reboots).toEqual([
    { timeMs: 0, reason: "power on" },
    { timeMs: expect.closeTo(5001, 0), reason: "script" },
  ]);
  expect(module.instructions).toBeGreaterThan(inFirstBoot);
  expect(module.heap?.peakBytes).toBeGreaterThan(29000);
  module.dispose();
  expect(module.heap).toBeUndefined();
  expect(module.timers).toBe(0);
});

it("the log, whose positions are those of the TypeScript", async () => {
  const module = await onlineGateway({
    prelude: 'standIn("json", { encode = function() error("json is broken") end })',
  });
  module.serialSend('"echo"');
  module.run(1000);
  expect(module.logText()).toMatch(/\n\t\/luadb\/firmware\.lua:\d+: in /);
  const source = readFileSync(path.join(projectDirectory, "src/up/echo-command.ts"), "utf8").split("\n");
  const line = source.findIndex((text) => text.includes("json.encode(os.date())")) + 1;
  expect(module.tracedLog()).toContain(`\n\tsrc/up/echo-command.ts:${line}: in `);
  expect(module.tracedLog()).not.toContain("firmware.lua:");
  expect(module.tracedLog(2).split("\n")).toEqual(module.tracedLog().split("\n").slice(-2));
  expect(() => module.runUntil("never", () => false, 10)).toThrow(`src/up/echo-command.ts:${line}: in `);
});

it("a failing test shows its module's log, and only a failing one", () => {
  const vitest = path.join(projectDirectory, "node_modules/vitest/vitest.mjs");
  const child = spawnSync(
    process.execPath,
    [vitest, "run", "--no-color", "--config", "test/fixtures/failing/vitest.config.ts"],
    { cwd: projectDirectory, encoding: "utf8" },
  );
  const output = child.stdout + child.stderr;
  expect(output).toContain("1 failed | 1 passed");
  expect(output.match(/The module's log ends:/g)).toHaveLength(1);
  expect(output).toMatch(/json is broken\nstack traceback:\n[\s\S]*\tsrc\/up\/echo-command\.ts:\d+: in /);
  const [, file = ""] = /The whole log: (.*)/.exec(output) ?? [];
  expect(readFileSync(file, "utf8")).toMatch(
    /I\/user\.gateway luatos_gateway [\s\S]*src\/up\/echo-command\.ts:\d+: in /,
  );
});

it("frees the main function, and what only it holds, where sys.run() takes its place", async () => {
  const held = async (run: string): Promise<number> => {
    const module = await bootScenario({
      lua: `sys = require("sys")
local big = string.rep("x", 50000)
print(#big)
sys.timerStart(function() collectgarbage() collectgarbage() print("collected") end, 10)
${run}`,
    });
    module.run(100);
    expect(module.logText()).toContain("collected");
    return module.heap?.usedBytes ?? 0;
  };
  expect(await held("sys.run()")).toBeGreaterThan(50_000);
  expect(await held("return sys.run()")).toBeLessThan(10_000);
});
