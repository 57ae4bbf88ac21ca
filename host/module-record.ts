import type { RebootReason } from "./board/board-options.ts";
import type { ConnectionRecord } from "./world/recorded-network.ts";

/** A line of the module's log. */
export interface LogLine {
  timeMs: number;
  text: string;
}

/** Bytes on a pin of a UART, evenly spaced: byte i of n is complete at `startMs + (i + 1) * (timeMs - startMs) / n`. */
export interface SerialBytes {
  startMs: number;
  /** When the last byte is complete. This may lie in the future. */
  timeMs: number;
  /** `in`: reached the RX pin, even if the UART had no room for it. `out`: left the TX pin. */
  direction: "in" | "out";
  bytes: Uint8Array;
}

/** What a simulated module has done so far. */
export class ModuleRecord {
  readonly log: LogLine[] = [];
  readonly reboots: { timeMs: number; reason: RebootReason }[] = [];
  readonly connections: ConnectionRecord[] = [];
  private readonly traffic = new Map<number, SerialBytes[]>();

  /** Notes bytes on a pin of a UART. They are copied. */
  passed(
    direction: SerialBytes["direction"],
    uartId: number,
    bytes: Uint8Array,
    startMs: number,
    timeMs: number,
  ): void {
    const pieces = this.trafficOf(uartId);
    this.traffic.set(uartId, pieces);
    pieces.push({ startMs, timeMs, direction, bytes: Uint8Array.from(bytes) });
  }

  /** The traffic on the pins of a UART. */
  trafficOf(uartId: number): SerialBytes[] {
    return this.traffic.get(uartId) ?? [];
  }

  /** The bytes that a UART has sent. */
  sentBy(uartId: number): Buffer {
    const sent = this.trafficOf(uartId).filter(({ direction }) => direction === "out");
    return Buffer.concat(sent.map(({ bytes }) => bytes));
  }

  /** The log as text: one line each, with the module's time. */
  logText(): string {
    return this.log.map(({ timeMs, text }) => `[${(timeMs / 1000).toFixed(3)}] ${text}`).join("\n");
  }
}
