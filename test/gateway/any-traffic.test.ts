import fc from "fast-check";
import { expect, it } from "vitest";
import {
  bootGateway,
  countsOf,
  expectReceived,
  expectReceivedAtLeastOnce,
  goOnline,
  noise,
} from "../helpers/gateway.ts";

/** `ODDS percent`: this share of the timers that are started from now on is refused, as when the core has none left. */
const withoutTimers = `
  local start, odds, state = rtos.timer_start, 0, 1
  sys.subscribe("ODDS", function(percent) odds = percent end)
  standIn("rtos", { timer_start = function(...)
    state = (state * 1103515245 + 12345) & 0x7fffffff
    if (state >> 8) % 100 < odds then return 0 end
    return start(...)
  end })`;

const day = fc.record({
  settings: fc
    .record({
      "packing.idleGapMs": fc.constantFrom(0, 1, 5, 20, 200),
      "packing.maximumDelayMs": fc.constantFrom(0, 30, 100, 1000),
      "packing.maximumBytes": fc.constantFrom(1, 50, 1300),
      "packing.delimiter": fc.constantFrom("", "", "\n", "ab"),
      "uart.baudRate": fc.constantFrom(9600, 115200, 921600),
    })
    // Else nothing ends the last frame.
    .filter((settings) => settings["packing.idleGapMs"] > 0 || settings["packing.maximumDelayMs"] > 0),
  era: fc.constantFrom("2024" as const, "2025-08" as const, "2025-12" as const),
  latencyMs: fc.constantFrom(5, 50),
  refusedPercent: fc.constantFrom(0, 5, 30, 60),
  pieces: fc.array(
    fc.record({
      bytes: fc.constantFrom(1, 3, 64, 300, 1300, 2000),
      afterMs: fc.constantFrom(0, 1, 10, 15, 19, 21, 40, 150),
      fromServerBytes: fc.constantFrom(0, 0, 0, 200, 3000),
    }),
    { minLength: 5, maxLength: 40 },
  ),
});

it("arrives in order with any pauses and settings and with any timer refused, and then all is quiet", async () => {
  await fc.assert(
    fc.asyncProperty(day, async ({ settings, era, latencyMs, refusedPercent, pieces }) => {
      const module = await bootGateway({ settings, era, prelude: withoutTimers });
      const spentIn20s = (): number => {
        const before = module.instructions;
        module.run(20000);
        return module.instructions - before;
      };
      goOnline(module);
      module.network.latencyMs = latencyMs;
      module.run(3000);
      const whenCalm = spentIn20s();
      module.board.publish("ODDS", refusedPercent);
      const sent = pieces.map(({ bytes, afterMs, fromServerBytes }, index) => {
        // One byte a frame costs much of the time of a module.
        const piece = noise(settings["packing.maximumBytes"] === 1 ? Math.min(bytes, 20) : bytes, index);
        module.serialSend(piece);
        module.run(afterMs);
        if (fromServerBytes > 0 && module.server.connected) {
          module.server.send(noise(fromServerBytes, index));
        }
        return piece;
      });
      module.run(60000);
      module.board.publish("ODDS", 0);
      module.run(30000);
      const bytes = Buffer.concat(sent);
      const { outbox, errors } = countsOf(module);
      expect(errors).toBe(0);
      expect(outbox).toMatchObject({ received: bytes.length, queued: 0, inFlight: 0, consumed: 0 });
      if (outbox.dropped === 0) {
        const expectAll = outbox.resent === 0 ? expectReceived : expectReceivedAtLeastOnce;
        expectAll(module, bytes);
      }
      expect(spentIn20s()).toBeLessThan(1.3 * whenCalm + 3000);
      expect(module.reboots).toHaveLength(1);
      module.dispose();
    }),
    { numRuns: 40 },
  );
});
