-- Requests in a task; the body as a string, into a file, into a zbuff, and as a firmware update.
sys.taskInit(function()
    local code, headers, body = http.request("GET", "http://example.com/").wait()
    if headers then
        log.info("http", code, headers["Content-Type"], #body)
    end
    local posted = {["Content-Type"] = "application/json"}
    local status = http.request(
        "POST",
        "https://example.com/api",
        posted,
        "{\"a\":1}",
        {timeout = 5000}
    ).wait()
    log.info("http", status)
    local function onPart(contentLengthBytes, receivedBytes)
        return log.info("part", contentLengthBytes, receivedBytes)
    end
    local downloaded, _, lengthBytes = http.request(
        "GET",
        "http://example.com/a",
        nil,
        nil,
        {dst = "/a.bin", callback = onPart}
    ).wait()
    log.info("file", downloaded, lengthBytes)
    local buff = zbuff.create(4096)
    if buff then
        http.request("GET", "http://example.com/b", nil, buff).wait()
    end
    local updated = http.request("GET", "http://example.com/c", nil, nil, {fota = true}).wait()
    if updated == 200 then
        rtos.reboot()
    end
end)

http.request("GET", "http://example.com/d").cb(function(code, headers, body)
    if headers then
        log.info("cb", code, #body)
    end
end)

http.request("GET", "http://example.com/e").cb(function(code) return log.info("cb", code) end)

http.request("GET", "http://example.com/f").cb(function(code, headers)
    if headers then
        log.info("cb", code, headers["Content-Type"])
    end
end)

http.request("GET", "http://example.com/g").cb(function() return log.info("cb", "done") end)
