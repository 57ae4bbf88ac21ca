import { checkInteger, checkString, isInteger, isString, optionalInteger, raise, textOf, typeName } from "./arguments";
import { board } from "./board";
import { callFirmware, lookingFunction } from "./boundary";
import { bufferState, resizeBuffer } from "./memory";
import { message } from "./messages";
import { handleMessage } from "./rtos";
import { simulatedModule } from "./simulated";

interface PortCallbacks {
  receive?: ((this: void, id: number, count: number) => void) | undefined;
  sent?: ((this: void, id: number) => void) | undefined;
}

const callbacks = new LuaTable<number, PortCallbacks>();

function tellSent(id: number): void {
  const callback = callbacks.get(id)?.sent;
  if (callback !== undefined) {
    callFirmware(callback, id);
  }
}

handleMessage(message.uartReceived, (id, count) => {
  board.uartDelivered(id as number);
  // The core distinguishes "received" from "sent" only by the count.
  if (count === 0) {
    tellSent(id as number);
    return;
  }
  const callback = callbacks.get(id as number)?.receive;
  if (callback !== undefined) {
    callFirmware(callback, id, count);
  }
});
handleMessage(message.uartSent, (id) => tellSent(id as number));

const errorDrop = 0xd6;

/** A script's count, or everything. C reads a negative count as a large one. */
function atMost(count: unknown, all: number): number {
  return isInteger(count) && count >= 0 && count < all ? count : all;
}

/** The module `uart`. */
export const uartModule = simulatedModule<typeof uart>()("uart", {
  setup: (
    id: unknown,
    baudRate: unknown,
    dataBits: unknown,
    stopBits: unknown,
    parity: unknown,
    order: unknown,
    size: unknown,
    ...more: unknown[]
  ) => {
    const [rs485Pin, rs485Level, rs485Delay, debugging, dropping] = more;
    const stop = tonumber(stopBits ?? 1) ?? 1;
    const baud = optionalInteger(baudRate, 115200, 2, "setup");
    optionalInteger(order, 0, 6, "setup");
    optionalInteger(debugging, 0, 11, "setup");
    return board.uartSetup(
      checkInteger(id, 1, "setup"),
      baud,
      optionalInteger(dataBits, 8, 3, "setup"),
      stop,
      optionalInteger(parity, 0, 5, "setup"),
      optionalInteger(size, 1024, 7, "setup"),
      optionalInteger(rs485Pin, -1, 8, "setup"),
      optionalInteger(rs485Level, 0, 9, "setup"),
      optionalInteger(rs485Delay, floorDivide(12000000, baud), 10, "setup"),
      optionalInteger(dropping, errorDrop, 12, "setup"),
    ) as never;
  },
  on: (id: unknown, event: unknown, callback: unknown) => {
    const port = checkInteger(id, 1, "on");
    if (!board.uartExists(port)) {
      return "no such uart id" as never;
    }
    const own = callbacks.get(port) ?? {};
    callbacks.set(port, own);
    const action = type(callback) === "function" ? (callback as never) : undefined;
    const name = checkString(event, 2, "on");
    if (name === "receive" || name === "recv") {
      own.receive = action;
    } else if (name === "sent") {
      own.sent = action;
    }
    return undefined as never;
  },
  write: (id: unknown, data: unknown, count: unknown) => {
    const port = checkInteger(id, 1, "write");
    const buffer = bufferState(data);
    if (buffer !== undefined) {
      const left = buffer.size - buffer.used;
      return board.uartWriteFrom(port, buffer.block, buffer.used, atMost(count, left));
    }
    if (type(data) === "userdata") {
      raise(2, "write", `ZBUFF* expected, got ${typeName(data, 2)}`);
    }
    // A value that is not a string has no bytes.
    const bytes = isString(data) ? textOf(data) : "";
    return board.uartWrite(port, string.sub(bytes, 1, atMost(count, bytes.length)));
  },
  tx: (id: unknown, data: unknown, start: unknown, count: unknown) => {
    const port = checkInteger(id, 1, "tx");
    const buffer = bufferState(data);
    const from = optionalInteger(start, 0, 3, "tx");
    if (buffer === undefined || from >= buffer.size) {
      return 0;
    }
    const wanted = optionalInteger(count, buffer.used, 4, "tx");
    return board.uartWriteFrom(port, buffer.block, from, from + wanted >= buffer.size ? buffer.size - from : wanted);
  },
  read: ((id: unknown, count: unknown, data: unknown) => {
    const port = checkInteger(id, 1, "read");
    const wanted = optionalInteger(count, 1024, 2, "read");
    const buffer = bufferState(data);
    if (buffer === undefined) {
      return board.uartRead(port, wanted);
    }
    const room = buffer.size - buffer.used;
    const taken = board.uartReadInto(port, wanted < room ? wanted : room, buffer.block, buffer.used);
    buffer.used += taken;
    return taken;
  }) as never,
  rx: (id: unknown, data: unknown) => {
    const port = checkInteger(id, 1, "rx");
    const buffer = bufferState(data);
    if (buffer === undefined) {
      return 0;
    }
    const waiting = board.uartSize(port);
    if (waiting > buffer.size - buffer.used) {
      resizeBuffer(buffer, buffer.size + waiting);
    }
    const taken = board.uartReadInto(port, waiting, buffer.block, buffer.used);
    buffer.used += taken;
    return taken;
  },
  rxSize: lookingFunction(board.uartLook, (id: unknown) => board.uartSize(checkInteger(id, 1, "rxSize"))),
  rx_size: (id: unknown) => board.uartSize(checkInteger(id, 1, "rx_size")),
  rxClear: (id: unknown) => {
    board.uartClear(checkInteger(id, 1, "rxClear"));
  },
  close: (id: unknown) => board.uartClose(checkInteger(id, 1, "close")),
  exist: (id: unknown) => board.uartExists(checkInteger(id, 1, "exist")),
  wait485: () => 0,
  None: 0,
  Odd: 1,
  Even: 2,
  NONE: 0,
  ODD: 1,
  EVEN: 2,
  LSB: 0,
  MSB: 1,
  VUART_0: 0x20,
  VUART_1: 0x21,
  VUART_2: 0x22,
  ERROR_DROP: errorDrop,
  DEBUG: 0x3e,
});
