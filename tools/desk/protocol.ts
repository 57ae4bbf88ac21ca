import type { FaultName } from "../../host/scenario/scenario.ts";

// What desk and page say to each other, over one WebSocket, as JSON. Both sides import this file. Bytes are base64.

/** From the desk to the page: what is new. The first one, and each one with `whole`, holds all that is kept. */
export interface News {
  /** All that the page has shown so far is to be forgotten. */
  whole?: true;
  about?: About;
  status?: Status;
  log?: LogEntry[];
  frames?: FrameEntry[];
  serial?: SerialEntry[];
  transitions?: Transition[];
  samples?: Sample[];
  /** So many entries came faster than they could be shown, and are left out. */
  leftOut?: { log: number; frames: number };
  /** What the page asked for could not be done, in one line. */
  problem?: string;
}

/** What does not change while the desk runs, but for a reboot with a new firmware. */
export interface About {
  version: string;
  model: string;
  era: string;
  script: string;
  /** What the script calls itself. */
  project: string;
  /** The id of the build, where the script has one. */
  build: string | undefined;
  /** What the serial packet is that the gateway answers itself. Undefined: none, or another script. */
  echoPacket: string | undefined;
  /** Whether the server is the stand-in. One of the user's own can not be told to send. */
  standIn: boolean;
  serverUrl: string;
  /** Where the serial peer may connect, too. */
  serialAddress: string | undefined;
  /** What the gateway was built with, by path, without secrets. Undefined: another script, or none lie beside it. */
  settings: readonly (readonly [path: string, value: string])[] | undefined;
  /** Whether the script tells of its states in the log. */
  states: readonly string[];
}

/** The present state of everything. */
export interface Status {
  timeMs: number;
  /** The gateway's state. Undefined: the script tells none. */
  state: string | undefined;
  /** What the module asks for: the configuration in force, as far as it shows outside. */
  url: string | undefined;
  headers: readonly string[];
  uart: { baudRate: number; dataBits: number; parity: string; stopBits: number; bufferBytes: number } | undefined;
  /** Connections that are open now, by number. */
  connections: readonly { id: number; url: string; sinceMs: number; upgraded: boolean }[];
  /** The pins that the script drives: a status LED is one. */
  pins: readonly { pin: number; level: 0 | 1 }[];
  faults: readonly FaultName[];
  /** By how much the path is slower, one way. */
  delayMs: number;
  /** Bytes that wait for their turn on the wire to the UART, and on the way from the server. */
  waitingBytes: { serial: number; server: number };
  /** Steps that are recorded. */
  recordedSteps: number;
  recordingIsFull: boolean;
  kept: { serialBytes: number; serverBytes: number };
  counts: Counts;
}

/** Bytes. What is seen outside of the module, and what the gateway counts itself. */
export interface Counts {
  /** Bytes that reached UART 1, and that left it. */
  uartIn: number;
  uartOut: number;
  /** Payload of data frames that the server has read, and that left it. */
  serverIn: number;
  serverOut: number;
  /** What the UART has lost, before any script could read it. */
  uartOverrun: number;
  /** The gateway's own counts since boot. Undefined: the script has none that we know. */
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

export interface LogEntry {
  timeMs: number;
  from: "module" | "server" | "desk";
  text: string;
}

export interface FrameEntry {
  timeMs: number;
  connection: number;
  /** "event" is what becomes of the connection: `note` says it. */
  way: "up" | "down" | "event";
  opcode: number;
  lengthBytes: number;
  /** The first bytes of the payload. */
  payload: string;
  /** A frame that asks whether the link is alive, or its answer. */
  isProbe: boolean;
  note?: string;
}

export interface SerialEntry {
  timeMs: number;
  /** "in" reached the module, "out" left it. */
  way: "in" | "out";
  bytes: string;
}

export interface Transition {
  timeMs: number;
  from: string;
  to: string;
  event: string;
}

/** How things were at a moment, for the curves. */
export interface Sample {
  timeMs: number;
  upBytesPerSecond: number;
  downBytesPerSecond: number;
  /** In the gateway's outbox, or, without counts of its own, in the module and on the way. */
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
