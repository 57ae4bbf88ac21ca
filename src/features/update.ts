/** Updates the firmware with the vendor's library libfota2, if that was flashed beside main.lua. */

import { guarded } from "../device/guard";

interface Libfota {
  readonly request: (this: void, done: (this: void, result: number) => void, options: object) => void;
}

const unavailable = "libfota2 is not on this module";

/**
 * Has the library look for an update, at the vendor's platform or at a URL, and take it. Returns why it can not, or
 * undefined. The log tells the result. `restart` starts the firmware that was taken.
 */
export function startUpdate(url: unknown, restart: (this: void, reason: string) => unknown): string | undefined {
  // Through _G: the build allows no other `require`, and the library may be missing.
  const { require: load } = _G as unknown as { require: (this: void, name: string) => object };
  const [isThere, library] = pcall(load, "libfota2");
  if (!isThere || type(library) !== "table") {
    return unavailable;
  }
  if (url !== undefined && type(url) !== "string") {
    return "its url is no text";
  }
  const onResult = guarded("update", (result: number) => {
    log.info("update", "libfota2 says", result);
    if (result === 0) {
      restart("a firmware was taken");
    }
  });
  (library as unknown as Libfota).request(onResult, { url });
  return undefined;
}
