import type { Clock, Timer } from "../world/clock.ts";

/** The chip's watchdog: it resets a module that has not fed it for so long. */
export class Watchdog {
  private limitMs = 0;
  private due = 0;
  private timer: Timer | undefined;

  /** The clock goes on while Lua runs; what is to happen then happens behind the run. */
  constructor(
    private readonly clock: Clock,
    private readonly bite: () => void,
  ) {}

  /** Starts it, or starts it anew with another limit. */
  start(limitMs: number): void {
    this.limitMs = limitMs;
    this.feed();
  }

  feed(): void {
    this.timer?.cancel();
    if (this.limitMs > 0) {
      this.due = this.clock.now() + this.limitMs;
      this.timer = this.clock.after(this.limitMs, this.bite);
    }
  }

  stop(): void {
    this.timer?.cancel();
    this.limitMs = 0;
  }

  /** Whether its time is up, and it only waits for the end of a run. */
  get isDue(): boolean {
    return this.limitMs > 0 && this.clock.now() >= this.due;
  }
}
