/** An event of a socket: `socket.LINK`, `socket.ON_LINE`, `socket.TX_OK`, `socket.EVENT` or `socket.CLOSED`. */
type SocketEvent =
  | typeof socket.LINK
  | typeof socket.ON_LINE
  | typeof socket.TX_OK
  | typeof socket.EVENT
  | typeof socket.CLOSED;

/**
 * The callback for the events of a socket. `param` is 0 on success; anything else means an error: close the socket.
 * With `socket.EVENT` and 0 there is data to read, or the state has changed.
 *
 * The core calls it outside any task: `sys.wait`, or anything else that waits, ends the VM there. So does an error.
 * `ctrl` is a light userdata: it works with every function of `socket`, but it is not equal (`==`) to what
 * `socket.create` returned.
 */
type SocketCallback = (this: void, ctrl: SocketCtrl, event: SocketEvent, param: ErrorCode) => void;

/** What a socket sends to a task: for {@link SysMessages}, as in `interface SysMessages { CLIENT: SocketMessage }`. */
type SocketMessage = [event: SocketEvent, param: ErrorCode];

/** The tasks that a socket can send to: those whose messages in {@link SysMessages} include {@link SocketMessage}. */
type SocketTaskName = {
  [Name in keyof SysMessages]: SocketMessage extends SysMessages[Name] ? Name : never;
}[keyof SysMessages];

/**
 * What {@link socket.state} says: 0 no network, 1 closed, 2 waits for DNS, 3 connects, 4 TLS handshake, 5 online,
 * 6 listens, 7 closes.
 */
type SocketState = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7;

/**
 * The result of a step of a socket. `ok` false: it failed, close the socket. `done` true: it is already complete;
 * false: wait for the event. Nothing at all (both `undefined`) after {@link socket.release}.
 */
type SocketStep = LuaMultiReturn<
  [ok: true, done: boolean] | [ok: false, done: false] | [ok: undefined, done: undefined]
>;

/**
 * What {@link socket.rx} returns. `ip` and `port` say who sent a UDP packet; with TCP both are `undefined`.
 * `ip` holds bytes: 0 and the 4 bytes of an IPv4 address, or 1 and the 16 bytes of an IPv6 address.
 */
type SocketReceived = LuaMultiReturn<
  | [ok: true, lengthBytes: Bytes, ip: ByteString | undefined, port: number | undefined]
  | [ok: false, lengthBytes: 0, ip: undefined, port: undefined]
  | [ok: undefined, lengthBytes: undefined, ip: undefined, port: undefined]
>;

/** What {@link socket.read} returns. See {@link SocketReceived} for `ip` and `port`. */
type SocketRead = LuaMultiReturn<
  | [ok: true, data: ByteString, ip: ByteString | undefined, port: number | undefined]
  | [ok: false | undefined, data: undefined, ip: undefined, port: undefined]
>;

/** The clock of {@link socket.ntptm}. Every field is an integer of 32 bits. */
interface NtpTime {
  /**
   * Seconds since 1970-01-01 UTC. The vendor's documentation says since 1900; the source converts to 1970.
   * Only valid when {@link NtpTime.vaild} is there.
   */
  tsec: Seconds;
  /** Milliseconds within the second, 0 to 999. */
  tms: Milliseconds;
  /** True once a server has answered. Absent before. The spelling is the core's. */
  vaild?: true;
  /** Mean delay of the network in milliseconds. For debugging. */
  ndelay: Milliseconds;
  /** Seconds of the clock at the start of the module. For debugging. */
  ssec: Seconds;
  /** Milliseconds of the clock at the start of the module. For debugging. */
  sms: Milliseconds;
  /** Seconds since the start of the module. For debugging. */
  lsec: Seconds;
  /** Milliseconds within {@link NtpTime.lsec}, 0 to 999. For debugging. */
  lms: Milliseconds;
}

/**
 * A socket, made by `socket.create`. In Lua its `type` is `"userdata"`. It has no methods: pass it to the functions
 * of `socket`. Keep it in a variable: when it is collected, its connection is cut.
 *
 * Source: components/network/adapter/luat_lib_socket.c
 */
