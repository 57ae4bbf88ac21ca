/** The mobile network, as the gateway watches it. */

import { guarded } from "../device/guard";

const flightModeMs: Milliseconds = 5000;

/** Calls `onChange` when the module gets or loses an IP address, and at once if it has one. */
export function watchNetwork(onChange: (this: void, event: "network-up" | "network-down") => void): void {
  sys.subscribe(
    "IP_READY",
    guarded("network", (ip) => {
      log.info("network", "IP address", ip);
      onChange("network-up");
    }),
  );
  sys.subscribe(
    "IP_LOSE",
    guarded("network", (adapter) => {
      // Cores before 2025-01-06 do not tell which adapter is the default, and have only one.
      const readDefault = socket.dft as typeof socket.dft | undefined;
      if (adapter === undefined || readDefault === undefined || adapter === readDefault()[0]) {
        log.warn("network", "IP address lost");
        onChange("network-down");
      }
    }),
  );
  // IP_READY may have come before the script started.
  guarded("network", () => {
    if (socket.adapter()[0]) {
      onChange("network-up");
    }
  })();
}

/** Turns flight mode on and, a little later, off. Without `mobile`, logs that and does nothing. */
export function cycleRadio(): void {
  if (!mobile) {
    log.warn("network", "no mobile module");
    return;
  }
  log.warn("network", "flight mode for", flightModeMs, "ms");
  mobile.flymode(0, true);
  sys.timerStart(guarded("network", mobile.flymode), flightModeMs, 0, false);
}
