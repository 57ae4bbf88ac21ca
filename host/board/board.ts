import type { Engine, EngineFactory, EngineHeap, HostFunction, LuaValue, Outcome } from "../engine/engine.ts";
import { emptyScriptBytes } from "../luatos/empty-script.ts";
import { message } from "../luatos/messages.ts";
import type { Clock, Timer } from "../world/clock.ts";
import type { Network } from "../world/network.ts";
import { AttachedNetwork } from "./attached-network.ts";
import { chipFunctions } from "./chip-functions.ts";
import { cryptoFunctions } from "./crypto-functions.ts";
import { type FirmwareEra, hasChange } from "./eras.ts";
import { ErrorDump } from "./error-dump.ts";
import { FileStore } from "./file-store.ts";
import { KeyValueStore } from "./key-value-store.ts";
import { number, text } from "./lua-values.ts";
import { Memory, memoryFunctions } from "./memory.ts";
import { type AnyModelName, allModels } from "./models.ts";
import { ModuleClock } from "./module-clock.ts";
import { numberFunctions } from "./number-functions.ts";
import { Pins } from "./pins.ts";
import { Processor } from "./processor.ts";
import { Radio } from "./radio.ts";
import { random } from "./random.ts";
import { textFunctions } from "./text-functions.ts";
import { Timers } from "./timers.ts";
import type { UartPort, UartSettings } from "./uart-port.ts";
import { Uarts } from "./uarts.ts";
import { Watchdog } from "./watchdog.ts";
import type { ClientEvent } from "./websocket-client.ts";
import { WebSockets } from "./websockets.ts";

/** What a board is made of and what surrounds it. */
export interface BoardOptions {
  model: AnyModelName;
  era: FirmwareEra;
  /** The script folder: file name → text. It needs a main.lua. */
  scripts: ReadonlyMap<string, Uint8Array>;
  /** The simulated LuatOS: Lua text, or what it was compiled to for these engines. */
  luatos: string | Uint8Array;
  engines: EngineFactory;
  /** The Lua heap in bytes, what LuatOS itself holds of it included: "not enough memory" beyond. Default: no limit. */
  heapBytes?: number | undefined;
  /**
   * What 1000 VM instructions take, in microseconds of the clock. A message is delivered when Lua has done what the one
   * before it asked for. Default: 0, which is what a clock in real time needs; `usualMicroseconds` is like a module.
   */
  microsecondsPer1000Instructions?: number | undefined;
  /** How many VM instructions one run may take before it counts as hung. Default: 500 million, two minutes of a module. */
  mostInstructionsPerRun?: number | undefined;
  clock: Clock;
  network: Network;
  /** How long after each boot the module has an address, in milliseconds, where there is coverage. Default: at once. */
  addressAfterMs?: number | undefined;
  /** Equal seeds give equal runs, with a virtual clock. */
  seed: number;
  /** Seconds since 1970 at the clock's zero. */
  startTime: number;
  /** Another URL in place of the one that a script asks for. */
  mapUrl?: (url: string) => string;
  /** More functions for the simulated LuatOS. */
  hostFunctions?: Record<string, HostFunction>;
  /** Called after each 1000 VM instructions, in the midst of Lua. It may look, and stop the engine. */
  onInstructions?: ((engine: Engine) => void) | undefined;
}

/** What a board tells its owner. */
export interface BoardListener {
  /** A line of the device's log. */
  log?(line: string): void;
  /** What a script does that this engine takes otherwise than a module, once for each kind: for who runs it, and no line of the log. */
  engineDiffers?(difference: EngineDifference): void;
  /** Bytes that reach the RX pin of a UART, whether it has room for them or not, evenly from the one time to the other. */
  receive?(uartId: number, bytes: Uint8Array, startMs: number, endMs: number): void;
  /** Bytes that have left a UART on the wire, evenly from the one time of the clock to the other. */
  transmit?(uartId: number, bytes: Uint8Array, startMs: number, endMs: number): void;
  /** The module boots, at once or anew. */
  reboot?(reason: RebootReason): void;
  /** The VM has ended: with an error and its trace, or with "" when main.lua came to its end. It boots anew in 15 s. */
  vmExit?(problem: string): void;
  /** The script called `os.exit`: nothing of it runs any more. */
  exit?(code: number): void;
}

