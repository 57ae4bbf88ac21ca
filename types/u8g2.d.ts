/** A font: a pointer. */
type U8g2Font = { readonly __userdata: "u8g2 font" };

/**
 * Displays of one colour.
 *
 * Optional in the portable set: test `if (u8g2)` before use.
 *
 * Source: components/u8g2/luat_lib_u8g2.c
 *
 * @noSelf
 */
interface U8g2Module {
  /**
   * Gets a display ready. 1: done, 2: it was, 3: no memory, 4: failed.
   *
   * Source: components/u8g2/luat_lib_u8g2.c
   */
  begin(settings: object): 1 | 2 | 3 | 4;

  /**
   * The same as `begin`.
   *
   * Source: components/u8g2/luat_lib_u8g2.c
   */
  init(settings: object): 1 | 2 | 3 | 4;

  /**
   * Frees the display.
   *
   * Source: components/u8g2/luat_lib_u8g2.c
   */
  close(): void;

  /**
   * Clears the picture in memory.
   *
   * Source: components/u8g2/luat_lib_u8g2.c
   */
  ClearBuffer(): void;

  /**
   * Shows the picture.
   *
   * Source: components/u8g2/luat_lib_u8g2.c
   */
  SendBuffer(): void;

  /**
   * Draws text, its lower left corner at a place.
   *
   * Source: components/u8g2/luat_lib_u8g2.c
   */
  DrawUTF8(text: string, x: number, y: number): void;

  /**
   * Draws text in a frame.
   *
   * Source: components/u8g2/luat_lib_u8g2.c
   */
  DrawButtonUTF8(text: string, x: number, y: number, flags: number, width: number, padX: number, padY: number): void;

  /**
   * Whether what is behind text stays.
   *
   * Source: components/u8g2/luat_lib_u8g2.c
   */
  SetFontMode(transparent: 0 | 1): void;

  /**
   * Chooses a font.
   *
   * Source: components/u8g2/luat_lib_u8g2.c
   */
  SetFont(font: U8g2Font, indent?: number): void;

  /**
   * The height in pixels.
   *
   * Source: components/u8g2/luat_lib_u8g2.c
   */
  GetDisplayHeight(): number;

  /**
   * The width in pixels.
   *
   * Source: components/u8g2/luat_lib_u8g2.c
   */
  GetDisplayWidth(): number;

  /**
   * Chooses what is drawn: nothing, pixels, or the opposite of what is there.
   *
   * Source: components/u8g2/luat_lib_u8g2.c
   */
  SetDrawColor(color: 0 | 1 | 2): void;

  /**
   * Draws a pixel.
   *
   * Source: components/u8g2/luat_lib_u8g2.c
   */
  DrawPixel(x: number, y: number): void;

  /**
   * Draws a line.
   *
   * Source: components/u8g2/luat_lib_u8g2.c
   */
  DrawLine(x0: number, y0: number, x1: number, y1: number): void;

  /**
   * Draws a circle, or part of one.
   *
   * Source: components/u8g2/luat_lib_u8g2.c
   */
  DrawCircle(x: number, y: number, radius: number, part?: number): void;

  /**
   * Draws a filled circle, or part of one.
   *
   * Source: components/u8g2/luat_lib_u8g2.c
   */
  DrawDisc(x: number, y: number, radius: number, part?: number): void;

  /**
   * Draws an ellipse, or part of one.
   *
   * Source: components/u8g2/luat_lib_u8g2.c
   */
  DrawEllipse(x: number, y: number, rx: number, ry: number, part?: number): void;

  /**
   * Draws a filled ellipse, or part of one.
   *
   * Source: components/u8g2/luat_lib_u8g2.c
   */
  DrawFilledEllipse(x: number, y: number, rx: number, ry: number, part?: number): void;

  /**
   * Draws a filled box.
   *
   * Source: components/u8g2/luat_lib_u8g2.c
   */
  DrawBox(x: number, y: number, width: number, height: number): void;

  /**
   * Draws a frame.
   *
   * Source: components/u8g2/luat_lib_u8g2.c
   */
  DrawFrame(x: number, y: number, width: number, height: number): void;

  /**
   * Draws a filled box with round corners.
   *
   * Source: components/u8g2/luat_lib_u8g2.c
   */
  DrawRBox(x: number, y: number, width: number, height: number, radius: number): void;

  /**
   * Draws a frame with round corners.
   *
   * Source: components/u8g2/luat_lib_u8g2.c
   */
  DrawRFrame(x: number, y: number, width: number, height: number, radius: number): void;

  /**
   * Draws one character of the font.
   *
   * Source: components/u8g2/luat_lib_u8g2.c
   */
  DrawGlyph(x: number, y: number, glyph: number): void;

  /**
   * Draws a filled triangle.
   *
   * Source: components/u8g2/luat_lib_u8g2.c
   */
  DrawTriangle(x0: number, y0: number, x1: number, y1: number, x2: number, y2: number): void;

  /**
   * Whether what is behind a picture stays.
   *
   * Source: components/u8g2/luat_lib_u8g2.c
   */
  SetBitmapMode(transparent: 0 | 1): void;

  /**
   * Draws a picture, a bit for each pixel.
   *
   * Source: components/u8g2/luat_lib_u8g2.c
   */
  DrawXBM(x: number, y: number, width: number, height: number, data: ByteString): void;

  /**
   * Draws a QR code.
   *
   * Source: components/u8g2/luat_lib_u8g2.c
   */
  DrawDrcode(x: number, y: number, text: string, size: number): void;

