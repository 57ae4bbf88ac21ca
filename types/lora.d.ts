/**
 * LoRa radio chips on SPI.
 *
 * Optional in the portable set: test `if (lora)` before use.
 *
 * Source: components/lora/luat_lib_lora.c
 *
 * @noSelf
 */
interface LoraModule {
  /**
   * Gets a chip ready.
   *
   * Source: components/lora/luat_lib_lora.c
   */
  init(chip: string, settings: object, spi: object): boolean;

  /**
   * Chooses the frequency.
   *
   * Source: components/lora/luat_lib_lora.c
   */
  set_channel(hertz: number): void;

  /**
   * How it sends.
   *
   * Source: components/lora/luat_lib_lora.c
   */
  set_txconfig(chip: string, settings: object): void;

  /**
   * How it receives.
   *
   * Source: components/lora/luat_lib_lora.c
   */
  set_rxconfig(chip: string, settings: object): void;

  /**
   * Sends bytes.
   *
   * Source: components/lora/luat_lib_lora.c
   */
  send(data: ByteString): void;

  /**
   * Starts to receive. Received data comes with the topic `LORA_RX_DONE` of `sys`.
   *
   * Source: components/lora/luat_lib_lora.c
   */
  recv(timeoutMs?: Milliseconds): void;

  /**
   * The same as `recv`. The name is spelt like this.
   *
   * Source: components/lora/luat_lib_lora.c
   */
  recive(timeoutMs?: Milliseconds): void;

  /**
   * Puts the chip to sleep, or wakes it up.
   *
   * Source: components/lora/luat_lib_lora.c
   */
  mode(mode?: number): void;

  /** For `mode`. Source: components/lora/luat_lib_lora.c */
  readonly SLEEP: 0;
  /** For `mode`. Source: components/lora/luat_lib_lora.c */
  readonly STANDBY: 1;
}
