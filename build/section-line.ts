/** What TypeScriptToLua's helpers are called where a source file's name would stand. */
export const helpersName = "TypeScriptToLua";

/** The line of a joined text with which the part of a source begins. Its group is the source, or `TypeScriptToLua`. */
export const sectionLine = /^-- (\S+\.ts|TypeScriptToLua)$/m;
