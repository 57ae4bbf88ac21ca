import { expect, it } from "vitest";
import { acknowledgedBytes, acknowledging } from "../helpers/acknowledging.ts";
import { bootGateway, countsOf, expectNoErrors, goOnline, noise } from "../helpers/gateway.ts";

/** When "sent" and the answer to an empty frame come close together, or close to the next burst. */

const settings = { "outbox.burstBytes": 1000, "packing.maximumBytes": 300, "uart.baudRate": 921600 };

it.each([
  [[1, 0, 3, 20, 1, 1, 3]],
  [[1, 7, 0]],
  [[7, 3, 0, 0, 0, 20]],
  [[60, 20, 7, 0, 0, 0, 150, 60]],
  [[3, 150, 60, 7, 150, 1, 3, 0]],
])('nothing is confirmed before it is acknowledged, with "sent" and answers that cross: %j', async (delaysMs) => {
  const module = await bootGateway({ prelude: acknowledging(delaysMs, 4, true), settings });
  module.server.answersProbes = false;
  goOnline(module);
  let sent = 0;
  for (let piece = 0; piece < 60; piece++) {
    const bytes = noise(1 + ((piece * 7919) % 3000), piece + 1);
    module.serialSend(bytes);
    sent += bytes.length;
    for (let look = 0; look < 12; look++) {
      module.run(1 + ((piece + look) % 6));
      const { confirmed } = countsOf(module).outbox;
      expect(confirmed).toBeLessThanOrEqual(acknowledgedBytes(module));
    }
  }
  module.run(30000);
  expect(countsOf(module).outbox).toMatchObject({ confirmed: sent, inFlight: 0, queued: 0, dropped: 0 });
  expectNoErrors(module);
});
