/** JSON's null: a light userdata, not nil. Compare with `json.null`. */
type JsonNull = LuaUserdata & { readonly __jsonNull: unique symbol };

/** What `json.decode` makes: an array or object becomes a table, null becomes `json.null`. */
type JsonValue = string | number | boolean | JsonNull | JsonValue[] | { [key: string]: JsonValue };

/**
 * How floats are written: how many digits, then "f" (that many behind the point) or "g" (that many in all). Up to 14
 * digits: more may not fit the place that C has for them.
 */
type JsonFloatFormat = `${number}${"f" | "g"}`;

/**
 * JSON: text from tables, and tables from text.
 *
 * It neither checks nor changes UTF-8: bytes from 128 on pass as they are. Integers have 32 bits on these modules.
 *
 * Source: components/lua-cjson/lua_cjson.c
 *
 * @noSelf
 */
declare namespace json {
  /**
   * Makes JSON of a value.
   *
   * A table whose keys are all integers from 1 on becomes an array, with null in its holes; any other an object, with
   * number keys as text. **An empty table becomes `{}`**, an empty array too. Keys come in no certain order. Floats
   * below 1.2e-7 become `0`. Bytes below 32, `"`, `\` and 127 are escaped; until 2026-01-04 `/` was too.
   *
   * ```ts
   * const [text, problem] = json.encode({ action: "echo" });
   * if (text === undefined) log.error("json", problem);
   * ```
   *
   * @param value What to encode. nil would become "", not "null". Functions, userdata and NaN fail.
   * @param floatFormat How floats are written: "7f", "2f", "7g". Default "7f" (before 2024-01-09 "7g"): 3.0 gives
   *   `3.0000000`. Integers have no point.
   * @returns The text; or `undefined` and why not: a type that has no JSON, NaN or infinity, an array with more than
   *   half of it holes, over 1000 levels, a bad format. When memory is short, `undefined` alone.
   *
   * Source: components/lua-cjson/lua_cjson.c
   */
  export function encode(
    value: string | number | boolean | object,
    floatFormat?: JsonFloatFormat,
  ): LuaMultiReturn<[text: string] | [text: undefined, message?: string]>;

  /**
   * Makes a value of JSON.
   *
   * **Integers beyond 32 bits are clamped**: 3000000000 becomes 2147483647. A number with an exponent and no point
   * (`1e3`) fails; `1.0e3` becomes a float. What follows a NUL byte is ignored. Arrays are Lua tables: a null in one is
   * `json.null`, so its length is right.
   *
   * ```ts
   * const [message, ok, problem] = json.decode<{ action?: string }>(text);
   * if (ok && message !== undefined && type(message) === "table" && message.action === "echo") answer();
   * ```
   *
   * @typeParam Value What is expected. Nothing checks it: the peer decides what comes.
   * @param text The JSON. Exactly one argument: with a second one it fails.
   * @returns The value and 1; or `undefined`, `false` and why not. The vendor's documentation says 0 in place of
   *   `false`. When memory is short: `undefined` and 1.
   *
   * Source: components/lua-cjson/lua_cjson.c
   */
  export function decode<Value = JsonValue>(
    text: string,
  ): LuaMultiReturn<[value: Value | undefined, ok: 1] | [value: undefined, ok: false, message: string]>;

  /**
   * For the vendor's own tests: runs one.
   *
   * Not in Air780E/Air700ECQ cores: only where the vendor has built its tests in.
   *
   * @param caseName The name of the test. Default "encode_decode_basic".
   * @returns Whether it passed.
   * @deprecated It exists only in the vendor's test cores. There is nothing to use in its place.
   *
   * Source: components/lua-cjson/lua_cjson.c
   */
  export const utest: ((this: void, caseName?: string) => boolean) | undefined;

  /**
   * JSON's null, as `json.decode` makes it and `json.encode` takes it. It is not nil: a comparison with `undefined` is
   * false, and as a condition it is true. Since 2023-08-11.
   *
   * Source: components/lua-cjson/lua_cjson.c
   */
  const null_: JsonNull;

  export { null_ as null };
}
