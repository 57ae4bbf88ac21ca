PROJECT = "luatos_echo"
VERSION = "0.1.0"
BUILD = "9bbc8c2d"
_G.sys = require("sys")
-- Old cores do not load sys by themselves.
-- Each section is one TypeScript file, with its names and comments. `5 --[[waitMs]]` is the constant waitMs.
-- When files have the same name for something, the file's name follows: `say_guard` is `say` in guard.ts.

-- src/device/guard.ts
--- The one entry point for everything that the core calls. An error that leaves a callback would end the VM and restart
-- the module. The guard counts it and turns it into a log line with a trace.

--- How many errors the guard has caught since boot; how many log lines still wait for memory.
local guardCounts = {errors = 0, unlogged = 0}

local function say(what, problem)
    -- A value with a `__tostring` of its own may raise there.
    local text = type(problem)
    if text ~= "table" and text ~= "userdata" then
        text = tostring(problem)
    end
    log.error("guard", what, text)
    if guardCounts.unlogged > 0 then
        log.error("guard", guardCounts.unlogged, "errors before this one could not be logged")
        guardCounts.unlogged = 0
    end
end

local traceback = debug.traceback

--- Wraps a callback or task; `what` names its part of the firmware in the log. The wrapper passes its arguments on,
-- returns nothing, and never raises.
local function guarded(what, action)
    return function(...)
        -- The trace is missing when the error is not a string, or when memory was short.
        local fine, problem = xpcall(action, traceback, ...)
        if fine then
            return
        end
        guardCounts.errors = guardCounts.errors + 1
        if not pcall(say, what, problem) then
            -- Whatever raised has left garbage: collecting it may give the memory for a line.
            collectgarbage()
            if not pcall(say, what, problem) then
                guardCounts.unlogged = guardCounts.unlogged + 1
            end
        end
    end
end

-- src/echo/main.ts
--- One link from start to end. A second connect() on an old object fails, so each link gets a new one.
local function talkUntilClosed()
    local client = websocket.create(nil, "wss://echo.airtun.air32.cn/ws/echo")
    if not client then
        log.error("wsc", "create failed")
        return
    end
    local open = false
    local closed = false
    local unanswered = 0
    client:headers("Auth: Basic ABCDEGG\r\n")
    client:on(guarded("wsc", function(_, event, data, fin, opcode)
        log.info("wsc", event, data, fin, opcode)
        if event == "conack" then
            open = true
        elseif event == "recv" then
            unanswered = 0
        elseif event == "disconnect" then
            closed = true
        end
    end))
    client:connect()
    -- The core has no handshake timeout: a server that accepts and stays silent would be waited for without end.
    do
        local waitedMs = 0
        while not open and not closed and waitedMs < 30000 --[[handshakeMs]] do
            sys.wait(500 --[[stepMs]])
            waitedMs = waitedMs + 500 --[[stepMs]]
        end
    end
    while open and not closed and unanswered < 2 --[[mostUnanswered]] do
        local time = json.encode(os.date())
        client:send("{\"action\":\"echo\",\"msg\":" .. tostring(time) .. "}")
        unanswered = unanswered + 1
        local waitedMs = 0
        while not closed and waitedMs < 15000 --[[periodMs]] do
            sys.wait(500 --[[stepMs]])
            waitedMs = waitedMs + 500 --[[stepMs]]
        end
    end
    if unanswered == 2 --[[mostUnanswered]] then
        log.warn("wsc", "the server does not answer: a new link")
    end
    client:close()
end

log.info("echo", PROJECT, VERSION, "build", BUILD, "on", rtos.bsp())
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
        sys.wait(3000 --[[reconnectMs]])
    end
end)

-- The last line is a return, so that the memory of all that has run only once is free from here on.
return sys.run()
