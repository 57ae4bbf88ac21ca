import type { Engine } from "../engine/engine.ts";
import type { Clock, Timer } from "../world/clock.ts";

/**
 * How long 1000 VM instructions take on a module, in microseconds. This is a guess, not a measurement: a
 * Cortex-M3 at 200 MHz that runs from flash takes some 50 cycles per Lua instruction. That makes 4 million instructions
 * per second.
 */
export const usualMicroseconds = 250;

/**
 * A call into LuatOS, or the dispatch of a callback or a task, takes as long as this many VM instructions, not counting
 * those of `sys`. This is a guess, too: a plain call of C costs about ten, one that copies bytes or calls the operating
 * system more.
 */
const instructionsPerCall = 40;

/**
 * The module's processor. The world's clock stands still while Lua runs. This clock adds what Lua has done so far in
 * the run, so that a UART starts to send when the script reaches that point, and `mcu.ticks` advances.
 */
export class Processor implements Clock {
  private engine: Engine | undefined;
  private before = 0;
  /** Time in this run that was spent waiting. */
  private waitedMs = 0;

  constructor(
    private readonly clock: Clock,
    private readonly microsecondsPer1000: number,
  ) {}

  /** The clock's time plus the time of the run so far. */
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

  /** Keeps the processor busy for this long. */
  wait(ms: number): void {
    this.waitedMs += ms;
  }

  /** The run has ended. Returns how long it took, in milliseconds. */
  end(): number {
    const spent = this.spentMs;
    this.engine = undefined;
    return spent;
  }

  /** The time of the run so far. 0 while Lua does not run. */
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
