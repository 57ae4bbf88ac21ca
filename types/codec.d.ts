/** A coder: userdata. */
type Codec = { readonly __userdata: "CODEC*" };

/**
 * Decodes and encodes sound.
 *
 * Optional in the portable set: test `if (codec)` before use.
 *
 * Source: components/multimedia/luat_lib_multimedia_codec.c
 *
 * @noSelf
 */
interface CodecModule {
  /**
   * Makes a coder.
   *
   * Source: components/multimedia/luat_lib_multimedia_codec.c
   */
  create(format: number, decodes?: boolean, quality?: number): Codec | undefined;

  /**
   * What a file contains.
   *
   * Source: components/multimedia/luat_lib_multimedia_codec.c
   */
  info(
    decoder: Codec,
    file: string,
  ): LuaMultiReturn<[ok: boolean, format: number, channels: number, rate: Hertz, bits: number, signed: boolean]>;

  /**
   * Decodes the next samples of the file.
   *
   * Source: components/multimedia/luat_lib_multimedia_codec.c
   */
  data(decoder: Codec, buffer: ZBuff, least?: Bytes): boolean;

  /**
   * Encodes samples.
   *
   * Source: components/multimedia/luat_lib_multimedia_codec.c
   */
  encode(coder: Codec, input: ZBuff, output: ZBuff, mode?: number): boolean;

  /**
   * Frees a coder.
   *
   * Source: components/multimedia/luat_lib_multimedia_codec.c
   */
  release(coder: Codec): void;

  /** A format. Source: components/multimedia/luat_lib_multimedia_codec.c */
  readonly MP3: 2;
  /** A format. Source: components/multimedia/luat_lib_multimedia_codec.c */
  readonly WAV: 3;
  /** A format. Source: components/multimedia/luat_lib_multimedia_codec.c */
  readonly AMR: 4;
  /** A format. Source: components/multimedia/luat_lib_multimedia_codec.c */
  readonly AMR_WB: 5;
  /** A format. Source: components/multimedia/luat_lib_multimedia_codec.c */
  readonly ULAW: 6;
  /** A format. Source: components/multimedia/luat_lib_multimedia_codec.c */
  readonly ALAW: 7;
  /** The voltage of a codec. Source: components/multimedia/luat_lib_multimedia_codec.c */
  readonly VDDA_3V3: 0;
  /** The voltage of a codec. Source: components/multimedia/luat_lib_multimedia_codec.c */
  readonly VDDA_1V8: 1;
}
