import { writeSync } from "node:fs";
import { parentPort, workerData } from "node:worker_threads";
import { Board } from "../../host/board/board.ts";
import { loadLuatos } from "../../host/board/luatos-lua.ts";
import { usualMicroseconds } from "../../host/board/processor.ts";
import type { UartSettings } from "../../host/board/uart-port.ts";
import { usbPortId } from "../../host/board/usb-port.ts";
import type { Engine } from "../../host/engine/engine.ts";
import { loadEngines } from "../../host/engine/index.ts";
import { Faults, Player, shownBytes } from "../../host/scenario/index.ts";
import { shownLines } from "../../host/shown.ts";
import { withoutOwnFrames } from "../../host/trace/own-frames.ts";
import { tracedBy } from "../../host/trace/position-mapper.ts";
import { VirtualClock } from "../../host/world/clock.ts";
import { feedLine, followUart } from "../../host/world/serial/feed.ts";
import { openSerialEnd, type SerialEnd } from "../../host/world/serial/index.ts";
import { SerialLine } from "../../host/world/serial-line.ts";
import { type StandInServer, startStandInServer } from "../../host/world/stand-in-server/index.ts";
import { VirtualNetwork } from "../../host/world/virtual-network.ts";
import { virtualStandIn } from "../../host/world/virtual-stand-in.ts";
import { opcodes } from "../../host/world/websocket-stream.ts";
import { BusyClock, BusyNetwork } from "./busy.ts";
import { DataLines } from "./data-lines.ts";
import { rests, type SimRun, wantsEnd } from "./shared.ts";

// The run itself, in a thread of its own: a script that never waits would keep the process from receiving Ctrl-C.

const uartId = 1;
/** How much virtual time passes before the thread pauses. */
const sliceMs = 1000;
const realRestMs = 20;
/** How many thousands of VM instructions run between two looks at the clock and at Ctrl-C. */
const callsPerLook = 100;
/** A script that does not wait for this long in real time is reported. */
const patienceMs = 5000;
/**
 * Without --ms, a script that does not wait for this long in processor time is taken to hang, on a busy computer too.
 */
const hangMs = 10_000;
const hint = "Ctrl-C ends it. It is at:";
const pause = new Int32Array(new SharedArrayBuffer(4));

const { options, scripts, scenario, shared } = workerData as SimRun;
const flags = new Int32Array(shared);
const traced = tracedBy(scripts);
/** Whether the script was ended from outside while it ran. */
let stopped = false;
/** Whether that was because it hangs. */
let hangs = false;
const { limitMs } = options;
/** Nobody has said when the run ends: after an hour, or when the script hangs. */
const hasUsualEnd = options.isUsualLimit && !options.realtime;
/** The data of the UART is shown to a user who sends something. */
const showsData = scenario.steps.length > 0;
const seed = scenario.seed ?? 1;

try {
  parentPort?.postMessage(await run());
} catch (error) {
  write(2, `${(error as Error).message}\n`);
  parentPort?.postMessage(1);
}
// Handles that a script leaves open would keep the thread alive.
process.exit();

