/**
 * Rules for placeholders in settings, such as `${imei}`. The core's limits are judged as if each had its longest value.
 * A problem is a code, as in rules.ts.
 */

import type { Why } from "./problem-codes.ts";

/** In a URL or a header, a value that may be any text is cut at this length. */
export const mostTextBytes = 32;

/**
 * The longest value of each placeholder. Those of `mostTextBytes` may be any text: in a URL, one byte of it may take
 * three, as in `%20`.
 */
const longestBytes: Readonly<Record<string, number>> = {
  imei: 15,
  iccid: 20,
  project: mostTextBytes,
  version: mostTextBytes,
  build: 8,
  rssi: 4,
  bootReason: mostTextBytes,
};
const mark = "${";

/** Whether a text has a placeholder, known or not. */
export function hasPlaceholder(text: string): boolean {
  return text.indexOf(mark) >= 0;
}

/** What is wrong with the placeholders of a text, or undefined. */
export function placeholderProblem(text: string, hasIdentity: boolean): Why | undefined {
  for (let start = text.indexOf(mark); start >= 0; start = text.indexOf(mark, start + 1)) {
    const name = nameAt(text, start);
    if (name === "") {
      return "placeholder-form";
    }
    if (longestOf(name) === undefined) {
      return `placeholder ${name}`;
    }
    if (!hasIdentity) {
      return `placeholder-needs-identity ${name}`;
    }
  }
  return undefined;
}

/** How many bytes a text has when each placeholder has its longest value. */
export function longestLength(text: string, isUrl: boolean): number {
  let length = text.length;
  for (let start = text.indexOf(mark); start >= 0; start = text.indexOf(mark, start + 1)) {
    const name = nameAt(text, start);
    const longest = longestOf(name);
    if (longest !== undefined) {
      const bytesPerByte = isUrl && longest === mostTextBytes ? 3 : 1;
      length += bytesPerByte * longest - (mark.length + name.length + 1);
    }
  }
  return length;
}

/** What stands between the mark and the next `}`, or "". */
function nameAt(text: string, start: number): string {
  const close = text.indexOf("}", start);
  return close < 0 ? "" : text.slice(start + mark.length, close);
}

function longestOf(name: string): number | undefined {
  const longest = longestBytes[name];
  // In JavaScript, an object has names of its own, such as `constructor`.
  return typeof longest === "number" ? longest : undefined;
}
