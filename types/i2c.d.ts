// i2c: the two-wire bus, in hardware or on any two pins.

/** The number of a hardware bus: 0 or 1 on EC618 and EC7xx. */
type I2cId = number;

/** The 7-bit address of a device on the bus, without the read/write bit. */
type I2cAddress = number;

/** A speed: `i2c.SLOW`, `i2c.FAST` or `i2c.PLUS`; from 4 on it is hertz. */
type I2cSpeed = number;

/** A bus on two pins, driven by software: userdata from `i2c.createSoft`. Use it in place of the number of a bus. */
interface I2cSoft {
  /** Not a field of the userdata. It keeps this type apart from others. */
  readonly __userdata: "EI2C*";
}

/**
 * The two-wire bus. All but `xfer` wait until the transfer is done.
 *
 * Source: luat/modules/luat_lib_i2c.c
 *
 * @noSelf
 */
declare namespace i2c {
  /**
   * Whether there is such a bus.
   *
   * @param id The bus.
   * @returns true when there is.
   *
   * Source: luat/modules/luat_lib_i2c.c
   */
  function exist(id: I2cId): boolean;

  /**
   * Opens a bus. A software bus needs none of this: it returns 1.
   *
   * @param id The bus.
   * @param speed Default `i2c.SLOW`.
   * @param polling true waits in a busy loop instead of for an interrupt. Default: the port's choice.
   * @returns 1 when it is open, 0 when there is no such bus: **not the usual sense of 0**.
   *
   * Source: luat/modules/luat_lib_i2c.c
   */
  function setup(id: I2cId | I2cSoft, speed?: I2cSpeed, polling?: boolean): 0 | 1;

  /**
   * Sets an option of a hardware bus. Since 2026-07-22.
   *
   * @param id The bus.
   * @param key `i2c.STOP_DELAY`.
   * @param value For `i2c.STOP_DELAY` microseconds before each stop condition.
   * @returns true when the port took it.
   *
   * Source: luat/modules/luat_lib_i2c.c
   */
  function config(id: I2cId, key: 1, value: number): boolean;

  /**
   * Makes a bus out of two pins. It needs no `setup` and no `close`.
   *
   * @param scl The pin of the clock.
   * @param sda The pin of the data.
   * @param delayUs Microseconds for each step, 1 at least: more is slower. Default 5. Since 2023-06-19.
   * @returns The bus, to be passed where the number of a bus is.
   *
   * Source: luat/modules/luat_lib_i2c.c
   */
  function createSoft(scl: GpioPin, sda: GpioPin, delayUs?: Microseconds): I2cSoft;

  /**
   * Sends bytes to a device.
   *
   * @param id The bus.
   * @param addr The device.
   * @param data A byte as a number, bytes as a string, or an array of bytes. Without it only the address is sent.
   * @param stop 1 (default) ends with a stop condition, 0 does not. EC618 and EC7xx always end with one in hardware.
   * @returns true when the device acknowledged all of it.
   *
   * Source: luat/modules/luat_lib_i2c.c
   */
  function send(
    id: I2cId | I2cSoft,
    addr: I2cAddress,
    data?: number | ByteString | readonly number[],
    stop?: 0 | 1,
  ): boolean;

  /**
   * Receives bytes from a device.
   *
   * @param id The bus.
   * @param addr The device.
   * @param lengthBytes How many, 1 or more.
   * @returns The bytes; `""` when it failed or memory is short.
   *
   * Source: luat/modules/luat_lib_i2c.c
   */
  function recv(id: I2cId | I2cSoft, addr: I2cAddress, lengthBytes: Bytes): ByteString;

  /**
   * Sends to a device and then receives from it, without a stop in between.
   *
   * An array as `txBuff` is refused here: the C code would send nothing of it. So is undefined: a hardware bus would
   * **write** what should have been read. To receive only, use `recv`.
   *
   * @param id The bus.
   * @param addr The device.
   * @param txBuff A byte as a number, bytes as a string, or a zbuff of which `[0, used)` counts.
   * @param rxBuff undefined: the received bytes are returned as a string.
   * @param rxLengthBytes How many bytes to receive. Default 0: none. A software bus then addresses the device for
   *   reading all the same.
   * @returns Whether it worked; and the bytes, which are there (as whatever is in memory) even if it did not. undefined
   *   when none were wanted or memory is short.
   *
   * Source: luat/modules/luat_lib_i2c.c
   */
  function transfer(
    id: I2cId | I2cSoft,
    addr: I2cAddress,
    txBuff: number | ByteString | ZBuff,
    rxBuff?: undefined,
    rxLengthBytes?: Bytes,
  ): LuaMultiReturn<[ok: boolean, data: ByteString | undefined]>;
  /**
   * Sends to a device and then receives from it into a zbuff, behind what is in use. `used` grows, also when it failed.
   *
   * @param id The bus.
   * @param addr The device.
   * @param txBuff A byte as a number, bytes as a string, or a zbuff of which `[0, used)` counts.
   * @param rxBuff Takes what is received. It is resized when the room is short.
   * @param rxLengthBytes How many bytes to receive.
   * @returns Whether it worked, and undefined.
   *
   * Source: luat/modules/luat_lib_i2c.c
   */
  function transfer(
    id: I2cId | I2cSoft,
    addr: I2cAddress,
    txBuff: number | ByteString | ZBuff,
    rxBuff: ZBuff,
    rxLengthBytes: Bytes,
  ): LuaMultiReturn<[ok: boolean, data: undefined]>;

