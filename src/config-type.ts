/** The settings of the gateway. `config.ts` says what each means and gives its default. */
export interface Config {
  url: string;
  headers: string[];
  keepaliveSeconds: Seconds;
  uart: {
    id: UartId;
    baudRate: BaudRate;
    dataBits: 7 | 8;
    parity: "none" | "even" | "odd";
    stopBits: 1 | 2;
    /** The pin that turns an RS-485 transceiver around. */
    rs485?: {
      pin: GpioPin;
      /** The pin's level while receiving. */
      receiveLevel: 0 | 1;
      /** From the last bit sent until receiving again. */
      turnaroundUs: Microseconds;
    };
  };
  packing: {
    idleGapMs: Milliseconds;
    maximumDelayMs: Milliseconds;
    maximumBytes: Bytes;
    delimiter: ByteString;
  };
  outbox: {
    sizeBytes: Bytes;
    overflow: "oldest" | "newest";
    burstBytes: Bytes;
    unconfirmed: "resend" | "drop";
  };
  inbox: { sizeBytes: Bytes };
  frames: "binary" | "text";
  echoCommand: boolean;
  errorReportSeconds: Seconds;
}
