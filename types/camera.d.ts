/**
 * Cameras.
 *
 * Neither Air780E nor Air700ECQ has it: test `if (camera)` before use.
 *
 * Source: components/camera/luat_lib_camera.c
 *
 * @noSelf
 */
interface CameraModule {
  /**
   * Gets a camera ready.
   *
   * Source: components/camera/luat_lib_camera.c
   */
  init(settings: object | number, ...more: unknown[]): unknown;

  /**
   * Starts it.
   *
   * Source: components/camera/luat_lib_camera.c
   */
  start(id: number): boolean;

  /**
   * Sets whether the display shows what it sees.
   *
   * Source: components/camera/luat_lib_camera.c
   */
  preview(id: number, on: boolean): boolean;

  /**
   * Ends it.
   *
   * Source: components/camera/luat_lib_camera.c
   */
  stop(id: number): boolean;

  /**
   * Takes a picture.
   *
   * Source: components/camera/luat_lib_camera.c
   */
  capture(
    id: number,
    target?: string | ZBuff,
    quality?: number,
    x?: number,
    y?: number,
    width?: number,
    height?: number,
  ): boolean;

  /**
   * Sends what it sees to USB.
   *
   * Source: components/camera/luat_lib_camera.c
   */
  video(id: number, width: number, height: number, target: number): boolean;

  /**
   * Puts one picture into a buffer.
   *
   * Source: components/camera/luat_lib_camera.c
   */
  startRaw(id: number, width: number, height: number, buffer: ZBuff): boolean;

  /**
   * Puts the next one there.
   *
   * Source: components/camera/luat_lib_camera.c
   */
  getRaw(id: number): boolean;

  /**
   * Closes it.
   *
   * Source: components/camera/luat_lib_camera.c
   */
  close(id: number): boolean;

  /**
   * Calls back for what happens.
   *
   * Source: components/camera/luat_lib_camera.c
   */
  on(id: number, event: string, callback: (this: void, ...values: unknown[]) => void): void;

  /**
   * Sets one of the `CONF_…`.
   *
   * Source: components/camera/luat_lib_camera.c
   */
  config(id: number, key: number, value: number): void;

  /**
   * Sets the pin that switches it off.
   *
   * Source: components/camera/luat_lib_camera.c
   */
  pwdn_pin(id: number, level: 0 | 1): void;

  /**
   * Sets the pin that resets it.
   *
   * Source: components/camera/luat_lib_camera.c
   */
  reset_pin(id: number, level: 0 | 1): void;

  /**
   * A setting of a camera on USB.
   *
   * Source: components/camera/luat_lib_camera.c
   */
  get_usb_config(
    app: number,
    key: number,
    first?: number,
    second?: number,
  ): LuaMultiReturn<[ok: boolean, ...values: number[]]>;

  /**
   * Sets one.
   *
   * Source: components/camera/luat_lib_camera.c
   */
  set_usb_config(app: number, key: number, first?: number, second?: number, third?: number): boolean;

  /**
   * Sets the buffers of a stream.
   *
   * Source: components/camera/luat_lib_camera.c
   */
  cache(id: number, app: number | undefined, first: ZBuff, second: ZBuff, third?: ZBuff): boolean;

  /**
   * Starts a stream, or ends it.
   *
   * Source: components/camera/luat_lib_camera.c
   */
  stream(id: number, app?: number, skipped?: number, least?: Bytes): boolean;

  /** The constant `AUTO`. Source: components/camera/luat_lib_camera.c */
  readonly AUTO: 0;

  /** The constant `SCAN`. Source: components/camera/luat_lib_camera.c */
  readonly SCAN: 1;

  /** The constant `USB`. Source: components/camera/luat_lib_camera.c */
  readonly USB: 32;

  /** The constant `DVP`. Source: components/camera/luat_lib_camera.c */
  readonly DVP: 0;

  /** The constant `ROTATE_0`. Source: components/camera/luat_lib_camera.c */
  readonly ROTATE_0: 0;

  /** The constant `ROTATE_90`. Source: components/camera/luat_lib_camera.c */
  readonly ROTATE_90: 1;

  /** The constant `ROTATE_180`. Source: components/camera/luat_lib_camera.c */
  readonly ROTATE_180: 2;

  /** The constant `ROTATE_270`. Source: components/camera/luat_lib_camera.c */
  readonly ROTATE_270: 3;

  /** The constant `CONF_H264_QP_INIT`. Source: components/camera/luat_lib_camera.c */
  readonly CONF_H264_QP_INIT: 513;

  /** The constant `CONF_H264_QP_I_MAX`. Source: components/camera/luat_lib_camera.c */
  readonly CONF_H264_QP_I_MAX: 514;

  /** The constant `CONF_H264_QP_P_MAX`. Source: components/camera/luat_lib_camera.c */
  readonly CONF_H264_QP_P_MAX: 515;

  /** The constant `CONF_H264_IMB_BITS`. Source: components/camera/luat_lib_camera.c */
  readonly CONF_H264_IMB_BITS: 516;

  /** The constant `CONF_H264_PMB_BITS`. Source: components/camera/luat_lib_camera.c */
  readonly CONF_H264_PMB_BITS: 517;

  /** The constant `CONF_H264_PFRAME_NUMS`. Source: components/camera/luat_lib_camera.c */
  readonly CONF_H264_PFRAME_NUMS: 518;

  /** The constant `CONF_H264_APPLY`. Source: components/camera/luat_lib_camera.c */
  readonly CONF_H264_APPLY: 519;

  /** The constant `CONF_PREVIEW_ENABLE`. Source: components/camera/luat_lib_camera.c */
  readonly CONF_PREVIEW_ENABLE: 529;

  /** The constant `CONF_PREVIEW_ROTATE`. Source: components/camera/luat_lib_camera.c */
  readonly CONF_PREVIEW_ROTATE: 530;

  /** The constant `CONF_UVC_FPS`. Source: components/camera/luat_lib_camera.c */
  readonly CONF_UVC_FPS: 544;

  /** The constant `CONF_LOG_LEVEL`. Source: components/camera/luat_lib_camera.c */
  readonly CONF_LOG_LEVEL: 560;

  /** The constant `CONF_UVC_FORMAT`. Source: components/camera/luat_lib_camera.c */
  readonly CONF_UVC_FORMAT: 768;

  /** The constant `CONF_UVC_RESOLUTION`. Source: components/camera/luat_lib_camera.c */
  readonly CONF_UVC_RESOLUTION: 769;

  /** The constant `FORMAT_RAW`. Source: components/camera/luat_lib_camera.c */
  readonly FORMAT_RAW: 0;

  /** The constant `FORMAT_MJPG`. Source: components/camera/luat_lib_camera.c */
  readonly FORMAT_MJPG: 1;

  /** The constant `FORMAT_H264`. Source: components/camera/luat_lib_camera.c */
  readonly FORMAT_H264: 2;
}
