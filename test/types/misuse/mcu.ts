// @ts-expect-error the module may be missing
mcu.ticks();

if (mcu) {
  mcu.ticks() satisfies Milliseconds;
  const [high, low] = mcu.ticks2(1);
  high satisfies number;
  low satisfies number;
  // @ts-expect-error two results, not one
  mcu.ticks2() satisfies number;
  // @ts-expect-error another mode gives nothing
  mcu.ticks2(3);

  const [tick, ticksPerUs] = mcu.tick64();
  tick satisfies ByteString;
  ticksPerUs satisfies number;
  // @ts-expect-error a reading is a string of bytes
  mcu.dtick64(1, 2);
  const [reached, difference] = mcu.dtick64(tick, tick);
  reached satisfies boolean;
  difference satisfies number;

  // @ts-expect-error without it the module would stop at a crash
  mcu.hardfault();
  // @ts-expect-error no such mode
  mcu.hardfault(4);
  // @ts-expect-error on Air780E only: check that it is there
  mcu.iomux(mcu.UART, 2, 1);
  // @ts-expect-error on Air700ECQ only: check that it is there
  mcu.altfun(mcu.UART, 2, 25, 3, true);
  // @ts-expect-error it moves UART and I2C alone
  if (mcu.iomux) mcu.iomux(mcu.SPI, 0);
  mcu.reg32(0) satisfies 0;
  mcu.KEYBORAD satisfies 11;
  mcu.CAM satisfies typeof mcu.CAMERA;
}
