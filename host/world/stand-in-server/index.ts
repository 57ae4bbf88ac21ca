import type { IncomingMessage, RequestListener } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocketServer } from "ws";
import { answerEcho, answerEcho2, type Frame, LARGEST_FRAME_BYTES } from "./answers.ts";
import { certificateFor, loadCertificate, readCertificate } from "./certificate.ts";
import { type Connection, openConnection, type StandInPeer } from "./connection.ts";
import { ControlRelay } from "./control-relay.ts";
import { type Door, type DoorSetup, mayEnter, openDoor, refuse } from "./door.ts";
import { homePage, homeScript } from "./home-page.ts";
import { printable } from "./printable.ts";
import type { ProofKeys } from "./proof.ts";

export type { Frame } from "./answers.ts";
export { LARGEST_FRAME_BYTES } from "./answers.ts";
export type { StandInPeer } from "./connection.ts";

/** Options of a stand-in server. Every field is optional. */
export interface StandInServerOptions {
  /** The address to listen on. Default "127.0.0.1": only this computer can connect. */
  host?: string;
  /** The port for ws. Default 0: any free one. */
  port?: number;
  /** The port for wss. Default 0: any free one. `false`: no wss. */
  tlsPort?: number | false;
  /**
   * The directory of the self-signed certificate and its key. Default: `luatos-gateway` in the user's data directory.
   */
  certificateDirectory?: string;
  /** The user's own certificate and key: two PEM files. */
  certificateFiles?: { certificate: string; key: string } | undefined;
  /**
   * Clients from other addresses than this computer's loopback need this token in the URL, as `?token=`. With a token,
   * the server also listens on 127.0.0.1. Default: no token.
   */
  token?: string | undefined;
  /** The user's names of the options for address and ports, for error messages. Default: those of `server`. */
  optionNames?: { host: string; port?: string; tlsPort?: string };
  /** Called with one line per event. */
  log?: (line: string) => void;
  /** Whether to log each frame. Default: true. */
  logsFrames?: boolean;
  /**
   * A greeting of at most 4096 bytes for clients of /ws/echo and /ws/echo2. It is sent after the client's first frame.
   */
  greet?: string;
  /** Serves every other path as it serves /ws/echo. Default: refuses it with 404. */
  takesAnyPath?: boolean;
  /** The keys for gateways that ask for mutual proof. Default: none, and their links end. */
  proof?: ProofKeys | undefined;
  /** Opens the path /ws/peer, where the caller plays the server. Called once per connection. */
  onConnection?: (peer: StandInPeer) => void;
  /** Called with each connection to /ws/echo and /ws/echo2. The server still answers it. */
  onClient?: (peer: StandInPeer) => void;
  /** Milliseconds between two pings. A client that answers nothing in between is dropped. Default 30000. */
  pingIntervalMs?: number;
}

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
  const { host = loopback, log = () => {}, greet, onConnection, onClient, pingIntervalMs = 30_000 } = options;
  const greeting = greet === undefined ? undefined : greetingFrame(greet);
  const connections = new Set<Connection>();
  const relay = new ControlRelay();
  let accepted = 0;
  let closed: Promise<void> | undefined;

  const webSockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: LARGEST_RECEIVED_BYTES,
  });

  function onUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer, secure: boolean): void {
    const { path, query } = splitUrl(request.url ?? "/");
    const address = `${request.socket.remoteAddress}:${request.socket.remotePort}`;
    const rate = readRate(query);
    if (closed !== undefined) {
      refuse(socket, "503 Service Unavailable", "This server is stopping.\n");
      return;
    }
    const problem = !mayEnter(request.socket.remoteAddress, query.get("token"), options.token)
      ? { status: "403 Forbidden", text: "The URL needs the token that the server has shown: ?token=…\n" }
      : !isServed(path, onConnection !== undefined) && options.takesAnyPath !== true
        ? { status: "404 Not Found", text: `There is no ${path} here. ${whatThisIs(onConnection !== undefined)}` }
        : rate === "bad"
          ? { status: "400 Bad Request", text: "rate is a whole number of bytes per second, for example ?rate=11520\n" }
          : undefined;
    if (problem !== undefined) {
      log(`refused ${printable(path)} from ${address}: ${problem.status}`);
      refuse(socket, problem.status, problem.text);
      return;
    }
    webSockets.handleUpgrade(request, socket, head, (webSocket) => {
      accepted += 1;
      const connection = openConnection(webSocket, {
        id: accepted,
        path,
        address,
        secure,
        headers: request.headers,
        bytesPerSecond: rate === "bad" ? undefined : rate,
        pingIntervalMs,
        proof: options.proof,
        log,
        logsFrames: options.logsFrames ?? true,
      });
      connections.add(connection);
      connection.onClose(() => connections.delete(connection));
      if (path === "/ws/control") {
        relay.addClient(connection, query.get("path") ?? undefined);
        return;
      }
      relay.addGateway(connection, path);
      if (path === "/ws/peer") {
        onConnection?.(connection);
        return;
      }
      onClient?.(connection);
      if (greeting !== undefined) connection.sendFrame(greeting);
      connection.onFrame((frame) => {
        if (relay.takes(frame)) return;
        const answers = path === "/ws/echo2" ? answerEcho2(frame, connection.largestPieceBytes) : answerEcho(frame);
        for (const answer of answers) connection.sendFrame(answer);
      });
    });
  }

  const certificate =
    options.tlsPort === false
      ? undefined
      : options.certificateFiles === undefined
        ? await loadCertificate(options.certificateDirectory, log)
        : readCertificate(options.certificateFiles);
  const onRequest: RequestListener = (request, response) => {
    const reply = (status: number, type: string, body: string): void => {
      response.writeHead(status, { ...safety, "Content-Type": type, Connection: "close" });
      response.end(body);
    };
    const { path, query } = splitUrl(request.url ?? "/");
    const [, hostname = "127.0.0.1"] = /^([\w.-]+|\[[\da-f:]+\])(?::\d+)?$/i.exec(request.headers.host ?? "") ?? [];
    const token = query.get("token") ?? undefined;
    if (!mayEnter(request.socket.remoteAddress, query.get("token"), options.token)) {
      reply(403, "text/plain; charset=utf-8", "The URL needs the token that the server has shown: ?token=…\n");
    } else if (path === "/stand-in.crt" && certificate !== undefined) {
      reply(200, "application/x-x509-ca-cert", certificate.certificate);
    } else if (path === "/home.js") {
      reply(200, "text/javascript; charset=utf-8", homeScript);
    } else if (request.headers.accept?.includes("text/html") === true) {
      reply(200, "text/html; charset=utf-8", homePage({ hostname, wsPort: plain.port, wssPort: tls?.port, token }));
    } else {
      reply(200, "text/plain; charset=utf-8", whatThisIs(onConnection !== undefined));
    }
  };
  const doors: Door[] = [];
  const { optionNames = { host: "--host", port: "--port", tlsPort: "--tls-port" } } = options;
  const open = async (setup: Pick<DoorSetup, "host" | "port" | "portOption" | "certificate">): Promise<Door> => {
    try {
      const door = await openDoor({ ...setup, hostOption: optionNames.host, log, onUpgrade, onRequest });
      doors.push(door);
      return door;
    } catch (error) {
      await Promise.all(doors.map((door) => door.close()));
      throw error;
    }
  };
  const shown =
    certificate === undefined || options.certificateFiles !== undefined
      ? certificate
      : { ...certificate, certificate: await certificateFor(host, certificate) };
  const secret = shown && { certificate: shown };
  const plain = await open({ host, port: options.port ?? 0, portOption: optionNames.port });
  const tls = secret && (await open({ host, port: options.tlsPort || 0, portOption: optionNames.tlsPort, ...secret }));
  // This computer connects without the token, and needs a loopback listener for that.
  if (options.token !== undefined && !reachesLoopback(plain.address)) {
    await open({ host: loopback, port: plain.port, portOption: optionNames.port });
    if (tls !== undefined) await open({ host: loopback, port: tls.port, portOption: optionNames.tlsPort, ...secret });
  }

  async function closeAll(): Promise<void> {
    const all = [...connections];
    await Promise.all(all.map((connection) => connection.closeWithin(CLOSE_GRACE_MS)));
    await Promise.all(doors.map((door) => door.close()));
  }

  return {
    address: plain.address,
    wsPort: plain.port,
    wssPort: tls?.port,
    certificate: certificate?.certificate,
    certificateFile: certificate?.file,
    get connections() {
      return connections.size;
    },
    get connectionsAccepted() {
      return accepted;
    },
    url(path, { tls: secure = false } = {}) {
      if (!secure) return `ws://${reachableHost(host)}:${plain.port}${path}`;
      if (tls === undefined) throw new Error("this stand-in server was started without wss (tlsPort: false)");
      return `wss://${reachableHost(host)}:${tls.port}${path}`;
    },
    close() {
      closed ??= closeAll();
      return closed;
    },
  };
}

