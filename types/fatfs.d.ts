/**
 * Memory cards.
 *
 * Optional in the portable set: test `if (fatfs)` before use.
 *
 * Source: components/fatfs/luat_lib_fatfs.c
 *
 * @noSelf
 */
interface FatfsModule {
  /**
   * The older way to get a card ready.
   *
   * Source: components/fatfs/luat_lib_fatfs.c
   */
  init(spi: number, cs: GpioPin): boolean;

  /**
   * Makes a file system of a card.
   *
   * Source: components/fatfs/luat_lib_fatfs.c
   */
  mount(
    mode: number,
    path?: string,
    bus?: number | SpiDevice,
    cs?: GpioPin,
    speed?: Hertz,
    power?: GpioPin,
    powerMs?: Milliseconds,
    formats?: boolean,
  ): LuaMultiReturn<[ok: boolean | undefined, problem?: string]>;

  /**
   * Forgets it.
   *
   * Source: components/fatfs/luat_lib_fatfs.c
   */
  unmount(path?: string): ErrorCode;

  /**
   * How much room there is.
   *
   * Source: components/fatfs/luat_lib_fatfs.c
   */
  getfree(path: string): LuaMultiReturn<[free: Record<string, number> | undefined, code?: ErrorCode]>;

  /**
   * Writes more to the log.
   *
   * Source: components/fatfs/luat_lib_fatfs.c
   */
  debug(mode: 0 | 1): void;

  /**
   * How cards are treated.
   *
   * Source: components/fatfs/luat_lib_fatfs.c
   */
  config(skipsCrc?: 0 | 1, writeMs?: Milliseconds, format?: number): void;

  /** For `mount`. Source: components/fatfs/luat_lib_fatfs.c */
  readonly SPI: 0;
  /** For `mount`. Source: components/fatfs/luat_lib_fatfs.c */
  readonly SDIO: 1;
  /** For `mount`. Source: components/fatfs/luat_lib_fatfs.c */
  readonly RAM: 2;
  /** For `mount`. Source: components/fatfs/luat_lib_fatfs.c */
  readonly USB: 3;
  /** For `config`. Source: components/fatfs/luat_lib_fatfs.c */
  readonly FM_FAT32: 2;
  /** For `config`. Source: components/fatfs/luat_lib_fatfs.c */
  readonly FM_EXFAT: 4;
}
