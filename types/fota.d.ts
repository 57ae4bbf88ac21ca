/**
 * Updates of the core and the script, from any source. Over HTTP, `http.request` with the
 * option `fota` does all of it.
 *
 * Source: luat/modules/luat_lib_fota.c
 *
 * @noSelf
 */
declare namespace fota {
  /**
   * Begins an update. Air780E and Air700ECQ take no arguments: the place is fixed.
   *
   * @param location Where to store it: an address, or a path. Default: the port decides. External flash on EC7xx:
   *   0xe0000000 and the offset, which as a 32-bit integer is `-0x20000000`.
   * @param lengthBytes How much room there is. Default 0.
   * @param spiDevice The external flash, from `spi.deviceSetup`.
   * @param powerPin The GPIO that switches its power. Default: none.
   * @returns Whether it worked; false when memory is short.
   *
   * Source: luat/modules/luat_lib_fota.c
   */
  function init(location?: number | string, lengthBytes?: Bytes, spiDevice?: SpiDevice, powerPin?: GpioPin): boolean;

  /**
   * Whether the core is ready for data. On EC618 and EC7xx always true.
   *
   * Source: luat/modules/luat_lib_fota.c
   */
  function wait(): boolean;

  /**
   * Writes a part of the update, at most 4096 bytes. It erases flash and takes its time.
   *
   * @param data The bytes. A zbuff is not emptied.
   * @param offsetBytes Where to begin in the zbuff. Default 0. Since 2024-04-03.
   * @param lengthBytes How many bytes of the zbuff. Default: what is in use behind the offset. Since 2024-04-03.
   * @returns `ok` false: the data is bad or `init` is missing. `done`: the last byte is written and all is verified.
   *   `result` on EC618 and EC7xx is 1 for more to come, 0 for done, below 0 for an error; the vendor's documentation
   *   calls it a count of bytes.
   *
   * Source: luat/modules/luat_lib_fota.c
   */
  function run(
    data: ZBuff,
    offsetBytes?: Bytes,
    lengthBytes?: Bytes,
  ): LuaMultiReturn<[ok: true, done: boolean, result: number] | [ok: false, done: true, result: number]>;
  /**
   * Writes a part of the update, at most 4096 bytes. It erases flash and takes its time.
   *
   * @param data The bytes.
   * @returns As with a zbuff.
   *
   * Source: luat/modules/luat_lib_fota.c
   */
  function run(
    data: ByteString,
  ): LuaMultiReturn<[ok: true, done: boolean, result: number] | [ok: false, done: true, result: number]>;

  /**
   * Writes a whole update from a file and finishes it. Since 2023-03-23.
   *
   * @param path The file.
   * @returns As {@link run}; `false, false, 0` when the file cannot be opened or memory is short.
   *
   * Source: luat/modules/luat_lib_fota.c
   */
  function file(path: string): LuaMultiReturn<[ok: boolean, done: boolean, result: number]>;

  /**
   * Whether the update is complete.
   *
   * @returns `ok` false: nothing of it is there.
   *
   * Source: luat/modules/luat_lib_fota.c
   */
  function isDone(): LuaMultiReturn<[ok: true, done: boolean] | [ok: false, done: true]>;

  /**
   * Ends an update. After a complete one, restart the module; an incomplete one is thrown away.
   *
   * @param complete Whether all went well. EC618 and EC7xx ignore it and know by themselves.
   * @returns Whether the update is complete.
   *
   * Source: luat/modules/luat_lib_fota.c
   */
  function finish(complete: boolean): boolean;

  /**
   * Sets the vendor's rescue service, which takes over a module that keeps restarting.
   * Not in the public configurations of Air780E and Air700ECQ.
   *
   * @param enable Whether it works.
   * @param key The key of the project on the vendor's platform. Needed also to switch it off.
   * @param intervalMinutes Minutes between two reports. Default 180.
   * @param exceptionCount Restarts by errors that start the service, 0 to 255. Default 10.
   * @param normalCount Restarts within the service that end it, 0 to 255. Default 20.
   * @returns 0 when it worked. The vendor's documentation says a boolean.
   *
   * Source: luat/modules/luat_lib_fota.c
   */
  function emgsvc(
    enable: boolean,
    key: string,
    intervalMinutes?: number,
    exceptionCount?: number,
    normalCount?: number,
  ): ErrorCode;
}
