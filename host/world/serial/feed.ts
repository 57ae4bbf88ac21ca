import type { PortSettings, SerialEnd } from "./index.ts";

/** When this many bytes wait for the wire, the peer must wait. */
const mostWaitingBytes = 65_536;
const lookAgainMs = 20;

/** The wire to the module, as `feedLine` uses it. */
export interface FedLine {
  /** Queues bytes. They are copied. */
  send(bytes: Uint8Array): void;
  readonly waitingBytes: number;
}

/** Passes bytes from a serial end to a wire, and pauses the peer while the wire has enough. */
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

/** Gives a real port the settings of the script's UART, each time the script changes them. */
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
    address: end.address,
    onData: (listener) => end.onData(listener),
    pause: () => end.pause(),
    resume: () => end.resume(),
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