interface SocketCtrl {
  /** Not a field of the userdata. It keeps this type apart from others. */
  readonly __userdata: "socket";
}

/**
 * TCP and UDP, with or without TLS. No function waits: a step starts, and an event says when it is done.
 *
 * Source: components/network/adapter/luat_lib_socket.c
 *
 * @noSelf
 */
declare namespace socket {
  /**
   * Makes a socket. Nothing is opened yet: call `config`, then `connect` or `listen`.
   *
   * @param adapter The network adapter. `undefined`: the default one.
   * @param notify A function that is called on each event; or the name of a task of `sys.taskInitEx`, which then gets
   *   {@link SocketMessage} by `sys.waitMsg`.
   * @returns The socket. `undefined` when there is no such adapter or no socket is free.
   *
   * Source: components/network/adapter/luat_lib_socket.c
   */
  function create(adapter: NetworkAdapter | undefined, notify: SocketCallback | SocketTaskName): SocketCtrl | undefined;

  /**
   * Switches the log of the network layer for a socket.
   *
   * @param on Default: no change.
   *
   * Source: components/network/adapter/luat_lib_socket.c
   */
  function debug(ctrl: SocketCtrl, on?: boolean): void;

  /**
   * Configures a socket. Call it before `connect` or `listen`.
   *
   * With TLS and no `serverCert` **the server is not verified**. With UDP and TLS, `serverCert` alone is a CA;
   * together with `clientCert` and no `clientKey` they are the key and the identity of a pre-shared key.
   *
   * @param localPort The port of this side, 1 to 59999. Default 0: the core picks one.
   * @param isUdp Default false: TCP.
   * @param isTls Default false: no encryption. Without TLS in the core it fails.
   * @param keepIdleSeconds TCP keepalive begins after this many quiet seconds. Default 0: no keepalive.
   * @param keepIntervalSeconds Seconds between two probes.
   * @param keepCount Unanswered probes that end the connection.
   * @param serverCert The CA certificate as PEM or DER; with UDP, see above.
   * @param clientCert The certificate of this side, for servers that ask for one.
   * @param clientKey Its private key.
   * @param clientPassword The password of that key.
   * @returns Whether it worked. `undefined` after {@link release}.
   *
   * Source: components/network/adapter/luat_lib_socket.c
   */
  function config(
    ctrl: SocketCtrl,
    localPort?: number,
    isUdp?: boolean,
    isTls?: boolean,
    keepIdleSeconds?: Seconds,
    keepIntervalSeconds?: Seconds,
    keepCount?: number,
    serverCert?: ByteString,
    clientCert?: ByteString,
    clientKey?: ByteString,
    clientPassword?: ByteString,
  ): boolean | undefined;

  /**
   * Asks whether the network is there.
   *
   * @returns `done` true: the adapter is up. False: {@link LINK} comes when it is.
   *
   * Source: components/network/adapter/luat_lib_socket.c
   */
  function linkup(ctrl: SocketCtrl): SocketStep;

  /**
   * Connects to a server; with UDP it sets the peer.
   *
   * @param host A name, an IP address as text, or an IPv4 address as an integer in network byte order.
   * @param port The server's port, 1 to 65535. 0: only resolve the name, see {@link remoteIP}.
   * @param ipv6 Whether to ask DNS for an IPv6 address. Default false.
   * @returns `done` is false at first: {@link ON_LINE} comes when it is connected.
   *
   * Source: components/network/adapter/luat_lib_socket.c
   */
  function connect(ctrl: SocketCtrl, host: string | number, port: number, ipv6?: boolean): SocketStep;

  /**
   * Listens on the local port.
   *
   * @param maxClients Clients that may wait for `accept`, 1 to 8. Default 0: one client, on this same socket.
   *   More than 0 fails where the adapter cannot do it. Since 2025-11-10.
   * @returns `done` is false at first: {@link ON_LINE} comes with a client.
   *
   * Source: components/network/adapter/luat_lib_socket.c
   */
  function listen(ctrl: SocketCtrl, maxClients?: number): SocketStep;