/** Where a Lua other than the core's gives other results. */
export interface EngineDifference {
  engine: string;
  /** The script's place: "main.lua:12". */
  place: string;
}

/** Why a module boots: the power came; the script or its end wanted it; the watchdog, the reset key or a crash of C did. */
export type RebootReason = "power on" | "script" | "error" | "watchdog" | "reset key" | "crash";

const exitDelayMs = 15000;
/** A module needs longer. This is no more than that a script which restarts at once lets time pass. */
const restartMs = 1;
const instructionsPerLook = 1000;
const usualMostInstructions = 500_000_000;

/** A module: chip, firmware and what its C code does. It runs until it is switched off, and boots anew when it fails. */
export class Board {
  readonly timers: Timers;
  readonly pins: Pins;
  /** The flash of `fskv`. */
  readonly store = new KeyValueStore();
  private readonly files: FileStore;
  private engine: Engine | undefined;
  /** Those of the boots before this one. */
  private instructionsBefore = 0;
  private memory = new Memory(0);
  private readonly uarts: Uarts;
  /** What can go wrong with the WebSocket clients is in their `faults`. */
  readonly websockets: WebSockets;
  /** Messages, and the numbers of timers that have fired. */
  private readonly queue: (LuaValue[] | number)[] = [];
  /** What `nextMessage` has told of. */
  private taken: LuaValue[] = [];
  /** Whether Lua is on the stack: it works, or waits in `nextMessage`. */
  private inLua = false;
  /** Whether Lua is at work on something. */
  private working = false;
  /** Whether the VM takes messages. */
  private awake = false;
  /** Whether it is time for the next message. */
  private delivering = false;
  /** When the processor will have done what it does now. */
  private busyUntil = 0;
  /** What is to be done when Lua, which runs now and is being stopped, has come back. It hears where Lua was. */
  private afterwards: ((report: string) => void) | undefined;
  private runStart = 0;
  private deliveryTimer: Timer | undefined;
  private rebootTimer: Timer | undefined;
  private readonly processor: Processor;
  private readonly watchdog: Watchdog;
  /** Where the script hangs. */
  private stuckAt = "";
  private hasToldDifference = false;
  private bootReason: RebootReason = "power on";
  private readonly radio: Radio;
  private readonly moduleClock: ModuleClock;
  private readonly errorDump = new ErrorDump();
  /** What `ended` said of the script: its error, or nothing when it simply came to its end. */
  private problem = "";
  private readonly chance: () => number;

  constructor(
    private readonly options: BoardOptions,
    private readonly listener: BoardListener,
  ) {
    const clock = new Processor(options.clock, options.microsecondsPer1000Instructions ?? 0);
    this.processor = clock;
    this.watchdog = new Watchdog(clock, () => this.bitten());
    this.timers = new Timers(clock, this, (id) => this.post(id));
    this.chance = random(options.seed);
    this.files = new FileStore({
      scripts: options.scripts,
      flashKind: allModels[options.model].flashKind,
      ramHasFolders: hasChange("ramIsListed", options.era),
      ramMostNameBytes: hasChange("ramIsListed", options.era)
        ? 127
        : hasChange("ramNamesAreLong", options.era)
          ? 63
          : 31,
      scriptsRefuseWriting: hasChange("luadbReadOnly", options.era),
    });
    this.pins = new Pins(clock, (pin, level, waited) => this.post([message.pin, pin, level, waited]));
    this.uarts = new Uarts({
      model: options.model,
      clock,
      chance: random(options.seed ^ uartSalt),
      pins: this.pins,
      memory: () => this.memory,
      received: (id, count) => this.post([message.uartReceived, id, count]),
      sent: (id) => this.post([message.uartSent, id]),
      transmit: (id, data, startMs, endMs) => this.listener.transmit?.(id, data, startMs, endMs),
    });
    this.moduleClock = new ModuleClock(clock, options.startTime);
    this.radio = new Radio(clock, options.addressAfterMs ?? 0, (present) => {
      network.addressChanged();
      this.publish(...(present ? ["IP_READY", address, mobileAdapter] : ["IP_LOSE", mobileAdapter]));
    });
    const network = new AttachedNetwork(options.network, () => this.radio.hasAddress);
    this.websockets = new WebSockets({
      era: options.era,
      clock,
      network,
      chance: random(options.seed ^ websocketSalt),
      memory: () => this.memory,
      mapUrl: options.mapUrl ?? ((url) => url),
      event: (id, event) => this.postClientEvent(id, event),
    });
  }

