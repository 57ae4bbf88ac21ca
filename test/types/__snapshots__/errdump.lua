if errDump then
    errDump.config(true, 0)
    errDump.record("link down for an hour")
    local report = zbuff.create(4096)
    if report then
        errDump.dump(report, errDump.TYPE_SYS)
        print((report:query()))
        if not errDump.dump(nil, errDump.TYPE_SYS) then
            errDump.dump(nil, errDump.TYPE_SYS, true)
        end
    end
end
