const [made] = zbuff.create(16);

uart.on(1, "receive", (id, lengthBytes) => {
  id satisfies UartId;
  lengthBytes satisfies number;
});
uart.on(1, "recv", (id, lengthBytes) => {
  id satisfies UartId;
  lengthBytes satisfies number;
});
uart.on(1, "sent", (id) => {
  id satisfies UartId;
});
uart.on(1, "sent") satisfies "no such uart id" | undefined;
// @ts-expect-error "sent" comes without a length
uart.on(1, "sent", (id, lengthBytes) => print(id, lengthBytes));
// @ts-expect-error unknown events are ignored in silence
uart.on(1, "received", () => {});
// @ts-expect-error the port is missing
uart.on("receive", () => {});

uart.read(1) satisfies ByteString;
uart.read(1, 64) satisfies ByteString;
if (made) {
  uart.read(1, undefined, made) satisfies Bytes;
  // @ts-expect-error into a zbuff it gives a count
  uart.read(1, 64, made) satisfies ByteString;
  uart.tx(1, made, 0, 4) satisfies number;
  uart.rx(1, made) satisfies number;
}
// @ts-expect-error a file cannot be passed: it would raise
uart.read(1, 64, io.open("/x")[0]);
// @ts-expect-error rx wants a zbuff
uart.rx(1, 64);
// @ts-expect-error tx wants a zbuff, write takes a string
uart.tx(1, "abc");
// @ts-expect-error a number is no payload
uart.write(1, 65);

uart.setup(1) satisfies ErrorCode;
// @ts-expect-error no such parity
uart.setup(1, 9600, 8, 1, 3);
// @ts-expect-error the stop bits come before the parity
uart.setup(1, 9600, 8, uart.None);
// @ts-expect-error the level of the RS-485 GPIO while receiving is 0 or 1
uart.setup(1, 9600, 8, 1, uart.None, uart.LSB, 1024, 10, 2);

uart.VUART_0 satisfies 32;
uart.MSB satisfies 1;
uart.createSoft(21, 0, 1, 2) satisfies UartId | undefined;
// @ts-expect-error there may be no soft port
uart.createSoft(21, 0, 1, 2) satisfies UartId;
// @ts-expect-error only in the vendor's Windows simulator
uart.list();