  /** Switches the module on. Throws when the simulated LuatOS itself does not load. */
  powerOn(): void {
    this.boot("power on");
  }

  /** Switches the module off: nothing of it goes on. */
  powerOff(): void {
    this.endLua("power off", () => {
      this.halt();
      this.rebootTimer?.cancel();
      this.rebootTimer = undefined;
      this.closeEngine();
    });
  }

  /** The power fails, and comes back after a while. What `fskv` and `io` have written stays; what a UART held is gone. */
  losePower(offMs: number): void {
    this.powerOff();
    this.endLua("power off", () => this.bootLater("power on", offMs));
  }

  /** Resets the module at once. The script can ask for the reason: `pm.lastReson`. */
  reset(reason: RebootReason): void {
    if (this.inLua) {
      this.endLua("it restarts the module", () => this.bootLater(reason, restartMs));
    } else {
      this.boot(reason);
    }
  }

  /**
   * Fails the k-th request for Lua memory that the firmware makes from now on; 1 is the next. Lua collects its garbage and
   * asks once more, which fails, too. Throws where the engine keeps no account of its heap, and when the module is off.
   */
  failAllocation(k: number): void {
    this.accountOf("failing allocations").failAllocation(k);
  }

  /** Sets what the firmware may hold of the Lua heap in this boot, over an empty script. Throws as `failAllocation`. */
  limitHeap(bytes: number): void {
    this.accountOf("limits").limitBytes = bytes;
  }

  /**
   * Fails the k-th claim for the bytes of a zbuff from now on; 1 is the next. `zbuff.create` collects garbage and claims
   * once more, which fails, too. It ends with the boot.
   */
  failBufferAllocation(k: number): void {
    this.memory.failClaim(k);
  }

  /** Sets how many bytes all zbuffs together may hold in this boot. */
  limitBuffers(bytes: number): void {
    this.memory.limitBytes = bytes;
  }

  /** The module's time: the clock's, and what Lua has taken so far in the run that goes on. */
  now(): number {
    return this.processor.now();
  }

  /** The mobile network gives the module an address, unless it is in flight mode or has just booted, or takes it. */
  setAddress(present: boolean): void {
    this.radio.setCovered(present);
  }

  /** The address is lost and found so many times, with so long between the one and the other. */
  flapAddress(times: number, everyMs: number): void {
    this.radio.flap(times, everyMs);
  }

  /** Publishes a topic of sys, as the firmware does. */
  publish(...args: (string | number | boolean)[]): void {
    this.post([message.publish, ...args.map((each) => (typeof each === "string" ? Buffer.from(each) : each))]);
  }

  /**
   * Bytes reach the RX pin of a UART, one each `byteMs` from now on, or all at once. A UART that is not set up hears
   * nothing. 0x20 is the one on USB: it has no pin, and what reaches it comes at once.
   */
  receive(uartId: number, bytes: Uint8Array, byteMs = 0): void {
    const now = this.options.clock.now();
    this.listener.receive?.(uartId, bytes, now, now + bytes.length * byteMs);
    this.uarts.get(uartId)?.receive(bytes, byteMs);
  }

