// @ts-expect-error it returns three numbers
const used: number = rtos.meminfo();
// @ts-expect-error no such memory
rtos.meminfo("flash");
const [, usedBytes] = rtos.meminfo();
const heap: Bytes = usedBytes;
const name: string = rtos.version();
const [version, firmwareNumber, bits] = rtos.version(true);
const text: string = version;
// @ts-expect-error older firmware leaves the number out
const certain: number = firmwareNumber;
const width: 32 | 64 | undefined = bits;
// @ts-expect-error true or nothing
rtos.version(1);
// @ts-expect-error read-only
rtos.MSG_TIMER = 2;
const timerMessage: 1 = rtos.MSG_TIMER;
const forever: -1 = rtos.INF_TIMEOUT;
print(used, heap, name, text, certain, width, timerMessage, forever);
