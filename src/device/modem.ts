/** What several parts of the firmware ask the modem for. */

/** Without a signal, an EC618 reports far less than this. */
const weakestDbm = -200;

/** The signal strength in dBm, below 0. Undefined without a signal, and where the core has no `mobile`. */
export function signalDbm(): number | undefined {
  const dbm = mobile ? mobile.rssi() : 0;
  return dbm < 0 && dbm > weakestDbm ? dbm : undefined;
}
