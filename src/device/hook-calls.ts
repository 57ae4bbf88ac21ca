/** How a hook is called: nothing that it does goes on from here, and what goes wrong with it is told seldom. */

import type { HookResult } from "../hooks-type";

/** Calls that have failed since boot, and those of them that no line of the log has told of. */
let failures = 0;
let untold = 0;
/** A failure was told of since `reportHookFailures` was called last. */
let hasTold = false;

/** Calls a hook. Gives the frame that it was called with, and what it gave: the same where the frame goes on. It may raise. */
type Ask = (this: void, frame: ByteString, isText: boolean) => LuaMultiReturn<[frame: ByteString, result: HookResult]>;

/**
 * Has a hook asked, and returns the frames that go on in the place of its frame, each of `mostBytes` at most. Undefined: the
 * frame goes on as it is, since the hook says so or has failed. Never raises.
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
  // Short memory may raise wherever something is called.
  if (hasTold || !pcall(log.error, "hook", way, "failed, and its frame goes on as it is:", result)[0]) {
    untold++;
  }
  hasTold = true;
  return undefined;
}

/** To be called each 5 seconds: a hook that fails with each frame does not flood the log. */
export function reportHookFailures(): void {
  if (untold > 0) {
    log.error("hook", untold, "more calls failed;", failures, "since boot");
  }
  untold = 0;
  hasTold = false;
}

/** All that needs memory, before anything has changed. */
function checked(ask: Ask, frame: ByteString, isText: boolean, mostBytes: Bytes): readonly ByteString[] | undefined {
  const [asked, result] = ask(frame, isText);
  if (result === asked) {
    return undefined;
  }
  // What is nothing must not make an empty list.
  const frames = type(result) === "table" ? (result as readonly ByteString[]) : [result ?? false];
  for (const each of frames) {
    if (typeof each !== "string" || each.length > mostBytes) {
      error(`it gave no frame of at most ${mostBytes} bytes`, 0);
    }
  }
  return frames as readonly ByteString[];
}
