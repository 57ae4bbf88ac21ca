/** The modem, as far as several ask it for the same. */

/** What EC618 gives without a signal is far below. */
const weakestDbm = -200;

/** The signal strength in dBm, below 0. Undefined while there is none, and where the core has no `mobile`. */
export function signalDbm(): number | undefined {
  const dbm = mobile ? mobile.rssi() : 0;
  return dbm < 0 && dbm > weakestDbm ? dbm : undefined;
}
