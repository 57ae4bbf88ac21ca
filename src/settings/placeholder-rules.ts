/**
 * Rules for placeholders in settings, such as `${imei}`. The core's limits are judged as if each had its longest value.
 * A problem is a code, as in rules.ts.
 */

import type { Why } from "./problem-codes.ts";

/** In a URL or a header, a value that may be any text is cut at this length. */
export const mostTextBytes = 32;

interface Placeholder {
  readonly name: string;
  readonly longest: number;
  /** It may be any text. In a URL, one byte of it may take three, as in `%20`. */
  readonly isText?: boolean;
}

const placeholders: readonly Placeholder[] = [
  { name: "imei", longest: 15 },
  { name: "iccid", longest: 20 },
  { name: "project", longest: mostTextBytes, isText: true },
  { name: "version", longest: mostTextBytes, isText: true },
  { name: "build", longest: 8 },
  { name: "rssi", longest: 4 },
  { name: "bootReason", longest: mostTextBytes, isText: true },
];
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
    if (named(name) === undefined) {
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
    const found = named(nameAt(text, start));
    if (found !== undefined) {
      const bytesPerByte = isUrl && found.isText ? 3 : 1;
      length += bytesPerByte * found.longest - (mark.length + found.name.length + 1);
    }
  }
  return length;
}

/** What stands between the mark and the next `}`, or "". */
function nameAt(text: string, start: number): string {
  const close = text.indexOf("}", start);
  return close < 0 ? "" : text.slice(start + mark.length, close);
}

function named(name: string): Placeholder | undefined {
  for (const each of placeholders) {
    if (each.name === name) {
      return each;
    }
  }
  return undefined;
}
