/** Why a run ends. The first reason counts. */
export type End =
  /** The script has called `os.exit`. */
  | { kind: "exit"; code: number }
  /** The module has restarted more often than `--reboots` allows. */
  | { kind: "restart"; byScript: boolean }
  /** The VM has ended, and `--reboots` allows no restart. The log has the traceback. */
  | { kind: "vm exit" }
  /** Ctrl-C. */
  | { kind: "interrupted" }
  /** The script never waits, and nobody has said for how long it may run. */
  | { kind: "hang" }
  /** `--ms`, or the usual hour, is over. */
  | { kind: "limit" }
  /** The scenario of `--scenario` is over. */
  | { kind: "scenario" }
  /** Nothing more can happen. */
  | { kind: "idle" };

/** The exit code of a run in which no expectation was missed. */
export function exitCode(end: End): number {
  switch (end.kind) {
    case "exit":
      return end.code;
    case "restart":
      return end.byScript ? 0 : 1;
    case "vm exit":
    case "hang":
      return 1;
    default:
      return 0;
  }
}

/**
 * What to tell the user about the end, line by line. `stoppedAt`: the trace of a script that was stopped while it ran.
 * `isUsualLimit`: the limit is the usual hour.
 */
export function describeEnd(end: End, stoppedAt: string | undefined, isUsualLimit: boolean): string[] {
  switch (end.kind) {
    case "interrupted":
      return stoppedAt === undefined ? [] : [stoppedAt];
    case "hang":
      return [
        `the script hangs: it never waits. --ms N lets it run for N ms of the module's time. It was at:\n${stoppedAt}`,
      ];
    case "limit":
      return [
        ...(stoppedAt === undefined
          ? []
          : [`the time is over, but the script still runs without a wait. It was at:\n${stoppedAt}`]),
        ...(isUsualLimit ? ["ended after an hour of the module's time. --ms sets another limit"] : []),
      ];
    default:
      return [];
  }
}
