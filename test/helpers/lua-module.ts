import type { BootOptions, SimulatedModule } from "../../host/index.ts";
import { bootScenario } from "./modules.ts";

/** A module whose script does what a test asks for. */
export interface LuaModule {
  module: SimulatedModule;
  /** Runs Lua in the module and returns its first result as text. No virtual time passes. */
  lua(code: string): string;
  /** The texts that the script has passed to `tell(…)` so far. */
  heard: string[];
}

/**
 * A Lua module with one WebSocket client, the global `wsc`. It reports "conack", "recv 5 1 2" (bytes, FIN, opcode),
 * "error rx" …
 */
export interface LuaClient extends LuaModule {
  /** Connects, waits for "conack", and forgets it. */
  goOnline(): void;
}

export type LuaModuleOptions = Omit<BootOptions, "lua" | "serverHost">;

/** Boots a module with this Lua as its set-up. The virtual server has the host name "server". */
export async function bootLuaModule(lua: string, options: LuaModuleOptions = {}): Promise<LuaModule> {
  const script = `${before}\n${lua}\nsys.run()`;
  // Lua takes no virtual time here, so that a result is available at once.
  const module = await bootScenario({
    lua: script,
    serverHost: "server",
    microsecondsPer1000Instructions: 0,
    ...options,
  });
  const heard: string[] = [];
  let read = 0;
  return {
    module,
    lua: (code) => {
      const before = module.log.length;
      module.board.publish("RUN", code);
      module.run(0);
      const answer = module.log.slice(before).find(({ text }) => text.startsWith("= "));
      if (answer === undefined) {
        throw new Error(`no answer to: ${code}`);
      }
      return answer.text.slice(2);
    },
    get heard() {
      for (const { text } of module.log.slice(read)) {
        if (text.startsWith("* ")) {
          heard.push(text.slice(2));
        }
      }
      read = module.log.length;
      return heard;
    },
  };
}

export async function bootLuaClient(options: LuaModuleOptions = {}): Promise<LuaClient> {
  const booted = await bootLuaModule(client, options);
  return Object.assign(booted, {
    goOnline: () => {
      booted.lua("return wsc:connect()");
      booted.module.runUntil("conack", () => booted.heard.includes("conack"));
      booted.heard.length = 0;
    },
  });
}

const before = `
PROJECT = "test"
VERSION = "1.0.0"
sys = require("sys")
function tell(...)
  print("* " .. table.concat({ ... }, " "))
end
sys.subscribe("RUN", function(code) print("= " .. tostring((assert(load(code))()))) end)
`;

const client = `
function listen(client)
  client:on(function(_, event, data, fin, opcode)
    if event == "recv" then
      tell(event, #data, fin, opcode)
    else
      tell(event, data)
    end
    if onEvent then onEvent(event, data) end
  end)
  return client
end
wsc = listen(websocket.create(nil, "ws://server/path", 60))
`;
