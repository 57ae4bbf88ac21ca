/** A display. */
type Ht1621 = { readonly __userdata: "ht1621" };

/**
 * Displays of segments.
 *
 * Neither Air780E nor Air700ECQ has it: test `if (ht1621)` before use.
 *
 * Source: components/ht1621/binding/luat_lib_ht1621.c
 *
 * @noSelf
 */
interface Ht1621Module {
  /**
   * Gets a display ready.
   *
   * Source: components/ht1621/binding/luat_lib_ht1621.c
   */
  setup(cs: GpioPin, data: GpioPin, wr: GpioPin, mode?: number, rc?: number, on?: number): Ht1621;

  /**
   * Switches it on or off.
   *
   * Source: components/ht1621/binding/luat_lib_ht1621.c
   */
  lcd(display: Ht1621, on: boolean): void;

  /**
   * Shows segments.
   *
   * Source: components/ht1621/binding/luat_lib_ht1621.c
   */
  data(display: Ht1621, address: number, data: number): void;

  /**
   * Sends a command.
   *
   * Source: components/ht1621/binding/luat_lib_ht1621.c
   */
  cmd(display: Ht1621, command: number): void;
}
