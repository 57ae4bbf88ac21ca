import type { HostFunction, LuaValue } from "../engine/engine.ts";
import { bytes, number } from "./lua-values.ts";

const mostNameBytes = 63;
const scriptFolder = "/luadb/";

/** The file system of `io`, without folders. It outlives a reboot. `/luadb/` shows the scripts and can not be written. */
export class FileStore {
  private readonly files = new Map<string, Uint8Array>();

  constructor(private readonly scripts: ReadonlyMap<string, Uint8Array>) {}

  /** The bytes of a file, or undefined when there is none. */
  read(path: string): Uint8Array | undefined {
    return path.startsWith(scriptFolder)
      ? this.scripts.get(path.slice(scriptFolder.length))
      : this.files.get(nameIn(path));
  }

  /** Makes a file or gives it another text. Returns false for a name that the file system does not take. */
  write(path: string, data: Uint8Array): boolean {
    const name = nameIn(path);
    if (name === "" || name.length > mostNameBytes || name.includes("/")) {
      return false;
    }
    this.files.set(name, data);
    return true;
  }

  remove(path: string): boolean {
    return this.files.delete(nameIn(path));
  }

  rename(path: string, newPath: string): boolean {
    const data = this.files.get(nameIn(path));
    if (data === undefined || !this.write(newPath, data)) {
      return false;
    }
    return nameIn(path) === nameIn(newPath) || this.remove(path);
  }

  functions(): Record<string, HostFunction> {
    // Paths are bytes: one character stands for each.
    const pathOf = (value: LuaValue): string => Buffer.from(bytes(value)).toString("latin1");
    const contents = (path: LuaValue): Uint8Array => this.read(pathOf(path)) ?? new Uint8Array(0);
    return {
      fileExists: (path) => this.read(pathOf(path)) !== undefined,
      fileSize: (path) => contents(path).length,
      fileRead: (path, at, count) => contents(path).subarray(number(at), number(at) + number(count)),
      fileCreate: (path) => this.write(pathOf(path), new Uint8Array(0)),
      fileWrite: (path, at, data) => this.write(pathOf(path), overwritten(contents(path), number(at), bytes(data))),
      fileRemove: (path) => this.remove(pathOf(path)),
      fileRename: (path, newPath) => this.rename(pathOf(path), pathOf(newPath)),
    };
  }
}

/** A file is in the root folder whether its path says so or not. */
function nameIn(path: string): string {
  return path.replace(/^\/+/, "");
}

/** Bytes with others put over them. What lies between the end and a later place is 0. */
function overwritten(before: Uint8Array, at: number, data: Uint8Array): Uint8Array {
  const after = new Uint8Array(Math.max(before.length, at + data.length));
  after.set(before);
  after.set(data, at);
  return after;
}
