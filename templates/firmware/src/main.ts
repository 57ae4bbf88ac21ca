PROJECT = "__PROJECT__";
VERSION = "0.1.0";

import { guarded } from "luatos-gateway/gateway";

const uartId: UartId = 1;

// A topic of your own. Every file is a module, so `declare global` is always needed.
declare global {
  interface SysTopics {
    LINE_RECEIVED: [line: string];
  }
}

log.info("main", PROJECT, VERSION, "build", BUILD);

uart.setup(uartId, 115200);
uart.on(
  uartId,
  "receive",
  guarded("receive", () => sys.publish("LINE_RECEIVED", uart.read(uartId, 1024))),
);

sys.taskInit(() => {
  while (true) {
    const [received, line] = sys.waitUntil("LINE_RECEIVED", 60000);
    if (received) {
      uart.write(uartId, `you said ${line}`);
    }
  }
});

sys.run();
