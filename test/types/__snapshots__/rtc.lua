if rtc then
    rtc.set({year = 2026, mon = 8, day = 3, hour = 17, min = 8, sec = 43})
    rtc.set(1652230554)
    local now = rtc.get()
    if now then
        print(now.year, now.mon, now.day)
    end
    print(rtc.timezone(), rtc.timezone(32))
end
