/** UTF-8 as text frames must have it: a server ends the link at a text frame that is not UTF-8. */

import { config } from "../config";

/** Surrogates: they are not UTF-8, but `utf8.len` accepts them. */
const surrogate =
  config.frames === "text" || config.control !== undefined
    ? `${string.char(0xed)}[${string.char(0xa0)}-${string.char(0xbf)}]`
    : "";

/** Whether these bytes are UTF-8. */
export function isUtf8(text: ByteString): boolean {
  const length: number | undefined = utf8.len(text);
  return length !== undefined && string.find(text, surrogate)[0] === undefined;
}
