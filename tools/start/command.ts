import { randomBytes } from "node:crypto";
import { networkInterfaces } from "node:os";
import { createInterface } from "node:readline";
import { isLoopback } from "../../host/world/loopback.ts";
import type { Target } from "../../host/world/network.ts";
import { feedLine, followUart } from "../../host/world/serial/feed.ts";
import { openSerialEnd, type PortSettings, type SerialEnd } from "../../host/world/serial/index.ts";
import { type StandInServer, startStandInServer } from "../../host/world/stand-in-server/index.ts";
import { outdatedBuild } from "../build-age.ts";
import type { Command } from "../command.ts";
import { Session } from "../desk/session.ts";
import { controlKey } from "../desk/settings.ts";
import { packageVersion } from "../package-folder.ts";
import { watchPrelude } from "../prelude.ts";
import { signalled } from "../signalled.ts";
import { introduction } from "./introduction.ts";
import { help, readOptions, type StartOptions } from "./options.ts";
import { PacketQueue } from "./packet-queue.ts";
import { openInBrowser, openPage } from "./page.ts";
import { projectOf } from "./project.ts";
import type { Rebuild } from "./rebuild.ts";
import { Screen } from "./screen.ts";
import { runTerminalCommand } from "./terminal-commands.ts";

export default { help, read: readOptions, run } satisfies Command<StartOptions>;

async function run(options: StartOptions): Promise<number> {
  const screen = new Screen(options.quiet);
  screen.say(options.firmware.title);
  const outdated = options.watch ? undefined : outdatedBuild(options.firmware.directory);
  if (outdated !== undefined) {
    screen.say(outdated);
  }
  const rebuild = options.watch ? await startRebuild(options.firmware.directory, screen) : undefined;
  await rebuild?.build();
  let session: Session | undefined;
  const server =
    options.url === undefined
      ? await startServer(
          options,
          () => session,
          (text) => screen.say(text),
        )
      : undefined;
  let ending = false;
  let serial: SerialEnd | undefined;
  let usb: SerialEnd | undefined;
  let prelude = options.prelude?.text;
  const desk = await Session.open(
    {
      version: packageVersion(),
      scriptDirectory: options.firmware.directory,
      model: options.model,
      engine: options.engine,
      prelude: () => prelude,
      standIn: server !== undefined,
      serverUrl: server?.url("/ws/echo", { tls: true }) ?? (options.url as string),
      route: (target) => (server === undefined ? { host: target.host, port: target.port } : standIn(server, target)),
      ...(options.url === undefined ? {} : { mapUrl: () => options.url as string }),
    },
    {
      log: (entry) => screen.log(entry),
      transmit: (bytes) => {
        screen.data(bytes);
        serial?.write(bytes);
      },
      transmitUsb: (bytes) => usb?.write(bytes),
      say: (text) => screen.say(text),
    },
  );
  session = desk;
  serial = await openSerial(options, desk, (text) => screen.say(text));
  feedLine(serial, desk.serialLine);
  desk.serialAddress = serial.address;
  if (options.usb !== undefined) {
    usb = await openSerialEnd(options.usb, {
      log: (line) => desk.log("desk", line),
      warn: (text) => screen.say(text),
    });
    feedLine(usb, desk.usbLine);
  }
  const page = options.page ? await openPage(desk, options.port, (text) => screen.say(text)) : undefined;
  screen.introduce(
    introduction({
      about: desk.about(),
      hasUart: desk.desk.serialSettings() !== undefined,
      serialAddress: serial.address,
      usbAddress: usb?.address,
      pageUrl: page?.url,
      joinUrl: server?.token === undefined ? undefined : joinUrl(server, server.token),
      joinsFromNetwork: server !== undefined && !isLoopback(server.address),
    }),
  );
  if (page !== undefined && options.open) {
    openInBrowser(page.url);
  }
  const terminal = createInterface({ input: process.stdin });
  const packets = new PacketQueue(desk, (isFull) => (isFull ? terminal.pause() : terminal.resume()));
  terminal.on("line", (line) => {
    if (line.startsWith("/") && !line.startsWith("//")) {
      const text = runTerminalCommand(line, desk);
      if (text !== undefined) {
        screen.say(text);
      }
    } else {
      packets.push(Buffer.from(line.startsWith("//") ? line.slice(1) : line));
    }
  });
  terminal.on("close", () => ending || screen.say("the terminal's input has ended; the module runs until Ctrl-C"));

  const endWatch = rebuild?.watch(() => desk.desk.reload());
  const endPreludeWatch =
    options.watch && options.prelude !== undefined
      ? watchPrelude(
          options.prelude.file,
          (text) => {
            prelude = text;
            desk.desk.reload();
          },
          (text) => screen.say(text),
        )
      : undefined;

  await signalled();
  ending = true;
  endWatch?.();
  endPreludeWatch?.();
  screen.flush();
  terminal.close();
  desk.close();
  await Promise.all([serial.close(), usb?.close(), server?.close(), page?.close()]);
  desk.log("desk", "ended");
  return 0;
}

