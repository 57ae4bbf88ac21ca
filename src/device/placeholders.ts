/** Fills in placeholders in settings, such as `${imei}`. */

import { mostTextBytes } from "../settings/placeholder-rules";
import { signalDbm } from "./modem";
import { lastRestart } from "./store";

/** The missing values that are logged. */
const logged: Record<string, boolean> = {};

/**
 * Fills in placeholders. In a URL, all but letters, digits and `-._~` is percent-encoded. In headers, each control
 * character becomes a "?". In both, a long value is cut.
 */
export function filled(text: string, place: "frame" | "url" | "headers"): string {
  const [result] = string.gsub(text, "%${(%a+)}", (name) => {
    const value = valueFor(name);
    if (place === "frame") {
      return value;
    }
    const short = string.sub(value, 1, mostTextBytes);
    return place === "url" ? string.gsub(short, "[^%w%-._~]", encoded)[0] : string.gsub(short, "%c", "?")[0];
  });
  return result;
}

/** A missing value is empty, and is logged once. */
function valueFor(name: string): string {
  const values: Record<string, string | number | undefined> = {
    imei: mobile && mobile.imei(),
    iccid: mobile && mobile.iccid(),
    project: PROJECT,
    version: VERSION,
    build: BUILD,
    rssi: signalDbm(),
    bootReason: lastRestart.reason ?? (pm && pm.lastReson()[2]),
  };
  const value = tostring(values[name] ?? "");
  if (value === "" && !logged[name]) {
    logged[name] = true;
    log.warn("identity", name, "is not known: it is left empty");
  }
  return value;
}

function encoded(this: void, byte: string): string {
  return string.format("%%%02X", string.byte(byte));
}
