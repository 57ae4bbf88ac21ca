/** A sleep mode: `pm.NONE`, `pm.IDLE`, `pm.LIGHT`, `pm.DEEP` or `pm.HIB`. */
type PmSleepMode = 0 | 1 | 2 | 3 | 4;

/** How hard `pm.power(pm.WORK_MODE, …)` saves: 0 not at all, 1 a little, 2 balanced, 3 deep sleep (PSM+). */
type PmWorkMode = 0 | 1 | 2 | 3;

/** What `pm.power` switches on and off: `pm.USB`, `pm.GPS`, `pm.PWK_MODE`, … */
type PmPowerSwitch = 0 | 1 | 2 | 3 | 4 | 5 | 7 | 10;

/** A voltage domain: `pm.IOVOL_ALL_GPIO`, `pm.IOVOL_SDIO`, `pm.IOVOL_LCD`, `pm.IOVOL_CAMA` or `pm.IOVOL_CAMD`. */
type PmVoltageDomain = 0 | 1 | 2 | 3 | 4;

/** A chip: `pm.ID_NATIVE`, or `pm.ID_WIFI` in a module that has a second one. */
type PmChip = 0 | 1;

/** A timer that runs on through sleep. Integer, 0 to 6 on EC618 and EC7xx. */
type PmDeepTimerId = number;

/** Where a start came from: 0 power or reset, 1 a deep sleep timer, 2 a pin, 3 a timer or a pin. */
type PmWakeupSource = number;

/**
 * Why the module was reset: 0 power or power key · 1 charger or update (FOTA) · 2 alarm · 3 software · 4 unknown ·
 * 5 reset key · 6 exception · 7 a tool · 8 watchdog · 9 external (voltage or temperature) · 10 charging.
 * The EC618 port gives 100 and more for a reset of the modem core, and both ports 200 and more for the rest.
 */
type PmResetReason = number;

/**
 * Power and sleep.
 *
 * Source: luat/modules/luat_lib_pm.c
 *
 * @noSelf
 */
declare namespace pm {
  /**
   * Asks for a sleep mode. The module enters it when nothing keeps the module awake, which may be never.
   *
   * @param mode The deepest mode to enter. In `pm.DEEP` and `pm.HIB` the memory is lost: a wake-up restarts the
   *   script.
   * @param chip The chip. Default `pm.ID_NATIVE`. Only in a core for a module with a second chip.
   * @returns Whether the mode was taken. False for an unknown one.
   * @throws When the mode is not an integer.
   *
   * Source: luat/modules/luat_lib_pm.c
   */
  function request(mode: PmSleepMode, chip?: PmChip): boolean;

  /**
   * Asks for a sleep mode and releases what keeps the module awake. It turns USB off: the log port is gone.
   * `pm.power(pm.USB, true)` brings it back.
   *
   * @param mode The sleep mode.
   * @returns 0 when it was taken, -2 for an unknown mode. Older documentation calls it a boolean.
   * @throws When the mode is not an integer.
   *
   * Source: luat/modules/luat_lib_pm.c
   */
  function force(mode: PmSleepMode): ErrorCode;

  /**
   * The sleep mode that was asked for last.
   *
   * The vendor's documentation promises to say whether the module can fall asleep. The EC618 and EC7xx ports do not
   * know: `ready` is true exactly when the mode is `pm.NONE`.
   *
   * @returns Whether the mode is `pm.NONE`, and the mode.
   *
   * Source: luat/modules/luat_lib_pm.c
   */
  function check(): LuaMultiReturn<[ready: boolean, mode: PmSleepMode]>;

