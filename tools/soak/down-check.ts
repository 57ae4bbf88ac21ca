import { placeOf, streamBytes, unitBytes } from "./numbered-stream.ts";

interface Sent {
  start: number;
  length: number;
  link: number;
}

/** What the UART has sent of the frames that the server wrote: whole frames, in order, and which of them never came. */
export class DownCheck {
  offeredBytes = 0;
  arrivedBytes = 0;
  /** The first thing that broke the contract. */
  problem: string | undefined;
  private pending: Sent[] = [];
  /** The frame that is coming out, and how much of it has come. */
  private current: Sent | undefined;
  private done = 0;
  private rest: Buffer = Buffer.alloc(0);
  private missingBytes = 0;
  private missingOnLiving = 0;
  private mayBreakOff = false;

  /** The next frame of the server: so many whole units. */
  take(units: number, link: number): Buffer {
    const length = units * unitBytes;
    this.pending.push({ start: this.offeredBytes, length, link });
    this.offeredBytes += length;
    return streamBytes(this.offeredBytes - length, length);
  }

  /** The module has lost its power, or restarts: the frame that was coming out is cut short. */
  breakOff(): void {
    this.mayBreakOff = true;
  }

  /** Bytes that left the UART. `livingLink`: on it nothing may be lost on the way. */
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

  /** All that could come has come: bytes that never did since this was asked last, and those of them on a link that lives. */
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

  /** Finds the frame that begins with what has come. Returns false while too little has come. */
  private begin(livingLink: number): boolean {
    if (this.rest.length < unitBytes) {
      return false;
    }
    const place = placeOf(this.rest.subarray(0, unitBytes));
    const index = this.pending.findIndex(({ start }) => start === place);
    if (index < 0) {
      this.problem = `the UART sent ${this.rest.subarray(0, 16).toString("hex")}, which begins no frame that is to come`;
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
