import type { Clock, Timer } from "../world/clock.ts";
import type { Connection, Network } from "../world/network.ts";
import { opcodes } from "../world/websocket-stream.ts";
import type { ChangeName } from "./changes.ts";
import { decodeFrame, encodeFrame, handshakeRequest, judgeResponse } from "./websocket-frames.ts";
import { type ParsedUrl, parseUrl } from "./websocket-url.ts";

/** Events of the client for Lua. They pass through the module's message queue. */
export type ClientEvent =
  | { kind: "conack" | "sent" | "disconnect" | "release" }
  | { kind: "recv"; payload: Uint8Array; fin: number; opcode: number }
  | { kind: "error"; what: "connect" | "tx" | "rx" };

/** The core allocates this much for headers, in addition to the payload. */
const mostHeaderBytes = 8;
/**
 * The core passes its network this many bytes to fill at a time. Bytes that follow the 101 in the same piece are lost.
 */
const readPieceBytes = 4096;

/** Faults of a module's clients. The fields may be changed at any time. */
export interface ClientFaults {
  /**
   * Whether "sent" behaves as in the core's socket layer: it is lost when something is received before the
   * acknowledgement, and it also reports bytes that a dying link has lost.
   */
  sentIsUnreliable: boolean;
  /** The probability that a reset, a close or a refusal is reported twice, the second time as a reset. */
  doubleDisconnectChance: number;
  /**
   * How many of the next sends find no memory: they fail, and the link stays ready. The same happens when memory is
   * really short. On a core whose `send` does not report it, a look at free memory shows none, and counts as a send.
   */
  failedAllocations: number;
  /** How many of the next sends the network refuses: they fail, and the link ends. */
  failedTransmits: number;
}

/** The settings of a client. */
export interface ClientSettings {
  /** The script's URL as bytes, one per character. */
  url: string;
  keepaliveSeconds: number;
  /** Whether the core has a change. */
  has: (change: ChangeName) => boolean;
  network: Network;
  clock: Clock;
  chance: () => number;
  faults: ClientFaults;
  /** The free memory outside the Lua heap. */
  freeBytes: () => number;
}

/** What a client is doing. The table below says what ends each state. */
type State = "new" | "connecting" | "open" | "ended" | "closed";

/**
 * The core's WebSocket client, at byte level, with its quirks: a fixed key and mask, no assembly of fragments, no
 * handshake timeout, no pong check, bytes lost after the 101 response. A general client would be more forgiving than
 * the module.
 *
 *     state        meaning                              event → next
 *     new          it has never connected               connect() → connecting
 *     connecting   the server's answer is awaited       connect(): on a new connection → connecting
 *                                                       · the answer is 101 → open
 *                                                       · any other answer, or the connection ends → ended
 *     open         frames pass                          connect() → ended · the network refuses a send → ended
 *                                                       · a close frame, or a frame that the core does not take → ended
 *                                                       · the connection ends → ended
 *     ended        the link is over                     connect(), by Lua or by autoreconn → connecting
 *     closed       the object does nothing more         –
 *
 * In each state, close() and a loss of power lead to `closed`. A connection exists while connecting and open.
 */
export class WebSocketClient {
  private readonly url: ParsedUrl;
  private readonly settings: ClientSettings;
  private readonly has: (change: ChangeName) => boolean;
  private readonly emit: (event: ClientEvent) => void;
  private headers = "";
  private connection: Connection | undefined;
  private state: State = "new";
  /** Received bytes that are not parsed yet. A new connection on this object finds those of the last one. */
  private received: Uint8Array = new Uint8Array(0);
  /** Frames that wait for "sent". The counter leaks upwards, as in the core. */
  private framesWaiting = 0;
  /** The socket layer reports an acknowledgement only when nothing was received since the last send. */
  private awaitsAcknowledgement = false;
  private pingTimer: Timer | undefined;
  private reconnectTimer: Timer | undefined;
  private reconnectMs: number | undefined;

  constructor(settings: ClientSettings, emit: (event: ClientEvent) => void) {
    this.settings = settings;
    this.has = settings.has;
    this.url = parseUrl(settings.url);
    this.emit = emit;
  }

  setHeaders(lines: string): void {
    this.headers = lines;
  }

  setAutoReconnect(on: boolean, ms: number): void {
    this.reconnectMs = on ? Math.max(1000, ms) : undefined;
  }

  isReady(): boolean {
    return this.state === "open";
  }

  /** The result of Lua's `connect`: false on a closed object and, in newer cores, while connected. */
  connect(): boolean {
    if (this.state === "closed") {
      return false;
    }
    if (this.state === "open") {
      this.fail("connect");
      return !this.has("connectTellsFailure");
    }
    this.connection?.close();
    this.awaitsAcknowledgement = false;
    const { path: _path, host, ...target } = this.url;
    const name = Buffer.from(host, "latin1").toString();
    this.state = "connecting";
    this.connection = this.settings.network.connect(
      { ...target, host: name },
      {
        connected: () => this.sendRequest(),
        data: (bytes) => this.onData(bytes),
        acknowledged: () => this.onAcknowledged(),
        ended: (reason) => this.onEnded(reason),
      },
    );
    return true;
  }

  /** The result of Lua's `send`. In older cores it is true only when the network refuses the frame. */
  send(payload: Uint8Array, binary: boolean): boolean {
    if (this.state !== "open") {
      return false;
    }
    const outcome = this.sendFrame(payload, binary);
    if (outcome === "sent") {
      this.framesWaiting++;
    }
    return outcome === (this.has("sendTellsTruth") ? "sent" : "refused");
  }

  /** Frees the object. Lua gets no event. */
  close(): void {
    if (this.state !== "closed") {
      this.dropConnection("closed");
      this.emit({ kind: "release" });
    }
  }

