import type { PortSettings, SerialEnd } from "./index.ts";

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

/** Keeps a real port set up as the script has set up its UART, whenever it does so. */
export function followUart(end: SerialEnd, uart: () => PortSettings | undefined): SerialEnd {
  const look = (): void => {
    const settings = uart();
    if (settings !== undefined) {
      end.setUp?.(settings);
    }
  };
  const timer = setInterval(look, lookAgainMs);
  timer.unref();
  return {
    ...end,
    write(bytes) {
      look();
      end.write(bytes);
    },
    close() {
      clearInterval(timer);
      return end.close();
    },
  };
}
