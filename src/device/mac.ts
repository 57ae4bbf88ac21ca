/**
 * The MAC of the control channel: HMAC-SHA-256 with the shared key. Signed text begins with a word for its purpose, so
 * that it is not valid for another purpose.
 */

import { config } from "../config";
import { gatewaySuffix } from "./gateway-name";

/** The MAC of these lines: 64 hexadecimal digits in upper case. Undefined when the core cannot make one. */
export function macOf(purpose: "request" | "server" | "gateway", ...lines: string[]): string | undefined {
  if (config.control === undefined) {
    return undefined;
  }
  const text = `${purpose}\n${table.concat(lines, "\n")}`;
  // tools/desk/settings.ts finds the key in main.lua by this call.
  return crypto.hmac_sha256(text, config.control.key);
}

/** Whether a MAC is right. The time does not depend on where the two differ. */
export function isMac(given: unknown, right: string | undefined): boolean {
  if (right === undefined || type(given) !== "string" || (given as string).length !== right.length) {
    return false;
  }
  const capitals = string.upper(given as string);
  let difference = 0;
  for (let at = 1; at <= right.length; at++) {
    difference |= string.byte(capitals, at) ^ string.byte(right, at);
  }
  return difference === 0;
}

/**
 * The name in signed text: the module's IMEI, or "" when it has none. With several gateways, the gateway's name
 * follows, so that what is signed for one gateway is not valid for another, even with the same key.
 */
export function deviceName(): string {
  return (mobile?.imei() ?? "") + gatewaySuffix;
}
