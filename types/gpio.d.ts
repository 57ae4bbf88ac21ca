// gpio: pins that are read, driven, or that call back when their level changes.

/** The level of a pin: 0 (`gpio.LOW`) or 1 (`gpio.HIGH`). */
type GpioLevel = 0 | 1;

/** A pull resistor: 0 is the port's default, 1 (`gpio.PULLUP`) up, 2 (`gpio.PULLDOWN`) down. */
type GpioPull = 0 | 1 | 2;

/** Which edge or level calls back: `gpio.RISING`, `gpio.FALLING`, `gpio.BOTH`, `gpio.HIGH_IRQ` or `gpio.LOW_IRQ`. */
type GpioTrigger = 0 | 1 | 2 | 3 | 4;

/**
 * Drives the pin that it was made for by {@link gpio.setup}.
 *
 * @param level 0 or 1.
 */
type GpioWriter = (this: void, level: GpioLevel) => void;

/**
 * Reads the pin that it was made for by {@link gpio.setup}.
 *
 * @returns The level.
 */
type GpioReader = (this: void) => GpioLevel;

/**
 * Is called after an interrupt of a pin.
 *
 * The core calls it outside any task: `sys.wait`, or anything else that waits, ends the VM there. So does an error.
 *
 * @param level The level that was read soon after the interrupt. It does not say which edge it was.
 * @param pin The pin.
 */
type GpioInterruptHandler = (this: void, level: GpioLevel, pin: GpioPin) => void;

/**
 * Is called by {@link gpio.caplevel} after each pulse, outside any task like a {@link GpioInterruptHandler}.
 *
 * @param durationUs The length of the pulse in whole microseconds.
 * @param restTicks What was left over, in ticks of 1/26 µs on EC618 and EC7xx. The vendor's documentation calls it
 *   the fraction; it is an integer.
 */
type GpioPulseHandler = (this: void, durationUs: Microseconds, restTicks: number) => void;

/**
 * Pins.
 *
 * `setup` opens a pin as an output, an input or an interrupt.
 * An Air780E has the pins 0 to 35, and drives 0 to 31. An Air700ECQ has the pins 0 to 28, and drives 0 to 20. The others
 * are special inputs: `gpio.WAKEUP0` and its kin.
 *
 * Source: luat/modules/luat_lib_gpio.c
 *
 * @noSelf
 */
declare namespace gpio {
  /**
   * Opens a pin as an interrupt: `handler` is called after each edge.
   *
   * Pass `gpio.count` itself as `handler` to have the C code count the interrupts without calling back; read the count
   * with `gpio.count(pin)`. Since 2024-05-08.
   *
   * There is no debouncing unless `gpio.debounce` says so. On Air780E only GPIO 20 to 22 see both edges. [doc]
   *
   * @param pin The pin.
   * @param handler The callback, or `gpio.count`.
   * @param pull `gpio.PULLUP`, `gpio.PULLDOWN` or 0. Default: the value of `setDefaultPull`, 0 at first.
   * @param trigger Which edge or level calls back. Default `gpio.BOTH`. The `WAKEUP` pins know edges only.
   * @param altFunction On which of two pins of the chip the GPIO is: 0 or 4. EC618 only, for GPIO 12, 14, 15, 18 and
   *   19. Default: the last one. Since 2023-07-02.
   * @returns A function that reads the pin. `undefined` when the pin is out of range or the port refused.
   * @throws When `pin`, `pull` or `trigger` is not an integer.
   *
   * Source: luat/modules/luat_lib_gpio.c
   */
  function setup(
    pin: GpioPin,
    handler: GpioInterruptHandler,
    pull?: GpioPull,
    trigger?: GpioTrigger,
    altFunction?: number,
  ): GpioReader | undefined;
  /**
   * Opens a pin as an output and drives it at once.
   *
   * Pass 0 or 1, not a boolean: the C code takes anything that is neither an integer nor a function for "input".
   * On Air780E `gpio.PULLUP` makes the pin high for a moment before `level` takes effect.
   *
   * @param pin The pin.
   * @param level The level to start with.
   * @param pull `gpio.PULLUP`, `gpio.PULLDOWN` or 0. Default: the value of `setDefaultPull`, 0 at first.
   * @param trigger Without meaning for an output, by default undefined.
   * @param altFunction On which of two pins of the chip the GPIO is: 0 or 4. EC618 only, for GPIO 12, 14, 15, 18 and
   *   19. Default: the last one. Since 2023-07-02.
   * @returns A function that drives the pin. `undefined` when the pin is out of range or the port refused.
   * @throws When `pin` or `pull` is not an integer.
   *
   * Source: luat/modules/luat_lib_gpio.c
   */
  function setup(
    pin: GpioPin,
    level: GpioLevel,
    pull?: GpioPull,
    trigger?: undefined,
    altFunction?: number,
  ): GpioWriter | undefined;
  /**
   * Opens a pin as an input.
   *
   * @param pin The pin.
   * @param mode undefined, which is the default.
   * @param pull `gpio.PULLUP`, `gpio.PULLDOWN` or 0. Default: the value of `setDefaultPull`, 0 at first.
   * @param trigger Without meaning for an input, by default undefined.
   * @param altFunction On which of two pins of the chip the GPIO is: 0 or 4. EC618 only, for GPIO 12, 14, 15, 18 and
   *   19. Default: the last one. Since 2023-07-02.
   * @returns A function that reads the pin. `undefined` when the pin is out of range or the port refused.
   * @throws When `pin` or `pull` is not an integer.
   *
   * Source: luat/modules/luat_lib_gpio.c
   */
  function setup(
    pin: GpioPin,
    mode?: undefined,
    pull?: GpioPull,
    trigger?: undefined,
    altFunction?: number,
  ): GpioReader | undefined;

