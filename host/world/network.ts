/** The network as the module's firmware sees it: it asks for a connection and hears what becomes of it. */
export interface Network {
  /** Starts to connect. Exactly one of `connected` and `ended` comes first, never before this returns. */
  connect(target: Target, events: ConnectionEvents): Connection;
}

export interface Target {
  host: string;
  port: number;
  /** Whether the port is another than the script has meant: one beyond 16 bits. */
  misread?: boolean;
  /** Whether TLS is spoken. The firmware verifies no certificate. */
  tls: boolean;
}

/** One TCP or TLS connection, the module's end. */
export interface Connection {
  /** Sends bytes. They are copied. */
  write(bytes: Uint8Array): void;
  /** Ends the connection: the peer reads what was sent and then hears of the end. No event comes afterwards. */
  close(): void;
  /** The module has lost its address or its power: the peer hears nothing. No event comes afterwards. */
  drop(): void;
}

export interface ConnectionEvents {
  connected(): void;
  data(bytes: Uint8Array): void;
  /** The peer's TCP has acknowledged everything that was sent so far. */
  acknowledged(): void;
  /** The connection is over, or could not be made. The reason is for the log. */
  ended(reason: string): void;
}
