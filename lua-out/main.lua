PROJECT = "luatos_gateway"
VERSION = "0.1.0"
BUILD = "61e0629f"
_G.sys = require("sys")
-- src/config.ts
--- What the gateway connects, and how. Edit, run `npm run build`, flash lua-out/main.lua.
-- The values below are those of the vendor's tutorial.
local config = {headers = {"Auth: Basic ABCDEGG"}}
-- src/device/guard.ts
local guardCounts
local function say(what, problem)
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
--- The one entry point for whatever the core calls. An error that left a callback would end the VM and restart the
-- module; here it becomes a log line with a trace, and is counted.
local traceback = debug.traceback
--- Errors that the guard has caught since boot, and those of them for whose log line there was no memory yet.
guardCounts = {errors = 0, unlogged = 0}
--- Wraps a callback or task; `what` names its part of the firmware in the log. The wrapper passes its arguments on, returns nothing, and never raises.
local function guarded(what, action)
    return function(...)
        local fine, problem = xpcall(action, traceback, ...)
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
-- src/device/serial-port.ts
--- Opens the UART. `onReceive` and `onSent` are its events: they must not raise.
local function openSerialPort(onReceive, onSent)
    local result = uart.setup(
        1,
        115200,
        8,
        1,
        uart.None or uart.Odd,
        uart.LSB,
        16384,
        nil,
        nil,
        nil,
        nil,
        0
    )
    if result ~= 0 then
        log.error(
            "uart",
            "setup of port",
            1,
            "failed:",
            result
        )
        sys.timerStart(
            guarded("uart", openSerialPort),
            5000,
            onReceive,
            onSent
        )
        return
    end
    uart.on(1, "receive", onReceive)
    uart.on(1, "sent", onSent)
end
-- src/device/count.ts
local function newCount()
    return {billions = 0, rest = 0}
end
--- Adds an amount below a billion.
local function addTo(count, amount)
    count.rest = count.rest + amount
    if count.rest >= 1000000000 then
        count.rest = count.rest - 1000000000
        count.billions = count.billions + 1
    end
end
--- What was added since the count's rest was `before`: less than a billion.
local function addedSince(count, before)
    return count.rest < before and count.rest - before + 1000000000 or count.rest - before
end
local function textOf(count)
    return count.billions == 0 and tostring(count.rest) or tostring(count.billions) .. string.format("%09d", count.rest)
end
-- src/device/memory.ts
--- Whether the core has so much memory to spare. One that does not know has the benefit of the doubt.
local function hasFree(bytes)
    local total, used = rtos.meminfo("sys")
    return total <= 0 or total - used >= bytes
