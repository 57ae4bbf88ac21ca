import type { LuaApi } from "./lua-api.ts";

/**
 * Separates the firmware's VM instructions from the simulator's, counts them, and stops a script. All coroutines share
 * one countdown to the next charge. It moves with control from thread to thread, and pauses in a section of the
 * simulator.
 */
export class Meter<State> {
  /** The depth of nested sections of the simulator. 0 is firmware. */
  depth = 0;
  /** How often control has passed from the firmware into a section of the simulator. */
  systemCalls = 0;
  /** Why the script was stopped, if it was. */
  stopped: string | undefined;
  private every = 0;
  private left = 0;
  private before = 0;
  /** Instructions counted since the last charge that are not the firmware's. */
  private forgiven = 0;
  /** The thread whose instructions are being counted. */
  private current: State | undefined;
  private action: ((total: number) => void) | undefined;
  /** The depth at which the main coroutine has returned. */
  private resting = 0;

  constructor(private readonly api: LuaApi<State>) {}

  /** The running count: exact when the VM is at rest or in the simulator, else as of the last charge or section. */
  get instructions(): number {
    return this.before + this.every - this.left - this.forgiven;
  }

  /**
   * Excludes instructions that the simulator executes in the firmware's name. The prelude's Lua is C on the core, where
   * it costs no more than its call.
   */
  forgive(instructions: number): void {
    if (this.depth === 0 && this.every > 0) {
      this.forgiven += instructions;
    }
  }

  /** The firmware got an answer without a section. */
  looked(instructions: number): void {
    if (this.depth === 0) {
      this.systemCalls++;
      this.forgive(instructions);
    }
  }

  /**
   * Charges work of the simulator that stands for Lua of the firmware, as if the firmware had executed this many
   * instructions. Returns whether the action is due: then call `act`.
   */
  charge(instructions: number): boolean {
    if (this.every === 0 || this.depth === 0 || this.stopped !== undefined) {
      return false;
    }
    this.left += this.forgiven - instructions;
    this.forgiven = 0;
    return this.left <= 0;
  }

  /** Calls the action as often as a charge has made it due. */
  act(): void {
    while (this.left <= 0 && this.stopped === undefined) {
      this.before += this.every;
      this.left += this.every;
      this.action?.(this.instructions);
    }
  }

  /** Whether the firmware is running and its instructions count. */
  get isCounting(): boolean {
    return this.depth === 0 && this.every > 0 && this.stopped === undefined;
  }

  /** Whether Lua has just begun to call us. It makes room on its stack for the call. */
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

  /** Prepares for another main coroutine. */
  renew(): void {
    this.resting = 0;
  }

  /** The main coroutine is about to run: at first as firmware, later at the depth at which it returned. */
  begin(thread: State): void {
    this.depth = this.resting;
    if (this.depth === 0) {
      this.start(thread);
    }
  }

  /** The main coroutine has returned. */
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

  /** Continues in the same thread at another depth. */
  restore(state: State, depth: number): void {
    const before = this.depth;
    this.depth = depth;
    if (before > 0 && depth === 0) {
      this.start(state);
    } else if (before === 0 && depth > 0) {
      this.rest(state);
    } else if (depth === 0 && this.current !== state) {
      // The firmware ran out of memory between `into` and the resume.
      this.start(state);
    }
  }

  /**
   * A thread is about to resume another. That one starts as firmware, or continues at the depth that it will report.
   */
  into(from: State, thread: State): void {
    this.pause(from);
    this.depth = 0;
    this.start(thread);
  }

  /** The other thread has yielded or ended. The first one continues at its earlier depth. */
  back(thread: State, to: State, depth: number): void {
    this.pause(thread);
    this.depth = depth;
    if (depth === 0) {
      this.start(to);
    } else {
      this.systemCalls++;
    }
  }

  /** The countdown has ended. Instructions excluded from the charge are still to be counted. */
  counted(state: State): void {
    if (state !== this.current) {
      // The countdown has moved on: this thread is about to resume another, or has just returned from it.
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

  /**
   * Raises an error in a script that must end. The script may catch it, so each further instruction raises the next
   * one.
   */
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

  /** Saves the countdown of a firmware thread when control leaves it. */
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
