/** The settings of the gateway. `config.ts` says what each means and gives its default. */
export interface Config {
  readonly url: string;
  readonly headers: readonly string[];
  readonly keepaliveSeconds: Seconds;
  readonly probe: {
    readonly everySeconds: Seconds;
    readonly send: "empty" | "nothing" | { readonly text: string } | { readonly bytes: ByteString };
  };
  readonly uart: {
    readonly id: UartId;
    readonly baudRate: BaudRate;
    readonly dataBits: 7 | 8;
    readonly parity: "none" | "even" | "odd";
    readonly stopBits: 1 | 2;
    /** The pin that turns an RS-485 transceiver around. */
    readonly rs485?: {
      readonly pin: GpioPin;
      /** The pin's level while receiving. */
      readonly receiveLevel: 0 | 1;
      /** From the last bit sent until receiving again. */
      readonly turnaroundUs: Microseconds;
    };
  };
  readonly packing: {
    readonly idleGapMs: Milliseconds;
    readonly maximumDelayMs: Milliseconds;
    readonly maximumBytes: Bytes;
    readonly delimiter: ByteString;
  };
  readonly delivery: "core" | "answers";
  readonly outbox: {
    readonly sizeBytes: Bytes;
    readonly overflow: "oldest" | "newest";
    readonly burstBytes: Bytes;
    readonly unconfirmed: "resend" | "drop";
    readonly attempts: number;
  };
  readonly inbox: { readonly sizeBytes: Bytes };
  readonly frames: "binary" | "text";
  readonly echoCommand: boolean;
  readonly restartAfterMinutes: number;
  readonly errorReportSeconds: Seconds;
}
