local source, sleepMode, reason, pads = pm.lastReson()
print(source, sleepMode, reason, pads, pm.dtimerWkId())
pm.power(pm.PWK_MODE, false)
pm.power(pm.USB, true)
pm.power(pm.WORK_MODE, 1)
pm.ioVol(pm.IOVOL_ALL_GPIO, 3300)
print(pm.keep(nil))
pm.dtimerStart(2, 3600000)
local running, remainingMs = pm.dtimerCheck(2)
if running then
    print(remainingMs)
end
pm.dtimerStop(2)
if pm.request(pm.LIGHT) then
    local _, mode = pm.check()
    if mode ~= pm.LIGHT then
        pm.force(pm.HIB)
    end
end
pm.shutdown()
pm.reboot()
