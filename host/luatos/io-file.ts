import {
  checkInteger,
  checkString,
  isInteger,
  noResult,
  optionalInteger,
  optionalString,
  raise,
  typeName,
} from "./arguments";
import { board } from "./board";
import { fail, systemFunction, systemFunctions } from "./boundary";
import { firmwareLog } from "./log";
import { bufferState } from "./memory";

interface OpenFile {
  path: string;
  at: number;
  readable: boolean;
  writable: boolean;
  appends: boolean;
  open: boolean;
}

/** Handles that nothing closes stay open until the module reboots: the core does not close collected ones. */
const mostOpenFiles = 32;
const takesBuffers = board.has("filesTakeBuffers");
let openFiles = 0;
/** How many handles are open, by path. */
const openPaths = new LuaTable<string, number>();

const files = new LuaTable<object, OpenFile>();
setmetatable(files as object, { __mode: "k" });

/** The results of a failure in the core: nil, a text and a number. The core has no numbers for the reasons. */
export function failure(path?: string): LuaMultiReturn<unknown[]> {
  return $multi(undefined, path === undefined ? "0" : `${path}: 0`, 0);
}

/** Opens a file in a C mode. An invalid mode counts as "r". Returns nothing on failure. */
export function openFile(path: string, mode: string): object | undefined {
  const kind = string.match(string.gsub(mode, "b", "")[0], "^[rwa]%+?$")[0] ?? "r";
  const ready = board.fileOpen(path, kind);
  if (!ready || openFiles >= mostOpenFiles) {
    if (ready) {
      firmwareLog(4, "vfs", `fopen ${path} ${mode} too many open file!!!`);
    }
    firmwareLog(1, "vfs", `fopen ${path} ${mode} not found`);
    return undefined;
  }
  openFiles++;
  openPaths.set(path, (openPaths.get(path) ?? 0) + 1);
  const appends = kind === "a" || kind === "a+";
  const handle = board.newUserdata();
  files.set(handle, { path, at: 0, readable: kind !== "a", writable: kind !== "r", appends, open: true });
  debug.setmetatable(handle, metatable);
  return handle;
}

function closeFile(handle: unknown): void {
  const file = files.get(handle as object) as OpenFile;
  file.open = false;
  openFiles--;
  openPaths.set(file.path, openPaths.get(file.path) - 1);
}

/** Whether a file is open: newer cores then neither remove nor rename it. Logs it. */
export function staysForHandles(action: "remove" | "rename", path: string): boolean {
  const stays = (openPaths.get(path) ?? 0) > 0 && board.has("openFilesStay");
  if (stays) {
    firmwareLog(3, "vfs", `${action}: ${action === "remove" ? "" : "source "}file ${path} is still open`);
  }
  return stays;
}

/** The result of `io.type`. */
export function fileType(value: unknown): string | undefined {
  const file = type(value) === "userdata" ? files.get(value as object) : undefined;
  return file === undefined ? undefined : file.open ? "file" : "closed file";
}

/** The file of a handle. Raises when the value is not a handle, or the file is closed. */
function fileOf(handle: unknown, name: string): OpenFile {
  const kind = fileType(handle);
  if (kind === undefined) {
    raise(1, name, `FILE* expected, got ${typeName(handle, 1)}`);
  }
  if (kind !== "file") {
    fail("attempt to use a closed file");
  }
  return files.get(handle as object) as OpenFile;
}

function take(file: OpenFile, count: number): string {
  const bytes = file.readable ? board.fileRead(file.path, file.at, count) : "";
  file.at += bytes.length;
  return bytes;
}

function readLine(file: OpenFile, withEnd: boolean): string | undefined {
  const rest = file.readable ? board.fileRead(file.path, file.at, board.fileSize(file.path)) : "";
  if (rest === "") {
    return undefined;
  }
  const [end] = string.find(rest, "\n", 1, true);
  file.at += end ?? rest.length;
  if (end === undefined) {
    return rest;
  }
  return string.sub(rest, 1, withEnd ? end : end - 1);
}

function readOne(file: OpenFile, format: unknown, argument: number): string | number | undefined {
  if (type(format) === "number") {
    const count = checkInteger(format, argument, "read");
    if (count < 0) {
      fail("buffer too large");
    }
    if (count === 0) {
      // As in the core: the count itself at the end of the file, nil before.
      return file.at >= board.fileSize(file.path) ? 0 : undefined;
    }
    const bytes = take(file, count);
    return bytes === "" ? undefined : bytes;
  }
  const [letter] = string.match(checkString(format, argument, "read"), "^%*?(.?)");
  if (letter === "l" || letter === "L") {
    return readLine(file, letter === "L");
  }
  if (letter === "a") {
    return take(file, board.fileSize(file.path));
  }
  raise(argument, "read", "invalid format");
  return undefined;
}

