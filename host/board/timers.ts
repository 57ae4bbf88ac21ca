import type { Clock, Timer } from "../world/clock.ts";

const mostTimers = 64;

/** The firmware's timers, by the number that sys.lua gives them. */
export class Timers {
  private readonly running = new Map<number, Timer>();

  constructor(
    private readonly clock: Clock,
    private readonly fired: (id: number, repeat: number) => void,
  ) {}

  /** How many are alive. */
  get count(): number {
    return this.running.size;
  }

  /**
   * Starts a timer: `repeat` 0 fires once, n fires n + 1 times, -1 for ever. Each firing tells how many are to come.
   * Returns false when as many timers run as the firmware has room for.
   */
  start(id: number, ms: number, repeat: number): boolean {
    this.stop(id);
    if (this.running.size >= mostTimers) {
      return false;
    }
    const arm = (due: number, left: number): void => {
      this.running.set(
        id,
        this.clock.after(due - this.clock.now(), () => {
          if (left === 0) {
            this.running.delete(id);
          } else {
            arm(due + ms, left < 0 ? left : left - 1);
          }
          this.fired(id, left);
        }),
      );
    };
    arm(this.clock.now() + ms, repeat);
    return true;
  }

  stop(id: number): void {
    this.running.get(id)?.cancel();
    this.running.delete(id);
  }

  stopAll(): void {
    for (const timer of this.running.values()) {
      timer.cancel();
    }
    this.running.clear();
  }
}
