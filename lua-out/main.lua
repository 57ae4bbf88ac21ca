PROJECT = "luatos_gateway"
VERSION = "0.1.0"
BUILD = "c8c5c768"
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
--- The one entry point for whatever the firmware calls. An error that left a callback would end the VM and restart the
-- module; here it becomes a log line with a trace, and is counted.
local d = debug.traceback
--- Errors that the guard has caught since boot, and those of them for whose log line there was no memory yet.
b = {errors = 0, unlogged = 0}
--- Wraps a callback or task; `what` names its part of the firmware in the log. The wrapper passes its arguments on, returns nothing, and never raises.
function a(e, f)
    return function(...)
        local a, d = xpcall(f, d, ...)
        if a then
            return
        end
        b.errors = b.errors + 1
        if not (pcall(c, e, d)) then
            collectgarbage()
            if not (pcall(c, e, d)) then
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
local d = {"Auth: Basic ABCDEGG"}
local e = 115200
local f = 20
local g = 100
local h = 1300
local i = 65536
local j = 16384
local k = {sizeBytes = 16384}
-- src/board.ts
--- Prepares the module. `whyStuck` is asked every 5 seconds. While it gives a reason the watchdog is not fed; where there
-- is none, the module is restarted after the same time.
local function l(b)
    if rtos.bsp() == "EC618" and pm then
        pm.power(pm.PWK_MODE, false)
    end
    if errDump and (-1) >= 0 then
        errDump.config(true, (-1))
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
local function m(a, b, c, d, e)
    if math.type(b) == "integer" and b >= c and b <= d then
        return b
    end
    log.error(
        "config",
        a,
        "is",
        b,
        ((((("but must be " .. tostring(c)) .. " to ") .. tostring(d)) .. ": ") .. tostring(e)) .. " is taken"
    )
    return e
end
-- src/memory.ts
--- Whether the firmware has so much memory to spare. One that does not know has the benefit of the doubt.
local function n(a)
    local b, c = rtos.meminfo("sys")
    return b <= 0 or b - c >= a
end
--- Claims a buffer. Halves the size until the firmware has the memory and its reserve besides, and says so;
-- the least is taken without a reserve. Returns undefined when not even that is to be had, and says so.
local function o(a, b, c)
    local d = b
    while true do
        if n(d + 49152) or d <= c then
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
local p, q, r, s
local t, u, v, w, x
--- Writes what may go now. To be called now and then: a timer may have found no memory.
function p()
    if x or u == 0 then
        return
    end
    local a = u < v and u or v
    x = sys.timerStart(q, w) ~= nil
    local a = uart.tx(1, t, 0, a)
    if a > 0 then
        t:del(0, a)
        u = u - a
        r.written = r.written + a
    else
        x = sys.timerStart(q, 50) ~= nil
    end
