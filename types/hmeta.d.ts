/**
 * What the hardware says of itself.
 *
 * Source: components/hmeta/luat_lib_hmeta.c
 *
 * @noSelf
 */
declare namespace hmeta {
  /**
   * The model of the module, such as "Air780E".
   *
   * Source: components/hmeta/luat_lib_hmeta.c
   */
  function model(): string | undefined;

  /**
   * The version of its hardware, such as "A11".
   *
   * Source: components/hmeta/luat_lib_hmeta.c
   */
  function hwver(): string | undefined;

  /**
   * The type of its chip, such as "EC618". Since 2024-12-05.
   *
   * Source: components/hmeta/luat_lib_hmeta.c
   */
  function chip(): string | undefined;

  /**
   * An id of the device: the IMEI. Since 2026-07-18.
   *
   * Source: components/hmeta/luat_lib_hmeta.c
   */
  function devid(): string;

  /**
   * The id that the factory has given to the module; empty where it has none. Since 2026-07-18.
   *
   * Source: components/hmeta/luat_lib_hmeta.c
   */
  function muid(): string;

  /**
   * The id of the chip. Since 2026-07-18.
   *
   * Source: components/hmeta/luat_lib_hmeta.c
   */
  function unique_id(): ByteString;
}
