-- An update that comes piece by piece, and one from a file.
local piece = zbuff.create(4096)
if piece and fota.init() and fota.wait() then
    local ok, done, result = fota.run(piece, 0, 1024)
    local stringOk = fota.run("bytes")
    local checked, complete = fota.isDone()
    log.info("fota", ok, done, result, stringOk, checked, complete)
    if fota.finish(true) then
        rtos.reboot()
    end
end
local fileOk, fileDone = fota.file("/update.bin")
if fileOk and fileDone then
    rtos.reboot()
end
