import { Board } from "./board/board.ts";
import type { BoardOptions, RebootReason } from "./board/board-options.ts";
import { loadLuatos } from "./board/luatos-lua.ts";
import { usualMicroseconds } from "./board/processor.ts";
import { usualAddressAfterMs } from "./board/radio.ts";
import type { UartPort } from "./board/uart-port.ts";
import { usbPortId } from "./board/usb-port.ts";
import { type BootOptions, checkOptions } from "./boot-options.ts";
import { compiled } from "./engine/compiled.ts";
import { wasmoonEngines } from "./engine/wasmoon.ts";
import { type LogLine, ModuleRecord, type SerialBytes } from "./module-record.ts";
import { mapsOf, scriptsOf } from "./module-scripts.ts";
import { addPrelude } from "./prelude.ts";
import { currentProbe } from "./probe.ts";
import { withoutOwnFrames } from "./trace/own-frames.ts";
import { luaPositionMapper } from "./trace/position-mapper.ts";
import { VirtualClock, virtualStartTime } from "./world/clock.ts";
import { type ConnectionRecord, recordedNetwork } from "./world/recorded-network.ts";
import { Rs485Line } from "./world/rs485-line.ts";
import { SerialPeer } from "./world/serial-peer.ts";
import { VirtualNetwork } from "./world/virtual-network.ts";
import { VirtualWebSocketServer } from "./world/virtual-server.ts";

/** The firmware's share of the Lua heap, in bytes. Includes garbage that is not collected yet. */
export interface HeapUse {
  usedBytes: number;
  /** The highest value in this boot. */
  peakBytes: number;
}

/** A simulated module with a serial peer and a server, in virtual time. Time passes only in `run` and `runUntil`. */
export interface SimulatedModule {
  readonly board: Board;
  readonly clock: VirtualClock;
  readonly network: VirtualNetwork;
  /** The server behind the host name that the firmware connects to. */
  readonly server: VirtualWebSocketServer;
  /** The device wired to UART 1. It sends what the test asks for. */
  readonly serial: SerialPeer;
  /** The computer at the USB port, `uart.VUART_0`. `serialTraffic(0x20)` has what the module sends to it. */
  readonly usb: SerialPeer;
  /** The device wired to another UART. Repeated calls for a port return the same peer. */
  serialPeer(uartId: number): SerialPeer;
  /** UART 1 of the module: its losses and its faults. */
  readonly uart: UartPort;
  readonly log: LogLine[];
  readonly reboots: { timeMs: number; reason: RebootReason }[];
  /** Each connection that the firmware has asked for. `server.frames` has the frames. */
  readonly connections: ConnectionRecord[];
  /** The firmware's use of the Lua heap now. Undefined while the module is off. */
  readonly heap: HeapUse | undefined;
  /** VM instructions that the firmware has executed since power on. */
  readonly instructions: number;
  /** How many timers of the firmware are running. */
  readonly timers: number;
  /**
   * Wires UART 1 to an RS-485 line. The transceiver's direction follows this pin, which has this level while receiving.
   * `serial` is a full-duplex peer and knows nothing of the line.
   */
  rs485(pin: number, receiveLevel: 0 | 1): Rs485Line;
  /** Sends bytes to UART 1, at its baud rate. */
  serialSend(bytes: Uint8Array | string): void;
  /** The bytes that UART 1 has sent so far. */
  serialReceived(): Uint8Array;
  /** The bytes that a UART has sent so far, decoded as UTF-8. Default: UART 1. */
  serialText(uartId?: number): string;
  /** The traffic on the pins of a UART so far, with pieces of some 20 ms that are still arriving. Default: UART 1. */
  serialTraffic(uartId?: number): SerialBytes[];
  /** Lets virtual time pass. */
  run(ms: number): void;
  /**
   * Lets virtual time pass until a condition holds. Throws an Error with the end of the log when the limit passes
   * first.
   */
  runUntil(what: string, holds: () => boolean, limitMs?: number): void;
  /** The log as text: one line each, with the module's time. */
  logText(): string;
  /**
   * The last lines of the log, with TypeScript positions where there is a source map, and without the simulator's own
   * lines in tracebacks. Default: all lines. To print them when a vitest test fails:
   * `onTestFailed(() => console.error(module.tracedLog(40)))`.
   */
  tracedLog(lastLines?: number): string;
  /** Switches the module off and frees its VM. */
  dispose(): void;
}

