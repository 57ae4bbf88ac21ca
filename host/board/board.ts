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

/** The parts of a board and its surroundings. */
export interface BoardOptions {
  model: AnyModelName;
  era: FirmwareEra;
  /** The script folder: file name → text. It needs a main.lua. */
  scripts: ReadonlyMap<string, Uint8Array>;
  /** The simulated LuatOS: Lua text, or bytecode for these engines. */
  luatos: string | Uint8Array;
  engines: EngineFactory;
  /**
   * The size of the Lua heap in bytes, including LuatOS's own share. Beyond it: "not enough memory". Default: no limit.
   */
  heapBytes?: number | undefined;
  /**
   * How long 1000 VM instructions take, in microseconds of the clock. The next message is delivered when Lua has
   * finished the last one. Default: 0, as a real-time clock needs; `usualMicroseconds` is like a module.
   */
  microsecondsPer1000Instructions?: number | undefined;
  /**
   * How many VM instructions one run may take before it counts as hung. Default: 500 million, two minutes on a module.
   */
  mostInstructionsPerRun?: number | undefined;
  clock: Clock;
  network: Network;
  /** How long after each boot the module gets an address, in milliseconds, if there is coverage. Default: at once. */
  addressAfterMs?: number | undefined;
  /** With a virtual clock, equal seeds give equal runs. */
  seed: number;
  /** Seconds since 1970 when the clock is at zero. */
  startTime: number;
  /** Replaces the URL that a script asks for. */
  mapUrl?: (url: string) => string;
  /** Further functions for the simulated LuatOS. */
  hostFunctions?: Record<string, HostFunction>;
  /** Called after each 1000 VM instructions, in the middle of Lua. It may look, and stop the engine. */
  onInstructions?: ((engine: Engine) => void) | undefined;
}

/** Events of a board. */
export interface BoardListener {
  /** A line of the device's log. */
  log?(line: string): void;
  /**
   * The script does something that gives another result here than on a module. Reported once for each kind. It is for
   * the person who runs the script, not a line of the log.
   */
  engineDiffers?(difference: EngineDifference): void;
  /** Bytes reach the RX pin of a UART, even if it has no room for them, evenly spaced between the two times. */
  receive?(uartId: number, bytes: Uint8Array, startMs: number, endMs: number): void;
  /** Bytes have left a UART on the wire, evenly spaced between the two times of the clock. */
  transmit?(uartId: number, bytes: Uint8Array, startMs: number, endMs: number): void;
  /** The module boots or reboots. */
  reboot?(reason: RebootReason): void;
  /** The VM has exited: with an error and its trace, or with "" when main.lua has ended. It reboots after 15 s. */
  vmExit?(problem: string): void;
  /** The script has called `os.exit`. It does not run any more. */
  exit?(code: number): void;
}

/** A place where this Lua gives another result than the core's. */
export interface EngineDifference {
  engine: string;
  /** The position in the script: "main.lua:12". */
  place: string;
}

/**
 * The reason of a boot: power on, a restart by the script, its end by an error, the watchdog, the reset key or a crash
 * in C.
 */
export type RebootReason = "power on" | "script" | "error" | "watchdog" | "reset key" | "crash";

const exitDelayMs = 15000;
/** A module takes longer. This only lets time pass when a script restarts at once. */
const restartMs = 1;
const instructionsPerLook = 1000;
const usualMostInstructions = 500_000_000;

/**
 * A module: its chip and core, with what the core does in C. It runs until it is switched off, and reboots when it
 * fails.
 */
export class Board {
  readonly timers: Timers;
  readonly pins: Pins;
  /** The flash of `fskv`. */
  readonly store = new KeyValueStore();
  private readonly files: FileStore;
  private engine: Engine | undefined;
  /** Instructions of earlier boots. */
  private instructionsBefore = 0;
  private memory = new Memory(0);
  private readonly uarts: Uarts;
  /** The WebSocket clients. `faults` has their faults. */
  readonly websockets: WebSockets;
  /** Messages, and the numbers of timers that have fired. */
  private readonly queue: (LuaValue[] | number)[] = [];
  /** The message that `nextMessage` has announced. */
  private taken: LuaValue[] = [];
  /** Whether Lua is on the stack: it runs, or waits in `nextMessage`. */
  private inLua = false;
  /** Whether Lua is handling something. */
  private working = false;
  /** Whether the VM takes messages. */
  private awake = false;
  /** Whether the next message is due. */
  private delivering = false;
  /** When the processor will be done with its current work. */
  private busyUntil = 0;
  /** What to do when the running Lua, which is being stopped, has returned. It gets the position of Lua. */
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
  /** The problem that `ended` reported: the script's error, or "" when it simply ended. */
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

