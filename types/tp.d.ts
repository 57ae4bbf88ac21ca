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
  readonly EVENT_NONE: 0;

  /** The constant `EVENT_DOWN`. Source: components/tp/luat_lib_tp.c */
  readonly EVENT_DOWN: 1;

  /** The constant `EVENT_UP`. Source: components/tp/luat_lib_tp.c */
  readonly EVENT_UP: 2;

  /** The constant `EVENT_MOVE`. Source: components/tp/luat_lib_tp.c */
  readonly EVENT_MOVE: 3;

  /** The constant `EVENT_TYPE_DOWN`. Source: components/tp/luat_lib_tp.c */
  readonly EVENT_TYPE_DOWN: 1;

  /** The constant `EVENT_TYPE_UP`. Source: components/tp/luat_lib_tp.c */
  readonly EVENT_TYPE_UP: 2;

  /** The constant `EVENT_TYPE_MOVE`. Source: components/tp/luat_lib_tp.c */
  readonly EVENT_TYPE_MOVE: 3;

  /** The constant `SWAP_NONE`. Source: components/tp/luat_lib_tp.c */
  readonly SWAP_NONE: 0;

  /** The constant `SWAP_X`. Source: components/tp/luat_lib_tp.c */
  readonly SWAP_X: 1;

  /** The constant `SWAP_Y`. Source: components/tp/luat_lib_tp.c */
  readonly SWAP_Y: 2;

  /** The constant `SWAP_XY`. Source: components/tp/luat_lib_tp.c */
  readonly SWAP_XY: 3;

  /** The constant `RISING`. Source: components/tp/luat_lib_tp.c */
  readonly RISING: 0;

  /** The constant `FALLING`. Source: components/tp/luat_lib_tp.c */
  readonly FALLING: 1;
}