/**
 * Boots a firmware in a simulated module, in virtual time. Use it to test a firmware:
 *
 * ```ts
 * const { firmware } = await buildFirmware({ names: ["main"] });
 * const module = await bootModule({ lua: firmware[0]! });
 * module.runUntil("online", () => module.server.connected);
 * module.serialSend("hello");
 * module.run(500);
 * module.dispose();
 * ```
 *
 * Rejects with a RangeError that names an invalid option. When the file is missing, rejects with the error of the file
 * system.
 */
export async function bootModule(options: BootOptions): Promise<SimulatedModule> {
  checkOptions(options);
  const clock = new VirtualClock();
  const network = new VirtualNetwork(clock, options.seed ?? 1);
  const server = new VirtualWebSocketServer(clock);
  network.serve(options.serverHost ?? "echo.airtun.air32.cn", server);
  const record = new ModuleRecord();
  let line: Rs485Line | undefined;
  const board: Board = new Board(
    { ...(await firmwareOf(options)), clock, network: recordedNetwork(network, clock, record.connections) },
    {
      log: (text) => void record.log.push({ timeMs: board.now(), text }),
      receive: (...bytes) => record.passed("in", ...bytes),
      transmit: (id, bytes, startMs, endMs) => {
        record.passed("out", id, bytes, startMs, endMs);
        if (id === mainUartId) {
          line?.moduleSent(bytes, startMs, endMs);
        }
      },
      reboot: (reason) => void record.reboots.push({ timeMs: clock.now(), reason }),
    },
  );
  const peers = new Map<number, SerialPeer>();
  const serialPeer = (id: number): SerialPeer => {
    const peer = peers.get(id) ?? new SerialPeer(board, id, clock);
    peers.set(id, peer);
    return peer;
  };
  const serial = serialPeer(mainUartId);
  const tracedLog = (lastLines = Number.POSITIVE_INFINITY): string =>
    traced((withoutOwnFrames(record.logText()) ?? "").split("\n").slice(-lastLines).join("\n"), options);

  board.setAddress(options.network ?? true);
  board.powerOn();
  return {
    board,
    clock,
    network,
    server,
    log: record.log,
    reboots: record.reboots,
    connections: record.connections,
    get heap() {
      const { heap } = board;
      return heap && { usedBytes: heap.usedBytes, peakBytes: heap.peakBytes };
    },
    get instructions() {
      return board.instructions;
    },
    get timers() {
      return board.timers.count;
    },
    serial,
    usb: serialPeer(usbPortId),
    uart: board.uart(mainUartId),
    rs485: (pin, receiveLevel) => {
      line = new Rs485Line(board, mainUartId, clock, pin, receiveLevel);
      return line;
    },
    serialSend: (bytes) => serial.send(bytes),
    serialPeer,
    serialReceived: () => record.sentBy(mainUartId),
    serialText: (id = mainUartId) => record.sentBy(id).toString(),
    serialTraffic: (id = mainUartId) => record.trafficOf(id),
    run: (ms) => clock.advance(ms),
    runUntil: (what, holds, limitMs = 60000) => {
      if (!clock.runUntil(holds, limitMs)) {
        throw new Error(`not within ${limitMs} ms of virtual time: ${what}. The module's log ends:\n${tracedLog(40)}`);
      }
    },
    logText: () => record.logText(),
    tracedLog,
    dispose: () => board.powerOff(),
  };
}

const mainUartId = 1;

/** What the board needs of the options: its scripts, prepared for the current probe, and its model. */
async function firmwareOf(options: BootOptions): Promise<Omit<BoardOptions, "clock" | "network">> {
  const scripts = scriptsOf(options);
  const engines = options.engines ?? (await wasmoonEngines());
  const probed = currentProbe().arrange(scripts, mapsOf(options));
  if (options.prelude !== undefined) {
    addPrelude(probed.scripts, Buffer.from(options.prelude));
  }
  return {
    model: options.model ?? "Air780E",
    era: options.era ?? "2025-12",
    scripts: probed.scripts,
    luatos: compiled(engines, probed.before + (await loadLuatos()), "=luatos"),
    hostFunctions: probed.functions,
    engines,
    addressAfterMs: options.addressAfterMs ?? usualAddressAfterMs,
    seed: options.seed ?? 1,
    startTime: virtualStartTime,
    heapBytes: options.heapBytes,
    microsecondsPer1000Instructions: options.microsecondsPer1000Instructions ?? usualMicroseconds,
    mostInstructionsPerRun: options.mostInstructionsPerRun,
  };
}

/** Turns Lua positions into TypeScript positions, for each script that has a source map. */
function traced(text: string, options: BootOptions): string {
  return Object.entries(mapsOf(options)).reduce((rest, [script, map]) => luaPositionMapper(map, script)(rest), text);
}
