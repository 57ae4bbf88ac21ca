import { timingSafeEqual } from "node:crypto";

/** Whether a client may connect. From a loopback address always; from elsewhere only with the token, if one is set. */
export function mayEnter(remoteAddress = "", given: string | null, token?: string): boolean {
  const isHere = /^(::ffff:)?127\.|^::1$/.test(remoteAddress);
  return token === undefined || isHere || (given !== null && equal(given, token));
}

function equal(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
