/** The UART of a Modbus master: one question, then one answer or silence. */

import { guarded } from "luatos-gateway/gateway";
import { answerBytes, parseAnswer, readRequest } from "./rtu";

const uartId: UartId = 1;
const baudRate: BaudRate = 9600;
const bufferBytes: Bytes = 2048;
const answerMs: Milliseconds = 1000;
const stepMs: Milliseconds = 50;
const mostBytesAtOnce: Bytes = 256;

let received: ByteString = "";

/** Opens the UART. */
export function openBus(): void {
  const result = uart.setup(uartId, baudRate, 8, 1, uart.None, uart.LSB, bufferBytes);
  if (result !== 0) {
    log.error("bus", "setup of port", uartId, "failed:", result);
  }
  uart.on(uartId, "receive", guarded("bus", drain));
}

/** Asks a unit for holding registers. Call it in a task: it waits for the answer, at most a second. */
export function readHoldingRegisters(
  unit: number,
  first: number,
  count: number,
): LuaMultiReturn<[registers: number[] | undefined, problem?: string]> {
  // Bytes that came too late for the last question do not answer this one.
  drain();
  received = "";
  uart.write(uartId, readRequest(unit, first, count));
  for (let waitedMs = 0; waitedMs < answerMs && received.length < answerBytes(received, count); waitedMs += stepMs) {
    sys.wait(stepMs);
    drain();
  }
  if (received === "") {
    return $multi(undefined, "does not answer");
  }
  return parseAnswer(received, unit, count);
}

/** A callback does not mean one frame, and may be lost. So every call takes all bytes that are there. */
function drain(): void {
  while (true) {
    const chunk = uart.read(uartId, mostBytesAtOnce);
    if (chunk === "") {
      return;
    }
    received += chunk;
  }
}