  /**
   * Accepts a client of a listening socket.
   *
   * @param notify As in {@link create}, for the new socket. Left out, or where the adapter can serve only one client:
   *   the listening socket itself becomes the connection, and `client` is `undefined`.
   * @returns Whether it worked; the new socket; the client's address and port (since 2025-11-10).
   *
   * Source: components/network/adapter/luat_lib_socket.c
   */
  function accept(
    ctrl: SocketCtrl,
    notify?: SocketCallback | SocketTaskName,
  ): LuaMultiReturn<[ok: boolean, client: SocketCtrl | undefined, ip: string | undefined, port: number | undefined]>;

  /**
   * Closes a connection politely.
   *
   * @returns `done` true: it is closed. False: {@link CLOSED} comes when it is.
   *
   * Source: components/network/adapter/luat_lib_socket.c
   */
  function discon(ctrl: SocketCtrl): SocketStep;

  /**
   * Closes a connection at once. The socket can connect again.
   *
   * Source: components/network/adapter/luat_lib_socket.c
   */
  function close(ctrl: SocketCtrl): void;

  /**
   * Sends bytes. A UDP packet should not be above 1460 bytes.
   *
   * @param data The bytes; of a zbuff those in use, `[0, used)`.
   * @param host UDP only: the peer's IP address as text or as an integer in network byte order.
   *   Default: that of `connect`.
   * @param port UDP only: the peer's port. Default: that of `connect`.
   * @param flags Reserved. Default 0.
   * @returns `ok` false: it failed, close the socket; `full` then has no meaning. `full` true: not all of it fitted,
   *   wait for {@link TX_OK} and send again. `done` true only when the network took nothing. All `undefined` after
   *   {@link release}.
   *
   * Source: components/network/adapter/luat_lib_socket.c
   */
  function tx(
    ctrl: SocketCtrl,
    data: ByteString | ZBuff,
    host?: string | number,
    port?: number,
    flags?: number,
  ): LuaMultiReturn<[ok: boolean, full: boolean, done: boolean] | [ok: undefined, full: undefined, done: undefined]>;

  /**
   * Reads received data and appends it to a zbuff, which grows when it has too little room. With UDP it reads one
   * packet.
   *
   * @param buff Where to append. Without it nothing is read, and `lengthBytes` is what waits (since 2024-01-05).
   * @param flags Reserved. Default 0.
   * @param limitBytes At most this many bytes. The rest stays with TCP and is lost with UDP. Default: all.
   *   Since 2024-01-05. The vendor's example passes it third; the source reads it only in this place.
   * @returns How many bytes were read, 0 when there are none.
   *
   * Source: components/network/adapter/luat_lib_socket.c
   */
  function rx(ctrl: SocketCtrl, buff?: ZBuff, flags?: number, limitBytes?: Bytes): SocketReceived;

  /**
   * Reads received data as a string. Since 2024-04-08.
   *
   * @param limitBytes At most this many bytes; 0 or left out: all.
   * @returns The bytes, `""` when there are none.
   * @deprecated Every call makes a new Lua string. Use `rx` with a zbuff.
   *
   * Source: components/network/adapter/luat_lib_socket.c
   */
  function read(ctrl: SocketCtrl, limitBytes?: Bytes): SocketRead;

  /**
   * Arms the socket for new data, once after it is connected and after each complete send.
   *
   * @returns `done` true: there is data to read. False: {@link EVENT} comes with it.
   *
   * Source: components/network/adapter/luat_lib_socket.c
   */
  function wait(ctrl: SocketCtrl): SocketStep;

  /**
   * The state of a socket.
   *
   * @returns The state and its name in Chinese. Nothing after {@link release}.
   *
   * Source: components/network/adapter/luat_lib_socket.c
   */
  function state(
    ctrl: SocketCtrl,
  ): LuaMultiReturn<[state: SocketState, text: string] | [state: undefined, text: undefined]>;

  /**
   * Closes a socket and frees it. After this no function works with it, and {@link remoteIP} may crash the module.
   *
   * Source: components/network/adapter/luat_lib_socket.c
   */
  function release(ctrl: SocketCtrl): void;

