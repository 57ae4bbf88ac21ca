/**
 * Connects two modules, so that one can use the network of the other.
 *
 * Neither Air780E nor Air700ECQ has it: test `if (airlink)` before use.
 *
 * Source: components/airlink/binding/luat_lib_airlink.c
 *
 * @noSelf
 */
interface AirlinkModule {
  /**
   * Gets it ready.
   *
   * Source: components/airlink/binding/luat_lib_airlink.c
   */
  init(): void;

  /**
   * Sets one of the `CONF_…`.
   *
   * Source: components/airlink/binding/luat_lib_airlink.c
   */
  config(key: number, value: number): boolean | undefined;

  /**
   * Starts it, in one of the `MODE_…`.
   *
   * Source: components/airlink/binding/luat_lib_airlink.c
   */
  start(mode: number): void;

  /**
   * Ends it.
   *
   * Source: components/airlink/binding/luat_lib_airlink.c
   */
  stop(mode: number): void;

  /**
   * Whether the other side is there.
   *
   * Source: components/airlink/binding/luat_lib_airlink.c
   */
  ready(): boolean;

  /**
   * Sends commands that do nothing.
   *
   * Source: components/airlink/binding/luat_lib_airlink.c
   */
  test(count: number): void;

  /**
   * Sends data of your own.
   *
   * Source: components/airlink/binding/luat_lib_airlink.c
   */
  sdata(data: ByteString | ZBuff): void;

  /**
   * Sends a command.
   *
   * Source: components/airlink/binding/luat_lib_airlink.c
   */
  cmd(command: number, data: ByteString): void;

  /**
   * Asks whether the other side is there.
   *
   * Source: components/airlink/binding/luat_lib_airlink.c
   */
  ping(...values: unknown[]): unknown;

  /**
   * Logs its counts.
   *
   * Source: components/airlink/binding/luat_lib_airlink.c
   */
  statistics(): void;

  /**
   * Restarts the other side.
   *
   * Source: components/airlink/binding/luat_lib_airlink.c
   */
  slave_reboot(): void;

  /**
   * Rests, or goes on.
   *
   * Source: components/airlink/binding/luat_lib_airlink.c
   */
  pause(paused: 0 | 1): void;

  /**
   * Sets whether an interrupt announces data.
   *
   * Source: components/airlink/binding/luat_lib_airlink.c
   */
  irqmode(on: boolean, masterPin?: GpioPin, slavePin?: GpioPin): void;

  /**
   * Sets whether an interrupt wakes the other side.
   *
   * Source: components/airlink/binding/luat_lib_airlink.c
   */
  wakeupIrqmode(on: boolean, masterPin?: GpioPin, slavePin?: GpioPin, edge?: number): void;

  /**
   * Sets the power of the other side.
   *
   * Source: components/airlink/binding/luat_lib_airlink.c
   */
  power(on: boolean): void;

  /**
   * The version of the other side's firmware.
   *
   * Source: components/airlink/binding/luat_lib_airlink.c
   */
  sver(): number;

  /**
   * Updates the other side from a file.
   *
   * Source: components/airlink/binding/luat_lib_airlink.c
   */
  sfota(path: string): unknown;

  /**
   * Begins an update in parts.
   *
   * Source: components/airlink/binding/luat_lib_airlink.c
   */
  sfota_init(...values: unknown[]): unknown;

  /**
   * Whether the update is through.
   *
   * Source: components/airlink/binding/luat_lib_airlink.c
   */
  sfota_done(...values: unknown[]): unknown;

  /**
   * Ends the update.
   *
   * Source: components/airlink/binding/luat_lib_airlink.c
   */
  sfota_end(...values: unknown[]): unknown;

  /**
   * Gives the update its next part.
   *
   * Source: components/airlink/binding/luat_lib_airlink.c
   */
  sfota_write(data: ByteString | ZBuff): unknown;

  /**
   * Sets whether it logs what it does.
   *
   * Source: components/airlink/binding/luat_lib_airlink.c
   */
  debug(on: 0 | 1): void;

  /**
   * Sets what a kind of data goes over.
   *
   * Source: components/airlink/binding/luat_lib_airlink.c
   */
  bindTransport(...values: unknown[]): unknown;

  /**
   * Calls a function on the other side.
   *
   * Source: components/airlink/binding/luat_lib_airlink.c
   */
  rpc(...values: unknown[]): unknown;

  /**
   * The vendor's test of pins on the other side.
   *
   * Source: components/airlink/binding/luat_lib_airlink.c
   */
  testNanopbGpio(...values: unknown[]): unknown;

  /**
   * The vendor's test of UARTs on the other side.
   *
   * Source: components/airlink/binding/luat_lib_airlink.c
   */
  testNanopbUart(...values: unknown[]): unknown;

  /**
   * The vendor's test of Wi-Fi on the other side.
   *
   * Source: components/airlink/binding/luat_lib_airlink.c
   */
  testNanopbWlan(...values: unknown[]): unknown;

  /**
   * The vendor's test of power on the other side.
   *
   * Source: components/airlink/binding/luat_lib_airlink.c
   */
  testNanopbPm(...values: unknown[]): unknown;

  /** The constant `MODE_LOOPBACK`. Source: components/airlink/binding/luat_lib_airlink.c */
  readonly MODE_LOOPBACK: 3;

  /** The constant `MODE_SPI_SLAVE`. Source: components/airlink/binding/luat_lib_airlink.c */
  readonly MODE_SPI_SLAVE: 0;

  /** The constant `MODE_SPI_MASTER`. Source: components/airlink/binding/luat_lib_airlink.c */
  readonly MODE_SPI_MASTER: 1;

  /** The constant `MODE_UART`. Source: components/airlink/binding/luat_lib_airlink.c */
  readonly MODE_UART: 2;

  /** The constant `MODE_HSPI_MASTER`. Source: components/airlink/binding/luat_lib_airlink.c */
  readonly MODE_HSPI_MASTER: 4;

  /** The constant `CONF_SPI_ID`. Source: components/airlink/binding/luat_lib_airlink.c */
  readonly CONF_SPI_ID: 256;

  /** The constant `CONF_SPI_CS`. Source: components/airlink/binding/luat_lib_airlink.c */
  readonly CONF_SPI_CS: 258;

  /** The constant `CONF_SPI_RDY`. Source: components/airlink/binding/luat_lib_airlink.c */
  readonly CONF_SPI_RDY: 259;

  /** The constant `CONF_SPI_IRQ`. Source: components/airlink/binding/luat_lib_airlink.c */
  readonly CONF_SPI_IRQ: 260;

  /** The constant `CONF_SPI_SPEED`. Source: components/airlink/binding/luat_lib_airlink.c */
  readonly CONF_SPI_SPEED: 261;

  /** The constant `CONF_IRQ_TIMEOUT`. Source: components/airlink/binding/luat_lib_airlink.c */
  readonly CONF_IRQ_TIMEOUT: 263;

  /** The constant `CONF_UART_ID`. Source: components/airlink/binding/luat_lib_airlink.c */
  readonly CONF_UART_ID: 262;
}
