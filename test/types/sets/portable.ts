// What one of the two models lacks, or what a firmware may leave out, must be guarded.
// @ts-expect-error
wdt.feed();
// @ts-expect-error
fskv.init();
// @ts-expect-error
errDump.record("x");
// @ts-expect-error
mcu.ticks();
// @ts-expect-error
mobile.imei();
// @ts-expect-error
rtc.get();
if (wdt && fskv && errDump && mcu && mobile && rtc) {
  wdt.feed();
  fskv.init();
  errDump.record("x");
  mobile.imei();
  rtc.get();
  // @ts-expect-error on Air780E alone
  mcu.iomux(mcu.UART, 2);
  // @ts-expect-error on Air700ECQ alone
  mcu.altfun(mcu.UART, 2);
  if (mcu.iomux) mcu.iomux(mcu.UART, 2);
  else if (mcu.altfun) mcu.altfun(mcu.UART, 2);
}

// `websocket` is in all but the speech builds of EC618: a guard is welcome, and not needed.
websocket.create(undefined, "ws://example.com");
if (websocket) websocket.create(undefined, "ws://example.com");
if (!websocket) log.warn("main", "no websocket");

gpio.WAKEUP3 satisfies GpioPin | undefined;
// @ts-expect-error on Air700ECQ alone
gpio.WAKEUP3 satisfies GpioPin;
uart.createSoft(21, 0, 1, 2) satisfies UartId | undefined;
uart.wait485(1) satisfies number;

// A project that knows its core says that it has one, as docs/types.md shows.
declare const can: CanModule;
can.init(0);