  /**
   * Drives a pin that `setup` opened as an output. On any other pin, it silently does nothing.
   *
   * @param pin The pin.
   * @param level 0 or 1. Another number confuses `toggle`.
   * @throws When an argument is not an integer.
   *
   * Source: luat/modules/luat_lib_gpio.c
   */
  function set(pin: GpioPin, level: GpioLevel): void;

  /**
   * Reads a pin that `setup` opened as an input or an interrupt. For an output it is always 0. [doc]
   *
   * @param pin The pin. For `gpio.NONE` it returns 0.
   * @returns The level; 0 for a pin that does not exist.
   * @throws When `pin` is not an integer.
   *
   * Source: luat/modules/luat_lib_gpio.c
   */
  function get(pin: GpioPin): GpioLevel;

  /**
   * Releases a pin: no output, no interrupt, no callback, no debouncing. A pin out of range is ignored.
   *
   * @param pin The pin.
   * @throws When `pin` is not an integer.
   *
   * Source: luat/modules/luat_lib_gpio.c
   */
  function close(pin: GpioPin): void;

  /**
   * Inverts the level of an output. Since 2022-05-17.
   *
   * **Caution:** it inverts the level of the last `set` or `toggle`; `setup` does not count. After `setup(pin, 1)` the
   * first `toggle` drives the pin high once more; call `set(pin, 1)` after such a `setup`.
   *
   * @param pin The pin. Out of range it is logged and nothing happens.
   * @throws When `pin` is not an integer.
   *
   * Source: luat/modules/luat_lib_gpio.c
   */
  function toggle(pin: GpioPin): void;

  /**
   * Sets how long an interrupt of a pin is debounced. Since 2022-06.
   *
   * @param pin The pin. Out of range it is logged and nothing happens.
   * @param durationMs 0 to 65535; more is cut to its low 16 bits. 0 switches debouncing off.
   * @param mode 0 (default) calls back at once, then ignores interrupts for this long. 1 calls back when the level has
   *   stayed for this long, **after a shorter pulse too**, with the level from before it: compare with the last level.
   *   1 since 2022-12-16.
   * @throws When an argument is not an integer.
   *
   * Source: luat/modules/luat_lib_gpio.c
   */
  function debounce(pin: GpioPin, durationMs: Milliseconds, mode?: 0 | 1): void;

  /**
   * Sends levels out of a pin, one after the other, as fast as a busy loop. Since 2022-05.
   *
   * **Nothing else runs meanwhile**, so nobody feeds the watchdog either: keep it short.
   * The C code does not check that `levels` has `bitCount` bits, and reads beyond its end.
   *
   * @param pin The pin. Out of range it is logged and nothing happens.
   * @param levels The levels, high bit first: a byte as a number (8 bits at most) or several as a string.
   * @param bitCount How many of them. At most 8 for a number, at most 8 times the length for a string.
   * @param delayLoops How many rounds of an empty loop to wait after each. It has no fixed time: measure it.
   * @throws When `pin`, `bitCount` or `delayLoops` is not an integer.
   *
   * Source: luat/modules/luat_lib_gpio.c
   */
  function pulse(pin: GpioPin, levels: number | ByteString, bitCount: number, delayLoops: number): void;

