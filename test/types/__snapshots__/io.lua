local done, code = io.mkdir("/log")
if not done and not io.dexist("/log") then
    log.warn("file", code)
end
if io.fileSize("/log/0.csv") > 4096 then
    os.rename("/log/0.csv", "/log/1.csv")
end
log.info(
    "file",
    io.exists("/log/1.csv"),
    io.fsize("/log/1.csv"),
    (io.readFile("/log/1.csv", "rb", 0, 16))
)
if io.writeFile("/log/2.csv", "1,2\n", "ab+") ~= true then
    log.warn("file", "not written")
end
local file, problem = io.open("/log/0.csv", "a+")
if file then
    local written = file:write("temperature,", 21, "\n")
    local at = file:seek("set", 0)
    local buffer = zbuff.create(64)
    if written and at ~= nil and buffer then
        local _, length = file:fill(buffer, 0, 16)
        log.info("file", length, file:read(4), file:read("l"), (file:read("a")))
        file:write(buffer)
    end
    file:flush()
    local closed = file:close()
    if not closed then
        log.warn("file", "not closed")
    end
else
    log.warn("file", problem)
end
for line in io.lines("/log/0.csv") do
    log.info("line", line)
end
local listed, entries = io.lsdir("/log", 50, 0)
if listed then
    for _, ____value in ipairs(entries) do
        local name = ____value.name
        local size = ____value.size
        local ____type = ____value.type
        log.info("file", name, size, ____type == io.DIR)
    end
end
local known, total, used, blockBytes = io.fsstat("/")
if known then
    log.info("flash", (total - used) * blockBytes)
end
for _, mount in ipairs(io.lsmount()) do
    log.info("mount", mount.path, mount.fs)
end
if io.mkfs("/sd") then
    io.rmdir("/log")
end
fs.fsstat()
