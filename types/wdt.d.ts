/**
 * The watchdog: it resets the module when nobody feeds it in time.
 *
 * Optional: test `if (wdt)` before use.
 *
 * Source: luat/modules/luat_lib_wdt.c
 *
 * @noSelf
 */
interface WdtModule {
  /**
   * Starts the watchdog.
   *
   * **The public Air780E and Air700ECQ core takes 20000 to 60999 ms only**, and cuts it to seconds. For the tutorial's
   * 9000 it returns `false`, and no watchdog runs. Check the result.
   *
   * @param timeoutMs The time without feeding until the reset. Integer. Default 10, which these modules refuse.
   *   Air700ECQ reads values up to 1000 as seconds.
   * @returns Whether it runs.
   * @throws When `timeoutMs` is not an integer.
   *
   * Source: luat/modules/luat_lib_wdt.c
   */
  init(timeoutMs?: Milliseconds): boolean;

  /**
   * Changes the time, and starts the watchdog if it does not run.
   *
   * @param timeoutMs 20000 to 60999 on these modules. Integer. Default 10, which they refuse. Both read values up to
   *   1000 as seconds.
   * @returns Whether it was taken.
   * @throws When `timeoutMs` is not an integer.
   *
   * Source: luat/modules/luat_lib_wdt.c
   */
  setTimeout(timeoutMs?: Milliseconds): boolean;

  /**
   * Feeds the watchdog: its time starts again.
   *
   * Do not feed it from a timer that always runs: then it guards only the scheduler. Feed it where the work itself goes
   * on.
   *
   * @returns `true` on these modules, whether it runs or not.
   *
   * Source: luat/modules/luat_lib_wdt.c
   */
  feed(): boolean;

  /**
   * Stops the watchdog. **Before 2025-05-14 it only feeds it**, and still returns `true`.
   *
   * @returns `true` on these modules, although the vendor's documentation calls it rarely supported.
   *
   * Source: luat/modules/luat_lib_wdt.c
   */
  close(): boolean;
}
