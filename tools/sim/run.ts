import { parentPort, workerData } from "node:worker_threads";
import { Board } from "../../host/board/board.ts";
import type { BoardListener, BoardOptions } from "../../host/board/board-options.ts";
import { loadLuatos } from "../../host/board/luatos-lua.ts";
import type { UartSettings } from "../../host/board/uart-port.ts";
import { usbPortId } from "../../host/board/usb-port.ts";
import type { Engine, EngineFactory } from "../../host/engine/engine.ts";
import { loadEngines } from "../../host/engine/index.ts";
import { Faults, Player, shownBytes } from "../../host/scenario/index.ts";
import { shownLines } from "../../host/shown.ts";
import { withoutOwnFrames } from "../../host/trace/own-frames.ts";
import { tracedBy } from "../../host/trace/position-mapper.ts";
import { feedLine, followUart } from "../../host/world/serial/feed.ts";
import { openSerialEnd, type SerialEnd } from "../../host/world/serial/index.ts";
import { SerialLine } from "../../host/world/serial-line.ts";
import { opcodes } from "../../host/world/websocket-stream.ts";
import { DataLines } from "./data-lines.ts";
import { describeEnd, type End, exitCode } from "./end.ts";
import { stamp, warn, write } from "./output.ts";
import { Patience } from "./patience.ts";
import { rests, type SimRun, wantsEnd } from "./shared.ts";
import { RealWorld, VirtualWorld } from "./world.ts";

// The run itself, in a thread of its own: a script that never waits would keep the process from receiving Ctrl-C.

const uartId = 1;
/** How many thousands of VM instructions run between two looks at the clock and at Ctrl-C. */
const callsPerLook = 100;

const { options, scripts, scenario, shared } = workerData as SimRun;
const flags = new Int32Array(shared);
const traced = tracedBy(scripts);
const seed = scenario.seed ?? 1;
const { limitMs } = options;
/** Nobody has said when the run ends: after an hour, or when the script hangs. */
const hasUsualEnd = options.isUsualLimit && !options.realtime;
/** The data of the UART is shown to a user who sends something. */
const showsData = scenario.steps.length > 0;

/** A module that runs a script folder until one of the ends comes. */
class Run {
  private readonly board: Board;
  private readonly line: SerialLine;
  private readonly player: Player;
  private readonly out: DataLines;
  private restarts = 0;
  /** The real bytes of `--serial` and `--usb`. */
  private serial: SerialEnd | undefined;
  private usb: SerialEnd | undefined;
  private end: End | undefined;
  /** Whether the script was stopped while it ran, and its trace. */
  private isStopped = false;
  private stoppedAt: string | undefined;
  private calls = 0;
  private readonly patience = new Patience((what, engine) => warn(`${what}\n${readable(engine.trace())}`));

  constructor(
    private readonly world: VirtualWorld | RealWorld,
    luatos: string,
    engines: EngineFactory,
  ) {
    this.board = new Board(this.boardOptions(luatos, engines), this.boardListener());
    this.line = new SerialLine(this.board, uartId, world.clock);
    this.out = new DataLines(world.clock, (text) => this.say(`UART 1 > ${text}`));
    this.player = this.playerOf(world instanceof VirtualWorld ? world : undefined);
  }

  /** Runs, and closes everything. Resolves to the exit code. */
  async untilClosed(): Promise<number> {
    this.board.setAddress(true);
    this.player.start();
    rest();
    this.board.powerOn();
    if (this.end === undefined) {
      await this.openEnds();
    }
    const end = await this.untilEnd();
    for (const line of describeEnd(end, this.stoppedAt, hasUsualEnd)) {
      warn(line);
    }
    this.out.flush();
    this.player.end();
    if (options.traffic && this.world instanceof VirtualWorld) {
      const { upBytes, downBytes } = this.world.network.traffic;
      this.say(`over the network: ${upBytes} bytes up, ${downBytes} bytes down, TCP and IP included, TLS not`);
    }
    this.board.powerOff();
    await Promise.all([this.serial?.close(), this.usb?.close(), this.world.close()]);
    const misses = end.kind === "interrupted" ? [] : this.player.misses;
    for (const { timeMs, what } of misses) {
      warn(`[${stamp(timeMs)}] MISSED ${what}`);
    }
    return misses.length > 0 ? 1 : exitCode(end);
  }

  /** Lets time pass, slice by slice, until the run ends. */
  private async untilEnd(): Promise<End> {
    const { clock } = this.world;
    const isOver = (): boolean => this.end !== undefined || this.outerEnd() !== undefined;
    for (;;) {
      this.endBy(this.outerEnd() ?? this.endOfSlice());
      if (this.end !== undefined) {
        return this.end;
      }
      await this.world.pass(limitMs - clock.now(), isOver);
      rest();
    }
  }

  /** Notes why the run ends. The first reason counts. */
  private endBy(end: End | undefined): void {
    this.end ??= end;
  }

  /** An end that comes from outside the module, at any moment. */
  private outerEnd(): End | undefined {
    if (interrupted()) {
      return { kind: "interrupted" };
    }
    return options.scenario !== undefined && this.player.over ? { kind: "scenario" } : undefined;
  }

  /** An end that is looked for between two slices of time. */
  private endOfSlice(): End | undefined {
    if (this.world.clock.now() >= limitMs) {
      return { kind: "limit" };
    }
    const hasEnds = this.serial !== undefined || this.usb !== undefined;
    return this.world.isIdle && !hasEnds ? { kind: "idle" } : undefined;
  }

