import type { Board } from "../board/board.ts";
import type { SerialLine } from "../world/serial-line.ts";
import type { VirtualListener, VirtualNetwork } from "../world/virtual-network.ts";
import type { Manner } from "../world/virtual-server.ts";
import type { FaultName, FaultStep } from "./scenario.ts";

/** A server that faults can act on. */
export interface FaultyServer extends VirtualListener {
  /** Whether a client is connected and upgraded. */
  readonly connected: boolean;
  manner: Manner;
  /** Whether its program is frozen. */
  frozen: boolean;
  /** How fast its program reads. */
  readBytesPerSecond: number;
  /** Whether it closes the link at the next frame with data. Then resets itself. */
  closesAtFrame: boolean;
  /** Resets the link. Throws an Error when there is no client. */
  reset(): void;
  /** Closes the link with a close frame. Throws an Error when there is no client. */
  closePolitely(): void;
  /** Loses its power: nothing answers any more. */
  vanish(): void;
  /** Has power again. */
  comeBack(): void;
}

/** A module on a virtual network, and its surroundings. */
export interface VirtualWorld {
  board: Board;
  network: VirtualNetwork;
  /** The server behind every host name. */
  server: FaultyServer;
  /** The wire to UART 1. */
  line: SerialLine;
}

interface Fault {
  begin(world: VirtualWorld, step: FaultStep): void;
  /** Undoes what the fault changed. Undefined: it happens once. */
  end?(world: VirtualWorld): void;
}

const usualDelayMs = 1000;
const usualSlowBytes = 1000;
const usualShortBytes = 40_000;
const usualOffMs = 1000;
/** Practically no limit. */
const plentyBytes = 64 << 20;

const faults: Readonly<Record<Exclude<FaultName, "restore" | "delay">, Fault>> = {
  "no-network": {
    begin: ({ board }) => board.setAddress(false),
    end: ({ board }) => board.setAddress(true),
  },
  silent: {
    begin: ({ network }) => network.setSilent(true),
    end: ({ network }) => network.setSilent(false),
  },
  reset: { begin: ({ server }) => linked(server).reset() },
  close: { begin: ({ server }) => linked(server).closePolitely() },
  "close-at-frame": {
    begin: ({ server }) => {
      server.closesAtFrame = true;
    },
  },
  slow: {
    begin: ({ server }, { amount = usualSlowBytes }) => {
      server.readBytesPerSecond = amount;
    },
    end: ({ server }) => {
      server.readBytesPerSecond = Number.POSITIVE_INFINITY;
    },
  },
  refuse: {
    begin: ({ network }) => network.serve("*", undefined),
    end: ({ network, server }) => network.serve("*", server),
  },
  forbid: {
    begin: ({ server }) => {
      server.manner = "forbid";
    },
    end: ({ server }) => {
      server.manner = "accept";
    },
  },
  freeze: {
    begin: ({ server }) => {
      server.frozen = true;
    },
    end: ({ server }) => {
      server.frozen = false;
    },
  },
  vanish: {
    begin: ({ server }) => server.vanish(),
    end: ({ server }) => server.comeBack(),
  },
  "short-memory": {
    begin: ({ board }, { amount = usualShortBytes }) => board.limitHeap(amount),
    end: ({ board }) => board.limitHeap(plentyBytes),
  },
  noise: {
    begin: ({ line }, { amount = 1 }) => {
      for (let count = 0; count < amount; count++) {
        line.sendError();
      }
    },
  },
  reboot: { begin: ({ board }, { forMs = usualOffMs }) => board.losePower(forMs) },
};

/** Applies faults to a world, and ends them. */
export class Faults {
  private readonly active = new Map<FaultName, () => void>();

  constructor(
    private readonly world: VirtualWorld,
    private readonly after: (delayMs: number, action: () => void) => void,
    /** Called when a fault ends by itself or by "restore". */
    private readonly ended: (name: FaultName) => void = () => {},
  ) {}

  /** The active faults. */
  get names(): FaultName[] {
    return [...this.active.keys()];
  }

  /** Ends a fault, if it is active. */
  end(name: FaultName): void {
    this.active.get(name)?.();
  }

  /** Starts a fault. Throws an Error with a readable message when it cannot: a reset needs a link. */
  strike(step: FaultStep): void {
    if (step.fault === "restore") {
      for (const [name, end] of [...this.active]) {
        end();
        this.ended(name);
      }
      return;
    }
    this.active.get(step.fault)?.();
    const fault = step.fault === "delay" ? this.delay() : faults[step.fault];
    fault.begin(this.world, step);
    if (fault.end !== undefined) {
      const end = (): void => {
        this.active.delete(step.fault);
        fault.end?.(this.world);
      };
      this.active.set(step.fault, end);
      if (step.forMs !== undefined) {
        this.after(step.forMs, () => {
          if (this.active.get(step.fault) === end) {
            end();
            this.ended(step.fault);
          }
        });
      }
    }
  }

  private delay(): Fault {
    const before = this.world.network.latencyMs;
    return {
      begin: ({ network }, { amount = usualDelayMs }) => {
        network.latencyMs = before + amount;
      },
      end: ({ network }) => {
        network.latencyMs = before;
      },
    };
  }
}

function linked(server: FaultyServer): FaultyServer {
  if (!server.connected) {
    throw new Error("there is no link");
  }
  return server;
}
