timer.udelay(100)
timer.mdelay(10)
