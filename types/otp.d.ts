/**
 * Memory that can be locked forever.
 *
 * Optional in the portable set: test `if (otp)` before use.
 *
 * Source: luat/modules/luat_lib_otp.c
 *
 * @noSelf
 */
interface OtpModule {
  /**
   * Reads bytes: a multiple of 4, at most 4096.
   *
   * Source: luat/modules/luat_lib_otp.c
   */
  read(zone: number, offset: number, length: Bytes): ByteString | undefined;

  /**
   * Writes bytes: a multiple of 4.
   *
   * Source: luat/modules/luat_lib_otp.c
   */
  write(zone: number, data: ByteString, offset: number): boolean;

  /**
   * Erases a zone.
   *
   * Source: luat/modules/luat_lib_otp.c
   */
  erase(zone: number): boolean;

  /**
   * Locks a zone: nobody can ever write it again.
   *
   * Source: luat/modules/luat_lib_otp.c
   */
  lock(zone: number): boolean;
}
