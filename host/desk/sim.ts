import { luaSyntaxError } from "../../build/lua-syntax.ts";
import { Board } from "../board/board.ts";
import { loadLuatos } from "../board/luatos-lua.ts";
import { wasmoonEngines } from "../engine/wasmoon.ts";
import { type Clock, RealClock, VirtualClock } from "../world/clock.ts";
import type { Network } from "../world/network.ts";
import { RealNetwork } from "../world/real-network.ts";
import { openSerialEnd, type SerialEnd } from "../world/serial/index.ts";
import { SerialLine } from "../world/serial-line.ts";
import { type StandInServer, startStandInServer } from "../world/stand-in-server/index.ts";
import { VirtualNetwork } from "../world/virtual-network.ts";
import { virtualStandIn } from "../world/virtual-stand-in.ts";
import { readScripts } from "./scripts.ts";
import { readSimOptions, type SimOptions, simHelp } from "./sim-options.ts";

const uartId = 1;
/** How much virtual time passes before Ctrl-C is looked at. */
const sliceMs = 1000;

process.exit(await main());

async function main(): Promise<number> {
  let options: SimOptions;
  try {
    options = readSimOptions(process.argv.slice(2));
  } catch (error) {
    console.error(`${(error as Error).message}\nTry: npm run sim -- --help`);
    return 2;
  }
  if (options.help) {
    console.log(simHelp);
    return 0;
  }
  let scripts: Map<string, Uint8Array>;
  try {
    scripts = readScripts(options.directory);
    for (const [name, text] of scripts) {
      const problem = name.endsWith(".lua") ? luaSyntaxError(Buffer.from(text).toString("latin1"), name) : undefined;
      if (problem !== undefined) {
        throw new Error(problem);
      }
    }
  } catch (error) {
    console.error((error as Error).message);
    return 2;
  }
  try {
    return await run(options, scripts);
  } catch (error) {
    console.error((error as Error).message);
    return 1;
  }
}

async function run(options: SimOptions, scripts: Map<string, Uint8Array>): Promise<number> {
  const virtual = options.realtime ? undefined : new VirtualClock();
  const clock: Clock = virtual ?? new RealClock();
  const server = options.realtime && options.url === undefined ? await startStandInServer() : undefined;
  let serial: SerialEnd | undefined;
  let code: number | undefined;
  let failed = false;
  let boots = 0;
  const startTime = virtual ? Date.UTC(2026, 0, 1) / 1000 : Math.floor(Date.now() / 1000);
  const board = new Board(
    {
      model: options.model,
      era: options.era,
      scripts,
      luatos: await loadLuatos(),
      engines: await wasmoonEngines(),
      clock,
      network: virtual ? virtualWorld(virtual) : realWorld(server),
      seed: options.seed,
      startTime,
      ...(options.url === undefined ? {} : { mapUrl: () => options.url as string }),
    },
    {
      log: (line) => console.log(`[${stamp(clock.now())}] ${line}`),
      transmit: (id, bytes) => {
        if (id === uartId) {
          serial?.write(bytes);
        }
      },
      reboot: () => {
        boots++;
        if (boots - 1 > options.reboots) {
          code ??= failed ? 1 : 0;
        }
      },
      vmExit: (problem) => {
        failed = problem !== "";
        if (options.reboots === 0) {
          code ??= failed ? 1 : 0;
        }
      },
      exit: (given) => {
        code ??= given;
      },
    },
  );
  board.setAddress(true);
  board.powerOn();
  if (options.serial !== undefined) {
    const line = new SerialLine(board, uartId, clock);
    serial = await openSerialEnd(options.serial, { baudRate: board.port(uartId)?.settings.baudRate ?? 115200 });
    console.error(`UART 1 is ${serial.address}`);
    serial.onData((bytes) => line.send(bytes));
  }
  let interrupted = false;
  process.on("SIGINT", () => {
    interrupted = true;
  });
  while (
    code === undefined &&
    !interrupted &&
    clock.now() < (options.ms ?? Number.POSITIVE_INFINITY) &&
    !virtual?.idle
  ) {
    const left = Math.min(sliceMs, (options.ms ?? Number.POSITIVE_INFINITY) - clock.now());
    virtual?.runUntil(() => code !== undefined, left);
    await new Promise((resolve) => (virtual ? setImmediate(resolve) : setTimeout(resolve, Math.min(left, 20))));
  }
  board.powerOff();
  await Promise.all([serial?.close(), server?.close()]);
  return code ?? 0;
}

function virtualWorld(clock: VirtualClock): Network {
  const network = new VirtualNetwork(clock);
  network.serve("*", virtualStandIn(clock));
  return network;
}

function realWorld(server: StandInServer | undefined): Network {
  return new RealNetwork(
    ({ host, port, tls }) =>
      server === undefined
        ? { host, port }
        : { host: "127.0.0.1", port: (tls ? server.wssPort : server.wsPort) as number },
    ({ host, port }, reason) => console.error(`${host}:${port} can not be reached: ${reason}`),
  );
}

/** Seconds since the power came, as the device stamps its log. */
function stamp(ms: number): string {
  return (ms / 1000).toFixed(3).padStart(13, "0");
}
