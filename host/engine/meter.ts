import type { LuaApi } from "./lua-api.ts";

/**
 * Tells the firmware's VM instructions from the simulator's, counts them, and stops a script. The countdown to the next
 * charge is one for all coroutines: it moves with control from thread to thread, and rests in a section of the simulator.
 */
export class Meter<State> {
  /** How deep in sections of the simulator we are; 0 is firmware. */
  depth = 0;
  /** How often we have come from the firmware into a section of the simulator. */
  systemCalls = 0;
  /** Why the script was stopped, when it was. */
  stopped: string | undefined;
  private every = 0;
  private left = 0;
  private before = 0;
  /** What was counted since the last charge and is none of the firmware's. */
  private forgiven = 0;
  /** The thread whose instructions count now. */
  private current: State | undefined;
  private action: ((total: number) => void) | undefined;
  /** The depth at which the main coroutine has come back. */
  private resting = 0;

  constructor(private readonly api: LuaApi<State>) {}

  /** Counts on its way: exact when the VM is at rest or in the simulator, else as of the last charge or section. */
  get instructions(): number {
    return this.before + this.every - this.left - this.forgiven;
  }

  /**
   * Instructions that the simulator executes in the firmware's name: what is Lua in the prelude is C in the firmware, and
   * costs no more than its call.
   */
  forgive(instructions: number): void {
    if (this.depth === 0 && this.every > 0) {
      this.forgiven += instructions;
    }
  }

  /** The firmware has been answered without a section. */
  looked(instructions: number): void {
    if (this.depth === 0) {
      this.systemCalls++;
      this.forgive(instructions);
    }
  }

  /**
   * Work of the simulator's that stands for Lua of the firmware's: counts as if the firmware had executed so much. Returns
   * whether the action is due: then call `act`.
   */
  charge(instructions: number): boolean {
    if (this.every === 0 || this.depth === 0 || this.stopped !== undefined) {
      return false;
    }
    this.left += this.forgiven - instructions;
    this.forgiven = 0;
    return this.left <= 0;
  }

  /** Calls the action as often as it is due after a charge. */
  act(): void {
    while (this.left <= 0 && this.stopped === undefined) {
      this.before += this.every;
      this.left += this.every;
      this.action?.(this.instructions);
    }
  }

  /** Whether what runs now is the firmware, and its instructions count. */
  get isCounting(): boolean {
    return this.depth === 0 && this.every > 0 && this.stopped === undefined;
  }

  /** Whether Lua has just begun to call us, and makes room on its stack for that. */
  get isDue(): boolean {
    return this.every > 1 && this.current !== undefined && this.api.left(this.current) === this.every;
  }

  configure(every: number, action: ((total: number) => void) | undefined): void {
    this.before = this.instructions;
    this.every = every;
    this.left = every;
    this.forgiven = 0;
    this.action = action;
  }

  /** Another main coroutine is to begin. */
  renew(): void {
    this.resting = 0;
  }

  /** The main coroutine is about to run: as firmware at first, then at the depth at which it came back. */
  begin(thread: State): void {
    this.depth = this.resting;
    if (this.depth === 0) {
      this.start(thread);
    }
  }

  /** The main coroutine has come back. */
  end(thread: State): void {
    this.pause(thread);
    this.resting = this.depth;
  }

  enter(state: State): void {
    this.depth++;
    if (this.depth === 1) {
      this.rest(state);
    }
  }

  leave(state: State): void {
    if (this.depth > 0) {
      this.depth--;
      if (this.depth === 0) {
        this.start(state);
      }
    }
  }

  /** Goes on at another depth in the same thread. */
  restore(state: State, depth: number): void {
    const before = this.depth;
    this.depth = depth;
    if (before > 0 && depth === 0) {
      this.start(state);
    } else if (before === 0 && depth > 0) {
      this.rest(state);
    } else if (depth === 0 && this.current !== state) {
      // The firmware had no memory for the step between `into` and the resume.
      this.start(state);
    }
  }

  /** A thread is about to resume another, which starts as firmware, or goes on at the depth that it will say. */
  into(from: State, thread: State): void {
    this.pause(from);
    this.depth = 0;
    this.start(thread);
  }

  /** The other thread has yielded or ended, and the first goes on at the depth that it had. */
  back(thread: State, to: State, depth: number): void {
    this.pause(thread);
    this.depth = depth;
    if (depth === 0) {
      this.start(to);
    } else {
      this.systemCalls++;
    }
  }

  /** The countdown has come to its end. What is forgiven is still to come. */
  counted(state: State): void {
    if (state !== this.current) {
      // The countdown has moved on: this thread is about to resume another, or has just come back from it.
      return;
    }
    if (this.forgiven > 0 && this.stopped === undefined && this.depth === 0) {
      this.left = this.forgiven;
      this.forgiven = 0;
      this.start(state);
    } else if (this.stopped === undefined && this.depth === 0 && this.every > 0) {
      this.before += this.every;
      this.left = this.every;
      this.action?.(this.instructions);
    }
  }

  /** Raises an error in a script that is to end. It may catch it, so each further instruction of it raises the next. */
  raise(state: State): never {
    this.api.arm(state, 1, 1);
    return this.api.raiseQuietly(state);
  }

  private start(state: State): void {
    if (this.every > 0 && this.stopped === undefined) {
      this.current = state;
      this.api.arm(state, this.every, this.left);
    }
  }

  /** Keeps the countdown of a thread of the firmware that control leaves. */
  private pause(state: State): void {
    if (this.every > 0 && this.depth === 0 && this.stopped === undefined) {
      this.left = this.api.left(state);
    }
  }

  private rest(state: State): void {
    this.systemCalls++;
    if (this.every > 0 && this.stopped === undefined) {
      this.left = this.api.left(state);
      this.api.disarm(state);
    }
  }
}
