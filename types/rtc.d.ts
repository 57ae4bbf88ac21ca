// rtc: the clock of the module.

/** A date and time, always UTC. Integers. */
interface RtcTime {
  /** 1900 to 2200. */
  year: number;
  /** 1 to 12. */
  mon: number;
  /** 1 to 31. */
  day: number;
  /** 0 to 23. */
  hour: number;
  /** 0 to 59. */
  min: number;
  /** 0 to 59. */
  sec: number;
}

/** A time zone in quarters of an hour east of UTC: 32 is UTC+8. -48 to 48, in steps of 4. */
type RtcTimezone = number;

/**
 * The clock of the module. It is UTC throughout; the time zone is only for `os.date` and `os.time`.
 *
 * Source: luat/modules/luat_lib_rtc.c
 *
 * @noSelf
 */
interface RtcModule {
  /**
   * Sets the clock to a UTC date, or to seconds since 1970.
   *
   * @param time All six fields, or the seconds: above 0, as an integer.
   * @returns true when the clock was set; false when the time is out of range; undefined when a field is missing.
   *
   * Source: luat/modules/luat_lib_rtc.c
   */
  set(time: Readonly<RtcTime> | Seconds): boolean | undefined;

  /**
   * The UTC date and time, in a new table.
   *
   * @returns The time, or undefined when the port has none.
   *
   * Source: luat/modules/luat_lib_rtc.c
   */
  get(): RtcTime | undefined;

  /**
   * Sets a time to wake up at.
   *
   * @deprecated EC618 and EC7xx have no such timer: it is always false there. Use `pm.dtimerStart`.
   *
   * @param id The timer, 0.
   * @param time UTC, all six fields.
   * @returns true when it was set; undefined when a field is missing.
   *
   * Source: luat/modules/luat_lib_rtc.c
   */
  timerStart(id: number, time: Readonly<RtcTime>): boolean | undefined;

  /**
   * Forgets the time to wake up at.
   *
   * @deprecated EC618 and EC7xx have no such timer: it is always false there. Use `pm.dtimerStop`.
   *
   * @param id The timer, 0.
   * @returns true when it worked.
   *
   * Source: luat/modules/luat_lib_rtc.c
   */
  timerStop(id: number): boolean;

  /**
   * Once set the year that the clock counts from.
   *
   * @deprecated It has no effect any more.
   *
   * @param year 1900 to 2050.
   * @throws "invalid base year".
   *
   * Source: luat/modules/luat_lib_rtc.c
   */
  setBaseYear(year: number): void;

  /**
   * The time zone of `os.date` and `os.time`.
   *
   * @returns The time zone in force, in **quarters of an hour**: 32 at first, which is UTC+8.
   *
   * Source: luat/modules/luat_lib_rtc.c
   */
  timezone(): RtcTimezone;
  /**
   * Sets the time zone of `os.date` and `os.time`.
   *
   * @param timezone In **quarters of an hour**: 32 for UTC+8, 0 for UTC.
   * @returns The time zone in force; false for one out of range or between the hours (since 2026-04-22).
   *
   * Source: luat/modules/luat_lib_rtc.c
   */
  timezone(timezone: RtcTimezone): RtcTimezone | false;
}