  /**
   * Sets the default pull of `setup`. 0 at first, and again after a restart.
   *
   * @param pull 0, `gpio.PULLUP` or `gpio.PULLDOWN`.
   * @returns true, or false when the value is none of these.
   * @throws When `pull` is not an integer.
   *
   * Source: luat/modules/luat_lib_gpio.c
   */
  function setDefaultPull(pull: GpioPull): boolean;

  /**
   * Returns how many interrupts came since the last call, and resets the count to 0. The pin counts only after
   * `gpio.setup(pin, gpio.count)`. Since 2024-05-08.
   *
   * @param pin The pin, 0 to 255; more is cut to its low 8 bits.
   * @returns The count; 0 for a pin out of range.
   * @throws When `pin` is not an integer.
   *
   * Source: luat/modules/luat_lib_gpio.c
   */
  function count(pin: GpioPin): number;

  /**
   * Measures how long a pin stays at a level: `handler` is called after each such pulse. Since 2023-11.
   *
   * Only in cores that have the module `mcu`, so check that it is there: `if (gpio.caplevel) { … }`.
   * `level` is one setting for all pins: two pins cannot wait for different levels.
   * Until `gpio.close(pin)` it goes on.
   *
   * @param pin The pin.
   * @param level The level that is measured. The pin rests at the other one.
   * @param handler Takes the length of each pulse.
   * @returns A function that reads the pin. `undefined` when the pin is out of range or the port refused.
   * @throws When `pin` or `level` is not an integer.
   *
   * Source: luat/modules/luat_lib_gpio.c
   */
  const caplevel:
    | ((this: void, pin: GpioPin, level: GpioLevel, handler: GpioPulseHandler) => GpioReader | undefined)
    | undefined;

  /** No pin, for parameters of other modules. Since 2024-02. Source: luat/modules/luat_lib_gpio.c */
  const NONE: 255;
  /** Low level. Source: luat/modules/luat_lib_gpio.c */
  const LOW: 0;
  /** High level. Source: luat/modules/luat_lib_gpio.c */
  const HIGH: 1;
  /**
   * Kept for old scripts. As the mode of `setup` it only happens to mean "output, low".
   *
   * @deprecated It is the number 0: pass the level to start with, `gpio.LOW` or `gpio.HIGH`.
   *
   * Source: luat/modules/luat_lib_gpio.c
   */
  const OUTPUT: 0;
  /** Pull up. Source: luat/modules/luat_lib_gpio.c */
  const PULLUP: 1;
  /** Pull down. Source: luat/modules/luat_lib_gpio.c */
  const PULLDOWN: 2;
  /** Interrupt on a rising edge. Source: luat/modules/luat_lib_gpio.c */
  const RISING: 0;
  /** Interrupt on a falling edge. Source: luat/modules/luat_lib_gpio.c */
  const FALLING: 1;
  /** Interrupt on both edges. Source: luat/modules/luat_lib_gpio.c */
  const BOTH: 2;
  /** Interrupt while the pin is high. Not on the `WAKEUP` pins. Source: luat/modules/luat_lib_gpio.c */
  const HIGH_IRQ: 3;
  /** Interrupt while the pin is low. Not on the `WAKEUP` pins. Source: luat/modules/luat_lib_gpio.c */
  const LOW_IRQ: 4;

  /** The wake-up pin 0, which cannot be an output. Since 2025-03. Source: luat/modules/luat_lib_gpio.c */
  const WAKEUP0: GpioPin;
  /** The wake-up pin 1, which senses USB power and cannot be an output. Source: luat/modules/luat_lib_gpio.c */
  const WAKEUP1: GpioPin;
  /** The same pin as `gpio.WAKEUP1`. Since 2025-04. Source: luat/modules/luat_lib_gpio.c */
  const VBUS: GpioPin;
  /** The wake-up pin 2, which senses the SIM tray and cannot be an output. Source: luat/modules/luat_lib_gpio.c */
  const WAKEUP2: GpioPin;
  /** The same pin as `gpio.WAKEUP2`. Since 2025-04. Source: luat/modules/luat_lib_gpio.c */
  const USIM_DET: GpioPin;
  /** The wake-up pin 3, the same contact as GPIO 20. Not on Air780E. Source: luat/modules/luat_lib_gpio.c */
  const WAKEUP3: OnAir700ECQ<GpioPin>;
  /** The wake-up pin 4, the same contact as GPIO 21. Not on Air780E. Source: luat/modules/luat_lib_gpio.c */
  const WAKEUP4: OnAir700ECQ<GpioPin>;
  /** The wake-up pin 5, the same contact as GPIO 22. Not on Air780E. Source: luat/modules/luat_lib_gpio.c */
  const WAKEUP5: OnAir700ECQ<GpioPin>;
  /**
   * The wake-up pin 6, which senses a charger and cannot be an output. Not on Air780E.
   *
   * Source: luat/modules/luat_lib_gpio.c
   */
  const WAKEUP6: OnAir700ECQ<GpioPin>;
  /** The same pin as `gpio.WAKEUP6`. Not on Air780E. Source: luat/modules/luat_lib_gpio.c */
  const CHG_DET: OnAir700ECQ<GpioPin>;
  /** GPIO 22, which switches the amplifier of an Air780EHV. Since 2025-06. Source: luat/modules/luat_lib_gpio.c */
  const AUDIOPA_EN: GpioPin;
  /**
   * The power key. It can only be an interrupt on Air780E, and nowhere an output. Since 2025-03.
   *
   * Source: luat/modules/luat_lib_gpio.c
   */
  const PWR_KEY: GpioPin;

