/**
 * Digital audio.
 *
 * Optional in the portable set: test `if (i2s)` before use.
 *
 * Source: luat/modules/luat_lib_i2s.c
 *
 * @noSelf
 */
interface I2sModule {
  /**
   * Opens a bus.
   *
   * Source: luat/modules/luat_lib_i2s.c
   */
  setup(
    id: number,
    mode: 0 | 1,
    rate?: Hertz,
    bits?: number,
    channel?: number,
    format?: number,
    clocks?: 16 | 32,
  ): LuaMultiReturn<[ok: boolean, code: ErrorCode]>;

  /**
   * Plays samples.
   *
   * Source: luat/modules/luat_lib_i2s.c
   */
  send(id: number, data: ByteString | ZBuff, length?: Bytes): LuaMultiReturn<[ok: boolean, code: ErrorCode]>;

  /**
   * Records samples into a buffer of that length.
   *
   * Source: luat/modules/luat_lib_i2s.c
   */
  recv(id: number, buffer: ZBuff, length: Bytes): boolean;

  /**
   * Closes a bus.
   *
   * Source: luat/modules/luat_lib_i2s.c
   */
  close(id: number): void;

  /**
   * Calls a function when samples have come.
   *
   * Source: luat/modules/luat_lib_i2s.c
   */
  on(id: number, callback: (this: void, id: number, event: string, data: ZBuff) => void): void;

  /**
   * What waits to be played.
   *
   * Source: luat/modules/luat_lib_i2s.c
   */
  txStat(id: number): LuaMultiReturn<[size: Bytes, waiting: Bytes]>;

  /**
   * How a bus is set up.
   *
   * Source: luat/modules/luat_lib_i2s.c
   */
  getPara(
    id: number,
  ): LuaMultiReturn<
    [works: boolean, mode: number, rate: Hertz, bits: number, channel: number, format: number, clocks: number]
  >;

  /**
   * Goes on.
   *
   * Source: luat/modules/luat_lib_i2s.c
   */
  play(id: number): boolean;

  /**
   * Pauses.
   *
   * Source: luat/modules/luat_lib_i2s.c
   */
  pause(id: number): boolean;

  /**
   * Ends.
   *
   * Source: luat/modules/luat_lib_i2s.c
   */
  stop(id: number): void;

  /** The format. Source: luat/modules/luat_lib_i2s.c */
  readonly MODE_I2S: 0;
  /** The format. Source: luat/modules/luat_lib_i2s.c */
  readonly MODE_LSB: 1;
  /** The format. Source: luat/modules/luat_lib_i2s.c */
  readonly MODE_MSB: 2;
  /** The channel. Source: luat/modules/luat_lib_i2s.c */
  readonly MONO_L: 0;
  /** The channel. Source: luat/modules/luat_lib_i2s.c */
  readonly MONO_R: 1;
  /** The channel. Source: luat/modules/luat_lib_i2s.c */
  readonly STEREO: 2;
}
