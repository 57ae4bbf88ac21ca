/** A widget: its methods hang from it. */
type AirUiWidget = { readonly __userdata: "airui" };

/**
 * The vendor's widgets for displays.
 *
 * Neither Air780E nor Air700ECQ has it: test `if (airui)` before use.
 *
 * Source: components/airui/binding/luat_lib_airui.c
 *
 * @noSelf
 */
interface AiruiModule {
  /**
   * Gets a display ready.
   *
   * Source: components/airui/binding/luat_lib_airui.c
   */
  init(width?: number, height?: number, colorFormat?: number): boolean;

  /**
   * Ends it.
   *
   * Source: components/airui/binding/luat_lib_airui.c
   */
  deinit(): void;

  /**
   * Draws what has changed.
   *
   * Source: components/airui/binding/luat_lib_airui.c
   */
  refresh(): void;

  /**
   * Draws all.
   *
   * Source: components/airui/binding/luat_lib_airui.c
   */
  full_refresh(): boolean;

  /**
   * Puts the display to sleep.
   *
   * Source: components/airui/binding/luat_lib_airui.c
   */
  sleep(options?: object): boolean;

  /**
   * Wakes it.
   *
   * Source: components/airui/binding/luat_lib_airui.c
   */
  wakeup(options?: object): boolean;

  /**
   * Turns the picture.
   *
   * Source: components/airui/binding/luat_lib_airui.c
   */
  set_rotation(degrees: 0 | 90 | 180 | 270): boolean;

  /**
   * How the picture is turned.
   *
   * Source: components/airui/binding/luat_lib_airui.c
   */
  get_rotation(): number;

  /**
   * Rotation, size, sleep.
   *
   * Source: components/airui/binding/luat_lib_airui.c
   */
  status(): object;

  /**
   * Takes a touch panel.
   *
   * Source: components/airui/binding/luat_lib_airui.c
   */
  device_bind_touch(touch: TpDevice): boolean;

  /**
   * Takes keys on pins.
   *
   * Source: components/airui/binding/luat_lib_airui.c
   */
  device_bind_keypad(settings: object): boolean;

  /**
   * Sets whether the keyboard of the computer counts.
   *
   * Source: components/airui/binding/luat_lib_airui.c
   */
  keyboard_enable_system(on: boolean): unknown;

  /**
   * Calls back for touches.
   *
   * Source: components/airui/binding/luat_lib_airui.c
   */
  touch_subscribe(callback: (this: void, ...values: unknown[]) => void): boolean;

  /**
   * Ends that.
   *
   * Source: components/airui/binding/luat_lib_airui.c
   */
  touch_unsubscribe(): void;

  /**
   * Calls back for keys.
   *
   * Source: components/airui/binding/luat_lib_airui.c
   */
  keypad_subscribe(callback: (this: void, key: number, pressed: boolean, time: number) => void): boolean;

  /**
   * Ends that.
   *
   * Source: components/airui/binding/luat_lib_airui.c
   */
  keypad_unsubscribe(): void;

  /**
   * Loads a font.
   *
   * Source: components/airui/binding/luat_lib_airui.c
   */
  font_load(settings: object): unknown;

  /**
   * Sets whether it logs what it does.
   *
   * Source: components/airui/binding/luat_lib_airui.c
   */
  debug(on?: boolean): boolean | object;

  /**
   * Its version.
   *
   * Source: components/airui/binding/luat_lib_airui.c
   */
  version(): string;

  /**
   * The older name of `device_bind_touch`.
   *
   * Source: components/airui/binding/luat_lib_airui.c
   */
  indev_bind_touch(touch: TpDevice): boolean;

  /**
   * Makes a button.
   *
   * Source: components/airui/binding/luat_lib_airui.c
   */
  button(settings: object): AirUiWidget | undefined;

  /**
   * Makes a text.
   *
   * Source: components/airui/binding/luat_lib_airui.c
   */
  label(settings: object): AirUiWidget | undefined;

  /**
   * Makes a picture.
   *
   * Source: components/airui/binding/luat_lib_airui.c
   */
  image(settings: object): AirUiWidget | undefined;

  /**
   * Makes a frame for others.
   *
   * Source: components/airui/binding/luat_lib_airui.c
   */
  container(settings: object): AirUiWidget | undefined;

