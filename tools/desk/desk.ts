import { Board } from "../../host/board/board.ts";
import type { BoardListener, RebootReason } from "../../host/board/board-options.ts";
import { loadLuatos } from "../../host/board/luatos-lua.ts";
import type { ModelName } from "../../host/board/models.ts";
import { usualAddressAfterMs } from "../../host/board/radio.ts";
import type { UartPort, UartSettings } from "../../host/board/uart-port.ts";
import { usbPortId } from "../../host/board/usb-port.ts";
import { type EngineName, loadEngines } from "../../host/engine/index.ts";
import { addPrelude } from "../../host/prelude.ts";
import { type FaultName, type FaultStep, Faults } from "../../host/scenario/index.ts";
import { withoutOwnFrames } from "../../host/trace/own-frames.ts";
import { tracedBy } from "../../host/trace/position-mapper.ts";
import { BridgedServer, type BridgeListener } from "../../host/world/bridged-server.ts";
import { RealClock } from "../../host/world/clock.ts";
import type { Target } from "../../host/world/network.ts";
import type { Route } from "../../host/world/real-network.ts";
import { SerialLine } from "../../host/world/serial-line.ts";
import { VirtualNetwork } from "../../host/world/virtual-network.ts";
import { readScripts } from "../scripts.ts";
import { countingScript, countsFunction, countsPrelude, countsTopic } from "./counts.ts";
import type { GatewayCounts } from "./protocol.ts";

/** What a desk boots, and where its connections lead. */
export interface DeskOptions {
  /** The script folder. It contains a main.lua. */
  scriptDirectory: string;
  /** Lua that runs before main.lua. It is asked for at each boot of the folder. */
  prelude?: () => Uint8Array | undefined;
  model: ModelName;
  engine: EngineName;
  /** The real address of each connection. */
  route: (target: Target) => Route;
  /** Replaces the URL that the firmware asks for. */
  mapUrl?: (url: string) => string;
}

/** The events of a desk. */
export interface DeskListener {
  /** A line of the module's log. If there is a source map beside main.lua, positions are those of the TypeScript. */
  log(line: string): void;
  /** UART 1 has sent bytes. */
  transmit(bytes: Uint8Array): void;
  /** Bytes have arrived at UART 1. */
  receive?(bytes: Uint8Array): void;
  /** The USB port, `uart.VUART_0`, has sent bytes. */
  transmitUsb?(bytes: Uint8Array): void;
  /** The module boots. */
  reboot(reason: RebootReason): void;
  /** The script has ended. The module reboots. */
  vmExit?(): void;
  /** A connection could not be made. The firmware gets fewer details. */
  unreachable(target: Target, reason: string): void;
  /** The traffic between module and server. */
  bridge?: Omit<BridgeListener, "unreachable">;
  /** The gateway's counts: the answer to `askCounts`. */
  counts?(counts: GatewayCounts): void;
}

/** A simulated module in real time. Its connections go through a virtual server to real sockets. */
export interface Desk {
  /** Milliseconds since power-on. */
  now(): number;
  /** Sends bytes to UART 1, at its baud rate. */
  serialSend(bytes: Uint8Array): void;
  /** Bytes that still wait to be sent on the wire to UART 1. */
  serialWaitingBytes(): number;
  /** Sends bytes to the USB port. */
  usbSend(bytes: Uint8Array): void;
  /** Bytes at the USB port that the script has not read yet. */
  usbWaitingBytes(): number;
  /** The settings of UART 1. Undefined until the firmware has set it up. */
  serialSettings(): UartSettings | undefined;
  /** UART 1, with the number of bytes that it has lost. */
  readonly uart: Pick<UartPort, "overrunBytes">;
  /** The pins that the script drives. */
  pins(): { pin: number; level: 0 | 1 }[];
  /** Bytes of the Lua heap that the firmware uses. Undefined while the module is off. */
  heapBytes(): number | undefined;
  /** Asks the firmware for its counts. Nothing comes when it has no counts that we know, or too little memory. */
  askCounts(): void;
  /** Starts a fault, as in a scenario. Throws an Error for people when that is not possible. */
  strike(fault: Omit<FaultStep, "atMs">): void;
  /** Ends a fault. */
  endFault(name: FaultName): void;
  /** The faults that last now. */
  faults(): FaultName[];
  /** The local port of the module's connection, as a real server on this computer sees it. */
  linkPort(): number | undefined;
  /** Reads the script folder again and boots it, as after flashing. Throws like `openDesk`. */
  reload(): void;
  /** The text of a file in the script folder. */
  script(name: string): string;
  /** Switches the module off, and ends all connections. */
  close(): void;
}

