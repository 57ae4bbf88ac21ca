import net, { type AddressInfo, type Socket } from "node:net";
import { isLoopback } from "../real-network.ts";
import type { SerialEnd } from "./index.ts";
import { createListeners, type Listeners } from "./listeners.ts";
import { writeOrLose } from "./lossy.ts";
import { doubtMs, isWebRequest } from "./web-request.ts";

/** Listens for one client at a time. The client's bytes are the UART's input. Rejects with one readable line. */
export async function openTcp(
  spec: string,
  log: (line: string) => void,
  warn: (line: string) => void,
): Promise<SerialEnd> {
  const { host, port } = readTcpSpec(spec);
  const clients = new TcpClients(log);
  const server = net.createServer(LISTEN_OPTIONS, (socket) => clients.take(socket));
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(explain(error, host, port)));
    server.listen({ host, port }, resolve);
  });
  server.removeAllListeners("error");
  server.on("error", (error) => log(`serial port: ${error.message}`));

  const bound = server.address() as AddressInfo;
  const address = bound.family === "IPv6" ? `[${bound.address}]:${bound.port}` : `${bound.address}:${bound.port}`;
  if (!isLoopback(bound.address)) {
    warn(`warning: other computers can connect to the serial port at ${address}; it asks for no password`);
  }

  let closed: Promise<void> | undefined;
  return {
    address,
    onData: clients.listeners.add,
    pause: () => clients.pause(),
    resume: () => clients.resume(),
    write: (bytes) => clients.write(bytes),
    close() {
      closed ??= new Promise((resolve) => {
        const cut = setTimeout(() => clients.destroy(), CLOSE_GRACE_MS);
        server.close(() => {
          clearTimeout(cut);
          resolve();
        });
        clients.end();
      });
      return closed;
    },
  };
}

/** The clients of a serial port: one that is connected, and those that are leaving. */
class TcpClients {
  readonly listeners = createListeners();
  private readonly sockets = new Set<Socket>();
  private client: Socket | undefined;
  private isPaused = false;

  constructor(private readonly log: (line: string) => void) {}

  /** A client has connected. */
  take(socket: Socket): void {
    const name = `${socket.remoteAddress}:${socket.remotePort}`;
    this.sockets.add(socket);
    socket.once("close", () => this.sockets.delete(socket));
    if (this.client !== undefined && !this.client.readableEnded) {
      this.log(`${name} turned away: another client is connected`);
      turnAway(socket);
      return;
    }
    // A client that has ended its side may be gone, or may still read. A new client replaces it.
    this.client?.destroy();
    this.client = socket;
    this.log(`${name} connected`);
    hearSerial(socket, this.listeners, (why) => this.log(`${name} refused: ${why}`));
    if (this.isPaused) socket.pause();
    this.awaitEnd(socket, name);
  }

  pause(): void {
    this.isPaused = true;
    this.client?.pause();
  }

  resume(): void {
    this.isPaused = false;
    this.client?.resume();
  }

  write(bytes: Uint8Array): void {
    if (this.client !== undefined) writeOrLose(this.client, bytes);
  }

  /** Ends all connections. The last bytes still go out. */
  end(): void {
    for (const socket of this.sockets) socket.destroySoon();
  }

  /** Cuts all connections. */
  destroy(): void {
    for (const socket of this.sockets) socket.destroy();
  }

  /** Logs once that a client has left. */
  private awaitEnd(socket: Socket, name: string): void {
    let here = true;
    const leave = (how: string) => {
      if (here) this.log(`${name} disconnected${how}`);
      here = false;
    };
    socket.once("end", () => leave(""));
    socket.on("error", (error) => leave(`: ${error.message}`));
    socket.once("close", () => {
      leave("");
      if (this.client === socket) this.client = undefined;
    });
  }
}

// Half-open, so that `printf hello | nc HOST PORT` still gets its answer after its input has ended.
const LISTEN_OPTIONS = { allowHalfOpen: true, noDelay: true, keepAlive: true, keepAliveInitialDelay: 30_000 };
const CLOSE_GRACE_MS = 500;

/** Reads "tcp:PORT" or "tcp:HOST:PORT". Throws an Error of one line. */
export function readTcpSpec(spec: string): { host: string; port: number } {
  const match = /^tcp:(?:(?:\[([^\]]+)\]|([^:[\]]+)):)?([0-9]{1,5})$/.exec(spec);
  const port = Number(match?.[3]);
  if (match === null || port > 65_535) {
    throw new Error(`"${spec}" is not a TCP serial port: write tcp:PORT or tcp:HOST:PORT, for example tcp:7001`);
  }
  return { host: match[1] ?? match[2] ?? "127.0.0.1", port };
}

/** Passes on a client's bytes, unless it begins as a browser does: otherwise any web page could write to the UART. */
function hearSerial(socket: Socket, listeners: Listeners, refused: (why: string) => void): void {
  let first: Buffer | undefined = Buffer.alloc(0);
  let doubt: NodeJS.Timeout | undefined;
  const pass = (): void => {
    clearTimeout(doubt);
    const bytes = first;
    first = undefined;
    if (bytes !== undefined && bytes.length > 0) listeners.call(bytes);
  };
  socket.on("data", (bytes) => {
    if (first === undefined) {
      listeners.call(bytes);
      return;
    }
    first = Buffer.concat([first, bytes]);
    const answer = isWebRequest(first);
    if (answer === true) {
      clearTimeout(doubt);
      refused("it sent a browser's request, not serial data");
      socket.destroy();
    } else if (answer === false) {
      pass();
    } else {
      doubt ??= setTimeout(pass, doubtMs);
    }
  });
  socket.once("end", pass);
  socket.once("close", () => clearTimeout(doubt));
}

function turnAway(socket: Socket): void {
  socket.on("error", () => {});
  socket.end("This serial port already has a client; it takes one at a time.\r\n");
  // Read and discard its input: closing with unread bytes would reset the connection, and the message would be lost.
  socket.resume();
  socket.once("finish", () => setTimeout(() => socket.destroy(), CLOSE_GRACE_MS).unref());
  socket.once("end", () => socket.destroySoon());
}

function explain(error: NodeJS.ErrnoException, host: string, port: number): Error {
  const unknown = `${host} is not a known host name: write tcp:PORT or the address of this computer`;
  const texts: Record<string, string> = {
    EADDRINUSE: `port ${port} on ${host} is taken: end the program that holds it, or choose another, as in tcp:7002`,
    EACCES: `port ${port} on ${host} may not be opened by this user: choose one above 1023, as in tcp:7001`,
    EADDRNOTAVAIL: `${host} is not an address of this computer: write tcp:PORT or the address of this computer`,
    ENOTFOUND: unknown,
    EAI_AGAIN: unknown,
  };
  const text = texts[error.code ?? ""] ?? `the serial port tcp:${host}:${port} cannot be opened: ${error.message}`;
  return new Error(text, { cause: error });
}
