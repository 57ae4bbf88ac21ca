import { usualMicroseconds } from "../../host/board/processor.ts";
import { type Clock, VirtualClock, virtualStartTime } from "../../host/world/clock.ts";
import type { Network } from "../../host/world/network.ts";
import { type StandInServer, startStandInServer } from "../../host/world/stand-in-server/index.ts";
import { VirtualNetwork } from "../../host/world/virtual-network.ts";
import { virtualStandIn } from "../../host/world/virtual-stand-in.ts";
import { BusyClock, BusyNetwork } from "./busy.ts";
import { warn } from "./output.ts";

/** What surrounds the module of a run. */
export interface World {
  readonly clock: Clock;
  readonly network: Network;
  /** Seconds since 1970 when the clock is at zero. */
  readonly startTime: number;
  readonly microsecondsPer1000Instructions: number;
  /** Whether no timer and no connection is pending. */
  readonly isIdle: boolean;
  /** Lets time pass, at most this long and until something holds. Then the thread has paused once. */
  pass(mostMs: number, until: () => boolean): Promise<void>;
  /** Ends the stand-in server, if it has opened a real one. */
  close(): Promise<void>;
}

/** How much virtual time passes before the thread pauses. */
const sliceMs = 1000;

/** A network in virtual time. A stand-in for the tutorial's server answers under every name. */
export class VirtualWorld implements World {
  readonly clock = new VirtualClock();
  readonly network: VirtualNetwork;
  readonly server = virtualStandIn(this.clock);
  readonly startTime = virtualStartTime;
  readonly microsecondsPer1000Instructions = usualMicroseconds;

  constructor(seed: number) {
    this.network = new VirtualNetwork(this.clock, seed);
    this.network.serve("*", this.server);
  }

  get isIdle(): boolean {
    return this.clock.idle;
  }

  /** Passes each frame of the module to a listener, before the server answers it. */
  onFrame(heard: (bytes: Uint8Array) => void): void {
    const { onFrame } = this.server;
    this.server.onFrame = (frame) => {
      heard(frame.payload);
      onFrame?.(frame);
    };
  }

  async pass(mostMs: number, until: () => boolean): Promise<void> {
    this.clock.runUntil(until, Math.min(sliceMs, mostMs));
    await new Promise((resolve) => setImmediate(resolve));
  }

  async close(): Promise<void> {}
}

const realSliceMs = 20;

/** The computer's clock and real sockets: to the real server of `--url`, or else to a stand-in on this computer. */
export class RealWorld implements World {
  readonly clock = new BusyClock();
  readonly network: BusyNetwork;
  readonly startTime = Math.floor(Date.now() / 1000);
  readonly microsecondsPer1000Instructions = 0;

  private constructor(private readonly server: StandInServer | undefined) {
    this.network = new BusyNetwork(
      ({ host, port, tls }) =>
        server === undefined
          ? { host, port }
          : { host: "127.0.0.1", port: (tls ? server.wssPort : server.wsPort) as number },
      ({ host, port }, reason) => warn(`${host}:${port} cannot be reached: ${reason}`),
    );
  }

  /** Opens the sockets. With the stand-in, all connections lead to that. */
  static async open(withStandIn: boolean): Promise<RealWorld> {
    return new RealWorld(withStandIn ? await startStandInServer({ takesAnyPath: true }) : undefined);
  }

  get isIdle(): boolean {
    return !this.clock.busy && !this.network.busy;
  }

  pass(mostMs: number): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, Math.min(realSliceMs, mostMs)));
  }

  async close(): Promise<void> {
    await this.server?.close();
  }
}
