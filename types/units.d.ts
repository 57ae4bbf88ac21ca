// Units and ranges that several modules share. They are plain aliases: the compiler does not distinguish them, the
// editor shows what is meant. "Integer" below means that the C code raises "number has no integer representation" for a
// fraction such as `1000 / 3`. Integers are signed 32-bit on Air780E and Air700ECQ: -2147483648 to 2147483647. Beyond
// that they wrap.

/** A time in milliseconds. Integer. A timer of `sys` or `rtos` takes 1 to 126322567 (about 35 hours). */
type Milliseconds = number;

/** A time in seconds. Integer. As a date it counts from 1970-01-01 UTC and overflows in January 2038. */
type Seconds = number;

/** A time in microseconds. Integer: at most 2147483647, about 35 minutes. */
type Microseconds = number;

/** A count of bytes. Integer, 0 or more. */
type Bytes = number;

/**
 * A Lua string that holds bytes, each 0 to 255, not text. It may contain NUL.
 *
 * Build it with `string.char`, `string.fromHex` or `string.pack`, never with escapes such as `"\xA5"`:
 * a character above 127 in a TypeScript literal becomes two or more bytes of UTF-8.
 */
type ByteString = string;

/** A line speed in bits per second, such as 9600, 115200 or 921600. Integer, above 0. */
type BaudRate = number;

/**
 * The number of a timer. Integer, above 0.
 * `sys` and `rtos.timer_start` use the same numbers: 0x200000 to 0x7fffff.
 */
type TimerId = number;

/** A frequency in hertz. Integer. */
type Hertz = number;

/** A voltage in millivolts. Integer. */
type Millivolts = number;

/** The number of a GPIO, as the port counts them: the number behind `GPIO` in the pin map. Integer, 0 or more. */
type GpioPin = number;

/** The number of a UART. Integer: 0 to 3 on these modules, 1 is MAIN_UART. `uart.VUART_0` is the USB port. */
type UartId = number;

/**
 * A network adapter: one of `socket.LWIP_GP` (the 4G modem), `socket.LWIP_STA`, `socket.LWIP_ETH`, …
 * Integer. Where it may be left out, the core takes the default adapter.
 */
type NetworkAdapter = number;

/** A result of the C code: 0 means success, anything else (most often below 0) is an error. Integer. */
type ErrorCode = number;
