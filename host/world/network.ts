/** The network as the module's core sees it: the core asks for a connection and receives its events. */
export interface Network {
  /** Starts to connect. Exactly one of `connected` and `ended` comes first, never before this returns. */
  connect(target: Target, events: ConnectionEvents): Connection;
}

/** Where a connection leads, as the core has read the script's URL. */
export interface Target {
  host: string;
  port: number;
  /** Whether the port differs from the one in the script: a port above 16 bits is misread. */
  misread?: boolean;
  /** Whether to use TLS. The core verifies no certificate. */
  tls: boolean;
}

/** The module's end of one TCP or TLS connection. */
export interface Connection {
  /** Sends bytes. They are copied. */
  write(bytes: Uint8Array): void;
  /** Ends the connection: the peer reads everything sent before, then the end. No event follows. */
  close(): void;
  /** The module has lost its address or its power: the peer gets nothing. No event follows. */
  drop(): void;
}

/** What the core learns of a connection. */
export interface ConnectionEvents {
  /** The connection stands, with TLS if that was asked for. */
  connected(): void;
  /** Bytes have come, in order. */
  data(bytes: Uint8Array): void;
  /** The peer's TCP has acknowledged everything sent so far. */
  acknowledged(): void;
  /** The connection has ended, or could not be made. The reason is for the log. */
  ended(reason: string): void;
}
