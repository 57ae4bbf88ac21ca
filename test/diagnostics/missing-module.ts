if (fskv) fskv.set("a", 1);
fskv?.get("a");
const watchdog = wdt;
if (watchdog) watchdog.feed();
export const store: { fskv: number } = { fskv: 1 };
export const own = store.fskv;
fskv.set("a", 1); // expect: missing-module
fskv!.get("a"); // expect: missing-module
(mcu as McuModule).ticks(); // expect: missing-module
