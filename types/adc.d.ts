// adc: voltages, and the temperature of the chip.

/** A channel: 0 and up for contacts, or `adc.CH_CPU`, `adc.CH_VBAT`. Air780E and Air700ECQ have 0 and 1. */
type AdcChannel = number;

/** A measuring range: `adc.ADC_RANGE_MIN` or `adc.ADC_RANGE_MAX`. Others depend on the chip. */
type AdcRange = number;

/**
 * The analogue to digital converter. A reading takes up to 10 ms, in which nothing else runs.
 *
 * Source: luat/modules/luat_lib_adc.c
 *
 * @noSelf
 */
declare namespace adc {
  /**
   * Opens a channel.
   *
   * @param channel The channel.
   * @returns true when it is open, false when there is no such channel.
   *
   * Source: luat/modules/luat_lib_adc.c
   */
  function open(channel: AdcChannel): boolean;

  /**
   * Sets the range of the channels 0 and up. It counts for channels that are opened after it.
   *
   * @param range `adc.ADC_RANGE_MIN` for 0 to 1.2 V, `adc.ADC_RANGE_MAX` for 0 to 3.8 V (EC618) or 4 V (EC7xx).
   *
   * Source: luat/modules/luat_lib_adc.c
   */
  function setRange(range: AdcRange): void;

  /**
   * Reads an open channel: the raw number and what it means.
   *
   * @param channel The channel.
   * @returns The raw number and millivolts, or thousandths of a degree Celsius for `adc.CH_CPU`.
   *   255 alone when it failed, so look at the second one.
   *
   * Source: luat/modules/luat_lib_adc.c
   */
  function read(channel: AdcChannel): LuaMultiReturn<[raw: number, value: number] | [raw: 255, value: undefined]>;

  /**
   * Reads an open channel. Since 2022-10.
   *
   * @param channel The channel.
   * @returns Millivolts, or thousandths of a degree Celsius for `adc.CH_CPU`. -1 when it failed.
   *
   * Source: luat/modules/luat_lib_adc.c
   */
  function get(channel: AdcChannel): Millivolts;

  /**
   * Closes a channel, which saves energy.
   *
   * @param channel The channel.
   *
   * Source: luat/modules/luat_lib_adc.c
   */
  function close(channel: AdcChannel): void;

  /** The range without a divider. Source: luat/modules/luat_lib_adc.c */
  const ADC_RANGE_MIN: 0;
  /** The widest range, with a divider inside the chip. Source: luat/modules/luat_lib_adc.c */
  const ADC_RANGE_MAX: 14;
  /**
   * 0 to 3.8 V. 7 before 2025-02-11.
   *
   * @deprecated The vendor will drop it: use `adc.ADC_RANGE_MAX`.
   *
   * Source: luat/modules/luat_lib_adc.c
   */
  const ADC_RANGE_3_8: 8;
  /**
   * 0 to 1.2 V.
   *
   * @deprecated The vendor will drop it: use `adc.ADC_RANGE_MIN`.
   *
   * Source: luat/modules/luat_lib_adc.c
   */
  const ADC_RANGE_1_2: 0;
  /**
   * For another chip.
   *
   * @deprecated On EC618 and EC716 it means 0 to 1.4 V: use `adc.ADC_RANGE_MAX`.
   *
   * Source: luat/modules/luat_lib_adc.c
   */
  const ADC_RANGE_3_6: 1;
  /**
   * For another chip.
   *
   * @deprecated On EC618 and EC7xx it means 0 to 1.2 V: use `adc.ADC_RANGE_MIN`.
   *
   * Source: luat/modules/luat_lib_adc.c
   */
  const ADC_RANGE_1_8: 0;
  /** The temperature of the chip, in thousandths of a degree Celsius. Source: luat/modules/luat_lib_adc.c */
  const CH_CPU: -1;
  /** The supply voltage, in millivolts. Source: luat/modules/luat_lib_adc.c */
  const CH_VBAT: -2;
  /** Added to a channel on chips with several converters: converter 1. Source: luat/modules/luat_lib_adc.c */
  const T1: 16;
  /** Added to a channel on chips with several converters: converter 2. Source: luat/modules/luat_lib_adc.c */
  const T2: 32;
}
