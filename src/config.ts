import type { Config } from "./config-type";

/**
 * What the gateway connects, and how. Edit, run `npm run build`, flash lua-out/main.lua.
 * The values below are those of the vendor's tutorial.
 */
export const config: Config = {
  /** The server: `ws://…` or `wss://…`. The core never verifies a wss server's certificate. */
  url: "wss://echo.airtun.air32.cn/ws/echo",
  /** Lines of the request, `Name: value`. They are never logged. */
  headers: ["Auth: Basic ABCDEGG"],
  /**
   * After this much quiet the core sends a WebSocket ping. The probe below breaks the quiet: with one every 20 s, no ping
   * is ever sent. It counts when the probe is rarer, or off.
   */
  keepaliveSeconds: 180,
  /** Asks whether the link is alive. */
  probe: {
    /** After so much quiet, in seconds. 5 at least. */
    everySeconds: 20,
    /**
     * "empty": an empty frame, which adds no byte to the stream. Where the server dislikes those: `{ text: "ping" }`,
     * `{ bytes: "\x01" }`, or "nothing". With "nothing" a dead path is noticed late, or not at all.
     */
    send: "empty",
  },

  /** UART 1 is MAIN_UART. 8 data bits, no parity, 1 stop bit unless said otherwise. */
  uart: { id: 1, baudRate: 115200, dataBits: 8, parity: "none", stopBits: 1 },

  /** A frame ends at whichever comes first. 0 switches the rule off; maximumBytes stays at least 1. */
  packing: {
    /** The UART has been quiet for this long. */
    idleGapMs: 20,
    /** The frame's first byte has waited for this long. */
    maximumDelayMs: 100,
    /** The frame has this many bytes: 1300 fill one TCP segment, on wss too. */
    maximumBytes: 1300,
    /** The UART sent these bytes; they stay in the frame. "" is off. */
    delimiter: "",
  },

  /**
   * What confirms a frame (docs/delivery.md). "core": the core says that the peer's TCP has it. "answers": the server
   * answers each empty frame with an empty frame, so its program has read what came before. Only for a server that does.
   */
  delivery: "core",

  /** What waits for the server. */
  outbox: {
    /** Memory for it, outside the Lua heap. Takes less when memory is short, and says so. */
    sizeBytes: 65536,
    /** What goes when it is full: the "oldest" or the "newest" whole frames. */
    overflow: "oldest",
    /** At first so much is handed to the core before it confirms; more or less as the path proves quick or slow. */
    burstBytes: 16384,
    /** What was handed over and not confirmed when a link died: "resend" or "drop". */
    unconfirmed: "resend",
    /** So many links in a row may end at a frame. Then it is dropped, so that the next ones get through. 2 at least. */
    attempts: 3,
  },

  /** What waits for the UART. */
  inbox: { sizeBytes: 16384 },

  /** "binary" or "text" frames to the server. Text frames end between characters; what is not UTF-8 goes as binary. */
  frames: "binary",

  /** The packet "echo", with its quotes, is answered as in the vendor's tutorial and not passed on. */
  echoCommand: true,

  /** A fault inside the module that lasts this long, such as no memory for any frame, restarts it. */
  restartAfterMinutes: 15,

  /** Upload crash reports to the vendor's platform each this many seconds, which costs traffic. Negative: off. */
  errorReportSeconds: -1,
};
