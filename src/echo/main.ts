PROJECT = "luatos_echo";
VERSION = "0.1.0";

import { guarded } from "luatos-gateway/gateway";

/** The tutorial's encrypted client: sends a message every 15 seconds and logs what the server answers. */

const url = "wss://echo.airtun.air32.cn/ws/echo";
const headers = "Auth: Basic ABCDEGG\r\n";
const reconnectMs: Milliseconds = 3000;
const periodMs: Milliseconds = 15000;
const handshakeMs: Milliseconds = 30000;
const stepMs: Milliseconds = 500;
/** The tutorial's server answers each message. After this many without an answer, the link is dead. */
const mostUnanswered = 2;

log.info("echo", PROJECT, VERSION, "build", BUILD, "on", rtos.bsp());
if (rtos.bsp() === "EC618" && pm) {
  pm.power(pm.PWK_MODE, false);
}

sys.taskInit(() => {
  const [ready] = socket.adapter();
  if (!ready) {
    sys.waitUntil("IP_READY");
  }
  while (true) {
    talkUntilClosed();
    sys.wait(reconnectMs);
  }
});

/** One link from start to end. A second connect() on an old object fails, so each link gets a new one. */
function talkUntilClosed(): void {
  const client = websocket.create(undefined, url);
  if (!client) {
    log.error("wsc", "create failed");
    return;
  }
  let open = false;
  let closed = false;
  let unanswered = 0;
  client.headers(headers);
  client.on(
    guarded("wsc", (_, event, data, fin, opcode) => {
      log.info("wsc", event, data, fin, opcode);
      if (event === "conack") {
        open = true;
      } else if (event === "recv") {
        unanswered = 0;
      } else if (event === "disconnect") {
        closed = true;
      }
    }),
  );
  client.connect();
  // The core has no handshake timeout: a server that accepts and stays silent would be waited for without end.
  for (let waitedMs = 0; !open && !closed && waitedMs < handshakeMs; waitedMs += stepMs) {
    sys.wait(stepMs);
  }
  while (open && !closed && unanswered < mostUnanswered) {
    const [time] = json.encode(os.date());
    client.send(`{"action":"echo","msg":${time}}`);
    unanswered++;
    for (let waitedMs = 0; !closed && waitedMs < periodMs; waitedMs += stepMs) {
      sys.wait(stepMs);
    }
  }
  if (unanswered === mostUnanswered) {
    log.warn("wsc", "the server does not answer: a new link");
  }
  client.close();
}

sys.run();
