import { isLoopback } from "../../host/world/real-network.ts";
import { feedLine, followUart } from "../../host/world/serial/feed.ts";
import { openSerialEnd, type PortSettings, type SerialEnd } from "../../host/world/serial/index.ts";
import { outdatedBuild } from "../build-age.ts";
import { type Command, signalled } from "../command.ts";
import { Session } from "../desk/session.ts";
import { packageVersion } from "../package-folder.ts";
import { watchPrelude } from "../prelude.ts";
import { introduction } from "./introduction.ts";
import { help, readOptions, type StartOptions } from "./options.ts";
import { joinUrl, type OwnServer, placeOf, startOwnServer } from "./own-server.ts";
import { openInBrowser, openPage } from "./page.ts";
import { projectOf } from "./project.ts";
import type { Rebuild } from "./rebuild.ts";
import { Screen } from "./screen.ts";
import { hearTerminal } from "./terminal.ts";

export default { help, read: readOptions, run } satisfies Command<StartOptions>;

async function run(options: StartOptions): Promise<number> {
  const screen = new Screen(options.quiet);
  const say = (text: string): void => screen.say(text);
  say(options.firmware.title);
  const outdated = options.watch ? undefined : outdatedBuild(options.firmware.directory);
  if (outdated !== undefined) {
    say(outdated);
  }
  const rebuild = options.watch ? await startRebuild(options.firmware.directory, screen) : undefined;
  await rebuild?.build();
  let opened: Session | undefined;
  const server = options.url === undefined ? await startOwnServer(options, () => opened, say) : undefined;
  const ends: SerialEnds = { serial: undefined, usb: undefined };
  const session = await openSession(options, server, screen, ends);
  opened = session;
  await openEnds(options, session, say, ends);
  const page = options.page ? await openPage(session, options.port, say) : undefined;
  screen.introduce(
    introduction({
      about: session.about(),
      hasUart: session.desk.serialSettings() !== undefined,
      usbAddress: ends.usb?.address,
      pageUrl: page?.url,
      joinUrl: server && joinUrl(server),
      joinsFromNetwork: server !== undefined && !isLoopback(server.address),
    }),
  );
  if (page !== undefined && options.open) {
    openInBrowser(page.url);
  }
  const endTerminal = hearTerminal(session, screen);
  const endWatches = watchSources(options, rebuild, session, say);

  await signalled();
  endWatches();
  screen.flush();
  endTerminal();
  session.close();
  await Promise.all([ends.serial?.close(), ends.usb?.close(), server?.close(), page?.close()]);
  session.log("desk", "ended");
  return 0;
}

/** The real bytes of UART 1 and of the USB port. */
interface SerialEnds {
  serial: SerialEnd | undefined;
  usb: SerialEnd | undefined;
}

/** The compiler takes a second to load, so it is loaded only when it is needed. */
async function startRebuild(script: string, screen: Screen): Promise<Rebuild> {
  const project = projectOf(script);
  console.log("Building …");
  const { openRebuild } = await import("./rebuild.ts");
  return openRebuild(project, (text) => screen.say(text));
}

/** Boots the module. What it sends before its serial ends are open goes to the screen only. */
function openSession(
  options: StartOptions,
  server: OwnServer | undefined,
  screen: Screen,
  ends: SerialEnds,
): Promise<Session> {
  const { url } = options;
  return Session.open(
    {
      version: packageVersion(),
      scriptDirectory: options.firmware.directory,
      model: options.model,
      engine: options.engine,
      prelude: () => options.prelude?.text,
      standIn: server !== undefined,
      serverUrl: server?.url("/ws/echo", { tls: true }) ?? (url as string),
      route: (target) => (server === undefined ? { host: target.host, port: target.port } : placeOf(server, target)),
      ...(url === undefined ? {} : { mapUrl: () => url }),
    },
    {
      log: (entry) => screen.log(entry),
      transmit: (bytes) => {
        screen.data(bytes);
        ends.serial?.write(bytes);
      },
      transmitUsb: (bytes) => ends.usb?.write(bytes),
      say: (text) => screen.say(text),
    },
  );
}

/** Opens the serial ends, and passes what comes from there to the module. */
async function openEnds(
  options: StartOptions,
  session: Session,
  say: (text: string) => void,
  ends: SerialEnds,
): Promise<void> {
  ends.serial = await openSerial(options, session, say);
  feedLine(ends.serial, session.serialLine);
  session.serialAddress = ends.serial.address;
  if (options.usb !== undefined) {
    ends.usb = await openSerialEnd(options.usb, { log: (line) => session.log("desk", line), warn: say });
    feedLine(ends.usb, session.usbLine);
  }
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

/** With --watch: boots again when the firmware or the prelude has changed. Returns a function that ends the watch. */
function watchSources(
  { watch, prelude }: StartOptions,
  rebuild: Rebuild | undefined,
  session: Session,
  say: (text: string) => void,
): () => void {
  const endWatch = rebuild?.watch(() => session.desk.reload());
  const endPreludeWatch =
    watch && prelude !== undefined
      ? watchPrelude(
          prelude.file,
          (text) => {
            prelude.text = text;
            session.desk.reload();
          },
          say,
        )
      : undefined;
  return () => {
    endWatch?.();
    endPreludeWatch?.();
  };
}
