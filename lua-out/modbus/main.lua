PROJECT = "luatos_modbus"
VERSION = "0.1.0"
BUILD = "6fe31260"
_G.sys = require("sys")
-- src/guard.ts
local ____src_guard = {}
do
local ____exports = ____src_guard
local say
function say(what, problem)
    local ____log_error_6 = log.error
    local ____what_5 = what
    local ____temp_4
    if type(problem) == "string" then
        ____temp_4 = problem
    else
        ____temp_4 = type(problem)
    end
    ____log_error_6("guard", ____what_5, ____temp_4)
    if ____exports.guardCounts.unlogged > 0 then
        log.error("guard", ____exports.guardCounts.unlogged, "errors before this one could not be logged")
        ____exports.guardCounts.unlogged = 0
    end
end
--- Errors that the guard has caught since boot, and those of them for whose log line there was no memory yet.
____exports.guardCounts = {errors = 0, unlogged = 0}
--- Wraps a callback or task. The wrapper passes its arguments on, returns nothing, and never raises.
function ____exports.guarded(what, action)
    return function(...)
        local fine, problem = xpcall(action, debug.traceback, ...)
        if fine then
            return
        end
        local ____exports_guardCounts_0, ____errors_1 = ____exports.guardCounts, "errors"
        ____exports_guardCounts_0[____errors_1] = ____exports_guardCounts_0[____errors_1] + 1
        if not (pcall(say, what, problem)) then
            collectgarbage()
            if not (pcall(say, what, problem)) then
                local ____exports_guardCounts_2, ____unlogged_3 = ____exports.guardCounts, "unlogged"
                ____exports_guardCounts_2[____unlogged_3] = ____exports_guardCounts_2[____unlogged_3] + 1
            end
        end
    end
end
end
-- src/modbus/rtu.ts
local ____src_modbus_rtu = {}
do
local ____exports = ____src_modbus_rtu
local checksumOf
function checksumOf(frame)
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
function ____exports.readRequest(unit, first, count)
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
function ____exports.answerBytes(received, count)
    local ____, functionCode = string.byte(received, 1, 2)
    local isException = functionCode ~= nil and functionCode >= exceptionBit
    return isException and 3 + checksumBytes or 3 + 2 * count + checksumBytes
end
--- The registers that an answer holds, or nothing and what is wrong with it.
function ____exports.parseAnswer(received, unit, count)
    if #received ~= ____exports.answerBytes(received, count) then
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
local ____src_modbus_bus = {}
do
local ____exports = ____src_modbus_bus
local drain, uartId, mostBytesAtOnce, received
local ____guard = ____src_guard
local guarded = ____guard.guarded
local ____rtu = ____src_modbus_rtu
local answerBytes = ____rtu.answerBytes
local parseAnswer = ____rtu.parseAnswer
local readRequest = ____rtu.readRequest
function drain()
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
function ____exports.openBus()
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
function ____exports.readHoldingRegisters(unit, first, count)
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
local ____src_modbus_link = {}
do
local ____exports = ____src_modbus_link
local onEvent, client, open, closed, unanswered, oneLink
local ____guard = ____src_guard
local guarded = ____guard.guarded
function onEvent(from, event)
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
function ____exports.openLink()
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
function ____exports.say(text)
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
local ____guard = ____src_guard
local guarded = ____guard.guarded
local ____bus = ____src_modbus_bus
local openBus = ____bus.openBus
local readHoldingRegisters = ____bus.readHoldingRegisters
local ____link = ____src_modbus_link
local openLink = ____link.openLink
local say = ____link.say
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
