import type { Engine } from "../engine/engine.ts";
import type { Clock, Timer } from "../world/clock.ts";

/**
 * What 1000 VM instructions take on a module, in microseconds. A guess that nobody has measured: a Cortex-M3 of 200 MHz,
 * which runs from flash, takes some 50 cycles for an instruction of Lua. That makes 4 million instructions in a second.
 */
export const usualMicroseconds = 250;

/**
 * A call into LuatOS, or the dispatch of a callback or a task, takes as long as so many VM instructions, besides those of
 * `sys`. A guess, too: a plain call of C costs about ten, one that copies bytes or asks the operating system more.
 */
const instructionsPerCall = 40;

/**
 * The module's processor. Time stands still while Lua runs; what Lua has done so far in this run is added to the clock
 * that the module's parts see, so that a UART starts to send when the script has come to it, and `mcu.ticks` goes on.
 */
export class Processor implements Clock {
  private engine: Engine | undefined;
  private before = 0;
  /** What the run has waited without doing anything. */
  private waitedMs = 0;

  constructor(
    private readonly clock: Clock,
    private readonly microsecondsPer1000: number,
  ) {}

  /** The clock's time and what the run has taken so far. */
  now(): number {
    return this.clock.now() + this.spentMs;
  }

  after(delayMs: number, action: () => void, owner?: object): Timer {
    return this.clock.after(delayMs + this.spentMs, action, owner);
  }

  runNextOf(owner: object): boolean {
    return this.clock.runNextOf(owner);
  }

  mayRunAtOnce(): boolean {
    return this.clock.mayRunAtOnce();
  }

  /** A run begins. */
  start(engine: Engine): void {
    this.engine = engine;
    this.before = work(engine);
    this.waitedMs = 0;
  }

  /** The run keeps the processor busy for so long. */
  wait(ms: number): void {
    this.waitedMs += ms;
  }

  /** The run is over. Returns how long it has taken, in milliseconds. */
  end(): number {
    const spent = this.spentMs;
    this.engine = undefined;
    return spent;
  }

  /** What the run has taken so far. 0 when Lua does not run. */
  get spentMs(): number {
    const { engine, microsecondsPer1000 } = this;
    if (engine === undefined) {
      return 0;
    }
    return microsecondsPer1000 === 0
      ? this.waitedMs
      : this.waitedMs + ((work(engine) - this.before) * microsecondsPer1000) / 1e6;
  }
}

function work({ instructions, systemCalls }: Engine): number {
  return instructions + systemCalls * instructionsPerCall;
}
