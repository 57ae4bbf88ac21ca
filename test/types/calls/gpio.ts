const led = gpio.setup(27, 0, gpio.PULLUP);
if (led) led(gpio.HIGH);
gpio.set(27, 0);
gpio.toggle(27);

const button = gpio.setup(20, undefined, gpio.PULLUP);
if (button && button() === gpio.LOW) print("pressed");
print(gpio.get(20));

gpio.setup(21, (level, pin) => print(level, pin), gpio.PULLUP, gpio.FALLING);
gpio.setup(20, (level) => print(level), gpio.PULLUP, gpio.BOTH);
gpio.setup(22, () => print("pressed"), gpio.PULLUP);
gpio.debounce(21, 50, 1);
gpio.setup(22, gpio.count);
print(gpio.count(22));
gpio.setup(18, 0, undefined, undefined, 4);

gpio.pulse(1, 0xa9, 8, 0);
gpio.setDefaultPull(gpio.PULLUP);
if (gpio.caplevel) gpio.caplevel(7, 1, (durationUs, restTicks) => print(durationUs, restTicks));
if (gpio.WAKEUP3) gpio.setup(gpio.WAKEUP3, () => print("awake"));
gpio.close(21);
