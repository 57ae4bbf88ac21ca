import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocketServer } from "ws";
import { answerEcho, answerEcho2, type Frame, LARGEST_FRAME_BYTES } from "./answers.ts";
import { Connection } from "./connection.ts";
import { ControlRelay } from "./control-relay.ts";
import { mayEnter, refuse } from "./door.ts";
import type { StandInServerOptions } from "./options.ts";
import { isServed, splitUrl, tokenMissing, whatThisIs } from "./paths.ts";
import { printable } from "./printable.ts";

/** Takes or refuses the clients that ask for a WebSocket, and keeps the open connections. */
export class Upgrades {
  /** How many WebSocket connections were accepted so far. */
  accepted = 0;
  private readonly connections = new Set<Connection>();
  private readonly relay = new ControlRelay();
  private readonly greeting: Frame | undefined;
  private readonly log: (line: string) => void;
  private closed: Promise<void> | undefined;
  private readonly webSockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: LARGEST_RECEIVED_BYTES,
  });

  /** Throws a RangeError when the greeting is too long. */
  constructor(private readonly options: StandInServerOptions) {
    const { greet, log = () => {} } = options;
    this.greeting = greet === undefined ? undefined : greetingFrame(greet);
    this.log = log;
  }

  /** How many WebSocket connections are open. */
  get open(): number {
    return this.connections.size;
  }

  /** One request for a WebSocket. `secure`: over TLS. */
  take(request: IncomingMessage, socket: Duplex, head: Buffer, secure: boolean): void {
    if (this.closed !== undefined) {
      refuse(socket, "503 Service Unavailable", "This server is stopping.\n");
      return;
    }
    const problem = this.problemOf(request);
    if (problem !== undefined) {
      const { path } = splitUrl(request.url);
      this.log(`refused ${printable(path)} from ${addressOf(request)}: ${problem.status}`);
      refuse(socket, problem.status, problem.text);
      return;
    }
    this.webSockets.handleUpgrade(request, socket, head, (webSocket) => {
      const { path, query } = splitUrl(request.url);
      this.accepted += 1;
      const connection = new Connection(webSocket, {
        id: this.accepted,
        path,
        address: addressOf(request),
        secure,
        headers: request.headers,
        bytesPerSecond: rateOf(query),
        pingIntervalMs: this.options.pingIntervalMs ?? 30_000,
        proof: this.options.proof,
        log: this.log,
        logsFrames: this.options.logsFrames ?? true,
      });
      this.connections.add(connection);
      connection.onClose(() => this.connections.delete(connection));
      this.serve(connection, path, query);
    });
  }

  /** Refuses new clients, and closes every connection with 1001. Resolves when they are closed. */
  close(): Promise<void> {
    const all = [...this.connections];
    this.closed ??= Promise.all(all.map((connection) => connection.closeWithin(CLOSE_GRACE_MS))).then(() => {});
    return this.closed;
  }

  /** Why a request is refused. Undefined: it is not. */
  private problemOf(request: IncomingMessage): { status: string; text: string } | undefined {
    const { path, query } = splitUrl(request.url);
    const withPeer = this.options.onConnection !== undefined;
    if (!mayEnter(request.socket.remoteAddress, query.get("token"), this.options.token)) {
      return { status: "403 Forbidden", text: tokenMissing };
    }
    if (!isServed(path, withPeer) && this.options.takesAnyPath !== true) {
      return { status: "404 Not Found", text: `There is no ${path} here. ${whatThisIs(withPeer)}` };
    }
    if (query.has("rate") && rateOf(query) === undefined) {
      return {
        status: "400 Bad Request",
        text: "rate is a whole number of bytes per second, for example ?rate=11520\n",
      };
    }
    return undefined;
  }

  /** Gives a new connection what its path is for. */
  private serve(connection: Connection, path: string, query: URLSearchParams): void {
    if (path === "/ws/control") {
      this.relay.addClient(connection, query.get("path") ?? undefined);
      return;
    }
    this.relay.addGateway(connection, path);
    if (path === "/ws/peer") {
      this.options.onConnection?.(connection);
      return;
    }
    this.options.onClient?.(connection);
    if (this.greeting !== undefined) connection.sendFrame(this.greeting);
    connection.onFrame((frame) => {
      if (this.relay.takes(frame)) return;
      const answers = path === "/ws/echo2" ? answerEcho2(frame, connection.largestPieceBytes) : answerEcho(frame);
      for (const answer of answers) connection.sendFrame(answer);
    });
  }
}

const LARGEST_RECEIVED_BYTES = 65_536;
const CLOSE_GRACE_MS = 500;

function greetingFrame(text: string): Frame {
  const bytes = Buffer.from(text);
  if (bytes.length > LARGEST_FRAME_BYTES) {
    throw new RangeError(`the greeting has ${bytes.length} bytes; at most ${LARGEST_FRAME_BYTES} go in one frame`);
  }
  return { kind: "text", bytes };
}

function addressOf({ socket }: IncomingMessage): string {
  return `${socket.remoteAddress}:${socket.remotePort}`;
}

/** The pace that a client asks for, in bytes per second. Undefined: none, or one that cannot be. */
function rateOf(query: URLSearchParams): number | undefined {
  const text = query.get("rate") ?? "";
  return /^[1-9][0-9]{0,8}$/.test(text) ? Number(text) : undefined;
}
