/**
 * What happened to each byte since boot. A count stays right and positive beyond 2^31: `carryCounts` puts whole
 * billions aside.
 *
 * At every moment, on the way up (the outbox holds what is in flight and queued) and on the way down:
 *
 *     received + added = confirmed + in flight + queued + overflowed + refused + givenUp + consumed
 *     downReceived = downWritten + downDropped + downConsumed + what the inbox holds
 */

import { config } from "../config";

const billion = 1000000000;

/** What the gateway has counted since boot, without the billions put aside: `totalOf` gives a count in full. */
export const counts = {
  /** From the UART, in frames that have ended. */
  received: 0,
  /** Put in by the gateway itself and by hooks. */
  added: 0,
  /** Counted as arrived, by the delivery policy. */
  confirmed: 0,
  /** Of these: confirmed by age, without evidence. They may be lost if the link died. */
  aged: 0,
  /** Dropped: there was no room for them, or they had to make room. */
  overflowed: 0,
  /** Dropped: the server ended several links in a row at their frame. */
  refused: 0,
  /** Dropped: they were in flight when a link died, and the configuration says not to send them again. */
  givenUp: 0,
  /** Taken by the gateway itself or by a hook, and not passed on. */
  consumed: 0,
  /** Put back from in flight into the queue. */
  resent: 0,
  /** From the server or from hooks; of these, from hooks. */
  downReceived: 0,
  downAdded: 0,
  /** What the UART has taken; what found no room; what hooks have consumed. */
  downWritten: 0,
  downDropped: 0,
  downConsumed: 0,
  /** Frames that should have been text and went as binary. */
  invalidFrames: 0,
};

/** Whether anything reads the counts of links. If not, the build leaves them out. */
export const countsLinks = config.counters !== undefined || config.control !== undefined;

/** What has happened to links since boot. */
export const linkCounts = {
  linkAttempts: 0,
  /** Of these: the handshake succeeded. */
  linksOpened: 0,
  /** Probes and other empty frames that the core has taken. */
  probes: 0,
  /** Frames that were dropped because the server ended several links in a row at them. */
  refusedFrames: 0,
};

/** Whole billions of each count. */
export const billions: Record<string, number> = {};

/** Call it before a count can have grown by a billion. */
export function carryCounts(): void {
  for (const [count, value] of pairs(counts)) {
    if (value >= billion) {
      counts[count] = value - billion;
      billions[count] = (billions[count] ?? 0) + 1;
    }
  }
}

/** How much a count has grown since it was `before`, if by less than a billion. */
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
