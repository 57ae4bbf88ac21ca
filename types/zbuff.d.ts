/** What {@link ZBuff.seek} counts from: `zbuff.SEEK_SET`, `zbuff.SEEK_CUR` or `zbuff.SEEK_END`. */
type ZBuffSeekBase = 0 | 1 | 2;

/** Where the memory of a zbuff comes from: `zbuff.HEAP_AUTO`, `zbuff.HEAP_SRAM` or `zbuff.HEAP_PSRAM`. */
type ZBuffHeap = 0 | 1 | 2;

/** The bits of one pixel of a frame buffer. */
type ZBuffPixelBits = 1 | 4 | 8 | 16 | 24 | 32;

/** A place in a zbuff, in bytes from its start. Integer, counted from 0. */
type ZBuffOffset = number;

/** What {@link ZBuff.pack} takes and {@link ZBuff.unpack} returns: a number, or a string of bytes. */
type ZBuffValue = number | ByteString;

/**
 * Byte buffers outside the Lua heap.
 *
 * A {@link ZBuff} has a capacity and one counter. The core calls that counter "cursor" in one half of its methods
 * and "used" in the other half, but **it is one and the same field**. So there are two ways to use a zbuff:
 *
 * - as a container: `copy`, `query`, `del`, `used`, `isEqual`. The counter says how many bytes are in use.
 * - as a file: `write`, `read`, `seek`, `pack`, `unpack`, `readU8`, `writeU8` and so on. The counter says where it
 *   stands.
 *
 * Do not mix them on one zbuff: `seek(0)` empties a container, and `read` makes it seem fuller.
 *
 * Source: luat/modules/luat_lib_zbuff.c
 *
 * @noSelf
 */
declare namespace zbuff {
  /**
   * Makes a zbuff of a fixed capacity, all zero, with nothing in use.
   *
   * Since 2025-12-21 it first runs two full garbage collections from 64 KiB on, and again when memory is short.
   *
   * @param capacityBytes How many bytes it can hold. Integer, 1 or more.
   * @param fill A byte that fills the whole capacity, 0 to 255 (a larger one is cut to its low 8 bits). Default 0.
   *   It must be an integer: a fraction is taken as text, and its digits are copied in.
   * @param heap Where the memory comes from. Default: PSRAM where the core uses PSRAM, otherwise SRAM.
   *   Since 2023-12-19.
   * @returns The zbuff. `undefined` and a message when memory is short. `undefined` alone when the capacity is below 1.
   * @throws When the capacity is not an integer.
   *
   * Source: luat/modules/luat_lib_zbuff.c
   */
  function create(
    capacityBytes: Bytes,
    fill?: number,
    heap?: ZBuffHeap,
  ): LuaMultiReturn<[buff: ZBuff, message: undefined] | [buff: undefined, message: "memory not enough" | undefined]>;
  /**
   * Makes a zbuff and copies a string into it. `used()` is then the length of the string.
   *
   * **Caution:** the bytes behind the string are not cleared. They contain random memory.
   *
   * @param capacityBytes How many bytes it can hold. Integer, 1 or more.
   * @param data The bytes to start with. What does not fit is left out silently.
   * @param heap Where the memory comes from. Default: PSRAM where the core uses PSRAM, otherwise SRAM.
   * @returns The zbuff. `undefined` and a message when memory is short. `undefined` alone when the capacity is below 1.
   * @throws When the capacity is not an integer.
   *
   * Source: luat/modules/luat_lib_zbuff.c
   */
  function create(
    capacityBytes: Bytes,
    data: ByteString,
    heap?: ZBuffHeap,
  ): LuaMultiReturn<[buff: ZBuff, message: undefined] | [buff: undefined, message: "memory not enough" | undefined]>;
  /**
   * Makes a zbuff that is a frame buffer, just large enough for its pixels.
   *
   * @param frame Width and height in pixels, and the bits of a pixel: 1, 4, 8, 16, 24 or 32. At most 128 MiB in all.
   * @param color The color of every pixel. Integer. Left out, the pixels are not cleared.
   * @param heap Where the memory comes from. Default: PSRAM where the core uses PSRAM, otherwise SRAM.
   * @returns The zbuff. `undefined` and a message when memory is short. `undefined` alone for an impossible size.
   * @throws When one of the three numbers is missing or not an integer.
   *
   * Source: luat/modules/luat_lib_zbuff.c
   */
  function create(
    frame: [width: number, height: number, bits: ZBuffPixelBits],
    color?: number,
    heap?: ZBuffHeap,
  ): LuaMultiReturn<[buff: ZBuff, message: undefined] | [buff: undefined, message: "memory not enough" | undefined]>;

