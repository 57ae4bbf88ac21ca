const write = gpio.setup(27, 0);
// @ts-expect-error the pin may be out of range
write(1);
if (write) {
  write satisfies GpioWriter;
  // @ts-expect-error a level is 0 or 1
  write(2);
  // @ts-expect-error an output is not read
  write();
}
const read = gpio.setup(20);
if (read) read() satisfies GpioLevel;
gpio.setup(20, undefined, gpio.PULLUP) satisfies GpioReader | undefined;

gpio.setup(21, (level, pin) => {
  level satisfies 0 | 1;
  pin satisfies GpioPin;
}) satisfies GpioReader | undefined;
gpio.setup(21, gpio.count, gpio.PULLUP, gpio.RISING) satisfies GpioReader | undefined;

// @ts-expect-error a boolean would make it an input
gpio.setup(27, true);
// @ts-expect-error a level is 0 or 1
gpio.setup(27, 2);
// @ts-expect-error an output has no trigger
gpio.setup(27, 1, gpio.PULLUP, gpio.RISING);
// @ts-expect-error no such pull
gpio.setup(27, 1, 3);
// @ts-expect-error the pin is a number
gpio.setup("27", 1);
// @ts-expect-error a level is a number
gpio.set(27, true);
// @ts-expect-error a level is 0 or 1
gpio.set(27, 5);
// @ts-expect-error no such mode
gpio.debounce(21, 50, 2);

// @ts-expect-error only with the module mcu: check that it is there
gpio.caplevel(7, 1, () => {});
if (gpio.caplevel) {
  gpio.caplevel(7, 1, (durationUs) => {
    durationUs satisfies Microseconds;
  });
  // @ts-expect-error the handler is needed
  gpio.caplevel(7, 1);
}

gpio.WAKEUP0 satisfies GpioPin;
// @ts-expect-error not on Air780E
gpio.setup(gpio.WAKEUP3, () => {});
// @ts-expect-error not on these models
gpio.setup(gpio.WAKEUP7, () => {});
// @ts-expect-error constants do not change
gpio.HIGH = 1;
gpio.NONE satisfies 255;
gpio.BOTH satisfies 2;
// @ts-expect-error no such member
gpio.write(27, 1);
