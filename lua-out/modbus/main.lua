PROJECT = "luatos_modbus"
VERSION = "0.1.0"
BUILD = "765bb9f8"
_G.sys = require("sys")
-- src/guard.ts
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
--- The one entry point for whatever the firmware calls. An error that left a callback would end the VM and restart the
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
-- src/modbus/rtu.ts
local b, c
local function d(a)
    return string.pack(
        "<I2",
        crypto.crc16_modbus(a)
    )
end
--- The request for some holding registers of a unit.
function b(a, c, e)
    local a = string.pack(
        ">BBI2I2",
        a,
        3,
        c,
        e
    )
    return a .. d(a)
end
--- How long the answer is, as far as its first bytes tell.
function c(a, b)
    local a, a = string.byte(a, 1, 2)
    local a = a ~= nil and a >= 128
    return a and 3 + 2 or 3 + 2 * b + 2
end
-- src/modbus/bus.ts
local e
local f
local function g()
    while true do
        local a = uart.read(1, 256)
        if a == "" then
            return
        end
        f = f .. a
    end
end
f = ""
--- Asks a unit for holding registers. Call it in a task: it waits for the answer, a second at most.
function e(a, h, i)
    g()
    f = ""
    uart.write(
        1,
        b(a, h, i)
    )
    do
        local a = 0
        while a < 1000 and #f < c(f, i) do
            sys.wait(50)
            g()
            a = a + 50
        end
    end
    if f == "" then
        return nil, "does not answer"
    end
    do
        local b = f
        if #b ~= c(b, i) then
            return nil, ("answered " .. tostring(#b)) .. " bytes"
        end
        local c = string.sub(b, 1, -1 - 2)
        if c .. d(c) ~= b then
            return nil, "answered with a wrong checksum"
        end
        local b, d, e = string.byte(c, 1, 3)
        if b ~= a then
            return nil, ("is silent; unit " .. tostring(b)) .. " answered"
        end
        if d ~= 3 then
            return nil, "answered with exception " .. tostring(e)
        end
        local a = {}
        do
            local b = 0
            while b < i do
                local c = string.unpack(">I2", c, 4 + 2 * b)
                a[#a + 1] = c
                b = b + 1
            end
        end
        return a
    end
end
-- src/modbus/link.ts
local b
local c, d, f, h, i
local function j(a, b)
    if a ~= c then
        return
    end
    if b == "conack" then
        d = true
        log.info("link", "online")
    elseif b == "recv" then
        h = 0
    elseif b == "disconnect" then
        f = true
    end
end
d = false
f = false
h = 0
local k = 0
--- Opens a link and another one whenever it ends. Call it once.
function b()
    sys.taskInit(function()
        local a = socket.adapter()
        if not a then
            sys.waitUntil("IP_READY")
        end
        while true do
            i()
            sys.wait(3000)
        end
    end)
end
--- One link from its making to its end. A second connect() on an old object fails, so each link is a new one.
i = a(
    "link",
    function()
        d = false
        f = false
        h = 0
        c = websocket.create(nil, "wss://echo.airtun.air32.cn/ws/echo")
        if not c then
            log.error("link", "create failed")
            return
        end
        c:headers("Auth: Basic ABCDEGG\r\n")
        c:on(a("link", j))
        c:connect()
        do
            local a = 0
            while not d and not f and a < 30000 do
                sys.wait(500)
                a = a + 500
            end
        end
        while d and not f and h < 3 do
            sys.wait(500)
        end
        log.warn("link", "ended")
        c:close()
        c = nil
    end
)
-- src/modbus/main.ts
log.info(
    "modbus",
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
if not wdt or not wdt.init(30000) then
    log.warn("modbus", "no watchdog guards this module against a hang")
end
local c = a(
    "poll",
    function()
        local a, b = e(1, 0, 4)
        if not a then
            log.warn("modbus", "unit", 1, b)
            return
        end
        local a = json.encode({action = "modbus", unit = 1, first = 0, registers = a})
        if a ~= nil then
            do
                if not c or not d or f then
                    k = k + 1
                    log.warn("link", "not online,", k, "messages lost since boot")
                    goto done_say
                end
                c:send(a)
                h = h + 1
                ::done_say::
            end
        end
    end
)
sys.taskInit(function()
    do
        local b = uart.setup(
            1,
            9600,
            8,
            1,
            uart.None,
            uart.LSB,
            2048
        )
        if b ~= 0 then
            log.error(
                "bus",
                "setup of port",
                1,
                "failed:",
                b
            )
        end
        uart.on(
            1,
            "receive",
            a("bus", g)
        )
    end
    while true do
        c()
        if wdt then
            wdt.feed()
        end
        sys.wait(5000)
    end
end)
b()
return -- a call in the place of this function: what has run once is garbage
sys.run()
