import type { Engine, EngineFactory, EngineHeap, HostFunction, LuaValue, Outcome } from "../engine/engine.ts";
import { emptyScriptBytes } from "../luatos/empty-script.ts";
import { message } from "../luatos/messages.ts";
import type { Clock, Timer } from "../world/clock.ts";
import type { Network } from "../world/network.ts";
import { AttachedNetwork } from "./attached-network.ts";
import { chipFunctions } from "./chip-functions.ts";
import { cryptoFunctions } from "./crypto-functions.ts";
import { ErrorDump } from "./error-dump.ts";
import { FileStore } from "./file-store.ts";
import { KeyValueStore } from "./key-value-store.ts";
import { bytes, number, text } from "./lua-values.ts";
import { Memory } from "./memory.ts";
import { type ModelName, models } from "./models.ts";
import { ModuleClock } from "./module-clock.ts";
import { numberFunctions } from "./number-functions.ts";
import { Pins } from "./pins.ts";
import { Radio } from "./radio.ts";
import { random } from "./random.ts";
import { textFunctions } from "./text-functions.ts";
import { Timers } from "./timers.ts";
import type { UartPort, UartSettings } from "./uart-port.ts";
import { Uarts } from "./uarts.ts";
import type { ClientEvent, FirmwareEra } from "./websocket-client.ts";
import { WebSockets } from "./websockets.ts";

/** What a board is made of and what surrounds it. */
export interface BoardOptions {
  model: ModelName;
  era: FirmwareEra;
  /** The script folder: file name → text. It needs a main.lua. */
  scripts: ReadonlyMap<string, Uint8Array>;
  /** The Lua text of the simulated LuatOS. */
  luatos: string;
  engines: EngineFactory;
  /** The Lua heap in bytes, what LuatOS itself holds of it included: "not enough memory" beyond. Default: no limit. */
  heapBytes?: number | undefined;
  clock: Clock;
  network: Network;
  /** Equal seeds give equal runs, with a virtual clock. */
  seed: number;
  /** Seconds since 1970 at the clock's zero. */
  startTime: number;
  /** Another URL in place of the one that a script asks for. */
  mapUrl?: (url: string) => string;
  /** Whether VM instructions are counted. Default: false, since counted code runs slower. */
  countInstructions?: boolean;
  /** More functions for the simulated LuatOS. */
  hostFunctions?: Record<string, HostFunction>;
}

/** What a board tells its owner. */
export interface BoardListener {
  /** A line of the device's log. */
  log?(line: string): void;
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

export type RebootReason = "power on" | "script" | "error" | "watchdog";

const exitDelayMs = 15000;

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
  private readonly queue: LuaValue[][] = [];
  private inLua = false;
  private pumpTimer: Timer | undefined;
  private rebootTimer: Timer | undefined;
  private watchdogTimer: Timer | undefined;
  private watchdogMs = 0;
  private bootReason: RebootReason = "power on";
  private readonly radio: Radio;
  private readonly moduleClock: ModuleClock;
  private readonly errorDump = new ErrorDump();
  private rebootWanted: RebootReason | undefined;
  private exited = false;
  /** What `ended` said of the script: its error, or nothing when it simply came to its end. */
  private problem = "";
  private readonly chance: () => number;

