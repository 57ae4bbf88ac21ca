PROJECT = "luatos_gateway"
VERSION = "0.1.0"
BUILD = "58694ca0"
_G.sys = require("sys")
-- src/config.ts
local ____src_config = {}
do
local ____exports = ____src_config
--- What the gateway connects, and how. Edit, run `npm run build`, flash lua-out/main.lua.
-- The values below are those of the vendor's tutorial.
____exports.config = {
    url = "wss://echo.airtun.air32.cn/ws/echo",
    headers = {"Auth: Basic ABCDEGG"},
    keepaliveSeconds = 180,
    uart = {
        id = 1,
        baudRate = 115200,
        dataBits = 8,
        parity = "none",
        stopBits = 1
    },
    packing = {idleGapMs = 20, maximumDelayMs = 100, maximumBytes = 1300, delimiter = ""},
    outbox = {sizeBytes = 65536, overflow = "oldest", burstBytes = 16384, unconfirmed = "resend"},
    inbox = {sizeBytes = 16384},
    frames = "binary",
    echoCommand = true,
    errorReportSeconds = -1
}
end
-- src/guard.ts
local ____src_guard = {}
do
local ____exports = ____src_guard
--- The one entry point for whatever the firmware calls. An error that left a callback would end the VM and restart the
-- module; here it becomes a log line with a trace, and is counted.
local errors = 0
--- How many errors the guard has caught since boot.
function ____exports.guardedErrors()
    return errors
end
--- Wraps a callback or task. The wrapper passes its arguments on, returns nothing, and never raises.
function ____exports.guarded(what, action)
    local function report(problem)
        errors = errors + 1
        log.error(
            "guard",
            what,
            debug.traceback(
                tostring(problem),
                2
            )
        )
    end
    return function(...)
        xpcall(action, report, ...)
    end
end
end
-- src/board.ts
local ____src_board = {}
do
local ____exports = ____src_board
local startWatchdog, watchdogMs
local ____guard = ____src_guard
local guarded = ____guard.guarded
function startWatchdog(isHealthy)
    local watchdog = wdt
    if not watchdog then
        log.warn("board", "this firmware has no watchdog")
        return
    end
    if not watchdog.init(watchdogMs) then
        log.error("board", "the watchdog refused", watchdogMs, "ms: nothing guards this module against a hang")
        return
    end
    sys.timerLoopStart(
        guarded(
            "watchdog",
            function()
                if isHealthy() then
                    watchdog.feed()
                else
                    log.error("board", "the gateway is stuck: the watchdog is not fed")
                end
            end
        ),
        ____exports.feedPeriodMs
    )
end
watchdogMs = 30000
--- How often the watchdog is fed, and `isHealthy` asked.
____exports.feedPeriodMs = 5000
--- Prepares the module. `isHealthy` is asked every 5 seconds; the watchdog is fed only while it says yes.
function ____exports.bringUpBoard(config, isHealthy)
    if rtos.bsp() == "EC618" and pm then
        pm.power(pm.PWK_MODE, false)
    end
    if errDump and config.errorReportSeconds >= 0 then
        errDump.config(true, config.errorReportSeconds)
    end
    startWatchdog(isHealthy)
end
end
-- src/check-config.ts
local ____src_check_config = {}
do
local ____exports = ____src_check_config
local within
function within(name, value, least, most, instead)
    if math.type(value) == "integer" and value >= least and value <= most then
        return value
    end
    log.error(
        "config",
        name,
        "is",
        value,
        ((((("but must be " .. tostring(least)) .. " to ") .. tostring(most)) .. ": ") .. tostring(instead)) .. " is taken"
    )
    return instead
end
local mostFrameBytes = 65534
local leastRingBytes = 2048
local ringOverheadBytes = 16
--- Checks the settings and mends what can not work, in place. Logs one line for each.
function ____exports.mendConfig(config)
    local ____config_0 = config
    local port = ____config_0.uart
    local packing = ____config_0.packing
    local outbox = ____config_0.outbox
    local inbox = ____config_0.inbox
    if (string.match(config.url, "^wss?://[^/]")) == nil then
        log.error("config", "url is not ws://… or wss://…: no link can be made")
    end
    port.baudRate = within(
        "uart.baudRate",
        port.baudRate,
        300,
        4000000,
        115200
    )
    packing.idleGapMs = within(
        "packing.idleGapMs",
        packing.idleGapMs,
        0,
        3600000,
        20
    )
    packing.maximumDelayMs = within(
        "packing.maximumDelayMs",
        packing.maximumDelayMs,
        0,
        3600000,
        100
    )
    outbox.sizeBytes = within(
        "outbox.sizeBytes",
        outbox.sizeBytes,
        leastRingBytes,
        4194304,
        65536
    )
    outbox.burstBytes = within(
        "outbox.burstBytes",
        outbox.burstBytes,
        1,
        4194304,
        16384
    )
    inbox.sizeBytes = within(
        "inbox.sizeBytes",
        inbox.sizeBytes,
        1,
        4194304,
        16384
    )
    local ringFrame = outbox.sizeBytes - ringOverheadBytes
    local mostBytes = ringFrame < mostFrameBytes and ringFrame or mostFrameBytes
    packing.maximumBytes = within(
        "packing.maximumBytes",
        packing.maximumBytes,
        1,
        mostBytes,
        1300
    )
end
end
-- src/inbox.ts
local ____src_inbox = {}
do
local ____exports = ____src_inbox
local writeNext, durationMs, uartId, baudRate, pieces, first, last, waiting, writing, counts, retryMs, sentGraceMs, onSentMissing
local ____guard = ____src_guard
local guarded = ____guard.guarded
function writeNext()
    if writing or first > last then
        return
    end
    local piece = pieces[first]
    local written = uart.write(uartId, piece)
    if written <= 0 then
        writing = true
        sys.timerStart(onSentMissing, retryMs)
        return
    end
    counts.written = counts.written + written
    waiting = waiting - written
    if written < #piece then
        pieces[first] = string.sub(piece, written + 1)
    else
        pieces[first] = nil
        first = first + 1
        if first > last then
            first = 1
            last = 0
        end
    end
    writing = true
    sys.timerStart(
        onSentMissing,
        durationMs(written) + sentGraceMs
    )
