/** A transfer. */
type YmodemHandler = { readonly __userdata: "YMODEM" };

/**
 * Files by YMODEM.
 *
 * Neither Air780E nor Air700ECQ has it: test `if (ymodem)` before use.
 *
 * Source: components/ymodem/luat_lib_ymodem.c
 *
 * @noSelf
 */
interface YmodemModule {
  /**
   * Makes one.
   *
   * Source: components/ymodem/luat_lib_ymodem.c
   */
  create(folder?: string, file?: string): YmodemHandler | undefined;

  /**
   * Takes what came, and says what to answer.
   *
   * Source: components/ymodem/luat_lib_ymodem.c
   */
  receive(
    handler: YmodemHandler,
    data: ByteString | ZBuff,
  ): LuaMultiReturn<[ok: boolean, answer: number, flag: number, fileDone: boolean, allDone: boolean]>;

  /**
   * Starts again from the beginning.
   *
   * Source: components/ymodem/luat_lib_ymodem.c
   */
  reset(handler: YmodemHandler): void;

  /**
   * Ends it.
   *
   * Source: components/ymodem/luat_lib_ymodem.c
   */
  release(handler: YmodemHandler): void;
}
