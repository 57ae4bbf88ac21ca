if (i2c.setup(0, i2c.FAST) === 1) {
  i2c.send(0, 0x68, 0x75);
  i2c.send(0, 0x68, [0x0f, 0x2f]);
  print(i2c.recv(0, 0x68, 2));
  i2c.writeReg(0, 0x68, 0x01, string.char(0x00, 0xf2));
  print(i2c.readReg(0, 0x68, 0x01, 2));
  i2c.config(0, i2c.STOP_DELAY, 30);

  const [ok, data] = i2c.transfer(0, 0x68, 0x00, undefined, 4);
  if (ok) print(data);
  const [buff] = zbuff.create(16);
  if (buff) {
    i2c.transfer(0, 0x68, string.char(0x01), buff, 4);
    i2c.xfer(0, 0x68, buff, undefined, undefined, "I2C_DONE");
  }
  i2c.close(0);
}
const soft = i2c.createSoft(1, 2, 5);
const [read, humidity, temperature] = i2c.readSHT30(soft);
if (read) print(humidity, temperature);
