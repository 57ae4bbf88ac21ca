import { board } from "./board";
import { fail, systemFunction, systemFunctions } from "./boundary";

/** A module's declaration as the simulator must satisfy it: every name, every result, every constant. */
export type Simulated<Declared> = {
  [Name in keyof Declared]: Declared[Name] extends (...args: never[]) => infer Result
    ? // biome-ignore lint/suspicious/noExplicitAny: overloads differ in their arguments; results are what is checked.
      (this: void, ...args: any[]) => Result
    : Declared[Name];
};

/** The names that types/ declares, by module. The build of the simulator puts them in front of its Lua. */
declare const __declared: Record<string, Record<string, true | undefined> | undefined>;

/**
 * Makes a module out of what is simulated; the compiler holds it against the declaration. Using what every firmware has
 * and we do not simulate raises "uart.foo is not simulated"; what a firmware may lack, or nobody declares, is nil.
 */
export function simulatedModule<Declared>() {
  return <Part extends Partial<Simulated<Declared>>>(name: string, part: Part): object => {
    const declared = __declared[name] ?? {};
    setmetatable(part, {
      __index: systemFunction((_: unknown, key: unknown) => {
        if (declared[key as string]) {
          fail(`${name}.${key} is not simulated`);
        }
        return undefined;
      }),
    });
    return library(systemFunctions(part));
  };
}

/** The names of all modules that types/ declares. */
export function declaredModules(): string[] {
  const names: string[] = [];
  for (const [name] of pairs(__declared)) {
    names.push(name);
  }
  return names;
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