  /** For {@link ZBuff.seek}: count from the start. Source: luat/modules/luat_lib_zbuff.c */
  const SEEK_SET: 0;
  /** For {@link ZBuff.seek}: count from the current position. Source: luat/modules/luat_lib_zbuff.c */
  const SEEK_CUR: 1;
  /**
   * For {@link ZBuff.seek}: count from the end of the capacity, not from the end of what is in use.
   *
   * Source: luat/modules/luat_lib_zbuff.c
   */
  const SEEK_END: 2;

  /**
   * For {@link create}: memory from PSRAM if there is any, otherwise from SRAM.
   *
   * Source: luat/modules/luat_lib_zbuff.c
   */
  const HEAP_AUTO: 0;
  /** For {@link create}: memory from SRAM. Source: luat/modules/luat_lib_zbuff.c */
  const HEAP_SRAM: 1;
  /** For {@link create}: memory from PSRAM. Source: luat/modules/luat_lib_zbuff.c */
  const HEAP_PSRAM: 2;

  /**
   * For the vendor's own tests: runs one.
   *
   * Not in Air780E/Air700ECQ cores: only where the vendor has built its tests in. Since 2026-05-28.
   *
   * @param caseName The name of the test. Default "rw_u8_basic".
   * @returns Whether it passed.
   * @deprecated It exists only in the vendor's test cores. There is nothing to use in its place.
   *
   * Source: luat/modules/luat_lib_zbuff.c
   */
  const utest: ((this: void, caseName?: string) => boolean) | undefined;
}

/**
 * A byte buffer outside the Lua heap, made by `zbuff.create`. In Lua its `type` is `"userdata"`.
 *
 * `buff[i]` reads and writes one byte and leaves the counter where it is. `i` counts from 0.
 * `buff.length()` becomes `#buff`, the capacity. `buff.used()` is the count of bytes in use.
 *
 * `cursor` and `used` are one field: see {@link zbuff}.
 *
 * **Cores before 2026-07-17 do not check ranges**, and a module in the field most likely has an older one. What is
 * called "refused" or "ignored" below then reads or writes outside the buffer. Stay inside the capacity.
 *
 * Source: luat/modules/luat_lib_zbuff.c
 */
interface ZBuff {
  /**
   * One byte, 0 to 255. `i` is an integer from 0 to the capacity - 1, also beyond what is in use.
   *
   * A read outside the capacity gives nil, which this type hides: with `noUncheckedIndexedAccess` it becomes
   * `number | undefined`, and {@link ZBuff.get} always has that type. A write outside is ignored with a warning in the
   * log; before 2026-07-17, `buff[capacity] = x` **writes one byte past the end**. A value outside 0 to 255 is cut to
   * its low 8 bits. A value that is not an integer raises.
   */
  [i: number]: number;

  /**
   * The capacity in bytes, as `#buff`. It is not the count of bytes in use: that is {@link ZBuff.used}.
   *
   * Source: luat/modules/luat_lib_zbuff.c
   */
  length: LuaLengthMethod<Bytes>;

  // The container half: the counter is the count of bytes in use.

