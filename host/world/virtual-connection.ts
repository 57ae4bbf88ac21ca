import type { Clock, Timer } from "./clock.ts";
import type { Connection, ConnectionEvents, Target } from "./network.ts";
import type { Path } from "./path.ts";
import { HEADER_BYTES, type TcpConditions, TcpFlow } from "./tcp-flow.ts";
import type { PeerEvents, VirtualListener, VirtualPeer } from "./virtual-network.ts";

/** What a connection needs from its network. */
export interface Surroundings {
  clock: Clock;
  up: Path;
  down: Path;
  /** TCP for the module as sender, and for the server as sender. */
  upConditions: TcpConditions;
  downConditions: TcpConditions;
  /** The current server behind a host name. */
  listener(host: string): VirtualListener | undefined;
  /** The module's end of a connection is gone. */
  left(connection: VirtualConnection): void;
}

/** One TCP connection with both ends. This object is the module's end; the server gets a `VirtualPeer`. */
export class VirtualConnection implements Connection {
  /** Whether the module's end exists. */
  private open = true;
  /** The server's end, while it exists. */
  private server: PeerEvents | undefined;
  /** Whether the server's machine has lost the connection that it had. */
  private forgotten = false;
  private retry: Timer | undefined;
  private patience: Timer | undefined;
  private readonly up: TcpFlow;
  private readonly down: TcpFlow;

  constructor(
    private readonly target: Target,
    private readonly events: ConnectionEvents,
    private readonly surroundings: Surroundings,
  ) {
    const { clock, up, down, upConditions, downConditions } = surroundings;
    this.up = new TcpFlow(clock, up, down, upConditions, {
      read: (bytes) => this.server?.data(bytes),
      acknowledged: () => {
        if (this.open) {
          events.acknowledged();
        }
      },
    });
    this.down = new TcpFlow(clock, down, up, downConditions, {
      read: (bytes) => {
        if (this.open) {
          events.data(bytes);
        }
      },
      acknowledged: () => {},
    });
    this.up.opposite = this.down;
    this.down.opposite = this.up;
    this.knock(firstRetryMs);
  }

  write(bytes: Uint8Array): void {
    if (!this.open) {
      return;
    }
    if (this.forgotten) {
      this.ask();
    } else {
      this.up.write(bytes);
      this.watch();
    }
  }

  close(): void {
    if (this.open) {
      this.leave();
      this.up.finish(() => {
        const { server } = this;
        this.server = undefined;
        this.down.kill();
        server?.closed();
      });
    }
  }

  drop(): void {
    if (this.open) {
      this.leave();
      this.down.kill();
      // Bytes that a silent path has swallowed need a sender to repeat them. All others still arrive.
      if (this.surroundings.up.isHeld) {
        this.up.kill();
      } else {
        this.up.cut();
      }
    }
  }

  /** The server's machine has lost its power or its memory. It answers packets of this connection with a reset. */
  private forget(): void {
    this.server = undefined;
    this.forgotten = true;
    const waiting = this.up.outstandingBytes > 0;
    this.up.kill();
    this.down.kill();
    if (waiting) {
      this.ask();
    }
  }

  private leave(): void {
    this.open = false;
    this.retry?.cancel();
    this.patience?.cancel();
    this.surroundings.left(this);
  }

  private end(reason: string): void {
    if (this.open) {
      this.leave();
      this.up.kill();
      this.down.kill();
      this.events.ended(reason);
    }
  }

  /** Asks the host for the connection. Repeats while the host does not answer. */
  private knock(retryMs: number): void {
    this.surroundings.up.send(HEADER_BYTES, () => {
      const listener = this.surroundings.listener(this.target.host);
      if (listener?.presence === "gone") {
        this.retryLater(retryMs, (next) => this.knock(next));
      } else if (listener === undefined || listener.presence === "refusing") {
        this.surroundings.down.send(HEADER_BYTES, () => this.end("refused"));
      } else {
        this.server = listener.accept(this.peer());
        this.surroundings.down.send(HEADER_BYTES, () => {
          if (this.open) {
            this.events.connected();
          }
        });
      }
    });
  }

  /** Retransmits to a host that no longer knows the connection. Once the host is back, it answers with a reset. */
  private ask(retryMs = firstRetryMs): void {
    this.surroundings.up.send(HEADER_BYTES, () => {
      if (this.surroundings.listener(this.target.host)?.presence === "gone") {
        this.retryLater(retryMs, (next) => this.ask(next));
      } else {
        this.surroundings.down.send(HEADER_BYTES, () => this.end("reset"));
      }
    });
    this.watch();
  }

  private retryLater(ms: number, again: (nextMs: number) => void): void {
    if (this.open) {
      this.retry?.cancel();
      this.retry = this.surroundings.clock.after(ms, () => again(Math.min(2 * ms, mostRetryMs)));
    }
  }

  /** Gives up when nothing is acknowledged for a very long time. */
  private watch(): void {
    if (this.patience === undefined && this.open) {
      const before = this.up.acknowledgedBytes;
      this.patience = this.surroundings.clock.after(giveUpMs, () => {
        this.patience = undefined;
        const waits = this.forgotten || this.up.isWaiting;
        if (waits && this.up.acknowledgedBytes === before) {
          this.end("timed out");
        } else if (waits) {
          this.watch();
        }
      });
    }
  }

  /** The server's end. */
  private peer(): VirtualPeer {
    const { down } = this;
    return {
      target: this.target,
      get outstandingBytes() {
        return down.outstandingBytes;
      },
      write: (bytes) => this.down.write(bytes),
      close: () => {
        this.server = undefined;
        this.up.deafen();
        this.down.finish(() => this.end("closed"));
      },
      reset: () => {
        this.server = undefined;
        this.up.deafen();
        this.down.cut();
        this.surroundings.down.send(HEADER_BYTES, () => this.end("reset"));
      },
      forget: () => this.forget(),
      setReadRate: (bytesPerSecond) => this.up.setReadRate(bytesPerSecond),
    };
  }
}

/**
 * Without an acknowledgement, TCP retransmits after the first time, and doubles it up to the second. It gives up after
 * the third.
 */
const firstRetryMs = 1000;
const mostRetryMs = 60000;
const giveUpMs = 600000;
