/** A parity: `uart.None`, `uart.Odd` or `uart.Even`. */
type UartParity = 0 | 1 | 2;

/** Which bit of a byte goes first: `uart.LSB` or `uart.MSB`. */
type UartBitOrder = 0 | 1;

/**
 * The events of a UART and what their callbacks receive, for {@link uart.on}.
 *
 * The core calls them outside any task. `sys.wait`, or anything else that waits, ends the VM there. So does an error.
 * The module reboots 15 s later.
 */
interface UartEventMap {
  /**
   * Bytes have arrived: the line went idle, or the buffer is full.
   *
   * **A callback does not mean one frame.** Read until nothing is left. Also poll `uart.rxSize` on a slow timer: while
   * six notices are pending, the core drops further ones.
   *
   * @param id The port.
   * @param lengthBytes How many bytes there were when the notice was made. **It can be -1 (a wake-up of UART 1) or out
   *   of date: do not use it as the size of a read.**
   */
  receive: (this: void, id: UartId, lengthBytes: number) => void;
  /**
   * The same event as `"receive"`: both names set the same callback.
   *
   * @param id The port.
   * @param lengthBytes How many bytes there were when the notice was made. **It can be -1 or out of date: do not use it
   *   as the size of a read.**
   */
  recv: (this: void, id: UartId, lengthBytes: number) => void;
  /**
   * The written bytes have left the port.
   *
   * A notice of 0 received bytes also arrives as "sent", so this event can come although nothing was written.
   *
   * @param id The port.
   */
  sent: (this: void, id: UartId) => void;
}

/**
 * Serial ports. `1` is MAIN_UART; `uart.VUART_0` is the USB port.
 *
 * Source: luat/modules/luat_lib_uart.c
 *
 * @noSelf
 */
declare namespace uart {
  /**
   * Opens a port, or reopens it with other settings.
   *
   * There is no hardware flow control from Lua. A virtual port uses none of these settings but the buffer.
   *
   * @param id The port.
   * @param baudRate Bits per second. Default 115200. MAIN_UART takes up to 921600. **Never 0**: the C code divides by
   *   it.
   * @param dataBits Bits of a byte, 7 or 8. Default 8.
   * @param stopBits Default 1. The EC618 and EC7xx ports treat everything but 1 as 2.
   * @param parity `uart.None` (default), `uart.Odd` or `uart.Even`.
   * @param bitOrder `uart.LSB` (default) or `uart.MSB`. The EC618 and EC7xx ports ignore it: always LSB first.
   * @param bufferBytes The receive buffer. Default 1024. The ports clamp it: 2048 to 8192 on EC618 (Air780E),
   *   2048 to 16384 on EC7xx (Air700ECQ).
   * @param rs485Gpio The GPIO that switches an RS-485 driver between sending and receiving. Default: none.
   * @param rs485RxLevel The level of that GPIO while receiving. Default 0.
   * @param rs485DelayUs The time from the last bit to turning around, in microseconds. Default: the time of 12 bits.
   *   The EC618 and EC7xx ports cut it to whole milliseconds, 1 ms at least.
   * @param debug `uart.DEBUG` (default) for the port's own debugging, any other integer for none. Since 2024-07-11.
   * @param errorDrop `uart.ERROR_DROP` (default): **a line error discards the buffered bytes.** Pass 0 to keep them.
   *   Since 2024-07-11.
   * @returns 0 when it is open. Otherwise the port's error, -1.
   * @throws When a number is not an integer (the stop bits may be a fraction). According to the vendor's
   *   documentation, anything that is not a number selects the default of the last two; in fact only `undefined` does.
   *
   * Source: luat/modules/luat_lib_uart.c
   */
  function setup(
    id: UartId,
    baudRate?: BaudRate,
    dataBits?: 7 | 8,
    stopBits?: 0.5 | 1 | 1.5 | 2,
    parity?: UartParity,
    bitOrder?: UartBitOrder,
    bufferBytes?: Bytes,
    rs485Gpio?: GpioPin,
    rs485RxLevel?: 0 | 1,
    rs485DelayUs?: Microseconds,
    debug?: number,
    errorDrop?: number,
  ): ErrorCode;

