import { connect as connectTcp, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import type { Connection, ConnectionEvents, Network, Target } from "./network.ts";

/** The real destination of a connection. */
export interface Route {
  host: string;
  port: number;
}

/** Real TCP and TLS. Like the core, it uses TLS 1.2 at most and verifies no server. */
export class RealNetwork implements Network {
  private readonly route: (target: Target) => Route;
  private readonly onFailure: (target: Target, reason: string) => void;

  /**
   * `route` may redirect a name, as a hosts file does. `onFailure` gets the reason why a connection could not be made.
   */
  constructor(route: (target: Target) => Route, onFailure: (target: Target, reason: string) => void) {
    this.route = route;
    this.onFailure = onFailure;
  }

  connect(target: Target, events: ConnectionEvents): Connection {
    const { host, port } = this.route(target);
    let open = false;
    let over = false;
    let unacknowledged = 0;
    const socket = openSocket(host, port, target, () => {
      open = true;
      socket.setNoDelay(true);
      events.connected();
    });
    const end = (reason: string): void => {
      if (!over) {
        over = true;
        socket.destroy();
        if (!open) {
          this.onFailure(target, reason);
        }
        events.ended(reason);
      }
    };
    socket.on("data", (bytes) => {
      if (!over) {
        events.data(bytes);
      }
    });
    socket.on("error", (error: NodeJS.ErrnoException) => end(error.code ?? error.message));
    socket.on("end", () => end("closed"));
    socket.on("close", () => end("closed"));
    const leave = (): void => {
      over = true;
      socket.destroy();
    };
    return {
      write: (bytes) => {
        unacknowledged++;
        socket.write(Uint8Array.from(bytes), () => {
          unacknowledged--;
          // The operating system has taken the bytes. Node cannot see further.
          if (!over && unacknowledged === 0) {
            events.acknowledged();
          }
        });
      },
      close: leave,
      drop: leave,
    };
  }
}

/** Opens a TCP or TLS connection as the module does: TLS 1.2 at most, and no server is verified. */
export function openSocket(host: string, port: number, target: Target, connected: () => void): Socket {
  if (!target.tls) {
    return connectTcp({ host, port }, connected);
  }
  // TLS does not allow an address as the server name.
  const servername = /^[\d.]+$|:/.test(target.host) ? {} : { servername: target.host };
  return connectTls({ host, port, ...servername, rejectUnauthorized: false, maxVersion: "TLSv1.2" }, connected);
}

/** Whether only this computer reaches a numeric address. */
export function isLoopback(address: string): boolean {
  return /^(::ffff:)?127\.|^::1$/.test(address);
}
