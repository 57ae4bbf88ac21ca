PROJECT = "luatos_echo"
VERSION = "0.1.0"
_G.sys = require("sys")
-- src/echo/main.ts
local talkUntilClosed, url, headers, periodMs, handshakeMs
function talkUntilClosed()
    local client = websocket.create(nil, url)
    if not client then
        log.error("wsc", "create failed")
        return
    end
    local open = false
    local closed = false
    client:headers(headers)
    client:on(function(_, event, data, fin, opcode)
        log.info(
            "wsc",
            event,
            data,
            fin,
            opcode
        )
        if event == "conack" then
            open = true
        elseif event == "disconnect" then
            closed = true
        end
    end)
    client:connect()
    do
        local waitedMs = 0
        while not open and not closed and waitedMs < handshakeMs do
            sys.wait(100)
            waitedMs = waitedMs + 100
        end
    end
    while open and not closed do
        local text = json.encode({
            action = "echo",
            msg = os.date()
        })
        if text ~= nil then
            client:send(text)
        end
        sys.wait(periodMs)
    end
    client:close()
end
url = "wss://echo.airtun.air32.cn/ws/echo"
headers = "Auth: Basic ABCDEGG\r\n"
local reconnectMs = 3000
periodMs = 15000
handshakeMs = 30000
if rtos.bsp() == "EC618" and pm then
    pm.power(pm.PWK_MODE, false)
end
sys.taskInit(function()
    local ready = socket.adapter()
    if not ready then
        sys.waitUntil("IP_READY")
    end
    while true do
        talkUntilClosed()
        sys.wait(reconnectMs)
    end
end)
sys.run()
