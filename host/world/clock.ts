/** Time as a simulated module and its world see it. */
export interface Clock {
  /** Milliseconds since the clock was created, with fractions. */
  now(): number;
  /**
   * Runs an action once, `delayMs` from now (0: as soon as the current action is done). An action with an owner affects
   * only its owner, which may run it early by `runNextOf`.
   */
  after(delayMs: number, action: () => void, owner?: object): Timer;
  /**
   * For an action that waits before it is done: runs the next due action, if it belongs to the owner and lies within
   * the current `advance`. Returns whether it did. Always false where time passes by itself, or a condition must be
   * checked between actions.
   */
  runNextOf(owner: object): boolean;
  /**
   * Also for such an action: whether an action scheduled `after` 0 ms would run next. Then the caller may run it
   * directly.
   */
  mayRunAtOnce(): boolean;
}

/** An action that a clock will run, unless it is cancelled before. */
export interface Timer {
  /** The action will not run. Does nothing when it has run. */
  cancel(): void;
}

/** Seconds since 1970 when a virtual clock is at zero: the start of 2026. */
export const virtualStartTime = Date.UTC(2026, 0, 1) / 1000;

/** Time that passes only on demand. Nothing sleeps, and equal scripts make equal runs. */
export class VirtualClock implements Clock {
  private time = 0;
  private sequence = 0;
  private readonly queue: Due[] = [];
  /** The end of a run that checks no condition between actions. */
  private freeUntil = never;

  now(): number {
    return this.time;
  }

  after(delayMs: number, action: () => void, owner?: object): Timer {
    const due = new Due(this.time + Math.max(0, delayMs), this.sequence++, action, owner);
    push(this.queue, due);
    return due;
  }

  runNextOf(owner: object): boolean {
    const due = this.next();
    if (due === undefined || due.owner !== owner || due.at > this.freeUntil) {
      return false;
    }
    this.run(due);
    return true;
  }

  mayRunAtOnce(): boolean {
    return this.time <= this.freeUntil && (this.next()?.at ?? Number.POSITIVE_INFINITY) > this.time;
  }

  /** Lets `ms` pass and runs what falls due, in order. */
  advance(ms: number): void {
    const end = this.time + ms;
    this.whileFree(end, () => {
      while (this.runNext(end)) {}
    });
    this.time = end;
  }

  /**
   * Lets time pass until a condition holds. It is checked after each action, and may let time pass itself. Returns
   * false when `limitMs` have passed first.
   */
  runUntil(holds: () => boolean, limitMs: number): boolean {
    const end = this.time + limitMs;
    return this.whileFree(never, () => {
      while (!holds()) {
        if (!this.runNext(end)) {
          this.time = end;
          return false;
        }
      }
      return true;
    });
  }

  /** Whether no action is pending. */
  get idle(): boolean {
    return this.queue.every(({ cancelled }) => cancelled);
  }

  /** Runs may nest. */
  private whileFree<Result>(until: number, run: () => Result): Result {
    const before = this.freeUntil;
    this.freeUntil = until;
    try {
      return run();
    } finally {
      this.freeUntil = before;
    }
  }

  private runNext(end: number): boolean {
    const due = this.next();
    if (due === undefined || due.at > end) {
      return false;
    }
    this.run(due);
    return true;
  }

  /** Runs the next due action now. */
  private run(due: Due): void {
    pop(this.queue);
    this.time = due.at;
    due.action();
  }

  /** The next due action. Drops cancelled ones before it. */
  private next(): Due | undefined {
    for (;;) {
      const due = this.queue[0];
      if (due === undefined || !due.cancelled) {
        return due;
      }
      pop(this.queue);
    }
  }
}

const never = Number.NEGATIVE_INFINITY;

/** The computer's time. */
export class RealClock implements Clock {
  private readonly start = performance.now();

  now(): number {
    return performance.now() - this.start;
  }

  after(delayMs: number, action: () => void): Timer {
    if (delayMs <= 0) {
      const immediate = setImmediate(action);
      return { cancel: () => clearImmediate(immediate) };
    }
    // A Node timer holds at most 2^31 - 1 ms, and fires up to 1 ms early.
    const due = this.now() + delayMs;
    let handle: NodeJS.Timeout;
    const arm = (): void => {
      const left = due - this.now();
      handle = setTimeout(
        () => (this.now() < due ? arm() : action()),
        Math.min(Math.max(1, Math.ceil(left)), 2 ** 31 - 1),
      );
    };
    arm();
    return { cancel: () => clearTimeout(handle) };
  }

  runNextOf(): boolean {
    return false;
  }

  mayRunAtOnce(): boolean {
    return false;
  }
}

/** A class with a method, not a closure per timer: millions of these are created. */
class Due implements Timer {
  cancelled = false;

  constructor(
    readonly at: number,
    readonly sequence: number,
    readonly action: () => void,
    readonly owner: object | undefined,
  ) {}

  cancel(): void {
    this.cancelled = true;
  }
}

function before(a: Due, b: Due): boolean {
  return a.at < b.at || (a.at === b.at && a.sequence < b.sequence);
}

/** A binary heap: the earliest is at index 0. */
function push(heap: Due[], due: Due): void {
  let index = heap.push(due) - 1;
  while (index > 0) {
    const parent = (index - 1) >> 1;
    if (!before(due, heap[parent] as Due)) {
      break;
    }
    heap[index] = heap[parent] as Due;
    index = parent;
  }
  heap[index] = due;
}

function pop(heap: Due[]): void {
  const last = heap.pop() as Due;
  if (heap.length === 0) {
    return;
  }
  let index = 0;
  for (;;) {
    let child = 2 * index + 1;
    if (child >= heap.length) {
      break;
    }
    if (child + 1 < heap.length && before(heap[child + 1] as Due, heap[child] as Due)) {
      child++;
    }
    if (before(last, heap[child] as Due)) {
      break;
    }
    heap[index] = heap[child] as Due;
    index = child;
  }
  heap[index] = last;
}
