/**
 * Wi-Fi. These modules can only look around: `scan`, then `WLAN_SCAN_DONE` of `sys`, then `scanResult`.
 *
 * Source: components/wlan/luat_lib_wlan.c
 *
 * @noSelf
 */
declare namespace wlan {
  /**
   * Gets it ready.
   *
   * Source: components/wlan/luat_lib_wlan.c
   */
  function init(): boolean;

  /**
   * Scans for access points. The topic `WLAN_SCAN_DONE` reports the end.
   *
   * Source: components/wlan/luat_lib_wlan.c
   */
  function scan(): void;

  /**
   * The access points that the last look has found.
   *
   * Source: components/wlan/luat_lib_wlan.c
   */
  function scanResult(): { ssid: string; bssid: ByteString; rssi: number; channel: number }[];

  /**
   * The same as `setMode`.
   *
   * Source: components/wlan/luat_lib_wlan.c
   */
  function mode(mode: number): boolean;

  /**
   * Chooses between station and access point.
   *
   * Source: components/wlan/luat_lib_wlan.c
   */
  function setMode(mode: number): boolean;

  /**
   * Whether there is a connection with an address.
   *
   * Source: components/wlan/luat_lib_wlan.c
   */
  function ready(): boolean;

  /**
   * Connects to an access point. Returns whether it has begun to.
   *
   * Source: components/wlan/luat_lib_wlan.c
   */
  function connect(ssid: string, password?: string, reconnects?: 0 | 1, bssid?: ByteString): boolean;

  /**
   * Ends the connection.
   *
   * Source: components/wlan/luat_lib_wlan.c
   */
  function disconnect(): void;

  /**
   * Waits for a phone that passes on the network's name and password, or stops that with 0.
   *
   * Source: components/wlan/luat_lib_wlan.c
   */
  function smartconfig(mode?: number): boolean;

  /**
   * The address, as text.
   *
   * Source: components/wlan/luat_lib_wlan.c
   */
  function getIP(): string | undefined;

  /**
   * What is known of the connection.
   *
   * Source: components/wlan/luat_lib_wlan.c
   */
  function getInfo(): Record<string, unknown>;

  /**
   * The hardware address, in hex unless that is declined.
   *
   * Source: components/wlan/luat_lib_wlan.c
   */
  function getMac(which?: 0 | 1, asHex?: boolean): string;

  /**
   * Sets the hardware address.
   *
   * Source: components/wlan/luat_lib_wlan.c
   */
  function setMac(which: 0 | 1, mac: ByteString): boolean;

  /**
   * Returns the name that DHCP reports, or sets a new one.
   *
   * Source: components/wlan/luat_lib_wlan.c
   */
  function hostname(which: 0 | 1, name?: string): string;

  /**
   * How power is saved, or another way.
   *
   * Source: components/wlan/luat_lib_wlan.c
   */
  function powerSave(mode?: number): number;

  /**
   * Where the address comes from.
   *
   * Source: components/wlan/luat_lib_wlan.c
   */
  function staIp(dhcp: boolean, ip?: string, netmask?: string, gateway?: string): boolean;

  /**
   * Starts an access point.
   *
   * Source: components/wlan/luat_lib_wlan.c
   */
  function createAP(
    ssid: string,
    password?: string,
    gateway?: string,
    netmask?: string,
    channel?: number,
    options?: object,
  ): boolean;

  /**
   * Ends the access point.
   *
   * Source: components/wlan/luat_lib_wlan.c
   */
  function stopAP(): boolean;

  /** For `setMode`. Source: components/wlan/luat_lib_wlan.c */
  const NONE: 0;
  /** For `setMode`. Source: components/wlan/luat_lib_wlan.c */
  const STATION: 1;
  /** For `setMode`. Source: components/wlan/luat_lib_wlan.c */
  const AP: 2;
  /** For `setMode`. Source: components/wlan/luat_lib_wlan.c */
  const STATIONAP: 3;
  /** For `smartconfig`. Source: components/wlan/luat_lib_wlan.c */
  const STOP: 0;
  /** For `smartconfig`. Source: components/wlan/luat_lib_wlan.c */
  const ESPTOUCH: 1;
  /** For `smartconfig`. Source: components/wlan/luat_lib_wlan.c */
  const AIRKISS: 2;
  /** For `smartconfig`. Source: components/wlan/luat_lib_wlan.c */
  const ESPTOUCH_AIRKISS: 3;
  /** For `smartconfig`. Source: components/wlan/luat_lib_wlan.c */
  const ESPTOUCH_V2: 4;
  /** For `powerSave`. Source: components/wlan/luat_lib_wlan.c */
  const PS_NONE: 0;
  /** For `powerSave`. Source: components/wlan/luat_lib_wlan.c */
  const PS_MIN_MODEM: 1;
  /** For `powerSave`. Source: components/wlan/luat_lib_wlan.c */
  const PS_MAX_MODEM: 2;
}
