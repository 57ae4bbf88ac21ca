/**
 * A network chip on SPI.
 *
 * Optional in the portable set: test `if (w5500)` before use.
 *
 * Source: components/ethernet/w5500/luat_lib_w5500.c
 *
 * @noSelf
 */
interface W5500Module {
  /**
   * Gets the chip ready.
   *
   * Source: components/ethernet/w5500/luat_lib_w5500.c
   */
  init(spi: number, speed: Hertz, cs: GpioPin, irq: GpioPin, reset: GpioPin, link?: GpioPin): void;

  /**
   * Sets its address; without one it asks DHCP.
   *
   * Source: components/ethernet/w5500/luat_lib_w5500.c
   */
  config(
    ip?: string,
    netmask?: string,
    gateway?: string,
    mac?: ByteString,
    retryTime?: number,
    retries?: number,
    speed?: number,
  ): void;

  /**
   * Makes it a network adapter.
   *
   * Source: components/ethernet/w5500/luat_lib_w5500.c
   */
  bind(adapter: NetworkAdapter): void;

  /**
   * Its hardware address.
   *
   * Source: components/ethernet/w5500/luat_lib_w5500.c
   */
  getMac(): ByteString;
}
