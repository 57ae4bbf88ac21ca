import { openDevice } from "./device.ts";
import { openPty } from "./pty.ts";
import { openTcp } from "./tcp.ts";

/** The outside end of a module's UART, on real bytes. */
export interface SerialEnd {
  /** What a person connects to, e.g. "/dev/pts/3" or "127.0.0.1:7001". */
  readonly address: string;
  /** Calls the listener with each piece of bytes that arrives from outside, for the module's RX. */
  onData(listener: (bytes: Uint8Array) => void): void;
  /** Sets a real port up anew, when it is set up otherwise. A pty and TCP have nothing to set up. */
  setUp?(settings: PortSettings): void;
  /** Reads no more from outside until `resume`: a peer that goes on sending has to wait. Bytes that were read still come. */
  pause(): void;
  resume(): void;
  /**
   * Sends bytes that came out of the module's TX. The bytes are copied.
   * Never throws; bytes for a peer that is not there, or that does not read, are lost, as on a wire.
   */
  write(bytes: Uint8Array): void;
  /** Gives the port back. Leaves no process behind. Resolves when it is done, within about a second. */
  close(): Promise<void>;
}

/** How a real serial port is set up. */
export interface PortSettings {
  /** Bits per second. */
  baudRate: number;
  dataBits: number;
  parity: "none" | "odd" | "even";
  stopBits: 1 | 2;
}

const usualPort: PortSettings = { baudRate: 115_200, dataBits: 8, parity: "none", stopBits: 1 };

/** How a serial end is opened. Every field can be left out. */
export interface SerialEndOptions {
  /** How a real port is set up. Default: 115200, 8N1. A pty and TCP have no such thing. */
  port?: PortSettings | undefined;
  /** Gets one line when a peer comes or goes, or when the port is lost. Default: nobody does. */
  log?: (line: string) => void;
}

/**
 * Opens the outside end of a UART.
 * The spec is "pty" (a pseudo terminal, needs socat), "tcp:PORT" or "tcp:HOST:PORT" (listens, one client at a time, and
 * refuses one that begins as a browser does),
 * or the name of a real port such as "/dev/ttyUSB0" or "COM3".
 * Rejects with an Error of one line that says what is wrong and what to do.
 */
export async function openSerialEnd(spec: string, options: SerialEndOptions = {}): Promise<SerialEnd> {
  const { port = usualPort, log = () => {} } = options;
  if (spec === "pty") return openPty(log);
  if (/^tcp(:|$)/.test(spec)) return openTcp(spec, log);
  if (spec.trim() === "") throw new Error('a serial port is "pty", "tcp:PORT", or a name such as /dev/ttyUSB0 or COM3');
  return openDevice(spec, port, log);
}
