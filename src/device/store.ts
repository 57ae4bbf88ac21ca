/** What survives a restart, if the core has `fskv`: how the last runs went, and what features keep. */

/** The key for how many runs in a row were short before this one. */
export const shortRunsKey = "gateway_short_runs";
/** This many short runs in a row have a cause. */
export const manyShortRuns = 5;

/** Why the gateway restarted the module before this run, if it did. Set once, at the start. */
export const lastRestart: { reason?: string } = {};

/** The opened store. Undefined when the core has none or cannot open it. */
export function openStore(): FskvModule | undefined {
  return fskv?.init() ? fskv : undefined;
}

/** How many runs in a row were short before this one. */
export function readShortRuns(store: FskvModule): number {
  const runs = store.get(shortRunsKey);
  return math.type(runs as number) === "integer" ? (runs as number) : 0;
}
