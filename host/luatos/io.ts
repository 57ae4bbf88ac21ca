import { beforeNul, checkString, noResult, optionalInteger, optionalString, raise } from "./arguments";
import { board } from "./board";
import { fail } from "./boundary";
import { failure, fileType, lineReader, openFile, staysForHandles } from "./io-file";
import { firmwareLog } from "./log";

const usualEntries = 10;
const mostEntries = 100;

function pathOf(value: unknown, name: string): string {
  return beforeNul(checkString(value, 1, name));
}

function sizeOf(path: unknown): number {
  return board.fileSize(pathOf(path, "fileSize"));
}

function lines(path: unknown, ...formats: unknown[]): unknown {
  const count = select("#", ...formats);
  if (path === undefined) {
    raise(1, "lines", "FILE* expected, got nil");
  }
  const name = pathOf(path, "lines");
  const handle = openFile(name, "r");
  if (handle === undefined) {
    fail(`cannot open file '${name}' (0)`);
  }
  return lineReader(handle as object, true, formats, count);
}

/** Success, and the file system's own result code. */
function outcome(code: number): LuaMultiReturn<[done: boolean, code: number]> {
  return $multi(code === 0, code);
}

function lsdir(path: unknown, length: unknown, offset: unknown): LuaMultiReturn<[done: boolean, entries: object[]]> {
  const folder = pathOf(path, "lsdir");
  const wanted = optionalInteger(length, usualEntries, 2, "lsdir");
  const from = math.max(0, optionalInteger(offset, 0, 3, "lsdir"));
  const most = wanted < 0 ? usualEntries : math.min(wanted, mostEntries);
  const entries: object[] = [];
  while (entries.length < most) {
    const [name, isFolder, size] = board.folderEntry(folder, from, entries.length);
    if (name === undefined) {
      break;
    }
    entries.push({ type: isFolder ? 1 : 0, name, size });
  }
  return $multi(true, entries);
}

function fsstat(path: unknown): LuaMultiReturn<unknown[]> {
  return $multi(true, ...board.fileSystemStatus(optionalString(path, "/", 1, "fsstat")));
}

/** LuatOS's `io`: files in flash, which the board stores. */
export const ioFunctions: Record<string, unknown> = {
  FILE: 0,
  DIR: 1,
  type: fileType,
  open: (path: unknown, mode: unknown): LuaMultiReturn<unknown[]> => {
    const name = pathOf(path, "open");
    const how = optionalString(mode, "r", 2, "open");
    if (string.find(how, "^[rwa]%+?b*$")[0] === undefined) {
      raise(2, "open", "invalid mode");
    }
    const handle = openFile(name, how);
    if (handle === undefined) {
      return failure(name);
    }
    return $multi(handle);
  },
  exists: (path: unknown) => board.fileExists(pathOf(path, "exists")),
  fileSize: sizeOf,
  fsize: sizeOf,
  readFile: (path: unknown, mode: unknown, start: unknown, count: unknown) => {
    const name = pathOf(path, "readFile");
    optionalString(mode, "rb", 2, "readFile");
    const at = optionalInteger(start, 0, 3, "readFile");
    const most = optionalInteger(count, 1 << 30, 4, "readFile");
    if (!board.fileExists(name)) {
      return noResult();
    }
    return most > 0 ? board.fileRead(name, at > 0 ? at : 0, most) : "";
  },
  writeFile: (path: unknown, data: unknown, mode: unknown) => {
    const name = pathOf(path, "writeFile");
    const bytes = checkString(data, 2, "writeFile");
    const handle = openFile(name, optionalString(mode, "wb+", 3, "writeFile"));
    if (handle === undefined) {
      return noResult();
    }
    const { write, close } = handle as Record<"write" | "close", (handle: object, data?: string) => void>;
    write(handle, bytes);
    close(handle);
    return true;
  },
  lines,
  mkdir: (path: unknown) => outcome(board.folderMake(pathOf(path, "mkdir"))),
  rmdir: (path: unknown) => outcome(board.folderRemove(pathOf(path, "rmdir"))),
  dexist: (path: unknown) => board.folderExists(pathOf(path, "dexist")),
  lsdir,
  mkfs: (path: unknown) => {
    const mountPoint = pathOf(path, "mkfs");
    const code = board.fileSystemClear(mountPoint);
    if (code !== 0) {
      firmwareLog(4, "vfs", `no such mount point ${mountPoint}`);
    }
    return outcome(code);
  },
  lsmount: () => {
    const mounts: object[] = [];
    let [path, fs] = board.fileSystem(0);
    while (path !== undefined) {
      mounts.push({ path, fs });
      [path, fs] = board.fileSystem(mounts.length);
    }
    return mounts;
  },
  fsstat,
};

/** The file functions of Lua's `os`. */
export const fileFunctions = {
  remove: (path: unknown): LuaMultiReturn<unknown[]> => {
    const name = pathOf(path, "remove");
    if (staysForHandles("remove", name) || board.fileRemove(name) !== 0) {
      return failure(name);
    }
    return $multi(true);
  },
  rename: (path: unknown, newPath: unknown): LuaMultiReturn<unknown[]> => {
    const name = pathOf(path, "rename");
    const newName = beforeNul(checkString(newPath, 2, "rename"));
    if (staysForHandles("rename", name) || board.fileRename(name, newName) !== 0) {
      return failure();
    }
    return $multi(true);
  },
};
