/**
 * Plays and records sound: the newer of two modules.
 *
 * Neither Air780E nor Air700ECQ has it: test `if (audio_v2)` before use.
 *
 * Source: components/multimedia/audio/binding/luat_lib_audio.c
 *
 * @noSelf
 */
interface Audio_v2Module {
  /**
   * Gives a stream its next data.
   *
   * Source: components/multimedia/audio/binding/luat_lib_audio.c
   */
  input(request: number, data?: ByteString | ZBuff, last?: boolean): LuaMultiReturn<[ok: boolean, written: Bytes]>;

  /**
   * Plays files.
   *
   * Source: components/multimedia/audio/binding/luat_lib_audio.c
   */
  play(
    path: string | string[] | ZBuff,
    stopOnError?: boolean,
    priority?: number,
    driver?: number,
    codec?: number,
  ): LuaMultiReturn<[ok: boolean, request: number]>;

  /**
   * Speaks a text.
   *
   * Source: components/multimedia/audio/binding/luat_lib_audio.c
   */
  tts(text: string | ZBuff, priority?: number, driver?: number): LuaMultiReturn<[ok: boolean, request: number]>;

  /**
   * Ends a request.
   *
   * Source: components/multimedia/audio/binding/luat_lib_audio.c
   */
  stop(request: number): void;

  /**
   * Rests, or goes on.
   *
   * Source: components/multimedia/audio/binding/luat_lib_audio.c
   */
  pause(request: number, paused?: boolean): void;

  /**
   * Plays what `input` supplies.
   *
   * Source: components/multimedia/audio/binding/luat_lib_audio.c
   */
  stream(
    codec: number,
    sampleRate: Hertz,
    bits: number,
    channels: number,
    signed?: boolean,
    priority?: number,
    driver?: number,
  ): LuaMultiReturn<[ok: boolean, request: number]>;

  /**
   * Records into a file or a buffer.
   *
   * Source: components/multimedia/audio/binding/luat_lib_audio.c
   */
  record(
    codec: number | undefined,
    target: string | ZBuff,
    ...settings: unknown[]
  ): LuaMultiReturn<[ok: boolean, request: number]>;

  /**
   * The head of a sound file.
   *
   * Source: components/multimedia/audio/binding/luat_lib_audio.c
   */
  make_head(codec: number, size: Bytes, sampleRate?: Hertz, bits?: number, channels?: number): unknown;

  /**
   * Records and plays at once.
   *
   * Source: components/multimedia/audio/binding/luat_lib_audio.c
   */
  speech(
    codec: number | undefined,
    buffer: ZBuff,
    ...settings: unknown[]
  ): LuaMultiReturn<[ok: boolean, request: number]>;

  /**
   * Adds another sound to a talk.
   *
   * Source: components/multimedia/audio/binding/luat_lib_audio.c
   */
  extern_source(request: number, source: unknown, ...settings: unknown[]): unknown;

  /**
   * Switches parts off.
   *
   * Source: components/multimedia/audio/binding/luat_lib_audio.c
   */
  shutdown(driver?: boolean, codec?: boolean, amplifier?: boolean, id?: number): unknown;

  /**
   * Sets one of the `CFG_PARAM_…`.
   *
   * Source: components/multimedia/audio/binding/luat_lib_audio.c
   */
  config(parameter: number, value1: number, value2?: number, driver?: number): unknown;

  /**
   * What the data of a file says of the sound.
   *
   * Source: components/multimedia/audio/binding/luat_lib_audio.c
   */
  get_play_info(data: ByteString | ZBuff, codec: number, position?: Bytes): unknown;

  /**
   * Whether nothing is left to do.
   *
   * Source: components/multimedia/audio/binding/luat_lib_audio.c
   */
  is_all_done(): boolean;

  /**
   * Whether a request is at work.
   *
   * Source: components/multimedia/audio/binding/luat_lib_audio.c
   */
  is_busy(request: number): boolean;

  /**
   * Sets the volume, of a thousand.
   *
   * Source: components/multimedia/audio/binding/luat_lib_audio.c
   */
  soft_volume(volume: number, driver?: number): boolean;

  /**
   * Makes the number of a driver.
   *
   * Source: components/multimedia/audio/binding/luat_lib_audio.c
   */
  make_probe_id(sendBus: number, sendId: number, receiveBus: number, receiveId: number): number;

  /**
   * Sets which driver is used.
   *
   * Source: components/multimedia/audio/binding/luat_lib_audio.c
   */
  set_default_driver(driver: number): boolean;

  /**
   * How many drivers there are, and which is used.
   *
   * Source: components/multimedia/audio/binding/luat_lib_audio.c
   */
  get_driver_info(): LuaMultiReturn<[count: number, usual: number]>;

