import { timingSafeEqual } from "node:crypto";

/** The two ends of a connection, as the server sees them. */
interface Ends {
  readonly remoteAddress?: string | undefined;
  readonly localAddress?: string | undefined;
}

/** Whether a client may enter: this computer always, others with the token where one is asked for. */
export function mayEnter({ remoteAddress = "", localAddress }: Ends, given: string | null, token?: string): boolean {
  const isHere = /^(::ffff:)?127\.|^::1$/.test(remoteAddress) || remoteAddress === localAddress;
  return token === undefined || isHere || (given !== null && equal(given, token));
}

function equal(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
