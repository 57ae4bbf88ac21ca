import { openDevice } from "./device.ts";
import { openPty } from "./pty.ts";
import { openTcp, readTcpSpec } from "./tcp.ts";

/** The outside end of a module's UART, with real bytes. */
export interface SerialEnd {
  /** The address that a person connects to, e.g. "/dev/pts/3" or "127.0.0.1:7001". */
  readonly address: string;
  /** Calls the listener with each piece of bytes from outside, for the module's RX. */
  onData(listener: (bytes: Uint8Array) => void): void;
  /** Applies new settings to a real port, if they differ. A pty and TCP have no settings. */
  setUp?(settings: PortSettings): void;
  /** Stops reading from outside until `resume`: the peer has to wait. Bytes already read still arrive. */
  pause(): void;
  /** Reads from outside again. */
  resume(): void;
  /**
   * Sends bytes from the module's TX to the outside. The bytes are copied. Never throws. As on a wire, bytes are lost
   * when the peer is absent or does not read.
   */
  write(bytes: Uint8Array): void;
  /** Closes the port and leaves no process behind. Resolves when that is done, within about a second. */
  close(): Promise<void>;
}

/** The settings of a serial port. */
export interface PortSettings {
  /** Bits per second. */
  baudRate: number;
  dataBits: number;
  parity: "none" | "odd" | "even";
  stopBits: 1 | 2;
}

const usualPort: PortSettings = { baudRate: 115_200, dataBits: 8, parity: "none", stopBits: 1 };

/** How to open a serial end. Every field is optional. */
export interface SerialEndOptions {
  /** The settings of a real port. Default: 115200, 8N1. A pty and TCP have none. */
  port?: PortSettings | undefined;
  /** Called with one line when a peer comes or goes, or when the port is lost. */
  log?: (line: string) => void;
  /** Called with one line when other computers can connect. Default: `log`. */
  warn?: (line: string) => void;
}

/**
 * Opens the outside end of a UART. The spec is one of:
 * - "pty": a pseudo terminal, needs socat
 * - "tcp:PORT" or "tcp:HOST:PORT": listens, takes one client at a time, and refuses one that begins as a browser does
 * - the name of a real port such as "/dev/ttyUSB0" or "COM3"
 *
 * Rejects with an Error of one line that says what is wrong and what to do.
 */
export async function openSerialEnd(spec: string, options: SerialEndOptions = {}): Promise<SerialEnd> {
  const { port = usualPort, log = () => {}, warn = log } = options;
  if (spec === "pty") return openPty(log);
  checkSerialEnd(spec);
  if (isTcp(spec)) return openTcp(spec, log, warn);
  return openDevice(spec, port, log);
}

/** Throws an Error of one line when a spec can name no serial end. Whether a port is there, only opening it tells. */
export function checkSerialEnd(spec: string): void {
  if (isTcp(spec)) readTcpSpec(spec);
  if (spec.trim() === "") throw new Error('a serial port is "pty", "tcp:PORT", or a name such as /dev/ttyUSB0 or COM3');
}

function isTcp(spec: string): boolean {
  return /^tcp(:|$)/i.test(spec);
}
