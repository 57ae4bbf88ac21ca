local led = gpio.setup(27, 0, gpio.PULLUP)
if led then
    led(gpio.HIGH)
end
gpio.set(27, 0)
gpio.toggle(27)
local button = gpio.setup(20, nil, gpio.PULLUP)
if button and button() == gpio.LOW then
    print("pressed")
end
print(gpio.get(20))
gpio.setup(21, function(level, pin) return print(level, pin) end, gpio.PULLUP, gpio.FALLING)
gpio.setup(20, function(level) return print(level) end, gpio.PULLUP, gpio.BOTH)
gpio.setup(22, function() return print("pressed") end, gpio.PULLUP)
gpio.debounce(21, 50, 1)
gpio.setup(22, gpio.count)
print(gpio.count(22))
gpio.setup(18, 0, nil, nil, 4)
gpio.pulse(1, 169, 8, 0)
gpio.setDefaultPull(gpio.PULLUP)
if gpio.caplevel then
    gpio.caplevel(7, 1, function(durationUs, restTicks) return print(durationUs, restTicks) end)
end
if gpio.WAKEUP3 then
    gpio.setup(gpio.WAKEUP3, function() return print("awake") end)
end
gpio.close(21)
