import { RealClock, type Timer } from "../../host/world/clock.ts";
import type { Connection, ConnectionEvents, Target } from "../../host/world/network.ts";
import { RealNetwork } from "../../host/world/real-network.ts";

/** The computer's clock. It knows whether any timers are still pending. */
export class BusyClock extends RealClock {
  private readonly pending = new Set<object>();

  get busy(): boolean {
    return this.pending.size > 0;
  }

  override after(delayMs: number, action: () => void): Timer {
    const mark = {};
    this.pending.add(mark);
    const timer = super.after(delayMs, () => {
      this.pending.delete(mark);
      action();
    });
    return {
      cancel: () => {
        this.pending.delete(mark);
        timer.cancel();
      },
    };
  }
}

/** Real connections. It knows whether any are open. */
export class BusyNetwork extends RealNetwork {
  private readonly open = new Set<object>();

  get busy(): boolean {
    return this.open.size > 0;
  }

  override connect(target: Target, events: ConnectionEvents): Connection {
    const mark = {};
    this.open.add(mark);
    const connection = super.connect(target, {
      ...events,
      ended: (reason) => {
        this.open.delete(mark);
        events.ended(reason);
      },
    });
    return {
      write: (bytes) => connection.write(bytes),
      close: () => {
        this.open.delete(mark);
        connection.close();
      },
      drop: () => {
        this.open.delete(mark);
        connection.drop();
      },
    };
  }
}
