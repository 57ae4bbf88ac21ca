/** A flash chip: userdata. */
type SfudFlash = { readonly __userdata: "SFUD*" };

/**
 * Flash chips on SPI.
 *
 * Optional in the portable set: test `if (sfud)` before use.
 *
 * Source: components/sfud/luat_lib_sfud.c
 *
 * @noSelf
 */
interface SfudModule {
  /**
   * Looks for a chip.
   *
   * Source: components/sfud/luat_lib_sfud.c
   */
  init(spi: number | SpiDevice, cs?: GpioPin, speed?: Hertz): boolean;

  /**
   * How many chips there are.
   *
   * Source: components/sfud/luat_lib_sfud.c
   */
  getDeviceNum(): number;

  /**
   * The chip at a place.
   *
   * Source: components/sfud/luat_lib_sfud.c
   */
  getDevice(index: number): SfudFlash | undefined;

  /**
   * The chips.
   *
   * Source: components/sfud/luat_lib_sfud.c
   */
  getDeviceTable(): SfudFlash;

  /**
   * Erases part of a chip, whole blocks of it.
   *
   * Source: components/sfud/luat_lib_sfud.c
   */
  erase(flash: SfudFlash, address: number, size: Bytes): ErrorCode;

  /**
   * Erases a chip.
   *
   * Source: components/sfud/luat_lib_sfud.c
   */
  chipErase(flash: SfudFlash): ErrorCode;

  /**
   * Reads bytes.
   *
   * Source: components/sfud/luat_lib_sfud.c
   */
  read(flash: SfudFlash, address: number, size: Bytes): ByteString;

  /**
   * Writes bytes to where it is erased.
   *
   * Source: components/sfud/luat_lib_sfud.c
   */
  write(flash: SfudFlash, address: number, data: ByteString): ErrorCode;

  /**
   * Erases and writes bytes.
   *
   * Source: components/sfud/luat_lib_sfud.c
   */
  eraseWrite(flash: SfudFlash, address: number, data: ByteString): ErrorCode;

  /**
   * The sizes of a chip.
   *
   * Source: components/sfud/luat_lib_sfud.c
   */
  getInfo(flash: SfudFlash): LuaMultiReturn<[capacity: Bytes, writeUnit: Bytes, eraseUnit: Bytes]>;

  /**
   * Makes a file system of a chip.
   *
   * Source: components/sfud/luat_lib_sfud.c
   */
  mount(flash: SfudFlash, path: string, offset?: Bytes, size?: Bytes): boolean;
}
