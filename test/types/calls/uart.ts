const id = 1;
const [input] = zbuff.create(8192);

uart.on(id, "receive", (port) => {
  if (input === undefined) return;
  while (uart.rxSize(port) > 0 && uart.rxSize(port) <= input.len() - input.used()) {
    uart.rx(port, input);
  }
});
uart.on(id, "sent", (port) => {
  print(port);
});
uart.on(id, "recv", undefined);

if (uart.setup(id, 115200, 8, 1, uart.None, uart.LSB, 4096, undefined, undefined, undefined, undefined, 0) === 0) {
  print(uart.write(id, "AT\r\n"), uart.write(id, "AT\r\n", 2));
  print(uart.read(id), uart.read(id, 64));
}
if (input) {
  print(uart.read(id, 512, input), uart.tx(id, input), uart.tx(id, input, 4, 8));
}
uart.setup(2, 9600, 8, 1, uart.Even, uart.LSB, 1024, 10, 0, 2000);
uart.wait485(2);
uart.rxClear(id);
print(uart.exist(uart.VUART_0), uart.createSoft(21, 0, 1, 2));
uart.close(id);
