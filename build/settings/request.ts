import { isIPv4 } from "node:net";
import { domainToASCII } from "node:url";
import { hasPlaceholder } from "../../src/settings/placeholder-rules.ts";
import { urlProblem } from "../../src/settings/rules.ts";
import { secretValue } from "./mask.ts";
import { sentenceFor } from "./sentences.ts";

// The module judges URLs and header lines by src/settings/rules.ts, which has little room. The build has more: it sees
// what no server can have, and knows the remedy for what often goes wrong.

/** What is wrong with a URL, as a sentence that begins with what may be shown of it. Undefined when nothing is. */
export function urlError(url: string): string | undefined {
  const problem = urlProblem(Buffer.from(url).toString("latin1"));
  const why = urlFault(url) ?? (problem && sentenceFor("url", problem));
  return why && `${shownUrl(url)}: ${why}`;
}

/** What no URL of a server has, before the module's rules. `isSecret`: no part of the host may be told. */
export function urlFault(url: string, isSecret = false): string | undefined {
  if (url === "") {
    return "it is empty.";
  }
  const around = blankAround(url);
  if (around !== undefined) {
    return `${around}: remove it.`;
  }
  const [scheme, authority = ""] = /^wss?:\/\/([^/?#]*)/.exec(url) ?? [];
  if (scheme === undefined) {
    return sentenceFor("url", "scheme");
  }
  return authorityFault(authority, isSecret) ?? pathFault(url.slice(scheme.length));
}

/** What no header line has, before the module's rules. The line itself may be a secret. */
export function headerFault(line: string): string | undefined {
  const around = /^[\s\p{C}]|[^\P{C}\t]$/u.test(line) ? blankAround(line) : undefined;
  if (around !== undefined) {
    return `${around}: remove it.`;
  }
  const colon = line.indexOf(":");
  if (colon < 0) {
    const other = line.includes("：") ? ' "：" is another character.' : "";
    return `it has no colon after a name, as in \`Name: value\`.${other}`;
  }
  const name = line.slice(0, colon);
  const [wrong] = hasPlaceholder(name) ? [] : (/[^\w!#$%&'*+.^`|~-]/u.exec(name) ?? []);
  if (wrong !== undefined) {
    return `its name has ${named(wrong)}, which no name of a header has.`;
  }
  const key = name.toLowerCase();
  return Object.hasOwn(foreignHeaders, key) ? foreignHeaders[key] : undefined;
}

const noBody = "the request of a WebSocket has no body, and servers refuse one.";

/** Header lines that no client of a WebSocket may add, by their names. The module's rules know those of the core. */
const foreignHeaders: Readonly<Record<string, string>> = {
  "sec-websocket-extensions":
    "the core has no extensions. A server that used one would send what the core cannot read.",
  "sec-websocket-accept": "only a server sends this line.",
  "content-length": noBody,
  "transfer-encoding": noBody,
  trailer: noBody,
  expect: "the core does not wait for the answer that this line asks for.",
};

/**
 * A URL as a message shows it: the scheme and the host. The path and the query may hold a token, and so may what
 * stands before an @, whatever characters it has.
 */
export function shownUrl(url: string): string {
  const [, scheme = "", host = ""] = /^([\s\p{C}]*[a-z]+:\/{1,2})?([^/?#\\]*)/iu.exec(url) ?? [];
  const rest = url.slice(scheme.length + host.length);
  const isHidden = url.includes("@") || (scheme === "" && secretValue.test(host));
  const text = isHidden ? `${scheme}***` : `${scheme}${host}${rest.length < 2 ? rest : `${rest[0]}…`}`;
  return JSON.stringify(text).replaceAll(/\p{C}/gu, codeOf);
}

function authorityFault(authority: string, isSecret: boolean): string | undefined {
  const code = hasPlaceholder(authority)
    ? "placeholder-in-host"
    : authority.includes("@")
      ? "user-or-password"
      : authority.includes("[") || /^[\da-f]*:[\da-f]*:[\da-f:.]*(%|$)/i.test(authority)
        ? "ipv6"
        : undefined;
  if (code !== undefined) {
    return sentenceFor("url", code);
  }
  const [host = ""] = authority.split(":");
  if (host === "") {
    return "it has no host.";
  }
  if (/[^\0-\x7f]/.test(host)) {
    const punycode = isSecret ? "" : domainToASCII(host);
    return `its host has a character beyond ASCII. Write ${punycode === "" ? "it as punycode, xn--…" : punycode}.`;
  }
  if (host.includes("%")) {
    return "its host has a %, which works only in the path and the query. Write other characters as punycode, xn--….";
  }
  const [wrong] = /[^\w.-]/.exec(host) ?? [];
  if (wrong !== undefined) {
    return `its host has ${named(wrong)}, which no host has.`;
  }
  if (/^\.|\.\./.test(host)) {
    return "its host begins with a dot, or has two in a row.";
  }
  const labels = host.split(".");
  const longest = Math.max(...labels.map(({ length }) => length));
  if (longest > 63) {
    return `its host has ${longest} characters between dots. A name has 63 at most.`;
  }
  if (labels.some((label) => /^-|-$/.test(label))) {
    return 'its host has a "-" at an end of a part between dots, which no host has.';
  }
  return /^[\d.]+$/.test(host) && !isIPv4(host) ? "its host is not four numbers from 0 to 255." : undefined;
}

function pathFault(path: string): string | undefined {
  const [wrong] = /[^\x21-\x7e]/u.exec(path) ?? [];
  if (wrong !== undefined) {
    return `it has ${named(wrong)}. ${/[^\P{C}]/u.test(wrong) ? "Remove it" : `Percent-encode it: ${encodeURIComponent(wrong)}`}.`;
  }
  return /%(?![\da-f]{2})/i.test(path)
    ? "it has a % without two hex digits after it. Write % itself as %25."
    : undefined;
}

/** What cannot be seen at an end of a text. */
function blankAround(text: string): string | undefined {
  const [first] = /^[\s\p{C}]/u.exec(text) ?? [];
  const [last] = /[\s\p{C}]$/u.exec(text) ?? [];
  return first !== undefined
    ? `it begins with ${named(first)}`
    : last !== undefined
      ? `it ends in ${named(last)}`
      : undefined;
}

/** A character as a sentence names it. */
function named(character: string): string {
  const name = { " ": "a space", "\t": "a tab", "\r": "a line end", "\n": "a line end" }[character];
  return name ?? (/[\s\p{C}]/u.test(character) ? `the invisible character ${codeOf(character)}` : `"${character}"`);
}

function codeOf(character: string): string {
  return `U+${(character.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, "0")}`;
}
