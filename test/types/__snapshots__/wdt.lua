if wdt then
    if not wdt.init(30000) then
        log.error("wdt", "refused")
    end
    wdt.setTimeout(60000)
    sys.timerLoopStart(wdt.feed, 10000)
    wdt.feed()
    wdt.close()
end
