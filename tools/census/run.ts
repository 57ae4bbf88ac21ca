import { parentPort, workerData } from "node:worker_threads";
import { Board } from "../../host/board/board.ts";
import { loadLuatos } from "../../host/board/luatos-lua.ts";
import { usualMicroseconds } from "../../host/board/processor.ts";
import { usualAddressAfterMs } from "../../host/board/radio.ts";
import { compiled } from "../../host/engine/compiled.ts";
import { loadEngines } from "../../host/engine/index.ts";
import { VirtualClock, virtualStartTime } from "../../host/world/clock.ts";
import { VirtualNetwork } from "../../host/world/virtual-network.ts";
import { virtualStandIn } from "../../host/world/virtual-stand-in.ts";
import { readScripts } from "../scripts.ts";
import { syntaxErrorIn } from "../syntax.ts";
import { type Cause, causeOf } from "./cause.ts";
import type { CensusSettings, Task } from "./shared.ts";

// A thread of the census. It runs one folder after the other, and answers with the cause of each.

const settings = workerData as CensusSettings;
const engines = await loadEngines(settings.engine);
const luatos = compiled(engines, await loadLuatos(), "=luatos");
/** Half a minute of a module's processor without a wait: the script hangs. */
const mostInstructionsPerRun = 120_000_000;

parentPort?.on("message", (task: Task) => parentPort?.postMessage(run(task)));
parentPort?.postMessage("ready");

function run(task: Task): Cause {
  try {
    return causeOfRun(task);
  } catch (error) {
    return { kind: "the simulator failed", what: String(error instanceof Error ? error.message : error).slice(0, 120) };
  }
}

function causeOfRun({ directory, model }: Task): Cause {
  const scripts = readScripts(directory);
  const problem = syntaxErrorIn(scripts);
  if (problem !== undefined) {
    return { kind: "does not parse", what: problem };
  }
  for (const [name, text] of settings.library) {
    if (!scripts.has(name)) {
      scripts.set(name, text);
    }
  }
  const clock = new VirtualClock();
  const network = new VirtualNetwork(clock);
  network.serve("*", virtualStandIn(clock));
  let cause: Cause | undefined;
  let over = false;
  /** The log puts a long message on lines of its own, behind the line that announces it. */
  let followsInLog = false;
  const found = (message: string): void => {
    cause ??= causeOf(message, scripts, { model, era: settings.era });
  };
  const board = new Board(
    {
      model,
      era: settings.era,
      scripts,
      luatos,
      engines,
      clock,
      network,
      microsecondsPer1000Instructions: usualMicroseconds,
      mostInstructionsPerRun,
      addressAfterMs: usualAddressAfterMs,
      seed: 1,
      startTime: virtualStartTime,
    },
    {
      log: (line) => {
        // The log reports an error in a task here. The VM ends half a second later.
        const inTask = /^E\/user\.coroutine\.resume\s*([\s\S]*)$/.exec(line)?.[1] ?? (followsInLog ? line : undefined);
        followsInLog = inTask === "";
        if (inTask) {
          found(inTask);
        }
        if (/^E\/main it did not wait within/.test(line)) {
          cause ??= { kind: "hangs", what: "" };
        }
      },
      vmExit: (problem) => {
        found(problem === "" ? "main.lua comes to its end" : problem);
        over = true;
      },
      reboot: (reason) => {
        if (reason === "watchdog") {
          cause ??= { kind: "hangs", what: "until the watchdog bites" };
        }
        over ||= reason === "watchdog";
      },
      exit: () => {
        over = true;
      },
    },
  );
  board.setAddress(true);
  board.powerOn();
  clock.runUntil(() => over, settings.ms);
  board.powerOff();
  return cause ?? { kind: "runs", what: "" };
}
