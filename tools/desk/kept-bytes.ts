/** More is forgotten, the oldest first. */
const mostBytes = 8 << 20;

/** What came out of a place since it was cleared, to be saved as a file. */
export class KeptBytes {
  private pieces: Uint8Array[] = [];
  private count = 0;

  get length(): number {
    return this.count;
  }

  add(bytes: Uint8Array): void {
    this.pieces.push(Uint8Array.from(bytes));
    this.count += bytes.length;
    if (this.count > 2 * mostBytes) {
      const whole = this.all().subarray(-mostBytes);
      this.pieces = [whole];
      this.count = whole.length;
    }
  }

  all(): Uint8Array {
    const whole = Buffer.concat(this.pieces);
    this.pieces = [whole];
    return whole;
  }

  clear(): void {
    this.pieces = [];
    this.count = 0;
  }
}
