/**
 * The settings of the gateway. `config.ts` has the defaults. The build checks every value. docs/config.md explains how
 * to set them.
 */
export interface Config {
  /**
   * The server: `ws://…` or `wss://…`. The core never verifies a wss server's certificate. Host up to 191 bytes, path
   * and query up to 255. Everything that is not ASCII is percent-encoded. User and password go into `headers`.
   */
  readonly url: string;
  /** Header lines of the request, `Name: value`, at most 1023 bytes together. They are never logged. */
  readonly headers: readonly string[];
  /**
   * After this many seconds of quiet, the core sends a WebSocket ping: 1 to 65535. Each probe ends the quiet, so this
   * matters only when probes are rarer, or off.
   */
  readonly keepaliveSeconds: Seconds;
  /** The probe: the frame that asks whether the link is alive. */
  readonly probe: {
    /** The probe goes out after this much quiet, in seconds: 5 to 86400. */
    readonly everySeconds: Seconds;
    /**
     * `"empty"`: an empty frame, which adds no byte to the stream. `{ text }` or `{ bytes }`, up to 1024 bytes: for a
     * server that does not accept empty frames. `"nothing"`: no probe; the gateway notices a dead path late, or not at
     * all.
     */
    readonly send: "empty" | "nothing" | { readonly text: string } | { readonly bytes: ByteString };
  };
  /** The serial port. */
  readonly uart: {
    /** 1 is MAIN_UART, 32 the USB port. */
    readonly id: UartId;
    /** 300 to 921600. On the USB port it paces what goes down. */
    readonly baudRate: BaudRate;
    readonly dataBits: 7 | 8;
    readonly parity: "none" | "even" | "odd";
    readonly stopBits: 1 | 2;
    /** For an RS-485 transceiver. Without it the port is RS-232 or TTL. */
    readonly rs485?: {
      /** The pin that switches the transceiver between sending and receiving. */
      readonly pin: GpioPin;
      /** The pin's level while receiving. */
      readonly receiveLevel: 0 | 1;
      /**
       * How long the core keeps driving the line after its buffer is empty, in microseconds: up to a second. The core
       * uses whole milliseconds, at least 1.
       */
      readonly turnaroundUs: Microseconds;
      /**
       * How long a peer may take to begin its answer, up to a minute: the next frame waits for that. Default: 1000. Use
       * 0 if peers never answer.
       */
      readonly answerMs?: Milliseconds;
    };
  };
  /** When a frame to the server ends: as soon as one of these conditions is met. 0 switches a condition off. */
  readonly packing: {
    /** The UART has been quiet for this many milliseconds. */
    readonly idleGapMs: Milliseconds;
    /**
     * The frame's first byte has waited for this many milliseconds. If the line is busy without a pause, the core says
     * nothing when it begins: then this takes up to 200 ms. With `frames: "text"` on a slow line, it takes at least the
     * time of 34 bytes.
     */
    readonly maximumDelayMs: Milliseconds;
    /** The frame has this many bytes: 1 to 32767. 1300 fill one TCP segment, on wss too. */
    readonly maximumBytes: Bytes;
    /** The UART sent these bytes; they stay in the frame. `""` is off. */
    readonly delimiter: ByteString;
  };
  /**
   * What confirms a frame. `"core"`: the core says that the peer's TCP has it. `"answers"`: the server answers each
   * empty frame with an empty frame, so its program has read what came before. Use it only with such a server
   * (docs/delivery.md).
   */
  readonly delivery: "core" | "answers";
  /** The frames that wait for the server. */
  readonly outbox: {
    /**
     * Its memory, outside the Lua heap: 2048 bytes to 4 MiB. When memory is short, the gateway takes less and logs
     * that.
     */
    readonly sizeBytes: Bytes;
    /** What is dropped when it is full: the oldest or the newest whole frames. */
    readonly overflow: "oldest" | "newest";
    /** How many bytes may be in flight at first. Later more or less, as the path proves quick or slow. */
    readonly burstBytes: Bytes;
    /** Whether frames that were in flight when a link died are sent again or dropped. */
    readonly unconfirmed: "resend" | "drop";
    /**
     * When this many links in a row have ended at a frame, 2 to 100, the gateway drops the frame, so that the next
     * frames get through.
     */
    readonly attempts: number;
  };
  /** The data that waits for the UART. */
  readonly inbox: {
    /** Its memory, outside the Lua heap: 8192 bytes to 4 MiB. The largest frame that the core takes has 8192 bytes. */
    readonly sizeBytes: Bytes;
  };
  /** The kind of frames to the server. Text frames end between characters; what is not UTF-8 goes as binary. */
  readonly frames: "binary" | "text";
  /**
   * Whether the gateway takes the packet `"echo"`, with its quotes, as the command of the vendor's tutorial and does
   * not pass it on.
   */
  readonly echoCommand: boolean;
  /**
   * A fault inside the module that lasts this many minutes, such as no memory for any frame, restarts it: 1 to 1440.
   */
  readonly restartAfterMinutes: number;
  /** How often crash reports are uploaded to the vendor's platform, in seconds. This costs traffic. -1 is off. */
  readonly errorReportSeconds: Seconds;
  /**
   * Tells the server which module this is: one frame on each link, before any data. With this setting, placeholders
   * work in the template, in the path and query of `url`, and in the values of `headers`: `${imei}`, `${iccid}`,
   * `${project}`, `${version}`, `${build}`, `${rssi}` and `${bootReason}` (docs/features.md). Write them in "quotes",
   * not in `backticks`.
   */
  readonly identity?: Identity;
  /**
   * Asks the server for this subprotocol (`Sec-WebSocket-Protocol`). The core does not check what the server answers.
   */
  readonly subprotocol?: string;
  /**
   * Logs a line of counters at this interval, 10 s to a day: what happened to each byte, links, probes, signal, memory.
   */
  readonly counters?: { readonly everySeconds: Seconds };
  /**
   * An LED that shows the state. It blinks slowly without a network and fast while connecting. It is on when online,
   * and goes off for a moment with traffic.
   */
  readonly statusLed?: {
    readonly pin: GpioPin;
    /** The pin's level that lights the LED. Default: 1. */
    readonly activeLevel?: 0 | 1;
  };
  /**
   * Lets the server query and change the gateway in text frames; binary frames stay data (docs/control.md). It needs
   * `frames: "binary"`, `echoCommand: false` and no probe of text.
   */
  readonly control?: {
    /** The key, which the server knows, too: 16 to 64 random bytes. The gateway never sends it. */
    readonly key: ByteString;
    /** Whether server and gateway prove that they know the key before data flows. Default: false. */
    readonly mutualProof?: boolean;
  };
  /**
   * Lets you change settings at run time, over the control channel or on the UART (docs/control.md). The gateway keeps
   * them in the store `fskv`: a core without it uses the settings of the build. `{}` is enough.
   */
  readonly runtimeSettings?: {
    /** Lets anyone who knows the key change settings on the UART: quiet, the key, then lines of `path=value`. */
    readonly uartCommands?: {
      /** What the UART must receive, in one go: 8 to 64 bytes. */
      readonly key: ByteString;
      /** How long the UART must have been quiet before: 500 to 60000. */
      readonly guardMs: Milliseconds;
    };
  };
}

/** How the module tells the server what it is. */
export interface Identity {
  /** The content of the frame: `'{"imei":"${imei}"}'`. `""` sends no frame. */
  readonly template: string;
  /** The kind of the frame. Default: "text". */
  readonly frames?: "text" | "binary";
}
