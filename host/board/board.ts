import type { Engine, EngineHeap, HostFunction } from "../engine/engine.ts";
import { emptyScriptBytes } from "../luatos/empty-script.ts";
import { message } from "../luatos/messages.ts";
import type { Timer } from "../world/clock.ts";
import { AttachedNetwork } from "./attached-network.ts";
import type { BoardListener, BoardOptions, RebootReason } from "./board-options.ts";
import { chipFunctions } from "./chip-functions.ts";
import { clientMessage, publication } from "./core-messages.ts";
import { cryptoFunctions } from "./crypto-functions.ts";
import { ErrorDump } from "./error-dump.ts";
import { FileStore } from "./file-store.ts";
import { KeyValueStore } from "./key-value-store.ts";
import { type End, LuaRunner } from "./lua-runner.ts";
import { number, text } from "./lua-values.ts";
import { freeBytes, Memory, memoryFunctions } from "./memory.ts";
import { ModuleClock } from "./module-clock.ts";
import { ModuleLog } from "./module-log.ts";
import { numberFunctions } from "./number-functions.ts";
import { Pins } from "./pins.ts";
import { Processor } from "./processor.ts";
import { address, Radio } from "./radio.ts";
import { random } from "./random.ts";
import { textFunctions } from "./text-functions.ts";
import type { Timers } from "./timers.ts";
import type { UartPort, UartSettings } from "./uart-port.ts";
import { Uarts } from "./uarts.ts";
import { Watchdog } from "./watchdog.ts";
import { WebSockets } from "./websockets.ts";

