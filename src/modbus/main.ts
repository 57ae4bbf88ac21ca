PROJECT = "luatos_modbus";
VERSION = "0.1.0";

import { guarded } from "luatos-gateway/gateway";
import { openBus, readHoldingRegisters } from "./bus";
import { openLink, say } from "./link";

/** Reads holding registers of a Modbus RTU slave on UART 1 and sends them to a server as JSON. */

const unit = 1;
const firstRegister = 0;
const registerCount = 4;
const periodMs: Milliseconds = 5000;
const watchdogMs: Milliseconds = 30000;

log.info("modbus", PROJECT, VERSION, "build", BUILD, "on", rtos.bsp());
if (rtos.bsp() === "EC618" && pm) {
  pm.power(pm.PWK_MODE, false);
}
if (!wdt || !wdt.init(watchdogMs)) {
  log.warn("modbus", "no watchdog guards this module against a hang");
}

const poll = guarded("poll", () => {
  const [registers, problem] = readHoldingRegisters(unit, firstRegister, registerCount);
  if (!registers) {
    log.warn("modbus", "unit", unit, problem);
    return;
  }
  const [text] = json.encode({ action: "modbus", unit, first: firstRegister, registers });
  if (text !== undefined) {
    say(text);
  }
});

sys.taskInit(() => {
  openBus();
  while (true) {
    poll();
    // The task that must not stop feeds the watchdog: when it hangs, the watchdog restarts the module.
    if (wdt) {
      wdt.feed();
    }
    sys.wait(periodMs);
  }
});

openLink();

sys.run();
