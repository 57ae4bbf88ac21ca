import { createHash } from "node:crypto";
import type { Clock } from "./clock.ts";
import type { PeerEvents, VirtualListener, VirtualPeer } from "./virtual-network.ts";
import { opcodes } from "./websocket-stream.ts";

/** A frame that the server received. */
export interface ServerFrame {
  timeMs: number;
  /** 1 text, 2 binary, 9 ping, 10 pong. */
  opcode: number;
  payload: Uint8Array;
}

/** What the server does with a request. */
export type Manner =
  /** Upgrades it, as servers do. */
  | "accept"
  /** Accepts the TCP connection and says nothing. */
  | "mute"
  /** Answers HTTP 403. */
  | "forbid";

const magic = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

/** A WebSocket server in virtual time, controlled by the test. It keeps every frame and every request. */
export class VirtualWebSocketServer implements VirtualListener {
  manner: Manner = "accept";
  /**
   * Whether it answers an empty frame, the gateway's probe, with an empty frame. A function decides for each, counted
   * from 0.
   */
  answersProbes: boolean | ((index: number) => boolean) = true;
  /** Whether it closes the link politely at the next frame with data. Then resets itself. */
  closesAtFrame = false;
  /** How long the server waits before each of its own answers: to the handshake, a ping, a probe. */
  answerDelayMs = 0;
  /** A first frame in the same segment as the 101 response: text as a text frame, bytes as a binary one. */
  greeting: Uint8Array | string | undefined;
  /** The subprotocol in the 101 response, independent of the request. Undefined: none. */
  subprotocol: string | undefined;
  readonly frames: ServerFrame[] = [];
  /** The pings and pongs that the server received. */
  readonly controlFrames: ServerFrame[] = [];
  /** The head of each request, as text. */
  readonly requests: string[] = [];
  /** Called with each frame with data. */
  onFrame: ((frame: ServerFrame) => void) | undefined;
  private emptyFrames = 0;
  private session: Session | undefined;
  private readonly sessions = new Set<Session>();
  private standsStill = false;
  private readRate = Number.POSITIVE_INFINITY;
  private powered = true;
  private refusesUntil = 0;
  private readonly clock: Clock;

  constructor(clock: Clock) {
    this.clock = clock;
  }

  /** Whether the program is frozen: TCP takes bytes, but nothing is read or answered until it resumes. */
  get frozen(): boolean {
    return this.standsStill;
  }

  set frozen(frozen: boolean) {
    this.standsStill = frozen;
    this.setPace();
  }

  /** How fast the program reads. Default: at once. TCP takes bytes until the network's `windowBytes` are unread. */
  get readBytesPerSecond(): number {
    return this.readRate;
  }

  set readBytesPerSecond(bytesPerSecond: number) {
    this.readRate = bytesPerSecond;
    this.setPace();
  }

  get presence(): "here" | "refusing" | "gone" {
    return !this.powered ? "gone" : this.clock.now() < this.refusesUntil ? "refusing" : "here";
  }

  /** Whether a client is connected and upgraded, as far as the server knows. */
  get connected(): boolean {
    return this.session?.upgraded === true;
  }

  /** The payloads of all data frames, as UTF-8 text. */
  receivedText(): string {
    return Buffer.from(this.received()).toString();
  }

  /** The payloads of all data frames, in order. */
  received(): Uint8Array {
    return Buffer.concat(this.frames.map(({ payload }) => payload));
  }

  accept(peer: VirtualPeer): PeerEvents {
    const session = new Session(this, peer, this.clock);
    this.session = session;
    this.sessions.add(session);
    peer.setReadRate(this.pace());
    return session;
  }

  /** Sends a frame to the client. Throws when there is no client. */
  send(payload: Uint8Array | string, options: FrameOptions = {}): void {
    this.current().write(frameOf(payload, options));
  }

  /**
   * Sends one message as fragments, one frame each. The first has the opcode, the others continue, the last has FIN.
   */
  sendFragments(parts: readonly (Uint8Array | string)[]): void {
    for (const [index, part] of parts.entries()) {
      this.send(part, { fin: index === parts.length - 1, ...(index > 0 ? { opcode: 0 } : {}) });
    }
  }