  /**
   * Switches the saving mode of the radio and the processor.
   *
   * @param id `pm.WORK_MODE`.
   * @param mode 0 off · 1 and 2 save, UART 1 still wakes the module · 3 PSM+: the memory is lost, a wake-up
   *   restarts the script. A fraction counts as 0.
   * @param chip The chip. Default `pm.ID_NATIVE`. Only in a core for a module with a second chip.
   * @returns Whether it worked.
   *
   * Source: luat/modules/luat_lib_pm.c
   */
  function power(id: 6, mode: PmWorkMode, chip?: PmChip): boolean;
  /**
   * Switches a supply or a feature.
   *
   * What the public ports know: `pm.USB`, `pm.GPS`, `pm.PWK_MODE` and `pm.LDO_CTL` on both, and `pm.GPS_ANT`,
   * `pm.CAMERA` and `pm.DAC_EN` on EC618 (Air780E).
   *
   * @param id What to switch.
   * @param on Whether it is on.
   * @param chip The chip. Default `pm.ID_NATIVE`. Only in a core for a module with a second chip.
   * @returns Whether it worked. False where the port does not know it.
   * @throws When the id is not an integer.
   *
   * Source: luat/modules/luat_lib_pm.c
   */
  function power(id: PmPowerSwitch, on: boolean | 0 | 1, chip?: PmChip): boolean;
  /**
   * Sets how many beacons the WiFi chip of an Air8000 sleeps through.
   *
   * @param id `pm.WIFI_STA_DTIM` or `pm.WIFI_AP_DTIM`.
   * @param interval In units of 100 ms, 0 to 255.
   * @param chip `pm.ID_WIFI`. Default `pm.ID_NATIVE`, which has no WiFi.
   * @returns Whether it worked. False on Air780E and Air700ECQ.
   *
   * Source: luat/modules/luat_lib_pm.c
   */
  function power(id: 8 | 9, interval: number, chip?: PmChip): boolean;

  /**
   * Sets the high level of the GPIO. After each boot, the hardware's own setting applies until you call this.
   * Since 2023-05-04.
   *
   * **Caution:** a level that is left out, or a fraction, means 3.3 V. That may damage other chips on the board.
   *
   * @param domain The voltage domain. Default `pm.IOVOL_ALL_GPIO`. EC618 and EC7xx ignore it: always all GPIO.
   * @param millivolts 1650 to 2000 or 2650 to 3400 in steps of 50, rounded down. Default 3300. What lies below or above
   *   is moved to the nearest end.
   * @returns Whether it worked. False for 2001 to 2649.
   * @throws When the domain is not an integer.
   *
   * Source: luat/modules/luat_lib_pm.c
   */
  function ioVol(domain?: PmVoltageDomain, millivolts?: Millivolts): boolean;

  /**
   * Keeps the module awake for one of up to 16 reasons, or no longer. Since 2026-01-04.
   *
   * The public EC618 and EC7xx ports are older than this function and return -1.
   *
   * @param role The reason: `pm.GPS`. Anything but 0 to 15 changes nothing. The default changes nothing either.
   * @param on Whether to keep it awake. Default false.
   * @returns All reasons as bits: not 0 while one keeps the module awake. Below 0 when the port lacks the function.
   * @throws When the role is not an integer.
   *
   * Source: luat/modules/luat_lib_pm.c
   */
  function keep(role?: number, on?: boolean | 0 | 1): number;

  /**
   * Starts a timer that runs on through sleep, once, and wakes the module. When it goes off, the topic `DTIMER_WAKEUP`
   * is published with its number, if the VM runs.
   *
   * @param id Which. 0 to 6.
   * @param timeoutMs The time, in milliseconds. The ports limit it to 2.5 hours (9000000) for 0 and 1, and to 740 hours
   *   for 2 to 6, of which a 32-bit integer holds 596.
   * @returns Whether it was started. False for an unknown number.
   * @throws When a number is not an integer.
   *
   * Source: luat/modules/luat_lib_pm.c
   */
  function dtimerStart(id: PmDeepTimerId, timeoutMs: Milliseconds): boolean;

  /**
   * Stops a timer. An unknown number is ignored.
   *
   * @param id Which.
   * @throws When the number is not an integer.
   *
   * Source: luat/modules/luat_lib_pm.c
   */
  function dtimerStop(id: PmDeepTimerId): void;

  /**
   * Whether a timer runs.
   *
   * **Caution:** on EC618 and EC7xx, asking within its last 500 ms stops it.
   *
   * @param id Which.
   * @returns Whether it runs, and if so the time that is left in milliseconds (since 2024-01-30), -1 where it is
   *   unknown.
   * @throws When the number is not an integer.
   *
   * Source: luat/modules/luat_lib_pm.c
   */
  function dtimerCheck(
    id: PmDeepTimerId,
  ): LuaMultiReturn<[running: true, remainingMs: Milliseconds] | [running: false, remainingMs: undefined]>;