  /**
   * Sets the callback of an event, and replaces the one before. `undefined` removes it.
   *
   * Set it before bytes can arrive. The callback runs outside any task: see {@link UartEventMap}.
   *
   * @param id The port.
   * @param event `"receive"` (or `"recv"`, the same), or `"sent"`. An unknown name is ignored silently.
   * @param callback The callback. Each event of each port has one. Default: none.
   * @returns Nothing. The message `"no such uart id"` for a port that does not exist.
   * @throws When the port is not an integer or the event not a string.
   *
   * Source: luat/modules/luat_lib_uart.c
   */
  function on<E extends keyof UartEventMap>(
    id: UartId,
    event: E,
    callback?: UartEventMap[E],
  ): "no such uart id" | undefined;

  /**
   * Sends a string. The bytes are copied, and it returns at once. (To a virtual port it hands 512 bytes at a time to
   * the USB layer first.)
   *
   * To lose nothing, write one piece, wait for "sent", and write the next.
   *
   * @param id The port.
   * @param data The bytes.
   * @param lengthBytes Send only this many of them. Default: all.
   * @returns The count of bytes taken. 0 when it failed, -1 when there is no such port.
   * @throws When the port is not an integer.
   *
   * Source: luat/modules/luat_lib_uart.c
   */
  function write(id: UartId, data: ByteString, lengthBytes?: Bytes): number;
  /**
   * Sends a zbuff from its counter to its **capacity**: the bytes that are not in use.
   *
   * @param id The port.
   * @param buff The zbuff. Its counter stays where it is.
   * @param lengthBytes Send only this many bytes. Default: all up to the capacity.
   * @returns The count of bytes taken. 0 when it failed, -1 when there is no such port.
   * @deprecated It sends from `used()` to the capacity, not what is in use. Write `uart.tx(id, buff)`.
   *
   * Source: luat/modules/luat_lib_uart.c
   */
  function write(id: UartId, buff: ZBuff, lengthBytes?: Bytes): number;

  /**
   * Sends a part of a zbuff. The bytes are copied, and it returns at once. The zbuff stays as it is.
   *
   * @param id The port.
   * @param buff The zbuff.
   * @param start Where to begin. Integer from 0. Default 0.
   * @param lengthBytes How many bytes, cut at the capacity. Default `buff.used()`, **also when `start` is not 0**.
   * @returns The count of bytes taken. 0 when it failed or `start` lies outside the capacity, -1 for no such port.
   * @throws When a number is not an integer.
   *
   * Source: luat/modules/luat_lib_uart.c
   */
  function tx(id: UartId, buff: ZBuff, start?: ZBuffOffset, lengthBytes?: Bytes): number;

  /**
   * Takes received bytes out of the port as a string.
   *
   * @param id The port.
   * @param countBytes At most this many. Default 1024. Above 65536 it is cut, with an error in the log.
   * @returns The bytes. `""` when there are none, or when memory is short (above 128 it takes `countBytes` of heap
   *   first).
   * @throws When a number is not an integer.
   *
   * Source: luat/modules/luat_lib_uart.c
   */
  function read(id: UartId, countBytes?: Bytes): ByteString;
  /**
   * Takes received bytes out of the port into a zbuff, behind what is in use there. It never grows the zbuff.
   *
   * @param id The port.
   * @param countBytes At most this many, and no more than there is room for. `undefined`: 1024.
   * @param buff The zbuff. Its counter moves behind the new bytes.
   * @returns The count of bytes. 0 when there are none, when the zbuff is full, or when there is no such port.
   * @throws When a number is not an integer.
   *
   * Source: luat/modules/luat_lib_uart.c
   */
  function read(id: UartId, countBytes: Bytes | undefined, buff: ZBuff): Bytes;
  /**
   * Takes an integer in the third place as the address of a C file, which Lua cannot know.
   *
   * @param id The port.
   * @param countBytes How many bytes.
   * @param file Nothing that Lua has fits here.
   * @returns Nothing: a Lua file handle raises.
   * @deprecated A Lua file handle raises here. Read into a string and write that with `file.write(…)`.
   *
   * Source: luat/modules/luat_lib_uart.c
   */
  function read(id: UartId, countBytes: Bytes | undefined, file: never): undefined;

