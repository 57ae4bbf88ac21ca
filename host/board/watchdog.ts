import type { HostFunction } from "../engine/engine.ts";
import type { Clock, Timer } from "../world/clock.ts";
import { number } from "./lua-values.ts";

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

  /** Nobody needs to feed it until it is started again. */
  stop(): void {
    this.timer?.cancel();
    this.limitMs = 0;
  }

  /** Whether its time is up and it only waits for the end of a run. */
  get isDue(): boolean {
    return this.limitMs > 0 && this.clock.now() >= this.due;
  }

  functions(): Record<string, HostFunction> {
    return {
      watchdogStart: (ms) => this.start(number(ms)),
      watchdogFeed: () => this.feed(),
      watchdogStop: () => this.stop(),
    };
  }

  /** Starts the watchdog, or restarts it with another limit. */
  private start(limitMs: number): void {
    this.limitMs = limitMs;
    this.feed();
  }

  private feed(): void {
    this.timer?.cancel();
    if (this.limitMs > 0) {
      this.due = this.clock.now() + this.limitMs;
      this.timer = this.clock.after(this.limitMs, this.bite);
    }
  }
}