  /**
   * Copies a string to a position, and grows the capacity when it does not fit. `copy(undefined, data)` appends.
   *
   * To grow, the new capacity is the old one plus `start` plus the length of the data, more than is needed.
   * A gap between the used bytes and `start` keeps its old content. `used()` becomes the end of the copy if that is
   * further than it was.
   *
   * @param start Where to begin. Below 0 it counts back from `used()`. `undefined`: at `used()`.
   * @param data The bytes to put there.
   * @returns The count of bytes written: all of them, or 0 when memory is short or `start` lies before the beginning.
   * @throws When `start` is neither an integer nor `undefined`.
   *
   * Source: luat/modules/luat_lib_zbuff.c
   */
  copy(start: ZBuffOffset | undefined, data: ByteString): Bytes;
  /**
   * Copies a part of another zbuff to a position, and grows the capacity when it does not fit.
   * `copy(undefined, other)` appends what is in use there.
   *
   * The two must not be the same zbuff when the ranges overlap: the bytes move by `memcpy`.
   * Before 2026-07-17 the range in the source is not checked: it reads beyond the end.
   *
   * @param start Where to begin. Below 0 it counts back from `used()`. `undefined`: at `used()`.
   * @param source The zbuff to copy from. Its counter stays where it is.
   * @param sourceStart Where to begin in the source. Integer, 0 or more. Default 0.
   * @param lengthBytes How many bytes. Default: the `used()` of the source, **also when `sourceStart` is not 0**.
   * @returns The count of bytes written: all of them, or 0 when memory is short, when `start` lies before the
   *   beginning, or when the range does not lie inside the capacity of the source.
   * @throws When a number is not an integer, or the source is no zbuff.
   *
   * Source: luat/modules/luat_lib_zbuff.c
   */
  copy(start: ZBuffOffset | undefined, source: ZBuff, sourceStart?: ZBuffOffset, lengthBytes?: Bytes): Bytes;
  /**
   * Copies single bytes to a position, and grows the capacity when they do not fit. It stops at the first that is no
   * integer.
   *
   * To grow, the new capacity is twice the place where room is missing. When memory is short, what was already written
   * stays, but `used()` is not moved.
   *
   * **Before 2026-07-17 a byte at the very end of a full zbuff is written past it**, before it grows. Leave room, or
   * pass a string.
   *
   * @param start Where to begin. Below 0 it counts back from `used()`. `undefined`: at `used()`.
   * @param bytes The bytes, 0 to 255 each (a larger one is cut to its low 8 bits).
   * @returns The count of bytes written. Less than asked for when memory is short.
   * @throws When `start` is neither an integer nor `undefined`.
   *
   * Source: luat/modules/luat_lib_zbuff.c
   */
  copy(start: ZBuffOffset | undefined, ...bytes: [number, ...number[]]): Bytes;

  /**
   * Reads a part of what is in use as bytes, or all of it. The counter stays where it is.
   *
   * Use it to get the content of the buffer: {@link ZBuff.toStr} reads up to the capacity.
   *
   * @param start Where to begin. Below 0 it counts back from `used()`. Default 0.
   * @param lengthBytes How many bytes. Cut where `used()` ends. Left out, or below 0: to the end. **Never below 0 on
   *   cores before 2026-07-17.**
   * @returns The bytes. **`undefined`, not `""`, when there are none.**
   * @throws When a number is not an integer.
   *
   * Source: luat/modules/luat_lib_zbuff.c
   */
  query(start?: ZBuffOffset, lengthBytes?: Bytes): ByteString | undefined;
  /**
   * Reads one or two bytes of what is in use as an integer. The counter stays where it is.
   *
   * When only one of two bytes is in use, the result is that one byte.
   *
   * @param start Where to begin. Below 0 it counts back from `used()`.
   * @param lengthBytes 1 or 2.
   * @param bigEndian Whether the first byte is the most significant one.
   * @param signed Whether the top bit is a sign. Default false.
   * @returns The integer. `undefined` when no byte of it is in use.
   * @throws When `start` is not an integer.
   *
   * Source: luat/modules/luat_lib_zbuff.c
   */
  query(start: ZBuffOffset, lengthBytes: 1 | 2, bigEndian: boolean, signed?: boolean): number | undefined;
  /**
   * Reads 1, 2, 4 or 8 bytes of what is in use as a number. The counter stays where it is.
   *
   * **Caution:** the length is cut where `used()` ends. When 3, 5, 6 or 7 bytes remain, the result is a string.
   *
   * With 32-bit Lua four bytes always come signed, and eight bytes keep their low 32 bits.
   *
   * @param start Where to begin. Below 0 it counts back from `used()`.
   * @param lengthBytes How many bytes. With a length other than 1, 2, 4 or 8 it returns the bytes as a string.
   * @param bigEndian Whether the first byte is the most significant one. Not applied to a float.
   * @param signed Whether the top bit is a sign. Only for 1 and 2 bytes. Default false.
   * @param float Whether 4 or 8 bytes are a float, in the byte order of the chip (little-endian). Default false.
   * @returns The number, or a string where no number has that length. `undefined` when none of it is in use.
   * @throws When `start` or the length is not an integer.
   *
   * Source: luat/modules/luat_lib_zbuff.c
   */
  query(
    start: ZBuffOffset | undefined,
    lengthBytes: Bytes | undefined,
    bigEndian: boolean,
    signed?: boolean,
    float?: boolean,
  ): number | ByteString | undefined;

