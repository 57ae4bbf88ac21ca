import { board } from "./board";
import { message } from "./messages";
import { checkInteger, optionalInteger, simulatedModule } from "./simulated";

/** What handles a message of the firmware: C code in the real one. It may call Lua. */
type Handler = (this: void, ...args: unknown[]) => void;

const handlers = new LuaTable<number, Handler>();
const yieldToBoard = coroutine.yield as unknown as (this: void) => LuaMultiReturn<[kind: number, ...args: unknown[]]>;

/** Registers the code behind a kind of message. */
export function handleMessage(kind: number, handler: Handler): void {
  handlers.set(kind, handler);
}

handleMessage(message.publish, (...args) => {
  (sys_pub as (this: void, ...args: unknown[]) => void)(...args);
});

/** Waits for one message. Only the main coroutine may come here: it is where the VM stands still. */
function receive(): LuaMultiReturn<unknown[]> {
  const [kind, ...args] = yieldToBoard();
  if (kind === message.timer) {
    return $multi(msgTimer, ...args);
  }
  handlers.get(kind)?.(...args);
  return $multi(0);
}

const msgTimer = 1;

export const rtosModule = simulatedModule<typeof rtos>()("rtos", {
  receive: receive as never,
  timer_start: (id: unknown, ms: unknown, repeat: unknown) => {
    const timer = checkInteger(id, 1, "timer_start");
    const delay = checkInteger(ms, 2, "timer_start");
    const times = optionalInteger(repeat, 0, 3, "timer_start");
    if (delay < 1) {
      return 0;
    }
    board.timerStart(timer, delay, times);
    return 1;
  },
  timer_stop: (id: unknown) => {
    board.timerStop(checkInteger(id, 1, "timer_stop"));
  },
  reboot: () => board.reboot(),
  bsp: () => board.chip(),
  version: (() => "V2001") as never,
  firmware: () => `LuatOS-SoC_V2001_${board.model()}`,
  buildDate: () => board.buildDate(),
  meminfo: (memory: unknown) => {
    const total = memory === "sys" ? systemBytes : luaBytes;
    const used = memory === "sys" ? systemBytes - freeSystemBytes : collectgarbage("count") * 1024;
    const rounded = math.floor(used);
    return $multi(total, rounded, rounded);
  },
  autoCollectMem: () => {},
  nop: () => {},
  INF_TIMEOUT: -1,
  MSG_TIMER: msgTimer,
});

const luaBytes = 256 * 1024;
const systemBytes = 512 * 1024;
const freeSystemBytes = 256 * 1024;
