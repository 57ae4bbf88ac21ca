/**
 * The one entry point for everything that the core calls. An error that leaves a callback would end the VM and restart
 * the module. The guard counts it and turns it into a log line with a trace.
 */

const traceback = debug.traceback;

/** How many errors the guard has caught since boot; how many log lines still wait for memory. */
export const guardCounts = { errors: 0, unlogged: 0 };

/**
 * Wraps a callback or task; `what` names its part of the firmware in the log. The wrapper passes its arguments on,
 * returns nothing, and never raises.
 */
export function guarded<Arguments extends unknown[]>(
  what: string,
  action: (this: void, ...args: Arguments) => void,
): (this: void, ...args: Arguments) => void {
  return (...args) => {
    // The trace is missing when the error is not a string, or when memory was short.
    const [fine, problem] = xpcall(action, traceback, ...args);
    if (fine) {
      return;
    }
    guardCounts.errors++;
    if (!pcall(say, what, problem)[0]) {
      // Whatever raised has left garbage: collecting it may give the memory for a line.
      collectgarbage();
      if (!pcall(say, what, problem)[0]) {
        guardCounts.unlogged++;
      }
    }
  };
}

function say(what: string, problem: unknown): void {
  // A value with a `__tostring` of its own may raise there.
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
