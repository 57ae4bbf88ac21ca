/** Placeholders in settings, such as `${imei}`: who the module is. */

import { mostTextBytes } from "../settings/placeholder-rules";
import { signalDbm } from "./modem";

/** Why the gateway has restarted the module, or "". Set once, before the first placeholder is filled in. */
export const lastRestart = { reason: "" };

/** Which missing values were told of. */
const told: Record<string, boolean> = {};

/**
 * Fills them in. In a URL, what is no letter, digit or one of `-._~` is percent-encoded; in headers, each control character
 * becomes a "?". Both are bounded: there a value that is long is cut.
 */
export function filled(text: string, place: "frame" | "url" | "headers"): string {
  const [result] = string.gsub(text, "%${(%a+)}", (name) => {
    const value = valueFor(name);
    if (place === "frame") {
      return value;
    }
    const short = string.sub(value, 1, mostTextBytes);
    const [safe] = place === "url" ? string.gsub(short, "[^%w%-._~]", encoded) : string.gsub(short, "%c", "?");
    return safe;
  });
  return result;
}

/** A missing value is empty, and told of once. */
function valueFor(name: string): string {
  const values: Record<string, string | number | undefined> = {
    imei: mobile && mobile.imei(),
    iccid: mobile && mobile.iccid(),
    project: PROJECT,
    version: VERSION,
    build: BUILD,
    rssi: signalDbm(),
    bootReason: lastRestart.reason === "" && pm ? pm.lastReson()[2] : lastRestart.reason,
  };
  const value = tostring(values[name] ?? "");
  if (value === "" && !told[name]) {
    told[name] = true;
    log.warn("identity", name, "is not known: it is left empty");
  }
  return value;
}

function encoded(this: void, byte: string): string {
  return string.format("%%%02X", string.byte(byte));
}
