import type { Connection, ConnectionEvents, Network, Target } from "../world/network.ts";

interface Held {
  target: Target;
  events: ConnectionEvents;
  /** Undefined while it waits for an address. */
  connection: Connection | undefined;
}

/**
 * The network of a module that may lack an address. Connection attempts wait for an address, and open connections die
 * with it.
 */
export class AttachedNetwork implements Network {
  private readonly held = new Set<Held>();

  constructor(
    private readonly network: Network,
    private readonly hasAddress: () => boolean,
  ) {}

  connect(target: Target, events: ConnectionEvents): Connection {
    const held: Held = { target, events, connection: undefined };
    this.held.add(held);
    if (this.hasAddress()) {
      this.open(held);
    }
    return {
      write: (bytes) => held.connection?.write(bytes),
      close: () => {
        this.held.delete(held);
        held.connection?.close();
      },
      drop: () => {
        this.held.delete(held);
        held.connection?.drop();
      },
    };
  }

  /** The address has come or gone. */
  addressChanged(): void {
    for (const held of [...this.held]) {
      if (this.hasAddress() && held.connection === undefined) {
        this.open(held);
      } else if (!this.hasAddress() && held.connection !== undefined) {
        this.held.delete(held);
        held.connection.drop();
        held.events.ended("the address is lost");
      }
    }
  }

  private open(held: Held): void {
    const { target, events } = held;
    held.connection = this.network.connect(target, {
      connected: () => events.connected(),
      data: (bytes) => events.data(bytes),
      acknowledged: () => events.acknowledged(),
      ended: (reason) => {
        this.held.delete(held);
        events.ended(reason);
      },
    });
  }
}
