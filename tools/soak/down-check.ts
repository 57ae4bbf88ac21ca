import { placeOf, streamBytes, unitBytes } from "./numbered-stream.ts";

interface Sent {
  start: number;
  length: number;
  link: number;
}

/**
 * Checks that the UART sends the server's frames whole and in order, and counts the bytes of those that never arrive.
 */
export class DownCheck {
  offeredBytes = 0;
  arrivedBytes = 0;
  /** The first violation of the contract. */
  problem: string | undefined;
  private pending: Sent[] = [];
  /** The frame that is arriving, and how many of its bytes have arrived. */
  private current: Sent | undefined;
  private done = 0;
  private rest: Buffer = Buffer.alloc(0);
  private missingBytes = 0;
  private missingOnLiving = 0;
  private mayBreakOff = false;

  /** Whether all frames so far have arrived, or are known to be missing. */
  get isIdle(): boolean {
    return this.pending.length === 0 && this.current === undefined;
  }

  /** The next frame of the server, as this number of whole units. */
  take(units: number, link: number): Buffer {
    const length = units * unitBytes;
    this.pending.push({ start: this.offeredBytes, length, link });
    this.offeredBytes += length;
    return streamBytes(this.offeredBytes - length, length);
  }

  /** Call it when the module loses power or restarts: the frame that is arriving may be cut short. */
  breakOff(): void {
    this.mayBreakOff = true;
  }

  /** Checks bytes that the UART has sent. On `livingLink`, nothing may be lost on the way. */
  transmitted(bytes: Uint8Array, livingLink: number): void {
    this.rest = this.rest.length === 0 ? Buffer.from(bytes) : Buffer.concat([this.rest, bytes]);
    while (this.rest.length > 0 && this.problem === undefined) {
      if (this.current === undefined && !this.begin(livingLink)) {
        return;
      }
      const { start, length } = this.current as Sent;
      const part = this.rest.subarray(0, length - this.done);
      if (!streamBytes(start + this.done, part.length).equals(part)) {
        if (this.mayBreakOff) {
          this.missingBytes += length - this.done;
          this.current = undefined;
          this.mayBreakOff = false;
          continue;
        }
        const at = part.findIndex((byte, index) => byte !== streamBytes(start + this.done + index, 1)[0]);
        this.problem =
          `the UART broke a frame of ${length} bytes off after ${this.done + at}, ` +
          `and went on with ${part.subarray(at, at + 16).toString("hex")}`;
        return;
      }
      this.done += part.length;
      this.arrivedBytes += part.length;
      this.rest = this.rest.subarray(part.length);
      if (this.done === length) {
        this.current = undefined;
      }
    }
  }

  /**
   * Call it when no more can arrive. Returns the bytes missing since the last call, and how many of them belong to a
   * link that is alive.
   */
  settle(livingLink: number): { missing: number; onLiving: number } {
    if (this.current !== undefined) {
      this.missingBytes += this.current.length - this.done;
      this.missingOnLiving +=
        this.mayBreakOff || this.current.link !== livingLink ? 0 : this.current.length - this.done;
      this.current = undefined;
    }
    this.skip(this.pending.length, livingLink);
    const result = { missing: this.missingBytes, onLiving: this.missingOnLiving };
    this.missingBytes = 0;
    this.missingOnLiving = 0;
    this.mayBreakOff = false;
    this.rest = Buffer.alloc(0);
    return result;
  }

  /** Finds the frame that begins with the received bytes. Returns false when there are too few. */
  private begin(livingLink: number): boolean {
    if (this.rest.length < unitBytes) {
      return false;
    }
    const place = placeOf(this.rest.subarray(0, unitBytes));
    const index = this.pending.findIndex(({ start }) => start === place);
    if (index < 0) {
      this.problem = `the UART sent ${this.rest.subarray(0, 16).toString("hex")}, which does not begin any frame that is expected`;
      return false;
    }
    this.skip(index, livingLink);
    this.current = this.pending.shift();
    this.done = 0;
    this.mayBreakOff = false;
    return true;
  }

  private skip(count: number, livingLink: number): void {
    for (const { length, link } of this.pending.splice(0, count)) {
      this.missingBytes += length;
      this.missingOnLiving += link === livingLink ? length : 0;
    }
  }
}
