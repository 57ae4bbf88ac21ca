/**
 * The one entry point for whatever the core calls. An error that left a callback would end the VM and restart the
 * module; here it becomes a log line with a trace, and is counted.
 */

const traceback = debug.traceback;

/** Errors that the guard has caught since boot, and those of them for whose log line there was no memory yet. */
export const guardCounts = { errors: 0, unlogged: 0 };

/** Wraps a callback or task; `what` names its part of the firmware in the log. The wrapper passes its arguments on, returns nothing, and never raises. */
export function guarded<Arguments extends unknown[]>(
  what: string,
  action: (this: void, ...args: Arguments) => void,
): (this: void, ...args: Arguments) => void {
  return (...args) => {
    // What is no text comes without a trace; Lua does not ask for one when memory was short.
    const [fine, problem] = xpcall(action, traceback, ...args);
    if (fine) {
      return;
    }
    guardCounts.errors++;
    if (!pcall(say, what, problem)[0]) {
      // What raised has left garbage: that may be all that a line needs.
      collectgarbage();
      if (!pcall(say, what, problem)[0]) {
        guardCounts.unlogged++;
      }
    }
  };
}

function say(what: string, problem: unknown): void {
  // What has a text of its own making may fail at that.
  let text: string = type(problem);
  if (text !== "table" && text !== "userdata") {
    text = tostring(problem);
  }
  log.error("guard", what, text);
  if (guardCounts.unlogged > 0) {
    log.error("guard", guardCounts.unlogged, "errors before this one could not be logged");
    guardCounts.unlogged = 0;
  }
}
