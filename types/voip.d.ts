/**
 * Telephone calls over IP.
 *
 * Neither Air780E nor Air700ECQ has it: test `if (voip)` before use.
 *
 * Source: components/voip/binding/luat_lib_voip.c
 *
 * @noSelf
 */
interface VoipModule {
  /**
   * Starts a call.
   *
   * Source: components/voip/binding/luat_lib_voip.c
   */
  start(options: object): boolean;

  /**
   * Ends it.
   *
   * Source: components/voip/binding/luat_lib_voip.c
   */
  stop(): boolean;

  /**
   * Calls back for what happens.
   *
   * Source: components/voip/binding/luat_lib_voip.c
   */
  on(event: "state" | "stats" | "error", callback: (this: void, ...values: unknown[]) => void): void;

  /**
   * Its counts.
   *
   * Source: components/voip/binding/luat_lib_voip.c
   */
  stats(): object;

  /**
   * Whether a call goes on.
   *
   * Source: components/voip/binding/luat_lib_voip.c
   */
  isRunning(): boolean;

  /**
   * Its state.
   *
   * Source: components/voip/binding/luat_lib_voip.c
   */
  getState(): string;

  /** The constant `PCMU`. Source: components/voip/binding/luat_lib_voip.c */
  readonly PCMU: 0;

  /** The constant `PCMA`. Source: components/voip/binding/luat_lib_voip.c */
  readonly PCMA: 1;
}
