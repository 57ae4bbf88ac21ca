import type { Config } from "./config-type";

/**
 * What the gateway connects, and how. Edit, run `npm run build`, flash lua-out/main.lua.
 * The values below are those of the vendor's tutorial.
 */
export const config: Config = {
  /** The server: `ws://…` or `wss://…`. The firmware never verifies a wss server's certificate. */
  url: "wss://echo.airtun.air32.cn/ws/echo",
  /** Lines of the request, `Name: value`. They are never logged. */
  headers: ["Auth: Basic ABCDEGG"],
  /** After this much quiet the firmware sends a ping. */
  keepaliveSeconds: 180,

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

  /** What waits for the server. */
  outbox: {
    /** Memory for it, outside the Lua heap. Takes less when memory is short, and says so. */
    sizeBytes: 65536,
    /** What goes when it is full: the "oldest" or the "newest" whole frames. */
    overflow: "oldest",
    /**
     * At most this much is handed to the firmware before it confirms. On a way that has shown to be quick, twice as much
     * when more waits, and up to three quarters of the outbox where the server answers empty frames.
     */
    burstBytes: 16384,
    /** What was handed over and not confirmed when a link died: "resend" or "drop". */
    unconfirmed: "resend",
  },

  /** What waits for the UART. */
  inbox: { sizeBytes: 16384 },

  /** "binary" or "text" frames to the server. */
  frames: "binary",

  /** The packet "echo", with its quotes, is answered as in the vendor's tutorial and not passed on. */
  echoCommand: true,

  /** Upload crash reports to the vendor's platform each this many seconds, which costs traffic. Negative: off. */
  errorReportSeconds: -1,
};
