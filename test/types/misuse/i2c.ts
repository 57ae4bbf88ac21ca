i2c.setup(0) satisfies 0 | 1;
// @ts-expect-error an array is never sent by transfer
i2c.transfer(0, 0x68, [1, 2], undefined, 1);
// @ts-expect-error to receive only, use recv
i2c.transfer(0, 0x68, undefined, undefined, 1);
i2c.send(0, 0x68, [1, 2]) satisfies boolean;
i2c.recv(0, 0x68, 2) satisfies ByteString;

const [ok, data] = i2c.transfer(0, 0x68, 1, undefined, 1);
ok satisfies boolean;
data satisfies ByteString | undefined;
const [buff] = zbuff.create(8);
if (buff) {
  const [, none] = i2c.transfer(0, 0x68, "a", buff, 4);
  none satisfies undefined;
  // @ts-expect-error the length is needed
  i2c.transfer(0, 0x68, "a", buff);
  // @ts-expect-error the topic is needed
  i2c.xfer(0, 0x68, buff, buff, 4);
}

const soft = i2c.createSoft(1, 2);
i2c.send(soft, 0x68, 1);
// @ts-expect-error a software bus is not closed
i2c.close(soft);
// @ts-expect-error not a bus
i2c.send({}, 0x68, 1);
// @ts-expect-error a bus of another kind
i2c.send(spi.createSoft(0, 1, 2, 3), 0x68, 1);

const [read, humidity] = i2c.readDHT12(0);
// @ts-expect-error undefined when the reading failed
humidity satisfies number;
if (read) humidity satisfies number;
// @ts-expect-error no such option
i2c.config(0, 2, 30);
