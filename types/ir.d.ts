/**
 * Infrared light.
 *
 * Optional in the portable set: test `if (ir)` before use.
 *
 * Source: luat/modules/luat_lib_ir.c
 *
 * @noSelf
 */
interface IrModule {
  /**
   * Sends a command as remote controls do.
   *
   * Source: luat/modules/luat_lib_ir.c
   */
  sendNEC(pin: GpioPin, address: number, command: number, repeats?: number, withoutPwm?: boolean): void;
}
