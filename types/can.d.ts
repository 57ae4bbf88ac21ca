/**
 * The CAN bus.
 *
 * Neither Air780E nor Air700ECQ has it: test `if (can)` before use.
 *
 * Source: luat/modules/luat_lib_can.c
 *
 * @noSelf
 */
interface CanModule {
  /**
   * Gets a bus ready.
   *
   * Source: luat/modules/luat_lib_can.c
   */
  init(id?: number, messages?: number): boolean;

  /**
   * Calls back for what happens: one of the `CB_…`.
   *
   * Source: luat/modules/luat_lib_can.c
   */
  on(id: number, callback: (this: void, id: number, event: number, value: unknown) => void): void;

  /**
   * Sets the timing of a bit.
   *
   * Source: luat/modules/luat_lib_can.c
   */
  timing(id: number, rate?: BaudRate, propagation?: number, phase1?: number, phase2?: number, jump?: number): boolean;

  /**
   * Sets one of the `MODE_…`.
   *
   * Source: luat/modules/luat_lib_can.c
   */
  mode(id: number, mode?: number): boolean;

  /**
   * Takes only messages of one number.
   *
   * Source: luat/modules/luat_lib_can.c
   */
  node(id: number, node?: number, kind?: boolean | number): boolean;

  /**
   * Takes messages that fit.
   *
   * Source: luat/modules/luat_lib_can.c
   */
  filter(id: number, dual: boolean, code: number, mask: number): boolean;

  /**
   * One of the `STATE_…`.
   *
   * Source: luat/modules/luat_lib_can.c
   */
  state(id: number): number;

  /**
   * Sends a message.
   *
   * Source: luat/modules/luat_lib_can.c
   */
  tx(
    id: number,
    message: number,
    kind: boolean | number,
    remote: boolean,
    acknowledged: boolean,
    data: ByteString | ZBuff,
  ): number;

  /**
   * The next message.
   *
   * Source: luat/modules/luat_lib_can.c
   */
  rx(
    id: number,
  ): LuaMultiReturn<[ok: boolean, message: number, kind: boolean | number, remote: boolean, data: ByteString]>;

  /**
   * Ends what is being sent.
   *
   * Source: luat/modules/luat_lib_can.c
   */
  stop(id: number): boolean;

  /**
   * Brings the bus back after errors.
   *
   * Source: luat/modules/luat_lib_can.c
   */
  reset(id: number): boolean;

  /**
   * Leaves the bus. Set it up again afterwards.
   *
   * Source: luat/modules/luat_lib_can.c
   */
  busOff(id: number): boolean;

  /**
   * Closes it.
   *
   * Source: luat/modules/luat_lib_can.c
   */
  deinit(id: number): boolean;

  /**
   * Sets whether it logs what it does.
   *
   * Source: luat/modules/luat_lib_can.c
   */
  debug(on: boolean): void;

  /**
   * The clock of the bus, and how it can be divided.
   *
   * Source: luat/modules/luat_lib_can.c
   */
  capacity(id: number): LuaMultiReturn<[ok: boolean, clock: Hertz, least: number, most: number, step: number]>;

  /** The constant `MODE_NORMAL`. Source: luat/modules/luat_lib_can.c */
  readonly MODE_NORMAL: 0;

  /** The constant `MODE_LISTEN`. Source: luat/modules/luat_lib_can.c */
  readonly MODE_LISTEN: 1;

  /** The constant `MODE_TEST`. Source: luat/modules/luat_lib_can.c */
  readonly MODE_TEST: 2;

  /** The constant `MODE_SLEEP`. Source: luat/modules/luat_lib_can.c */
  readonly MODE_SLEEP: 3;

  /** The constant `STATE_STOP`. Source: luat/modules/luat_lib_can.c */
  readonly STATE_STOP: 0;

  /** The constant `STATE_ACTIVE`. Source: luat/modules/luat_lib_can.c */
  readonly STATE_ACTIVE: 1;

  /** The constant `STATE_PASSIVE`. Source: luat/modules/luat_lib_can.c */
  readonly STATE_PASSIVE: 2;

  /** The constant `STATE_BUSOFF`. Source: luat/modules/luat_lib_can.c */
  readonly STATE_BUSOFF: 3;

  /** The constant `STATE_LISTEN`. Source: luat/modules/luat_lib_can.c */
  readonly STATE_LISTEN: 4;

  /** The constant `STATE_TEST`. Source: luat/modules/luat_lib_can.c */
  readonly STATE_TEST: 5;

  /** The constant `STATE_SLEEP`. Source: luat/modules/luat_lib_can.c */
  readonly STATE_SLEEP: 6;

  /** The constant `CB_MSG`. Source: luat/modules/luat_lib_can.c */
  readonly CB_MSG: 0;

  /** The constant `CB_TX`. Source: luat/modules/luat_lib_can.c */
  readonly CB_TX: 1;

  /** The constant `CB_ERR`. Source: luat/modules/luat_lib_can.c */
  readonly CB_ERR: 3;

  /** The constant `CB_STATE`. Source: luat/modules/luat_lib_can.c */
  readonly CB_STATE: 4;

  /** The constant `EXT`. Source: luat/modules/luat_lib_can.c */
  readonly EXT: 1;

  /** The constant `STD`. Source: luat/modules/luat_lib_can.c */
  readonly STD: 0;
}
