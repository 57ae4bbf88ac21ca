import type { IncomingHttpHeaders } from "node:http";
import type { RawData, WebSocket } from "ws";
import { type Frame, LARGEST_FRAME_BYTES } from "./answers.ts";
import { printable } from "./printable.ts";
import { type Proof, type ProofKeys, startProof } from "./proof.ts";
import { LARGEST_PACED_BYTES, Sender } from "./sender.ts";

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
 * A connection as the server uses it: an accepted WebSocket that is logged and pinged. It proves the key to gateways
 * that ask for it, answers empty frames, and sends nothing before the client's first frame, or before the end of the
 * proof.
 */
export class Connection implements StandInPeer {
  readonly path: string;
  readonly address: string;
  readonly headers: IncomingHttpHeaders;
  /** The largest piece of a long echo, in bytes. */
  readonly largestPieceBytes: number;
  private readonly frameListeners: ((frame: Frame) => void)[] = [];
  private readonly closeListeners: ((code: number, reason: string) => void)[] = [];
  private readonly sender: Sender;
  private readonly proof: Proof;
  private readonly pings: NodeJS.Timeout;
  /** Whether anything has come since the last ping. */
  private alive = true;

  constructor(
    private readonly webSocket: WebSocket,
    private readonly facts: ConnectionFacts,
  ) {
    const { path, address, headers, bytesPerSecond } = facts;
    this.path = path;
    this.address = address;
    this.headers = headers;
    this.largestPieceBytes = bytesPerSecond === undefined ? LARGEST_FRAME_BYTES : LARGEST_PACED_BYTES;
    this.sender = new Sender(webSocket, bytesPerSecond, (why) => this.log(why));
    this.proof = startProof(facts.proof, {
      send: (text) => webSocket.send(text, () => {}),
      close: (why) => webSocket.close(1008, why),
      log: (line) => this.log(line),
    });
    this.log(
      `open ${path} from ${address} over ${facts.secure ? "wss" : "ws"}${describeLogin(headers)}${describeSubprotocol(webSocket.protocol)}`,
    );
    // Each connection has its own timer. The core would lose a ping right after the 101 response, as it loses a greeting.
    this.pings = setInterval(() => this.ping(), facts.pingIntervalMs);
    this.pings.unref();
    webSocket.on("pong", () => {
      this.alive = true;
    });
    webSocket.on("message", (data, isBinary) =>
      this.received({ kind: isBinary ? "binary" : "text", bytes: toBytes(data) }),
    );
    webSocket.on("error", (error) => this.log(`error: ${printable(error.message)}`));
    webSocket.on("close", (code, reason) => this.closed(code, reason));
  }

  /** Why mutual proof has failed. Undefined: it has not. */
  get proofProblem(): string | undefined {
    return this.proof.problem;
  }

  get unsentBytes(): number {
    return this.sender.unsentBytes;
  }

  send(data: string | Uint8Array): void {
    this.sendFrame({ kind: typeof data === "string" ? "text" : "binary", bytes: Buffer.from(data) });
  }

  /** Sends a frame. The rules of `send` apply. */
  sendFrame(frame: Frame): void {
    if (frame.bytes.length > LARGEST_FRAME_BYTES) {
      throw new RangeError(`a frame of ${frame.bytes.length} bytes; at most ${LARGEST_FRAME_BYTES} may go to a module`);
    }
    this.sender.send(frame);
  }

  /** Sends a frame of any size, for clients that are not modules. */
  passOn(frame: Frame): void {
    this.sender.send(frame);
  }

  onFrame(listener: (frame: Frame) => void): void {
    this.frameListeners.push(listener);
  }

  onClose(listener: (code: number, reason: string) => void): void {
    this.closeListeners.push(listener);
  }

  close(code = 1000, reason = ""): void {
    this.webSocket.close(code, reason);
  }

  /** Closes with 1001, and cuts the connection when the client does not respond. Resolves when it is closed. */
  closeWithin(graceMs: number): Promise<void> {
    return new Promise((resolve) => {
      const cut = setTimeout(() => this.webSocket.terminate(), graceMs);
      this.onClose(() => {
        clearTimeout(cut);
        resolve();
      });
      this.webSocket.close(1001, "the server stops");
    });
  }

  private ping(): void {
    if (!this.alive) {
      this.log("dropped: it did not answer a ping");
      this.webSocket.terminate();
      return;
    }
    this.alive = false;
    this.webSocket.ping();
  }

  private received(frame: Frame): void {
    this.alive = true;
    // ws still delivers frames that were in transit when our side closed.
    if (this.webSocket.readyState !== this.webSocket.OPEN) return;
    if (this.facts.logsFrames) this.log(describe(frame));
    const isProof = this.proof.takes(frame);
    if (this.proof.isOpen) this.sender.start();
    if (isProof) return;
    if (frame.bytes.length === 0) this.sender.send(frame);
    for (const listener of this.frameListeners) listener(frame);
  }

  private closed(code: number, reason: Buffer): void {
    clearInterval(this.pings);
    this.sender.stop();
    this.proof.ended();
    this.log(`closed ${code}${reason.length > 0 ? ` ${printable(reason)}` : ""}`);
    for (const listener of this.closeListeners) listener(code, reason.toString("utf8"));
  }

  private log(line: string): void {
    this.facts.log(`#${this.facts.id} ${line}`);
  }
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
