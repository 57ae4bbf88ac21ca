/**
 * Measures how fast a network is.
 *
 * Neither Air780E nor Air700ECQ has it: test `if (iperf)` before use.
 *
 * Source: components/network/iperf/binding/luat_lib_iperf.c
 *
 * @noSelf
 */
interface IperfModule {
  /**
   * Waits to be measured.
   *
   * Source: components/network/iperf/binding/luat_lib_iperf.c
   */
  server(adapter: NetworkAdapter, port?: number): boolean;

  /**
   * Measures.
   *
   * Source: components/network/iperf/binding/luat_lib_iperf.c
   */
  client(adapter: NetworkAdapter, ip: string, port?: number): boolean;

  /**
   * Ends it.
   *
   * Source: components/network/iperf/binding/luat_lib_iperf.c
   */
  abort(): boolean;
}
