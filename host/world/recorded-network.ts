import type { Clock } from "./clock.ts";
import type { Connection, Network, Target } from "./network.ts";

/** One connection that the module has asked for, seen from the module. */
export interface ConnectionRecord {
  readonly target: Target;
  /** When the module asked for it. */
  readonly startMs: number;
  /** When the other end answered. Undefined: not yet, or never. */
  openMs: number | undefined;
  /** When it ended. Undefined: it is still open. */
  endMs: number | undefined;
  /** Why it ended: the network's reason, or "the module". */
  end: string | undefined;
  sentBytes: number;
  receivedBytes: number;
}

/** A network that records each connection. */
export function recordedNetwork(network: Network, clock: Clock, records: ConnectionRecord[]): Network {
  return {
    connect: (target, events) => {
      const record: ConnectionRecord = {
        target,
        startMs: clock.now(),
        openMs: undefined,
        endMs: undefined,
        end: undefined,
        sentBytes: 0,
        receivedBytes: 0,
      };
      records.push(record);
      const ended = (reason: string): void => {
        record.endMs ??= clock.now();
        record.end ??= reason;
      };
      const connection = network.connect(target, {
        connected: () => {
          record.openMs = clock.now();
          events.connected();
        },
        data: (bytes) => {
          record.receivedBytes += bytes.length;
          events.data(bytes);
        },
        acknowledged: () => events.acknowledged(),
        ended: (reason) => {
          ended(reason);
          events.ended(reason);
        },
      });
      return recordedConnection(connection, record, ended);
    },
  };
}

function recordedConnection(
  connection: Connection,
  record: ConnectionRecord,
  ended: (reason: string) => void,
): Connection {
  return {
    write: (bytes) => {
      record.sentBytes += bytes.length;
      connection.write(bytes);
    },
    close: () => {
      ended("the module");
      connection.close();
    },
    drop: () => {
      ended("the module");
      connection.drop();
    },
  };
}