  /** Switches the module off. Everything in it stops. */
  powerOff(): void {
    this.endLua("power off", () => {
      this.halt();
      this.pins.reset();
      this.rebootTimer?.cancel();
      this.rebootTimer = undefined;
      this.closeEngine();
    });
  }

  /** Cuts the power for a while. What `fskv` and `io` have written stays; the UARTs' buffers are lost. */
  losePower(offMs: number): void {
    this.powerOff();
    this.endLua("power off", () => this.bootLater("power on", offMs));
  }

  /** Resets the module at once. The script can read the reason: `pm.lastReson`. */
  reset(reason: RebootReason): void {
    if (this.inLua) {
      this.endLua("it restarts the module", () => this.bootLater(reason, restartMs));
    } else {
      this.boot(reason);
    }
  }

  /**
   * Fails the k-th request of the firmware for Lua memory from now on; 1 is the next. Lua collects its garbage and asks
   * once more, which fails, too. Throws on an engine without heap figures, and while the module is off.
   */
  failAllocation(k: number): void {
    this.accountOf("failing allocations").failAllocation(k);
  }

  /**
   * Limits the firmware's share of the Lua heap in this boot, above an empty script. Throws as `failAllocation` does.
   */
  limitHeap(bytes: number): void {
    this.accountOf("limits").limitBytes = bytes;
  }

  /**
   * Fails the k-th claim of memory for a zbuff from now on; 1 is the next. `zbuff.create` collects garbage and claims
   * once more, which fails, too. The fault ends with the boot.
   */
  failBufferAllocation(k: number): void {
    this.memory.failClaim(k);
  }

  /** Limits the bytes of all zbuffs together in this boot. */
  limitBuffers(bytes: number): void {
    this.memory.limitBytes = bytes;
  }

  /** The module's time: the clock's, plus the time that Lua has taken so far in the current run. */
  now(): number {
    return this.processor.now();
  }

  /**
   * The mobile network gives the module an address, or takes it. A module in flight mode, or one that has just booted,
   * gets none.
   */
  setAddress(present: boolean): void {
    this.radio.setCovered(present);
  }

  /** The address is lost and found this many times, with this much time between changes. */
  flapAddress(times: number, everyMs: number): void {
    this.radio.flap(times, everyMs);
  }

  /** Publishes a topic of sys, as the core does. */
  publish(...args: (string | number | boolean)[]): void {
    this.post([message.publish, ...args.map((each) => (typeof each === "string" ? Buffer.from(each) : each))]);
  }

  /**
   * Bytes reach the RX pin of a UART, one each `byteMs` from now on, or all at once. A UART that is not set up hears
   * nothing. 0x20 is the UART on USB: it has no pin, and its bytes always arrive at once.
   */
  receive(uartId: number, bytes: Uint8Array, byteMs = 0): void {
    const now = this.options.clock.now();
    this.listener.receive?.(uartId, bytes, now, now + bytes.length * byteMs);
    this.uarts.get(uartId)?.receive(bytes, byteMs);
  }

  /** A broken byte reaches the RX pin of a UART. */
  receiveError(uartId: number): void {
    this.uarts.withLine(uartId)?.receiveError();
  }

  /** The firmware's Lua heap in this boot. Undefined while the module is off, and on an engine without heap figures. */
  get heap(): EngineHeap | undefined {
    return this.engine?.heap;
  }

  /** VM instructions that the firmware has executed since power on. */
  get instructions(): number {
    return this.instructionsBefore + (this.engine?.instructions ?? 0);
  }