  /** Not in Air780E/Air700ECQ cores: BK72xx only. Source: luat/modules/luat_lib_gpio.c */
  const WAKEUP7: undefined;
  /** Not in Air780E/Air700ECQ cores: BK72xx only. Source: luat/modules/luat_lib_gpio.c */
  const WAKEUP8: undefined;
  /** Not in Air780E/Air700ECQ cores: BK72xx only. Source: luat/modules/luat_lib_gpio.c */
  const WAKEUP9: undefined;
  /** Not in Air780E/Air700ECQ cores: BK72xx only. Source: luat/modules/luat_lib_gpio.c */
  const WAKEUP12: undefined;
  /** Not in Air780E/Air700ECQ cores: BK72xx only. Source: luat/modules/luat_lib_gpio.c */
  const WAKEUP13: undefined;
  /** Not in Air780E/Air700ECQ cores: BK72xx only. Source: luat/modules/luat_lib_gpio.c */
  const WAKEUP14: undefined;
  /** Not in Air780E/Air700ECQ cores: BK72xx only. Source: luat/modules/luat_lib_gpio.c */
  const WAKEUP15: undefined;
  /** Not in Air780E/Air700ECQ cores: BK72xx only. Source: luat/modules/luat_lib_gpio.c */
  const WAKEUP16: undefined;
  /** Not in Air780E/Air700ECQ cores: BK72xx only. Source: luat/modules/luat_lib_gpio.c */
  const WAKEUP17: undefined;
  /** Not in Air780E/Air700ECQ cores: BK72xx only. Source: luat/modules/luat_lib_gpio.c */
  const WAKEUP18: undefined;
  /** Not in Air780E/Air700ECQ cores: BK72xx only. Source: luat/modules/luat_lib_gpio.c */
  const WAKEUP19: undefined;
  /** Not in Air780E/Air700ECQ cores: BK72xx only. Source: luat/modules/luat_lib_gpio.c */
  const WAKEUP20: undefined;
  /** Not in Air780E/Air700ECQ cores: BK72xx only. Source: luat/modules/luat_lib_gpio.c */
  const WAKEUP21: undefined;
  /** Not in Air780E/Air700ECQ cores: BK72xx only. Source: luat/modules/luat_lib_gpio.c */
  const WAKEUP22: undefined;
  /** Not in Air780E/Air700ECQ cores: BK72xx only. Source: luat/modules/luat_lib_gpio.c */
  const WAKEUP23: undefined;
  /** Not in Air780E/Air700ECQ cores: BK72xx only. Source: luat/modules/luat_lib_gpio.c */
  const WAKEUP24: undefined;
  /** Not in Air780E/Air700ECQ cores: BK72xx only. Source: luat/modules/luat_lib_gpio.c */
  const WAKEUP25: undefined;
  /** Not in Air780E/Air700ECQ cores: BK72xx only. Source: luat/modules/luat_lib_gpio.c */
  const WAKEUP26: undefined;
  /** Not in Air780E/Air700ECQ cores: BK72xx only. Source: luat/modules/luat_lib_gpio.c */
  const WAKEUP27: undefined;
  /** Not in Air780E/Air700ECQ cores: BK72xx only. Source: luat/modules/luat_lib_gpio.c */
  const WAKEUP28: undefined;
  /** Not in Air780E/Air700ECQ cores: BK72xx only. Source: luat/modules/luat_lib_gpio.c */
  const WAKEUP29: undefined;
  /** Not in Air780E/Air700ECQ cores: BK72xx only. Source: luat/modules/luat_lib_gpio.c */
  const WAKEUP30: undefined;
  /** Not in Air780E/Air700ECQ cores: BK72xx only. Source: luat/modules/luat_lib_gpio.c */
  const WAKEUP31: undefined;
  /** Not in Air780E/Air700ECQ cores: BK72xx only. Source: luat/modules/luat_lib_gpio.c */
  const WAKEUP32: undefined;
  /** Not in Air780E/Air700ECQ cores: BK72xx only. Source: luat/modules/luat_lib_gpio.c */
  const WAKEUP33: undefined;
  /** Not in Air780E/Air700ECQ cores: BK72xx only. Source: luat/modules/luat_lib_gpio.c */
  const WAKEUP34: undefined;
  /** Not in Air780E/Air700ECQ cores: BK72xx only. Source: luat/modules/luat_lib_gpio.c */
  const WAKEUP35: undefined;
  /** Not in Air780E/Air700ECQ cores: BK72xx only. Source: luat/modules/luat_lib_gpio.c */
  const WAKEUP36: undefined;
  /** Not in Air780E/Air700ECQ cores: BK72xx only. Source: luat/modules/luat_lib_gpio.c */
  const WAKEUP37: undefined;
  /** Not in Air780E/Air700ECQ cores: BK72xx only. Source: luat/modules/luat_lib_gpio.c */
  const WAKEUP38: undefined;
  /** Not in Air780E/Air700ECQ cores: BK72xx only. Source: luat/modules/luat_lib_gpio.c */
  const WAKEUP39: undefined;
  /** Not in Air780E/Air700ECQ cores: BK72xx only. Source: luat/modules/luat_lib_gpio.c */
  const WAKEUP40: undefined;
  /** Not in Air780E/Air700ECQ cores: BK72xx only. Source: luat/modules/luat_lib_gpio.c */
  const WAKEUP41: undefined;
  /** Not in Air780E/Air700ECQ cores: BK72xx only. Source: luat/modules/luat_lib_gpio.c */
  const WAKEUP42: undefined;
  /** Not in Air780E/Air700ECQ cores: BK72xx only. Source: luat/modules/luat_lib_gpio.c */
  const WAKEUP43: undefined;
  /** Not in Air780E/Air700ECQ cores: BK72xx only. Source: luat/modules/luat_lib_gpio.c */
  const WAKEUP44: undefined;
  /** Not in Air780E/Air700ECQ cores: BK72xx only. Source: luat/modules/luat_lib_gpio.c */
  const WAKEUP45: undefined;
  /** Not in Air780E/Air700ECQ cores: BK72xx only. Source: luat/modules/luat_lib_gpio.c */
  const WAKEUP46: undefined;
  /** Not in Air780E/Air700ECQ cores: BK72xx only. Source: luat/modules/luat_lib_gpio.c */
  const WAKEUP47: undefined;
  /** Not in Air780E/Air700ECQ cores: BK72xx only. Source: luat/modules/luat_lib_gpio.c */
  const WAKEUP48: undefined;
  /** Not in Air780E/Air700ECQ cores: BK72xx only. Source: luat/modules/luat_lib_gpio.c */
  const WAKEUP49: undefined;
  /** Not in Air780E/Air700ECQ cores: BK72xx only. Source: luat/modules/luat_lib_gpio.c */
  const WAKEUP50: undefined;
  /** Not in Air780E/Air700ECQ cores: BK72xx only. Source: luat/modules/luat_lib_gpio.c */
  const WAKEUP51: undefined;
  /** Not in Air780E/Air700ECQ cores: BK72xx only. Source: luat/modules/luat_lib_gpio.c */
  const WAKEUP52: undefined;
  /** Not in Air780E/Air700ECQ cores: BK72xx only. Source: luat/modules/luat_lib_gpio.c */
  const WAKEUP53: undefined;
  /** Not in Air780E/Air700ECQ cores: BK72xx only. Source: luat/modules/luat_lib_gpio.c */
  const WAKEUP54: undefined;
  /** Not in Air780E/Air700ECQ cores: BK72xx only. Source: luat/modules/luat_lib_gpio.c */
  const WAKEUP55: undefined;
  /** Not in Air780E/Air700ECQ cores: BK72xx only. Source: luat/modules/luat_lib_gpio.c */
  const WAKEUP56: undefined;
}