/** Returns one result per format, up to the first that finds nothing. */
function readFormats(file: OpenFile, formats: unknown[], count: number): LuaMultiReturn<unknown[]> {
  if (count === 0) {
    return $multi(readLine(file, false));
  }
  const results: unknown[] = [];
  let given = 0;
  while (given < count) {
    results[given] = readOne(file, formats[given], given + 1);
    given++;
    if (results[given - 1] === undefined) {
      break;
    }
  }
  return $multi(...table.unpack(results, 1, given));
}

/** The iterator of `lines`. `closes`: it closes the file at the end, since `lines` has opened it. */
export function lineReader(handle: object, closes: boolean, formats: unknown[], count: number) {
  const file = files.get(handle) as OpenFile;
  return board.systemFunction((): LuaMultiReturn<unknown[]> => {
    if (!file.open) {
      fail("file is already closed");
    }
    // Read twice, since a list would lose a nil at its end.
    const before = file.at;
    const [first] = readFormats(file, formats, count);
    if (first === undefined) {
      if (closes) {
        closeFile(handle);
      }
      return $multi();
    }
    file.at = before;
    return readFormats(file, formats, count);
  });
}

function writeBytes(file: OpenFile, data: string): boolean {
  if (data === "") {
    return true;
  }
  if (!file.writable) {
    return false;
  }
  const at = file.appends ? board.fileSize(file.path) : file.at;
  file.at = at + data.length;
  return board.fileWrite(file.path, at, data);
}

/** The printed form of a file contains the address of our state. */
function textOfFile(handle: unknown): string {
  const file = files.get(handle as object);
  if (file?.open !== true) {
    return "file (closed)";
  }
  const [address] = string.match(tostring(file), "^table: 0?x?(.*)$");
  return `file (${address})`;
}

/** Methods by name. Their first argument is the handle. */
const methods: Record<string, (this: void, handle: unknown, ...args: unknown[]) => unknown> = systemFunctions({
  close: (handle) => {
    fileOf(handle, "close");
    closeFile(handle);
    return true;
  },
  __tostring: (handle) => {
    if (fileType(handle) === undefined) {
      fileOf(handle, "tostring");
    }
    return textOfFile(handle);
  },
  flush: (handle) => {
    fileOf(handle, "flush");
    return noResult();
  },
  lines: (handle, ...formats) => {
    const count = select("#", ...formats);
    fileOf(handle, "lines");
    return lineReader(handle as object, false, formats, count);
  },
  read: ((handle: unknown, ...formats: unknown[]): LuaMultiReturn<unknown[]> => {
    const count = select("#", ...formats);
    return readFormats(fileOf(handle, "read"), formats, count);
  }) as never,
  write: ((handle: unknown, ...values: unknown[]): LuaMultiReturn<unknown[]> => {
    const count = select("#", ...values);
    const file = fileOf(handle, "write");
    let done = true;
    for (let i = 0; i < count; i++) {
      const buffer = takesBuffers ? bufferState(values[i]) : undefined;
      const bytes =
        buffer === undefined ? checkString(values[i], i + 1, "write") : board.slice(buffer.block, 0, buffer.used);
      done = writeBytes(file, bytes) && done;
    }
    if (done) {
      return $multi(handle);
    }
    return failure();
  }) as never,
  seek: ((handle: unknown, base: unknown, offset: unknown): LuaMultiReturn<unknown[]> => {
    const file = fileOf(handle, "seek");
    const from = optionalString(base, "cur", 1, "seek");
    if (from !== "set" && from !== "cur" && from !== "end") {
      raise(1, "seek", `invalid option '${from}'`);
    }
    const by = optionalInteger(offset, 0, 2, "seek");
    const at = (from === "cur" ? file.at : from === "end" ? board.fileSize(file.path) : 0) + by;
    if (at < 0) {
      return failure();
    }
    file.at = at;
    return $multi(at);
  }) as never,
  fill: ((handle: unknown, target: unknown, start: unknown, count: unknown): LuaMultiReturn<unknown[]> => {
    const file = fileOf(handle, "fill");
    if (type(target) !== "userdata") {
      return $multi();
    }
    const buffer = bufferState(target);
    if (buffer === undefined) {
      raise(1, "fill", "ZBUFF* expected, got userdata");
      return $multi();
    }
    const offset = isInteger(start) ? start : 0;
    if (offset < 0 || offset > buffer.size) {
      fail(`offset ${offset} is out of range`);
    }
    const room = buffer.size - offset;
    if (isInteger(count) && count < 0) {
      fail(`len ${count} is out of range`);
    }
    const bytes = take(file, isInteger(count) ? fillLength(count, offset, buffer.size) : room);
    board.put(buffer.block, offset, bytes);
    return $multi(true, bytes.length);
  }) as never,
});

/** How many bytes `fill` writes for a given length. Older cores calculate wrongly when it is too long. */
function fillLength(count: number, offset: number, size: number): number {
  if (board.has("fillFills")) {
    return count < size - offset ? count : size - offset;
  }
  const wanted = count > size ? size : count;
  const reckoned = offset + wanted > size ? wanted - offset : wanted;
  return reckoned < 0 ? 0 : reckoned;
}

const metatable: object = {
  __name: "FILE*",
  __index: systemFunction((_: unknown, name: unknown) => methods[name as string]),
};
