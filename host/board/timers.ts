import type { Clock, Timer } from "../world/clock.ts";

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

  /** Starts a timer: `repeat` 0 fires once, -1 for ever. */
  start(id: number, ms: number, repeat: number): void {
    this.stop(id);
    const arm = (due: number): void => {
      this.running.set(
        id,
        this.clock.after(due - this.clock.now(), () => {
          if (repeat === 0) {
            this.running.delete(id);
          } else {
            arm(due + ms);
          }
          this.fired(id, repeat);
        }),
      );
    };
    arm(this.clock.now() + ms);
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
