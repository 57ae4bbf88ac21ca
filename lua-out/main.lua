PROJECT = "luatos_gateway"
VERSION = "0.1.0"
BUILD = "2f5f179b"
_G.sys = require("sys")
local a = log.error
local b = sys.timerStart
local c = log.warn
local d = math.max
local e = math.min
local f = log.info
local g = table.remove
-- src/config.ts
--- What the gateway connects, and how. Edit, run `npm run build`, flash lua-out/main.lua.
-- The values below are those of the vendor's tutorial.
local h = {
    url = "wss://echo.airtun.air32.cn/ws/echo",
    headers = {"Auth: Basic ABCDEGG"},
    keepaliveSeconds = 180,
    probe = {everySeconds = 20, send = "empty"},
    uart = {
        id = 1,
        baudRate = 115200,
        dataBits = 8,
        parity = "none",
        stopBits = 1
    },
    packing = {idleGapMs = 20, maximumDelayMs = 100, maximumBytes = 1300, delimiter = ""},
    delivery = "core",
    outbox = {
        sizeBytes = 65536,
        overflow = "oldest",
        burstBytes = 16384,
        unconfirmed = "resend",
        attempts = 3
    },
    inbox = {sizeBytes = 16384},
    frames = "binary",
    echoCommand = true,
    restartAfterMinutes = 15,
    errorReportSeconds = -1
}
-- src/device/guard.ts
local i
local j
local function k(b, c)
    local d = type(c)
    if d ~= "table" and d ~= "userdata" then
        d = tostring(c)
    end
    a("guard", b, d)
    if j.unlogged > 0 then
        a("guard", j.unlogged, "errors before this one could not be logged")
        j.unlogged = 0
    end
end
--- The one entry point for whatever the core calls. An error that left a callback would end the VM and restart the
-- module; here it becomes a log line with a trace, and is counted.
local l = debug.traceback
--- Errors that the guard has caught since boot, and those of them for whose log line there was no memory yet.
j = {errors = 0, unlogged = 0}
--- Wraps a callback or task; `what` names its part of the firmware in the log. The wrapper passes its arguments on, returns nothing, and never raises.
function i(a, b)
    return function(...)
        local b, c = xpcall(b, l, ...)
        if b then
            return
        end
        j.errors = j.errors + 1
        if not (pcall(k, a, c)) then
            collectgarbage()
            if not (pcall(k, a, c)) then
                j.unlogged = j.unlogged + 1
            end
        end
    end
end
-- src/device/serial-port.ts
--- Opens the UART. `onReceive` and `onSent` are its events: they must not raise.
local function j(c, d)
    local e = h.uart.rs485
    local e = uart.setup(
        h.uart.id,
        h.uart.baudRate,
        h.uart.dataBits,
        h.uart.stopBits,
        h.uart.parity == "none" and uart.None or (h.uart.parity == "even" and uart.Even or uart.Odd),
        uart.LSB,
        16384,
        e and e.pin,
        e and e.receiveLevel,
        e and e.turnaroundUs,
        nil,
        0
    )
    if e ~= 0 then
        a(
            "uart",
            "setup of port",
            h.uart.id,
            "failed:",
            e
        )
        b(
            i("uart", j),
            5000,
            c,
            d
        )
        return
    end
    uart.on(h.uart.id, "receive", c)
    uart.on(h.uart.id, "sent", d)
end
-- src/device/count.ts
local function k()
    return {billions = 0, rest = 0}
end
--- Adds an amount below a billion.
local function l(a, b)
    a.rest = a.rest + b
    if a.rest >= 1000000000 then
        a.rest = a.rest - 1000000000
        a.billions = a.billions + 1
    end
end
local function m(a)
    return a.billions == 0 and tostring(a.rest) or tostring(a.billions) .. string.format("%09d", a.rest)
end
-- src/device/memory.ts
--- Whether the core has so much memory to spare. One that does not know has the benefit of the doubt.
local function n(a)
    local b, c = rtos.meminfo("sys")
    return b <= 0 or b - c >= a
end
--- Claims a buffer. Halves the size until the core has the memory and its reserve besides, and says so;
-- the least is taken without a reserve. Returns undefined when not even that is to be had, and says so.
local function o(b, e, f)
    local g = e
    while true do
        if n(g + 49152) or g <= f then
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
-- src/device/timer.ts
--- Stops a timer, whether it runs or not.
local p = rtos.timer_stop
--- Makes a timer that does not run yet; its callback must not raise. Once started it fires again and again until it is
-- stopped, so that a firing that is lost is made up for. A firing that waits while the timer is started anew counts for
-- the new start, and comes early.
local function q(a)
    local a = sys.timerLoopStart(a, 126322567)
    p(a)
    return a
end
--- Starts a timer anew. Returns whether the core had one to spare.
local function r(a, b)
    p(a)
    return rtos.timer_start(a, b, (-1)) == 1
end
-- src/down/inbox.ts
local s, t, u, v, w
local x, y, z, A, B, C, D
--- Writes what may go now. To be called now and then: the core may have had no timer to spare.
function s()
    if B or y == 0 then
        return
    end
    local a = y < z and y or z
    B = r(D, A)
    local a = uart.tx(h.uart.id, x, 0, a)
    C = a <= 0
    if C then
        B = r(D, 50)
    else
        x:del(0, a)
        y = y - a
        l(t.written, a)
    end
