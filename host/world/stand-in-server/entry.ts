import { timingSafeEqual } from "node:crypto";

/** Whether a client may enter: by the loopback address always, from anywhere else with the token where one is asked for. */
export function mayEnter(remoteAddress = "", given: string | null, token?: string): boolean {
  const isHere = /^(::ffff:)?127\.|^::1$/.test(remoteAddress);
  return token === undefined || isHere || (given !== null && equal(given, token));
}

function equal(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
