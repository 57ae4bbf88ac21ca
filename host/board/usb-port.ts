import { ByteQueue } from "../world/byte-queue.ts";
import type { UartSettings } from "./uart-port.ts";

/** The UART number of the USB port, `uart.VUART_0`. Higher numbers lead to it, too. */
export const usbPortId = 0x20;

/** What a USB port tells. */
export interface UsbEvents {
  received(count: number): void;
  /** Bytes have left, all at once. */
  transmit(bytes: Uint8Array): void;
}

/**
 * The virtual UART on USB, as the ports of EC618 and EC7xx have it: no speed, each packet is told of, what is written
 * leaves at once and nothing says "sent". It is closed until it is set up, and hears nothing then.
 */
export class UsbPort {
  settings: UartSettings | undefined;
  private readonly fifo = new ByteQueue();

  constructor(private readonly events: UsbEvents) {}

  get size(): number {
    return this.fifo.length;
  }

  setUp(settings: UartSettings): void {
    this.close();
    this.settings = { ...settings, baudRate: Number.POSITIVE_INFINITY };
  }

  receive(bytes: Uint8Array): void {
    if (this.settings !== undefined && bytes.length > 0) {
      this.fifo.push(Uint8Array.from(bytes));
      this.events.received(bytes.length);
    }
  }

  clear(): void {
    this.fifo.clear();
  }

  read(most: number): Uint8Array {
    return this.fifo.take(most);
  }

  /** Whether it is set up or not. */
  write(bytes: Uint8Array): number {
    if (bytes.length > 0) {
      this.events.transmit(Uint8Array.from(bytes));
    }
    return bytes.length;
  }

  close(): void {
    this.settings = undefined;
    this.fifo.clear();
  }
}
