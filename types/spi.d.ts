// spi: the serial bus for displays, memories and converters, in hardware or on any pins.

/** The number of a hardware bus: 0 or 1 on EC618, 0 on EC716. */
type SpiId = number;

/** What can be sent: bytes as a string, or a zbuff from its cursor up to its **capacity**. */
type SpiData = ByteString | ZBuff;

/** A bus on pins, driven by software: userdata from `spi.createSoft`. It has no methods. */
interface SpiSoft {
  /** Not a field of the userdata. It keeps this type apart from others. */
  readonly __userdata: "ESPI*";
}

/**
 * A device on a hardware bus, with settings and a chip select of its own: userdata from `spi.deviceSetup`.
 * Keep it in a variable that lives as long as the device is used.
 *
 * Source: luat/modules/luat_lib_spi.c
 */
interface SpiDevice {
  /**
   * Closes the device.
   *
   * @returns true when it worked. `spi.close(device)` returns 0 instead.
   *
   * Source: luat/modules/luat_lib_spi.c
   */
  close(): boolean;

  /**
   * Sends and receives.
   *
   * In full duplex both go on together and only `receiveBytes` says for how long: pass the same number twice.
   *
   * @param data The data to send: bytes, a zbuff, or an array of bytes.
   * @param sendBytes How many of them. Default: all. The C code does not check it against `data`.
   * @param receiveBytes How many to receive. Default 1. With 0 nothing at all happens, and it returns `""`.
   * @returns The bytes, or undefined when it failed or memory is short.
   *
   * Source: luat/modules/luat_lib_spi.c
   */
  transfer(data: SpiData | readonly number[], sendBytes?: Bytes, receiveBytes?: Bytes): ByteString | undefined;

  /**
   * Sends. The vendor's documentation knows a length; the source does not.
   *
   * @param data The data to send: bytes, a zbuff, or an array of bytes.
   * @returns How many bytes went out; 0 or less when it failed.
   *
   * Source: luat/modules/luat_lib_spi.c
   */
  send(data: SpiData | readonly number[]): number;

  /**
   * Receives.
   *
   * @param lengthBytes How many. Default 1.
   * @returns The bytes, or undefined when it failed or memory is short.
   *
   * Source: luat/modules/luat_lib_spi.c
   */
  recv(lengthBytes?: Bytes): ByteString | undefined;
}

/**
 * The serial bus for displays, memories and converters. All but `xfer` wait until the transfer is done.
 *
 * Source: luat/modules/luat_lib_spi.c
 *
 * @noSelf
 */
declare namespace spi {
  /**
   * Opens a hardware bus.
   *
   * @param id The bus.
   * @param cs The pin of the chip select. Default none. EC618 drives it only when it is GPIO 12 (bus 1) or 8 (bus 0).
   * @param cpha The clock phase. Default 0.
   * @param cpol The clock polarity. Default 0.
   * @param dataWidth Bits of a word. Default 8.
   * @param baudRate The clock in hertz. Default 2000000.
   * @param bitOrder `spi.MSB` (default) or `spi.LSB`.
   * @param master `spi.master` (default) or `spi.slave`. EC618 is always the master.
   * @param duplex `spi.full` (default) or `spi.half`.
   * @returns 0 when it is open, -1 when there is no such bus.
   *
   * Source: luat/modules/luat_lib_spi.c
   */
  function setup(
    id: SpiId,
    cs?: GpioPin,
    cpha?: 0 | 1,
    cpol?: 0 | 1,
    dataWidth?: number,
    baudRate?: Hertz,
    bitOrder?: 0 | 1,
    master?: 0 | 1,
    duplex?: 0 | 1,
  ): ErrorCode;