  /**
   * Should list the remaining time of each timer. The vendor's documentation does not mention it.
   *
   * @returns On EC618 and EC7xx always an empty table, as the ports do not fill in the count.
   * @deprecated It is empty, and with a port that fills in the count the source stores through a wrong stack index. Ask
   *   `pm.dtimerCheck(id)` for each.
   *
   * Source: luat/modules/luat_lib_pm.c
   */
  function dtimerList(): Milliseconds[];

  /**
   * Which deep sleep timer has woken the module.
   *
   * @returns Its number. -1 when it was none.
   *
   * Source: luat/modules/luat_lib_pm.c
   */
  function dtimerWkId(): PmDeepTimerId;

  /**
   * Why the module has started.
   *
   * The order is as here; the name is misspelt in the core.
   *
   * @returns Where the start came from; the sleep mode it came out of (0 none, 3 `pm.DEEP`, 4 `pm.HIB`); the reason of
   *   the reset; and, since 2026-01-15, the wake-up pads as bits (0 if the port does not report them).
   *
   * Source: luat/modules/luat_lib_pm.c
   */
  function lastReson(): LuaMultiReturn<
    [source: PmWakeupSource, sleepMode: 0 | 3 | 4, reason: PmResetReason, pads: number | undefined]
  >;

  /**
   * Should set which pins wake the module. It does not work here.
   *
   * @param pin The GPIO, or several.
   * @param level `gpio.RISING` or `gpio.FALLING`. Default 0.
   * @param chip The chip. Default `pm.ID_NATIVE`.
   * @returns Always true, even if the port refused.
   * @throws When a number is not an integer.
   * @deprecated EC618 and EC7xx do not have it, and the answer is still true. Use `gpio.setup` with an
   *   interrupt.
   *
   * Source: luat/modules/luat_lib_pm.c
   */
  function wakeupPin(pin: GpioPin | GpioPin[], level?: number, chip?: PmChip): true;

  /**
   * Turns the module off, as the power key does. Since 2022-12-22.
   *
   * Source: luat/modules/luat_lib_pm.c
   */
  function shutdown(): void;

  /**
   * Restarts the module at once. The same function as `rtos.reboot`.
   *
   * @param code A number that is handed to the port. Default 0.
   * @throws When the number is not an integer.
   *
   * Source: luat/modules/luat_lib_rtos.c
   */
  function reboot(code?: number): void;

  /**
   * Reads or writes a register of a YHM27XX charger. Since 2025-08-26.
   *
   * Not in Air780E/Air700ECQ cores.
   *
   * @param pin The GPIO that the charger is connected to. `undefined`: that of the model.
   * @param chipId The charger's number, such as 4.
   * @param register The register, 0 to 8.
   * @param value What to write. Left out: reads. nil raises.
   * @returns True, and the value when it was read. False alone when it failed.
   * @throws When a number is not an integer.
   *
   * Source: luat/modules/luat_lib_pm.c
   */
  const chgcmd:
    | ((
        this: void,
        pin: GpioPin | undefined,
        chipId: number,
        register: number,
        value?: number,
      ) => LuaMultiReturn<[ok: boolean, value: number | undefined]>)
    | undefined;

  /**
   * Reads all registers of a YHM27XX charger. They come as the topic `YHM27XX_REG`, nine bytes. Since 2025-08-26.
   *
   * Not in Air780E/Air700ECQ cores.
   *
   * @param pin The GPIO that the charger is connected to. `undefined`: that of the model.
   * @param chipId The charger's number, such as 4.
   * @throws When a number is not an integer.
   *
   * Source: luat/modules/luat_lib_pm.c
   */
  const chginfo: ((this: void, pin: GpioPin | undefined, chipId: number) => void) | undefined;

