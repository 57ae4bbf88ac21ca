import type { Socket } from "node:net";
import type { Clock } from "./clock.ts";
import type { Target } from "./network.ts";
import { openSocket, type Route } from "./real-network.ts";
import type { PeerEvents, VirtualListener, VirtualPeer } from "./virtual-network.ts";
import { encodeFrame, type Manner } from "./virtual-server.ts";
import { opcodes, type StreamFrame, WebSocketStream } from "./websocket-stream.ts";

/** Reports the connections to a bridged server. They are numbered from 1. */
export interface BridgeListener {
  /** The module has asked for a connection. */
  asked(id: number, target: Target): void;
  /** The head of the request, or of the answer to it. */
  head(id: number, way: Way, text: string): void;
  /** The server has read a frame, or a frame has left it. */
  frame(id: number, way: Way, frame: StreamFrame): void;
  /** A connection has ended. `how` is for people. */
  ended(id: number, how: string): void;
  /** The real server cannot be reached. */
  unreachable(target: Target, reason: string): void;
}

/** "up" is from the module to the server. */
export type Way = "up" | "down";

const normalClosure = Buffer.from([1000 >> 8, 1000 & 0xff]);
/** When this many bytes wait, the sending side must wait. */
const mostWaitingBytes = 256 * 1024;
const lookAgainMs = 20;

/**
 * A real server behind a name of the virtual network. The module reaches it over the virtual network with all its
 * faults; beyond that, real sockets carry the bytes. Server faults happen here, at the end of the virtual path. So
 * faults work with a user's own server, too.
 */
export class BridgedServer implements VirtualListener {
  manner: Manner = "accept";
  closesAtFrame = false;
  private standsStill = false;
  private readRate = Number.POSITIVE_INFINITY;
  private powered = true;
  private readonly bridges = new Set<Bridge>();
  private count = 0;

  /** `route` may redirect a name, as a hosts file does. */
  constructor(
    readonly clock: Clock,
    readonly route: (target: Target) => Route,
    readonly listener: BridgeListener,
  ) {}

  get presence(): "here" | "gone" {
    return this.powered ? "here" : "gone";
  }

  get connected(): boolean {
    return this.newest?.upgraded === true;
  }

  get frozen(): boolean {
    return this.standsStill;
  }

  set frozen(frozen: boolean) {
    this.standsStill = frozen;
    this.setPace();
  }

  get readBytesPerSecond(): number {
    return this.readRate;
  }

  set readBytesPerSecond(bytesPerSecond: number) {
    this.readRate = bytesPerSecond;
    this.setPace();
  }

  /** The local port of the newest connection, as the real server sees it. */
  get localPort(): number | undefined {
    return this.newest?.localPort;
  }

  /** How fast the server's program reads now. */
  get pace(): number {
    return this.standsStill ? 0 : this.readRate;
  }

  accept(peer: VirtualPeer): PeerEvents {
    const bridge = new Bridge(this, peer, ++this.count);
    this.bridges.add(bridge);
    return bridge;
  }

  /** Resets the newest connection. Throws an Error when there is none. */
  reset(): void {
    this.current().reset();
  }

  /** Closes the newest connection with a close frame. Throws an Error when there is none. */
  closePolitely(): void {
    this.current().closePolitely();
  }

  vanish(): void {
    this.powered = false;
    for (const bridge of [...this.bridges]) {
      bridge.forget();
    }
  }

  comeBack(): void {
    this.powered = true;
  }

  /** Ends all connections and closes their sockets. */
  close(): void {
    for (const bridge of [...this.bridges]) {
      bridge.reset();
    }
  }

  left(bridge: Bridge): void {
    this.bridges.delete(bridge);
  }

  private get newest(): Bridge | undefined {
    return [...this.bridges].at(-1);
  }

  private current(): Bridge {
    const { newest } = this;
    if (newest === undefined) {
      throw new Error("there is no link");
    }
    return newest;
  }

  private setPace(): void {
    for (const bridge of this.bridges) {
      bridge.setPace();
    }
  }
}

/** One connection: the module's end, and the socket to the real server. */
class Bridge implements PeerEvents {
  upgraded = false;
  private readonly socket: Socket | undefined;
  private isOpen = false;
  private over = false;
  private readonly streams: Record<Way, WebSocketStream>;

