import { describe, expect, it } from "vitest";
import { bootGateway, goOnline, onlineGateway } from "../helpers/gateway.ts";

describe("what a run stores for the next one", () => {
  it("is why the gateway restarted the module, and what the core says of it", async () => {
    const module = await bootGateway({ network: false });
    module.network.serve("echo.airtun.air32.cn", undefined);
    module.run(900000);
    expect(module.reboots.map(({ reason }) => reason)).toEqual(["power on", "script"]);
    const second = module.log.slice(module.log.findLastIndex(({ text }) => text.includes("luatos_gateway")));
    const lines = second.map(({ text }) => text);
    expect(lines).toContainEqual(expect.stringMatching(/^I\/user\.boot the core says: wake-up \d sleep \d reset \d/));
    expect(lines).toContain("W/user.boot the gateway had restarted the module: no network for too long");
  });

  it("is that the gateway was stuck; without a watchdog it restarts the module itself", async () => {
    const prelude = `
      wdt = nil
      standIn("math", { random = function() error("no random number") end })`;
    const module = await onlineGateway({ prelude });
    module.run(70000);
    module.server.reset();
    module.run(200000);
    expect(module.reboots.map(({ reason }) => reason).slice(0, 2)).toEqual(["power on", "script"]);
    expect(module.logText()).toContain("W/user.boot the gateway had restarted the module: backing-off has not ended");
  });

  it("is that several runs in a row were short", async () => {
    const module = await bootGateway({ prelude: "sys.timerStart(rtos.reboot, 20000)" });
    module.run(95000);
    expect(module.logText()).not.toContain("runs in a row");
    module.run(40000);
    expect(module.logText()).toContain("E/user.boot 5 runs in a row ended within 300000 ms");
  });

  it("is forgotten after a long run, and is nothing at all on a core without a store", async () => {
    const long = await bootGateway({ prelude: "sys.timerStart(rtos.reboot, 310000)" });
    long.run(7 * 311000);
    expect(long.reboots.length).toBeGreaterThan(6);
    expect(long.logText()).not.toContain("runs in a row");
    const bare = await bootGateway({ prelude: "fskv = nil; pm = nil" });
    goOnline(bare);
    expect(bare.logText()).toContain("I/user.boot no store: restarts are not remembered");
  });
});
