// fskv: values under names, kept in flash over restarts and power cuts.

/**
 * A value from the store. A table comes from `json.decode`. Check a value before you use it: an older version of the
 * script may have written something else.
 */
type FskvValue = boolean | number | ByteString | FskvTable;

/** A table from the store: what was an array has its values from 1 on, everything else has strings as keys. */
interface FskvTable {
  /** A field, or an element counted from 1. `undefined` when there is none. */
  readonly [key: string | number]: unknown;
}

/** Is `T` when the store can keep it, `never` for functions and userdata, on which `fskv.set` fails. */
type FskvStorable<T> = T extends ((...args: never[]) => unknown) | ZBuff ? never : T;

/** The position of `fskv.next`: userdata from `fskv.iter`. */
interface FskvIterator {
  /** Not a field of the userdata. It keeps this type apart from others. */
  readonly __userdata: "fskv iterator";
}

/**
 * Values under names, kept in flash.
 *
 * The store has 64 KiB, in blocks of 4 KiB. A name has 63 bytes at most. A value has 4095 bytes at most.
 * Flash wears out: do not write what changes every second.
 *
 * **Call `init()` first.** Until then everything else returns nothing and only logs a line.
 * The core also sets the global `fdb` to this same module.
 *
 * Source: components/fskv/luat_lib_fskv.c
 *
 * @noSelf
 */
interface FskvModule {
  /**
   * Opens the store. Calling it again does no harm. A store that cannot be read is formatted: its values are lost.
   *
   * @returns true when it is open. false or undefined when the flash failed or memory was short.
   *
   * Source: components/fskv/luat_lib_fskv.c
   */
  init(): boolean | undefined;

  /**
   * Writes a value, and replaces the one under that name.
   *
   * `get` may return something else than `set` stored:
   * - **`""` reads back as undefined**, as if it had never been written.
   * - A fraction is kept with 32 bits, and only in cores that have the module `pack`.
   * - A table goes through `json.encode` and comes back through `json.decode`: fractions lose digits.
   *
   * @param key The name, 1 to 63 bytes, no NUL.
   * @param value A boolean, a number, a string of bytes (4095 at most), or a table (4095 bytes of JSON at most) without
   *   functions or userdata in it.
   * @returns true when it is in flash. false when it is too long, cannot be kept, or the flash is full or failed.
   *   undefined before `init`.
   *
   * Source: components/fskv/luat_lib_fskv.c
   */
  set<T extends boolean | number | ByteString | object>(key: string, value: FskvStorable<T>): boolean | undefined;

  /**
   * Reads a value.
   *
   * @param key The name.
   * @returns The value, or undefined when there is none, when it is `""`, when memory is short, or before `init`.
   *
   * Source: components/fskv/luat_lib_fskv.c
   */
  get(key: string): FskvValue | undefined;
  /**
   * Reads one field of a table.
   *
   * **When the value is not a table, this returns the value itself**, as if no field had been given.
   *
   * @param key The name.
   * @param field The field. `""` counts as not given.
   * @returns The field, or undefined when there is no such name or field, when memory is short, or before `init`.
   *
   * Source: components/fskv/luat_lib_fskv.c
   */
  get(key: string, field: string): unknown;

  /**
   * Writes one field of a table and leaves the others. Since 2023-07-26.
   *
   * It reads the table, changes it and writes all of it. A value that is no table is replaced by a table with only
   * this field.
   *
   * @param key The name.
   * @param field The field.
   * @param value The new value. undefined removes the field.
   * @returns What `set` returns; undefined also when memory is short.
   *
   * Source: components/fskv/luat_lib_fskv.c
   */
  sett<T extends boolean | number | ByteString | object | undefined>(
    key: string,
    field: string,
    value: FskvStorable<T>,
  ): boolean | undefined;

  /**
   * Removes a value.
   *
   * @param key The name.
   * @returns true, also when there was nothing to remove. undefined before `init`.
   *
   * Source: components/fskv/luat_lib_fskv.c
   */
  del(key: string): boolean | undefined;

  /**
   * Removes everything: formats the store. It takes a while.
   *
   * @returns true when it worked. undefined before `init`.
   *
   * Source: components/fskv/luat_lib_fskv.c
   */
  clear(): boolean | undefined;