  /**
   * Writes a register: sends its number, then the bytes.
   *
   * @param id The bus.
   * @param addr The device.
   * @param reg The register, one byte.
   * @param data The bytes.
   * @param stop 1 (default) ends with a stop condition, 0 does not. EC618 and EC7xx always end with one in hardware.
   * @returns true when the device acknowledged all of it.
   *
   * Source: luat/modules/luat_lib_i2c.c
   */
  function writeReg(id: I2cId | I2cSoft, addr: I2cAddress, reg: number, data: ByteString, stop?: 0 | 1): boolean;

  /**
   * Reads a register: sends its number, then receives.
   *
   * @param id The bus.
   * @param addr The device.
   * @param reg The register, one byte.
   * @param lengthBytes How many bytes, 1 or more.
   * @param stop 1 puts a stop condition in between, 0 (default) does not; the vendor's documentation has it the other
   *   way round. EC618 and EC7xx always put one in hardware.
   * @returns The bytes; `""` when it failed or memory is short.
   *
   * Source: luat/modules/luat_lib_i2c.c
   */
  function readReg(id: I2cId | I2cSoft, addr: I2cAddress, reg: number, lengthBytes: Bytes, stop?: 0 | 1): ByteString;

  /**
   * Closes a hardware bus. A software bus needs no closing.
   *
   * @param id The bus.
   * @throws When `id` is not an integer.
   *
   * Source: luat/modules/luat_lib_i2c.c
   */
  function close(id: I2cId): void;

  /**
   * Reads a DHT12 sensor.
   *
   * @param id The bus.
   * @param addr The sensor. Default 0x5c.
   * @returns true, the humidity in tenths of a percent, the temperature in tenths of a degree Celsius. Only false when
   *   it failed.
   *
   * Source: luat/modules/luat_lib_i2c.c
   */
  function readDHT12(
    id: I2cId | I2cSoft,
    addr?: I2cAddress,
  ): LuaMultiReturn<
    [ok: true, humidity: number, temperature: number] | [ok: false, humidity: undefined, temperature: undefined]
  >;

  /**
   * Reads an SHT30 sensor. Its checksum is not looked at.
   *
   * @param id The bus. Default 0.
   * @param addr The sensor. Default 0x44.
   * @returns true, the humidity in tenths of a percent, the temperature in tenths of a degree Celsius. Only false when
   *   it failed.
   *
   * Source: luat/modules/luat_lib_i2c.c
   */
  function readSHT30(
    id?: I2cId | I2cSoft,
    addr?: I2cAddress,
  ): LuaMultiReturn<
    [ok: true, humidity: number, temperature: number] | [ok: false, humidity: undefined, temperature: undefined]
  >;

  /**
   * Starts a transfer on a hardware bus and returns at once. `topic` is published at its end with the number of the
   * bus, whether it worked, and an error number. Keep both zbuffs until then.
   *
   * @param id The bus.
   * @param addr The device.
   * @param txBuff Of which `[0, used)` is sent first. undefined: only receives.
   * @param rxBuff Takes what is received from byte 0 on; `used` becomes `rxLengthBytes` at once. It must be large
   *   enough: it is not resized.
   * @param rxLengthBytes How many bytes to receive. undefined with `rxBuff` undefined: none.
   * @param topic The topic that is published at the end.
   * @param timeoutMs Default 100.
   * @returns true when it started.
   *
   * Source: luat/modules/luat_lib_i2c.c
   */
  function xfer(
    id: I2cId,
    addr: I2cAddress,
    txBuff: ZBuff | undefined,
    rxBuff: ZBuff | undefined,
    rxLengthBytes: Bytes | undefined,
    topic: string,
    timeoutMs?: Milliseconds,
  ): boolean;

  /**
   * Looks for devices and writes what it finds to the log. It reopens the bus. Since 2023-07-04.
   *
   * @param id The bus. Default 0.
   * @param speed Default `i2c.SLOW`.
   *
   * Source: luat/modules/luat_lib_i2c.c
   */
  function scan(id?: I2cId, speed?: I2cSpeed): void;

  /** 100 kHz. Source: luat/modules/luat_lib_i2c.c */
  const SLOW: 0;
  /** 400 kHz. Source: luat/modules/luat_lib_i2c.c */
  const FAST: 1;
  /** 1 MHz on EC7xx, 400 kHz on EC618. Source: luat/modules/luat_lib_i2c.c */
  const PLUS: 2;
  /**
   * 3.4 MHz on other chips.
   *
   * @deprecated EC618 and EC7xx take it for 3 Hz: use `i2c.PLUS`.
   *
   * Source: luat/modules/luat_lib_i2c.c
   */
  const HSMODE: 3;
  /** The option of `config`: a delay before each stop condition. Source: luat/modules/luat_lib_i2c.c */
  const STOP_DELAY: 1;
}
