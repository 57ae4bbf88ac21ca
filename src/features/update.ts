/** Updates the firmware with the vendor's library libfota2, if that was flashed beside main.lua. */

import { guarded } from "../device/guard";

interface Libfota {
  readonly request: (this: void, done: (this: void, result: number) => void, options: object) => void;
}

const unavailable = "libfota2 is not on this module";

/**
 * Lets the library request an update, from the vendor's platform or from a URL, and install it. Returns undefined, or
 * why it cannot. The log shows the result. `restart` starts the new firmware.
 */
export function startUpdate(url: unknown, restart: (this: void, reason: string) => unknown): string | undefined {
  // Through _G: the build allows no other `require`, and the library may be missing.
  const { require: load } = _G as unknown as { require: (this: void, name: string) => object };
  const [isThere, library] = pcall(load, "libfota2");
  if (!isThere || type(library) !== "table") {
    return unavailable;
  }
  if (url !== undefined && type(url) !== "string") {
    return "its url is not a text";
  }
  const onResult = guarded("update", (result: number) => {
    log.info("update", "libfota2 says", result);
    if (result === 0) {
      restart("an update was installed");
    }
  });
  const [isAsked, problem] = pcall((library as unknown as Libfota).request, onResult, { url });
  return isAsked ? undefined : `libfota2 failed: ${problem}`;
}
