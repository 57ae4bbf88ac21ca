/** The log of one of several gateways on a module: each tag ends in the gateway's name. */

/** The part of the core's `log` that a gateway uses. */
type NamedLog = Pick<typeof log, "info" | "warn" | "error" | "getLevel" | "setLevel">;

/** Makes a log whose tags end in a name: `link.meter`. */
export function namedLog(name: string): NamedLog {
  return {
    info: (tag: string, ...values: unknown[]) => log.info(`${tag}.${name}`, ...values),
    warn: (tag: string, ...values: unknown[]) => log.warn(`${tag}.${name}`, ...values),
    error: (tag: string, ...values: unknown[]) => log.error(`${tag}.${name}`, ...values),
    // The module has one level.
    getLevel: log.getLevel,
    setLevel: log.setLevel,
  };
}
