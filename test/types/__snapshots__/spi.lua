if spi.setup(0, nil, 0, 0, 8, 2000000, spi.MSB, spi.master, spi.half) == 0 then
    spi.send(0, "123")
    print(spi.recv(0, 4), (spi.transfer(0, string.char(159), 1, 3)))
    local buff = zbuff.create(16)
    if buff then
        spi.recv(0, 4, buff)
        spi.xfer(spi.SPI_0, buff, nil, 16, "SPI_DONE")
    end
    spi.close(0)
end
local device = spi.deviceSetup(0, 17)
device:send({0, 1})
print(device:recv(4), (device:transfer("1234", 4, 4)))
device:close()
local softBus = spi.createSoft(0, 1, 2, 3)
spi.send(softBus, string.char(159))
