import { Board } from "../../host/board/board.ts";
import { coreModules, hasModule } from "../../host/board/core-modules.ts";
import { loadLuatos } from "../../host/board/luatos-lua.ts";
import { type AnyModelName, allModels } from "../../host/board/models.ts";
import type { EngineFactory } from "../../host/engine/engine.ts";
import { VirtualClock } from "../../host/world/clock.ts";
import { VirtualNetwork } from "../../host/world/virtual-network.ts";

/** How much of a module the simulator has, for a module that cores register. */
export interface Surface {
  module: string;
  models: AnyModelName[];
  /** Functions that types/ declares and that the newest core has. */
  simulated: string[];
  notSimulated: string[];
}

const era = "2026-08";
const models = Object.keys(allModels) as AnyModelName[];

/**
 * Asks the simulated module itself, on the newest core. A name that raises "not simulated" for a script does so here,
 * too.
 */
export async function surfaces(engines: EngineFactory): Promise<Surface[]> {
  const luatos = await loadLuatos();
  const declared = functionsIn(luatos);
  const answers = new Map(models.map((model) => [model, answersOf(model, declared, luatos, engines)]));
  return Object.keys(coreModules).map((module) => {
    const on = models.filter((model) => hasModule(module, model, era));
    const own = declared.filter((name) => name.startsWith(`${module}.`));
    const all = (wanted: Answer): string[] =>
      own
        .filter((name) => on.some((model) => answers.get(model)?.get(name) === wanted))
        .map((name) => name.slice(module.length + 1));
    const simulated = all("simulated");
    return {
      module,
      models: on,
      simulated,
      notSimulated: all("not simulated").filter((name) => !simulated.includes(name)),
    };
  });
}

/** Functions such as "adc.open", from the first lines of the simulator's Lua: it lists there what types/ declares. */
function functionsIn(luatos: string): string[] {
  const [, names = ""] = /^local __declared = ",(.*),"$/m.exec(luatos) ?? [];
  return names.split(",").filter((name) => !name.includes("="));
}

type Answer = "simulated" | "not simulated" | "absent";

function answersOf(
  model: AnyModelName,
  names: readonly string[],
  luatos: string,
  engines: EngineFactory,
): Map<string, Answer> {
  const lines = names.map((name) => {
    const [module = "", key = ""] = name.split(".");
    return `ask("${name}", function() return ${module} and ${module}["${key}"] end)`;
  });
  const main = `local function ask(name, get)
    local ok, value = pcall(get)
    print("= " .. name .. " " .. (not ok and value:find("is not simulated", 1, true) and "not simulated" or value == nil and "absent" or "simulated"))
  end
  ${lines.map((line) => `do ${line} end`).join("\n")}`;
  const found = new Map<string, Answer>();
  const clock = new VirtualClock();
  const board = new Board(
    {
      model,
      era,
      scripts: new Map([["main.lua", Buffer.from(main)]]),
      luatos,
      engines,
      clock,
      network: new VirtualNetwork(clock),
      seed: 1,
      startTime: 0,
    },
    {
      log: (line) => {
        const [, name, answer] = /^= (\S+) (.*)$/.exec(line) ?? [];
        if (name !== undefined) {
          found.set(name, answer as Answer);
        }
      },
    },
  );
  board.powerOn();
  board.powerOff();
  return found;
}