  /**
   * Takes all received bytes out of the port into a zbuff, behind what is in use there.
   *
   * **Make room first**: compare `uart.rxSize(id)` with `buff.len() - buff.used()`. When there is too little room, it
   * grows the zbuff by the number of waiting bytes and does not check whether that worked. If it did not, it writes
   * past the end.
   *
   * **Only for a port that exists.** The vendor's PC simulator answers -1 for another, and the counter of the zbuff
   * moves backwards by one. EC618 and EC7xx answer 0.
   *
   * @param id The port.
   * @param buff The zbuff. Its counter moves behind the new bytes.
   * @returns The count of bytes, 0 when there are none.
   * @throws When the port is not an integer.
   *
   * Source: luat/modules/luat_lib_uart.c
   */
  function rx(id: UartId, buff: ZBuff): number;

  /**
   * How many received bytes wait in the port. Under this name since 2023-03-01.
   *
   * @param id The port.
   * @returns The count of bytes. For a port that does not exist: 0 on EC618 and EC7xx, -1 in the vendor's PC simulator.
   * @throws When the port is not an integer.
   *
   * Source: luat/modules/luat_lib_uart.c
   */
  function rxSize(id: UartId): number;
  /**
   * The same function as `rxSize`, under an older name.
   *
   * @param id The port.
   * @returns The count of bytes.
   * @deprecated Write `rxSize`: it is the same function.
   *
   * Source: luat/modules/luat_lib_uart.c
   */
  function rx_size(id: UartId): number;

  /**
   * Discards the received bytes that wait in the port. Since 2023-03-26.
   *
   * @param id The port.
   * @throws When the port is not an integer.
   *
   * Source: luat/modules/luat_lib_uart.c
   */
  function rxClear(id: UartId): void;

  /**
   * Closes a port. Its callbacks stay set.
   *
   * @param id The port.
   * @throws When the port is not an integer.
   *
   * Source: luat/modules/luat_lib_uart.c
   */
  function close(id: UartId): void;

  /**
   * Whether a port exists.
   *
   * On EC618, port 0 exists, too: it carries the log. On EC7xx it does not. In a core with a second chip behind it (not
   * Air780E or Air700ECQ) every number up to `uart.VUART_0` exists.
   *
   * @param id The port.
   * @returns Whether it exists.
   * @throws When the port is not an integer.
   *
   * Source: luat/modules/luat_lib_uart.c
   */
  function exist(id: UartId): boolean;

  /**
   * Waits until the last bit of an RS-485 transfer has left, and blocks the VM for this long. Call it in "sent".
   * In the public configurations EC618 has it. EC7xx does not: it returns 0 at once.
   *
   * @param id The port.
   * @returns How many rounds it waited. Above 0 means that `rs485DelayUs` is too short.
   * @throws When the port is not an integer.
   *
   * Source: luat/modules/luat_lib_uart.c
   */
  function wait485(id: UartId): OnAir780E<number, 0>;

