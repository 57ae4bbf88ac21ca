import type { FaultName } from "../../host/scenario/scenario.ts";

// The messages between desk and page, as JSON over one WebSocket. Both sides import this file. Bytes are base64.

/**
 * From the desk to the page: everything new. The first message, and each one with `whole`, holds everything that is
 * kept.
 */
export interface News {
  /** The page must forget everything that it has shown so far. */
  whole?: true;
  about?: About;
  status?: Status;
  log?: LogEntry[];
  frames?: FrameEntry[];
  serial?: SerialEntry[];
  transitions?: Transition[];
  samples?: Sample[];
  /** How many entries were left out, because they came too fast. */
  leftOut?: { log: number; frames: number };
  /** Why the page's request failed, in one line. */
  problem?: string;
}

/** Facts that stay the same while the desk runs, except when new firmware boots. */
export interface About {
  version: string;
  model: string;
  era: string;
  script: string;
  /** The script's own name, PROJECT. */
  project: string;
  /** The id of the build, if the script has one. */
  build: string | undefined;
  /** The serial packet that the gateway answers itself. Undefined: there is none, or the script is another. */
  echoPacket: string | undefined;
  /** Whether the server is the stand-in. The desk cannot send frames from another server. */
  standIn: boolean;
  serverUrl: string;
  /** Where the serial peer may also connect. */
  serialAddress: string | undefined;
  /**
   * The settings of the gateway's build, by path, without secrets. Undefined: another script, or no settings beside it.
   */
  settings: readonly (readonly [path: string, value: string])[] | undefined;
  /** The states of the gateway. Empty: the script does not log its states. */
  states: readonly string[];
}

/** The present state of everything. */
export interface Status {
  timeMs: number;
  /** The gateway's state. Undefined: the script logs none. */
  state: string | undefined;
  /** What the module asks for: the configuration in force, as far as it is visible from outside. */
  url: string | undefined;
  headers: readonly string[];
  uart: { baudRate: number; dataBits: number; parity: string; stopBits: number; bufferBytes: number } | undefined;
  /** The connections that are open now. */
  connections: readonly { id: number; url: string; sinceMs: number; upgraded: boolean }[];
  /** The pins that the script drives, such as a status LED. */
  pins: readonly { pin: number; level: 0 | 1 }[];
  faults: readonly FaultName[];
  /** Additional delay of the path, one way. */
  delayMs: number;
  /** Bytes that wait to be sent on the wire to the UART, and bytes that wait to be sent by the server. */
  waitingBytes: { serial: number; server: number };
  /** How many steps are recorded. */
  recordedSteps: number;
  recordingIsFull: boolean;
  kept: { serialBytes: number; serverBytes: number };
  counts: Counts;
}

/** All in bytes: what is visible outside the module, and the gateway's own counts. */
export interface Counts {
  /** Bytes that arrived at UART 1, and bytes that it sent. */
  uartIn: number;
  uartOut: number;
  /** Payload of data frames that the server has read, and that it has sent. */
  serverIn: number;
  serverOut: number;
  /** Bytes that the UART lost before a script could read them. */
  uartOverrun: number;
  /** The gateway's own counts since boot. Undefined: the script has no counts that we know. */
  gateway: GatewayCounts | undefined;
}

/** received + added = confirmed + inFlight + queued + overflowed + refused + givenUp + consumed. */
export interface GatewayCounts {
  received: number;
  added: number;
  confirmed: number;
  inFlight: number;
  queued: number;
  overflowed: number;
  refused: number;
  givenUp: number;
  consumed: number;
  resent: number;
  downReceived: number;
  downWritten: number;
  downDropped: number;
}

/** A line of the log. */
export interface LogEntry {
  timeMs: number;
  from: "module" | "server" | "desk";
  text: string;
}

/** A frame between module and server, or a change of their connection. */
export interface FrameEntry {
  timeMs: number;
  connection: number;
  /** "event": a change of the connection. */
  way: "up" | "down" | "event";
  opcode: number;
  lengthBytes: number;
  /** The first bytes of the payload. */
  payload: string;
  /** Whether this is a probe, or the answer to one. */
  isProbe: boolean;
  /** What has changed. `detail` is a URL, the first line of the server's answer, or how the connection has ended. */
  change?: { what: ConnectionChange; detail: string };
}

/** "answered": the server has answered the handshake with something else than 101. */
export type ConnectionChange = "connecting" | "open" | "answered" | "over";

/** Bytes on the UART, in Base64. */
export interface SerialEntry {
  timeMs: number;
  /** "in": the bytes arrived at the module. "out": the module sent them. */
  way: "in" | "out";
  bytes: string;
}

/** A step of the gateway's state machine, as its log tells it. */
export interface Transition {
  timeMs: number;
  from: string;
  to: string;
  event: string;
}

/** The values of a moment, for the curves. */
export interface Sample {
  timeMs: number;
  upBytesPerSecond: number;
  downBytesPerSecond: number;
  /** Bytes in the gateway's outbox. Without counts of the gateway: bytes in the module and on the way. */
  queuedBytes: number;
  heapBytes: number;
}

/** From the page to the desk. */
export type Wish =
  | { do: "serial"; bytes: string }
  | { do: "server"; bytes: string; isText: boolean }
  | { do: "strike"; fault: FaultName; amount?: number; forMs?: number }
  | { do: "end"; fault: FaultName }
  | { do: "clear" };
