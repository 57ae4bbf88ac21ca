import type { Engine, HostFunction, LuaValue, Outcome } from "../engine/engine.ts";
import { message } from "../luatos/messages.ts";
import type { Clock, Timer } from "../world/clock.ts";
import { number } from "./lua-values.ts";
import type { Processor } from "./processor.ts";
import { Timers } from "./timers.ts";

/** How a VM has ended. */
export type End = Exclude<Outcome, { kind: "waiting" }>;

/**
 * Runs the VMs of a module, one after the other, and delivers to each the messages of the queue that `rtos.receive`
 * empties.
 *
 * | state | Lua | what ends the state |
 * |---|---|---|
 * | idle | is not on the stack: it has yielded, or there is no VM | a message is due → working |
 * | working | handles a message, and the processor is busy | it asks for the next message → waiting; it yields or ends → idle |
 * | waiting | is on the stack in `nextMessage`, and time passes there | a message is due → working; it yields → idle |
 */
export class LuaRunner {
  /** The timers of the VM. A firing is a message. */
  readonly timers: Timers;
  private state: "idle" | "working" | "waiting" = "idle";
  private running: Engine | undefined;
  /** Instructions of earlier boots. */
  private instructionsBefore = 0;
  /** Messages, and the numbers of timers that have fired. */
  private readonly queue: (LuaValue[] | number)[] = [];
  /** The message that `nextMessage` has announced. */
  private taken: LuaValue[] = [];
  /** Whether the VM takes messages. */
  private awake = false;
  /** Whether the next message is due. */
  private delivering = false;
  private deliveryTimer: Timer | undefined;
  /** When the processor will be done with its current work. */
  private busyUntil = 0;
  private runStart = 0;
  /** What to do when the running Lua, which is being stopped, has returned. It gets the position of Lua. */
  private afterwards: ((report: string) => void) | undefined;

  /** `ended`: a VM has ended by itself, not by `end`. */
  constructor(
    private readonly clock: Clock,
    private readonly processor: Processor,
    private readonly ended: (outcome: End) => void,
  ) {
    this.timers = new Timers(processor, this, (id) => this.post(id));
  }

  /** The VM. Undefined while the module is off. */
  get engine(): Engine | undefined {
    return this.running;
  }

  /** VM instructions that the firmware has executed in all boots. */
  get instructions(): number {
    return this.instructionsBefore + (this.running?.instructions ?? 0);
  }

  /** VM instructions of the current run. */
  get instructionsInRun(): number {
    return (this.running?.instructions ?? 0) - this.runStart;
  }

  /** The module's time: the clock's, plus the time that Lua has taken so far in the current run. */
  now(): number {
    return this.processor.now();
  }

  /** How long the processor is still busy, in milliseconds. */
  get busyMs(): number {
    return Math.max(0, this.busyUntil - this.clock.now());
  }

  /** Whether Lua is on the stack. Only `end` may then close the VM. */
  get isInLua(): boolean {
    return this.state !== "idle";
  }

  /** Takes the VM of a boot. `start` runs it. */
  open(engine: Engine): void {
    this.running = engine;
    this.busyUntil = 0;
  }

  /** Runs the VM from its start until it waits. Then it takes messages, these first. */
  start(first: LuaValue[][]): void {
    this.awake = true;
    this.delivering = false;
    for (const each of first) {
      this.post(each);
    }
    this.run([]);
    this.wake();
  }

  /** The VM takes no more messages. */
  sleep(): void {
    this.awake = false;
  }

  /** The same, and all messages and timers are forgotten. */
  halt(): void {
    this.sleep();
    this.timers.stopAll();
    this.deliveryTimer?.cancel();
    this.deliveryTimer = undefined;
    this.queue.length = 0;
  }

  /** Closes the VM. */
  close(): void {
    this.instructionsBefore = this.instructions;
    this.running?.close();
    this.running = undefined;
  }