/** UARTs and clients have random numbers of their own, so that they do not change other random results. */
const uartSalt = 0x55415254;
const websocketSalt = 0x5753;
const mobileAdapter = 1;
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
  private memory = new Memory(0);
  private readonly uarts: Uarts;
  /** The WebSocket clients. `faults` has their faults. */
  readonly websockets: WebSockets;
  private rebootTimer: Timer | undefined;
  private readonly runner: LuaRunner;
  private readonly watchdog: Watchdog;
  /** Where the script hangs. */
  private stuckAt = "";
  private bootReason: RebootReason = "power on";
  private readonly radio: Radio;
  private readonly moduleClock: ModuleClock;
  private readonly errorDump = new ErrorDump();
  private readonly log: ModuleLog;
  /** The problem that `ended` reported: the script's error, or "" when it simply ended. */
  private problem = "";
  private readonly chance: () => number;

  constructor(
    private readonly options: BoardOptions,
    private readonly listener: BoardListener,
  ) {
    const clock = new Processor(options.clock, options.microsecondsPer1000Instructions ?? 0);
    this.watchdog = new Watchdog(clock, () => this.bitten());
    this.runner = new LuaRunner(options.clock, clock, (outcome) => this.ended(outcome));
    this.timers = this.runner.timers;
    this.log = new ModuleLog(listener, () => (this.runner.engine as Engine).name);
    this.chance = random(options.seed);
    this.files = new FileStore(options.scripts, options.model, options.era);
    this.pins = new Pins(clock, (pin, level, waited) => this.runner.post([message.pin, pin, level, waited]));
    this.uarts = new Uarts({
      model: options.model,
      clock,
      chance: random(options.seed ^ uartSalt),
      pins: this.pins,
      memory: () => this.memory,
      received: (id, count) => this.runner.post([message.uartReceived, id, count]),
      sent: (id) => this.runner.post([message.uartSent, id]),
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
      event: (id, event) => this.runner.post(clientMessage(id, event)),
    });
  }

  /** Switches the module on. Throws when the simulated LuatOS itself does not load. */
  powerOn(): void {
    this.boot("power on");
  }

  /** Switches the module off. Everything in it stops. */
  powerOff(): void {
    this.runner.end("power off", () => {
      this.halt();
      this.pins.reset();
      this.rebootTimer?.cancel();
      this.rebootTimer = undefined;
      this.runner.close();
    });
  }

  /** Cuts the power for a while. What `fskv` and `io` have written stays; the UARTs' buffers are lost. */
  losePower(offMs: number): void {
    this.powerOff();
    this.runner.end("power off", () => this.bootLater("power on", offMs));
  }

  /** Resets the module at once. The script can read the reason: `pm.lastReson`. */
  reset(reason: RebootReason): void {
    if (this.runner.isInLua) {
      this.runner.end("it restarts the module", () => this.bootLater(reason, restartMs));
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
    return this.runner.now();
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
    this.runner.post(publication(...args));
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
    return this.runner.engine?.heap;
  }

  /** VM instructions that the firmware has executed since power on. */
  get instructions(): number {
    return this.runner.instructions;
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
    const { engine } = this.runner;
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
    this.runner.close();
    this.stuckAt = "";
    this.moduleClock.reset();
    this.bootReason = reason;
    this.pins.reset();
    this.files.reset();
    this.radio.reset();
    this.errorDump.reset();
    this.listener.reboot?.(reason);
    const engine = this.options.engines();
    this.runner.open(engine);
    this.memory = new Memory(freeBytes(this.options.model, engine));
    engine.install(this.functions(), this.uarts.looks());
    engine.load(this.options.luatos, "=luatos");
    engine.onInstructions(instructionsPerLook, () => this.look(engine));
    this.runner.start(this.radio.hasAddress ? [publication("IP_READY", address, mobileAdapter)] : []);
  }

  private bootLater(reason: RebootReason, delayMs: number): void {
    this.halt();
    this.rebootTimer?.cancel();
    this.rebootTimer = this.options.clock.after(this.runner.busyMs + delayMs, () => this.boot(reason));
  }

  /** Stops everything beside Lua: timers, ports, connections, the watchdog. */
  private halt(): void {
    this.runner.halt();
    this.watchdog.stop();
    this.uarts.closeAll();
    this.websockets.abandonAll();
    this.radio.stop();
  }

  /** Checks a script while it runs. */
  private look(engine: Engine): void {
    const most = this.options.mostInstructionsPerRun ?? usualMostInstructions;
    if (this.watchdog.isDue) {
      this.runner.end("the watchdog was not fed", (report) => this.hang(report));
    } else if (this.runner.instructionsInRun > most) {
      this.runner.end(`it did not wait within ${most} VM instructions`, (report) => {
        this.hang(report);
        this.log.addLines("E/main", report);
      });
    }
    this.options.onInstructions?.(engine);
  }

  /**
   * The script will never return. Everything else continues, until the watchdog or something else resets the module.
   */
  private hang(report: string): void {
    this.runner.sleep();
    this.stuckAt = report;
  }

  private bitten(): void {
    this.log.add("E/wdt the watchdog was not fed: reset");
    this.log.addLines("E/wdt", this.stuckAt);
    this.boot("watchdog");
  }

  /** The VM has exited. The core logs it and reboots after 15 s. */
  private ended(outcome: End): void {
    const problem = outcome.kind === "ended" ? this.problem : outcome.message;
    if (problem !== "") {
      this.errorDump.recordExit(problem);
    }
    this.log.addLines("E/main", problem);
    this.log.add(`E/main Lua VM exit!! reboot in ${exitDelayMs}ms`);
    this.listener.vmExit?.(problem);
    this.bootLater("error", exitDelayMs);
  }

  /** The functions that the simulated LuatOS calls. host/luatos/host.d.ts documents them. */
  private functions(): Record<string, HostFunction> {
    return {
      ...this.options.hostFunctions,
      ...this.moduleFunctions(),
      ...this.runner.functions(),
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
      ...this.watchdog.functions(),
      ...this.log.functions(),
      ...chipFunctions({
        model: this.options.model,
        era: this.options.era,
        reason: () => this.bootReason,
        memory: () => this.memory,
        isShort: () => this.websockets.looksShort(),
        heap: () => this.runner.engine?.heap,
        heapBytes: this.options.heapBytes,
      }),
    };
  }

  private moduleFunctions(): Record<string, HostFunction> {
    return {
      limitHeap: () => {
        const heap = this.runner.engine?.heap;
        if (heap && this.options.heapBytes !== undefined) {
          heap.limitBytes = Math.max(0, this.options.heapBytes - emptyScriptBytes);
        }
      },
      ended: (_ok, problem) => {
        this.problem = text(problem);
      },
      random: () => this.chance(),
      reboot: () => {
        this.reset("script");
      },
      exit: (code) => {
        this.runner.end("it calls os.exit()", () => this.halt());
        this.listener.exit?.(number(code));
      },
    };
  }
}
