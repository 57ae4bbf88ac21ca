/**
 * Network adapters that are added.
 *
 * Neither Air780E nor Air700ECQ has it: test `if (netdrv)` before use.
 *
 * Source: components/network/netdrv/binding/luat_lib_netdrv.c
 *
 * @noSelf
 */
interface NetdrvModule {
  /**
   * Adds one.
   *
   * Source: components/network/netdrv/binding/luat_lib_netdrv.c
   */
  setup(adapter: NetworkAdapter, kind?: number, options?: object): boolean;

  /**
   * Sets whether it asks for an address.
   *
   * Source: components/network/netdrv/binding/luat_lib_netdrv.c
   */
  dhcp(adapter: NetworkAdapter, on?: boolean, name?: string): boolean;

  /**
   * Its hardware address.
   *
   * Source: components/network/netdrv/binding/luat_lib_netdrv.c
   */
  mac(adapter: NetworkAdapter, address?: ByteString, raw?: boolean): string | boolean;

  /**
   * Its address.
   *
   * Source: components/network/netdrv/binding/luat_lib_netdrv.c
   */
  ipv4(
    adapter: NetworkAdapter,
    ip?: string,
    mask?: string,
    gateway?: string,
  ): LuaMultiReturn<[ip: string, mask: string, gateway: string]>;

  /**
   * Lends this adapter's network to the others.
   *
   * Source: components/network/netdrv/binding/luat_lib_netdrv.c
   */
  napt(adapter?: NetworkAdapter): boolean | undefined;

  /**
   * Whether its cable is in.
   *
   * Source: components/network/netdrv/binding/luat_lib_netdrv.c
   */
  link(adapter: NetworkAdapter): boolean | undefined;

  /**
   * Whether it has an address.
   *
   * Source: components/network/netdrv/binding/luat_lib_netdrv.c
   */
  ready(adapter: NetworkAdapter): boolean | undefined;

  /**
   * Gives it a command: one of the `CTRL_…`.
   *
   * Source: components/network/netdrv/binding/luat_lib_netdrv.c
   */
  ctrl(adapter: NetworkAdapter, command: number, value?: number): boolean;

  /**
   * Sets whether it logs what it does.
   *
   * Source: components/network/netdrv/binding/luat_lib_netdrv.c
   */
  debug(adapter: NetworkAdapter, on: boolean): boolean;

  /**
   * Calls back for what happens: one of the `EVT_…`.
   *
   * Source: components/network/netdrv/binding/luat_lib_netdrv.c
   */
  on(adapter: NetworkAdapter, event: number, callback: (this: void, ...values: unknown[]) => void): unknown;

  /**
   * Sends a packet as it is.
   *
   * Source: components/network/netdrv/binding/luat_lib_netdrv.c
   */
  send_raw(adapter: NetworkAdapter, target: number, data: ZBuff, length?: Bytes): boolean;

  /**
   * Reports to the vendor.
   *
   * Source: components/network/netdrv/binding/luat_lib_netdrv.c
   */
  mreport(key?: string, value?: unknown): unknown;

  /**
   * Sends a ping. The answer comes as the topic `PING_RESULT`.
   *
   * Source: components/network/netdrv/binding/luat_lib_netdrv.c
   */
  ping(adapter: NetworkAdapter, ip: string, length?: Bytes): boolean;

  /** The constant `CH390`. Source: components/network/netdrv/binding/luat_lib_netdrv.c */
  readonly CH390: 1;

  /** The constant `UART`. Source: components/network/netdrv/binding/luat_lib_netdrv.c */
  readonly UART: number;

  /** The constant `WG`. Source: components/network/netdrv/binding/luat_lib_netdrv.c */
  readonly WG: 4;

  /** The constant `WHALE`. Source: components/network/netdrv/binding/luat_lib_netdrv.c */
  readonly WHALE: number;

  /** The constant `OPENVPN`. Source: components/network/netdrv/binding/luat_lib_netdrv.c */
  readonly OPENVPN: 5;

  /** The constant `CTRL_RESET`. Source: components/network/netdrv/binding/luat_lib_netdrv.c */
  readonly CTRL_RESET: 0;

  /** The constant `CTRL_UPDOWN`. Source: components/network/netdrv/binding/luat_lib_netdrv.c */
  readonly CTRL_UPDOWN: 1;

  /** The constant `RESET_HARD`. Source: components/network/netdrv/binding/luat_lib_netdrv.c */
  readonly RESET_HARD: 257;

  /** The constant `RESET_SOFT`. Source: components/network/netdrv/binding/luat_lib_netdrv.c */
  readonly RESET_SOFT: 258;

  /** The constant `EVT_SOCKET`. Source: components/network/netdrv/binding/luat_lib_netdrv.c */
  readonly EVT_SOCKET: 1;

  /** The constant `CH_HW`. Source: components/network/netdrv/binding/luat_lib_netdrv.c */
  readonly CH_HW: 16;

  /** The constant `CH_LWIP`. Source: components/network/netdrv/binding/luat_lib_netdrv.c */
  readonly CH_LWIP: 32;

  /** The constant `CH_NAPT`. Source: components/network/netdrv/binding/luat_lib_netdrv.c */
  readonly CH_NAPT: 48;

  /** The constant `EVT_PKG`. Source: components/network/netdrv/binding/luat_lib_netdrv.c */
  readonly EVT_PKG: 2;
}