end
local E = 0
y = 0
z = 0
A = 0
B = false
C = false
--- Bytes from the server by what became of them, since boot; the rest waits. Read only.
t = {
    received = k(),
    written = k(),
    dropped = k()
}
--- Claims the memory. Returns false when there is none.
function u()
    local a = o("inbox", h.inbox.sizeBytes, 2048)
    if not a then
        return false
    end
    x = a
    E = x:len()
    z = d(
        256,
        e(h.uart.baudRate // 100, 4096)
    )
    A = z * 12000 // h.uart.baudRate + 500
    D = q(v)
    return true
end
--- Whether bytes wait for a UART that takes none.
function w()
    return C and y > 0
end
--- The UART's "sent" event; or the timer that stands in for it, as that may be lost, and a write may be refused. The event
-- may be spurious, too: an early write is a copy that waits in the core.
v = i(
    "inbox",
    function()
        if B then
            B = false
            p(D)
            s()
        end
    end
)
-- src/up/outbox.ts
local z, A, B, C, D, F, G, H, I, J, K, L, M, N, O, P, Q, R, S, T, U
local V, W, X, Y
--- The last bytes of the open frame, up to so many; "" when the frame is being dropped.
function z(a)
    local b = A + 2
    local c = X:used() - b
    local a = e(a, c)
    return (Y or a == 0) and "" or X:toStr(b + c - a, a)
end
local function Z()
    B = X:len()
    D = e(
        h.packing.maximumBytes,
        B - 2 * 2,
        C:len()
    )
    F = 0
end
local function aa(a, b)
    G.queued = G.queued + a
    local c = a // 256
    X[A] = b and c + 128 or c
    X[A + 1] = a & 255
    A = A + (2 + a)
    X:seek(A + 2)
end
local function ab(a)
    local a = a - (B - X:used() - 2)
    if a <= 0 then
        return true
    end
    if h.outbox.overflow ~= "oldest" or a > A - H then
        return false
    end
    local a = d(a, B // 8)
    local b = H
    local c = 0
    while b < A and b - H < a do
        local a = V(b)
        b = b + (2 + a)
        c = c + a
    end
    do
        local a = b
        local b = a - H
        A = A - b
        if H == 0 then
            X:del(0, b)
            goto done_removeQueued
        end
        local c = X:used()
        local a = a
        while a < c do
            local c = e(
                c - a,
                C:len()
            )
            C:seek(0)
            C:copy(0, X, a, c)
            X:copy(a - b, C, 0, c)
            a = a + c
        end
        X:seek(c - b)
        ::done_removeQueued::
    end
    G.queued = G.queued - c
    l(I.overflowed, c)
    J = J + c
    return true
end
local function ac(a)
    C:seek(0)
    local a = W(h.uart.id, a, C)
    K = K + a
    return a
end
function V(a)
    return (X[a] & 128 - 1) * 256 + X[a + 1]
end
W = uart.read
--- Whether the frame that was staged last is text. Read only.
L = false
--- Where frames in flight end, and where queued ones do. Read only.
H = 0
A = 0
--- What the outbox takes, headers included. Read only.
B = 0
--- The largest frame that there may be: what is configured, or what fits. Read only.
D = 0
--- Payload bytes of the open frame. Read only.
K = 0
--- Less than this it may become by what is simply read; 0 while there is something else to be seen to. Read only.
F = 0
Y = false
--- With a delimiter: the last bytes of the open frame, in which one may have begun.
local ad = ""
--- Bytes of payload in whole frames that are here. Read only.
G = {inFlight = 0, queued = 0}
--- The delivery contract, in bytes of payload since boot. Read only. At every moment
-- received + added = confirmed + held.inFlight + held.queued + overflowed + refused + givenUp + consumed.
I = {
    received = k(),
    added = k(),
    confirmed = k(),
    overflowed = k(),
    refused = k(),
    givenUp = k(),
    consumed = k(),
    resent = k()
}
--- What was handed over and confirmed on this link so far, in payload and in memory. They may wrap: compare differences.
M = {bytes = 0, span = 0}
N = {bytes = 0, span = 0}
--- Bytes that were dropped at the front of the queue. It may wrap: compare differences. Read only.
J = 0
--- Claims the memory: less than is configured when it is short, aloud. Returns false when there is none.
function O()
    local a = d(h.packing.maximumBytes, 512)
    local a = o("outbox", a, 512)
    local b = a and o("outbox", h.outbox.sizeBytes, 2048)
    if not a or not b then
        return false
    end
    C = a
    X = b
    X:seek(2)
    Z()
    return true
end
--- Gives the memory another size, as far as the core lets it, and says so. It stays as it is where what it holds would not
-- fit. Returns whether it has that size.
function P(a)
    if a < X:used() + 2 or a < 2048 then
        return false
    end
    X:resize(a)
    if X:len() ~= a then
        return false
    end
    Z()
    f("outbox", "it has", a, "bytes now")
    return true
end
--- Reads so many bytes, which the UART has, into the open frame, which has room for them. Returns how many came.
function Q(a)
    local a = W(h.uart.id, a, X)
    K = K + a
    return a
end
--- Reads so many bytes, which the UART has, into the open frame. Returns how many came. Where there is no room, whole frames
-- are dropped by the overflow policy and counted.
function R(a)
    Y = Y or not ab(a)
    return Y and ac(a) or Q(a)
end
--- The same with a delimiter: calls `onDelimiter` behind each one that came, for the open frame to be ended. So many bytes
-- of it are behind the delimiter.
function S(a, b)
    local c = h.packing.delimiter
    local e = K == 0 and "" or ad
    local f = Y
    Y = true
    local a = ac(a)
    local g = e .. C:toStr(0, a)
    local h = a
    local e = #e + 1
    local i = 1
    while true do
        local a, a = string.find(g, c, i, true)
        local c = a or #g
        local d = c - e + 1
        if d > 0 then
            f = f or not ab(d)
            if not f then
                X:write(string.sub(g, e, c))
            end
            h = h - d
        end
        if a == nil then
            break
        end
        Y = f
        b(h)
        f = false
        Y = true
        e = a + 1
        i = e
    end
    ad = string.sub(
        g,
        d(i, #g - #c + 2)
    )
    Y = f
    return a
end
--- Ends the open frame but for its last `restBytes`, which begin the next one and are not in memory yet: it is queued, or
-- dropped where it has found no room. An empty one is left.
function T(a, b)
    local c = K - b
    K = b
    l(I.received, c)
    if Y then
        Y = false
        X:seek(A + 2)
        l(I.overflowed, c)
    elseif c > 0 then
        aa(c, a)
    end
end
--- What had been handed over when `handed` was so has arrived. Returns how many bytes more than before.
function U(a, b)
    local c = a - N.bytes
    local d = b - N.span
    N.bytes = a
    N.span = b
    G.inFlight = G.inFlight - c
    l(I.confirmed, c)
    X:del(0, d)
    H = H - d
    A = A - d
    return c
end
-- src/link/core-kind.ts
local k, o, W, Y, Z, ac, ad, ae, af, ag, ah, ai
do
local a
local function b(a, b, c)
    return (a * 12 + b) * 31 + c
end
--- Everything speaks for it that this core never says "sent".
function k()
    o = "silent"
    c("link", "this core never says \"sent\": what was sent counts as arrived by its age, without evidence")
end
--- Whether nobody knows if "sent" comes.
function W()
    return o == "plain" or o == "plain-assumed"
end
local function c(b)
    o = b
    if a then
        k()
    end
end
--- Read only.
o = "unknown"
a = false
--- Links that ended because nothing was confirmed.
local d = 0
--- Of this link: what `send()` has said, and for how many steps it has said nothing but false, or no false.
local e = false
local f = false
local g = 0
local h = 0
local i = false
--- Steps of learning on this link.
local j = 0
--- Reads what the day on which the core was compiled tells. Call it once, at the start. A core is no newer than its day:
-- before 2025-08-07 `send()` says false for success, and from then to 2025-12-21 no core says "sent" that says true. A
-- later day proves nothing: a new core may hold an old component.
function Y()
    local c, d, e = string.match(
        rtos.buildDate(),
        "^(%a%a%a) +(%d+) (%d+)$"
    )
    local c = string.find("JanFebMarAprMayJunJulAugSepOctNovDec", c or "?", 1, true)
    if c == nil then
        return
    end
    local c = b(
        tonumber(e),
        c // 3 + 1,
        tonumber(d)
    )
    if c < b(2025, 8, 7) then
        o = "inverted"
    end
    a = c < b(2025, 12, 22)
end
--- A link has opened: what `send()` said on others says nothing of this one.
function Z()
    e = false
    f = false
    g = 0
    h = 0
    i = false
    j = 0
end
--- What `send()` returned, and the link still stands.
function ac(a)
    if o == "telling" or o == "silent" or o == "plain" then
        return a and "taken" or "refused"
    end
    if o == "inverted" then
        return a and "refused" or "taken"
    end
    e = e or a
    f = f or not a
    h = a and h or 0
    if o == "unknown" then
        if a then
            c("plain-assumed")
        end
        return "taken"
    end
    if a == (o == "plain-assumed") then
        return "taken"
    end
    o = "unknown"
    return "wrong"
end
--- A frame has got through: the core has said "sent", or else the server has answered. Returns false when what `send()` said
-- on this link contradicts itself: then the link must end.
function ad(a)
    if o == "unknown" and e then
        return false
    end
    if o == "unknown" or o == "inverted-assumed" then
        o = "inverted"
    elseif o == "plain-assumed" and f then
        o = "unknown"
        return false
    elseif a and o ~= "inverted" then
        o = "telling"
    elseif o == "plain-assumed" then
        c("plain")
    end
    return true
end
--- Something was received.
function ae()
    i = true
end
--- The core has said "error".
function af()
    if o == "unknown" or o == "plain-assumed" or o == "inverted-assumed" then
        c("plain")
    end
end
--- A link has ended because nothing was confirmed.
function ag()
    d = d + 1
    if W() and d >= 2 then
        k()
    end
end
--- Whether there is something to be learnt of this core, on this link.
function ah()
    return o == "unknown" or o == "plain-assumed" and j < 8
end
--- `learnStepMs` have passed on an open link. Returns whether a probe is to go out, or "wrong" when the link must end.
function ai()
    j = j + 1
    h = h + 1
    g = g + 1
    if o == "unknown" then
        if g >= 22 and i then
            o = "inverted-assumed"
        end
        return true
    end
    if f and h >= 3 then
        f = false
        return G.inFlight > 0 and "wrong" or true
    end
    return f or j == 8 and not i
end
end
-- src/link/transmit.ts
local aj, ak, al, am, an, ao, ap
--- One attempt. Before the first there is nothing but that nothing is open. Only link.ts changes it.
aj = {client = nil, open = false}
ak = {untold = 0, wrong = false, refused = false, alone = false}
local aq
--- What `send()` says contradicts itself: the link ends soon.
function al()
    ak.wrong = true
    r(aq, 1)
end
--- Hands one frame to the core. Returns whether it took it.
function am(a, b, c)
    local d = aj.client
    ak.refused = true
    if (o == "inverted" or o == "inverted-assumed") and not n(b + 4096) then
        return false
    end
    local b
    if c then
        b = d:send(a)
    else
        b = d:send(a, 1)
    end
    local a = b
    if not d:ready() then
        return false
    end
    local a = ac(a)
    if a == "taken" then
        ak.refused = false
        ak.untold = ak.untold + 1
        return true
    end
    if a == "wrong" then
        al()
    end
    return false
end
--- Hands over an empty frame, if a link is open: it adds no byte to the stream. Returns whether the core took it.
function an()
    return aj.open and am("", 0, false)
end
--- Hands over the configured probe, if a link is open. Returns whether there is one, and the core took it.
function ao()
    if h.probe.send == "empty" then
        return an()
    end
    if not aj.open or h.probe.send == "nothing" then
        return false
    end
    local a = h.probe.send
    local b
    if a.text ~= nil then
        b = am(a.text, #a.text, true)
    else
        b = am(a.bytes, #a.bytes, false)
    end
    return b
end
--- Whether the link stands, as far as the core knows.
function ap()
    return aj.open and aj.client:ready()
end
-- src/link/window.ts
--- How large a flight may be. It holds for all links: a slow path must not have to show it on each. Read only.
local ac = 0
--- So many bytes, or fewer, beside so many that are on their way. A quarter of the outbox stays for what can be dropped; and
-- until TCP has it the core keeps a copy of what was handed over, for which it may have no memory.
local function ar(a, b)
    local a = e(a, 3 * B // 4 - b)
    local b = G.inFlight + a <= h.outbox.burstBytes or n(a + 24576)
    return b and a or h.outbox.burstBytes - G.inFlight
end
-- src/link/delivery-answers.ts
local as
do
local a, b, f, h, j, k, l, m, n, o, s, t, u, v, w, x, y, z, A, C, D, E
local function F()
    if m == "clear" then
        f()
    end
    v = M.bytes
    w = n
    if #t < 16 then
        o[#o + 1] = M.bytes
        s[#s + 1] = M.span
        t[#t + 1] = n
    else
        u = u + 1
    end
end
local function H()
    E = 0
    if m == "clear" then
        p(l)
        return
    end
    n = n + 1
    local c = d(3 * x, y) + 10
    if m == "draining" then
        a(c)
    elseif #t > 0 and n - t[1] > c then
        m = "draining"
        z = -1
        A = 0
        C = n
        D = 5
        a(c)
    elseif M.bytes ~= v and n - w >= 10 then
        b()
    end
end
function a(c)
    if z >= 0 and n - z > c then
        j()
        m = "flowing"
        b()
        k()
    elseif z < 0 and n >= C then
        C = n + D
        D = e(2 * D, 300)
        b()
    end
end
function b()
    if (m == "draining" or #t < 16) and an() then
        F()
    end
end
function f()
    m = "flowing"
    E = 0
    r(l, 100)
end
function h()
    m = "clear"
    p(l)
end
function j()
    while #t > 0 do
        g(o)
        g(s)
        g(t)
    end
    u = 0
end
m = "clear"
n = 0
o = {}
s = {}
t = {}
u = 0
v = 0
w = 0
x = 0
y = 0
z = -1
A = 0
C = 0
D = 0
--- Calls of `tick` since a sign of life; and since a step.
local a = 0
E = 0
--- It was said that the server sends empty frames on its own.
local p = false
local function C(a)
    k = a
    l = q(i("delivery", H))
end
local function i()
    h()
    j()
    n = 0
    v = 0
    w = 0
    x = 0
    y = 0
    a = 0
end
local function j()
    return ar(B, G.inFlight)
end
local function q()
    if m == "clear" then
        f()
        b()
    elseif m == "flowing" and 16 * (M.bytes - v) >= B then
        b()
    end
end
local function b()
    a = 0
end
local function f(b)
    a = 0
    if b == 0 then
        if #t > 0 or u > 0 then
            if ad(false) then
                do
                    if #t == 0 then
                        u = u - 1
                    else
                        local a = n - t[1]
                        U(o[1], s[1])
                        g(o, 1)
                        g(s, 1)
                        g(t, 1)
                        if m == "draining" then
                            z = n
                            A = d(A, a)
                        else
                            x = x == 0 and a or e(x, a)
                        end
                    end
                    if #t == 0 and u == 0 then
                        if m == "draining" then
                            y = d(y, A)
                        end
                        if G.inFlight == 0 then
                            h()
                        else
                            m = "flowing"
                        end
                    end
                    k()
                end
            else
                al()
            end
        elseif not p then
            p = true
            c("link", "the server sends empty frames that answer none of ours: they confirm nothing")
        end
    end
end
local function c()
    if m == "clear" then
        return nil
    end
    E = E + 1
    if E > 1 then
        r(l, 100)
    end
    a = G.inFlight > 0 and a + 1 or 0
    return a >= 7 and "the server does not answer" or nil
end
as = {
    start = C,
    reset = i,
    room = j,
    handedOver = q,
    probed = F,
    sent = b,
    received = f,
    tick = c
}
end
-- src/link/talk.ts
local an, at, au, av, aw, ax
local ay, az
--- Counts anew from now on.
function an()
    ay = 0
    az = 0
end
ay = 0
az = 0
local aA = 0
local aB = 0
--- A frame was received.
function at(a)
    ay = ay + 1
    az = az + a
    aA = aA + 1
    aB = aB + a
end
--- Whether anything was received since `listen`.
function au()
    return ay > 0
end
--- Whether the server left no gap since `listen`, a fifth of a second ago.
function av()
    return ay >= 5 or az >= 2048
end
--- Whether it has sent very much during this flight.
function aw()
    return aB >= 24576
end
--- Whether so many probes in vain, for so many bytes in flight, say that its frames come too close together.
function ax(a, b)
    return a >= 3 and aA >= 8 + b // 200
end
-- src/link/delivery-core.ts
local ay
do
local a, b, f, g, j, l, m, n, s, t, u, v, w, x, y, z, A, C, D, E, F, H, I
local function J()
    do
        local a, b = M.bytes - C, x
        if b >= 4 then
            ac = d(ac // 2, 1024)
        elseif b <= 2 and 2 * a > ac then
            ac = e(2 * ac, B)
        end
    end
    s()
    if G.inFlight > 0 then
        C = M.bytes
        D = M.span
        F = 1
        r(v, 2)
    end
end
local function K()
    p(v)
    if F > 0 and ap() then
        F = 0
        U(C, D)
        t()
    end
end
local function L()
    y = 0
    if w == "marking" then
        if au() then
            n("doubting", 200)
        else
            m()
        end
    elseif w == "early" then
        l()
    elseif w == "doubting" then
        H = H or ax(z, G.inFlight)
        if H or aw() or g() and av() then
            a()
            t()
        else
            l()
        end
    elseif w == "drowned" and f() then
        x = 0
        l()
    elseif w == "drowned" or w == "aging" then
        do
            an()
            A = A + 200
            local a = j(2) and 200 or ((j(4) or ak.alone) and 1000 or 5000)
            local c = w == "aging" or E
            if A >= a and c and ap() then
                U(C, D)
                if G.inFlight > 0 then
                    E = false
                    b(w)
                else
                    s()
                end
                t()
            end
        end
    else
        p(u)
    end
end
function a()
    if not I then
        I = true
        c("link", "the server talks so much that no \"sent\" gets through: what was sent counts as arrived by its age")
    end
    b("drowned")
end
function b(a)
    C = M.bytes
    D = M.span
    A = 0
    n(a, 200)
end
function f()
    local a
    if H then
        a = A >= 5000 and not E
    else
        a = not av()
    end
    return a
end
local function c()
    if g() then
        return 200
    end
    return z % 2 == 0 and 5 or 70 << e(z - 1, 6)
end
function g()
    return z < 2
end
function j(a)
    return a * (G.inFlight + G.queued) > B
end
function l()
    if ao() then
        z = z + 1
        m()
    elseif h.probe.send == "nothing" then
        p(u)
        w = "open"
        t()
    else
        n("early", 100)
    end
end
function m()
    p(u)
    w = "waiting"
end
function n(a, b)
    w = a
    y = 0
    an()
    r(u, b)
end
function s()
    w = "clear"
    x = 0
    z = 0
end
w = "clear"
x = 0
y = 0
z = 0
A = 0
C = 0
D = 0
E = false
F = 0
H = false
I = false
local function e(a)
    t = a
    do
        ac = h.outbox.burstBytes
    end
    u = q(i("delivery", L))
    v = q(i("delivery", K))
end
local function f()
    if x >= 7 then
        do
            ac = d(ac // 4, 1024)
        end
    end
    s()
    H = false
    F = 0
    C = 0
    D = 0
end
local function d()
    if w == "clear" or w == "open" then
        return ar(ac, w == "clear" and 0 or G.inFlight)
    end
    if w == "doubting" and z == 0 then
        return ar(ac - G.inFlight, G.inFlight)
    end
    return (w == "aging" or w == "drowned") and ar(B, G.inFlight) or 0
end
local function g()
    if w == "open" or w == "doubting" then
        z = z + 1
        n("marking", 5)
    elseif w == "clear" then
        do
            an()
            aA = 0
            aB = 0
        end
        if o == "silent" then
            b("aging")
        elseif H then
            E = false
            b("drowned")
        elseif ak.untold > 1 then
            n("marking", 5)
        else
            w = "waiting"
        end
    end
end
local function i()
end
local function j()
    local a = ak.untold <= 0
    if w == "waiting" or w == "doubting" or w == "open" then
        J()
    elseif a and (w == "marking" or w == "early") then
        J()
    elseif w == "marking" or w == "aging" or w == "drowned" and H then
        H = false
        n("early", 5)
    end
end
local function l(b)
    local d = w == "waiting"
    if d then
        n(
            "doubting",
            c()
        )
    end
    at(b)
    E = true
    if d and aw() then
        a()
    end
    if d then
        t()
    end
end
local function c()
    if F > 0 then
        F = F + 1
        if F > 2 or not r(v, 2) then
            K()
        end
    end
    if w == "clear" then
        return nil
    end
    x = x + 1
    if o == "silent" and w ~= "aging" then
        b("aging")
    end
    if w == "waiting" or w == "open" then
        do
            if x == 4 then
                an()
                ao()
            end
            local c = h.probe.send == "nothing" and h.keepaliveSeconds // 5 or 0
            if x < 7 + c then
                return nil
            end
            if not au() then
                ag()
                return "what was sent is not confirmed"
            end
            if W() then
                k()
                b("aging")
            else
                H = true
                E = false
                a()
            end
            return nil
        end
    end
    y = y + 1
    if y > 2 then
        r(u, 200)
        L()
    end
    return nil
end
ay = {
    start = e,
    reset = f,
    room = d,
    handedOver = g,
    probed = i,
    sent = j,
    received = l,
    tick = c
}
end
-- src/link/delivery.ts
--- The policy that is configured. The build leaves the other out.
local k = h.delivery == "answers" and as or ay
-- src/link/liveness.ts
local U, W, ac, ag, an, ar, as
do
local a, b
local function d(a)
    return a.text ~= nil and #a.text or #a.bytes
end
--- Sends the configured probe, if there is one.
function U()
    if ao() then
        a = "asking"
        b = 0
        if h.probe.send == "empty" then
            k.probed()
        end
    end
end
a = "heard"
--- Calls of `checkLiveness` since something was received, since the last probe, and since the core said "sent".
local e = 0
b = 0
local g = 0
--- What had been handed over at the last of those calls.
local i = 0
--- The server of this link answers probes.
local j = false
local k = false
--- Says what the probe costs.
function W()
    if h.probe.send == "nothing" then
        c("link", "no probe is configured: a dead path is noticed late, or not at all")
    else
        local a = h.probe.send == "empty" and 0 or d(h.probe.send)
        local a = 86400 // h.probe.everySeconds * (226 + 2 * a)
        local a = a // 1000
        f(
            "link",
            "a probe after",
            h.probe.everySeconds,
            "s of quiet: at most",
            a,
            "kB a day"
        )
    end
end
--- A link has opened.
function ac()
    a = "heard"
    e = 0
    b = 0
    g = 0
    i = 0
    j = false
end
--- A frame was received.
function ag(b)
    if a == "asking" then
        j = j or h.probe.send ~= "empty" or b
    end
    a = "heard"
    e = 0
end
--- The core has said "sent".
function an()
    g = 0
end
--- To be called each 5 seconds while a link is open. Returns why it must be taken for dead, or undefined.
function ar()
    e = e + 1
    b = b + 1
    g = ak.untold > 0 and g + 1 or 0
    local d = o == "telling" or o == "inverted"
    if a == "asking" then
        if j and b >= 3 and e >= (G.inFlight > 0 and 7 or 3) then
            return "the server does not answer"
        end
        if d and g >= 7 and e >= 7 then
            return "nothing is confirmed"
        end
        if o == "silent" and b >= 3 and not k then
            k = true
            c("link", "neither core nor server confirms anything: a dead path goes unnoticed for minutes")
        end
    end
    local c = e * 5 >= h.probe.everySeconds
    local d = M.bytes ~= i
    i = M.bytes
    if a == "due" then
        U()
    elseif c and (a == "heard" or b * 5 >= h.probe.everySeconds) then
        if d then
            a = "due"
        else
            U()
        end
    end
    return nil
end
--- Data has gone out. A probe that is due goes behind it: in front of it, its answer would swallow the "sent" of the data.
function as()
    if a == "due" then
        U()
    end
end
end
-- src/link/refusals.ts
local ao, at, au, av, aw
do
local b, c, d, f
local function g()
    c = c - (N.bytes - d + J - f)
    d = N.bytes
    f = J
    if c <= 0 then
        b = "none"
        c = 0
    end
end
b = "none"
c = 0
local i = 0
d = 0
f = 0
--- Calls of `refusalTick` since a frame went out alone; -1: none did.
local f = -1
--- Whether the next frame must go out alone.
function ao()
    if b == "none" then
        return false
    end
    g()
    return b == "careful"
end
--- A frame has gone out alone.
function at()
    f = 0
end
--- To be called each 5 seconds.
function au()
    if f >= 0 then
        f = f + 1
    end
end
--- A link has ended; `byItself`: we did not end it. To be called before its flight is ended. Returns whether the next frame
-- in the queue is to be dropped then, with `dropSuspect`.
function av(a)
    local j = a and f >= 0 and f <= 2
    f = -1
    g()
    d = 0
    if not a or G.inFlight == 0 then
        return false
    end
    if b == "none" then
        c = G.inFlight
        i = 1
    elseif b == "careful" then
        return j
    else
        c = e(c, G.inFlight)
        i = i + 1
    end
    b = i >= h.outbox.attempts - 1 and "careful" or "suspected"
    return false
end
--- Drops the frame at which link after link has ended, aloud.
function aw()
    local b
    do
        local a = V(0)
        X:del(0, 2 + a)
        A = A - (2 + a)
        G.queued = G.queued - a
        l(I.refused, a)
        b = a
    end
    a(
        "link",
        "a frame of",
        b,
        "bytes is dropped:",
        h.outbox.attempts,
        "links in a row ended at it"
    )
    c = c - b
end
end
-- src/link/sending.ts
local J, ax, ay, az
do
local a, b, c, d
--- Hands over what may go now.
function J()
    if not aj.open or H == A then
        return
    end
    local b
    do
        if o == "unknown" and (h.probe.send ~= "nothing" or G.inFlight > 0) then
            b = 0
            goto done_roomNow
        end
        ak.alone = ao()
        if not ak.alone then
            b = k.room()
            goto done_roomNow
        end
        if G.inFlight > 0 or k.room() <= 0 then
            b = 0
            goto done_roomNow
        end
        if d ~= "stands" then
            if d == "unasked" then
                d = "asked"
                r(c, 2000)
            end
            b = 0
            goto done_roomNow
        end
        at()
        b = 1
        ::done_roomNow::
    end
    if b <= 0 then
        return
    end
    local c = 0
    while b > 0 and H ~= A do
        local d
        do
            local a = V(H)
            L = X[H] >= 128
            C:seek(0)
            C:copy(0, X, H + 2, a)
            d = a
        end
        if not am(C, d, L) then
            r(a, 100)
            break
        end
        do
            H = H + (2 + d)
            M.bytes = M.bytes + d
            M.span = M.span + (2 + d)
            G.queued = G.queued - d
            G.inFlight = G.inFlight + d
        end
        b = b - d
        c = c + 1
    end
    if c > 0 then
        as()
        k.handedOver()
    end
end
local function e()
    p(a)
    J()
end
local function f()
    if not aj.open or not ah() then
        p(b)
        return
    end
    local a = ai()
    r(b, 230)
    if a == "wrong" then
        al()
    elseif a then
        U()
    end
end
local function g()
    p(c)
    if d == "asked" or d == "late" then
        d = "stands"
        J()
    end
end
d = "unasked"
--- Prepares. Call it once.
function ax()
    a = q(i("link", e))
    b = q(i("link", f))
    c = q(i("link", g))
    k.start(J)
end
--- A link has opened: the first probe goes out.
function ay()
    d = "unasked"
    U()
    if ah() then
        r(b, 230)
    end
    J()
end
--- To be called each 5 seconds while a link is open: a timer may have been refused, or its message lost.
function az()
    if ah() then
        f()
    end
    if d == "asked" then
        d = "late"
    elseif d == "late" then
        d = "stands"
    end
    J()
end
end
-- src/link/link.ts
local o, C, L, U, V, ah
do
local a, d, e, f, g, j, m, n
--- Ends the link, if there is one. Nothing of it is heard again. What was in flight is queued again or dropped.
function o()
    a(false)
end
function a(b)
    local a = aj.client
    sys.timerStop(n)
    if not a then
        return
    end
    aj.open = false
    a:close()
    local a = h.outbox.unconfirmed
    local b = av(b)
    k.reset()
    local d
    do
        local a = a == "resend"
        local b = G.inFlight
        if a then
            G.queued = G.queued + b
            l(I.resent, b)
        else
            l(I.givenUp, b)
            X:del(0, H)
            A = A - H
        end
        G.inFlight = 0
        H = 0
        M.bytes = 0
        M.span = 0
        N.bytes = 0
        N.span = 0
        d = b
    end
    aj.client = nil
    f = -1
    e = ""
    if b and a == "resend" then
        aw()
    end
    if d > 0 then
        c("link", d, "bytes were not confirmed:", a)
    end
end
e = ""
f = -1
g = 0
--- Links in a row that ended soon after they had opened.
local r = 0
j = false
--- Prepares links. Call it once.
function C(a)
    d = a
    Y()
    W()
    do
        aq = q(i(
            "link",
            function()
                p(aq)
                if ak.wrong then
                    do
                        c("link", "what send() says contradicts itself: a new link")
                        d("renew")
                    end
                end
            end
        ))
    end
    ax()
end
--- Starts an attempt. The listener hears how it ends, or nothing: the caller keeps a handshake timeout.
function L()
    o()
    local a
    do
        local b = websocket and websocket.create(nil, h.url, h.keepaliveSeconds)
        j = not b
        if not b then
            a = websocket and "websocket.create failed" or "this core has no websocket module"
            goto done_connect
        end
        aj.client = b
        if #h.headers > 0 and not b:headers(table.concat(h.headers, "\r\n") .. "\r\n") then
            a = "the headers are refused: 1023 bytes at most"
            goto done_connect
        end
        b:on(m)
        local c
        if b:connect() then
            c = nil
        else
            c = "connect failed"
        end
        a = c
        ::done_connect::
    end
    if a ~= nil then
        c("link", a)
        d("closed")
    end
end
--- To be called each 5 seconds. Returns why the link must be taken for dead, or undefined.
function U()
    if f < 0 then
        return nil
    end
    if not ap() then
        return "the core has dropped the link"
    end
    f = f + 1
    au()
    g = ak.refused and g + 1 or 0
    if ak.wrong or g > 6 then
        return "the core takes no frame"
    end
    local a = k.tick() or ar()
    az()
    return a
end
--- Whether the core took no frame when it was given one last. Undefined while no link is open.
function V()
    local a
    if aj.open then
        a = ak.refused
    else
        a = nil
    end
    return a
end
--- Whether the core makes no WebSocket object.
function ah()
    return j
end
--- One function for all links: an event of an old one changes nothing.
m = i(
    "link",
    function(a, c, h)
        if a ~= aj.client then
            return
        end
        if c == "sent" then
            do
                ak.untold = ak.untold - 1
                an()
                if not ad(true) then
                    al()
                    goto done_onSent
                end
                k.sent()
                J()
                ::done_onSent::
            end
        elseif c == "recv" then
            do
                do
                    local a = #h
                    l(t.received, a)
                    if y + a > E then
                        l(t.dropped, a)
                        goto done_pushToInbox
                    end
                    x:write(h)
                    y = y + a
                    s()
                    ::done_pushToInbox::
                end
                ae()
                ag(h == "")
                k.received(#h)
            end
        elseif c == "conack" then
            do
                aj.open = true
                f = 0
                g = 0
                Z()
                do
                    ak.untold = 0
                    ak.wrong = false
                end
                ac()
                ay()
                d("opened")
            end
        elseif c == "error" then
            e = tostring(h)
            af()
        elseif c == "disconnect" then
            aj.open = false
            b(n, 1)
        end
    end
)
n = i(
    "link",
    function()
        local b = e == "" and "disconnected" or ("disconnected (" .. e) .. ")"
        local e = f >= 0 and f < 2 and (e == "rx" or e == "")
        r = e and r + 1 or 0
        if r > 1 then
            b = b .. ", again within seconds: it closes, or a frame is above the core's limit (8192 bytes, old cores 4096)"
        end
        a(true)
        c("link", b)
        d("closed")
    end
)
end
-- src/up/echo-command.ts
--- Consumes the open frame when it is the command, and queues what the tutorial sends for it. Returns whether it was.
local function k()
    if not (K == #"\"echo\"" and z(#"\"echo\"") == "\"echo\"") then
        return false
    end
    do
        l(I.received, K)
        l(I.consumed, K)
        K = 0
        X:seek(A + 2)
    end
    local a = json.encode(os.date())
    do
        local a = ("{\"action\":\"echo\",\"msg\":" .. tostring(a)) .. "}"
        l(I.added, #a)
        if ab(#a) then
            X:write(a)
            aa(#a, true)
        else
            l(I.overflowed, #a)
        end
    end
    return true
end
-- src/up/text-frames.ts
local l, x
--- Frames that went as binary since boot, since they were not valid UTF-8. Read only.
l = {frames = 0}
--- Surrogates, which UTF-8 does not have, but `utf8.len` takes.
local y = ((((string.char(237) .. "[") .. string.char(160)) .. "-") .. string.char(191)) .. "]"
--- Whether the open frame without its last `restBytes` can go as text. Counts it where it can not.
function x(a)
    local b = z(K)
    local a = string.sub(b, 1, #b - a)
    local b = utf8.len(a)
    if b ~= nil and (string.find(a, y)) == nil then
        return true
    end
    l.frames = l.frames + 1
    return false
end
-- src/up/packer.ts
local y, E, H
do
local a, b, c, e, f, g, j, l, m, n, o, s, t, u, v
local function w()
    local b = j(h.uart.id)
    if b > 0 then
        a(b, true)
    elseif o or K > 0 and not u and h.packing.idleGapMs > 0 then
        a(0, true)
    end
end
local function C()
    local c = j(h.uart.id)
    p(t)
    u = false
    if c > 0 then
        a(c, c < h.uart.baudRate * h.packing.idleGapMs // 13000)
        return
    end
    b()
    g()
    e(K > 0, true)
end
local function G()
    local a = j(h.uart.id)
    local d = m
    b()
    c(a)
    if m == d then
        g()
    end
    e(a > 0 or K > 0, false)
end
function a(d, f)
    local a = K == 0 or o
    local g = m
    b()
    c(d)
    e((a or m ~= g) and not (f and K == 0), f)
end
function b()
    o = true
    do
        F = 0
    end
end
function c(a)
    local a = a
    while a > 0 do
        local b = D - K
        local b = a < b and a or b
        local b = h.packing.delimiter == "" and R(b) or S(b, f)
        if b == 0 then
            s = s + 1
            return
        end
        s = 0
        a = a - b
        if K >= D then
            g()
        end
    end
end
function e(a, b)
    local c = true
    if b and K > 0 and h.packing.idleGapMs > 0 then
        c = r(t, h.packing.idleGapMs)
        u = c
    end
    if not a and K == 0 then
        p(v)
    elseif a and h.packing.maximumDelayMs > 0 then
        local a = K * 9000 // h.uart.baudRate
        c = r(
            v,
            d(1, h.packing.maximumDelayMs - a)
        ) and c
    end
    if n ~= m then
        local a = m
        l()
        n = a
    end
    if c then
        o = false
        if h.packing.delimiter == "" and K > 0 then
            do
                local a = B - A - 2 * 2
                F = a < D and a or D
            end
        end
    end
end
function f(a)
    m = m + 1
    T(
        h.frames == "text" and x(0),
        a
    )
end
function g()
    if K == 0 then
        return
    end
    m = m + 1
    if h.echoCommand and k() then
        return
    end
    if h.frames == "text" then
        local a
        do
            local b = z(4 - 1)
            do
                local c = 1
                while c <= #b and c < K do
                    local d = string.byte(b, -c)
                    if d < 128 or d > 244 then
                        a = ""
                        goto done_unfinishedCharacter
                    end
                    if d >= 192 then
                        local d = d >= 240 and 4 or (d >= 224 and 3 or 2)
                        a = c < d and string.sub(b, -c) or ""
                        goto done_unfinishedCharacter
                    end
                    c = c + 1
                end
            end
            a = ""
            ::done_unfinishedCharacter::
        end
        local b = x(#a)
        if a ~= "" then
            do
                local a = a
                T(b, #a)
                X:write(a)
            end
        else
            T(b, 0)
        end
    else
        T(false, 0)
    end
end
j = uart.rxSize
m = 0
n = 0
o = false
s = 0
u = false
--- Makes the timers and starts the polling. Call it once; `whenFramesEnded` sends them.
function y(a)
    l = a
    t = q(i("packing", C))
    v = q(i("packing", G))
    sys.timerLoopStart(
        i("packing", w),
        200
    )
end
--- The UART tells of bytes: they are read, and the idle gap begins.
E = i(
    "packing",
    function()
        local b = j(h.uart.id)
        if b == 0 then
            s = s + 1
            if K > 0 then
                a(0, true)
            end
        elseif K + b < F then
            s = Q(b) > 0 and 0 or s + 1
            if h.packing.idleGapMs > 0 then
                u = r(t, h.packing.idleGapMs)
            end
        else
            a(b, true)
        end
    end
)
--- Whether the UART tells of bytes again and again and gives none.
function H()
    return s >= 3
end
end
-- src/control/boot-record.ts
local k, p, q
--- For how long this run is still a short one; 0 at no time where there is no store.
local r = 1
--- Logs why the module has started and what the last run has left. Never raises. Call it once, first of all.
k = i(
    "boot",
    function()
        if pm then
            local a, b, c = pm.lastReson()
            f(
                "boot",
                "the core says: wake-up",
                a,
                "sleep",
                b,
                "reset",
                c
            )
        end
        local b = fskv
        if not (b and b.init()) then
            f("boot", "no store: restarts are not remembered")
            return
        end
        local d = b.get("gateway_restart")
        if d ~= nil then
            c("boot", "the gateway had restarted the module:", d)
            b.del("gateway_restart")
        end
        local c = b.get("gateway_short_runs")
        local c = math.type(c) == "integer" and c or 0
        if c >= 5 then
            a(
                "boot",
                c,
                "runs in a row ended within",
                300000,
                "ms"
            )
        end
        b.set("gateway_short_runs", c + 1)
        r = 300000
    end
)
--- Keeps why the module is about to restart, for the log of the next start; `undefined`: it is not, after all. Never raises.
p = i(
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
--- Restarts the module, for a reason that the log of the next start tells.
function q(b)
    a("boot", "restart:", b)
    p(b)
    rtos.reboot()
end
-- src/control/faults.ts
local x, z
local function A()
    return x
end
--- What may be wrong, and for how many calls in a row it has been. Undefined: nobody can tell now.
local w = {
    {reason = "the core takes no frame", isThere = V, ticks = 0},
    {reason = "the core makes no WebSocket object", isThere = ah, ticks = 0},
    {reason = "the UART takes nothing", isThere = w, ticks = 0},
    {reason = "the UART tells of bytes and gives none", isThere = H, ticks = 0},
    {reason = "timers do not fire", isThere = A, ticks = 0}
}
x = false
z = i(
    "fault",
    function()
        x = false
    end
)
-- src/control/reports.ts
--- What is told of, and what stood there when it was told of last.
local t = {{tag = "outbox", what = "full:", count = I.overflowed, told = 0}, {tag = "inbox", what = "full:", count = t.dropped, told = 0}}
local A = 0
-- src/control/housekeeping.ts
local D
D = 0
-- src/control/machine.ts
local F
local function H(a)
    return a < 6 and 10000 or 30000
end
local function K(a)
    if a <= 26 then
        return a < 4 and 500 << a or 5000
    end
    local a = e(a - 26, 4)
    return e(5000 << a, 60000)
end
--- The state before the `boot` event.
F = {name = "waiting-network", network = false, failures = 0, rung = 0}
-- src/control/network.ts
-- src/control/watchdog.ts
--- Starts the watchdog. `whyStuck` is asked every 5 seconds. While it gives a reason the watchdog is not fed; where there is
-- none, the module is restarted after the same time.
local function M(b)
    --- It is there and has started.
    local d
    local e = 0
    sys.timerLoopStart(
        i(
            "watchdog",
            function()
                local b = b()
                if b ~= nil then
                    a("watchdog", "the gateway is stuck: the watchdog is not fed:", b)
                    if e == 0 then
                        p(b)
                    end
                    e = e + 5000
                    if not d and e >= 30000 then
                        rtos.reboot()
                    end
                    return
                end
                if e > 0 then
                    p(nil)
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
        c("watchdog", "this core has none")
    elseif wdt.init(30000) then
        d = wdt
    else
        a("watchdog", "the core refused", 30000, "ms: a hang of the core itself is not guarded against")
    end
end
-- src/control/gateway.ts
local a
do
local p, N, Q, R, S, T, W, X, Y, Z, aa, ab, ac
local function ad()
    if rtos.bsp() == "EC618" and pm then
        pm.power(pm.PWK_MODE, false)
    end
    if errDump and h.errorReportSeconds >= 0 then
        errDump.config(true, h.errorReportSeconds)
    end
end
local function ae(a)
    Q[#Q + 1] = a
    p()
end
function p()
    if not R then
        R = true
        Z()
        R = false
    end
end
local function af()
    W = W + 5000
    if W > 60000 then
        return "housekeeping is not done"
    end
    if (S > 0 or N.name ~= "online") and T - S > 60000 then
        return N.name .. " has not ended"
    end
    local a = I.confirmed.rest + G.inFlight
    local b = N.name == "online" and G.queued > 0 and V() == false
    if b and a == Y and h.delivery == "core" then
        X = X + 5000
    else
        X = 0
    end
    Y = a
    return X > 120000 and "the outbox does not move" or nil
end
N = F
Q = {}
R = false
local F = false
S = 0
T = 0
W = 0
X = 0
Y = 0
--- Starts the gateway. Never raises. Call it once, before `sys.run()`.
a = i(
    "gateway",
    function()
        f(
            "gateway",
            PROJECT,
            VERSION,
            "build",
            BUILD,
            "on",
            rtos.bsp()
        )
        k()
        i("watchdog", M)(af)
        i("gateway", ad)()
        if not u() or not O() then
            return
        end
        C(ae)
        y(J)
        i("uart", j)(E, v)
        do
            local a = {
            onSilent = function() return ae("silent") end,
            onTick = ac,
            isOnline = function() return N.name == "online" end
        }
            local d
            local e
            local f
            f = a.onSilent
            e = a.onTick
            d = a.isOnline
            local a = i(
                "housekeeping",
                function()
                    local a = U()
                    if a ~= nil then
                        c("link", a)
                        f()
                    end
                end
            )
            local d = i(
                "housekeeping",
                function()
                    s()
                    do
                        for a, a in ipairs(t) do
                            local b
                            do
                                local a, c = a.count, a.told
                                b = a.rest < c and a.rest - c + 1000000000 or a.rest - c
                            end
                            if b > 0 then
                                c(
                                    a.tag,
                                    a.what,
                                    b,
                                    "bytes dropped,",
                                    m(a.count),
                                    "since boot"
                                )
                                a.told = a.count.rest
                            end
                        end
                        local a = l
                        local a = a.frames
                        if a ~= A then
                            c(
                                "outbox",
                                a - A,
                                "frames are not valid UTF-8: they went as binary,",
                                a,
                                "since boot"
                            )
                            A = a
                        end
                    end
                    do
                        local a = d()
                        D = a and 0 or D + 1
                        if D >= 12 and B >= 2 * 8192 and not n(49152) then
                            D = 0
                            P(B // 2)
                        elseif B < h.outbox.sizeBytes and n(h.outbox.sizeBytes + 49152) then
                            P(h.outbox.sizeBytes)
                        end
                    end
                    do
                        r = r - 5000
                        if r == 0 then
                            if fskv ~= nil then
                                fskv.set("gateway_short_runs", 0)
                            end
                        end
                    end
                end
            )
            local b = i(
                "housekeeping",
                function()
                    local a
                    do
                        local d = h.restartAfterMinutes * 60 // 5
                        for b, b in ipairs(w) do
                            local e = b.isThere()
                            if e then
                                b.ticks = b.ticks + 1
                                if b.ticks == 3 then
                                    c("fault", b.reason)
                                end
                                if b.ticks >= d then
                                    a = b.reason
                                    goto done_lastingFault
                                end
                            elseif e == false then
                                b.ticks = 0
                            end
                        end
                        x = true
                        b(z, 1000)
                        a = nil
                        ::done_lastingFault::
                    end
                    if a ~= nil then
                        q(a)
                    end
                end
            )
            local a = i(
                "housekeeping",
                function()
                    a()
                    d()
                    b()
                    e()
                end
            )
            sys.timerLoopStart(a, 5000)
        end
        ae("boot")
        do
            sys.subscribe(
                "IP_READY",
                i(
                    "network",
                    function(a)
                        f("network", "IP address", a)
                        ae("network-up")
                    end
                )
            )
            sys.subscribe(
                "IP_LOSE",
                i(
                    "network",
                    function(a)
                        if a == nil or a == (socket.dft()) then
                            c("network", "IP address lost")
                            ae("network-down")
                        end
                    end
                )
            )
            i(
                "network",
                function()
                    if (socket.adapter()) then
                        ae("network-up")
                    end
                end
            )()
        end
    end
)
--- Guarded by itself: `feed` must not be left waiting for ever. An event that finds no memory stays for the next time.
Z = i(
    "gateway",
    function()
        while #Q > 0 do
            local a = Q[1]
            local b = N.name
            local c
            do
                local b = N
                local f = b.name
                local g = b.network
                local h = b.failures
                local b = b.rung
                local i = {}
                --- The state that is entered, the same one anew included.
                local j
                local k = 0
                if a == "network-up" then
                    g = true
                end
                if f == "waiting-network" then
                    if a == "network-up" then
                        j = "connecting"
                        b = 0
                    elseif a == "boot" then
                        j = f
                    elseif a == "timeout" and b == 0 then
                        j = "connecting"
                        b = 1
                    elseif a == "timeout" then
                        j = f
                        i[#i + 1] = {kind = b == 1 and "cycle-radio" or "restart-module"}
                        b = 2
                    end
                elseif a == "network-down" then
                    j = "waiting-network"
                    g = false
                elseif f == "connecting" then
                    if a == "opened" then
                        j = "online"
                        g = true
                        b = 0
                    elseif a == "closed" or a == "timeout" then
                        j = "backing-off"
                        local a = a == "timeout" and H(h) or 0
                        h = h + 1
                        k = d(
                            K(h) - a,
                            500
                        )
                    end
                elseif f == "online" then
                    if a == "closed" or a == "silent" then
                        j = "backing-off"
                        h = h + 1
                        k = K(h)
                    elseif a == "renew" then
                        j = "connecting"
                    elseif a == "timeout" then
                        h = 0
                    end
                elseif a == "timeout" then
                    j = "connecting"
                end
                if j == "backing-off" and not g then
                    j = "waiting-network"
                end
                if j ~= nil then
                    if (f == "connecting" or f == "online") and j ~= "online" then
                        i[#i + 1] = {kind = "close-link"}
                    end
                    if j == "connecting" then
                        i[#i + 1] = {kind = "open-link"}
                        k = H(h)
                    elseif j == "online" then
                        k = e(
                            10000,
                            K(h + 1)
                        )
                    elseif j == "waiting-network" then
                        k = b == 0 and 60000 or (b == 1 and 180000 or 600000)
                    end
                    i[#i + 1] = {kind = "timer", ms = k, jitter = j == "backing-off"}
                end
                c = {state = {name = j or f, network = g, failures = h, rung = b}, effects = i}
            end
            g(Q, 1)
            if a == "timeout" then
                S = 0
            end
            N = c.state
            if N.name ~= b then
                T = 0
                pcall(
                    f,
                    "gateway",
                    b,
                    "->",
                    N.name,
                    a
                )
            end
            for a, a in ipairs(c.effects) do
                F = false
                aa(a)
                if not F then
                    collectgarbage()
                    aa(a)
                end
            end
        end
    end
)
aa = i(
    "gateway",
    function(a)
        if a.kind == "open-link" then
            L()
        elseif a.kind == "close-link" then
            o()
        elseif a.kind == "timer" then
            S = a.jitter and a.ms - math.random(0, a.ms // 2) or a.ms
            T = 0
            b(ab, S)
        elseif a.kind == "cycle-radio" then
            do
                if not mobile then
                    c("network", "no mobile module: flight mode is not possible")
                    goto done_cycleRadio
                end
                c("network", "flight mode for", 5000, "ms")
                mobile.flymode(0, true)
                b(
                    i("network", mobile.flymode),
                    5000,
                    0,
                    false
                )
                ::done_cycleRadio::
            end
        else
            q("no network for too long")
        end
        F = true
    end
)
ab = i(
    "gateway",
    function() return ae("timeout") end
)
--- The last part of housekeeping: makes good what short memory, or a full queue of the core, has lost.
ac = i(
    "gateway",
    function()
        W = 0
        T = T + 5000
        p()
        if (N.name == "online" or N.name == "connecting") and not (aj.client ~= nil) then
            ae("closed")
        end
        if S > 0 and T - S > 10000 then
            ae("timeout")
        end
    end
)
end
-- src/main.ts
a()
return -- a call in the place of this function: what has run once is garbage
sys.run()
