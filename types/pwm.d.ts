// pwm: square waves.

/**
 * A PWM channel. Integer: 0, 1, 2 or 4. On EC618 10, 20 or 30 more names the same channel at other contacts, which only
 * `pwm.open` and `pwm.close` take.
 */
type PwmChannel = number;

/** How many steps of duty there are: 100, 256 or 1000. */
type PwmPrecision = 100 | 256 | 1000;

/**
 * Square waves. Two ways: `open` and `close`, or `setup`, `start`, `setDuty`, `setFreq` and `stop`.
 *
 * Source: luat/modules/luat_lib_pwm.c
 *
 * @noSelf
 */
declare namespace pwm {
  /**
   * Starts a wave.
   *
   * @param channel The channel.
   * @param frequency In hertz, 1 to 13000000. **0 divides by zero on the C code.**
   * @param duty 0 to `precision`: how much of each period is high. Default 0.
   * @param pulseCount Stops after this many periods. Default 0: goes on.
   * @param precision The steps of `duty`. Default 100.
   * @returns true when it started, false when a parameter is out of range.
   *
   * Source: luat/modules/luat_lib_pwm.c
   */
  function open(
    channel: PwmChannel,
    frequency: Hertz,
    duty?: number,
    pulseCount?: number,
    precision?: PwmPrecision,
  ): boolean;

  /**
   * Stops a wave that `open` started.
   *
   * @param channel The channel.
   *
   * Source: luat/modules/luat_lib_pwm.c
   */
  function close(channel: PwmChannel): void;

  /**
   * Measures a wave.
   *
   * @deprecated EC618 and EC7xx cannot: it is always false there.
   *
   * @param channel The channel.
   * @param frequency In hertz.
   * @returns true when it began; the topic `PWM_CAPTURE` follows.
   *
   * Source: luat/modules/luat_lib_pwm.c
   */
  function capture(channel: PwmChannel, frequency: Hertz): boolean;

  /**
   * Keeps the settings of a channel for `start`. Since 2025-04.
   *
   * @param channel The channel, 0 to 5.
   * @param frequency In hertz, 1 to 13000000.
   * @param duty 0 to `precision`: how much of each period is high. Default 0.
   * @param pulseCount Stops after this many periods. Default 0: goes on.
   * @param precision The steps of `duty`. Default 100.
   * @returns true; undefined when the channel is out of range or memory is short.
   *
   * Source: luat/modules/luat_lib_pwm.c
   */
  function setup(
    channel: PwmChannel,
    frequency: Hertz,
    duty?: number,
    pulseCount?: number,
    precision?: PwmPrecision,
  ): true | undefined;

  /**
   * Starts a channel that `setup` prepared. Since 2025-04.
   *
   * @param channel The channel.
   * @returns true when it started, false when the port refused, undefined without `setup`.
   *
   * Source: luat/modules/luat_lib_pwm.c
   */
  function start(channel: PwmChannel): boolean | undefined;

  /**
   * Stops a channel and deletes its settings: call `setup` again first. Since 2025-04.
   *
   * @param channel The channel.
   * @returns true; undefined without `setup`.
   *
   * Source: luat/modules/luat_lib_pwm.c
   */
  function stop(channel: PwmChannel): true | undefined;

  /**
   * Changes the duty, at once while the wave is running. Since 2025-04.
   *
   * @param channel The channel.
   * @param duty 0 to the `precision` of `setup`. Integer.
   * @returns true when it worked, false when the port refused, undefined without `setup`.
   *
   * Source: luat/modules/luat_lib_pwm.c
   */
  function setDuty(channel: PwmChannel, duty: number): boolean | undefined;

  /**
   * Changes the frequency, at once while the wave is running. Since 2025-04.
   *
   * Call `setDuty` between `start` and this one: the SDKs of 2025 leave the duty scaled up after `start`, and it would
   * be scaled up once more.
   *
   * @param channel The channel.
   * @param frequency In hertz, 1 to 13000000.
   * @returns true when it worked, false when the port refused, undefined without `setup`.
   *
   * Source: luat/modules/luat_lib_pwm.c
   */
  function setFreq(channel: PwmChannel, frequency: Hertz): boolean | undefined;
}
