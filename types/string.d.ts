/// <reference types="lua-types/5.3" />
// Read after lua-types, so that these overloads come before its own.

/** Which characters `string.urlEncode` leaves alone: 0 `. - * _` and space as `+`, 1 `. - _`. */
type UrlEncodeMode = 0 | 1;

/**
 * What LuatOS adds to Lua's `string`. The rest is Lua's own, declared by lua-types.
 *
 * Strings hold bytes, and `s.length` counts them.
 *
 * Some can be called as methods too: `s.toHex()`. Not `split`, `trim`, `startsWith` and `endsWith`: as methods these
 * are JavaScript's, for which TypeScriptToLua brings its own code; `string.split(s, ",")` is the core's.
 *
 * `string.dump` is absent on modules. `pairs(string)` finds nothing. `string.format("%d", 3.5)` raises.
 *
 * Source: lua/src/lstrlib_exts.c
 *
 * @noSelf
 */
declare namespace string {
  /**
   * Writes bytes as hexadecimal digits, in upper case.
   *
   * **It returns two values**: alone in an expression write `string.toHex(bytes)[0]`.
   *
   * @param bytes The bytes.
   * @param separator Put behind each byte, also the last: " " makes "01 02 ". Default "".
   * @returns The text, and how many digits it has, separators not counted.
   * @throws When `bytes` or `separator` is neither a string nor a number.
   *
   * Source: lua/src/lstrlib_exts.c
   */
  function toHex(bytes: ByteString, separator?: string): LuaMultiReturn<[hex: string, digits: number]>;

  /**
   * Makes bytes of hexadecimal digits, in upper or lower case.
   *
   * @param hex The digits. Other characters are skipped, and so is a digit without a second one directly behind it.
   *   Before 2023-04-06 they gave wrong bytes.
   * @returns The bytes. It never fails: "" when there are none.
   * @throws When `hex` is neither a string nor a number.
   *
   * Source: lua/src/lstrlib_exts.c
   */
  function fromHex(hex: string): ByteString;

  /**
   * Cuts a string at a separator.
   *
   * @param text The string.
   * @param separator Plain text, not a pattern. Default ",", also for "".
   * @param keepEmpty Whether empty pieces are kept. Default false: **"a,,b" becomes two pieces.** Since 2023-04-11.
   * @returns The pieces. None for "", even with `keepEmpty`.
   * @throws When `text` or `separator` is neither a string nor a number.
   *
   * Source: lua/src/lstrlib_exts.c
   */
  function split(text: string, separator?: string, keepEmpty?: boolean): string[];

  /**
   * Makes a byte of each digit: "123abc" gives the bytes 1, 2, 3, 10, 11, 12. Of any other character, four bits remain.
   *
   * **It returns two values**: alone in an expression write `string.toValue(digits)[0]`.
   *
   * @param digits Hexadecimal digits.
   * @returns The bytes, and how many they are.
   * @throws When `digits` is neither a string nor a number.
   *
   * Source: lua/src/lstrlib_exts.c
   */
  function toValue(digits: string): LuaMultiReturn<[bytes: ByteString, count: Bytes]>;

  /**
   * Writes a string for a URL: letters and digits as they are, other bytes as `%2B`.
   *
   * Leave `mode` out or pass a number: nil raises.
   *
   * @param text The string.
   * @param mode 0: as PHP does, `. - * _` stay and a space becomes `+`. 1: `. - _` stay and a space becomes `%20` (`~`
   *   becomes `%7E`, although RFC 3986 leaves it alone). Default 0.
   * @returns The encoded string.
   * @throws When `text` is neither a string nor a number, or `mode` is given and not an integer.
   *
   * Source: lua/src/lstrlib_exts.c
   */
  function urlEncode(text: string, ...mode: [] | [mode: UrlEncodeMode]): string;
  /**
   * Writes a string for a URL, by rules of your own.
   *
   * @param text The string.
   * @param mode -1.
   * @param space How a space is written: 0 `+`, 1 `%20`.
   * @param keep The characters that stay as they are. A space among them stays, too.
   * @returns The encoded string.
   * @throws When `space` is not an integer, or `keep` is neither a string nor a number.
   *
   * Source: lua/src/lstrlib_exts.c
   */
  function urlEncode(text: string, mode: -1, space: 0 | 1, keep: string): string;

  /**
   * Writes bytes as Base64, with `=` at the end and without line breaks.
   *
   * @param bytes The bytes.
   * @returns The text.
   * @throws When `bytes` is neither a string nor a number.
   *
   * Source: lua/src/lstrlib_exts.c
   */
  function toBase64(bytes: ByteString): string;

  /**
   * Makes bytes of Base64.
   *
   * @param text The text. Line breaks in it are skipped.
   * @returns The bytes. "" when the text is not Base64.
   * @throws When `text` is neither a string nor a number.
   *
   * Source: lua/src/lstrlib_exts.c
   */
  function fromBase64(text: string): ByteString;

  /**
   * Writes bytes as Base32, without `=` at the end. Since 2022-03-09.
   *
   * @param bytes The bytes.
   * @returns The text.
   * @throws When `bytes` is neither a string nor a number.
   *
   * Source: lua/src/lstrlib_exts.c
   */
  function toBase32(bytes: ByteString): string;

