/** A queue of bytes: whole pieces go in, any number of bytes comes out. */
export class ByteQueue {
  private readonly pieces: Uint8Array[] = [];
  private first = 0;
  private count = 0;

  get length(): number {
    return this.count;
  }

  /** Appends a piece without copying it: the caller must not change it afterwards. */
  push(piece: Uint8Array): void {
    if (piece.length > 0) {
      this.pieces.push(piece);
      this.count += piece.length;
    }
  }

  /** Takes up to `most` bytes from the front. */
  take(most: number): Uint8Array {
    const parts: Uint8Array[] = [];
    let left = Math.min(most, this.count);
    this.count -= left;
    while (left > 0) {
      const piece = this.pieces[this.first] as Uint8Array;
      if (piece.length <= left) {
        this.first++;
        parts.push(piece);
        left -= piece.length;
      } else {
        parts.push(piece.subarray(0, left));
        this.pieces[this.first] = piece.subarray(left);
        left = 0;
      }
    }
    if (this.first > 64 && this.first * 2 > this.pieces.length) {
      this.pieces.splice(0, this.first);
      this.first = 0;
    }
    return parts.length === 1 ? (parts[0] as Uint8Array) : Buffer.concat(parts);
  }

  clear(): void {
    this.pieces.length = 0;
    this.first = 0;
    this.count = 0;
  }
}
