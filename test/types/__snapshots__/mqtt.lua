-- A client with a login, a last will and events.
local client = mqtt.create(nil, "broker.example.com", 8883, {
    server_cert = "PEM",
    verify = mqtt.VERIFY_REQUIRED
})
local overWebSocket = mqtt.create(
    nil,
    "wss://broker.example.com/mqtt",
    nil,
    true,
    {conn_timeout = 20}
)

if client then
    client:auth("id", "user", "secret", false)
    client:keepalive(60)
    client:autoreconn(true, 5000)
    client:will("gateway/1/state", "offline", 1, 1)
    client:debug(true)
    client:on(function(sender, event, data, payload, meta)
        if event == "conack" then
            sender:subscribe({["gateway/1/down"] = 1, ["gateway/all"] = 0})
        elseif event == "recv" then
            log.info("mqtt", data, #payload, meta.qos)
        elseif event == "sent" then
            log.info("sent", data)
        elseif event == "error" then
            log.warn("mqtt", data, payload)
        end
    end)
    if client:connect() and client:ready() then
        local id = client:publish("gateway/1/up", string.char(1, 2, 3), 1)
        log.info("published", id, client:state() == mqtt.STATE_READY)
        client:subscribe("gateway/1/config", 1)
        client:unsubscribe({"gateway/all"})
        client:disconnect()
    end
    client:close()
end

if overWebSocket then
    overWebSocket:connect()
end

-- Callbacks with fewer parameters
if overWebSocket then
    overWebSocket:on(function(_sender, event, data, payload)
        if event == "recv" then
            log.info("mqtt", data, #payload)
        end
    end)
    overWebSocket:on(function(_sender, event, data)
        if event == "error" then
            log.warn("mqtt", data == "timeout")
        end
    end)
    overWebSocket:on(function(sender, event)
        if event == "conack" then
            sender:subscribe("gateway/all")
        end
    end)
    overWebSocket:on(function(sender) return sender:close() end)
    overWebSocket:on(function() return log.info("mqtt", "an event") end)
    local function onEvent(_sender, event, data)
        if event == "recv" then
            log.info("mqtt", #data)
        end
    end
    overWebSocket:on(onEvent)
end
