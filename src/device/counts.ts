/**
 * What became of bytes since boot. A count is right and positive past 2^31: `carryCounts` puts whole billions aside.
 *
 * At every moment, beside the bytes that the outbox holds:
 * received + added = confirmed + in flight + queued + overflowed + refused + givenUp + consumed.
 * Down, beside the bytes that the inbox holds: downReceived = downWritten + downDropped + downConsumed.
 */

import { config } from "../config";

const billion = 1000000000;

/** What the gateway has counted since boot, each up to a billion: `totalOf` gives a count in full. */
export const counts = {
  /** From the UART, in frames that have ended. */
  received: 0,
  /** Put in by the gateway itself, and by hooks. */
  added: 0,
  confirmed: 0,
  /** Of them: by age, without evidence. They may be lost where the link died. */
  aged: 0,
  /** Dropped: they found no room, or made it. */
  overflowed: 0,
  /** Dropped: the server ended link after link at their frame. */
  refused: 0,
  /** Dropped: they were in flight when a link died, and the configuration does not have them sent again. */
  givenUp: 0,
  consumed: 0,
  /** Put from in flight back into the queue. */
  resent: 0,
  /** From the server, or from hooks; of them: from hooks. */
  downReceived: 0,
  downAdded: 0,
  /** What the UART has taken, what found no room, and what hooks have consumed. */
  downWritten: 0,
  downDropped: 0,
  downConsumed: 0,
  /** Frames that were meant to be text and went as binary. */
  invalidFrames: 0,
};

/** Whether somebody asks for what is counted of links: else that costs nothing. */
export const countsLinks = config.counters !== undefined || config.control !== undefined;

export const linkCounts = {
  linkAttempts: 0,
  /** Of them: the handshake was done. */
  linksOpened: 0,
  /** Probes, and other empty frames, that the core has taken. */
  probes: 0,
  /** Frames that were dropped since the server ended link after link at them. */
  refusedFrames: 0,
};

/** Whole billions of each count. */
export const billions: Record<string, number> = {};

/** To be called before a count can have grown by a billion. */
export function carryCounts(): void {
  for (const name in counts) {
    const count = name as keyof typeof counts;
    if (counts[count] >= billion) {
      counts[count] -= billion;
      billions[name] = (billions[name] ?? 0) + 1;
    }
  }
}

/** How much a count has grown since it was `before`, less than a billion ago. */
export function grownBy(count: keyof typeof counts, before: number): number {
  const grown = counts[count] - before;
  return grown < 0 ? grown + billion : grown;
}

/** A count in full. */
export function totalOf(count: keyof typeof counts): string {
  const whole = (billions[count] ?? 0) + floorDivide(counts[count], billion);
  const rest = counts[count] % billion;
  return whole === 0 ? tostring(rest) : `${whole}${string.format("%09d", rest)}`;
}
