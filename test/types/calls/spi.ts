if (spi.setup(0, undefined, 0, 0, 8, 2000000, spi.MSB, spi.master, spi.half) === 0) {
  spi.send(0, "123");
  print(spi.recv(0, 4), spi.transfer(0, string.char(0x9f), 1, 3));
  const [buff] = zbuff.create(16);
  if (buff) {
    spi.recv(0, 4, buff);
    spi.xfer(spi.SPI_0, buff, undefined, 16, "SPI_DONE");
  }
  spi.close(0);
}
const device = spi.deviceSetup(0, 17);
device.send([0x00, 0x01]);
print(device.recv(4), device.transfer("1234", 4, 4));
device.close();
const softBus = spi.createSoft(0, 1, 2, 3);
spi.send(softBus, string.char(0x9f));
