import type { Clock } from "./clock.ts";
import type { Connection, ConnectionEvents, Network, Target } from "./network.ts";

/** What listens behind a host name of the virtual network. */
export interface VirtualListener {
  /** A client has connected. */
  accept(peer: VirtualPeer): PeerEvents;
}

/** The server's end of a virtual connection. */
export interface VirtualPeer {
  readonly target: Target;
  write(bytes: Uint8Array): void;
  /** Ends the connection; the module's TCP hears of it after the way there. */
  end(reason: string): void;
}

export interface PeerEvents {
  data(bytes: Uint8Array): void;
  /** The module has closed the connection. */
  closed(): void;
}

/** A network in virtual time. Nothing is lost on it unless it is told to. */
export class VirtualNetwork implements Network {
  /** One way, in milliseconds. */
  latencyMs = 30;
  private readonly listeners = new Map<string, VirtualListener>();
  private silent = false;
  /** What is on its way, in order: nothing overtakes, as TCP promises. */
  private readonly underWay: { ready: boolean; arrive: () => void }[] = [];
  private readonly clock: Clock;

  constructor(clock: Clock) {
    this.clock = clock;
  }

  /** Puts a server behind a host name, on all ports; "*" is every name without one. Undefined takes it away: connections to it are refused. */
  serve(host: string, listener: VirtualListener | undefined): void {
    if (listener === undefined) {
      this.listeners.delete(host);
    } else {
      this.listeners.set(host, listener);
    }
  }

  /** The path swallows everything, as a dead radio link does; TCP brings it later, when the path is back. */
  setSilent(silent: boolean): void {
    this.silent = silent;
    this.clock.after(0, () => this.deliver());
  }

  connect(target: Target, events: ConnectionEvents): Connection {
    return new VirtualConnection(this, target, events);
  }

  listener(host: string): VirtualListener | undefined {
    return this.listeners.get(host) ?? this.listeners.get("*");
  }

  /** Lets something happen at the other end of the path. */
  travel(arrive: () => void): void {
    const item = { ready: false, arrive };
    this.underWay.push(item);
    this.clock.after(this.latencyMs, () => {
      item.ready = true;
      this.deliver();
    });
  }

  private deliver(): void {
    while (!this.silent && this.underWay[0]?.ready) {
      this.underWay.shift()?.arrive();
    }
  }
}

class VirtualConnection implements Connection, VirtualPeer {
  readonly target: Target;
  private readonly network: VirtualNetwork;
  private readonly events: ConnectionEvents;
  private server: PeerEvents | undefined;
  private over = false;
  private unacknowledged = 0;

  constructor(network: VirtualNetwork, target: Target, events: ConnectionEvents) {
    this.network = network;
    this.target = target;
    this.events = events;
    network.travel(() => this.arrive());
  }

  /** The module's end writes, the server's end writes: each object has one face for each. */
  write(bytes: Uint8Array): void {
    this.toServer(bytes);
  }

  /** The module closes. */
  close(): void {
    if (!this.over) {
      this.over = true;
      this.network.travel(() => this.server?.closed());
    }
  }

  /** The server ends the connection. */
  end(reason: string): void {
    this.network.travel(() => {
      if (!this.over) {
        this.over = true;
        this.events.ended(reason);
      }
    });
  }

  private arrive(): void {
    const listener = this.network.listener(this.target.host);
    if (listener === undefined) {
      this.end("refused");
      return;
    }
    this.server = listener.accept({
      target: this.target,
      write: (bytes) => this.toModule(bytes),
      end: (reason) => this.end(reason),
    });
    this.network.travel(() => {
      if (!this.over) {
        this.events.connected();
      }
    });
  }

  private toServer(bytes: Uint8Array): void {
    const copy = Uint8Array.from(bytes);
    this.unacknowledged += copy.length;
    this.network.travel(() => {
      this.server?.data(copy);
      this.network.travel(() => this.acknowledge(copy.length));
    });
  }

  private acknowledge(count: number): void {
    this.unacknowledged -= count;
    if (!this.over && this.unacknowledged === 0) {
      this.events.acknowledged();
    }
  }

  private toModule(bytes: Uint8Array): void {
    const copy = Uint8Array.from(bytes);
    this.network.travel(() => {
      if (!this.over) {
        this.events.data(copy);
      }
    });
  }
}
