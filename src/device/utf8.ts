/** UTF-8, as text frames must have it: a server ends the link at one that is none. */

import { config } from "../config";

/** Surrogates, which UTF-8 does not have, but `utf8.len` takes. */
const surrogate =
  config.frames === "text" || config.control !== undefined
    ? `${string.char(0xed)}[${string.char(0xa0)}-${string.char(0xbf)}]`
    : "";

/** Whether a text is UTF-8. */
export function isUtf8(text: ByteString): boolean {
  const length: number | undefined = utf8.len(text);
  return length !== undefined && string.find(text, surrogate)[0] === undefined;
}
