if mcu then
    local startMs = mcu.ticks()
    if mcu.ticks() - startMs >= 1000 then
        print("a second", mcu.hz())
    end
    local seconds, microseconds = mcu.ticks2(0)
    print(seconds, microseconds)
    local before = mcu.tick64()
    local after, ticksPerUs = mcu.tick64()
    local reached, difference = mcu.dtick64(after, before, 26 * 100)
    if reached then
        print(difference, ticksPerUs)
    end
    print(mcu.unique_id(), mcu.muid(), mcu.getClk(), mcu.x32(-1))
    mcu.hardfault(1)
    if mcu.iomux then
        mcu.iomux(mcu.UART, 2, 1)
    end
    if mcu.altfun then
        mcu.altfun(mcu.UART, 2, 25, 3, true)
    end
    mcu.XTALRefOutput(true, false)
end
