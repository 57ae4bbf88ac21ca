import { checkInteger, isInteger, noResult, optionalInteger } from "./arguments";
import { board } from "./board";
import { callFirmware, systemFunction } from "./boundary";
import { firmwareLog } from "./log";
import { message } from "./messages";
import { handleMessage } from "./rtos";
import { simulatedModule } from "./simulated";

const input = 0;
const output = 1;
const interrupt = 2;
const bothEdges = 2;
const none = 255;
const pullUp = 1;
const pullDown = 2;

type Handler = (this: void, level: number, pin: number) => void;

interface PinState {
  handler: Handler | undefined;
  /** Interrupts since the last call of `count`. */
  counted: number;
  /** 0: none. */
  debounceMs: number;
  debounceMode: number;
  lastInterruptMs: number;
}

const pins = new LuaTable<number, PinState>();
/** The levels set by `set` and `toggle`. `setup` does not count, so the first `toggle` may change nothing. */
const outputs = new LuaTable<number, number>();
const pinCount = board.pinCount();
/** For pins that are set up without saying which. */
let defaultPull = 0;

function stateOf(pin: number): PinState {
  let state = pins.get(pin);
  if (state === undefined) {
    state = { handler: undefined, counted: 0, debounceMs: 0, debounceMode: 0, lastInterruptMs: 0 };
    pins.set(pin, state);
  }
  return state;
}

function exists(pin: number): boolean {
  return pin >= 0 && pin < pinCount;
}

/** Pins from here on are special inputs, which the chip cannot drive. */
const firstSpecial = board.pinNamed("WAKEUP0") as number;

function setup(
  this: void,
  which: unknown,
  mode: unknown,
  pull: unknown,
  trigger: unknown,
): ((this: void, level?: unknown) => unknown) | undefined {
  const pin = checkInteger(which, 1, "setup");
  if (!exists(pin)) {
    firmwareLog(3, "gpio", `id out of range 0 ~ ${pinCount}, but ${pin}`);
    return noResult();
  }
  const isInterrupt = type(mode) === "function";
  const isOutput = isInteger(mode);
  const edge = isInterrupt ? optionalInteger(trigger, bothEdges, 4, "setup") : bothEdges;
  const isPulledUp = optionalInteger(pull, defaultPull, 3, "setup") === pullUp;
  const keyAsInput = pin === board.pinNamed("PWR_KEY") && board.bsp() === "EC618" && !isInterrupt;
  if ((isOutput && pin >= firstSpecial) || keyAsInput) {
    firmwareLog(3, "gpio", `gpio setup fail pin=${pin} ret -1`);
    return noResult();
  }
  board.pinSetup(pin, isInterrupt ? interrupt : isOutput ? output : input, edge, isPulledUp ? 1 : 0);
  if (isInterrupt) {
    stateOf(pin).handler = mode === systemFunction(count) ? undefined : (mode as Handler);
  } else if (isOutput) {
    board.pinSet(pin, mode === 0 ? 0 : 1);
    return board.systemFunction((level) => setLevel(pin, checkInteger(level, 1, "?")));
  }
  return board.systemFunction(() => board.pinGet(pin));
}

function setLevel(pin: number, level: number): void {
  if (exists(pin)) {
    board.pinSet(pin, level);
    outputs.set(pin, level === 0 ? 0 : 1);
  }
}

function count(this: void, which: unknown): number {
  const pin = checkInteger(which, 1, "count") % 256;
  if (!exists(pin)) {
    firmwareLog(3, "gpio", `id out of range 0 ~ ${pinCount}, but ${pin}`);
    return 0;
  }
  const state = stateOf(pin);
  const counted = state.counted;
  state.counted = 0;
  return counted;
}

handleMessage(message.pin, (which, level, waited) => {
  const pin = which as number;
  const state = stateOf(pin);
  if (state.handler === undefined) {
    state.counted++;
    return;
  }
  const now = board.ticks();
  if (state.debounceMs > 0) {
    if (now - state.lastInterruptMs < state.debounceMs) {
      return;
    }
    state.lastInterruptMs = now;
  }
  if (waited === true && !board.has("debounceTellsPin")) {
    callFirmware(state.handler, level);
  } else {
    callFirmware(state.handler, level, pin);
  }
});

/** The module `gpio`. The board logs driven levels, and a test drives the inputs. */
export const gpioModule = simulatedModule<typeof gpio>()("gpio", {
  setup: setup as never,
  set: (which: unknown, level: unknown) => setLevel(checkInteger(which, 1, "set"), checkInteger(level, 2, "set")),
  get: (which: unknown) => {
    const pin = checkInteger(which, 1, "get");
    return exists(pin) ? board.pinGet(pin) : 0;
  },
  close: (which: unknown) => {
    const pin = checkInteger(which, 1, "close");
    if (exists(pin)) {
      board.pinClose(pin);
      pins.delete(pin);
    }
  },
  toggle: (which: unknown) => {
    const pin = checkInteger(which, 1, "toggle");
    if (!exists(pin)) {
      firmwareLog(3, "gpio", "pin id out of range (0-127)");
      return;
    }
    setLevel(pin, outputs.get(pin) === 1 ? 0 : 1);
  },
  debounce: (which: unknown, duration: unknown, mode: unknown) => {
    const pin = checkInteger(which, 1, "debounce") % 256;
    const ms = checkInteger(duration, 2, "debounce") % 65536;
    if (!exists(pin)) {
      firmwareLog(3, "gpio", `MUST pin < ${pinCount}`);
      return;
    }
    const waits = optionalInteger(mode, 0, 3, "debounce") !== 0;
    board.pinDebounce(pin, waits ? ms : 0);
    const state = stateOf(pin);
    state.debounceMs = waits ? 0 : ms;
    state.lastInterruptMs = 0;
  },
  setDefaultPull: (pull: unknown) => {
    const value = checkInteger(pull, 1, "setDefaultPull");
    const isPull = value >= 0 && value <= pullDown;
    if (isPull) {
      defaultPull = value;
    }
    return isPull;
  },
  count,
  NONE: none,
  LOW: 0,
  HIGH: 1,
  OUTPUT: 0,
  PULLUP: pullUp,
  PULLDOWN: pullDown,
  RISING: 0,
  FALLING: 1,
  BOTH: bothEdges,
  HIGH_IRQ: 3,
  LOW_IRQ: 4,
  WAKEUP0: firstSpecial,
  WAKEUP1: board.pinNamed("WAKEUP1") as number,
  VBUS: board.pinNamed("VBUS") as number,
  WAKEUP2: board.pinNamed("WAKEUP2") as number,
  USIM_DET: board.pinNamed("USIM_DET") as number,
  WAKEUP3: board.pinNamed("WAKEUP3") as number,
  WAKEUP4: board.pinNamed("WAKEUP4") as number,
  WAKEUP5: board.pinNamed("WAKEUP5") as number,
  WAKEUP6: board.pinNamed("WAKEUP6") as number,
  CHG_DET: board.pinNamed("CHG_DET") as number,
  AUDIOPA_EN: board.pinNamed("AUDIOPA_EN") as number,
  PWR_KEY: board.pinNamed("PWR_KEY") as number,
});
