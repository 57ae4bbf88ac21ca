/** Stands in the place of a source file's name above TypeScriptToLua's helpers. */
export const helpersName = "TypeScriptToLua";

/** Stands in the place of a source file's name above the function that makes each gateway. */
export const instanceName = "each gateway";

/** What stands above a section: an empty line, where it comes from, and what the file says of itself. */
export function headerOf(source: string, comment: readonly string[] = []): string[] {
  const text = comment.map((line) => `--${line}`);
  return ["", `-- ${source}`, ...(text.length > 0 ? [...text, ""] : [])];
}

/** The second line of a section, below an empty line. */
const header = new RegExp(`^-- (.+\\.ts|${helpersName}|${instanceName})$`);

/** Whether a line begins a section when an empty line stands above it. */
export function isHeader(line: string): boolean {
  return header.test(line);
}

/** Whole lines of a joined Lua text that come from one source. */
export interface Section {
  /**
   * The TypeScript file, `preamble`, `each gateway`, `TypeScriptToLua`, or `TypeScriptToLua NAME` for one of its
   * helpers.
   */
  source: string;
  /** The lines, counted from 0: from the first up to, but not including, `end`. */
  start: number;
  end: number;
}

/**
 * Divides a text that `flatten` has made into sections by source. Each line belongs to one section; a source may have
 * several. `entry` is the TypeScript file of the entry.
 */
export function sectionsOf(lua: string, entry: string): Section[] {
  const lines = lua.split("\n");
  const starts: { at: number; source: string; helpers: boolean }[] = [{ at: 0, source: entry, helpers: false }];
  const start = (at: number, source: string, helpers = false): void => void starts.push({ at, source, helpers });
  const headEnd = lines.findIndex((line) => !/^(PROJECT|VERSION) = "/.test(line));
  const last = lines.lastIndexOf(`-- ${entry}`) - 1;
  start(headEnd, "preamble");
  for (let at = headEnd; at < last; at++) {
    const line = lines[at] as string;
    // The files inside the function of each gateway are one section: only the whole function is loaded.
    const isInside = starts.at(-1)?.source === instanceName;
    // Each section has code. Before that, such a line is a comment of the file.
    const hasCode = lines.slice(starts.at(-1)?.at, at).some((each) => !/^(--|$)/.test(each));
    const isBetween = line === "" && hasCode && !isInside;
    const [, source] = (isBetween && header.exec(lines[at + 1] ?? "")) || [];
    if (source !== undefined) {
      start(at, source, source === helpersName);
    } else if (starts.at(-1)?.helpers) {
      const helper = /^local (?:function )?(\w+)/.exec(line)?.[1];
      if (helper !== undefined) {
        start(at, `${helpersName} ${helper}`, true);
      }
    }
  }
  start(last, entry);
  return starts.flatMap(({ at, source }, index) => {
    const end = starts[index + 1]?.at ?? lines.length;
    return end > at ? [{ source, start: at, end }] : [];
  });
}