  /**
   * Makes a bus out of pins. It is always the master and always sends 8 bits, high bit first.
   *
   * @param cs The pin of the chip select, or undefined to drive it yourself.
   * @param mosi The pin of the data to the device.
   * @param miso The pin of the data from the device, or `gpio.NONE`.
   * @param clk The pin of the clock.
   * @param cpha The clock phase. Default 0.
   * @param cpol The clock polarity. Default 0.
   * @param dataWidth Ignored. Default 8.
   * @param bitOrder Ignored. Default `spi.MSB`.
   * @param master Ignored. Default `spi.master`.
   * @param duplex `spi.half` (default) or `spi.full`.
   * @returns The bus, to be passed where the number of a bus is.
   *
   * Source: luat/modules/luat_lib_spi.c
   */
  function createSoft(
    cs: GpioPin | undefined,
    mosi: GpioPin,
    miso: GpioPin,
    clk: GpioPin,
    cpha?: 0 | 1,
    cpol?: 0 | 1,
    dataWidth?: number,
    bitOrder?: 0 | 1,
    master?: 0 | 1,
    duplex?: 0 | 1,
  ): SpiSoft;

  /**
   * Closes a bus or a device.
   *
   * @param id The bus or the device. A software bus needs no closing: for it, this returns 0.
   * @returns 0 when it worked.
   *
   * Source: luat/modules/luat_lib_spi.c
   */
  function close(id: SpiId | SpiSoft | SpiDevice): ErrorCode;

  /**
   * Sends and receives on a bus.
   *
   * In full duplex a hardware bus does both together, and only `receiveBytes` says for how long: **with its default of
   * 1 only one byte is sent.** Pass the same number twice. In half duplex it sends first and receives then.
   *
   * @param id The bus.
   * @param data The data to send.
   * @param sendBytes How many of them, at most all. Default: all. With 0 nothing happens, and it returns `""`.
   * @param receiveBytes How many to receive. Default 1.
   * @returns The bytes, or undefined when it failed or memory is short.
   *
   * Source: luat/modules/luat_lib_spi.c
   */
  function transfer(
    id: SpiId | SpiSoft,
    data: SpiData,
    sendBytes?: Bytes,
    receiveBytes?: Bytes,
  ): ByteString | undefined;

  /**
   * Receives on a bus. For a device, use its own `recv`: this function would always return `""`.
   *
   * @param id The bus.
   * @param lengthBytes How many. Default 1.
   * @returns The bytes, or undefined when it failed, or when the length is below 1.
   *
   * Source: luat/modules/luat_lib_spi.c
   */
  function recv(id: SpiId | SpiSoft, lengthBytes?: Bytes): ByteString | undefined;
  /**
   * Receives into a zbuff, behind what is in use. Since 2024-03-29.
   *
   * @param id The bus or the device.
   * @param lengthBytes How many. The zbuff must have that much room: it is not resized.
   * @param buff Takes the bytes; its `used` grows.
   * @returns `lengthBytes`, or undefined when it failed, or when the room is short.
   *
   * Source: luat/modules/luat_lib_spi.c
   */
  function recv(id: SpiId | SpiSoft | SpiDevice, lengthBytes: Bytes, buff: ZBuff): Bytes | undefined;

  /**
   * Sends on a bus.
   *
   * @param id The bus.
   * @param data The data to send.
   * @param lengthBytes How many of them, at most all. Default: all.
   * @returns How many bytes went out on a hardware bus, 0 or less when it failed. For a software bus it is always 0.
   *
   * Source: luat/modules/luat_lib_spi.c
   */
  function send(id: SpiId | SpiSoft, data: SpiData, lengthBytes?: Bytes): number;

  /**
   * Makes a device on a hardware bus and opens the bus. The device selects itself for each transfer.
   * It does not report a missing bus.
   *
   * @param id The bus.
   * @param cs The pin of the chip select. Default none.
   * @param cpha The clock phase. Default 0.
   * @param cpol The clock polarity. Default 0.
   * @param dataWidth Bits of a word. Default 8.
   * @param baudRate The clock in hertz. Default **20000000**, ten times that of `setup`.
   * @param bitOrder `spi.MSB` (default) or `spi.LSB`.
   * @param master `spi.master` (default) or `spi.slave`. EC618 is always the master.
   * @param duplex `spi.full` (default) or `spi.half`.
   * @returns The device.
   *
   * Source: luat/modules/luat_lib_spi.c
   */
  function deviceSetup(
    id: SpiId,
    cs?: GpioPin,
    cpha?: 0 | 1,
    cpol?: 0 | 1,
    dataWidth?: number,
    baudRate?: Hertz,
    bitOrder?: 0 | 1,
    master?: 0 | 1,
    duplex?: 0 | 1,
  ): SpiDevice;

