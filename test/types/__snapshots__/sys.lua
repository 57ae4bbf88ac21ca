local function blink(name)
    log.info(name, "blink")
end

local function onReady(ip, adapter)
    log.info("net", ip, adapter)
end

-- Tasks and topics
sys.taskInit(
    function(name, count)
        sys.wait(500)
        local received, ip, adapter = sys.waitUntil("IP_READY", 30000)
        if received then
            log.info(name, count, ip, adapter)
        end
        local _, online, since = sys.waitUntil("CALLS_STATE")
        log.info(name, online, since)
        sys.waitUntil({"IP_READY", "IP_LOSE"}, 1000)
        local topic, status = sys.waitUntilExt({"SIM_IND", "NTP_UPDATE"}, 1000)
        if topic == "SIM_IND" then
            log.info(name, status)
        end
        local lost = sys.waitUntilMsg("IP_LOSE")
        log.info(name, lost, type(sys.check_task()))
    end,
    "net",
    3
)

sys.subscribe("IP_READY", onReady)

sys.subscribe("SIM_IND", function(status, writes)
    if status == "SIM_WC" then
        log.info("sim", writes + 1)
    end
end)

sys.subscribe(
    {"CELL_INFO_UPDATE", "SCELL_INFO"},
    function() return sys.publish("CALLS_STATE", true, os.time()) end
)

sys.subscribe("NTP_UPDATE", coroutine.create(function()
end))

sys.unsubscribe("IP_READY", onReady)
sys.publish("CALLS_STATE", false, 0)

-- Timers
local timerId = sys.timerStart(blink, 1000, "led")
if timerId ~= nil and sys.timerIsActive(timerId) then
    sys.timerStop(timerId)
end
sys.timerLoopStart(blink, 1000, "led")
if sys.timerIsActive(blink, "led") then
    sys.timerStop(blink, "led")
end
sys.timerAdvStart(blink, 1000, 2, "led")
sys.timerStopAll(blink)

-- Named tasks
sys.taskInitEx(
    function()
        local frame = sys.waitMsg("callsUplink", "frame", 1000)
        if frame then
            log.info("uplink", frame[2])
        end
        local message = sys.waitMsg("callsUplink")
        if message and message[1] == "frame" then
            log.info("uplink", message[2])
        end
        sys.cleanMsg("callsUplink")
        sys.taskDel("callsUplink")
    end,
    "callsUplink",
    function(message) return log.info("uplink", message[1]) end
)

sys.sendMsg("callsUplink", "frame", 100)
sys.taskCB("callsUplink", {"stop"})

-- The scheduler itself
local resumed, problem = sys.coresume(
    coroutine.create(function()
    end),
    1
)

if not resumed then
    log.error("main", problem)
end
sys.run()
