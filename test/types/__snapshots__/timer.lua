local ____exports = {}
timer.udelay(100)
timer.mdelay(10)
return ____exports
