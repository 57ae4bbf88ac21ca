if mobile then
    print(
        mobile.imei(),
        mobile.iccid(),
        mobile.imsi(0),
        mobile.number(),
        mobile.muid(),
        (mobile.sn())
    )
    if mobile.status() == mobile.REGISTERED then
        print(mobile.csq(), mobile.rsrp(), mobile.rsrq(), mobile.snr())
    end
    mobile.apn(0, 1, "cmiot", "", "", nil, 0)
    print(mobile.apn(), mobile.simid(2, true), mobile.simPin())
    mobile.simPin(0, mobile.PIN_VERIFY, "1234")
    mobile.setAuto(10000, nil, nil, true, 60000)
    mobile.config(mobile.CONF_STATICCONFIG, 1)
    mobile.reqCellInfo(15)
    for _, cell in ipairs(mobile.getCellInfo()) do
        print(cell.pci, cell.rsrp)
    end
    local serving = mobile.scell()
    if serving then
        print(serving.mcc, serving.mnc, serving.band)
    end
    local uplinkGib, uplinkBytes = mobile.dataTraffic(true, true)
    print(uplinkGib, uplinkBytes)
    local bands = zbuff.create(40)
    if bands and mobile.getBand(bands) then
        mobile.setBand(bands, bands:used())
    end
    if not mobile.flymode(0, true) then
        mobile.flymode(0, false)
    end
    mobile.reset()
    if mobile.vsimOnOff then
        mobile.vsimOnOff(false)
    end
end
