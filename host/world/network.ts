/** The network as the module's firmware sees it: it asks for a connection and hears what becomes of it. */
export interface Network {
  /** Starts to connect. Exactly one of `connected` and `ended` comes first, never before this returns. */
  connect(target: Target, events: ConnectionEvents): Connection;
}

export interface Target {
  host: string;
  port: number;
  /** Whether TLS is spoken. The firmware verifies no certificate. */
  tls: boolean;
}

/** One TCP or TLS connection, the module's end. */
export interface Connection {
  /** Sends bytes. They are copied. */
  write(bytes: Uint8Array): void;
  /** Ends the connection at once. No event comes afterwards. */
  close(): void;
}

export interface ConnectionEvents {
  connected(): void;
  data(bytes: Uint8Array): void;
  /** The peer's TCP has acknowledged everything that was sent so far. */
  acknowledged(): void;
  /** The connection is over, or could not be made. The reason is for the log. */
  ended(reason: string): void;
}
