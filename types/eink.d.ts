/** A font: a pointer. */
type EinkFont = { readonly __userdata: "eink font" };

/**
 * Displays of electronic paper.
 *
 * Optional in the portable set: test `if (eink)` before use.
 *
 * Source: components/eink/luat_lib_eink.c
 *
 * @noSelf
 */
interface EinkModule {
  /**
   * Gets a display ready.
   *
   * Source: components/eink/luat_lib_eink.c
   */
  init(model: number, settings: object, device?: SpiDevice): boolean;

  /**
   * The older way to get a display ready.
   *
   * Source: components/eink/luat_lib_eink.c
   */
  setup(partial?: 0 | 1, spi?: number, busy?: GpioPin, reset?: GpioPin, dc?: GpioPin, cs?: GpioPin): boolean;

  /**
   * With 1, `clear` and `show` return an object whose `.wait()` waits for their end.
   *
   * Source: components/eink/luat_lib_eink.c
   */
  async(mode: number): void;

  /**
   * Puts the display to sleep.
   *
   * Source: components/eink/luat_lib_eink.c
   */
  sleep(): void;

  /**
   * Clears the picture in memory, and the display where that is asked for.
   *
   * Source: components/eink/luat_lib_eink.c
   */
  clear(color?: number, now?: boolean): void;

  /**
   * Sets size and rotation.
   *
   * Source: components/eink/luat_lib_eink.c
   */
  setWin(width: number, height: number, rotation: 0 | 1 | 2 | 3): boolean;

  /**
   * Size and rotation.
   *
   * Source: components/eink/luat_lib_eink.c
   */
  getWin(): LuaMultiReturn<[width: number, height: number, rotation: number]>;

  /**
   * Chooses a font.
   *
   * Source: components/eink/luat_lib_eink.c
   */
  setFont(font: EinkFont): void;

  /**
   * Draws text.
   *
   * Source: components/eink/luat_lib_eink.c
   */
  print(x: number, y: number, text: string, color?: 0 | 1): void;

  /**
   * Shows the picture.
   *
   * Source: components/eink/luat_lib_eink.c
   */
  show(x?: number, y?: number, keeps?: boolean): void;

  /**
   * Shows pictures of your own.
   *
   * Source: components/eink/luat_lib_eink.c
   */
  draw(buffer: ZBuff, second?: ZBuff, keeps?: boolean): void;

  /**
   * Draws a line.
   *
   * Source: components/eink/luat_lib_eink.c
   */
  line(x: number, y: number, x2: number, y2: number, color?: 0 | 1): void;

  /**
   * Draws a rectangle.
   *
   * Source: components/eink/luat_lib_eink.c
   */
  rect(x: number, y: number, x2: number, y2: number, color?: 0 | 1, filled?: 0 | 1): void;

  /**
   * Draws a circle.
   *
   * Source: components/eink/luat_lib_eink.c
   */
  circle(x: number, y: number, radius: number, color?: 0 | 1, filled?: 0 | 1): void;

  /**
   * Draws a QR code.
   *
   * Source: components/eink/luat_lib_eink.c
   */
  qrcode(x: number, y: number, text: string, size: number): void;

  /**
   * Draws a battery.
   *
   * Source: components/eink/luat_lib_eink.c
   */
  bat(x: number, y: number, millivolts: Millivolts): void;

  /**
   * Draws a picture of the weather.
   *
   * Source: components/eink/luat_lib_eink.c
   */
  weather_icon(x: number, y: number, code: number): void;

  /**
   * Chooses the model.
   *
   * Source: components/eink/luat_lib_eink.c
   */
  model(model: number): void;

  /**
   * Draws a picture, a bit for each pixel.
   *
   * Source: components/eink/luat_lib_eink.c
   */
  drawXbm(x: number, y: number, width: number, height: number, data: ByteString): void;

  /**
   * Chooses the layer: black, or red.
   *
   * Source: components/eink/luat_lib_eink.c
   */
  setCtx(color: 0 | 1): void;

