/**
 * Works on pins at exact times.
 *
 * Neither Air780E nor Air700ECQ has it: test `if (ioqueue)` before use.
 *
 * Source: components/io_queue/luat_lib_io_queue.c
 *
 * @noSelf
 */
interface IoqueueModule {
  /**
   * Makes a queue.
   *
   * Source: components/io_queue/luat_lib_io_queue.c
   */
  init(timer: number, commands: number, repeats?: number): void;

  /**
   * Adds a wait.
   *
   * Source: components/io_queue/luat_lib_io_queue.c
   */
  setdelay(timer: number, time: Microseconds, ticks?: number, again?: boolean): void;

  /**
   * Adds the same wait again.
   *
   * Source: components/io_queue/luat_lib_io_queue.c
   */
  delay(timer: number): void;

  /**
   * Adds the set-up of a pin.
   *
   * Source: components/io_queue/luat_lib_io_queue.c
   */
  setgpio(timer: number, pin: GpioPin, input: boolean, pull?: number, level?: number): void;

  /**
   * Adds a look at a pin.
   *
   * Source: components/io_queue/luat_lib_io_queue.c
   */
  input(timer: number, pin: GpioPin): void;

  /**
   * Adds the level of a pin.
   *
   * Source: components/io_queue/luat_lib_io_queue.c
   */
  output(timer: number, pin: GpioPin, level: number): void;

  /**
   * Adds a step that captures the changes of a pin.
   *
   * Source: components/io_queue/luat_lib_io_queue.c
   */
  set_cap(timer: number, pin: GpioPin, pull: number, edge: number, ticks?: number): void;

  /**
   * Adds a capture of a pin.
   *
   * Source: components/io_queue/luat_lib_io_queue.c
   */
  capture(timer: number): void;

  /**
   * Adds the end of that.
   *
   * Source: components/io_queue/luat_lib_io_queue.c
   */
  cap_done(timer: number, pin: GpioPin): void;

  /**
   * Empties a queue.
   *
   * Source: components/io_queue/luat_lib_io_queue.c
   */
  clear(timer: number): void;

  /**
   * Starts it.
   *
   * Source: components/io_queue/luat_lib_io_queue.c
   */
  start(timer: number): void;

  /**
   * Stops it.
   *
   * Source: components/io_queue/luat_lib_io_queue.c
   */
  stop(timer: number): LuaMultiReturn<[rounds: number, commands: number]>;

  /**
   * Whether it is through.
   *
   * Source: components/io_queue/luat_lib_io_queue.c
   */
  done(timer: number): boolean;

  /**
   * What it has seen and caught.
   *
   * Source: components/io_queue/luat_lib_io_queue.c
   */
  get(timer: number, input: ZBuff, captured: ZBuff): LuaMultiReturn<[inputs: number, captures: number]>;

  /**
   * Gives its memory back.
   *
   * Source: components/io_queue/luat_lib_io_queue.c
   */
  release(timer: number): void;

  /**
   * Tells a pin's changes, with their ticks.
   *
   * Source: components/io_queue/luat_lib_io_queue.c
   */
  exti(pin: GpioPin, pull?: number, edge?: number, on?: boolean): void;
}
