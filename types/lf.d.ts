/** A flash chip. */
type LittleFlash = { readonly __userdata: "little_flash" };

/**
 * Flash chips on SPI: the newer of two modules.
 *
 * Neither Air780E nor Air700ECQ has it: test `if (lf)` before use.
 *
 * Source: components/little_flash/luat_lib_little_flash.c
 *
 * @noSelf
 */
interface LfModule {
  /**
   * Looks for a chip.
   *
   * Source: components/little_flash/luat_lib_little_flash.c
   */
  init(device: SpiDevice): LittleFlash | undefined;

  /**
   * Erases part of a chip, whole blocks of it.
   *
   * Source: components/little_flash/luat_lib_little_flash.c
   */
  erase(flash: LittleFlash, address: number, size: Bytes): boolean;

  /**
   * Erases a chip.
   *
   * Source: components/little_flash/luat_lib_little_flash.c
   */
  chipErase(flash: LittleFlash): boolean;

  /**
   * Reads bytes.
   *
   * Source: components/little_flash/luat_lib_little_flash.c
   */
  read(flash: LittleFlash, address: number, size: Bytes): ByteString;

  /**
   * Writes bytes to where it is erased.
   *
   * Source: components/little_flash/luat_lib_little_flash.c
   */
  write(flash: LittleFlash, address: number, data: ByteString): boolean;

  /**
   * Erases and writes.
   *
   * Source: components/little_flash/luat_lib_little_flash.c
   */
  eraseWrite(flash: LittleFlash, address: number, data: ByteString): boolean;

  /**
   * How large it is.
   *
   * Source: components/little_flash/luat_lib_little_flash.c
   */
  getInfo(flash: LittleFlash): LuaMultiReturn<[capacity: Bytes, writeUnit: Bytes, eraseUnit: Bytes]>;

  /**
   * Makes it a file system.
   *
   * Source: components/little_flash/luat_lib_little_flash.c
   */
  mount(flash: LittleFlash, folder: string, offset?: Bytes, size?: Bytes, options?: string | object): boolean;

  /**
   * Ends that.
   *
   * Source: components/little_flash/luat_lib_little_flash.c
   */
  unmount(folder: string): boolean;

  /**
   * Sets how the file system PGFS is tested.
   *
   * Source: components/little_flash/luat_lib_little_flash.c
   */
  pgfsctl(command: string, value?: unknown): boolean;

  /**
   * Sets how the file system TFS is tested.
   *
   * Source: components/little_flash/luat_lib_little_flash.c
   */
  tfsTestCtl(...values: unknown[]): unknown;

  /**
   * The vendor's test of itself.
   *
   * Source: components/little_flash/luat_lib_little_flash.c
   */
  utest(...values: unknown[]): unknown;
}