  /**
   * Removes bytes from the front of the used part; the rest moves down. `del()` empties the buffer.
   *
   * Nothing is erased, only `used()` shrinks. The rest is moved each time: its length is the cost.
   *
   * @param start 0, the front. Default 0.
   * @param lengthBytes How many bytes. Cut where `used()` ends. Below 0 it is refused. Default: all.
   * @throws When a number is not an integer.
   *
   * Source: luat/modules/luat_lib_zbuff.c
   */
  del(start?: 0, lengthBytes?: Bytes): void;
  /**
   * Removes a part of the used bytes; what follows moves down.
   *
   * @param start Where to begin. Below 0 it counts back from `used()`. At or beyond `used()`: nothing happens.
   * @param lengthBytes How many bytes. Cut where `used()` ends. Below 0 it is refused. Default: to the end.
   * @throws When a number is not an integer.
   * @deprecated On cores before 2026-07-17 a cut from the middle moves too many bytes and can write past the end of
   *   the buffer. Cut from the front with `del(0, n)` and from the end with `used(n)`.
   *
   * Source: luat/modules/luat_lib_zbuff.c
   */
  del(start: ZBuffOffset, lengthBytes?: Bytes): void;

  /**
   * Reads or sets how many bytes are in use. It is the same field as the cursor of `read`, `write` and `seek`.
   *
   * @param bytes The new count, cut to the capacity. **A count below 0 becomes the capacity.** Left out: no change.
   * @returns The count of bytes in use, after the change.
   *
   * Source: luat/modules/luat_lib_zbuff.c
   */
  used(bytes?: Bytes): Bytes;

  /**
   * Changes the capacity and keeps what fits. New memory is not cleared. A frame buffer loses its width and height.
   *
   * **Caution:** it does not report that memory is short: check `len()` afterwards.
   *
   * @param capacityBytes The new capacity. Integer, 0 or more. `used()` is cut to it.
   *
   * Source: luat/modules/luat_lib_zbuff.c
   */
  resize(capacityBytes: Bytes): void;
  /**
   * The same function as `resize`, under an older name.
   *
   * @param capacityBytes The new capacity. Integer, 0 or more.
   * @deprecated Write `resize`: it is the same function.
   *
   * Source: luat/modules/luat_lib_zbuff.c
   */
  reSize(capacityBytes: Bytes): void;

  /**
   * Fills a part of the capacity with one byte. The counter stays where it is.
   *
   * @param start Where to begin. Integer from 0. Default 0. Outside the capacity it is refused with a warning in the
   *   log; **before 2026-07-17 it overwrites memory**.
   * @param byte The byte, 0 to 255. Default 0.
   * @param lengthBytes How many bytes, cut at the capacity. Default: to the end. Below 0 it is refused.
   * @throws When a number is not an integer.
   *
   * Source: luat/modules/luat_lib_zbuff.c
   */
  set(start?: ZBuffOffset, byte?: number, lengthBytes?: Bytes): void;

  /**
   * Compares a part of this buffer with a part of another one. Both parts may lie beyond what is in use.
   * Since 2022-06-19. Before 2026-07-17 the parts are not checked against the capacity.
   *
   * @param start Where to begin here. `undefined`: 0.
   * @param other The other zbuff.
   * @param otherStart Where to begin there. Default 0.
   * @param lengthBytes How many bytes. **Default 1**, so pass it. 0 bytes are always equal.
   * @returns Whether they are equal, then 0, or the place of the first difference, counted from where the parts begin.
   *   `false` alone when a part does not lie inside the capacity.
   * @throws When a number is not an integer, or the other is no zbuff.
   *
   * Source: luat/modules/luat_lib_zbuff.c
   */
  isEqual(
    start: ZBuffOffset | undefined,
    other: ZBuff,
    otherStart?: ZBuffOffset,
    lengthBytes?: Bytes,
  ): LuaMultiReturn<[equal: true, offset: 0] | [equal: false, offset: ZBuffOffset] | [equal: false, offset: undefined]>;

