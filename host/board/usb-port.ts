import { ByteQueue } from "../world/byte-queue.ts";
import type { UartSettings } from "./uart-port.ts";

/** The UART number of the USB port, `uart.VUART_0`. Higher numbers mean the same port. */
export const usbPortId = 0x20;

/** What a USB port reports. */
export interface UsbEvents {
  /** A packet of this many bytes has come. */
  received(count: number): void;
  /** Bytes have left, all at once. */
  transmit(bytes: Uint8Array): void;
}

/**
 * The virtual UART on USB, as in the ports of EC618 and EC7xx. It has no speed, notifies for each packet, and sends
 * written data at once without a "sent". Until it is set up, it is closed and receives nothing.
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

  /** Works even while the port is not set up. */
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
