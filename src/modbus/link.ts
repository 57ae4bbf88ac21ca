/** Keeps a link to the tutorial's server. Messages without a link are lost, and counted. */

import { guarded } from "luatos-gateway/gateway";

const url = "wss://echo.airtun.air32.cn/ws/echo";
const headers = "Auth: Basic ABCDEGG\r\n";
const reconnectMs: Milliseconds = 3000;
const handshakeMs: Milliseconds = 30000;
const stepMs: Milliseconds = 500;
/** The tutorial's server answers each message. After this many without an answer, the link is dead. */
const mostUnanswered = 3;

let client: WebSocketClient | undefined;
let open = false;
let closed = false;
let unanswered = 0;
let lost = 0;

/** Opens a link, and a new one whenever it ends. Call it once. */
export function openLink(): void {
  sys.taskInit(() => {
    const [ready] = socket.adapter();
    if (!ready) {
      sys.waitUntil("IP_READY");
    }
    while (true) {
      oneLink();
      sys.wait(reconnectMs);
    }
  });
}

/** Sends a text to the server, if there is a link. */
export function say(text: string): void {
  if (!client || !open || closed) {
    lost++;
    log.warn("link", "not online,", lost, "messages lost since boot");
    return;
  }
  client.send(text);
  unanswered++;
}

/** One link from start to end. A second connect() on an old object fails, so each link gets a new one. */
const oneLink = guarded("link", () => {
  open = false;
  closed = false;
  unanswered = 0;
  client = websocket.create(undefined, url);
  if (!client) {
    log.error("link", "create failed");
    return;
  }
  client.headers(headers);
  client.on(guarded("link", onEvent));
  client.connect();
  // The core has no handshake timeout: a server that accepts and stays silent would be waited for without end.
  for (let waitedMs = 0; !open && !closed && waitedMs < handshakeMs; waitedMs += stepMs) {
    sys.wait(stepMs);
  }
  while (open && !closed && unanswered < mostUnanswered) {
    sys.wait(stepMs);
  }
  log.warn("link", "ended");
  client.close();
  client = undefined;
});

function onEvent(from: WebSocketClient, event: string): void {
  if (from !== client) {
    return;
  }
  if (event === "conack") {
    open = true;
    log.info("link", "online");
  } else if (event === "recv") {
    unanswered = 0;
  } else if (event === "disconnect") {
    closed = true;
  }
}
