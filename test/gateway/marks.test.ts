import { expect, it } from "vitest";
import type { SimulatedModule } from "../../host/index.ts";
import { bootGateway, countsOf, expectNoErrors, goOnline, noise } from "../helpers/gateway.ts";

/** When "sent" and the answer to an empty frame come close together, or close to the next burst. */

const settings = { "outbox.burstBytes": 1000, "packing.maximumBytes": 300, "uart.baudRate": 921600 };

/** A client that hands its calls on to a real one. `before` is Lua that runs at each send; it may use `bytes`. */
const client = (before: string): string => `
  local create, spy, callback = websocket.create, nil, nil
  standIn("websocket", { create = function(...)
    local client = create(...)
    local own = {}
    spy = own
    function own:headers(lines) return client:headers(lines) end
    function own:on(action)
      callback = action
      return client:on(function(_, event, ...) if event ~= "sent" then action(own, event, ...) end end)
    end
    function own:connect() return client:connect() end
    function own:ready() return client:ready() end
    function own:close() return client:close() end
    function own:send(data, how)
      local bytes = type(data) == "string" and #data or data:used()
      local result = client:send(data, how)
      ${before}
      return result
    end
    return own
  end })`;

it('an empty frame between "sent" and its settling moves no mark: nothing is confirmed a millisecond after it went', async () => {
  const prelude = `${client("")}
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

/** Each frame is acknowledged after a time of its own. "sent" comes so late after the last; an empty frame's answer at once. */
const acknowledging = (delaysMs: number[], lateMs: number): string => `
  local delays = { ${delaysMs.join(", ")} }
  local frames, outstanding, counter, acknowledged, last = 0, 0, 0, 0, 0
  local function acknowledge(own, bytes, tell)
    outstanding = outstanding - 1
    acknowledged = acknowledged + bytes
    if bytes == 0 then sys.timerStart(function() tell(own, "recv", "", 1, 2) end, 1) end
    if outstanding == 0 and counter > 0 then
      counter = counter - 1
      sys.timerStart(function() tell(own, "sent") end, ${lateMs})
    end
  end
  ${client(`
      frames, outstanding, counter = frames + 1, outstanding + 1, counter + 1
      local now, delay, tell = mcu.ticks(), delays[frames % #delays + 1], callback
      last = math.max(now + delay, last)
      if last == now then acknowledge(own, bytes, tell)
      else sys.timerStart(function() acknowledge(own, bytes, tell) end, last - now) end`)}
  sys.subscribe("ACKNOWLEDGED", function() print("acknowledged " .. acknowledged) end)`;

function acknowledgedBytes(module: SimulatedModule): number {
  const before = module.log.length;
  const line = () => module.log.slice(before).find(({ text }) => text.startsWith("acknowledged "));
  module.board.publish("ACKNOWLEDGED");
  module.runUntil("the model tells", () => line() !== undefined, 1000);
  return Number(line()?.text.slice("acknowledged ".length));
}

it.each([
  [[1, 0, 3, 20, 1, 1, 3]],
  [[1, 7, 0]],
  [[7, 3, 0, 0, 0, 20]],
  [[60, 20, 7, 0, 0, 0, 150, 60]],
  [[3, 150, 60, 7, 150, 1, 3, 0]],
])('nothing is confirmed before it is acknowledged, with "sent" and answers that cross: %j', async (delaysMs) => {
  const module = await bootGateway({ prelude: acknowledging(delaysMs, 4), settings });
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
