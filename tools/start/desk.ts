import { Board, type RebootReason } from "../../host/board/board.ts";
import { loadLuatos } from "../../host/board/luatos-lua.ts";
import type { ModelName } from "../../host/board/models.ts";
import type { UartSettings } from "../../host/board/uart-port.ts";
import { usbPortId } from "../../host/board/usb-port.ts";
import { type EngineName, loadEngines } from "../../host/engine/index.ts";
import { RealClock } from "../../host/world/clock.ts";
import type { Target } from "../../host/world/network.ts";
import { RealNetwork, type Route } from "../../host/world/real-network.ts";
import { SerialLine } from "../../host/world/serial-line.ts";
import { readScripts } from "../scripts.ts";
import { tracedBy } from "../traced-by.ts";

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
  /** Bytes have come out of the USB port, `uart.VUART_0`. */
  transmitUsb?(bytes: Uint8Array): void;
  reboot(reason: RebootReason): void;
  /** A connection could not be made. The firmware is told less. */
  unreachable(target: Target, reason: string): void;
}

/** A simulated module in real time, on real sockets. */
export interface Desk {
  /** Sends bytes to UART 1, at its baud rate. */
  serialSend(bytes: Uint8Array): void;
  /** Bytes that wait for their turn on the wire to UART 1. */
  serialWaitingBytes(): number;
  /** Sends bytes to the USB port. */
  usbSend(bytes: Uint8Array): void;
  /** How UART 1 is set up, or undefined before the firmware has done it. */
  serialSettings(): UartSettings | undefined;
  /** Reads the script folder again and boots what is there, as after flashing. Throws as `openDesk` does. */
  reload(): void;
  close(): void;
}

/** The UART that a serial peer is connected to: MAIN_UART. */
const uartId = 1;

/** Boots a script folder. Throws an Error with one clear line when there is no main.lua. */
export async function openDesk(options: DeskOptions, listener: DeskListener): Promise<Desk> {
  const scripts = readScripts(options.scriptDirectory);
  let traced = tracedBy(scripts);
  const clock = new RealClock();
  const board = new Board(
    {
      model: options.model,
      era: "2025-12",
      scripts,
      luatos: await loadLuatos(),
      engines: await loadEngines(options.engine),
      clock,
      network: new RealNetwork(options.route, listener.unreachable),
      seed: Date.now(),
      startTime: Math.floor(Date.now() / 1000),
      ...(options.mapUrl ? { mapUrl: options.mapUrl } : {}),
    },
    {
      log: (line) => listener.log(traced(line)),
      transmit: (id, bytes) => {
        if (id === uartId) {
          listener.transmit(bytes);
        } else if (id === usbPortId) {
          listener.transmitUsb?.(bytes);
        }
      },
      reboot: listener.reboot,
    },
  );
  const line = new SerialLine(board, uartId, clock);
  board.setAddress(true);
  board.powerOn();
  return {
    serialSend: (bytes) => line.send(bytes),
    usbSend: (bytes) => board.receive(usbPortId, bytes),
    serialWaitingBytes: () => line.waitingBytes,
    serialSettings: () => board.port(uartId)?.settings,
    reload: () => {
      const fresh = readScripts(options.scriptDirectory);
      board.powerOff();
      scripts.clear();
      for (const [name, text] of fresh) {
        scripts.set(name, text);
      }
      traced = tracedBy(scripts);
      board.powerOn();
    },
    close: () => board.powerOff(),
  };
}
