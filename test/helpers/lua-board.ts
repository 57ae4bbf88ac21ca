import { Board, type BoardOptions, type RebootReason } from "../../host/board/board.ts";
import { loadLuatos } from "../../host/board/luatos-lua.ts";
import type { ModelName } from "../../host/board/models.ts";
import { compiled } from "../../host/engine/compiled.ts";
import type { EngineFactory } from "../../host/engine/engine.ts";
import { VirtualClock } from "../../host/world/clock.ts";
import { VirtualNetwork } from "../../host/world/virtual-network.ts";

const luatos = await loadLuatos();

/** A board that runs Lua text, without a build around it, on a virtual clock that begins at 0. */
export interface LuaBoard {
  board: Board;
  clock: VirtualClock;
  /** Every line of the log so far. */
  log: string[];
  reboots: RebootReason[];
  /** What ended each VM. */
  exits: string[];
}

export interface LuaBoardOptions
  extends Pick<BoardOptions, "heapBytes" | "microsecondsPer1000Instructions" | "mostInstructionsPerRun"> {
  model?: ModelName;
  startTime?: number;
  /** More files beside main.lua. */
  files?: Record<string, string>;
}

/** Switches a board on with this main.lua. It runs until it waits. */
export function runLua(
  engines: EngineFactory,
  main: string,
  { model = "Air780E", startTime = 0, files = {}, ...rest }: LuaBoardOptions = {},
): LuaBoard {
  const clock = new VirtualClock();
  const log: string[] = [];
  const reboots: RebootReason[] = [];
  const exits: string[] = [];
  const texts = { ...files, "main.lua": main };
  const board = new Board(
    {
      model,
      era: "2025-12",
      scripts: new Map(Object.entries(texts).map(([name, text]) => [name, Buffer.from(text)])),
      luatos: compiled(engines, luatos, "=luatos"),
      engines,
      clock,
      network: new VirtualNetwork(clock),
      seed: 1,
      startTime,
      ...rest,
    },
    {
      log: (line) => void log.push(line),
      reboot: (reason) => void reboots.push(reason),
      vmExit: (problem) => void exits.push(problem),
    },
  );
  board.powerOn();
  return { board, clock, log, reboots, exits };
}

/**
 * What Lua expressions give, in one VM and in order: `"2: nil, x"` is two results, `"raises: …"` an error without the
 * place. A text stands as it is.
 */
export function evaluate(
  engines: EngineFactory,
  expressions: readonly string[],
  options: LuaBoardOptions & { before?: string } = {},
): Record<string, string> {
  const main = `
${options.before ?? ""}
local function show(ok, ...)
  if not ok then
    print("raises: " .. tostring((...)):gsub("^[%w_./]+:%d+: ", ""))
    return
  end
  local texts = {}
  for i = 1, select("#", ...) do
    texts[i] = tostring((select(i, ...)))
  end
  print(select("#", ...) .. ": " .. table.concat(texts, ", "))
end
local function same(...) return ... end
${expressions.map((each) => `print("=") show(pcall(function() return same(${each}) end))`).join("\n")}
sys.run()
`;
  const { board, log } = runLua(engines, main, options);
  board.powerOff();
  const answers = log.join("\n").split(/^=\n/m).slice(1);
  return Object.fromEntries(expressions.map((each, index) => [each, (answers[index] ?? "no answer").trimEnd()]));
}
