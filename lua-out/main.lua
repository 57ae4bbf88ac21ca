PROJECT = "luatos_gateway"
VERSION = "0.1.0"
BUILD = "c4bd0802"
_G.sys = require("sys")
local a = log.error
local b = log.info
local c = log.warn
local d = sys.timerStart
local e = math.max
local f = math.min
-- src/guard.ts
local g
local h
local function i(b, c)
    local d = type(c)
    if d ~= "table" and d ~= "userdata" then
        d = tostring(c)
    end
    a("guard", b, d)
    if h.unlogged > 0 then
        a("guard", h.unlogged, "errors before this one could not be logged")
        h.unlogged = 0
    end
end
--- The one entry point for whatever the firmware calls. An error that left a callback would end the VM and restart the
-- module; here it becomes a log line with a trace, and is counted.
local j = debug.traceback
--- Errors that the guard has caught since boot, and those of them for whose log line there was no memory yet.
h = {errors = 0, unlogged = 0}
--- Wraps a callback or task; `what` names its part of the firmware in the log. The wrapper passes its arguments on, returns nothing, and never raises.
function g(a, b)
    return function(...)
        local b, c = xpcall(b, j, ...)
        if b then
            return
        end
        h.errors = h.errors + 1
        if not (pcall(i, a, c)) then
            collectgarbage()
            if not (pcall(i, a, c)) then
                h.unlogged = h.unlogged + 1
            end
        end
    end
