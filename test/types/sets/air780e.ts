// Air780E has every module: nothing needs a guard.
wdt.feed();
fskv.init();
errDump.record("x");
mobile.imei();
rtc.get();
mcu.ticks();
mcu.iomux(mcu.UART, 2);
// @ts-expect-error on Air700ECQ alone
mcu.altfun(mcu.UART, 2);
websocket.create(undefined, "ws://example.com");
if (websocket) websocket.create(undefined, "ws://example.com");

gpio.WAKEUP3 satisfies undefined;
// @ts-expect-error on Air700ECQ alone
gpio.setup(gpio.CHG_DET);
uart.createSoft(21, 0, 1, 2) satisfies UartId | undefined;
// @ts-expect-error all ports may be taken
uart.createSoft(21, 0, 1, 2) satisfies UartId;
uart.wait485(1) satisfies number;
