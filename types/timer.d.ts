/**
 * Delays that stop everything: no task, no callback and no message of the core runs meanwhile. Use `sys.wait`.
 *
 * Source: luat/modules/luat_lib_timer.c
 *
 * @noSelf
 */
declare namespace timer {
  /**
   * Stops everything for some milliseconds.
   *
   * @deprecated Nothing else runs meanwhile. Use `sys.wait` in a task.
   *
   * @param durationMs 1 to 1023, and better below 200. Anything else is ignored: no delay. (The vendor's documentation
   *   allows 1024.)
   *
   * Source: luat/modules/luat_lib_timer.c
   */
  function mdelay(durationMs: Milliseconds): void;

  /**
   * Stops everything for some microseconds, roughly. Since 2023-05-18.
   *
   * @param durationUs 1 to 3000. Anything else is ignored: no delay.
   *
   * Source: luat/modules/luat_lib_timer.c
   */
  function udelay(durationUs: Microseconds): void;
}