async function run(): Promise<number> {
  const virtual = options.realtime ? undefined : virtualWorld();
  const server =
    options.realtime && options.url === undefined ? await startStandInServer({ takesAnyPath: true }) : undefined;
  const real = virtual ? undefined : { clock: new BusyClock(), network: realNetwork(server) };
  const clock = (virtual ?? (real as { clock: BusyClock })).clock;
  const out = new DataLines(clock, (text) => say(`UART 1 > ${text}`));
  let serial: SerialEnd | undefined;
  let usb: SerialEnd | undefined;
  let code: number | undefined;
  let restarts = 0;
  const board: Board = new Board(
    {
      model: scenario.model ?? "Air780E",
      era: scenario.era ?? "2025-12",
      scripts,
      luatos: await loadLuatos(),
      engines: await loadEngines(options.engine),
      onInstructions: watch(() => code !== undefined || board.now() >= limitMs),
      microsecondsPer1000Instructions: virtual ? usualMicroseconds : 0,
      heapBytes: options.heapBytes,
      clock,
      network: (virtual ?? (real as { network: BusyNetwork })).network,
      addressAfterMs: options.addressAfterMs,
      seed,
      startTime: virtual ? Date.UTC(2026, 0, 1) / 1000 : Math.floor(Date.now() / 1000),
      ...(options.url === undefined ? {} : { mapUrl: () => options.url as string }),
    },
    {
      log: (line) => {
        if (code === undefined && !stopped) {
          const shown = readable(line);
          if (shown !== undefined) {
            say(shown);
          }
          player.heard("log", Buffer.from(`${line}\n`));
        }
      },
      engineDiffers: ({ engine, place }) =>
        write(
          2,
          `${traced(place)} makes a new function each time on ${engine}; the Lua 5.3 of a module keeps the first. sys treats ` +
            "them as one, as on a module; your own == and table keys do not. To see what a module does, run with --engine lua32\n",
        ),
      transmit: (id, bytes) => {
        if (id === uartId) {
          serial?.write(bytes);
          player.heard("uart", bytes);
          if (showsData) {
            out.add(bytes);
          }
        } else if (id === usbPortId) {
          usb?.write(bytes);
          player.heard("usb", bytes);
        }
      },
      reboot: (reason) => {
        restarts += reason === "power on" ? 0 : 1;
        if (restarts > options.reboots) {
          code ??= reason === "script" ? 0 : 1;
        }
      },
      vmExit: (problem) => {
        if (stopped) {
          if (interrupted()) {
            write(2, `${readable(problem)}\n`);
          } else if (hangs) {
            write(
              2,
              `the script hangs: it never waits. --ms N lets it run for N ms of the module's time. It was at:\n${readable(problem)}\n`,
            );
          } else if (code === undefined) {
            write(2, `the time is over, but the script still runs without a wait. It was at:\n${readable(problem)}\n`);
          }
          code ??= hangs ? 1 : 0;
        } else if (options.reboots === 0) {
          code ??= 1;
        }
      },
      exit: (given) => {
        code ??= given;
      },
    },
  );
  const line = new SerialLine(board, uartId, clock);
  const after = (ms: number, action: () => void): void => void clock.after(ms, action);
  const faults = virtual && new Faults({ board, line, ...virtual }, after, (name) => say(`fault over: ${name}`));
  const player = new Player(
    scenario,
    {
      clock,
      send: (port, bytes) => {
        say(`${port === "usb" ? "USB" : "UART 1"} < ${shownBytes(bytes)}`);
        if (port === "usb") {
          board.receive(usbPortId, bytes);
        } else {
          line.send(bytes);
        }
      },
      serverSend: (bytes, isText) => virtual?.server.send(bytes, { opcode: isText ? opcodes.text : opcodes.binary }),
      strike: (fault) => faults?.strike(fault),
    },
    say,
  );
  virtual?.onFrame((bytes) => player.heard("server", bytes));
  function say(text: string): void {
    write(1, `[${stamp(board.now())}] ${text}\n`);
  }
  board.setAddress(true);
  player.start();
  Atomics.add(flags, rests, 1);
  board.powerOn();
  const warn = (line: string): void => write(2, `${line}\n`);
  if (options.serial !== undefined && code === undefined) {
    const uart = (): UartSettings | undefined => board.port(uartId)?.settings;
    serial = followUart(await openSerialEnd(options.serial, { port: uart(), warn }), uart);
    write(2, `UART 1 is ${serial.address}\n`);
    feedLine(serial, line);
  }
  if (options.usb !== undefined && code === undefined) {
    usb = await openSerialEnd(options.usb, { warn });
    write(2, `USB is ${usb.address}\n`);
    feedLine(usb, {
      send: (bytes) => board.receive(usbPortId, bytes),
      get waitingBytes() {
        return board.unreadBytes(usbPortId);
      },
    });
  }
  const idle = (): boolean =>
    virtual?.clock.idle ??
    (serial === undefined && usb === undefined && real !== undefined && !real.clock.busy && !real.network.busy);
  const over = (): boolean => code !== undefined || interrupted() || (options.scenario !== undefined && player.over);
  while (!over() && clock.now() < limitMs && !idle()) {
    const leftMs = limitMs - clock.now();
    virtual?.clock.runUntil(over, Math.min(sliceMs, leftMs));
    await new Promise((resolve) =>
      virtual ? setImmediate(resolve) : setTimeout(resolve, Math.min(realRestMs, leftMs)),
    );
    Atomics.add(flags, rests, 1);
  }
  out.flush();
  player.end();
  if (virtual && options.traffic) {
    const { upBytes, downBytes } = virtual.network.traffic;
    say(`over the network: ${upBytes} bytes up, ${downBytes} bytes down, TCP and IP included, TLS not`);
  }
  board.powerOff();
  await Promise.all([serial?.close(), usb?.close(), server?.close()]);
  for (const { timeMs, what } of interrupted() ? [] : player.misses) {
    write(2, `[${stamp(timeMs)}] MISSED ${what}\n`);
    code = 1;
  }
  if (hasUsualEnd && !interrupted() && !hangs && (stopped || clock.now() >= limitMs)) {
    write(2, "ended after an hour of the module's time. --ms sets another limit\n");
  }
  return code ?? 0;
}

