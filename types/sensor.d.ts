/**
 * Sensors and lights that are driven bit by bit.
 *
 * Optional in the portable set: test `if (sensor)` before use.
 *
 * Source: luat/modules/luat_lib_sensor.c
 *
 * @noSelf
 */
interface SensorModule {
  /**
   * Resets a 1-Wire bus.
   *
   * Source: luat/modules/luat_lib_sensor.c
   */
  w1_reset(pin: GpioPin): void;

  /**
   * Whether a device is on a 1-Wire bus.
   *
   * Source: luat/modules/luat_lib_sensor.c
   */
  w1_connect(pin: GpioPin): boolean;

  /**
   * Writes bytes to a 1-Wire bus.
   *
   * Source: luat/modules/luat_lib_sensor.c
   */
  w1_write(pin: GpioPin, ...bytes: number[]): void;

  /**
   * Reads bytes from a 1-Wire bus.
   *
   * Source: luat/modules/luat_lib_sensor.c
   */
  w1_read(pin: GpioPin, count: number): LuaMultiReturn<number[]>;

  /**
   * Reads the temperature of a DS18B20, in tenths of a degree.
   *
   * Source: luat/modules/luat_lib_sensor.c
   */
  ds18b20(pin: GpioPin, checksCrc?: boolean): LuaMultiReturn<[tenths: number, ok: boolean]>;

  /**
   * Reads the scale HX711.
   *
   * Source: luat/modules/luat_lib_sensor.c
   */
  hx711(data: GpioPin, clock: GpioPin): number;

  /**
   * Reads the converter CS1237.
   *
   * Source: luat/modules/luat_lib_sensor.c
   */
  cs1237(data: GpioPin, clock: GpioPin): number;

  /**
   * Sets lights WS2812B through a GPIO.
   *
   * Source: luat/modules/luat_lib_sensor.c
   */
  ws2812b(pin: GpioPin, data: ByteString | ZBuff, t0h: number, t0l: number, t1h: number, t1l: number): void;

  /**
   * Sets lights WS2812B through a PWM channel.
   *
   * Source: luat/modules/luat_lib_sensor.c
   */
  ws2812b_pwm(channel: number, data: ByteString | ZBuff): void;

  /**
   * Sets lights WS2812B through an SPI bus.
   *
   * Source: luat/modules/luat_lib_sensor.c
   */
  ws2812b_spi(spi: number, data: ByteString | ZBuff): void;

  /**
   * Reads a DHT11 or DHT12, in hundredths.
   *
   * Source: luat/modules/luat_lib_sensor.c
   */
  dht1x(pin: GpioPin, checksCrc?: boolean): LuaMultiReturn<[humidity: number, temperature: number, ok: boolean]>;

  /**
   * Reads the keys of an SC12A.
   *
   * Source: luat/modules/luat_lib_sensor.c
   */
  sc12a(data: GpioPin, clock: GpioPin): number;

  /**
   * Reads or writes a charger YHM27xx. Only newer cores.
   *
   * Source: luat/modules/luat_lib_sensor.c
   */
  yhm27xx(pin: GpioPin, chip: number, register: number, value?: number): LuaMultiReturn<[ok: boolean, value?: number]>;
}
