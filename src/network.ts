/** The mobile network, as far as the gateway watches it. */

import { guarded } from "./guard";

const flightModeMs: Milliseconds = 5000;

/** Calls back when an IP address is won or lost, and at once with what is known now. */
export function watchNetwork(onChange: (this: void, up: boolean) => void): void {
  sys.subscribe(
    "IP_READY",
    guarded("IP_READY", (ip) => {
      log.info("network", "IP address", ip);
      onChange(true);
    }),
  );
  sys.subscribe(
    "IP_LOSE",
    guarded("IP_LOSE", (adapter) => {
      const [own] = socket.dft();
      if (adapter === undefined || adapter === own) {
        log.warn("network", "IP address lost");
        onChange(false);
      }
    }),
  );
  // IP_READY may be past when a script starts.
  guarded("adapter", () => {
    const [ready] = socket.adapter();
    if (ready) {
      onChange(true);
    }
  })();
}

/** Turns flight mode on and, a little later, off. Where the firmware has no `mobile`, says so and does nothing. */
export function cycleRadio(): void {
  const radio = mobile;
  if (!radio) {
    log.warn("network", "no mobile module: flight mode is not possible");
    return;
  }
  log.warn("network", "flight mode for", flightModeMs, "ms");
  radio.flymode(0, true);
  sys.timerStart(
    guarded("flight mode off", () => {
      radio.flymode(0, false);
    }),
    flightModeMs,
  );
}
