import { random } from "../board/random.ts";
import type { Clock } from "./clock.ts";
import type { Connection, ConnectionEvents, Network, Target } from "./network.ts";
import { Path, type PathConditions } from "./path.ts";
import type { TcpConditions } from "./tcp-flow.ts";
import { VirtualConnection } from "./virtual-connection.ts";

/** What listens behind a host name of the virtual network. */
export interface VirtualListener {
  /** Whether the host answers at all. Default: it does. Gone: it has lost its power. */
  readonly presence?: "here" | "refusing" | "gone";
  /** A client has connected. */
  accept(peer: VirtualPeer): PeerEvents;
}

/** The server's end of a virtual connection. */
export interface VirtualPeer {
  readonly target: Target;
  /** Bytes that were written and that the module's TCP has not acknowledged. */
  readonly outstandingBytes: number;
  /** Sends bytes. They are copied. */
  write(bytes: Uint8Array): void;
  /** Ends the connection once the module has what was written. What arrives from now on is not read. */
  close(): void;
  /** Ends the connection at once. What was not read, and what was not sent, is lost. */
  reset(): void;
  /** The server's machine loses its power: the module hears nothing until it asks a machine that is back. */
  forget(): void;
  /** How fast the server's program reads, in bytes per second: 0 not at all. Default: at once. */
  setReadRate(bytesPerSecond: number): void;
}

export interface PeerEvents {
  /** The server's program reads bytes. */
  data(bytes: Uint8Array): void;
  /** The module has closed the connection, and all that it sent has been read. */
  closed(): void;
}

/**
 * A network in virtual time: paths with a length and a rate, and TCP over them. Nothing is lost on it unless an end dies.
 * All fields may be changed at any time: `network.jitterMs = 20`.
 */
export class VirtualNetwork implements Network {
  /** One way, in milliseconds. */
  latencyMs = 30;
  /** A packet takes up to so much longer, by chance. The order of what was sent is kept. */
  jitterMs = 0;
  /** From the module, bytes per second, the 40 bytes of each packet's headers included. */
  upBytesPerSecond = Number.POSITIVE_INFINITY;
  /** To the module. */
  downBytesPerSecond = Number.POSITIVE_INFINITY;
  /** What a receiver's TCP takes and acknowledges before its program reads. */
  windowBytes = 65536;
  /** How long a server keeps the acknowledgement of a single segment to itself; 40 is what Linux does. 0: not at all. */
  delayedAckMs = 0;
  /** Whether senders begin with ten segments in flight and grow from there, instead of filling the window. */
  slowStart = false;
  /** Whether the module keeps less than a segment back while anything is unacknowledged, as lwIP does by itself. */
  nagle = false;
  private readonly listeners = new Map<string, VirtualListener>();
  private readonly open = new Set<VirtualConnection>();
  private readonly up: Path;
  private readonly down: Path;
  private readonly clock: Clock;
  private silent = false;
  private stalledUntil = 0;

  /** Equal seeds give equal chance. */
  constructor(clock: Clock, seed = 1) {
    this.clock = clock;
    const chance = random(seed);
    this.up = new Path(clock, chance, () => this.conditions(this.upBytesPerSecond));
    this.down = new Path(clock, chance, () => this.conditions(this.downBytesPerSecond));
  }

  /** How many connections the module holds now. */
  get connections(): number {
    return this.open.size;
  }

  /** What went over the network so far, from and to the module: the 40 bytes of each packet's headers included, TLS not. */
  get traffic(): { upBytes: number; downBytes: number } {
    return { upBytes: this.up.sentBytes, downBytes: this.down.sentBytes };
  }

  /**
   * Puts a server behind a host name, whatever its case, on all ports that a script can mean; "*" is every name without one. Undefined takes it away:
   * connections to it are refused.
   */
  serve(host: string, listener: VirtualListener | undefined): void {
    if (listener === undefined) {
      this.listeners.delete(host.toLowerCase());
    } else {
      this.listeners.set(host.toLowerCase(), listener);
    }
  }

  /** The path swallows everything, as a dead radio link does; TCP brings it later, when the path is back. */
  setSilent(silent: boolean): void {
    this.silent = silent;
    this.holdOrGo();
  }

  /** The path stands still for so long: what is on its way arrives later. */
  stall(ms: number): void {
    this.stalledUntil = Math.max(this.stalledUntil, this.clock.now() + ms);
    this.clock.after(ms, () => this.holdOrGo());
    this.holdOrGo();
  }

  connect(target: Target, events: ConnectionEvents): Connection {
    const connection = new VirtualConnection(target, events, {
      clock: this.clock,
      up: this.up,
      down: this.down,
      upConditions: this.tcp(true),
      downConditions: this.tcp(false),
      listener: (host) =>
        // It answers on all ports, but not where nobody can have put it.
        target.misread === true ? undefined : (this.listeners.get(host.toLowerCase()) ?? this.listeners.get("*")),
      left: (gone) => void this.open.delete(gone),
    });
    this.open.add(connection);
    return connection;
  }

  private holdOrGo(): void {
    const held = (): boolean => this.silent || this.clock.now() < this.stalledUntil;
    const apply = (): void => {
      this.up.hold(held());
      this.down.hold(held());
    };
    if (held()) {
      apply();
    } else {
      // After what happens at this moment, as any arrival.
      this.clock.after(0, apply);
    }
  }

  private conditions(bytesPerSecond: number): PathConditions {
    return { latencyMs: this.latencyMs, jitterMs: this.jitterMs, bytesPerSecond };
  }

  /** Looked at whenever a segment is sent: a change meets connections that are open already. */
  private tcp(fromModule: boolean): TcpConditions {
    const network = this;
    return {
      get windowBytes() {
        return network.windowBytes;
      },
      get delayedAckMs() {
        return fromModule ? network.delayedAckMs : 0;
      },
      get slowStart() {
        return network.slowStart;
      },
      get nagle() {
        return fromModule && network.nagle;
      },
    };
  }
}
