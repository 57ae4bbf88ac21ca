/** A font: a pointer. */
type LcdFont = { readonly __userdata: "lcd font" };

/** A colour of 16 bits: RGB565. */
type LcdColor = number;

/**
 * Displays of colour.
 *
 * Optional in the portable set: test `if (lcd)` before use.
 *
 * Source: components/lcd/luat_lib_lcd.c
 *
 * @noSelf
 */
interface LcdModule {
  /**
   * Gets a display ready.
   *
   * Source: components/lcd/luat_lib_lcd.c
   */
  init(type: string, settings: object, device?: SpiDevice, later?: boolean): boolean;

  /**
   * Frees the display.
   *
   * Source: components/lcd/luat_lib_lcd.c
   */
  close(): boolean;

  /**
   * Lights it.
   *
   * Source: components/lcd/luat_lib_lcd.c
   */
  on(): boolean;

  /**
   * Ends the light.
   *
   * Source: components/lcd/luat_lib_lcd.c
   */
  off(): boolean;

  /**
   * Puts the display to sleep.
   *
   * Source: components/lcd/luat_lib_lcd.c
   */
  sleep(): boolean;

  /**
   * Wakes it up.
   *
   * Source: components/lcd/luat_lib_lcd.c
   */
  wakeup(): boolean;

  /**
   * Inverts its colours.
   *
   * Source: components/lcd/luat_lib_lcd.c
   */
  invon(): boolean;

  /**
   * Ends that.
   *
   * Source: components/lcd/luat_lib_lcd.c
   */
  invoff(): boolean;

  /**
   * Sends a command.
   *
   * Source: components/lcd/luat_lib_lcd.c
   */
  cmd(command: number, value?: number | ZBuff, length?: Bytes): boolean;

  /**
   * Sends a byte.
   *
   * Source: components/lcd/luat_lib_lcd.c
   */
  data(value: number): boolean;

  /**
   * Sets the colours.
   *
   * Source: components/lcd/luat_lib_lcd.c
   */
  setColor(background: LcdColor, foreground: LcdColor): boolean;

  /**
   * Drives the reset pin. Since 2025-09-05.
   *
   * Source: components/lcd/luat_lib_lcd.c
   */
  reset_pin(level: 0 | 1): void;

  /**
   * Draws a picture.
   *
   * Source: components/lcd/luat_lib_lcd.c
   */
  draw(x1: number, y1: number, x2: number | undefined, y2: number | undefined, picture: ByteString | ZBuff): boolean;

  /**
   * Fills the display.
   *
   * Source: components/lcd/luat_lib_lcd.c
   */
  clear(color?: LcdColor): boolean;

  /**
   * Fills a rectangle; its lower right corner is outside.
   *
   * Source: components/lcd/luat_lib_lcd.c
   */
  fill(x1: number, y1: number, x2: number, y2: number, color?: LcdColor): boolean;

  /**
   * Draws a pixel.
   *
   * Source: components/lcd/luat_lib_lcd.c
   */
  drawPoint(x: number, y: number, color?: LcdColor): boolean;

  /**
   * Draws a line.
   *
   * Source: components/lcd/luat_lib_lcd.c
   */
  drawLine(x0: number, y0: number, x1: number, y1: number, color?: LcdColor): boolean;

  /**
   * Draws a rectangle.
   *
   * Source: components/lcd/luat_lib_lcd.c
   */
  drawRectangle(x0: number, y0: number, x1: number, y1: number, color?: LcdColor): boolean;

  /**
   * Draws a circle.
   *
   * Source: components/lcd/luat_lib_lcd.c
   */
  drawCircle(x: number, y: number, radius: number, color?: LcdColor): boolean;

  /**
   * Draws a QR code.
   *
   * Source: components/lcd/luat_lib_lcd.c
   */
  drawQrcode(x: number, y: number, text: string, size: number): void;

  /**
   * Chooses a font.
   *
   * Source: components/lcd/luat_lib_lcd.c
   */
  setFont(font: LcdFont, indent?: number): boolean;

  /**
   * Takes a font from a file.
   *
   * Source: components/lcd/luat_lib_lcd.c
   */
  setFontFile(file: string, indent?: number): boolean | undefined;

  /**
   * The width of a text in pixels.
   *
   * Source: components/lcd/luat_lib_lcd.c
   */
  getStrWidth(text: string): number;

  /**
   * Draws text, its lower left corner at a place.
   *
   * Source: components/lcd/luat_lib_lcd.c
   */
  drawStr(x: number, y: number, text: string, color?: LcdColor): void;

  /**
   * The size in pixels; 0 before `init`.
   *
   * Source: components/lcd/luat_lib_lcd.c
   */
  getSize(): LuaMultiReturn<[width: number, height: number]>;

  /**
   * Draws a picture, a bit for each pixel.
   *
   * Source: components/lcd/luat_lib_lcd.c
   */
  drawXbm(x: number, y: number, width: number, height: number, data: ByteString): void;

  /**
   * Draws a picture from a file.
   *
   * Source: components/lcd/luat_lib_lcd.c
   */
  showImage(x: number, y: number, file: string): void;

  /**
   * Reads a picture from a file.
   *
   * Source: components/lcd/luat_lib_lcd.c
   */
  image2raw(file: string): ZBuff | undefined;

  /**
   * Shows what was drawn into memory.
   *
   * Source: components/lcd/luat_lib_lcd.c
   */
  flush(): boolean | undefined;

