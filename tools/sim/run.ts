import { writeSync } from "node:fs";
import { parentPort, workerData } from "node:worker_threads";
import { Board } from "../../host/board/board.ts";
import { loadLuatos } from "../../host/board/luatos-lua.ts";
import { usualMicroseconds } from "../../host/board/processor.ts";
import { usbPortId } from "../../host/board/usb-port.ts";
import type { Engine } from "../../host/engine/engine.ts";
import { loadEngines } from "../../host/engine/index.ts";
import { VirtualClock } from "../../host/world/clock.ts";
import { openSerialEnd, type SerialEnd } from "../../host/world/serial/index.ts";
import { SerialLine } from "../../host/world/serial-line.ts";
import { type StandInServer, startStandInServer } from "../../host/world/stand-in-server/index.ts";
import { VirtualNetwork } from "../../host/world/virtual-network.ts";
import { virtualStandIn } from "../../host/world/virtual-stand-in.ts";
import { BusyClock, BusyNetwork } from "./busy.ts";
import { rests, type SimRun, wantsEnd } from "./shared.ts";

// The run itself, in a thread of its own: a script that never waits would keep the process from hearing Ctrl-C.

const uartId = 1;
/** How much virtual time passes before the thread rests. */
const sliceMs = 1000;
const realRestMs = 20;
/** So many thousands of VM instructions go by between two looks at the clock and at the user's wish. */
const callsPerLook = 100;
/** A script that runs for longer in real time without a rest is reported. */
const patienceMs = 5000;
const hint = "Ctrl-C ends it. It is here:";
const pause = new Int32Array(new SharedArrayBuffer(4));

const { options, scripts, shared } = workerData as SimRun;
const flags = new Int32Array(shared);
/** Whether the script was ended from outside while it ran. */
let stopped = false;
const limitMs = options.ms ?? Number.POSITIVE_INFINITY;

try {
  parentPort?.postMessage(await run());
} catch (error) {
  write(2, `${(error as Error).message}\n`);
  parentPort?.postMessage(1);
}
// What a script has left open would keep the thread alive.
process.exit();

async function run(): Promise<number> {
  const virtual = options.realtime ? undefined : new VirtualClock();
  const server = options.realtime && options.url === undefined ? await startStandInServer() : undefined;
  const real = virtual ? undefined : { clock: new BusyClock(), network: realNetwork(server) };
  const clock = virtual ?? (real as { clock: BusyClock }).clock;
  let serial: SerialEnd | undefined;
  let usb: SerialEnd | undefined;
  let code: number | undefined;
  let boots = 0;
  const board = new Board(
    {
      model: options.model,
      era: options.era,
      scripts,
      luatos: await loadLuatos(),
      engines: await loadEngines(options.engine),
      onInstructions: watch(() => code !== undefined || clock.now() >= limitMs),
      microsecondsPer1000Instructions: virtual ? usualMicroseconds : 0,
      heapBytes: options.heapBytes,
      clock,
      network: virtual ? virtualNetwork(virtual) : (real as { network: BusyNetwork }).network,
      addressAfterMs: options.addressAfterMs,
      seed: options.seed,
      startTime: virtual ? Date.UTC(2026, 0, 1) / 1000 : Math.floor(Date.now() / 1000),
      ...(options.url === undefined ? {} : { mapUrl: () => options.url as string }),
    },
    {
      log: (line) => {
        if (code === undefined && !stopped) {
          write(1, `[${stamp(board.now())}] ${line}\n`);
        }
      },
      transmit: (id, bytes) => {
        if (id === uartId) {
          serial?.write(bytes);
        } else if (id === usbPortId) {
          usb?.write(bytes);
        }
      },
      reboot: (reason) => {
        boots++;
        if (boots - 1 > options.reboots) {
          code ??= reason === "script" ? 0 : 1;
        }
      },
      vmExit: (problem) => {
        if (stopped) {
          code ??= 0;
          if (interrupted()) {
            write(2, `${problem}\n`);
          }
        } else if (options.reboots === 0) {
          code ??= 1;
        }
      },
      exit: (given) => {
        code ??= given;
      },
    },
  );
  board.setAddress(true);
  Atomics.add(flags, rests, 1);
  board.powerOn();
  if (options.serial !== undefined && code === undefined) {
    const line = new SerialLine(board, uartId, clock);
    serial = await openSerialEnd(options.serial, { baudRate: board.port(uartId)?.settings.baudRate ?? 115200 });
    write(2, `UART 1 is ${serial.address}\n`);
    serial.onData((bytes) => line.send(bytes));
  }
  if (options.usb !== undefined && code === undefined) {
    usb = await openSerialEnd(options.usb);
    write(2, `USB is ${usb.address}\n`);
    usb.onData((bytes) => board.receive(usbPortId, bytes));
  }
  const idle = (): boolean =>
    virtual?.idle ??
    (serial === undefined && usb === undefined && real !== undefined && !real.clock.busy && !real.network.busy);
  while (code === undefined && !interrupted() && clock.now() < limitMs && !idle()) {
    const leftMs = limitMs - clock.now();
    virtual?.runUntil(() => code !== undefined || interrupted(), Math.min(sliceMs, leftMs));
    await new Promise((resolve) =>
      virtual ? setImmediate(resolve) : setTimeout(resolve, Math.min(realRestMs, leftMs)),
    );
    Atomics.add(flags, rests, 1);
  }
  board.powerOff();
  await Promise.all([serial?.close(), usb?.close(), server?.close()]);
  return code ?? 0;
}

function interrupted(): boolean {
  return Atomics.load(flags, wantsEnd) !== 0;
}

/** Ends a script while it runs, when that is wanted, and reports one which does not come to rest. */
function watch(over: () => boolean): (engine: Engine) => void {
  let seen = { rests: -1, since: 0, told: false };
  let calls = 0;
  return (engine) => {
    if (++calls % callsPerLook !== 0) {
      return;
    }
    if (interrupted() || over()) {
      stopped = true;
      engine.stop("ended while the script ran");
    }
    const now = Atomics.load(flags, rests);
    if (now !== seen.rests) {
      seen = { rests: now, since: performance.now(), told: false };
    } else if (!seen.told && performance.now() - seen.since > patienceMs) {
      seen.told = true;
      write(2, `the script has not come to rest for ${patienceMs / 1000} s. ${hint}\n${engine.trace()}\n`);
    }
  };
}

function virtualNetwork(clock: VirtualClock): VirtualNetwork {
  const network = new VirtualNetwork(clock);
  network.serve("*", virtualStandIn(clock));
  return network;
}

function realNetwork(server: StandInServer | undefined): BusyNetwork {
  return new BusyNetwork(
    ({ host, port, tls }) =>
      server === undefined
        ? { host, port }
        : { host: "127.0.0.1", port: (tls ? server.wssPort : server.wsPort) as number },
    ({ host, port }, reason) => write(2, `${host}:${port} can not be reached: ${reason}\n`),
  );
}

/** Seconds since the power came, as the device stamps its log. */
function stamp(ms: number): string {
  return (ms / 1000).toFixed(3).padStart(13, "0");
}

/** Writes at once: what Node itself would keep for later is lost when a script hangs. */
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
      // The reader is slower than we are.
      Atomics.wait(pause, 0, 0, 5);
    }
  }
}
