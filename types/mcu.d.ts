// mcu: the chip: its clock, its counters, its identity, and what its contacts are connected to.

/** What a contact can be connected to: one of `mcu.UART`, `mcu.I2C`, `mcu.SPI`, …, for `altfun` and `iomux`. */
type McuPeripheral = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12;

/**
 * A reading of the 64-bit counter: 8 bytes, least significant first, as `mcu.tick64()` gives it.
 * Compare two of them with `mcu.dtick64`; a Lua integer has 32 bits only.
 */
type McuTick64 = ByteString;

/**
 * The chip.
 *
 * Source: luat/modules/luat_lib_mcu.c
 *
 * @noSelf
 */
interface McuModule {
  /**
   * The time since boot in ticks. A tick is 1 ms on EC618 and EC7xx: `hz()` is 1000.
   *
   * The counter has 32 bits: after 24.8 days it jumps to -2147483648 and counts on, after 49.7 days it passes 0.
   * A **difference** of two readings stays right over the jump, a comparison does not: write `now - start >= limit`,
   * never `now >= start + limit`.
   *
   * @returns The reading. Integer, and below 0 half of the time.
   *
   * Source: luat/modules/luat_lib_mcu.c
   */
  ticks(): Milliseconds;

  /**
   * The time since boot from the 64-bit counter, in two parts. It never wraps. Since 2024-05-07.
   *
   * | mode | first | second |
   * |---|---|---|
   * | 0 | seconds | microseconds, 0 to 999999 |
   * | 1 | thousands of seconds | milliseconds, 0 to 999999 |
   * | 2 | millions of seconds | seconds, 0 to 999999 |
   *
   * @param mode The unit. For any other number it returns nothing at all. Default 0.
   * @returns The high and the low part.
   *
   * Source: luat/modules/luat_lib_mcu.c
   */
  ticks2(mode?: 0 | 1 | 2): LuaMultiReturn<[high: number, low: number]>;

  /**
   * How many ticks `ticks()` has in a second.
   *
   * @returns 1000 on EC618 and EC7xx.
   *
   * Source: luat/modules/luat_lib_mcu.c
   */
  hz(): Hertz;

  /**
   * The 64-bit counter, for time below a millisecond. It counts 26 ticks in a microsecond on EC618 and EC7xx.
   *
   * @param asBit64 Default false.
   * @returns The reading as 8 bytes for `dtick64`, and the ticks in a microsecond (0 when it is not known).
   *
   * Source: luat/modules/luat_lib_mcu.c
   */
  tick64(asBit64?: false): LuaMultiReturn<[tick: McuTick64, ticksPerUs: number]>;
  /**
   * The 64-bit counter in the form that the module `bit64` takes.
   *
   * `dtick64` raises on it. In a core without `bit64` it is still the 8 bytes.
   *
   * @param asBit64 true.
   * @returns The reading as 9 bytes for `bit64`, and the ticks in a microsecond (0 when it is not known).
   *
   * Source: luat/modules/luat_lib_mcu.c
   */
  tick64(asBit64: true): LuaMultiReturn<[bit64: ByteString, ticksPerUs: number]>;

  /**
   * Compares two readings of `tick64()`.
   *
   * @param tick1 The later reading. It must have 8 bytes: if there are fewer, random memory fills them up.
   * @param tick2 The earlier reading, likewise.
   * @param reference In ticks. Default 0.
   * @returns Whether `tick1 - tick2` is at least `reference`, which is exact; and the difference in ticks, of which a
   *   32-bit core keeps the low 32 bits: it is right up to 82 s apart.
   * @throws "tick string too long" when a reading has more than 8 bytes. Since 2026-07-17; before, it overwrote memory.
   *
   * Source: luat/modules/luat_lib_mcu.c
   */
  dtick64(
    tick1: McuTick64,
    tick2: McuTick64,
    reference?: number,
  ): LuaMultiReturn<[reached: boolean, difference: number]>;

  /**
   * The unique number of the flash chip.
   *
   * It is bytes, not text: print `id.toHex()[0]`.
   *
   * @returns At most 16 bytes on EC618 and EC7xx; `""` when there is none.
   *
   * Source: luat/modules/luat_lib_mcu.c
   */
  unique_id(): ByteString;

  /**
   * The module's number from production, the same as `hmeta.muid()`. Since 2025-10.
   *
   * @returns 32 characters at most; `""` when there is none.
   *
   * Source: luat/modules/luat_lib_mcu.c
   */
  muid(): string;

  /**
   * What the module does after a crash below Lua. The chip keeps the setting.
   *
   * | mode | |
   * |---|---|
   * | 0 | stops and waits for a debugger: **never in the field** |
   * | 1 | restarts at once |
   * | 2 | tries to output what happened, then restarts |
   * | 3 | writes what happened to flash, then restarts |
   *
   * @param mode What to do. Integer. **Without it the C code uses 0**, so it is required here.
   *
   * Source: luat/modules/luat_lib_mcu.c
   */
  hardfault(mode: 0 | 1 | 2 | 3): void;

  /**
   * Connects contacts to a function of the chip. The cores of Air700ECQ (EC7xx) have it, Air780E (EC618) has `iomux`
   * instead: with the portable set check that it is there. Call it before the function is set up. Since 2023-08.
   *
   * The SDK of 2025 for EC7xx does nothing here: its core uses the module `pins` instead.
   *
   * @param type The function, `mcu.UART` and so on. Default: none.
   * @param sn Its number: the bus, or for `mcu.GPIO` the GPIO. Default: none.
   * @param padIndex The contact by its pad number. Default: back to what the port connects by itself.
   * @param altFunction Which function of that pad, from the table in the vendor's manual. Default 0.
   * @param isInput true for an input. Default false.
   *
   * Source: luat/modules/luat_lib_mcu.c
   */
  readonly altfun: OnAir700ECQ<
    (this: void, type?: McuPeripheral, sn?: number, padIndex?: number, altFunction?: number, isInput?: boolean) => void
  >;

