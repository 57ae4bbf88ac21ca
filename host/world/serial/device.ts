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
  const listeners = createListeners();
  let wanted = settings;
  let isPaused = false;
  let isClosing = false;
  let isReopening = false;
  const open = async (): Promise<Port> => {
    const opened = await openPort(SerialPort, path, wanted);
    opened.on("error", (error) => log(`${path}: ${error.message}`));
    opened.on("data", (bytes: Buffer) => listeners.call(bytes));
    if (isPaused) opened.pause();
    opened.once("close", () => {
      if (!isClosing && !isReopening) log(`the serial port ${path} is lost`);
    });
    return opened;
  };
  let port = await open().catch(async (error: Error) => {
    throw new Error(`${explain(path, error)}; ${await describePorts(SerialPort)}`, { cause: error });
  });
  /** Bytes that the module sends while the port is being reopened. Undefined: the port is open. */
  let early: Uint8Array[] | undefined;
  let opening: Promise<void> = Promise.resolve();

  const openAnew = async (): Promise<void> => {
    isReopening = true;
    await drain(port);
    await closePort(port);
    isReopening = false;
    if (isClosing) return;
    try {
      port = await open();
      const { baudRate, dataBits, parity, stopBits } = wanted;
      log(`${path} is at ${baudRate} ${dataBits}${parity.charAt(0).toUpperCase()}${stopBits}`);
    } catch (error) {
      log(explain(path, error as Error));
    }
    const pieces = early ?? [];
    early = undefined;
    for (const bytes of pieces) write(bytes);
  };
  const write = (bytes: Uint8Array): void => {
    if (early !== undefined) {
      if (early.length < mostEarlyPieces) early.push(Uint8Array.from(bytes));
    } else if (port.isOpen) writeOrLose(port, bytes);
  };
  return {
    address: path,
    onData: listeners.add,
    setUp(settings) {
      if (isEqual(settings, wanted)) return;
      wanted = settings;
      early ??= [];
      opening = opening.then(openAnew);
    },
    pause() {
      isPaused = true;
      port.pause();
    },
    resume() {
      isPaused = false;
      port.resume();
    },
    write,
    async close() {
      isClosing = true;
      await opening;
      await closePort(port);
    },
  };
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

function closePort(port: Port): Promise<void> {
  return port.isOpen ? new Promise((resolve) => port.close(() => resolve())) : Promise.resolve();
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