  /** A byte reaches the RX pin of a UART broken. */
  receiveError(uartId: number): void {
    this.uarts.withLine(uartId)?.receiveError();
  }

  /** The firmware's Lua heap in this boot. Undefined when the module is off, and on an engine that keeps no account. */
  get heap(): EngineHeap | undefined {
    return this.engine?.heap;
  }

  /** VM instructions that the firmware has executed since power on. */
  get instructions(): number {
    return this.instructionsBefore + (this.engine?.instructions ?? 0);
  }

  /** The UART as it is set up now, but for that on USB. */
  port(uartId: number): (UartPort & { settings: UartSettings }) | undefined {
    const port = this.uarts.withLine(uartId);
    return port?.settings === undefined ? undefined : (port as UartPort & { settings: UartSettings });
  }

  /** How a UART is set up, that on USB included: it has no speed. Undefined while it is not. */
  uartSettings(uartId: number): UartSettings | undefined {
    return this.uarts.get(uartId)?.settings;
  }

  /** Bytes that have reached a UART, that on USB included, and that the script has not read. */
  unreadBytes(uartId: number): number {
    return this.uarts.get(uartId)?.size ?? 0;
  }

  /** A UART that the model has, set up or not, but for that on USB. Throws for one that it has not. */
  uart(uartId: number): UartPort {
    const port = this.uarts.withLine(uartId);
    if (port === undefined) {
      throw new Error(`${this.options.model} has no UART ${uartId}`);
    }
    return port;
  }

  private accountOf(what: string): EngineHeap {
    const { engine } = this;
    if (engine?.heap === undefined) {
      throw new Error(
        engine === undefined ? "the module is off" : `${engine.name} has no account of its heap for ${what}`,
      );
    }
    return engine.heap;
  }

  private boot(reason: RebootReason): void {
    this.halt();
    this.rebootTimer = undefined;
    this.closeEngine();
    this.busyUntil = 0;
    this.stuckAt = "";
    this.moduleClock.reset();
    this.bootReason = reason;
    this.pins.reset();
    this.files.reset();
    this.radio.reset();
    this.errorDump.reset();
    this.listener.reboot?.(reason);
    const engine = this.options.engines();
    this.engine = engine;
    this.memory = new Memory(this.freeBytes(engine));
    engine.install(this.functions(), this.uarts.looks());
    engine.load(this.options.luatos, "=luatos");
    engine.onInstructions(instructionsPerLook, () => this.look(engine));
    this.awake = true;
    this.delivering = false;
    if (this.radio.hasAddress) {
      this.publish("IP_READY", address, mobileAdapter);
    }
    this.run([]);
    this.wake();
  }

  private bootLater(reason: RebootReason, delayMs: number): void {
    this.halt();
    this.rebootTimer?.cancel();
    const { clock } = this.options;
    this.rebootTimer = clock.after(Math.max(0, this.busyUntil - clock.now()) + delayMs, () => this.boot(reason));
  }

  private closeEngine(): void {
    this.instructionsBefore = this.instructions;
    this.engine?.close();
    this.engine = undefined;
  }

  /** What zbuffs may claim. An engine without a collector of its own never gives back what a script forgets. */
  private freeBytes({ heap }: Engine): number {
    const { systemBytes, systemUsedBytes } = allModels[this.options.model];
    return heap === undefined ? Number.POSITIVE_INFINITY : systemBytes - systemUsedBytes;
  }

  /** Stops what runs beside Lua: timers, ports, connections, the watchdog. */
  private halt(): void {
    this.awake = false;
    this.timers.stopAll();
    this.watchdog.stop();
    this.deliveryTimer?.cancel();
    this.deliveryTimer = undefined;
    this.queue.length = 0;
    this.uarts.closeAll();
    this.websockets.abandonAll();
    this.radio.stop();
  }