  /**
   * Makes a bar.
   *
   * Source: components/airui/binding/luat_lib_airui.c
   */
  bar(settings: object): AirUiWidget | undefined;

  /**
   * Makes a table.
   *
   * Source: components/airui/binding/luat_lib_airui.c
   */
  table(settings: object): AirUiWidget | undefined;

  /**
   * Makes pages with tabs.
   *
   * Source: components/airui/binding/luat_lib_airui.c
   */
  tabview(settings: object): AirUiWidget | undefined;

  /**
   * Makes a window.
   *
   * Source: components/airui/binding/luat_lib_airui.c
   */
  win(settings: object): AirUiWidget | undefined;

  /**
   * Makes a list that drops down.
   *
   * Source: components/airui/binding/luat_lib_airui.c
   */
  dropdown(settings: object): AirUiWidget | undefined;

  /**
   * Makes a switch.
   *
   * Source: components/airui/binding/luat_lib_airui.c
   */
  switch(settings: object): AirUiWidget | undefined;

  /**
   * Makes a message with buttons.
   *
   * Source: components/airui/binding/luat_lib_airui.c
   */
  msgbox(settings: object): AirUiWidget | undefined;

  /**
   * Makes a field for text.
   *
   * Source: components/airui/binding/luat_lib_airui.c
   */
  textarea(settings: object): AirUiWidget | undefined;

  /**
   * Makes a keyboard.
   *
   * Source: components/airui/binding/luat_lib_airui.c
   */
  keyboard(settings: object): AirUiWidget | undefined;

  /**
   * Plays a Lottie animation.
   *
   * Source: components/airui/binding/luat_lib_airui.c
   */
  lottie(settings: object): AirUiWidget | undefined;

  /**
   * Makes a slider.
   *
   * Source: components/airui/binding/luat_lib_airui.c
   */
  slider(settings: object): AirUiWidget | undefined;

  /**
   * Shows pictures in turn.
   *
   * Source: components/airui/binding/luat_lib_airui.c
   */
  animimg(settings: object): AirUiWidget | undefined;

  /**
   * Plays a video.
   *
   * Source: components/airui/binding/luat_lib_airui.c
   */
  video(settings: object): AirUiWidget | undefined;

  /**
   * Makes a chart.
   *
   * Source: components/airui/binding/luat_lib_airui.c
   */
  chart(settings: object): AirUiWidget | undefined;

  /**
   * Makes a QR code.
   *
   * Source: components/airui/binding/luat_lib_airui.c
   */
  qrcode(settings: object): AirUiWidget | undefined;

  /**
   * Makes a wheel that turns.
   *
   * Source: components/airui/binding/luat_lib_airui.c
   */
  spinner(settings: object): AirUiWidget | undefined;

  /**
   * Makes lines, circles and the like.
   *
   * Source: components/airui/binding/luat_lib_airui.c
   */
  shape(settings: object): AirUiWidget | undefined;

  /**
   * Makes a box to tick.
   *
   * Source: components/airui/binding/luat_lib_airui.c
   */
  checkbox(settings: object): AirUiWidget | undefined;

  /**
   * Runs a game of the NES.
   *
   * Source: components/airui/binding/luat_lib_airui.c
   */
  nes(settings: object): AirUiWidget | undefined;

  /**
   * Runs a game of the Game Boy Color.
   *
   * Source: components/airui/binding/luat_lib_airui.c
   */
  gbc(settings: object): AirUiWidget | undefined;

  /**
   * Shows what a camera sees.
   *
   * Source: components/airui/binding/luat_lib_airui.c
   */
  camera(settings: object): AirUiWidget | undefined;

  /** The constant `COLOR_FORMAT_RGB565`. Source: components/airui/binding/luat_lib_airui.c */
  readonly COLOR_FORMAT_RGB565: number;

  /** The constant `COLOR_FORMAT_ARGB8888`. Source: components/airui/binding/luat_lib_airui.c */
  readonly COLOR_FORMAT_ARGB8888: number;

  /** The constant `SLEEP_MODE_NONE`. Source: components/airui/binding/luat_lib_airui.c */
  readonly SLEEP_MODE_NONE: number;

  /** The constant `SLEEP_MODE_LIGHT`. Source: components/airui/binding/luat_lib_airui.c */
  readonly SLEEP_MODE_LIGHT: number;

