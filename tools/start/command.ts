import { createInterface } from "node:readline";
import type { Target } from "../../host/world/network.ts";
import { openSerialEnd, type SerialEnd } from "../../host/world/serial/index.ts";
import { type StandInServer, startStandInServer } from "../../host/world/stand-in-server/index.ts";
import type { Command } from "../command.ts";
import { signalled } from "../signalled.ts";
import { type Desk, openDesk } from "./desk.ts";
import { help, readOptions, type StartOptions } from "./options.ts";
import { PacketQueue } from "./packet-queue.ts";
import { projectOf } from "./project.ts";
import type { Rebuild } from "./rebuild.ts";
import { Screen } from "./screen.ts";

export default { help, read: readOptions, run } satisfies Command<StartOptions>;

async function run(options: StartOptions): Promise<number> {
  const screen = new Screen(options.quiet);
  const rebuild = options.watch ? await startRebuild(options.script, screen) : undefined;
  await rebuild?.build();
  const server = options.url === undefined ? await startServer(screen) : undefined;
  const told = new Set<string>();
  let ending = false;
  let serial: SerialEnd | undefined;
  let usb: SerialEnd | undefined;
  const desk = await openDesk(
    {
      scriptDirectory: options.script,
      model: options.model,
      engine: options.engine,
      route: (target) => {
        const place = server === undefined ? { host: target.host, port: target.port } : standIn(server, target);
        tellOnce(
          told,
          screen,
          `${target.host}:${target.port}${server ? ` leads to the stand-in server, port ${place.port}` : ""}`,
        );
        return place;
      },
      ...(options.url === undefined ? {} : { mapUrl: () => options.url as string }),
    },
    {
      log: (line) => screen.log("module", line),
      transmit: (bytes) => {
        screen.data(bytes);
        serial?.write(bytes);
      },
      transmitUsb: (bytes) => usb?.write(bytes),
      reboot: (reason) => screen.log("desk", `the ${options.model} boots: ${reason}`),
      unreachable: ({ host, port }, reason) =>
        screen.say(`${host}:${port} can not be reached (${reason}). Is the server running? The module tries again.`),
    },
  );
  serial = await openSerial(options, desk, screen);
  serial?.onData((bytes) => desk.serialSend(bytes));
  if (options.usb !== undefined) {
    usb = await openSerialEnd(options.usb, { log: (line) => screen.log("desk", line) });
    usb.onData((bytes) => desk.usbSend(bytes));
  }
  introduce(options, server, serial, usb, screen);
  const terminal = createInterface({ input: process.stdin });
  const packets = new PacketQueue(desk);
  terminal.on("line", (line) => packets.push(Buffer.from(line)));
  terminal.on("close", () => ending || screen.say("the terminal's input has ended; the module goes on until Ctrl-C"));

  const endWatch = rebuild?.watch(() => desk.reload());

  await signalled();
  ending = true;
  endWatch?.();
  screen.flush();
  terminal.close();
  desk.close();
  await Promise.all([serial?.close(), usb?.close(), server?.close()]);
  screen.log("desk", "ended");
  return 0;
}

/** The compiler takes a second to load: only those who want it wait for it. */
async function startRebuild(script: string, screen: Screen): Promise<Rebuild> {
  const project = projectOf(script);
  console.log("Building from src/ …");
  const { openRebuild } = await import("./rebuild.ts");
  return openRebuild(project, (text) => screen.say(text));
}

function startServer(screen: Screen): Promise<StandInServer> {
  return startStandInServer({ port: 0, tlsPort: 0, log: (line) => screen.log("server", line) });
}

function standIn(server: StandInServer, target: Target): { host: string; port: number } {
  return { host: "127.0.0.1", port: target.tls ? (server.wssPort as number) : server.wsPort };
}

function tellOnce(told: Set<string>, screen: Screen, text: string): void {
  if (!told.has(text)) {
    told.add(text);
    screen.log("desk", text);
  }
}

/** The end that was asked for, or the best that this computer has. */
async function openSerial(options: StartOptions, desk: Desk, screen: Screen): Promise<SerialEnd | undefined> {
  const settings = {
    baudRate: desk.serialSettings()?.baudRate ?? 115200,
    log: (line: string) => screen.log("desk", line),
  };
  if (options.serial !== undefined) {
    return openSerialEnd(options.serial, settings);
  }
  try {
    return await openSerialEnd("pty", settings);
  } catch {
    return openSerialEnd("tcp:0", settings);
  }
}

function introduce(
  options: StartOptions,
  server: StandInServer | undefined,
  serial: SerialEnd | undefined,
  usb: SerialEnd | undefined,
  screen: Screen,
): void {
  const where = server ? `a stand-in server, ${server.url("/ws/echo", { tls: true })}` : `your server, ${options.url}`;
  screen.introduce(`
Module   a simulated ${options.model} runs ${options.script}
Server   ${where}
UART 1   this terminal, and ${serial?.address}${usb === undefined ? "" : `\nUSB      ${usb.address}`}

Type "echo" with its quotes and press Enter: the module asks the server, and the answer comes out of the UART.
Anything else goes to the server as it is, without the line end. Ctrl-C ends.
`);
}
