import type { LuaApi, ManagedHeap } from "./lua-api.ts";
import type { Meter } from "./meter.ts";
import type { Needless } from "./needless.ts";

/** The parts of a VM that its system functions work on. */
export interface VmParts<State> {
  readonly api: LuaApi<State>;
  readonly meter: Meter<State>;
  readonly needless: Needless;
  readonly heap: ManagedHeap | undefined;
  /** Raises an error when the script must end. Tells the heap's account whether the firmware is running. */
  obey(state: State): void;
  /** Charges the firmware. Returns whether an action of `onInstructions` was due, which may have stopped the script. */
  charged(state: State, instructions: number): boolean;
}

/** Functions of Lua by their names. Each returns how many results it has left on the stack. */
type SystemFunctions<State> = Record<string, (state: State) => number>;

/**
 * The functions by which the prelude and LuatOS separate the firmware from the simulator, and use the VM. They become
 * fields of `__host`. From them the prelude makes the rest of HostLibrary.
 */
export function systemFunctions<State>(vm: VmParts<State>): SystemFunctions<State> {
  return { ...sections(vm), ...callbacks(vm), ...threads(vm), ...accounts(vm), ...scripts(vm) };
}

/** Control moves between the firmware and sections of the simulator. */
function sections<State>(vm: VmParts<State>): SystemFunctions<State> {
  const { api, meter, needless } = vm;
  return {
    enterSystem: (state) => {
      meter.forgive(needless.beforeEnter);
      meter.enter(state);
      return moved(vm, state, 0);
    },
    leaveSystem: (state) => {
      meter.leave(state);
      meter.forgive(needless.behindLeave);
      return moved(vm, state, api.top(state));
    },
    depth: (state) => {
      meter.forgive(needless.aroundDepth);
      if (meter.depth === 0) {
        // It reads as 0 and costs less.
        api.pushNil(state);
      } else {
        api.pushNumber(state, meter.depth);
      }
      return 1;
    },
    // The results are the last values on the stack: all but the first.
    restore: (state) => {
      meter.restore(state, api.number(state, 1));
      return moved(vm, state, api.top(state) - 1);
    },
    // After a protected call of the firmware: an error may have left sections open.
    settle: (state) => {
      if (!api.boolean(state, 1)) {
        meter.restore(state, 0);
      }
      meter.forgive(needless.inProtectedCall);
      return moved(vm, state, api.top(state));
    },
  };
}

/** Stack slots that the prelude uses within a callback, and those of a C function. */
const roomForCallback = 40;

/** The simulator calls a function of the firmware. It must have enough stack for everything in between. */
function callbacks<State>(vm: VmParts<State>): SystemFunctions<State> {
  const { api, meter, needless } = vm;
  return {
    begin: (state) => {
      api.reserve(state, roomForCallback);
      meter.restore(state, 0);
      meter.forgive(needless.aroundCallback);
      return moved(vm, state, api.top(state));
    },
    // "charge", "depth" and "begin" in one call.
    surface: (state) => {
      const instructions = api.number(state, 1);
      if (instructions > 0 && vm.charged(state, instructions)) {
        vm.obey(state);
      }
      api.reserve(state, roomForCallback);
      api.pushNumber(state, meter.depth);
      meter.restore(state, 0);
      // A call with a charge has no arguments to pass on.
      meter.forgive(needless.aroundCallback + (instructions > 0 ? 1 : needless.beforeCallback));
      return moved(vm, state, 1);
    },
  };
}

/** Control moves into a coroutine, and back. */
function threads<State>(vm: VmParts<State>): SystemFunctions<State> {
  const { api, meter, needless } = vm;
  return {
    into: (state) => {
      meter.forgive(needless.moreInResume);
      const thread = api.thread(state, 1);
      if (thread !== undefined) {
        meter.into(state, thread);
      }
      return moved(vm, state, 1);
    },
    back: (state) => {
      meter.back(api.thread(state, 2) as State, state, api.number(state, 1));
      return moved(vm, state, api.top(state) - 2);
    },
  };
}

/** What the firmware pays for, in instructions and bytes. */
function accounts<State>(vm: VmParts<State>): SystemFunctions<State> {
  const { api, heap } = vm;
  return {
    charge: (state) => {
      const bytes = api.number(state, 2);
      if (bytes > 0) {
        heap?.handed(bytes);
      }
      return vm.charged(state, api.number(state, 1)) ? moved(vm, state, 0) : 0;
    },
    account: (state) => {
      if (heap) {
        heap.accounted = api.boolean(state, 1);
      }
      return 0;
    },
    mark: () => {
      heap?.markBaseline();
      return 0;
    },
  };
}

/** Values and scripts that only C can make. */
function scripts<State>({ api }: VmParts<State>): SystemFunctions<State> {
  let script = new Uint8Array();
  return {
    newUserdata: (state) => (api.pushUserdata(state, api.top(state) === 0 ? 0 : api.number(state, 1)) ? 1 : 0),
    keepScript: (state) => {
      script = Uint8Array.from(api.bytes(state, 1));
      return 0;
    },
    loadScript: (state) => {
      api.pushNil(state);
      return api.loadScript(state, script, Buffer.from(api.bytes(state, 1)).toString()) ? 1 : 2;
    },
  };
}

/** Control has moved to another section or thread. Returns how many values the calling function returns. */
function moved<State>(vm: VmParts<State>, state: State, results: number): number {
  vm.obey(state);
  return results;
}
