local secret = "Basic YWI6Y2Q="
local frame = zbuff.create(1300)
local client = websocket.create(nil, "wss://example.com/device", 30, false)

if client ~= nil then
    if client.headers ~= nil then
        client:headers("Authorization: " .. secret .. "\r\nX-Model: Air780E\r\n")
    end
    client:debug(false)
    client:on(function(link, event, data, fin, opcode)
        if event == "conack" then
            link:send("", 1)
        elseif event == "recv" then
            print(#data, fin, opcode)
        elseif event == "sent" then
            if frame and link:ready() then
                link:send(frame, 1)
            end
        elseif event == "error" then
            print(data, fin)
        else
            link:close()
        end
    end)
    if not client:connect() then
        client:close()
    end
end

-- Callbacks with fewer parameters
local other = websocket.create(nil, "ws://example.com")

if other ~= nil then
    other:on(function(_link, event, data)
        if event == "recv" then
            print(#data)
        end
    end)
    other:on(function(link, event)
        if event == "conack" then
            link:send("hello")
        end
    end)
    other:on(function() return print("an event") end)
end
