/** A video that is open. */
type VideoPlayer = { readonly __userdata: "videoplayer" };

/**
 * Plays videos.
 *
 * Neither Air780E nor Air700ECQ has it: test `if (videoplayer)` before use.
 *
 * Source: components/videoplayer/binding/luat_lib_videoplayer.c
 *
 * @noSelf
 */
interface VideoplayerModule {
  /**
   * Opens a video.
   *
   * Source: components/videoplayer/binding/luat_lib_videoplayer.c
   */
  open(path: string): LuaMultiReturn<[player: VideoPlayer] | [player: undefined, problem: string]>;

  /**
   * Closes it.
   *
   * Source: components/videoplayer/binding/luat_lib_videoplayer.c
   */
  close(player: VideoPlayer): void;

  /**
   * The next picture.
   *
   * Source: components/videoplayer/binding/luat_lib_videoplayer.c
   */
  read_frame(player: VideoPlayer): LuaMultiReturn<[frame: object] | [frame: undefined, problem: string]>;

  /**
   * Shows the next picture.
   *
   * Source: components/videoplayer/binding/luat_lib_videoplayer.c
   */
  draw_frame(
    player: VideoPlayer,
    x?: number,
    y?: number,
  ): LuaMultiReturn<[ok: boolean] | [ok: undefined, problem: string]>;

  /**
   * Its size and format.
   *
   * Source: components/videoplayer/binding/luat_lib_videoplayer.c
   */
  info(player: VideoPlayer): object | undefined;

  /**
   * Sets one of the `DECODE_…`.
   *
   * Source: components/videoplayer/binding/luat_lib_videoplayer.c
   */
  set_decode_mode(player: VideoPlayer, mode: number): boolean;

  /**
   * Sets whether it logs what it does.
   *
   * Source: components/videoplayer/binding/luat_lib_videoplayer.c
   */
  debug(on: boolean): void;

  /** The constant `DECODE_SW`. Source: components/videoplayer/binding/luat_lib_videoplayer.c */
  readonly DECODE_SW: 0;

  /** The constant `DECODE_HW`. Source: components/videoplayer/binding/luat_lib_videoplayer.c */
  readonly DECODE_HW: 1;

  /** The constant `FMT_MJPG`. Source: components/videoplayer/binding/luat_lib_videoplayer.c */
  readonly FMT_MJPG: 0;

  /** The constant `FMT_AVI_MJPG`. Source: components/videoplayer/binding/luat_lib_videoplayer.c */
  readonly FMT_AVI_MJPG: 1;

  /** The constant `FMT_MP4_H264`. Source: components/videoplayer/binding/luat_lib_videoplayer.c */
  readonly FMT_MP4_H264: 2;
}
