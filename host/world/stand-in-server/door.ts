import { timingSafeEqual } from "node:crypto";
import http, { type IncomingMessage } from "node:http";
import https from "node:https";
import type { AddressInfo, Socket } from "node:net";
import type { Duplex } from "node:stream";
import { isLoopback } from "../real-network.ts";
import { printable } from "./printable.ts";

/** One open port. */
export interface Door {
  /** The numeric address that it listens on. */
  readonly address: string;
  readonly port: number;
  /** Closes the port and cuts all its connections. */
  close(): Promise<void>;
}

/** The settings of a door. */
export interface DoorSetup {
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  /** The names of the options for address and port, for error messages. */
  readonly hostOption: string;
  readonly portOption: string | undefined;
  /** With a certificate, the door uses TLS. */
  readonly certificate?: { readonly key: string; readonly certificate: string; readonly file: string | undefined };
  /** Answers plain HTTP requests. */
  readonly onRequest: http.RequestListener;
  readonly log: (line: string) => void;
  readonly onUpgrade: (request: IncomingMessage, socket: Duplex, head: Buffer, secure: boolean) => void;
}

/** Opens a port for HTTP requests and WebSocket upgrades. Rejects with one line that says what to do. */
export async function openDoor(setup: DoorSetup): Promise<Door> {
  const { certificate, log, onRequest } = setup;
  const server =
    certificate === undefined
      ? http.createServer(onRequest)
      : https.createServer({ key: certificate.key, cert: certificate.certificate }, onRequest);
  const sockets = new Set<Socket>();
  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  server.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    setup.onUpgrade(request, socket, head, certificate !== undefined);
  });
  // A failed TLS handshake also arrives here.
  server.on("clientError", (error: NodeJS.ErrnoException & { reason?: string }, socket: Duplex) => {
    const remedy = `import ${certificate?.file ?? "it"} there as a CA, or turn verification off there`;
    log(
      isDistrust(error)
        ? `a client does not trust the certificate: ${remedy}`
        : certificate !== undefined && isHangUp(error)
          ? `a client has hung up during the TLS handshake. If it does not trust the certificate: ${remedy}`
          : `bad request: ${printable(error.reason ?? error.message)}`,
    );
    if (error.code?.startsWith("HPE_") && socket.writable)
      refuse(socket, "400 Bad Request", "This is not an HTTP request.\n");
    else socket.destroy();
  });

  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(explain(error, setup)));
    server.listen({ host: setup.host, port: setup.port }, resolve);
  });
  server.removeAllListeners("error");
  server.on("error", (error: Error) => log(`server error: ${error.message}`));

  const { address, port } = server.address() as AddressInfo;
  return {
    address,
    port,
    close() {
      return new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      });
    },
  };
}

/** Answers an upgrade with an HTTP status and a readable text, then ends the connection. */
export function refuse(socket: Duplex, status: string, text: string): void {
  socket.on("error", () => {});
  socket.once("finish", () => socket.destroy());
  socket.end(
    [
      `HTTP/1.1 ${status}`,
      "Connection: close",
      "Content-Type: text/plain; charset=utf-8",
      "X-Content-Type-Options: nosniff",
      `Content-Length: ${Buffer.byteLength(text)}`,
      "",
      text,
    ].join("\r\n"),
  );
}

/** Some clients that reject a certificate leave without a reason: Python's and Node's do. */
function isHangUp(error: Error): boolean {
  return error.message === "socket hang up";
}

/** Other clients send an alert. */
function isDistrust(error: NodeJS.ErrnoException & { reason?: string }): boolean {
  return /alert (unknown ca|certificate unknown|bad certificate)/i.test(error.reason ?? error.message);
}

function explain(error: NodeJS.ErrnoException, { host, port, hostOption, portOption }: DoorSetup): Error {
  const chosen = (what: string): string => (portOption === undefined ? "" : `${what} with ${portOption}`);
  const unknown = `${host} is not a known host name: choose one with ${hostOption}`;
  const texts: Record<string, string> = {
    EADDRINUSE: `port ${port} on ${host} is taken: end the program that holds it${chosen(", or choose another")}`,
    EACCES: `port ${port} on ${host} may not be opened by this user${chosen(": choose one above 1023")}`,
    EADDRNOTAVAIL: `${host} is not an address of this computer: choose one with ${hostOption}`,
    ENOTFOUND: unknown,
    EAI_AGAIN: unknown,
  };
  const text = texts[error.code ?? ""] ?? `port ${port} on ${host} cannot be opened: ${error.message}`;
  return new Error(text, { cause: error });
}

/** Whether a client may connect. From a loopback address always; from elsewhere only with the token, if one is set. */
export function mayEnter(remoteAddress = "", given: string | null, token?: string): boolean {
  return token === undefined || isLoopback(remoteAddress) || (given !== null && equal(given, token));
}

function equal(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