/** A user enters these in real modules. If they are free, they stay the same at each start. */
const joinPorts = { port: 8080, tlsPort: 8443 } as const;

/** The stand-in server, and how real modules reach it. */
interface OwnServer extends Pick<StandInServer, "address" | "url" | "wsPort" | "wssPort" | "close"> {
  host: string;
  /** Undefined: it listens for the simulated module only. */
  token: string | undefined;
}

/** The compiler takes a second to load, so it is loaded only when it is needed. */
async function startRebuild(script: string, screen: Screen): Promise<Rebuild> {
  const project = projectOf(script);
  console.log("Building …");
  const { openRebuild } = await import("./rebuild.ts");
  return openRebuild(project, (text) => screen.say(text));
}

async function startServer(
  { listen, certificateFiles }: StartOptions,
  session: () => Session | undefined,
  say: (text: string) => void,
): Promise<OwnServer> {
  const token = listen === undefined ? undefined : randomBytes(9).toString("base64url");
  const startAt = (ports: { port?: number; tlsPort?: number }): Promise<StandInServer> =>
    startStandInServer({
      ...ports,
      ...(listen === undefined ? {} : { host: listen, optionNames: { host: "--listen" } }),
      token,
      certificateFiles,
      // It stands in for the server of any firmware.
      takesAnyPath: true,
      proof: {
        keyOf: (device) => controlKey(session()?.desk.script("main.lua") ?? "", device),
        remedy: "the main.lua in the script folder has no control key for this gateway",
      },
      log: (line) => session()?.log("server", line),
      // The session logs the frames, with their content.
      logsFrames: false,
      onClient: (peer) => session()?.joined(peer),
    });
  const server = await startAt(listen === undefined ? {} : joinPorts).catch((error: Error) => {
    const { code, port } = (error.cause ?? {}) as NodeJS.ErrnoException & { port?: number };
    if (code !== "EADDRINUSE") {
      throw error;
    }
    say(`port ${port} is taken: the server uses free ports instead of ${joinPorts.port} and ${joinPorts.tlsPort}`);
    return startAt({});
  });
  return { ...server, host: listen ?? "127.0.0.1", token };
}

/** The address of the stand-in server for the simulated module: it always listens here, too. */
function standIn(server: OwnServer, target: Target): { host: string; port: number } {
  return { host: "127.0.0.1", port: target.tls ? (server.wssPort as number) : server.wsPort };
}

/** The serial end of the options, or the best one that this computer has. */
async function openSerial(options: StartOptions, session: Session, warn: (line: string) => void): Promise<SerialEnd> {
  const uart = (): PortSettings | undefined => session.desk.serialSettings();
  const settings = { port: uart(), log: (line: string) => session.log("desk", line), warn };
  if (options.serial !== undefined) {
    return followUart(await openSerialEnd(options.serial, settings), uart);
  }
  try {
    return await openSerialEnd("pty", settings);
  } catch {
    return openSerialEnd("tcp:0", settings);
  }
}

/** The URL that a user enters in a real module. Programs on this computer need no token. */
function joinUrl({ host, address, wsPort }: OwnServer, token: string): string {
  const rest = isLoopback(address) ? `${wsPort}/ws/echo` : `${wsPort}/ws/echo?token=${token}`;
  const own = Object.values(networkInterfaces())
    .flatMap((each) => each ?? [])
    .find(({ internal, family }) => !internal && family === "IPv4")?.address;
  const name = host === "0.0.0.0" || host === "::" ? (own ?? "ADDRESS") : host.includes(":") ? `[${host}]` : host;
  return `ws://${name}:${rest}`;
}
