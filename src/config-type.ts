/** The settings of the gateway. `config.ts` holds the defaults. The build checks every value, and docs/config.md has them all. */
export interface Config {
  /**
   * The server: `ws://…` or `wss://…`. The core never verifies a wss server's certificate. Host up to 191 bytes, path and query
   * up to 255. What is not ASCII is percent-encoded; user and password go into `headers`.
   */
  readonly url: string;
  /** Lines of the request, `Name: value`, 1023 bytes together at most. They are never logged. */
  readonly headers: readonly string[];
  /**
   * After so many seconds of quiet the core sends a WebSocket ping: 1 to 65535. The probe breaks the quiet, so that it counts
   * only when the probe is rarer, or off.
   */
  readonly keepaliveSeconds: Seconds;
  /** Asks whether the link is alive. */
  readonly probe: {
    /** After so much quiet, in seconds: 5 to 86400. */
    readonly everySeconds: Seconds;
    /**
     * `"empty"`: an empty frame, which adds no byte to the stream. `{ text }` or `{ bytes }`, up to 1024 bytes, for a server that
     * dislikes those. With `"nothing"` a dead path is noticed late, or not at all.
     */
    readonly send: "empty" | "nothing" | { readonly text: string } | { readonly bytes: ByteString };
  };
  /** The serial port. */
  readonly uart: {
    /** 1 is MAIN_UART, 32 the USB port. */
    readonly id: UartId;
    /** 300 to 921600. */
    readonly baudRate: BaudRate;
    readonly dataBits: 7 | 8;
    readonly parity: "none" | "even" | "odd";
    readonly stopBits: 1 | 2;
    /** For a transceiver of RS-485. Without it the port is RS-232 or TTL. */
    readonly rs485?: {
      /** The pin that turns the transceiver around. */
      readonly pin: GpioPin;
      /** The pin's level while receiving. */
      readonly receiveLevel: 0 | 1;
      /** From the last bit sent until receiving again, in microseconds. The core takes whole milliseconds, 1 at least. */
      readonly turnaroundUs: Microseconds;
      /**
       * How long a peer may take to begin its answer: the next frame waits for it, or for so long. Default: 1000. 0 where
       * peers never answer.
       */
      readonly answerMs?: Milliseconds;
    };
  };
  /** Where a frame to the server ends: at whichever comes first. 0 switches a rule off. */
  readonly packing: {
    /** The UART has been quiet for so many milliseconds. */
    readonly idleGapMs: Milliseconds;
    /** The frame's first byte has waited for so many milliseconds. */
    readonly maximumDelayMs: Milliseconds;
    /** The frame has so many bytes: 1 to 32767. 1300 fill one TCP segment, on wss too. */
    readonly maximumBytes: Bytes;
    /** The UART sent these bytes; they stay in the frame. `""` is off. */
    readonly delimiter: ByteString;
  };
  /**
   * What confirms a frame. `"core"`: the core says that the peer's TCP has it. `"answers"`: the server answers each empty frame
   * with an empty frame, so its program has read what came before; only for a server that does. docs/delivery.md says more.
   */
  readonly delivery: "core" | "answers";
  /** What waits for the server. */
  readonly outbox: {
    /** Memory for it, outside the Lua heap: 2048 bytes to 4 MiB. It takes less when memory is short, and says so. */
    readonly sizeBytes: Bytes;
    /** What goes when it is full: the oldest or the newest whole frames. */
    readonly overflow: "oldest" | "newest";
    /** At first so many bytes are handed to the core before it confirms. */
    readonly burstBytes: Bytes;
    /** What becomes of frames that were handed over and not confirmed when a link died. */
    readonly unconfirmed: "resend" | "drop";
    /** So many links in a row may end at a frame: 2 to 100. Then it is dropped, so that the next ones get through. */
    readonly attempts: number;
  };
  /** What waits for the UART. */
  readonly inbox: {
    /** Memory for it: 8192 bytes to 4 MiB. The largest frame that the core takes has 8192. */
    readonly sizeBytes: Bytes;
  };
  /** What frames to the server are. Text frames end between characters; what is not UTF-8 goes as binary. */
  readonly frames: "binary" | "text";
  /** Whether the packet `"echo"`, with its quotes, is answered as in the vendor's tutorial and not passed on. */
  readonly echoCommand: boolean;
  /** A fault inside the module that lasts so many minutes, such as no memory for any frame, restarts it: 1 to 1440. */
  readonly restartAfterMinutes: number;
  /** Uploads crash reports to the vendor's platform each so many seconds, which costs traffic. -1 is off. */
  readonly errorReportSeconds: Seconds;
  /**
   * Tells the server who this module is: one frame after each connect, before any data. With it, placeholders are filled in in
   * the template, in the path and query of `url`, and in the values of `headers`: `${imei}`, `${iccid}`, `${project}`,
   * `${version}`, `${build}`, `${rssi}` and `${bootReason}` (docs/features.md). Write them in "quotes", not in `backticks`.
   */
  readonly identity?: Identity;
  /** Asks the server for this subprotocol (`Sec-WebSocket-Protocol`). The core does not look at what the server answers. */
  readonly subprotocol?: string;
  /** Logs a line of counters, this often: bytes and what became of them, links, probes, signal, memory. 10 at least. */
  readonly counters?: { readonly everySeconds: Seconds };
  /** An LED that shows the state: slow blinking without a network, fast while connecting, on when online, off for a moment with traffic. */
  readonly statusLed?: {
    readonly pin: GpioPin;
    /** The pin's level that lights it. Default 1. */
    readonly activeLevel?: 0 | 1;
  };
  /**
   * Lets the server ask and change the gateway, in text frames; binary frames stay data (docs/control.md). It wants
   * `frames: "binary"`, `echoCommand: false` and no probe of text.
   */
  readonly control?: {
    /** What the server knows too, 16 to 64 bytes at random. It never leaves the module. */
    readonly key: ByteString;
    /** Server and gateway prove to each other that they know the key, before data flows. Default: false. */
    readonly mutualProof?: boolean;
  };
  /**
   * Settings can be changed at run time, by the control channel and on the UART (docs/control.md). They are kept in the store
   * `fskv`: a core without one has the settings of the build. `{}` is enough.
   */
  readonly runtimeSettings?: {
    /** Lets who is at the UART change them: quiet, the key, then lines of `path=value`. */
    readonly uartCommands?: {
      /** What the UART has to send, in one go. 8 to 64 bytes. */
      readonly key: ByteString;
      /** For how long it must have been quiet before. 500 to 60000. */
      readonly guardMs: Milliseconds;
    };
  };
}

/** What the module tells of itself. */
export interface Identity {
  /** What the frame holds: `'{"imei":"${imei}"}'`. `""` sends no frame. */
  readonly template: string;
  /** The kind of the frame. Default "text". */
  readonly frames?: "text" | "binary";
}
