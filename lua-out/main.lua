PROJECT = "luatos_gateway"
VERSION = "0.1.0"
BUILD = "a2dbfec8"
_G.sys = require("sys")
local a = log.error
local b = log.info
local c = log.warn
local d = math.max
local e = math.min
local f = sys.timerStart
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
local h, i
--- For how long this run is still a short one; 0 at no time where there is no store.
local j = 1
--- Logs why the module has started and what the last run has left. Never raises. Call it once, first of all.
h = g(
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
        local d = fskv
        if not (d and d.init()) then
            b("boot", "no store: restarts are not remembered")
            return
        end
        local b = d.get("gateway_restart")
        if b ~= nil then
            c("boot", "the gateway had restarted the module:", b)
            d.del("gateway_restart")
        end
        local b = d.get("gateway_short_runs")
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
        d.set("gateway_short_runs", b + 1)
        j = 300000
    end
)
--- Keeps why the module is about to restart, for the log of the next start; `undefined`: it is not, after all. Never raises.
i = g(
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
local k = {"Auth: Basic ABCDEGG"}
local l = 115200
local m = 20
local n = 100
local o = 1300
local p = 65536
local q = 16384
local r = {sizeBytes = 16384}
-- src/board.ts
--- Prepares the module. `whyStuck` is asked every 5 seconds, whatever else fails. While it gives a reason the watchdog is
-- not fed; where there is none, the module is restarted after the same time.
local function s(b)
    --- It is there and has started.
    local d
    local e = 0
    sys.timerLoopStart(
        g(
            "board",
            function()
                local b = b()
                if b ~= nil then
                    a("board", "the gateway is stuck: the watchdog is not fed:", b)
                    if e == 0 then
                        i(b)
                    end
                    e = e + 5000
                    if not d and e >= 30000 then
                        rtos.reboot()
                    end
                    return
                end
                if e > 0 then
                    i(nil)
                    e = 0
                end
                if d ~= nil then
                    d.feed()
                end
            end
        ),
        5000
    )
    if not wdt then
        c("board", "this firmware has no watchdog")
    elseif wdt.init(30000) then
        d = wdt
    else
        a("board", "the watchdog refused", 30000, "ms: a hang of the firmware itself is not guarded against")
    end
    if rtos.bsp() == "EC618" and pm then
        pm.power(pm.PWK_MODE, false)
    end
    if errDump and (-1) >= 0 then
        errDump.config(true, (-1))
    end
end
-- src/check-config.ts
local function t(b, c, d, e, f)
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
local function u(a)
    local b, c = rtos.meminfo("sys")
    return b <= 0 or b - c >= a
end
--- Claims a buffer. Halves the size until the firmware has the memory and its reserve besides, and says so;
-- the least is taken without a reserve. Returns undefined when not even that is to be had, and says so.
local function v(b, e, f)
    local g = e
    while true do
        if u(g + 49152) or g <= f then
            local a = zbuff.create(g)
            if a then
                if g < e then
                    c(
                        b,
                        "memory is short:",
                        g,
                        "bytes instead of",
                        e
                    )
                end
                return a
            end
        end
        if g <= f then
            a(b, "no memory for", g, "bytes")
            return nil
        end
        g = d(g // 2, f)
    end
end
-- src/timer.ts
--- Stops a timer, whether it runs or not.
local w = rtos.timer_stop
--- Starts a timer that does not run, `againAndAgain`: for where each instruction counts.
local x = rtos.timer_start
--- Makes a timer that does not run yet; its callback must not raise. Once started it fires again and again until it is
-- stopped, so that a firing that is lost is made up for. A firing that waits while the timer is started anew counts for
-- the new start, and comes early.
local function y(a, ...)
    local a = sys.timerLoopStart(a, 126322567, ...)
    w(a)
    return a
end
--- Starts a timer anew. Returns 1, or 0 when the firmware has none to spare.
local function z(a, b)
    w(a)
    return x(a, b, (-1))
end
-- src/inbox.ts
local A, B, C, D
local E, F, G, H, I, J
--- Writes what may go now. To be called now and then: the firmware may have had no timer to spare.
function A()
    if I or F == 0 then
        return
    end
    local a = F < G and F or G
    I = z(J, H) == 1
    local a = uart.tx(1, E, 0, a)
    if a > 0 then
        E:del(0, a)
        F = F - a
        B.written = B.written + a
    else
        I = z(J, 50) == 1
    end
end
local K = 0
F = 0
G = 0
H = 0
I = false
--- Bytes from the server by what became of them, since boot; the rest waits. Read only.
B = {received = 0, written = 0, dropped = 0}
--- Claims the memory. Returns false when there is none.
function C()
    local a = v("inbox", r.sizeBytes, 2048)
    if not a then
        return false
    end
    E = a
    K = E:len()
    G = d(
        256,
        e(l // 100, 4096)
    )
    H = G * 12000 // l + 500
    return true
end
--- The UART's "sent" event; or the timer that stands in for it, as that may be lost, and a write may be refused. The event
-- may be spurious, too: an early write is a copy that waits in the firmware.
D = g(
    "inbox",
    function()
        if I then
            I = false
            w(J)
            A()
        end
    end
)
J = y(D)
-- src/firmware.ts
local G, H, I, J
--- It is taken for one that never says "sent".
function G()
    H = false
    c("link", "this firmware confirms nothing: without answers of the server, what is sent is taken for arrived")
end
I = false
--- By the day on which it was made it surely never does.
local L = false
-- src/outbox.ts
local M, N, O, P, Q, R, S, T, U, V, W, X, Y, Z, aa
local ab, ac, ad
function ab(a)
    return ad[a] * 256 + ad[a + 1]
end
ac = uart.read
--- Where the next frame to be sent begins, and where the last one ends. Read only.
N = 0
O = 0
--- Of the flight, what was in it at `markFlight`: where that ends, and its payload.
local ae = 0
local af = 0
--- What the outbox takes, headers included. Read only.
M = 0
--- Payload bytes of the open frame. Read only.
Y = 0
--- Less than this it may become by what is simply read; 0 while there is something else to be seen to. Read only.
Z = 0
--- It has found no room, or has a hole: all of it will be dropped when it ends.
local ag = false
--- The figures of the delivery contract, in payload bytes, by what became of them since boot. Read only. At every moment
-- received is the sum of confirmed, inFlight, queued, dropped and consumed. Those that were given up in flight, on a link
-- that died, are among the dropped ones; all others found no room, or made it.
Q = 0
R = 0
S = 0
T = 0
U = 0
V = 0
W = 0
X = 0
--- Claims the memory: less than is configured when it is short, aloud. Returns false when there is none. Lowers
-- `packing.maximumBytes` to what fits in the outbox and in `buffer`.
function aa(a)
    local b = v("outbox", p, 2048)
    if not b then
        return false
    end
    ad = b
    ad:seek(2)
    M = ad:len()
    P = a
    o = e(
        o,
        M - 2 * 2,
        P:len()
    )
    return true
end
-- src/transmit.ts
--- One attempt. Before the first there is nothing but that nothing is open.
local ah = {
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
local ai = {
    made = 0,
    confirmed = 0,
    lost = 0,
    inFlight = 0,
    marked = 0
}
--- Hands one frame to the firmware: text unless `kind` is 1. Returns whether it took it.
local function aj(a, b)
    local c = ah.client
    ah.untold = ah.untold + 1
    local a = c:send(a, b)
    if not c:ready() then
        return false
    end
    if J == nil then
        do
            J = a
            if not I and H ~= false then
                H = nil
                if not a then
                    H = true
                elseif L then
                    G()
                end
            end
        end
    end
    if a ~= J then
        ah.refusals = d(ah.refusals, 1)
        return false
    end
    ah.refusals = 0
    return true
end
--- Whether the link stands, as far as the firmware knows.
local function ak()
    return ah.open and ah.client:ready()
end
--- Remembers what is in flight now, for `retireMarked`, in place of what was remembered.
local function al()
    do
        ae = N
        af = S
    end
    ai.marked = ai.inFlight
end
--- What was in flight at the last `markLink` has arrived, as far as can be known. Returns how many bytes of data.
local function am()
    if ai.marked > 0 then
        ai.confirmed = ai.confirmed + ai.marked
        ai.inFlight = ai.inFlight - ai.marked
        ai.marked = 0
    end
    do
        local a = af
        S = S - a
        R = R + a
        ad:del(0, ae)
        O = O - ae
        N = N - ae
        ae = 0
        af = 0
        return a
    end
end
-- src/sent-retiring.ts
local an, ao, ap
local aq, ar, as, at, au, av
local function aw()
    aq(am())
    as.waiting = S > 0
    as.waitedMs = 0
    as.checks = 0
    as.heardSince = false
    as.spokeSince = false
end
function aq(a)
    if ar < 2 * a and as.checks < 2 then
        ar = 2 * a
    end
end
local function ax()
    as.settling = false
    as.probes = 0
    as.answers = 0
    as.covering = 0
    as.byAnswers = false
    as.pastSent = true
    as.waitedMs = 0
end
local function ay()
    if not as.stepping then
        as.stepping = z(av, 100) == 1
    end
end
--- Sends what waits.
local az
ar = 4194304
as = {
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
function an()
    local a
    do
        local b = ah.open and aj("", 1)
        if b then
            ah.probeDue = false
            ah.probedAt = ah.checks
            if ah.askedAt < 0 then
                ah.askedAt = ah.checks
            end
        end
        a = b
    end
    if a then
        as.probes = as.probes + 1
        as.steps = 0
        if as.covering == 0 and not as.settling then
            as.covering = as.probes
            al()
        end
    end
    return a
end
--- All that may go now was handed over: one frame was taken, or more.
function ao()
    if not as.waiting then
        as.waiting = true
        as.doubts = 0
        as.steps = 10 - 1
        as.waitedMs = 0
        as.checks = 0
        as.heardSince = false
        as.spokeSince = false
    end
    as.mark = 0
    if H ~= true or as.pastSent then
        ay()
    elseif ah.untold > 1 then
        as.mark = 1
        f(at, 5)
    end
end
--- To be called regularly while a link is open. Returns why the link must be taken for dead, or undefined.
function ap()
    if not as.waiting then
        return nil
    end
    as.stepping = false
    ay()
    as.checks = as.checks + 1
    if as.checks >= 2 then
        ar = 0
    end
    if as.waitedMs < 35000 or not (as.answers > 0 or H and not as.pastSent) then
        return nil
    end
    if as.heardSince then
        ax()
        return nil
    end
    return "what was sent is not confirmed"
end
at = g(
    "link",
    function()
        local a = as.mark == 2
        if a or as.mark == 1 then
            as.mark = 3
        end
        if a then
            an()
        end
    end
)
local am = g(
    "link",
    function()
        w(au)
        if as.settling and ak() then
            as.settling = false
            am()
            if N ~= O and not as.waiting then
                az()
            end
        end
    end
)
au = y(am)
local G = g(
    "link",
    function()
        w(av)
        as.stepping = false
        if not as.waiting then
            return
        end
        local a = as.answers
        local b = as.heardSince
        local c = 4 * (S + T) > M
        as.waitedMs = as.waitedMs + 100
        as.steps = as.steps + 1
        local d = as.steps
        local e = as.waitedMs
        local f = H == true and not as.pastSent
        if not f or b or as.doubts > 0 or as.checks > 0 then
            ay()
        end
        if H == nil then
            local a = b and (c and 3000 or 15000) or (c and 60000 or 660000)
            if e >= a then
                G()
            end
        end
        local g = (f or a > 0) and e % 10000 == 0
        if f then
            if b and d >= (as.doubts == 0 and 3 or 10) then
                if as.spokeSince then
                    as.byAnswers = true
                    as.pastSent = a > 0
                end
                as.doubts = as.doubts + 1
                as.heardSince = false
                g = a > 0 or as.doubts <= 2 or e < S
                if not g then
                    ax()
                end
            end
        elseif a > 0 then
            local a = c and as.covering == 0
            local a = d >= (a and 2 or 8) and (as.covering == 0 or b)
            g = g or a
        elseif not as.settling and H ~= nil and d >= (c and 2 or 10) then
            as.steps = 0
            as.covering = 0
            if ak() then
                aw()
            end
            al()
        end
        if g then
            an()
        end
        if not f then
            az()
        end
    end
)
av = y(G)
-- src/link.ts
local G, am
local av, aA, aB, aC
--- Ends the link, if there is one. Nothing of it is heard again. What was in flight is queued again or dropped.
function G()
    local a = ah.client
    ah.open = false
    if a then
        a:close()
        local a
        do
            local b = S
            do
                T = T + b
                W = W + b
            end
            S = 0
            N = 0
            ae = 0
            af = 0
            a = b
        end
        ai.lost = ai.lost + ai.inFlight
        ai.inFlight = 0
        ai.marked = 0
        ah.client = nil
        if a > 0 then
            c("link", a, "bytes were not confirmed:", "resend")
        end
    end
    sys.timerStop(aB)
    do
        ax()
        as.pastSent = false
        as.waiting = false
        as.stepping = false
        as.mark = 0
    end
    ah.lastError = ""
    ah.untold = 0
    ah.refusals = 0
    ah.checks = -1
    ah.quiet = 0
    ah.probedAt = 0
    ah.askedAt = -1
    ah.probeDue = false
    ah.serverAnswers = false
end
--- Sends what waits, as far as the gate lets it.
function am()
    if N == O and #av == 0 and not ah.probeDue or not ah.open then
        return
    end
    local a
    do
        local b = q
        local c = M
        if H == nil then
            if as.waiting and ah.untold == 1 and as.waitedMs < 5000 then
                a = 0
                goto done_gate
            end
        else
            if H and not as.pastSent and as.waiting then
                if as.answers == 0 or T <= b then
                    a = 0
                    goto done_gate
                end
                as.byAnswers = true
                as.pastSent = true
                ay()
            end
            c = ar < b and b or ar
            if H and not as.pastSent then
                a = c < 2 * b and c or 2 * b
                goto done_gate
            end
        end
        a = e(c, 3 * M // 4) - S
        ::done_gate::
    end
    if a <= 0 then
        return
    end
    if a > T then
        a = T
    end
    if a + S > q and not u(a + 24576) then
        a = q - S
    end
    local b = false
    local c = true
    while c and #av > 0 do
        c = aj(av[1])
        if c then
            table.remove(av, 1)
            ai.inFlight = ai.inFlight + 1
            b = true
        end
    end
    while c and a > 0 and N ~= O do
        local d
        do
            local a = ab(N)
            P:seek(0)
            P:copy(0, ad, N + 2, a)
            d = a
        end
        do
            c = aj(P, 1)
        end
        if c then
            do
                N = N + (2 + d)
                T = T - d
                S = S + d
            end
            a = a - d
            b = true
        end
    end
    if c and ah.probeDue then
        c = an()
        b = b or c
    end
    if b then
        ao()
    elseif not c then
        f(aC, 100)
    end
end
local u
--- Links in a row that ended soon after they had opened.
local W = 0
local ae = false
av = {}
--- One function for all links: an event of an old one changes nothing.
aA = g(
    "link",
    function(a, b, c)
        if a ~= ah.client then
            return
        end
        if b == "recv" then
            ah.quiet = 0
            ah.askedAt = -1
            do
                B.received = B.received + #c
                if F + #c > K then
                    B.dropped = B.dropped + #c
                    goto done_pushToInbox
                end
                E:write(c)
                F = F + #c
                A()
                ::done_pushToInbox::
            end
            local a
            do
                local b = c == ""
                local b = b and as.answers < as.probes
                if b then
                    as.answers = as.answers + 1
                    as.pastSent = as.pastSent or as.byAnswers
                    if as.covering > 0 and as.answers >= as.covering then
                        as.covering = 0
                        if not as.settling then
                            aw()
                            ah.probeDue = ah.probeDue or N ~= O
                            az()
                        end
                    end
                else
                    as.spokeSince = true
                end
                if as.waiting and not as.heardSince then
                    as.heardSince = true
                    if H == true and not as.pastSent then
                        as.steps = 0
                        ay()
                    end
                end
                a = b
            end
            if a then
                ah.serverAnswers = true
            end
        elseif b == "sent" then
            do
                if not I then
                    do
                        H = true
                        I = true
                    end
                end
                ah.untold = ah.untold - 1
                if as.byAnswers and not as.spokeSince then
                    as.byAnswers = false
                    as.pastSent = false
                end
                if not as.waiting then
                    goto done_sent
                end
                if as.mark == 3 or ah.untold <= 0 then
                    as.settling = z(au, 2) == 1
                    if as.settling then
                        as.waiting = false
                        as.mark = 0
                        aq(S)
                        al()
                    end
                elseif not as.pastSent then
                    as.mark = 2
                    f(at, 5)
                end
                ::done_sent::
            end
            am()
        elseif b == "conack" then
            ah.checks = 0
            ah.open = true
            if an() then
                ao()
            end
            u("opened")
        elseif b == "error" then
            ah.lastError = tostring(c)
        elseif b == "disconnect" then
            ah.open = false
            f(aB, 1)
        end
    end
)
aB = g(
    "link",
    function()
        local a = ah.lastError
        local b = a == "" and "disconnected" or ("disconnected (" .. a) .. ")"
        local a = ah.checks >= 0 and ah.checks < 2 and (a == "rx" or a == "")
        W = a and W + 1 or 0
        if W > 1 then
            b = b .. ", again within seconds: it closes, or a frame is above the firmware's limit (8192 bytes, old cores 4096)"
        end
        c("link", b)
        u("closed")
    end
)
aC = g("link", am)
-- src/machine.ts
--- The state before the `boot` event.
local E = {name = "waiting-network", network = false, failures = 0, rung = 0}
-- src/network.ts
-- src/packer.ts
local F
local I, K
local function W()
    I = true
    local a
    do
        local b = O + 2
        local c = Y
        if ag then
            c = ad:used() - b
            ad:seek(b)
            T = T - c
            U = U + c
            c = 0
            ag = false
        end
        local d = c == #"\"echo\"" and c > 0 and ad:toStr(b, c) == "\"echo\""
        Y = 0
        if d then
            ad:seek(b)
            T = T - c
            V = V + c
        elseif c > 0 then
            ad[O] = c // 256
            ad[O + 1] = c & 255
            O = b + c
            ad:seek(O + 2)
        end
        a = d
    end
    if a then
        K = K + 1
    end
end
local V = uart.rxSize
I = false
K = 0
--- Something is being seen to, or short memory has left it: a frame that nothing would end, or that nobody was told of.
local af = false
--- Runs while bytes come, and then until the line has been quiet for so long.
local aj
local al
--- Runs for the open frame.
local ao
--- Reads what the UART has, and ends the open frame when that is due. Costs next to nothing when there is nothing to do.
-- Whatever else `why` is, as what the firmware passes, means nothing.
function F(a)
    local b = V(1)
    if b > 0 then
        if Y + b < Z and a ~= "delay" then
            do
                local a = ac(1, b, ad)
                Q = Q + a
                T = T + a
                Y = Y + a
            end
            w(aj)
            if x(aj, al, (-1)) == 0 then
                af = true
            end
            return
        end
    elseif not af and a ~= "idle" and a ~= "delay" then
        return
    end
    local c = Y
    local d = a == "idle" and b == 0
    local f = c == 0 or af
    af = true
    do
        Z = 0
    end
    local g = b
    while g > 0 do
        local a = o - Y
        local a = g < a and g or a
        local b = 0
        do
            do
                local c = M - O - Y - 2 * 2
                if c < a and not ag then
                    do
                        local b = M - ad:used() - 2
                        local d = N
                        local f = 0
                        local g = (b + O - N >= a)
                        while g and b + d - N < a do
                            local a = ab(d)
                            d = d + (2 + a)
                            f = f + a
                        end
                        local a = d - N
                        if a > 0 then
                            local b = ad:used()
                            while d < b do
                                local b = e(
                                    b - d,
                                    P:len()
                                )
                                P:seek(0)
                                P:copy(0, ad, d, b)
                                ad:copy(d - a, P, 0, b)
                                d = d + b
                            end
                            ad:seek(b - a)
                            O = O - a
                            T = T - f
                            U = U + f
                        end
                        c = b + a
                    end
                    ag = c <= 0
                end
                local d
                if ag then
                    do
                        P:seek(0)
                        local a = ac(1, a, P)
                        Q = Q + a
                        U = U + a
                        d = a
                    end
                else
                    d = ac(1, c < a and c or a, ad)
                    Q = Q + d
                    T = T + d
                end
                Y = Y + d
                b = d
            end
        end
        if b == 0 then
            break
        end
        g = g - b
        if Y >= o then
            W()
        end
    end
    if d and m > 0 or a == "delay" and Y == c + b - g then
        W()
    end
    local b = true
    if d then
        w(aj)
    elseif a ~= "delay" then
        b = z(aj, al) == 1
    end
    if Y == 0 then
        w(ao)
    elseif (f or I) and n > 0 then
        local a = n - Y * 9000 // l
        b = z(ao, a < 1 and 1 or a) == 1 and b
    end
    if I then
        while K > 0 do
            K = K - 1
            local a = json.encode(os.date())
            do
                local a = ("{\"action\":\"echo\",\"msg\":" .. tostring(a)) .. "}"
                ai.made = ai.made + 1
                if #av >= 16 then
                    table.remove(av, 1)
                    ai.lost = ai.lost + 1
                end
                av[#av + 1] = a
            end
        end
        am()
        I = false
    end
    if b then
        af = false
        if (Y > 0) then
            do
                local a = M - O - 2 * 2
                Z = a < o and a or o
            end
        end
    end
end
-- src/serial-port.ts
--- Opens the UART. When the firmware refuses, says so and tries again, for ever.
local function w()
    local b = uart.setup(
        1,
        l,
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
        f(
            g("uart", w),
            5000
        )
        return
    end
    local a = g("packing", F)
    do
        al = m > 0 and m or 20
        aj = y(a, "idle")
        ao = y(a, "delay")
    end
    uart.on(1, "receive", a)
    uart.on(1, "sent", D)
    sys.timerLoopStart(a, 200)
end
-- src/gateway.ts
local x
local y, z, D, F, I, K, N, O, P, Q, V, W
local function ab(a)
    z[#z + 1] = a
    if not D then
        D = true
        P()
        D = false
    end
end
local function ac()
    O()
    I = I + 5000
    if F > 0 and I - F > 10000 then
        ab("timeout")
    end
    local a = y.name == "online"
    if (F > 0 or not a) and I - F > 60000 then
        return y.name .. " has not ended"
    end
    local b = R + S
    if not a or T <= Y or b ~= N then
        N = b
        K = 0
        return nil
    end
    K = K + 5000
    return K > 120000 and "the outbox does not move" or nil
end
y = E
z = {}
D = false
F = 0
I = 0
K = 0
N = 0
--- Starts the gateway. Never raises. Call it once, before `sys.run()`.
x = g(
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
            l = t(
                "uart.baudRate",
                l,
                300,
                4000000,
                115200
            )
            m = t(
                "packing.idleGapMs",
                m,
                0,
                3600000,
                20
            )
            n = t(
                "packing.maximumDelayMs",
                n,
                0,
                3600000,
                100
            )
            p = t(
                "outbox.sizeBytes",
                p,
                2048,
                4194304,
                65536
            )
            q = t(
                "outbox.burstBytes",
                q,
                1,
                4194304,
                16384
            )
            r.sizeBytes = t(
                "inbox.sizeBytes",
                r.sizeBytes,
                8192,
                4194304,
                16384
            )
            local a = e(p - 16, 65534)
            o = t(
                "packing.maximumBytes",
                o,
                1,
                a,
                1300
            )
        end
        h()
        g("board", s)(ac)
        local a = d(o, 512)
        local a = v("gateway", a, 512)
        if not a or not C() or not aa(a) then
            return
        end
        do
            u = ab
            do
                local a = rtos.buildDate()
                L = (string.find(a, " 2025$")) ~= nil and (string.find(a, "^Dec [23]")) == nil
            end
            do
                local a = am
                az = a
            end
        end
        g("uart", w)()
        ab("boot")
        do
            sys.subscribe(
                "IP_READY",
                g(
                    "network",
                    function(a)
                        b("network", "IP address", a)
                        ab("network-up")
                    end
                )
            )
            sys.subscribe(
                "IP_LOSE",
                g(
                    "network",
                    function(a)
                        if a == nil or a == (socket.dft()) then
                            c("network", "IP address lost")
                            ab("network-down")
                        end
                    end
                )
            )
            g(
                "network",
                function()
                    if (socket.adapter()) then
                        ab("network-up")
                    end
                end
            )()
        end
    end
)
local e = 0
local h = 0
local l = 0
O = g(
    "gateway",
    function()
        local a
        do
            if ah.checks < 0 then
                a = nil
                goto done_checkLink
            end
            ah.checks = ah.checks + 1
            ah.quiet = ah.quiet + 1
            if not ak() then
                a = "the firmware has dropped the link"
                goto done_checkLink
            end
            if ah.refusals > 0 then
                ah.refusals = ah.refusals + 1
            end
            local b = ah.refusals > 3 and "the firmware takes no frame" or ap()
            if b ~= nil then
                do
                    J = nil
                end
                a = b
                goto done_checkLink
            end
            local b = ah.quiet
            local d = ah.askedAt >= 0
            if d and ah.checks - ah.askedAt >= 3 then
                if ah.serverAnswers then
                    if b >= 4 + 3 then
                        a = "the server does not answer"
                        goto done_checkLink
                    end
                elseif not ae and (as.answers > 0 or H) == false then
                    ae = true
                    c("link", "neither firmware nor server confirms anything: a dead path goes unnoticed for minutes")
                end
            end
            local c = ah.serverAnswers and 4 or 2 * 4
            if b >= c and not (d and ah.checks - ah.probedAt < c) then
                if ah.probeDue then
                    an()
                else
                    ah.probeDue = true
                end
            end
            am()
            a = nil
            ::done_checkLink::
        end
        if a ~= nil then
            c("link", a)
            ab("silent")
        end
        A()
        local a = U - X
        if a ~= e then
            c(
                "outbox",
                "full:",
                a - e,
                "bytes dropped,",
                a,
                "since boot"
            )
            e = a
        end
        local a = B.dropped
        if a ~= h then
            c(
                "inbox",
                "full:",
                a - h,
                "bytes dropped,",
                a,
                "since boot"
            )
            h = a
        end
        local a = ai.lost
        if a ~= l then
            c(
                "link",
                a - l,
                "answers of our own were lost,",
                a,
                "since boot"
            )
            l = a
        end
        do
            j = j - 5000
            if j == 0 then
                if fskv ~= nil then
                    fskv.set("gateway_short_runs", 0)
                end
            end
        end
    end
)
--- Guarded by itself: `feed` must not be left waiting for ever. An event that finds no memory stays for the next time.
P = g(
    "gateway",
    function()
        while #z > 0 do
            local a = z[1]
            local c = y.name
            local d
            do
                local b = y
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
            table.remove(z, 1)
            if a == "timeout" then
                F = 0
            end
            y = d.state
            if y.name ~= c then
                I = 0
                K = 0
                pcall(
                    b,
                    "gateway",
                    c,
                    "->",
                    y.name,
                    a
                )
            end
            for a, a in ipairs(d.effects) do
                Q = false
                V(a)
                if not Q then
                    collectgarbage()
                    V(a)
                end
            end
        end
    end
)
Q = false
V = g(
    "gateway",
    function(b)
        if b.kind == "open-link" then
            do
                G()
                local a = "this firmware has no websocket module"
                if websocket then
                    a = "websocket.create failed"
                    local b = websocket.create(nil, "wss://echo.airtun.air32.cn/ws/echo", 180)
                    if b then
                        ah.client = b
                        a = "the headers are refused: 1023 bytes at most"
                        if #k == 0 or b:headers(table.concat(k, "\r\n") .. "\r\n") then
                            b:on(aA)
                            if b:connect() then
                                goto done_openLink
                            end
                            a = "connect failed"
                        end
                    end
                end
                c("link", a)
                u("closed")
                ::done_openLink::
            end
        elseif b.kind == "close-link" then
            G()
        elseif b.kind == "timer" then
            F = b.jitter and b.ms - math.random(0, b.ms // 2) or b.ms
            I = 0
            f(W, F)
        elseif b.kind == "halve-outbox" then
            do
                local a = M // 2
                if a >= d(
                    8192,
                    4 * o,
                    ad:used() + 2
                ) then
                    ad:resize(a)
                    Z = 0
                    if ad:len() == a then
                        M = a
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
                f(
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
        Q = true
    end
)
W = g(
    "gateway",
    function() return ab("timeout") end
)
-- src/main.ts
x()
return -- a call in the place of this function: what has run once is garbage
sys.run()
