import type { SimulatedModule } from "../../host/index.ts";

/**
 * Lua that puts the test's own client in front of the core's. It drops every "sent" of the core. `atSend` is Lua that
 * runs at each send; it may use `own`, `bytes` and `callback`. Later, `callback(spy, event, …)` sends the gateway an
 * event.
 */
export const standInClient = (atSend: string): string => `
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
      ${atSend}
      return result
    end
    return own
  end })`;

/**
 * Lua for a model of the core. Each frame is acknowledged after a delay of its own, in order. Whenever nothing is
 * outstanding and fewer "sent" than frames have been sent, one "sent" follows after `lateMs`. If the server answers,
 * the answer to an empty frame comes with its acknowledgement.
 */
export const acknowledging = (delaysMs: number[], lateMs: number, answers: boolean): string => `
  local delays = { ${delaysMs.join(", ")} }
  local frames, outstanding, counter, acknowledged, last = 0, 0, 0, 0, 0
  local function acknowledge(own, bytes, tell)
    outstanding = outstanding - 1
    acknowledged = acknowledged + bytes
    if bytes == 0 and ${answers} then sys.timerStart(function() tell(own, "recv", "", 1, 2) end, 1) end
    if outstanding == 0 and counter > 0 then
      counter = counter - 1
      sys.timerStart(function() tell(own, "sent") end, ${lateMs})
    end
  end
  ${standInClient(`
      frames, outstanding, counter = frames + 1, outstanding + 1, counter + 1
      local now, delay, tell = mcu.ticks(), delays[frames % #delays + 1], callback
      last = math.max(now + delay, last)
      if last == now then acknowledge(own, bytes, tell)
      else sys.timerStart(function() acknowledge(own, bytes, tell) end, last - now) end`)}
  sys.subscribe("ACKNOWLEDGED", function() print("acknowledged " .. acknowledged) end)`;

/** The number of bytes that the model has acknowledged so far. */
export function acknowledgedBytes(module: SimulatedModule): number {
  const before = module.log.length;
  const line = () => module.log.slice(before).find(({ text }) => text.startsWith("acknowledged "));
  module.board.publish("ACKNOWLEDGED");
  module.runUntil("the model tells", () => line() !== undefined, 1000);
  return Number(line()?.text.slice("acknowledged ".length));
}
