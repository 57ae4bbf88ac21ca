if (mcu) {
  const startMs = mcu.ticks();
  if (mcu.ticks() - startMs >= 1000) print("a second", mcu.hz());

  const [seconds, microseconds] = mcu.ticks2(0);
  print(seconds, microseconds);

  const [before] = mcu.tick64();
  const [after, ticksPerUs] = mcu.tick64();
  const [reached, difference] = mcu.dtick64(after, before, 26 * 100);
  if (reached) print(difference, ticksPerUs);

  print(mcu.unique_id(), mcu.muid(), mcu.getClk(), mcu.x32(-1));
  mcu.hardfault(1);
  if (mcu.iomux) mcu.iomux(mcu.UART, 2, 1);
  if (mcu.altfun) mcu.altfun(mcu.UART, 2, 25, 3, true);
  mcu.XTALRefOutput(true, false);
}