  constructor(
    private readonly options: BoardOptions,
    private readonly listener: BoardListener,
  ) {
    this.timers = new Timers(options.clock, (id, repeat) => this.post([message.timer, id, repeat]));
    this.chance = random(options.seed);
    this.files = new FileStore(options.scripts);
    this.pins = new Pins(options.clock, (pin, level) => this.post([message.pin, pin, level]));
    this.uarts = new Uarts({
      model: options.model,
      clock: options.clock,
      chance: random(options.seed ^ uartSalt),
      pins: this.pins,
      memory: () => this.memory,
      received: (id, count) => this.post([message.uartReceived, id, count]),
      sent: (id) => this.post([message.uartSent, id]),
      transmit: (id, data, startMs, endMs) => this.listener.transmit?.(id, data, startMs, endMs),
    });
    this.moduleClock = new ModuleClock(options.clock, options.startTime);
    this.radio = new Radio(options.clock, (present) => {
      network.addressChanged();
      this.publish(...(present ? ["IP_READY", address, mobileAdapter] : ["IP_LOSE", mobileAdapter]));
    });
    const network = new AttachedNetwork(options.network, () => this.radio.hasAddress);
    this.websockets = new WebSockets({
      era: options.era,
      clock: options.clock,
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
    this.halt();
    this.rebootTimer?.cancel();
    this.closeEngine();
  }

  /** The mobile network gives the module an address, unless it is in flight mode, or takes it. */
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

  /** Bytes reach the RX pin of a UART, one each `byteMs` from now on, or all at once. A UART that is not set up hears nothing. */
  receive(uartId: number, bytes: Uint8Array, byteMs = 0): void {
    const now = this.options.clock.now();
    this.listener.receive?.(uartId, bytes, now, now + bytes.length * byteMs);
    this.uarts.get(uartId)?.receive(bytes, byteMs);
  }

  /** A byte reaches the RX pin of a UART broken. */
  receiveError(uartId: number): void {
    this.uarts.get(uartId)?.receiveError();
  }

  /** The firmware's Lua heap in this boot. Undefined when the module is off, and on an engine that keeps no account. */
  get heap(): EngineHeap | undefined {
    return this.engine?.heap;
  }

  /** VM instructions that the firmware has executed since power on. 0 unless they are counted. */
  get instructions(): number {
    return this.instructionsBefore + (this.engine?.instructions ?? 0);
  }

  /** The UART as it is set up now. */
  port(uartId: number): (UartPort & { settings: UartSettings }) | undefined {
    const port = this.uarts.get(uartId);
    return port?.settings === undefined ? undefined : (port as UartPort & { settings: UartSettings });
  }

  /** A UART that the model has, set up or not. Throws for one that it has not. */
  uart(uartId: number): UartPort {
    const port = this.uarts.get(uartId);
    if (port === undefined) {
      throw new Error(`${this.options.model} has no UART ${uartId}`);
    }
    return port;
  }

  private boot(reason: RebootReason): void {
    this.halt();
    this.closeEngine();
    this.exited = false;
    this.moduleClock.reset();
    this.bootReason = reason;
    this.pins.reset();
    this.radio.reset();
    this.errorDump.reset();
    this.listener.reboot?.(reason);
    const engine = this.options.engines();
    this.engine = engine;
    this.memory = new Memory(this.freeBytes(engine));
    engine.install(this.functions());
    engine.load(this.options.luatos, "=luatos");
    if (this.options.countInstructions) {
      engine.onInstructions(instructionsPerCount);
    }
    if (this.radio.hasAddress) {
      this.publish("IP_READY", address, mobileAdapter);
    }
    this.run([]);
  }

  private closeEngine(): void {
    this.instructionsBefore = this.instructions;
    this.engine?.close();
    this.engine = undefined;
  }

  /** What zbuffs may claim. An engine without a collector of its own never gives back what a script forgets. */
  private freeBytes({ heap }: Engine): number {
    const { systemBytes, systemUsedBytes } = models[this.options.model];
    return heap === undefined ? Number.POSITIVE_INFINITY : systemBytes - systemUsedBytes;
  }

  /** Stops what runs beside Lua: timers, ports, connections, the watchdog. */
  private halt(): void {
    this.timers.stopAll();
    this.watchdogTimer?.cancel();
    this.pumpTimer?.cancel();
    this.pumpTimer = undefined;
    this.queue.length = 0;
    this.uarts.closeAll();
    this.websockets.abandonAll();
  }

  /** Puts a message into the queue that `rtos.receive` empties. */
  private post(values: LuaValue[]): void {
    this.queue.push(values);
    this.wake();
  }

  private wake(): void {
    if (!this.inLua && this.queue.length > 0 && this.pumpTimer === undefined) {
      this.pumpTimer = this.options.clock.after(0, () => {
        this.pumpTimer = undefined;
        this.pump();
      });
    }
  }

  private pump(): void {
    const { engine } = this;
    while (engine !== undefined && this.engine === engine && this.queue.length > 0 && this.rebootTimer === undefined) {
      this.run(this.queue.shift() as LuaValue[]);
    }
  }

  private run(values: LuaValue[]): void {
    const engine = this.engine as Engine;
    this.inLua = true;
    let outcome: Outcome;
    try {
      outcome = engine.resume(values);
    } finally {
      this.inLua = false;
    }
    if (this.rebootWanted !== undefined) {
      const reason = this.rebootWanted;
      this.rebootWanted = undefined;
      this.boot(reason);
    } else if (this.exited) {
      this.halt();
    } else if (outcome.kind === "waiting") {
      this.wake();
    } else {
      this.exit(outcome.kind === "ended" ? this.problem : outcome.message);
    }
  }

  /** The VM has exited: the firmware says so and restarts after 15 s. */
  private exit(problem: string): void {
    if (problem !== "") {
      this.errorDump.recordExit(problem);
    }
    for (const line of problem.split("\n").filter((each) => each !== "")) {
      this.log(`E/main ${line}`);
    }
    this.log(`E/main Lua VM exit!! reboot in ${exitDelayMs}ms`);
    this.halt();
    this.listener.vmExit?.(problem);
    this.rebootTimer = this.options.clock.after(exitDelayMs, () => {
      this.rebootTimer = undefined;
      this.boot("error");
    });
  }

  private log(line: string): void {
    this.listener.log?.(line);
  }

  /** What the simulated LuatOS calls: host/luatos/host.d.ts says what each does. */
  private functions(): Record<string, HostFunction> {
    return {
      ...this.options.hostFunctions,
      ...this.moduleFunctions(),
      ...this.memoryFunctions(),
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
      random: () => this.chance(),
      reboot: () => {
        this.rebootWanted = "script";
        this.engine?.stop("reboot");
      },
      exit: (code) => {
        this.exited = true;
        this.engine?.stop("exit");
        this.listener.exit?.(number(code));
      },
      address: () => address,
      timerStart: (id, ms, repeat) => this.timers.start(number(id), number(ms) >>> 0, number(repeat)),
      timerStop: (id) => this.timers.stop(number(id)),
      watchdogStart: (ms) => this.startWatchdog(number(ms)),
      watchdogFeed: () => this.startWatchdog(this.watchdogMs),
      watchdogStop: () => this.startWatchdog(0),
    };
  }

  private memoryFunctions(): Record<string, HostFunction> {
    const memory = (): Memory => this.memory;
    return {
      alloc: (size) => memory().alloc(number(size)),
      free: (block) => memory().free(number(block)),
      resize: (block, size) => memory().resize(number(block), number(size)),
      get: (block, at) => memory().of(number(block))[number(at)],
      put: (block, at, data) => memory().of(number(block)).set(bytes(data), number(at)),
      slice: (block, at, count) => memory().slice(number(block), number(at), number(count)),
      copy: (target, at, source, from, count) =>
        memory()
          .of(number(target))
          .set(memory().slice(number(source), number(from), number(count)), number(at)),
      fill: (block, at, value, count) =>
        void memory()
          .of(number(block))
          .fill(number(value), number(at), number(at) + number(count)),
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

  private startWatchdog(ms: number): void {
    this.watchdogTimer?.cancel();
    this.watchdogMs = ms;
    if (ms > 0) {
      this.watchdogTimer = this.options.clock.after(ms, () => {
        this.log("E/wdt the watchdog was not fed: reset");
        this.boot("watchdog");
      });
    }
  }
}

/** Where nothing is done with the count, it may be asked seldom. */
const instructionsPerCount = 1_000_000;
/** UARTs and clients have a chance of their own: what they draw changes nothing else. */
const uartSalt = 0x55415254;
const websocketSalt = 0x5753;

const address = "10.0.0.2";
const mobileAdapter = 1;
