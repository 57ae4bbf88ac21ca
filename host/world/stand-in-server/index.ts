import { certificateFor, loadCertificate, readCertificate, type StandInCertificate } from "./certificate.ts";
import { loopback, openDoors } from "./doors.ts";
import type { StandInServerOptions } from "./options.ts";
import { Pages } from "./pages.ts";
import { Upgrades } from "./upgrades.ts";

export type { Frame } from "./answers.ts";
export { LARGEST_FRAME_BYTES } from "./answers.ts";
export type { StandInPeer } from "./connection.ts";
export type { StandInServerOptions } from "./options.ts";

/** A running stand-in server. */
export interface StandInServer {
  /** The numeric address that it listens on. */
  readonly address: string;
  readonly wsPort: number;
  /** `undefined` without wss. */
  readonly wssPort: number | undefined;
  /** The certificate in PEM, for clients that check it. `undefined` without wss. */
  readonly certificate: string | undefined;
  /** The file of the certificate. `undefined` when it exists in memory only. */
  readonly certificateFile: string | undefined;
  /** How many WebSocket connections are open. */
  readonly connections: number;
  /** How many WebSocket connections were accepted since the start. */
  readonly connectionsAccepted: number;
  /** The URL of a path, for example url("/ws/echo", { tls: true }). Throws when wss is requested but off. */
  url(path: string, options?: { tls?: boolean }): string;
  /** Closes every connection with 1001, then both ports. Resolves when all is closed, within a second. */
  close(): Promise<void>;
}

/**
 * Starts a server that stands in for the tutorial's: /ws/echo, /ws/echo2 and, with `onConnection`, /ws/peer. Rejects
 * with one readable line when a port is taken or not permitted.
 */
export async function startStandInServer(options: StandInServerOptions = {}): Promise<StandInServer> {
  const { host = loopback } = options;
  const upgrades = new Upgrades(options);
  const certificate = await certificateOf(options);
  const pages = new Pages(options, certificate?.certificate);
  const doors = await openDoors(options, certificate && (await shownCertificate(options, certificate)), {
    onUpgrade: (...request) => upgrades.take(...request),
    onRequest: (request, response) => pages.answer(request, response),
  });
  const { plain, tls } = doors;
  pages.ports = { wsPort: plain.port, wssPort: tls?.port };
  return {
    address: plain.address,
    wsPort: plain.port,
    wssPort: tls?.port,
    certificate: certificate?.certificate,
    certificateFile: certificate?.file,
    get connections() {
      return upgrades.open;
    },
    get connectionsAccepted() {
      return upgrades.accepted;
    },
    url(path, { tls: secure = false } = {}) {
      if (!secure) return `ws://${reachableHost(host)}:${plain.port}${path}`;
      if (tls === undefined) throw new Error("this stand-in server was started without wss (tlsPort: false)");
      return `wss://${reachableHost(host)}:${tls.port}${path}`;
    },
    async close() {
      await upgrades.close();
      await doors.close();
    },
  };
}

/** The certificate of the options. Undefined without wss. */
async function certificateOf(options: StandInServerOptions): Promise<StandInCertificate | undefined> {
  if (options.tlsPort === false) return undefined;
  return options.certificateFiles === undefined
    ? await loadCertificate(options.certificateDirectory, options.log)
    : readCertificate(options.certificateFiles);
}

/** The certificate that clients see: our own also names the address that the server listens on. */
async function shownCertificate(
  { host = loopback, certificateFiles }: StandInServerOptions,
  own: StandInCertificate,
): Promise<StandInCertificate> {
  return certificateFiles !== undefined ? own : { ...own, certificate: await certificateFor(host, own) };
}

function reachableHost(host: string): string {
  if (host === "0.0.0.0") return "127.0.0.1";
  if (host === "::") return "[::1]";
  return host.includes(":") ? `[${host}]` : host;
}
