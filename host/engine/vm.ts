import type { Engine, HostFunction, LuaValue, Outcome } from "./engine.ts";
import { type LuaApi, type LuaEvents, luaOk, luaYield, type ManagedHeap } from "./lua-api.ts";
import { Meter } from "./meter.ts";
import { type Needless, needlessIn } from "./needless.ts";
import { guardPatterns } from "./pattern-guard.ts";
import { prelude } from "./prelude.ts";
import { systemFunctions } from "./system-functions.ts";
import { bytesOf, callHost, messageOf, pushValue, readValue } from "./values.ts";

/** An engine on any Lua. */
export class Vm<State> implements Engine {
  readonly heap: ManagedHeap | undefined;
  private readonly api: LuaApi<State>;
  private readonly meter: Meter<State>;
  private thread: State;
  private running = false;
  /** How deep calls from Lua to JavaScript nest. */
  private hosting = 0;
  /** The thread that has called the running host function. */
  private caller: State | undefined;
  /** Where the script is while an action of `onInstructions` runs: its thread. */
  private at: State | undefined;
  private problem: { error: unknown } | undefined;
  /** Whether the stop reason already says where the script was. */
  private traced = false;
  private readonly needless: Needless;

  constructor(
    readonly name: string,
    open: (events: LuaEvents<State>) => LuaApi<State>,
  ) {
    const api = open({ counted: (state) => this.counted(state) });
    this.api = api;
    this.heap = api.heap;
    this.meter = new Meter(api);
    this.needless = needlessIn(this.version());
    this.thread = api.main;
    if (this.heap) {
      this.heap.excused = () => this.meter.isDue;
    }
    this.prepare();
    guardPatterns(api, (state, walk) => this.walked(state, walk));
  }

  get instructions(): number {
    return this.meter.instructions;
  }

  get systemCalls(): number {
    return this.meter.systemCalls;
  }

  install(functions: Record<string, HostFunction>, looks: Record<string, HostFunction> = {}): void {
    this.api.pushGlobal(this.api.main, "__host");
    for (const [name, action] of Object.entries(functions)) {
      this.setFunction(name, (state) => this.called(state, action));
    }
    for (const [name, action] of Object.entries(looks)) {
      this.setFunction(name, (state) => this.looked(state, action));
    }
    this.api.setTop(this.api.main, -2);
  }

  load(text: string | Uint8Array, chunkName: string): void {
    // The main thread's stack holds only the main coroutine.
    this.api.setTop(this.api.main, 0);
    this.thread = this.api.newThread();
    this.meter.renew();
    if (!this.api.load(this.thread, bytesOf(text), chunkName)) {
      throw new Error(messageOf(this.api, this.thread));
    }
  }

  resume(values: LuaValue[]): Outcome {
    if (this.running) {
      throw new Error("the VM is running: it cannot be resumed from within");
    }
    const { api, thread, meter } = this;
    if (meter.stopped !== undefined) {
      return { kind: "stopped", message: meter.stopped };
    }
    api.reserve(thread, values.length);
    for (const value of values) {
      pushValue(api, thread, value);
    }
    const status = this.run(values.length);
    if (this.problem) {
      const { error } = this.problem;
      this.problem = undefined;
      throw error;
    }
    if (meter.stopped !== undefined) {
      return { kind: "stopped", message: meter.stopped };
    }
    if (status !== luaOk && status !== luaYield) {
      return { kind: "failed", message: messageOf(this.api, thread) };
    }
    const count = api.resultCount;
    const results = Array.from({ length: count }, (_, index) => readValue(this.api, thread, index - count));
    api.setTop(thread, status === luaYield ? -count - 1 : 0);
    return { kind: status === luaYield ? "waiting" : "ended", values: results };
  }

  onInstructions(every: number, action?: (total: number) => void): void {
    if (this.running) {
      throw new Error("the VM is running: instructions are counted from one run to the next");
    }
    this.meter.configure(every, action);
  }

  stop(reason: string): void {
    this.meter.stopped ??= reason;
  }

  get inMain(): boolean {
    return this.caller === this.thread;
  }

  trace(): string {
    return this.at === undefined ? "" : this.api.trace(this.at, 0);
  }

  close(): void {
    this.api.close();
  }

