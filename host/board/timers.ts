import type { Clock, Timer } from "../world/clock.ts";

const mostTimers = 64;

/** The firmware's timers, by the number that sys.lua gives them. */
export class Timers {
  private readonly running = new Map<number, FirmwareTimer>();

  /** `owner` is whom the firings concern, and nobody else. */
  constructor(
    private readonly clock: Clock,
    private readonly owner: object,
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
    this.running.set(
      id,
      new FirmwareTimer(this.clock, this.owner, ms, repeat, (left) => {
        if (left === 0) {
          this.running.delete(id);
        }
        this.fired(id, left);
      }),
    );
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

/** One of them. It keeps its pace, and is armed again before it tells that it has fired. */
class FirmwareTimer {
  private due: number;
  private timer: Timer;
  private readonly fire = (): void => {
    const { left } = this;
    if (left !== 0) {
      this.left = left < 0 ? left : left - 1;
      this.due += this.ms;
      this.timer = this.arm();
    }
    this.fired(left);
  };

  constructor(
    private readonly clock: Clock,
    private readonly owner: object,
    private readonly ms: number,
    private left: number,
    private readonly fired: (left: number) => void,
  ) {
    this.due = clock.now() + ms;
    this.timer = this.arm();
  }

  cancel(): void {
    this.timer.cancel();
  }

  private arm(): Timer {
    return this.clock.after(this.due - this.clock.now(), this.fire, this.owner);
  }
}