  /** The constant `SLEEP_MODE_DEEP`. Source: components/airui/binding/luat_lib_airui.c */
  readonly SLEEP_MODE_DEEP: number;

  /** The constant `NES_KEY_UP`. Source: components/airui/binding/luat_lib_airui.c */
  readonly NES_KEY_UP: number;

  /** The constant `NES_KEY_DOWN`. Source: components/airui/binding/luat_lib_airui.c */
  readonly NES_KEY_DOWN: number;

  /** The constant `NES_KEY_LEFT`. Source: components/airui/binding/luat_lib_airui.c */
  readonly NES_KEY_LEFT: number;

  /** The constant `NES_KEY_RIGHT`. Source: components/airui/binding/luat_lib_airui.c */
  readonly NES_KEY_RIGHT: number;

  /** The constant `NES_KEY_A`. Source: components/airui/binding/luat_lib_airui.c */
  readonly NES_KEY_A: number;

  /** The constant `NES_KEY_B`. Source: components/airui/binding/luat_lib_airui.c */
  readonly NES_KEY_B: number;

  /** The constant `NES_KEY_START`. Source: components/airui/binding/luat_lib_airui.c */
  readonly NES_KEY_START: number;

  /** The constant `NES_KEY_SELECT`. Source: components/airui/binding/luat_lib_airui.c */
  readonly NES_KEY_SELECT: number;

  /** The constant `GBC_KEY_UP`. Source: components/airui/binding/luat_lib_airui.c */
  readonly GBC_KEY_UP: number;

  /** The constant `GBC_KEY_DOWN`. Source: components/airui/binding/luat_lib_airui.c */
  readonly GBC_KEY_DOWN: number;

  /** The constant `GBC_KEY_LEFT`. Source: components/airui/binding/luat_lib_airui.c */
  readonly GBC_KEY_LEFT: number;

  /** The constant `GBC_KEY_RIGHT`. Source: components/airui/binding/luat_lib_airui.c */
  readonly GBC_KEY_RIGHT: number;

  /** The constant `GBC_KEY_A`. Source: components/airui/binding/luat_lib_airui.c */
  readonly GBC_KEY_A: number;

  /** The constant `GBC_KEY_B`. Source: components/airui/binding/luat_lib_airui.c */
  readonly GBC_KEY_B: number;

  /** The constant `GBC_KEY_START`. Source: components/airui/binding/luat_lib_airui.c */
  readonly GBC_KEY_START: number;

  /** The constant `GBC_KEY_SELECT`. Source: components/airui/binding/luat_lib_airui.c */
  readonly GBC_KEY_SELECT: number;

  /** The constant `TEXT_ALIGN_LEFT`. Source: components/airui/binding/luat_lib_airui.c */
  readonly TEXT_ALIGN_LEFT: number;

  /** The constant `TEXT_ALIGN_CENTER`. Source: components/airui/binding/luat_lib_airui.c */
  readonly TEXT_ALIGN_CENTER: number;

  /** The constant `TEXT_ALIGN_RIGHT`. Source: components/airui/binding/luat_lib_airui.c */
  readonly TEXT_ALIGN_RIGHT: number;

  /** The constant `TABVIEW_PAD_ALL`. Source: components/airui/binding/luat_lib_airui.c */
  readonly TABVIEW_PAD_ALL: number;

  /** The constant `TABVIEW_PAD_HOR`. Source: components/airui/binding/luat_lib_airui.c */
  readonly TABVIEW_PAD_HOR: number;

  /** The constant `TABVIEW_PAD_VER`. Source: components/airui/binding/luat_lib_airui.c */
  readonly TABVIEW_PAD_VER: number;

  /** The constant `TABVIEW_PAD_TOP`. Source: components/airui/binding/luat_lib_airui.c */
  readonly TABVIEW_PAD_TOP: number;

  /** The constant `TABVIEW_PAD_BOTTOM`. Source: components/airui/binding/luat_lib_airui.c */
  readonly TABVIEW_PAD_BOTTOM: number;

  /** The constant `TABVIEW_PAD_LEFT`. Source: components/airui/binding/luat_lib_airui.c */
  readonly TABVIEW_PAD_LEFT: number;

  /** The constant `TABVIEW_PAD_RIGHT`. Source: components/airui/binding/luat_lib_airui.c */
  readonly TABVIEW_PAD_RIGHT: number;

