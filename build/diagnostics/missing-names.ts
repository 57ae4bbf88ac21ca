import ts from "typescript";

/**
 * TypeScript's message for a missing name, with what a module has instead: TypeScript's own advice is for browsers.
 * Undefined for any other message.
 */
export function missingNameText({ code, messageText }: ts.Diagnostic): string | undefined {
  const [first = ""] = ts.flattenDiagnosticMessageText(messageText, "\n").split("\n");
  const name = missing.has(code) ? /^Cannot find name '(\w+)'/.exec(first)?.[1] : undefined;
  const instead = name === undefined || !Object.hasOwn(remedies, name) ? undefined : remedies[name];
  return instead && `Cannot find name '${name}': a module has none. ${instead}`;
}

/** TypeScript's codes for names that it does not know. */
const missing: ReadonlySet<number> = new Set([2304, 2311, 2552, 2580, 2583, 2584, 2585, 2591, 2592, 2867, 2868]);

const timers =
  "sys.timerStart calls a function once later, sys.timerLoopStart repeatedly, and sys.timerStop stops the timer.";
const bytes = "Bytes are in a string, or outside the heap in a buffer of zbuff.create.";

const remedies: Readonly<Record<string, string>> = {
  console: "log.info, log.warn and log.error write to the log.",
  setTimeout: timers,
  setInterval: timers,
  setImmediate: timers,
  clearTimeout: timers,
  clearInterval: timers,
  queueMicrotask: timers,
  performance: "mcu.ticks() returns the milliseconds since the start.",
  fetch: "http.request does, in a task.",
  WebSocket: "websocket.create makes one.",
  Buffer: bytes,
  TextEncoder: bytes,
  TextDecoder: bytes,
  process: "rtos and pm tell which core it is and why the module started.",
};
