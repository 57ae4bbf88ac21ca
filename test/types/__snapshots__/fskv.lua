if fskv and fskv.init() then
    fskv.set("boots", 1)
    fskv.set("config", {url = "ws://example.com", baudRate = 115200})
    fskv.sett("config", "baudRate", 921600)
    fskv.sett("config", "url", nil)
    local boots = fskv.get("boots")
    if type(boots) == "number" then
        print(boots + 1)
    end
    print((fskv.get("config", "baudRate")))
    local iterator = fskv.iter()
    if iterator then
        local key = fskv.next(iterator)
        while key ~= nil do
            print(key)
            key = fskv.next(iterator)
        end
    end
    local usedBytes, totalBytes, count = fskv.status()
    print(usedBytes, totalBytes, count)
    fskv.del("boots")
    fskv.clear()
end
