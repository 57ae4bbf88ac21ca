import { describe, expect, it } from "vitest";
import {
  bootGateway,
  countsOf,
  expectReceivedAtLeastOnce,
  goOnline,
  noise,
  onlineGateway,
  timesOf,
} from "../helpers/gateway.ts";

const host = "echo.airtun.air32.cn";

/** The radio's far end: what takes tens of seconds to leave must not be taken for a server that is dead. */
describe.each(["2024", "2025-08", "2025-12"] as const)("a slow way up, a core of %s", (era) => {
  it.each([1100, 1500, 1700, 3000])("of %i bytes per second carries a full outbox, on one link", async (rate) => {
    const module = await bootGateway({ era, settings: {} });
    module.network.serve(host, undefined);
    const bytes = noise(60000, rate);
    module.serialSend(bytes);
    module.run(9000);
    module.network.serve(host, module.server);
    module.network.upBytesPerSecond = rate;
    goOnline(module, 90000);
    module.run(120000);
    expectReceivedAtLeastOnce(module, bytes);
    expect(countsOf(module).outbox).toMatchObject({ confirmed: 60000, dropped: 0, inFlight: 0 });
    if (era !== "2025-08") {
      expect(timesOf(module, "online")).toHaveLength(1);
    }
  });

  it("is learnt once: a burst that timed out is not sent at that size again", async () => {
    const module = await onlineGateway({ era, settings: {} });
    module.run(1000);
    module.network.upBytesPerSecond = 1000;
    const bytes = noise(60000);
    module.serialSend(bytes);
    module.run(200000);
    expectReceivedAtLeastOnce(module, bytes);
    expect(countsOf(module).outbox).toMatchObject({ confirmed: 60000, dropped: 0, inFlight: 0 });
    expect(timesOf(module, "online").length).toBeLessThanOrEqual(2);
  });
});
