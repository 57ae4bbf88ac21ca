/** The path of a request's URL, and its query. Not `new URL`: it throws for a request such as "GET //". */
export function splitUrl(url = "/"): { path: string; query: URLSearchParams } {
  const mark = url.indexOf("?");
  if (mark < 0) return { path: url, query: new URLSearchParams() };
  return { path: url.slice(0, mark), query: new URLSearchParams(url.slice(mark + 1)) };
}

/** Whether a path takes WebSockets. `withPeer`: so does /ws/peer. */
export function isServed(path: string, withPeer: boolean): boolean {
  return ["/ws/echo", "/ws/echo2", "/ws/control"].includes(path) || (withPeer && path === "/ws/peer");
}

/** What the server is and serves, for people. */
export function whatThisIs(withPeer: boolean): string {
  return [
    "This is the stand-in WebSocket server of luatos-gateway. Its paths:",
    '  /ws/echo   answers {"action":"echo",...} with the same object plus "server"',
    "  /ws/echo2  returns every frame as it came (above 4096 bytes in pieces); ?rate=11520 paces it, in bytes per second",
    "  /ws/control  passes requests of luatos-gateway control on to the gateway that came last, and answers back;",
    "             ?path=/meter picks the gateway that came last to /meter",
    ...(withPeer ? ["  /ws/peer   is played by the program that started this server"] : []),
    "",
  ].join("\n");
}

/** What a client without the right token is told. */
export const tokenMissing = "The URL needs the token that the server has shown: ?token=…\n";
