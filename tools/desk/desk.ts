import { Board, type RebootReason } from "../../host/board/board.ts";
import { loadLuatos } from "../../host/board/luatos-lua.ts";
import type { ModelName } from "../../host/board/models.ts";
import { usualAddressAfterMs } from "../../host/board/radio.ts";
import type { UartPort, UartSettings } from "../../host/board/uart-port.ts";
import { usbPortId } from "../../host/board/usb-port.ts";
import { type EngineName, loadEngines } from "../../host/engine/index.ts";
import { type FaultName, type FaultStep, Faults } from "../../host/scenario/index.ts";
import { BridgedServer, type BridgeListener } from "../../host/world/bridged-server.ts";
import { RealClock } from "../../host/world/clock.ts";
import type { Target } from "../../host/world/network.ts";
import type { Route } from "../../host/world/real-network.ts";
import { SerialLine } from "../../host/world/serial-line.ts";
import { VirtualNetwork } from "../../host/world/virtual-network.ts";
import { readScripts } from "../scripts.ts";
import { tracedBy } from "../traced-by.ts";
import { countingScript, countsFunction, countsPrelude, countsTopic } from "./counts.ts";
import type { GatewayCounts } from "./protocol.ts";

export interface DeskOptions {
  /** The script folder, with a main.lua. */
  scriptDirectory: string;
  model: ModelName;
  engine: EngineName;
  /** Where connections really go. */
  route: (target: Target) => Route;
  /** Another URL in place of the one that the firmware asks for. */
  mapUrl?: (url: string) => string;
}

/** What a desk tells. */
export interface DeskListener {
  /** A line of the module's log. Where a source map lies beside main.lua, positions are those of the TypeScript. */
  log(line: string): void;
  /** Bytes have come out of UART 1. */
  transmit(bytes: Uint8Array): void;
  /** Bytes have reached UART 1. */
  receive?(bytes: Uint8Array): void;
  /** Bytes have come out of the USB port, `uart.VUART_0`. */
  transmitUsb?(bytes: Uint8Array): void;
  reboot(reason: RebootReason): void;
  /** The script has ended; the module boots anew. */
  vmExit?(): void;
  /** A connection could not be made. The firmware is told less. */
  unreachable(target: Target, reason: string): void;
  /** What passes between module and server. */
  bridge?: Omit<BridgeListener, "unreachable">;
  /** The gateway's counts, after `askCounts`. */
  counts?(counts: GatewayCounts): void;
}

/** A simulated module in real time, whose way to the server is a virtual one in front of real sockets. */
export interface Desk {
  /** Milliseconds since the power came. */
  now(): number;
  /** Sends bytes to UART 1, at its baud rate. */
  serialSend(bytes: Uint8Array): void;
  /** Bytes that wait for their turn on the wire to UART 1. */
  serialWaitingBytes(): number;
  /** Sends bytes to the USB port. */
  usbSend(bytes: Uint8Array): void;
  /** Bytes at the USB port that the script has not read. */
  usbWaitingBytes(): number;
  /** How UART 1 is set up, or undefined before the firmware has done it. */
  serialSettings(): UartSettings | undefined;
  /** UART 1: what it has lost. */
  readonly uart: Pick<UartPort, "overrunBytes">;
  /** The pins that the script drives. */
  pins(): { pin: number; level: 0 | 1 }[];
  /** What the firmware holds of the Lua heap. Undefined while the module is off. */
  heapBytes(): number | undefined;
  /** Has the firmware tell its counts, if it has any that we know, and memory for it. */
  askCounts(): void;
  /** Makes something go wrong, as in a scenario. Throws an Error for people where it can not. */
  strike(fault: Omit<FaultStep, "atMs">): void;
  /** Ends what is wrong. */
  endFault(name: FaultName): void;
  /** What is wrong now. */
  faults(): FaultName[];
  /** The port that the module's connection comes from, as a real server on this computer sees it. */
  linkPort(): number | undefined;
  /** Reads the script folder again and boots what is there, as after flashing. Throws as `openDesk` does. */
  reload(): void;
  /** A file of the script folder, as text. */
  script(name: string): string;
  close(): void;
}

