import { checkString } from "./arguments";
import { board } from "./board";
import { callFirmware, fail, systemFunction } from "./boundary";
import { collectGarbage } from "./memory";

type Chunk = (this: void, ...args: unknown[]) => unknown;

const globals = _G as unknown as Record<string, unknown>;

const mostNameBytes = 48;
const mostPathBytes = 63;
/** Where `require` looks behind the paths of `rtos.setPaths`. */
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

/** The text that the parser sees: a byte order mark is skipped, and so is a first line that begins with `#`. */
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

/** Loads a script of the module. Returns nothing and the problem when it does not parse, nothing alone when it is not there. */
export function loadScript(name: string): LuaMultiReturn<[chunk?: Chunk, problem?: string, path?: string]> {
  const path = findScript(name);
  if (path === undefined) {
    return $multi();
  }
  // Its functions are the firmware's, and there may be no memory for them.
  const [chunk, problem] = callFirmware(load, scriptText(path), `@${path}`, "t");
  return $multi(chunk as Chunk | undefined, problem as string | undefined, path);
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
 * empty on the device. Returns what loads a library into its global, where the script folder has one of that name.
 */
export function setRequire(): (this: void, name: string) => void {
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
  globals.package = { seeall: () => undefined };
  return (name) => {
    if (findScript(name) !== undefined) {
      loaded[name] = requireScript(name);
      globals[name] = loaded[name];
    }
  };
}
