import { placeOf, standsAt, streamBytes } from "./numbered-stream.ts";

/** How far to search for the place of a frame that is too short to tell it: more than the outbox holds. */
const searchBytes = 1 << 17;

/**
 * Compares the frames that the server received with the stream that went into the UART: it finds the place of each
 * frame, and the bytes that never arrived. A frame of a few bytes may fit in several places. The frames after it then
 * decide.
 */
export class UpCheck {
  /** Bytes that have arrived, each counted once, and bytes that arrived again. */
  arrivedBytes = 0;
  repeatedBytes = 0;
  frames = 0;
  /** The first violation of the contract. */
  problem: string | undefined;
  private reached = 0;
  private link = -1;
  private gaps: [start: number, end: number][] = [];
  /** Nothing from before this place may arrive any more. */
  private settled = 0;
  /** Where the link's next frame may begin, and the frames that get their places once that is clear. */
  private next: number[] = [0];
  private unplaced: number[] = [];

  /** Takes a frame that the server's program has read, in that order. `offered`: bytes of the stream so far. */
  frame(payload: Uint8Array, link: number, offered: number): void {
    this.frames++;
    const anew = link !== this.link;
    if (anew) {
      this.giveUpUnplaced();
      this.link = link;
    }
    const starts = this.find(payload, anew, offered);
    if (starts.length === 0) {
      this.problem ??= this.explain(payload, anew, offered);
      return;
    }
    this.unplaced.push(payload.length);
    this.next = starts.map((start) => start + payload.length);
    if (starts.length === 1) {
      this.placeAll(this.next[0] as number);
    }
  }

  /** Call it when no more can arrive. Returns how many bytes up to `offered` are missing since the last call. */
  settle(offered: number): number {
    if (this.unplaced.length > 0) {
      this.placeAll(this.next.includes(offered) ? offered : Math.max(...this.next));
    }
    const missing = this.gaps.reduce((sum, [start, end]) => sum + end - start, 0) + offered - this.reached;
    this.gaps = [];
    this.reached = offered;
    this.next = [offered];
    this.settled = offered;
    return missing;
  }

  /**
   * The places where a frame may begin. A new link may repeat what is not confirmed; within a link the stream goes on.
   */
  private find(payload: Uint8Array, anew: boolean, offered: number): number[] {
    const fits = (start: number): boolean => start + payload.length <= offered && standsAt(payload, start);
    const following = anew ? [] : this.next.filter(fits);
    if (following.length > 0) {
      return following;
    }
    const least = anew ? Math.max(this.settled, this.reached - searchBytes) : Math.min(...this.next);
    const place = placeOf(payload);
    if (place !== undefined) {
      // Frames in flight may be far behind the bytes that arrived last: bytes dropped in between never arrive.
      return place >= (anew ? this.settled : least) && fits(place) ? [place] : [];
    }
    const last = Math.min(offered - payload.length, (anew ? this.reached : least) + searchBytes);
    const places: number[] = [];
    for (let start = least; start <= last; start++) {
      if (fits(start)) {
        places.push(start);
      }
    }
    return places;
  }

  /** Places the frames whose place was not clear, so that they end at `end`. */
  private placeAll(end: number): void {
    const start = end - this.unplaced.reduce((sum, length) => sum + length, 0);
    this.unplaced = [];
    this.next = [end];
    if (start > this.reached) {
      this.gaps.push([this.reached, start]);
    }
    const fresh = Math.max(0, end - Math.max(start, this.reached)) + this.fill(start, Math.min(end, this.reached));
    this.arrivedBytes += fresh;
    this.repeatedBytes += end - start - fresh;
    this.reached = Math.max(this.reached, end);
  }

  /** The link died before the place of its last frames was clear. The next link repeats their bytes. */
  private giveUpUnplaced(): void {
    this.repeatedBytes += this.unplaced.reduce((sum, length) => sum + length, 0);
    this.unplaced = [];
  }

  /** Removes bytes that have arrived from the gaps. Returns how many they were. */
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

  private explain(payload: Uint8Array, anew: boolean, offered: number): string {
    const place = placeOf(payload.subarray(0, leastTelling)) ?? this.next[0] ?? 0;
    const wanted = streamBytes(place, payload.length);
    const same = payload.findIndex((byte, index) => byte !== wanted[index]);
    const parts =
      same < 0
        ? ""
        : `; from its byte ${same} on it is ${hex(payload.subarray(same))} instead of ${hex(wanted.subarray(same))}`;
    return (
      `a frame of ${payload.length} bytes that does not follow on byte ${this.next.join(" or ")} of the stream, ` +
      `on link ${this.link}${anew ? ", its first" : ""}: it is that of byte ${place}${parts} (reached ${this.reached}, offered ${offered})`
    );
  }
}

/** This many bytes contain a whole unit. */
const leastTelling = 9;

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes.subarray(0, 24)).toString("hex");
}