  /**
   * Writes what is in use here as base64 text into another zbuff, from its start, and sets its `used()`.
   *
   * The other one does not grow: give it a capacity of at least `used() * 4 / 3 + 4`. Since 2025-02-26.
   *
   * @param target The zbuff that receives the text.
   * @returns The length of the text in bytes. 0 when it did not fit (before 2025-09-16 that was not checked).
   * @throws When the target is no zbuff.
   *
   * Source: luat/modules/luat_lib_zbuff.c
   */
  toBase64(target: ZBuff): Bytes;

  // The file half: the counter is the place of the next byte.

  /**
   * Writes a string at the counter and moves the counter past it. It never grows the buffer.
   *
   * @param data The bytes. What does not fit into the capacity is left out.
   * @returns The count of bytes written, less than the length of `data` when the buffer is full. Check it.
   * @throws When `data` is not a string.
   *
   * Source: luat/modules/luat_lib_zbuff.c
   */
  write(data: ByteString): Bytes;
  /**
   * Writes single bytes at the counter and moves the counter past them. It never grows the buffer.
   *
   * **Caution:** they must be integers. A fraction in the first place is written as its digits.
   *
   * @param bytes The bytes, 0 to 255 each (a larger one is cut to its low 8 bits).
   * @returns The count of bytes written, less than asked for when the buffer is full. Check it.
   *
   * Source: luat/modules/luat_lib_zbuff.c
   */
  write(...bytes: [number, ...number[]]): Bytes;

  /**
   * Reads bytes at the counter and moves the counter past them, up to the capacity, not to what was written.
   *
   * **Caution:** as `cursor` and `used` are one field, a `read` after a `write` reads behind what was written.
   *
   * @param countBytes How many bytes. Cut at the capacity. **Below 0: all up to the capacity.** Default 1.
   * @returns The bytes, `""` at the end of the capacity. `undefined` when memory for the copy is short.
   * @throws When the count is not an integer.
   *
   * Source: luat/modules/luat_lib_zbuff.c
   */
  read(countBytes?: Bytes): ByteString | undefined;

  /**
   * Moves the counter. **`seek(0)` empties the buffer** for everything that works on what is in use
   * (`query`, `copy`, `uart.tx`, a WebSocket `send`).
   *
   * @param offset How far from the base. Integer. The result is cut to 0 and to the capacity.
   * @param base What to count from: `zbuff.SEEK_SET` (default), `zbuff.SEEK_CUR` or `zbuff.SEEK_END`, the capacity.
   * @returns The new position of the counter, from the start.
   * @throws When a number is not an integer.
   *
   * Source: luat/modules/luat_lib_zbuff.c
   */
  seek(offset: number, base?: ZBuffSeekBase): ZBuffOffset;

  /**
   * Writes values at the counter by a format, and moves the counter past them. It never grows the buffer.
   *
   * Letters: `A` a string as it is · `c` int8 · `b` uint8 · `h` int16 · `H` uint16 · `i` int32 · `I` uint32 · `l` int64
   * · `L` uint64 · `f` float · `d` double · `n` a Lua number (a 4-byte float with 32-bit Lua) · `<` little-endian from
   * here · `>` big-endian · `=` that of the chip, little-endian and the default. Spaces and commas are skipped.
   * A number behind a letter takes that many values: `H3` three, and `A3` three strings.
   *
   * **Caution:** when the buffer is full it stops silently, also in the middle of a value. Compare the result.
   *
   * @param format The letters.
   * @param values One for each letter that takes one.
   * @returns The count of bytes written.
   * @throws For an unknown letter, a value that is missing, or a fraction where an integer belongs.
   *
   * Source: luat/modules/luat_lib_zbuff.c
   */
  pack(format: string, ...values: ZBuffValue[]): Bytes;

  /**
   * Reads values at the counter by a format, up to the capacity, and moves the counter past them.
   *
   * The letters are those of {@link ZBuff.pack}, but `A10` is one string of ten bytes, and `A` one of one byte.
   * With 32-bit Lua, `I` comes signed, and `l` and `L` keep their low 32 bits.
   *
   * @typeParam T The values that the format produces, as a tuple: `unpack<[number, string]>("HA4")`. It is not checked.
   * @param format The letters.
   * @returns The count of bytes read, then the values. It stops at the first value for which bytes are missing: the
   *   rest is `undefined`, and the count is less than the format asks for.
   * @throws For an unknown letter, or more values than the Lua stack can hold.
   *
   * Source: luat/modules/luat_lib_zbuff.c
   */
  unpack<T extends ZBuffValue[] = ZBuffValue[]>(
    format: string,
  ): LuaMultiReturn<[readBytes: Bytes, ...values: Partial<T>]>;

