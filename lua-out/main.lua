PROJECT = "luatos_gateway"
VERSION = "0.1.0"
BUILD = "6e583723"
_G.sys = require("sys")
-- src/config.ts
--- What the gateway connects, and how. Edit, run `npm run build`, flash lua-out/main.lua.
-- The values below are those of the vendor's tutorial.
local config = {
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
-- src/guard.ts
local guarded
do
local say, errors, unlogged
local function withTrace(problem)
    return debug.traceback(
        tostring(problem),
        2
    )
end
local function note(what, problem)
    errors = errors + 1
    if (pcall(say, what, problem)) then
        return
    end
    collectgarbage()
    if not (pcall(say, what, problem)) then
        unlogged = unlogged + 1
    end
end
function say(what, problem)
    log.error(
        "guard",
        what,
        tostring(problem)
    )
    if unlogged > 0 then
        log.error("guard", unlogged, "errors before this one could not be logged")
        unlogged = 0
    end
end
errors = 0
unlogged = 0
--- How many errors the guard has caught since boot.
local function guardedErrors()
    return errors
end
--- Wraps a callback or task. The wrapper passes its arguments on, returns nothing, and never raises.
function guarded(what, action)
    return function(...)
        local fine, problem = xpcall(action, withTrace, ...)
        if not fine then
            note(what, problem)
        end
    end
end
end
-- src/boot-record.ts
--- Logs why the module has started and what the last run has left. Never raises. Call it once, first of all.
local readBootRecord = guarded(
    "boot record",
    function()
        if pm then
            local source, sleepMode, reason = pm.lastReson()
            log.info(
                "boot",
                "the firmware says: wake-up",
                source,
                "sleep",
                sleepMode,
                "reset",
                reason
            )
        end
        local store = fskv
        if not (store and store.init()) then
            log.info("boot", "no store: restarts are not remembered")
            return
        end
        local restart = store.get("gateway_restart")
        if restart ~= nil then
            log.warn("boot", "the gateway had restarted the module:", restart)
            store.del("gateway_restart")
        end
        local before = store.get("gateway_short_runs")
        local shortRuns = math.type(before) == "integer" and before or 0
        if shortRuns >= 5 then
            log.error(
                "boot",
                shortRuns,
                "runs of less than",
                300000,
                "ms in a row: only the built-in settings are used"
            )
        end
        store.set("gateway_short_runs", shortRuns + 1)
        sys.timerStart(
            guarded(
                "boot record",
                function()
                    store.set("gateway_short_runs", 0)
                end
            ),
            300000
        )
    end
)
--- Keeps why the module is about to restart, for the log of the next start. Never raises.
local recordRestart = guarded(
    "boot record",
    function(reason)
        if fskv ~= nil then
            fskv.set("gateway_restart", reason)
        end
    end
)
--- The restart was not needed after all. Never raises.
local forgetRestart = guarded(
    "boot record",
    function()
        if fskv ~= nil then
            fskv.del("gateway_restart")
        end
    end
)
-- src/board.ts
local bringUpBoard
do
local function startWatchdog()
    if not wdt then
        log.warn("board", "this firmware has no watchdog")
        return nil
    end
    if not wdt.init(30000) then
        log.error("board", "the watchdog refused", 30000, "ms: a hang of the firmware itself is not guarded against")
        return nil
    end
    return wdt
end
--- Prepares the module. `whyStuck` is asked every 5 seconds. While it gives a reason the watchdog is not fed; where there
-- is none, the module is restarted after the same time.
function bringUpBoard(config, whyStuck)
    if rtos.bsp() == "EC618" and pm then
        pm.power(pm.PWK_MODE, false)
    end
    if errDump and config.errorReportSeconds >= 0 then
        errDump.config(true, config.errorReportSeconds)
    end
    local watchdog = startWatchdog()
    local stuckMs = 0
    sys.timerLoopStart(
        guarded(
            "watchdog",
            function()
                local reason = whyStuck()
                if reason == nil then
                    if stuckMs > 0 then
                        forgetRestart()
                        stuckMs = 0
                    end
                    if watchdog ~= nil then
                        watchdog.feed()
                    end
                    return
                end
                log.error("board", "the gateway is stuck: the watchdog is not fed:", reason)
                if stuckMs == 0 then
                    recordRestart(reason)
                end
                stuckMs = stuckMs + 5000
                if not watchdog and stuckMs >= 30000 then
                    rtos.reboot()
                end
            end
        ),
        5000
    )
end
end
-- src/check-config.ts
local mendConfig
do
local function within(name, value, least, most, instead)
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
--- Checks the settings and mends what can not work, in place. Logs one line for each.
function mendConfig(config)
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
        2048,
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
    local ringFrame = outbox.sizeBytes - 16
    local mostBytes = ringFrame < 65534 and ringFrame or 65534
    packing.maximumBytes = within(
        "packing.maximumBytes",
        packing.maximumBytes,
        1,
        mostBytes,
        1300
    )
end
end
-- src/memory.ts
--- Whether the firmware has so much memory to spare. One that does not know has the benefit of the doubt.
local function hasFree(bytes)
    local total, used = rtos.meminfo("sys")
    return total <= 0 or total - used >= bytes
end
--- Claims a buffer. Halves the size until the firmware has the memory and its reserve besides, and says so;
-- the least is taken without a reserve. Returns undefined when not even that is to be had, and says so.
local function claimMemory(what, wantedBytes, leastBytes)
    local size = wantedBytes
    while true do
        local ____temp_0
        if hasFree(size + 49152) or size <= leastBytes then
            ____temp_0 = (zbuff.create(size))
        else
            ____temp_0 = nil
        end
        local buffer = ____temp_0
        if buffer then
            if size < wantedBytes then
                log.warn(
                    what,
                    "memory is short:",
                    size,
                    "bytes instead of",
                    wantedBytes
                )
            end
            return buffer
        end
        if size <= leastBytes then
            log.error(what, "no memory for", size, "bytes")
            return nil
        end
        local half = size // 2
        size = half > leastBytes and half or leastBytes
    end
end
-- src/inbox.ts
local inboxCounts, createInbox, pushToInbox, uartSent, resumeInbox
do
local startWriting, durationMs, uartId, baudRate, pieceBytes, memory, capacity, head, waiting, writing, counts, onSentMissing
local function append(bytes)
    local tail = head + waiting
    local at = tail >= capacity and tail - capacity or tail
    local contiguous = capacity - at
    memory:seek(at)
    if #bytes <= contiguous then
        memory:write(bytes)
    else
        memory:write(string.sub(bytes, 1, contiguous))
        memory:seek(0)
        memory:write(string.sub(bytes, contiguous + 1))
    end
    waiting = waiting + #bytes
    counts.dropped = counts.dropped - #bytes
end
local function writeNext()
    if writing or waiting == 0 then
        return
    end
    local contiguous = capacity - head
    local whole = waiting < contiguous and waiting or contiguous
    local count = whole < pieceBytes and whole or pieceBytes
    startWriting(count)
    local written = uart.tx(uartId, memory, head, count)
    if written <= 0 then
        sys.timerStart(onSentMissing, 50)
        return
    end
    counts.written = counts.written + written
    waiting = waiting - written
    head = written == contiguous and 0 or head + written
end
local function writeLarge(bytes)
    startWriting(#bytes)
    local written = uart.write(uartId, bytes)
    local taken = written > 0 and written or 0
    counts.written = counts.written + taken
    counts.dropped = counts.dropped - taken
    local left = #bytes - taken
    if left > 0 and left <= capacity then
        append(string.sub(bytes, taken + 1))
    end
end
function startWriting(count)
    writing = sys.timerStart(
        onSentMissing,
        durationMs(count) + 500
    ) ~= nil
end
function durationMs(count)
    return count * 12000 // baudRate + 1
end
uartId = 0
baudRate = 0
pieceBytes = 0
capacity = 0
head = 0
waiting = 0
writing = false
counts = {received = 0, written = 0, dropped = 0}
--- Bytes from the server by what became of them, since boot; the rest waits. The table is live.
function inboxCounts()
    return counts
end
--- Claims the memory. Returns false when there is none.
function createInbox(config)
    uartId = config.uart.id
    baudRate = config.uart.baudRate
    local tenth = baudRate // 100
    pieceBytes = tenth < 256 and 256 or (tenth > 4096 and 4096 or tenth)
    local ____config_inbox_0 = config.inbox
    local sizeBytes = ____config_inbox_0.sizeBytes
    local claimed = claimMemory("inbox", sizeBytes, sizeBytes < 2048 and sizeBytes or 2048)
    if not claimed then
        return false
    end
    memory = claimed
    capacity = claimed:len()
    return true
end
--- Takes what a frame or a fragment brought, and writes it when its turn comes. What finds no room is dropped whole and
-- counted; what is larger than the ring goes to the UART at once when nothing waits.
function pushToInbox(bytes)
    counts.received = counts.received + #bytes
    counts.dropped = counts.dropped + #bytes
    if #bytes <= capacity - waiting then
        append(bytes)
        writeNext()
    elseif waiting == 0 and not writing then
        writeLarge(bytes)
    end
end
--- The UART's "sent" event. It may be spurious: an early write is a copy that waits in the firmware.
function uartSent()
    if writing then
        sys.timerStop(onSentMissing)
        writing = false
        writeNext()
    end
end
--- Goes on where a timer found no memory. To be called now and then.
function resumeInbox()
    writeNext()
end
--- "sent" may be lost, and a write may be refused: neither may stop the stream.
onSentMissing = guarded(
    "uart sent",
    function()
        writing = false
        writeNext()
    end
)
end
-- src/ring.ts
local adoptRing, ringBytes, cutRing, wrapped, readUart, copyFromRing, moveInRing, readRing, writeRing, writeLength, readLength
do
local memory, capacity
local function copyToRing(place, count, buffer)
    local contiguous = capacity - place
    if count <= contiguous then
        memory:copy(place, buffer, 0, count)
    else
        memory:copy(place, buffer, 0, contiguous)
        memory:copy(0, buffer, contiguous, count - contiguous)
    end
end
capacity = 0
--- Takes the buffer that the ring is to live in.
function adoptRing(buffer)
    memory = buffer
    capacity = buffer:len()
end
--- How many bytes the ring has.
function ringBytes()
    return capacity
end
--- Gives the end of the memory back. Nothing may be there. Returns whether the firmware took it.
function cutRing(size)
    memory:resize(size)
    capacity = memory:len()
    return capacity == size
end
--- A place, at most one capacity beyond the end.
function wrapped(place)
    return place >= capacity and place - capacity or place
end
--- Reads up to `most` bytes from the UART to a place, as far as the end of the memory. Returns how many came.
function readUart(uartId, place, most)
    local contiguous = capacity - place
    memory:seek(place)
    return uart.read(uartId, most < contiguous and most or contiguous, memory)
end
--- Copies bytes into an emptied buffer, which has room for them.
function copyFromRing(place, count, buffer)
    buffer:seek(0)
    if count == 0 then
        return
    end
    local contiguous = capacity - place
    memory:seek(capacity)
    if count <= contiguous then
        buffer:copy(0, memory, place, count)
    else
        buffer:copy(0, memory, place, contiguous)
        buffer:copy(contiguous, memory, 0, count - contiguous)
    end
end
--- Moves bytes within the ring, by way of a buffer. Where the two places overlap, bytes that move towards the end must be
-- moved last piece first.
function moveInRing(from, to, count, buffer, lastFirst)
    local most = buffer:len()
    do
        local moved = 0
        while moved < count do
            local left = count - moved
            local piece = left < most and left or most
            local at = lastFirst and left - piece or moved
            copyFromRing(
                wrapped(from + at),
                piece,
                buffer
            )
            copyToRing(
                wrapped(to + at),
                piece,
                buffer
            )
            moved = moved + piece
        end
    end
end
--- Bytes as a string.
function readRing(place, count)
    memory:seek(capacity)
    local contiguous = capacity - place
    if count <= contiguous then
        return memory:toStr(place, count)
    end
    return memory:toStr(place, contiguous) .. memory:toStr(0, count - contiguous)
end
--- Writes a string to a place.
function writeRing(place, bytes)
    local contiguous = capacity - place
    memory:seek(place)
    if #bytes <= contiguous then
        memory:write(bytes)
    else
        memory:write(string.sub(bytes, 1, contiguous))
        memory:seek(0)
        memory:write(string.sub(bytes, contiguous + 1))
    end
end
--- Writes a number of 16 bits.
function writeLength(place, length)
    memory[place] = length // 256
    memory[wrapped(place + 1)] = length & 255
end
--- Reads a number of 16 bits.
function readLength(place)
    return memory[place] * 256 + memory[wrapped(place + 1)]
end
end
-- src/outbox.ts
local outboxCounts, droppedByOverflow, createOutbox, outboxCapacity, halveOutbox, readIntoOutbox, openFrameBytes, openFrameIsDropped, takeBack, openFrameTail, closeFrame, consumeOpenFrame, hasQueuedFrame, stageFrame, frameSent, markFlight, confirmMarked, requeueFlight, dropFlight
do
local discard, dropsOldest, head, next, flightSpan, queueSpan, markedSpan, markedBytes, delimiterBytes, openBytes, openDropped, counts
local function forgetMark()
    markedSpan = 0
    markedBytes = 0
end
local function freeBytes()
    return ringBytes() - flightSpan - queueSpan - 2 * 2 - openBytes
end
local function payloadRoom(free)
    return delimiterBytes == 0 and free or free * delimiterBytes // (delimiterBytes + 2)
end
local function makeRoom(uartId, most, scratch)
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
        local length = readLength(at)
        bytes = bytes + length
        span = span + (2 + length)
        at = wrapped(at + 2 + length)
    end
    if span > 0 then
        moveInRing(
            head,
            wrapped(head + span),
            flightSpan,
            scratch,
            true
        )
        head = wrapped(head + span)
        next = at
        queueSpan = queueSpan - span
        counts.queued = counts.queued - bytes
        counts.dropped = counts.dropped + bytes
    end
    return payloadRoom(free + span)
end
local function dropOpenFrame(uartId, most, scratch)
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
dropsOldest = true
head = 0
next = 0
local tail = 0
flightSpan = 0
queueSpan = 0
markedSpan = 0
markedBytes = 0
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
function outboxCounts()
    return counts
end
--- Bytes that were in flight on a link that died, and were given up. They are among the dropped ones.
local givenUp = 0
--- Bytes that found no room in the ring, or made room, since boot. The other dropped ones were given up in flight.
function droppedByOverflow()
    return counts.dropped - givenUp
end
--- Claims the ring: less than `sizeBytes` when memory is short, aloud.
-- Returns the largest payload that it can hold; 0 when not even 2 KiB are to be had.
function createOutbox(sizeBytes, overflow, delimiterLength)
    dropsOldest = overflow == "oldest"
    delimiterBytes = delimiterLength
    local memory = claimMemory("outbox", sizeBytes, 2048)
    if not memory then
        return 0
    end
    adoptRing(memory)
    return payloadRoom(freeBytes())
end
--- How many bytes the ring has, headers included.
function outboxCapacity()
    return ringBytes()
end
--- Gives half of the ring back to the firmware, and says so. Keeps the ring as it is when what it holds would not fit, or
-- when the half would be less than 8 KiB or than four frames of `largestFrame`.
-- To be called while no link is open. `buffer` is memory to move bytes through.
function halveOutbox(largestFrame, buffer)
    local capacity = ringBytes()
    local half = capacity // 2
    local span = flightSpan + queueSpan + 2 + openBytes
    if half < 8192 or half < 4 * largestFrame or span + 2 > half then
        return
    end
    local movesOn = head >= span
    moveInRing(
        head,
        0,
        span,
        buffer,
        movesOn
    )
    head = 0
    next = flightSpan
    tail = flightSpan + queueSpan
    if cutRing(half) then
        log.warn("outbox", "no link again and again: halved to", half, "bytes, to leave the firmware more memory")
    end
end
--- Reads up to `most` bytes from the UART into the open frame. Returns how many came: 0 when the UART has none.
-- When the ring is full, whole frames are dropped by the overflow policy and counted.
function readIntoOutbox(uartId, most, scratch)
    if openDropped > 0 then
        return discard(uartId, most, scratch)
    end
    local room = makeRoom(uartId, most, scratch)
    if room <= 0 then
        return uart.rxSize(uartId) > 0 and dropOpenFrame(uartId, most, scratch) or 0
    end
    local count = readUart(
        uartId,
        wrapped(tail + 2 + openBytes),
        most < room and most or room
    )
    openBytes = openBytes + count
    counts.received = counts.received + count
    counts.queued = counts.queued + count
    return count
end
--- Payload bytes of the open frame, those that were dropped while it grew included.
function openFrameBytes()
    return openBytes + openDropped
end
--- Whether the open frame found no room: its bytes are in the scratch buffer of the last read, and gone with the next.
function openFrameIsDropped()
    return openDropped > 0
end
--- Begins a frame with bytes of a dropped one that belong to the next. Returns false when there is no room for them.
function takeBack(bytes)
    if payloadRoom(freeBytes()) < #bytes then
        openDropped = #bytes
        return false
    end
    writeRing(
        wrapped(tail + 2 + openBytes),
        bytes
    )
    openBytes = openBytes + #bytes
    counts.dropped = counts.dropped - #bytes
    counts.queued = counts.queued + #bytes
    return true
end
--- The last `count` payload bytes of the open frame, as a string.
function openFrameTail(count)
    return readRing(
        wrapped(tail + 2 + openBytes - count),
        count
    )
end
--- Ends the open frame: it is queued. Its last `rest` bytes begin the next one. Does nothing when it is empty.
function closeFrame(rest, scratch)
    local length = openBytes - rest
    if length > 0 then
        local ____end = wrapped(tail + 2 + length)
        moveInRing(
            ____end,
            wrapped(____end + 2),
            rest,
            scratch,
            true
        )
        writeLength(tail, length)
        tail = ____end
        queueSpan = queueSpan + (2 + length)
        openBytes = rest
    end
    openDropped = 0
end
--- Takes the open frame out again, but for its last `rest` bytes: a command has consumed it.
function consumeOpenFrame(rest, scratch)
    local length = openBytes - rest
    local start = wrapped(tail + 2)
    moveInRing(
        wrapped(start + length),
        start,
        rest,
        scratch,
        false
    )
    counts.queued = counts.queued - length
    counts.consumed = counts.consumed + length
    openBytes = rest
end
--- Whether a whole frame waits to be sent.
function hasQueuedFrame()
    return queueSpan > 0
end
--- Copies the next frame's payload into an emptied staging zbuff. Returns its length, or 0 when none waits.
function stageFrame(staging)
    if queueSpan == 0 then
        return 0
    end
    local length = readLength(next)
    copyFromRing(
        wrapped(next + 2),
        length,
        staging
    )
    return length
end
--- The staged frame was handed to the firmware.
function frameSent()
    local length = readLength(next)
    local span = 2 + length
    next = wrapped(next + span)
    queueSpan = queueSpan - span
    flightSpan = flightSpan + span
    counts.queued = counts.queued - length
    counts.inFlight = counts.inFlight + length
end
--- Remembers what is in flight now, for `confirmMarked`, in place of what was remembered.
function markFlight()
    markedSpan = flightSpan
    markedBytes = counts.inFlight
end
--- What was in flight at the last `markFlight` has arrived, as far as can be known.
function confirmMarked()
    head = wrapped(head + markedSpan)
    flightSpan = flightSpan - markedSpan
    counts.inFlight = counts.inFlight - markedBytes
    counts.confirmed = counts.confirmed + markedBytes
    forgetMark()
end
--- The link has died: what was in flight is queued again, in its order. Returns how many bytes.
function requeueFlight()
    local bytes = counts.inFlight
    counts.queued = counts.queued + bytes
    counts.resent = counts.resent + bytes
    counts.inFlight = 0
    next = head
    queueSpan = queueSpan + flightSpan
    flightSpan = 0
    forgetMark()
    return bytes
end
--- The link has died: what was in flight is given up. Returns how many bytes.
function dropFlight()
    local bytes = counts.inFlight
    counts.dropped = counts.dropped + bytes
    givenUp = givenUp + bytes
    counts.inFlight = 0
    head = next
    flightSpan = 0
    forgetMark()
    return bytes
end
end
-- src/link.ts
local closeLink, pumpLink, answerCounts, createLink, openLink, sendAnswer, checkLink
do
local burstBytes, gateIsOpen, hasRoomInFlight, stands, later, probe, transmit, config, events, staging, retiring, client, opened, open, lastError, ageMs, successValue, retryMs, refusals, answers, answersInFlight, quietMs, probeDue, probing, unansweredMs, sinceProbeMs, answersDue, serverAnswers, saidUnverifiable, counts, onAnyEvent, onDisconnected, earlyEndCause, onRetry
--- Ends the link, if there is one. Nothing of it is heard again. What was in flight is queued again or dropped.
function closeLink()
    local old = client
    client = nil
    opened = false
    open = false
    successValue = nil
    retryMs = 100
    refusals = 0
    probing = false
    probeDue = false
    answersDue = 0
    serverAnswers = false
    retiring.linkEnded()
    sys.timerStop(onRetry)
    sys.timerStop(onDisconnected)
    if old then
        old:close()
        local lost = config.outbox.unconfirmed == "resend" and requeueFlight() or dropFlight()
        if lost > 0 then
            log.warn("link", lost, "bytes were not confirmed:", config.outbox.unconfirmed)
        end
        counts.lost = counts.lost + answersInFlight
        answersInFlight = 0
    end
end
--- Sends what waits, as far as the gate lets it.
function pumpLink()
    if not open or not gateIsOpen() then
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
            answersInFlight = answersInFlight + 1
            frames = frames + 1
        end
    end
    local most = burstBytes()
    while sent < most and hasQueuedFrame() and not failed do
        local length = stageFrame(staging)
        failed = not transmit(staging, config.frames == "text")
        if not failed then
            frameSent()
            sent = sent + length
            frames = frames + 1
        end
    end
    if frames > 0 then
        retiring.burstEnded()
    elseif failed then
        sys.timerStart(onRetry, retryMs)
        retryMs = retryMs * 2 > 3200 and 3200 or retryMs * 2
    end
end
function burstBytes()
    local bytes = config.outbox.burstBytes
    return outboxCounts().queued > 2 * bytes and hasFree(bytes + 24576) and 2 * bytes or bytes
end
function gateIsOpen()
    local gate = retiring.gate()
    return gate == "open" or gate == "bounded" and hasRoomInFlight()
end
function hasRoomInFlight()
    local ____outboxCounts_result_0 = outboxCounts()
    local inFlight = ____outboxCounts_result_0.inFlight
    return inFlight == 0 or inFlight * 4 <= outboxCapacity() * 3 and hasFree(24576)
end
local function onArrived()
    markFlight()
    pumpLink()
end
local function onRetired()
    confirmMarked()
    counts.confirmed = counts.confirmed + answersInFlight
    answersInFlight = 0
    return outboxCounts().inFlight > 0
end
local function onAged()
    local ____stands_result_1
    if stands() then
        ____stands_result_1 = onRetired()
    else
        ____stands_result_1 = true
    end
    local more = ____stands_result_1
    markFlight()
    return more
end
local function onRoom()
    pumpLink()
    return outboxCounts().inFlight * 4 <= outboxCapacity()
end
function stands()
    return open and client ~= nil and client:ready()
end
local function onDoubt()
    if open then
        probe()
    end
end
local function checkServer()
    quietMs = later(quietMs)
    sinceProbeMs = later(sinceProbeMs)
    if probing then
        unansweredMs = later(unansweredMs)
        if unansweredMs >= 15000 then
            if serverAnswers and quietMs >= 20000 + 15000 then
                return "the server does not answer"
            end
            if not serverAnswers and retiring.canTell() == false and not saidUnverifiable then
                saidUnverifiable = true
                log.warn("link", "neither firmware nor server confirms anything: a dead path goes unnoticed for minutes")
            end
        end
    end
    local periodMs = serverAnswers and 20000 or 2 * 20000
    if quietMs >= periodMs and (not probing or sinceProbeMs >= periodMs) then
        if probeDue then
            probe()
        else
            probeDue = true
            pumpLink()
        end
    end
    return nil
end
function later(ms)
    return ms < 3600000 and ms + 5000 or ms
end
local function onEvent(event, data)
    if event == "conack" then
        opened = true
        open = true
        ageMs = 0
        quietMs = 0
        if probe() then
            retiring.burstEnded()
        end
        events.onOpened()
    elseif event == "recv" then
        quietMs = 0
        probing = false
        local isAnswer = data == "" and answersDue > 0
        if isAnswer then
            answersDue = answersDue - 1
            serverAnswers = true
        end
        retiring.heard(isAnswer)
        events.onReceived(data)
    elseif event == "sent" then
        retiring.sent()
    elseif event == "error" then
        lastError = tostring(data)
    elseif event == "disconnect" then
        open = false
        sys.timerStart(onDisconnected, 1)
    end
end
function probe()
    if not transmit("", false) then
        return false
    end
    if retiring.probeTaken() then
        markFlight()
    end
    probeDue = false
    if not probing then
        probing = true
        unansweredMs = 0
    end
    sinceProbeMs = 0
    answersDue = answersDue + 1
    return true
end
function transmit(payload, asText)
    if not client then
        return false
    end
    retiring.frameTried()
    local ____asText_2
    if asText then
        ____asText_2 = client:send(payload)
    else
        ____asText_2 = client:send(payload, 1)
    end
    local result = ____asText_2
    local ready = client:ready()
    if successValue == nil and ready then
        successValue = result
        retiring.linkOpened(result)
    end
    local taken = ready and result == successValue
    if taken then
        refusals = 0
        retryMs = 100
    elseif ready then
        refusals = refusals + 1
    end
    return taken
end
opened = false
open = false
lastError = ""
ageMs = 0
--- Links in a row that ended soon after they had opened.
local earlyEnds = 0
retryMs = 100
refusals = 0
answers = {}
answersInFlight = 0
quietMs = 0
probeDue = false
probing = false
unansweredMs = 0
sinceProbeMs = 0
answersDue = 0
serverAnswers = false
saidUnverifiable = false
counts = {made = 0, confirmed = 0, lost = 0}
--- What became of the gateway's own answers, since boot. The table is live.
function answerCounts()
    return counts
end
function createLink(settings, stagingBuffer, policy, listener)
    config = settings
    staging = stagingBuffer
    retiring = policy
    events = listener
    retiring.listen({
        onArrived = onArrived,
        onRetired = onRetired,
        onAged = onAged,
        onRoom = onRoom,
        stands = stands,
        onDoubt = onDoubt
    })
end
--- Starts an attempt. Ends in `onOpened` or `onClosed`, or in neither: the caller keeps a handshake timeout.
function openLink()
    closeLink()
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
    created:on(onAnyEvent)
    if not created:connect() then
        events.onClosed("connect failed")
    end
end
--- Queues a text frame of the gateway's own. The oldest goes when there are too many.
function sendAnswer(text)
    counts.made = counts.made + 1
    if #answers >= 16 then
        table.remove(answers, 1)
        counts.lost = counts.lost + 1
    end
    answers[#answers + 1] = text
    pumpLink()
end
--- The liveness check. Returns why the link must be taken for dead, or undefined.
-- A missing answer condemns a link only when the server has answered on it before.
function checkLink()
    if not client or not opened then
        return nil
    end
    ageMs = later(ageMs)
    if not open or not client:ready() then
        return "the firmware has dropped the link"
    end
    if refusals >= 5 then
        return "the firmware takes no frame"
    end
    return retiring.check(5000) or checkServer()
end
--- One function for all links: an event of an old one changes nothing.
onAnyEvent = guarded(
    "websocket",
    function(source, event, data)
        if source == client then
            onEvent(event, data)
        end
    end
)
onDisconnected = guarded(
    "disconnect",
    function()
        local reason = lastError == "" and "disconnected" or ("disconnected (" .. lastError) .. ")"
        local mayBeFrame = opened and ageMs < 10000 and (lastError == "rx" or lastError == "")
        earlyEnds = mayBeFrame and earlyEnds + 1 or 0
        events.onClosed(earlyEnds > 1 and reason .. earlyEndCause or reason)
    end
)
earlyEndCause = ", again within seconds: a frame of the server's above the firmware's limit (8192 bytes, 4096 on old cores), or it closes"
onRetry = guarded("retry", pumpLink)
end
-- src/machine.ts
local initialState, step
do
local limits
local stay, connect, fail, waitForNetwork, climb, rungMs, backoffMs, changed
local function whileWaiting(state, event)
    if event == "boot" then
        return waitForNetwork(state, {})
    end
    if event == "network-up" then
        return connect({name = state.name, network = true, failures = state.failures, rung = 0})
    end
    return event == "timeout" and climb(state) or stay(state)
end
local function whileConnecting(state, event)
    if event == "opened" then
        local online = {name = "online", network = true, failures = state.failures, rung = 0}
        return {state = online, effects = {{kind = "timer", ms = limits.stableMs, jitter = false}}}
    end
    if event ~= "closed" and event ~= "timeout" then
        return stay(state)
    end
    local failed = fail(state)
    if state.network and failed.state.failures % 8 == 0 then
        local ____failed_effects_0 = failed.effects
        ____failed_effects_0[#____failed_effects_0 + 1] = {kind = "halve-outbox"}
    end
    return failed
end
local function whileOnline(state, event)
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
        effects = {{kind = "open-link"}, {kind = "timer", ms = limits.handshakeMs, jitter = false}}
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
        return limits.newLinkMs
    end
    return rung == 1 and limits.cycleRadioMs or limits.restartMs
end
function backoffMs(failures)
    local ms = limits.backoffFirstMs
    do
        local doubled = 1
        while doubled < failures and ms < limits.backoffMostMs do
            ms = ms * 2
            doubled = doubled + 1
        end
    end
    return ms > limits.backoffMostMs and limits.backoffMostMs or ms
end
function changed(state, name, network)
    return {name = name, network = network, failures = state.failures, rung = state.rung}
end
--- How long each state may last.
limits = {
    handshakeMs = 30000,
    stableMs = 60000,
    backoffFirstMs = 1000,
    backoffMostMs = 60000,
    newLinkMs = 60000,
    cycleRadioMs = 180000,
    restartMs = 600000
}
--- The state before the `boot` event.
initialState = {name = "waiting-network", network = false, failures = 0, rung = 0}
--- One step. Never changes its arguments. An event that means nothing in a state changes nothing.
function step(state, event)
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
--- Calls back when an IP address is won or lost, and at once with what is known now.
local function watchNetwork(onChange)
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
local function cycleRadio()
    local radio = mobile
    if not radio then
        log.warn("network", "no mobile module: flight mode is not possible")
        return
    end
    log.warn("network", "flight mode for", 5000, "ms")
    radio.flymode(0, true)
    sys.timerStart(
        guarded(
            "flight mode off",
            function()
                radio.flymode(0, false)
            end
        ),
        5000
    )
end
-- src/packer.ts
local createPacker, drainUart
do
local endDroppedFrames, endFrame, isEchoPacket, stopIdleTimer, stopDelayTimer, baudRate, rules, listensForEcho, events, scratch, echoes, idleTimer, delayTimer, onIdle, onDelay
local function isForgotten()
    return openFrameBytes() > 0 and idleTimer == nil and delayTimer == nil
end
local function endAtDelimiters(count)
    if openFrameIsDropped() then
        return endDroppedFrames(count)
    end
    local ____rules_0 = rules
    local delimiter = ____rules_0.delimiter
    local whole = openFrameBytes()
    local reach = count + #delimiter - 1
    local bytes = openFrameTail(reach < whole and reach or whole)
    local ended = false
    local from = 1
    while true do
        local ____, ____end = string.find(bytes, delimiter, from, true)
        if ____end == nil then
            return ended
        end
        endFrame(#bytes - ____end)
        ended = true
        from = ____end + 1
    end
end
function endDroppedFrames(count)
    local rest = scratch:toStr(0, count)
    local ended = false
    while true do
        local ____, ____end = string.find(rest, rules.delimiter, 1, true)
        if ____end == nil then
            return ended
        end
        closeFrame(0, scratch)
        ended = true
        rest = string.sub(rest, ____end + 1)
        if takeBack(rest) then
            endAtDelimiters(#rest)
            return true
        end
    end
end
function endFrame(rest)
    if listensForEcho and not openFrameIsDropped() and isEchoPacket(rest) then
        consumeOpenFrame(rest, scratch)
        echoes = echoes + 1
    else
        closeFrame(rest, scratch)
    end
end
function isEchoPacket(rest)
    return openFrameBytes() == #"\"echo\"" + rest and string.sub(
        openFrameTail(#"\"echo\"" + rest),
        1,
        #"\"echo\""
    ) == "\"echo\""
end
local function framesEnded()
    while echoes > 0 do
        echoes = echoes - 1
        events.onEcho()
    end
    events.onFrames()
end
local function restartTimers(ended)
    stopIdleTimer()
    idleTimer = sys.timerStart(onIdle, rules.idleGapMs > 0 and rules.idleGapMs or 20)
    if ended or openFrameBytes() == 0 then
        stopDelayTimer()
    end
    if rules.maximumDelayMs > 0 and delayTimer == nil and openFrameBytes() > 0 then
        local leftMs = rules.maximumDelayMs - openFrameBytes() * 9 * 1000 // baudRate
        delayTimer = sys.timerStart(onDelay, leftMs > 0 and leftMs or 1)
    end
end
local function endByTime()
    stopDelayTimer()
    endFrame(0)
    framesEnded()
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
local uartId = 0
baudRate = 0
listensForEcho = false
echoes = 0
--- Prepares the packer. Call it once, before the UART is opened. `spare` is memory for bytes that find no room.
function createPacker(config, spare, listener)
    uartId = config.uart.id
    baudRate = config.uart.baudRate
    rules = config.packing
    listensForEcho = config.echoCommand
    scratch = spare
    events = listener
end
--- Reads what the UART has. Costs next to nothing when it has nothing. Returns how many bytes came.
function drainUart()
    local came = 0
    local ended = false
    local there = uart.rxSize(uartId)
    while came < there do
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
            endFrame(0)
            ended = true
        end
    end
    if came > 0 or isForgotten() then
        restartTimers(ended)
    end
    if ended then
        framesEnded()
    end
    return came
end
onIdle = guarded(
    "idle gap",
    function()
        idleTimer = nil
        if drainUart() == 0 and rules.idleGapMs > 0 then
            endByTime()
        end
    end
)
onDelay = guarded(
    "maximum delay",
    function()
        delayTimer = nil
        drainUart()
        endByTime()
    end
)
end
-- src/firmware-era.ts
local surelyNeverConfirms
do
local function tointeger(digits)
    local value = tonumber(digits)
    return value == nil and 0 or (math.tointeger(value) or 0)
end
--- Whether a core whose `send()` says true for success surely never fires "sent": it was compiled before that was mended.
-- A later day proves nothing: a new core may hold an old component.
function surelyNeverConfirms()
    local month, day, year = string.match(
        rtos.buildDate(),
        "^(%a%a%a) +(%d+) (%d%d%d%d)$"
    )
    local at = string.find("JanFebMarAprMayJunJulAugSepOctNovDec", month or "?", 1, true)
    if at == nil then
        return false
    end
    return tointeger(year) * 10000 + (at // 3 + 1) * 100 + tointeger(day) < 20251222
end
end
-- src/sent-retiring.ts
local sentRetiring
do
local goOn, stopTimers, giveUpTelling, startStep, confirmsNothing, listener, confirms, hasConfirmed, tries, told, probes, answers, talks, deaf, waiting, waitedMs, undecidedMs, heardSince, spokeSince, hasRoom, stepping, steps, doubts, marked, early, covering, onMark, onSettled, onSwallowed, onStep
local function linkOpened(success)
    if confirms == nil then
        if not success then
            confirms = true
        elseif surelyNeverConfirms() then
            confirmsNothing()
        end
    end
end
local function byBursts()
    return confirms == true and not deaf and not (talks and answers > 0)
end
local function burstEnded()
    if not waiting then
        waiting = true
        waitedMs = 0
        undecidedMs = 0
        heardSince = false
        spokeSince = false
        doubts = 0
        hasRoom = true
        steps = 5 - 1
    end
    marked = false
    early = false
    if byBursts() then
        sys.timerStart(onMark, 5)
    elseif not stepping then
        startStep()
    end
end
local function sent()
    confirms = true
    hasConfirmed = true
    told = told + 1
    if not waiting then
        return
    end
    if not spokeSince then
        talks = false
    end
    if marked or told >= tries then
        waiting = false
        stopTimers()
        sys.timerStart(onSettled, 2)
        listener.onArrived()
    else
        early = true
        sys.timerStart(onMark, 5)
    end
end
local function heard(isAnswer)
    if isAnswer and answers < probes then
        answers = answers + 1
        if covering > 0 and answers >= covering then
            covering = 0
            goOn(listener.onRetired())
        end
    else
        spokeSince = true
    end
    if waiting and not heardSince then
        heardSince = true
        if byBursts() then
            sys.timerStart(onSwallowed, 200)
        end
    end
end
function goOn(more)
    waiting = more
    waitedMs = 0
    undecidedMs = 0
    heardSince = false
    spokeSince = false
    if not more then
        stopTimers()
    end
    hasRoom = listener.onRoom()
end
local function linkEnded()
    waiting = false
    tries = 0
    told = 0
    probes = 0
    answers = 0
    covering = 0
    talks = false
    deaf = false
    stopTimers()
    sys.timerStop(onSettled)
end
local function check(periodMs)
    if waiting and not stepping and not byBursts() then
        startStep()
    end
    if not waiting or not (byBursts() or answers > 0) then
        return nil
    end
    waitedMs = waitedMs + periodMs
    if waitedMs >= 40000 then
        if heardSince then
            giveUpTelling()
            return nil
        end
        if not hasConfirmed then
            confirms = nil
        end
        return "what was sent is not confirmed"
    end
    if waitedMs % 10000 == 0 then
        listener.onDoubt()
    end
    return nil
end
function stopTimers()
    stepping = false
    sys.timerStop(onMark)
    sys.timerStop(onSwallowed)
    sys.timerStop(onStep)
end
function giveUpTelling()
    probes = 0
    answers = 0
    covering = 0
    deaf = true
    waitedMs = 0
    sys.timerStop(onSettled)
    startStep()
end
function startStep()
    stepping = sys.timerStart(onStep, 200) ~= nil
end
local function decideMs()
    if heardSince then
        return hasRoom and 15000 or 3000
    end
    return hasRoom and 660000 or 60000
end
function confirmsNothing()
    confirms = false
    log.warn("link", "this firmware confirms nothing: without answers of the server, what is sent is taken for arrived")
end
hasConfirmed = false
tries = 0
told = 0
probes = 0
answers = 0
talks = false
deaf = false
waiting = false
waitedMs = 0
undecidedMs = 0
heardSince = false
spokeSince = false
hasRoom = true
stepping = false
steps = 0
doubts = 0
marked = false
early = false
covering = 0
sentRetiring = {
    listen = function(events)
        listener = events
    end,
    linkOpened = linkOpened,
    frameTried = function()
        tries = tries + 1
    end,
    probeTaken = function()
        probes = probes + 1
        if covering > 0 then
            return false
        end
        covering = probes
        return true
    end,
    burstEnded = burstEnded,
    sent = sent,
    heard = heard,
    linkEnded = linkEnded,
    check = check,
    gate = function()
        if byBursts() then
            return waiting and "shut" or "open"
        end
        return confirms == nil and waiting and tries == 1 and undecidedMs < 5000 and "shut" or "bounded"
    end,
    canTell = function()
        local ____temp_0
        if answers > 0 then
            ____temp_0 = true
        else
            ____temp_0 = confirms
        end
        return ____temp_0
    end
}
onMark = guarded(
    "mark",
    function()
        marked = true
        if early then
            listener.onDoubt()
        end
    end
)
onSettled = guarded(
    "settled",
    function()
        if listener.stands() then
            listener.onRetired()
        end
    end
)
onSwallowed = guarded(
    "swallowed",
    function()
        talks = talks or spokeSince
        doubts = doubts + 1
        if answers == 0 and doubts > 2 then
            giveUpTelling()
        else
            sys.timerStart(onSwallowed, 1000)
            listener.onDoubt()
        end
    end
)
onStep = guarded(
    "age",
    function()
        stepping = false
        if not waiting then
            return
        end
        undecidedMs = undecidedMs + 200
        if confirms == nil and undecidedMs >= decideMs() then
            confirmsNothing()
        end
        if byBursts() then
            return
        end
        startStep()
        steps = steps + 1
        if answers > 0 then
            local lags = covering > 0 and heardSince and steps >= 4
            if lags or covering == 0 and (steps >= 4 or not hasRoom) then
                steps = 0
                listener.onDoubt()
            end
        elseif confirms ~= nil and (steps >= 5 or not hasRoom) then
            steps = 0
            waiting = listener.onAged()
        end
        hasRoom = listener.onRoom()
    end
)
end
-- src/serial-port.ts
--- Opens the UART. When the firmware refuses, says so and tries again, for ever.
local function openSerialPort(config, onReceive, onSent)
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
        16384,
        rs485 and rs485.pin,
        rs485 and rs485.receiveLevel,
        rs485 and rs485.turnaroundUs,
        nil,
        0
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
            function() return openSerialPort(config, onReceive, onSent) end
        )
        sys.timerStart(retry, 5000)
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
        200
    )
end
-- src/gateway.ts
local startGateway
do
local state, events, stepping, deadlineMs, stateMs, stuckMs, lastHandedOver, reportedUp, reportedDown, reportedAnswers, takeEvents, logChange, performed, perform, onTimeout
local function reportDrops()
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
    local ____answerCounts_result_2 = answerCounts()
    local lost = ____answerCounts_result_2.lost
    if lost ~= reportedAnswers then
        log.warn(
            "link",
            lost - reportedAnswers,
            "answers of our own were lost,",
            lost,
            "since boot"
        )
        reportedAnswers = lost
    end
end
local function feed(event)
    events[#events + 1] = event
    if not stepping then
        stepping = true
        takeEvents()
        stepping = false
    end
end
local function startStateTimer(delayMs)
    deadlineMs = delayMs
    stateMs = 0
    sys.timerStart(onTimeout, delayMs)
end
local function answerEcho()
    local time = json.encode(os.date())
    sendAnswer(("{\"action\":\"echo\",\"msg\":" .. tostring(time)) .. "}")
end
local function whyStuck()
    stateMs = stateMs + 5000
    if deadlineMs > 0 and stateMs > deadlineMs + 10000 then
        feed("timeout")
    end
    if (deadlineMs > 0 or state.name ~= "online") and stateMs > deadlineMs + 60000 then
        return state.name .. " has not ended"
    end
    local ____outboxCounts_result_5 = outboxCounts()
    local confirmed = ____outboxCounts_result_5.confirmed
    local inFlight = ____outboxCounts_result_5.inFlight
    local handedOver = confirmed + inFlight
    if state.name ~= "online" or not hasQueuedFrame() or handedOver ~= lastHandedOver then
        lastHandedOver = handedOver
        stuckMs = 0
        return nil
    end
    stuckMs = stuckMs + 5000
    return stuckMs > 120000 and "the outbox does not move" or nil
end
state = initialState
events = {}
stepping = false
deadlineMs = 0
stateMs = 0
stuckMs = 0
lastHandedOver = 0
local giveMemoryBack
--- Starts the gateway. Call it once, before `sys.run()`.
function startGateway(config)
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
    readBootRecord()
    bringUpBoard(config, whyStuck)
    local ____config_outbox_0 = config.outbox
    local sizeBytes = ____config_outbox_0.sizeBytes
    local overflow = ____config_outbox_0.overflow
    local ____config_1 = config
    local packing = ____config_1.packing
    local frameBytes = packing.maximumBytes < 512 and 512 or packing.maximumBytes
    local staging = claimMemory("gateway", frameBytes, 512)
    if not staging or not createInbox(config) then
        return
    end
    local mostBytes = createOutbox(sizeBytes, overflow, #packing.delimiter)
    if mostBytes == 0 then
        return
    end
    packing.maximumBytes = math.min(
        packing.maximumBytes,
        mostBytes,
        staging:len()
    )
    giveMemoryBack = function() return halveOutbox(packing.maximumBytes, staging) end
    createLink(
        config,
        staging,
        sentRetiring,
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
                resumeInbox()
                reportDrops()
            end
        ),
        5000
    )
    feed("boot")
    watchNetwork(function(up) return feed(up and "network-up" or "network-down") end)
end
reportedUp = 0
reportedDown = 0
reportedAnswers = 0
--- Guarded by itself: `feed` must not be left waiting for ever. An event that finds no memory stays for the next time.
takeEvents = guarded(
    "event",
    function()
        while #events > 0 do
            local next = events[1]
            local ____step_result_3 = step(state, next)
            local after = ____step_result_3.state
            local effects = ____step_result_3.effects
            table.remove(events, 1)
            if next == "timeout" then
                deadlineMs = 0
            end
            local ____state_4 = state
            local name = ____state_4.name
            state = after
            if after.name ~= name then
                stateMs = 0
                stuckMs = 0
                logChange(name, next)
            end
            for ____, effect in ipairs(effects) do
                performed = false
                perform(effect)
                if not performed then
                    collectgarbage()
                    perform(effect)
                end
            end
        end
    end
)
logChange = guarded(
    "log",
    function(before, event)
        log.info(
            "gateway",
            before,
            "->",
            state.name,
            event
        )
    end
)
performed = false
perform = guarded(
    "effect",
    function(effect)
        if effect.kind == "open-link" then
            openLink()
        elseif effect.kind == "close-link" then
            closeLink()
        elseif effect.kind == "timer" then
            startStateTimer(effect.jitter and effect.ms - math.random(0, effect.ms // 2) or effect.ms)
        elseif effect.kind == "halve-outbox" then
            giveMemoryBack()
        elseif effect.kind == "cycle-radio" then
            cycleRadio()
        else
            log.error("gateway", "no network for too long: restart")
            recordRestart("no network for too long")
            rtos.reboot()
        end
        performed = true
    end
)
onTimeout = guarded(
    "state timer",
    function() return feed("timeout") end
)
end
-- src/main.ts
startGateway(config)
sys.run()
