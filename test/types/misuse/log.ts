declare const anything: unknown;

// @ts-expect-error the tag is missing
log.info();
// @ts-expect-error a tag is text
log.info(undefined, "ready");
// @ts-expect-error several results, not spread: it would log the address of a table
log.info("mem", rtos.meminfo());
// @ts-expect-error several results, not spread
log.error("uart", 1, rtos.meminfo());
// @ts-expect-error several results, not spread
log.error("json", json.encode({}));
// @ts-expect-error several results, not spread
log.error("hex", string.toHex("a"));
log.warn("any", anything, json.decode("1")[0]);
log.info("mem", ...rtos.meminfo());
log.info("hex", string.toHex("a")[0], { a: 1 }, [1], () => 1, undefined);
// @ts-expect-error no such level
log.setLevel("VERBOSE");
// @ts-expect-error no such level: the vendor's numbers are not the source's
log.setLevel(5);
// @ts-expect-error no such style
log.style(3);
const level: 1 | 2 | 3 | 4 | 7 = log.getLevel();
const style: 0 | 1 | 2 = log.style();
const info: 2 = log.LOG_INFO;
print(level, style, info);