  /** Sleep mode: none, always active. Source: luat/modules/luat_lib_pm.c */
  const NONE: 0;
  /**
   * Sleep mode: the processor stops while there is nothing to do. The mode after a boot.
   *
   * Source: luat/modules/luat_lib_pm.c
   */
  const IDLE: 1;
  /**
   * Sleep mode: the processor stops, memory and peripherals stay. Interrupts and timers wake it, and it goes on.
   *
   * Source: luat/modules/luat_lib_pm.c
   */
  const LIGHT: 2;
  /**
   * Sleep mode: memory is lost, a few pins keep their level. A wake-up restarts the script.
   *
   * Source: luat/modules/luat_lib_pm.c
   */
  const DEEP: 3;
  /**
   * Sleep mode: all is lost; reset, wake-up pins and deep sleep timers restart the script.
   *
   * Source: luat/modules/luat_lib_pm.c
   */
  const HIB: 4;

  /** For `power`: USB, and with it the log port. Source: luat/modules/luat_lib_pm.c */
  const USB: 0;
  /** For `power`: the GPS chip. For `keep`: the reason of the GPS application. Source: luat/modules/luat_lib_pm.c */
  const GPS: 1;
  /**
   * For `power`: the supply of an active GPS antenna. EC618 switches it together with `pm.GPS`.
   *
   * Source: luat/modules/luat_lib_pm.c
   */
  const GPS_ANT: 2;
  /** For `power`: the camera. EC618 switches it together with `pm.GPS`. Source: luat/modules/luat_lib_pm.c */
  const CAMERA: 3;
  /**
   * For `power`: the pin DAC_EN, which enables an audio codec. In newer manuals it is called LDO_CTL.
   *
   * Source: luat/modules/luat_lib_pm.c
   */
  const DAC_EN: 4;
  /**
   * For `power`: whether the power key is debounced: then press it for 2 s to start, and **the reset key turns the
   * module off**. The setting is stored in flash. The vendor's scripts switch it off on EC618 only; the EC7xx port
   * knows it too.
   *
   * Source: luat/modules/luat_lib_pm.c
   */
  const PWK_MODE: 5;
  /** For `power`: the saving mode, 0 to 3. Since 2023-05-30. Source: luat/modules/luat_lib_pm.c */
  const WORK_MODE: 6;
  /**
   * For `power`: the pin LDO_CTL, which enables an audio codec. In older manuals it is called DAC_EN. Since 2024-01-18.
   *
   * Source: luat/modules/luat_lib_pm.c
   */
  const LDO_CTL: 7;
  /** For `power`: the DTIM interval of the WiFi chip as a station. Air8000 only. Source: luat/modules/luat_lib_pm.c */
  const WIFI_STA_DTIM: 8;
  /**
   * For `power`: the DTIM interval of the WiFi chip as an access point. Air8000 only.
   *
   * Source: luat/modules/luat_lib_pm.c
   */
  const WIFI_AP_DTIM: 9;
  /** For `power`: the WiFi chip. Air8000 only. Source: luat/modules/luat_lib_pm.c */
  const WIFI: 10;

  /** For `ioVol`: all GPIO. Source: luat/modules/luat_lib_pm.c */
  const IOVOL_ALL_GPIO: 0;
  /** For `ioVol`: the SD card. Not on EC618 and EC7xx. Source: luat/modules/luat_lib_pm.c */
  const IOVOL_SDIO: 1;
  /** For `ioVol`: the display. Not on EC618 and EC7xx. Source: luat/modules/luat_lib_pm.c */
  const IOVOL_LCD: 2;
  /** For `ioVol`: the analog side of the camera. Not on EC618 and EC7xx. Source: luat/modules/luat_lib_pm.c */
  const IOVOL_CAMA: 3;
  /** For `ioVol`: the digital side of the camera. Not on EC618 and EC7xx. Source: luat/modules/luat_lib_pm.c */
  const IOVOL_CAMD: 4;

  /** A chip: the main one, in every module. Source: luat/modules/luat_lib_pm.c */
  const ID_NATIVE: 0;
  /** A chip: the WiFi chip of an Air8000. Source: luat/modules/luat_lib_pm.c */
  const ID_WIFI: 1;
}
