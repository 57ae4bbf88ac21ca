/** A touch panel. */
type TpDevice = { readonly __userdata: "tp" };

/**
 * Touch panels.
 *
 * Neither Air780E nor Air700ECQ has it: test `if (tp)` before use.
 *
 * Source: components/tp/luat_lib_tp.c
 *
 * @noSelf
 */
interface TpModule {
  /**
   * Gets a panel ready.
   *
   * Source: components/tp/luat_lib_tp.c
   */
  init(
    chip: string,
    settings: object,
    callback?: (this: void, device: TpDevice, points: object) => void,
  ): TpDevice | undefined;

  /**
   * Puts it to sleep.
   *
   * Source: components/tp/luat_lib_tp.c
   */
  sleep(device: TpDevice): boolean;

  /**
   * Wakes it.
   *
   * Source: components/tp/luat_lib_tp.c
   */
  wakeup(device: TpDevice): boolean;

  /** The constant `EVENT_NONE`. Source: components/tp/luat_lib_tp.c */
  readonly EVENT_NONE: number;

  /** The constant `EVENT_DOWN`. Source: components/tp/luat_lib_tp.c */
  readonly EVENT_DOWN: number;

  /** The constant `EVENT_UP`. Source: components/tp/luat_lib_tp.c */
  readonly EVENT_UP: number;

  /** The constant `EVENT_MOVE`. Source: components/tp/luat_lib_tp.c */
  readonly EVENT_MOVE: number;

  /** The constant `EVENT_TYPE_DOWN`. Source: components/tp/luat_lib_tp.c */
  readonly EVENT_TYPE_DOWN: number;

  /** The constant `EVENT_TYPE_UP`. Source: components/tp/luat_lib_tp.c */
  readonly EVENT_TYPE_UP: number;

  /** The constant `EVENT_TYPE_MOVE`. Source: components/tp/luat_lib_tp.c */
  readonly EVENT_TYPE_MOVE: number;

  /** The constant `SWAP_NONE`. Source: components/tp/luat_lib_tp.c */
  readonly SWAP_NONE: number;

  /** The constant `SWAP_X`. Source: components/tp/luat_lib_tp.c */
  readonly SWAP_X: number;

  /** The constant `SWAP_Y`. Source: components/tp/luat_lib_tp.c */
  readonly SWAP_Y: number;

  /** The constant `SWAP_XY`. Source: components/tp/luat_lib_tp.c */
  readonly SWAP_XY: number;

  /** The constant `RISING`. Source: components/tp/luat_lib_tp.c */
  readonly RISING: number;

  /** The constant `FALLING`. Source: components/tp/luat_lib_tp.c */
  readonly FALLING: number;
}
