/** A URL as the core has read it. */
export interface ParsedUrl {
  host: string;
  port: number;
  /** Whether the port differs from the requested one. */
  misread: boolean;
  path: string;
  tls: boolean;
}

const mostHostBytes = 191;
const mostPathBytes = 255;
const mostPortDigits = 5;

/**
 * Parses a URL as the core does: no user, no escapes, cut at its field sizes. A port has 16 bits. The URL and its parts
 * are bytes, one per character.
 */
export function parseUrl(url: string): ParsedUrl {
  const tls = url.startsWith("wss://");
  const rest = url.replace(/^wss?:\/\//, "");
  const slash = rest.indexOf("/");
  const authority = slash < 2 ? rest : rest.slice(0, slash);
  const path = slash < 2 ? "" : rest.slice(slash);
  const [host = "", port = ""] = authority.split(":");
  const read = Number.parseInt(port.slice(0, mostPortDigits), 10) & 0xffff;
  return {
    host: (host || authority).slice(0, mostHostBytes),
    port: read || (tls ? 443 : 80),
    misread: Number.parseInt(port, 10) > 0xffff || read !== (Number.parseInt(port, 10) || 0),
    path: path.slice(0, mostPathBytes) || "/",
    tls,
  };
}
