import { checkString, isInteger, isTrue, noResult, optionalString, toInt32 } from "./arguments";
import { board } from "./board";
import { fail } from "./boundary";
import { jsonModule } from "./json";
import { firmwareLog } from "./log";
import { simulatedModule } from "./simulated";

/** The first byte of a stored value: its type, by the core's numbers for Lua's types. */
const booleanTag = 1;
const floatTag = 3;
const textTag = 4;
const tableTag = 5;
const integerTag = 19;

const mostValueBytes = 4096;
const { encode, decode } = jsonModule as typeof json;

let open = false;

/** Whether the store is open. Logs when it is not. */
function isOpen(): boolean {
  if (!open) {
    firmwareLog(4, "fskv", "call fskv.init() first!!!");
  }
  return open;
}

function init(): boolean {
  open = true;
  return true;
}

/** Encodes a value for the store. Undefined when it cannot be stored. */
function stored(value: unknown): string | undefined {
  const kind = type(value);
  if (kind === "boolean") {
    return string.char(booleanTag, isTrue(value) ? 1 : 0);
  }
  if (kind === "number") {
    return isInteger(value)
      ? string.char(integerTag) + board.encodeNumber("I32", toInt32(value), true)
      : string.char(floatTag) + board.encodeNumber("F32", value as number, false);
  }
  if (kind === "string") {
    return string.char(textTag) + (value as string);
  }
  if (kind === "table") {
    const [text] = encode(value as object);
    if (text === undefined) {
      firmwareLog(3, "fskv", "json.encode(val) report error");
      return undefined;
    }
    return string.char(tableTag) + text;
  }
  firmwareLog(3, "fskv", "function/userdata/nil/thread isn't allow");
  return undefined;
}

function set(key: unknown, value: unknown): boolean | undefined {
  if (!isOpen()) {
    return noResult();
  }
  const name = checkString(key, 1, "set");
  const bytes = stored(value);
  if (bytes === undefined) {
    return false;
  }
  if (bytes.length > mostValueBytes) {
    firmwareLog(4, "fskv", `value too big ${bytes.length} max ${mostValueBytes}`);
    return false;
  }
  return board.storeSet(name, bytes);
}

function get(key: unknown, field: unknown): unknown {
  if (!isOpen()) {
    return noResult();
  }
  const bytes = board.storeGet(checkString(key, 1, "get"));
  const name = optionalString(field, "", 2, "get");
  // An empty string is stored as its tag alone, and reads as nothing.
  if (bytes === undefined || bytes.length < 2) {
    return noResult();
  }
  const tag = string.byte(bytes);
  const content = string.sub(bytes, 2);
  if (tag === booleanTag) {
    return content !== "\0";
  }
  if (tag === integerTag) {
    return string.unpack("<i4", content)[0];
  }
  if (tag === floatTag) {
    return (string.unpack(">f", content)[0] as number) / 1;
  }
  if (tag === textTag) {
    return content;
  }
  const [value] = decode(content);
  return name !== "" && type(value) === "table" ? (value as unknown as Record<string, unknown>)[name] : value;
}

/** Sets one field of a table. Replaces a value that is not a table. */
function sett(...args: unknown[]): boolean | undefined {
  const count = select("#", ...args);
  if (!isOpen()) {
    return noResult();
  }
  const name = checkString(args[0], 1, "sett");
  const field = checkString(args[1], 2, "sett");
  if (count < 3) {
    firmwareLog(1, "fskv", "require key skey value");
    return noResult();
  }
  const before = get(name, "");
  const content = (type(before) === "table" ? before : {}) as Record<string, unknown>;
  content[field] = args[2];
  return set(name, content);
}

function remove(key: unknown): boolean | undefined {
  if (!isOpen()) {
    return noResult();
  }
  board.storeDelete(checkString(key, 1, "del"));
  return true;
}

function clear(): boolean | undefined {
  if (!isOpen()) {
    return noResult();
  }
  board.storeClear();
  return true;
}

function status(): LuaMultiReturn<[usedBytes?: number, totalBytes?: number, count?: number]> {
  if (!isOpen()) {
    return $multi();
  }
  return board.storeStatus();
}

/** Positions of iterations over the names. */
const walks = new LuaTable<object, number>();
setmetatable(walks as object, { __mode: "k" });

function iter(): object | undefined {
  if (!isOpen()) {
    return noResult();
  }
  const walk = board.newUserdata();
  walks.set(walk, 0);
  return walk;
}

/** The next name. The device crashes on anything but an iterator; here it raises. */
function nextName(walk: unknown): string | undefined {
  const place = type(walk) === "userdata" ? walks.get(walk as object) : undefined;
  if (place === undefined) {
    fail("bad argument #1 to 'next' (not from fskv.iter: the device crashes)");
  }
  const name = board.storeName(place);
  if (name !== undefined) {
    walks.set(walk as object, place + 1);
  }
  return name;
}

/** The module `fskv`. The store survives a reboot. */
export const fskvModule = simulatedModule<FskvModule>()("fskv", {
  init,
  set,
  get: get as never,
  sett,
  del: remove,
  clear,
  clr: clear,
  status: status as never,
  stat: status as never,
  iter: iter as never,
  next: nextName,
  kvdb_init: init,
  kv_set: set,
  kv_get: get,
  kv_del: remove,
  kv_clr: clear,
  kv_stat: status as never,
  kv_iter: iter as never,
  kv_next: nextName,
});