  /** The constant `EVENT_CLICKED`. Source: components/airui/binding/luat_lib_airui.c */
  readonly EVENT_CLICKED: number;

  /** The constant `EVENT_PRESSED`. Source: components/airui/binding/luat_lib_airui.c */
  readonly EVENT_PRESSED: number;

  /** The constant `EVENT_RELEASED`. Source: components/airui/binding/luat_lib_airui.c */
  readonly EVENT_RELEASED: number;

  /** The constant `EVENT_VALUE_CHANGED`. Source: components/airui/binding/luat_lib_airui.c */
  readonly EVENT_VALUE_CHANGED: number;

  /** The constant `TP_DOWN`. Source: components/airui/binding/luat_lib_airui.c */
  readonly TP_DOWN: number;

  /** The constant `TP_HOLD`. Source: components/airui/binding/luat_lib_airui.c */
  readonly TP_HOLD: number;

  /** The constant `TP_UP`. Source: components/airui/binding/luat_lib_airui.c */
  readonly TP_UP: number;

  /** The constant `KEY_0`. Source: components/airui/binding/luat_lib_airui.c */
  readonly KEY_0: number;

  /** The constant `KEY_1`. Source: components/airui/binding/luat_lib_airui.c */
  readonly KEY_1: number;

  /** The constant `KEY_2`. Source: components/airui/binding/luat_lib_airui.c */
  readonly KEY_2: number;

  /** The constant `KEY_3`. Source: components/airui/binding/luat_lib_airui.c */
  readonly KEY_3: number;

  /** The constant `KEY_4`. Source: components/airui/binding/luat_lib_airui.c */
  readonly KEY_4: number;

  /** The constant `KEY_5`. Source: components/airui/binding/luat_lib_airui.c */
  readonly KEY_5: number;

  /** The constant `KEY_6`. Source: components/airui/binding/luat_lib_airui.c */
  readonly KEY_6: number;

  /** The constant `KEY_7`. Source: components/airui/binding/luat_lib_airui.c */
  readonly KEY_7: number;

  /** The constant `KEY_8`. Source: components/airui/binding/luat_lib_airui.c */
  readonly KEY_8: number;

  /** The constant `KEY_9`. Source: components/airui/binding/luat_lib_airui.c */
  readonly KEY_9: number;

  /** The constant `KEY_UP`. Source: components/airui/binding/luat_lib_airui.c */
  readonly KEY_UP: number;

  /** The constant `KEY_DOWN`. Source: components/airui/binding/luat_lib_airui.c */
  readonly KEY_DOWN: number;

  /** The constant `KEY_LEFT`. Source: components/airui/binding/luat_lib_airui.c */
  readonly KEY_LEFT: number;

  /** The constant `KEY_RIGHT`. Source: components/airui/binding/luat_lib_airui.c */
  readonly KEY_RIGHT: number;

  /** The constant `KEY_OK`. Source: components/airui/binding/luat_lib_airui.c */
  readonly KEY_OK: number;

  /** The constant `KEY_BACK`. Source: components/airui/binding/luat_lib_airui.c */
  readonly KEY_BACK: number;

  /** The constant `KEY_ESC`. Source: components/airui/binding/luat_lib_airui.c */
  readonly KEY_ESC: number;

  /** The constant `SYMBOL_AUDIO`. Source: components/airui/inc/luat_airui_symbol.h */
  readonly SYMBOL_AUDIO: string;

  /** The constant `SYMBOL_BACKSPACE`. Source: components/airui/inc/luat_airui_symbol.h */
  readonly SYMBOL_BACKSPACE: string;

  /** The constant `SYMBOL_BATTERY_1`. Source: components/airui/inc/luat_airui_symbol.h */
  readonly SYMBOL_BATTERY_1: string;

  /** The constant `SYMBOL_BATTERY_2`. Source: components/airui/inc/luat_airui_symbol.h */
  readonly SYMBOL_BATTERY_2: string;

  /** The constant `SYMBOL_BATTERY_3`. Source: components/airui/inc/luat_airui_symbol.h */
  readonly SYMBOL_BATTERY_3: string;

  /** The constant `SYMBOL_BATTERY_EMPTY`. Source: components/airui/inc/luat_airui_symbol.h */
  readonly SYMBOL_BATTERY_EMPTY: string;

