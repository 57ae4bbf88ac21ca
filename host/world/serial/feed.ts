import type { SerialEnd } from "./index.ts";

/** Where so much waits for the wire, the peer has to wait. */
const mostWaitingBytes = 65_536;
const lookAgainMs = 20;

/** The wire to the module, as far as it is fed. */
export interface FedLine {
  send(bytes: Uint8Array): void;
  readonly waitingBytes: number;
}

/** Feeds what comes from a serial end to a wire, and has the peer wait while the wire has enough. */
export function feedLine(end: SerialEnd, line: FedLine): void {
  const look = (): void => {
    if (line.waitingBytes > mostWaitingBytes) {
      end.pause();
      setTimeout(look, lookAgainMs).unref();
    } else {
      end.resume();
    }
  };
  end.onData((bytes) => {
    line.send(bytes);
    if (line.waitingBytes > mostWaitingBytes) {
      look();
    }
  });
}