  private run(count: number): number {
    const { api, meter, thread } = this;
    this.running = true;
    meter.begin(thread);
    this.guard();
    try {
      return api.resume(thread, api.main, count);
    } finally {
      meter.end(thread);
      this.running = false;
      this.hosting = 0;
      this.guard();
    }
  }

  /** Tells the heap whether the firmware is running. */
  private guard(): void {
    if (this.heap) {
      this.heap.accounted = false;
      this.heap.guarded =
        this.running && this.hosting === 0 && this.meter.depth === 0 && this.meter.stopped === undefined;
    }
  }

  private version(): string {
    const { api } = this;
    api.pushGlobal(api.main, "_VERSION");
    const version = Buffer.from(api.bytes(api.main, -1)).toString();
    api.setTop(api.main, -2);
    return version;
  }

  /** Makes `__host` with the system functions, and wraps the functions that errors and yields pass through. */
  private prepare(): void {
    const { api, meter, needless, heap } = this;
    const { main } = api;
    const functions = systemFunctions<State>({
      api,
      meter,
      needless,
      heap,
      obey: (state) => this.obey(state),
      charged: (state, instructions) => this.charged(state, instructions),
    });
    api.pushTable(main);
    for (const [name, action] of Object.entries(functions)) {
      this.setFunction(name, action);
    }
    api.setGlobal(main, "__host");
    if (!api.load(main, Buffer.from(prelude), "=[C]") || api.call(main, 0) !== luaOk) {
      throw new Error(messageOf(api, main));
    }
  }

  /**
   * Charges the firmware. Returns whether an action of `onInstructions` was due. The action may have stopped the
   * script.
   */
  private charged(state: State, instructions: number): boolean {
    const isDue = this.meter.charge(instructions);
    if (isDue) {
      this.acting(state, () => this.meter.act());
    }
    return isDue;
  }

  /**
   * Charges the firmware for a C function that JavaScript walks through in its place. In a section it is the
   * simulator's.
   */
  private walked(state: State, walk: (work: (instructions: number) => boolean) => void): void {
    const { meter } = this;
    if (!meter.isCounting) {
      return;
    }
    meter.enter(state);
    walk((instructions) => {
      this.charged(state, instructions);
      return meter.stopped === undefined;
    });
    meter.leave(state);
    this.obey(state);
  }

  /** Adds a function to the table on top of the stack. */
  private setFunction(name: string, action: (state: State) => number): void {
    this.api.pushFunction(this.api.main, action);
    this.api.setField(this.api.main, name);
  }

  private counted(state: State): void {
    this.acting(state, () => this.meter.counted(state));
    this.obey(state);
  }

  /** Runs code that may call an action of `onInstructions`. */
  private acting(state: State, work: () => void): void {
    this.hosting++;
    this.at = state;
    this.guard();
    try {
      work();
    } catch (error) {
      this.problem ??= { error };
      this.stop(`host: ${error instanceof Error ? error.message : String(error)}`);
    }
    this.hosting--;
    this.at = undefined;
  }

  /** Raises an error when the script must end. Tells the heap's account whether the firmware is running. */
  private obey(state: State): void {
    this.guard();
    if (this.meter.stopped !== undefined) {
      if (!this.traced) {
        this.traced = true;
        this.meter.stopped += `\n${this.api.trace(state, 0)}`;
      }
      this.meter.raise(state);
    }
  }

  private called(state: State, action: HostFunction): number {
    this.hosting++;
    this.caller = state;
    this.guard();
    let count = 0;
    let failed = false;
    try {
      count = callHost(this.api, state, action);
    } catch (error) {
      // A foreign exception must not unwind Lua's frames: save it, and leave by a Lua error.
      this.problem ??= { error };
      failed = true;
      pushValue(this.api, state, `host: ${error instanceof Error ? error.message : String(error)}`);
    }
    this.hosting--;
    this.obey(state);
    return failed ? this.api.error(state) : count;
  }

  /** A look by the firmware. If it gives an answer, it counts as a call to the simulator. */
  private looked(state: State, action: HostFunction): number {
    const count = this.called(state, action);
    if (count > 0) {
      this.meter.looked(this.needless.aroundLook);
    } else {
      this.meter.forgive(this.needless.behindLook);
    }
    return count;
  }
}
