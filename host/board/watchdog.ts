import type { Clock, Timer } from "../world/clock.ts";

/** The chip's watchdog. It resets a module that has not fed it in time. */
export class Watchdog {
  private limitMs = 0;
  private due = 0;
  private timer: Timer | undefined;

  /** The clock advances while Lua runs. Actions that fall due meanwhile run after the run. */
  constructor(
    private readonly clock: Clock,
    private readonly bite: () => void,
  ) {}

  /** Starts the watchdog, or restarts it with another limit. */
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

  /** Whether its time is up and it only waits for the end of a run. */
  get isDue(): boolean {
    return this.limitMs > 0 && this.clock.now() >= this.due;
  }
}
