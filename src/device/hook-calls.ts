/**
 * Calls hooks. An error in a hook goes no further than here, and the log is not flooded by a hook that always fails.
 */

import type { HookResult } from "../hooks-type";

/** Calls that have failed since boot; and those that the log has not told of. */
let failures = 0;
let untold = 0;
/** A failure was logged since the last call of `reportHookFailures`. */
let hasTold = false;

/**
 * Calls a hook. Returns the frame that the hook got and what it returned: the same when the frame goes on. May raise.
 */
type Ask = (this: void, frame: ByteString, isText: boolean) => LuaMultiReturn<[frame: ByteString, result: HookResult]>;

/**
 * Calls a hook through `ask`, and returns the frames that take the place of its frame, each of at most `mostBytes`.
 * Undefined: the frame goes on unchanged, because the hook says so or has failed. Never raises.
 */
export function askHook(
  way: "up" | "down",
  ask: Ask,
  frame: ByteString,
  isText: boolean,
  mostBytes: Bytes,
): readonly ByteString[] | undefined {
  const [fine, result] = xpcall(checked, debug.traceback, ask, frame, isText, mostBytes);
  if (fine) {
    return result as readonly ByteString[] | undefined;
  }
  failures++;
  // Short memory may raise at any call.
  if (hasTold || !pcall(log.error, "hook", way, "failed, and its frame goes on as it is:", result)[0]) {
    untold++;
  }
  hasTold = true;
  return undefined;
}

/** Call it every 5 seconds. It logs how many more calls have failed. */
export function reportHookFailures(): void {
  if (untold > 0) {
    log.error("hook", untold, "more calls failed;", failures, "since boot");
  }
  untold = 0;
  hasTold = false;
}

/** Does all that needs memory, before anything is changed. */
function checked(ask: Ask, frame: ByteString, isText: boolean, mostBytes: Bytes): readonly ByteString[] | undefined {
  const [asked, result] = ask(frame, isText);
  if (result === asked) {
    return undefined;
  }
  // A missing result must not make an empty list.
  const frames = type(result) === "table" ? (result as readonly ByteString[]) : [result ?? false];
  for (const each of frames) {
    if (typeof each !== "string" || each.length > mostBytes) {
      error(`it gave no frame of at most ${mostBytes} bytes`, 0);
    }
  }
  return frames as readonly ByteString[];
}