  /**
   * Reads one byte at the counter, -128 to 127, and moves the counter by 1.
   * @returns The number. `undefined` at the end of the capacity; the counter then stays.
   *
   * Source: luat/modules/luat_lib_zbuff.c
   */
  readI8(): number | undefined;
  /**
   * Reads one byte at the counter, 0 to 255, and moves the counter by 1.
   * @returns The number. `undefined` at the end of the capacity; the counter then stays.
   *
   * Source: luat/modules/luat_lib_zbuff.c
   */
  readU8(): number | undefined;
  /**
   * Reads 2 bytes at the counter, little-endian, -32768 to 32767, and moves the counter by 2.
   * @returns The number. `undefined` when fewer bytes remain to the capacity; the counter then stays.
   *
   * Source: luat/modules/luat_lib_zbuff.c
   */
  readI16(): number | undefined;
  /**
   * Reads 2 bytes at the counter, little-endian, 0 to 65535, and moves the counter by 2.
   * @returns The number. `undefined` when fewer bytes remain to the capacity; the counter then stays.
   *
   * Source: luat/modules/luat_lib_zbuff.c
   */
  readU16(): number | undefined;
  /**
   * Reads 4 bytes at the counter, little-endian, signed, and moves the counter by 4.
   * @returns The number. `undefined` when fewer bytes remain to the capacity; the counter then stays.
   *
   * Source: luat/modules/luat_lib_zbuff.c
   */
  readI32(): number | undefined;
  /**
   * Reads 4 bytes at the counter, little-endian, and moves the counter by 4.
   * **With 32-bit Lua, a value from 2147483648 on comes out negative.**
   * @returns The number. `undefined` when fewer bytes remain to the capacity; the counter then stays.
   *
   * Source: luat/modules/luat_lib_zbuff.c
   */
  readU32(): number | undefined;
  /**
   * Reads 8 bytes at the counter, little-endian, and moves the counter by 8.
   * **32-bit Lua keeps only the low 32 bits.**
   * @returns The number. `undefined` when fewer bytes remain to the capacity; the counter then stays.
   *
   * Source: luat/modules/luat_lib_zbuff.c
   */
  readI64(): number | undefined;
  /**
   * Reads 8 bytes at the counter, little-endian, and moves the counter by 8.
   * **32-bit Lua keeps only the low 32 bits, and takes them as signed.**
   * @returns The number. `undefined` when fewer bytes remain to the capacity; the counter then stays.
   *
   * Source: luat/modules/luat_lib_zbuff.c
   */
  readU64(): number | undefined;
  /**
   * Reads a 4-byte float at the counter, little-endian, and moves the counter by 4.
   * @returns The number. `undefined` when fewer bytes remain to the capacity; the counter then stays.
   *
   * Source: luat/modules/luat_lib_zbuff.c
   */
  readF32(): number | undefined;
  /**
   * Reads an 8-byte double at the counter, little-endian, and moves the counter by 8.
   * 32-bit Lua rounds it to a float: exact to 2^24.
   * @returns The number. `undefined` when fewer bytes remain to the capacity; the counter then stays.
   *
   * Source: luat/modules/luat_lib_zbuff.c
   */
  readF64(): number | undefined;

