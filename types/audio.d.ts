/**
 * Plays and records sound.
 *
 * Optional in the portable set: test `if (audio)` before use.
 *
 * Source: components/multimedia/luat_lib_multimedia_audio.c
 *
 * @noSelf
 */
interface AudioModule {
  /**
   * Opens a channel for samples of your own.
   *
   * Source: components/multimedia/luat_lib_multimedia_audio.c
   */
  start(id: number, format: number, channels: number, rate: Hertz, bits: number, signed?: boolean): boolean;

  /**
   * Plays samples.
   *
   * Source: components/multimedia/luat_lib_multimedia_audio.c
   */
  write(id: number, data: ByteString | ZBuff): boolean;

  /**
   * Pauses, or goes on.
   *
   * Source: components/multimedia/luat_lib_multimedia_audio.c
   */
  pause(id: number, on: boolean): boolean;

  /**
   * Says that no more samples come.
   *
   * Source: components/multimedia/luat_lib_multimedia_audio.c
   */
  finish(id: number): boolean;

  /**
   * Ends a channel.
   *
   * Source: components/multimedia/luat_lib_multimedia_audio.c
   */
  stop(id: number): boolean;

  /**
   * Calls a function when something has ended, or more is wanted.
   *
   * Source: components/multimedia/luat_lib_multimedia_audio.c
   */
  on(id: number, callback: (this: void, id: number, event: number, ...more: unknown[]) => void): void;

  /**
   * Plays files, or stops.
   *
   * Source: components/multimedia/luat_lib_multimedia_audio.c
   */
  play(id: number, files?: string | string[], stopsAtError?: boolean): boolean;

  /**
   * Speaks, in cores that can.
   *
   * Source: components/multimedia/luat_lib_multimedia_audio.c
   */
  tts(id: number, text?: string | ZBuff): boolean;

  /**
   * Stops what is played.
   *
   * Source: components/multimedia/luat_lib_multimedia_audio.c
   */
  playStop(id: number): boolean;

  /**
   * Whether nothing is played.
   *
   * Source: components/multimedia/luat_lib_multimedia_audio.c
   */
  isEnd(id: number): boolean;

  /**
   * Drives the amplifier by itself.
   *
   * Source: components/multimedia/luat_lib_multimedia_audio.c
   */
  config(
    id: number,
    pa?: GpioPin,
    onLevel?: 0 | 1,
    dacDelay?: number,
    paDelay?: Milliseconds,
    dac?: GpioPin,
    dacLevel?: 0 | 1,
    offMs?: Milliseconds,
  ): void;

  /**
   * The volume.
   *
   * Source: components/multimedia/luat_lib_multimedia_audio.c
   */
  vol(id: number, percent?: number): number;

  /**
   * The volume of the microphone.
   *
   * Source: components/multimedia/luat_lib_multimedia_audio.c
   */
  micVol(id: number, percent?: number): number;

  /**
   * How the last files went.
   *
   * Source: components/multimedia/luat_lib_multimedia_audio.c
   */
  getError(id: number): LuaMultiReturn<[ok: boolean, stopped: boolean, file: number]>;

  /**
   * Where the sound goes.
   *
   * Source: components/multimedia/luat_lib_multimedia_audio.c
   */
  setBus(id: number, bus: number, codec?: object): void;

  /**
   * Writes more to the log.
   *
   * Source: components/multimedia/luat_lib_multimedia_audio.c
   */
  debug(on: boolean): void;

  /**
   * Puts it to sleep, or wakes it up.
   *
   * Source: components/multimedia/luat_lib_multimedia_audio.c
   */
  pm(id: number, mode: number): boolean;

  /**
   * Records sound.
   *
   * Source: components/multimedia/luat_lib_multimedia_audio.c
   */
  record(
    id: number,
    kind: number,
    seconds?: Seconds,
    quality?: number,
    file?: string,
    callbackTenths?: number,
    buffer?: ZBuff,
    second?: ZBuff,
    channels?: number,
  ): boolean;

  /**
   * Ends a recording.
   *
   * Source: components/multimedia/luat_lib_multimedia_audio.c
   */
  recordStop(id: number): boolean;

  /** For `pm`. Source: components/multimedia/luat_lib_multimedia_audio.c */
  readonly RESUME: 0;
  /** For `pm`. Source: components/multimedia/luat_lib_multimedia_audio.c */
  readonly STANDBY: 1;
  /** For `pm`. Source: components/multimedia/luat_lib_multimedia_audio.c */
  readonly SHUTDOWN: 2;
  /** For `pm`. Source: components/multimedia/luat_lib_multimedia_audio.c */
  readonly POWEROFF: 3;
  /** A format. Source: components/multimedia/luat_lib_multimedia_audio.c */
  readonly PCM: 1;
  /** A format. Source: components/multimedia/luat_lib_multimedia_audio.c */
  readonly MP3: 2;
  /** A format. Source: components/multimedia/luat_lib_multimedia_audio.c */
  readonly WAV: 3;
  /** A format. Source: components/multimedia/luat_lib_multimedia_audio.c */
  readonly AMR: 4;
  /** A format. Source: components/multimedia/luat_lib_multimedia_audio.c */
  readonly AMR_NB: 4;
  /** A format. Source: components/multimedia/luat_lib_multimedia_audio.c */
  readonly AMR_WB: 5;
  /** A format. Source: components/multimedia/luat_lib_multimedia_audio.c */
  readonly ULAW: 6;
  /** A format. Source: components/multimedia/luat_lib_multimedia_audio.c */
  readonly ALAW: 7;
  /** An event. Source: components/multimedia/luat_lib_multimedia_audio.c */
  readonly MORE_DATA: 2;
  /** An event. Source: components/multimedia/luat_lib_multimedia_audio.c */
  readonly DONE: 3;
  /** An event. Source: components/multimedia/luat_lib_multimedia_audio.c */
  readonly RECORD_DATA: 7;
  /** An event. Source: components/multimedia/luat_lib_multimedia_audio.c */
  readonly RECORD_DONE: 8;
  /** For `setBus`. Source: components/multimedia/luat_lib_multimedia_audio.c */
  readonly BUS_DAC: 0;
  /** For `setBus`. Source: components/multimedia/luat_lib_multimedia_audio.c */
  readonly BUS_I2S: 1;
  /** For `setBus`. Source: components/multimedia/luat_lib_multimedia_audio.c */
  readonly BUS_SOFT_DAC: 2;
  /** For `setBus`. Source: components/multimedia/luat_lib_multimedia_audio.c */
  readonly BUS_ADC: 0;
  /** The voltage of a codec. Source: components/multimedia/luat_lib_multimedia_audio.c */
  readonly VOLTAGE_1800: 1;
  /** The voltage of a codec. Source: components/multimedia/luat_lib_multimedia_audio.c */
  readonly VOLTAGE_3300: 0;
  /** For `record`. Source: components/multimedia/luat_lib_multimedia_audio.c */
  readonly RECORD_MONO: 1;
  /** For `record`. Source: components/multimedia/luat_lib_multimedia_audio.c */
  readonly RECORD_STEREO: 2;
}
