PROJECT = "luatos_modbus"
VERSION = "0.1.0"
BUILD = "f3705f68"
_G.sys = require("sys")
local a = sys.wait
-- src/device/guard.ts
local b
local c
local function d(a, b)
    local d = type(b)
    if d ~= "table" and d ~= "userdata" then
        d = tostring(b)
    end
    log.error("guard", a, d)
    if c.unlogged > 0 then
        log.error("guard", c.unlogged, "errors before this one could not be logged")
        c.unlogged = 0
    end
end
--- The one entry point for whatever the core calls. An error that left a callback would end the VM and restart the
-- module; here it becomes a log line with a trace, and is counted.
local e = debug.traceback
--- Errors that the guard has caught since boot, and those of them for whose log line there was no memory yet.
c = {errors = 0, unlogged = 0}
--- Wraps a callback or task; `what` names its part of the firmware in the log. The wrapper passes its arguments on, returns nothing, and never raises.
function b(a, f)
    return function(...)
        local b, e = xpcall(f, e, ...)
        if b then
            return
        end
        c.errors = c.errors + 1
        if not (pcall(d, a, e)) then
            collectgarbage()
            if not (pcall(d, a, e)) then
                c.unlogged = c.unlogged + 1
            end
        end
    end
end
-- src/modbus/rtu.ts
local c, d
local function e(a)
    return string.pack(
        "<I2",
        crypto.crc16_modbus(a)
    )
end
--- The request for some holding registers of a unit.
function c(a, b, d)
    local a = string.pack(
        ">BBI2I2",
        a,
        3,
        b,
        d
    )
    return a .. e(a)
end
--- How long the answer is, as far as its first bytes tell.
function d(a, b)
    local a, a = string.byte(a, 1, 2)
    local a = a ~= nil and a >= 128
    return a and 3 + 2 or 3 + 2 * b + 2
end
-- src/modbus/bus.ts
local f
local g
local function h()
    while true do
        local a = uart.read(1, 256)
        if a == "" then
            return
        end
        g = g .. a
    end
end
g = ""
--- Asks a unit for holding registers. Call it in a task: it waits for the answer, a second at most.
function f(b, i, j)
    h()
    g = ""
    uart.write(
        1,
        c(b, i, j)
    )
    do
        local b = 0
        while b < 1000 and #g < d(g, j) do
            a(50)
            h()
            b = b + 50
        end
    end
    if g == "" then
        return nil, "does not answer"
    end
    do
        local a = g
        if #a ~= d(a, j) then
            return nil, ("answered " .. tostring(#a)) .. " bytes"
        end
        local c = string.sub(a, 1, -1 - 2)
        if c .. e(c) ~= a then
            return nil, "answered with a wrong checksum"
        end
        local a, d, e = string.byte(c, 1, 3)
        if a ~= b then
            return nil, ("is silent; unit " .. tostring(a)) .. " answered"
        end
        if d ~= 3 then
            return nil, "answered with exception " .. tostring(e)
        end
        local a = {}
        do
            local b = 0
            while b < j do
                local c = string.unpack(">I2", c, 4 + 2 * b)
                a[#a + 1] = c
                b = b + 1
            end
        end
        return a
    end
end
-- src/modbus/link.ts
local c
local d, e, g, i, j
local function k(a, b)
    if a ~= d then
        return
    end
    if b == "conack" then
        e = true
        log.info("link", "online")
    elseif b == "recv" then
        i = 0
    elseif b == "disconnect" then
        g = true
    end
end
e = false
g = false
i = 0
local l = 0
--- Opens a link and another one whenever it ends. Call it once.
function c()
    sys.taskInit(function()
        local b = socket.adapter()
        if not b then
            sys.waitUntil("IP_READY")
        end
        while true do
            j()
            a(3000)
        end
    end)
end
--- One link from its making to its end. A second connect() on an old object fails, so each link is a new one.
j = b(
    "link",
    function()
        e = false
        g = false
        i = 0
        d = websocket.create(nil, "wss://echo.airtun.air32.cn/ws/echo")
        if not d then
            log.error("link", "create failed")
            return
        end
        d:headers("Auth: Basic ABCDEGG\r\n")
        d:on(b("link", k))
        d:connect()
        do
            local b = 0
            while not e and not g and b < 30000 do
                a(500)
                b = b + 500
            end
        end
        while e and not g and i < 3 do
            a(500)
        end
        log.warn("link", "ended")
        d:close()
        d = nil
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
local d = b(
    "poll",
    function()
        local a, b = f(1, 0, 4)
        if not a then
            log.warn("modbus", "unit", 1, b)
            return
        end
        local a = json.encode({action = "modbus", unit = 1, first = 0, registers = a})
        if a ~= nil then
            do
                if not d or not e or g then
                    l = l + 1
                    log.warn("link", "not online,", l, "messages lost since boot")
                    goto done_say
                end
                d:send(a)
                i = i + 1
                ::done_say::
            end
        end
    end
)
sys.taskInit(function()
    do
        local a = uart.setup(
            1,
            9600,
            8,
            1,
            uart.None,
            uart.LSB,
            2048
        )
        if a ~= 0 then
            log.error(
                "bus",
                "setup of port",
                1,
                "failed:",
                a
            )
        end
        uart.on(
            1,
            "receive",
            b("bus", h)
        )
    end
    while true do
        d()
        if wdt then
            wdt.feed()
        end
        a(5000)
    end
end)
c()
return -- a call in the place of this function: what has run once is garbage
sys.run()
