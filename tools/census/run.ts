import { parentPort, workerData } from "node:worker_threads";
import { Board } from "../../host/board/board.ts";
import type { BoardListener, RebootReason } from "../../host/board/board-options.ts";
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
  const watcher = new Watcher((message) => causeOf(message, scripts, { model, era: settings.era }));
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
    watcher,
  );
  board.setAddress(true);
  board.powerOn();
  clock.runUntil(() => watcher.isOver, settings.ms);
  board.powerOff();
  return watcher.cause ?? { kind: "runs", what: "" };
}

/** Watches a module for the first thing that ends its script. */
class Watcher implements BoardListener {
  /** Undefined: nothing has ended it so far. */
  cause: Cause | undefined;
  /** Whether no more can be learned. */
  isOver = false;
  /** The log puts a long message on lines of its own, behind the line that announces it. */
  private followsInLog = false;

  constructor(private readonly judge: (message: string) => Cause) {}

  log(line: string): void {
    // The log reports an error in a task here. The VM ends half a second later.
    const inTask = /^E\/user\.coroutine\.resume\s*([\s\S]*)$/.exec(line)?.[1] ?? (this.followsInLog ? line : undefined);
    this.followsInLog = inTask === "";
    if (inTask) {
      this.found(inTask);
    }
    if (/^E\/main it did not wait within/.test(line)) {
      this.cause ??= { kind: "hangs", what: "" };
    }
  }

  vmExit(problem: string): void {
    this.found(problem === "" ? "main.lua comes to its end" : problem);
    this.isOver = true;
  }

  reboot(reason: RebootReason): void {
    if (reason === "watchdog") {
      this.cause ??= { kind: "hangs", what: "until the watchdog bites" };
      this.isOver = true;
    }
  }

  exit(): void {
    this.isOver = true;
  }

  private found(message: string): void {
    this.cause ??= this.judge(message);
  }
}
