PROJECT = "luatos_modbus"
VERSION = "0.1.0"
BUILD = "77037519"
_G.sys = require("sys")
-- src/guard.ts
local guarded
do
local guardCounts
local function say(what, problem)
    local ____log_error_6 = log.error
    local ____what_5 = what
    local ____temp_4
    if type(problem) == "string" then
        ____temp_4 = problem
    else
        ____temp_4 = type(problem)
    end
    ____log_error_6("guard", ____what_5, ____temp_4)
    if guardCounts.unlogged > 0 then
        log.error("guard", guardCounts.unlogged, "errors before this one could not be logged")
        guardCounts.unlogged = 0
    end
end
--- Errors that the guard has caught since boot, and those of them for whose log line there was no memory yet.
guardCounts = {errors = 0, unlogged = 0}
--- Wraps a callback or task. The wrapper passes its arguments on, returns nothing, and never raises.
function guarded(what, action)
    return function(...)
        local fine, problem = xpcall(action, debug.traceback, ...)
        if fine then
            return
        end
        guardCounts.errors = guardCounts.errors + 1
        if not (pcall(say, what, problem)) then
            collectgarbage()
            if not (pcall(say, what, problem)) then
                guardCounts.unlogged = guardCounts.unlogged + 1
            end
        end
    end
end
end
-- src/modbus/rtu.ts
local readRequest, answerBytes, parseAnswer
do
local function checksumOf(frame)
    return string.pack(
        "<I2",
        crypto.crc16_modbus(frame)
    )
end
--- Frames of Modbus RTU as byte strings, without a UART: numbers high byte first, the checksum low byte first.
local readHolding = 3
--- Set in the function code of an exception.
local exceptionBit = 128
local checksumBytes = 2
--- The request for some holding registers of a unit.
function readRequest(unit, first, count)
    local frame = string.pack(
        ">BBI2I2",
        unit,
        readHolding,
        first,
        count
    )
    return frame .. checksumOf(frame)
end
--- How long the answer is, as far as its first bytes tell.
function answerBytes(received, count)
    local ____, functionCode = string.byte(received, 1, 2)
    local isException = functionCode ~= nil and functionCode >= exceptionBit
    return isException and 3 + checksumBytes or 3 + 2 * count + checksumBytes
end
--- The registers that an answer holds, or nothing and what is wrong with it.
function parseAnswer(received, unit, count)
    if #received ~= answerBytes(received, count) then
        return nil, ("answered " .. tostring(#received)) .. " bytes"
    end
    local frame = string.sub(received, 1, -1 - checksumBytes)
    if frame .. checksumOf(frame) ~= received then
        return nil, "answered with a wrong checksum"
    end
    local from, functionCode, third = string.byte(frame, 1, 3)
    if from ~= unit then
        return nil, ("is silent; unit " .. tostring(from)) .. " answered"
    end
    if functionCode ~= readHolding then
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
end
-- src/modbus/bus.ts
local openBus, readHoldingRegisters
do
local uartId, mostBytesAtOnce, received
local function drain()
    while true do
        local chunk = uart.read(uartId, mostBytesAtOnce)
        if chunk == "" then
            return
        end
        received = received .. chunk
    end
end
uartId = 1
local baudRate = 9600
local bufferBytes = 2048
local answerMs = 1000
local stepMs = 50
mostBytesAtOnce = 256
received = ""
--- Opens the UART.
function openBus()
    local result = uart.setup(
        uartId,
        baudRate,
        8,
        1,
        uart.None,
        uart.LSB,
        bufferBytes
    )
    if result ~= 0 then
        log.error(
            "bus",
            "setup of port",
            uartId,
            "failed:",
            result
        )
    end
    uart.on(
        uartId,
        "receive",
        guarded("bus", drain)
    )
end
--- Asks a unit for holding registers. Call it in a task: it waits for the answer, a second at most.
function readHoldingRegisters(unit, first, count)
    drain()
    received = ""
    uart.write(
        uartId,
        readRequest(unit, first, count)
    )
    do
        local waitedMs = 0
        while waitedMs < answerMs and #received < answerBytes(received, count) do
            sys.wait(stepMs)
            drain()
            waitedMs = waitedMs + stepMs
        end
    end
    if received == "" then
        return nil, "does not answer"
    end
    return parseAnswer(received, unit, count)
end
end
-- src/modbus/link.ts
local openLink, say
do
local client, open, closed, unanswered, oneLink
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
local url = "wss://echo.airtun.air32.cn/ws/echo"
local headers = "Auth: Basic ABCDEGG\r\n"
local reconnectMs = 3000
local handshakeMs = 30000
local stepMs = 500
--- The tutorial's server answers each message: so many without an answer, and the link is dead.
local mostUnanswered = 3
open = false
closed = false
unanswered = 0
local lost = 0
--- Opens a link and another one whenever it ends. Call it once.
function openLink()
    sys.taskInit(function()
        local ready = socket.adapter()
        if not ready then
            sys.waitUntil("IP_READY")
        end
        while true do
            oneLink()
            sys.wait(reconnectMs)
        end
    end)
end
--- Sends a text to the server, if there is a link.
function say(text)
    if not client or not open or closed then
        lost = lost + 1
        log.warn("link", "not online,", lost, "messages lost since boot")
        return
    end
    client:send(text)
    unanswered = unanswered + 1
end
--- One link from its making to its end. A second connect() on an old object fails, so each link is a new one.
oneLink = guarded(
    "link",
    function()
        open = false
        closed = false
        unanswered = 0
        client = websocket.create(nil, url)
        if not client then
            log.error("link", "create failed")
            return
        end
        client:headers(headers)
        client:on(guarded("link", onEvent))
        client:connect()
        do
            local waitedMs = 0
            while not open and not closed and waitedMs < handshakeMs do
                sys.wait(stepMs)
                waitedMs = waitedMs + stepMs
            end
        end
        while open and not closed and unanswered < mostUnanswered do
            sys.wait(stepMs)
        end
        log.warn("link", "ended")
        client:close()
        client = nil
    end
)
end
-- src/modbus/main.ts
--- Reads holding registers of a Modbus RTU slave on UART 1, and sends them to a server as JSON.
local unit = 1
local firstRegister = 0
local registerCount = 4
local periodMs = 5000
local watchdogMs = 30000
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
if not wdt or not wdt.init(watchdogMs) then
    log.warn("modbus", "no watchdog guards this module against a hang")
end
local poll = guarded(
    "poll",
    function()
        local registers, problem = readHoldingRegisters(unit, firstRegister, registerCount)
        if not registers then
            log.warn("modbus", "unit", unit, problem)
            return
        end
        local text = json.encode({action = "modbus", unit = unit, first = firstRegister, registers = registers})
        if text ~= nil then
            say(text)
        end
    end
)
sys.taskInit(function()
    openBus()
    while true do
        poll()
        if wdt then
            wdt.feed()
        end
        sys.wait(periodMs)
    end
end)
openLink()
sys.run()