end
--- Claims a buffer. Halves the size until the core has the memory and its reserve besides, and says so;
-- the least is taken without a reserve. Returns undefined when not even that is to be had, and says so.
local function claimMemory(what, wantedBytes, leastBytes)
    local size = wantedBytes
    while true do
        if hasFree(size + 49152) or size <= leastBytes then
            local buffer = zbuff.create(size)
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
        end
        if size <= leastBytes then
            log.error(what, "no memory for", size, "bytes")
            return nil
        end
        size = math.max(size // 2, leastBytes)
    end
end
-- src/device/timer.ts
--- Stops a timer, whether it runs or not.
local stopTimer = rtos.timer_stop
--- Makes a timer that does not run yet; its callback must not raise. Once started it fires again and again until it is
-- stopped, so that a firing that is lost is made up for. A firing that waits while the timer is started anew counts for
-- the new start, and comes early.
local function makeTimer(callback)
    local timer = sys.timerLoopStart(callback, 126322567)
    stopTimer(timer)
    return timer
end
--- Starts a timer anew. Returns whether the core had one to spare.
local function startTimer(timer, ms)
    stopTimer(timer)
    return rtos.timer_start(timer, ms, -1) == 1
end
-- src/down/inbox.ts
local inboxCounts, uartSent, resumeInbox, createInbox, pushToInbox, isUartDeaf
do
    local memory, waitingBytes, pieceBytes, pieceMs, writing, refused, paceTimer
    --- Writes what may go now. To be called now and then: the core may have had no timer to spare.
    function resumeInbox()
        if writing or waitingBytes == 0 then
            return
        end
        local count = waitingBytes < pieceBytes and waitingBytes or pieceBytes
        writing = startTimer(paceTimer, pieceMs)
        local written = uart.tx(1, memory, 0, count)
        refused = written <= 0
        if refused then
            writing = startTimer(paceTimer, 50)
        else
            memory:del(0, written)
            waitingBytes = waitingBytes - written
            addTo(inboxCounts.written, written)
        end
    end
    local capacityBytes_inbox = 0
    waitingBytes = 0
    pieceBytes = 0
    --- How long the UART may take for a piece.
    pieceMs = 0
    --- The UART has bytes, or is to be asked again: a timer runs.
    writing = false
    --- The UART took nothing when it was asked last.
    refused = false
    --- Bytes from the server by what became of them, since boot; the rest waits. Read only.
    inboxCounts = {
        received = newCount(),
        written = newCount(),
        dropped = newCount()
    }
    --- Claims the memory. Returns false when there is none.
    function createInbox()
        local claimed = claimMemory("inbox", 16384, 2048)
        if not claimed then
            return false
        end
        memory = claimed
        capacityBytes_inbox = memory:len()
        pieceBytes = math.max(
            256,
            math.min(1152, 4096)
        )
        pieceMs = pieceBytes * 12000 // 115200 + 500
        paceTimer = makeTimer(uartSent)
        return true
    end
    --- Takes what a frame or a fragment brought, and writes it when its turn comes. What finds no room is dropped whole and counted.
    function pushToInbox(bytes)
        local length = #bytes
        addTo(inboxCounts.received, length)
        if waitingBytes + length > capacityBytes_inbox then
            addTo(inboxCounts.dropped, length)
            return
        end
        memory:write(bytes)
        waitingBytes = waitingBytes + length
        resumeInbox()
    end
    --- Whether bytes wait for a UART that takes none.
    function isUartDeaf()
        return refused and waitingBytes > 0
    end
    --- The UART's "sent" event; or the timer that stands in for it, as that may be lost, and a write may be refused. The event
    -- may be spurious, too: an early write is a copy that waits in the core.
    uartSent = guarded(
        "inbox",
        function()
            if writing then
                writing = false
                stopTimer(paceTimer)
                resumeInbox()
            end
        end
    )
end
-- src/up/outbox.ts
local staging, flightEnd, queueEnd, capacityBytes, mostFrameBytes, openFrameBytes, easyFrameBytes, held, outboxCounts, droppedAtFront, stagedIsText, handed, retired, createOutbox, resizeOutbox, easeReading, stopEasyReading, readEasily, readIntoFrame, readToDelimiters, openFrameIs, endOpenFrame, consumeOpenFrame, addTextFrame, stageFrame, frameHandedOver, confirmHanded, endFlight, dropRefusedFrame
do
    local removeQueued, lengthOf, readUart, memory, isDropped
    --- The last bytes of the open frame, up to so many; "" when the frame is being dropped.
    local function endOfOpenFrame(most)
        local start = queueEnd + 2
        local length = memory:used() - start
        local bytes = math.min(most, length)
        return (isDropped or bytes == 0) and "" or memory:toStr(start + length - bytes, bytes)
    end
    local function setCapacity()
        capacityBytes = memory:len()
        mostFrameBytes = math.min(
            1300,
            capacityBytes - 4,
            staging:len()
        )
        easyFrameBytes = 0
    end
    --- Makes what stands behind the queue a frame of it.
    local function queue(length, isText)
        held.queued = held.queued + length
        local high = length // 256
        memory[queueEnd] = isText and high + 128 or high
        memory[queueEnd + 1] = length & 255
        queueEnd = queueEnd + (2 + length)
        memory:seek(queueEnd + 2)
    end
    --- Whether there is room for so much payload, after dropping the oldest queued frames where the policy asks for it.
    local function makeRoom(wanted)
        local missing = wanted - (capacityBytes - memory:used() - 2)
        if missing <= 0 then
            return true
        end
        if missing > queueEnd - flightEnd then
            return false
        end
        local target = math.max(missing, capacityBytes // 8)
        local at = flightEnd
        local bytes = 0
        while at < queueEnd and at - flightEnd < target do
            local length = lengthOf(at)
            at = at + (2 + length)
            bytes = bytes + length
        end
        removeQueued(at)
        held.queued = held.queued - bytes
        addTo(outboxCounts.overflowed, bytes)
        droppedAtFront = droppedAtFront + bytes
        return true
    end
    --- Takes the queued frames before this place out of memory.
    function removeQueued(before)
        local span = before - flightEnd
        queueEnd = queueEnd - span
        if flightEnd == 0 then
            memory:del(0, span)
            return
        end
        local used = memory:used()
        local at = before
        while at < used do
            local count = math.min(
                used - at,
                staging:len()
            )
            staging:seek(0)
            staging:copy(0, memory, at, count)
            memory:copy(at - span, staging, 0, count)
            at = at + count
        end
        memory:seek(used - span)
    end
    --- Reads bytes of the open frame that have no place yet.
    local function readIntoStaging(bytes)
        staging:seek(0)
        local count = readUart(1, bytes, staging)
        openFrameBytes = openFrameBytes + count
        return count
    end
    function lengthOf(place)
        return (memory[place] & 127) * 256 + memory[place + 1]
    end
    readUart = uart.read
    --- Whether the frame that was staged last is text. Read only.
    stagedIsText = false
    --- Where frames in flight end, and where queued ones do. Read only.
    flightEnd = 0
    queueEnd = 0
    --- What the outbox takes, headers included. Read only.
    capacityBytes = 0
    --- The largest frame that there may be: what is configured, or what fits. Read only.
    mostFrameBytes = 0
    --- Payload bytes of the open frame. Read only.
    openFrameBytes = 0
    --- Less than this it may become by what is simply read; 0 while there is something else to be seen to. Read only.
    easyFrameBytes = 0
    --- The open frame has found no room, or has a hole: all of it will be dropped when it ends.
    isDropped = false
    --- With a delimiter: the last bytes of the open frame, in which one may have begun.
    local overlap = ""
    --- Bytes of payload in whole frames that are here. Read only.
    held = {inFlight = 0, queued = 0}
    --- The delivery contract, in bytes of payload since boot. Read only. At every moment
    -- received + added = confirmed + held.inFlight + held.queued + overflowed + refused + givenUp + consumed.
    outboxCounts = {
        received = newCount(),
        added = newCount(),
        confirmed = newCount(),
        overflowed = newCount(),
        refused = newCount(),
        givenUp = newCount(),
        consumed = newCount(),
        resent = newCount()
    }
    --- What was handed over and confirmed on this link so far, in payload and in memory. They may wrap: compare differences.
    handed = {bytes = 0, span = 0}
    retired = {bytes = 0, span = 0}
    --- Bytes that were dropped at the front of the queue. It may wrap: compare differences. Read only.
    droppedAtFront = 0
    --- Claims the memory: less than is configured when it is short, aloud. Returns false when there is none.
    function createOutbox()
        local wantedBytes = math.max(1300, 512)
        local buffer = claimMemory("outbox", wantedBytes, 512)
        local claimed = buffer and claimMemory("outbox", 65536, 2048)
        if not buffer or not claimed then
            return false
        end
        staging = buffer
        memory = claimed
        memory:seek(2)
        setCapacity()
        return true
    end
    --- Gives the memory another size, as far as the core lets it, and says so. It stays as it is where what it holds would not
    -- fit. Returns whether it has that size.
    function resizeOutbox(bytes)
        if bytes < memory:used() + 2 or bytes < 2048 then
            return false
        end
        memory:resize(bytes)
        if memory:len() ~= bytes then
            return false
        end
        setCapacity()
        log.info("outbox", "it has", bytes, "bytes now")
        return true
    end
    --- From here on the open frame may be read into with `readEasily`, as far as there is room.
    function easeReading()
        local room = capacityBytes - queueEnd - 4
        easyFrameBytes = room < mostFrameBytes and room or mostFrameBytes
    end
    --- Something may have to be seen to.
    function stopEasyReading()
        easyFrameBytes = 0
    end
    --- Reads so many bytes, which the UART has, into the open frame, which has room for them. Returns how many came.
    function readEasily(bytes)
        local count = readUart(1, bytes, memory)
        openFrameBytes = openFrameBytes + count
        return count
    end
    --- Reads so many bytes, which the UART has, into the open frame. Returns how many came. Where there is no room, whole frames
    -- are dropped by the overflow policy and counted.
    function readIntoFrame(bytes)
        isDropped = isDropped or not makeRoom(bytes)
        return isDropped and readIntoStaging(bytes) or readEasily(bytes)
    end
    --- The same with a delimiter: calls `onDelimiter` behind each one that came, for the open frame to be ended. So many bytes
    -- of it are behind the delimiter.
    function readToDelimiters(bytes, onDelimiter)
        local begun = openFrameBytes == 0 and "" or overlap
        local hasNoRoom = isDropped
        isDropped = true
        local count = readIntoStaging(bytes)
        local text = begun .. staging:toStr(0, count)
        local rest = count
        local start = #begun + 1
        local from = 1
        while true do
            local ____, last = string.find(text, "", from, true)
            local ____end = last or #text
            local length = ____end - start + 1
            if length > 0 then
                hasNoRoom = hasNoRoom or not makeRoom(length)
                if not hasNoRoom then
                    memory:write(string.sub(text, start, ____end))
                end
                rest = rest - length
            end
            if last == nil then
                break
            end
            isDropped = hasNoRoom
            onDelimiter(rest)
            hasNoRoom = false
            isDropped = true
            start = last + 1
            from = start
        end
        overlap = string.sub(
            text,
            math.max(from, #text - #"" + 2)
        )
        isDropped = hasNoRoom
        return count
    end
    --- Whether the open frame is exactly these bytes.
    function openFrameIs(bytes)
        return openFrameBytes == #bytes and endOfOpenFrame(#bytes) == bytes
    end
    --- Ends the open frame but for its last `restBytes`, which begin the next one and are not in memory yet: it is queued, or
    -- dropped where it has found no room. An empty one is left.
    function endOpenFrame(isText, restBytes)
        local length = openFrameBytes - restBytes
        openFrameBytes = restBytes
        addTo(outboxCounts.received, length)
        if isDropped then
            isDropped = false
            memory:seek(queueEnd + 2)
            addTo(outboxCounts.overflowed, length)
        elseif length > 0 then
            queue(length, isText)
        end
    end
    --- Takes the open frame out again: it is consumed.
    function consumeOpenFrame()
        addTo(outboxCounts.received, openFrameBytes)
        addTo(outboxCounts.consumed, openFrameBytes)
        openFrameBytes = 0
        memory:seek(queueEnd + 2)
    end
    --- Queues a text frame of the gateway's own. No frame may be open.
    function addTextFrame(text)
        addTo(outboxCounts.added, #text)
        if makeRoom(#text) then
            memory:write(text)
            queue(#text, true)
        else
            addTo(outboxCounts.overflowed, #text)
        end
    end
    --- Copies the payload of the next queued frame, of which there must be one, into the staging buffer. Returns its length.
    function stageFrame()
        local length = lengthOf(flightEnd)
        stagedIsText = memory[flightEnd] >= 128
        staging:seek(0)
        staging:copy(0, memory, flightEnd + 2, length)
        return length
    end
    --- The staged frame, of this length, was handed to the core.
    function frameHandedOver(length)
        flightEnd = flightEnd + (2 + length)
        handed.bytes = handed.bytes + length
        handed.span = handed.span + (2 + length)
        held.queued = held.queued - length
        held.inFlight = held.inFlight + length
    end
    --- What had been handed over when `handed` was so has arrived. Returns how many bytes more than before.
    function confirmHanded(bytes, span)
        local payload = bytes - retired.bytes
        local gone = span - retired.span
        retired.bytes = bytes
        retired.span = span
        held.inFlight = held.inFlight - payload
        addTo(outboxCounts.confirmed, payload)
        memory:del(0, gone)
        flightEnd = flightEnd - gone
        queueEnd = queueEnd - gone
        return payload
    end
    --- The link has died: what was in flight is queued again, in its order, or given up. Returns how many bytes.
    function endFlight(resend)
        local bytes = held.inFlight
        if resend then
            held.queued = held.queued + bytes
            addTo(outboxCounts.resent, bytes)
        else
            addTo(outboxCounts.givenUp, bytes)
            memory:del(0, flightEnd)
            queueEnd = queueEnd - flightEnd
        end
        held.inFlight = 0
        flightEnd = 0
        handed.bytes = 0
        handed.span = 0
        retired.bytes = 0
        retired.span = 0
        return bytes
    end
    --- Drops the next queued frame, which the server refuses; none may be in flight. Returns how many bytes.
    function dropRefusedFrame()
        local length = lengthOf(0)
        memory:del(0, 2 + length)
        queueEnd = queueEnd - (2 + length)
        held.queued = held.queued - length
        addTo(outboxCounts.refused, length)
        return length
    end
end
-- src/link/core-kind.ts
local coreKind, kindIsSilent, isPlain, readBuildDate, kindOnNewLink, judgeSend, kindOnArrival, kindOnReceived, kindOnError, kindOnVainLink, isLearning, learnStep
do
    local neverTells
    --- Days in the order of the calendar, with gaps.
    local function dayNumber(year, month, day)
        return (year * 12 + month) * 31 + day
    end
    --- Everything speaks for it that this core never says "sent".
    function kindIsSilent()
        coreKind = "silent"
        log.warn("link", "this core never says \"sent\": what was sent counts as arrived by its age, without evidence")
    end
    --- Whether nobody knows if "sent" comes.
    function isPlain()
        return coreKind == "plain" or coreKind == "plain-assumed"
    end
    local function becomePlain(kind)
        coreKind = kind
        if neverTells then
            kindIsSilent()
        end
    end
    --- Read only.
    coreKind = "unknown"
    --- By the day on which it was made it surely never says "sent", unless `send()` says false for success.
    neverTells = false
    --- Links that ended because nothing was confirmed.
    local vainLinks = 0
    --- Of this link: what `send()` has said, and for how many steps it has said nothing but false, or no false.
    local saidTrue = false
    local saidFalse = false
    local falseSteps = 0
    local trueSteps = 0
    local hasReceived = false
    --- Steps of learning on this link.
    local learnSteps = 0
    --- Reads what the day on which the core was compiled tells. Call it once, at the start. A core is no newer than its day:
    -- before 2025-08-07 `send()` says false for success, and from then to 2025-12-21 no core says "sent" that says true. A
    -- later day proves nothing: a new core may hold an old component.
    function readBuildDate()
        local month, day, year = string.match(
            rtos.buildDate(),
            "^(%a%a%a) +(%d+) (%d+)$"
        )
        local place = string.find("JanFebMarAprMayJunJulAugSepOctNovDec", month or "?", 1, true)
        if place == nil then
            return
        end
        local date = dayNumber(
            tonumber(year),
            place // 3 + 1,
            (tonumber(day))
        )
        if date < dayNumber(2025, 8, 7) then
            coreKind = "inverted"
        end
        neverTells = date < dayNumber(2025, 12, 22)
    end
    --- A link has opened: what `send()` said on others says nothing of this one.
    function kindOnNewLink()
        saidTrue = false
        saidFalse = false
        falseSteps = 0
        trueSteps = 0
        hasReceived = false
        learnSteps = 0
    end
    --- What `send()` returned, and the link still stands.
    function judgeSend(result)
        if coreKind == "telling" or coreKind == "silent" or coreKind == "plain" then
            return result and "taken" or "refused"
        end
        if coreKind == "inverted" then
            return result and "refused" or "taken"
        end
        saidTrue = saidTrue or result
        saidFalse = saidFalse or not result
        trueSteps = result and trueSteps or 0
        if coreKind == "unknown" then
            if result then
                becomePlain("plain-assumed")
            end
            return "taken"
        end
        if result == (coreKind == "plain-assumed") then
            return "taken"
        end
        coreKind = "unknown"
        return "wrong"
    end
    --- A frame has got through: the core has said "sent", or else the server has answered. Returns false when what `send()` said
    -- on this link contradicts itself: then the link must end.
    function kindOnArrival(isSent)
        if coreKind == "unknown" and saidTrue then
            return false
        end
        if coreKind == "unknown" or coreKind == "inverted-assumed" then
            coreKind = "inverted"
        elseif coreKind == "plain-assumed" and saidFalse then
            coreKind = "unknown"
            return false
        elseif isSent and coreKind ~= "inverted" then
            coreKind = "telling"
        elseif coreKind == "plain-assumed" then
            becomePlain("plain")
        end
        return true
    end
    --- Something was received.
    function kindOnReceived()
        hasReceived = true
    end
    --- The core has said "error".
    function kindOnError()
        if coreKind == "unknown" or coreKind == "plain-assumed" or coreKind == "inverted-assumed" then
            becomePlain("plain")
        end
    end
    --- A link has ended because nothing was confirmed.
    function kindOnVainLink()
        vainLinks = vainLinks + 1
        if isPlain() and vainLinks >= 2 then
            kindIsSilent()
        end
    end
    --- Whether there is something to be learnt of this core, on this link.
    function isLearning()
        return coreKind == "unknown" or coreKind == "plain-assumed" and learnSteps < 8
    end
    --- `learnStepMs` have passed on an open link. Returns whether a probe is to go out, or "wrong" when the link must end.
    function learnStep()
        learnSteps = learnSteps + 1
        trueSteps = trueSteps + 1
        falseSteps = falseSteps + 1
        if coreKind == "unknown" then
            if falseSteps >= 22 and hasReceived then
                coreKind = "inverted-assumed"
            end
            return true
        end
        if saidFalse and trueSteps >= 3 then
            saidFalse = false
            return held.inFlight > 0 and "wrong" or true
        end
        return saidFalse or learnSteps == 8 and not hasReceived
    end
end
-- src/link/transmit.ts
--- One attempt. Before the first there is nothing but that nothing is open. Only link.ts changes it.
local link = {client = nil, open = false}
local sending = {untold = 0, wrong = false, refused = false, alone = false}
local endTimer
--- Call it once; `endLink` ends a link on which nobody knows what was sent.
local function createTransmit(endLink)
    endTimer = makeTimer(guarded(
        "link",
        function()
            stopTimer(endTimer)
            if sending.wrong then
                endLink()
            end
        end
    ))
end
--- A link begins.
local function resetTransmit()
    sending.untold = 0
    sending.wrong = false
end
--- What `send()` says contradicts itself: the link ends soon.
local function endWrongLink()
    sending.wrong = true
    startTimer(endTimer, 1)
end
--- Hands one frame to the core. Returns whether it took it.
local function transmit(payload, length, isText)
    local client = link.client
    sending.refused = true
    if (coreKind == "inverted" or coreKind == "inverted-assumed") and not hasFree(length + 4096) then
        return false
    end
    local ____isText_0
    if isText then
        ____isText_0 = client:send(payload)
    else
        ____isText_0 = client:send(payload, 1)
    end
    local result = ____isText_0
    if not client:ready() then
        return false
    end
    local judged = judgeSend(result)
    if judged == "taken" then
        sending.refused = false
        sending.untold = sending.untold + 1
        return true
    end
    if judged == "wrong" then
        endWrongLink()
    end
    return false
end
--- Hands over an empty frame, if a link is open: it adds no byte to the stream. Returns whether the core took it.
local function transmitEmpty()
    return link.open and transmit("", 0, false)
end
--- Hands over the configured probe, if a link is open. Returns whether there is one, and the core took it.
local function transmitProbe()
    do
        return transmitEmpty()
    end
    if not link.open or false then
        return false
    end
    local ____temp_1
    if ("empty").text ~= nil then
        ____temp_1 = transmit(("empty").text, #("empty").text, true)
    else
        ____temp_1 = transmit(("empty").bytes, #("empty").bytes, false)
    end
    return ____temp_1
end
--- Whether the link stands, as far as the core knows.
local function linkStands()
    return link.open and link.client:ready()
end
-- src/link/window.ts
--- How large a flight may be. It holds for all links: a slow path must not have to show it on each. Read only.
local windowBytes = 0
--- To be called once.
local function createWindow()
    windowBytes = 16384
end
--- A flight of so many bytes has arrived, after so many ticks.
local function flightArrived(bytes, ticks)
    if ticks >= 4 then
        windowBytes = math.max(windowBytes // 2, 1024)
    elseif ticks <= 2 and 2 * bytes > windowBytes then
        windowBytes = math.min(2 * windowBytes, capacityBytes)
    end
end
--- A flight was given up: it was too much at a time for this path, if that was alive at all.
local function flightFailed()
    windowBytes = math.max(windowBytes // 4, 1024)
end
--- So many bytes, or fewer, beside so many that are on their way. A quarter of the outbox stays for what can be dropped; and
-- until TCP has it the core keeps a copy of what was handed over, for which it may have no memory.
local function asMemoryAllows(wanted, underWay)
    local bytes = math.min(wanted, 3 * capacityBytes // 4 - underWay)
    local fits = held.inFlight + bytes <= 16384 or hasFree(bytes + 24576)
    return fits and bytes or 16384 - held.inFlight
end
-- src/link/delivery-answers.ts
-- src/link/talk.ts
local frames, bytes
--- Counts anew from now on.
local function listen()
    frames = 0
    bytes = 0
end
--- What was received since `listen`; and since `flightBegins`.
frames = 0
bytes = 0
local flightFrames = 0
local flightBytes = 0
--- A flight begins.
local function flightBegins()
    listen()
    flightFrames = 0
    flightBytes = 0
end
--- A frame was received.
local function hear(frameBytes)
    frames = frames + 1
    bytes = bytes + frameBytes
    flightFrames = flightFrames + 1
    flightBytes = flightBytes + frameBytes
end
--- Whether anything was received since `listen`.
local function hasHeard()
    return frames > 0
end
--- Whether the server left no gap since `listen`, a fifth of a second ago.
local function isDense()
    return frames >= 5 or bytes >= 2048
end
--- Whether it has sent very much during this flight.
local function isBulk()
    return flightBytes >= 24576
end
--- Whether so many probes in vain, for so many bytes in flight, say that its frames come too close together.
local function isInVain(probes, inFlight)
    return probes >= 3 and flightFrames >= 8 + inFlight // 200
end
-- src/link/delivery-core.ts
local core
do
    local drown, age, hasFallenSilent, ageOn, isEarlyDoubt, isTaken, probeAndWait, wait, enter, clear, pump_delivery_core, timer, settleTimer, state, ticks, staleTicks, probes, markedMs, markedBytes, markedSpan, hasSpoken, settling, isHopeless, saidDrowned
    --- No "sent" has come for long: tries again, and then says why the link must end.
    local function wasInVain()
        if ticks == 4 then
            listen()
            transmitProbe()
        end
        local patience = 0
        if ticks < 7 + patience then
            return nil
        end
        if not hasHeard() then
            kindOnVainLink()
            return "what was sent is not confirmed"
        end
        if isPlain() then
            kindIsSilent()
            age("aging")
        else
            isHopeless = true
            hasSpoken = false
            drown()
        end
        return nil
    end
    --- All that was handed over has arrived, unless the link is dying.
    local function believe()
        flightArrived(handed.bytes - markedBytes, ticks)
        clear()
        if held.inFlight > 0 then
            markedBytes = handed.bytes
            markedSpan = handed.span
            settling = 1
            startTimer(settleTimer, 2)
        end
    end
    local function onSettled()
        stopTimer(settleTimer)
        if settling > 0 and linkStands() then
            settling = 0
            confirmHanded(markedBytes, markedSpan)
            pump_delivery_core()
        end
    end
    local function onTimer()
        staleTicks = 0
        if state == "marking" then
            if hasHeard() then
                enter("doubting", 200)
            else
                wait()
            end
        elseif state == "early" then
            probeAndWait()
        elseif state == "doubting" then
            isHopeless = isHopeless or isInVain(probes, held.inFlight)
            if isHopeless or isBulk() or isEarlyDoubt() and isDense() then
                drown()
                pump_delivery_core()
            else
                probeAndWait()
            end
        elseif state == "drowned" and hasFallenSilent() then
            ticks = 0
            probeAndWait()
        elseif state == "drowned" or state == "aging" then
            ageOn()
        else
            stopTimer(timer)
        end
    end
    function drown()
        if not saidDrowned then
            saidDrowned = true
            log.warn("link", "the server talks so much that no \"sent\" gets through: what was sent counts as arrived by its age")
        end
        age("drowned")
    end
    --- What is in flight ages from now on.
    function age(next)
        markedBytes = handed.bytes
        markedSpan = handed.span
        markedMs = 0
        enter(next, 200)
    end
    --- In a fifth of a second, or where it leaves no gap all the same, in the time that confirms.
    function hasFallenSilent()
        local ____isHopeless_0
        if isHopeless then
            ____isHopeless_0 = markedMs >= 5000 and not hasSpoken
        else
            ____isHopeless_0 = not isDense()
        end
        return ____isHopeless_0
    end
    function ageOn()
        listen()
        markedMs = markedMs + 200
        local neededMs = isTaken(2) and 200 or ((isTaken(4) or sending.alone) and 1000 or 5000)
        local works = state == "aging" or hasSpoken
        if markedMs >= neededMs and works and linkStands() then
            confirmHanded(markedBytes, markedSpan)
            if held.inFlight > 0 then
                hasSpoken = false
                age(state)
            else
                clear()
            end
            pump_delivery_core()
        end
    end
    --- How long the flight is doubted before the next probe.
    local function doubtTime()
        if isEarlyDoubt() then
            return 200
        end
        return probes % 2 == 0 and 5 or 70 << math.min(probes - 1, 6)
    end
    --- Whether this flight has been doubted once at most: then for `doubtMs`.
    function isEarlyDoubt()
        return probes < 2
    end
    --- Whether more than this part of the outbox is taken.
    function isTaken(part)
        return part * (held.inFlight + held.queued) > capacityBytes
    end
    function probeAndWait()
        if transmitProbe() then
            probes = probes + 1
            wait()
        else
            enter("early", 100)
        end
    end
    function wait()
        stopTimer(timer)
        state = "waiting"
    end
    function enter(next, ms)
        state = next
        staleTicks = 0
        listen()
        startTimer(timer, ms)
    end
    function clear()
        state = "clear"
        ticks = 0
        probes = 0
    end
    state = "clear"
    --- Calls of `tick` since the flight began; and since its timer was started, or fired.
    ticks = 0
    staleTicks = 0
    --- Probes, or more data, that went out since something may have swallowed the flight's "sent".
    probes = 0
    --- For how long what is marked has aged.
    markedMs = 0
    --- What settles or ages: what had been handed over by then.
    markedBytes = 0
    markedSpan = 0
    --- Something was received since.
    hasSpoken = false
    --- Something settles: 1, and one more for each call of `tick` since.
    settling = 0
    --- However rarely the server of this link talks, no "sent" gets through.
    isHopeless = false
    saidDrowned = false
    local function start(pumpLink)
        pump_delivery_core = pumpLink
        createWindow()
        timer = makeTimer(guarded("delivery", onTimer))
        settleTimer = makeTimer(guarded("delivery", onSettled))
    end
    local function reset()
        if ticks >= 7 then
            flightFailed()
        end
        clear()
        isHopeless = false
        settling = 0
        markedBytes = 0
        markedSpan = 0
    end
    local function room()
        if state == "clear" or state == "open" then
            return asMemoryAllows(windowBytes, state == "clear" and 0 or held.inFlight)
        end
        if state == "doubting" and probes == 0 then
            return asMemoryAllows(windowBytes - held.inFlight, held.inFlight)
        end
        return (state == "aging" or state == "drowned") and asMemoryAllows(capacityBytes, held.inFlight) or 0
    end
    local function handedOver()
        if state == "open" or state == "doubting" then
            probes = probes + 1
            enter("marking", 5)
        elseif state == "clear" then
            flightBegins()
            if coreKind == "silent" then
                age("aging")
            elseif isHopeless then
                hasSpoken = false
                age("drowned")
            elseif sending.untold > 1 then
                enter("marking", 5)
            else
                state = "waiting"
            end
        end
    end
    local function probed()
    end
    local function sent()
        local isLast = sending.untold <= 0
        if state == "waiting" or state == "doubting" or state == "open" then
            believe()
        elseif isLast and (state == "marking" or state == "early") then
            believe()
        elseif state == "marking" or state == "aging" or state == "drowned" and isHopeless then
            isHopeless = false
            enter("early", 5)
        end
    end
    local function received(bytes)
        local doubts = state == "waiting"
        if doubts then
            enter(
                "doubting",
                doubtTime()
            )
        end
        hear(bytes)
        hasSpoken = true
        if doubts and isBulk() then
            drown()
        end
        if doubts then
            pump_delivery_core()
        end
    end
    local function tick()
        if settling > 0 then
            settling = settling + 1
            if settling > 2 or not startTimer(settleTimer, 2) then
                onSettled()
            end
        end
        if state == "clear" then
            return nil
        end
        ticks = ticks + 1
        if coreKind == "silent" and state ~= "aging" then
            age("aging")
        end
        if state == "waiting" or state == "open" then
            return wasInVain()
        end
        staleTicks = staleTicks + 1
        if staleTicks > 2 then
            startTimer(timer, 200)
            onTimer()
        end
        return nil
    end
    core = {
        start = start,
        reset = reset,
        room = room,
        handedOver = handedOver,
        probed = probed,
        sent = sent,
        received = received,
        tick = tick
    }
end
-- src/link/delivery.ts
--- The policy that is configured. The build leaves the other out.
local delivery = core
-- src/link/liveness.ts
local probe, announceProbe, livenessOpened, livenessReceived, livenessSent, checkLiveness, sendDueProbe
do
    local state, probedTicks
    local function payloadBytes(probe)
        return probe.text ~= nil and #probe.text or #probe.bytes
    end
    --- Sends the configured probe, if there is one.
    function probe()
        if transmitProbe() then
            state = "asking"
            probedTicks = 0
            delivery.probed()
        end
    end
    state = "heard"
    --- Calls of `checkLiveness` since something was received, since the last probe, and since the core said "sent".
    local quietTicks = 0
    probedTicks = 0
    local untoldTicks = 0
    --- What had been handed over at the last of those calls.
    local handedBefore = 0
    --- The server of this link answers probes.
    local answersProbes = false
    local saidUnverifiable = false
    --- Says what the probe costs.
    function announceProbe()
        do
            local bytes = 0
            local dayBytes = 4320 * (226 + 2 * bytes)
            local kilobytes = dayBytes // 1000
            log.info(
                "link",
                "a probe after",
                20,
                "s of quiet: at most",
                kilobytes,
                "kB a day"
            )
        end
    end
    --- A link has opened.
    function livenessOpened()
        state = "heard"
        quietTicks = 0
        probedTicks = 0
        untoldTicks = 0
        handedBefore = 0
        answersProbes = false
    end
    --- A frame was received.
    function livenessReceived(isEmpty)
        if state == "asking" then
            answersProbes = answersProbes or false or isEmpty
        end
        state = "heard"
        quietTicks = 0
    end
    --- The core has said "sent".
    function livenessSent()
        untoldTicks = 0
    end
    --- To be called each 5 seconds while a link is open. Returns why it must be taken for dead, or undefined.
    function checkLiveness()
        quietTicks = quietTicks + 1
        probedTicks = probedTicks + 1
        untoldTicks = sending.untold > 0 and untoldTicks + 1 or 0
        local tells = coreKind == "telling" or coreKind == "inverted"
        if state == "asking" then
            if answersProbes and probedTicks >= 3 and quietTicks >= (held.inFlight > 0 and 7 or 3) then
                return "the server does not answer"
            end
            if tells and untoldTicks >= 7 and quietTicks >= 7 then
                return "nothing is confirmed"
            end
            if coreKind == "silent" and probedTicks >= 3 and not saidUnverifiable then
                saidUnverifiable = true
                log.warn("link", "neither core nor server confirms anything: a dead path goes unnoticed for minutes")
            end
        end
        local isQuiet = quietTicks * 5 >= 20
        local isFlowing = handed.bytes ~= handedBefore
        handedBefore = handed.bytes
        if state == "due" then
            probe()
        elseif isQuiet and (state == "heard" or probedTicks * 5 >= 20) then
            if isFlowing then
                state = "due"
            else
                probe()
            end
        end
        return nil
    end
    --- Data has gone out. A probe that is due goes behind it: in front of it, its answer would swallow the "sent" of the data.
    function sendDueProbe()
        if state == "due" then
            probe()
        end
    end
end
-- src/link/refusals.ts
local isNextSuspect, wentAlone, refusalTick, linkEndsWithFlight, dropSuspect
do
    local state, suspectBytes, seenRetired, seenDropped
    --- Takes those away that were confirmed, or dropped to make room.
    local function count()
        suspectBytes = suspectBytes - (retired.bytes - seenRetired + droppedAtFront - seenDropped)
        seenRetired = retired.bytes
        seenDropped = droppedAtFront
        if suspectBytes <= 0 then
            state = "none"
            suspectBytes = 0
        end
    end
    state = "none"
    --- Payload of the suspects, and on how many links in a row they were in flight.
    suspectBytes = 0
    local attempts = 0
    --- What had been confirmed on this link, and dropped at the front, when suspects were counted last.
    seenRetired = 0
    seenDropped = 0
    --- Calls of `refusalTick` since a frame went out alone; -1: none did.
    local aloneTicks = -1
    --- Whether the next frame must go out alone.
    function isNextSuspect()
        if state == "none" then
            return false
        end
        count()
        return state == "careful"
    end
    --- A frame has gone out alone.
    function wentAlone()
        aloneTicks = 0
    end
    --- To be called each 5 seconds.
    function refusalTick()
        if aloneTicks >= 0 then
            aloneTicks = aloneTicks + 1
        end
    end
    --- A link has ended; `byItself`: we did not end it. To be called before its flight is ended. Returns whether the next frame
    -- in the queue is to be dropped then, with `dropSuspect`.
    function linkEndsWithFlight(byItself)
        local isRefusal = byItself and aloneTicks >= 0 and aloneTicks <= 2
        aloneTicks = -1
        count()
        seenRetired = 0
        if not byItself or held.inFlight == 0 then
            return false
        end
        if state == "none" then
            suspectBytes = held.inFlight
            attempts = 1
        elseif state == "careful" then
            return isRefusal
        else
            suspectBytes = math.min(suspectBytes, held.inFlight)
            attempts = attempts + 1
        end
        state = attempts >= 2 and "careful" or "suspected"
        return false
    end
    --- Drops the frame at which link after link has ended, aloud.
    function dropSuspect()
        local bytes = dropRefusedFrame()
        log.error(
            "link",
            "a frame of",
            bytes,
            "bytes is dropped:",
            3,
            "links in a row ended at it"
        )
        suspectBytes = suspectBytes - bytes
    end
end
-- src/link/sending.ts
local pump, createSending, startSending, sendingTick
do
    local roomNow, retryTimer, learnTimer, standTimer, stands
    --- Hands over what may go now.
    function pump()
        if not link.open or flightEnd == queueEnd then
            return
        end
        local left = roomNow()
        if left <= 0 then
            return
        end
        local count = 0
        while left > 0 and flightEnd ~= queueEnd do
            local length = stageFrame()
            if not transmit(staging, length, stagedIsText) then
                startTimer(retryTimer, 100)
                break
            end
            frameHandedOver(length)
            left = left - length
            count = count + 1
        end
        if count > 0 then
            sendDueProbe()
            delivery.handedOver()
        end
    end
    --- How many bytes may go now; a frame goes out whole.
    function roomNow()
        if coreKind == "unknown" and true then
            return 0
        end
        sending.alone = isNextSuspect()
        if not sending.alone then
            return delivery.room()
        end
        if held.inFlight > 0 or delivery.room() <= 0 then
            return 0
        end
        if stands ~= "stands" then
            if stands == "unasked" then
                stands = "asked"
                startTimer(standTimer, 2000)
            end
            return 0
        end
        wentAlone()
        return 1
    end
    local function retry()
        stopTimer(retryTimer)
        pump()
    end
    local function learn()
        if not link.open or not isLearning() then
            stopTimer(learnTimer)
            return
        end
        local step = learnStep()
        startTimer(learnTimer, 230)
        if step == "wrong" then
            endWrongLink()
        elseif step then
            probe()
        end
    end
    local function hasStood()
        stopTimer(standTimer)
        if stands == "asked" or stands == "late" then
            stands = "stands"
            pump()
        end
    end
    --- Whether the link has stood for `standMs` since a suspect was to go; "late": its timer should have fired by now.
    stands = "unasked"
    --- Prepares. Call it once.
    function createSending()
        retryTimer = makeTimer(guarded("link", retry))
        learnTimer = makeTimer(guarded("link", learn))
        standTimer = makeTimer(guarded("link", hasStood))
        delivery.start(pump)
    end
    --- A link has opened: the first probe goes out.
    function startSending()
        stands = "unasked"
        probe()
        if isLearning() then
            startTimer(learnTimer, 230)
        end
        pump()
    end
    --- To be called each 5 seconds while a link is open: a timer may have been refused, or its message lost.
    function sendingTick()
        if isLearning() then
            learn()
        end
        if stands == "asked" then
            stands = "late"
        elseif stands == "late" then
            stands = "stands"
        end
        pump()
    end
end
-- src/link/link.ts
local closeLink, createLink, openLink, linkTick, isCoreFull, hasLink, isClientMissing
do
    local endLink, tell, lastError, ticks, refusingTicks, lacksClient, onAnyEvent, onDisconnected
    --- Ends the link, if there is one. Nothing of it is heard again. What was in flight is queued again or dropped.
    function closeLink()
        endLink(false)
    end
    --- Returns what is wrong, or undefined.
    local function connect()
        local client = websocket and websocket.create(nil, "wss://echo.airtun.air32.cn/ws/echo", 180)
        lacksClient = not client
        if not client then
            return websocket and "websocket.create failed" or "this core has no websocket module"
        end
        link.client = client
        if #config.headers > 0 and not client:headers(table.concat(config.headers, "\r\n") .. "\r\n") then
            return "the headers are refused: 1023 bytes at most"
        end
        client:on(onAnyEvent)
        local ____client_connect_result_3
        if client:connect() then
            ____client_connect_result_3 = nil
        else
            ____client_connect_result_3 = "connect failed"
        end
        return ____client_connect_result_3
    end
    function endLink(byItself)
        local client = link.client
        sys.timerStop(onDisconnected)
        if not client then
            return
        end
        link.open = false
        client:close()
        local isRefused = linkEndsWithFlight(byItself)
        delivery.reset()
        local lost = endFlight(true)
        link.client = nil
        ticks = -1
        lastError = ""
        if isRefused and true then
            dropSuspect()
        end
        if lost > 0 then
            log.warn("link", lost, "bytes were not confirmed:", "resend")
        end
    end
    local function onOpened()
        link.open = true
        ticks = 0
        refusingTicks = 0
        kindOnNewLink()
        resetTransmit()
        livenessOpened()
        startSending()
        tell("opened")
    end
    local function onSent()
        sending.untold = sending.untold - 1
        livenessSent()
        if not kindOnArrival(true) then
            endWrongLink()
            return
        end
        delivery.sent()
        pump()
    end
    local function onReceived(bytes)
        pushToInbox(bytes)
        kindOnReceived()
        livenessReceived(bytes == "")
        delivery.received(#bytes)
    end
    --- What the core said last of what is wrong, or "".
    lastError = ""
    --- Calls of `linkTick` since the link opened, -1 before; and with a frame that was refused last.
    ticks = -1
    refusingTicks = 0
    --- Links in a row that ended soon after they had opened.
    local earlyEnds = 0
    --- No link could be made, since the core gave no object.
    lacksClient = false
    --- Prepares links. Call it once.
    function createLink(listener)
        tell = listener
        readBuildDate()
        announceProbe()
        createTransmit(function()
            log.warn("link", "what send() says contradicts itself: a new link")
            tell("renew")
        end)
        createSending()
    end
    --- Starts an attempt. The listener hears how it ends, or nothing: the caller keeps a handshake timeout.
    function openLink()
        closeLink()
        local problem = connect()
        if problem ~= nil then
            log.warn("link", problem)
            tell("closed")
        end
    end
    --- To be called each 5 seconds. Returns why the link must be taken for dead, or undefined.
    function linkTick()
        if ticks < 0 then
            return nil
        end
        if not linkStands() then
            return "the core has dropped the link"
        end
        ticks = ticks + 1
        refusalTick()
        refusingTicks = sending.refused and refusingTicks + 1 or 0
        if sending.wrong or refusingTicks > 6 then
            return "the core takes no frame"
        end
        local problem = delivery.tick() or checkLiveness()
        sendingTick()
        return problem
    end
    --- Whether the core took no frame when it was given one last. Undefined while no link is open.
    function isCoreFull()
        local ____link_open_0
        if link.open then
            ____link_open_0 = sending.refused
        else
            ____link_open_0 = nil
        end
        return ____link_open_0
    end
    --- Whether there is a link, or an attempt at one.
    function hasLink()
        return link.client ~= nil
    end
    --- Whether the core makes no WebSocket object.
    function isClientMissing()
        return lacksClient
    end
    --- One function for all links: an event of an old one changes nothing.
    onAnyEvent = guarded(
        "link",
        function(source, event, data)
            if source ~= link.client then
                return
            end
            if event == "sent" then
                onSent()
            elseif event == "recv" then
                onReceived(data)
            elseif event == "conack" then
                onOpened()
            elseif event == "error" then
                lastError = tostring(data)
                kindOnError()
            elseif event == "disconnect" then
                link.open = false
                sys.timerStart(onDisconnected, 1)
            end
        end
    )
    onDisconnected = guarded(
        "link",
        function()
            local reason = lastError == "" and "disconnected" or ("disconnected (" .. lastError) .. ")"
            local mayBeFrame = ticks >= 0 and ticks < 2 and (lastError == "rx" or lastError == "")
            earlyEnds = mayBeFrame and earlyEnds + 1 or 0
            if earlyEnds > 1 then
                reason = reason .. ", again within seconds: it closes, or a frame is above the core's limit (8192 bytes, old cores 4096)"
            end
            endLink(true)
            log.warn("link", reason)
            tell("closed")
        end
    )
end
-- src/up/echo-command.ts
--- Consumes the open frame when it is the command, and queues what the tutorial sends for it. Returns whether it was.
local function takeEchoCommand()
    if not openFrameIs("\"echo\"") then
        return false
    end
    consumeOpenFrame()
    local time = json.encode(os.date())
    addTextFrame(("{\"action\":\"echo\",\"msg\":" .. tostring(time)) .. "}")
    return true
end
-- src/up/text-frames.ts
--- Frames that went as binary since boot, since they were not valid UTF-8. Read only.
local invalidText = {frames = 0}
--- Surrogates, which UTF-8 does not have, but `utf8.len` takes.
local surrogate = ((((string.char(237) .. "[") .. string.char(160)) .. "-") .. string.char(191)) .. "]"
-- src/up/packer.ts
local createPacker, bytesCame, isUartEmptyHanded
do
    local take, begin, read, finish, endLine, endFrame, rxSize, onFrames, framesEnded, framesTold, unfinished, emptyNotices, idleTimer, idleRuns, delayTimer
    local function poll()
        local there = rxSize(1)
        if there > 0 then
            take(there, true)
        elseif unfinished or openFrameBytes > 0 and not idleRuns and true then
            take(0, true)
        end
    end
    local function lineWasQuiet()
        local there = rxSize(1)
        stopTimer(idleTimer)
        idleRuns = false
        if there > 0 then
            take(there, there < 177)
            return
        end
        begin()
        endFrame()
        finish(openFrameBytes > 0, true)
    end
    local function frameHasWaited()
        local there = rxSize(1)
        local before = framesEnded
        begin()
        read(there)
        if framesEnded == before then
            endFrame()
        end
        finish(there > 0 or openFrameBytes > 0, false)
    end
    --- Reads so many bytes. `isQuiet`: the line has gone quiet behind them.
    function take(there, isQuiet)
        local begins = openFrameBytes == 0 or unfinished
        local before = framesEnded
        begin()
        read(there)
        finish((begins or framesEnded ~= before) and not (isQuiet and openFrameBytes == 0), isQuiet)
    end
    function begin()
        unfinished = true
        stopEasyReading()
    end
    --- Reads so many bytes, and ends frames where a delimiter or the size does.
    function read(bytes)
        local left = bytes
        while left > 0 do
            local room = mostFrameBytes - openFrameBytes
            local most = left < room and left or room
            local count = (readIntoFrame(most)) or readToDelimiters(most, endLine)
            if count == 0 then
                emptyNotices = emptyNotices + 1
                return
            end
            emptyNotices = 0
            left = left - count
            if openFrameBytes >= mostFrameBytes then
                endFrame()
            end
        end
    end
    --- Sees to the timers, and has frames sent that have ended. `begins`: the open frame is a new one, or one begins with the
    -- next byte of a busy line. `isQuiet`: the idle gap of an open frame runs from now on.
    function finish(begins, isQuiet)
        local fine = true
        if isQuiet and openFrameBytes > 0 and true then
            fine = startTimer(idleTimer, 20)
            idleRuns = fine
        end
        if not begins and openFrameBytes == 0 then
            stopTimer(delayTimer)
        elseif begins and true then
            local waitedMs = openFrameBytes * 9000 // 115200
            fine = startTimer(
                delayTimer,
                math.max(1, 100 - waitedMs)
            ) and fine
        end
        if framesTold ~= framesEnded then
            local now = framesEnded
            onFrames()
            framesTold = now
        end
        if fine then
            unfinished = false
            if openFrameBytes > 0 then
                easeReading()
            end
        end
    end
    --- A delimiter has come: the open frame ends with it.
    function endLine(restBytes)
        framesEnded = framesEnded + 1
        endOpenFrame(false, restBytes)
    end
    function endFrame()
        if openFrameBytes == 0 then
            return
        end
        framesEnded = framesEnded + 1
        if (takeEchoCommand()) then
            return
        end
        endOpenFrame(false, 0)
    end
    rxSize = uart.rxSize
    --- Frames that have ended, and those that `onFrames` has seen.
    framesEnded = 0
    framesTold = 0
    --- Something is being seen to; or short memory, or a timer that was refused, has left it undone.
    unfinished = false
    --- Notifications since the UART gave a byte.
    emptyNotices = 0
    idleRuns = false
    --- Makes the timers and starts the polling. Call it once; `whenFramesEnded` sends them.
    function createPacker(whenFramesEnded)
        onFrames = whenFramesEnded
        idleTimer = makeTimer(guarded("packing", lineWasQuiet))
        delayTimer = makeTimer(guarded("packing", frameHasWaited))
        sys.timerLoopStart(
            guarded("packing", poll),
            200
        )
    end
    --- The UART tells of bytes: they are read, and the idle gap begins.
    bytesCame = guarded(
        "packing",
        function()
            local there = rxSize(1)
            if there == 0 then
                emptyNotices = emptyNotices + 1
                if openFrameBytes > 0 then
                    take(0, true)
                end
            elseif openFrameBytes + there < easyFrameBytes then
                emptyNotices = readEasily(there) > 0 and 0 or emptyNotices + 1
                idleRuns = startTimer(idleTimer, 20)
            else
                take(there, true)
            end
        end
    )
    --- Whether the UART tells of bytes again and again and gives none.
    function isUartEmptyHanded()
        return emptyNotices >= 3
    end
end
-- src/control/boot-record.ts
--- For how long this run is still a short one; 0 at no time where there is no store.
local shortMs = 1
--- Logs why the module has started and what the last run has left. Never raises. Call it once, first of all.
local readBootRecord = guarded(
    "boot",
    function()
        if pm then
            local source, sleepMode, reason = pm.lastReson()
            log.info(
                "boot",
                "the core says: wake-up",
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
                "runs in a row ended within",
                300000,
                "ms"
            )
        end
        store.set("gateway_short_runs", shortRuns + 1)
        shortMs = 300000
    end
)
--- To be called every so many milliseconds: a run that has lasted is no short one.
local function countRun(ms)
    shortMs = shortMs - ms
    if shortMs == 0 then
        if fskv ~= nil then
            fskv.set("gateway_short_runs", 0)
        end
    end
end
--- Keeps why the module is about to restart, for the log of the next start; `undefined`: it is not, after all. Never raises.
local recordRestart = guarded(
    "boot",
    function(reason)
        if fskv then
            if reason == nil then
                fskv.del("gateway_restart")
            else
                fskv.set("gateway_restart", reason)
            end
        end
    end
)
--- Restarts the module, for a reason that the log of the next start tells.
local function restartModule(reason)
    log.error("boot", "restart:", reason)
    recordRestart(reason)
    rtos.reboot()
end
-- src/control/faults.ts
local isCanaryOut, onCanary
local function isCanaryLate()
    return isCanaryOut
end
--- What may be wrong, and for how many calls in a row it has been. Undefined: nobody can tell now.
local faults = {
    {reason = "the core takes no frame", isThere = isCoreFull, ticks = 0},
    {reason = "the core makes no WebSocket object", isThere = isClientMissing, ticks = 0},
    {reason = "the UART takes nothing", isThere = isUartDeaf, ticks = 0},
    {reason = "the UART tells of bytes and gives none", isThere = isUartEmptyHanded, ticks = 0},
    {reason = "timers do not fire", isThere = isCanaryLate, ticks = 0}
}
isCanaryOut = false
--- Returns the reason for a restart when a fault has lasted, else undefined.
local function lastingFault()
    for ____, fault in ipairs(faults) do
        local isThere = fault.isThere()
        if isThere then
            fault.ticks = fault.ticks + 1
            if fault.ticks == 3 then
                log.warn("fault", fault.reason)
            end
            if fault.ticks >= 180 then
                return fault.reason
            end
        elseif isThere == false then
            fault.ticks = 0
        end
    end
    isCanaryOut = true
    sys.timerStart(onCanary, 1000)
    return nil
end
onCanary = guarded(
    "fault",
    function()
        isCanaryOut = false
    end
)
-- src/control/reports.ts
--- What is told of, and what stood there when it was told of last.
local reports = {{tag = "outbox", what = "full:", count = outboxCounts.overflowed, told = 0}, {tag = "inbox", what = "full:", count = inboxCounts.dropped, told = 0}}
local toldInvalid = 0
--- Logs what was lost since it was called last.
local function reportLosses()
    for ____, report in ipairs(reports) do
        local bytes = addedSince(report.count, report.told)
        if bytes > 0 then
            log.warn(
                report.tag,
                report.what,
                bytes,
                "bytes dropped,",
                textOf(report.count),
                "since boot"
            )
            report.told = report.count.rest
        end
    end
    local ____invalidText_0 = invalidText
    local frames = ____invalidText_0.frames
    if frames ~= toldInvalid then
        log.warn(
            "outbox",
            frames - toldInvalid,
            "frames are not valid UTF-8: they went as binary,",
            frames,
            "since boot"
        )
        toldInvalid = frames
    end
end
-- src/control/housekeeping.ts
local offlineTicks
--- The core needs memory to open a link: the outbox gives some while it is short, and takes it again when it is not.
local function fitOutbox(isOnline)
    offlineTicks = isOnline and 0 or offlineTicks + 1
    if offlineTicks >= 12 and capacityBytes >= 16384 and not hasFree(49152) then
        offlineTicks = 0
        resizeOutbox(capacityBytes // 2)
    elseif capacityBytes < 65536 and hasFree(114688) then
        resizeOutbox(65536)
    end
end
offlineTicks = 0
--- Starts it. Call it once.
local function startHousekeeping(____bindingPattern0)
    local isOnline
    local onTick
    local onSilent
    onSilent = ____bindingPattern0.onSilent
    onTick = ____bindingPattern0.onTick
    isOnline = ____bindingPattern0.isOnline
    local lookAfterLink = guarded(
        "housekeeping",
        function()
            local problem = linkTick()
            if problem ~= nil then
                log.warn("link", problem)
                onSilent()
            end
        end
    )
    local lookAfterRest = guarded(
        "housekeeping",
        function()
            resumeInbox()
            reportLosses()
            fitOutbox(isOnline())
            countRun(5000)
        end
    )
    local lookForFaults = guarded(
        "housekeeping",
        function()
            local fault = lastingFault()
            if fault ~= nil then
                restartModule(fault)
            end
        end
    )
    local lookAfterAll = guarded(
        "housekeeping",
        function()
            lookAfterLink()
            lookAfterRest()
            lookForFaults()
            onTick()
        end
    )
    sys.timerLoopStart(lookAfterAll, 5000)
end
-- src/control/machine.ts
local function handshakeLimit(failures)
    return failures < 6 and 10000 or 30000
end
--- The pause behind so many failures, without jitter: 1, 2, 4, 5, 5 … and after a minute or two 10, 20, 40, 60 seconds.
local function backoff(failures)
    if failures <= 26 then
        return failures < 4 and 500 << failures or 5000
    end
    local doublings = math.min(failures - 26, 4)
    return math.min(5000 << doublings, 60000)
end
--- The state before the `boot` event.
local initialState = {name = "waiting-network", network = false, failures = 0, rung = 0}
--- One step. Never changes its arguments. An event that means nothing in a state changes nothing.
local function step(state, event)
    local name = state.name
    local network = state.network
    local failures = state.failures
    local rung = state.rung
    local effects = {}
    --- The state that is entered, the same one anew included.
    local entered
    local ms = 0
    if event == "network-up" then
        network = true
    end
    if name == "waiting-network" then
        if event == "network-up" then
            entered = "connecting"
            rung = 0
        elseif event == "boot" then
            entered = name
        elseif event == "timeout" and rung == 0 then
            entered = "connecting"
            rung = 1
        elseif event == "timeout" then
            entered = name
            effects[#effects + 1] = {kind = rung == 1 and "cycle-radio" or "restart-module"}
            rung = 2
        end
    elseif event == "network-down" then
        entered = "waiting-network"
        network = false
    elseif name == "connecting" then
        if event == "opened" then
            entered = "online"
            network = true
            rung = 0
        elseif event == "closed" or event == "timeout" then
            entered = "backing-off"
            local spentMs = event == "timeout" and handshakeLimit(failures) or 0
            failures = failures + 1
            ms = math.max(
                backoff(failures) - spentMs,
                500
            )
        end
    elseif name == "online" then
        if event == "closed" or event == "silent" then
            entered = "backing-off"
            failures = failures + 1
            ms = backoff(failures)
        elseif event == "renew" then
            entered = "connecting"
        elseif event == "timeout" then
            failures = 0
        end
    elseif event == "timeout" then
        entered = "connecting"
    end
    if entered == "backing-off" and not network then
        entered = "waiting-network"
    end
    if entered ~= nil then
        if (name == "connecting" or name == "online") and entered ~= "online" then
            effects[#effects + 1] = {kind = "close-link"}
        end
        if entered == "connecting" then
            effects[#effects + 1] = {kind = "open-link"}
            ms = handshakeLimit(failures)
        elseif entered == "online" then
            ms = math.min(
                10000,
                backoff(failures + 1)
            )
        elseif entered == "waiting-network" then
            ms = rung == 0 and 60000 or (rung == 1 and 180000 or 600000)
        end
        effects[#effects + 1] = {kind = "timer", ms = ms, jitter = entered == "backing-off"}
    end
    return {state = {name = entered or name, network = network, failures = failures, rung = rung}, effects = effects}
end
-- src/control/network.ts
--- Calls back when an IP address is won or lost, and at once with what is known now.
local function watchNetwork(onChange)
    sys.subscribe(
        "IP_READY",
        guarded(
            "network",
            function(ip)
                log.info("network", "IP address", ip)
                onChange("network-up")
            end
        )
    )
    sys.subscribe(
        "IP_LOSE",
        guarded(
            "network",
            function(adapter)
                if adapter == nil or adapter == (socket.dft()) then
                    log.warn("network", "IP address lost")
                    onChange("network-down")
                end
            end
        )
    )
    guarded(
        "network",
        function()
            if (socket.adapter()) then
                onChange("network-up")
            end
        end
    )()
end
--- Turns flight mode on and, a little later, off. Where the core has no `mobile`, says so and does nothing.
local function cycleRadio()
    if not mobile then
        log.warn("network", "no mobile module: flight mode is not possible")
        return
    end
    log.warn("network", "flight mode for", 5000, "ms")
    mobile.flymode(0, true)
    sys.timerStart(
        guarded("network", mobile.flymode),
        5000,
        0,
        false
    )
end
-- src/control/watchdog.ts
--- Starts the watchdog. `whyStuck` is asked every 5 seconds. While it gives a reason the watchdog is not fed; where there is
-- none, the module is restarted after the same time.
local function startWatchdog(whyStuck)
    --- It is there and has started.
    local watchdog
    local stuckMs = 0
    sys.timerLoopStart(
        guarded(
            "watchdog",
            function()
                local reason = whyStuck()
                if reason ~= nil then
                    log.error("watchdog", "the gateway is stuck: the watchdog is not fed:", reason)
                    if stuckMs == 0 then
                        recordRestart(reason)
                    end
                    stuckMs = stuckMs + 5000
                    if not watchdog and stuckMs >= 30000 then
                        rtos.reboot()
                    end
                    return
                end
                if stuckMs > 0 then
                    recordRestart(nil)
                    stuckMs = 0
                end
                if watchdog ~= nil then
                    watchdog.feed()
                end
            end
        ),
        5000
    )
    if not wdt then
        log.warn("watchdog", "this core has none")
    elseif wdt.init(30000) then
        watchdog = wdt
    else
        log.error("watchdog", "the core refused", 30000, "ms: a hang of the core itself is not guarded against")
    end
end
-- src/control/gateway.ts
local startGateway
do
    local takeWaiting, state, events, stepping, deadlineMs, stateMs, neglectedMs, stillSinceMs, movedBytes, takeEvents, perform, onTimeout, onTick
    local function prepareModule()
        if rtos.bsp() == "EC618" and pm then
            pm.power(pm.PWK_MODE, false)
        end
    end
    --- Events that come while an effect is being performed wait for their turn.
    local function feed(event)
        events[#events + 1] = event
        takeWaiting()
    end
    function takeWaiting()
        if not stepping then
            stepping = true
            takeEvents()
            stepping = false
        end
    end
    --- The watchdog's question. Only an online link may go without a timer.
    local function whyStuck()
        neglectedMs = neglectedMs + 5000
        if neglectedMs > 60000 then
            return "housekeeping is not done"
        end
        if (deadlineMs > 0 or state.name ~= "online") and stateMs - deadlineMs > 60000 then
            return state.name .. " has not ended"
        end
        local moved = outboxCounts.confirmed.rest + held.inFlight
        local waits = state.name == "online" and held.queued > 0 and isCoreFull() == false
        if waits and moved == movedBytes and true then
            stillSinceMs = stillSinceMs + 5000
        else
            stillSinceMs = 0
        end
        movedBytes = moved
        return stillSinceMs > 120000 and "the outbox does not move" or nil
    end
    state = initialState
    events = {}
    stepping = false
    local performed = false
    --- When the state's timer is due, 0 without one; and for how long the state has lasted.
    deadlineMs = 0
    stateMs = 0
    --- Since housekeeping was done; and since what waits for the server moved, with what had been handed over by then.
    neglectedMs = 0
    stillSinceMs = 0
    movedBytes = 0
    --- Starts the gateway. Never raises. Call it once, before `sys.run()`.
    startGateway = guarded(
        "gateway",
        function()
            log.info(
                "gateway",
                PROJECT,
                VERSION,
                "build",
                BUILD,
                "on",
                rtos.bsp()
            )
            readBootRecord()
            guarded("watchdog", startWatchdog)(whyStuck)
            guarded("gateway", prepareModule)()
            if not createInbox() or not createOutbox() then
                return
            end
            createLink(feed)
            createPacker(pump)
            guarded("uart", openSerialPort)(bytesCame, uartSent)
            startHousekeeping({
                onSilent = function() return feed("silent") end,
                onTick = onTick,
                isOnline = function() return state.name == "online" end
            })
            feed("boot")
            watchNetwork(feed)
        end
    )
    --- Guarded by itself: `feed` must not be left waiting for ever. An event that finds no memory stays for the next time.
    takeEvents = guarded(
        "gateway",
        function()
            while #events > 0 do
                local event = events[1]
                local before = state.name
                local next = step(state, event)
                table.remove(events, 1)
                if event == "timeout" then
                    deadlineMs = 0
                end
                state = next.state
                if state.name ~= before then
                    stateMs = 0
                    pcall(
                        log.info,
                        "gateway",
                        before,
                        "->",
                        state.name,
                        event
                    )
                end
                for ____, effect in ipairs(next.effects) do
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
    perform = guarded(
        "gateway",
        function(effect)
            if effect.kind == "open-link" then
                openLink()
            elseif effect.kind == "close-link" then
                closeLink()
            elseif effect.kind == "timer" then
                deadlineMs = effect.jitter and effect.ms - math.random(0, effect.ms // 2) or effect.ms
                stateMs = 0
                sys.timerStart(onTimeout, deadlineMs)
            elseif effect.kind == "cycle-radio" then
                cycleRadio()
            else
                restartModule("no network for too long")
            end
            performed = true
        end
    )
    onTimeout = guarded(
        "gateway",
        function() return feed("timeout") end
    )
    --- The last part of housekeeping: makes good what short memory, or a full queue of the core, has lost.
    onTick = guarded(
        "gateway",
        function()
            neglectedMs = 0
            stateMs = stateMs + 5000
            takeWaiting()
            if (state.name == "online" or state.name == "connecting") and not hasLink() then
                feed("closed")
            end
            if deadlineMs > 0 and stateMs - deadlineMs > 10000 then
                feed("timeout")
            end
        end
    )
end
-- src/main.ts
startGateway()
return -- a call in the place of this function: what has run once is garbage
sys.run()