  constructor(
    private readonly server: BridgedServer,
    private readonly peer: VirtualPeer,
    readonly id: number,
  ) {
    const { listener } = server;
    const stream = (way: Way): WebSocketStream =>
      new WebSocketStream({
        head: (text) => this.headPassed(way, text),
        frame: (frame) => this.framePassed(way, frame),
      });
    this.streams = { up: stream("up"), down: stream("down") };
    listener.asked(id, peer.target);
    if (server.manner === "accept") {
      this.socket = this.connect();
    }
    this.setPace();
  }

  get localPort(): number | undefined {
    return this.socket?.localPort;
  }

  data(bytes: Uint8Array): void {
    if (this.over) {
      return;
    }
    const { socket } = this;
    this.streams.up.pass(bytes);
    if (!this.over && socket?.writable === true) {
      socket.write(Uint8Array.from(bytes));
      this.setPace();
    }
  }

  closed(): void {
    this.end("the module closed it");
    this.socket?.end();
  }

  reset(): void {
    this.peer.reset();
    this.end("reset");
    this.socket?.destroy();
  }

  /** To each side, the other one seems to close. */
  closePolitely(): void {
    if (this.streams.down.isBetweenFrames) {
      this.write(encodeFrame(opcodes.close, normalClosure, true));
    }
    this.peer.close();
    this.end("closed politely");
    this.socket?.end(this.streams.up.isBetweenFrames ? maskedClose() : new Uint8Array(0));
    this.socket?.resume();
  }

  forget(): void {
    this.peer.forget();
    this.end("the server has lost its power");
    this.socket?.destroy();
  }

  setPace(): void {
    const { server, socket } = this;
    const isFull = socket !== undefined && socket.writableLength > mostWaitingBytes;
    this.peer.setReadRate(isFull ? 0 : server.pace);
    if (server.frozen || this.peer.outstandingBytes > mostWaitingBytes) {
      socket?.pause();
    } else {
      socket?.resume();
    }
  }

  private connect(): Socket {
    const { server, peer } = this;
    const { target } = peer;
    const { host, port } = server.route(target);
    const socket = openSocket(host, port, target, () => {
      this.isOpen = true;
      socket.setNoDelay(true);
    });
    const lost = (how: string): void => {
      if (!this.over) {
        if (!this.isOpen) {
          server.listener.unreachable(target, how);
        }
        peer.reset();
        this.end(how);
      }
      socket.destroy();
    };
    socket.on("data", (bytes) => this.answered(bytes));
    socket.on("drain", () => this.setPace());
    socket.on("error", (error: NodeJS.ErrnoException) => lost(error.code ?? error.message));
    socket.on("end", () => {
      if (!this.over) {
        peer.close();
        this.end("the server closed it");
      }
      socket.end();
    });
    socket.on("close", () => lost("closed"));
    return socket;
  }

  private answered(bytes: Uint8Array): void {
    if (this.over) {
      return;
    }
    this.write(bytes);
    if (this.peer.outstandingBytes > mostWaitingBytes) {
      this.socket?.pause();
      const look = (): void => {
        this.setPace();
        if (!this.over && this.peer.outstandingBytes > mostWaitingBytes) {
          this.server.clock.after(lookAgainMs, look);
        }
      };
      this.server.clock.after(lookAgainMs, look);
    }
  }

  private write(bytes: Uint8Array): void {
    this.streams.down.pass(bytes);
    this.peer.write(bytes);
  }

  private headPassed(way: Way, text: string): void {
    const { server } = this;
    server.listener.head(this.id, way, text);
    if (way === "down") {
      this.upgraded = /^HTTP\/1\.[01] 101\b/.test(text);
    } else if (server.manner === "forbid") {
      this.write(Buffer.from("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n"));
    }
  }

  private framePassed(way: Way, frame: StreamFrame): void {
    const { server } = this;
    server.listener.frame(this.id, way, frame);
    if (way === "up" && frame.opcode < opcodes.close && frame.lengthBytes > 0 && server.closesAtFrame) {
      server.closesAtFrame = false;
      this.closePolitely();
    }
  }

  private end(how: string): void {
    if (!this.over) {
      this.over = true;
      this.upgraded = false;
      this.server.left(this);
      this.server.listener.ended(this.id, how);
    }
  }
}

/** A close frame from a client. Its mask is 0: no proxy lies between us and the server. */
function maskedClose(): Uint8Array {
  return Buffer.concat([Buffer.from([0x80 | opcodes.close, 0x80 | normalClosure.length, 0, 0, 0, 0]), normalClosure]);
}