  /**
   * The method `transfer` of a device, as a function.
   *
   * @param device The device. **Anything else crashes the module.**
   * @param data The data to send: bytes, a zbuff, or an array of bytes.
   * @param sendBytes How many of them. Default: all.
   * @param receiveBytes How many to receive. Default 1.
   * @returns The bytes, or undefined when it failed or memory is short.
   *
   * Source: luat/modules/luat_lib_spi.c
   */
  function deviceTransfer(
    device: SpiDevice,
    data: SpiData | readonly number[],
    sendBytes?: Bytes,
    receiveBytes?: Bytes,
  ): ByteString | undefined;

  /**
   * The method `send` of a device, as a function.
   *
   * @param device The device. **Anything else crashes the module.**
   * @param data The data to send: bytes, a zbuff, or an array of bytes.
   * @returns How many bytes went out; 0 or less when it failed.
   *
   * Source: luat/modules/luat_lib_spi.c
   */
  function deviceSend(device: SpiDevice, data: SpiData | readonly number[]): number;

  /**
   * Starts a transfer in hardware and returns at once. `topic` is published at its end with the number of the bus,
   * whether it worked, and an error number. Keep both zbuffs until then. For a device, take its chip select back then.
   *
   * @param id The bus or the device. **Other userdata crashes the module.**
   * @param txBuff Sent from byte 0 on. undefined: only receives.
   * @param rxBuff Takes what is received, from byte 0 on; its `used` stays. undefined: only sends. Not both undefined.
   * @param lengthBytes How many bytes. Both zbuffs must be large enough: it is not checked.
   * @param topic The topic that is published at the end.
   * @returns true when it started.
   *
   * Source: luat/modules/luat_lib_spi.c
   */
  function xfer(
    id: SpiId | SpiDevice,
    txBuff: ZBuff | undefined,
    rxBuff: ZBuff | undefined,
    lengthBytes: Bytes,
    topic: string,
  ): boolean;

  /** High bit first. Source: luat/modules/luat_lib_spi.c */
  const MSB: 1;
  /** Low bit first. Source: luat/modules/luat_lib_spi.c */
  const LSB: 0;
  /** The module drives the clock. Source: luat/modules/luat_lib_spi.c */
  const master: 1;
  /** The other side drives the clock. Source: luat/modules/luat_lib_spi.c */
  const slave: 0;
  /** Sends and receives together. Source: luat/modules/luat_lib_spi.c */
  const full: 1;
  /** Sends first, then receives. Source: luat/modules/luat_lib_spi.c */
  const half: 0;
  /** Bus 0. Source: luat/modules/luat_lib_spi.c */
  const SPI_0: 0;
  /** Bus 1. Not on EC716. Source: luat/modules/luat_lib_spi.c */
  const SPI_1: 1;
  /** Bus 2 of other chips. Source: luat/modules/luat_lib_spi.c */
  const SPI_2: 2;
  /** Bus 3 of other chips. Source: luat/modules/luat_lib_spi.c */
  const SPI_3: 3;
  /** Bus 4 of other chips. Source: luat/modules/luat_lib_spi.c */
  const SPI_4: 4;
  /** The fast bus of other chips. Source: luat/modules/luat_lib_spi.c */
  const HSPI_0: 5;

  /**
   * For the vendor's own tests. Only in cores that were built for them.
   *
   * @param caseName The name of a test. Default "xfer_mode0".
   * @returns Whether it passed.
   *
   * Source: luat/modules/luat_lib_spi.c
   */
  const utest: ((this: void, caseName?: string) => boolean) | undefined;
}
