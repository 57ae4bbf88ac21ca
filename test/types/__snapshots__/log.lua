log.setLevel("INFO")
log.setLevel(log.LOG_DEBUG)
log.style(0)
log.debug("uart", "received", 64)
log.info("net", "ready", true, nil)
log.warn("mem", rtos.meminfo())
log.error("json", (json.encode({a = 1})))
log.fatal("main", tostring({}))
if log.getLevel() <= log.LOG_INFO and log.style() == 0 then
    log.info("log", "style", log.style())
end
print(log.LOG_SILENT, log.LOG_WARN, log.LOG_ERROR)
