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
  const port = await new Promise<Port>((resolve, reject) => {
    const opening = new SerialPort({ path, ...settings }, (error) => {
      if (error === null) resolve(opening);
      else reject(error);
    });
  }).catch(async (error: Error) => {
    throw new Error(`${explain(path, error)}; ${await describePorts(SerialPort)}`, { cause: error });
  });
  port.on("error", (error) => log(`${path}: ${error.message}`));

  const listeners = createListeners();
  port.on("data", (bytes: Buffer) => listeners.call(bytes));

  let closed: Promise<void> | undefined;
  port.once("close", () => {
    if (closed === undefined) log(`the serial port ${path} is lost`);
  });
  return {
    address: path,
    onData: listeners.add,
    pause: () => void port.pause(),
    resume: () => void port.resume(),
    write(bytes) {
      if (port.isOpen) writeOrLose(port, bytes);
    },
    close() {
      closed ??= port.isOpen ? new Promise((resolve) => port.close(() => resolve())) : Promise.resolve();
      return closed;
    },
  };
}

// What is used of the package. Its own types are not: the package is optional, and so may be missing.
interface Port extends Duplex {
  readonly isOpen: boolean;
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
      `a real serial port needs the package serialport, which can not be loaded (${reason}): ` +
        "run npm install serialport, or use tcp:PORT or pty instead",
      { cause: error },
    );
  }
}

function explain(path: string, error: Error): string {
  const text = error.message.replace(/^Error: */, "").replace(/\s+/g, " ");
  if (/no such file|file not found|unknown error code 2\b/i.test(text)) return `there is no serial port ${path}`;
  if (/inappropriate ioctl/i.test(text)) return `${path} is no serial port`;
  if (/permission denied/i.test(text)) {
    const remedy =
      process.platform === "linux" ? ": add yourself to its group (often sudo usermod -aG dialout $USER)" : "";
    return `you may not open the serial port ${path}${remedy}`;
  }
  if (/access denied|busy|cannot lock|resource temporarily unavailable/i.test(text)) {
    return `another program holds the serial port ${path}`;
  }
  return `the serial port ${path} can not be opened (${text})`;
}

async function describePorts(SerialPort: PortClass): Promise<string> {
  // On Linux the package asks udevadm, which a container does not have.
  const names = await SerialPort.list().then((ports) => ports.map((port) => port.path), listDeviceFiles);
  return names.length === 0 ? "this computer shows no serial port" : `ports here: ${names.join(", ")}`;
}

async function listDeviceFiles(): Promise<string[]> {
  const files = await readdir("/dev").catch(() => []);
  return files.filter((file) => /^(tty(S|USB|ACM|AMA)[0-9]+|cu\..+)$/.test(file)).map((file) => `/dev/${file}`);
}
