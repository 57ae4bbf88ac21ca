import { board } from "./board";
import { collectGarbage } from "./memory";

type LoadScript = (this: void, name: string) => LuaMultiReturn<[chunk?: unknown, problem?: string]>;

const globals = _G as unknown as Record<string, unknown>;

function loadScript(this: void, name: string): LuaMultiReturn<[chunk?: unknown, problem?: string]> {
  const file = `${name}.lua`;
  const text = board.readScript(file);
  if (text === undefined) {
    return $multi(undefined, `module '${name}' not found`);
  }
  const [chunk, problem] = load(text, `@/luadb/${file}`, "t");
  return $multi(chunk, problem as string | undefined);
}

/**
 * Sets `require` and `unload`, which know the script folder and the libraries that are globals now. `package` is nearly
 * empty on the device. Returns what loads a script.
 */
export function setRequire(): LoadScript {
  const loaded: Record<string, unknown> = {};
  for (const [name, value] of pairs(globals)) {
    if (type(name) === "string" && (type(value) === "table" || type(value) === "userdata")) {
      loaded[name] = value;
    }
  }
  globals.require = (name: string) => {
    if (loaded[name] !== undefined && loaded[name] !== false) {
      return loaded[name];
    }
    const [chunk, problem] = loadScript(name);
    if (chunk === undefined) {
      error(problem ?? `module '${name}' not found`, 2);
    }
    const result = (chunk as (this: void, name: string) => unknown)(name);
    loaded[name] = result ?? loaded[name] ?? true;
    return loaded[name];
  };
  globals.unload = (name: string) => {
    loaded[name] = undefined;
    collectGarbage();
  };
  globals.package = { seeall: () => undefined };
  return loadScript;
}