  /** Looks at a script in the middle of its run. Stops it at Ctrl-C, at the limit, and when it hangs. */
  private look(engine: Engine): void {
    if (++this.calls % callsPerLook !== 0) {
      return;
    }
    if (this.patience.isOver(Atomics.load(flags, rests), engine) && hasUsualEnd) {
      this.endBy({ kind: "hang" });
    } else if (interrupted()) {
      this.endBy({ kind: "interrupted" });
    } else if (this.board.now() >= limitMs) {
      this.endBy({ kind: "limit" });
    }
    if (this.end !== undefined) {
      this.isStopped = true;
      engine.stop("ended while the script ran");
    }
  }

  private boardOptions(luatos: string, engines: EngineFactory): BoardOptions {
    const { clock, network, startTime, microsecondsPer1000Instructions } = this.world;
    return {
      model: scenario.model ?? "Air780E",
      era: scenario.era ?? "2025-12",
      scripts,
      luatos,
      engines,
      onInstructions: (engine) => this.look(engine),
      microsecondsPer1000Instructions,
      heapBytes: options.heapBytes,
      clock,
      network,
      addressAfterMs: options.addressAfterMs,
      seed,
      startTime,
      ...(options.url === undefined ? {} : { mapUrl: () => options.url as string }),
    };
  }

  private boardListener(): BoardListener {
    return {
      log: (line) => this.log(line),
      engineDiffers: ({ engine, place }) =>
        warn(
          `${traced(place)} makes a new function each time on ${engine}; the Lua 5.3 of a module keeps the first. sys treats ` +
            "them as one, as on a module; your own == and table keys do not. To see what a module does, run with --engine lua32",
        ),
      transmit: (id, bytes) => this.transmitted(id, bytes),
      reboot: (reason) => {
        this.restarts += reason === "power on" ? 0 : 1;
        if (this.restarts > options.reboots) {
          this.endBy({ kind: "restart", byScript: reason === "script" });
        }
      },
      vmExit: (problem) => {
        if (this.isStopped) {
          this.stoppedAt = readable(problem);
        } else if (options.reboots === 0) {
          this.endBy({ kind: "vm exit" });
        }
      },
      exit: (code) => this.endBy({ kind: "exit", code }),
    };
  }

  private log(line: string): void {
    if (this.end !== undefined) {
      return;
    }
    const shown = readable(line);
    if (shown !== undefined) {
      this.say(shown);
    }
    this.player.heard("log", Buffer.from(`${line}\n`));
  }

  private transmitted(id: number, bytes: Uint8Array): void {
    if (id === uartId) {
      this.serial?.write(bytes);
      this.player.heard("uart", bytes);
      if (showsData) {
        this.out.add(bytes);
      }
    } else if (id === usbPortId) {
      this.usb?.write(bytes);
      this.player.heard("usb", bytes);
    }
  }

  /** The player of the scenario. Its server and its faults exist in virtual time. */
  private playerOf(virtual: VirtualWorld | undefined): Player {
    const { board, line } = this;
    const { clock } = this.world;
    const after = (ms: number, action: () => void): void => void clock.after(ms, action);
    const faults = virtual && new Faults({ board, line, ...virtual }, after, (name) => this.say(`fault over: ${name}`));
    const player = new Player(
      scenario,
      {
        clock,
        send: (port, bytes) => {
          this.say(`${port === "usb" ? "USB" : "UART 1"} < ${shownBytes(bytes)}`);
          if (port === "usb") {
            board.receive(usbPortId, bytes);
          } else {
            line.send(bytes);
          }
        },
        serverSend: (bytes, isText) => virtual?.server.send(bytes, { opcode: isText ? opcodes.text : opcodes.binary }),
        strike: (fault) => faults?.strike(fault),
      },
      (text) => this.say(text),
    );
    virtual?.onFrame((bytes) => player.heard("server", bytes));
    return player;
  }

  /** Connects UART 1 and the USB port to the real bytes that the user wants there. */
  private async openEnds(): Promise<void> {
    const { board, line } = this;
    if (options.serial !== undefined) {
      const settings = (): UartSettings | undefined => board.port(uartId)?.settings;
      this.serial = followUart(await openSerialEnd(options.serial, { port: settings(), warn }), settings);
      warn(`UART 1 is ${this.serial.address}`);
      feedLine(this.serial, line);
    }
    if (options.usb !== undefined) {
      this.usb = await openSerialEnd(options.usb, { warn });
      warn(`USB is ${this.usb.address}`);
      feedLine(this.usb, {
        send: (bytes) => board.receive(usbPortId, bytes),
        get waitingBytes() {
          return board.unreadBytes(usbPortId);
        },
      });
    }
  }

  private say(text: string): void {
    write(1, `[${stamp(this.board.now())}] ${text}\n`);
  }
}

/** A line of the log, or a traceback, as a person reads it. Undefined: it is the simulator's own. */
function readable(text: string): string | undefined {
  const shown = withoutOwnFrames(traced(text));
  return shown === undefined ? undefined : shownLines(shown);
}

function interrupted(): boolean {
  return Atomics.load(flags, wantsEnd) !== 0;
}

/** The script waits. */
function rest(): void {
  Atomics.add(flags, rests, 1);
}

try {
  const world = options.realtime ? await RealWorld.open(options.url === undefined) : new VirtualWorld(seed);
  const run = new Run(world, await loadLuatos(), await loadEngines(options.engine));
  parentPort?.postMessage(await run.untilClosed());
} catch (error) {
  warn((error as Error).message);
  parentPort?.postMessage(1);
}
// Handles that a script leaves open would keep the thread alive.
process.exit();
