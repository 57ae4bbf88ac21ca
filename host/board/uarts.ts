import type { HostFunction, LuaValue } from "../engine/engine.ts";
import type { Clock } from "../world/clock.ts";
import { bytes, number } from "./lua-values.ts";
import type { Memory } from "./memory.ts";
import { type AnyModelName, allModels } from "./models.ts";
import type { Pins } from "./pins.ts";
import { UartPort, type UartSettings } from "./uart-port.ts";
import { UsbPort, usbPortId } from "./usb-port.ts";

/** What the ports need from their module. */
export interface UartSurroundings {
  model: AnyModelName;
  clock: Clock;
  chance: () => number;
  pins: Pins;
  memory: () => Memory;
  /** As of `UartEvents` and `UsbEvents`, with the port's number. */
  received(id: number, count: number): void;
  /** As of `UartEvents`. USB never says it. */
  sent(id: number): void;
  /** Bytes have left on the wire, evenly spaced between the two times. */
  transmit(id: number, bytes: Uint8Array, startMs: number, endMs: number): void;
}

/** The UARTs of a module, including the one on USB, and the functions of `uart`. */
export class Uarts {
  private readonly ports = new Map<number, UartPort>();
  private readonly usb: UsbPort;

  constructor(private readonly surroundings: UartSurroundings) {
    const { clock, chance, pins } = surroundings;
    for (const id of allModels[surroundings.model].uartIds) {
      const port = new UartPort(clock, chance, {
        received: (count) => surroundings.received(id, count),
        sent: () => surroundings.sent(id),
        transmit: (data, startMs, endMs) => surroundings.transmit(id, data, startMs, endMs),
        direction: (pin, level) => pins.drivePort(pin, level),
      });
      this.ports.set(id, port);
    }
    this.usb = new UsbPort({
      received: (count) => surroundings.received(usbPortId, count),
      transmit: (data) => surroundings.transmit(usbPortId, data, clock.now(), clock.now()),
    });
  }

  /** A port of the model, open or not. */
  get(id: number): UartPort | UsbPort | undefined {
    return id >= usbPortId ? this.usb : this.ports.get(id);
  }

  /** A port with a line: any but the one on USB. */
  withLine(id: number): UartPort | undefined {
    return this.ports.get(id);
  }

  /** A reboot or a loss of power: closes all ports. */
  closeAll(): void {
    for (const port of this.ports.values()) {
      port.close();
    }
    this.usb.close();
  }

  functions(): Record<string, HostFunction> {
    const port = (id: LuaValue): UartPort | UsbPort | undefined => this.get(number(id));
    const read = (id: LuaValue, most: LuaValue): Uint8Array => port(id)?.read(number(most)) ?? new Uint8Array(0);
    const { memory } = this.surroundings;
    return {
      uartSetup: (id, baudRate, dataBits, stopBits, parity, bufferBytes, pin, receiveLevel, turnaroundUs, errorDrop) =>
        this.setUp(port(id), {
          baudRate: number(baudRate),
          dataBits: number(dataBits),
          parity: number(parity) === odd ? "odd" : number(parity) === even ? "even" : "none",
          // The chip knows no value in between.
          stopBits: stopBits === 1 ? 1 : 2,
          bitsPerByte:
            1 +
            number(dataBits) +
            (number(parity) === odd || number(parity) === even ? 1 : 0) +
            (stopBits === 1 ? 1 : 2),
          bufferBytes: number(bufferBytes),
          dropsOnError: errorDrop === dropsOnError,
          rs485: {
            pin: number(pin),
            receiveLevel: receiveLevel === 0 ? 0 : 1,
            turnaroundMs: Math.max(1, Math.floor(number(turnaroundUs) / 1000)),
          },
        }),
      uartExists: (id) => port(id) !== undefined,
      uartSize: (id) => port(id)?.size ?? 0,
      uartRead: read,
      uartReadInto: (id, most, block, at) => {
        const taken = read(id, most);
        memory().of(number(block)).set(taken, number(at));
        return taken.length;
      },
      uartWrite: (id, data) => port(id)?.write(bytes(data)) ?? -1,
      uartWriteFrom: (id, block, at, count) =>
        port(id)?.write(memory().slice(number(block), number(at), number(count))) ?? -1,
      uartClear: (id) => port(id)?.clear(),
      uartDelivered: (id) => this.withLine(number(id))?.delivered(),
      uartClose: (id) => port(id)?.close(),
    };
  }

  /**
   * Functions that scripts call all the time. A number that is not a port is left to the Lua function behind the look.
   */
  looks(): Record<string, HostFunction> {
    return {
      uartLook: (id) => (typeof id === "number" ? this.get(id)?.size : undefined),
    };
  }

  private setUp(port: UartPort | UsbPort | undefined, wanted: UartSettings): number {
    const { uartLeastBufferBytes, uartMostBufferBytes, pinCount } = allModels[this.surroundings.model];
    const { bufferBytes, rs485 } = wanted;
    port?.setUp({
      ...wanted,
      bufferBytes: Math.min(Math.max(bufferBytes, uartLeastBufferBytes), uartMostBufferBytes),
      rs485: rs485 !== undefined && rs485.pin >= 0 && rs485.pin < pinCount ? rs485 : undefined,
    });
    return port === undefined ? -1 : 0;
  }
}

const odd = 1;
const even = 2;
const dropsOnError = 0xd6;
