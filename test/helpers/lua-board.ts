import { Board } from "../../host/board/board.ts";
import type { BoardOptions, RebootReason } from "../../host/board/board-options.ts";
import type { FirmwareEra } from "../../host/board/eras.ts";
import { loadLuatos } from "../../host/board/luatos-lua.ts";
import type { AnyModelName } from "../../host/board/models.ts";
import { compiled } from "../../host/engine/compiled.ts";
import type { EngineFactory } from "../../host/engine/engine.ts";
import { VirtualClock } from "../../host/world/clock.ts";
import { VirtualNetwork } from "../../host/world/virtual-network.ts";

const luatos = await loadLuatos();

/** A board that runs Lua without a build, on a virtual clock that starts at 0. */
export interface LuaBoard {
  board: Board;
  clock: VirtualClock;
  /** Every line of the log so far. */
  log: string[];
  reboots: RebootReason[];
  /** The error that ended each VM. */
  exits: string[];
}

export interface LuaBoardOptions
  extends Pick<
    BoardOptions,
    "addressAfterMs" | "heapBytes" | "microsecondsPer1000Instructions" | "mostInstructionsPerRun"
  > {
  model?: AnyModelName;
  era?: FirmwareEra;
  /** Whether the module has an IP address from the start. Default: no. */
  network?: boolean;
  startTime?: number;
  /** Further files beside main.lua. */
  files?: Record<string, string>;
}

/** Switches on a board with this main.lua. The script runs until it waits. */
export function runLua(
  engines: EngineFactory,
  main: string,
  { model = "Air780E", era = "2025-12", network = false, startTime = 0, files = {}, ...rest }: LuaBoardOptions = {},
): LuaBoard {
  const clock = new VirtualClock();
  const log: string[] = [];
  const reboots: RebootReason[] = [];
  const exits: string[] = [];
  const texts = { ...files, "main.lua": main };
  const board = new Board(
    {
      model,
      era,
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
  board.setAddress(network);
  board.powerOn();
  return { board, clock, log, reboots, exits };
}

/**
 * The results of Lua expressions, evaluated in order in one VM. `"2: nil, x"` stands for two results, `"raises: …"` for
 * an error without its position. A text is shown as it is.
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
require("sys").run()
`;
  const { board, log } = runLua(engines, main, options);
  board.powerOff();
  const answers = log.join("\n").split(/^=\n/m).slice(1);
  return Object.fromEntries(expressions.map((each, index) => [each, (answers[index] ?? "no answer").trimEnd()]));
}
