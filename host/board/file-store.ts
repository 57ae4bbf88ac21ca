import type { HostFunction, LuaValue } from "../engine/engine.ts";
import { bytes, number } from "./lua-values.ts";

const mostNameBytes = 63;
const scriptFolder = "/luadb/";
const blockBytes = 4096;
/** An estimate of what a module leaves to its scripts. */
const blockCount = 128;

/** What a folder holds. The scripts have no folders. */
interface Entry {
  name: string;
  isFolder: boolean;
  sizeBytes: number;
}

/** The file system of `io`. It outlives a reboot. `/luadb/` shows the scripts and can not be written. */
export class FileStore {
  private readonly files = new Map<string, Uint8Array>();
  private readonly folders = new Set<string>([""]);

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
    if (!this.takes(name) || this.folders.has(name)) {
      return false;
    }
    this.files.set(name, data);
    return true;
  }

  /** Removes a file, or a folder that is empty. */
  remove(path: string): boolean {
    const name = nameIn(path);
    if (name === "" || this.entries(path).length > 0) {
      return false;
    }
    return this.files.delete(name) || this.folders.delete(name);
  }

  /** Gives a file or a folder another name. */
  rename(path: string, newPath: string): boolean {
    const [name, newName] = [nameIn(path), nameIn(newPath)];
    if (this.folders.has(name)) {
      return this.renameFolder(name, newName);
    }
    const data = this.files.get(name);
    if (data === undefined || !this.write(newPath, data)) {
      return false;
    }
    return name === newName || this.files.delete(name);
  }

  /** Makes a folder, and those above it. Returns false where a file is in the way. */
  makeFolder(path: string): boolean {
    const parts = nameIn(path).split("/");
    for (let count = 1; count <= parts.length; count++) {
      const name = parts.slice(0, count).join("/");
      // As the firmware has it: what is there already counts as made, a file too.
      if (!this.folders.has(name) && !this.files.has(name)) {
        if (!this.takes(name)) {
          return false;
        }
        this.folders.add(name);
      }
    }
    return true;
  }

  hasFolder(path: string): boolean {
    return path === scriptFolder || this.folders.has(nameIn(path));
  }

  /** What lies in a folder, in the order of the names. */
  entries(path: string): Entry[] {
    if (`${path}/`.startsWith(scriptFolder)) {
      return [...this.scripts].map(([name, { length }]) => ({ name, isFolder: false, sizeBytes: length }));
    }
    const folder = nameIn(path);
    const inside = (name: string): boolean => name !== "" && parentOf(name) === folder;
    const found = [
      ...[...this.folders].filter(inside).map((name) => ({ name, isFolder: true, sizeBytes: 0 })),
      ...[...this.files]
        .filter(([name]) => inside(name))
        .map(([name, { length }]) => ({ name, isFolder: false, sizeBytes: length })),
    ];
    return found
      .map((entry) => ({ ...entry, name: entry.name.slice(entry.name.lastIndexOf("/") + 1) }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** Removes everything. */
  clear(): void {
    this.files.clear();
    this.folders.clear();
    this.folders.add("");
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
      folderMake: (path) => this.makeFolder(pathOf(path)),
      folderExists: (path) => this.hasFolder(pathOf(path)),
      folderEntry: (path, place) => {
        const entry = this.entries(pathOf(path))[number(place)];
        return entry && [Buffer.from(entry.name, "latin1"), entry.isFolder, entry.sizeBytes];
      },
      fileSystemClear: () => this.clear(),
      fileSystemStatus: () => [blockCount, this.usedBlocks, blockBytes],
    };
  }

  private get usedBlocks(): number {
    const sizes = [...this.files.values()].map(({ length }) => Math.ceil(length / blockBytes));
    return sizes.reduce((sum, each) => sum + each, 2 * this.folders.size);
  }

  private renameFolder(name: string, newName: string): boolean {
    if (name === "" || !this.takes(newName) || this.files.has(newName) || `${newName}/`.startsWith(`${name}/`)) {
      return false;
    }
    const renamed = (each: string): string => newName + each.slice(name.length);
    for (const each of [...this.folders].filter((folder) => `${folder}/`.startsWith(`${name}/`))) {
      this.folders.delete(each);
      this.folders.add(renamed(each));
    }
    for (const [each, data] of [...this.files].filter(([file]) => file.startsWith(`${name}/`))) {
      this.files.delete(each);
      this.files.set(renamed(each), data);
    }
    return true;
  }

  private takes(name: string): boolean {
    const own = name.slice(name.lastIndexOf("/") + 1);
    return own !== "" && own.length <= mostNameBytes && this.folders.has(parentOf(name));
  }
}

/** A file is in the root folder whether its path says so or not. */
function nameIn(path: string): string {
  return path.replace(/^\/+|\/+$/g, "");
}

function parentOf(name: string): string {
  return name.slice(0, Math.max(0, name.lastIndexOf("/")));
}

/** Bytes with others put over them. What lies between the end and a later place is 0. */
function overwritten(before: Uint8Array, at: number, data: Uint8Array): Uint8Array {
  const after = new Uint8Array(Math.max(before.length, at + data.length));
  after.set(before);
  after.set(data, at);
  return after;
}
