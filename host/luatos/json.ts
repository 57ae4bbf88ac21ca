import { decodeJson, jsonNull } from "./json-decode";
import { encodeJson, floatFormat } from "./json-encode";
import { simulatedModule } from "./simulated";

/** The module `json`. It answers as the core's lua-cjson. */
export const jsonModule = simulatedModule<typeof json>()("json", {
  encode: (...args: unknown[]) => {
    const count = select("#", ...args);
    const [value, format] = args;
    if (count > 0 && value === undefined) {
      return $multi("");
    }
    const digits = floatFormat(format);
    if (digits === undefined) {
      return $multi(undefined, "invalid float format");
    }
    // Without arguments, the C code finds one of its own functions on the stack.
    const [ok, text] = pcall(encodeJson, count > 0 ? value : encodeJson, digits);
    if (ok) {
      return $multi(text);
    }
    return $multi(undefined, text as string);
  },
  decode: ((...args: unknown[]) => {
    const [ok, value] = pcall(decodeJson as (this: void, ...args: unknown[]) => unknown, ...args);
    if (ok) {
      return $multi(value, 1);
    }
    return $multi(undefined, false, tostring(value));
  }) as never,
  null: jsonNull as never,
});