  /**
   * Sets a DNS server.
   *
   * @param adapter The network adapter. `undefined`: the default one.
   * @param index Which server, counted from 1. Default 1.
   * @param ip Its address as text, or an IPv4 address as an integer in network byte order.
   * @returns False when there is no such adapter.
   *
   * Source: components/network/adapter/luat_lib_socket.c
   */
  function setDNS(adapter: NetworkAdapter | undefined, index: number | undefined, ip: string | number): boolean;

  /**
   * Sets how much TLS writes to the log.
   *
   * @param level 0 nothing, 1 errors, 2 most, 3 and above everything. Default 1.
   *
   * Source: components/network/adapter/luat_lib_socket.c
   */
  function sslLog(level?: number): void;

  /**
   * The addresses of this module.
   *
   * @param adapter The network adapter. Default: the default one.
   * @returns Address, mask, gateway, and the IPv6 address if there is one. Nothing when there is no such adapter.
   *
   * Source: components/network/adapter/luat_lib_socket.c
   */
  function localIP(
    adapter?: NetworkAdapter,
  ): LuaMultiReturn<
    | [ip: string, mask: string, gateway: string, ipv6: string | undefined]
    | [ip: undefined, mask: undefined, gateway: undefined, ipv6: undefined]
  >;

  /**
   * The addresses that DNS returned for the peer. Valid after {@link ON_LINE}.
   *
   * @returns Up to four addresses, `undefined` where there is none.
   *
   * Source: components/network/adapter/luat_lib_socket.c
   */
  function remoteIP(
    ctrl: SocketCtrl,
  ): LuaMultiReturn<
    [ip1: string | undefined, ip2: string | undefined, ip3: string | undefined, ip4: string | undefined]
  >;

  /**
   * Whether an adapter has an address.
   *
   * @param adapter Which one. Default: the first that has.
   * @returns Whether it is ready, and which one was looked at last.
   *
   * Source: components/network/adapter/luat_lib_socket.c
   */
  function adapter(adapter?: NetworkAdapter): LuaMultiReturn<[ready: boolean, adapter: NetworkAdapter]>;

  /**
   * Reads the default adapter, and sets it when one is given. Since 2025-01-06.
   *
   * @param adapter The new default. Default: no change.
   * @returns The default adapter, and the one that was registered last (since 2025-07-25).
   *
   * Source: components/network/adapter/luat_lib_socket.c
   */
  function dft(
    adapter?: NetworkAdapter,
  ): LuaMultiReturn<[adapter: NetworkAdapter, lastRegistered: NetworkAdapter | undefined]>;

  /**
   * Cuts every connection of an adapter. The vendor calls it experimental. Since 2025-09-24.
   *
   * @returns False when there is no such adapter.
   *
   * Source: components/network/adapter/luat_lib_socket.c
   */
  function close_all(adapter: NetworkAdapter): boolean;

  /**
   * Reads the size of the TCP receive window, and sets it when a size is given. Since 2026-08-03.
   *
   * @param segments The size in TCP segments, 6 to 48. Anything else changes nothing.
   * @returns The size in TCP segments. It starts at 6 on EC7xx, at 32 elsewhere.
   *
   * Source: components/network/adapter/luat_lib_socket.c
   */
  function rx_cache(segments?: number): number;

  /**
   * Sets the clock from a time server. It ends with the topic `NTP_UPDATE` or `NTP_ERROR`.
   *
   * @param server A server name of at most 30 bytes, or up to three of them. A longer one is passed over with a line in
   *   the log. Default: the vendor's list.
   * @param adapter The network adapter. Default: the default one.
   *
   * Source: components/network/libsntp/luat_lib_sntp.c
   */
  function sntp(server?: string | string[], adapter?: NetworkAdapter): void;

  /**
   * The time of the last {@link sntp} with milliseconds. It is exact only after two of them. Since 2023-11-15.
   *
   * @returns A new table. `vaild` is absent before a server has answered.
   *
   * Source: components/network/libsntp/luat_lib_sntp.c
   */
  function ntptm(): NtpTime;

