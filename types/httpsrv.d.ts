/**
 * Serves HTTP.
 *
 * Neither Air780E nor Air700ECQ has it: test `if (httpsrv)` before use.
 *
 * Source: components/network/httpsrv/src/luat_lib_httpsrv.c
 *
 * @noSelf
 */
interface HttpsrvModule {
  /**
   * Starts to listen.
   *
   * Source: components/network/httpsrv/src/luat_lib_httpsrv.c
   */
  start(port: number, handler: (this: void, ...request: unknown[]) => unknown, adapter?: NetworkAdapter): boolean;

  /**
   * Stops it.
   *
   * Source: components/network/httpsrv/src/luat_lib_httpsrv.c
   */
  stop(port: number, unused?: undefined, adapter?: NetworkAdapter): boolean;

  /**
   * Sets whether it logs what it does.
   *
   * Source: components/network/httpsrv/src/luat_lib_httpsrv.c
   */
  debug(on: boolean): boolean;
}
