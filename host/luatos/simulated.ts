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
 * Makes a module out of what is simulated; the compiler holds it against the declaration. Using what is declared and not
 * simulated raises "uart.foo is not simulated"; what is not declared is nil, as on the device.
 */
export function simulatedModule<Declared>() {
  return <Part extends Partial<Simulated<Declared>>>(name: string, part: Part): object => {
    const declared = __declared[name] ?? {};
    return setmetatable(part, {
      __index: (_: unknown, key: unknown) => {
        if (declared[key as string]) {
          error(`${name}.${key} is not simulated`, 2);
        }
        return undefined;
      },
    });
  };
}

/** An argument that must be an integer, as C asks for it. Raises as `luaL_checkinteger` does. */
export function checkInteger(value: unknown, argument: number, name: string): number {
  const integer = optionalInteger(value, undefined, argument, name);
  if (integer === undefined) {
    error(
      `bad argument #${argument} to '${name}' (number expected, got ${value === undefined ? "no value" : type(value)})`,
      3,
    );
  }
  return integer;
}

/** The same, with a default for nil. */
export function optionalInteger<Default>(
  value: unknown,
  fallback: Default,
  argument: number,
  name: string,
): number | Default {
  if (value === undefined) {
    return fallback;
  }
  const number = tonumber(value);
  const integer = number === undefined ? undefined : math.tointeger(number);
  if (integer === undefined) {
    const got = number === undefined ? `number expected, got ${type(value)}` : "number has no integer representation";
    error(`bad argument #${argument} to '${name}' (${got})`, 3);
  }
  return integer;
}

/** An argument that must be a string. Raises as `luaL_checkstring` does. */
export function checkString(value: unknown, argument: number, name: string): string {
  if (type(value) !== "string" && type(value) !== "number") {
    error(
      `bad argument #${argument} to '${name}' (string expected, got ${value === undefined ? "no value" : type(value)})`,
      3,
    );
  }
  return tostring(value);
}