  /**
   * Makes a port of two GPIO and two hardware timers. There can be only one. Call `uart.setup` afterwards.
   *
   * The vendor recommends 9600 baud, and timers 0 and 2 on the Air780E. The public Air700ECQ configuration lacks
   * this function: there it logs an error and returns nothing. Since 2023-03-01.
   *
   * @param txPin The GPIO that sends.
   * @param txTimer The hardware timer that clocks it.
   * @param rxPin The GPIO that receives.
   * @param rxTimer The hardware timer that clocks it.
   * @param txAdjust A correction of the sending clock, in ticks of the timer. Default 0.
   * @param rxAdjust A correction of the receiving clock, in ticks of the timer. Default 0.
   * @returns The number of the new port. `undefined` when there is one already, when no number or timer is free, when
   *   memory is short, or when the core does not have it.
   * @throws When a number is not an integer.
   *
   * Source: luat/modules/luat_lib_uart.c
   */
  function createSoft(
    txPin: GpioPin,
    txTimer: number,
    rxPin: GpioPin,
    rxTimer: number,
    txAdjust?: number,
    rxAdjust?: number,
  ): OnAir780E<UartId> | undefined;

  /**
   * The numbers of the computer's ports. Only in the vendor's Windows simulator.
   *
   * Not in Air780E/Air700ECQ cores.
   *
   * @param max At most this many. Default 256.
   * @returns A new table.
   *
   * Source: luat/modules/luat_lib_uart.c
   */
  const list: ((this: void, max?: number) => UartId[]) | undefined;

  /**
   * Passes six integers to the port, which usually does nothing with them.
   * For the vendor's own tests. Since 2025-06-27.
   *
   * @param p1 An integer without a known meaning, like the others. Default 0.
   * @param p2 Default 0.
   * @param p3 Default 0.
   * @param p4 Default 0.
   * @param p5 Default 0.
   * @param p6 Default 0.
   * @throws When one of them is not an integer.
   * @deprecated Its effect is not documented. Usually it does nothing.
   *
   * Source: luat/modules/luat_lib_uart.c
   */
  function patch(p1?: number, p2?: number, p3?: number, p4?: number, p5?: number, p6?: number): void;

  /**
   * For the vendor's own tests: runs one.
   *
   * Not in Air780E/Air700ECQ cores: only where the vendor has built its tests in. Since 2026-06-12.
   *
   * @param caseName The name of the test. Default "dll_loaded".
   * @returns Whether it passed.
   * @deprecated It exists only in the vendor's test cores. There is nothing to use in its place.
   *
   * Source: luat/modules/luat_lib_uart.c
   */
  const dll_utest: ((this: void, caseName?: string) => boolean) | undefined;

  /** Parity: none. Source: luat/modules/luat_lib_uart.c */
  const None: 0;
  /** Parity: odd. Source: luat/modules/luat_lib_uart.c */
  const Odd: 1;
  /** Parity: even. Source: luat/modules/luat_lib_uart.c */
  const Even: 2;
  /** Parity: none. The same as `uart.None`. Source: luat/modules/luat_lib_uart.c */
  const NONE: 0;
  /** Parity: odd. The same as `uart.Odd`. Source: luat/modules/luat_lib_uart.c */
  const ODD: 1;
  /** Parity: even. The same as `uart.Even`. Source: luat/modules/luat_lib_uart.c */
  const EVEN: 2;

  /** Bit order: the least significant bit first, as usual. Source: luat/modules/luat_lib_uart.c */
  const LSB: 0;
  /**
   * Bit order: the most significant bit first. The EC618 and EC7xx ports ignore it.
   *
   * Source: luat/modules/luat_lib_uart.c
   */
  const MSB: 1;

  /**
   * The first virtual port: the USB port. The topic `VUART_STATE` says whether a computer has it open.
   *
   * Source: luat/modules/luat_lib_uart.c
   */
  const VUART_0: 0x20;
  /** The second virtual port. Source: luat/modules/luat_lib_uart.c */
  const VUART_1: 0x21;
  /** The third virtual port. Source: luat/modules/luat_lib_uart.c */
  const VUART_2: 0x22;

  /**
   * For the last parameter of `setup`: after a line error, discard the buffered bytes. This is the default.
   *
   * Source: luat/modules/luat_lib_uart.c
   */
  const ERROR_DROP: 0xd6;
  /**
   * For the parameter `debug` of `setup`: turn on the port's own debugging. This is the default.
   *
   * Source: luat/modules/luat_lib_uart.c
   */
  const DEBUG: 0x3e;
}