  /** Sends arbitrary bytes, not necessarily a frame. Throws when there is no client. */
  sendBytes(bytes: Uint8Array): void {
    this.current().write(bytes);
  }

  /** Sends a close frame, then ends the connection. */
  closePolitely(code = 1000): void {
    const session = this.current();
    session.write(encodeFrame(opcodes.close, Buffer.from([code >> 8, code & 0xff]), true));
    session.close();
  }

  /** Ends the connection without a close frame. */
  closeRudely(): void {
    this.current().close();
  }

  /** Resets the connection. Bytes that the program has not read are lost, even if acknowledged. */
  reset(): void {
    this.current().reset();
  }

  /** Loses its power: nothing answers any more, and the machine forgets its connections. */
  vanish(): void {
    this.powered = false;
    for (const session of this.sessions) {
      session.forget();
    }
  }

  /** Has power again: takes new connections, and answers old ones with a reset when they send. */
  comeBack(): void {
    this.powered = true;
  }

  /** Refuses connections for this long. Open ones stay. */
  refuseFor(ms: number): void {
    this.refusesUntil = this.clock.now() + ms;
  }

  /** Whether to answer the empty frame that has come. */
  answersNext(): boolean {
    const index = this.emptyFrames++;
    return typeof this.answersProbes === "boolean" ? this.answersProbes : this.answersProbes(index);
  }

  /** A connection has ended. Connections call it. */
  ended(session: Session): void {
    this.sessions.delete(session);
    if (this.session === session) {
      this.session = undefined;
    }
  }

  private current(): Session {
    if (this.session === undefined) {
      throw new Error("no client is connected to the virtual server");
    }
    return this.session;
  }

  private pace(): number {
    return this.standsStill ? 0 : this.readRate;
  }

  private setPace(): void {
    for (const session of this.sessions) {
      session.setReadRate(this.pace());
    }
  }
}

/** How a frame differs from a whole message with the shortest header. */
export interface FrameOptions {
  /** Default true. */
  fin?: boolean;
  /** Default: 1 for a text, 2 for bytes. */
  opcode?: number;
  /** Encodes the length in 8 bytes, even if it is short. */
  longLength?: boolean;
}

class Session implements PeerEvents {
  upgraded = false;
  private over = false;
  private buffer: Buffer = Buffer.alloc(0);
  private readonly server: VirtualWebSocketServer;
  private readonly peer: VirtualPeer;
  private readonly clock: Clock;

  constructor(server: VirtualWebSocketServer, peer: VirtualPeer, clock: Clock) {
    this.server = server;
    this.peer = peer;
    this.clock = clock;
  }

  write(bytes: Uint8Array): void {
    this.peer.write(bytes);
  }

  setReadRate(bytesPerSecond: number): void {
    this.peer.setReadRate(bytesPerSecond);
  }

  close(): void {
    this.peer.close();
    this.closed();
  }

  reset(): void {
    this.peer.reset();
    this.closed();
  }

  forget(): void {
    this.peer.forget();
    this.closed();
  }

  closed(): void {
    this.over = true;
    this.server.ended(this);
  }

  data(bytes: Uint8Array): void {
    this.buffer = Buffer.concat([this.buffer, bytes]);
    if (!this.upgraded) {
      this.readRequest();
    }
    if (this.upgraded) {
      this.readFrames();
    }
  }

  /** Sends an answer of the server's own, after its delay. */
  private answer(bytes: Uint8Array): void {
    const { answerDelayMs } = this.server;
    if (answerDelayMs === 0) {
      this.write(bytes);
    } else {
      this.clock.after(answerDelayMs, () => {
        if (!this.over) {
          this.write(bytes);
        }
      });
    }
  }

