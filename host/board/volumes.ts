import { blockBytes, type Entry, nameIn, Tree } from "./file-tree.ts";

/** Error codes of littlefs, by its names. */
const noEntry = -2;
const exists = -17;
const invalid = -22;
const notEmpty = -39;
/** The error code of all other LuatOS functions. */
const failed = -1;

/** A mounted file system. Paths are relative to it, with one character per byte. Codes are 0 or a negative error. */
export interface Volume {
  /** Its name in `io.lsmount`. */
  readonly kind: string;
  /** The content of a file. Undefined: there is no such file. */
  read(path: string): Uint8Array | undefined;
  /**
   * Prepares a file for a C mode without its "b": creates or empties it. Returns whether it can be opened in that mode.
   */
  open(path: string, mode: string): boolean;
  /** Replaces the content of a file. Returns false when the file system is read-only. */
  write(path: string, data: Uint8Array): boolean;
  /** Removes a file; on flash, an empty folder, too. */
  remove(path: string): number;
  rename(path: string, newPath: string): number;
  makeFolder(path: string): number;
  removeFolder(path: string): number;
  /** Whether there is such a folder. */
  hasFolder(path: string): boolean;
  /** The entries of a folder, from a position on, as the file system counts. */
  entries(path: string, from: number): Entry[];
  /** Removes everything. */
  format(): number;
  /** Blocks, used blocks, bytes per block, and the name for `io.fsstat`. */
  status(): [blocks: number, usedBlocks: number, blockBytes: number, type: string];
}

/** The flash: littlefs, as in the ports of EC618 and EC7xx, which do not differ here. It survives a reboot. */
export class FlashVolume implements Volume {
  private readonly tree = new Tree();

  constructor(readonly kind: string) {}

  read(path: string): Uint8Array | undefined {
    return this.tree.files.get(nameIn(path));
  }

  open(path: string, mode: string): boolean {
    const name = nameIn(path);
    const there = this.tree.files.has(name);
    // `r+` creates a file, too.
    if (mode === "r" || path.endsWith("/") || this.tree.folders.has(name)) {
      return mode === "r" && there;
    }
    if (there && !mode.startsWith("w")) {
      return true;
    }
    return (there || this.tree.takes(name)) && this.write(path, new Uint8Array(0));
  }

  write(path: string, data: Uint8Array): boolean {
    this.tree.files.set(nameIn(path), data);
    return true;
  }

  remove(path: string): number {
    const name = nameIn(path);
    if (name === "") {
      return invalid;
    }
    if (!this.tree.has(name)) {
      return noEntry;
    }
    if (!this.tree.isEmpty(name)) {
      return notEmpty;
    }
    this.tree.delete(name);
    return 0;
  }

  rename(path: string, newPath: string): number {
    const { tree } = this;
    const [name, newName] = [nameIn(path), nameIn(newPath)];
    if (!tree.has(name) || !tree.takes(newName)) {
      return noEntry;
    }
    const replaces = tree.has(newName) && name !== newName;
    if (replaces && (tree.folders.has(name) !== tree.folders.has(newName) || !tree.isEmpty(newName))) {
      return tree.isEmpty(newName) ? invalid : notEmpty;
    }
    if (newName.startsWith(`${name}/`)) {
      return invalid;
    }
    if (name !== newName) {
      tree.move(name, newName);
    }
    return 0;
  }

  makeFolder(path: string): number {
    const mostPathBytes = 63;
    // The port refuses it with its code for a missing entry.
    if (path.length > mostPathBytes || path.length < 2) {
      return noEntry;
    }
    const name = nameIn(path);
    if (this.tree.has(name)) {
      return exists;
    }
    if (!this.tree.takes(name)) {
      return noEntry;
    }
    this.tree.folders.add(name);
    return 0;
  }

  /** It removes files, too. */
  removeFolder(path: string): number {
    return this.remove(path);
  }

  hasFolder(path: string): boolean {
    return this.tree.folders.has(nameIn(path));
  }

  /** "." and "..", which are not listed, count as the first two. */
  entries(path: string, from: number): Entry[] {
    return this.tree.entries(nameIn(path)).slice(Math.max(0, from - 2));
  }

  format(): number {
    this.tree.clear();
    return 0;
  }

  status(): [number, number, number, string] {
    /** An estimate of the space that a module leaves to scripts. */
    const blockCount = 128;
    return [blockCount, this.tree.blocks + 2 * this.tree.folders.size, blockBytes, "lfs"];
  }
}

