import { afterEach, describe, expect, test } from "vitest";
import type { Engine, EngineFactory, HostFunction, LuaValue, Outcome } from "../../host/engine/engine.ts";
import { type EngineName, engineNames, loadEngines } from "../../host/engine/index.ts";

/** A kind of Lua VM, as the tests of the engines use it. */
export interface TestedEngine {
  name: EngineName;
  make: EngineFactory;
  /** A VM that is closed after the test. */
  fresh(functions?: Record<string, HostFunction>): Engine;
  /** Closes the VMs that the test has used so far. */
  closeAll(): void;
  /** The values that a script returns. Byte strings come as text. */
  returned(lua: string, functions?: Record<string, HostFunction>): unknown[];
}

/** Declares a suite for each kind of Lua VM. One that is not available is skipped, with the reason. */
export async function onEachEngine(suite: (tested: TestedEngine) => void): Promise<void> {
  for (const name of engineNames) {
    try {
      const make = await loadEngines(name);
      describe(name, () => suite(tested(name, make)));
    } catch (error) {
      describe.skip(`${name}: ${(error as Error).message}`, () => {
        test("everything");
      });
    }
  }
}

/** Loads a script and runs it until it waits or ends. */
export function start(engine: Engine, lua: string): Outcome {
  engine.load(lua, "=main.lua");
  return engine.resume([]);
}

function tested(name: EngineName, make: EngineFactory): TestedEngine {
  const open: Engine[] = [];
  const closeAll = (): void => {
    for (const engine of open.splice(0)) {
      engine.close();
    }
  };
  afterEach(closeAll);

  function fresh(functions: Record<string, HostFunction> = {}): Engine {
    const engine = make();
    open.push(engine);
    engine.install(functions);
    return engine;
  }

  function returned(lua: string, functions: Record<string, HostFunction> = {}): unknown[] {
    const outcome = start(fresh(functions), lua);
    expect(outcome).toMatchObject({ kind: "ended" });
    return (outcome as { values: LuaValue[] }).values.map(readable);
  }

  return { name, make, fresh, closeAll, returned };
}

/** A value as a test writes it: a byte string is text. */
export function readable(value: LuaValue): unknown {
  return value instanceof Uint8Array ? Buffer.from(value).toString() : value;
}
