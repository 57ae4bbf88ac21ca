// The first cores of Air700ECQ lack these modules.
// @ts-expect-error
mcu.ticks();
// @ts-expect-error
rtc.get();
if (mcu && rtc) {
  mcu.ticks();
  rtc.get();
}

// A project that knows its core adds one back.
declare const fskv: FskvModule;
fskv.init();

wdt.feed();
errDump.record("x");
mobile.imei();
websocket.create(undefined, "ws://example.com");
if (websocket) websocket.create(undefined, "ws://example.com");

gpio.WAKEUP3 satisfies GpioPin;
gpio.setup(gpio.CHG_DET);
uart.createSoft(21, 0, 1, 2) satisfies undefined;
uart.wait485(1) satisfies 0;

declare const addedBack: McuModule;
addedBack.altfun(addedBack.UART, 2);
// @ts-expect-error on Air780E alone
addedBack.iomux(addedBack.UART, 2);
