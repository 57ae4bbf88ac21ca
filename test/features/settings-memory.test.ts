import { describe, expect, it } from "vitest";
import {
  ask,
  bootControlled,
  command,
  deviceOf,
  onlineControlled,
  settingsFeature,
  settingsOf,
  signed,
} from "../helpers/control.ts";
import { scenarioEngines } from "../helpers/engines.ts";
import { goOnline } from "../helpers/gateway.ts";

/** Settings at run time while memory is short: all of them are in force, or none. */

const host = "echo.airtun.air32.cn";
const features = settingsFeature;

describe.each(["2024", "2025-08", "2025-12"] as const)("memory that is short at the start, core of %s,", (era) => {
  const stored = `{ url = "ws://${host}/other", ["headers.0"] = "A: b", ["headers.1"] = "C: d", ["uart.baudRate"] = 9600,
    ["packing.maximumBytes"] = 700, ["probe.send.bytes"] = "x" }`;
  const built = ["GET /ws/echo", "Auth: Basic ABCDEGG", "", 115200];
  const changed = ["GET /other", "A: b", "C: d", 9600];

  it.each([
    ["gateway_settings", stored],
    ["gateway_trial", `{ values = ${stored} }`],
  ])("leaves all that %s has in force, or nothing: which, is said and shown", async (key, value) => {
    const prelude = `fskv.init() fskv.clear() fskv.set("${key}", ${value})`;
    const engines = await scenarioEngines();
    /** The allocation that fails in the next boot. */
    let failing: number | undefined;
    const shortEngines = (): ReturnType<typeof engines> => {
      const engine = engines();
      engine.heap?.failAllocation(failing);
      return engine;
    };
    const module = await bootControlled({ features, era, prelude, engines: shortEngines });
    /** How many allocations the boot had made when this line was logged; and what happens then. */
    let [until, isFailure] = [0, (): void => undefined];
    const push = module.log.push;
    module.log.push = (...lines) => {
      if (lines.some(({ text }) => /settings\susing the (applied|stored) settings/.test(text))) {
        until = module.board.heap?.allocations ?? Number.NaN;
      }
      if (lines.some(({ text }) => /^E.user.guard\ssettings/.test(text))) {
        isFailure();
      }
      return push(...lines);
    };
    /** Boots with failing allocations. Returns the settings in force, and what was logged. */
    const boot = (k: number | undefined): { holds: unknown[]; source: unknown; said: string } => {
      const before = module.log.length;
      failing = k;
      module.board.reset("power on");
      failing = undefined;
      module.run(2000);
      // The core boots again 15 s after an error that ends the VM.
      module.run(module.log.at(-1)?.text.includes("reboot in") ? 17000 : 0);
      module.board.heap?.failAllocation(undefined);
      const request = String(module.server.requests.at(-1)).split("\r\n");
      const line = (start: string): string => request.find((each) => each.startsWith(start)) ?? "";
      const auth = line("Auth") + line("A:");
      return {
        holds: [request[0]?.replace(" HTTP/1.1", ""), auth, line("C:"), module.board.uartSettings(1)?.baudRate],
        source: (settingsOf(module) as { source: string } | undefined)?.source,
        said: module.log
          .slice(before)
          .map(({ text }) => text)
          .join("\n"),
      };
    };
    goOnline(module);
    expect(boot(undefined)).toMatchObject({ holds: changed, source: "store" });
    const last = until;
    let failures = 0;
    const window = 200;
    // The code that reads settings is the same on each core and for both keys: it has each allocation fail once.
    const stride = era === "2025-12" && key === "gateway_settings" ? 1 : 8;
    for (let k = last; k > last - window; k -= stride) {
      const { holds, source, said } = boot(k);
      expect({ k, holds, source }).toEqual({ k, holds: changed, source: "store" });
      failures += said.includes("E/user.guard settings not enough memory") ? 1 : 0;
    }
    // All of the window's beginning belongs to what comes before the settings.
    expect(failures).toBeGreaterThan(30 / stride);
    expect(failures).toBeLessThan((window - 10) / stride);
    let none = 0;
    for (let k = last - 5; k > last - window; k -= 5 * stride) {
      for (const more of [1, 8, 30]) {
        isFailure = () => {
          isFailure = () => undefined;
          module.board.failAllocation(more);
        };
        const { holds, source, said } = boot(k);
        const isBuilt = source === "build";
        expect({ k, more, holds, source }).toEqual({
          k,
          more,
          holds: isBuilt ? built : changed,
          source: isBuilt ? "build" : "store",
        });
        none += isBuilt && said.includes("E/user.settings memory is short: using the settings of the build") ? 1 : 0;
      }
    }
    expect(none).toBeGreaterThan(10 / stride);
  });
});

it("changes that find no memory are made whole or not at all, and nothing ends", async () => {
  const module = await onlineControlled({ features });
  const device = deviceOf(module);
  let refusals = 0;
  for (let k = 1; k <= 60; k++) {
    module.board.failAllocation(k);
    const settings = { "packing.maximumBytes": 100 + k, "packing.idleGapMs": 100 + k };
    module.server.send(signed({ method: "set", counter: k, settings }, device));
    module.run(100);
    module.board.heap?.failAllocation(undefined);
    const { draft } = ask(module, { method: "settings" }) as unknown as { draft: Record<string, number> };
    expect(draft["packing.maximumBytes"]).toBe(draft["packing.idleGapMs"]);
    refusals += draft["packing.idleGapMs"] === 100 + k ? 0 : 1;
  }
  expect(refusals).toBeGreaterThan(5);
  expect(module.reboots).toHaveLength(1);
  expect(command(module, { method: "apply", counter: 100 })).toMatchObject({ ok: true });
  module.run(5000);
  goOnline(module);
  expect(settingsOf(module)).toMatchObject({ source: "store", refused: {} });
});
