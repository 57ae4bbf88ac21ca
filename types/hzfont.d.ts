/**
 * Fonts of outlines.
 *
 * Neither Air780E nor Air700ECQ has it: test `if (hzfont)` before use.
 *
 * Source: components/hzfont/binding/luat_lib_hzfont.c
 *
 * @noSelf
 */
interface HzfontModule {
  /**
   * Loads a font.
   *
   * Source: components/hzfont/binding/luat_lib_hzfont.c
   */
  init(path?: string, cache?: number, psram?: boolean): boolean;

  /**
   * Sets whether it logs what it does.
   *
   * Source: components/hzfont/binding/luat_lib_hzfont.c
   */
  debug(on: boolean): boolean;

  /** The constant `HZFONT_CACHE_128`. Source: components/hzfont/binding/luat_lib_hzfont.c */
  readonly HZFONT_CACHE_128: 128;

  /** The constant `HZFONT_CACHE_256`. Source: components/hzfont/binding/luat_lib_hzfont.c */
  readonly HZFONT_CACHE_256: 256;

  /** The constant `HZFONT_CACHE_512`. Source: components/hzfont/binding/luat_lib_hzfont.c */
  readonly HZFONT_CACHE_512: 512;

  /** The constant `HZFONT_CACHE_1024`. Source: components/hzfont/binding/luat_lib_hzfont.c */
  readonly HZFONT_CACHE_1024: 1024;

  /** The constant `HZFONT_CACHE_2048`. Source: components/hzfont/binding/luat_lib_hzfont.c */
  readonly HZFONT_CACHE_2048: 2048;
}
