/**
 * Short messages. `SMS_INC` of `sys` brings one that has come in.
 *
 * Source: components/sms/binding/luat_lib_sms.c
 *
 * @noSelf
 */
declare namespace sms {
  /**
   * Sends a short message of one part, and does not wait for it.
   *
   * Source: components/sms/binding/luat_lib_sms.c
   */
  function send(phone: string, text: string, fixesNumber?: boolean, wantsReport?: boolean): boolean | undefined;

  /**
   * Sends a message of any length. `.wait()` in a task tells whether it went out.
   *
   * Source: components/sms/binding/luat_lib_sms.c
   */
  function sendLong(
    phone: string,
    text: string,
    fixesNumber?: boolean,
    wantsReport?: boolean,
  ): {
    /** Waits for the outcome. Only in a task. */
    wait(this: void): boolean | undefined;
  };

  /**
   * Calls a function with each received message.
   *
   * Source: components/sms/binding/luat_lib_sms.c
   */
  function setNewSmsCb(
    callback: (this: void, phone: string, text: string, meta: Record<string, unknown>) => void,
  ): void;

  /**
   * Whether the parts of a long message are joined, which is the default.
   *
   * Source: components/sms/binding/luat_lib_sms.c
   */
  function autoLong(joins?: boolean): boolean;

  /**
   * Forgets the parts that wait for the rest of their message. Returns how many there were.
   *
   * Source: components/sms/binding/luat_lib_sms.c
   */
  function clearLong(): number;

  /**
   * Calls a function with each report of a delivery.
   *
   * Source: components/sms/binding/luat_lib_sms.c
   */
  function setReportCb(
    callback: (this: void, reference: number, status: number, says: string, phone: string, time: string) => void,
  ): void;

  /**
   * Writes more to the log.
   *
   * Source: components/sms/binding/luat_lib_sms.c
   */
  function debug(on: boolean): void;
}
