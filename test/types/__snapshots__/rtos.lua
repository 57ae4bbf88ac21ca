local totalBytes, usedBytes, peakBytes = rtos.meminfo()
local systemBytes = rtos.meminfo("sys")
local version, firmwareNumber, bits = rtos.version(true)
log.info("mem", totalBytes, usedBytes, peakBytes, systemBytes)
log.info("mem", rtos.meminfo("lua"))
log.info(
    "firmware",
    version,
    firmwareNumber,
    bits,
    rtos.version(),
    rtos.firmware(),
    rtos.bsp(),
    rtos.buildDate()
)
rtos.autoCollectMem(100, 80, 90)
rtos.setPaths("/sdcard/%s.luac", "/sdcard/%s.lua")
rtos.nop()
rtos.standy(1000)
if rtos.timer_start(1, 1000) == 1 then
    rtos.timer_stop(1)
end
local message, timerId = rtos.receive(rtos.INF_TIMEOUT)
if message == rtos.MSG_TIMER then
    log.info("timer", timerId)
end
if rtos.bsp() == "EC618" then
    rtos.reboot()
end
