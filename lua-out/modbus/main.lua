PROJECT = "luatos_modbus"
VERSION = "0.1.0"
BUILD = "19c577b5"
_G.sys = require("sys")
-- Old cores do not load sys by themselves.
-- Each section is one TypeScript file, with its names and comments. `5 --[[waitMs]]` is the constant waitMs.
-- When files have the same name for something, the file's name follows: `say_guard` is `say` in guard.ts.

-- src/modbus/rtu.ts
--- Modbus RTU frames as byte strings, without a UART: numbers high byte first, the checksum low byte first.

local function checksumOf(frame)
    return string.pack("<I2", crypto.crc16_modbus(frame))
end

--- The request for holding registers of a unit.
local function readRequest(unit, first, count)
    local frame = string.pack(">BBI2I2", unit, 3 --[[readHolding]], first, count)
    return frame .. checksumOf(frame)
end

--- How long the answer is, as far as its first bytes tell.
local function answerBytes(received, count)
    local _, functionCode = string.byte(received, 1, 2)
    local isException = functionCode ~= nil and functionCode >= 128 --[[exceptionBit]]
    return isException and 5 --[[3 + checksumBytes]] or 3 + 2 * count + 2 --[[checksumBytes]]
end

--- The registers in an answer; or nil, and what is wrong with it.
local function parseAnswer(received, unit, count)
    if #received ~= answerBytes(received, count) then
        return nil, "answered " .. tostring(#received) .. " bytes"
    end
    local frame = string.sub(received, 1, -3)
    if frame .. checksumOf(frame) ~= received then
        return nil, "answered with a wrong checksum"
    end
    local from, functionCode, third = string.byte(frame, 1, 3)
    if from ~= unit then
        return nil, "is silent; unit " .. tostring(from) .. " answered"
    end
    if functionCode ~= 3 --[[readHolding]] then
        return nil, "answered with exception " .. tostring(third)
    end
    local registers = {}
    do
        local index = 0
        while index < count do
            local value = string.unpack(">I2", frame, 4 + 2 * index)
            registers[#registers + 1] = value
            index = index + 1
        end
    end
    return registers
end

-- src/device/guard.ts
--- The one entry point for everything that the core calls. An error that leaves a callback would end the VM and restart
-- the module. The guard counts it and turns it into a log line with a trace.

--- How many errors the guard has caught since boot; how many log lines still wait for memory.
local guardCounts = {errors = 0, unlogged = 0}

local function say_guard(what, problem)
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
        if not pcall(say_guard, what, problem) then
            -- Whatever raised has left garbage: collecting it may give the memory for a line.
            collectgarbage()
            if not pcall(say_guard, what, problem) then
                guardCounts.unlogged = guardCounts.unlogged + 1
            end
        end
    end
end

-- src/modbus/bus.ts
--- The UART of a Modbus master: one question, then one answer or silence.

local received = ""

--- A callback does not mean one frame, and may be lost. So every call takes all bytes that are there.
local function drain()
    while true do
        local chunk = uart.read(1 --[[uartId]], 256 --[[mostBytesAtOnce]])
        if chunk == "" then
            return
        end
        received = received .. chunk
    end
end

--- Opens the UART.
local function openBus()
    local result = uart.setup(
        1 --[[uartId]],
        9600 --[[baudRate]],
        8,
        1,
        uart.None,
        uart.LSB,
        2048 --[[bufferBytes]]
    )
    if result ~= 0 then
        log.error("bus", "setup of port", 1 --[[uartId]], "failed:", result)
    end
    uart.on(1 --[[uartId]], "receive", guarded("bus", drain))
end

--- Asks a unit for holding registers. Call it in a task: it waits for the answer, at most a second.
local function readHoldingRegisters(unit, first, count)
    -- Bytes that came too late for the last question do not answer this one.
    drain()
    received = ""
    uart.write(1 --[[uartId]], readRequest(unit, first, count))
    do
        local waitedMs = 0
        while waitedMs < 1000 --[[answerMs]] and #received < answerBytes(received, count) do
            sys.wait(50 --[[stepMs]])
            drain()
            waitedMs = waitedMs + 50 --[[stepMs]]
        end
    end
    if received == "" then
        return nil, "does not answer"
    end
    return parseAnswer(received, unit, count)
end

-- src/modbus/link.ts
--- Keeps a link to the tutorial's server. Messages without a link are lost, and counted.

local client, oneLink
local open = false
local closed = false
local unanswered = 0

local function onEvent(from, event)
    if from ~= client then
        return
    end
    if event == "conack" then
        open = true
        log.info("link", "online")
    elseif event == "recv" then
        unanswered = 0
    elseif event == "disconnect" then
        closed = true
    end
end

local lost = 0

--- Opens a link, and a new one whenever it ends. Call it once.
local function openLink()
    sys.taskInit(function()
        local ready = socket.adapter()
        if not ready then
            sys.waitUntil("IP_READY")
        end
        while true do
            oneLink()
            sys.wait(3000 --[[reconnectMs]])
        end
    end)
end

--- Sends a text to the server, if there is a link.
local function say(text)
    if not client or not open or closed then
        lost = lost + 1
        log.warn("link", "not online,", lost, "messages lost since boot")
        return
    end
    client:send(text)
    unanswered = unanswered + 1
end

--- One link from start to end. A second connect() on an old object fails, so each link gets a new one.
oneLink = guarded("link", function()
    open = false
    closed = false
    unanswered = 0
    client = websocket.create(nil, "wss://echo.airtun.air32.cn/ws/echo")
    if not client then
        log.error("link", "create failed")
        return
    end
    client:headers("Auth: Basic ABCDEGG\r\n")
    client:on(guarded("link", onEvent))
    client:connect()
    -- The core has no handshake timeout: a server that accepts and stays silent would be waited for without end.
    do
        local waitedMs = 0
        while not open and not closed and waitedMs < 30000 --[[handshakeMs]] do
            sys.wait(500 --[[stepMs]])
            waitedMs = waitedMs + 500 --[[stepMs]]
        end
    end
    while open and not closed and unanswered < 3 --[[mostUnanswered]] do
        sys.wait(500 --[[stepMs]])
    end
    log.warn("link", "ended")
    client:close()
    client = nil
end)

-- src/modbus/main.ts
log.info("modbus", PROJECT, VERSION, "build", BUILD, "on", rtos.bsp())
if rtos.bsp() == "EC618" and pm then
    pm.power(pm.PWK_MODE, false)
end
if not wdt or not wdt.init(30000 --[[watchdogMs]]) then
    log.warn("modbus", "no watchdog guards this module against a hang")
end

local poll = guarded("poll", function()
    local registers, problem = readHoldingRegisters(1 --[[unit]], 0 --[[firstRegister]], 4 --[[registerCount]])
    if not registers then
        log.warn("modbus", "unit", 1 --[[unit]], problem)
        return
    end
    local text = json.encode({
        action = "modbus",
        unit = 1 --[[unit]],
        first = 0 --[[firstRegister]],
        registers = registers
    })
    if text ~= nil then
        say(text)
    end
end)

sys.taskInit(function()
    openBus()
    while true do
        poll()
        -- The task that must not stop feeds the watchdog: when it hangs, the watchdog restarts the module.
        if wdt then
            wdt.feed()
        end
        sys.wait(5000 --[[periodMs]])
    end
end)

openLink()

-- The last line is a return, so that the memory of all that has run only once is free from here on.
return sys.run()
