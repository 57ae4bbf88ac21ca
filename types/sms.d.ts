/**
 * Short messages. Two topics of `sys` belong to it: `SMS_INC` brings a message that has come in, `SMS_SENT` tells what
 * became of one that was sent. Wait for `SMS_READY` before the first.
 *
 * Source: components/sms/binding/luat_lib_sms.c
 *
 * @noSelf
 */
declare namespace sms {
  /**
   * Sends a short message of one part, and does not wait for it: `SMS_SENT` follows.
   *
   * @param phone The number, 3 to 29 characters, as `"+8613800138000"` or `"13800138000"`.
   * @param text The text in UTF-8, not empty.
   * @param fixesNumber Whether the core completes the number where it lacks the country. Default true.
   * @param wantsReport Whether the network reports the delivery: `SMS_REPORT`. Default false.
   * @returns True when it is under way, false when it could not be encoded or the modem refused it. `undefined` when
   *   another message is being sent, the text is empty, or the number too short or too long.
   *
   * Source: components/sms/binding/luat_lib_sms.c
   */
  function send(phone: string, text: string, fixesNumber?: boolean, wantsReport?: boolean): boolean | undefined;

  /**
   * Sends a message of any length. Call it in a task and wait for the outcome:
   * `const [sent] = sms.sendLong(…).wait()`.
   *
   * @param phone The number, 3 to 29 characters.
   * @param text The text in UTF-8, not empty.
   * @param fixesNumber Whether the core completes the number where it lacks the country. Default true.
   * @param wantsReport Whether the network reports the delivery: `SMS_REPORT`. Default false.
   * @returns Its outcome: false when it was not sent, also when another message is being sent.
   *
   * Source: components/sms/binding/luat_lib_sms.c
   */
  function sendLong(
    phone: string,
    text: string,
    fixesNumber?: boolean,
    wantsReport?: boolean,
  ): SysPending<[sent: boolean]>;

  /**
   * Calls a function with each received message, after `SMS_INC`. It runs outside any task: it must not wait.
   *
   * @param callback Takes the sender, the text in UTF-8, and what `SMS_INC` brings as its third argument.
   *
   * Source: components/sms/binding/luat_lib_sms.c
   */
  function setNewSmsCb(callback: (this: void, phone: string, text: string, info: SmsInfo) => void): void;

  /**
   * Whether the parts of a long message are joined, which is the default.
   *
   * @param joins Default: no change.
   * @returns Whether they are now.
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
   * Calls a function with each report of a delivery, after `SMS_REPORT`. It runs outside any task: it must not wait.
   *
   * @param callback Takes what `SMS_REPORT` brings.
   *
   * Source: components/sms/binding/luat_lib_sms.c
   */
  function setReportCb(callback: (this: void, ...report: SysTopics["SMS_REPORT"]) => void): void;

  /**
   * Writes more to the log.
   *
   * Source: components/sms/binding/luat_lib_sms.c
   */
  function debug(on: boolean): void;
}
