/// <reference types="lua-types/5.3" />
// Read after lua-types, so that these overloads come before its own.

/** An entry of a folder, as `io.lsdir` lists it. */
interface IoEntry {
  /** `io.FILE` or `io.DIR`. */
  type: typeof io.FILE | typeof io.DIR;
  /** Its name, without the folder. */
  name: string;
  /** Of a file. */
  size: Bytes;
}

/** A file system, as `io.lsmount` lists it. */
interface IoMount {
  /** Where it is: a path that begins with this is in it. */
  path: string;
  /** Its kind, such as "lfs2", "luadb" or "ram". */
  fs: string;
}

/**
 * Lua's `io`, where LuatOS differs, and what it adds. Lua's manual describes the rest.
 *
 * `/` is the flash of the module, which is kept over restarts. `/luadb/` holds the scripts and files that Luatools has
 * flashed; it cannot be written. `/ram/` is in memory. Flash wears out: do not write what changes every second.
 *
 * There are no standard files: `io.stdin`, `io.stdout` and `io.stderr` are nil, and so is what reads or writes them.
 *
 * Source: lua/src/liolib.c
 *
 * @noSelf
 */
declare namespace io {
  /**
   * Opens a file. **Close it**: at most some tens of files can be open, and the core does not close what you forget.
   *
   * @param path The path, such as `"/data.csv"`.
   * @param mode "r", "w" or "a", then "+", then "b", in this order: "wb+" and "rb+" are taken only by `io.writeFile` and
   *   `io.readFile`. Default "r".
   * @returns The file; or `undefined`, the path with the error number as text, and the error number.
   * @throws When the mode is none of these.
   *
   * Source: lua/src/liolib.c
   */
  function open(
    path: string,
    mode?: string,
  ): LuaMultiReturn<[file: LuaFile] | [file: undefined, message: string, code: number]>;

  /**
   * Whether there is such a file. For a folder: {@link io.dexist}.
   *
   * Source: lua/src/liolib.c
   */
  function exists(path: string): boolean;

  /**
   * Whether there is such a folder. Since 2025-08-11.
   *
   * Source: lua/src/liolib.c
   */
  function dexist(path: string): boolean;

  /**
   * The size of a file. **0 when there is no such file**, although the vendor's documentation says nil.
   *
   * Source: lua/src/liolib.c
   */
  function fileSize(path: string): Bytes;
  /**
   * The same as {@link io.fileSize}. Since 2025-08-05.
   *
   * Source: lua/src/liolib.c
   */
  function fsize(path: string): Bytes;

  /**
   * Reads a file, or a part of it. The bytes are in the Lua heap: read a large file in parts.
   *
   * @param path The path.
   * @param mode Default "rb".
   * @param offset Where to begin. Default 0.
   * @param length How much to read, less at the end of the file. Default: all that follows.
   * @returns The bytes, `""` when there are none. `undefined` when there is no such file.
   *
   * Source: lua/src/liolib.c
   */
  function readFile(path: string, mode?: string, offset?: Bytes, length?: Bytes): ByteString | undefined;

  /**
   * Writes a file.
   *
   * @param path The path. Its folder must exist.
   * @param data The bytes.
   * @param mode Default "wb+", which replaces the file. "ab+" appends to it.
   * @returns `true`, **also when the flash was full**: the core does not look at what it wrote. `false` when the file
   *   could not be closed, `undefined` when it could not be opened.
   *
   * Source: lua/src/liolib.c
   */
  function writeFile(path: string, data: ByteString, mode?: string): boolean | undefined;

  /**
   * Makes a folder; its parent must exist.
   *
   * @returns Whether it was made, and the result of the file system. A folder that exists already gives false.
   *
   * Source: lua/src/liolib.c
   */
  function mkdir(path: string): LuaMultiReturn<[done: boolean, code: ErrorCode]>;

  /**
   * Removes an empty folder.
   *
   * @returns Whether it was removed, and the result of the file system.
   *
   * Source: lua/src/liolib.c
   */
  function rmdir(path: string): LuaMultiReturn<[done: boolean, code: ErrorCode]>;

  /**
   * Lists a folder, a part at a time.
   *
   * @param path The folder.
   * @param count How many entries at most, up to 100. Default 10.
   * @param offset How many entries to skip. Default 0.
   * @returns True and the entries, none at the end; or false and the result of the file system. Nothing when memory is
   *   short.
   *
   * Source: lua/src/liolib.c
   */
  function lsdir(
    path: string,
    count?: number,
    offset?: number,
  ): LuaMultiReturn<[ok: true, entries: IoEntry[]] | [ok: false, code: ErrorCode] | [ok: undefined, code: undefined]>;

  /**
   * Lists the file systems.
   *
   * Source: lua/src/liolib.c
   */
  function lsmount(): IoMount[];

  /**
   * Formats a file system: **all its files are lost**.
   *
   * @param path Where it is, such as `"/sd"`.
   * @returns Whether it worked, and the result of the file system.
   *
   * Source: lua/src/liolib.c
   */
  function mkfs(path: string): LuaMultiReturn<[done: boolean, code: ErrorCode]>;

  /**
   * How full a file system is. Since 2025-08-05; in older cores only `fs.fsstat`.
   *
   * @param path A path in it. Default "/".
   * @returns True, its blocks, those in use, the size of a block, and its kind, such as "lfs". False alone when there is
   *   no such file system.
   *
   * Source: lua/src/liolib.c
   */
  function fsstat(
    path?: string,
  ): LuaMultiReturn<
    | [ok: true, totalBlocks: number, usedBlocks: number, blockBytes: Bytes, kind: string]
    | [ok: false, totalBlocks: undefined, usedBlocks: undefined, blockBytes: undefined, kind: undefined]
  >;

  /** The `type` of a file in {@link io.lsdir}. Source: lua/src/liolib.c */
  const FILE: 0;
  /** The `type` of a folder in {@link io.lsdir}. Source: lua/src/liolib.c */
  const DIR: 1;
}

/**
 * A file that `io.open` has opened. In Lua its `type` is `"userdata"`.
 *
 * Source: lua/src/liolib.c
 */
interface LuaFile {
  /**
   * Closes the file.
   *
   * @returns True; or `undefined`, the error number as text, and the error number.
   *
   * Source: lua/src/liolib.c
   */
  close(): LuaMultiReturn<[ok: true] | [ok: undefined, message: string, code: number]>;

  /**
   * Does nothing on a module: what is written is safe only when the file is closed.
   *
   * Source: lua/src/liolib.c
   */
  flush(): void;

  /**
   * Writes strings, and numbers as text. Since 2025-09-30 also what is in use of a zbuff, `[0, used)`.
   *
   * @returns The file; or `undefined`, the error number as text, and the error number.
   *
   * Source: lua/src/liolib.c
   */
  write(
    ...data: (ByteString | number | ZBuff)[]
  ): LuaMultiReturn<[file: LuaFile] | [file: undefined, message: string, code: number]>;

  /**
   * Reads into a zbuff. Its `used` stays as it is.
   *
   * @param target The zbuff.
   * @param offset Where in it to begin. Default 0.
   * @param length How much to read, cut to the room behind `offset`. Default: that room.
   * @returns Whether it worked, and how many bytes were read: 0 at the end of the file.
   * @throws When `offset` is outside the zbuff or `length` is negative.
   *
   * Source: lua/src/liolib.c
   */
  fill(target: ZBuff, offset?: Bytes, length?: Bytes): LuaMultiReturn<[ok: boolean, length: Bytes]>;
}