  /**
   * How full the store is.
   *
   * @returns Bytes in use (whole blocks of 4 KiB), bytes in all, and the number of values. Nothing before `init`.
   *
   * Source: components/fskv/luat_lib_fskv.c
   */
  status(): LuaMultiReturn<
    | [usedBytes: Bytes, totalBytes: Bytes, count: number]
    | [usedBytes: undefined, totalBytes: undefined, count: undefined]
  >;

  /**
   * Starts a walk over all names.
   *
   * @returns The position, for `next`. undefined before `init`.
   *
   * Source: components/fskv/luat_lib_fskv.c
   */
  iter(): FskvIterator | undefined;

  /**
   * The next name of a walk.
   *
   * The iterator counts positions. Do not write or remove values meanwhile: names would be skipped or come twice.
   * Each step starts at the beginning of the directory.
   *
   * @param iterator The result of `iter`. **Anything else crashes the module**: check it for undefined.
   * @returns The name, or undefined at the end.
   *
   * Source: components/fskv/luat_lib_fskv.c
   */
  next(iterator: FskvIterator): string | undefined;

  /**
   * The same as `clear`, under its older name.
   *
   * @returns true when it worked. undefined before `init`.
   *
   * Source: components/fskv/luat_lib_fskv.c
   */
  clr(): boolean | undefined;

  /**
   * The same as `status`, under its older name.
   *
   * @returns Bytes in use (whole blocks of 4 KiB), bytes in all, and the number of values. Nothing before `init`.
   *
   * Source: components/fskv/luat_lib_fskv.c
   */
  stat(): LuaMultiReturn<
    | [usedBytes: Bytes, totalBytes: Bytes, count: number]
    | [usedBytes: undefined, totalBytes: undefined, count: undefined]
  >;

  /**
   * @deprecated For scripts that were written for the module `fdb`. Use `init`.
   *
   * @returns true when it is open. false or undefined when the flash failed or memory was short.
   *
   * Source: components/fskv/luat_lib_fskv.c
   */
  kvdb_init(): boolean | undefined;

  /**
   * @deprecated For scripts that were written for the module `fdb`. Use `set`.
   *
   * @param key The name, 1 to 63 bytes, no NUL.
   * @param value The value, see `set`.
   * @returns true when it is in flash, false otherwise. undefined before `init`.
   *
   * Source: components/fskv/luat_lib_fskv.c
   */
  kv_set<T extends boolean | number | ByteString | object>(key: string, value: FskvStorable<T>): boolean | undefined;

  /**
   * @deprecated For scripts that were written for the module `fdb`. Use `get`.
   *
   * @param key The name.
   * @param field A field, when the value is a table. Default: the value itself.
   * @returns The value or the field, or undefined.
   *
   * Source: components/fskv/luat_lib_fskv.c
   */
  kv_get(key: string, field?: string): unknown;

  /**
   * @deprecated For scripts that were written for the module `fdb`. Use `del`.
   *
   * @param key The name.
   * @returns true, also when there was nothing to remove. undefined before `init`.
   *
   * Source: components/fskv/luat_lib_fskv.c
   */
  kv_del(key: string): boolean | undefined;

  /**
   * @deprecated For scripts that were written for the module `fdb`. Use `clear`.
   *
   * @returns true when it worked. undefined before `init`.
   *
   * Source: components/fskv/luat_lib_fskv.c
   */
  kv_clr(): boolean | undefined;

  /**
   * @deprecated For scripts that were written for the module `fdb`. Use `status`.
   *
   * @returns Bytes in use (whole blocks of 4 KiB), bytes in all, and the number of values. Nothing before `init`.
   *
   * Source: components/fskv/luat_lib_fskv.c
   */
  kv_stat(): LuaMultiReturn<
    | [usedBytes: Bytes, totalBytes: Bytes, count: number]
    | [usedBytes: undefined, totalBytes: undefined, count: undefined]
  >;

  /**
   * @deprecated For scripts that were written for the module `fdb`. Use `iter`.
   *
   * @returns The position. undefined before `init`.
   *
   * Source: components/fskv/luat_lib_fskv.c
   */
  kv_iter(): FskvIterator | undefined;

  /**
   * @deprecated For scripts that were written for the module `fdb`. Use `next`.
   *
   * @param iterator The result of `kv_iter`. **Anything else crashes the module**: check it for undefined.
   * @returns The name, or undefined at the end.
   *
   * Source: components/fskv/luat_lib_fskv.c
   */
  kv_next(iterator: FskvIterator): string | undefined;
}