  /** The constant `SYMBOL_BATTERY_FULL`. Source: components/airui/inc/luat_airui_symbol.h */
  readonly SYMBOL_BATTERY_FULL: string;

  /** The constant `SYMBOL_BELL`. Source: components/airui/inc/luat_airui_symbol.h */
  readonly SYMBOL_BELL: string;

  /** The constant `SYMBOL_BLUETOOTH`. Source: components/airui/inc/luat_airui_symbol.h */
  readonly SYMBOL_BLUETOOTH: string;

  /** The constant `SYMBOL_BULLET`. Source: components/airui/inc/luat_airui_symbol.h */
  readonly SYMBOL_BULLET: string;

  /** The constant `SYMBOL_CALL`. Source: components/airui/inc/luat_airui_symbol.h */
  readonly SYMBOL_CALL: string;

  /** The constant `SYMBOL_CHARGE`. Source: components/airui/inc/luat_airui_symbol.h */
  readonly SYMBOL_CHARGE: string;

  /** The constant `SYMBOL_CLOSE`. Source: components/airui/inc/luat_airui_symbol.h */
  readonly SYMBOL_CLOSE: string;

  /** The constant `SYMBOL_COPY`. Source: components/airui/inc/luat_airui_symbol.h */
  readonly SYMBOL_COPY: string;

  /** The constant `SYMBOL_CUT`. Source: components/airui/inc/luat_airui_symbol.h */
  readonly SYMBOL_CUT: string;

  /** The constant `SYMBOL_DIRECTORY`. Source: components/airui/inc/luat_airui_symbol.h */
  readonly SYMBOL_DIRECTORY: string;

  /** The constant `SYMBOL_DOWN`. Source: components/airui/inc/luat_airui_symbol.h */
  readonly SYMBOL_DOWN: string;

  /** The constant `SYMBOL_DOWNLOAD`. Source: components/airui/inc/luat_airui_symbol.h */
  readonly SYMBOL_DOWNLOAD: string;

  /** The constant `SYMBOL_DRIVE`. Source: components/airui/inc/luat_airui_symbol.h */
  readonly SYMBOL_DRIVE: string;

  /** The constant `SYMBOL_DUMMY`. Source: components/airui/inc/luat_airui_symbol.h */
  readonly SYMBOL_DUMMY: string;

  /** The constant `SYMBOL_EDIT`. Source: components/airui/inc/luat_airui_symbol.h */
  readonly SYMBOL_EDIT: string;

  /** The constant `SYMBOL_EJECT`. Source: components/airui/inc/luat_airui_symbol.h */
  readonly SYMBOL_EJECT: string;

  /** The constant `SYMBOL_EYE_CLOSE`. Source: components/airui/inc/luat_airui_symbol.h */
  readonly SYMBOL_EYE_CLOSE: string;

  /** The constant `SYMBOL_EYE_OPEN`. Source: components/airui/inc/luat_airui_symbol.h */
  readonly SYMBOL_EYE_OPEN: string;

  /** The constant `SYMBOL_FILE`. Source: components/airui/inc/luat_airui_symbol.h */
  readonly SYMBOL_FILE: string;

  /** The constant `SYMBOL_GPS`. Source: components/airui/inc/luat_airui_symbol.h */
  readonly SYMBOL_GPS: string;

  /** The constant `SYMBOL_HOME`. Source: components/airui/inc/luat_airui_symbol.h */
  readonly SYMBOL_HOME: string;

  /** The constant `SYMBOL_IMAGE`. Source: components/airui/inc/luat_airui_symbol.h */
  readonly SYMBOL_IMAGE: string;

  /** The constant `SYMBOL_KEYBOARD`. Source: components/airui/inc/luat_airui_symbol.h */
  readonly SYMBOL_KEYBOARD: string;

  /** The constant `SYMBOL_LEFT`. Source: components/airui/inc/luat_airui_symbol.h */
  readonly SYMBOL_LEFT: string;

  /** The constant `SYMBOL_LIST`. Source: components/airui/inc/luat_airui_symbol.h */
  readonly SYMBOL_LIST: string;

  /** The constant `SYMBOL_LOOP`. Source: components/airui/inc/luat_airui_symbol.h */
  readonly SYMBOL_LOOP: string;