  /** Puts a message into the queue that `rtos.receive` empties. */
  private post(what: LuaValue[] | number): void {
    this.queue.push(what);
    this.wake();
  }

  private wake(): void {
    if (!this.awake || this.working || this.delivering || this.deliveryTimer !== undefined || this.queue.length === 0) {
      return;
    }
    const { clock } = this.options;
    // Lua, which waits in `nextMessage`, may have it at once.
    if (this.inLua && this.busyUntil <= clock.now() && clock.mayRunAtOnce()) {
      this.delivering = true;
    } else {
      this.deliveryTimer = clock.after(this.busyUntil - clock.now(), this.deliver, this);
    }
  }

  /** It is time for the next message. Where Lua waits in `nextMessage`, that takes it. */
  private readonly deliver = (): void => {
    this.deliveryTimer = undefined;
    this.delivering = true;
    if (!this.inLua) {
      this.run(this.takeMessage());
    }
  };

  /**
   * The work on a message is done. Returns the next one, if nothing but this board's own doings lies before it: then time
   * passes in here, and Lua needs no yield. Else nothing. host.d.ts says what of a message comes at once.
   */
  private nextMessage(): LuaValue[] | true | undefined {
    const { clock } = this.options;
    const engine = this.engine as Engine;
    if (!engine.inMain) {
      return undefined;
    }
    this.endWork();
    // Messages of one moment come one after the other, as long as the processor takes no time for them.
    this.delivering &&= this.queue.length > 0 && this.busyUntil <= clock.now();
    if (!this.delivering) {
      this.wake();
    }
    while (!this.delivering && clock.runNextOf(this)) {}
    if (!this.delivering) {
      return undefined;
    }
    this.beginWork(engine);
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

  /** The next message, for Lua that was resumed with it. */
  private takeMessage(): LuaValue[] {
    const next = this.queue.shift() as LuaValue[] | number;
    // What a timer's is worth is seen now: it may have been stopped.
    return typeof next === "number" ? [message.timer, next, this.timers.delivered(next)] : next;
  }

  private beginWork(engine: Engine): void {
    this.working = true;
    this.runStart = engine.instructions;
    this.processor.start(engine);
  }

  private endWork(): void {
    if (this.working) {
      this.working = false;
      this.busyUntil = this.options.clock.now() + this.processor.end();
    }
  }

  private run(values: LuaValue[]): void {
    const engine = this.engine as Engine;
    this.inLua = true;
    this.beginWork(engine);
    let outcome: Outcome;
    try {
      outcome = engine.resume(values);
    } finally {
      this.inLua = false;
      this.endWork();
    }
    const { afterwards } = this;
    if (afterwards !== undefined) {
      this.afterwards = undefined;
      afterwards(outcome.kind === "stopped" ? outcome.message : "");
    } else if (outcome.kind !== "waiting") {
      this.exit(outcome.kind === "ended" ? this.problem : outcome.message);
    }
  }

  /** Does something when no Lua runs: at once, or as soon as the Lua that runs now has been stopped for good. */
  private endLua(reason: string, action: (report: string) => void): void {
    if (!this.inLua) {
      action("");
      return;
    }
    const before = this.afterwards;
    this.afterwards = (report) => {
      before?.(report);
      action(report);
    };
    this.engine?.stop(reason);
  }

  /** Looks at a script in the midst of its work. */
  private look(engine: Engine): void {
    const most = this.options.mostInstructionsPerRun ?? usualMostInstructions;
    if (this.watchdog.isDue) {
      this.endLua("the watchdog was not fed", (report) => this.hang(report));
    } else if (engine.instructions - this.runStart > most) {
      this.endLua(`it does not wait within ${most} VM instructions`, (report) => {
        this.hang(report);
        this.logLines("E/main", report);
      });
    }
    this.options.onInstructions?.(engine);
  }

  /** The script will never come back. Everything else goes on, until the watchdog bites or someone resets the module. */
  private hang(report: string): void {
    this.awake = false;
    this.stuckAt = report;
  }

  private bitten(): void {
    this.log("E/wdt the watchdog was not fed: reset");
    this.logLines("E/wdt", this.stuckAt);
    this.boot("watchdog");
  }

  /** The VM has exited: the firmware says so and restarts after 15 s. */
  private exit(problem: string): void {
    if (problem !== "") {
      this.errorDump.recordExit(problem);
    }
    this.logLines("E/main", problem);
    this.log(`E/main Lua VM exit!! reboot in ${exitDelayMs}ms`);
    this.listener.vmExit?.(problem);
    this.bootLater("error", exitDelayMs);
  }

  private logLines(tag: string, lines: string): void {
    for (const line of lines.split("\n").filter((each) => each !== "")) {
      this.log(`${tag} ${line}`);
    }
  }

  private log(line: string): void {
    this.listener.log?.(line);
  }

  /** What the simulated LuatOS calls: host/luatos/host.d.ts says what each does. */
  private functions(): Record<string, HostFunction> {
    return {
      ...this.options.hostFunctions,
      ...this.moduleFunctions(),
      ...memoryFunctions(() => this.memory),
      ...this.uarts.functions(),
      ...this.websockets.functions(),
      ...numberFunctions(() => this.memory),
      ...textFunctions(),
      ...cryptoFunctions(this.chance),
      ...this.store.functions(),
      ...this.files.functions(),
      ...this.pins.functions(),
      ...this.radio.functions(),
      ...this.moduleClock.functions(),
      ...this.errorDump.functions(),
      ...chipFunctions({
        model: this.options.model,
        era: this.options.era,
        reason: () => this.bootReason,
        memory: () => this.memory,
        isShort: () => this.websockets.looksShort(),
        heap: () => this.engine?.heap,
        heapBytes: this.options.heapBytes,
      }),
    };
  }

  private moduleFunctions(): Record<string, HostFunction> {
    return {
      limitHeap: () => {
        const heap = this.engine?.heap;
        if (heap && this.options.heapBytes !== undefined) {
          heap.limitBytes = Math.max(0, this.options.heapBytes - emptyScriptBytes);
        }
      },
      ended: (_ok, problem) => {
        this.problem = text(problem);
      },
      print: (line) => this.log(text(line)),
      madeAnew: (place) => {
        if (!this.hasToldDifference) {
          this.hasToldDifference = true;
          this.listener.engineDiffers?.({ engine: (this.engine as Engine).name, place: text(place) });
        }
      },
      nextMessage: () => this.nextMessage(),
      message: () => this.taken,
      random: () => this.chance(),
      reboot: () => {
        this.reset("script");
      },
      exit: (code) => {
        this.endLua("it calls os.exit()", () => this.halt());
        this.listener.exit?.(number(code));
      },
      address: () => address,
      busyWait: (ms) => this.processor.wait(number(ms)),
      timerStart: (id, ms, repeat) => this.timers.start(number(id), number(ms) >>> 0, number(repeat)),
      timerStop: (id) => this.timers.stop(number(id)),
      watchdogStart: (ms) => this.watchdog.start(number(ms)),
      watchdogFeed: () => this.watchdog.feed(),
      watchdogStop: () => this.watchdog.stop(),
    };
  }

  private postClientEvent(id: number, event: ClientEvent): void {
    const kind = Buffer.from(event.kind);
    if (event.kind === "recv") {
      this.post([message.websocket, id, kind, event.payload, event.fin, event.opcode]);
    } else if (event.kind === "error") {
      this.post([message.websocket, id, kind, Buffer.from(event.what)]);
    } else {
      this.post([message.websocket, id, kind]);
    }
  }
}

/** UARTs and clients have a chance of their own: what they draw changes nothing else. */
const uartSalt = 0x55415254;
const websocketSalt = 0x5753;

const address = "10.0.0.2";
const mobileAdapter = 1;
