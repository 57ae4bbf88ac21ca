import { expect, it } from "vitest";
import { acknowledgedBytes, acknowledging, standInClient } from "../helpers/acknowledging.ts";
import { bootGateway, countsOf, expectNoErrors, goOnline, noise } from "../helpers/gateway.ts";

/** When "sent" and the answer to an empty frame come close together, or close to the next burst. */

const settings = { "outbox.burstBytes": 1000, "packing.maximumBytes": 300, "uart.baudRate": 921600 };

it('an empty frame between "sent" and its settling moves no mark: nothing is confirmed a millisecond after it went', async () => {
  const prelude = `${standInClient("")}
    sys.subscribe("SENT", function() callback(spy, "sent") end)
    sys.subscribe("ANSWER", function() callback(spy, "recv", "", 1, 2) end)`;
  for (let waitMs = 370; waitMs < 430; waitMs++) {
    const module = await bootGateway({ prelude, settings });
    module.server.answersProbes = false;
    goOnline(module);
    module.serialSend(noise(9000));
    module.run(waitMs);
    // The acknowledgement of the first empty frame, and its answer, in one segment.
    module.board.publish("SENT");
    module.board.publish("ANSWER");
    module.run(6);
    const { confirmed, inFlight } = countsOf(module).outbox;
    expect({ waitMs, confirmed }).toEqual({ waitMs, confirmed: 0 });
    expect(inFlight).toBeGreaterThan(0);
    module.dispose();
  }
});

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
