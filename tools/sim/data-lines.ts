import { shownBytes } from "../../host/scenario/index.ts";
import type { Clock, Timer } from "../../host/world/clock.ts";

/** Bytes that follow within this time are shown in one line. */
const quietMs = 30;
/** A stream without a pause is shown in lines of about this size. */
const mostBytes = 65_536;

/** Shows the bytes of one port as lines. Pieces that follow soon are joined. */
export class DataLines {
  private pieces: Uint8Array[] = [];
  private bytes = 0;
  private timer: Timer | undefined;

  constructor(
    private readonly clock: Clock,
    private readonly show: (text: string) => void,
  ) {}

  add(bytes: Uint8Array): void {
    this.pieces.push(Uint8Array.from(bytes));
    this.bytes += bytes.length;
    if (this.bytes >= mostBytes) {
      this.flush();
      return;
    }
    this.timer?.cancel();
    this.timer = this.clock.after(quietMs, () => this.flush());
  }

  flush(): void {
    this.timer?.cancel();
    if (this.pieces.length > 0) {
      this.show(shownBytes(Buffer.concat(this.pieces)));
      this.pieces = [];
      this.bytes = 0;
    }
  }
}
