import { board } from "./board";
import { fail, systemFunction, systemFunctions } from "./boundary";

/** A module's declaration as the simulator must satisfy it: every name, every result, every constant. */
export type Simulated<Declared> = {
  [Name in keyof Declared]: Declared[Name] extends (...args: never[]) => infer Result
    ? // biome-ignore lint/suspicious/noExplicitAny: overloads differ in their arguments; results are what is checked.
      (this: void, ...args: any[]) => Result
    : Declared[Name];
};

/** The names that types/ declares: ",adc.open,adc.read,". The build of the simulator puts them in front of its Lua. */
declare const __declared: string;

/** Names that this core lacks, though others have them: "socket.dft". */
const missing = new LuaTable<string, true>();
for (const name of [...board.missingNames()]) {
  missing.set(name, true);
}
/** Names that this core has, though newer ones, and so types/, have not. */
const old = new LuaTable<string, true>();
for (const name of [...board.oldNames()]) {
  old.set(name, true);
}
/** Modules of which the script has heard what can stand in for them. */
const explained = new LuaTable<string, true>();

/** Whether this core has a name that not all of them have: "socket.dft". */
export function hasName(name: string): boolean {
  return !missing.has(name);
}

/** Takes out of a module what this core has not yet. Returns the table. */
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
  fail(`${what}. A table of yours can stand in: ${name} = setmetatable({ ${key} = … }, { __index = ${name} })`);
}

/**
 * Makes a module out of what is simulated; the compiler holds it against the declaration. Using what every firmware has
 * and we do not simulate raises "uart.foo is not simulated"; what a firmware may lack, or nobody declares, is nil.
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

/** A library as the firmware has it: userdata that looks like a table, can not be changed, and seems empty to `pairs`. */
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
