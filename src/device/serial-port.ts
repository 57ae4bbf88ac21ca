/** Opens the UART with the largest buffer, and tries again when the core refuses. */

import { config } from "../config";
import { guarded } from "./guard";

/** The core reduces it to what the model has: 8192 (EC618) or 16384 (EC7xx). */
const largestBuffer: Bytes = 16384;
/** After the time of so many bytes, a quiet line shows: the core announces bytes after every 30, or three bytes later. */
export const quietBytes = 34;
/** The longest byte: a start bit, 8 data bits, parity, 2 stop bits, in thousandths of a bit. */
export const longestByteMilliBits = 12000;
const keepOnLineError = 0;
const retryMs: Milliseconds = 5000;

/** The USB port never says "sent", and its bytes take no time: there, the baud rate only paces what goes down. */
export const isUsb = config.uart.id === 32;

/** Whether commands on the UART are configured. */
export const wantsCommands = config.runtimeSettings !== undefined && config.runtimeSettings.uartCommands !== undefined;

/** What the line carries: a state of up/uart-commands.ts, which alone changes it. "data" where there are no commands. */
export const serialLine = { state: "data" as "data" | "quiet" | "commands" };

/** Opens the UART. `onReceive` and `onSent` handle its events, and must not raise. */
export function openSerialPort(onReceive: (this: void) => void, onSent: (this: void) => void): void {
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
    sys.timerStart(guarded("uart", openSerialPort), retryMs, onReceive, onSent);
    return;
  }
  // Only after `setup`: cores before September 2023 forget in it what was set before.
  uart.on(config.uart.id, "receive", onReceive);
  uart.on(config.uart.id, "sent", onSent);
}
