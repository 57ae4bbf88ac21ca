import type { Clock, Timer } from "../world/clock.ts";

const mostTimers = 64;

/**
 * The core's timers, by the numbers that sys.lua gives them. A firing is a message in the core's queue. On delivery it
 * belongs to whatever timer has that number then.
 */
export class Timers {
  private readonly running = new Map<number, FirmwareTimer>();

  /** `owner`: firings affect only this object. */
  constructor(
    private readonly clock: Clock,
    private readonly owner: object,
    private readonly fired: (id: number) => void,
  ) {}

  /** How many timers run. */
  get count(): number {
    return this.running.size;
  }

  /**
   * Starts a timer: `repeat` 0 fires once, n fires n + 1 times, -1 forever. Returns false when the core has no room for
   * another timer.
   */
  start(id: number, ms: number, repeat: number): boolean {
    this.stop(id);
    if (this.running.size >= mostTimers) {
      return false;
    }
    this.running.set(id, new FirmwareTimer(this.clock, this.owner, id, ms, repeat, this.fired));
    return true;
  }

  /**
   * The message of a firing reaches the script. Returns how many firings are to come (0: this is the last). Returns
   * undefined when no such timer runs any more: the script then gets nothing.
   */
  delivered(id: number): number | undefined {
    const timer = this.running.get(id);
    if (timer === undefined) {
      return undefined;
    }
    const left = timer.left;
    if (left === 0) {
      this.stop(id);
    } else if (left > 0) {
      timer.left--;
    }
    return left;
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

/** One timer. It keeps its pace until it is stopped: it is armed again before it reports its firing. */
class FirmwareTimer {
  private due: number;
  private timer: Timer;
  private readonly action: () => void;

  constructor(
    private readonly clock: Clock,
    private readonly owner: object,
    private readonly id: number,
    private readonly ms: number,
    /** Firings left after the next delivered one. */
    public left: number,
    private readonly fired: (id: number) => void,
  ) {
    this.action = () => this.fire();
    this.due = clock.now() + ms;
    this.timer = clock.after(ms, this.action, owner);
  }

  cancel(): void {
    this.timer.cancel();
  }

  private fire(): void {
    if (this.left !== 0) {
      this.due += this.ms;
      this.timer = this.clock.after(this.due - this.clock.now(), this.action, this.owner);
    }
    this.fired(this.id);
  }
}