  /** The constant `SYMBOL_MINUS`. Source: components/airui/inc/luat_airui_symbol.h */
  readonly SYMBOL_MINUS: string;

  /** The constant `SYMBOL_MUTE`. Source: components/airui/inc/luat_airui_symbol.h */
  readonly SYMBOL_MUTE: string;

  /** The constant `SYMBOL_NEW_LINE`. Source: components/airui/inc/luat_airui_symbol.h */
  readonly SYMBOL_NEW_LINE: string;

  /** The constant `SYMBOL_NEXT`. Source: components/airui/inc/luat_airui_symbol.h */
  readonly SYMBOL_NEXT: string;

  /** The constant `SYMBOL_OK`. Source: components/airui/inc/luat_airui_symbol.h */
  readonly SYMBOL_OK: string;

  /** The constant `SYMBOL_PASTE`. Source: components/airui/inc/luat_airui_symbol.h */
  readonly SYMBOL_PASTE: string;

  /** The constant `SYMBOL_PAUSE`. Source: components/airui/inc/luat_airui_symbol.h */
  readonly SYMBOL_PAUSE: string;

  /** The constant `SYMBOL_PLAY`. Source: components/airui/inc/luat_airui_symbol.h */
  readonly SYMBOL_PLAY: string;

  /** The constant `SYMBOL_PLUS`. Source: components/airui/inc/luat_airui_symbol.h */
  readonly SYMBOL_PLUS: string;

  /** The constant `SYMBOL_POWER`. Source: components/airui/inc/luat_airui_symbol.h */
  readonly SYMBOL_POWER: string;

  /** The constant `SYMBOL_PREV`. Source: components/airui/inc/luat_airui_symbol.h */
  readonly SYMBOL_PREV: string;

  /** The constant `SYMBOL_REFRESH`. Source: components/airui/inc/luat_airui_symbol.h */
  readonly SYMBOL_REFRESH: string;

  /** The constant `SYMBOL_RIGHT`. Source: components/airui/inc/luat_airui_symbol.h */
  readonly SYMBOL_RIGHT: string;

  /** The constant `SYMBOL_SAVE`. Source: components/airui/inc/luat_airui_symbol.h */
  readonly SYMBOL_SAVE: string;

  /** The constant `SYMBOL_SD_CARD`. Source: components/airui/inc/luat_airui_symbol.h */
  readonly SYMBOL_SD_CARD: string;

  /** The constant `SYMBOL_SETTINGS`. Source: components/airui/inc/luat_airui_symbol.h */
  readonly SYMBOL_SETTINGS: string;

  /** The constant `SYMBOL_SHUFFLE`. Source: components/airui/inc/luat_airui_symbol.h */
  readonly SYMBOL_SHUFFLE: string;

  /** The constant `SYMBOL_STOP`. Source: components/airui/inc/luat_airui_symbol.h */
  readonly SYMBOL_STOP: string;

  /** The constant `SYMBOL_TRASH`. Source: components/airui/inc/luat_airui_symbol.h */
  readonly SYMBOL_TRASH: string;

  /** The constant `SYMBOL_UP`. Source: components/airui/inc/luat_airui_symbol.h */
  readonly SYMBOL_UP: string;

  /** The constant `SYMBOL_UPLOAD`. Source: components/airui/inc/luat_airui_symbol.h */
  readonly SYMBOL_UPLOAD: string;

  /** The constant `SYMBOL_USB`. Source: components/airui/inc/luat_airui_symbol.h */
  readonly SYMBOL_USB: string;

  /** The constant `SYMBOL_VIDEO`. Source: components/airui/inc/luat_airui_symbol.h */
  readonly SYMBOL_VIDEO: string;

  /** The constant `SYMBOL_VOLUME_MAX`. Source: components/airui/inc/luat_airui_symbol.h */
  readonly SYMBOL_VOLUME_MAX: string;

  /** The constant `SYMBOL_VOLUME_MID`. Source: components/airui/inc/luat_airui_symbol.h */
  readonly SYMBOL_VOLUME_MID: string;

  /** The constant `SYMBOL_WARNING`. Source: components/airui/inc/luat_airui_symbol.h */
  readonly SYMBOL_WARNING: string;

  /** The constant `SYMBOL_WIFI`. Source: components/airui/inc/luat_airui_symbol.h */
  readonly SYMBOL_WIFI: string;
}