/** The UART of the serial peer: MAIN_UART. */
const uartId = 1;

/** Boots a script folder. Throws an Error of one line when there is no main.lua. */
export async function openDesk(options: DeskOptions, listener: DeskListener): Promise<Desk> {
  const tellsCounts = listener.counts !== undefined;
  const folder = new ScriptFolder(options, tellsCounts);
  const clock = new RealClock();
  const network = new VirtualNetwork(clock, Date.now());
  const server = new BridgedServer(clock, options.route, bridgeListener(listener));
  network.serve("*", server);
  const board: Board = new Board(
    {
      model: options.model,
      era: "2025-12",
      scripts: folder.scripts,
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
    boardListener(listener, folder),
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
      // A request takes a little of the Lua heap. When none is left, it would end the VM.
      if (!faults.names.includes("short-memory")) {
        board.publish(countsTopic);
      }
    },
    strike: (fault) => faults.strike({ atMs: 0, ...fault }),
    endFault: (name) => faults.end(name),
    faults: () => faults.names,
    linkPort: () => server.localPort,
    reload: () => {
      folder.read();
      board.powerOff();
      folder.take();
      board.powerOn();
    },
    script: (name) => folder.text(name),
    close: () => {
      board.powerOff();
      server.close();
    },
  };
}

/** Passes on the events of the board that a desk has. */
function boardListener(listener: DeskListener, folder: ScriptFolder): BoardListener {
  return {
    log: (line) => {
      const shown = withoutOwnFrames(folder.traced(line));
      if (shown !== undefined) {
        listener.log(shown);
      }
    },
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
  };
}

function bridgeListener(listener: DeskListener): BridgeListener {
  return {
    asked: (...told) => listener.bridge?.asked(...told),
    head: (...told) => listener.bridge?.head(...told),
    frame: (...told) => listener.bridge?.frame(...told),
    ended: (...told) => listener.bridge?.ended(...told),
    unreachable: (...told) => listener.unreachable(...told),
  };
}

/** The script folder of a desk, as it was read, and as it boots. */
class ScriptFolder {
  /** What boots: the folder, with the counting and the prelude added. */
  readonly scripts = new Map<string, Uint8Array>();
  /** Turns positions of main.lua into those of its TypeScript. */
  traced: (line: string) => string = (line) => line;
  private files: ReadonlyMap<string, Uint8Array> = new Map();

  /** Reads the folder. Throws an Error of one line when there is no main.lua. */
  constructor(
    private readonly options: DeskOptions,
    private readonly tellsCounts: boolean,
  ) {
    this.read();
    this.take();
  }

  /** Reads the folder again. `scripts` stay as they are until `take`. */
  read(): void {
    this.files = readScripts(this.options.scriptDirectory);
  }

  /** Gives `scripts` what was read. */
  take(): void {
    this.scripts.clear();
    for (const [name, bytes] of this.files) {
      this.scripts.set(name, bytes);
    }
    if (this.tellsCounts) {
      this.scripts.set("main.lua", Buffer.from(countingScript(this.text("main.lua"))));
    }
    const prelude = this.options.prelude?.();
    if (prelude !== undefined) {
      addPrelude(this.scripts, prelude);
    }
    this.traced = tracedBy(this.files);
  }

  /** The text of a file as it was read. */
  text(name: string): string {
    return Buffer.from(this.files.get(name) ?? []).toString();
  }
}
