const mostNameBytes = 255;
/** The bytes of a block, in which the space of files is counted. */
export const blockBytes = 4096;

/** An entry of a folder. */
export interface Entry {
  name: string;
  isFolder: boolean;
  sizeBytes: number;
}

/** Files and folders by their names: paths without a slash at either end. The root folder is "". */
export class Tree {
  readonly files = new Map<string, Uint8Array>();
  readonly folders = new Set<string>([""]);

  has(name: string): boolean {
    return this.files.has(name) || this.folders.has(name);
  }

  /** Whether an entry of this name could be created. */
  takes(name: string): boolean {
    const own = name.slice(name.lastIndexOf("/") + 1);
    return own !== "" && own.length <= mostNameBytes && this.folders.has(parentOf(name));
  }

  /** What lies in a folder, in the order of the names, without the folder in them. */
  entries(folder: string): Entry[] {
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

  /** Whether nothing lies in a folder. Also true for a file. */
  isEmpty(folder: string): boolean {
    return this.entries(folder).length === 0;
  }

  /** Removes a file or a folder, without what lies in it. */
  delete(name: string): void {
    this.files.delete(name);
    this.folders.delete(name);
  }

  /** Renames a file, or a folder with its contents. An entry with the new name is replaced. */
  move(name: string, newName: string): void {
    const renamed = (each: string): string => newName + each.slice(name.length);
    const moves = (each: string): boolean => each === name || each.startsWith(`${name}/`);
    const folders = [...this.folders].filter(moves);
    const files = [...this.files].filter(([file]) => moves(file));
    this.delete(newName);
    for (const each of folders) {
      this.folders.delete(each);
      this.folders.add(renamed(each));
    }
    for (const [each, data] of files) {
      this.files.delete(each);
      this.files.set(renamed(each), data);
    }
  }

  /** Removes everything but the root folder. */
  clear(): void {
    this.files.clear();
    this.folders.clear();
    this.folders.add("");
  }

  /** How many blocks all files take. */
  get blocks(): number {
    return [...this.files.values()].reduce((sum, { length }) => sum + Math.ceil(length / blockBytes), 0);
  }
}

/** The name of a path. Slashes at its ends mean nothing. */
export function nameIn(path: string): string {
  return path.replace(/^\/+|\/+$/g, "");
}

function parentOf(name: string): string {
  return name.slice(0, Math.max(0, name.lastIndexOf("/")));
}
