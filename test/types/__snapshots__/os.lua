PROJECT = "calls"
VERSION = "1.0.0"
COROUTINE_ERROR_ROLL_BACK = false
COROUTINE_ERROR_RESTART = false
log.info(PROJECT, VERSION, SCRIPT_LIB_VER, SYSP == nil)
log.info("time", os.time(), os.clock(), os.date(), os.date("!%Y-%m-%d %H:%M:%S", 0))
log.info("time", os.date("*t").year, os.date("!*t", 0).hour)
log.info(
    "time",
    os.time({year = 2026, month = 8, day = 3}),
    os.time({year = 2026, mon = 8, day = 3, hour = 0})
)
log.info("time", os.difftime(os.time(), 0))
local renamed, _, code = os.rename("/a.txt", "/b.txt")
if not renamed then
    log.warn("file", code)
end
local removed, message = os.remove("/b.txt")
if not removed then
    log.warn("file", message)
end
sys_pub("IP_LOSE", 1)
unload("echo")
log.info("lua", unpack({1, 2}))
local chunk = loadstring("return 1")
if chunk then
    chunk()
end
