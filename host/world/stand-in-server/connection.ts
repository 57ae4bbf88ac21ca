import type { IncomingHttpHeaders } from "node:http";
import type { RawData, WebSocket } from "ws";
import { type Frame, LARGEST_FRAME_BYTES } from "./answers.ts";
import { printable } from "./printable.ts";
import { type ProofKeys, startProof } from "./proof.ts";
import { createSender, LARGEST_PACED_BYTES } from "./sender.ts";

/**
 * One client of /ws/peer. The caller plays the server. Empty frames are the gateway's liveness probe: the server
 * answers them, and passes them to the caller, too.
 */
export interface StandInPeer {
  /** The path that the client requested, without its query. */
  readonly path: string;
  /** The client's "address:port". */
  readonly address: string;
  readonly headers: IncomingHttpHeaders;
  /** Bytes sent that the operating system has not taken yet. */
  readonly unsentBytes: number;
  /**
   * Sends one frame: a string as text, bytes as binary. The bytes are copied. The frame is held until the client's
   * first frame, and lost when the connection is closed. Throws a RangeError above 4096 bytes. With more than 4 MiB
   * unsent, the connection closes with 1009.
   */
  send(data: string | Uint8Array): void;
  /** Calls the listener with each frame. Register it at once: earlier frames are not kept. */
  onFrame(listener: (frame: Frame) => void): void;
  /** Calls the listener once, with the close code: 1005 means none was sent, 1006 that the connection broke. */
  onClose(listener: (code: number, reason: string) => void): void;
  /** Sends a close frame. Default code: 1000. */
  close(code?: number, reason?: string): void;
}

/** A connection as the server uses it. */
export interface Connection extends StandInPeer {
  /** The largest piece of a long echo, in bytes. */
  readonly largestPieceBytes: number;
  /** Why mutual proof has failed. Undefined: it has not. */
  readonly proofProblem: string | undefined;
  /** Sends a frame. The rules of `send` apply. */
  sendFrame(frame: Frame): void;
  /** Sends a frame of any size, for clients that are not modules. */
  passOn(frame: Frame): void;
  /** Closes with 1001, and cuts the connection when the client does not respond. Resolves when it is closed. */
  closeWithin(graceMs: number): Promise<void>;
}

/** Facts about a connection when it opens. */
export interface ConnectionFacts {
  readonly id: number;
  readonly path: string;
  readonly address: string;
  readonly secure: boolean;
  readonly headers: IncomingHttpHeaders;
  /** How fast to send to this client. `undefined`: as fast as it reads. */
  readonly bytesPerSecond: number | undefined;
  readonly pingIntervalMs: number;
  readonly proof: ProofKeys | undefined;
  readonly log: (line: string) => void;
  readonly logsFrames: boolean;
}

/**
 * Wraps an accepted WebSocket: logs it, pings it, proves the key to gateways that ask for it, answers empty frames, and
 * sends nothing before the client's first frame, or before the end of the proof.
 */
export function openConnection(webSocket: WebSocket, facts: ConnectionFacts): Connection {
  const frameListeners: ((frame: Frame) => void)[] = [];
  const closeListeners: ((code: number, reason: string) => void)[] = [];
  const log = (line: string) => facts.log(`#${facts.id} ${line}`);
  const sender = createSender(webSocket, { bytesPerSecond: facts.bytesPerSecond, onOverflow: (why) => log(why) });
  const proof = startProof(facts.proof, {
    send: (text) => webSocket.send(text, () => {}),
    close: (why) => webSocket.close(1008, why),
    log,
  });
  let alive = true;

  log(
    `open ${facts.path} from ${facts.address} over ${facts.secure ? "wss" : "ws"}${describeLogin(facts.headers)}${describeSubprotocol(webSocket.protocol)}`,
  );

  // Each connection has its own timer. The core would lose a ping right after the 101 response, as it loses a greeting.
  const pings = setInterval(() => {
    if (!alive) {
      log("dropped: it did not answer a ping");
      webSocket.terminate();
      return;
    }
    alive = false;
    webSocket.ping();
  }, facts.pingIntervalMs);
  pings.unref();

  webSocket.on("pong", () => {
    alive = true;
  });
  webSocket.on("message", (data, isBinary) => {
    alive = true;
    // ws still delivers frames that were in transit when our side closed.
    if (webSocket.readyState !== webSocket.OPEN) return;
    const frame: Frame = { kind: isBinary ? "binary" : "text", bytes: toBytes(data) };
    if (facts.logsFrames) log(describe(frame));
    const isProof = proof.takes(frame);
    if (proof.isOpen) sender.start();
    if (isProof) return;
    if (frame.bytes.length === 0) sender.send(frame);
    for (const listener of frameListeners) listener(frame);
  });
  webSocket.on("error", (error) => log(`error: ${printable(error.message)}`));
  webSocket.on("close", (code, reason) => {
    clearInterval(pings);
    sender.stop();
    proof.ended();
    log(`closed ${code}${reason.length > 0 ? ` ${printable(reason)}` : ""}`);
    for (const listener of closeListeners) listener(code, reason.toString("utf8"));
  });

  function sendFrame(frame: Frame): void {
    if (frame.bytes.length > LARGEST_FRAME_BYTES) {
      throw new RangeError(`a frame of ${frame.bytes.length} bytes; at most ${LARGEST_FRAME_BYTES} may go to a module`);
    }
    sender.send(frame);
  }

  return {
    path: facts.path,
    address: facts.address,
    headers: facts.headers,
    largestPieceBytes: facts.bytesPerSecond === undefined ? LARGEST_FRAME_BYTES : LARGEST_PACED_BYTES,
    get proofProblem() {
      return proof.problem;
    },
    get unsentBytes() {
      return sender.unsentBytes;
    },
    send(data) {
      if (typeof data === "string") sendFrame({ kind: "text", bytes: Buffer.from(data) });
      else sendFrame({ kind: "binary", bytes: Buffer.from(data) });
    },
    sendFrame,
    passOn: (frame) => sender.send(frame),
    onFrame: (listener) => void frameListeners.push(listener),
    onClose: (listener) => void closeListeners.push(listener),
    close: (code = 1000, reason = "") => webSocket.close(code, reason),
    closeWithin(graceMs) {
      return new Promise((resolve) => {
        const cut = setTimeout(() => webSocket.terminate(), graceMs);
        closeListeners.push(() => {
          clearTimeout(cut);
          resolve();
        });
        webSocket.close(1001, "the server stops");
      });
    },
  };
}

function describe(frame: Frame): string {
  const start = `${frame.kind} ${frame.bytes.length} bytes`;
  return frame.kind === "text" && frame.bytes.length > 0 ? `${start}: ${printable(frame.bytes)}` : start;
}

// Logs that a header came, but never its value.
function describeLogin(headers: IncomingHttpHeaders): string {
  const names = ["Auth", "Authorization"].filter((name) => headers[name.toLowerCase()] !== undefined);
  return names.map((name) => `, with ${name}`).join("");
}

/** The first requested subprotocol: the stand-in accepts any. */
function describeSubprotocol(name: string): string {
  return name === "" ? "" : `, subprotocol ${printable(name)}`;
}

function toBytes(data: RawData): Buffer {
  if (Array.isArray(data)) return Buffer.concat(data);
  return Buffer.isBuffer(data) ? data : Buffer.from(data);
}