end
local y = 0
u = 0
v = 0
w = 0
x = false
--- Bytes from the server by what became of them, since boot; the rest waits. Read only.
r = {received = 0, written = 0, dropped = 0}
--- Claims the memory. Returns false when there is none.
function s()
    local a = o(
        "inbox",
        k.sizeBytes,
        math.min(k.sizeBytes, 2048)
    )
    if not a then
        return false
    end
    t = a
    y = t:len()
    v = math.max(
        256,
        math.min(e // 100, 4096)
    )
    w = v * 12000 // e + 500
    return true
end
--- The UART's "sent" event; or the timer that stands in for it, as that may be lost, and a write may be refused. The event
-- may be spurious, too: an early write is a copy that waits in the firmware.
q = a(
    "inbox",
    function()
        if x then
            x = false
            p()
        end
    end
)
-- src/firmware.ts
local v, w, z, A
--- It is taken for one that never says "sent".
function v()
    w = false
    log.warn("link", "this firmware confirms nothing: without answers of the server, what is sent is taken for arrived")
end
z = false
--- By the day on which it was made it surely never does.
local B = false
-- src/outbox.ts
local C, D, E, F, G, H, I, J, K, L, M, N, O, P, Q, R
local S, T
local function U(a)
    local b = C - T:used() - 2
    local c = D
    local d = 0
    local e = (b + E - D >= a)
    while e and b + c - D < a do
        local a = S(c)
        c = c + (2 + a)
        d = d + a
    end
    local a = c - D
    if a > 0 then
        local b = T:used()
        while c < b do
            local b = math.min(
                b - c,
                F:len()
            )
            F:seek(0)
            F:copy(0, T, c, b)
            T:copy(c - a, F, 0, b)
            c = c + b
        end
        T:seek(b - a)
        E = E - a
        J = J - d
        K = K + d
    end
    return b + a
end
local function V(a)
    F:seek(0)
    local a = uart.read(1, a, F)
    G = G + a
    K = K + a
    return a
end
function S(a)
    return T[a] * 256 + T[a + 1]
end
--- Where the next frame to be sent begins, and where the last one ends. Read only.
D = 0
E = 0
--- Of the flight, what was in it at `markFlight`: where that ends, and its payload.
local W = 0
local X = 0
--- What the outbox takes, headers included. Read only.
C = 0
--- Payload bytes of the open frame. Read only.
O = 0
--- It has found no room, or has a hole: all of it will be dropped when it ends.
local Y = false
--- With a delimiter: the last bytes of the open frame, in which one may have begun.
local Z = ""
--- The figures of the delivery contract, in payload bytes, by what became of them since boot. Read only. At every moment
-- received is the sum of confirmed, inFlight, queued, dropped and consumed. Those that were given up in flight, on a link
-- that died, are among the dropped ones; all others found no room, or made it.
G = 0
H = 0
I = 0
J = 0
K = 0
L = 0
M = 0
N = 0
--- Claims the memory: less than is configured when it is short, aloud. Returns false when there is none. Lowers
-- `packing.maximumBytes` to what fits in the outbox and in `buffer`.
function P(a)
    local b = o("outbox", i, 2048)
    if not b then
        return false
    end
    T = b
    T:seek(2)
    C = T:len()
    F = a
    h = math.min(
        h,
        C - 2 * 2,
        F:len()
    )
    return true
end
--- Reads `most` bytes, of those that the UART has, into the open frame, or as many as find room. Returns how many came.
-- When there is no room, whole frames are dropped by the overflow policy and counted.
function Q(a)
    local b = C - E - O - 2 * 2
    if b < a and not Y then
        b = U(a)
        Y = b <= 0
    end
    local c
    if Y then
        c = V(a)
    else
        c = uart.read(1, b < a and b or a, T)
        G = G + c
        J = J + c
    end
    O = O + c
    return c
end
--- The same with a delimiter: calls `onDelimiter` behind each one that came, for the open frame to be ended.
function R(a, b)
    if O == 0 then
        Z = ""
    end
    local c = Y
    Y = true
    local a = V(a)
    local d = Z .. F:toStr(0, a)
    local e = #Z + 1
    local f = 1
    while true do
        local a, a = string.find(d, "", f, true)
        local d = string.sub(d, e, a)
        if d ~= "" then
            c = c or U(#d) < #d
            if not c then
                T:write(d)
                K = K - #d
                J = J + #d
            end
            O = O + #d
        end
        if a == nil then
            break
        end
        Y = c
        b()
        Y = true
        c = false
        e = a + 1
        f = e
    end
    Z = string.sub(
        d,
        math.max(f, #d - #"" + 2)
    )
    Y = c
    return a
end
-- src/transmit.ts
--- One attempt. Before the first there is nothing but that nothing is open.
local G = {
    client = nil,
    open = false,
    lastError = "",
    retryMs = 100,
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
local U = {
    made = 0,
    confirmed = 0,
    lost = 0,
    inFlight = 0,
    marked = 0
}
--- Hands one frame to the firmware: text unless `kind` is 1. Returns whether it took it.
local function V(a, b)
    local c = G.client
    G.untold = G.untold + 1
    local a = c:send(a, b)
    if not c:ready() then
        return false
    end
    if A == nil then
        do
            A = a
            if not z and w ~= false then
                w = nil
                if not a then
                    w = true
                elseif B then
                    v()
                end
            end
        end
    end
    if a ~= A then
        G.refusals = math.max(G.refusals, 1)
        return false
    end
    G.refusals = 0
    G.retryMs = 100
    return true
end
--- Whether the link stands, as far as the firmware knows.
local function Z()
    return G.open and G.client:ready()
end
--- Remembers what is in flight now, for `retireMarked`, in place of what was remembered.
local function aa()
    do
        W = D
        X = I
    end
    U.marked = U.inFlight
end
--- What was in flight at the last `markLink` has arrived, as far as can be known. Returns how many bytes of data.
local function ab()
    U.confirmed = U.confirmed + U.marked
    U.inFlight = U.inFlight - U.marked
    U.marked = 0
    do
        local a = X
        I = I - a
        H = H + a
        T:del(0, W)
        E = E - W
        D = D - W
        W = 0
        X = 0
        return a
    end
end
-- src/sent-retiring.ts
local ac, ad, ae
local af, ag, ah, ai, aj, ak
local function al()
    af(ab())
    ah.waiting = I > 0
    ah.waitedMs = 0
    ah.checks = 0
    ah.heardSince = false
    ah.spokeSince = false
end
function af(a)
    if ag < 2 * a and ah.checks < 2 then
        ag = 2 * a
    end
end
local function am()
    ah.settling = false
    ah.probes = 0
    ah.answers = 0
    ah.covering = 0
    ah.byAnswers = false
    ah.pastSent = true
    ah.waitedMs = 0
end
local function an()
    if not ah.stepping then
        ah.stepping = sys.timerStart(ak, 100) ~= nil
    end
end
--- Sends what waits.
local ao
ag = 4194304
ah = {
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
--- Sends an empty frame at once, past the gate, if a link is open. Returns whether the firmware took it.
function ac()
    local a
    do
        local b = G.open and V("", 1)
        if b then
            G.probeDue = false
            G.probedAt = G.checks
            if G.askedAt < 0 then
                G.askedAt = G.checks
            end
        end
        a = b
    end
    if a then
        ah.probes = ah.probes + 1
        ah.steps = 0
        if ah.covering == 0 and not ah.settling then
            ah.covering = ah.probes
            aa()
        end
    end
    return a
end
--- All that may go now was handed over: one frame was taken, or more.
function ad()
    if not ah.waiting then
        ah.waiting = true
        ah.doubts = 0
        ah.steps = 10 - 1
        ah.waitedMs = 0
        ah.checks = 0
        ah.heardSince = false
        ah.spokeSince = false
    end
    ah.mark = 0
    if w ~= true or ah.pastSent then
        an()
    elseif G.untold > 1 then
        ah.mark = 1
        sys.timerStart(ai, 5)
    end
end
--- To be called regularly while a link is open. Returns why the link must be taken for dead, or undefined.
function ae()
    if not ah.waiting then
        return nil
    end
    ah.stepping = false
    an()
    ah.checks = ah.checks + 1
    if ah.checks >= 2 then
        ag = 0
    end
    if ah.waitedMs < 35000 or not (ah.answers > 0 or w and not ah.pastSent) then
        return nil
    end
    if ah.heardSince then
        am()
        return nil
    end
    return "what was sent is not confirmed"
end
ai = a(
    "link",
    function()
        local a = ah.mark == 2
        if a or ah.mark == 1 then
            ah.mark = 3
        end
        if a then
            ac()
        end
    end
)
aj = a(
    "link",
    function()
        if ah.settling and Z() then
            ah.settling = false
            ab()
            if not ah.waiting then
                ao()
            end
        end
    end
)
ak = a(
    "link",
    function()
        ah.stepping = false
        if not ah.waiting then
            return
        end
        local a = ah.answers
        local b = ah.heardSince
        local c = 4 * (I + J) > C
        ah.waitedMs = ah.waitedMs + 100
        ah.steps = ah.steps + 1
        local d = ah.steps
        local e = ah.waitedMs
        local f = w == true and not ah.pastSent
        if not f or b or ah.doubts > 0 or ah.checks > 0 then
            an()
        end
        if w == nil then
            local a = b and (c and 3000 or 15000) or (c and 60000 or 660000)
            if e >= a then
                v()
            end
        end
        local g = (f or a > 0) and e % 10000 == 0
        if f then
            if b and d >= (ah.doubts == 0 and 3 or 10) then
                if ah.spokeSince then
                    ah.byAnswers = true
                    ah.pastSent = a > 0
                end
                ah.doubts = ah.doubts + 1
                ah.heardSince = false
                g = a > 0 or ah.doubts <= 2 or e < I
                if not g then
                    am()
                end
            end
        elseif a > 0 then
            local a = c and ah.covering == 0
            local a = d >= (a and 2 or 8) and (ah.covering == 0 or b)
            g = g or a
        elseif not ah.settling and w ~= nil and d >= (c and 2 or 10) then
            ah.steps = 0
            ah.covering = 0
            if Z() then
                al()
            end
            aa()
        end
        if g then
            ac()
        end
        if not f then
            ao()
        end
    end
)
-- src/link.ts
local v, ab
local ak, am, ap, aq
--- Ends the link, if there is one. Nothing of it is heard again. What was in flight is queued again or dropped.
function v()
    local a = G.client
    G.open = false
    if a then
        a:close()
        local a
        do
            local b = I
            do
                J = J + b
                M = M + b
            end
            I = 0
            D = 0
            W = 0
            X = 0
            a = b
        end
        U.lost = U.lost + U.inFlight
        U.inFlight = 0
        U.marked = 0
        G.client = nil
        if a > 0 then
            log.warn("link", a, "bytes were not confirmed:", "resend")
        end
    end
    sys.timerStop(ap)
    do
        ah.probes = 0
        ah.answers = 0
        ah.covering = 0
        ah.byAnswers = false
        ah.pastSent = false
        ah.waiting = false
        ah.spokeSince = false
        ah.stepping = false
        ah.mark = 0
        ah.settling = false
    end
    G.lastError = ""
    G.retryMs = 100
    G.untold = 0
    G.refusals = 0
    G.checks = -1
    G.quiet = 0
    G.probedAt = 0
    G.askedAt = -1
    G.probeDue = false
    G.serverAnswers = false
end
--- Sends what waits, as far as the gate lets it.
function ab()
    if not G.open or D == E and #ak == 0 and not G.probeDue then
        return
    end
    local a
    do
        local b = j
        local c = C
        if w == nil then
            if ah.waiting and G.untold == 1 and ah.waitedMs < 5000 then
                a = 0
                goto done_gate
            end
        else
            if w and not ah.pastSent and ah.waiting then
                if ah.answers == 0 or J <= b then
                    a = 0
                    goto done_gate
                end
                ah.byAnswers = true
                ah.pastSent = true
                an()
            end
            c = ag < b and b or ag
            if w and not ah.pastSent then
                a = c < 2 * b and c or 2 * b
                goto done_gate
            end
        end
        a = math.min(c, 3 * C // 4) - I
        ::done_gate::
    end
    if a <= 0 then
        return
    end
    if a > J then
        a = J
    end
    if a + I > j and not n(a + 24576) then
        a = j - I
    end
    local b = G.probeDue and ac()
    local c = b or not G.probeDue
    while c and #ak > 0 do
        c = V(ak[1])
        if c then
            table.remove(ak, 1)
            U.inFlight = U.inFlight + 1
            b = true
        end
    end
    while c and a > 0 and D ~= E do
        local d
        do
            local a = S(D)
            F:seek(0)
            F:copy(0, T, D + 2, a)
            d = a
        end
        do
            c = V(F, 1)
        end
        if c then
            do
                D = D + (2 + d)
                J = J - d
                I = I + d
            end
            a = a - d
            b = true
        end
    end
    if b then
        ad()
    elseif not c then
        sys.timerStart(aq, G.retryMs)
        G.retryMs = math.min(2 * G.retryMs, 3200)
    end
end
local n
--- Links in a row that ended soon after they had opened.
local D = 0
local F = false
ak = {}
--- One function for all links: an event of an old one changes nothing.
am = a(
    "link",
    function(a, b, c)
        if a ~= G.client then
            return
        end
        if b == "recv" then
            G.quiet = 0
            G.askedAt = -1
            do
                local a = c
                r.received = r.received + #a
                local b = y - u
                if #a > b then
                    r.dropped = r.dropped + #a
                    if x or u > 0 then
                        goto done_pushToInbox
                    end
                    local c = #a * 12000 // e + 500
                    x = sys.timerStart(q, c) ~= nil
                    local c = math.max(
                        uart.write(1, a),
                        0
                    )
                    r.written = r.written + c
                    r.dropped = r.dropped - c
                    a = string.sub(a, c + 1)
                    if #a > b then
                        goto done_pushToInbox
                    end
                    r.dropped = r.dropped - #a
                end
                t:write(a)
                u = u + #a
                p()
                ::done_pushToInbox::
            end
            local a
            do
                local b = c == ""
                local b = b and ah.answers < ah.probes
                if b then
                    ah.answers = ah.answers + 1
                    ah.pastSent = ah.pastSent or ah.byAnswers
                    if ah.covering > 0 and ah.answers >= ah.covering then
                        ah.covering = 0
                        if not ah.settling then
                            al()
                            ao()
                        end
                    end
                else
                    ah.spokeSince = true
                end
                if ah.waiting and not ah.heardSince then
                    ah.heardSince = true
                    if w == true and not ah.pastSent then
                        ah.steps = 0
                        an()
                    end
                end
                a = b
            end
            if a then
                G.serverAnswers = true
            end
        elseif b == "sent" then
            do
                if not z then
                    do
                        w = true
                        z = true
                    end
                end
                G.untold = G.untold - 1
                if ah.byAnswers and not ah.spokeSince then
                    ah.byAnswers = false
                    ah.pastSent = false
                end
                if not ah.waiting then
                    goto done_sent
                end
                if ah.mark == 3 or G.untold <= 0 then
                    ah.settling = sys.timerStart(aj, 2) ~= nil
                    if ah.settling then
                        ah.waiting = false
                        ah.mark = 0
                        af(I)
                        aa()
                    end
                elseif not ah.pastSent then
                    ah.mark = 2
                    sys.timerStart(ai, 5)
                end
                ::done_sent::
            end
            ab()
        elseif b == "conack" then
            G.checks = 0
            G.open = true
            if ac() then
                ad()
            end
            n("opened")
        elseif b == "error" then
            G.lastError = tostring(c)
        elseif b == "disconnect" then
            G.open = false
            sys.timerStart(ap, 1)
        end
    end
)
ap = a(
    "link",
    function()
        local a = G.lastError
        local b = a == "" and "disconnected" or ("disconnected (" .. a) .. ")"
        local a = G.checks >= 0 and G.checks < 2 and (a == "rx" or a == "")
        D = a and D + 1 or 0
        if D > 1 then
            b = b .. ", again within seconds: it closes, or a frame is above the firmware's limit (8192 bytes, old cores 4096)"
        end
        log.warn("link", b)
        n("closed")
    end
)
aq = a("link", ab)
-- src/machine.ts
--- The state before the `boot` event.
local t = {name = "waiting-network", network = false, failures = 0, rung = 0}
-- src/network.ts
-- src/packer.ts
local u
local x, y, z, D
local function M()
    x = true
    local a
    do
        local b = ("\"echo\"") or ""
        local c = E + 2
        local d = O
        if Y then
            d = T:used() - c
            T:seek(c)
            J = J - d
            K = K + d
            d = 0
            Y = false
        end
        local b = d == #b and d > 0 and T:toStr(c, d) == b
        O = 0
        if b then
            T:seek(c)
            J = J - d
            L = L + d
        elseif d > 0 then
            T[E] = d // 256
            T[E + 1] = d & 255
            E = c + d
            T:seek(E + 2)
        end
        a = b
    end
    if a then
        y = y + 1
    end
end
x = false
y = 0
--- Something is being seen to, or short memory has left it: a frame that nothing would end, or that nobody was told of.
local E = false
--- While it runs, for the open frame.
local L
--- Reads what the UART has, and ends the open frame when that is due. Costs next to nothing when there is nothing to do.
-- Whatever else `why` is, as what the firmware passes, means nothing.
function u(a)
    local b = uart.rxSize(1)
    if b == 0 and not E and a ~= "idle" and a ~= "delay" then
        return
    end
    local c = O
    local d = b > 0 or E
    E = true
    local i = b
    while i > 0 do
        local a = h - O
        local a = i < a and i or a
        local a = (Q(a)) or R(a, M)
        if a == 0 then
            break
        end
        i = i - a
        if O >= h then
            M()
        end
    end
    if a == "idle" then
        if b == 0 and f > 0 then
            M()
        end
    elseif a == "delay" and O == c + b - i then
        M()
    end
    if d then
        local a = f > 0 and f or 20
        d = sys.timerStart(z, a) == nil
    end
    if x and L ~= nil then
        sys.timerStop(L)
        L = nil
    end
    if O > 0 and L == nil and g > 0 then
        local a = g - O * 9000 // e
        L = sys.timerStart(D, a < 1 and 1 or a)
        d = d or L == nil
    end
    if x then
        while y > 0 do
            y = y - 1
            local a = json.encode(os.date())
            do
                local a = ("{\"action\":\"echo\",\"msg\":" .. tostring(a)) .. "}"
                U.made = U.made + 1
                if #ak >= 16 then
                    table.remove(ak, 1)
                    U.lost = U.lost + 1
                end
                ak[#ak + 1] = a
                ab()
            end
        end
        ab()
        x = false
    end
    E = d
end
z = a(
    "packing",
    function() return u("idle") end
)
D = a(
    "packing",
    function()
        L = nil
        u("delay")
    end
)
-- src/serial-port.ts
--- Opens the UART. When the firmware refuses, says so and tries again, for ever.
local function x()
    local b = uart.setup(
        1,
        e,
        8,
        1,
        uart.None or (uart.Odd),
        uart.LSB,
        16384,
        nil,
        nil,
        nil,
        nil,
        0
    )
    if b ~= 0 then
        log.error(
            "uart",
            "setup of port",
            1,
            "failed:",
            b
        )
        sys.timerStart(
            a("uart", x),
            5000
        )
        return
    end
    local a = a("uart", u)
    uart.on(1, "receive", a)
    uart.on(1, "sent", q)
    sys.timerLoopStart(a, 200)
end
-- src/gateway.ts
local q
local u, y, z, D, E, L, M, Q, R, S, V, W, X, Y, aa
local function ad()
    local a
    do
        if G.checks < 0 then
            a = nil
            goto done_checkLink
        end
        G.checks = G.checks + 1
        G.quiet = G.quiet + 1
        if not Z() then
            a = "the firmware has dropped the link"
            goto done_checkLink
        end
        if G.refusals > 0 then
            G.refusals = G.refusals + 1
        end
        local b = G.refusals > 3 and "the firmware takes no frame" or ae()
        if b ~= nil then
            do
                A = nil
            end
            a = b
            goto done_checkLink
        end
        local b = G.quiet
        local c = G.askedAt >= 0
        if c and G.checks - G.askedAt >= 3 then
            if G.serverAnswers then
                if b >= 4 + 3 then
                    a = "the server does not answer"
                    goto done_checkLink
                end
            elseif not F and (ah.answers > 0 or w) == false then
                F = true
                log.warn("link", "neither firmware nor server confirms anything: a dead path goes unnoticed for minutes")
            end
        end
        local d = G.serverAnswers and 4 or 2 * 4
        if b >= d and not (c and G.checks - G.probedAt < d) then
            if G.probeDue then
                ac()
            else
                G.probeDue = true
            end
        end
        ab()
        a = nil
        ::done_checkLink::
    end
    if a ~= nil then
        log.warn("link", a)
        u("silent")
    end
    p()
    local a = K - N
    if a ~= R then
        log.warn(
            "outbox",
            "full:",
            a - R,
            "bytes dropped,",
            a,
            "since boot"
        )
        R = a
    end
    local a = r.dropped
    if a ~= S then
        log.warn(
            "inbox",
            "full:",
            a - S,
            "bytes dropped,",
            a,
            "since boot"
        )
        S = a
    end
    local a = U.lost
    if a ~= V then
        log.warn(
            "link",
            a - V,
            "answers of our own were lost,",
            a,
            "since boot"
        )
        V = a
    end
end
function u(a)
    z[#z + 1] = a
    if not D then
        D = true
        W()
        D = false
    end
end
local function p()
    L = L + 5000
    if E > 0 and L - E > 10000 then
        u("timeout")
    end
    local a = y.name == "online"
    if (E > 0 or not a) and L - E > 60000 then
        return y.name .. " has not ended"
    end
    local b = H + I
    if not a or J <= O or b ~= Q then
        Q = b
        M = 0
        return nil
    end
    M = M + 5000
    return M > 120000 and "the outbox does not move" or nil
end
y = t
z = {}
D = false
E = 0
L = 0
M = 0
Q = 0
--- Starts the gateway. Never raises. Call it once, before `sys.run()`.
q = a(
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
            if (string.match("wss://echo.airtun.air32.cn/ws/echo", "^wss?://[^/]")) == nil then
                log.error("config", "url is not ws://… or wss://…: no link can be made")
            end
            e = m(
                "uart.baudRate",
                e,
                300,
                4000000,
                115200
            )
            f = m(
                "packing.idleGapMs",
                f,
                0,
                3600000,
                20
            )
            g = m(
                "packing.maximumDelayMs",
                g,
                0,
                3600000,
                100
            )
            i = m(
                "outbox.sizeBytes",
                i,
                2048,
                4194304,
                65536
            )
            j = m(
                "outbox.burstBytes",
                j,
                1,
                4194304,
                16384
            )
            k.sizeBytes = m(
                "inbox.sizeBytes",
                k.sizeBytes,
                1,
                4194304,
                16384
            )
            local a = math.min(i - 16, 65534)
            h = m(
                "packing.maximumBytes",
                h,
                1,
                a,
                1300
            )
        end
        b()
        a("board", l)(p)
        local b = math.max(h, 512)
        local b = o("gateway", b, 512)
        if not b or not s() or not P(b) then
            return
        end
        do
            local a = u
            n = a
            do
                local a = rtos.buildDate()
                B = (string.find(a, " 2025$")) ~= nil and (string.find(a, "^Dec [23]")) == nil
            end
            do
                local a = ab
                ao = a
            end
        end
        a("uart", x)()
        sys.timerLoopStart(
            a("gateway", ad),
            5000
        )
        u("boot")
        do
            local b = u
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
R = 0
S = 0
V = 0
--- Guarded by itself: `feed` must not be left waiting for ever. An event that finds no memory stays for the next time.
W = a(
    "gateway",
    function()
        while #z > 0 do
            local a = z[1]
            local b = y.name
            local c
            do
                local b = y
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
                elseif h and a == "opened" then
                    j = "online"
                    e = true
                    b = 0
                elseif i and a == "silent" or h and a == "timeout" or a == "closed" and (h or i) then
                    j = e and "backing-off" or "waiting-network"
                    f = f + 1
                elseif a == "timeout" then
                    if i then
                        f = 0
                        b = 0
                    else
                        j = "connecting"
                    end
                end
                if j ~= nil then
                    if (h or i) and j ~= "online" then
                        g[#g + 1] = {kind = "close-link"}
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
                end
                c = {state = {name = j or d, network = e, failures = f, rung = b}, effects = g}
            end
            table.remove(z, 1)
            if a == "timeout" then
                E = 0
            end
            y = c.state
            if y.name ~= b then
                L = 0
                M = 0
                pcall(
                    log.info,
                    "gateway",
                    b,
                    "->",
                    y.name,
                    a
                )
            end
            for a, a in ipairs(c.effects) do
                X = false
                Y(a)
                if not X then
                    collectgarbage()
                    Y(a)
                end
            end
        end
    end
)
X = false
Y = a(
    "gateway",
    function(b)
        if b.kind == "open-link" then
            do
                v()
                local a = "this firmware has no websocket module"
                if websocket then
                    a = "websocket.create failed"
                    local b = websocket.create(nil, "wss://echo.airtun.air32.cn/ws/echo", 180)
                    if b then
                        G.client = b
                        a = "the headers are refused: 1023 bytes at most"
                        if #d == 0 or b:headers(table.concat(d, "\r\n") .. "\r\n") then
                            b:on(am)
                            if b:connect() then
                                goto done_openLink
                            end
                            a = "connect failed"
                        end
                    end
                end
                log.warn("link", a)
                n("closed")
                ::done_openLink::
            end
        elseif b.kind == "close-link" then
            v()
        elseif b.kind == "timer" then
            E = b.jitter and b.ms - math.random(0, b.ms // 2) or b.ms
            L = 0
            sys.timerStart(aa, E)
        elseif b.kind == "halve-outbox" then
            do
                local a = C // 2
                if a >= math.max(
                    8192,
                    4 * h,
                    T:used() + 2
                ) then
                    T:resize(a)
                    if T:len() == a then
                        C = a
                        log.warn("outbox", "no link again and again: halved to", a, "bytes, to leave the firmware more")
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
        X = true
    end
)
aa = a(
    "gateway",
    function() return u("timeout") end
)
-- src/main.ts
q()
return -- a call in the place of this function: what has run once is garbage
sys.run()