  private readRequest(): void {
    const end = this.buffer.indexOf("\r\n\r\n");
    if (end < 0 || this.server.manner === "mute") {
      return;
    }
    const request = this.buffer.subarray(0, end).toString("latin1");
    if (!/^upgrade: *websocket$/im.test(request)) {
      return;
    }
    this.buffer = this.buffer.subarray(end + 4);
    this.server.requests.push(request);
    if (this.server.manner === "forbid") {
      this.answer(Buffer.from("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n"));
      return;
    }
    const { greeting, subprotocol } = this.server;
    this.answer(
      Buffer.concat([
        acceptance(request, subprotocol),
        greeting === undefined ? Buffer.alloc(0) : frameOf(greeting, {}),
      ]),
    );
    this.upgraded = true;
  }

  private readFrames(): void {
    for (let frame = this.nextFrame(); frame !== undefined && !this.over; frame = this.nextFrame()) {
      const { opcode, payload } = frame;
      const received = { timeMs: this.clock.now(), opcode, payload };
      if (opcode === opcodes.close) {
        this.close();
      } else if (opcode === opcodes.ping || opcode === opcodes.pong) {
        this.server.controlFrames.push(received);
        if (opcode === opcodes.ping) {
          this.answer(encodeFrame(opcodes.pong, payload, true));
        }
      } else if (payload.length === 0) {
        if (this.server.answersNext()) {
          this.answer(encodeFrame(opcode, payload, true));
        }
      } else {
        this.server.frames.push(received);
        if (this.server.closesAtFrame) {
          this.server.closesAtFrame = false;
          this.server.closePolitely();
        } else {
          this.server.onFrame?.(received);
        }
      }
    }
  }

  private nextFrame(): { opcode: number; payload: Buffer } | undefined {
    const { buffer } = this;
    if (buffer.length < 2) {
      return undefined;
    }
    const short = buffer.readUInt8(1) & 0x7f;
    const lengthBytes = short === 126 ? 2 : short === 127 ? 8 : 0;
    const start = 2 + lengthBytes + 4;
    if (buffer.length < start) {
      return undefined;
    }
    const length = short === 126 ? buffer.readUInt16BE(2) : short === 127 ? Number(buffer.readBigUInt64BE(2)) : short;
    if (buffer.length < start + length) {
      return undefined;
    }
    const mask = buffer.subarray(start - 4, start);
    const payload = Buffer.from(buffer.subarray(start, start + length));
    for (let index = 0; index < length; index++) {
      payload[index] = (payload[index] as number) ^ (mask[index & 3] as number);
    }
    this.buffer = buffer.subarray(start + length);
    return { opcode: buffer.readUInt8(0) & 0x0f, payload };
  }
}

/** The 101 response to a request. */
function acceptance(request: string, subprotocol: string | undefined): Uint8Array {
  const key = /^sec-websocket-key: *(.*)$/im.exec(request)?.[1] ?? "";
  const accept = createHash("sha1")
    .update(key.trim() + magic)
    .digest("base64");
  const lines = [
    "HTTP/1.1 101 Switching Protocols",
    "Upgrade: websocket",
    "Connection: Upgrade",
    `Sec-WebSocket-Accept: ${accept}`,
    ...(subprotocol === undefined ? [] : [`Sec-WebSocket-Protocol: ${subprotocol}`]),
  ];
  return Buffer.from(`${lines.join("\r\n")}\r\n\r\n`);
}

function frameOf(payload: Uint8Array | string, { fin = true, opcode, longLength = false }: FrameOptions): Uint8Array {
  return encodeFrame(opcode ?? (typeof payload === "string" ? 1 : 2), Buffer.from(payload), fin, longLength);
}

/** Encodes one frame of a server: not masked. */
export function encodeFrame(opcode: number, payload: Uint8Array, fin: boolean, longLength = false): Uint8Array {
  const first = (fin ? 0x80 : 0) | opcode;
  if (payload.length < 126 && !longLength) {
    return Buffer.concat([Buffer.from([first, payload.length]), payload]);
  }
  if (payload.length < 65536 && !longLength) {
    return Buffer.concat([Buffer.from([first, 126, payload.length >> 8, payload.length & 0xff]), payload]);
  }
  const header = Buffer.alloc(10);
  header.writeUInt8(first, 0);
  header.writeUInt8(127, 1);
  header.writeBigUInt64BE(BigInt(payload.length), 2);
  return Buffer.concat([header, payload]);
}