end
function durationMs(count)
    return count * 12000 // baudRate + 1
end
uartId = 0
baudRate = 0
local limit = 0
pieces = {}
first = 1
last = 0
waiting = 0
writing = false
counts = {received = 0, written = 0, dropped = 0}
--- Bytes from the server by what became of them, since boot; the rest waits. The table is live.
function ____exports.inboxCounts()
    return counts
end
function ____exports.createInbox(config)
    uartId = config.uart.id
    baudRate = config.uart.baudRate
    limit = config.inbox.sizeBytes
end
--- Takes a piece and writes it when its turn comes. A piece that finds no room is dropped whole and counted.
function ____exports.pushToInbox(bytes)
    if #bytes == 0 then
        return
    end
    counts.received = counts.received + #bytes
    if waiting + #bytes > limit and waiting > 0 then
        counts.dropped = counts.dropped + #bytes
        return
    end
    waiting = waiting + #bytes
    last = last + 1
    pieces[last] = bytes
    writeNext()
end
--- The UART's "sent" event.
function ____exports.uartSent()
    if writing then
        sys.timerStop(onSentMissing)
        writing = false
        writeNext()
    end
end
retryMs = 50
sentGraceMs = 500
--- "sent" may be lost, and a write may be refused: neither may stop the stream.
onSentMissing = guarded(
    "uart sent",
    function()
        writing = false
        writeNext()
    end
)
end
-- src/firmware-era.ts
local ____src_firmware_era = {}
do
local ____exports = ____src_firmware_era
local tointeger
function tointeger(digits)
    local value = tonumber(digits)
    return value == nil and 0 or (math.tointeger(value) or 0)
