import { placeOf, standsAt } from "./numbered-stream.ts";

/** How far a frame too short to say where it belongs is looked for. */
const searchBytes = 1 << 18;

/** What the server has got of the stream that went into the UART: each frame in its place, and what never came. */
export class UpCheck {
  /** Bytes that have come, each counted once, and those that came again. */
  arrivedBytes = 0;
  repeatedBytes = 0;
  frames = 0;
  /** The first thing that broke the contract. */
  problem: string | undefined;
  private reached = 0;
  private next = 0;
  private link = -1;
  private gaps: [start: number, end: number][] = [];
  /** Nothing from before this place may come any more. */
  private settled = 0;

  /** A frame that the server's program has read, in the order in which it read. `offered`: bytes of the stream so far. */
  frame(payload: Uint8Array, link: number, offered: number): void {
    this.frames++;
    const anew = link !== this.link;
    const start = this.find(payload, anew, offered);
    if (start === undefined) {
      this.problem ??=
        `a frame of ${payload.length} bytes on link ${link} that does not follow on byte ${this.next} of the stream` +
        ` (${anew ? "the link's first" : "same link"}, reached ${this.reached}, offered ${offered}): it begins with ` +
        `${Buffer.from(payload.subarray(0, 16)).toString("hex")}, ${placeOf(payload) ?? "no place"}`;
      return;
    }
    const end = start + payload.length;
    if (start > this.reached) {
      this.gaps.push([this.reached, start]);
    }
    const fresh = Math.max(0, end - Math.max(start, this.reached)) + this.fill(start, Math.min(end, this.reached));
    this.arrivedBytes += fresh;
    this.repeatedBytes += payload.length - fresh;
    this.reached = Math.max(this.reached, end);
    this.next = end;
    this.link = link;
  }

  /** All that could come has come: how many bytes up to `offered` never did, since this was asked last. */
  settle(offered: number): number {
    const missing = this.gaps.reduce((sum, [start, end]) => sum + end - start, 0) + offered - this.reached;
    this.gaps = [];
    this.reached = offered;
    this.next = offered;
    this.settled = offered;
    return missing;
  }

  /** A link may begin anew with what it is not sure of; within a link the stream goes on. */
  private find(payload: Uint8Array, anew: boolean, offered: number): number | undefined {
    if (standsAt(payload, this.next) && this.next + payload.length <= offered) {
      return this.next;
    }
    const least = anew ? this.settled : this.next;
    const fits = (start: number): boolean => start >= least && start + payload.length <= offered;
    const place = placeOf(payload);
    if (place !== undefined) {
      return fits(place) ? place : undefined;
    }
    const last = Math.min(offered - payload.length, least + searchBytes);
    for (let start = least; start <= last; start++) {
      if (standsAt(payload, start)) {
        return start;
      }
    }
    return undefined;
  }

  /** Takes what has come out of the gaps. Returns how many bytes that were. */
  private fill(start: number, end: number): number {
    let filled = 0;
    this.gaps = this.gaps.flatMap(([from, to]) => {
      const [low, high] = [Math.max(from, start), Math.min(to, end)];
      if (low >= high) {
        return [[from, to] as [number, number]];
      }
      filled += high - low;
      return [[from, low] as [number, number], [high, to] as [number, number]].filter(([a, b]) => a < b);
    });
    return filled;
  }
}
