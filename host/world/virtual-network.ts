import { random } from "../board/random.ts";
import type { Clock } from "./clock.ts";
import type { Connection, ConnectionEvents, Network, Target } from "./network.ts";
import { Path, type PathConditions } from "./path.ts";
import type { TcpConditions } from "./tcp-flow.ts";
import { VirtualConnection } from "./virtual-connection.ts";

/** A server behind a host name of the virtual network. */
export interface VirtualListener {
  /** Whether the host answers. "gone": it has lost its power. Default: "here". */
  readonly presence?: "here" | "refusing" | "gone";
  /** A client has connected. */
  accept(peer: VirtualPeer): PeerEvents;
}

/** The server's end of a virtual connection. */
export interface VirtualPeer {
  readonly target: Target;
  /** Bytes written that the module's TCP has not acknowledged. */
  readonly outstandingBytes: number;
  /** Sends bytes. They are copied. */
  write(bytes: Uint8Array): void;
  /** Ends the connection once the module has everything written. Bytes that arrive from now on are not read. */
  close(): void;
  /** Ends the connection at once. Unread and unsent bytes are lost. */
  reset(): void;
  /** The server's machine loses its power. The module learns nothing until it reaches a machine that is back. */
  forget(): void;
  /** How fast the server's program reads, in bytes per second. 0: not at all. Default: at once. */
  setReadRate(bytesPerSecond: number): void;
}

/** What the server's end of a connection reports. */
export interface PeerEvents {
  /** The server's program reads bytes. */
  data(bytes: Uint8Array): void;
  /** The module has closed the connection, and the server has read everything that it sent. */
  closed(): void;
}

/**
 * A network in virtual time: paths with latency and rate, and TCP over them. Nothing is lost unless an end dies. All
 * fields may be changed at any time: `network.jitterMs = 20`.
 */
export class VirtualNetwork implements Network {
  /** In one direction, in milliseconds. */
  latencyMs = 30;
  /** The most that a packet is delayed at random. Packets keep their order. */
  jitterMs = 0;
  /** From the module, in bytes per second, including the 40 bytes of each packet's headers. */
  upBytesPerSecond = Number.POSITIVE_INFINITY;
  /** To the module, counted in the same way. */
  downBytesPerSecond = Number.POSITIVE_INFINITY;
  /** How many bytes a receiver's TCP takes and acknowledges before its program reads. */
  windowBytes = 65536;
  /** How long a server delays the acknowledgement of a single segment. Linux: 40. 0: not at all. */
  delayedAckMs = 0;
  /** Whether senders begin with ten segments in flight and grow from there, instead of filling the window. */
  slowStart = false;
  /** Whether the module holds back less than a segment while anything is unacknowledged, as lwIP does by default. */
  nagle = false;
  private readonly listeners = new Map<string, VirtualListener>();
  private readonly open = new Set<VirtualConnection>();
  private readonly up: Path;
  private readonly down: Path;
  private readonly clock: Clock;
  private silent = false;
  private stalledUntil = 0;

  /** Equal seeds give equal random numbers. */
  constructor(clock: Clock, seed = 1) {
    this.clock = clock;
    const chance = random(seed);
    this.up = new Path(clock, chance, () => this.conditions(this.upBytesPerSecond));
    this.down = new Path(clock, chance, () => this.conditions(this.downBytesPerSecond));
  }

  /** How many connections the module has open. */
  get connections(): number {
    return this.open.size;
  }

  /** All bytes so far, from and to the module. Includes the 40 bytes of each packet's headers, but not TLS. */
  get traffic(): { upBytes: number; downBytes: number } {
    return { upBytes: this.up.sentBytes, downBytes: this.down.sentBytes };
  }

  /**
   * Puts a server behind a host name, on all ports that a script can name. Case does not matter; "*" stands for every
   * name without a server. Undefined removes it: connections to it are refused.
   */
  serve(host: string, listener: VirtualListener | undefined): void {
    if (listener === undefined) {
      this.listeners.delete(host.toLowerCase());
    } else {
      this.listeners.set(host.toLowerCase(), listener);
    }
  }

  /** The path swallows everything, as a dead radio link does. TCP delivers it later, when the path is back. */
  setSilent(silent: boolean): void {
    this.silent = silent;
    this.holdOrGo();
  }

  /** The path stands still for this long. Packets on their way arrive later. */
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
        // A server answers on all ports, but not on a misread one: no server can be there.
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
      // Runs after everything else of this moment, as any arrival does.
      this.clock.after(0, apply);
    }
  }

  private conditions(bytesPerSecond: number): PathConditions {
    return { latencyMs: this.latencyMs, jitterMs: this.jitterMs, bytesPerSecond };
  }

  /** Read for each segment sent, so that a change also affects open connections. */
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