end
-- src/boot-record.ts
--- Logs why the module has started and what the last run has left. Never raises. Call it once, first of all.
local h = g(
    "boot",
    function()
        if pm then
            local a, c, d = pm.lastReson()
            b(
                "boot",
                "the firmware says: wake-up",
                a,
                "sleep",
                c,
                "reset",
                d
            )
        end
        local e = fskv
        if not (e and e.init()) then
            b("boot", "no store: restarts are not remembered")
            return
        end
        local b = e.get("gateway_restart")
        if b ~= nil then
            c("boot", "the gateway had restarted the module:", b)
            e.del("gateway_restart")
        end
        local b = e.get("gateway_short_runs")
        local b = math.type(b) == "integer" and b or 0
        if b >= 5 then
            a(
                "boot",
                b,
                "runs of less than",
                300000,
                "ms in a row: only the built-in settings are used"
            )
        end
        e.set("gateway_short_runs", b + 1)
        d(
            g(
                "boot",
                function()
                    e.set("gateway_short_runs", 0)
                end
            ),
            300000
        )
    end
)
--- Keeps why the module is about to restart, for the log of the next start; `undefined`: it is not, after all. Never raises.
local i = g(
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
local j = {"Auth: Basic ABCDEGG"}
local k = 115200
local l = 20
local m = 100
local n = 1300
local o = 65536
local p = 16384
local q = {sizeBytes = 16384}
-- src/board.ts
--- Prepares the module. `whyStuck` is asked every 5 seconds. While it gives a reason the watchdog is not fed; where there
-- is none, the module is restarted after the same time.
local function r(b)
    if rtos.bsp() == "EC618" and pm then
        pm.power(pm.PWK_MODE, false)
    end
    if errDump and (-1) >= 0 then
        errDump.config(true, (-1))
    end
    local d = false
    if not wdt then
        c("board", "this firmware has no watchdog")
    elseif wdt.init(30000) then
        d = true
    else
        a("board", "the watchdog refused", 30000, "ms: a hang of the firmware itself is not guarded against")
    end
    local c = 0
    sys.timerLoopStart(
        g(
            "board",
            function()
                local b = b()
                if b ~= nil then
                    a("board", "the gateway is stuck: the watchdog is not fed:", b)
                    if c == 0 then
                        i(b)
                    end
                    c = c + 5000
                    if not d and c >= 30000 then
                        rtos.reboot()
                    end
                    return
                end
                if c > 0 then
                    i(nil)
                    c = 0
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
local function s(b, c, d, e, f)
    if math.type(c) == "integer" and c >= d and c <= e then
        return c
    end
    a(
        "config",
        b,
        "is",
        c,
        ((((("but must be " .. tostring(d)) .. " to ") .. tostring(e)) .. ": ") .. tostring(f)) .. " is taken"
    )
    return f
end
-- src/memory.ts
--- Whether the firmware has so much memory to spare. One that does not know has the benefit of the doubt.
local function t(a)
    local b, c = rtos.meminfo("sys")
    return b <= 0 or b - c >= a
end
--- Claims a buffer. Halves the size until the firmware has the memory and its reserve besides, and says so;
-- the least is taken without a reserve. Returns undefined when not even that is to be had, and says so.
local function u(b, d, f)
    local g = d
    while true do
        if t(g + 49152) or g <= f then
            local a = zbuff.create(g)
            if a then
                if g < d then
                    c(
                        b,
                        "memory is short:",
                        g,
                        "bytes instead of",
                        d
                    )
                end
                return a
            end
        end
        if g <= f then
            a(b, "no memory for", g, "bytes")
            return nil
        end
        g = e(g // 2, f)
    end
end
-- src/inbox.ts
local v, w, x, y
local z, A, B, C, D
--- Writes what may go now. To be called now and then: a timer may have found no memory.
function v()
    if D or A == 0 then
        return
    end
    local a = A < B and A or B
    D = d(w, C) ~= nil
    local a = uart.tx(1, z, 0, a)
    if a > 0 then
        z:del(0, a)
        A = A - a
        x.written = x.written + a
    else
        D = d(w, 50) ~= nil
    end
end
local E = 0
A = 0
B = 0
C = 0
D = false
--- Bytes from the server by what became of them, since boot; the rest waits. Read only.
x = {received = 0, written = 0, dropped = 0}
--- Claims the memory. Returns false when there is none.
function y()
    local a = u(
        "inbox",
        q.sizeBytes,
        f(q.sizeBytes, 2048)
    )
    if not a then
        return false
    end
    z = a
    E = z:len()
    B = e(
        256,
        f(k // 100, 4096)
    )
    C = B * 12000 // k + 500
    return true
end
--- The UART's "sent" event; or the timer that stands in for it, as that may be lost, and a write may be refused. The event
-- may be spurious, too: an early write is a copy that waits in the firmware.
w = g(
    "inbox",
    function()
        if D then
            D = false
            v()
        end
    end
)
-- src/firmware.ts
local B, C, F, G
--- It is taken for one that never says "sent".
function B()
    C = false
    c("link", "this firmware confirms nothing: without answers of the server, what is sent is taken for arrived")
end
F = false
--- By the day on which it was made it surely never does.
local H = false
-- src/outbox.ts
local I, J, K, L, M, N, O, P, Q, R, S, T, U, V
local W, X
function W(a)
    return X[a] * 256 + X[a + 1]
end
--- Where the next frame to be sent begins, and where the last one ends. Read only.
J = 0
K = 0
--- Of the flight, what was in it at `markFlight`: where that ends, and its payload.
local Y = 0
local Z = 0
--- What the outbox takes, headers included. Read only.
I = 0
--- Payload bytes of the open frame. Read only.
U = 0
--- It has found no room, or has a hole: all of it will be dropped when it ends.
local aa = false
--- The figures of the delivery contract, in payload bytes, by what became of them since boot. Read only. At every moment
-- received is the sum of confirmed, inFlight, queued, dropped and consumed. Those that were given up in flight, on a link
-- that died, are among the dropped ones; all others found no room, or made it.
M = 0
N = 0
O = 0
P = 0
Q = 0
R = 0
S = 0
T = 0
--- Claims the memory: less than is configured when it is short, aloud. Returns false when there is none. Lowers
-- `packing.maximumBytes` to what fits in the outbox and in `buffer`.
function V(a)
    local b = u("outbox", o, 2048)
    if not b then
        return false
    end
    X = b
    X:seek(2)
    I = X:len()
    L = a
    n = f(
        n,
        I - 2 * 2,
        L:len()
    )
    return true
end
-- src/transmit.ts
--- One attempt. Before the first there is nothing but that nothing is open.
local ab = {
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
local ac = {
    made = 0,
    confirmed = 0,
    lost = 0,
    inFlight = 0,
    marked = 0
}
--- Hands one frame to the firmware: text unless `kind` is 1. Returns whether it took it.
local function ad(a, b)
    local c = ab.client
    ab.untold = ab.untold + 1
    local a = c:send(a, b)
    if not c:ready() then
        return false
    end
    if G == nil then
        do
            G = a
            if not F and C ~= false then
                C = nil
                if not a then
                    C = true
                elseif H then
                    B()
                end
            end
        end
    end
    if a ~= G then
        ab.refusals = e(ab.refusals, 1)
        return false
    end
    ab.refusals = 0
    ab.retryMs = 100
    return true
end
--- Whether the link stands, as far as the firmware knows.
local function ae()
    return ab.open and ab.client:ready()
end
--- Remembers what is in flight now, for `retireMarked`, in place of what was remembered.
local function af()
    do
        Y = J
        Z = O
    end
    ac.marked = ac.inFlight
end
--- What was in flight at the last `markLink` has arrived, as far as can be known. Returns how many bytes of data.
local function ag()
    ac.confirmed = ac.confirmed + ac.marked
    ac.inFlight = ac.inFlight - ac.marked
    ac.marked = 0
    do
        local a = Z
        O = O - a
        N = N + a
        X:del(0, Y)
        K = K - Y
        J = J - Y
        Y = 0
        Z = 0
        return a
    end
end
-- src/sent-retiring.ts
local ah, ai, aj
local ak, al, am, an, ao, ap
local function aq()
    ak(ag())
    am.waiting = O > 0
    am.waitedMs = 0
    am.checks = 0
    am.heardSince = false
    am.spokeSince = false
end
function ak(a)
    if al < 2 * a and am.checks < 2 then
        al = 2 * a
    end
end
local function ar()
    am.settling = false
    am.probes = 0
    am.answers = 0
    am.covering = 0
    am.byAnswers = false
    am.pastSent = true
    am.waitedMs = 0
end
local function as()
    if not am.stepping then
        am.stepping = d(ap, 100) ~= nil
    end
end
--- Sends what waits.
local at
al = 4194304
am = {
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
function ah()
    local a
    do
        local b = ab.open and ad("", 1)
        if b then
            ab.probeDue = false
            ab.probedAt = ab.checks
            if ab.askedAt < 0 then
                ab.askedAt = ab.checks
            end
        end
        a = b
    end
    if a then
        am.probes = am.probes + 1
        am.steps = 0
        if am.covering == 0 and not am.settling then
            am.covering = am.probes
            af()
        end
    end
    return a
end
--- All that may go now was handed over: one frame was taken, or more.
function ai()
    if not am.waiting then
        am.waiting = true
        am.doubts = 0
        am.steps = 10 - 1
        am.waitedMs = 0
        am.checks = 0
        am.heardSince = false
        am.spokeSince = false
    end
    am.mark = 0
    if C ~= true or am.pastSent then
        as()
    elseif ab.untold > 1 then
        am.mark = 1
        d(an, 5)
    end
end
--- To be called regularly while a link is open. Returns why the link must be taken for dead, or undefined.
function aj()
    if not am.waiting then
        return nil
    end
    am.stepping = false
    as()
    am.checks = am.checks + 1
    if am.checks >= 2 then
        al = 0
    end
    if am.waitedMs < 35000 or not (am.answers > 0 or C and not am.pastSent) then
        return nil
    end
    if am.heardSince then
        ar()
        return nil
    end
    return "what was sent is not confirmed"
end
an = g(
    "link",
    function()
        local a = am.mark == 2
        if a or am.mark == 1 then
            am.mark = 3
        end
        if a then
            ah()
        end
    end
)
ao = g(
    "link",
    function()
        if am.settling and ae() then
            am.settling = false
            ag()
            if not am.waiting then
                at()
            end
        end
    end
)
ap = g(
    "link",
    function()
        am.stepping = false
        if not am.waiting then
            return
        end
        local a = am.answers
        local b = am.heardSince
        local c = 4 * (O + P) > I
        am.waitedMs = am.waitedMs + 100
        am.steps = am.steps + 1
        local d = am.steps
        local e = am.waitedMs
        local f = C == true and not am.pastSent
        if not f or b or am.doubts > 0 or am.checks > 0 then
            as()
        end
        if C == nil then
            local a = b and (c and 3000 or 15000) or (c and 60000 or 660000)
            if e >= a then
                B()
            end
        end
        local g = (f or a > 0) and e % 10000 == 0
        if f then
            if b and d >= (am.doubts == 0 and 3 or 10) then
                if am.spokeSince then
                    am.byAnswers = true
                    am.pastSent = a > 0
                end
                am.doubts = am.doubts + 1
                am.heardSince = false
                g = a > 0 or am.doubts <= 2 or e < O
                if not g then
                    ar()
                end
            end
        elseif a > 0 then
            local a = c and am.covering == 0
            local a = d >= (a and 2 or 8) and (am.covering == 0 or b)
            g = g or a
        elseif not am.settling and C ~= nil and d >= (c and 2 or 10) then
            am.steps = 0
            am.covering = 0
            if ae() then
                aq()
            end
            af()
        end
        if g then
            ah()
        end
        if not f then
            at()
        end
    end
)
-- src/link.ts
local B, ag
local ap, ar, au, av
--- Ends the link, if there is one. Nothing of it is heard again. What was in flight is queued again or dropped.
function B()
    local a = ab.client
    ab.open = false
    if a then
        a:close()
        local a
        do
            local b = O
            do
                P = P + b
                S = S + b
            end
            O = 0
            J = 0
            Y = 0
            Z = 0
            a = b
        end
        ac.lost = ac.lost + ac.inFlight
        ac.inFlight = 0
        ac.marked = 0
        ab.client = nil
        if a > 0 then
            c("link", a, "bytes were not confirmed:", "resend")
        end
    end
    sys.timerStop(au)
    do
        am.probes = 0
        am.answers = 0
        am.covering = 0
        am.byAnswers = false
        am.pastSent = false
        am.waiting = false
        am.spokeSince = false
        am.stepping = false
        am.mark = 0
        am.settling = false
    end
    ab.lastError = ""
    ab.retryMs = 100
    ab.untold = 0
    ab.refusals = 0
    ab.checks = -1
    ab.quiet = 0
    ab.probedAt = 0
    ab.askedAt = -1
    ab.probeDue = false
    ab.serverAnswers = false
end
--- Sends what waits, as far as the gate lets it.
function ag()
    if not ab.open or J == K and #ap == 0 and not ab.probeDue then
        return
    end
    local a
    do
        local b = p
        local c = I
        if C == nil then
            if am.waiting and ab.untold == 1 and am.waitedMs < 5000 then
                a = 0
                goto done_gate
            end
        else
            if C and not am.pastSent and am.waiting then
                if am.answers == 0 or P <= b then
                    a = 0
                    goto done_gate
                end
                am.byAnswers = true
                am.pastSent = true
                as()
            end
            c = al < b and b or al
            if C and not am.pastSent then
                a = c < 2 * b and c or 2 * b
                goto done_gate
            end
        end
        a = f(c, 3 * I // 4) - O
        ::done_gate::
    end
    if a <= 0 then
        return
    end
    if a > P then
        a = P
    end
    if a + O > p and not t(a + 24576) then
        a = p - O
    end
    local b = ab.probeDue and ah()
    local c = b or not ab.probeDue
    while c and #ap > 0 do
        c = ad(ap[1])
        if c then
            table.remove(ap, 1)
            ac.inFlight = ac.inFlight + 1
            b = true
        end
    end
    while c and a > 0 and J ~= K do
        local d
        do
            local a = W(J)
            L:seek(0)
            L:copy(0, X, J + 2, a)
            d = a
        end
        do
            c = ad(L, 1)
        end
        if c then
            do
                J = J + (2 + d)
                P = P - d
                O = O + d
            end
            a = a - d
            b = true
        end
    end
    if b then
        ai()
    elseif not c then
        d(av, ab.retryMs)
        ab.retryMs = f(2 * ab.retryMs, 3200)
    end
end
local t
--- Links in a row that ended soon after they had opened.
local S = 0
local Y = false
ap = {}
--- One function for all links: an event of an old one changes nothing.
ar = g(
    "link",
    function(a, b, c)
        if a ~= ab.client then
            return
        end
        if b == "recv" then
            ab.quiet = 0
            ab.askedAt = -1
            do
                local a = c
                x.received = x.received + #a
                local b = E - A
                if #a > b then
                    x.dropped = x.dropped + #a
                    if D or A > 0 then
                        goto done_pushToInbox
                    end
                    local c = #a * 12000 // k + 500
                    D = d(w, c) ~= nil
                    local c = e(
                        uart.write(1, a),
                        0
                    )
                    x.written = x.written + c
                    x.dropped = x.dropped - c
                    a = string.sub(a, c + 1)
                    if #a > b then
                        goto done_pushToInbox
                    end
                    x.dropped = x.dropped - #a
                end
                z:write(a)
                A = A + #a
                v()
                ::done_pushToInbox::
            end
            local a
            do
                local b = c == ""
                local b = b and am.answers < am.probes
                if b then
                    am.answers = am.answers + 1
                    am.pastSent = am.pastSent or am.byAnswers
                    if am.covering > 0 and am.answers >= am.covering then
                        am.covering = 0
                        if not am.settling then
                            aq()
                            at()
                        end
                    end
                else
                    am.spokeSince = true
                end
                if am.waiting and not am.heardSince then
                    am.heardSince = true
                    if C == true and not am.pastSent then
                        am.steps = 0
                        as()
                    end
                end
                a = b
            end
            if a then
                ab.serverAnswers = true
            end
        elseif b == "sent" then
            do
                if not F then
                    do
                        C = true
                        F = true
                    end
                end
                ab.untold = ab.untold - 1
                if am.byAnswers and not am.spokeSince then
                    am.byAnswers = false
                    am.pastSent = false
                end
                if not am.waiting then
                    goto done_sent
                end
                if am.mark == 3 or ab.untold <= 0 then
                    am.settling = d(ao, 2) ~= nil
                    if am.settling then
                        am.waiting = false
                        am.mark = 0
                        ak(O)
                        af()
                    end
                elseif not am.pastSent then
                    am.mark = 2
                    d(an, 5)
                end
                ::done_sent::
            end
            ag()
        elseif b == "conack" then
            ab.checks = 0
            ab.open = true
            if ah() then
                ai()
            end
            t("opened")
        elseif b == "error" then
            ab.lastError = tostring(c)
        elseif b == "disconnect" then
            ab.open = false
            d(au, 1)
        end
    end
)
au = g(
    "link",
    function()
        local a = ab.lastError
        local b = a == "" and "disconnected" or ("disconnected (" .. a) .. ")"
        local a = ab.checks >= 0 and ab.checks < 2 and (a == "rx" or a == "")
        S = a and S + 1 or 0
        if S > 1 then
            b = b .. ", again within seconds: it closes, or a frame is above the firmware's limit (8192 bytes, old cores 4096)"
        end
        c("link", b)
        t("closed")
    end
)
av = g("link", ag)
-- src/machine.ts
--- The state before the `boot` event.
local z = {name = "waiting-network", network = false, failures = 0, rung = 0}
-- src/network.ts
-- src/packer.ts
local A
local D, E, F, S
local function Z()
    D = true
    local a
    do
        local b = K + 2
        local c = U
        if aa then
            c = X:used() - b
            X:seek(b)
            P = P - c
            Q = Q + c
            c = 0
            aa = false
        end
        local d = c == #"\"echo\"" and c > 0 and X:toStr(b, c) == "\"echo\""
        U = 0
        if d then
            X:seek(b)
            P = P - c
            R = R + c
        elseif c > 0 then
            X[K] = c // 256
            X[K + 1] = c & 255
            K = b + c
            X:seek(K + 2)
        end
        a = d
    end
    if a then
        E = E + 1
    end
end
D = false
E = 0
--- Something is being seen to, or short memory has left it: a frame that nothing would end, or that nobody was told of.
local R = false
--- While it runs, for the open frame.
local ad
--- Reads what the UART has, and ends the open frame when that is due. Costs next to nothing when there is nothing to do.
-- Whatever else `why` is, as what the firmware passes, means nothing.
function A(a)
    local b = uart.rxSize(1)
    if b == 0 and not R and a ~= "idle" and a ~= "delay" then
        return
    end
    local c = U
    local e = b > 0 or R
    R = true
    local g = b
    while g > 0 do
        local a = n - U
        local a = g < a and g or a
        local b = 0
        do
            do
                local c = I - K - U - 2 * 2
                if c < a and not aa then
                    do
                        local b = I - X:used() - 2
                        local d = J
                        local e = 0
                        local g = (b + K - J >= a)
                        while g and b + d - J < a do
                            local a = W(d)
                            d = d + (2 + a)
                            e = e + a
                        end
                        local a = d - J
                        if a > 0 then
                            local b = X:used()
                            while d < b do
                                local b = f(
                                    b - d,
                                    L:len()
                                )
                                L:seek(0)
                                L:copy(0, X, d, b)
                                X:copy(d - a, L, 0, b)
                                d = d + b
                            end
                            X:seek(b - a)
                            K = K - a
                            P = P - e
                            Q = Q + e
                        end
                        c = b + a
                    end
                    aa = c <= 0
                end
                local d
                if aa then
                    do
                        L:seek(0)
                        local a = uart.read(1, a, L)
                        M = M + a
                        Q = Q + a
                        d = a
                    end
                else
                    d = uart.read(1, c < a and c or a, X)
                    M = M + d
                    P = P + d
                end
                U = U + d
                b = d
            end
        end
        if b == 0 then
            break
        end
        g = g - b
        if U >= n then
            Z()
        end
    end
    if a == "idle" and b == 0 and l > 0 or a == "delay" and U == c + b - g then
        Z()
    end
    if e then
        local a = l > 0 and l or 20
        e = d(F, a) == nil
    end
    if D and ad ~= nil then
        sys.timerStop(ad)
        ad = nil
    end
    if U > 0 and ad == nil and m > 0 then
        local a = m - U * 9000 // k
        ad = d(S, a < 1 and 1 or a)
        e = e or ad == nil
    end
    if D then
        while E > 0 do
            E = E - 1
            local a = json.encode(os.date())
            do
                local a = ("{\"action\":\"echo\",\"msg\":" .. tostring(a)) .. "}"
                ac.made = ac.made + 1
                if #ap >= 16 then
                    table.remove(ap, 1)
                    ac.lost = ac.lost + 1
                end
                ap[#ap + 1] = a
                ag()
            end
        end
        ag()
        D = false
    end
    R = e
end
F = g(
    "packing",
    function() return A("idle") end
)
S = g(
    "packing",
    function()
        ad = nil
        A("delay")
    end
)
-- src/serial-port.ts
--- Opens the UART. When the firmware refuses, says so and tries again, for ever.
local function D()
    local b = uart.setup(
        1,
        k,
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
        a(
            "uart",
            "setup of port",
            1,
            "failed:",
            b
        )
        d(
            g("uart", D),
            5000
        )
        return
    end
    local a = g("uart", A)
    uart.on(1, "receive", a)
    uart.on(1, "sent", w)
    sys.timerLoopStart(a, 200)
end
-- src/gateway.ts
local w
local A, E, F, J, K, L, M, R, S, W, Z, aa, ad, af, ai
local function ak()
    local a
    do
        if ab.checks < 0 then
            a = nil
            goto done_checkLink
        end
        ab.checks = ab.checks + 1
        ab.quiet = ab.quiet + 1
        if not ae() then
            a = "the firmware has dropped the link"
            goto done_checkLink
        end
        if ab.refusals > 0 then
            ab.refusals = ab.refusals + 1
        end
        local b = ab.refusals > 3 and "the firmware takes no frame" or aj()
        if b ~= nil then
            do
                G = nil
            end
            a = b
            goto done_checkLink
        end
        local b = ab.quiet
        local d = ab.askedAt >= 0
        if d and ab.checks - ab.askedAt >= 3 then
            if ab.serverAnswers then
                if b >= 4 + 3 then
                    a = "the server does not answer"
                    goto done_checkLink
                end
            elseif not Y and (am.answers > 0 or C) == false then
                Y = true
                c("link", "neither firmware nor server confirms anything: a dead path goes unnoticed for minutes")
            end
        end
        local c = ab.serverAnswers and 4 or 2 * 4
        if b >= c and not (d and ab.checks - ab.probedAt < c) then
            if ab.probeDue then
                ah()
            else
                ab.probeDue = true
            end
        end
        ag()
        a = nil
        ::done_checkLink::
    end
    if a ~= nil then
        c("link", a)
        A("silent")
    end
    v()
    local a = Q - T
    if a ~= S then
        c(
            "outbox",
            "full:",
            a - S,
            "bytes dropped,",
            a,
            "since boot"
        )
        S = a
    end
    local a = x.dropped
    if a ~= W then
        c(
            "inbox",
            "full:",
            a - W,
            "bytes dropped,",
            a,
            "since boot"
        )
        W = a
    end
    local a = ac.lost
    if a ~= Z then
        c(
            "link",
            a - Z,
            "answers of our own were lost,",
            a,
            "since boot"
        )
        Z = a
    end
end
function A(a)
    F[#F + 1] = a
    if not J then
        J = true
        aa()
        J = false
    end
end
local function v()
    L = L + 5000
    if K > 0 and L - K > 10000 then
        A("timeout")
    end
    local a = E.name == "online"
    if (K > 0 or not a) and L - K > 60000 then
        return E.name .. " has not ended"
    end
    local b = N + O
    if not a or P <= U or b ~= R then
        R = b
        M = 0
        return nil
    end
    M = M + 5000
    return M > 120000 and "the outbox does not move" or nil
end
E = z
F = {}
J = false
K = 0
L = 0
M = 0
R = 0
--- Starts the gateway. Never raises. Call it once, before `sys.run()`.
w = g(
    "gateway",
    function()
        b(
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
                a("config", "url is not ws://… or wss://…: no link can be made")
            end
            k = s(
                "uart.baudRate",
                k,
                300,
                4000000,
                115200
            )
            l = s(
                "packing.idleGapMs",
                l,
                0,
                3600000,
                20
            )
            m = s(
                "packing.maximumDelayMs",
                m,
                0,
                3600000,
                100
            )
            o = s(
                "outbox.sizeBytes",
                o,
                2048,
                4194304,
                65536
            )
            p = s(
                "outbox.burstBytes",
                p,
                1,
                4194304,
                16384
            )
            q.sizeBytes = s(
                "inbox.sizeBytes",
                q.sizeBytes,
                1,
                4194304,
                16384
            )
            local a = f(o - 16, 65534)
            n = s(
                "packing.maximumBytes",
                n,
                1,
                a,
                1300
            )
        end
        h()
        g("board", r)(v)
        local a = e(n, 512)
        local a = u("gateway", a, 512)
        if not a or not y() or not V(a) then
            return
        end
        do
            local a = A
            t = a
            do
                local a = rtos.buildDate()
                H = (string.find(a, " 2025$")) ~= nil and (string.find(a, "^Dec [23]")) == nil
            end
            do
                local a = ag
                at = a
            end
        end
        g("uart", D)()
        sys.timerLoopStart(
            g("gateway", ak),
            5000
        )
        A("boot")
        do
            local a = A
            sys.subscribe(
                "IP_READY",
                g(
                    "network",
                    function(c)
                        b("network", "IP address", c)
                        a("network-up")
                    end
                )
            )
            sys.subscribe(
                "IP_LOSE",
                g(
                    "network",
                    function(b)
                        if b == nil or b == (socket.dft()) then
                            c("network", "IP address lost")
                            a("network-down")
                        end
                    end
                )
            )
            g(
                "network",
                function()
                    if (socket.adapter()) then
                        a("network-up")
                    end
                end
            )()
        end
    end
)
S = 0
W = 0
Z = 0
--- Guarded by itself: `feed` must not be left waiting for ever. An event that finds no memory stays for the next time.
aa = g(
    "gateway",
    function()
        while #F > 0 do
            local a = F[1]
            local c = E.name
            local d
            do
                local b = E
                local c = b.name
                local e = b.network
                local f = b.failures
                local b = b.rung
                local g = {}
                local h = c == "connecting"
                local i = c == "online"
                --- The state that is entered, the same one anew included.
                local j
                if a == "network-up" then
                    e = true
                    if c == "waiting-network" then
                        j = "connecting"
                        b = 0
                    end
                elseif c == "waiting-network" then
                    if a == "boot" then
                        j = c
                    elseif a == "timeout" then
                        j = c
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
                d = {state = {name = j or c, network = e, failures = f, rung = b}, effects = g}
            end
            table.remove(F, 1)
            if a == "timeout" then
                K = 0
            end
            E = d.state
            if E.name ~= c then
                L = 0
                M = 0
                pcall(
                    b,
                    "gateway",
                    c,
                    "->",
                    E.name,
                    a
                )
            end
            for a, a in ipairs(d.effects) do
                ad = false
                af(a)
                if not ad then
                    collectgarbage()
                    af(a)
                end
            end
        end
    end
)
ad = false
af = g(
    "gateway",
    function(b)
        if b.kind == "open-link" then
            do
                B()
                local a = "this firmware has no websocket module"
                if websocket then
                    a = "websocket.create failed"
                    local b = websocket.create(nil, "wss://echo.airtun.air32.cn/ws/echo", 180)
                    if b then
                        ab.client = b
                        a = "the headers are refused: 1023 bytes at most"
                        if #j == 0 or b:headers(table.concat(j, "\r\n") .. "\r\n") then
                            b:on(ar)
                            if b:connect() then
                                goto done_openLink
                            end
                            a = "connect failed"
                        end
                    end
                end
                c("link", a)
                t("closed")
                ::done_openLink::
            end
        elseif b.kind == "close-link" then
            B()
        elseif b.kind == "timer" then
            K = b.jitter and b.ms - math.random(0, b.ms // 2) or b.ms
            L = 0
            d(ai, K)
        elseif b.kind == "halve-outbox" then
            do
                local a = I // 2
                if a >= e(
                    8192,
                    4 * n,
                    X:used() + 2
                ) then
                    X:resize(a)
                    if X:len() == a then
                        I = a
                        c("outbox", "no link again and again: halved to", a, "bytes, to leave the firmware more")
                    end
                end
            end
        elseif b.kind == "cycle-radio" then
            do
                if not mobile then
                    c("network", "no mobile module: flight mode is not possible")
                    goto done_cycleRadio
                end
                c("network", "flight mode for", 5000, "ms")
                mobile.flymode(0, true)
                d(
                    g("network", mobile.flymode),
                    5000,
                    0,
                    false
                )
                ::done_cycleRadio::
            end
        else
            a("gateway", "restart:", "no network for too long")
            i("no network for too long")
            rtos.reboot()
        end
        ad = true
    end
)
ai = g(
    "gateway",
    function() return A("timeout") end
)
-- src/main.ts
w()
return -- a call in the place of this function: what has run once is garbage
sys.run()
