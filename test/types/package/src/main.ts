PROJECT = "sample";
VERSION = "1.0.0";

// biome-ignore lint/correctness/noUnusedVariables: it adds a topic to those of the firmware.
interface SysTopics {
  SAMPLE_READY: [port: UartId];
}

uart.on(1, "receive", (id, lengthBytes) => {
  const bytes = uart.read(id);
  log.info("sample", id, lengthBytes, bytes.length);
  uart.write(id, string.toHex(bytes)[0]);
});
uart.setup(1, 115200);
if (wdt && !wdt.init(30000)) log.warn("sample", "no watchdog");
sys.subscribe("SAMPLE_READY", (port) => uart.write(port, "ready:"));
sys.publish("SAMPLE_READY", 1);
sys.run();
