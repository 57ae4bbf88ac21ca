PROJECT = "luatos_echo"
VERSION = "0.1.0"
BUILD = "a083edcb"
_G.sys = require("sys")
-- src/device/guard.ts
local a
local b
local function c(a, c)
    local d = type(c)
    if d ~= "table" and d ~= "userdata" then
        d = tostring(c)
    end
    log.error("guard", a, d)
    if b.unlogged > 0 then
        log.error("guard", b.unlogged, "errors before this one could not be logged")
        b.unlogged = 0
    end
end
--- The one entry point for whatever the core calls. An error that left a callback would end the VM and restart the
-- module; here it becomes a log line with a trace, and is counted.
local d = debug.traceback
--- Errors that the guard has caught since boot, and those of them for whose log line there was no memory yet.
b = {errors = 0, unlogged = 0}
--- Wraps a callback or task; `what` names its part of the firmware in the log. The wrapper passes its arguments on, returns nothing, and never raises.
function a(e, f)
    return function(...)
        local a, d = xpcall(f, d, ...)
        if a then
            return
        end
        b.errors = b.errors + 1
        if not (pcall(c, e, d)) then
            collectgarbage()
            if not (pcall(c, e, d)) then
                b.unlogged = b.unlogged + 1
            end
        end
    end
end
-- src/echo/main.ts
log.info(
    "echo",
    PROJECT,
    VERSION,
    "build",
    BUILD,
    "on",
    rtos.bsp()
)
if rtos.bsp() == "EC618" and pm then
    pm.power(pm.PWK_MODE, false)
end
sys.taskInit(function()
    local b = socket.adapter()
    if not b then
        sys.waitUntil("IP_READY")
    end
    while true do
        do
            local b = websocket.create(nil, "wss://echo.airtun.air32.cn/ws/echo")
            if not b then
                log.error("wsc", "create failed")
                goto done_talkUntilClosed
            end
            local c = false
            local d = false
            local e = 0
            b:headers("Auth: Basic ABCDEGG\r\n")
            b:on(a(
                "wsc",
                function(a, a, b, f, g)
                    log.info(
                        "wsc",
                        a,
                        b,
                        f,
                        g
                    )
                    if a == "conack" then
                        c = true
                    elseif a == "recv" then
                        e = 0
                    elseif a == "disconnect" then
                        d = true
                    end
                end
            ))
            b:connect()
            do
                local a = 0
                while not c and not d and a < 30000 do
                    sys.wait(500)
                    a = a + 500
                end
            end
            while c and not d and e < 2 do
                local a = json.encode(os.date())
                b:send(("{\"action\":\"echo\",\"msg\":" .. tostring(a)) .. "}")
                e = e + 1
                do
                    local a = 0
                    while not d and a < 15000 do
                        sys.wait(500)
                        a = a + 500
                    end
                end
            end
            if e == 2 then
                log.warn("wsc", "the server does not answer: a new link")
            end
            b:close()
            ::done_talkUntilClosed::
        end
        sys.wait(3000)
    end
end)
return -- a call in the place of this function: what has run once is garbage
sys.run()
