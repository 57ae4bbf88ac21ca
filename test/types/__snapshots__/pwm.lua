pwm.open(1, 1000, 50)
pwm.close(1)
if pwm.setup(4, 1000, 31, 0, 256) and pwm.start(4) then
    pwm.setDuty(4, 64)
    pwm.setFreq(4, 2000)
    pwm.stop(4)
end
