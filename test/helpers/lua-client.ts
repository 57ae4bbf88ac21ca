import { type BootOptions, bootModule, type SimulatedModule } from "../../host/index.ts";
import { untilTestEnds } from "./modules.ts";

/** A module whose script has one WebSocket client, the global `wsc`, and does what a test says. */
export interface LuaClient {
  module: SimulatedModule;
  /** Runs Lua in the module and returns its first result as text, after no time at all. */
  lua(code: string): string;
  /** What the client's callback has heard so far: "conack", "recv 5 1 2" (bytes, FIN, opcode), "error rx" … */
  heard: string[];
  /** Connects, waits for the "conack", and forgets it. */
  goOnline(): void;
}

const script = `
PROJECT = "client"
VERSION = "1.0.0"
sys = require("sys")
function listen(client)
  client:on(function(_, event, data, fin, opcode)
    local line = "* " .. event
    if event == "recv" then
      line = line .. " " .. #data .. " " .. fin .. " " .. opcode
    elseif event == "error" then
      line = line .. " " .. data
    end
    print(line)
    if onEvent then onEvent(event, data) end
  end)
  return client
end
sys.subscribe("RUN", function(code) print("= " .. tostring((assert(load(code))()))) end)
wsc = listen(websocket.create(nil, "ws://server/path", 60))
sys.run()
`;

export async function bootLuaClient(options: Omit<BootOptions, "lua" | "serverHost"> = {}): Promise<LuaClient> {
  const module = untilTestEnds(await bootModule({ lua: script, serverHost: "server", ...options }));
  const heard: string[] = [];
  let read = 0;
  const listen = (): void => {
    for (const { text } of module.log.slice(read)) {
      if (text.startsWith("* ")) {
        heard.push(text.slice(2));
      }
    }
    read = module.log.length;
  };
  const client: LuaClient = {
    module,
    lua: (code) => {
      const before = module.log.length;
      module.board.publish("RUN", code);
      module.run(0);
      const answer = module.log.slice(before).find(({ text }) => text.startsWith("= "));
      if (answer === undefined) {
        throw new Error(`no answer to: ${code}\n${module.logText()}`);
      }
      return answer.text.slice(2);
    },
    get heard() {
      listen();
      return heard;
    },
    goOnline: () => {
      client.lua("return wsc:connect()");
      module.runUntil("conack", () => client.heard.includes("conack"));
      heard.length = 0;
    },
  };
  return client;
}
