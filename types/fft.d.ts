/**
 * Fourier transforms.
 *
 * Neither Air780E nor Air700ECQ has it: test `if (fft)` before use.
 *
 * Source: components/fft/binding/luat_lib_fft.c
 *
 * @noSelf
 */
interface FftModule {
  /**
   * The factors of a size.
   *
   * Source: components/fft/binding/luat_lib_fft.c
   */
  generate_twiddles(size: number): LuaMultiReturn<[cosines: number[], sines: number[]]>;

  /**
   * The same as integers.
   *
   * Source: components/fft/binding/luat_lib_fft.c
   */
  generate_twiddles_q15_to_zbuff(size: number, cosines: ZBuff, sines: ZBuff): void;

  /**
   * Transforms in place.
   *
   * Source: components/fft/binding/luat_lib_fft.c
   */
  run(
    real: number[] | ZBuff,
    imaginary: number[] | ZBuff | undefined,
    size: number,
    cosines: number[] | ZBuff,
    sines: number[] | ZBuff,
    options?: object,
  ): void;

  /**
   * Transforms back in place.
   *
   * Source: components/fft/binding/luat_lib_fft.c
   */
  ifft(
    real: number[] | ZBuff,
    imaginary: number[] | ZBuff,
    size: number,
    cosines: number[] | ZBuff,
    sines: number[] | ZBuff,
    options?: object,
  ): void;

  /**
   * Integrates in place.
   *
   * Source: components/fft/binding/luat_lib_fft.c
   */
  fft_integral(real: number[] | ZBuff, imaginary: number[] | ZBuff, size: number, step: number): void;
}