  /**
   * Makes bytes of Base32. Since 2022-03-09.
   *
   * @param text The text, in upper or lower case. Spaces, line breaks and `-` are skipped; 0, 1 and 8 count as O, L and
   *   B. It must not end in `=`.
   * @returns The bytes. "" when the text is not Base32.
   * @throws When `text` is neither a string nor a number.
   *
   * Source: lua/src/lstrlib_exts.c
   */
  function fromBase32(text: string): ByteString;

  /**
   * Whether a string begins with another. Since 2022-01-10.
   *
   * @param text The string.
   * @param prefix Plain text, not a pattern.
   * @returns Whether it does. Always with "".
   * @throws When one of them is neither a string nor a number.
   *
   * Source: lua/src/lstrlib_exts.c
   */
  function startsWith(text: string, prefix: string): boolean;

  /**
   * Whether a string ends with another. Since 2022-01-10.
   *
   * @param text The string.
   * @param suffix Plain text, not a pattern.
   * @returns Whether it does. Always with "".
   * @throws When one of them is neither a string nor a number.
   *
   * Source: lua/src/lstrlib_exts.c
   */
  function endsWith(text: string, suffix: string): boolean;

  /**
   * Removes spaces, tabs, line feeds and carriage returns at the ends. Since 2022-01-11.
   *
   * @param text The string.
   * @param left Whether at the beginning. Default true.
   * @param right Whether at the end. Default true.
   * @returns What is left.
   * @throws When `text` is neither a string nor a number.
   *
   * Source: lua/src/lstrlib_exts.c
   */
  function trim(text: string, left?: boolean, right?: boolean): string;

  /**
   * Logs the strings in the VM's cache. For the vendor's own tests. Not in Air780E/Air700ECQ cores: only in the
   * runtime for computers.
   *
   * Source: lua/src/lstrlib_exts.c
   */
  const strs: ((this: void) => void) | undefined;

  /**
   * Lua's own `string.dump`.
   *
   * @param body A Lua function.
   * @param strip Whether to leave the debug information out. Default false.
   * @returns The function as bytecode.
   * @deprecated Not in Air780E/Air700ECQ cores: only in the runtime for computers.
   *
   * Source: lua/src/lstrlib.c
   */
  function dump(body: (this: void, ...args: never[]) => unknown, strip?: boolean): ByteString;
}

/** The methods that LuatOS adds to strings. They are the functions of `string`, called as `s:toHex()`. */
interface String {
  /**
   * Writes these bytes as hexadecimal digits, in upper case.
   *
   * **It returns two values**: alone in an expression write `bytes.toHex()[0]`.
   *
   * @param separator Put behind each byte, also the last. Default "".
   * @returns The text, and how many digits it has, separators not counted.
   *
   * Source: lua/src/lstrlib_exts.c
   */
  toHex(separator?: string): LuaMultiReturn<[hex: string, digits: number]>;

  /**
   * Makes bytes of these hexadecimal digits. Other characters are skipped.
   *
   * @returns The bytes. It never fails.
   *
   * Source: lua/src/lstrlib_exts.c
   */
  fromHex(): ByteString;

  /**
   * Makes a byte of each of these hexadecimal digits: "1a" gives the bytes 1 and 10.
   *
   * **It returns two values**: alone in an expression write `digits.toValue()[0]`.
   *
   * @returns The bytes, and how many they are.
   *
   * Source: lua/src/lstrlib_exts.c
   */
  toValue(): LuaMultiReturn<[bytes: ByteString, count: Bytes]>;

  /**
   * Writes this string as URLs want it.
   *
   * @param mode 0: `. - * _` stay and a space becomes `+`. 1: `. - _` stay and a space becomes `%20`. Default 0. Leave
   *   it out or pass a number: nil raises.
   * @returns The encoded string.
   *
   * Source: lua/src/lstrlib_exts.c
   */
  urlEncode(...mode: [] | [mode: UrlEncodeMode]): string;
  /**
   * Writes this string for a URL, by rules of your own.
   *
   * @param mode -1.
   * @param space How a space is written: 0 `+`, 1 `%20`.
   * @param keep The characters that stay as they are.
   * @returns The encoded string.
   *
   * Source: lua/src/lstrlib_exts.c
   */
  urlEncode(mode: -1, space: 0 | 1, keep: string): string;

  /**
   * Writes these bytes as Base64.
   *
   * @returns The text.
   *
   * Source: lua/src/lstrlib_exts.c
   */
  toBase64(): string;

  /**
   * Makes bytes of this Base64.
   *
   * @returns The bytes. "" when it is not Base64.
   *
   * Source: lua/src/lstrlib_exts.c
   */
  fromBase64(): ByteString;

  /**
   * Writes these bytes as Base32, without `=` at the end.
   *
   * @returns The text.
   *
   * Source: lua/src/lstrlib_exts.c
   */
  toBase32(): string;

  /**
   * Makes bytes of this Base32.
   *
   * @returns The bytes. "" when it is not Base32.
   *
   * Source: lua/src/lstrlib_exts.c
   */
  fromBase32(): ByteString;
}