end
--- What the day on which the core was compiled says of its WebSocket component.
local months = "JanFebMarAprMayJunJulAugSepOctNovDec"
--- From this day on the component confirms again.
local confirmsAgain = 20251222
--- Whether a core whose `send()` says true for success surely never fires "sent": it was compiled before that was mended.
-- A later day proves nothing: a new core may hold an old component.
function ____exports.surelyNeverConfirms()
    local month, day, year = string.match(
        rtos.buildDate(),
        "^(%a%a%a) +(%d+) (%d%d%d%d)$"
    )
    local at = string.find(months, month or "?", 1, true)
    if at == nil then
        return false
    end
    return tointeger(year) * 10000 + (at // 3 + 1) * 100 + tointeger(day) < confirmsAgain
end
end
-- src/outbox.ts
local ____src_outbox = {}
do
local ____exports = ____src_outbox
local freeBytes, payloadRoom, makeRoom, moveFlight, dropOpenFrame, discard, wrapped, setLength, lengthAt, ringBytes, writeRing, headerBytes, ring, capacity, dropsOldest, head, next, tail, flightSpan, queueSpan, delimiterBytes, openBytes, openDropped, counts
--- Gives bytes that were taken off the end of one frame to the next.
function ____exports.appendToOpenFrame(bytes)
    writeRing(
        wrapped(tail + headerBytes + openBytes),
        bytes
    )
    openBytes = openBytes + #bytes
    counts.queued = counts.queued + #bytes
end
function freeBytes()
    return capacity - flightSpan - queueSpan - 2 * headerBytes - openBytes
end
function payloadRoom(free)
    return delimiterBytes == 0 and free or free * delimiterBytes // (delimiterBytes + headerBytes)
end
function makeRoom(uartId, most)
    local free = freeBytes()
    local room = payloadRoom(free)
    if room >= most or not dropsOldest then
        return room
    end
    local waiting = uart.rxSize(uartId)
    local wanted = waiting < most and waiting or most
    local span = 0
    local bytes = 0
    local at = next
    while payloadRoom(free + span) < wanted and span < queueSpan do
        local length = lengthAt(at)
        bytes = bytes + length
        span = span + (headerBytes + length)
        at = wrapped(at + headerBytes + length)
    end
    if span > 0 then
        moveFlight(span)
        head = wrapped(head + span)
        next = at
        queueSpan = queueSpan - span
        counts.queued = counts.queued - bytes
        counts.dropped = counts.dropped + bytes
    end
    return payloadRoom(free + span)
end
function moveFlight(by)
    local left = flightSpan
    while left > 0 do
        local count = left < 256 and left or 256
        left = left - count
        local from = wrapped(head + left)
        writeRing(
            wrapped(from + by),
            ringBytes(from, count)
        )
    end
end
function dropOpenFrame(uartId, most, scratch)
    counts.queued = counts.queued - openBytes
    counts.dropped = counts.dropped + openBytes
    openDropped = openBytes
    openBytes = 0
    return discard(uartId, most, scratch)
end
function discard(uartId, most, scratch)
    scratch:seek(0)
    local count = uart.read(uartId, most, scratch)
    openDropped = openDropped + count
    counts.received = counts.received + count
    counts.dropped = counts.dropped + count
    return count
end
function wrapped(position)
    return position >= capacity and position - capacity or position
end
function setLength(at, length)
    ring[at] = length // 256
    ring[wrapped(at + 1)] = length & 255
end
function lengthAt(at)
    return ring[at] * 256 + ring[wrapped(at + 1)]
end
function ringBytes(at, count)
    ring:seek(capacity)
    local contiguous = capacity - at
    if count <= contiguous then
        return ring:toStr(at, count)
    end
    return ring:toStr(at, contiguous) .. ring:toStr(0, count - contiguous)
end
function writeRing(at, bytes)
    local contiguous = capacity - at
    ring:seek(at)
    if #bytes <= contiguous then
        ring:write(bytes)
    else
        ring:write(string.sub(bytes, 1, contiguous))
        ring:seek(0)
        ring:write(string.sub(bytes, contiguous + 1))
    end
end
headerBytes = 2
capacity = 0
dropsOldest = true
head = 0
next = 0
tail = 0
flightSpan = 0
queueSpan = 0
delimiterBytes = 0
openBytes = 0
openDropped = 0
counts = {
    received = 0,
    confirmed = 0,
    inFlight = 0,
    queued = 0,
    dropped = 0,
    consumed = 0,
    resent = 0
}
--- The figures of the delivery contract, in payload bytes. The table is live: read it, do not keep it or change it.
function ____exports.outboxCounts()
    return counts
end
--- Bytes that were in flight on a link that died, and were given up. They are among the dropped ones.
local givenUp = 0
--- Bytes that found no room in the ring, or made room, since boot. The other dropped ones were given up in flight.
function ____exports.droppedByOverflow()
    return counts.dropped - givenUp
end
--- Claims the ring. Halves the size until the firmware has the memory, and says so.
-- Returns false when not even 2 KiB are to be had.
function ____exports.createOutbox(sizeBytes, overflow, delimiterLength)
    dropsOldest = overflow == "oldest"
    delimiterBytes = delimiterLength
    do
        local size = sizeBytes
        while size >= 2048 do
            local memory = zbuff.create(size)
            if memory ~= nil then
                ring = memory
                capacity = size
                if size < sizeBytes then
                    log.warn(
                        "outbox",
                        "memory is short:",
                        size,
                        "bytes instead of",
                        sizeBytes
                    )
                end
                return true
            end
            size = size // 2
        end
    end
    log.error("outbox", "no memory for a ring of 2048 bytes")
    return false
end
--- Reads up to `most` bytes from the UART into the open frame. Returns how many came: 0 when the UART has none.
-- When the ring is full, whole frames are dropped by the overflow policy and counted.
function ____exports.readIntoOutbox(uartId, most, scratch)
    if openDropped > 0 then
        return discard(uartId, most, scratch)
    end
    local room = makeRoom(uartId, most)
    if room <= 0 then
        return uart.rxSize(uartId) > 0 and dropOpenFrame(uartId, most, scratch) or 0
    end
    local at = wrapped(tail + headerBytes + openBytes)
    local contiguous = capacity - at
    local want = most < room and most or room
    want = want < contiguous and want or contiguous
    ring:seek(at)
    local count = uart.read(uartId, want, ring)
    openBytes = openBytes + count
    counts.received = counts.received + count
    counts.queued = counts.queued + count
    return count
end
--- Payload bytes of the open frame, those that were dropped while it grew included.
function ____exports.openFrameBytes()
    return openBytes + openDropped
end
--- Whether the open frame found no room: its bytes are in the scratch buffer of the last read, and gone with the next.
function ____exports.openFrameIsDropped()
    return openDropped > 0
end
--- Begins a frame with bytes of a dropped one that belong to the next. Returns false when there is no room for them.
function ____exports.takeBack(bytes)
    if payloadRoom(freeBytes()) < #bytes then
        openDropped = #bytes
        return false
    end
    counts.dropped = counts.dropped - #bytes
    ____exports.appendToOpenFrame(bytes)
    return true
end
--- The last `count` payload bytes of the open frame, as a string.
function ____exports.openFrameTail(count)
    return ringBytes(
        wrapped(tail + headerBytes + openBytes - count),
        count
    )
end
--- Takes the last `count` payload bytes off the open frame and returns them. Give them back with `appendToOpenFrame`.
function ____exports.takeOpenFrameTail(count)
    local bytes = ____exports.openFrameTail(count)
    openBytes = openBytes - count
    counts.queued = counts.queued - count
    return bytes
end
--- Ends the open frame: it is queued. Does nothing when it is empty.
function ____exports.closeFrame()
    if openBytes > 0 then
        setLength(tail, openBytes)
        local span = headerBytes + openBytes
        tail = wrapped(tail + span)
        queueSpan = queueSpan + span
        openBytes = 0
    end
    openDropped = 0
end
--- Takes the open frame out again: a command has consumed it.
function ____exports.consumeOpenFrame()
    counts.queued = counts.queued - openBytes
    counts.consumed = counts.consumed + openBytes
    openBytes = 0
end
--- Whether a whole frame waits to be sent.
function ____exports.hasQueuedFrame()
    return queueSpan > 0
end
--- Copies the next frame's payload into an emptied staging zbuff. Returns its length, or 0 when none waits.
function ____exports.stageFrame(staging)
    if queueSpan == 0 then
        return 0
    end
    local length = lengthAt(next)
    local start = wrapped(next + headerBytes)
    local contiguous = capacity - start
    staging:seek(0)
    ring:seek(capacity)
    if length <= contiguous then
        staging:copy(0, ring, start, length)
    else
        staging:copy(0, ring, start, contiguous)
        staging:copy(contiguous, ring, 0, length - contiguous)
    end
    return length
end
--- The staged frame was handed to the firmware.
function ____exports.frameSent()
    local length = lengthAt(next)
    local span = headerBytes + length
    next = wrapped(next + span)
    queueSpan = queueSpan - span
    flightSpan = flightSpan + span
    counts.queued = counts.queued - length
    counts.inFlight = counts.inFlight + length
end
--- Everything in flight has arrived, as far as the firmware can know.
function ____exports.confirmFlight()
    counts.confirmed = counts.confirmed + counts.inFlight
    counts.inFlight = 0
    head = next
    flightSpan = 0
end
--- The link has died: what was in flight is queued again, in its order. Returns how many bytes.
function ____exports.requeueFlight()
    local bytes = counts.inFlight
    counts.queued = counts.queued + bytes
    counts.resent = counts.resent + bytes
    counts.inFlight = 0
    next = head
    queueSpan = queueSpan + flightSpan
    flightSpan = 0
    return bytes
end
--- The link has died: what was in flight is given up. Returns how many bytes.
function ____exports.dropFlight()
    local bytes = counts.inFlight
    counts.dropped = counts.dropped + bytes
    givenUp = givenUp + bytes
    counts.inFlight = 0
    head = next
    flightSpan = 0
    return bytes
end
end
-- src/link.ts
local ____src_link = {}
do
local ____exports = ____src_link
local mayHaveMoreInFlight, confirmsNothing, onEvent, probe, transmit, learnWhetherItConfirms, waitForConfirmation, burstDone, ageMs, firstAgeMs, firstRetryMs, mostRetryMs, config, events, staging, firmwareConfirms, client, opened, open, lastError, successValue, burstInFlight, retryMs, refusals, answers, quietMs, probeMs, probeDue, burstMs, probing, answerDue, serverAnswers, heardSinceBurst, burstUnconfirmed, onDisconnected, onAge, onRetry
local ____firmware_2Dera = ____src_firmware_era
local surelyNeverConfirms = ____firmware_2Dera.surelyNeverConfirms
local ____guard = ____src_guard
local guarded = ____guard.guarded
local ____outbox = ____src_outbox
local confirmFlight = ____outbox.confirmFlight
local dropFlight = ____outbox.dropFlight
local frameSent = ____outbox.frameSent
local hasQueuedFrame = ____outbox.hasQueuedFrame
local outboxCounts = ____outbox.outboxCounts
local requeueFlight = ____outbox.requeueFlight
local stageFrame = ____outbox.stageFrame
--- Ends the link, if there is one. Nothing of it is heard again. What was in flight is queued again or dropped.
function ____exports.closeLink()
    local old = client
    client = nil
    opened = false
    open = false
    successValue = nil
    burstInFlight = false
    burstUnconfirmed = false
    retryMs = firstRetryMs
    refusals = 0
    probing = false
    probeDue = false
    answerDue = false
    serverAnswers = false
    sys.timerStop(onAge)
    sys.timerStop(onDisconnected)
    if old then
        old:close()
        local lost = config.outbox.unconfirmed == "resend" and requeueFlight() or dropFlight()
        if lost > 0 then
            log.warn("link", lost, "bytes were not confirmed:", config.outbox.unconfirmed)
        end
    end
end
--- Sends what waits, as far as the gate lets it.
function ____exports.pumpLink()
    if not open or burstInFlight or not mayHaveMoreInFlight() then
        return
    end
    local sent = 0
    local frames = 0
    local failed = false
    if probeDue then
        failed = not probe()
        frames = failed and 0 or 1
    end
    while #answers > 0 and not failed do
        failed = not transmit(answers[1], true)
        if not failed then
            table.remove(answers, 1)
            frames = frames + 1
        end
    end
    while sent < config.outbox.burstBytes and hasQueuedFrame() and not failed do
        local length = stageFrame(staging)
        failed = not transmit(staging, config.frames == "text")
        if not failed then
            frameSent()
            sent = sent + length
            frames = frames + 1
        end
    end
    if frames > 0 then
        waitForConfirmation()
    elseif failed then
        sys.timerStart(onRetry, retryMs)
        retryMs = retryMs * 2 > mostRetryMs and mostRetryMs or retryMs * 2
    end
end
function mayHaveMoreInFlight()
    return firmwareConfirms ~= nil or outboxCounts().inFlight < config.outbox.sizeBytes // 2
end
function confirmsNothing()
    firmwareConfirms = false
    log.warn("link", "this firmware confirms nothing: what is sent counts as arrived after", ageMs, "ms")
end
function onEvent(event, data)
    if event == "conack" then
        opened = true
        open = true
        quietMs = 0
        if probe() then
            waitForConfirmation()
        end
        events.onOpened()
    elseif event == "recv" then
        quietMs = 0
        probing = false
        heardSinceBurst = true
        if data == "" and answerDue then
            answerDue = false
            serverAnswers = true
        end
        events.onReceived(data)
    elseif event == "sent" then
        firmwareConfirms = true
        burstDone()
    elseif event == "error" then
        lastError = (" (" .. tostring(data)) .. ")"
    elseif event == "disconnect" then
        open = false
        sys.timerStart(onDisconnected, 1)
    end
end
function probe()
    if not transmit("", false) then
        return false
    end
    probeDue = false
    probing = true
    answerDue = true
    probeMs = 0
    return true
end
function transmit(payload, asText)
    if not client then
        return false
    end
    local ____asText_0
    if asText then
        ____asText_0 = client:send(payload)
    else
        ____asText_0 = client:send(payload, 1)
    end
    local result = ____asText_0
    local ready = client:ready()
    if successValue == nil and ready then
        successValue = result
        learnWhetherItConfirms(result)
    end
    local taken = ready and result == successValue
    if taken then
        refusals = 0
        retryMs = firstRetryMs
    elseif ready then
        refusals = refusals + 1
    end
    return taken
end
function learnWhetherItConfirms(result)
    if firmwareConfirms == nil then
        if not result then
            firmwareConfirms = true
        elseif surelyNeverConfirms() then
            confirmsNothing()
        end
    end
end
function waitForConfirmation()
    burstInFlight = true
    local first = not burstUnconfirmed
    if first then
        burstMs = 0
        heardSinceBurst = false
        burstUnconfirmed = true
    end
    if firmwareConfirms ~= true then
        sys.timerStart(onAge, first and firmwareConfirms == nil and firstAgeMs or ageMs)
    end
end
function burstDone()
    if burstUnconfirmed then
        burstInFlight = false
        burstUnconfirmed = false
        sys.timerStop(onAge)
        confirmFlight()
        ____exports.pumpLink()
    end
end
--- How often `checkLink` is to be called.
____exports.checkPeriodMs = 5000
--- A probe goes out after this much quiet; twice as rarely while the server is not known to answer.
local probeAfterMs = 20000
local answerWithinMs = 15000
local confirmWithinMs = 40000
ageMs = 1000
firstAgeMs = 3000
firstRetryMs = 100
mostRetryMs = 3200
--- So many frames refused in a row by a link that says it is ready: it has run out of memory, or was misread.
local mostRefusals = 5
local mostAnswers = 16
--- An earlier link opened, and then nothing at all was heard on it.
local hadMuteLink = false
opened = false
open = false
lastError = ""
burstInFlight = false
retryMs = firstRetryMs
refusals = 0
answers = {}
quietMs = 0
probeMs = 0
probeDue = false
burstMs = 0
probing = false
answerDue = false
serverAnswers = false
heardSinceBurst = false
burstUnconfirmed = false
function ____exports.createLink(settings, stagingBuffer, listener)
    config = settings
    staging = stagingBuffer
    events = listener
end
--- Starts an attempt. Ends in `onOpened` or `onClosed`, or in neither: the caller keeps a handshake timeout.
function ____exports.openLink()
    ____exports.closeLink()
    lastError = ""
    if not websocket then
        events.onClosed("this firmware has no websocket module")
        return
    end
    local created = websocket.create(nil, config.url, config.keepaliveSeconds)
    if not created then
        events.onClosed("websocket.create failed")
        return
    end
    client = created
    if #config.headers > 0 and not created:headers(table.concat(config.headers, "\r\n") .. "\r\n") then
        events.onClosed("the headers are refused: 1023 bytes at most")
        return
    end
    created:on(guarded(
        "websocket",
        function(source, event, data)
            if source == client then
                onEvent(event, data)
            end
        end
    ))
    if not created:connect() then
        events.onClosed("connect failed")
    end
end
--- Queues a text frame of the gateway's own. The oldest goes when there are too many.
function ____exports.sendAnswer(text)
    if #answers >= mostAnswers then
        table.remove(answers, 1)
        log.warn("link", "too many answers wait: the oldest was dropped")
    end
    answers[#answers + 1] = text
    ____exports.pumpLink()
end
--- The liveness check. Returns why the link must be taken for dead, or undefined.
-- A missing answer condemns a link only when the server has answered on it before, a missing "sent" only when the
-- firmware is known to give it, or when nothing at all was heard and it is not known yet.
function ____exports.checkLink()
    if not client or not opened then
        return nil
    end
    if not open or not client:ready() then
        return "the firmware has dropped the link"
    end
    if refusals >= mostRefusals then
        return "the firmware takes no frame"
    end
    quietMs = quietMs + ____exports.checkPeriodMs
    if firmwareConfirms ~= false and burstUnconfirmed then
        burstMs = burstMs + ____exports.checkPeriodMs
        if burstMs >= confirmWithinMs then
            hadMuteLink = firmwareConfirms == nil
            return "what was sent is not confirmed"
        end
    end
    if probing then
        probeMs = probeMs + ____exports.checkPeriodMs
        if serverAnswers and probeMs >= answerWithinMs then
            return "the server does not answer"
        end
    end
    local period = serverAnswers and probeAfterMs or 2 * probeAfterMs
    if quietMs >= period and (not probing or probeMs >= period) then
        probeDue = true
        ____exports.pumpLink()
    end
    return nil
end
onDisconnected = guarded(
    "disconnect",
    function() return events.onClosed("disconnected" .. lastError) end
)
onAge = guarded(
    "age",
    function()
        if firmwareConfirms == nil and (heardSinceBurst or hadMuteLink) then
            confirmsNothing()
        end
        if firmwareConfirms == false then
            burstDone()
            return
        end
        burstInFlight = false
        ____exports.pumpLink()
        if not burstInFlight then
            sys.timerStart(onAge, ageMs)
        end
    end
)
onRetry = guarded("retry", ____exports.pumpLink)
end
-- src/machine.ts
local ____src_machine = {}
do
local ____exports = ____src_machine
local whileWaiting, whileConnecting, whileOnline, stay, connect, fail, waitForNetwork, climb, rungMs, backoffMs, changed
function whileWaiting(state, event)
    if event == "boot" then
        return waitForNetwork(state, {})
    end
    if event == "network-up" then
        return connect(changed(state, state.name, true))
    end
    return event == "timeout" and climb(state) or stay(state)
end
function whileConnecting(state, event)
    if event == "opened" then
        local online = {name = "online", network = true, failures = state.failures, rung = 0}
        return {state = online, effects = {{kind = "timer", ms = ____exports.limits.stableMs, jitter = false}}}
    end
    return (event == "closed" or event == "timeout") and fail(state) or stay(state)
end
function whileOnline(state, event)
    if event == "timeout" then
        return stay({name = "online", network = state.network, failures = 0, rung = 0})
    end
    return (event == "closed" or event == "silent") and fail(state) or stay(state)
end
function stay(state)
    return {state = state, effects = {}}
end
function connect(state)
    return {
        state = changed(state, "connecting", state.network),
        effects = {{kind = "open-link"}, {kind = "timer", ms = ____exports.limits.handshakeMs, jitter = false}}
    }
end
function fail(state)
    local failures = state.failures + 1
    local failed = {name = "backing-off", network = state.network, failures = failures, rung = state.rung}
    if not state.network then
        return waitForNetwork(failed, {{kind = "close-link"}})
    end
    return {
        state = failed,
        effects = {
            {kind = "close-link"},
            {
                kind = "timer",
                ms = backoffMs(failures),
                jitter = true
            }
        }
    }
end
function waitForNetwork(state, effects)
    effects[#effects + 1] = {
        kind = "timer",
        ms = rungMs(state.rung),
        jitter = false
    }
    return {
        state = changed(state, "waiting-network", state.network),
        effects = effects
    }
end
function climb(state)
    if state.rung == 0 then
        return connect({name = state.name, network = state.network, failures = state.failures, rung = 1})
    end
    local last = {name = state.name, network = state.network, failures = state.failures, rung = 2}
    return waitForNetwork(last, {{kind = state.rung == 1 and "cycle-radio" or "restart-module"}})
end
function rungMs(rung)
    if rung == 0 then
        return ____exports.limits.newLinkMs
    end
    return rung == 1 and ____exports.limits.cycleRadioMs or ____exports.limits.restartMs
end
function backoffMs(failures)
    local ms = ____exports.limits.backoffFirstMs
    do
        local doubled = 1
        while doubled < failures and ms < ____exports.limits.backoffMostMs do
            ms = ms * 2
            doubled = doubled + 1
        end
    end
    return ms > ____exports.limits.backoffMostMs and ____exports.limits.backoffMostMs or ms
end
function changed(state, name, network)
    return {name = name, network = network, failures = state.failures, rung = state.rung}
end
--- How long each state may last.
____exports.limits = {
    handshakeMs = 30000,
    stableMs = 60000,
    backoffFirstMs = 1000,
    backoffMostMs = 60000,
    newLinkMs = 60000,
    cycleRadioMs = 180000,
    restartMs = 600000
}
--- The state before the `boot` event.
____exports.initialState = {name = "waiting-network", network = false, failures = 0, rung = 0}
--- One step. Never changes its arguments. An event that means nothing in a state changes nothing.
function ____exports.step(state, event)
    if event == "network-up" and state.name ~= "waiting-network" then
        return {
            state = changed(state, state.name, true),
            effects = {}
        }
    end
    if event == "network-down" and state.name ~= "waiting-network" then
        local offline = changed(state, state.name, false)
        return waitForNetwork(offline, state.name == "backing-off" and ({}) or ({{kind = "close-link"}}))
    end
    if state.name == "waiting-network" then
        return whileWaiting(state, event)
    end
    if state.name == "connecting" then
        return whileConnecting(state, event)
    end
    if state.name == "online" then
        return whileOnline(state, event)
    end
    return event == "timeout" and connect(state) or stay(state)
end
end
-- src/network.ts
local ____src_network = {}
do
local ____exports = ____src_network
local ____guard = ____src_guard
local guarded = ____guard.guarded
local flightModeMs = 5000
--- Calls back when an IP address is won or lost, and at once with what is known now.
function ____exports.watchNetwork(onChange)
    sys.subscribe(
        "IP_READY",
        guarded(
            "IP_READY",
            function(ip)
                log.info("network", "IP address", ip)
                onChange(true)
            end
        )
    )
    sys.subscribe(
        "IP_LOSE",
        guarded(
            "IP_LOSE",
            function(adapter)
                local own = socket.dft()
                if adapter == nil or adapter == own then
                    log.warn("network", "IP address lost")
                    onChange(false)
                end
            end
        )
    )
    guarded(
        "adapter",
        function()
            local ready = socket.adapter()
            if ready then
                onChange(true)
            end
        end
    )()
end
--- Turns flight mode on and, a little later, off. Where the firmware has no `mobile`, says so and does nothing.
function ____exports.cycleRadio()
    local radio = mobile
    if not radio then
        log.warn("network", "no mobile module: flight mode is not possible")
        return
    end
    log.warn("network", "flight mode for", flightModeMs, "ms")
    radio.flymode(0, true)
    sys.timerStart(
        guarded(
            "flight mode off",
            function()
                radio.flymode(0, false)
            end
        ),
        flightModeMs
    )
end
end
-- src/packer.ts
local ____src_packer = {}
do
local ____exports = ____src_packer
local isForgotten, endAtDelimiters, endDroppedFrames, endFrame, isEchoPacket, restartTimers, endByTime, stopIdleTimer, stopDelayTimer, echoPacket, rules, listensForEcho, events, scratch, lookAgainMs, idleTimer, delayTimer, onIdle, onDelay
local ____guard = ____src_guard
local guarded = ____guard.guarded
local ____outbox = ____src_outbox
local appendToOpenFrame = ____outbox.appendToOpenFrame
local closeFrame = ____outbox.closeFrame
local consumeOpenFrame = ____outbox.consumeOpenFrame
local openFrameBytes = ____outbox.openFrameBytes
local openFrameIsDropped = ____outbox.openFrameIsDropped
local openFrameTail = ____outbox.openFrameTail
local readIntoOutbox = ____outbox.readIntoOutbox
local takeBack = ____outbox.takeBack
local takeOpenFrameTail = ____outbox.takeOpenFrameTail
function isForgotten()
    return openFrameBytes() > 0 and idleTimer == nil and delayTimer == nil
end
function endAtDelimiters(count)
    if openFrameIsDropped() then
        return endDroppedFrames(count)
    end
    local delimiter = rules.delimiter
    local ended = false
    local unseen = count
    while unseen > 0 do
        local whole = openFrameBytes()
        local reach = unseen + #delimiter - 1
        local bytes = openFrameTail(reach < whole and reach or whole)
        local ____, ____end = string.find(bytes, delimiter, 1, true)
        if ____end == nil then
            return ended
        end
        unseen = #bytes - ____end
        local rest = takeOpenFrameTail(unseen)
        endFrame()
        appendToOpenFrame(rest)
        ended = true
    end
    return ended
end
function endDroppedFrames(count)
    local rest = scratch:toStr(0, count)
    local ended = false
    while true do
        local ____, ____end = string.find(rest, rules.delimiter, 1, true)
        if ____end == nil then
            return ended
        end
        closeFrame()
        ended = true
        rest = string.sub(rest, ____end + 1)
        if takeBack(rest) then
            endAtDelimiters(#rest)
            return true
        end
    end
end
function endFrame()
    if listensForEcho and not openFrameIsDropped() and isEchoPacket() then
        consumeOpenFrame()
        events.onEcho()
    end
    closeFrame()
end
function isEchoPacket()
    return openFrameBytes() == #echoPacket and openFrameTail(#echoPacket) == echoPacket
end
function restartTimers(ended)
    stopIdleTimer()
    idleTimer = sys.timerStart(onIdle, rules.idleGapMs > 0 and rules.idleGapMs or lookAgainMs)
    if ended or openFrameBytes() == 0 then
        stopDelayTimer()
    end
    if rules.maximumDelayMs > 0 and delayTimer == nil and openFrameBytes() > 0 then
        delayTimer = sys.timerStart(onDelay, rules.maximumDelayMs)
    end
end
function endByTime()
    stopDelayTimer()
    endFrame()
    events.onFrames()
end
function stopIdleTimer()
    if idleTimer ~= nil then
        sys.timerStop(idleTimer)
        idleTimer = nil
    end
end
function stopDelayTimer()
    if delayTimer ~= nil then
        sys.timerStop(delayTimer)
        delayTimer = nil
    end
end
echoPacket = "\"echo\""
local uartId = 0
listensForEcho = false
lookAgainMs = 20
--- Prepares the packer. Call it once, before the UART is opened. `spare` is memory for bytes that find no room.
function ____exports.createPacker(config, spare, listener)
    uartId = config.uart.id
    rules = config.packing
    listensForEcho = config.echoCommand
    scratch = spare
    events = listener
end
--- Reads the UART until it is empty. Costs next to nothing when it is. Returns how many bytes came.
function ____exports.drainUart()
    local came = 0
    local ended = false
    while true do
        local count = readIntoOutbox(
            uartId,
            rules.maximumBytes - openFrameBytes(),
            scratch
        )
        if count == 0 then
            break
        end
        came = came + count
        if rules.delimiter ~= "" then
            ended = endAtDelimiters(count) or ended
        end
        if openFrameBytes() >= rules.maximumBytes then
            endFrame()
            ended = true
        end
    end
    if came > 0 or isForgotten() then
        restartTimers(ended)
    end
    if ended then
        events.onFrames()
    end
    return came
end
onIdle = guarded(
    "idle gap",
    function()
        idleTimer = nil
        if ____exports.drainUart() == 0 and rules.idleGapMs > 0 then
            endByTime()
        end
    end
)
onDelay = guarded(
    "maximum delay",
    function()
        delayTimer = nil
        ____exports.drainUart()
        endByTime()
    end
)
end
-- src/serial-port.ts
local ____src_serial_port = {}
do
local ____exports = ____src_serial_port
local ____guard = ____src_guard
local guarded = ____guard.guarded
--- The firmware clamps it to what the model has: 8192 (EC618) or 16384 (EC7xx).
local largestBuffer = 16384
--- At most about six notifications are pending; one that was dropped must not leave bytes behind.
local pollPeriodMs = 500
local keepOnLineError = 0
local retryMs = 5000
--- Opens the UART. When the firmware refuses, says so and tries again, for ever.
function ____exports.openSerialPort(config, onReceive, onSent)
    local ____config_uart_0 = config.uart
    local id = ____config_uart_0.id
    local baudRate = ____config_uart_0.baudRate
    local dataBits = ____config_uart_0.dataBits
    local stopBits = ____config_uart_0.stopBits
    local rs485 = ____config_uart_0.rs485
    local parity = config.uart.parity == "none" and uart.None or (config.uart.parity == "even" and uart.Even or uart.Odd)
    local result = uart.setup(
        id,
        baudRate,
        dataBits,
        stopBits,
        parity,
        uart.LSB,
        largestBuffer,
        rs485 and rs485.pin,
        rs485 and rs485.receiveLevel,
        rs485 and rs485.turnaroundUs,
        nil,
        keepOnLineError
    )
    if result ~= 0 then
        log.error(
            "uart",
            "setup of port",
            id,
            "failed:",
            result
        )
        local retry = guarded(
            "uart setup",
            function() return ____exports.openSerialPort(config, onReceive, onSent) end
        )
        sys.timerStart(retry, retryMs)
        return
    end
    uart.on(
        id,
        "receive",
        guarded("uart receive", onReceive)
    )
    uart.on(
        id,
        "sent",
        guarded("uart sent", onSent)
    )
    sys.timerLoopStart(
        guarded("uart poll", onReceive),
        pollPeriodMs
    )
end
end
-- src/gateway.ts
local ____src_gateway = {}
do
local ____exports = ____src_gateway
local createStaging, reportDrops, feed, startStateTimer, answerEcho, isHealthy, state, events, stepping, deadlineGraceMs, deadlineMs, stateMs, stuckLimitMs, stuckMs, lastConfirmed, reportedUp, reportedDown, perform, onTimeout
local ____board = ____src_board
local bringUpBoard = ____board.bringUpBoard
local feedPeriodMs = ____board.feedPeriodMs
local ____check_2Dconfig = ____src_check_config
local mendConfig = ____check_2Dconfig.mendConfig
local ____guard = ____src_guard
local guarded = ____guard.guarded
local ____inbox = ____src_inbox
local createInbox = ____inbox.createInbox
local inboxCounts = ____inbox.inboxCounts
local pushToInbox = ____inbox.pushToInbox
local uartSent = ____inbox.uartSent
local ____link = ____src_link
local checkLink = ____link.checkLink
local checkPeriodMs = ____link.checkPeriodMs
local closeLink = ____link.closeLink
local createLink = ____link.createLink
local openLink = ____link.openLink
local pumpLink = ____link.pumpLink
local sendAnswer = ____link.sendAnswer
local ____machine = ____src_machine
local initialState = ____machine.initialState
local step = ____machine.step
local ____network = ____src_network
local cycleRadio = ____network.cycleRadio
local watchNetwork = ____network.watchNetwork
local ____outbox = ____src_outbox
local createOutbox = ____outbox.createOutbox
local droppedByOverflow = ____outbox.droppedByOverflow
local outboxCounts = ____outbox.outboxCounts
local ____packer = ____src_packer
local createPacker = ____packer.createPacker
local drainUart = ____packer.drainUart
local ____serial_2Dport = ____src_serial_port
local openSerialPort = ____serial_2Dport.openSerialPort
function createStaging(size)
    local staging = zbuff.create(size)
    if not staging then
        log.error("gateway", "no memory for a frame of", size, "bytes")
    end
    return staging
end
function reportDrops()
    local up = droppedByOverflow()
    if up ~= reportedUp then
        log.warn(
            "outbox",
            "full:",
            up - reportedUp,
            "bytes dropped,",
            up,
            "since boot"
        )
        reportedUp = up
    end
    local down = inboxCounts().dropped
    if down ~= reportedDown then
        log.warn(
            "inbox",
            "full:",
            down - reportedDown,
            "bytes dropped,",
            down,
            "since boot"
        )
        reportedDown = down
    end
end
function feed(event)
    events[#events + 1] = event
    if stepping then
        return
    end
    stepping = true
    while #events > 0 do
        local next = table.remove(events, 1)
        local ____step_result_2 = step(state, next)
        local after = ____step_result_2.state
        local effects = ____step_result_2.effects
        if after.name ~= state.name then
            log.info(
                "gateway",
                state.name,
                "->",
                after.name,
                next
            )
            stateMs = 0
        end
        state = after
        for ____, effect in ipairs(effects) do
            perform(effect)
        end
    end
    stepping = false
end
function startStateTimer(delayMs)
    deadlineMs = delayMs
    stateMs = 0
    sys.timerStart(onTimeout, delayMs)
end
function answerEcho()
    local time = json.encode(os.date())
    sendAnswer(("{\"action\":\"echo\",\"msg\":" .. tostring(time)) .. "}")
end
function isHealthy()
    stateMs = stateMs + feedPeriodMs
    if (deadlineMs > 0 or state.name ~= "online") and stateMs > deadlineMs + deadlineGraceMs then
        return false
    end
    local ____outboxCounts_result_3 = outboxCounts()
    local confirmed = ____outboxCounts_result_3.confirmed
    local queued = ____outboxCounts_result_3.queued
    local inFlight = ____outboxCounts_result_3.inFlight
    if state.name ~= "online" or queued + inFlight == 0 or confirmed ~= lastConfirmed then
        lastConfirmed = confirmed
        stuckMs = 0
        return true
    end
    stuckMs = stuckMs + feedPeriodMs
    return stuckMs <= stuckLimitMs
end
state = initialState
events = {}
stepping = false
deadlineGraceMs = 60000
deadlineMs = 0
stateMs = 0
stuckLimitMs = 120000
stuckMs = 0
lastConfirmed = 0
--- Starts the gateway. Call it once, before `sys.run()`.
function ____exports.startGateway(config)
    log.info(
        "gateway",
        PROJECT,
        VERSION,
        "build",
        BUILD,
        "on",
        rtos.bsp()
    )
    mendConfig(config)
    bringUpBoard(config, isHealthy)
    local ____config_outbox_0 = config.outbox
    local sizeBytes = ____config_outbox_0.sizeBytes
    local overflow = ____config_outbox_0.overflow
    local ____config_packing_1 = config.packing
    local delimiter = ____config_packing_1.delimiter
    local maximumBytes = ____config_packing_1.maximumBytes
    local staging = createStaging(maximumBytes)
    if not staging or not createOutbox(sizeBytes, overflow, #delimiter) then
        return
    end
    createInbox(config)
    createLink(
        config,
        staging,
        {
            onOpened = function() return feed("opened") end,
            onClosed = function(reason)
                log.warn("link", reason)
                feed("closed")
            end,
            onReceived = pushToInbox
        }
    )
    createPacker(config, staging, {onFrames = pumpLink, onEcho = answerEcho})
    openSerialPort(config, drainUart, uartSent)
    sys.timerLoopStart(
        guarded(
            "liveness",
            function()
                local reason = checkLink()
                if reason ~= nil then
                    log.warn("link", reason)
                    feed("silent")
                end
                reportDrops()
            end
        ),
        checkPeriodMs
    )
    feed("boot")
    watchNetwork(function(up) return feed(up and "network-up" or "network-down") end)
end
reportedUp = 0
reportedDown = 0
--- Guarded by itself: an effect that raises must not leave `feed` waiting for ever.
perform = guarded(
    "effect",
    function(effect)
        if effect.kind == "open-link" then
            openLink()
        elseif effect.kind == "close-link" then
            closeLink()
        elseif effect.kind == "timer" then
            startStateTimer(effect.jitter and effect.ms - math.random(0, effect.ms // 2) or effect.ms)
        elseif effect.kind == "cycle-radio" then
            cycleRadio()
        else
            log.error("gateway", "no network for too long: restart")
            rtos.reboot()
        end
    end
)
onTimeout = guarded(
    "state timer",
    function()
        deadlineMs = 0
        feed("timeout")
    end
)
end
-- src/main.ts
local ____config = ____src_config
local config = ____config.config
local ____gateway = ____src_gateway
local startGateway = ____gateway.startGateway
startGateway(config)
sys.run()
