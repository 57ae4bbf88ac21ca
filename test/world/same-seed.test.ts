import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import type { SimulatedModule } from "../../host/boot-module.ts";
import { noise, onlineGateway } from "../helpers/gateway.ts";

/** Everything that one run says and carries, with its times. */
async function run(seed: number): Promise<{ log: string; bytes: string }> {
  const module = await onlineGateway({ seed });
  const { network, server, serial, uart, board } = module;
  Object.assign(network, { jitterMs: 80, upBytesPerSecond: 20000, delayedAckMs: 40, slowStart: true, nagle: true });
  uart.wakeUpChance = 0.5;
  server.readBytesPerSecond = 30000;
  serial.bursts(noise(30000), 700, 40);
  for (let count = 0; count < 6; count++) {
    server.send(noise(1000, count));
    module.run(500);
    server.reset();
    module.run(1000);
    network.stall(700);
    uart.failWrites(0, 0);
    module.runUntil("online again", () => server.connected, 120000);
    module.run(200);
  }
  board.flapAddress(3, 100);
  module.run(30000);
  const frames = server.frames.map(({ timeMs, payload }) => [timeMs, Buffer.from(payload).toString("hex")]);
  const traffic = module.serialTraffic().map(({ timeMs, direction, bytes }) => [timeMs, direction, bytes.length]);
  const bytes = createHash("sha256")
    .update(JSON.stringify([frames, traffic]))
    .digest("hex");
  return { log: module.logText(), bytes };
}

it("equal seeds give equal runs, with all chance on: the same log, the same bytes at the same times", async () => {
  const [first, second, other] = [await run(7), await run(7), await run(8)];
  expect(second.log).toBe(first.log);
  expect(second.bytes).toBe(first.bytes);
  expect(other.log).not.toBe(first.log);
});

it("makes no difference in how many pieces time is run, nor whether a condition is asked meanwhile", async () => {
  const ways: Record<string, (module: SimulatedModule, ms: number) => void> = {
    "in one piece": (module, ms) => module.run(ms),
    "in many": (module, ms) => {
      for (let done = 0; done < ms; done += 0.5) {
        module.run(0.5);
      }
    },
    "while asking": (module, ms) => void module.clock.runUntil(() => module.timers > 1000, ms),
  };
  const outcomes = await Promise.all(
    Object.values(ways).map(async (pass) => {
      const module = await onlineGateway({ seed: 3 });
      module.clock.after(5, () => module.serialSend(noise(2000)));
      module.server.send(noise(500));
      pass(module, 1500);
      module.server.reset();
      pass(module, 3000);
      return [module.logText(), module.instructions, module.serialTraffic(), module.server.frames];
    }),
  );
  expect(outcomes[1]).toEqual(outcomes[0]);
  expect(outcomes[2]).toEqual(outcomes[0]);
});