  /** The module loses power: no event, no close frame. */
  abandon(): void {
    this.connection?.drop();
    this.connection = undefined;
    this.dropConnection("closed");
  }

  /** "refused": by the network, which ends the link. "not made": too little memory, or too long. */
  private sendFrame(payload: Uint8Array, binary: boolean): "sent" | "refused" | "not made" {
    const { faults, freeBytes } = this.settings;
    if (faults.failedAllocations > 0) {
      faults.failedAllocations--;
      return "not made";
    }
    // The core keeps the length in 16 bits: from 65536 on it wraps around.
    const length = payload.length & 0xffff;
    if (length === 0xffff || length + mostHeaderBytes > freeBytes()) {
      return "not made";
    }
    if (faults.failedTransmits > 0) {
      faults.failedTransmits--;
      this.fail("tx");
      return "refused";
    }
    this.transmit(binary ? opcodes.binary : opcodes.text, payload.subarray(0, length));
    return "sent";
  }

  private sendRequest(): void {
    const bytes = handshakeRequest(this.url, this.headers);
    // The core builds the request in its receive buffer. Bytes that the last connection left there still count as
    // received, and are overwritten.
    this.received = bytes.subarray(0, this.received.length);
    this.write(bytes);
  }

  private write(bytes: Uint8Array): void {
    this.connection?.write(bytes);
    this.awaitsAcknowledgement = true;
  }

  private onData(bytes: Uint8Array): void {
    for (let start = 0; start < bytes.length; start += readPieceBytes) {
      this.received = Buffer.concat([this.received, bytes.subarray(start, start + readPieceBytes)]);
      if (!this.parse()) {
        this.fail("rx", true);
        return;
      }
    }
    // This includes the handshake: the core sets 30 s for a first ping, and overwrites them at once.
    this.restartPing(this.settings.keepaliveSeconds * 1000);
    if (this.settings.faults.sentIsUnreliable) {
      this.awaitsAcknowledgement = false;
    }
  }

  /** Returns false when the link must end. */
  private parse(): boolean {
    return this.state === "open" ? this.parseFrames() : this.parseResponse();
  }

  private parseResponse(): boolean {
    const answer = judgeResponse(this.received);
    if (answer === "accepted") {
      this.received = new Uint8Array(0);
      this.state = "open";
      this.emit({ kind: "conack" });
    }
    return answer !== "refused";
  }

  private parseFrames(): boolean {
    for (;;) {
      const frame = decodeFrame(this.received, mostPayloadBytes(this.has));
      if (frame === "incomplete" || frame === "refused") {
        return frame === "incomplete";
      }
      const { opcode, fin, payload, bytes } = frame;
      if (opcode === opcodes.close) {
        return false;
      }
      if (opcode === opcodes.ping) {
        this.transmit(opcodes.pong, this.has("pongHasPayload") ? payload : new Uint8Array(0));
      } else if (opcode <= opcodes.binary && (opcode !== 0 || this.has("framesHaveParts"))) {
        this.emit({ kind: "recv", payload, fin: this.has("framesHaveParts") ? fin : 1, opcode });
      } else if (opcode !== opcodes.pong) {
        return false;
      }
      // A frame that ended the link stays in the buffer.
      this.received = this.received.subarray(bytes);
    }
  }

  private transmit(opcode: number, payload: Uint8Array): void {
    this.write(encodeFrame(opcode, payload));
  }

  private onAcknowledged(): void {
    if (this.awaitsAcknowledgement) {
      this.restartPing(this.settings.keepaliveSeconds * 1000);
      this.tellSent();
    }
  }

  /**
   * The socket layer has nothing more to wait for: everything is acknowledged or, which it does not distinguish, the
   * link is over.
   */
  private tellSent(): void {
    this.awaitsAcknowledgement = false;
    if (this.framesWaiting > 0) {
      this.framesWaiting--;
      if (!this.has("sendTellsTruth") || this.has("sentIsTold")) {
        this.emit({ kind: "sent" });
      }
    }
  }

  private onEnded(reason: string): void {
    if (this.awaitsAcknowledgement && this.settings.faults.sentIsUnreliable) {
      this.tellSent();
    }
    this.fail("connect", reason === "reset");
  }

  private restartPing(ms: number): void {
    this.pingTimer?.cancel();
    if (this.state !== "open") {
      return;
    }
    this.pingTimer = this.settings.clock.after(ms, () => {
      this.transmit(opcodes.ping, new Uint8Array(0));
      this.restartPing(ms);
    });
  }

  private fail(what: "connect" | "tx" | "rx", mayRepeat = false): void {
    if (this.state === "closed") {
      return;
    }
    if (this.has("linkTellsErrors")) {
      this.emit({ kind: "error", what });
    }
    this.dropConnection("ended");
    this.emit({ kind: "disconnect" });
    const { chance, faults } = this.settings;
    if (mayRepeat && faults.doubleDisconnectChance > 0 && chance() < faults.doubleDisconnectChance) {
      this.fail("connect");
      return;
    }
    if (this.reconnectMs !== undefined) {
      this.received = new Uint8Array(0);
      this.reconnectTimer = this.settings.clock.after(this.reconnectMs, () => void this.connect());
    }
  }

  private dropConnection(next: "ended" | "closed"): void {
    this.state = next;
    this.awaitsAcknowledgement = false;
    this.pingTimer?.cancel();
    this.reconnectTimer?.cancel();
    this.connection?.close();
    this.connection = undefined;
  }
}

/** The largest payload of a frame that the core receives. */
export function mostPayloadBytes(has: ClientSettings["has"]): number {
  return has("framesAreLong") ? 8192 : 4096;
}