/** A line of the log, or a traceback, as a person reads it. Undefined: it is the simulator's own. */
function readable(text: string): string | undefined {
  const shown = withoutOwnFrames(traced(text));
  return shown === undefined ? undefined : shownLines(shown);
}

function interrupted(): boolean {
  return Atomics.load(flags, wantsEnd) !== 0;
}

/** Ends a script while it runs: at Ctrl-C, at the limit, or when it hangs. Reports a script that does not wait. */
function watch(over: () => boolean): (engine: Engine) => void {
  let seen = { rests: -1, since: 0, sinceCpu: 0, told: false };
  let calls = 0;
  return (engine) => {
    if (++calls % callsPerLook !== 0) {
      return;
    }
    const now = Atomics.load(flags, rests);
    hangs ||= hasUsualEnd && now === seen.rests && cpuMs() - seen.sinceCpu > hangMs;
    if (hangs || interrupted() || over()) {
      stopped = true;
      engine.stop("ended while the script ran");
    }
    if (now !== seen.rests) {
      seen = { rests: now, since: performance.now(), sinceCpu: cpuMs(), told: false };
    } else if (!seen.told && performance.now() - seen.since > patienceMs) {
      seen.told = true;
      write(2, `the script has run for ${patienceMs / 1000} s without a pause. ${hint}\n${readable(engine.trace())}\n`);
    }
  };
}

function cpuMs(): number {
  return process.cpuUsage().user / 1000;
}

/** A network in virtual time. A stand-in for the tutorial's server answers under every name. */
function virtualWorld() {
  const clock = new VirtualClock();
  const network = new VirtualNetwork(clock, seed);
  const server = virtualStandIn(clock);
  network.serve("*", server);
  const { onFrame } = server;
  return {
    clock,
    network,
    server,
    onFrame: (heard: (bytes: Uint8Array) => void): void => {
      server.onFrame = (frame) => {
        heard(frame.payload);
        onFrame?.(frame);
      };
    },
  };
}

function realNetwork(server: StandInServer | undefined): BusyNetwork {
  return new BusyNetwork(
    ({ host, port, tls }) =>
      server === undefined
        ? { host, port }
        : { host: "127.0.0.1", port: (tls ? server.wssPort : server.wsPort) as number },
    ({ host, port }, reason) => write(2, `${host}:${port} cannot be reached: ${reason}\n`),
  );
}

/** Seconds since power-on, as the module stamps its log. */
function stamp(ms: number): string {
  return (ms / 1000).toFixed(3).padStart(13, "0");
}

/** Writes synchronously: output that Node would buffer is lost when a script hangs. */
function write(file: 1 | 2, text: string): void {
  let rest = Buffer.from(text);
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(file, rest));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === "EPIPE" || code === "EOF") {
        process.exit();
      }
      if (code !== "EAGAIN") {
        throw error;
      }
      // The reader is slower than this program.
      Atomics.wait(pause, 0, 0, 5);
    }
  }
}