  /**
   * Draws into memory from here on: two bytes for each pixel.
   *
   * Source: components/lcd/luat_lib_lcd.c
   */
  setupBuff(settings?: object, onHeap?: boolean): boolean;

  /**
   * Whether what is drawn is shown at once.
   *
   * Source: components/lcd/luat_lib_lcd.c
   */
  autoFlush(on: boolean): void;

  /**
   * A colour from its parts.
   *
   * Source: components/lcd/luat_lib_lcd.c
   */
  rgb565(red: number, green: number, blue: number, swaps?: boolean): LcdColor;

  /**
   * The commands for a display on QSPI. Call it before `init`.
   *
   * Source: components/lcd/luat_lib_lcd.c
   */
  qspi(command: number, wide: number, widest?: number, vsync?: number, hsync?: number, hsyncAddress?: number): void;

  /**
   * The script itself has got the display ready.
   *
   * Source: components/lcd/luat_lib_lcd.c
   */
  user_done(): void;

  /**
   * Turns help of the hardware on or off.
   *
   * Source: components/lcd/luat_lib_lcd.c
   */
  setAcchw(kind?: number, on?: boolean): void;

  /**
   * Chooses among several displays.
   *
   * Source: components/lcd/luat_lib_lcd.c
   */
  setDefault(settings: object): void;

  /**
   * The display that is chosen.
   *
   * Source: components/lcd/luat_lib_lcd.c
   */
  getDefault(): object;

  /**
   * Rotates what is drawn.
   *
   * Source: components/lcd/luat_lib_lcd.c
   */
  set_direction(direction: number): void;

  /** A font for `setFont`. Source: components/lcd/luat_lib_lcd.c */
  readonly font_opposansm12: LcdFont;
  /** A font for `setFont`. Source: components/lcd/luat_lib_lcd.c */
  readonly font_opposansm16: LcdFont;
  /** A font for `setFont`. Source: components/lcd/luat_lib_lcd.c */
  readonly font_opposansm18: LcdFont;
  /** A font for `setFont`. Source: components/lcd/luat_lib_lcd.c */
  readonly font_opposansm20: LcdFont;
  /** A font for `setFont`. Source: components/lcd/luat_lib_lcd.c */
  readonly font_opposansm22: LcdFont;
  /** A font for `setFont`. Source: components/lcd/luat_lib_lcd.c */
  readonly font_opposansm24: LcdFont;
  /** A font for `setFont`. Source: components/lcd/luat_lib_lcd.c */
  readonly font_opposansm32: LcdFont;
  /** A font for `setFont`. Source: components/lcd/luat_lib_lcd.c */
  readonly font_unifont_t_symbols: LcdFont;
  /** A font for `setFont`. Source: components/lcd/luat_lib_lcd.c */
  readonly font_open_iconic_weather_6x_t: LcdFont;
  /** For `set_direction`. Source: components/lcd/luat_lib_lcd.c */
  readonly direction_0: 0;
  /** For `set_direction`. Source: components/lcd/luat_lib_lcd.c */
  readonly direction_90: 1;
  /** For `set_direction`. Source: components/lcd/luat_lib_lcd.c */
  readonly direction_180: 2;
  /** For `set_direction`. Source: components/lcd/luat_lib_lcd.c */
  readonly direction_270: 3;
  /** For the port in the settings of `init`. Source: components/lcd/luat_lib_lcd.c */
  readonly SPI: 33;
  /** For the port in the settings of `init`. Source: components/lcd/luat_lib_lcd.c */
  readonly HWID_0: 32;
  /** For the port in the settings of `init`. Source: components/lcd/luat_lib_lcd.c */
  readonly RGB: 34;
  /** For the port in the settings of `init`. Source: components/lcd/luat_lib_lcd.c */
  readonly ARM2D: number;
  /** For the port in the settings of `init`. Source: components/lcd/luat_lib_lcd.c */
  readonly DMA2D: number;
  /** For the interface in the settings of `init`. Source: components/lcd/luat_lib_lcd.c */
  readonly WIRE_3_BIT_9_INTERFACE_I: 5;
  /** For the interface in the settings of `init`. Source: components/lcd/luat_lib_lcd.c */
  readonly WIRE_4_BIT_8_INTERFACE_I: 6;
  /** For the interface in the settings of `init`. Source: components/lcd/luat_lib_lcd.c */
  readonly WIRE_3_BIT_9_INTERFACE_II: 13;
  /** For the interface in the settings of `init`. Source: components/lcd/luat_lib_lcd.c */
  readonly WIRE_4_BIT_8_INTERFACE_II: 14;
  /** For the interface in the settings of `init`. Source: components/lcd/luat_lib_lcd.c */
  readonly DATA_2_LANE: 16;
  /** For the interface in the settings of `init`. Source: components/lcd/luat_lib_lcd.c */
  readonly QSPI_MODE: 32;
  /** For `setAcchw`. Source: components/lcd/luat_lib_lcd.c */
  readonly ACC_HW_JPEG: 1;
  /** For `setAcchw`. Source: components/lcd/luat_lib_lcd.c */
  readonly ACC_HW_ALL: 255;
  /** For the edge of the clock in the settings of `init`. Source: components/lcd/luat_lib_lcd.c */
  readonly PCLK_FALLING: 0;
  /** For the edge of the clock in the settings of `init`. Source: components/lcd/luat_lib_lcd.c */
  readonly PCLK_RISING: 1;
}