  /**
   * The number of a driver.
   *
   * Source: components/multimedia/audio/binding/luat_lib_audio.c
   */
  get_driver_id(index: number): number;

  /**
   * One of the `DRIVER_PARAM_…`.
   *
   * Source: components/multimedia/audio/binding/luat_lib_audio.c
   */
  get_driver_param(driver: number | undefined, parameter: number): number;

  /**
   * The parts of a driver's number.
   *
   * Source: components/multimedia/audio/binding/luat_lib_audio.c
   */
  print_probe_id(driver: number, asText?: boolean): unknown;

  /**
   * Sets the pin of the amplifier's power.
   *
   * Source: components/multimedia/audio/binding/luat_lib_audio.c
   */
  config_pa_power_ctrl(on: boolean, pin?: GpioPin, level?: 0 | 1, delay?: Milliseconds, driver?: number): unknown;

  /**
   * Sets the pin of the codec's power.
   *
   * Source: components/multimedia/audio/binding/luat_lib_audio.c
   */
  config_codec_power_ctrl(on: boolean, pin?: GpioPin, level?: 0 | 1, ...settings: unknown[]): unknown;

  /**
   * One of the `DATA_CODEC_PARAM_…`.
   *
   * Source: components/multimedia/audio/binding/luat_lib_audio.c
   */
  get_codec_param(codec: number, parameter: number): number;

  /**
   * Calls back for what happens.
   *
   * Source: components/multimedia/audio/binding/luat_lib_audio.c
   */
  on(callback: (this: void, ...event: unknown[]) => void): void;

  /**
   * Sets whether it logs what it does.
   *
   * Source: components/multimedia/audio/binding/luat_lib_audio.c
   */
  debug(on: boolean): void;

  /** The constant `REQUEST_START`. Source: components/multimedia/audio/binding/luat_lib_audio.c */
  readonly REQUEST_START: number;

  /** The constant `REQUEST_DRIVER_START`. Source: components/multimedia/audio/binding/luat_lib_audio.c */
  readonly REQUEST_DRIVER_START: number;

  /** The constant `REQUEST_TTS_START`. Source: components/multimedia/audio/binding/luat_lib_audio.c */
  readonly REQUEST_TTS_START: number;

  /** The constant `REQUEST_NEED_NEW_DATA`. Source: components/multimedia/audio/binding/luat_lib_audio.c */
  readonly REQUEST_NEED_NEW_DATA: number;

  /** The constant `REQUEST_GET_NEW_DATA`. Source: components/multimedia/audio/binding/luat_lib_audio.c */
  readonly REQUEST_GET_NEW_DATA: number;

  /** The constant `REQUEST_DECODE_DONE`. Source: components/multimedia/audio/binding/luat_lib_audio.c */
  readonly REQUEST_DECODE_DONE: number;

  /** The constant `REQUEST_END`. Source: components/multimedia/audio/binding/luat_lib_audio.c */
  readonly REQUEST_END: number;

  /** The constant `EXT_SRC_DONE`. Source: components/multimedia/audio/binding/luat_lib_audio.c */
  readonly EXT_SRC_DONE: number;

  /** The constant `DRIVER_TYPE_NONE`. Source: components/multimedia/audio/binding/luat_lib_audio.c */
  readonly DRIVER_TYPE_NONE: number;

  /** The constant `DRIVER_TYPE_I2S`. Source: components/multimedia/audio/binding/luat_lib_audio.c */
  readonly DRIVER_TYPE_I2S: number;

  /** The constant `DRIVER_TYPE_DAC`. Source: components/multimedia/audio/binding/luat_lib_audio.c */
  readonly DRIVER_TYPE_DAC: number;

  /** The constant `DRIVER_TYPE_ADC`. Source: components/multimedia/audio/binding/luat_lib_audio.c */
  readonly DRIVER_TYPE_ADC: number;

  /** The constant `DRIVER_TYPE_USB`. Source: components/multimedia/audio/binding/luat_lib_audio.c */
  readonly DRIVER_TYPE_USB: number;

  /** The constant `DATA_CODEC_TYPE_RAW`. Source: components/multimedia/audio/binding/luat_lib_audio.c */
  readonly DATA_CODEC_TYPE_RAW: number;

  /** The constant `DATA_CODEC_TYPE_WAV`. Source: components/multimedia/audio/binding/luat_lib_audio.c */
  readonly DATA_CODEC_TYPE_WAV: number;

  /** The constant `DATA_CODEC_TYPE_AMR_NB`. Source: components/multimedia/audio/binding/luat_lib_audio.c */
  readonly DATA_CODEC_TYPE_AMR_NB: number;

  /** The constant `DATA_CODEC_TYPE_AMR_WB`. Source: components/multimedia/audio/binding/luat_lib_audio.c */
  readonly DATA_CODEC_TYPE_AMR_WB: number;