const safety = {
  "Content-Security-Policy":
    "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; img-src data:; connect-src ws: wss:; frame-ancestors 'none'",
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
} as const;

const loopback = "127.0.0.1";

function reachesLoopback(address: string): boolean {
  return address === loopback || address === "0.0.0.0" || address === "::";
}

const LARGEST_RECEIVED_BYTES = 65_536;
const CLOSE_GRACE_MS = 500;

function isServed(path: string, withPeer: boolean): boolean {
  return ["/ws/echo", "/ws/echo2", "/ws/control"].includes(path) || (withPeer && path === "/ws/peer");
}

function whatThisIs(withPeer: boolean): string {
  return [
    "This is the stand-in WebSocket server of luatos-gateway. Its paths:",
    '  /ws/echo   answers {"action":"echo",...} with the same object plus "server"',
    "  /ws/echo2  returns every frame as it came (above 4096 bytes in pieces); ?rate=11520 paces it, in bytes per second",
    "  /ws/control  passes requests of luatos-gateway control on to the gateway that came last, and answers back;",
    "             ?path=/meter picks the gateway that came last to /meter",
    ...(withPeer ? ["  /ws/peer   is played by the program that started this server"] : []),
    "",
  ].join("\n");
}

function greetingFrame(text: string): Frame {
  const bytes = Buffer.from(text);
  if (bytes.length > LARGEST_FRAME_BYTES) {
    throw new RangeError(`the greeting has ${bytes.length} bytes; at most ${LARGEST_FRAME_BYTES} go in one frame`);
  }
  return { kind: "text", bytes };
}

// Not `new URL`: it throws for a request such as "GET //".
function splitUrl(url: string): { path: string; query: URLSearchParams } {
  const mark = url.indexOf("?");
  if (mark < 0) return { path: url, query: new URLSearchParams() };
  return { path: url.slice(0, mark), query: new URLSearchParams(url.slice(mark + 1)) };
}

function readRate(query: URLSearchParams): number | undefined | "bad" {
  const text = query.get("rate");
  if (text === null) return undefined;
  return /^[1-9][0-9]{0,8}$/.test(text) ? Number(text) : "bad";
}

function reachableHost(host: string): string {
  if (host === "0.0.0.0") return "127.0.0.1";
  if (host === "::") return "[::1]";
  return host.includes(":") ? `[${host}]` : host;
}
