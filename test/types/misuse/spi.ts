const device = spi.deviceSetup(0, 17);
device.close() satisfies boolean;
spi.close(device) satisfies ErrorCode;
device.recv(4) satisfies ByteString | undefined;
// @ts-expect-error undefined when it failed
device.transfer("a") satisfies string;
device.send([1, 2]) satisfies number;
// @ts-expect-error the length is ignored there
device.send("abc", 2);

// @ts-expect-error a device sends by its own method
spi.send(device, "a");
// @ts-expect-error it would always be empty
spi.recv(device, 4);
// @ts-expect-error a bus sends no arrays
spi.send(0, [1, 2]);
// @ts-expect-error not a device: it would crash
spi.deviceSend(0, "a");
const [buff] = zbuff.create(8);
if (buff) {
  spi.recv(0, 4, buff) satisfies Bytes | undefined;
  spi.recv(device, 4, buff) satisfies Bytes | undefined;
}
spi.recv(0, 4) satisfies ByteString | undefined;
// @ts-expect-error a clock phase is 0 or 1
spi.setup(0, undefined, 2);
// @ts-expect-error not to be passed where a device is meant
spi.xfer(spi.createSoft(0, 1, 2, 3), buff, undefined, 4, "done");
// @ts-expect-error a test of the vendor, absent from firmware
spi.utest();