  /**
   * Writes one byte at the counter and moves the counter by 1.
   * @param value Integer. Its low 8 bits are written.
   * @returns 1, or 0 when the buffer is full.
   * @throws When the value is not an integer.
   *
   * Source: luat/modules/luat_lib_zbuff.c
   */
  writeI8(value: number): 0 | 1;
  /**
   * Writes one byte at the counter and moves the counter by 1.
   * @param value Integer. Its low 8 bits are written.
   * @returns 1, or 0 when the buffer is full.
   * @throws When the value is not an integer.
   *
   * Source: luat/modules/luat_lib_zbuff.c
   */
  writeU8(value: number): 0 | 1;
  /**
   * Writes 2 bytes at the counter, little-endian, and moves the counter by 2.
   * @param value Integer. Its low 16 bits are written.
   * @returns 2, or 0 when they do not both fit; then nothing is written.
   * @throws When the value is not an integer.
   *
   * Source: luat/modules/luat_lib_zbuff.c
   */
  writeI16(value: number): 0 | 2;
  /**
   * Writes 2 bytes at the counter, little-endian, and moves the counter by 2.
   * @param value Integer. Its low 16 bits are written.
   * @returns 2, or 0 when they do not both fit; then nothing is written.
   * @throws When the value is not an integer.
   *
   * Source: luat/modules/luat_lib_zbuff.c
   */
  writeU16(value: number): 0 | 2;
  /**
   * Writes 4 bytes at the counter, little-endian, and moves the counter by 4.
   * @param value Integer.
   * @returns 4, or 0 when they do not all fit; then nothing is written.
   * @throws When the value is not an integer.
   *
   * Source: luat/modules/luat_lib_zbuff.c
   */
  writeI32(value: number): 0 | 4;
  /**
   * Writes 4 bytes at the counter, little-endian, and moves the counter by 4.
   * @param value Integer. With 32-bit Lua 4294967295 is a float and raises: write -1, or `0xffffffff` in Lua.
   * @returns 4, or 0 when they do not all fit; then nothing is written.
   * @throws When the value is not an integer.
   *
   * Source: luat/modules/luat_lib_zbuff.c
   */
  writeU32(value: number): 0 | 4;
  /**
   * Writes 8 bytes at the counter, little-endian, and moves the counter by 8.
   * @param value Integer. With 32-bit Lua the upper four bytes repeat its sign.
   * @returns 8, or 0 when they do not all fit; then nothing is written.
   * @throws When the value is not an integer.
   *
   * Source: luat/modules/luat_lib_zbuff.c
   */
  writeI64(value: number): 0 | 8;
  /**
   * Writes 8 bytes at the counter, little-endian, and moves the counter by 8.
   * @param value Integer. With 32-bit Lua the upper four bytes repeat its sign: -1 becomes eight times 0xff.
   * @returns 8, or 0 when they do not all fit; then nothing is written.
   * @throws When the value is not an integer.
   *
   * Source: luat/modules/luat_lib_zbuff.c
   */
  writeU64(value: number): 0 | 8;
  /**
   * Writes a 4-byte float at the counter, little-endian, and moves the counter by 4.
   * @param value The number.
   * @returns 4, or 0 when they do not all fit; then nothing is written.
   * @throws When the value is not a number.
   *
   * Source: luat/modules/luat_lib_zbuff.c
   */
  writeF32(value: number): 0 | 4;
  /**
   * Writes an 8-byte double at the counter, little-endian, and moves the counter by 8.
   * @param value The number. 32-bit Lua has it only as a float.
   * @returns 8, or 0 when they do not all fit; then nothing is written.
   * @throws When the value is not a number.
   *
   * Source: luat/modules/luat_lib_zbuff.c
   */
  writeF64(value: number): 0 | 8;

  // Both halves: places of their own, the counter stays where it is.

  /**
   * Reads one byte, as `buff[i]` does. The vendor's documentation does not name it.
   *
   * @param i The place, from 0.
   * @returns The byte, 0 to 255. `undefined` outside the capacity.
   * @throws When `i` is not an integer.
   *
   * Source: luat/modules/luat_lib_zbuff.c
   */
  get(i: ZBuffOffset): number | undefined;

  /**
   * Reads a part of the capacity as a string, whether it is in use or not. The counter stays where it is.
   *
   * @param start Where to begin. With a start below 0 it returns `""`.
   * @param lengthBytes How many bytes. Cut at the capacity. Below 0 it returns `""`. **Never below 0 on cores before
   *   2026-04-17.**
   * @returns The bytes.
   * @throws When a number is not an integer.
   *
   * Source: luat/modules/luat_lib_zbuff.c
   */
  toStr(start: ZBuffOffset | undefined, lengthBytes: Bytes): ByteString;
  /**
   * Reads everything up to the capacity as a string, also what is not in use.
   *
   * @param start Where to begin. Default 0.
   * @returns The bytes up to the capacity.
   * @throws When `start` is not an integer.
   * @deprecated Without a length it reads the whole capacity. For what is in use write `query()`; for the whole
   *   capacity say so with `toStr(0, buff.len())`.
   *
   * Source: luat/modules/luat_lib_zbuff.c
   */
  toStr(start?: ZBuffOffset): ByteString;

