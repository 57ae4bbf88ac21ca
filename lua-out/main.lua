PROJECT = "luatos_gateway"
VERSION = "0.1.0"
BUILD = "a5c21484"
_G.sys = require("sys")
-- src/guard.ts
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
--- The one entry point for whatever the firmware calls. An error that left a callback would end the VM and restart the
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
-- src/boot-record.ts
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
-- src/config.ts
--- What the gateway connects, and how. Edit, run `npm run build`, flash lua-out/main.lua.
-- The values below are those of the vendor's tutorial.
local config = {
    headers = {"Auth: Basic ABCDEGG"},
    uart = {baudRate = 115200},
    packing = {idleGapMs = 20, maximumDelayMs = 100, maximumBytes = 1300},
    outbox = {sizeBytes = 65536, burstBytes = 16384},
    inbox = {sizeBytes = 16384}
}
-- src/board.ts
--- Prepares the module. `whyStuck` is asked every 5 seconds, whatever else fails. While it gives a reason the watchdog is
-- not fed; where there is none, the module is restarted after the same time.
local function bringUpBoard(whyStuck)
    --- It is there and has started.
    local watchdog
    local stuckMs = 0
    sys.timerLoopStart(
        guarded(
            "board",
            function()
                local reason = whyStuck()
                if reason ~= nil then
                    log.error("board", "the gateway is stuck: the watchdog is not fed:", reason)
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
        log.warn("board", "this firmware has no watchdog")
    elseif wdt.init(30000) then
        watchdog = wdt
    else
        log.error("board", "the watchdog refused", 30000, "ms: a hang of the firmware itself is not guarded against")
    end
    if rtos.bsp() == "EC618" and pm then
        pm.power(pm.PWK_MODE, false)
    end
end
-- src/check-config.ts
--- The value to take for a setting: its own, or another, said aloud, where that can not be.
local function mended(name, value, least, most, instead)
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
local function mendConfig()
    if (string.match("wss://echo.airtun.air32.cn/ws/echo", "^wss?://[^/]")) == nil then
        log.error("config", "url is not ws://… or wss://…: no link can be made")
    end
    config.uart.baudRate = mended(
        "uart.baudRate",
        config.uart.baudRate,
        300,
        4000000,
        115200
    )
    config.packing.idleGapMs = mended(
        "packing.idleGapMs",
        config.packing.idleGapMs,
        0,
        3600000,
        20
    )
    config.packing.maximumDelayMs = mended(
        "packing.maximumDelayMs",
        config.packing.maximumDelayMs,
        0,
        3600000,
        100
    )
    config.outbox.sizeBytes = mended(
        "outbox.sizeBytes",
        config.outbox.sizeBytes,
        2048,
        4194304,
        65536
    )
    config.outbox.burstBytes = mended(
        "outbox.burstBytes",
        config.outbox.burstBytes,
        1,
        4194304,
        16384
    )
    config.inbox.sizeBytes = mended(
        "inbox.sizeBytes",
        config.inbox.sizeBytes,
        8192,
        4194304,
        16384
    )
    local mostBytes = math.min(config.outbox.sizeBytes - 16, 65534)
    config.packing.maximumBytes = mended(
        "packing.maximumBytes",
        config.packing.maximumBytes,
        1,
        mostBytes,
        1300
    )
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
-- src/timer.ts
--- Stops a timer, whether it runs or not.
local stopTimer = rtos.timer_stop
--- Starts a timer that does not run, `againAndAgain`: for where each instruction counts.
local startStopped = rtos.timer_start
--- Makes a timer that does not run yet; its callback must not raise. Once started it fires again and again until it is
-- stopped, so that a firing that is lost is made up for. A firing that waits while the timer is started anew counts for
-- the new start, and comes early.
local function makeTimer(callback, ...)
    local timer = sys.timerLoopStart(callback, 126322567, ...)
    stopTimer(timer)
    return timer
end
--- Starts a timer anew. Returns 1, or 0 when the firmware has none to spare.
local function startTimer(timer, ms)
    stopTimer(timer)
    return startStopped(timer, ms, -1)
end
-- src/inbox.ts
local memory, waitingBytes, pieceBytes, pieceMs, writing, inboxCounts, paceTimer
--- Writes what may go now. To be called now and then: the firmware may have had no timer to spare.
local function resumeInbox()
    if writing or waitingBytes == 0 then
        return
    end
    local count = waitingBytes < pieceBytes and waitingBytes or pieceBytes
    writing = startTimer(paceTimer, pieceMs) == 1
    local written = uart.tx(1, memory, 0, count)
    if written > 0 then
        memory:del(0, written)
        waitingBytes = waitingBytes - written
        inboxCounts.written = inboxCounts.written + written
    else
        writing = startTimer(paceTimer, 50) == 1
    end
end
local capacityBytes_inbox = 0
waitingBytes = 0
pieceBytes = 0
--- How long the UART may take for a piece.
pieceMs = 0
--- The UART has bytes, or is to be asked again: a timer runs.
writing = false
--- Bytes from the server by what became of them, since boot; the rest waits. Read only.
inboxCounts = {received = 0, written = 0, dropped = 0}
--- Claims the memory. Returns false when there is none.
local function createInbox()
    local claimed = claimMemory("inbox", config.inbox.sizeBytes, 2048)
    if not claimed then
        return false
    end
    memory = claimed
    capacityBytes_inbox = memory:len()
    pieceBytes = math.max(
        256,
        math.min(config.uart.baudRate // 100, 4096)
    )
    pieceMs = pieceBytes * 12000 // config.uart.baudRate + 500
    return true
end
--- Takes what a frame or a fragment brought, and writes it when its turn comes. What finds no room is dropped whole and counted.
local function pushToInbox(bytes)
    inboxCounts.received = inboxCounts.received + #bytes
    if waitingBytes + #bytes > capacityBytes_inbox then
        inboxCounts.dropped = inboxCounts.dropped + #bytes
        return
    end
    memory:write(bytes)
    waitingBytes = waitingBytes + #bytes
    resumeInbox()
end
--- The UART's "sent" event; or the timer that stands in for it, as that may be lost, and a write may be refused. The event
-- may be spurious, too: an early write is a copy that waits in the firmware.
local uartSent = guarded(
    "inbox",
    function()
        if writing then
            writing = false
            stopTimer(paceTimer)
            resumeInbox()
        end
    end
)
paceTimer = makeTimer(uartSent)
-- src/firmware.ts
local confirms
--- It is taken for one that never says "sent".
local function confirmsNothing()
    confirms = false
    log.warn("link", "this firmware confirms nothing: without answers of the server, what is sent is taken for arrived")
end
--- What `send()` returns when it worked. Learnt from the first frame, which may have failed for want of memory: so learnt
-- anew when no frame is taken or confirmed.
local success
local hasConfirmed = false
--- By the day on which it was made it surely never does.
local neverConfirms = false
--- Reads what the day on which the core was compiled tells. Call it once, at the start.
-- 
-- A core whose `send()` says true for success surely never fires "sent" when it is from August 2025 or later of that year:
-- that was mended on 2025-12-22. Two days before that are left to be learnt. A later day proves nothing: a new core may
-- hold an old component.
local function readBuildDate()
    local date = rtos.buildDate()
    neverConfirms = (string.find(date, " 2025$")) ~= nil and (string.find(date, "^Dec [23]")) == nil
end
--- What `send()` returned for a frame that was taken is success from now on.
local function learnSuccess(result)
    success = result
    if not hasConfirmed and confirms ~= false then
        confirms = nil
        if not result then
            confirms = true
        elseif neverConfirms then
            confirmsNothing()
        end
    end
end
--- What `send()` means, and what follows from that, may have been learnt from a failure.
local function doubtSuccess()
    success = nil
end
--- It has said "sent".
local function hasSaidSent()
    confirms = true
    hasConfirmed = true
end
-- src/outbox.ts
local readLength, readUart, memory, staging, nextFrame, framesEnd, capacityBytes, outboxCounts
--- Returns the room for payload, after dropping the oldest queued frames where the policy asks for it.
local function makeRoom(wanted)
    local free = capacityBytes - memory:used() - 2
    local at = nextFrame
    local bytes = 0
    local drops = free + framesEnd - nextFrame >= wanted
    while drops and free + at - nextFrame < wanted do
        local length = readLength(at)
        at = at + (2 + length)
        bytes = bytes + length
    end
    local span = at - nextFrame
    if span > 0 then
        local used = memory:used()
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
        framesEnd = framesEnd - span
        outboxCounts.queued = outboxCounts.queued - bytes
        outboxCounts.dropped = outboxCounts.dropped + bytes
    end
    return free + span
end
--- Reads bytes that have no place yet: until they find one, they count as dropped.
local function readIntoStaging(most)
    staging:seek(0)
    local count = readUart(1, most, staging)
    outboxCounts.received = outboxCounts.received + count
    outboxCounts.dropped = outboxCounts.dropped + count
    return count
end
function readLength(place)
    return memory[place] * 256 + memory[place + 1]
end
readUart = uart.read
--- Where the next frame to be sent begins, and where the last one ends. Read only.
nextFrame = 0
framesEnd = 0
--- Of the flight, what was in it at `markFlight`: where that ends, and its payload.
local markedEnd = 0
local markedBytes = 0
--- What the outbox takes, headers included. Read only.
capacityBytes = 0
--- Payload bytes of the open frame. Read only.
local openFrameBytes = 0
--- Less than this it may become by what is simply read; 0 while there is something else to be seen to. Read only.
local easyFrameBytes = 0
--- It has found no room, or has a hole: all of it will be dropped when it ends.
local dropping = false
--- The figures of the delivery contract, in payload bytes, by what became of them since boot. Read only. At every moment
-- received is the sum of confirmed, inFlight, queued, dropped and consumed. Those that were given up in flight, on a link
-- that died, are among the dropped ones; all others found no room, or made it.
outboxCounts = {
    received = 0,
    confirmed = 0,
    inFlight = 0,
    queued = 0,
    dropped = 0,
    consumed = 0,
    resent = 0,
    givenUp = 0
}
--- Claims the memory: less than is configured when it is short, aloud. Returns false when there is none. Lowers
-- `packing.maximumBytes` to what fits in the outbox and in `buffer`.
local function createOutbox(buffer)
    local claimed = claimMemory("outbox", config.outbox.sizeBytes, 2048)
    if not claimed then
        return false
    end
    memory = claimed
    memory:seek(2)
    capacityBytes = memory:len()
    staging = buffer
    config.packing.maximumBytes = math.min(
        config.packing.maximumBytes,
        capacityBytes - 4,
        staging:len()
    )
    return true
end
--- Gives half of the memory back to the firmware, and says so. Keeps it when what it holds would not fit into the half, or
-- when that would be less than 8 KiB or than four frames.
local function halveOutbox()
    local half = capacityBytes // 2
    if half >= math.max(
        8192,
        4 * config.packing.maximumBytes,
        memory:used() + 2
    ) then
        memory:resize(half)
        easyFrameBytes = 0
        if memory:len() == half then
            capacityBytes = half
            log.warn("outbox", "no link again and again: halved to", half, "bytes, to leave the firmware more")
        end
    end
end
--- From here on the open frame may be read into with `readEasily`, as far as there is room.
local function easeReading()
    local room = capacityBytes - framesEnd - 4
    easyFrameBytes = room < config.packing.maximumBytes and room or config.packing.maximumBytes
end
--- Something may have to be seen to.
local function stopEasyReading()
    easyFrameBytes = 0
end
--- Reads into the open frame, which stays below `easyFrameBytes` with these bytes. What `readIntoOutbox` does as well: to
-- call the same function for it would take longer, byte by byte on a slow line.
local function readEasily(most)
    local count = readUart(1, most, memory)
    outboxCounts.received = outboxCounts.received + count
    outboxCounts.queued = outboxCounts.queued + count
    openFrameBytes = openFrameBytes + count
end
--- Reads `most` bytes, of those that the UART has, into the open frame, or as many as find room. Returns how many came.
-- When there is no room, whole frames are dropped by the overflow policy and counted.
local function readIntoOutbox(most)
    local room = capacityBytes - framesEnd - openFrameBytes - 4
    if room < most and not dropping then
        room = makeRoom(most)
        dropping = room <= 0
    end
    local count
    if dropping then
        count = readIntoStaging(most)
    else
        count = readUart(1, room < most and room or most, memory)
        outboxCounts.received = outboxCounts.received + count
        outboxCounts.queued = outboxCounts.queued + count
    end
    openFrameBytes = openFrameBytes + count
    return count
end
--- Ends the open frame: it is queued, or, when it is `command`, consumed. Returns whether it was. An empty one is left.
local function closeFrame(command)
    local start = framesEnd + 2
    local length = openFrameBytes
    if dropping then
        length = memory:used() - start
        memory:seek(start)
        outboxCounts.queued = outboxCounts.queued - length
        outboxCounts.dropped = outboxCounts.dropped + length
        length = 0
        dropping = false
    end
    local isCommand = length == #command and length > 0 and memory:toStr(start, length) == command
    openFrameBytes = 0
    if isCommand then
        memory:seek(start)
        outboxCounts.queued = outboxCounts.queued - length
        outboxCounts.consumed = outboxCounts.consumed + length
    elseif length > 0 then
        memory[framesEnd] = length // 256
        memory[framesEnd + 1] = length & 255
        framesEnd = start + length
        memory:seek(framesEnd + 2)
    end
    return isCommand
end
--- Copies the next frame's payload, of which there must be one, into the emptied staging buffer. Returns its length.
local function stageFrame()
    local length = readLength(nextFrame)
    staging:seek(0)
    staging:copy(0, memory, nextFrame + 2, length)
    return length
end
--- The staged frame, of this length, was handed to the firmware.
local function frameSent(length)
    nextFrame = nextFrame + (2 + length)
    outboxCounts.queued = outboxCounts.queued - length
    outboxCounts.inFlight = outboxCounts.inFlight + length
end
--- Remembers what is in flight now, for `confirmMarked`, in place of what was remembered.
local function markFlight()
    markedEnd = nextFrame
    markedBytes = outboxCounts.inFlight
end
--- What was in flight at the last `markFlight` has arrived, as far as can be known. Returns how many bytes.
local function confirmMarked()
    local bytes = markedBytes
    outboxCounts.inFlight = outboxCounts.inFlight - bytes
    outboxCounts.confirmed = outboxCounts.confirmed + bytes
    memory:del(0, markedEnd)
    framesEnd = framesEnd - markedEnd
    nextFrame = nextFrame - markedEnd
    markedEnd = 0
    markedBytes = 0
    return bytes
end
--- The link has died: what was in flight is queued again, in its order, or given up. Returns how many bytes.
local function endFlight(resend)
    local bytes = outboxCounts.inFlight
    if resend then
        outboxCounts.queued = outboxCounts.queued + bytes
        outboxCounts.resent = outboxCounts.resent + bytes
    else
        outboxCounts.dropped = outboxCounts.dropped + bytes
        outboxCounts.givenUp = outboxCounts.givenUp + bytes
        memory:del(0, nextFrame)
        framesEnd = framesEnd - nextFrame
    end
    outboxCounts.inFlight = 0
    nextFrame = 0
    markedEnd = 0
    markedBytes = 0
    return bytes
end
-- src/transmit.ts
--- One attempt. Before the first there is nothing but that nothing is open.
local link = {
    client = nil,
    open = false,
    lastError = "",
    untold = 0,
    refusals = 0,
    checks = -1,
    quiet = 0,
    probedAt = 0,
    askedAt = -1,
    probeDue = false,
    serverAnswers = false
}
--- Frames of the gateway's own by what became of them, since boot, without probes: they are no bytes of the stream. `made`
-- is the sum, but for what waits; `marked` of those in flight were so at `markLink`. Read only.
local answerCounts = {
    made = 0,
    confirmed = 0,
    lost = 0,
    inFlight = 0,
    marked = 0
}
--- Hands one frame to the firmware: text unless `kind` is 1. Returns whether it took it.
local function transmit(payload, kind)
    local client = link.client
    link.untold = link.untold + 1
    local result = client:send(payload, kind)
    if not client:ready() then
        return false
    end
    if success == nil then
        learnSuccess(result)
    end
    if result ~= success then
        link.refusals = math.max(link.refusals, 1)
        return false
    end
    link.refusals = 0
    return true
end
--- Sends an empty frame at once, if a link is open: what comes of it covers all that went before. It adds no byte to the
-- stream; a server that knows us answers it with another. Returns whether the firmware took it.
local function transmitProbe()
    local taken = link.open and transmit("", 1)
    if taken then
        link.probeDue = false
        link.probedAt = link.checks
        if link.askedAt < 0 then
            link.askedAt = link.checks
        end
    end
    return taken
end
--- Whether the link stands, as far as the firmware knows.
local function linkStands()
    return link.open and link.client:ready()
end
--- Remembers what is in flight now, for `retireMarked`, in place of what was remembered.
local function markLink()
    markFlight()
    answerCounts.marked = answerCounts.inFlight
end
--- What was in flight at the last `markLink` has arrived, as far as can be known. Returns how many bytes of data.
local function retireMarked()
    if answerCounts.marked > 0 then
        answerCounts.confirmed = answerCounts.confirmed + answerCounts.marked
        answerCounts.inFlight = answerCounts.inFlight - answerCounts.marked
        answerCounts.marked = 0
    end
    return confirmMarked()
end
-- src/sent-retiring.ts
local widen, windowBytes, now, onMark, settleTimer, stepTimer
--- What was marked has arrived; what is left waits anew.
local function retire()
    widen(retireMarked())
    now.waiting = outboxCounts.inFlight > 0
    now.waitedMs = 0
    now.checks = 0
    now.heardSince = false
    now.spokeSince = false
end
--- So much has arrived.
function widen(bytes)
    if windowBytes < 2 * bytes and now.checks < 2 then
        windowBytes = 2 * bytes
    end
end
local function giveUpTelling()
    now.settling = false
    now.probes = 0
    now.answers = 0
    now.covering = 0
    now.byAnswers = false
    now.pastSent = true
    now.waitedMs = 0
end
local function startStep()
    if not now.stepping then
        now.stepping = startTimer(stepTimer, 100) == 1
    end
end
--- Sends what waits.
local pump
--- More than a burst may be in flight up to here, where that has been seen to arrive soon: twice what was retired soon. It
-- holds for all links: a way that is slow must not have to show it on each.
windowBytes = 4194304
--- Of a link.
now = {
    probes = 0,
    answers = 0,
    covering = 0,
    byAnswers = false,
    pastSent = false,
    waiting = false,
    waitedMs = 0,
    checks = 0,
    heardSince = false,
    spokeSince = false,
    stepping = false,
    steps = 0,
    doubts = 0,
    mark = 0,
    settling = false
}
--- To be called once, first of all. `pumpLink` sends what waits.
local function start(pumpLink)
    pump = pumpLink
end
--- A link starts or has ended: nothing that was handed over before counts any more. Timers that run have lost their meaning.
local function reset()
    giveUpTelling()
    now.pastSent = false
    now.waiting = false
    now.stepping = false
    now.mark = 0
end
--- Sends an empty frame at once, past the gate, if a link is open. Returns whether the firmware took it.
local function probe()
    local taken = transmitProbe()
    if taken then
        now.probes = now.probes + 1
        now.steps = 0
        if now.covering == 0 and not now.settling then
            now.covering = now.probes
            markLink()
        end
    end
    return taken
end
--- All that may go now was handed over: one frame was taken, or more.
local function burstEnded()
    if not now.waiting then
        now.waiting = true
        now.doubts = 0
        now.steps = 9
        now.waitedMs = 0
        now.checks = 0
        now.heardSince = false
        now.spokeSince = false
    end
    now.mark = 0
    if confirms ~= true or now.pastSent then
        startStep()
    elseif link.untold > 1 then
        now.mark = 1
        sys.timerStart(onMark, 5)
    end
end
--- The firmware's "sent".
local function sent()
    if not hasConfirmed then
        hasSaidSent()
    end
    link.untold = link.untold - 1
    if now.byAnswers and not now.spokeSince then
        now.byAnswers = false
        now.pastSent = false
    end
    if not now.waiting then
        return
    end
    if now.mark == 3 or link.untold <= 0 then
        now.settling = startTimer(settleTimer, 2) == 1
        if now.settling then
            now.waiting = false
            now.mark = 0
            widen(outboxCounts.inFlight)
            markLink()
        end
    elseif not now.pastSent then
        now.mark = 2
        sys.timerStart(onMark, 5)
    end
end
--- Something was received, perhaps an empty frame. Returns whether that answers one of ours.
local function heard(isEmpty)
    local isAnswer = isEmpty and now.answers < now.probes
    if isAnswer then
        now.answers = now.answers + 1
        now.pastSent = now.pastSent or now.byAnswers
        if now.covering > 0 and now.answers >= now.covering then
            now.covering = 0
            if not now.settling then
                retire()
                link.probeDue = link.probeDue or nextFrame ~= framesEnd
                pump()
            end
        end
    else
        now.spokeSince = true
    end
    if now.waiting and not now.heardSince then
        now.heardSince = true
        if confirms == true and not now.pastSent then
            now.steps = 0
            startStep()
        end
    end
    return isAnswer
end
--- To be called regularly while a link is open. Returns why the link must be taken for dead, or undefined.
local function check()
    if not now.waiting then
        return nil
    end
    now.stepping = false
    startStep()
    now.checks = now.checks + 1
    if now.checks >= 2 then
        windowBytes = 0
    end
    if now.waitedMs < 35000 or not (now.answers > 0 or confirms and not now.pastSent) then
        return nil
    end
    if now.heardSince then
        giveUpTelling()
        return nil
    end
    return "what was sent is not confirmed"
end
--- How many bytes of data may be handed over now: none where it is not above 0.
local function gate()
    local burst = config.outbox.burstBytes
    local most = capacityBytes
    if confirms == nil then
        if now.waiting and link.untold == 1 and now.waitedMs < 5000 then
            return 0
        end
    else
        if confirms and not now.pastSent and now.waiting then
            if now.answers == 0 or outboxCounts.queued <= burst then
                return 0
            end
            now.byAnswers = true
            now.pastSent = true
            startStep()
        end
        most = windowBytes < burst and burst or windowBytes
        if confirms and not now.pastSent then
            return most < 2 * burst and most or 2 * burst
        end
    end
    return math.min(most, 3 * capacityBytes // 4) - outboxCounts.inFlight
end
--- Whether this link can tell that something has arrived: undefined until that is known.
local function canTell()
    return now.answers > 0 or confirms
end
onMark = guarded(
    "link",
    function()
        local isEarly = now.mark == 2
        if isEarly or now.mark == 1 then
            now.mark = 3
        end
        if isEarly then
            probe()
        end
    end
)
local onSettled = guarded(
    "link",
    function()
        stopTimer(settleTimer)
        if now.settling and linkStands() then
            now.settling = false
            retireMarked()
            if nextFrame ~= framesEnd and not now.waiting then
                pump()
            end
        end
    end
)
settleTimer = makeTimer(onSettled)
local onStep = guarded(
    "link",
    function()
        stopTimer(stepTimer)
        now.stepping = false
        if not now.waiting then
            return
        end
        local answers = now.answers
        local heardSince = now.heardSince
        local crowded = 4 * (outboxCounts.inFlight + outboxCounts.queued) > capacityBytes
        now.waitedMs = now.waitedMs + 100
        now.steps = now.steps + 1
        local steps = now.steps
        local waitedMs = now.waitedMs
        local bursts = confirms == true and not now.pastSent
        if not bursts or heardSince or now.doubts > 0 or now.checks > 0 then
            startStep()
        end
        if confirms == nil then
            local limitMs = heardSince and (crowded and 3000 or 15000) or (crowded and 60000 or 660000)
            if waitedMs >= limitMs then
                confirmsNothing()
            end
        end
        local doubts = (bursts or answers > 0) and waitedMs % 10000 == 0
        if bursts then
            if heardSince and steps >= (now.doubts == 0 and 3 or 10) then
                if now.spokeSince then
                    now.byAnswers = true
                    now.pastSent = answers > 0
                end
                now.doubts = now.doubts + 1
                now.heardSince = false
                doubts = answers > 0 or now.doubts <= 2 or waitedMs < outboxCounts.inFlight
                if not doubts then
                    giveUpTelling()
                end
            end
        elseif answers > 0 then
            local urgent = crowded and now.covering == 0
            local due = steps >= (urgent and 2 or 8) and (now.covering == 0 or heardSince)
            doubts = doubts or due
        elseif not now.settling and confirms ~= nil and steps >= (crowded and 2 or 10) then
            now.steps = 0
            now.covering = 0
            if linkStands() then
                retire()
            end
            markLink()
        end
        if doubts then
            probe()
        end
        if not bursts then
            pump()
        end
    end
)
stepTimer = makeTimer(onStep)
-- src/link.ts
local answers, onAnyEvent, onDisconnected, pumpAgain
--- Ends the link, if there is one. Nothing of it is heard again. What was in flight is queued again or dropped.
local function closeLink()
    local client = link.client
    link.open = false
    if client then
        client:close()
        local lost = endFlight(true)
        answerCounts.lost = answerCounts.lost + answerCounts.inFlight
        answerCounts.inFlight = 0
        answerCounts.marked = 0
        link.client = nil
        if lost > 0 then
            log.warn("link", lost, "bytes were not confirmed:", "resend")
        end
    end
    sys.timerStop(onDisconnected)
    reset()
    link.lastError = ""
    link.untold = 0
    link.refusals = 0
    link.checks = -1
    link.quiet = 0
    link.probedAt = 0
    link.askedAt = -1
    link.probeDue = false
    link.serverAnswers = false
end
--- Sends what waits, as far as the gate lets it.
local function pumpLink()
    if nextFrame == framesEnd and #answers == 0 and not link.probeDue or not link.open then
        return
    end
    local left = gate()
    if left <= 0 then
        return
    end
    if left > outboxCounts.queued then
        left = outboxCounts.queued
    end
    if left + outboxCounts.inFlight > config.outbox.burstBytes and not hasFree(left + 24576) then
        left = config.outbox.burstBytes - outboxCounts.inFlight
    end
    local any = false
    local fine = true
    while fine and #answers > 0 do
        fine = transmit(answers[1])
        if fine then
            table.remove(answers, 1)
            answerCounts.inFlight = answerCounts.inFlight + 1
            any = true
        end
    end
    while fine and left > 0 and nextFrame ~= framesEnd do
        local length = stageFrame()
        fine = transmit(staging, 1)
        if fine then
            frameSent(length)
            left = left - length
            any = true
        end
    end
    if fine and link.probeDue then
        fine = probe()
        any = any or fine
    end
    if any then
        burstEnded()
    elseif not fine then
        sys.timerStart(pumpAgain, 100)
    end
end
local tell
--- Links in a row that ended soon after they had opened.
local earlyEnds = 0
local saidUnverifiable = false
--- What the gateway itself has to say, before the next data.
answers = {}
--- Prepares links. Call it once.
local function createLink(listener)
    tell = listener
    readBuildDate()
    start(pumpLink)
end
--- Starts an attempt. The listener hears how it ends, or nothing: the caller keeps a handshake timeout.
local function openLink()
    closeLink()
    local problem = "this firmware has no websocket module"
    if websocket then
        problem = "websocket.create failed"
        local client = websocket.create(nil, "wss://echo.airtun.air32.cn/ws/echo", 180)
        if client then
            link.client = client
            problem = "the headers are refused: 1023 bytes at most"
            if #config.headers == 0 or client:headers(table.concat(config.headers, "\r\n") .. "\r\n") then
                client:on(onAnyEvent)
                if client:connect() then
                    return
                end
                problem = "connect failed"
            end
        end
    end
    log.warn("link", problem)
    tell("closed")
end
--- Queues a text frame of the gateway's own: `pumpLink` sends it. The oldest goes when there are too many.
local function sendAnswer(text)
    answerCounts.made = answerCounts.made + 1
    if #answers >= 16 then
        table.remove(answers, 1)
        answerCounts.lost = answerCounts.lost + 1
    end
    answers[#answers + 1] = text
end
--- The liveness check. Returns why the link must be taken for dead, or undefined.
-- A missing answer condemns a link only when the server has answered on it before.
local function checkLink()
    if link.checks < 0 then
        return nil
    end
    link.checks = link.checks + 1
    link.quiet = link.quiet + 1
    if not linkStands() then
        return "the firmware has dropped the link"
    end
    if link.refusals > 0 then
        link.refusals = link.refusals + 1
    end
    local problem = link.refusals > 3 and "the firmware takes no frame" or check()
    if problem ~= nil then
        doubtSuccess()
        return problem
    end
    local quiet = link.quiet
    local asked = link.askedAt >= 0
    if asked and link.checks - link.askedAt >= 3 then
        if link.serverAnswers then
            if quiet >= 7 then
                return "the server does not answer"
            end
        elseif not saidUnverifiable and canTell() == false then
            saidUnverifiable = true
            log.warn("link", "neither firmware nor server confirms anything: a dead path goes unnoticed for minutes")
        end
    end
    local period = link.serverAnswers and 4 or 8
    if quiet >= period and not (asked and link.checks - link.probedAt < period) then
        if link.probeDue then
            probe()
        else
            link.probeDue = true
        end
    end
    pumpLink()
    return nil
end
--- One function for all links: an event of an old one changes nothing.
onAnyEvent = guarded(
    "link",
    function(source, event, data)
        if source ~= link.client then
            return
        end
        if event == "recv" then
            link.quiet = 0
            link.askedAt = -1
            pushToInbox(data)
            if heard(data == "") then
                link.serverAnswers = true
            end
        elseif event == "sent" then
            sent()
            pumpLink()
        elseif event == "conack" then
            link.checks = 0
            link.open = true
            if probe() then
                burstEnded()
            end
            tell("opened")
        elseif event == "error" then
            link.lastError = tostring(data)
        elseif event == "disconnect" then
            link.open = false
            sys.timerStart(onDisconnected, 1)
        end
    end
)
onDisconnected = guarded(
    "link",
    function()
        local lastError = link.lastError
        local reason = lastError == "" and "disconnected" or ("disconnected (" .. lastError) .. ")"
        local mayBeFrame = link.checks >= 0 and link.checks < 2 and (lastError == "rx" or lastError == "")
        earlyEnds = mayBeFrame and earlyEnds + 1 or 0
        if earlyEnds > 1 then
            reason = reason .. ", again within seconds: it closes, or a frame is above the firmware's limit (8192 bytes, old cores 4096)"
        end
        log.warn("link", reason)
        tell("closed")
    end
)
pumpAgain = guarded("link", pumpLink)
-- src/machine.ts
--- The state before the `boot` event.
local initialState = {name = "waiting-network", network = false, failures = 0, rung = 0}
--- One step. Never changes its arguments. An event that means nothing in a state changes nothing.
local function step(state, event)
    local name = state.name
    local network = state.network
    local failures = state.failures
    local rung = state.rung
    local effects = {}
    local connecting = name == "connecting"
    local online = name == "online"
    --- The state that is entered, the same one anew included.
    local entered
    if event == "network-up" then
        network = true
        if name == "waiting-network" then
            entered = "connecting"
            rung = 0
        end
    elseif name == "waiting-network" then
        if event == "boot" then
            entered = name
        elseif event == "timeout" then
            entered = name
            if rung == 0 then
                entered = "connecting"
                rung = 1
            else
                effects[#effects + 1] = {kind = rung == 1 and "cycle-radio" or "restart-module"}
                rung = 2
            end
        end
    elseif event == "network-down" then
        entered = "waiting-network"
        network = false
    elseif connecting and event == "opened" then
        entered = "online"
        network = true
        rung = 0
    elseif online and event == "silent" or connecting and event == "timeout" or event == "closed" and (connecting or online) then
        entered = network and "backing-off" or "waiting-network"
        failures = failures + 1
    elseif event == "timeout" then
        if online then
            failures = 0
            rung = 0
        else
            entered = "connecting"
        end
    end
    if entered ~= nil then
        if (connecting or online) and entered ~= "online" then
            effects[#effects + 1] = {kind = "close-link"}
        end
        local ms = rung == 0 and 60000 or (rung == 1 and 180000 or 600000)
        if entered == "connecting" then
            effects[#effects + 1] = {kind = "open-link"}
            ms = 30000
        elseif entered == "online" then
            ms = 60000
        elseif entered == "backing-off" then
            ms = failures < 7 and 1000 << failures - 1 or 60000
        end
        effects[#effects + 1] = {kind = "timer", ms = ms, jitter = entered == "backing-off"}
        if connecting and entered == "backing-off" and failures % 8 == 0 then
            effects[#effects + 1] = {kind = "halve-outbox"}
        end
    end
    return {state = {name = entered or name, network = network, failures = failures, rung = rung}, effects = effects}
end
-- src/network.ts
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
--- Turns flight mode on and, a little later, off. Where the firmware has no `mobile`, says so and does nothing.
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
-- src/packer.ts
local ended, echoes
local function endFrame()
    ended = true
    if closeFrame("\"echo\"") then
        echoes = echoes + 1
    end
end
local rxSize = uart.rxSize
--- Frames have ended that nobody was told of; and echo packets among them.
ended = false
echoes = 0
--- Something is being seen to, or short memory has left it: a frame that nothing would end, or that nobody was told of.
local unfinished = false
--- Runs while bytes come, and then until the line has been quiet for so long.
local idleTimer
local lookMs
--- Runs for the open frame.
local delayTimer
--- To be called once, with what calls `drainUart` and never raises.
local function createPacker(drain)
    lookMs = config.packing.idleGapMs > 0 and config.packing.idleGapMs or 20
    idleTimer = makeTimer(drain, "idle")
    delayTimer = makeTimer(drain, "delay")
end
--- Reads what the UART has, and ends the open frame when that is due. Costs next to nothing when there is nothing to do.
-- Whatever else `why` is, as what the firmware passes, means nothing.
local function drainUart(why)
    local there = rxSize(1)
    if there > 0 then
        if openFrameBytes + there < easyFrameBytes and why ~= "delay" then
            readEasily(there)
            stopTimer(idleTimer)
            if startStopped(idleTimer, lookMs, -1) == 0 then
                unfinished = true
            end
            return
        end
    elseif not unfinished and why ~= "idle" and why ~= "delay" then
        return
    end
    local before = openFrameBytes
    local isCalm = why == "idle" and there == 0
    local begins = before == 0 or unfinished
    unfinished = true
    stopEasyReading()
    local left = there
    while left > 0 do
        local room = config.packing.maximumBytes - openFrameBytes
        local most = left < room and left or room
        local count = 0
        count = readIntoOutbox(most)
        if count == 0 then
            break
        end
        left = left - count
        if openFrameBytes >= config.packing.maximumBytes then
            endFrame()
        end
    end
    if isCalm and config.packing.idleGapMs > 0 or why == "delay" and openFrameBytes == before + there - left then
        endFrame()
    end
    local fine = true
    if isCalm then
        stopTimer(idleTimer)
    elseif why ~= "delay" then
        fine = startTimer(idleTimer, lookMs) == 1
    end
    if openFrameBytes == 0 then
        stopTimer(delayTimer)
    elseif (begins or ended) and config.packing.maximumDelayMs > 0 then
        local ms = config.packing.maximumDelayMs - openFrameBytes * 9000 // config.uart.baudRate
        fine = startTimer(delayTimer, ms < 1 and 1 or ms) == 1 and fine
    end
    if ended then
        while echoes > 0 do
            echoes = echoes - 1
            local time = json.encode(os.date())
            sendAnswer(("{\"action\":\"echo\",\"msg\":" .. tostring(time)) .. "}")
        end
        pumpLink()
        ended = false
    end
    if fine then
        unfinished = false
        if openFrameBytes > 0 then
            easeReading()
        end
    end
end
-- src/serial-port.ts
--- Opens the UART. When the firmware refuses, says so and tries again, for ever.
local function openSerialPort()
    local result = uart.setup(
        1,
        config.uart.baudRate,
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
            5000
        )
        return
    end
    local drain = guarded("packing", drainUart)
    createPacker(drain)
    uart.on(1, "receive", drain)
    uart.on(1, "sent", uartSent)
    sys.timerLoopStart(drain, 200)
end
-- src/gateway.ts
local state, events, stepping, deadlineMs, stateMs, stuckMs, lastHandedOver, look, takeEvents, performed, perform, onTimeout
--- Events that come while an effect is being performed wait for their turn.
local function feed(event)
    events[#events + 1] = event
    if not stepping then
        stepping = true
        takeEvents()
        stepping = false
    end
end
--- Asked each `feedPeriodMs`, it looks after the link first. Says what is stuck: a state past its deadline, or an outbox
-- that does not move while the link is online.
local function whyStuck()
    look()
    stateMs = stateMs + 5000
    if deadlineMs > 0 and stateMs - deadlineMs > 10000 then
        feed("timeout")
    end
    local isOnline = state.name == "online"
    if (deadlineMs > 0 or not isOnline) and stateMs - deadlineMs > 60000 then
        return state.name .. " has not ended"
    end
    local handedOver = outboxCounts.confirmed + outboxCounts.inFlight
    if not isOnline or outboxCounts.queued <= openFrameBytes or handedOver ~= lastHandedOver then
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
--- Starts the gateway. Never raises. Call it once, before `sys.run()`.
local startGateway = guarded(
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
        mendConfig()
        readBootRecord()
        guarded("board", bringUpBoard)(whyStuck)
        local frameBytes = math.max(config.packing.maximumBytes, 512)
        local staging = claimMemory("gateway", frameBytes, 512)
        if not staging or not createInbox() or not createOutbox(staging) then
            return
        end
        createLink(feed)
        guarded("uart", openSerialPort)()
        feed("boot")
        watchNetwork(feed)
    end
)
local reportedUp = 0
local reportedDown = 0
local reportedAnswers = 0
--- What is looked at each `feedPeriodMs`. However much is lost, there is one line for each way.
look = guarded(
    "gateway",
    function()
        local reason = checkLink()
        if reason ~= nil then
            log.warn("link", reason)
            feed("silent")
        end
        resumeInbox()
        local up = outboxCounts.dropped - outboxCounts.givenUp
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
        local dropped = inboxCounts.dropped
        if dropped ~= reportedDown then
            log.warn(
                "inbox",
                "full:",
                dropped - reportedDown,
                "bytes dropped,",
                dropped,
                "since boot"
            )
            reportedDown = dropped
        end
        local lost = answerCounts.lost
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
        countRun(5000)
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
                stuckMs = 0
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
performed = false
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
        elseif effect.kind == "halve-outbox" then
            halveOutbox()
        elseif effect.kind == "cycle-radio" then
            cycleRadio()
        else
            log.error("gateway", "restart:", "no network for too long")
            recordRestart("no network for too long")
            rtos.reboot()
        end
        performed = true
    end
)
onTimeout = guarded(
    "gateway",
    function() return feed("timeout") end
)
-- src/main.ts
startGateway()
return -- a call in the place of this function: what has run once is garbage
sys.run()
