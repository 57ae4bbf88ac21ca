import { board } from "./board";
import { fail, systemFunction, systemFunctions } from "./boundary";

/** A module's declaration as the simulator must implement it: every name, every result, every constant. */
export type Simulated<Declared> = {
  [Name in keyof Declared]: Declared[Name] extends (...args: never[]) => infer Result
    ? // biome-ignore lint/suspicious/noExplicitAny: overloads differ in their arguments; results are what is checked.
      (this: void, ...args: any[]) => Result
    : Declared[Name];
};

/**
 * The names that types/ declares: ",adc.open,adc.CH_CPU=-1,". "eink.MODEL_2in7=" is a constant whose value types/ does
 * not say. The build of the simulator defines it before its Lua.
 */
declare const __declared: string;

/** Names that this core lacks and others have: "socket.dft". */
const missing = new LuaTable<string, true>();
for (const name of [...board.missingNames()]) {
  missing.set(name, true);
}
/** Names that this core has, but newer ones, and therefore types/, lack. */
const old = new LuaTable<string, true>();
for (const name of [...board.oldNames()]) {
  old.set(name, true);
}
/** Modules for which an error has already suggested a replacement. */
const explained = new LuaTable<string, true>();

/** Whether this core has a name that some cores lack: "socket.dft". */
export function hasName(name: string): boolean {
  return !missing.has(name);
}

/** Removes from a module the names that this core does not have yet. Returns the table. */
export function withoutMissing<Part extends object>(name: string, part: Part): Part {
  for (const [key] of pairs(part as Record<string, unknown>)) {
    if (missing.has(`${name}.${key}`)) {
      (part as Record<string, unknown>)[key] = undefined;
    }
  }
  return part;
}

function refuse(name: string, key: string, reason = ""): never {
  const what = `${name}.${key} is not simulated${reason}`;
  if (explained.has(name)) {
    fail(what);
  }
  explained.set(name, true);
  fail(
    `${what}. You can put a table of your own in its place, in the file of --prelude or in the prelude of bootModule: ${name} = setmetatable({ ${key} = … }, { __index = ${name} })`,
  );
}

/** The declared value of a constant: its text, empty where types/ does not say it. Nothing if there is no such constant. */
function declaredValue(full: string): string | undefined {
  const [, end] = string.find(__declared, `,${full}=`, 1, true);
  return end === undefined ? undefined : string.match(__declared, "^[^,]*", end + 1)[0];
}

function isDeclared(full: string): boolean {
  return string.find(__declared, `,${full},`, 1, true)[0] !== undefined;
}

/**
 * Makes a module from its simulated functions. The compiler checks it against the declaration. Among the other names
 * that every core has, a constant has its declared value, and a function raises "uart.foo is not simulated". A name that
 * a core may lack, or that nobody declares, is nil.
 */
export function simulatedModule<Declared>() {
  return <Part extends Partial<Simulated<Declared>>>(name: string, part: Part): object => {
    setmetatable(withoutMissing(name, part), {
      __index: systemFunction((_: unknown, key: string) => {
        const full = `${name}.${key}`;
        if (missing.has(full)) {
          return undefined;
        }
        const value = declaredValue(full);
        if (value === "") {
          refuse(name, key, ", as types/ does not say its value");
        }
        if (value === undefined && (old.has(full) || isDeclared(full))) {
          refuse(name, key);
        }
        return value === undefined ? undefined : tonumber(value);
      }),
    });
    return library(systemFunctions(part));
  };
}

/** A library as in the core: userdata that looks like a table, cannot be changed, and seems empty to `pairs`. */
export function library(functions: object): object {
  const userdata = board.newUserdata();
  const metatable: object = {
    __name: "rotable",
    __index: functions,
    __len: () => 0,
    __pairs: (() => () => undefined) as never,
    __metatable: false,
  };
  debug.setmetatable(userdata, metatable);
  return userdata;
}
