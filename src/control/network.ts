/** The mobile network, as far as the gateway watches it. */

import { guarded } from "../device/guard";

const flightModeMs: Milliseconds = 5000;

/** Calls back when an IP address is won or lost, and at once with what is known now. */
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
      // Cores before 2025-01-06 do not tell which is the default, and have one.
      const readDefault = socket.dft as typeof socket.dft | undefined;
      if (adapter === undefined || readDefault === undefined || adapter === readDefault()[0]) {
        log.warn("network", "IP address lost");
        onChange("network-down");
      }
    }),
  );
  // IP_READY may be past when a script starts.
  guarded("network", () => {
    if (socket.adapter()[0]) {
      onChange("network-up");
    }
  })();
}

/** Turns flight mode on and, a little later, off. Where the core has no `mobile`, says so and does nothing. */
export function cycleRadio(): void {
  if (!mobile) {
    log.warn("network", "no mobile module: flight mode is not possible");
    return;
  }
  log.warn("network", "flight mode for", flightModeMs, "ms");
  mobile.flymode(0, true);
  sys.timerStart(guarded("network", mobile.flymode), flightModeMs, 0, false);
}