  /**
   * Moves a UART or an I2C to other contacts. The cores of Air780E (EC618) have it, Air700ECQ (EC7xx) has `altfun`
   * instead: with the portable set check that it is there. Call it before the bus is set up. Since 2023-04.
   *
   * Air780E: UART 2 to GPIO 12/13 with 1, to GPIO 6/7 with 2. I2C 0 to GPIO 12/13 with 1, to GPIO 16/17 with 2.
   * I2C 1 to GPIO 4/5 with 1. 0 is what the port connects by itself. [doc]
   *
   * @param type `mcu.UART` or `mcu.I2C`. Anything else is ignored.
   * @param channel The number of the bus.
   * @param value Which contacts. Default 0.
   *
   * Source: luat/modules/luat_lib_mcu.c
   */
  readonly iomux: OnAir780E<(this: void, type: 0 | 1, channel: number, value?: number) => void>;

  /**
   * Outputs the clock of the crystal on a contact. Since 2024-05-17. EC7xx only knows the fast clock.
   *
   * @param sourceMain true outputs the fast clock, false stops it. Default false.
   * @param source32k true outputs the clock of 32 kHz, false stops it. Default false.
   *
   * Source: luat/modules/luat_lib_mcu.c
   */
  XTALRefOutput(sourceMain?: boolean, source32k?: boolean): void;

  /**
   * Chooses the clock of the chip.
   *
   * @deprecated EC618 and EC7xx have a fixed clock. They answer true and do nothing.
   *
   * @param mhz The clock in MHz.
   * @returns true when the port accepted it, which is always so on EC618 and EC7xx.
   *
   * Source: luat/modules/luat_lib_mcu.c
   */
  setClk(mhz: number): boolean;

  /**
   * The clock of the chip in MHz.
   *
   * @returns A constant: 204 on EC618, 307 on EC7xx. Elsewhere -1 on failure, 0 on the clock of 32 kHz.
   *
   * Source: luat/modules/luat_lib_mcu.c
   */
  getClk(): number;

  /**
   * Once read and wrote registers and memory.
   *
   * @deprecated Switched off for safety since 2026-07-17: it reads 0 and writes nothing.
   *
   * @param address Ignored.
   * @param value Ignored, and left out best.
   * @param mask Ignored, and left out best.
   * @returns 0.
   *
   * Source: luat/modules/luat_lib_mcu.c
   */
  reg32(address: number, value?: number, mask?: number): 0;

  /**
   * Writes an integer in hexadecimal: `x32(-1)` is "0xffffffff".
   *
   * @param value Integer.
   * @returns "0x" and up to 8 small digits, without leading zeros.
   * @throws When the value is not an integer.
   *
   * Source: luat/modules/luat_lib_mcu.c
   */
  x32(value: number): string;

  /**
   * Chooses the source of the clocks.
   *
   * @deprecated It does nothing on EC618 and EC7xx.
   *
   * @param sourceMain true takes an outer clock for the fast clock, false the inner one. Default: no change.
   * @param source32k The same for the clock of 32 kHz. Default: no change.
   * @param delay How long the clock takes to settle, in rounds of a loop. Default 1200.
   *
   * Source: luat/modules/luat_lib_mcu.c
   */
  setXTAL(sourceMain?: boolean, source32k?: boolean, delay?: number): void;

  /** A UART, for `altfun` and `iomux`. Source: luat/modules/luat_lib_mcu.c */
  readonly UART: 0;
  /** An I2C bus, for `altfun` and `iomux`. Source: luat/modules/luat_lib_mcu.c */
  readonly I2C: 1;
  /** An SPI bus, for `altfun`. Source: luat/modules/luat_lib_mcu.c */
  readonly SPI: 2;
  /** A PWM channel, for `altfun`. Source: luat/modules/luat_lib_mcu.c */
  readonly PWM: 3;
  /** A CAN bus, for `altfun`. Source: luat/modules/luat_lib_mcu.c */
  readonly CAN: 4;
  /** A GPIO, for `altfun`. Source: luat/modules/luat_lib_mcu.c */
  readonly GPIO: 5;
  /** An audio bus, for `altfun`. Source: luat/modules/luat_lib_mcu.c */
  readonly I2S: 6;
  /** A bus for memory cards, for `altfun`. Source: luat/modules/luat_lib_mcu.c */
  readonly SDIO: 7;
  /** A display, for `altfun`. Source: luat/modules/luat_lib_mcu.c */
  readonly LCD: 8;
  /** A camera, for `altfun`. Source: luat/modules/luat_lib_mcu.c */
  readonly CAM: 9;
  /** The same as `mcu.CAM`. Source: luat/modules/luat_lib_mcu.c */
  readonly CAMERA: 9;
  /** A 1-Wire bus, for `altfun`. Source: luat/modules/luat_lib_mcu.c */
  readonly ONEWIRE: 10;
  /** A keyboard, for `altfun`. The name is spelt like this. Source: luat/modules/luat_lib_mcu.c */
  readonly KEYBORAD: 11;
  /** An Ethernet port, for `altfun`. Since 2025-07. Source: luat/modules/luat_lib_mcu.c */
  readonly ETH: 12;
}