  /** The constant `DATA_CODEC_TYPE_TTS`. Source: components/multimedia/audio/binding/luat_lib_audio.c */
  readonly DATA_CODEC_TYPE_TTS: number;

  /** The constant `DATA_CODEC_TYPE_MP3`. Source: components/multimedia/audio/binding/luat_lib_audio.c */
  readonly DATA_CODEC_TYPE_MP3: number;

  /** The constant `DATA_CODEC_TYPE_OPUS`. Source: components/multimedia/audio/binding/luat_lib_audio.c */
  readonly DATA_CODEC_TYPE_OPUS: number;

  /** The constant `DATA_CODEC_TYPE_G711_ULAW`. Source: components/multimedia/audio/binding/luat_lib_audio.c */
  readonly DATA_CODEC_TYPE_G711_ULAW: number;

  /** The constant `DATA_CODEC_TYPE_G711_ALAW`. Source: components/multimedia/audio/binding/luat_lib_audio.c */
  readonly DATA_CODEC_TYPE_G711_ALAW: number;

  /** The constant `DATA_CODEC_TYPE_HW`. Source: components/multimedia/audio/binding/luat_lib_audio.c */
  readonly DATA_CODEC_TYPE_HW: number;

  /** The constant `DSP_TYPE_SPEEXDSP`. Source: components/multimedia/audio/binding/luat_lib_audio.c */
  readonly DSP_TYPE_SPEEXDSP: number;

  /** The constant `CFG_PARAM_I2S_MODE`. Source: components/multimedia/audio/binding/luat_lib_audio.c */
  readonly CFG_PARAM_I2S_MODE: number;

  /** The constant `CFG_PARAM_I2S_FRAME_BITS`. Source: components/multimedia/audio/binding/luat_lib_audio.c */
  readonly CFG_PARAM_I2S_FRAME_BITS: number;

  /** The constant `CFG_PARAM_I2S_CHANNEL_TYPE`. Source: components/multimedia/audio/binding/luat_lib_audio.c */
  readonly CFG_PARAM_I2S_CHANNEL_TYPE: number;

  /** The constant `CFG_PARAM_DAC_BIT_WIDTH`. Source: components/multimedia/audio/binding/luat_lib_audio.c */
  readonly CFG_PARAM_DAC_BIT_WIDTH: number;

  /** The constant `CFG_VALUE_I2S_MODE_I2S`. Source: components/multimedia/audio/binding/luat_lib_audio.c */
  readonly CFG_VALUE_I2S_MODE_I2S: number;

  /** The constant `CFG_VALUE_I2S_MODE_LSB`. Source: components/multimedia/audio/binding/luat_lib_audio.c */
  readonly CFG_VALUE_I2S_MODE_LSB: number;

  /** The constant `CFG_VALUE_I2S_MODE_MSB`. Source: components/multimedia/audio/binding/luat_lib_audio.c */
  readonly CFG_VALUE_I2S_MODE_MSB: number;

  /** The constant `CFG_VALUE_I2S_MODE_PCMS`. Source: components/multimedia/audio/binding/luat_lib_audio.c */
  readonly CFG_VALUE_I2S_MODE_PCMS: number;

  /** The constant `CFG_VALUE_I2S_MODE_PCML`. Source: components/multimedia/audio/binding/luat_lib_audio.c */
  readonly CFG_VALUE_I2S_MODE_PCML: number;

  /** The constant `CFG_VALUE_I2S_CHANNEL_TYPE_LEFT`. Source: components/multimedia/audio/binding/luat_lib_audio.c */
  readonly CFG_VALUE_I2S_CHANNEL_TYPE_LEFT: number;

  /** The constant `CFG_VALUE_I2S_CHANNEL_TYPE_RIGHT`. Source: components/multimedia/audio/binding/luat_lib_audio.c */
  readonly CFG_VALUE_I2S_CHANNEL_TYPE_RIGHT: number;

  /** The constant `CFG_VALUE_I2S_CHANNEL_TYPE_STEREO`. Source: components/multimedia/audio/binding/luat_lib_audio.c */
  readonly CFG_VALUE_I2S_CHANNEL_TYPE_STEREO: number;

  /** The constant `DRIVER_PARAM_TX_MAX_LEN`. Source: components/multimedia/audio/binding/luat_lib_audio.c */
  readonly DRIVER_PARAM_TX_MAX_LEN: number;

  /** The constant `DRIVER_PARAM_RX_MAX_LEN`. Source: components/multimedia/audio/binding/luat_lib_audio.c */
  readonly DRIVER_PARAM_RX_MAX_LEN: number;

  /** The constant `DATA_CODEC_PARAM_ENCODE_INPUT_LEN`. Source: components/multimedia/audio/binding/luat_lib_audio.c */
  readonly DATA_CODEC_PARAM_ENCODE_INPUT_LEN: number;
}