  /** A font for `setFont`. Source: components/eink/luat_lib_eink.c */
  readonly font_opposansm12: EinkFont;
  /** A font for `setFont`. Source: components/eink/luat_lib_eink.c */
  readonly font_opposansm16: EinkFont;
  /** A font for `setFont`. Source: components/eink/luat_lib_eink.c */
  readonly font_opposansm18: EinkFont;
  /** A font for `setFont`. Source: components/eink/luat_lib_eink.c */
  readonly font_opposansm20: EinkFont;
  /** A font for `setFont`. Source: components/eink/luat_lib_eink.c */
  readonly font_opposansm22: EinkFont;
  /** A font for `setFont`. Source: components/eink/luat_lib_eink.c */
  readonly font_opposansm24: EinkFont;
  /** A font for `setFont`. Source: components/eink/luat_lib_eink.c */
  readonly font_opposansm32: EinkFont;
  /** A font for `setFont`. Source: components/eink/luat_lib_eink.c */
  readonly font_unifont_t_symbols: EinkFont;
  /** A font for `setFont`. Source: components/eink/luat_lib_eink.c */
  readonly font_open_iconic_weather_6x_t: EinkFont;
  /** A model for `init`. Source: components/eink/luat_lib_eink.c */
  readonly MODEL_1in02d: 1;
  /** A model for `init`. Source: components/eink/luat_lib_eink.c */
  readonly MODEL_1in54: 2;
  /** A model for `init`. Source: components/eink/luat_lib_eink.c */
  readonly MODEL_1in54_V2: 6;
  /** A model for `init`. Source: components/eink/luat_lib_eink.c */
  readonly MODEL_1in54b: 3;
  /** A model for `init`. Source: components/eink/luat_lib_eink.c */
  readonly MODEL_1in54b_V2: 4;
  /** A model for `init`. Source: components/eink/luat_lib_eink.c */
  readonly MODEL_1in54_V3: 7;
  /** A model for `init`. Source: components/eink/luat_lib_eink.c */
  readonly MODEL_1in54c: 5;
  /** A model for `init`. Source: components/eink/luat_lib_eink.c */
  readonly MODEL_1in54r: 8;
  /** A model for `init`. Source: components/eink/luat_lib_eink.c */
  readonly MODEL_2in13: 9;
  /** A model for `init`. Source: components/eink/luat_lib_eink.c */
  readonly MODEL_2in13_V4: 10;
  /** A model for `init`. Source: components/eink/luat_lib_eink.c */
  readonly MODEL_2in13bc: number;
  /** A model for `init`. Source: components/eink/luat_lib_eink.c */
  readonly MODEL_2in13d: number;
  /** A model for `init`. Source: components/eink/luat_lib_eink.c */
  readonly MODEL_2in13_V2: number;
  /** A model for `init`. Source: components/eink/luat_lib_eink.c */
  readonly MODEL_2in13b_V3: number;
  /** A model for `init`. Source: components/eink/luat_lib_eink.c */
  readonly MODEL_2in13b_V4: 15;
  /** A model for `init`. Source: components/eink/luat_lib_eink.c */
  readonly MODEL_2in66: number;
  /** A model for `init`. Source: components/eink/luat_lib_eink.c */
  readonly MODEL_2in66b: number;
  /** A model for `init`. Source: components/eink/luat_lib_eink.c */
  readonly MODEL_2in7: number;
  /** A model for `init`. Source: components/eink/luat_lib_eink.c */
  readonly MODEL_2in7b: number;
  /** A model for `init`. Source: components/eink/luat_lib_eink.c */
  readonly MODEL_2in9: number;
  /** A model for `init`. Source: components/eink/luat_lib_eink.c */
  readonly MODEL_2in9_V2: number;
  /** A model for `init`. Source: components/eink/luat_lib_eink.c */
  readonly MODEL_2in9bc: number;
  /** A model for `init`. Source: components/eink/luat_lib_eink.c */
  readonly MODEL_2in9b_V3: number;
  /** A model for `init`. Source: components/eink/luat_lib_eink.c */
  readonly MODEL_2in9d: number;
  /** A model for `init`. Source: components/eink/luat_lib_eink.c */
  readonly MODEL_3in52: number;
  /** A model for `init`. Source: components/eink/luat_lib_eink.c */
  readonly MODEL_3in7: number;
  /** A model for `init`. Source: components/eink/luat_lib_eink.c */
  readonly MODEL_3in7_U: number;
  /** A model for `init`. Source: components/eink/luat_lib_eink.c */
  readonly MODEL_4in2: number;
  /** A model for `init`. Source: components/eink/luat_lib_eink.c */
  readonly MODEL_4in2_V2: number;
  /** A model for `init`. Source: components/eink/luat_lib_eink.c */
  readonly MODEL_4in2bc: number;
  /** A model for `init`. Source: components/eink/luat_lib_eink.c */
  readonly MODEL_4in2b_V2: number;
  /** A model for `init`. Source: components/eink/luat_lib_eink.c */
  readonly MODEL_5in65f: number;
  /** A model for `init`. Source: components/eink/luat_lib_eink.c */
  readonly MODEL_5in83: number;
  /** A model for `init`. Source: components/eink/luat_lib_eink.c */
  readonly MODEL_5in83bc: number;
  /** A model for `init`. Source: components/eink/luat_lib_eink.c */
  readonly MODEL_5in83_V2: number;
  /** A model for `init`. Source: components/eink/luat_lib_eink.c */
  readonly MODEL_5in83b_V2: number;
  /** A model for `init`. Source: components/eink/luat_lib_eink.c */
  readonly MODEL_7in5: number;
  /** A model for `init`. Source: components/eink/luat_lib_eink.c */
  readonly MODEL_7in5_HD: number;
  /** A model for `init`. Source: components/eink/luat_lib_eink.c */
  readonly MODEL_7in5_V2: number;
  /** A model for `init`. Source: components/eink/luat_lib_eink.c */
  readonly MODEL_7in5bc: number;
  /** A model for `init`. Source: components/eink/luat_lib_eink.c */
  readonly MODEL_7in5b_HD: number;
  /** A model for `init`. Source: components/eink/luat_lib_eink.c */
  readonly MODEL_7in5b_V2: number;
}