  /** Appends a message, or a timer that has fired, to the queue. */
  post(what: LuaValue[] | number): void {
    this.queue.push(what);
    this.wake();
  }

  /** Runs an action while no Lua runs: at once, or as soon as the running Lua has been stopped for good. */
  end(reason: string, action: (report: string) => void): void {
    if (!this.isInLua) {
      action("");
      return;
    }
    const before = this.afterwards;
    this.afterwards = (report) => {
      before?.(report);
      action(report);
    };
    this.running?.stop(reason);
  }

  /** The functions that the simulated LuatOS calls. */
  functions(): Record<string, HostFunction> {
    return {
      nextMessage: () => this.nextMessage(),
      message: () => this.taken,
      busyWait: (ms) => this.processor.wait(number(ms)),
      timerStart: (id, ms, repeat) => this.timers.start(number(id), number(ms) >>> 0, number(repeat)),
      timerStop: (id) => this.timers.stop(number(id)),
    };
  }

  /**
   * The work on a message is done. Returns the next message if only this module's own actions come before it: then time
   * passes in here, and Lua needs no yield. Else returns nothing. host.d.ts says which messages come at once.
   */
  private nextMessage(): LuaValue[] | true | undefined {
    const { clock } = this;
    const engine = this.running as Engine;
    if (!engine.inMain) {
      return undefined;
    }
    this.rest("waiting");
    // Messages of the same moment follow each other, as long as the processor takes no time for them.
    this.delivering &&= this.queue.length > 0 && this.busyUntil <= clock.now();
    if (!this.delivering) {
      this.wake();
    }
    while (!this.delivering && clock.runNextOf(this)) {}
    if (!this.delivering) {
      return undefined;
    }
    this.work(engine);
    const next = this.queue.shift() as LuaValue[] | number;
    if (typeof next !== "number") {
      this.taken = next;
      return true;
    }
    const left = this.timers.delivered(next);
    if (left !== undefined) {
      return [next, left];
    }
    this.taken = [message.timer, next];
    return true;
  }

  private wake(): void {
    const { clock, queue } = this;
    const isBusy = this.state === "working" || this.delivering || this.deliveryTimer !== undefined;
    if (!this.awake || isBusy || queue.length === 0) {
      return;
    }
    if (this.state === "waiting" && this.busyUntil <= clock.now() && clock.mayRunAtOnce()) {
      this.delivering = true;
    } else {
      this.deliveryTimer = clock.after(this.busyUntil - clock.now(), this.deliver, this);
    }
  }

  /** The next message is due. If Lua waits in `nextMessage`, that takes it. */
  private readonly deliver = (): void => {
    this.deliveryTimer = undefined;
    this.delivering = true;
    if (!this.isInLua) {
      this.run(this.takeMessage());
    }
  };

  /** The next message, for Lua that is resumed with it. */
  private takeMessage(): LuaValue[] {
    const next = this.queue.shift() as LuaValue[] | number;
    // Only now is the timer looked up: it may have been stopped.
    return typeof next === "number" ? [message.timer, next, this.timers.delivered(next)] : next;
  }

  private run(values: LuaValue[]): void {
    const engine = this.running as Engine;
    this.work(engine);
    let outcome: Outcome;
    try {
      outcome = engine.resume(values);
    } finally {
      this.rest("idle");
    }
    const { afterwards } = this;
    if (afterwards !== undefined) {
      this.afterwards = undefined;
      afterwards(outcome.kind === "stopped" ? outcome.message : "");
    } else if (outcome.kind !== "waiting") {
      this.ended(outcome);
    }
  }

  private work(engine: Engine): void {
    this.state = "working";
    this.runStart = engine.instructions;
    this.processor.start(engine);
  }

  private rest(state: "idle" | "waiting"): void {
    if (this.state === "working") {
      this.busyUntil = this.clock.now() + this.processor.end();
    }
    this.state = state;
  }
}
