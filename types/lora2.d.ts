/** A chip. What is below takes it first: `device:send(data)`. */
type Lora2Device = { readonly __userdata: "LORA*" };

/**
 * LoRa radio chips on SPI: the newer of two modules.
 *
 * Neither Air780E nor Air700ECQ has it: test `if (lora2)` before use.
 *
 * Source: components/lora2/luat_lib_lora.c
 *
 * @noSelf
 */
interface Lora2Module {
  /**
   * Gets a chip ready.
   *
   * Source: components/lora2/luat_lib_lora.c
   */
  init(chip: string, settings: object, spi: SpiDevice): Lora2Device | undefined;

  /**
   * Sets the frequency.
   *
   * Source: components/lora2/luat_lib_lora.c
   */
  set_channel(device: Lora2Device, frequency: Hertz): void;

  /**
   * Sets how it sends.
   *
   * Source: components/lora2/luat_lib_lora.c
   */
  set_txconfig(device: Lora2Device, settings: object): void;

  /**
   * Sets how it receives.
   *
   * Source: components/lora2/luat_lib_lora.c
   */
  set_rxconfig(device: Lora2Device, settings: object): void;

  /**
   * Calls back for what happens.
   *
   * Source: components/lora2/luat_lib_lora.c
   */
  on(
    device: Lora2Device,
    callback: (this: void, device: Lora2Device, event: string, data: ByteString, size: Bytes) => void,
  ): void;

  /**
   * Sends.
   *
   * Source: components/lora2/luat_lib_lora.c
   */
  send(device: Lora2Device, data: ByteString): void;

  /**
   * Listens.
   *
   * Source: components/lora2/luat_lib_lora.c
   */
  recv(device: Lora2Device, timeout?: Milliseconds): void;

  /**
   * Sets `STANDBY` or `SLEEP`.
   *
   * Source: components/lora2/luat_lib_lora.c
   */
  mode(device: Lora2Device, mode?: number): void;

  /** The constant `SLEEP`. Source: components/lora2/luat_lib_lora.c */
  readonly SLEEP: 0;

  /** The constant `STANDBY`. Source: components/lora2/luat_lib_lora.c */
  readonly STANDBY: 1;
}
