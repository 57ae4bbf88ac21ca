import { readdir } from "node:fs/promises";
import type { Duplex } from "node:stream";
import type { PortSettings, SerialEnd } from "./index.ts";
import { createListeners } from "./listeners.ts";
import { writeOrLose } from "./lossy.ts";

/** Opens a real serial port. Rejects with one readable line that lists the ports that exist. */
export async function openDevice(
  path: string,
  settings: PortSettings,
  log: (line: string) => void,
): Promise<SerialEnd> {
  const { SerialPort } = await loadPackage();
  const device = new Device(SerialPort, path, settings, log);
  await device.open().catch(async (error: Error) => {
    throw new Error(`${explain(path, error)}; ${await describePorts(SerialPort)}`, { cause: error });
  });
  return device;
}

/** A real serial port. It is opened anew for other settings. */
class Device implements SerialEnd {
  private readonly listeners = createListeners();
  private port: Port | undefined;
  private isPaused = false;
  private isClosing = false;
  private isReopening = false;
  /** Bytes that the module sends while the port is being reopened. Undefined: it is not. */
  private early: Uint8Array[] | undefined;
  private opening: Promise<void> = Promise.resolve();

  constructor(
    private readonly SerialPort: PortClass,
    readonly address: string,
    private wanted: PortSettings,
    private readonly log: (line: string) => void,
  ) {}

  /** Opens the port with the wanted settings. */
  async open(): Promise<void> {
    const opened = await openPort(this.SerialPort, this.address, this.wanted);
    this.port = opened;
    opened.on("error", (error) => this.log(`${this.address}: ${error.message}`));
    opened.on("data", (bytes: Buffer) => this.listeners.call(bytes));
    if (this.isPaused) opened.pause();
    opened.once("close", () => {
      if (!this.isClosing && !this.isReopening) this.log(`the serial port ${this.address} is lost`);
    });
  }

  onData(listener: (bytes: Uint8Array) => void): void {
    this.listeners.add(listener);
  }

  setUp(settings: PortSettings): void {
    if (isEqual(settings, this.wanted)) return;
    this.wanted = settings;
    this.early ??= [];
    this.opening = this.opening.then(() => this.openAnew());
  }

  pause(): void {
    this.isPaused = true;
    this.port?.pause();
  }

  resume(): void {
    this.isPaused = false;
    this.port?.resume();
  }

  write(bytes: Uint8Array): void {
    if (this.early !== undefined) {
      if (this.early.length < mostEarlyPieces) this.early.push(Uint8Array.from(bytes));
    } else if (this.port?.isOpen) writeOrLose(this.port, bytes);
  }

  async close(): Promise<void> {
    this.isClosing = true;
    await this.opening;
    await closePort(this.port);
  }

  private async openAnew(): Promise<void> {
    this.isReopening = true;
    if (this.port !== undefined) await drain(this.port);
    await closePort(this.port);
    this.isReopening = false;
    if (this.isClosing) return;
    try {
      await this.open();
      const { baudRate, dataBits, parity, stopBits } = this.wanted;
      this.log(`${this.address} is at ${baudRate} ${dataBits}${parity.charAt(0).toUpperCase()}${stopBits}`);
    } catch (error) {
      this.log(explain(this.address, error as Error));
    }
    const pieces = this.early ?? [];
    this.early = undefined;
    for (const bytes of pieces) this.write(bytes);
  }
}

const drainMs = 500;
/** Further pieces are lost, as on a wire. */
const mostEarlyPieces = 64;

function openPort(SerialPort: PortClass, path: string, settings: PortSettings): Promise<Port> {
  return new Promise((resolve, reject) => {
    const { baudRate, dataBits, parity, stopBits } = settings;
    const opening = new SerialPort({ path, baudRate, dataBits, parity, stopBits }, (error) => {
      if (error === null) resolve(opening);
      else reject(error);
    });
  });
}

/** Waits until all bytes have left, but not for a port that takes nothing. */
function drain(port: Port): Promise<void> {
  return new Promise((resolve) => {
    const enough = setTimeout(resolve, drainMs);
    port.drain(() => {
      clearTimeout(enough);
      resolve();
    });
  });
}

async function closePort(port: Port | undefined): Promise<void> {
  if (port?.isOpen) await new Promise<void>((resolve) => port.close(() => resolve()));
}

function isEqual(one: PortSettings, other: PortSettings): boolean {
  return (["baudRate", "dataBits", "parity", "stopBits"] as const).every((name) => one[name] === other[name]);
}

// The part of the package that we use. The package is optional and may be missing, so its own types cannot be used.
interface Port extends Duplex {
  readonly isOpen: boolean;
  drain(done: (error: Error | null) => void): void;
  close(done: (error: Error | null) => void): void;
}

interface PortClass {
  new (options: PortSettings & { path: string }, opened: (error: Error | null) => void): Port;
  list(): Promise<{ path: string; manufacturer?: string | undefined }[]>;
}

async function loadPackage(): Promise<{ SerialPort: PortClass }> {
  const name: string = "serialport";
  try {
    return (await import(/* @vite-ignore */ name)) as { SerialPort: PortClass };
  } catch (error) {
    const reason = (error as Error).message.split("\n", 1)[0];
    throw new Error(
      `a real serial port needs the package serialport, which cannot be loaded (${reason}): ` +
        "run npm install serialport, or use tcp:PORT or pty instead",
      { cause: error },
    );
  }
}

function explain(path: string, error: Error): string {
  const text = error.message.replace(/^Error: */, "").replace(/\s+/g, " ");
  if (/no such file|file not found|unknown error code 2\b/i.test(text)) return `there is no serial port ${path}`;
  if (/inappropriate ioctl/i.test(text)) return `${path} is not a serial port`;
  if (/permission denied/i.test(text)) {
    const remedy =
      process.platform === "linux" ? ": add yourself to its group (often sudo usermod -aG dialout $USER)" : "";
    return `you have no permission to open the serial port ${path}${remedy}`;
  }
  if (/access denied|busy|cannot lock|resource temporarily unavailable/i.test(text)) {
    return `another program holds the serial port ${path}`;
  }
  return `the serial port ${path} cannot be opened (${text})`;
}

async function describePorts(SerialPort: PortClass): Promise<string> {
  // On Linux the package calls udevadm, which containers lack.
  const names = await SerialPort.list().then((ports) => ports.map((port) => port.path), listDeviceFiles);
  return names.length === 0 ? "this computer shows no serial port" : `ports here: ${names.join(", ")}`;
}

async function listDeviceFiles(): Promise<string[]> {
  const files = await readdir("/dev").catch(() => []);
  return files.filter((file) => /^(tty(S|USB|ACM|AMA)[0-9]+|cu\..+)$/.test(file)).map((file) => `/dev/${file}`);
}
