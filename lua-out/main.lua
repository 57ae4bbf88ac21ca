PROJECT = "luatos_gateway"
VERSION = "0.1.0"
BUILD = "ba1a96db"
_G.sys = require("sys")
-- Old cores do not load sys by themselves.
-- Each section is one TypeScript file, with its names and comments. `5 --[[waitMs]]` is the constant waitMs.
-- When files have the same name for something, the file's name follows: `say_guard` is `say` in guard.ts.
-- Settings of this build. To change one, edit src/config.ts, build and flash again.
--   url = "wss://echo.airtun.air32.cn/ws/echo"
--   headers.0 = "Auth: (hidden)"
--   keepaliveSeconds = 180
--   probe.everySeconds = 20
--   probe.send = "empty"
--   uart.id = 1
--   uart.baudRate = 115200
--   uart.dataBits = 8
--   uart.parity = "none"
--   uart.stopBits = 1
--   packing.idleGapMs = 20
--   packing.maximumDelayMs = 100
--   packing.maximumBytes = 1300
--   packing.delimiter = ""
--   delivery = "core"
--   outbox.sizeBytes = 65536
--   outbox.overflow = "oldest"
--   outbox.burstBytes = 16384
--   outbox.unconfirmed = "resend"
--   outbox.attempts = 3
--   inbox.sizeBytes = 16384
--   frames = "binary"
--   echoCommand = true
--   restartAfterMinutes = 15
--   errorReportSeconds = -1

-- src/config.ts
local config = {headers = {"Auth: Basic ABCDEGG"}}

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

-- src/device/store.ts
--- What survives a restart, if the core has `fskv`: how the last runs went, and what features keep.

--- Why the gateway restarted the module before this run, if it did. Set once, at the start.
local lastRestart = {}

--- The opened store. Nil when the core has none or cannot open it.
local function openStore()
    return fskv and fskv.init() and fskv or nil
end

--- How many runs in a row were short before this one.
local function readShortRuns(store)
    local runs = store.get("gateway_short_runs")
    return math.type(runs) == "integer" and runs or 0
end

-- src/device/counts.ts
--- What happened to each byte since boot. A count stays right and positive beyond 2^31: `carryCounts` puts whole
-- billions aside.
--
-- At every moment, on the way up (the outbox holds what is in flight and queued) and on the way down:
--
--     received + added = confirmed + in flight + queued + overflowed + refused + givenUp + consumed
--     downReceived = downWritten + downDropped + downConsumed + what the inbox holds

--- What the gateway has counted since boot, without the billions put aside: `totalOf` gives a count in full.
local counts = {
    --- From the UART, in frames that have ended.
    received = 0,
    --- Put in by the gateway itself and by hooks.
    added = 0,
    --- Counted as arrived, by the delivery policy.
    confirmed = 0,
    --- Of these: confirmed by age, without evidence. They may be lost if the link died.
    aged = 0,
    --- Dropped: there was no room for them, or they had to make room.
    overflowed = 0,
    --- Dropped: the server ended several links in a row at their frame.
    refused = 0,
    --- Dropped: they were in flight when a link died, and the configuration says not to send them again.
    givenUp = 0,
    --- Taken by the gateway itself or by a hook, and not passed on.
    consumed = 0,
    --- Put back from in flight into the queue.
    resent = 0,
    --- From the server or from hooks; of these, from hooks.
    downReceived = 0,
    downAdded = 0,
    --- What the UART has taken; what found no room; what hooks have consumed.
    downWritten = 0,
    downDropped = 0,
    downConsumed = 0,
    --- Frames that should have been text and went as binary.
    invalidFrames = 0
}

--- Whole billions of each count.
local billions = {}

--- Call it before a count can have grown by a billion.
local function carryCounts()
    for count, value in pairs(counts) do
        if value >= 1000000000 --[[billion]] then
            counts[count] = value - 1000000000 --[[billion]]
            billions[count] = (billions[count] or 0) + 1
        end
    end
end

--- How much a count has grown since it was `before`, if by less than a billion.
local function grownBy(count, before)
    local grown = counts[count] - before
    return grown < 0 and grown + 1000000000 --[[billion]] or grown
end

--- A count in full.
local function totalOf(count)
    local whole = (billions[count] or 0) + counts[count] // 1000000000 --[[billion]]
    local rest = counts[count] % 1000000000 --[[billion]]
    return whole == 0 and tostring(rest) or tostring(whole) .. string.format("%09d", rest)
end

-- src/device/serial-port.ts
--- Opens the UART with the largest buffer, and tries again when the core refuses.

--- Opens the UART. `onReceive` and `onSent` handle its events, and must not raise.
local function openSerialPort(onReceive, onSent)
    local result = uart.setup(
        1 --[[config.uart.id]],
        115200 --[[config.uart.baudRate]],
        8 --[[config.uart.dataBits]],
        1 --[[config.uart.stopBits]],
        uart.None,
        uart.LSB,
        16384 --[[largestBuffer]],
        nil,
        nil,
        nil,
        nil,
        0 --[[keepOnLineError]]
    )
    if result ~= 0 then
        log.error("uart", "setup of port", 1 --[[config.uart.id]], "failed:", result)
        sys.timerStart(guarded("uart", openSerialPort), 5000 --[[retryMs]], onReceive, onSent)
        return
    end
    -- Only after `setup`: cores before September 2023 forget in it what was set before.
    uart.on(1 --[[config.uart.id]], "receive", onReceive)
    uart.on(1 --[[config.uart.id]], "sent", onSent)
end

-- src/device/timer.ts
--- Timers that are started again and again. Each `sys.timerStart` takes a new number, makes tables and searches all
-- timers: a hundred VM instructions, and as many bytes of garbage. These timers keep the number that `sys` gave them
-- once, and restart the core's own timer under that number: a tenth of the cost, and no memory of the VM.

-- Kept in locals: both are called for each byte of a trickle.
--- Stops a timer, whether it runs or not.
local stopTimer = rtos.timer_stop
local startRtosTimer = rtos.timer_start

--- Makes a timer that does not run yet. Its callback must not raise. Once started, the timer fires again and again until
-- you stop it, which makes up for a firing that the core loses. When you restart a timer while a firing still waits in
-- the core's queue, that firing counts for the new start, and comes early.
local function makeTimer(callback)
    local timer = sys.timerLoopStart(callback, 126322567 --[[foreverMs]])
    stopTimer(timer)
    return timer
end

--- Starts or restarts a timer. Returns false when the core has no timer left.
local function startTimer(timer, ms)
    stopTimer(timer)
    return startRtosTimer(timer, ms, -1 --[[withoutEnd]]) == 1
end

-- src/device/memory.ts
--- Memory outside the Lua heap, shared with the core. What the gateway claims leaves room for a TLS link.

--- Whether the core has this much free memory. True if the core does not know.
local function hasFree(bytes)
    local total, used = rtos.meminfo("sys")
    return total <= 0 or total - used >= bytes
end

--- Claims a buffer. Halves the size until the core has memory for it and for the reserve, and logs that. The least size
-- needs no reserve. When the core has no memory even for that, logs it and returns nil.
local function claimMemory(what, wantedBytes, leastBytes)
    local size = wantedBytes
    while true do
        if hasFree(size + 49152 --[[reserveBytes]]) or size <= leastBytes then
            local buffer = zbuff.create(size)
            if buffer then
                if size < wantedBytes then
                    log.warn(what, "memory is short:", size, "bytes instead of", wantedBytes)
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

-- src/down/inbox.ts
--- What came from the server and waits for the UART: bytes in their order, in a bounded zbuff outside the Lua heap. The
-- inbox writes them in pieces, paced by the UART's "sent", and removes what is written from the front.
--
--     state     what is so                             event → next
--     idle      the UART has no bytes of ours          bytes come, and the UART takes some → sending; retrying, where
--                                                        it takes none
--     sending   the UART has a piece                   it says "sent", or should have: the next piece → sending;
--                                                        retrying, where it takes none; idle, where none waits
--     retrying  bytes wait, and the UART took none     the timer, or more bytes come: another try → sending, retrying
--
-- Without a timer of the core, sending is idle: the UART queues what comes. While the line carries commands, nothing is
-- written. On an RS-485 line each frame stays whole, behind a header of two bytes with its length. There half-duplex.ts
-- decides when a frame goes, and the state is idle or retrying.