/** The UART that a serial peer is connected to: MAIN_UART. */
const uartId = 1;

/** Boots a script folder. Throws an Error with one clear line when there is no main.lua. */
export async function openDesk(options: DeskOptions, listener: DeskListener): Promise<Desk> {
  const scripts = new Map<string, Uint8Array>();
  let files = readScripts(options.scriptDirectory);
  let traced = tracedBy(files);
  const tellsCounts = listener.counts !== undefined;
  const takeScripts = (): void => {
    scripts.clear();
    for (const [name, text] of files) {
      scripts.set(name, text);
    }
    if (tellsCounts) {
      scripts.set("main.lua", Buffer.from(countingScript(textOf(files, "main.lua"))));
    }
    traced = tracedBy(files);
  };
  takeScripts();
  const clock = new RealClock();
  const network = new VirtualNetwork(clock, Date.now());
  const server = new BridgedServer(clock, options.route, {
    asked: (...told) => listener.bridge?.asked(...told),
    head: (...told) => listener.bridge?.head(...told),
    frame: (...told) => listener.bridge?.frame(...told),
    ended: (...told) => listener.bridge?.ended(...told),
    unreachable: (...told) => listener.unreachable(...told),
  });
  network.serve("*", server);
  const board: Board = new Board(
    {
      model: options.model,
      era: "2025-12",
      scripts,
      luatos: (tellsCounts ? countsPrelude : "") + (await loadLuatos()),
      ...(tellsCounts ? { hostFunctions: { deskCounts: countsFunction((counts) => listener.counts?.(counts)) } } : {}),
      engines: await loadEngines(options.engine),
      clock,
      network,
      addressAfterMs: usualAddressAfterMs,
      seed: Date.now(),
      startTime: Math.floor(Date.now() / 1000),
      ...(options.mapUrl ? { mapUrl: options.mapUrl } : {}),
    },
    {
      log: (line) => listener.log(traced(line)),
      receive: (id, bytes) => {
        if (id === uartId) {
          listener.receive?.(bytes);
        }
      },
      transmit: (id, bytes) => {
        if (id === uartId) {
          listener.transmit(bytes);
        } else if (id === usbPortId) {
          listener.transmitUsb?.(bytes);
        }
      },
      reboot: listener.reboot,
      vmExit: () => listener.vmExit?.(),
    },
  );
  const line = new SerialLine(board, uartId, clock);
  const faults = new Faults({ board, network, server, line }, (ms, action) => void clock.after(ms, action));
  const startMs = clock.now();
  board.setAddress(true);
  board.powerOn();
  return {
    now: () => clock.now() - startMs,
    serialSend: (bytes) => line.send(bytes),
    usbSend: (bytes) => board.receive(usbPortId, bytes),
    usbWaitingBytes: () => board.unreadBytes(usbPortId),
    serialWaitingBytes: () => line.waitingBytes,
    serialSettings: () => board.port(uartId)?.settings,
    uart: board.uart(uartId),
    pins: () => board.pins.outputs,
    heapBytes: () => board.heap?.usedBytes,
    askCounts: () => {
      // Asking takes a little of the Lua heap. Where there is none, it would end the VM.
      if (!faults.names.includes("short-memory")) {
        board.publish(countsTopic);
      }
    },
    strike: (fault) => faults.strike({ atMs: 0, ...fault }),
    endFault: (name) => faults.end(name),
    faults: () => faults.names,
    linkPort: () => server.localPort,
    reload: () => {
      files = readScripts(options.scriptDirectory);
      board.powerOff();
      takeScripts();
      board.powerOn();
    },
    script: (name) => textOf(files, name),
    close: () => {
      board.powerOff();
      server.close();
    },
  };
}

function textOf(files: ReadonlyMap<string, Uint8Array>, name: string): string {
  return Buffer.from(files.get(name) ?? []).toString();
}
