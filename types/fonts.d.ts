/** A font: a pointer. */
type FontPointer = { readonly __userdata: "font" };

/**
 * The fonts in the core.
 *
 * Optional in the portable set: test `if (fonts)` before use.
 *
 * Source: components/luatfonts/luat_lib_fonts.c
 *
 * @noSelf
 */
interface FontsModule {
  /**
   * A font of the core, by its name.
   *
   * Source: components/luatfonts/luat_lib_fonts.c
   */
  get(name: string, kind?: string): FontPointer | undefined;

  /**
   * The names of the core's fonts.
   *
   * Source: components/luatfonts/luat_lib_fonts.c
   */
  list(kind?: string): string[];

  /**
   * A font from a file.
   *
   * Source: components/luatfonts/luat_lib_fonts.c
   */
  load(file: string, kind?: string): FontPointer | undefined;
}
