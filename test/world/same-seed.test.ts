import { createHash } from "node:crypto";
import { expect, it } from "vitest";
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
