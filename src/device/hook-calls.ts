/**
 * Calls hooks. This file catches every error in a hook. A hook that always fails does not flood the log.
 */

import type { HookResult } from "../hooks-type";

/** How many calls have failed since boot; how many of these are not logged yet. */
let failures = 0;
let unlogged = 0;
/** Whether a failure was logged since the last call of `reportHookFailures`. */
let hasLogged = false;

/**
 * Calls a hook. Returns the frame that the hook got, and what the hook returned: the same frame if it goes on
 * unchanged. May raise.
 */
type Ask = (this: void, frame: ByteString, isText: boolean) => LuaMultiReturn<[frame: ByteString, result: HookResult]>;

/**
 * Calls a hook through `ask`, and returns the frames that take the place of its frame, each of at most `mostBytes`.
 * Returns undefined if the frame goes on unchanged, because the hook returned it or failed. Never raises.
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
  if (hasLogged || !pcall(log.error, "hook", way, "failed; its frame goes on unchanged:", result)[0]) {
    unlogged++;
  }
  hasLogged = true;
  return undefined;
}

/** Call it every tick. It logs how many more calls have failed. */
export function reportHookFailures(): void {
  if (unlogged > 0) {
    log.error("hook", unlogged, "more calls failed;", failures, "since boot");
  }
  unlogged = 0;
  hasLogged = false;
}

/** Does all that needs memory, before anything is changed. */
function checked(ask: Ask, frame: ByteString, isText: boolean, mostBytes: Bytes): readonly ByteString[] | undefined {
  const [asked, result] = ask(frame, isText);
  if (result === asked) {
    return undefined;
  }
  // A missing result must not make an empty list.
  const frames = type(result) === "table" ? (result as readonly ByteString[]) : [result ?? false];
  let fine = 0;
  for (const each of frames) {
    if (typeof each === "string" && each.length <= mostBytes) {
      fine++;
    }
  }
  // Keys that are not of a list count here, too, and what stands behind a hole.
  let all = 0;
  for (const [_] of pairs(frames)) {
    all++;
  }
  if (fine < all) {
    error(`it returned no frame of at most ${mostBytes} bytes`, 0);
  }
  return frames as readonly ByteString[];
}
