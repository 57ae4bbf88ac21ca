import { beforeNul, checkString, optionalString } from "./arguments";
import { board } from "./board";
import { callFirmware, fail, systemFunction } from "./boundary";
import { collectGarbage } from "./memory";
import { setModule } from "./module";

type Chunk = (this: void, ...args: unknown[]) => unknown;

const loadText = callFirmware as unknown as (
  this: void,
  ...args: unknown[]
) => LuaMultiReturn<[chunk?: Chunk, problem?: string]>;

const globals = _G as unknown as Record<string, unknown>;

/** Where scripts lie that Luatools has compiled and flashed. */
const flashed = "/luadb/";
/** The first byte of bytecode. */
const bytecodeMark = 27;
const mostNameBytes = 48;
const mostPathBytes = 63;
/** Where `require` looks after the paths of `rtos.setPaths`. */
const searchPaths = ["/%s.lua", "/luadb/%s.lua"];
const customPaths = ["", "", "", ""];

/** Sets where `require` looks first: four places, each with one `%s`. */
export function setSearchPath(place: number, path: string): void {
  customPaths[place] = path;
}

function findScript(name: string): string | undefined {
  for (const pattern of [...customPaths, ...searchPaths]) {
    const path = string.sub(string.format(pattern, name), 1, mostPathBytes);
    if (path !== "" && board.fileExists(path)) {
      return path;
    }
  }
  return undefined;
}

/** The text for the parser: without a byte order mark, and without a first line that begins with `#`. */
function scriptText(path: string): string {
  let text = board.fileRead(path, 0, board.fileSize(path));
  const [first, second, third] = string.byte(text, 1, 3);
  if (first === 0xef && second === 0xbb && third === 0xbf) {
    text = string.sub(text, 4);
  }
  if (string.sub(text, 1, 1) === "#") {
    const [end] = string.find(text, "\n", 1, true);
    text = end === undefined ? "" : string.sub(text, end);
  }
  return text;
}

/** Loads a file as C does. Its functions count as the firmware's, so memory may be too short for them. */
function loadFile(path: string, mode: unknown, ...environment: unknown[]): LuaMultiReturn<[Chunk?, string?]> {
  if (!board.fileExists(path)) {
    return $multi(undefined, `cannot open ${path}: 0`);
  }
  const isFlashed = string.sub(path, 1, flashed.length) === flashed && !isBytecode(path);
  const loadKind = isFlashed && mode !== "b" && environment.length === 0 ? loadFlashed : loadStored;
  const [chunk, problem] = loadKind(path, scriptText, mode, ...environment);
  if (chunk === undefined && string.find(problem as string, ": malformed number near ", 1, true)[0] !== undefined) {
    // Lua 5.4 is stricter than the core's Lua.
    return loadKind(path, (file) => board.withNumberEnds(scriptText(file)), mode, ...environment);
  }
  return $multi(chunk, problem);
}

type Load = (
  this: void,
  path: string,
  textOf: (this: void, path: string) => string,
  mode: unknown,
  ...environment: unknown[]
) => LuaMultiReturn<[Chunk?, string?]>;

const loadFlashed: Load = (path, textOf) => {
  board.keepScript(textOf(path));
  return loadText(board.loadScript, `@${path}`);
};

const loadStored: Load = (path, textOf, mode, ...environment) =>
  loadText(load, textOf(path), `@${path}`, mode, ...environment);

function isBytecode(path: string): boolean {
  return string.byte(board.fileRead(path, 0, 1)) === bytecodeMark;
}

/** Sets `dofile` and `loadfile`, which accept any file of the module. */
function setFileFunctions(): void {
  globals.loadfile = systemFunction((name: unknown, mode: unknown, ...environment: unknown[]) => {
    const path = beforeNul(optionalString(name, "=stdin", 1, "loadfile"));
    return loadFile(path, optionalString(mode, "bt", 2, "loadfile"), ...environment);
  });
  globals.dofile = systemFunction((name: unknown) => {
    const [chunk, problem] = loadFile(beforeNul(optionalString(name, "=stdin", 1, "dofile")), "bt");
    if (chunk === undefined) {
      error(problem as string, 0);
    }
    return callFirmware(chunk as Chunk);
  });
}

/**
 * Loads a script of the module. When it does not parse, returns nothing and the problem; when it does not exist,
 * nothing.
 */
export function loadScript(name: string): LuaMultiReturn<[chunk?: Chunk, problem?: string, path?: string]> {
  const path = findScript(name);
  if (path === undefined) {
    return $multi();
  }
  const [chunk, problem] = loadFile(path, "t");
  return $multi(chunk, problem, path);
}

function requireScript(name: string): unknown {
  if (name.length < 1 || name.length > mostNameBytes) {
    error(`module name '${name}' len ${name.length} is invalid`, 0);
  }
  const [chunk, problem, path] = loadScript(name);
  if (path === undefined) {
    fail(`module '${name}' not found`);
  }
  if (chunk === undefined) {
    fail(`error loading module '${name}' from file '${path}':\n\t${problem}`);
  }
  collectGarbage();
  const result = callFirmware(chunk, path, name);
  collectGarbage();
  return result;
}

/**
 * Sets `require` and `unload`, which know the script folder and the libraries that are globals now. `package` is nearly
 * empty on the device. Returns a function that gives libraries of the script folder precedence over ours: it returns a
 * loader for a name, or nothing when the folder lacks it.
 */
export function setRequire(): (this: void, name: string) => ((this: void) => unknown) | undefined {
  const loaded: Record<string, unknown> = {};
  for (const [name, value] of pairs(globals)) {
    if (type(name) === "string" && (type(value) === "table" || type(value) === "userdata")) {
      loaded[name] = value;
    }
  }
  globals.require = systemFunction((given: unknown) => {
    const name = checkString(given, 1, "require");
    if (loaded[name] !== undefined && loaded[name] !== false) {
      return loaded[name];
    }
    const result = requireScript(name);
    loaded[name] = result ?? loaded[name] ?? true;
    return loaded[name];
  });
  globals.unload = systemFunction((name: unknown) => {
    loaded[checkString(name, 1, "unload")] = undefined;
    collectGarbage();
  });
  setFileFunctions();
  setModule(loaded);
  return (name) => {
    if (findScript(name) === undefined) {
      return undefined;
    }
    loaded[name] = undefined;
    return () => (globals.require as (this: void, name: string) => unknown)(name);
  };
}
