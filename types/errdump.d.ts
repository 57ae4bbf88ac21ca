/** Which of the two logs: `errDump.TYPE_SYS` or `errDump.TYPE_USR`. */
type ErrDumpType = 0 | 1;

/**
 * Keeps the last errors in the file system, and uploads them to the vendor's platform or hands them to the script.
 *
 * There are two logs of 4096 bytes each: what ended the Lua VM, and what the script has recorded. When one is full, the
 * oldest bytes go.
 *
 * Source: components/network/errdump/luat_lib_errdump.c
 *
 * @noSelf
 */
interface ErrDumpModule {
  /**
   * Turns recording on or off, and sets where to upload to.
   *
   * With a period it uploads over UDP **2 s after each boot, also when nothing went wrong** (it reports the reason of
   * the boot), and 2 s after each record. That costs traffic, and by default it goes to the vendor:
   * `dev_msg1.openluat.com`. The upload names the project, the version, the core and the device.
   *
   * **Call it once per boot.** `config(false)` and a period of 0 delete the timers and keep pointing at them: a later
   * call with a period starts a timer that is gone.
   *
   * @param enabled Whether to record. False also erases both logs.
   * @param periodSeconds The time until an upload that failed is tried again, in seconds. Integer. Default 600. It is
   *   not a period of regular uploads, as the vendor's documentation has it. 0: record, and never upload.
   * @param userFlag A text that is sent behind the device id, in place of the version. Default: the version.
   * @param deviceId The device id, at most 47 bytes; a longer one is ignored. Default: the IMEI. Since 2023-09-22.
   * @param host The server, at most 47 bytes; a longer one is ignored. Default: the vendor's. Since 2023-12-08.
   * @param port Its UDP port. Only with a host. Default 12425. Since 2023-12-08.
   * @param adapter The network adapter. 0 or less: the default one. Since 2025-10-22.
   * @throws When the period is not an integer.
   *
   * Source: components/network/errdump/luat_lib_errdump.c
   */
  config(
    enabled: boolean,
    periodSeconds?: Seconds,
    userFlag?: string,
    deviceId?: string,
    host?: string,
    port?: number,
    adapter?: NetworkAdapter,
  ): void;

  /**
   * Adds a text to the user's log. With a period set, it is uploaded about 2 s later.
   *
   * Each call writes to flash: not for what happens often. It is ignored while recording is off. No line end is added.
   *
   * @param text What to record. Of more than 4096 bytes the last 4096 are kept and the older log goes. `""` is ignored.
   *
   * Source: components/network/errdump/luat_lib_errdump.c
   */
  record(text: string): void;

  /**
   * Reads a log, for a script that uploads it itself. Do that with a period of 0: an upload erases both logs.
   *
   * To lose nothing: `dump(buff, type)`, bring the bytes home, and when `dump(undefined, type)` then says false
   * (nothing was added), erase with `dump(undefined, type, true)`.
   *
   * @param buff Where to. **Everything in it is replaced**, and it grows when the log does not fit. `used()` is the
   *   length of the log, 0 when there is none or recording is off. `undefined`: read nothing.
   * @param type `errDump.TYPE_USR` (default) or `errDump.TYPE_SYS`. Below 0 the source reads through a NULL pointer.
   * @param del Whether to erase the log afterwards. Default false.
   * @returns Whether something was added to this log since it was last read. The vendor's documentation says the
   *   opposite.
   * @throws When the first argument is userdata but no zbuff, or the type is not an integer.
   *
   * Source: components/network/errdump/luat_lib_errdump.c
   */
  dump(buff: ZBuff | undefined, type?: ErrDumpType, del?: boolean): boolean;

  /** For `dump`: the log of what ended the Lua VM. Source: components/network/errdump/luat_lib_errdump.c */
  readonly TYPE_SYS: 0;
  /** For `dump`: the log of what the script has recorded. Source: components/network/errdump/luat_lib_errdump.c */
  readonly TYPE_USR: 1;
}
