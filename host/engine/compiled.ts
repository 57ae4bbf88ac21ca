import type { EngineFactory, LuaValue } from "./engine.ts";

/** The last text that each kind of VM has compiled. */
const known = new WeakMap<EngineFactory, { text: string; chunkName: string; bytecode: Uint8Array }>();

/**
 * Compiles Lua text to bytecode for the VMs of a factory: they load it in a tenth of the time. It always compiles in a
 * separate VM, so that the first VM that loads the bytecode is like all others. Throws an Error when the text does not
 * parse.
 */
export function compiled(engines: EngineFactory, text: string, chunkName: string): Uint8Array {
  const last = known.get(engines);
  if (last?.text === text && last.chunkName === chunkName) {
    return last.bytecode;
  }
  const engine = engines();
  engine.load("local text, name = coroutine.yield() return string.dump(assert(load(text, name)))", "=compile");
  engine.resume([]);
  const outcome = engine.resume([Buffer.from(text), Buffer.from(chunkName)]);
  engine.close();
  if (outcome.kind === "failed") {
    throw new Error(outcome.message);
  }
  const [bytecode] = (outcome as { values: LuaValue[] }).values as [Uint8Array];
  known.set(engines, { text, chunkName, bytecode });
  return bytecode;
}
