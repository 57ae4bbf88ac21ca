/** The UART: opened with the largest buffer, drained when it says so and polled besides. */

import { config } from "./config";
import { guarded } from "./guard";
import { uartSent } from "./inbox";
import { createPacker, drainUart } from "./packer";

/** The firmware clamps it to what the model has: 8192 (EC618) or 16384 (EC7xx). */
const largestBuffer: Bytes = 16384;
/**
 * The UART is looked at this often at least: of its few pending notifications one may be dropped, and a line that never
 * pauses is told of only when the buffer is full. While bytes come, the packer looks more often.
 */
const pollMs: Milliseconds = 200;
const keepOnLineError = 0;

const retryMs: Milliseconds = 5000;

/** Opens the UART. When the firmware refuses, says so and tries again, for ever. */
export function openSerialPort(): void {
  const rs485 = config.uart.rs485;
  const result = uart.setup(
    config.uart.id,
    config.uart.baudRate,
    config.uart.dataBits,
    config.uart.stopBits,
    config.uart.parity === "none" ? uart.None : config.uart.parity === "even" ? uart.Even : uart.Odd,
    uart.LSB,
    largestBuffer,
    rs485?.pin,
    rs485?.receiveLevel,
    rs485?.turnaroundUs,
    undefined,
    keepOnLineError,
  );
  if (result !== 0) {
    log.error("uart", "setup of port", config.uart.id, "failed:", result);
    sys.timerStart(guarded("uart", openSerialPort), retryMs);
    return;
  }
  const drain = guarded("packing", drainUart);
  createPacker(drain);
  // In this order: firmware before September 2023 forgets in setup what was set before.
  uart.on(config.uart.id, "receive", drain);
  uart.on(config.uart.id, "sent", uartSent);
  sys.timerLoopStart(drain, pollMs);
}