/**
 * Files in memory, lost at a reboot. On older cores it has no folders, and creates and empties files in fewer cases.
 */
export class RamVolume implements Volume {
  readonly kind = "ram";
  private readonly tree = new Tree();

  constructor(
    private readonly hasFolders: boolean,
    private readonly mostNameBytes: number,
  ) {}

  read(path: string): Uint8Array | undefined {
    return this.tree.files.get(this.nameOf(path));
  }

  open(path: string, mode: string): boolean {
    const name = this.nameOf(path);
    const there = this.tree.files.has(name);
    const onlyOld = this.hasFolders ? mode.startsWith("r") : mode === "r" || mode.startsWith("a");
    if (onlyOld || this.tree.folders.has(name)) {
      return there;
    }
    const empties = this.hasFolders ? mode.startsWith("w") : mode === "w+";
    if (there && !empties) {
      return true;
    }
    return (there || this.takes(name)) && this.write(path, new Uint8Array(0));
  }

  write(path: string, data: Uint8Array): boolean {
    this.tree.files.set(this.nameOf(path), data);
    return true;
  }

  remove(path: string): number {
    const name = this.nameOf(path);
    return this.tree.files.delete(name) ? 0 : failed;
  }

  rename(path: string, newPath: string): number {
    const { tree } = this;
    const [name, newName] = [this.nameOf(path), this.nameOf(newPath)];
    const isWrong =
      !tree.has(name) ||
      !this.takes(newName) ||
      newName.startsWith(`${name}/`) ||
      (tree.has(newName) && (tree.folders.has(name) !== tree.folders.has(newName) || !tree.isEmpty(newName)));
    if (isWrong && name !== newName) {
      return failed;
    }
    if (name !== newName) {
      tree.move(name, newName);
    }
    return 0;
  }

  /** Creates the parent folders, too. */
  makeFolder(path: string): number {
    if (!this.hasFolders) {
      return failed;
    }
    const parts = nameIn(path).split("/");
    for (let count = 1; count <= parts.length; count++) {
      const name = parts.slice(0, count).join("/");
      if (this.tree.files.has(name)) {
        return failed;
      }
      this.tree.folders.add(name);
    }
    return 0;
  }

  removeFolder(path: string): number {
    const name = nameIn(path);
    if (name === "" || !this.tree.folders.has(name) || !this.tree.isEmpty(name)) {
      return failed;
    }
    this.tree.delete(name);
    return 0;
  }

  hasFolder(path: string): boolean {
    return this.tree.folders.has(nameIn(path));
  }

  entries(path: string, from: number): Entry[] {
    return this.tree.entries(this.hasFolders ? nameIn(path) : "").slice(from);
  }

  format(): number {
    return failed;
  }

  status(): [number, number, number, string] {
    const blockCount = 64;
    return [blockCount, this.tree.blocks, blockBytes, "ram"];
  }

  /** A reboot. */
  clear(): void {
    this.tree.clear();
  }

  private nameOf(path: string): string {
    return this.hasFolders ? nameIn(path) : path;
  }

  private takes(name: string): boolean {
    return name.length <= this.mostNameBytes && (this.hasFolders ? this.tree.takes(name) : name !== "");
  }
}

/** Read-only files of the core or of Luatools: `/lua/` and `/luadb/`. */
export class FixedVolume implements Volume {
  constructor(
    readonly kind: "inline" | "luadb",
    private readonly files: ReadonlyMap<string, Uint8Array>,
    private readonly refusesWriting: boolean,
  ) {}

  read(path: string): Uint8Array | undefined {
    return this.files.get(path);
  }

  /** A file opened for reading and writing cannot be written either. */
  open(path: string, mode: string): boolean {
    return this.files.has(path) && (mode.startsWith("r") || !this.refusesWriting);
  }

  write(): boolean {
    return false;
  }

  remove(): number {
    return failed;
  }

  rename(): number {
    return failed;
  }

  /** The file system lacks this function, which counts as success. */
  makeFolder(): number {
    return 0;
  }

  removeFolder(): number {
    return 0;
  }

  hasFolder(path: string): boolean {
    return path === "";
  }

  entries(_: string, from: number): Entry[] {
    const all = this.kind === "luadb" ? [...this.files] : [];
    return all.slice(from).map(([name, { length }]) => ({ name, isFolder: false, sizeBytes: length }));
  }

  format(): number {
    return failed;
  }

  status(): [number, number, number, string] {
    return [0, 0, 512, this.kind];
  }
}
