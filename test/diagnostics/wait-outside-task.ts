import type { Hooks } from "../../src/hooks-type";

function helper(): void { sys.wait(1); }
function task(): void { sys.wait(2); }
const wrapped = (_: string, action: (this: void) => void): ((this: void) => void) => action;
const named = (): void => { sys.wait(3); }; // expect: wait-outside-task

sys.taskInit(() => { sys.wait(4); [1].forEach(() => sys.wait(5)); });
sys.taskInit(task);
sys.subscribe("IP_LOSE", () => { sys.taskInit(() => { helper(); sys.wait(6); }); });
sys.wait(7); // expect: wait-outside-task
sys.subscribe("IP_READY", () => { sys.wait(8); }); // expect: wait-outside-task
sys.timerStart(() => { sys.waitUntil("IP_READY"); }, 100); // expect: wait-outside-task
sys.timerLoopStart(named, 100);
uart.on(1, "receive", () => { if (rtos.bsp() === "EC618") { sys.wait(9); } }); // expect: wait-outside-task
uart.on(1, "sent", wrapped("x", () => { sys.wait(10); })); // expect: wait-outside-task
websocket.create(undefined, "ws://x/")?.on(() => { sys.wait(11); }); // expect: wait-outside-task
// What LuatOS returns may be waited for, too.
const get = (): unknown => http.request("GET", "http://x/").wait();
sys.taskInit(() => { http.request("GET", "http://x/").wait(); get(); });
http.request("GET", "http://x/").wait(); // expect: wait-outside-task
uart.on(1, "receive", () => { http.request("GET", "http://x/").wait(); }); // expect: wait-outside-task
sys.timerStart(() => { const request = http.request("GET", "http://x/"); request.wait(); }, 1); // expect: wait-outside-task
// A function of a namespace with this name does not wait.
fota.wait();
// Hooks of the gateway run outside any task.
const later = (frame: ByteString): ByteString => { sys.wait(12); return frame; }; // expect: wait-outside-task
const hooks: Hooks = {
  start: () => { sys.taskInit(() => { sys.wait(13); }); },
  up: (frame) => { sys.wait(14); return frame; }, // expect: wait-outside-task
  down: later,
};
log.info("hooks", hooks.up !== undefined);