local resumeInbox, inboxState, createInbox, uartSent, pushToInbox
do
    local paceTimer, memory_inbox
    local waitingBytes = 0
    local pieceBytes = 0

    --- How long the UART may take for a piece.
    local pieceMs = 0

    --- The state of the table above. Read only.
    inboxState = "idle"

    --- Writes what may go now. Call it now and then: the core may have had no timer left.
    function resumeInbox()
        if inboxState == "sending" then
            return
        end
        if waitingBytes == 0 then
            inboxState = "idle"
            return
        end
        local count = waitingBytes < pieceBytes and waitingBytes or pieceBytes
        -- The timer starts before the UART is called: if that call raises, the timer tries again.
        inboxState = startTimer(paceTimer, pieceMs) and "sending" or "idle"
        local written = uart.tx(1 --[[config.uart.id]], memory_inbox, 0, count)
        if written <= 0 then
            inboxState = "retrying"
            startTimer(paceTimer, 50 --[[retryMs]])
        else
            memory_inbox:del(0, written)
            waitingBytes = waitingBytes - written
            counts.downWritten = counts.downWritten + written
        end
    end

    local capacityBytes_inbox = 0

    --- Claims the memory. Returns false when there is none.
    function createInbox()
        local claimed = claimMemory("inbox", 16384 --[[config.inbox.sizeBytes + 0]], 2048 --[[leastBytes]])
        if not claimed then
            return false
        end
        memory_inbox = claimed
        capacityBytes_inbox = memory_inbox:len()
        pieceBytes = math.max(
            256 --[[leastPieceBytes]],
            math.min(1152 --[[config.uart.baudRate // 100]], 4096 --[[mostPieceBytes]])
        )
        pieceMs = pieceBytes * 12000 --[[longestByteMilliBits]] // 115200 --[[config.uart.baudRate]]
        pieceMs = pieceMs + 500 --[[sentGraceMs]]
        paceTimer = makeTimer(uartSent)
        return true
    end

    --- Takes a frame or a fragment, and writes it when its turn comes. Returns false when there is no room: then the whole
    -- frame is dropped and counted.
    function pushToInbox(bytes)
        local length = #bytes
        local neededBytes = length
        counts.downReceived = counts.downReceived + length
        if waitingBytes + neededBytes > capacityBytes_inbox then
            counts.downDropped = counts.downDropped + length
            return false
        end
        memory_inbox:write(bytes)
        waitingBytes = waitingBytes + neededBytes
        resumeInbox()
        return true
    end

    --- Handles the UART's "sent" event, or the timer that replaces it when the event is lost or a write was refused. A
    -- spurious event does no harm: the core keeps a copy of what is written too early.
    uartSent = guarded("inbox", function()
        if inboxState ~= "idle" then
            inboxState = "idle"
            stopTimer(paceTimer)
            resumeInbox()
        end
    end)
end

-- src/up/outbox.ts
--- What waits for the server: whole frames in one zbuff, outside the Lua heap.
--
--     0 … in flight … flightEnd … queued … queueEnd … the open frame … used … free
--
-- Each frame is a header of two bytes, its length and whether it is text, and its payload. open-frame.ts fills the open
-- frame. Frames leave through a staging zbuff. When they leave at the front, the core moves the rest up: 64 KiB in no
-- time. An overflow never drops frames in flight.

--- The frames. Only open-frame.ts uses it, too.
local memory

--- Frames leave through it, and bytes that have no place yet are read into it. Read only.
local staging
local removeFront, lengthOf, removeQueued

--- Where frames in flight end. Read only.
local flightEnd = 0

--- Where queued frames end. Read only.
local queueEnd = 0

--- The size of the outbox, headers included. Read only.
local capacityBytes = 0

--- How many bytes may be in flight: a quarter of the outbox stays for frames that can be dropped. Read only.
local mostInFlightBytes = 0

--- Bytes that come end here: behind them is room for the header of the next frame. Read only.
local payloadEnd = 0

--- The largest frame that is possible: what is configured, or what fits. Read only.
local mostFrameBytes = 0

--- Payload bytes of frames in flight. Read only.
local inFlightBytes = 0

--- Payload bytes of queued frames. Read only.
local queuedBytes = 0

--- The number of the first byte in memory, counted over all bytes that have ever been there. So each frame keeps one
-- number while it is in flight. It may wrap: compare differences. Read only.
local front = 0

--- Confirms the frames in this span at the front, whose payload has so many bytes.
local function confirmFront(span, bytes)
    inFlightBytes = inFlightBytes - bytes
    counts.confirmed = counts.confirmed + bytes
    removeFront(span)
end

local function setCapacity()
    capacityBytes = memory:len()
    mostInFlightBytes = 3 * capacityBytes // 4
    payloadEnd = capacityBytes - 2 --[[headerBytes]]
    mostFrameBytes = math.min(
        1300 --[[config.packing.maximumBytes]],
        payloadEnd - 2 --[[headerBytes]],
        staging:len()
    )
end

--- Makes the bytes behind the queue a queued frame.
local function queue(length, isText)
    queuedBytes = queuedBytes + length
    local high = length // 256
    memory[queueEnd] = isText and high + 128 --[[textMark]] or high
    memory[queueEnd + 1] = length & 255
    queueEnd = queueEnd + (2 --[[headerBytes]] + length)
    memory:seek(queueEnd + 2 --[[headerBytes]])
end

--- Whether there is room for this much payload, after dropping the oldest queued frames if the policy says so.
local function makeRoom(wanted)
    local missing = wanted - (payloadEnd - memory:used())
    if missing <= 0 then
        return true
    end
    if missing > queueEnd - flightEnd then
        return false
    end
    local target = math.max(missing, capacityBytes // 8 --[[stepsOfCapacity]])
    local at = flightEnd
    local bytes = 0
    while at < queueEnd and at - flightEnd < target do
        local length = lengthOf(at)
        at = at + (2 --[[headerBytes]] + length)
        bytes = bytes + length
    end
    queuedBytes = queuedBytes - bytes
    counts.overflowed = counts.overflowed + bytes
    removeQueued(at)
    return true
end

--- Removes bytes at the front, which were in flight, from memory.
function removeFront(span)
    memory:del(0, span)
    front = front + span
    flightEnd = flightEnd - span
    queueEnd = queueEnd - span
end

--- Removes the queued frames before this place from memory.
function removeQueued(before)
    local span = before - flightEnd
    if flightEnd == 0 then
        flightEnd = span
        removeFront(span)
        return
    end
    queueEnd = queueEnd - span
    -- Not with `del`: until July 2026 it moved too much when something stays in front, and wrote past the buffer's end.
    local used = memory:used()
    local at = before
    while at < used do
        local count = math.min(used - at, staging:len())
        staging:seek(0)
        staging:copy(0, memory, at, count)
        memory:copy(at - span, staging, 0, count)
        at = at + count
    end
    memory:seek(used - span)
end

function lengthOf(place)
    return (memory[place] & 127 --[[textMark - 1]]) * 256 + memory[place + 1]
end

--- Whether the staged frame is text. Read only.
local stagedIsText = false

--- Takes memory: for the frames, at least `leastCapacityBytes`, and for staging. Call it once, before anything else.
local function useMemory(forFrames, forStaging)
    staging = forStaging
    memory = forFrames
    memory:seek(2 --[[headerBytes]])
    setCapacity()
end

--- Resizes the memory, as far as the core allows, and logs it. Does nothing when the frames in it would not fit.
local function resizeOutbox(bytes)
    if bytes < memory:used() + 2 --[[headerBytes]] or bytes < 2048 --[[leastCapacityBytes]] then
        return
    end
    memory:resize(bytes)
    if memory:len() == bytes then
        setCapacity()
        log.info("outbox", "it has", bytes, "bytes now")
    end
end

--- Queues a text frame that the gateway itself makes. No frame may be open.
local function addTextFrame(text)
    counts.added = counts.added + #text
    if makeRoom(#text) then
        memory:write(text)
        queue(#text, true)
    else
        counts.overflowed = counts.overflowed + #text
    end
end

--- Copies the payload of the next queued frame, which must exist, into the staging buffer. Returns its length.
local function stageFrame()
    local high = memory[flightEnd]
    local length = (high & 127 --[[textMark - 1]]) * 256 + memory[flightEnd + 1]
    stagedIsText = high >= 128 --[[textMark]]
    staging:seek(0)
    staging:copy(0, memory, flightEnd + 2 --[[headerBytes]], length)
    return length
end

--- The staged frame, of this length, was handed to the core.
local function frameHandedOver(length)
    flightEnd = flightEnd + (2 --[[headerBytes]] + length)
    queuedBytes = queuedBytes - length
    inFlightBytes = inFlightBytes + length
end

--- The link has ended: what was in flight is queued again, in its order, or given up. Returns how many bytes.
local function endFlight(resend)
    local bytes = inFlightBytes
    inFlightBytes = 0
    if resend then
        queuedBytes = queuedBytes + bytes
        counts.resent = counts.resent + bytes
        flightEnd = 0
    else
        counts.givenUp = counts.givenUp + bytes
        removeFront(flightEnd)
    end
    return bytes
end

--- The end of the frames within this many bytes from the front, of `most` frames at most. The first always counts.
local function endOfFrames(bytes, most)
    local span = 0
    do
        local left = most
        while left > 0 and span < bytes do
            local next = span + 2 --[[headerBytes]] + lengthOf(span)
            if next > bytes and span > 0 then
                break
            end
            span = next
            left = left - 1
        end
    end
    return span
end

--- Drops the next queued frame, which the server refuses. No frame may be in flight. Returns how many bytes.
local function dropRefusedFrame()
    local length = lengthOf(0)
    -- It leaves as if it were in flight.
    flightEnd = 2 --[[headerBytes]] + length
    queuedBytes = queuedBytes - length
    counts.refused = counts.refused + length
    removeFront(flightEnd)
    return length
end

-- src/up/open-frame.ts
--- The open frame: the bytes that came from the UART since the last frame ended. They are read straight into the memory
-- of the outbox, behind its queue, and the packer ends the frame. Without room, or with a hole, all of the frame is
-- dropped when it ends.

local readUart

--- Payload bytes of the open frame. Read only.
local openFrameBytes = 0

--- The open frame found no room, or has a hole: all of it is dropped when it ends.
local isDropped = false

--- The last bytes of the open frame, up to this many; "" when the frame is to be dropped.
local function endOfOpenFrame(most)
    local start = queueEnd + 2 --[[headerBytes]]
    local length = memory:used() - start
    local bytes = math.min(most, length)
    return (isDropped or bytes == 0) and "" or memory:toStr(start + length - bytes, bytes)
end

--- Reads bytes of the open frame that have no place yet.
local function readIntoStaging(bytes)
    staging:seek(0)
    local count = readUart(1 --[[uartId]], bytes, staging)
    openFrameBytes = openFrameBytes + count
    return count
end

-- Looked up once: it is called for whatever comes.
readUart = uart.read

--- With a delimiter: the last bytes that came, in which one may have begun. A frame may have ended among them.
local overlap = ""

--- Appends what the UART has to the open frame. Returns true when bytes came, and all of them were read. Returns false
-- when none came, or when the frame is full, dropped or without room: then bytes may be left.
local function readMore()
    local room = isDropped and 0 or payloadEnd - memory:used()
    local left = mostFrameBytes - openFrameBytes - 1
    local most = room < left and room or left
    if most <= 0 then
        return false
    end
    local count = readUart(1 --[[uartId]], most, memory)
    openFrameBytes = openFrameBytes + count
    return count > 0 and count < most
end

--- Reads this many bytes, which the UART has, into the open frame. Returns how many came. When room is short, whole
-- frames are dropped by the overflow policy and counted.
local function readIntoFrame(bytes)
    if isDropped or not makeRoom(bytes) then
        isDropped = true
        return readIntoStaging(bytes)
    end
    local count = readUart(1 --[[uartId]], bytes, memory)
    openFrameBytes = openFrameBytes + count
    return count
end

--- The open frame will be dropped when it ends. What is read until then is counted, and has no place.
local function dropOpenFrame()
    isDropped = true
    overlap = ""
end

--- Whether the open frame is exactly these bytes.
local function openFrameIs(bytes)
    return openFrameBytes == #bytes and endOfOpenFrame(#bytes) == bytes
end

--- Ends the open frame without its last `restBytes`, which begin the next one and are not in memory yet. The frame is
-- queued as text or binary, dropped when it found no room, or consumed. An empty frame is ignored.
local function endOpenFrame(as, restBytes)
    local length = openFrameBytes - restBytes
    openFrameBytes = restBytes
    counts.received = counts.received + length
    if as == "consumed" then
        counts.consumed = counts.consumed + length
    elseif isDropped then
        counts.overflowed = counts.overflowed + length
    else
        if length > 0 then
            queue(length, as == "text")
        end
        return
    end
    isDropped = false
    memory:seek(queueEnd + 2 --[[headerBytes]])
end

-- src/link/receiving.ts
--- Frames of the server: text to the control channel where there is one, all else down to the UART.

local passOn

--- What has arrived and was not passed on yet, with its flags.
local untaken = ""

--- How many bytes had been received before it.
local receivedBefore = 0

--- Passes on what a failed event has left: while memory is short, any call may fail. Call it every tick.
local function takeAgain()
    -- When its bytes were counted, they were passed on before the event failed.
    if untaken ~= "" and counts.downReceived == receivedBefore then
        passOn()
    end
    untaken = ""
end

--- Counts bytes as received and dropped. A negative number takes that back.
local function countAsDropped(bytes)
    counts.downReceived = counts.downReceived + bytes
    counts.downDropped = counts.downDropped + bytes
end

function passOn()
    pushToInbox(untaken)
    untaken = ""
end

--- A frame has arrived, or a part of one. `fin`: 1 for the last part. `opcode`: 1 for text, 0 continues the part before.
local function takeFrame(bytes, fin, opcode)
    if untaken ~= "" then
        -- If that raises again, the new bytes are lost: until it is over, they count as dropped.
        countAsDropped(#bytes)
        receivedBefore = receivedBefore + #bytes
        takeAgain()
        countAsDropped(-#bytes)
    end
    untaken = bytes
    receivedBefore = counts.downReceived
    passOn()
end

-- src/link/core-kind.ts
--- Cores differ in two ways that matter here: what `send()` returns when it took the frame, and whether "sent" ever
-- comes. Both are learnt from evidence. Without evidence, the value that `send()` returns is assumed to mean success.
-- When the assumption proves wrong, the link ends, so that what was in flight is sent again. Until there is even an
-- assumption, only probes go out; where no probe is configured, one frame at a time.
--
-- Nothing but false mostly means that memory is short. The module restarts when that lasts (control/faults.ts). If it
-- is the same after the restart, false is assumed to mean success.
--
--     success        event → next
--     unknown        the core was built before 2025-08-07 → false
--                    `send()` returns true → true-assumed
--                    `send()` has returned nothing but false for 5 s, something was received, and this fault has
--                      just restarted the module → false-assumed
--     true-assumed   `send()` returns false → unknown, a new link; on a core built before 2025-12-22: no change
--     false-assumed  `send()` returns true → unknown, a new link
--       these three  "sent", or an answer that confirms; on this link `send()` has returned nothing but true → true,
--                      nothing but false → false, both → unknown, a new link
--     true, false    –
--
--     saysSent       event → next
--     perhaps        "sent", or success is false → yes
--                    success is true or true-assumed, and the core was built before 2025-12-22, or two links have
--                      ended because nothing was confirmed → never
--     yes            –
--     never          "sent" → yes · success becomes unknown → perhaps

--- Which value of `send()` means success, as far as is known. Read only.
local success = "unknown"

--- Whether the core says "sent", as far as is known. Read only.
local saysSent = "perhaps"

--- The build date of the core says that it never says "sent", unless its `send()` returns false for success.
local dateSaysNever = false

--- Where nothing else has shown whether "sent" comes, the build date decides.
local function applyBuildDate()
    if dateSaysNever and saysSent == "perhaps" then
        saysSent = "never"
    end
end

--- What was taken for success was none: both answers are learnt again.
local function forget()
    success = "unknown"
    if saysSent == "never" then
        saysSent = "perhaps"
    end
end

--- Links that ended because nothing was confirmed.
local unconfirmedLinks = 0

--- On this link, while success is not certain: `send()` has returned true.
local saidTrue = false

--- On this link, while success is not certain: `send()` has returned false. Read only.
local saidFalse = false

--- For how long this link has sent probes to learn what false means.
local learningMs = 0

--- Reads what the build date of the core tells. Call it once, at the start. What a core holds is no newer than the core.
-- Before 2025-08-07 `send()` returns false for success. From then to 2025-12-21, a core whose `send()` returns true
-- never says "sent". A later date proves nothing: a new core may hold an old component.
local function readBuildDate()
    local month, day, year = string.match(rtos.buildDate(), "^(%a%a%a) +(%d+) (%d+)$")
    local place = string.find("JanFebMarAprMayJunJulAugSepOctNovDec", month or "?", 1, true)
    if place ~= nil then
        -- Counts days in calendar order, with gaps.
        local date = tonumber(year) * 372 + (place // 3 + 1) * 31 + tonumber(day)
        if date < 753555 --[[firstTrueDay]] then
            success = "false"
            saysSent = "yes"
        end
        dateSaysNever = date < 753694 --[[firstSentDay]]
    end
end

--- A link has opened. What `send()` returned on other links says nothing of this one.
local function learnFromNewLink()
    saidTrue = false
    saidFalse = false
    learningMs = 0
end

--- Judges what `send()` returned on a link that still stands.
local function judgeSend(result)
    if success == "true" or success == "false" then
        return result == (success == "true") and "taken" or "refused"
    end
    saidTrue = saidTrue or result
    saidFalse = saidFalse or not result
    if success == "unknown" then
        if result then
            success = "true-assumed"
            applyBuildDate()
        end
    elseif result ~= (success == "true-assumed") then
        if dateSaysNever and success == "true-assumed" then
            return "refused"
        end
        forget()
        return "wrong"
    end
    return "taken"
end

--- A frame has arrived: the core said "sent", or the server answered. Returns false when what `send()` returned on this
-- link contradicts itself. Then the link must end.
local function learnFromArrival(isSent)
    if success ~= "true" and success ~= "false" then
        if saidTrue and saidFalse then
            forget()
            return false
        end
        success = saidFalse and "false" or "true"
    end
    if isSent or success == "false" then
        saysSent = "yes"
    else
        applyBuildDate()
    end
    return true
end

--- Call it now and then on an open link while success is unknown, and send a probe after it. `stepMs`: the time since
-- the last call. `hasReceived`: on this link.
local function learnStep(stepMs, hasReceived)
    if saidFalse and lastRestart.reason == "the core takes no frame" then
        learningMs = learningMs + stepMs
        if learningMs >= 5000 --[[falseMsToAssume]] and hasReceived then
            success = "false-assumed"
        end
    end
end

--- A link has ended because nothing was confirmed. The path may have been dead, so one such link decides nothing.
local function learnFromUnconfirmedLink()
    unconfirmedLinks = unconfirmedLinks + 1
    local isTrue = success == "true" or success == "true-assumed"
    if unconfirmedLinks >= 2 --[[unconfirmedLinksToDecide]]
            and saysSent == "perhaps"
            and isTrue then
        saysSent = "never"
    end
end

-- src/link/transmit.ts
--- The current link, and how a frame is handed to the core.
--
--     phase      what is so                             event → next
--     none       there is no link                       an attempt begins → handshake
--     handshake  the core connects                      the server has accepted → open; proving, with mutual proof
--     proving    server and gateway prove themselves    both have → open
--     open       frames go out                          the core says "disconnect" → dropped
--     dropped    the core has ended the link            its end is handled a moment later → none
--     wrong      nobody knows what was sent: nothing    we end it a moment later → none
--                goes out
--
-- From proving, open and dropped, wrong follows when what `send()` returns contradicts itself. From every phase, none
-- follows when the link ends or is ended.

--- The current attempt, and what went out on it.
local link = {
    client = nil,
    phase = "none",
    --- When the attempt began, by the core's clock.
    startMs = 0,
    --- The last problem that the core reported, or "".
    error = "",
    --- How long the handshake took: at least two round trips. A guess where the core has no clock.
    handshakeMs = 1000,
    --- Ticks since the link opened.
    ticks = 0,
    --- The tick at which data was last handed over.
    dataTick = 0,
    --- Frames that the core took, minus each "sent" that it said: it may say "sent" as often again, and no more.
    owedSents = 0,
    --- For how many ticks the core has owed a "sent"; -1 while it owes none.
    owedTicks = -1,
    --- The core refused the last frame of this link. Nil before its first frame.
    coreRefused = nil,
    --- For how many ticks in a row the core has refused the last frame.
    coreRefusingTicks = 0,
    --- Something was received.
    hasReceived = false
}
local endTimer

--- Call it once. `endLink` ends a link on which nobody knows what was sent.
local function createTransmit(endLink)
    endTimer = makeTimer(guarded("link", function()
        stopTimer(endTimer)
        if link.phase == "wrong" then
            endLink()
        end
    end))
end

--- What `send()` returns contradicts itself: the link ends soon, and takes no more frames.
local function endWrongLink()
    link.phase = "wrong"
    startTimer(endTimer, 1 --[[endMs]])
end

--- Hands one frame to the core. Returns whether the core took it.
local function transmit(payload, length, isText)
    local client = link.client
    if link.phase == "wrong" then
        return false
    end
    if success ~= "true"
            and success ~= "true-assumed"
            and not hasFree(length + 4096 --[[spareBytes]]) then
        link.coreRefused = true
        return false
    end
    local binary
    if not isText then
        binary = 1
    end
    local result = client:send(payload, binary)
    if not client:ready() then
        -- The link has ended. That says nothing of memory.
        return false
    end
    local judged = judgeSend(result)
    link.coreRefused = judged ~= "taken"
    if judged == "taken" then
        link.owedSents = link.owedSents + 1
        if link.owedTicks < 0 then
            link.owedTicks = 0
        end
        return true
    end
    if judged == "wrong" then
        endWrongLink()
    end
    return false
end

--- Hands over the configured probe if a link is open. Returns whether there is a probe and the core took it.
local function transmitProbe()
    if link.phase ~= "open" then
        return false
    end
    return transmit("", 0, false)
end

--- Whether the core has refused the last frame. Nil while that is not known, or no link is open.
local function coreTakesNothing()
    if link.phase ~= "open" then
        return nil
    end
    if success == "unknown" then
        -- What `send()` returned may mean success, or that it failed. When nothing has come of it for long, it failed.
        return saidFalse or nil
    end
    return link.coreRefused
end

--- Whether the link stands, as far as the core knows.
local function linkStands()
    return link.phase == "open" and link.client:ready()
end

-- src/up/echo-command.ts
--- The tutorial's command: for the packet "echo", with its quotes, the gateway sends the server the time to echo.

--- If the open frame is the command, consumes it and queues what the tutorial sends for it. Returns whether it was.
local function takeEchoCommand()
    if not openFrameIs("\"echo\"") then
        return false
    end
    endOpenFrame("consumed", 0)
    -- Written out, so that the order of its members is always the same.
    local time = json.encode(os.date())
    addTextFrame("{\"action\":\"echo\",\"msg\":" .. tostring(time) .. "}")
    return true
end

-- src/up/packer.ts
--- Turns the UART's bytes into frames. A frame ends at an idle gap, a maximum delay, a maximum size or a delimiter,
-- whichever comes first. What one UART event announces is not a frame.
--
-- The UART announces bytes when the line has gone quiet, or when its buffer is full. While the line is busy it says
-- nothing, and the bytes come to light in pieces of 30. So an open frame is looked at when its maximum delay is over,
-- and the UART is polled, too. On a slow line, only its notice tells at once that the line is quiet: behind any other
-- look, the idle gap lasts longer than the next piece takes.
--
-- One timer, the delay timer, does both. Its state says what it runs for:
--
--     state    when it fires                        event → next
--     poll     the UART is read                     a frame is open → delay · a frame ends → expire
--                                                     · more is left to read or to send → hurry
--     delay    the UART is read, and the open       the frame ends, by whatever → expire · it fires → poll; delay, for
--              frame ends                             the next frame · more is left → hurry
--     expire   the UART is read: its frame has      a frame is open → delay · the line is quiet, or it fires while the
--              ended before the delay was over        idle timer is stopped → poll · more is left → hurry
--     hurry    reading and sending go on            the next look begins → poll
--
-- The idle timer has states of its own:
--
--     idle timer  what is so                        event → next
--     stopped     it does not run                   a look leaves a frame open → quiet
--     quiet       it runs from the last bytes       it fires: nothing has come, and the frame ends → stopped; a few
--                 before the line went quiet          bytes have come → quiet; many have → busy
--     busy        it runs, but the line may not     a notice, or a poll that reads bytes → quiet · it fires: nothing has
--                 have gone quiet before it           come, and the frame ends → stopped; bytes have come, which wait
--                                                     for the notice of the next quiet → stopped
--
-- When the core has no timer left, the states are poll and stopped: housekeeping looks at the UART, too.

local pollUart, lookSoon, emptyNotices, createPacker, bytesCame
do
    --- Sends queued frames.
    local pumpLink

    --- Runs from the first byte of a frame or, while the line is busy, from the end of the last frame. Otherwise it polls.
    local delayTimer
    local rxSize, look, unsureGapMs, idleTimer, endFrame, read, startIdleTimer, startDelayTimer
    local mostWaitingBytes

    --- How many frames have ended.
    local framesEnded = 0

    --- How many times in a row the UART has announced bytes and given none. Read only.
    emptyNotices = 0
    local idleState = "stopped"
    local state = "poll"

    --- Reads what the UART has, and sends what may go. Call it now and then: it makes up for a notification that was
    -- dropped, a timer that was refused, or short memory.
    function pollUart()
        local there = rxSize(1 --[[uartId]])
        look(there, (there > 0 or idleState == "stopped") and "quiet" or "unknown", unsureGapMs)
    end

    --- Reads on and sends on, when others have had their turn.
    function lookSoon()
        state = "hurry"
        startTimer(delayTimer, 1 --[[soonMs]])
    end

    local function lineWasQuiet()
        stopTimer(idleTimer)
        local before = idleState
        idleState = "stopped"
        local there = rxSize(1 --[[uartId]])
        if there == 0 then
            endFrame()
        elseif before == "busy" then
            -- The line is still busy. While bytes are not read, the UART will announce the next quiet.
            return
        end
        look(there, there >= 177 --[[busyBytes]] and "busy" or "quiet", unsureGapMs)
    end

    local function delayIsOver()
        local there = rxSize(1 --[[uartId]])
        if state ~= "delay" then
            -- Polling, it just runs on when nothing has come.
            if state ~= "poll" or there > 0 or openFrameBytes > 0 then
                pollUart()
            end
            return
        end
        local isBehind = read(there)
        -- When a delimiter or the size has ended the frame in these bytes, the next one has not waited.
        if state == "delay" then
            endFrame()
        end
        if there == 0 then
            look(0, "quiet", unsureGapMs)
            return
        end
        if idleState ~= "stopped" then
            -- The line was not quiet since the last notice. The UART may announce nothing more: the bytes are read.
            startIdleTimer(idleState, unsureGapMs)
        end
        startDelayTimer()
        pumpLink()
        if isBehind then
            lookSoon()
        end
    end

    --- Reads this many bytes, sets the timers and sends what has ended. `line`: behind these bytes, the line has gone quiet;
    -- it may be busy still; or nothing new is known.
    function look(there, line, gapMs)
        local isBehind = read(there)
        if openFrameBytes == 0 then
            if line ~= "unknown" then
                startTimer(delayTimer, 200 --[[pollMs]])
                state = "poll"
            end
        else
            if line ~= "unknown" then
                startIdleTimer(line, gapMs)
            end
            if state ~= "delay" then
                startDelayTimer()
            end
        end
        pumpLink()
        if isBehind then
            lookSoon()
        end
    end

    --- Reads this many bytes, or what holds frames enough, and ends frames at a delimiter or at the maximum size. Returns
    -- whether something is left to read.
    function read(there)
        local wasBehind = state == "hurry"
        if wasBehind then
            state = "poll"
            startTimer(delayTimer, 200 --[[pollMs]])
        end
        if wasBehind and there > mostWaitingBytes then
            dropOpenFrame()
            do
                local left = there
                while left > 0 do
                    local count = readIntoFrame(left)
                    left = count == 0 and 0 or left - count
                end
            end
            endOpenFrame("binary", 0)
            return false
        end
        local lastFrame = framesEnded + 64 --[[framesOfLook]]
        local left = there
        while left > 0 do
            local room = mostFrameBytes - openFrameBytes
            local most = left < room and left or room
            local count = readIntoFrame(most)
            -- Without room, short memory has kept a full frame from ending: it ends below.
            if count == 0 and room > 0 then
                emptyNotices = emptyNotices + 1
                return false
            end
            emptyNotices = 0
            left = left - count
            if openFrameBytes >= mostFrameBytes then
                endFrame()
            end
            if framesEnded >= lastFrame and left > 0 then
                return true
            end
        end
        return false
    end

    function startIdleTimer(next, gapMs)
        idleState = startTimer(idleTimer, gapMs) and next or "stopped"
    end

    function startDelayTimer()
        -- The first byte has been there at least for the time that all of them took on the line.
        local waitedMs = openFrameBytes * 9000 --[[leastMilliBitsPerByte]] // 115200 --[[config.uart.baudRate]]
        local leftMs = 100 --[[maximumDelayMs]] - waitedMs
        state = startTimer(delayTimer, leftMs > 0 and leftMs or 1) and "delay" or "poll"
    end

    function endFrame()
        if openFrameBytes == 0 then
            return
        end
        framesEnded = framesEnded + 1
        state = "expire"
        if openFrameBytes == 6 --[[echoCommandBytes]] and takeEchoCommand() then
            return
        end
        -- Bytes are taken back behind text alone. What may raise is not called then: they have no other place.
        endOpenFrame("binary", 0)
    end

    -- Looked up once: these are used at each look.
    rxSize = uart.rxSize

    --- When looks do not keep up and more than this waits, it is dropped and counted. Where 16384 bytes (EC618) or 32768
    -- bytes (EC7xx) wait, the core loses what comes next, and nobody counts it.
    mostWaitingBytes = rtos.bsp() == "EC618" and 10240 or 24576

    --- The idle gap behind a look without a notice.
    unsureGapMs = math.max(20 --[[idleGapMs]], 3 --[[pieceMs]])

    --- Makes the timers and starts polling. Call it once. `pump` sends queued frames.
    function createPacker(pump)
        pumpLink = pump
        idleTimer = makeTimer(guarded("packing", lineWasQuiet))
        delayTimer = makeTimer(guarded("packing", delayIsOver))
        startTimer(delayTimer, 200 --[[pollMs]])
    end

    --- The UART announces bytes: they are read, and the idle gap begins.
    bytesCame = guarded("packing", function()
        -- A shortcut for the usual case: a trickle comes here with each byte.
        if openFrameBytes > 0 and readMore() then
            startIdleTimer("quiet", 20 --[[idleGapMs]])
            return
        end
        local there = rxSize(1 --[[uartId]])
        if there == 0 and openFrameBytes == 0 then
            emptyNotices = emptyNotices + 1
        end
        -- When nothing is there, another look has read it already. The line has gone quiet all the same.
        look(there, "quiet", 20 --[[idleGapMs]])
    end)
end

-- src/link/burst.ts
--- The burst: how many bytes go out before the core must confirm them. A path that confirms quickly gets more, a slow one
-- less. It outlives links, so that a slow path need not show itself on each.

--- How many bytes a burst may have now. Read only.
local burstBytes = 16384 --[[config.outbox.burstBytes]]

--- Sets the size of a burst, within its limits.
local function resizeBurst(bytes)
    burstBytes = math.max(math.min(bytes, mostInFlightBytes), 1024 --[[leastBurstBytes]])
end

-- src/link/refusals.ts
--- One frame must not block the rest. A server may end the link at a frame that it does not accept, such as one that is
-- too long or not UTF-8. It does so each time that the frame is sent again. It gets the frame `outbox.attempts` times.
--
-- Suspects are the frames at the front of the queue that were in flight on each of the last links, when these ended by
-- themselves. At the last attempt each goes out alone, on a link that has stood longer without the suspects than the
-- last links did with them. That takes long, so many suspects go out in small parts before: a part at which a link ends
-- is all that is suspect then. The parts grow while the link stands, so that a slow path is not blocked for long.
--
--     state      what is so                               event → next
--     none       no frame is suspect                      a link ends with data in flight → suspected, parted, alone
--     suspected  all suspects go out together             a link ends with data in flight → suspected, parted, alone
--     parted     the suspects go out part by part         a link ends with data in flight → parted, alone
--     alone      each suspect goes out alone, on a link   the link ends soon after: it is dropped → none; on a rough
--                that has stood                             network, the first time → alone
--                                                           · it ends later, or before one went out → none
--
-- Where several may follow: "parted" for many suspects, when one or two attempts are left; "alone" for few, when one is
-- left; else "suspected".
--
--     network    what is so                               event → next
--     calm       a link ends for a reason                 suspects have proved innocent → rough
--     rough      links end for other reasons, too: the    a link has stood for five minutes → calm
--                suspects get an attempt more, and one
--                that is alone is spared once
--
-- From every state, none follows when all suspects have left the outbox, or when a link ends long after data went out.
-- A link that we end, or that never opened, changes nothing.

local suspicion, suspectReach, linkEndsWithFlight, dropRefused
do
    --- Read only. When all suspects have left the outbox, `suspectReach` sets it to "none" at its next call.
    suspicion = "none"

    --- The number of the first frame behind the suspects.
    local suspectEnd = 0

    --- Links in a row that have ended with suspects in flight.
    local attempts = 0

    --- The longest time, in ticks, from the last data that went out on one of them to its end.
    local lastedTicks = 0

    --- The longest time, in ticks, that one of them stood with the suspects in flight: they go out first.
    local stoodTicks = 0

    --- While parted: the size of a part at first, and how many ticks of a link double it.
    local partBytes = 0
    local partTicks = 4 --[[ticksToDouble]]

    --- The network is rough.
    local isRough = false

    --- Suspects that have left the outbox were not the reason why links ended.
    local function acquit()
        if suspicion ~= "none" and suspectEnd - front <= 0 then
            suspicion = "none"
            isRough = true
        end
    end

    --- The frames in flight are suspect, or those of them that were suspect before.
    local function suspectFlight(ticks)
        local behindLast = front + flightEnd
        if suspicion == "none" then
            suspectEnd = behindLast
            attempts = 0
            lastedTicks = 0
            stoodTicks = ticks
            partTicks = 4 --[[ticksToDouble]]
        else
            -- The suspects went out when the link opened, and more data after them.
            stoodTicks = math.max(stoodTicks, math.min(link.ticks, 12 --[[mostTicks]]))
            if behindLast - suspectEnd < 0 then
                suspectEnd = behindLast
            end
        end
        attempts = attempts + 1
        if suspicion == "parted" then
            partTicks = partTicks * 2
        end
        lastedTicks = math.max(lastedTicks, ticks)
        local suspects = suspectEnd - front
        local fewBytes = endOfFrames(suspects, 16 --[[fewFrames]])
        local areFew = fewBytes == suspects
        -- On a rough network, one attempt more with all suspects together: it mostly proves them innocent.
        local left = 3 --[[config.outbox.attempts]] + (isRough and 1 or 0) - attempts
        partBytes = math.max(suspects // 16 --[[parts]], fewBytes)
        if left > 2 or left == 2 and areFew then
            suspicion = "suspected"
        else
            suspicion = areFew and "alone" or "parted"
        end
    end

    --- The number of the last frame that was spared because the network was rough.
    local sparedFrame = -1

    --- How far the flight may reach, from the front of the outbox. Need not be called while nothing is suspect.
    function suspectReach()
        acquit()
        if suspicion == "none" or suspicion == "suspected" then
            return queueEnd
        end
        -- A full outbox may have dropped suspects behind the flight.
        local suspects = math.min(suspectEnd - front, queueEnd)
        if suspicion == "parted" then
            local doublings = math.min(link.ticks // partTicks, 4 --[[mostDoublings]])
            return endOfFrames(math.min(partBytes << doublings, suspects), 65536 --[[anyFrames]])
        end
        return link.ticks < 2 --[[standTicks]] + stoodTicks and 0 or endOfFrames(suspects, 1)
    end

    --- A link has ended. `byItself`: it had opened, and we did not end it. Call it before the flight is ended. Returns
    -- whether `dropRefused` is to drop the next queued frame after that.
    function linkEndsWithFlight(byItself)
        if not byItself then
            return false
        end
        acquit()
        if link.ticks >= 60 --[[calmTicks]] then
            isRough = false
        end
        local ticks = link.ticks - link.dataTick
        if suspicion == "alone" then
            local isGuilty = flightEnd > 0 and ticks <= lastedTicks + 1
            attempts = attempts + 1
            if isGuilty and isRough and sparedFrame ~= front then
                sparedFrame = front
                return false
            end
            suspicion = "none"
            isRough = isRough or not isGuilty
            return isGuilty
        end
        if flightEnd > 0 and ticks <= 12 --[[mostTicks]] then
            suspectFlight(ticks)
        elseif flightEnd > 0 then
            suspicion = "none"
        end
        return false
    end

    --- Drops the frame at which link after link has ended, and logs it.
    function dropRefused()
        local bytes = dropRefusedFrame()
        log.error(
            "link",
            "a frame of",
            bytes,
            "bytes is dropped:",
            attempts,
            "links in a row ended at it"
        )
    end
end

-- src/link/delivery-core.ts
--- Delivery "core": the core's "sent" confirms. It says that the peer's TCP has all bytes that were handed over when the
-- core posted it. It names no frame, and it can mislead:
-- - A "sent" that was posted before the last frame was handed over says nothing of that frame. The core's messages come
--   in the order of their posting. So a "sent" counts only behind a timer that was started after the last frame.
-- - What is received before the acknowledgement swallows the "sent". Another frame, such as the probe, brings another.
-- - A dying link posts a "sent" directly before its end. So a "sent" counts 5 ms later, when the link still stands.
--
-- A flight is what was handed over since the last "sent" that counted.
--
--     state         what is so                                event → next
--     clear         nothing is in flight but what settles     handed over → waiting; marking, where several "sent" are
--                                                               due; aging-core; aging-server, where hope was lost
--     marking       a "sent" may have been posted too early   timer → waiting · received → heard · "sent" → early
--     heard         the same; something was received          timer → doubting · "sent" → early
--     early         the same; a "sent" has come, which may    timer: a probe → waiting; doubting, where the core refuses
--                   have been posted too early                  the probe
--     waiting       the next "sent" covers all                "sent" → clear · received → doubting
--                                                               · none for 20 s: a probe
--     doubting      what was received may have swallowed it;  "sent" → clear · timer: a probe → waiting
--                   the next data or a probe brings another
--     aging-core    this core never says "sent": age          timer, nothing is in flight → clear
--                   confirms                                    · the core's first "sent" → early
--     aging-server  the server talks so much that no "sent"   timer, nothing is in flight → clear
--                   gets through: age confirms                  · "sent", while nothing is received → early
--                                                               · timer, the server has been quiet for a moment: a
--                                                                 probe; for 35 s: dead
--
-- From marking, heard, early, waiting and doubting:
-- - another slice or more data is handed over → marking.
-- - the core has proved never to say "sent" → aging-core.
-- - no "sent" for 35 s → aging-server, if the server has sent something since the probe at 20 s, and either this core has
--   never said "sent" or there is no probe. Else the link is dead.
-- From waiting and doubting, very much received → aging-server: hope is lost.
--
-- When a "sent" leads to clear, all that was handed over settles: it is confirmed 5 ms later, or by the "sent" of the
-- next flight, if the link stands. A frame that goes out alone as a suspect settles for a second.
--
-- Age is not evidence. A frame counts as arrived some seconds after it was handed over, or sooner when room is short,
-- but not before a round trip. Where "sent" may come, something must have been received just then: the path works.

local startCore, core
do
    --- Sends queued frames.
    local pumpLink

    --- The timer of marking, doubting and aging.
    local timer
    local settle, settleTimer, isAging, age, ageOn, doubt, probeAndWait, enter
    local state = "clear"

    --- Calls of `tick` since the flight began, and since the timer was started or fired.
    local ticks = 0
    local staleTicks = 0

    --- How often, in this flight, a probe or data went out because a "sent" may have been swallowed.
    local probes = 0

    --- What was received in this flight.
    local frames = 0

    --- How many of those frames came before this step of aging, or before the probe for a lost message.
    local framesBefore = 0

    --- The timer was restarted, so its next firing may be one that has waited: it does not count.
    local mayBeStale = false

    --- How many bytes at the front of the outbox settle, with and without headers, and for how many calls of `tick`.
    local settlingSpan = 0
    local settlingBytes = 0
    local settlingTicks = 0

    --- How many bytes at the front of the outbox age, with and without headers, and for how long.
    local agedSpan = 0
    local agedBytes = 0
    local agedMs = 0

    --- In how many steps of aging in a row, before this one, nothing was received.
    local silentSteps = 0

    --- Hope is lost: the server has talked so much that no "sent" is expected, on later links neither.
    local isHopeless = false

    --- The log has said of this link that age confirms.
    local hasSaid = false

    --- All that was handed over has arrived, unless the link is dying.
    local function believe()
        if ticks >= 4 --[[slowTicks]] then
            resizeBurst(burstBytes // 2)
        elseif ticks < 2 --[[quickTicks]] and 2 * (flightEnd - settlingSpan) > burstBytes then
            resizeBurst(2 * burstBytes)
        end
        state = "clear"
        settle()
        settlingSpan = flightEnd
        settlingBytes = inFlightBytes
        settlingTicks = 0
        pumpLink()
        -- The next flight's "sent" shows that the link has stood. Without one, or when room is short, the timer settles.
        if state == "clear" or 4 * queueEnd > capacityBytes then
            startTimer(settleTimer, suspicion == "alone" and 1000 --[[settleAloneMs]] or 5 --[[settleMs]])
        end
    end

    --- Confirms what settles, if the link stands. Returns whether anything was confirmed.
    function settle()
        local span = settlingSpan
        if span == 0 or not linkStands() then
            return false
        end
        settlingSpan = 0
        confirmFront(span, settlingBytes)
        return true
    end

    local function onSettled()
        stopTimer(settleTimer)
        if settle() then
            pumpLink()
        end
    end

    --- Acts on a "sent" that is overdue. Returns true when the link counts as dead.
    local function giveUp()
        if isAging() then
            return state == "aging-server"
                and inFlightBytes > 0
                and silentSteps >= 175 --[[deadSteps]]
        end
        if saysSent == "never" then
            age()
        elseif ticks == 4 --[[slowTicks]] then
            framesBefore = frames
            transmitProbe()
        elseif ticks >= 7 --[[deadTicks]] then
            if frames == framesBefore then
                return true
            end
            -- The server talks. With a probe, a core that says "sent" should have said it.
            if saysSent == "yes" then
                return true
            end
            age()
        end
        return false
    end

    local function onTimer()
        staleTicks = 0
        if mayBeStale then
            mayBeStale = false
        elseif state == "marking" then
            stopTimer(timer)
            state = "waiting"
        elseif isAging() then
            ageOn()
        else
            stopTimer(timer)
            if state == "heard" then
                doubt()
            elseif state ~= "clear" and state ~= "waiting" then
                probeAndWait()
            end
        end
    end

    --- The first pauses are long: a "sent" may still come, or data may go out and bring another.
    function doubt()
        local nextMs = probes % 2 == 0
            and 5 --[[atOnceMs]]
            or 70 --[[pauseMs]] << math.min(probes - 1, 6 --[[mostDoublings]])
        enter("doubting", probes < 2 and 200 --[[doubtMs]] or nextMs)
    end

    function probeAndWait()
        if transmitProbe() then
            probes = probes + 1
            state = "waiting"
            return
        end
        -- The core has refused it: the timer tries again. Or there is none: the next frame of data brings a "sent".
        enter("doubting", 200 --[[doubtMs]])
        pumpLink()
    end

    function isAging()
        return state == "aging-core" or state == "aging-server"
    end

    --- From now on age confirms what is in flight: no "sent" gets through, or the core never says it.
    function age()
        isHopeless = saysSent ~= "never"
        if not hasSaid then
            hasSaid = true
            local why = isHopeless
                and "the server talks so much that no \"sent\" gets through"
                or "this core never says \"sent\""
            log.warn("link", why .. ": what was sent counts as arrived by its age alone")
        end
        settlingSpan = 0
        agedSpan = flightEnd
        agedBytes = inFlightBytes
        agedMs = 0
        framesBefore = frames
        enter(isHopeless and "aging-server" or "aging-core", 200 --[[ageFullMs]])
    end

    function ageOn()
        local heard = frames - framesBefore
        framesBefore = frames
        silentSteps = heard == 0 and silentSteps + 1 or 0
        if state == "aging-server" and silentSteps % 5 --[[probeSteps]] == 1 then
            transmitProbe()
        end
        agedMs = agedMs + 200 --[[ageFullMs]]
        local isUrgent = 4 * queueEnd > capacityBytes or suspicion == "parted"
        local hurriedMs = 3 * queueEnd > capacityBytes
            and 200 --[[ageFullMs]]
            or (isUrgent and 1000 --[[ageCrowdedMs]] or 5000 --[[ageMs]])
        local roundTripMs = math.min(link.handshakeMs // 2, 2000 --[[mostRoundTripMs]])
        local neededMs = suspicion == "alone"
            and 2000 --[[ageAloneMs]] + roundTripMs
            or math.max(hurriedMs, roundTripMs)
        if agedMs < neededMs or state == "aging-server" and heard == 0 or not linkStands() then
            return
        end
        confirmFront(agedSpan, agedBytes)
        counts.aged = counts.aged + agedBytes
        if inFlightBytes > 0 then
            age()
        else
            stopTimer(timer)
            state = "clear"
        end
        pumpLink()
    end

    function enter(next, ms)
        state = next
        staleTicks = 0
        mayBeStale = false
        startTimer(timer, ms)
    end

    local receivedBytes = 0

    --- Call it once. `pump` sends queued frames.
    function startCore(pump)
        pumpLink = pump
        timer = makeTimer(guarded("delivery", onTimer))
        settleTimer = makeTimer(guarded("delivery", onSettled))
    end

    local function reset()
        state = "clear"
        hasSaid = false
        settlingSpan = 0
        silentSteps = 0
    end

    local function reach()
        if state == "waiting" then
            return 0
        end
        -- In a small outbox, a burst is not all of it.
        local most = burstBytes < mostInFlightBytes and burstBytes or mostInFlightBytes
        if state == "clear" then
            -- What settles has arrived, and does not count.
            most = most + flightEnd
        elseif isAging() then
            most = mostInFlightBytes
        elseif state ~= "doubting" then
            return 0
        end
        -- The core keeps a copy until the peer's TCP has it.
        local need = most < queueEnd and most or queueEnd
        return (need <= 16384 --[[config.outbox.burstBytes]] or hasFree(need - flightEnd + 24576 --[[spareBytes]]))
            and most
            or 16384 --[[config.outbox.burstBytes]]
    end

    local function handedOver()
        if state == "clear" then
            ticks = 0
            probes = 0
            frames = 0
            receivedBytes = 0
            if isHopeless or saysSent == "never" then
                age()
            elseif link.owedSents > 1 then
                -- Another "sent", of the last flight or of a probe, may be on its way.
                enter("marking", 5 --[[markMs]])
            else
                state = "waiting"
            end
        elseif not isAging() then
            if state == "doubting" then
                probes = probes + 1
            end
            enter("marking", 5 --[[markMs]])
            mayBeStale = true
        end
    end

    local function sent()
        if state == "waiting" or state == "doubting" then
            believe()
        elseif state == "marking" or state == "heard" then
            state = "early"
        elseif state == "aging-core" or state == "aging-server" and silentSteps > 0 then
            -- While the server talks, one "sent" that gets through is chance.
            isHopeless = false
            enter("early", 5 --[[markMs]])
        end
    end

    local function received(length)
        frames = frames + 1
        receivedBytes = receivedBytes + length
        if state == "marking" then
            state = "heard"
        end
        if state ~= "waiting" and state ~= "doubting" then
            return
        end
        local isVain = probes >= 3 --[[vainProbes]]
            and frames >= 8 --[[vainFrames]] + inFlightBytes // 200 --[[bytesPerVainFrame]]
        if isVain or receivedBytes >= 24576 --[[vainBytes]] then
            age()
            pumpLink()
        elseif state == "waiting" then
            doubt()
            pumpLink()
        end
    end

    local function tick()
        settlingTicks = settlingTicks + 1
        if settlingTicks > 1 then
            -- No later "sent" has come, or the core had refused the timer.
            onSettled()
        end
        if state == "clear" then
            return nil
        end
        ticks = ticks + 1
        staleTicks = staleTicks + 1
        if state ~= "waiting" and staleTicks > 1 then
            -- The core had refused the timer, or its message was lost.
            startTimer(timer, 200 --[[ageFullMs]])
            onTimer()
        end
        if not giveUp() then
            return nil
        end
        resizeBurst(burstBytes // 4)
        learnFromUnconfirmedLink()
        isHopeless = false
        return "what was sent is not confirmed"
    end

    --- Confirms by the core's "sent", or by age where that does not come.
    core = {
        reset = reset,
        reach = reach,
        handedOver = handedOver,
        sent = sent,
        received = received,
        tick = tick
    }
end

-- src/link/delivery.ts
--- What confirms a frame. Each policy is one file that keeps this contract: it is told what happens on the link, says
-- how much may be handed over, and confirms what has arrived with `confirmBefore` or `confirmFront`.

--- The configured policy. The build leaves out the other one.
local delivery = core

--- Starts the policy. Call it once, before anything else. The policy calls `pump`, which sends queued frames, when more
-- may be handed over.
local startDelivery = startCore

-- src/link/liveness.ts
--- Whether the server is still there. TCP reports a dead path after ten minutes, and a program that hangs never. So a
-- probe goes out after some quiet.
--
--     state    what is so                              event → next
--     heard    something was received lately           nothing for `probe.everySeconds`: a probe → asking
--                                                        · while data is in flight → due
--     due      a probe is to go out behind data        data goes out, or 5 s pass: a probe → asking
--                                                      · something is received → heard
--     asking   a probe waits for an answer             something is received → heard
--                                                      · `probe.everySeconds` pass, or the answer takes longer than
--                                                        any before: another probe → asking
--                                                      · a server that answers probes is silent for 15 s longer
--                                                        than its slowest answer took, and for 35 s while data is
--                                                        in flight, which may take its time: dead
--                                                      · silent for 35 s, 15 s of them since the probe, and a core
--                                                        that may say "sent" owes one for 35 s: dead

local state = "heard"
local waitTicks = 0

--- Sends the configured probe, if there is one.
local function probe()
    if transmitProbe() then
        if state ~= "asking" then
            state = "asking"
            waitTicks = 0
        end
        if delivery.probed ~= nil then
            delivery.probed()
        end
    end
end

--- Calls of `checkLiveness` since something was received; and while asking, since the first probe that waits.
local quietTicks = 0

--- How long the answer to a probe may take. 0 until the server of this link has answered one.
local answerTicks = 0

--- Logs what a quiet link costs: the probes, and the core's pings where probes leave enough quiet for them.
local function announceProbe()
    log.info(
        "link",
        "a probe after",
        20 --[[config.probe.everySeconds]],
        "s of quiet: at most",
        976 --[[kilobytes]],
        "kB a day"
    )
end

--- A link has opened.
local function livenessOpened()
    state = "heard"
    quietTicks = 0
    answerTicks = 0
end

--- A frame was received.
local function livenessReceived(isEmpty)
    -- Anything else that is received behind an empty probe may be chance.
    if state == "asking" and (isEmpty or answerTicks > 0) then
        answerTicks = math.max(answerTicks, waitTicks + 3 --[[spareTicks]])
    end
    state = "heard"
    quietTicks = 0
end

--- Call it every tick while a link is open. Returns why the link counts as dead, or nil.
local function checkLiveness()
    quietTicks = quietTicks + 1
    waitTicks = waitTicks + 1
    link.owedTicks = link.owedTicks + (link.owedTicks < 0 and 0 or 1)
    if state == "asking" then
        if answerTicks > 0
                and waitTicks >= answerTicks
                and (inFlightBytes == 0 or quietTicks >= 7 --[[slowTicks]]) then
            return "the server does not answer"
        end
        local mayBeLost = waitTicks >= 3 --[[spareTicks]] and quietTicks >= 7 --[[slowTicks]]
        if saysSent ~= "never" and link.owedTicks >= 7 --[[slowTicks]] and mayBeLost then
            learnFromUnconfirmedLink()
            return "nothing is confirmed"
        end
    end
    if state == "asking" then
        if waitTicks % 4 --[[everyTicks]] == 0
                or answerTicks > 0 and waitTicks > answerTicks - 3 --[[spareTicks]] then
            probe()
        end
    elseif quietTicks >= 4 --[[everyTicks]] then
        if state == "heard" and inFlightBytes > 0 then
            state = "due"
        else
            probe()
        end
    end
    return nil
end

--- Data has gone out. A probe that is due goes behind it. Before the data, its answer would swallow the "sent" of the
-- data.
local function sendDueProbe()
    if state == "due" then
        probe()
    end
end

-- src/link/sending.ts
--- Sends frames of the outbox, as many as the delivery policy allows, and probes while the core is being learnt.

--- Runs while the core is being learnt, and after it refused a frame.
local timer
local pump

--- A slice of a burst has gone out, and more is to follow. How far the burst reaches, counted like `front`.
local isSliced = false
local burstEnd = 0

--- Tries again. Call it every tick, too, while a link is open: the core may have refused the timer or lost its message.
local function tryAgain()
    stopTimer(timer)
    if link.phase == "open" and success == "unknown" then
        local stepMs = math.max(230 --[[leastLearnMs]], link.handshakeMs)
        if link.ticks < 4 --[[newTicks]] then
            stepMs = math.min(stepMs, 1700 --[[mostLearnMs]])
        end
        learnStep(stepMs, link.hasReceived)
        probe()
        startTimer(timer, stepMs)
    end
    pump()
end

--- Hands to the core what may go now.
function pump()
    if link.phase ~= "open" then
        return
    end
    if flightEnd == queueEnd then
        return
    end
    local reach = delivery.reach()
    if isSliced then
        isSliced = false
        reach = burstEnd - front
    end
    if reach <= flightEnd then
        return
    end
    if success == "unknown" then
        -- Probes show it.
        reach = 0
    elseif suspicion ~= "none" then
        reach = math.min(reach, suspectReach())
    end
    if reach > queueEnd then
        reach = queueEnd
    end
    local before = flightEnd
    local frames = 0
    while flightEnd < reach do
        if frames == 64 --[[framesOfSlice]] then
            isSliced = true
            burstEnd = front + reach
            lookSoon()
            break
        end
        frames = frames + 1
        local length = stageFrame()
        if not transmit(staging, length, stagedIsText) then
            startTimer(timer, 100 --[[retryMs]])
            break
        end
        frameHandedOver(length)
    end
    if flightEnd ~= before then
        link.dataTick = link.ticks
        sendDueProbe()
        delivery.handedOver()
    end
end

--- Prepares sending. Call it once.
local function createSending()
    timer = makeTimer(guarded("link", tryAgain))
    startDelivery(pump)
end

--- A link has opened: the first probe goes out.
local function startSending()
    isSliced = false
    if success ~= "unknown" then
        probe()
    end
    tryAgain()
end

-- src/link/link.ts
--- One WebSocket connection at a time. Each attempt makes a new object: a second connect() on an old one fails, and
-- events of an old link can be told from those of the new one.
--
-- A frame of the outbox goes out through sending.ts and transmit.ts. Only a policy behind delivery.ts confirms it:
-- delivery-core.ts or delivery-answers.ts. Beside them, core-kind.ts knows what this core's `send()` and "sent" are
-- worth, liveness.ts when a link counts as dead, and refusals.ts at which frame links end.

local clientlessAttempts, endLink, createLink, openLink, linkTick
do
    local onAnyEvent, onDisconnected, tell

    --- At how many attempts in a row the core gave no object, or raised. Read only.
    clientlessAttempts = 0

    --- Returns what went wrong, or nil.
    local function connect()
        local client = websocket
            and websocket.create(nil, "wss://echo.airtun.air32.cn/ws/echo", 180 --[[config.keepaliveSeconds]])
        if not client then
            return websocket and "websocket.create failed" or "this core has no websocket module"
        end
        link.client = client
        link.phase = "handshake"
        local headers = table.concat(config.headers, "\r\n")
        if headers ~= "" and not client:headers(headers .. "\r\n") then
            -- That is a matter of the settings, which a restart does not change.
            clientlessAttempts = 0
            return "the headers are refused: 1023 bytes at most"
        end
        client:on(onAnyEvent)
        link.startMs = mcu and mcu.ticks() or 0
        local isBegun = client:connect()
        clientlessAttempts = 0
        local ____isBegun_4
        if isBegun then
            ____isBegun_4 = nil
        else
            ____isBegun_4 = "connect failed"
        end
        return ____isBegun_4
    end

    --- Ends the link, if there is one. `byItself`: we did not end it. Its later events are ignored. What was in flight is
    -- queued again or dropped.
    function endLink(byItself)
        local client = link.client
        sys.timerStop(onDisconnected)
        if not client then
            return
        end
        -- The object is forgotten after its flight has ended, and what claims memory comes last. If that raises, the call can
        -- be repeated.
        client:close()
        local isRefused = linkEndsWithFlight(byItself and (link.phase == "open" or link.phase == "dropped"))
        delivery.reset()
        local lost = endFlight(true)
        link.client = nil
        link.phase = "none"
        link.error = ""
        if isRefused then
            dropRefused()
        end
        if lost > 0 then
            log.warn("link", lost, "bytes were not confirmed:", "resend")
        end
    end

    local function onOpened()
        link.phase = "open"
        link.ticks = 0
        if mcu then
            link.handshakeMs = mcu.ticks() - link.startMs
        end
        link.coreRefusingTicks = 0
        livenessOpened()
        startSending()
        tell("opened")
    end

    local function onSent()
        if link.owedSents > 0 then
            link.owedSents = link.owedSents - 1
        end
        link.owedTicks = -1
        if learnFromArrival(true) then
            delivery.sent()
        else
            endWrongLink()
        end
    end

    local function onReceived(bytes, fin, opcode)
        takeFrame(bytes, fin, opcode)
        link.hasReceived = true
        -- An empty fragment is no answer.
        local isEmptyFrame = bytes == "" and fin ~= 0 and opcode ~= 0
        livenessReceived(isEmptyFrame)
        -- With a byte for the header: 0 is an empty frame.
        delivery.received(isEmptyFrame and 0 or #bytes + 1)
    end

    --- Prepares links. Call it once.
    function createLink(listener)
        tell = listener
        readBuildDate()
        announceProbe()
        createTransmit(function()
            log.warn("link", "send() contradicts itself: a new link")
            tell("renew")
        end)
        createSending()
    end

    --- Starts an attempt. The listener hears how it ends, or hears nothing: the caller keeps a handshake timeout.
    function openLink()
        -- Before the calls, which may raise.
        clientlessAttempts = clientlessAttempts + 1
        endLink(false)
        local problem = connect()
        if problem ~= nil then
            log.warn("link", problem)
            tell("closed")
        end
    end

    --- Call it every tick. Returns why the link counts as dead, or nil.
    function linkTick()
        if link.phase == "none" or link.phase == "handshake" or link.phase == "proving" then
            return nil
        end
        if link.phase == "wrong" then
            return "send() contradicts itself: a new link"
        end
        -- No event told of it: the core's message queue was full, or it had no timer for what follows the event.
        if not linkStands() then
            return "the core has dropped the link"
        end
        link.ticks = link.ticks + 1
        takeAgain()
        link.coreRefusingTicks = link.coreRefused and link.coreRefusingTicks + 1 or 0
        if link.coreRefusingTicks > 6 --[[mostCoreRefusingTicks]] then
            return "the core takes no frame"
        end
        local problem = delivery.tick() or checkLiveness()
        tryAgain()
        return problem
    end

    --- One function for all links. Events of an old link change nothing.
    onAnyEvent = guarded("link", function(source, event, data, fin, opcode)
        if source ~= link.client then
            return
        end
        if event == "sent" then
            onSent()
        elseif event == "recv" then
            onReceived(data, fin, opcode)
        elseif event == "conack" then
            learnFromNewLink()
            link.hasReceived = false
            link.coreRefused = nil
            link.owedSents = 0
            link.owedTicks = -1
            onOpened()
        elseif event == "error" then
            -- The core may report an end twice, the second time as a reset.
            if link.error == "" then
                link.error = tostring(data)
            end
        elseif event == "disconnect" then
            -- Not closed here: the core may still use the object whose event it is delivering.
            if link.phase == "open" then
                link.phase = "dropped"
            end
            sys.timerStart(onDisconnected, 1)
        end
    end)

    onDisconnected = guarded("link", function()
        local reason = link.error == "" and "disconnected" or "disconnected (" .. link.error .. ")"
        if link.error == "rx" then
            reason = reason .. (link.phase == "handshake" and ": the server refuses the handshake" or ": closed, or a frame above the core's limit")
        end
        endLink(true)
        log.warn("link", reason)
        tell("closed")
    end)
end

-- src/up/outbox-memory.ts
--- The memory of the outbox: two zbuffs, outside the Lua heap.

--- Claims the memory; less than is configured when memory is short, which is logged. Returns false when there is none.
-- Call it once, before the outbox is used.
local function createOutbox()
    local wantedBytes = math.max(1300 --[[config.packing.maximumBytes]], 512 --[[leastStagingBytes]])
    local staging = claimMemory("outbox", wantedBytes, 512 --[[leastStagingBytes]])
    local memory = staging
        and claimMemory("outbox", 65536 --[[config.outbox.sizeBytes]], 2048 --[[leastCapacityBytes]])
    if not staging or not memory then
        return false
    end
    useMemory(memory, staging)
    return true
end

-- src/control/boot-record.ts
--- What a run stores for the next one, if the core has `fskv`: why the gateway restarted the module, and how many runs
-- were short.

--- Logs why the module has started and what the last run has stored. Never raises. Call it once, before anything else.
local readBootRecord = guarded("boot", function()
    if pm then
        local source, sleepMode, reason = pm.lastReson()
        log.info("boot", "the core says: wake-up", source, "sleep", sleepMode, "reset", reason)
    end
    local store = openStore()
    if store == nil then
        log.info("boot", "no store: restarts are not remembered")
        return
    end
    local restart = store.get("gateway_restart")
    if restart ~= nil then
        log.warn("boot", "the gateway had restarted the module:", restart)
        lastRestart.reason = tostring(restart)
        store.del("gateway_restart")
    end
    local shortRuns = readShortRuns(store)
    if shortRuns >= 5 --[[manyShortRuns]] then
        log.error("boot", shortRuns, "runs in a row ended within", 300000 --[[shortRunMs]], "ms")
    end
    store.set("gateway_short_runs", shortRuns + 1)
    local forgetShortRuns = guarded("boot", function()
        store.set("gateway_short_runs", 0)
    end)
    sys.timerStart(forgetShortRuns, 300000 --[[shortRunMs]])
end)

--- Stores why the module is about to restart, for the log of the next start. `nil` deletes that. A run that
-- somebody ends is not short. Never raises.
local recordRestart = guarded("boot", function(reason, isRequested)
    if fskv then
        if reason == nil then
            fskv.del("gateway_restart")
        else
            fskv.set("gateway_restart", reason)
        end
        local shortRuns = readShortRuns(fskv)
        if isRequested and shortRuns > 0 then
            fskv.set("gateway_short_runs", shortRuns - 1)
        end
    end
end)

--- Restarts the module because of a fault. The log of the next start says why.
local function restartModule(reason)
    log.error("boot", "restart:", reason)
    recordRestart(reason)
    rtos.reboot()
end

-- src/control/faults.ts
--- Faults inside the module that a new link does not end. A fault that lasts for `restartAfterMinutes` restarts the
-- module. A server that refuses or is away is not such a fault.

local lastingFault
do
    local onCanary

    --- How many calls in a row have found each fault. Made before memory can be short.
    local ticks = {
        ["the core takes no frame"] = 0,
        ["the core makes no WebSocket object"] = 0,
        ["the UART takes nothing"] = 0,
        ["the UART announces bytes and gives none"] = 0,
        ["timers do not fire"] = 0
    }

    --- Counts a fault, and returns it when it has lasted too long. `isThere` is nil while that is not known.
    local function lasting(fault, isThere)
        if isThere == nil then
            return nil
        end
        local count = isThere and ticks[fault] + 1 or 0
        ticks[fault] = count
        if count == 3 --[[saidTicks]] then
            log.warn("fault", fault)
        end
        return count >= 180 --[[restartTicks]] and fault or nil
    end

    --- A fault is over when no further failure has come for this many calls, or for half of the time to the restart.
    local staleTicks = math.min(60, 90 --[[(config.restartAfterMinutes * 30) // tickSeconds]])
    local isCanaryOut = false

    --- Of each count of failures: what the last call has found, and for how many calls it has not grown.
    local noticesBefore = 0
    local noticeTicks = 0
    local attemptsBefore = 0
    local attemptTicks = 0

    --- Where bytes have come since the last call, an announcement without a byte was only late: they were read before it.
    local receivedBefore = 0

    --- Returns the reason for a restart when a fault has lasted, else nil.
    function lastingFault()
        local takesNone = coreTakesNothing()
        noticeTicks = emptyNotices == noticesBefore and noticeTicks + 1 or 0
        noticesBefore = emptyNotices
        local hasMany = emptyNotices >= 3 --[[manyEmptyNotices]]
            and counts.received == receivedBefore
        receivedBefore = counts.received
        attemptTicks = clientlessAttempts == attemptsBefore and attemptTicks + 1 or 0
        attemptsBefore = clientlessAttempts
        local reason = lasting("the core takes no frame", takesNone)
            or lasting("the core makes no WebSocket object", clientlessAttempts > 1 and attemptTicks < staleTicks)
            or lasting("the UART takes nothing", inboxState == "retrying")
            or lasting("the UART announces bytes and gives none", hasMany and noticeTicks < staleTicks)
            or lasting("timers do not fire", isCanaryOut)
        isCanaryOut = true
        sys.timerStart(onCanary, 1000 --[[canaryMs]])
        return reason
    end

    onCanary = guarded("fault", function()
        isCanaryOut = false
    end)
end

-- src/control/reports.ts
--- Logs lost bytes: for each cause at most one line in five seconds.

--- The counts that are reported, and what each was at its last report.
local reported = {overflowed = 0, downDropped = 0, invalidFrames = 0}

local function report(count, what)
    local grown = grownBy(count, reported[count])
    if grown > 0 then
        log.warn("gateway", grown, what, totalOf(count), "since boot")
        reported[count] = counts[count]
    end
end

--- Logs what was lost and how often hooks failed since the last call.
local function reportLosses()
    report("overflowed", "bytes dropped on their way up;")
    report("downDropped", "bytes dropped on their way down;")
end

-- src/control/housekeeping.ts
--- What is checked every five seconds: the link, losses, memory, lasting faults.

--- For how many ticks there was no link that takes frames.
local vainTicks = 0

--- The core needs memory to open a link, and for each frame. The outbox gives up some while memory is short, and takes
-- it back later. A full one drops its oldest half for that, if the policy allows it, when this has lasted as long as a
-- fault may last.
local function fitOutbox()
    vainTicks = link.phase == "open" and not link.coreRefused and 0 or vainTicks + 1
    local half = capacityBytes // 2
    if vainTicks > 0
            and vainTicks % 12 --[[vainTicksToShrink]] == 0
            and half >= 8192 --[[leastOutboxBytes]]
            and not hasFree(49152 --[[reserveBytes]]) then
        if vainTicks % 180 --[[(config.restartAfterMinutes * 60) // tickSeconds]] == 0 then
            -- Frames that leave the core no memory to send them are no use.
            makeRoom(half)
        end
        resizeOutbox(half)
    else
        local bytes = 65536 --[[config.outbox.sizeBytes]]
        while bytes > capacityBytes and not hasFree(bytes - capacityBytes + 49152 --[[reserveBytes]]) do
            bytes = bytes // 2
        end
        if bytes > capacityBytes then
            resizeOutbox(bytes)
        end
    end
end

--- Starts housekeeping. `onSilent` is called when the link counts as dead. `onTick` is called each time, even if
-- something else has failed. It must not raise.
local function startHousekeeping(onSilent, onTick)
    local lookAfterLink = guarded("housekeeping", function()
        local problem = linkTick()
        if problem ~= nil then
            log.warn("link", problem)
            onSilent("silent")
        end
    end)
    local lookAfterRest = guarded("housekeeping", function()
        resumeInbox()
        pollUart()
        reportLosses()
        carryCounts()
        fitOutbox()
    end)
    -- Each is guarded on its own: one that fails does not stop the others.
    local lookAfterAll = guarded("housekeeping", function()
        lookAfterLink()
        lookAfterRest()
        onTick()
        local fault = lastingFault()
        if fault ~= nil then
            restartModule(fault)
        end
    end)
    sys.timerLoopStart(lookAfterAll, 5000 --[[tickSeconds * 1000]])
end

-- src/control/machine.ts
--- The control path as a pure state machine: plain data in, plain data out, no LuatOS calls. The shell (gateway.ts)
-- feeds it events and performs its effects.
--
--     state            event                       next             effects
--     waiting-network  network-up                  connecting       open-link
--                      boot                        waiting-network
--                      timeout, new-link           connecting       open-link: there may be an address all the same
--                      timeout, cycle-radio        waiting-network  cycle-radio
--                      timeout, restart            waiting-network  restart-module
--     connecting       opened                      online
--                      closed, renew               backing-off      close-link
--                      timeout, the first          connecting       the attempt goes on, unless handshakes are quick
--                      timeout, the last           backing-off      close-link
--                      network-down                waiting-network  close-link
--     online           closed, silent              backing-off      close-link
--                      renew, the first            connecting       close-link, open-link
--                      renew, after failures       backing-off      close-link
--                      timeout                     online           the link has stood: failures are forgotten
--                      network-down                waiting-network  close-link
--     backing-off      timeout                     connecting       open-link
--                      network-down                waiting-network
--
-- Without a known address, what would lead to backing-off leads to waiting-network. In every state, network-up is
-- remembered. All other events change nothing. Each state has a timer, so that none lasts for ever; an online link that
-- has stood needs none.
--
-- How long an attempt may take depends on the last handshakes:
--
--     handshake        what is so                                   event → next
--     unknown          nothing is known                             opened → quick · the first timeout → slow
--     quick            the last link opened before the first        many attempts fail in a row → unknown
--                      timeout: an attempt ends at it
--     slow             this attempt goes on behind its first        the next attempt → unknown
--                      timeout

--- The state that an event leads to, even if it is the same again. Changes what `state` remembers.
local function successor(state, event, effects)
    local name = state.name
    if name == "waiting-network" then
        if event == "network-up" then
            return "connecting"
        end
        if event == "timeout" and state.rung == "new-link" then
            state.rung = "cycle-radio"
            return "connecting"
        end
        if event == "timeout" then
            effects[#effects + 1] = {kind = state.rung == "cycle-radio" and "cycle-radio" or "restart-module"}
            state.rung = "restart"
        end
        return (event == "timeout" or event == "boot") and "waiting-network" or nil
    end
    if event == "network-down" then
        state.network = false
        return "waiting-network"
    end
    if name == "backing-off" then
        return event == "timeout" and "connecting" or nil
    end
    if name == "connecting" and event == "opened" then
        -- A link that opens proves that there is an address, whatever the core has said.
        state.network = true
        state.rung = "new-link"
        state.handshake = state.handshake == "slow" and "slow" or "quick"
        return "online"
    end
    if name == "connecting" and event == "timeout" and state.handshake == "unknown" then
        state.handshake = "slow"
        local limitMs = state.failures < 6 --[[firstHandshakes]]
            and 10000 --[[firstHandshakeMs]]
            or 30000 --[[handshakeMs]]
        effects[#effects + 1] = {
            kind = "timer",
            ms = limitMs - 3500 --[[quickHandshakeMs]],
            jitter = false
        }
        return nil
    end
    if name == "online" and event == "timeout" then
        state.failures = 0
        return nil
    end
    if name == "connecting" and event == "silent" then
        return nil
    end
    if event == "closed" or event == "silent" or event == "renew" or event == "timeout" then
        state.failures = state.failures + 1
        return name == "online"
            and event == "renew"
            and state.failures == 1
            and "connecting"
            or "backing-off"
    end
    return nil
end

--- The backoff after this many failures, without jitter: 1, 2, 4, 5, 5 … and after a minute or two 10, 20, 40, 60
-- seconds.
local function backoff(failures)
    if failures <= 26 --[[shortBackoffs]] then
        return failures < 4 and 500 << failures or 5000 --[[shortBackoffMs]]
    end
    local doublings = math.min(failures - 26 --[[shortBackoffs]], 4)
    return math.min(5000 --[[shortBackoffMs]] << doublings, 60000 --[[mostBackoffMs]])
end

--- The state before the `boot` event.
local initialState = {
    name = "waiting-network",
    network = false,
    failures = 0,
    rung = "new-link",
    handshake = "unknown"
}

--- One step. Never changes its arguments. An event that means nothing in a state changes nothing.
local function step(before, event)
    local name = before.name
    local state = {
        name = name,
        network = before.network or event == "network-up",
        failures = before.failures,
        rung = event == "network-up" and "new-link" or before.rung,
        handshake = before.handshake
    }
    local effects = {}
    local entered = successor(state, event, effects)
    if entered == nil then
        return {state = state, effects = effects}
    end
    if entered == "backing-off" and not state.network then
        entered = "waiting-network"
    end
    state.name = entered
    if (name == "connecting" or name == "online") and entered ~= "online" then
        effects[#effects + 1] = {kind = "close-link"}
    end
    local ms = backoff(state.failures)
    if entered == "connecting" then
        effects[#effects + 1] = {kind = "open-link"}
        ms = 3500 --[[quickHandshakeMs]]
        state.handshake = state.handshake == "quick"
            and state.failures < 18 --[[quickHandshakes]]
            and "quick"
            or "unknown"
    elseif entered == "online" then
        ms = math.min(10000 --[[stableMs]], backoff(state.failures + 1))
    elseif entered == "waiting-network" then
        ms = state.rung == "new-link"
            and 60000 --[[newLinkMs]]
            or (state.rung == "cycle-radio" and 180000 --[[cycleRadioMs]] or 600000 --[[restartMs]])
    elseif event == "timeout" then
        ms = math.max(ms - 30000 --[[handshakeMs]], 500 --[[leastBackoffMs]])
    end
    effects[#effects + 1] = {kind = "timer", ms = ms, jitter = entered == "backing-off"}
    return {state = state, effects = effects}
end

-- src/control/watchdog.ts
--- The watchdog. It is fed only while the gateway is healthy.

--- The questions, one for each gateway on the module.
local questions = {}

--- Adds a question that is asked every 5 seconds. While it returns a reason, the watchdog is not fed.
local function askToo(whyStuck)
    questions[#questions + 1] = whyStuck
end

--- Starts the watchdog. If the core has none, a gateway that is stuck for as long restarts the module itself.
local function startWatchdog()
    --- The core's watchdog, once it has started.
    local watchdog
    local stuckForMs = 0
    sys.timerLoopStart(
        guarded("watchdog", function()
            local reason
            for _, whyStuck in ipairs(questions) do
                reason = whyStuck() or reason
            end
            if reason ~= nil then
                log.error("watchdog", "not fed, the gateway is stuck:", reason)
                if stuckForMs == 0 then
                    recordRestart(reason)
                end
                stuckForMs = stuckForMs + 5000 --[[watchdogPeriodMs]]
                if not watchdog and stuckForMs >= 30000 --[[watchdogMs]] then
                    rtos.reboot()
                end
                return
            end
            if stuckForMs > 0 then
                recordRestart(nil)
                stuckForMs = 0
            end
            if watchdog ~= nil then
                watchdog.feed()
            end
        end),
        5000 --[[watchdogPeriodMs]]
    )
    if not wdt then
        log.warn("watchdog", "this core has none")
    elseif wdt.init(30000 --[[watchdogMs]]) then
        watchdog = wdt
    else
        log.error("watchdog", "the core refused", 30000 --[[watchdogMs]], "ms")
    end
end

-- src/control/module.ts
--- What the module has once, even with several gateways: its start, its watchdog, its record of restarts.

local function prepareModule()
    if rtos.bsp() == "EC618" and pm then
        -- The AT firmware of this chip debounces its power key, which makes it hard to flash.
        pm.power(pm.PWK_MODE, false)
    end
end

--- Prepares the module. Never raises. Call it once, before anything else.
local function startModule()
    log.info("gateway", PROJECT, VERSION, "build", BUILD, "on", rtos.bsp())
    readBootRecord()
    -- Each is guarded on its own: when one fails, the next still runs.
    guarded("watchdog", startWatchdog)()
    guarded("gateway", prepareModule)()
end

-- src/control/network.ts
--- The mobile network, as the gateway watches it.

--- Calls `onChange` when the module gets or loses an IP address, and at once if it has one.
local function watchNetwork(onChange)
    sys.subscribe("IP_READY", guarded("network", function(ip)
        log.info("network", "IP address", ip)
        onChange("network-up")
    end))
    sys.subscribe("IP_LOSE", guarded("network", function(adapter)
        -- Cores before 2025-01-06 do not tell which adapter is the default, and have only one.
        local readDefault = socket.dft
        if adapter == nil or readDefault == nil or adapter == readDefault() then
            log.warn("network", "IP address lost")
            onChange("network-down")
        end
    end))
    -- IP_READY may have come before the script started.
    guarded("network", function()
        if socket.adapter() then
            onChange("network-up")
        end
    end)()
end

--- Turns flight mode on and, a little later, off. Without `mobile`, logs that and does nothing.
local function cycleRadio()
    if not mobile then
        log.warn("network", "no mobile module")
        return
    end
    log.warn("network", "flight mode for", 5000 --[[flightModeMs]], "ms")
    mobile.flymode(0, true)
    sys.timerStart(guarded("network", mobile.flymode), 5000 --[[flightModeMs]], 0, false)
end

-- src/control/gateway.ts
--- The shell around the state machine: it feeds events, performs effects, and ties the paths together.
--
-- A byte of the UART passes device/serial-port, up/packer, up/outbox, link/sending and link/transmit. A frame of the
-- server passes link/link and down/inbox on its way to the UART. An event of the link passes link/link and `feed`.

local startGateway
do
    local takeWaiting, takeEvents, state, startOneGateway, onTick, perform, onTimeout
    local events = {}

    --- An event is being taken.
    local stepping = false

    --- How long the state's timer runs, 0 without one; and for how long the state has lasted.
    local deadlineMs = 0
    local stateMs = 0

    --- The time since housekeeping was done.
    local neglectedMs = 0

    --- For how long frames have not moved, and the bytes that were confirmed or in flight when they did.
    local stillForMs = 0
    local movedBytes = 0

    --- While nothing is on its way out, "sent" announces a quiet line without bytes: a look has read them.
    local function sentOrQuiet()
        if inboxState == "sending" then
            uartSent()
        elseif openFrameBytes > 0 then
            bytesCame()
        end
    end

    --- Events that come while an effect is performed wait for their turn.
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

    --- The watchdog's question, asked every `watchdogPeriodMs`. Only an online link may go without a timer.
    local function whyStuck()
        neglectedMs = neglectedMs + 5000 --[[watchdogPeriodMs]]
        if neglectedMs > 60000 --[[mostStuckMs]] then
            return "housekeeping is not done"
        end
        if (deadlineMs > 0 or state.name ~= "online")
                and stateMs - deadlineMs > 60000 --[[mostStuckMs]] then
            return state.name .. " has not ended"
        end
        -- src/link/ ends a link on which nothing is confirmed. src/control/faults.ts handles a core without memory.
        local moved = counts.confirmed + inFlightBytes
        local waits = state.name == "online" and queuedBytes > 0 and coreTakesNothing() == false
        stillForMs = waits and moved == movedBytes and stillForMs + 5000 --[[watchdogPeriodMs]] or 0
        movedBytes = moved
        if stillForMs > 120000 --[[mostStillMs]] then
            return "the outbox does not move"
        end
        return nil
    end

    state = initialState

    --- The last effect has not raised.
    local performed = false

    --- Starts the module and its only gateway. Never raises. Call it once, before `sys.run()`.
    startGateway = guarded("gateway", function()
        startModule()
        startOneGateway()
    end)

    --- Starts one gateway of a module that has started. Never raises. Call it once.
    startOneGateway = guarded("gateway", function()
        askToo(whyStuck)
        if not createInbox() or not createOutbox() then
            return
        end
        createLink(feed)
        createPacker(pump)
        guarded("uart", openSerialPort)(bytesCame, sentOrQuiet)
        startHousekeeping(feed, onTick)
        feed("boot")
        watchNetwork(feed)
    end)

    --- Guarded on its own: an error must not block `feed` forever. If memory is short, the event stays in the queue for the
    -- next time.
    takeEvents = guarded("gateway", function()
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
                stillForMs = 0
                pcall(log.info, "gateway", before, "->", state.name, event)
            end
            for _, effect in ipairs(next.effects) do
                performed = false
                perform(effect)
                if not performed then
                    -- Whatever raised has left garbage: collecting it may end the shortage. Each effect can be repeated.
                    collectgarbage()
                    perform(effect)
                end
            end
        end
    end)

    perform = guarded("gateway", function(effect)
        if effect.kind == "open-link" then
            openLink()
        elseif effect.kind == "close-link" then
            endLink(false)
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
    end)

    onTimeout = guarded("gateway", function() return feed("timeout") end)

    --- The last part of housekeeping: makes up for what short memory or a full message queue of the core has lost.
    onTick = guarded("gateway", function()
        neglectedMs = 0
        stateMs = stateMs + 5000 --[[tickSeconds * 1000]]
        takeWaiting()
        if (state.name == "online" or state.name == "connecting") and link.client == nil then
            feed("closed")
        end
        if deadlineMs > 0 and stateMs - deadlineMs > 10000 --[[lateTimerMs]] then
            feed("timeout")
        end
    end)
end

-- src/main.ts
startGateway()

-- The last line is a return, so that the memory of all that has run only once is free from here on.
return sys.run()
