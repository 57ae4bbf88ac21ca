import { existsSync, readFileSync } from "node:fs";
import { luaPositionMapper } from "../build/trace/position-mapper.ts";
import { Board, type RebootReason } from "./board/board.ts";
import { loadLuatos } from "./board/luatos-lua.ts";
import type { ModelName } from "./board/models.ts";
import type { FirmwareEra } from "./board/websocket-client.ts";
import { wasmoonEngines } from "./engine/wasmoon.ts";
import { VirtualClock } from "./world/clock.ts";
import { SerialLine } from "./world/serial-line.ts";
import { VirtualNetwork } from "./world/virtual-network.ts";
import { VirtualWebSocketServer } from "./world/virtual-server.ts";

export interface BootOptions {
  /** A main.lua: its text, or where it is. */
  lua: string | { file: string };
  /** More files of the script folder: name → text. */
  scripts?: Record<string, string>;
  model?: ModelName;
  era?: FirmwareEra;
  /** The host name that the virtual server stands behind. Default: the tutorial's. */
  serverHost?: string;
  /** Whether the module has an address from the start. Default: true. */
  network?: boolean;
  seed?: number;
}

/** A line of the module's log. */
export interface LogLine {
  timeMs: number;
  text: string;
}

/** A simulated module with a serial peer and a server, in virtual time. Time passes only in `run` and `runUntil`. */
export interface SimulatedModule {
  readonly board: Board;
  readonly clock: VirtualClock;
  readonly network: VirtualNetwork;
  /** What stands behind the host name that the firmware connects to. */
  readonly server: VirtualWebSocketServer;
  readonly log: LogLine[];
  readonly reboots: { timeMs: number; reason: RebootReason }[];
  /** Sends bytes to UART 1, at its baud rate. */
  serialSend(bytes: Uint8Array | string): void;
  /** What came out of UART 1 so far. */
  serialReceived(): Uint8Array;
  /** Lets virtual time pass. */
  run(ms: number): void;
  /** Lets virtual time pass until a condition holds. Throws an Error with the end of the log when it never does. */
  runUntil(what: string, holds: () => boolean, limitMs?: number): void;
  /** The log as text, one line each, with the module's time. */
  logText(): string;
  /** Switches the module off and frees its VM. */
  dispose(): void;
}

/**
 * Boots a firmware in a simulated module, in virtual time. This is the way to run a firmware in a test:
 *
 * ```ts
 * const module = await bootModule({ lua: { file: "lua-out/main.lua" } });
 * module.runUntil("online", () => module.server.connected);
 * module.serialSend("hello");
 * module.run(500);
 * module.dispose();
 * ```
 *
 * Throws what the file system throws when the file is not there.
 */
export async function bootModule(options: BootOptions): Promise<SimulatedModule> {
  const uartId = 1;
  const clock = new VirtualClock();
  const network = new VirtualNetwork(clock);
  const server = new VirtualWebSocketServer(clock);
  network.serve(options.serverHost ?? "echo.airtun.air32.cn", server);
  const main = typeof options.lua === "string" ? Buffer.from(options.lua) : readFileSync(options.lua.file);
  const scripts = new Map<string, Uint8Array>([["main.lua", main]]);
  for (const [name, text] of Object.entries(options.scripts ?? {})) {
    scripts.set(name, Buffer.from(text));
  }

  const log: LogLine[] = [];
  const reboots: SimulatedModule["reboots"] = [];
  const received: Uint8Array[] = [];
  const board = new Board(
    {
      model: options.model ?? "Air780E",
      era: options.era ?? "2025-12",
      scripts,
      luatos: await loadLuatos(),
      engines: await wasmoonEngines(),
      clock,
      network,
      seed: options.seed ?? 1,
      startTime: Date.UTC(2026, 0, 1) / 1000,
    },
    {
      log: (text) => void log.push({ timeMs: clock.now(), text }),
      transmit: (id, bytes) => {
        if (id === uartId) {
          received.push(Uint8Array.from(bytes));
        }
      },
      reboot: (reason) => void reboots.push({ timeMs: clock.now(), reason }),
    },
  );
  const line = new SerialLine(board, uartId, clock);
  const toTypeScript = mapperBeside(options.lua);
  const logText = (): string => log.map(({ timeMs, text }) => `[${(timeMs / 1000).toFixed(3)}] ${text}`).join("\n");

  board.setAddress(options.network ?? true);
  board.powerOn();
  return {
    board,
    clock,
    network,
    server,
    log,
    reboots,
    serialSend: (bytes) => line.send(Buffer.from(bytes)),
    serialReceived: () => Buffer.concat(received),
    run: (ms) => clock.advance(ms),
    runUntil: (what, holds, limitMs = 60000) => {
      if (!clock.runUntil(holds, limitMs)) {
        const tail = logText().split("\n").slice(-40).join("\n");
        throw new Error(
          `not within ${limitMs} ms of virtual time: ${what}. The module's log ends:\n${toTypeScript(tail)}`,
        );
      }
    },
    logText,
    dispose: () => board.powerOff(),
  };
}

/** Lua positions as TypeScript positions, where a source map lies beside the firmware. */
function mapperBeside(lua: BootOptions["lua"]): (text: string) => string {
  const map = typeof lua === "string" ? undefined : `${lua.file}.map`;
  return map !== undefined && existsSync(map) ? luaPositionMapper(readFileSync(map, "utf8")) : (text) => text;
}
