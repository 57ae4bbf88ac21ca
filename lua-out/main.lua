PROJECT = "luatos_gateway"
VERSION = "0.1.0"
BUILD = "a5190de7"
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
--- Errors that the guard has caught since boot, and those of them for whose log line there was no memory yet.
b = {errors = 0, unlogged = 0}
--- Wraps a callback or task; `what` names its part of the firmware in the log. The wrapper passes its arguments on, returns nothing, and never raises.
function a(d, e)
    return function(...)
        local a, e = xpcall(e, debug.traceback, ...)
        if a then
            return
        end
        b.errors = b.errors + 1
        if not (pcall(c, d, e)) then
            collectgarbage()
            if not (pcall(c, d, e)) then
                b.unlogged = b.unlogged + 1
            end
        end
    end
end
-- src/boot-record.ts
--- Logs why the module has started and what the last run has left. Never raises. Call it once, first of all.
local b = a(
    "boot",
    function()
        if pm then
            local a, b, c = pm.lastReson()
            log.info(
                "boot",
                "the firmware says: wake-up",
                a,
                "sleep",
                b,
                "reset",
                c
            )
        end
        local b = fskv
        if not (b and b.init()) then
            log.info("boot", "no store: restarts are not remembered")
            return
        end
        local c = b.get("gateway_restart")
        if c ~= nil then
            log.warn("boot", "the gateway had restarted the module:", c)
            b.del("gateway_restart")
        end
        local c = b.get("gateway_short_runs")
        local c = math.type(c) == "integer" and c or 0
        if c >= 5 then
            log.error(
                "boot",
                c,
                "runs of less than",
                300000,
                "ms in a row: only the built-in settings are used"
            )
        end
        b.set("gateway_short_runs", c + 1)
        sys.timerStart(
            a(
                "boot",
                function()
                    b.set("gateway_short_runs", 0)
                end
            ),
            300000
        )
    end
)
--- Keeps why the module is about to restart, for the log of the next start; `undefined`: it is not, after all. Never raises.
local c = a(
    "boot",
    function(a)
        if fskv then
            if a == nil then
                fskv.del("gateway_restart")
            else
                fskv.set("gateway_restart", a)
            end
        end
    end
)
-- src/config.ts
--- What the gateway connects, and how. Edit, run `npm run build`, flash lua-out/main.lua.
-- The values below are those of the vendor's tutorial.
local d = {
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
-- src/board.ts
--- Prepares the module. `whyStuck` is asked every 5 seconds. While it gives a reason the watchdog is not fed; where there
-- is none, the module is restarted after the same time.
local function e(b)
    if rtos.bsp() == "EC618" and pm then
        pm.power(pm.PWK_MODE, false)
    end
    if errDump and d.errorReportSeconds >= 0 then
        errDump.config(true, d.errorReportSeconds)
    end
    local d = false
    if not wdt then
        log.warn("board", "this firmware has no watchdog")
    elseif wdt.init(30000) then
        d = true
    else
        log.error("board", "the watchdog refused", 30000, "ms: a hang of the firmware itself is not guarded against")
    end
    local e = 0
    sys.timerLoopStart(
        a(
            "board",
            function()
                local a = b()
                if a ~= nil then
                    log.error("board", "the gateway is stuck: the watchdog is not fed:", a)
                    if e == 0 then
                        c(a)
                    end
                    e = e + 5000
                    if not d and e >= 30000 then
                        rtos.reboot()
                    end
                    return
                end
                if e > 0 then
                    c(nil)
                    e = 0
                end
                if d then
                    if wdt ~= nil then
                        wdt.feed()
                    end
                end
            end
        ),
        5000
    )
end
-- src/check-config.ts
-- src/memory.ts
--- Whether the firmware has so much memory to spare. One that does not know has the benefit of the doubt.
local function f(a)
    local b, c = rtos.meminfo("sys")
    return b <= 0 or b - c >= a
end
--- Claims a buffer. Halves the size until the firmware has the memory and its reserve besides, and says so;
-- the least is taken without a reserve. Returns undefined when not even that is to be had, and says so.
local function g(a, b, c)
    local d = b
    while true do
        if f(d + 49152) or d <= c then
            local c = zbuff.create(d)
            if c then
                if d < b then
                    log.warn(
                        a,
                        "memory is short:",
                        d,
                        "bytes instead of",
                        b
                    )
                end
                return c
            end
        end
        if d <= c then
            log.error(a, "no memory for", d, "bytes")
            return nil
        end
        d = math.max(d // 2, c)
    end
end
-- src/inbox.ts
local h, i, j, k
local l, m, n, o, p
--- Writes what may go now. To be called now and then: a timer may have found no memory.
function h()
    local a = m:used()
    if o or a == 0 then
        return
    end
    local a = math.min(a, n)
    l(a)
    local a = uart.tx(d.uart.id, m, 0, a)
    if a > 0 then
        i.written = i.written + a
        m:del(0, a)
    else
        o = sys.timerStart(p, 50) ~= nil
    end
end
function l(a)
    local a = a * 12000 // d.uart.baudRate + 500
    o = sys.timerStart(p, a) ~= nil
end
n = 0
o = false
--- Bytes from the server by what became of them, since boot; the rest waits. Read only.
i = {received = 0, written = 0, dropped = 0}
--- Claims the memory. Returns false when there is none.
function j()
    local a = d.inbox.sizeBytes
    local a = g(
        "inbox",
        a,
        math.min(a, 2048)
    )
    if not a then
        return false
    end
    m = a
    n = math.max(
        256,
        math.min(d.uart.baudRate // 100, 4096)
    )
    return true
end
--- The UART's "sent" event. It may be spurious: an early write is a copy that waits in the firmware.
function k()
    if o then
        sys.timerStop(p)
        o = false
        h()
    end
end
--- "sent" may be lost, and a write may be refused: neither may stop the stream.
p = a(
    "inbox",
    function()
        o = false
        h()
    end
)
-- src/outbox.ts
local n, p, q, r, s, t, u, v
local w, x, y, z
local function A(a)
    local b = x:len() - x:used() - 2
    local c = y
    local e = 0
    local d = d.outbox.overflow == "oldest" and b + z - y >= a
    while d and b + c - y < a do
        local a = w(c)
        c = c + (2 + a)
        e = e + a
    end
    local a = c - y
    if a > 0 then
        local b = x:used()
        while c < b do
            local b = math.min(
                b - c,
                n:len()
            )
            n:seek(0)
            n:copy(0, x, c, b)
            x:copy(c - a, n, 0, b)
            c = c + b
        end
        x:seek(b - a)
        z = z - a
        p.queued = p.queued - e
        p.dropped = p.dropped + e
    end
    return b + a
end
local function B(a)
    n:seek(0)
    local a = uart.read(d.uart.id, a, n)
    p.received = p.received + a
    p.dropped = p.dropped + a
    return a
end
function w(a)
    return x[a] * 256 + x[a + 1]
end
y = 0
z = 0
--- Of the flight, what was in it at `markFlight`: where that ends, and its payload.
local C = 0
local D = 0
--- A quarter of the outbox, in bytes. Read only.
q = 0
--- Payload bytes of the open frame. Read only.
r = 0
--- It has found no room, or has a hole: all of it will be dropped when it ends.
local E = false
--- With a delimiter: the last bytes of the open frame, in which one may have begun.
local F = ""
--- The figures of the delivery contract, in payload bytes, by what became of them since boot. Read only. At every moment
-- received is the sum of confirmed, inFlight, queued, dropped and consumed. Those that were given up in flight, on a link
-- that died, are among the dropped ones; all others found no room, or made it.
p = {
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
function s(a)
    local b = g("outbox", d.outbox.sizeBytes, 2048)
    if not b then
        return false
    end
    x = b
    x:seek(2)
    q = x:len() // 4
    n = a
    local a = d.packing
    a.maximumBytes = math.min(
        a.maximumBytes,
        x:len() - 2 * 2,
        n:len()
    )
    return true
end
--- Reads up to `most` bytes from the UART into the open frame. Returns how many came: 0 when the UART has none.
-- When there is no room, whole frames are dropped by the overflow policy and counted.
function t(a)
    local a = math.min(
        a,
        uart.rxSize(d.uart.id)
    )
    if a <= 0 then
        return 0
    end
    local b = E and 0 or A(a)
    local c = 0
    if b > 0 then
        c = uart.read(
            d.uart.id,
            math.min(a, b),
            x
        )
        p.received = p.received + c
        p.queued = p.queued + c
    else
        E = true
        c = B(a)
    end
    r = r + c
    return c
end
--- The same with a delimiter: calls `onDelimiter` behind each one that came, for the open frame to be ended.
function u(a, b)
    local c = d.packing.delimiter
    local d = E
    E = true
    local a = B(a)
    local e = F .. n:toStr(0, a)
    local f = #F + 1
    local g = 1
    while true do
        local a, a = string.find(e, c, g, true)
        local c = string.sub(e, f, a)
        if c ~= "" then
            d = d or A(#c) < #c
            if not d then
                x:write(c)
                p.dropped = p.dropped - #c
                p.queued = p.queued + #c
            end
            r = r + #c
        end
        if a == nil then
            break
        end
        E = d
        b()
        E = true
        d = false
        f = a + 1
        g = f
    end
    F = string.sub(
        e,
        math.max(g, #e - #c + 2)
    )
    E = d
    return a
end
--- Remembers what is in flight now, for `confirmMarked`, in place of what was remembered.
function v()
    C = y
    D = p.inFlight
end
-- src/link.ts
local A, B, G, H, I, J, K
local L, M, N, O, P, Q, R, S, T, U
--- Ends the link, if there is one. Nothing of it is heard again. What was in flight is queued again or dropped.
function A()
    local a = N.client
    N.open = false
    if a then
        a:close()
        local a = d.outbox.unconfirmed
        local b
        do
            local a = a == "resend"
            local c = p.inFlight
            if a then
                p.queued = p.queued + c
                p.resent = p.resent + c
            else
                p.dropped = p.dropped + c
                p.givenUp = p.givenUp + c
                x:del(0, y)
                z = z - y
            end
            p.inFlight = 0
            y = 0
            v()
            b = c
        end
        B.lost = B.lost + Q
        Q = 0
        R = 0
        N.client = nil
        if b > 0 then
            log.warn("link", b, "bytes were not confirmed:", a)
        end
    end
    sys.timerStop(U)
    sys.timerStop(T)
    M.reset()
    N = {
        client = nil,
        opened = false,
        open = false,
        lastError = "",
        retryMs = 100,
        tries = 0,
        refused = false,
        refusals = 0,
        checks = 0,
        heardAt = 0,
        probedAt = 0,
        askedAt = nil,
        probeDue = false,
        serverAnswers = false
    }
end
--- Whether the link stands, as far as the firmware knows.
function G()
    return N.open and N.client:ready()
end
--- Sends an empty frame at once, past the gate, if a link is open: what comes of it covers all that went before. It adds no
-- byte to the stream; a server that knows us answers it with another. Returns whether the firmware took it.
function H()
    local a = N.open and L("", 1)
    if a then
        M.probeTaken()
        N.probeDue = false
        N.probedAt = N.checks
        N.askedAt = N.askedAt or N.checks
    end
    return a
end
function L(a, b)
    local c = N.client
    N.tries = N.tries + 1
    local a = c:send(a, b)
    if not c:ready() then
        return false
    end
    if O == nil then
        O = a
        M.linkOpened(a)
    end
    N.refused = a ~= O
    if N.refused then
        return false
    end
    N.retryMs = 100
    P = P + 1
    return true
end
local V
N = {}
--- Links in a row that ended soon after they had opened.
local W = 0
local X = false
P = 0
--- What the gateway itself has to say, before the next data; how much of it is in flight, and was at `markLink`.
local Y = {}
Q = 0
R = 0
--- Frames of the gateway's own by what became of them, since boot, without probes: they are no bytes of the stream. `made`
-- is the sum, but for what waits. Read only.
B = {made = 0, confirmed = 0, lost = 0}
--- Sends what waits, as far as the gate lets it.
function I()
    local a = p.inFlight
    local b = d.outbox.burstBytes
    local c = N.open and M.gate(N.tries) - a or 0
    if c <= 0 then
        return
    end
    c = math.min(c, p.queued)
    if (a > 0 or c > b) and not f(c + 24576) then
        if a > 0 then
            return
        end
        c = b
    end
    P = 0
    local a = not N.probeDue or H()
    while a and #Y > 0 do
        a = L(Y[1])
        if a then
            table.remove(Y, 1)
            Q = Q + 1
        end
    end
    while a and c > 0 do
        local b
        do
            if y == z then
                b = 0
                goto done_stageFrame
            end
            local a = w(y)
            n:seek(0)
            n:copy(0, x, y + 2, a)
            b = a
            ::done_stageFrame::
        end
        if b == 0 then
            break
        end
        if d.frames == "text" then
            a = L(n)
        else
            a = L(n, 1)
        end
        if a then
            do
                y = y + (2 + b)
                p.queued = p.queued - b
                p.inFlight = p.inFlight + b
            end
            c = c - b
        end
    end
    if P > 0 then
        M.burstEnded(N.tries)
    elseif not a then
        sys.timerStart(U, N.retryMs)
        N.retryMs = math.min(2 * N.retryMs, 3200)
    end
end
--- One function for all links: an event of an old one changes nothing.
S = a(
    "link",
    function(a, b, c)
        if a ~= N.client then
            return
        end
        if b == "conack" then
            N.opened = true
            N.open = true
            if H() then
                M.burstEnded(N.tries)
            end
            V("opened")
        elseif b == "recv" then
            N.heardAt = N.checks
            N.askedAt = nil
            do
                i.received = i.received + #c
                local a = m:len() - m:used()
                local b = c
                if #c > a then
                    i.dropped = i.dropped + #c
                    if o or a < m:len() then
                        goto done_pushToInbox
                    end
                    l(#c)
                    local d = math.max(
                        uart.write(d.uart.id, c),
                        0
                    )
                    i.written = i.written + d
                    i.dropped = i.dropped - d
                    b = string.sub(c, d + 1)
                    if #b > a then
                        goto done_pushToInbox
                    end
                    i.dropped = i.dropped - #b
                end
                m:write(b)
                h()
                ::done_pushToInbox::
            end
            if M.heard(c == "") then
                N.serverAnswers = true
            end
        elseif b == "sent" then
            M.sent(N.tries)
        elseif b == "error" then
            N.lastError = tostring(c)
        elseif b == "disconnect" then
            N.open = false
            sys.timerStart(T, 1)
        end
    end
)
T = a(
    "link",
    function()
        local a = N.lastError
        local b = a == "" and "disconnected" or ("disconnected (" .. a) .. ")"
        local a = N.opened and N.checks < 2 and (a == "rx" or a == "")
        W = a and W + 1 or 0
        if W > 1 then
            b = b .. ", again within seconds: it closes, or a frame is above the firmware's limit (8192 bytes, 4096 on old cores)"
        end
        log.warn("link", b)
        V("closed")
    end
)
--- Remembers what is in flight now, for `retireMarked`, in place of what was remembered.
function J()
    v()
    R = Q
end
--- What was in flight at the last `markLink` has arrived, as far as can be known. Returns how many bytes of data.
function K()
    B.confirmed = B.confirmed + R
    Q = Q - R
    R = 0
    do
        local a = D
        p.inFlight = p.inFlight - a
        p.confirmed = p.confirmed + a
        x:del(0, C)
        z = z - C
        y = y - C
        C = 0
        D = 0
        return a
    end
end
U = a("link", I)
-- src/machine.ts
--- The state before the `boot` event.
local f = {name = "waiting-network", network = false, failures = 0, rung = 0}
-- src/network.ts
-- src/firmware-era.ts
--- Whether a core whose `send()` says true for success surely never fires "sent": that was so from August 2025 until it was
-- mended on 2025-12-22, and the day on which the core was compiled tells. Two days before that are left to be learnt. A
-- later day proves nothing: a new core may hold an old component.
local function l()
    local a = rtos.buildDate()
    return (string.find(a, " 2025$")) ~= nil and (string.find(a, "^Dec [23]")) == nil
end
-- src/sent-retiring.ts
local m
local n, o, v, w, y, C, D
local function L()
    return o == true and not w.deaf and not (w.byAnswers and w.answers > 0)
end
local function P()
    w.waitedMs = 0
    w.checks = 0
    w.heardSince = false
    w.spokeSince = false
end
local function Q()
    n(K())
    w.waiting = p.inFlight > 0
    P()
end
function n(a)
    if w.checks < 2 and v < 2 * a then
        v = 2 * a
    end
end
local function R()
    I()
    w.crowded = p.inFlight + p.queued > q
end
local function T()
    sys.timerStop(C)
    w.settling = false
    w.probes = 0
    w.answers = 0
    w.covering = 0
    w.deaf = true
    w.waitedMs = 0
end
local function U()
    if not w.stepping then
        w.stepping = sys.timerStart(D, 100) ~= nil
    end
end
local function W()
    o = false
    log.warn("link", "this firmware confirms nothing: without answers of the server, what is sent is taken for arrived")
end
local Z = false
v = 4194304
m = {
    reset = function()
        sys.timerStop(y)
        sys.timerStop(C)
        sys.timerStop(D)
        w = {
            told = 0,
            probes = 0,
            answers = 0,
            covering = 0,
            byAnswers = false,
            deaf = false,
            waiting = false,
            waitedMs = 0,
            checks = 0,
            heardSince = false,
            spokeSince = false,
            crowded = false,
            stepping = false,
            steps = 0,
            doubts = 0,
            marked = false,
            early = false,
            settling = false
        }
    end,
    linkOpened = function(a)
        if not Z and o ~= false then
            o = nil
            if not a then
                o = true
            elseif l() then
                W()
            end
        end
    end,
    probeTaken = function()
        w.probes = w.probes + 1
        w.steps = 0
        if w.covering == 0 and not w.settling then
            w.covering = w.probes
            J()
        end
    end,
    burstEnded = function(a)
        if not w.waiting then
            w.waiting = true
            w.doubts = 0
            w.crowded = false
            w.steps = 10 - 1
            P()
        end
        local b = L()
        w.marked = false
        w.early = false
        if b and a - w.told > 1 then
            sys.timerStart(y, 5)
        else
            sys.timerStop(y)
        end
        if not b then
            U()
        end
    end,
    sent = function(a)
        o = true
        Z = true
        w.told = w.told + 1
        local b = L()
        if not w.spokeSince then
            w.byAnswers = false
        end
        if not w.waiting then
            return
        end
        if w.marked or w.told >= a then
            w.settling = sys.timerStart(C, 2) ~= nil
            if w.settling then
                w.waiting = false
                w.early = false
                n(p.inFlight)
                J()
                I()
            end
        elseif b then
            w.early = true
            sys.timerStart(y, 5)
        end
    end,
    heard = function(a)
        local a = a and w.answers < w.probes
        if a then
            w.answers = w.answers + 1
            if w.covering > 0 and w.answers >= w.covering then
                w.covering = 0
                if not w.settling then
                    Q()
                    R()
                end
            end
        else
            w.spokeSince = true
        end
        if w.waiting and not w.heardSince then
            w.heardSince = true
            if L() then
                w.steps = 0
                U()
            end
        end
        return a
    end,
    check = function()
        if not w.waiting then
            return nil
        end
        w.stepping = false
        U()
        w.checks = w.checks + 1
        if w.checks >= 2 then
            v = 0
        end
        if w.waitedMs < 35000 or not (L() or w.answers > 0) then
            return nil
        end
        if w.heardSince then
            T()
            return nil
        end
        return "what was sent is not confirmed"
    end,
    gate = function(a)
        local b = d.outbox.burstBytes
        if L() then
            if not w.waiting then
                return p.inFlight + math.max(
                    b,
                    math.min(v, 2 * b)
                )
            end
            if w.answers == 0 or p.queued <= b then
                return 0
            end
            w.byAnswers = true
            U()
        elseif o == nil and w.waiting and a == 1 and w.waitedMs < 5000 then
            return 0
        end
        local a = 3 * q
        return o == nil and a or math.min(
            a,
            math.max(b, v)
        )
    end,
    canTell = function() return w.answers > 0 or o end
}
y = a(
    "link",
    function()
        w.marked = true
        if w.early then
            H()
        end
    end
)
C = a(
    "link",
    function()
        w.settling = false
        if G() then
            K()
            if not w.waiting then
                I()
            end
        end
    end
)
D = a(
    "link",
    function()
        w.stepping = false
        if not w.waiting then
            return
        end
        U()
        w.waitedMs = w.waitedMs + 100
        w.steps = w.steps + 1
        local a = w.answers
        local b = w.crowded
        local c = w.heardSince
        local d = w.steps
        local e = w.waitedMs
        if o == nil then
            local a = c and (b and 3000 or 15000) or (b and 60000 or 660000)
            if e >= a then
                W()
            end
        end
        local f = L()
        local g = (f or a > 0) and e % 10000 == 0
        if f then
            if c and d >= (w.doubts == 0 and 3 or 10) then
                w.byAnswers = w.byAnswers or w.spokeSince
                w.doubts = w.doubts + 1
                w.heardSince = false
                g = a > 0 or w.doubts <= 2 or e < p.inFlight
                if not g then
                    T()
                end
            end
        elseif a > 0 then
            local a = b and w.covering == 0
            local a = d >= (a and 2 or 8) and (w.covering == 0 or c)
            g = g or a
        elseif not w.settling and o ~= nil and d >= (b and 2 or 10) then
            w.steps = 0
            w.covering = 0
            if G() then
                Q()
            end
            J()
        end
        if g then
            H()
        end
        if not f then
            R()
        end
    end
)
-- src/packer.ts
local l
local n, o, v, w, y, C
local function D()
    o = true
    local a
    do
        local b = d.echoCommand and "\"echo\"" or ""
        local c = z + 2
        local d = x:used() - c
        if E then
            x:seek(c)
            p.queued = p.queued - d
            p.dropped = p.dropped + d
            d = 0
        end
        local b = d > 0 and d == #b and x:toStr(c, d) == b
        E = false
        r = 0
        F = ""
        if b then
            x:seek(c)
            p.queued = p.queued - d
            p.consumed = p.consumed + d
        elseif d > 0 then
            x[z] = d // 256
            x[z + 1] = d & 255
            z = c + d
            x:seek(z + 2)
        end
        a = b
    end
    if a then
        v = v + 1
    end
end
local function z()
    while v > 0 do
        v = v - 1
        local a = json.encode(os.date())
        do
            local a = ("{\"action\":\"echo\",\"msg\":" .. tostring(a)) .. "}"
            B.made = B.made + 1
            if #Y >= 16 then
                table.remove(Y, 1)
                B.lost = B.lost + 1
            end
            Y[#Y + 1] = a
            I()
        end
    end
    I()
    o = false
end
local function E()
    n()
    D()
    z()
end
function n()
    if w ~= nil then
        sys.timerStop(w)
        w = nil
    end
end
o = false
v = 0
local v
--- Reads what the UART has. Costs next to nothing when it has nothing. Returns how many bytes came.
function l()
    local a = d.packing
    local b = d.uart
    local c = 0
    local d = uart.rxSize(b.id)
    if d == 0 and r == 0 and not o then
        return 0
    end
    while c < d do
        local b = a.maximumBytes - r
        local b = a.delimiter == "" and t(b) or u(b, D)
        if b == 0 then
            break
        end
        c = c + b
        if r >= a.maximumBytes then
            D()
        end
    end
    if c > 0 or r > 0 and v == nil and w == nil then
        v = sys.timerStart(y, a.idleGapMs > 0 and a.idleGapMs or 20)
        if o or r == 0 then
            n()
        end
        if a.maximumDelayMs > 0 and w == nil and r > 0 then
            local a = a.maximumDelayMs - r * 9000 // b.baudRate
            w = sys.timerStart(
                C,
                math.max(a, 1)
            )
        end
    end
    if o then
        z()
    end
    return c
end
y = a(
    "packing",
    function()
        v = nil
        if l() == 0 and d.packing.idleGapMs > 0 then
            E()
        end
    end
)
C = a(
    "packing",
    function()
        w = nil
        local a = r
        local b = l()
        if r == a + b then
            E()
        end
    end
)
-- src/serial-port.ts
--- Opens the UART. When the firmware refuses, says so and tries again, for ever.
local function n()
    local b = d.uart
    local c = b.rs485
    local c = uart.setup(
        b.id,
        b.baudRate,
        b.dataBits,
        b.stopBits,
        b.parity == "none" and uart.None or (b.parity == "even" and uart.Even or uart.Odd),
        uart.LSB,
        16384,
        c and c.pin,
        c and c.receiveLevel,
        c and c.turnaroundUs,
        nil,
        0
    )
    if c ~= 0 then
        log.error(
            "uart",
            "setup of port",
            b.id,
            "failed:",
            c
        )
        sys.timerStart(
            a("uart", n),
            5000
        )
        return
    end
    local c = a("uart", l)
    uart.on(b.id, "receive", c)
    uart.on(
        b.id,
        "sent",
        a("uart", k)
    )
    sys.timerLoopStart(c, 200)
end
-- src/gateway.ts
local k
local l, o, t, u, v, w, y, z, C, D, E, F, J, K, L
local function P()
    local a
    do
        if not N.opened then
            a = nil
            goto done_checkLink
        end
        N.checks = N.checks + 1
        if not G() then
            a = "the firmware has dropped the link"
            goto done_checkLink
        end
        N.refusals = N.refused and N.refusals + 1 or 0
        local b = N.refusals >= 3 and "the firmware takes no frame" or M.check()
        if b ~= nil then
            O = nil
            a = b
            goto done_checkLink
        end
        local b = N.checks
        local c = N.askedAt
        local d = N.serverAnswers
        local e = b - N.heardAt
        if c ~= nil and b - c >= 3 then
            if d then
                if e >= 4 + 3 then
                    a = "the server does not answer"
                    goto done_checkLink
                end
            elseif not X and M.canTell() == false then
                X = true
                log.warn("link", "neither firmware nor server confirms anything: a dead path goes unnoticed for minutes")
            end
        end
        local d = d and 4 or 2 * 4
        if e >= d and (c == nil or b - N.probedAt >= d) then
            if N.probeDue then
                H()
            else
                N.probeDue = true
            end
        end
        I()
        a = nil
        ::done_checkLink::
    end
    if a ~= nil then
        log.warn("link", a)
        l("silent")
    end
    h()
    local a = p.dropped - p.givenUp
    if a ~= C then
        log.warn(
            "outbox",
            "full:",
            a - C,
            "bytes dropped,",
            a,
            "since boot"
        )
        C = a
    end
    local a = i.dropped
    if a ~= D then
        log.warn(
            "inbox",
            "full:",
            a - D,
            "bytes dropped,",
            a,
            "since boot"
        )
        D = a
    end
    local a = B.lost
    if a ~= E then
        log.warn(
            "link",
            a - E,
            "answers of our own were lost,",
            a,
            "since boot"
        )
        E = a
    end
end
function l(a)
    t[#t + 1] = a
    if not u then
        u = true
        F()
        u = false
    end
end
local function h()
    w = w + 5000
    if v > 0 and w - v > 10000 then
        l("timeout")
    end
    local a = o.name == "online"
    if (v > 0 or not a) and w - v > 60000 then
        return o.name .. " has not ended"
    end
    local b = p.confirmed + p.inFlight
    if not a or p.queued <= r or b ~= z then
        z = b
        y = 0
        return nil
    end
    y = y + 5000
    return y > 120000 and "the outbox does not move" or nil
end
o = f
t = {}
u = false
v = 0
w = 0
y = 0
z = 0
--- Starts the gateway. Never raises. Call it once, before `sys.run()`.
k = a(
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
        do
            local function a(a, b, c, e, f)
                local d = d[a]
                local g = d[b]
                if math.type(g) ~= "integer" or g < c or g > e then
                    log.error(
                        "config",
                        (a .. ".") .. b,
                        "is",
                        g,
                        ((((("but must be " .. tostring(c)) .. " to ") .. tostring(e)) .. ": ") .. tostring(f)) .. " is taken"
                    )
                    d[b] = f
                end
            end
            if (string.match(d.url, "^wss?://[^/]")) == nil then
                log.error("config", "url is not ws://… or wss://…: no link can be made")
            end
            a(
                "uart",
                "baudRate",
                300,
                4000000,
                115200
            )
            a(
                "packing",
                "idleGapMs",
                0,
                3600000,
                20
            )
            a(
                "packing",
                "maximumDelayMs",
                0,
                3600000,
                100
            )
            a(
                "outbox",
                "sizeBytes",
                2048,
                4194304,
                65536
            )
            a(
                "outbox",
                "burstBytes",
                1,
                4194304,
                16384
            )
            a(
                "inbox",
                "sizeBytes",
                1,
                4194304,
                16384
            )
            a(
                "packing",
                "maximumBytes",
                1,
                math.min(d.outbox.sizeBytes - 16, 65534),
                1300
            )
        end
        b()
        a("board", e)(h)
        local b = math.max(d.packing.maximumBytes, 512)
        local b = g("gateway", b, 512)
        if not b or not j() or not s(b) then
            return
        end
        do
            local a, b = m, l
            M = a
            V = b
        end
        a("uart", n)()
        sys.timerLoopStart(
            a("gateway", P),
            5000
        )
        l("boot")
        do
            local b = l
            sys.subscribe(
                "IP_READY",
                a(
                    "network",
                    function(a)
                        log.info("network", "IP address", a)
                        b("network-up")
                    end
                )
            )
            sys.subscribe(
                "IP_LOSE",
                a(
                    "network",
                    function(a)
                        if a == nil or a == (socket.dft()) then
                            log.warn("network", "IP address lost")
                            b("network-down")
                        end
                    end
                )
            )
            a(
                "network",
                function()
                    if (socket.adapter()) then
                        b("network-up")
                    end
                end
            )()
        end
    end
)
C = 0
D = 0
E = 0
--- Guarded by itself: `feed` must not be left waiting for ever. An event that finds no memory stays for the next time.
F = a(
    "gateway",
    function()
        while #t > 0 do
            local a = t[1]
            local b = o.name
            local c
            do
                local b = o
                local d = b.name
                local e = b.network
                local f = b.failures
                local b = b.rung
                local g = {}
                local h = d == "connecting"
                local i = d == "online"
                --- The state that is entered, the same one anew included.
                local j
                if a == "network-up" then
                    e = true
                    if d == "waiting-network" then
                        j = "connecting"
                        b = 0
                    end
                elseif d == "waiting-network" then
                    if a == "boot" then
                        j = d
                    elseif a == "timeout" then
                        j = d
                        if b == 0 then
                            j = "connecting"
                            b = 1
                        else
                            g[#g + 1] = {kind = b == 1 and "cycle-radio" or "restart-module"}
                            b = 2
                        end
                    end
                elseif a == "network-down" then
                    j = "waiting-network"
                    e = false
                    if h or i then
                        g[#g + 1] = {kind = "close-link"}
                    end
                elseif h and a == "opened" then
                    j = "online"
                    e = true
                    b = 0
                elseif i and a == "silent" or h and a == "timeout" or a == "closed" and (h or i) then
                    j = e and "backing-off" or "waiting-network"
                    f = f + 1
                    g[#g + 1] = {kind = "close-link"}
                elseif a == "timeout" then
                    if i then
                        f = 0
                        b = 0
                    else
                        j = "connecting"
                    end
                end
                if j == nil then
                    c = {state = {name = d, network = e, failures = f, rung = b}, effects = g}
                    goto done_step
                end
                local a = b == 0 and 60000 or (b == 1 and 180000 or 600000)
                if j == "connecting" then
                    g[#g + 1] = {kind = "open-link"}
                    a = 30000
                elseif j == "online" then
                    a = 60000
                elseif j == "backing-off" then
                    a = f < 7 and 1000 << f - 1 or 60000
                end
                g[#g + 1] = {kind = "timer", ms = a, jitter = j == "backing-off"}
                if h and j == "backing-off" and f % 8 == 0 then
                    g[#g + 1] = {kind = "halve-outbox"}
                end
                c = {state = {name = j, network = e, failures = f, rung = b}, effects = g}
                ::done_step::
            end
            table.remove(t, 1)
            if a == "timeout" then
                v = 0
            end
            o = c.state
            if o.name ~= b then
                w = 0
                y = 0
                pcall(
                    log.info,
                    "gateway",
                    b,
                    "->",
                    o.name,
                    a
                )
            end
            for a, a in ipairs(c.effects) do
                J = false
                K(a)
                if not J then
                    collectgarbage()
                    K(a)
                end
            end
        end
    end
)
J = false
K = a(
    "gateway",
    function(b)
        if b.kind == "open-link" then
            do
                A()
                local a = d.headers
                local b = "this firmware has no websocket module"
                if websocket then
                    b = "websocket.create failed"
                    local c = websocket.create(nil, d.url, d.keepaliveSeconds)
                    if c then
                        N.client = c
                        b = "the headers are refused: 1023 bytes at most"
                        if #a == 0 or c:headers(table.concat(a, "\r\n") .. "\r\n") then
                            c:on(S)
                            if c:connect() then
                                goto done_openLink
                            end
                            b = "connect failed"
                        end
                    end
                end
                log.warn("link", b)
                V("closed")
                ::done_openLink::
            end
        elseif b.kind == "close-link" then
            A()
        elseif b.kind == "timer" then
            v = b.jitter and b.ms - math.random(0, b.ms // 2) or b.ms
            w = 0
            sys.timerStart(L, v)
        elseif b.kind == "halve-outbox" then
            do
                local a = x:len() // 2
                if a >= math.max(
                    8192,
                    4 * d.packing.maximumBytes,
                    x:used() + 2
                ) then
                    x:resize(a)
                    if x:len() == a then
                        q = a // 4
                        log.warn("outbox", "no link again and again: halved to", a, "bytes, to leave the firmware more memory")
                    end
                end
            end
        elseif b.kind == "cycle-radio" then
            do
                if not mobile then
                    log.warn("network", "no mobile module: flight mode is not possible")
                    goto done_cycleRadio
                end
                log.warn("network", "flight mode for", 5000, "ms")
                mobile.flymode(0, true)
                sys.timerStart(
                    a("network", mobile.flymode),
                    5000,
                    0,
                    false
                )
                ::done_cycleRadio::
            end
        else
            log.error("gateway", "restart:", "no network for too long")
            c("no network for too long")
            rtos.reboot()
        end
        J = true
    end
)
L = a(
    "gateway",
    function() return l("timeout") end
)
-- src/main.ts
k()
return -- a call in the place of this function: what has run once is garbage
sys.run()
