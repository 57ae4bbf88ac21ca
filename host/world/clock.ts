/** Time as a simulated module and its world see it. */
export interface Clock {
  /** Milliseconds since the clock was made, with fractions. */
  now(): number;
  /**
   * Runs an action once, `delayMs` from now (0: as soon as what runs now is done). An action with an owner touches nobody
   * but the owner: that one may have it run by `runNextOf`.
   */
  after(delayMs: number, action: () => void, owner?: object): Timer;
  /**
   * For an action that waits in its midst: runs what is due next, when that is its owner's, and within the `advance` that
   * goes on. Returns whether it has. Never, where time passes by itself, or a condition is to be asked in between.
   */
  runNextOf(owner: object): boolean;
  /** For such an action, too: whether what it would have run `after` 0 ms would be run next, so that it may do it itself. */
  mayRunAtOnce(): boolean;
}

export interface Timer {
  cancel(): void;
}

/** Time that stands still until it is told to move: nothing sleeps, and equal scripts give equal runs. */
export class VirtualClock implements Clock {
  private time = 0;
  private sequence = 0;
  private readonly queue: Due[] = [];
  /** Until when a run goes on that asks nobody in between. */
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
   * Lets time pass until a condition holds. It is asked after each thing that happens, and may let time pass itself.
   * Returns false when `limitMs` have passed before it held.
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

  /** Whether anything is still to happen. */
  get idle(): boolean {
    return this.queue.every(({ cancelled }) => cancelled);
  }

  /** Runs may lie within each other. */
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

  /** What is due next happens now. */
  private run(due: Due): void {
    pop(this.queue);
    this.time = due.at;
    due.action();
  }

  /** What is due next. Forgets what was cancelled before it. */
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

/** The time of the computer. */
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
    // A timer of Node holds 2^31 - 1 ms at most, and fires early by up to one.
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

/** A class with a method, and no closure for each timer: these are made by the million. */
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

/** A binary heap: the first to fall due is at index 0. */
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
