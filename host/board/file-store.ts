import type { HostFunction, LuaValue } from "../engine/engine.ts";
import { type FirmwareEra, hasChange } from "./eras.ts";
import { bytes, number } from "./lua-values.ts";
import { type AnyModelName, allModels } from "./models.ts";
import { FixedVolume, FlashVolume, RamVolume, type Volume } from "./volumes.ts";

/** Stand-ins for the core's own libraries: on a module these files are bytecode. */
const libraries = new Map(
  ["sys.lua", "sysplus.lua"].map((name) => [name, Buffer.from(`return require("${name.slice(0, -4)}")\n`)]),
);

/** The file systems of `io`. */
export class FileStore {
  private readonly ram: RamVolume;
  /** In the order of mounting. */
  private readonly mounts: readonly [prefix: string, volume: Volume][];

  constructor(scripts: ReadonlyMap<string, Uint8Array>, model: AnyModelName, era: FirmwareEra) {
    const hasFolders = hasChange("ramIsListed", era);
    this.ram = new RamVolume(hasFolders, hasFolders ? 127 : hasChange("ramNamesAreLong", era) ? 63 : 31);
    this.mounts = [
      ["", new FlashVolume(allModels[model].flashKind)],
      ["/lua/", new FixedVolume("inline", libraries, true)],
      ["/ram/", this.ram],
      ["/luadb/", new FixedVolume("luadb", scripts, hasChange("luadbReadOnly", era))],
    ];
  }

  /** A reboot. */
  reset(): void {
    this.ram.clear();
  }

  functions(): Record<string, HostFunction> {
    const contents = (path: LuaValue): Uint8Array => this.at(path, (volume, name) => volume.read(name)) ?? empty;
    return {
      fileExists: (path) => this.at(path, (volume, name) => volume.read(name)) !== undefined,
      fileSize: (path) => contents(path).length,
      fileRead: (path, at, count) => contents(path).subarray(number(at), number(at) + number(count)),
      fileOpen: (path, mode) => this.at(path, (volume, name) => volume.open(name, pathOf(mode))),
      fileWrite: (path, at, data) =>
        this.at(path, (volume, name) => volume.write(name, overwritten(contents(path), number(at), bytes(data)))),
      fileRemove: (path) => this.at(path, (volume, name) => volume.remove(name)),
      fileRename: (path, newPath) => this.rename(pathOf(path), pathOf(newPath)),
      folderMake: (path) => this.at(path, (volume, name) => volume.makeFolder(name)),
      folderRemove: (path) => this.at(path, (volume, name) => volume.removeFolder(name)),
      folderExists: (path) => this.at(path, (volume, name) => volume.hasFolder(name)),
      folderEntry: (path, from, place) => {
        const entry = this.at(path, (volume, name) => volume.entries(name, number(from)))[number(place)];
        return entry && [Buffer.from(entry.name, "latin1"), entry.isFolder, entry.sizeBytes];
      },
      fileSystemClear: (mount) => this.mounts.find(([prefix]) => prefix === pathOf(mount))?.[1].format() ?? -1,
      fileSystemStatus: (path) => this.at(path, (volume) => volume.status()),
      fileSystem: (place) => {
        const mount = this.mounts[number(place)];
        return mount && [mount[0], mount[1].kind];
      },
    };
  }

  private rename(path: string, newPath: string): number {
    const [prefix, volume] = this.mountOf(path);
    const [newPrefix] = this.mountOf(newPath);
    return prefix === newPrefix ? volume.rename(path.slice(prefix.length), newPath.slice(prefix.length)) : -1;
  }

  private at<Result>(path: LuaValue, action: (volume: Volume, name: string) => Result): Result {
    const [prefix, volume] = this.mountOf(pathOf(path));
    return action(volume, pathOf(path).slice(prefix.length));
  }

  private mountOf(path: string): [prefix: string, volume: Volume] {
    return this.mounts.findLast(([prefix]) => path.startsWith(prefix)) as [string, Volume];
  }
}

const empty = new Uint8Array(0);

/** Paths are bytes, with one character per byte. */
function pathOf(value: LuaValue): string {
  return Buffer.from(bytes(value)).toString("latin1");
}

/** Writes bytes over others. A gap between the end and a later position is filled with 0. */
function overwritten(before: Uint8Array, at: number, data: Uint8Array): Uint8Array {
  const after = new Uint8Array(Math.max(before.length, at + data.length));
  after.set(before);
  after.set(data, at);
  return after;
}
