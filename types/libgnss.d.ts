/** 0: DDMM.MMM, 1: whole numbers, 2: degrees with a fraction, 3: the sentence itself. */
type GnssFormat = 0 | 1 | 2 | 3;

/**
 * Reads what a GNSS receiver says in NMEA.
 *
 * Optional in the portable set: test `if (libgnss)` before use.
 *
 * Source: components/minmea/luat_lib_libgnss.c
 *
 * @noSelf
 */
interface LibgnssModule {
  /**
   * Takes sentences.
   *
   * Source: components/minmea/luat_lib_libgnss.c
   */
  parse(text: string): void;

  /**
   * Whether the place is known.
   *
   * Source: components/minmea/luat_lib_libgnss.c
   */
  isFix(): boolean;

  /**
   * The place and the speed as whole numbers.
   *
   * Source: components/minmea/luat_lib_libgnss.c
   */
  getIntLocation(speedUnit?: number): LuaMultiReturn<[latitude: number, longitude: number, speed: number]>;

  /**
   * The last sentence RMC: place, time, speed.
   *
   * Source: components/minmea/luat_lib_libgnss.c
   */
  getRmc(format?: GnssFormat): Record<string, unknown>;

  /**
   * The last sentences GSV: satellites in view.
   *
   * Source: components/minmea/luat_lib_libgnss.c
   */
  getGsv(): Record<string, unknown>;

  /**
   * The last sentence GSA: satellites in use.
   *
   * Source: components/minmea/luat_lib_libgnss.c
   */
  getGsa(format?: GnssFormat): Record<string, unknown>;

  /**
   * The last sentence VTG: course and speed.
   *
   * Source: components/minmea/luat_lib_libgnss.c
   */
  getVtg(format?: GnssFormat): Record<string, unknown>;

  /**
   * The last sentence GGA: place and height.
   *
   * Source: components/minmea/luat_lib_libgnss.c
   */
  getGga(format?: GnssFormat): Record<string, unknown> | undefined;

  /**
   * The last sentence GLL: place.
   *
   * Source: components/minmea/luat_lib_libgnss.c
   */
  getGll(format?: GnssFormat): Record<string, unknown> | undefined;

  /**
   * The last sentence ZDA: date and time.
   *
   * Source: components/minmea/luat_lib_libgnss.c
   */
  getZda(): Record<string, unknown>;

  /**
   * The place as text.
   *
   * Source: components/minmea/luat_lib_libgnss.c
   */
  locStr(mode: number): string;

  /**
   * Sets the clock when the place is known.
   *
   * Source: components/minmea/luat_lib_libgnss.c
   */
  rtcAuto(on: boolean): void;

  /**
   * Calls a function with what the receiver says.
   *
   * Source: components/minmea/luat_lib_libgnss.c
   */
  on(event: "raw", callback: (this: void, data: string) => void): void;

  /**
   * Writes more to the log.
   *
   * Source: components/minmea/luat_lib_libgnss.c
   */
  debug(on: boolean): void;

  /**
   * Forgets what was known.
   *
   * Source: components/minmea/luat_lib_libgnss.c
   */
  clear(): void;

  /**
   * Listens to a UART, and passes on what it hears.
   *
   * Source: components/minmea/luat_lib_libgnss.c
   */
  bind(uart: UartId, copyTo?: UartId): void;

  /**
   * The last sentence GPTXT.
   *
   * Source: components/minmea/luat_lib_libgnss.c
   */
  getTxt(): string;

  /**
   * What helps a receiver of Air530Z to find its place soon.
   *
   * Source: components/minmea/luat_lib_libgnss.c
   */
  casic_aid(time: object, place: object): ByteString;
}