  /** A UART with its current settings, but not the one on USB. */
  port(uartId: number): (UartPort & { settings: UartSettings }) | undefined {
    const port = this.uarts.withLine(uartId);
    return port?.settings === undefined ? undefined : (port as UartPort & { settings: UartSettings });
  }

  /** The settings of a UART. The one on USB has no speed. Undefined while the UART is not set up. */
  uartSettings(uartId: number): UartSettings | undefined {
    return this.uarts.get(uartId)?.settings;
  }

  /** Bytes that have reached a UART, USB included, and that the script has not read. */
  unreadBytes(uartId: number): number {
    return this.uarts.get(uartId)?.size ?? 0;
  }

  /** A UART of the model, even if it is not set up, but not the one on USB. Throws when the model lacks it. */
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
        engine === undefined ? "the module is off" : `${engine.name} does not count its heap: there are no ${what}`,
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

  /**
   * The memory that zbuffs may claim. An engine without its own garbage collector never frees what a script forgets.
   */
  private freeBytes({ heap }: Engine): number {
    const { systemBytes, systemUsedBytes } = allModels[this.options.model];
    return heap === undefined ? Number.POSITIVE_INFINITY : systemBytes - systemUsedBytes;
  }

  /** Stops everything beside Lua: timers, ports, connections, the watchdog. */
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

  /** Appends a message to the queue that `rtos.receive` empties. */
  private post(what: LuaValue[] | number): void {
    this.queue.push(what);
    this.wake();
  }

  private wake(): void {
    if (!this.awake || this.working || this.delivering || this.deliveryTimer !== undefined || this.queue.length === 0) {
      return;
    }
    const { clock } = this.options;
    // Lua is waiting in `nextMessage` and may take it at once.
    if (this.inLua && this.busyUntil <= clock.now() && clock.mayRunAtOnce()) {
      this.delivering = true;
    } else {
      this.deliveryTimer = clock.after(this.busyUntil - clock.now(), this.deliver, this);
    }
  }

  /** The next message is due. If Lua waits in `nextMessage`, that takes it. */
  private readonly deliver = (): void => {
    this.deliveryTimer = undefined;
    this.delivering = true;
    if (!this.inLua) {
      this.run(this.takeMessage());
    }
  };

  /**
   * The work on a message is done. Returns the next message if only this board's own actions come before it: then time
   * passes in here, and Lua needs no yield. Else returns nothing. host.d.ts says which messages come at once.
   */
  private nextMessage(): LuaValue[] | true | undefined {
    const { clock } = this.options;
    const engine = this.engine as Engine;
    if (!engine.inMain) {
      return undefined;
    }
    this.endWork();
    // Messages of the same moment follow each other, as long as the processor takes no time for them.
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

  /** The next message, for Lua that is resumed with it. */
  private takeMessage(): LuaValue[] {
    const next = this.queue.shift() as LuaValue[] | number;
    // Only now is the timer looked up: it may have been stopped.
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

  /** Runs an action while no Lua runs: at once, or as soon as the running Lua has been stopped for good. */
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

  /** Checks a script while it runs. */
  private look(engine: Engine): void {
    const most = this.options.mostInstructionsPerRun ?? usualMostInstructions;
    if (this.watchdog.isDue) {
      this.endLua("the watchdog was not fed", (report) => this.hang(report));
    } else if (engine.instructions - this.runStart > most) {
      this.endLua(`it did not wait within ${most} VM instructions`, (report) => {
        this.hang(report);
        this.logLines("E/main", report);
      });
    }
    this.options.onInstructions?.(engine);
  }

  /**
   * The script will never return. Everything else continues, until the watchdog or something else resets the module.
   */
  private hang(report: string): void {
    this.awake = false;
    this.stuckAt = report;
  }

  private bitten(): void {
    this.log("E/wdt the watchdog was not fed: reset");
    this.logLines("E/wdt", this.stuckAt);
    this.boot("watchdog");
  }

  /** The VM has exited. The core logs it and reboots after 15 s. */
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

  /** The functions that the simulated LuatOS calls. host/luatos/host.d.ts documents them. */
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

/** UARTs and clients have random numbers of their own, so that they do not change other random results. */
const uartSalt = 0x55415254;
const websocketSalt = 0x5753;

const address = "10.0.0.2";
const mobileAdapter = 1;
