/**
 * The one entry point for whatever the firmware calls. An error that left a callback would end the VM and restart the
 * module; here it becomes a log line with a trace, and is counted.
 */

let errors = 0;

/** How many errors the guard has caught since boot. */
export function guardedErrors(): number {
  return errors;
}

/** Wraps a callback or task. The wrapper passes its arguments on, returns nothing, and never raises. */
export function guarded<Arguments extends unknown[]>(
  what: string,
  action: (this: void, ...args: Arguments) => void,
): (this: void, ...args: Arguments) => void {
  const report = (problem: unknown): void => {
    errors++;
    log.error("guard", what, debug.traceback(tostring(problem), 2));
  };
  return (...args) => {
    xpcall(action, report, ...args);
  };
}
