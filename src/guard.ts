/**
 * The one entry point for whatever the firmware calls. An error that left a callback would end the VM and restart the
 * module; here it becomes a log line with a trace, and is counted.
 */

let errors = 0;
/** Errors for whose log line there was no memory. */
let unlogged = 0;

/** How many errors the guard has caught since boot. */
export function guardedErrors(): number {
  return errors;
}

/** Wraps a callback or task. The wrapper passes its arguments on, returns nothing, and never raises. */
export function guarded<Arguments extends unknown[]>(
  what: string,
  action: (this: void, ...args: Arguments) => void,
): (this: void, ...args: Arguments) => void {
  return (...args) => {
    const [fine, problem] = xpcall(action, withTrace, ...args);
    if (!fine) {
      note(what, problem);
    }
  };
}

/** Lua does not ask for a trace when memory was short, and gives up when asking fails in turn. */
function withTrace(problem: unknown): string {
  return debug.traceback(tostring(problem), 2);
}

function note(what: string, problem: unknown): void {
  errors++;
  if (pcall(say, what, problem)[0]) {
    return;
  }
  // What raised has left garbage: that may be all that a line needs.
  collectgarbage();
  if (!pcall(say, what, problem)[0]) {
    unlogged++;
  }
}

function say(what: string, problem: unknown): void {
  log.error("guard", what, tostring(problem));
  if (unlogged > 0) {
    log.error("guard", unlogged, "errors before this one could not be logged");
    unlogged = 0;
  }
}