  /**
   * Sets the contrast.
   *
   * Source: components/u8g2/luat_lib_u8g2.c
   */
  SetContrast(contrast: number): void;

  /**
   * Copies the picture.
   *
   * Source: components/u8g2/luat_lib_u8g2.c
   */
  CopyBuffer(buffer: ZBuff): Bytes | undefined;

  /**
   * Turns the display off and on.
   *
   * Source: components/u8g2/luat_lib_u8g2.c
   */
  SetPowerSave(on: boolean): void;

  /** A font for `SetFont`. Source: components/u8g2/luat_lib_u8g2.c */
  readonly font_opposansm10: U8g2Font;
  /** A font for `SetFont`. Source: components/u8g2/luat_lib_u8g2.c */
  readonly font_opposansm12: U8g2Font;
  /** A font for `SetFont`. Source: components/u8g2/luat_lib_u8g2.c */
  readonly font_opposansm16: U8g2Font;
  /** A font for `SetFont`. Source: components/u8g2/luat_lib_u8g2.c */
  readonly font_opposansm18: U8g2Font;
  /** A font for `SetFont`. Source: components/u8g2/luat_lib_u8g2.c */
  readonly font_opposansm20: U8g2Font;
  /** A font for `SetFont`. Source: components/u8g2/luat_lib_u8g2.c */
  readonly font_opposansm22: U8g2Font;
  /** A font for `SetFont`. Source: components/u8g2/luat_lib_u8g2.c */
  readonly font_opposansm24: U8g2Font;
  /** A font for `SetFont`. Source: components/u8g2/luat_lib_u8g2.c */
  readonly font_opposansm32: U8g2Font;
  /** A font for `SetFont`. Source: components/u8g2/luat_lib_u8g2.c */
  readonly font_unifont_t_symbols: U8g2Font;
  /** A font for `SetFont`. Source: components/u8g2/luat_lib_u8g2.c */
  readonly font_open_iconic_weather_6x_t: U8g2Font;
  /** The part of a circle. Source: components/u8g2/luat_lib_u8g2.c */
  readonly DRAW_UPPER_RIGHT: 1;
  /** The part of a circle. Source: components/u8g2/luat_lib_u8g2.c */
  readonly DRAW_UPPER_LEFT: 2;
  /** The part of a circle. Source: components/u8g2/luat_lib_u8g2.c */
  readonly DRAW_LOWER_LEFT: 4;
  /** The part of a circle. Source: components/u8g2/luat_lib_u8g2.c */
  readonly DRAW_LOWER_RIGHT: 8;
  /** The part of a circle. Source: components/u8g2/luat_lib_u8g2.c */
  readonly DRAW_ALL: 15;
  /** For `DrawButtonUTF8`. Source: components/u8g2/luat_lib_u8g2.c */
  readonly BTN_BW0: 0;
  /** For `DrawButtonUTF8`. Source: components/u8g2/luat_lib_u8g2.c */
  readonly BTN_BW1: 1;
  /** For `DrawButtonUTF8`. Source: components/u8g2/luat_lib_u8g2.c */
  readonly BTN_BW2: 2;
  /** For `DrawButtonUTF8`. Source: components/u8g2/luat_lib_u8g2.c */
  readonly BTN_BW3: 3;
  /** For `DrawButtonUTF8`. Source: components/u8g2/luat_lib_u8g2.c */
  readonly BTN_SHADOW0: 8;
  /** For `DrawButtonUTF8`. Source: components/u8g2/luat_lib_u8g2.c */
  readonly BTN_SHADOW1: 16;
  /** For `DrawButtonUTF8`. Source: components/u8g2/luat_lib_u8g2.c */
  readonly BTN_SHADOW2: 24;
  /** For `DrawButtonUTF8`. Source: components/u8g2/luat_lib_u8g2.c */
  readonly BTN_INV: 32;
  /** For `DrawButtonUTF8`. Source: components/u8g2/luat_lib_u8g2.c */
  readonly BTN_HCENTER: 64;
  /** For `DrawButtonUTF8`. Source: components/u8g2/luat_lib_u8g2.c */
  readonly BTN_XFRAME: 128;
  /** For a display of your own, in the settings of `begin`. Source: components/u8g2/luat_lib_u8g2.c */
  readonly flush_page: 0;
  /** For a display of your own, in the settings of `begin`. Source: components/u8g2/luat_lib_u8g2.c */
  readonly flush_page_arg: 1;
  /** For a display of your own, in the settings of `begin`. Source: components/u8g2/luat_lib_u8g2.c */
  readonly flush_window_gray4: 2;
  /** For a display of your own, in the settings of `begin`. Source: components/u8g2/luat_lib_u8g2.c */
  readonly flush_window_2row_lut: 3;
  /** For a display of your own, in the settings of `begin`. Source: components/u8g2/luat_lib_u8g2.c */
  readonly vertical_top: 0;
  /** For a display of your own, in the settings of `begin`. Source: components/u8g2/luat_lib_u8g2.c */
  readonly horizontal_right: 1;
  /** For a display of your own, in the settings of `begin`. Source: components/u8g2/luat_lib_u8g2.c */
  readonly cad_001: 1;
  /** For a display of your own, in the settings of `begin`. Source: components/u8g2/luat_lib_u8g2.c */
  readonly cad_011: 11;
  /** For a display of your own, in the settings of `begin`. Source: components/u8g2/luat_lib_u8g2.c */
  readonly cad_100: 100;
}
