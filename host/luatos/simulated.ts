import { board } from "./board";
import { fail, systemFunction, systemFunctions } from "./boundary";

/** A module's declaration as the simulator must implement it: every name, every result, every constant. */
export type Simulated<Declared> = {
  [Name in keyof Declared]: Declared[Name] extends (...args: never[]) => infer Result
    ? // biome-ignore lint/suspicious/noExplicitAny: overloads differ in their arguments; results are what is checked.
      (this: void, ...args: any[]) => Result
    : Declared[Name];
};

/** The names that types/ declares: ",adc.open,adc.read,". The build of the simulator defines it before its Lua. */
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

function refuse(name: string, key: string): void {
  const what = `${name}.${key} is not simulated`;
  if (explained.has(name)) {
    fail(what);
  }
  explained.set(name, true);
  fail(
    `${what}. You can put a table of your own in its place: ${name} = setmetatable({ ${key} = … }, { __index = ${name} }). In a test, this is the prelude of bootModule.`,
  );
}

/**
 * Makes a module from its simulated functions. The compiler checks it against the declaration. A name that every core
 * has and that is not simulated raises "uart.foo is not simulated". A name that a core may lack, or that nobody
 * declares, is nil.
 */
export function simulatedModule<Declared>() {
  return <Part extends Partial<Simulated<Declared>>>(name: string, part: Part): object => {
    setmetatable(withoutMissing(name, part), {
      __index: systemFunction((_: unknown, key: unknown) => {
        const full = `${name}.${key}`;
        const isDeclared = string.find(__declared, `,${full},`, 1, true)[0] !== undefined;
        if (old.has(full) || (isDeclared && !missing.has(full))) {
          refuse(name, key as string);
        }
        return undefined;
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
