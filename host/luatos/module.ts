/**
 * `module` and `package.seeall` of Lua 5.1, which the core keeps. They turn a script's globals into a module's fields.
 */

import { checkString } from "./arguments";
import { fail, systemFunction } from "./boundary";

type Fields = Record<string, unknown>;

const globals = _G as unknown as Fields;

/** The table of a module: one that was required, or a global of that name, created if missing. */
function moduleTable(name: string, loaded: Fields): Fields {
  if (type(loaded[name]) === "table") {
    return loaded[name] as Fields;
  }
  let found: Fields = globals;
  for (const [part] of string.gmatch(name, "[^.]+")) {
    const next = rawget(found, part as never) as unknown;
    if (next !== undefined && type(next) !== "table") {
      fail(`name conflict for module '${name}'`);
    }
    if (next === undefined) {
      rawset(found, part as never, {} as never);
    }
    found = rawget(found, part as never) as Fields;
  }
  loaded[name] = found;
  return found;
}

/** Changes the globals of the calling function and of all functions that share its globals. */
function setCallersGlobals(environment: object): void {
  for (let level = 2; ; level++) {
    const info = debug.getinfo(level, "Sf");
    if (info === undefined) {
      fail("'module' not called from a Lua function");
    }
    if (info.source !== "=luatos" && info.source !== "=[C]") {
      debug.setupvalue(info.func as never, 1, environment);
      return;
    }
  }
}

/** Sets the globals `module` and `package`. */
export function setModule(loaded: Fields): void {
  globals.module = systemFunction((given: unknown, ...options: unknown[]) => {
    const name = checkString(given, 1, "module");
    const fields = moduleTable(name, loaded);
    if (fields._NAME === undefined) {
      fields._M = fields;
      fields._NAME = name;
      const [parent] = string.match(name, "^(.*%.)[^.]*$");
      fields._PACKAGE = parent ?? "";
    }
    setCallersGlobals(fields);
    for (const option of options) {
      if (type(option) === "function") {
        (option as (this: void, fields: Fields) => void)(fields);
      }
    }
    return fields;
  });
  globals.package = {
    seeall: systemFunction((fields: unknown) => {
      if (type(fields) !== "table") {
        fail(`bad argument #1 to 'seeall' (table expected, got ${type(fields)})`);
      }
      const metatable = (getmetatable(fields as object) ?? {}) as { __index?: unknown };
      metatable.__index = _G;
      setmetatable(fields as object, metatable as never);
    }),
  };
}
