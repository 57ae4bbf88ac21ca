if i2c.setup(0, i2c.FAST) == 1 then
    i2c.send(0, 104, 117)
    i2c.send(0, 104, {15, 47})
    print(i2c.recv(0, 104, 2))
    i2c.writeReg(0, 104, 1, string.char(0, 242))
    print(i2c.readReg(0, 104, 1, 2))
    i2c.config(0, i2c.STOP_DELAY, 30)
    local ok, data = i2c.transfer(0, 104, 0, nil, 4)
    if ok then
        print(data)
    end
    local buff = zbuff.create(16)
    if buff then
        i2c.transfer(0, 104, string.char(1), buff, 4)
        i2c.xfer(0, 104, buff, nil, nil, "I2C_DONE")
    end
    i2c.close(0)
end
local soft = i2c.createSoft(1, 2, 5)
local read, humidity, temperature = i2c.readSHT30(soft)
if read then
    print(humidity, temperature)
end