  /**
   * Reads the port of time servers, and sets it when one is given. Since 2024-05-17.
   *
   * @param port 1 to 65535. Default: no change.
   * @returns The port, 123 at first.
   *
   * Source: components/network/libsntp/luat_lib_sntp.c
   */
  function sntp_port(port?: number): number;

  /**
   * For the vendor's own tests. Only in cores that were built with them.
   *
   * @deprecated It exists only in the vendor's test cores. There is nothing to use in its place.
   *
   * Source: components/network/adapter/luat_lib_socket.c
   */
  const utest: ((this: void, caseName?: string) => unknown) | undefined;

  /** Event: the network is there. Source: components/network/adapter/luat_lib_socket.c */
  const LINK: 33554448;
  /**
   * Event: connected; on a listening socket a client is there; with port 0 the name is resolved.
   *
   * Source: components/network/adapter/luat_lib_socket.c
   */
  const ON_LINE: 33554449;
  /** Event: all that was sent is acknowledged. Source: components/network/adapter/luat_lib_socket.c */
  const TX_OK: 33554450;
  /** Event: the connection is closed. Source: components/network/adapter/luat_lib_socket.c */
  const CLOSED: 33554451;
  /**
   * Event: there is data to read, or the connection has changed.
   *
   * Source: components/network/adapter/luat_lib_socket.c
   */
  const EVENT: 33554452;

  /** The 4G modem. Source: components/network/adapter/luat_lib_socket.c */
  const LWIP_GP: 1;
  /** Wi-Fi, as a station. Not on Air780E and Air700ECQ. Source: components/network/adapter/luat_lib_socket.c */
  const LWIP_STA: 2;
  /** Wi-Fi, as an access point. Not on Air780E and Air700ECQ. Source: components/network/adapter/luat_lib_socket.c */
  const LWIP_AP: 3;
  /** An Ethernet controller under lwIP. Source: components/network/adapter/luat_lib_socket.c */
  const LWIP_ETH: 4;
  /** A network over SPI. Cores from 2025 on. Source: components/network/adapter/luat_lib_socket.c */
  const LWIP_SPI: 5;
  /**
   * The first of eight adapters that a script defines. Since 2025-01-12.
   *
   * Source: components/network/adapter/luat_lib_socket.c
   */
  const LWIP_USER0: 7;
  /**
   * The second of eight adapters that a script defines. Since 2025-01-12.
   *
   * Source: components/network/adapter/luat_lib_socket.c
   */
  const LWIP_USER1: 8;
  /**
   * The third of eight adapters that a script defines. Since 2025-01-12.
   *
   * Source: components/network/adapter/luat_lib_socket.c
   */
  const LWIP_USER2: 9;
  /**
   * The fourth of eight adapters that a script defines. Since 2025-01-12.
   *
   * Source: components/network/adapter/luat_lib_socket.c
   */
  const LWIP_USER3: 10;
  /**
   * The fifth of eight adapters that a script defines. Since 2025-01-12.
   *
   * Source: components/network/adapter/luat_lib_socket.c
   */
  const LWIP_USER4: 11;
  /**
   * The sixth of eight adapters that a script defines. Since 2025-01-12.
   *
   * Source: components/network/adapter/luat_lib_socket.c
   */
  const LWIP_USER5: 12;
  /**
   * The seventh of eight adapters that a script defines. Since 2025-01-12.
   *
   * Source: components/network/adapter/luat_lib_socket.c
   */
  const LWIP_USER6: 13;
  /**
   * The last of eight adapters that a script defines. Since 2025-01-12.
   *
   * Source: components/network/adapter/luat_lib_socket.c
   */
  const LWIP_USER7: 14;
  /** The gateway of a 4G proxy. Cores from late 2025 on. Source: components/network/adapter/luat_lib_socket.c */
  const LWIP_GP_GW: 15;
  /** A USB network adapter under lwIP. Cores from 2026 on. Source: components/network/adapter/luat_lib_socket.c */
  const LWIP_USB: 16;
  /**
   * An Ethernet chip with its own TCP/IP, such as W5500. Its number depends on the year of the core: 5, 15, 16, 17.
   *
   * Source: components/network/adapter/luat_lib_socket.c
   */
  const ETH0: number;
}
