/** What hooks give is checked, and what goes wrong with them is told: seldom, since it may go wrong with each frame. */

import type { HookResult } from "../hooks-type";

/** Calls that have failed since boot, and those of them that no line of the log has told of. */
let failures = 0;
let untold = 0;
/** A failure was told of since `reportHookFailures` was called last. */
let hasTold = false;

/** Tells of a call that has failed, unless one was told of a short while ago. */
export function tellHookFailure(way: "up" | "down", problem: unknown): void {
  failures++;
  if (hasTold || !pcall(log.error, "hook", way, "failed, and its frame goes on as it is:", problem)[0]) {
    untold++;
  }
  hasTold = true;
}

/** Raises unless this is a frame of at most so many bytes, or a list of them. */
export function checkResult(result: HookResult, mostBytes: Bytes): void {
  if (type(result) !== "table") {
    checkFrame(result, mostBytes);
    return;
  }
  for (const frame of result as readonly ByteString[]) {
    checkFrame(frame, mostBytes);
  }
}

/** To be called each 5 seconds: a hook that fails with each frame does not flood the log. */
export function reportHookFailures(): void {
  if (untold > 0) {
    log.error("hook", untold, "more calls failed;", failures, "since boot");
  }
  untold = 0;
  hasTold = false;
}

function checkFrame(frame: unknown, mostBytes: Bytes): void {
  if (typeof frame !== "string" || frame.length > mostBytes) {
    error(`it gave no frame of at most ${mostBytes} bytes`, 0);
  }
}