  /**
   * The capacity in bytes, as `#buff`. It is not the count of bytes in use: that is {@link ZBuff.used}.
   *
   * @returns The capacity. 0 after `free()`.
   *
   * Source: luat/modules/luat_lib_zbuff.c
   */
  len(): Bytes;

  /**
   * Fills the whole capacity with one byte. The counter stays where it is: **it does not empty the buffer**.
   * To empty it write `del()` or `used(0)`.
   *
   * @param byte The byte, 0 to 255. Default 0.
   * @throws When the byte is not an integer.
   *
   * Source: luat/modules/luat_lib_zbuff.c
   */
  clear(byte?: number): void;

  /**
   * Gives the memory back at once, instead of when the zbuff is collected. Its capacity is then 0. Since 2023-12-19.
   *
   * Nothing can be written after it, except when `copy` or `resize` claims new memory.
   *
   * Source: luat/modules/luat_lib_zbuff.c
   */
  free(): void;

  // Frame buffers.

  /**
   * Makes the capacity a frame buffer. `pixel` and the `draw` methods need this.
   *
   * @param width In pixels, 1 or more.
   * @param height In pixels, 1 or more.
   * @param bits The bits of a pixel. The C code takes any number, but only these draw anything.
   * @param color The color of every pixel. Integer. Left out, the pixels stay as they are.
   * @returns `true`, or `undefined` when that does not fit into the capacity.
   * @throws When a number is not an integer.
   *
   * Source: luat/modules/luat_lib_zbuff.c
   */
  setFrameBuffer(width: number, height: number, bits: ZBuffPixelBits, color?: number): true | undefined;

  /**
   * Reads the color of a pixel.
   *
   * @param x Pixels from the left, from 0.
   * @param y Pixels from the top, from 0.
   * @returns The color. `undefined` outside the picture, or when the zbuff is no frame buffer.
   * @throws When a number is not an integer.
   *
   * Source: luat/modules/luat_lib_zbuff.c
   */
  pixel(x: number, y: number): number | undefined;
  /**
   * Sets the color of a pixel.
   *
   * @param x Pixels from the left, from 0.
   * @param y Pixels from the top, from 0.
   * @param color The color. Integer.
   * @returns `true`. `undefined` outside the picture, or when the zbuff is no frame buffer.
   * @throws When `x` or `y` is not an integer.
   *
   * Source: luat/modules/luat_lib_zbuff.c
   */
  pixel(x: number, y: number, color: number): true | undefined;

  /**
   * Draws a line from the first point up to, but not on, the second. What lies outside the picture is left out.
   *
   * @param x1 First point, pixels from the left.
   * @param y1 First point, pixels from the top.
   * @param x2 Second point, pixels from the left.
   * @param y2 Second point, pixels from the top.
   * @param color The color. Integer. Default 0.
   * @returns `true`, or `undefined` when the zbuff is no frame buffer.
   * @throws When a number is not an integer.
   *
   * Source: luat/modules/luat_lib_zbuff.c
   */
  drawLine(x1: number, y1: number, x2: number, y2: number, color?: number): true | undefined;

  /**
   * Draws a rectangle. Corners outside the picture are moved to its edge.
   *
   * @param x1 One corner, pixels from the left.
   * @param y1 One corner, pixels from the top.
   * @param x2 The opposite corner, pixels from the left.
   * @param y2 The opposite corner, pixels from the top.
   * @param color The color. Integer. Default 0.
   * @param fill Whether to fill it. Default false.
   * @returns `true`, or `undefined` when the zbuff is no frame buffer.
   * @throws When a number is not an integer.
   *
   * Source: luat/modules/luat_lib_zbuff.c
   */
  drawRect(x1: number, y1: number, x2: number, y2: number, color?: number, fill?: boolean): true | undefined;

  /**
   * Draws a circle. What lies outside the picture is left out.
   *
   * @param x The center, pixels from the left.
   * @param y The center, pixels from the top.
   * @param radius In pixels.
   * @param color The color. Integer. Default 0.
   * @param fill Whether to fill it. Default false.
   * @returns `true`, or `undefined` when the zbuff is no frame buffer or the circle lies outside the picture.
   * @throws When a number is not an integer.
   *
   * Source: luat/modules/luat_lib_zbuff.c
   */
  drawCircle(x: number, y: number, radius: number, color?: number, fill?: boolean): true | undefined;
}
