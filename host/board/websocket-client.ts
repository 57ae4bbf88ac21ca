import type { Clock, Timer } from "../world/clock.ts";
import type { Connection, Network } from "../world/network.ts";

/**
 * Cores by the date of their websocket component. What `send()` returns, which events come and how large a received
 * frame may be differ: luatos.md, section 3, has the table.
 */
export type FirmwareEra = "2024" | "2025-08" | "2025-12";

/** What the client tells Lua. It arrives through the module's message queue. */
export type ClientEvent =
  | { kind: "conack" | "sent" | "disconnect" | "release" }
  | { kind: "recv"; payload: Uint8Array; fin: number; opcode: number }
  | { kind: "error"; what: "connect" | "tx" | "rx" };

const textOpcode = 1;
const binaryOpcode = 2;
const closeOpcode = 8;
const pingOpcode = 9;
const pongOpcode = 10;

const firstPingMs = 30000;
const mask = [0, 1, 2, 3] as const;
/** The firmware gives its network this many bytes to fill at a time; what follows the 101 in one piece is lost. */
const readPieceBytes = 4096;

/**
 * The firmware's WebSocket client, at byte level, with its quirks: a fixed key and mask, no assembly of fragments, no
 * handshake timeout, no pong check, bytes lost behind the 101 response. A general client would be kinder than the module.
 */
export class WebSocketClient {
  private readonly url: ParsedUrl;
  private headers = "";
  private connection: Connection | undefined;
  private open = false;
  private closed = false;
  private received: Uint8Array = new Uint8Array(0);
  /** Frames that wait for "sent". It leaks upwards, as the firmware's does. */
  private framesWaiting = 0;
  private pingTimer: Timer | undefined;
  private reconnectTimer: Timer | undefined;
  private reconnectMs: number | undefined;

  constructor(
    url: string,
    private readonly keepaliveSeconds: number,
    private readonly era: FirmwareEra,
    private readonly network: Network,
    private readonly clock: Clock,
    private readonly emit: (event: ClientEvent) => void,
  ) {
    this.url = parseUrl(url);
  }

  setHeaders(lines: string): void {
    this.headers = lines;
  }

  setAutoReconnect(on: boolean, ms: number): void {
    this.reconnectMs = on ? Math.max(1000, ms) : undefined;
  }

  isReady(): boolean {
    return this.open;
  }

  /** Returns false on an object that was closed. */
  connect(): boolean {
    if (this.closed) {
      return false;
    }
    this.connection?.close();
    const connection = this.network.connect(this.url, {
      connected: () => this.sendRequest(),
      data: (bytes) => this.onData(bytes),
      acknowledged: () => this.onAcknowledged(),
      ended: () => this.fail("connect"),
    });
    this.connection = connection;
    return true;
  }

  /** What Lua's `send` returns: in the oldest era the opposite of the truth. */
  send(payload: Uint8Array, binary: boolean): boolean {
    if (!this.open) {
      return false;
    }
    // The firmware keeps the length in 16 bits: from 65536 on it wraps around.
    const length = payload.length & 0xffff;
    const worked = length < 0xffff && this.transmit(binary ? binaryOpcode : textOpcode, payload.subarray(0, length));
    if (worked) {
      this.framesWaiting++;
    }
    return this.era === "2024" ? !worked : worked;
  }

  /** Frees the object. The firmware fires no event that Lua hears. */
  close(): void {
    if (this.closed) {
      return;
    }
    this.reconnectMs = undefined;
    this.closed = true;
    this.dropConnection();
    this.emit({ kind: "release" });
  }

  /** The module loses its power: no event, no farewell. */
  abandon(): void {
    this.closed = true;
    this.reconnectMs = undefined;
    this.dropConnection();
  }

  private sendRequest(): void {
    const { path, host, port } = this.url;
    const request =
      `GET ${path} HTTP/1.1\r\nHost: ${host}:${port}\r\n${this.headers}` +
      "Upgrade: websocket\r\nConnection: Upgrade\r\n" +
      "Sec-WebSocket-Key: w4v7O6xFTi36lq3RNcgctw==\r\nSec-WebSocket-Version: 13\r\n\r\n";
    this.connection?.write(Buffer.from(request, "latin1"));
  }

  private onData(bytes: Uint8Array): void {
    for (let start = 0; start < bytes.length; start += readPieceBytes) {
      this.received = Buffer.concat([this.received, bytes.subarray(start, start + readPieceBytes)]);
      if (!this.parse()) {
        this.fail("rx");
        return;
      }
    }
    this.restartPing(this.keepaliveSeconds * 1000);
  }

  /** Returns false when the link must end. */
  private parse(): boolean {
    if (!this.open) {
      return this.parseResponse();
    }
    for (;;) {
      const frame = this.nextFrame();
      if (typeof frame === "boolean") {
        return frame;
      }
      const { opcode, fin, payload } = frame;
      if (opcode === closeOpcode) {
        return false;
      }
      if (opcode === pingOpcode) {
        this.transmit(pongOpcode, this.era === "2024" ? new Uint8Array(0) : payload);
      } else if (opcode <= binaryOpcode && !(opcode === 0 && this.era === "2024")) {
        this.emit({ kind: "recv", payload, fin: this.era === "2024" ? 1 : fin, opcode });
      } else if (opcode !== pongOpcode) {
        return false;
      }
    }
  }

  private parseResponse(): boolean {
    const text = Buffer.from(this.received).toString("latin1");
    if (text.length < "HTTP/1.1 101".length) {
      return true;
    }
    if (!text.startsWith("HTTP/1.1 101")) {
      return false;
    }
    if (text.includes("\r\n\r\n")) {
      this.received = new Uint8Array(0);
      this.open = true;
      this.restartPing(firstPingMs);
      this.emit({ kind: "conack" });
    }
    return true;
  }

  /** Takes a frame out of what was received. True: more bytes are needed. False: the frame is refused. */
  private nextFrame(): { opcode: number; fin: number; payload: Uint8Array } | boolean {
    const buffer = Buffer.from(this.received.buffer, this.received.byteOffset, this.received.length);
    if (buffer.length < 2) {
      return true;
    }
    let length = buffer.readUInt8(1) & 0x7f;
    let start = 2;
    if (length === 126) {
      if (buffer.length < 4) {
        return true;
      }
      length = buffer.readUInt16BE(2);
      start = 4;
    }
    if (length === 127 && start === 2) {
      return false;
    }
    if (length > this.mostPayloadBytes()) {
      return false;
    }
    if (buffer.length < start + length) {
      return true;
    }
    const first = buffer.readUInt8(0);
    const payload = Uint8Array.from(buffer.subarray(start, start + length));
    this.received = this.received.subarray(start + length);
    return { opcode: first & 0x0f, fin: first >> 7, payload };
  }

  private mostPayloadBytes(): number {
    return this.era === "2024" ? 4096 : 8192;
  }

  private transmit(opcode: number, payload: Uint8Array): boolean {
    if (this.connection === undefined) {
      return false;
    }
    const short = payload.length < 126;
    const header = short
      ? [0x80 | opcode, 0x80 | payload.length]
      : [0x80 | opcode, 0x80 | 126, payload.length >> 8, payload.length & 0xff];
    const frame = new Uint8Array(header.length + mask.length + payload.length);
    frame.set(header);
    frame.set(mask, header.length);
    const start = header.length + mask.length;
    for (let index = 0; index < payload.length; index++) {
      frame[start + index] = (payload[index] as number) ^ (index & 3);
    }
    this.connection.write(frame);
    return true;
  }

  private onAcknowledged(): void {
    if (!this.open) {
      return;
    }
    this.restartPing(this.keepaliveSeconds * 1000);
    if (this.framesWaiting > 0) {
      this.framesWaiting--;
      if (this.era !== "2025-08") {
        this.emit({ kind: "sent" });
      }
    }
  }

  private restartPing(ms: number): void {
    this.pingTimer?.cancel();
    if (!this.open) {
      return;
    }
    this.pingTimer = this.clock.after(ms, () => {
      this.transmit(pingOpcode, new Uint8Array(0));
      this.restartPing(ms);
    });
  }

  private fail(what: "connect" | "tx" | "rx"): void {
    if (this.closed) {
      return;
    }
    if (this.era !== "2024") {
      this.emit({ kind: "error", what });
    }
    this.dropConnection();
    this.emit({ kind: "disconnect" });
    if (this.reconnectMs !== undefined) {
      this.reconnectTimer = this.clock.after(this.reconnectMs, () => void this.connect());
    }
  }

  private dropConnection(): void {
    this.open = false;
    this.received = new Uint8Array(0);
    this.pingTimer?.cancel();
    this.reconnectTimer?.cancel();
    this.connection?.close();
    this.connection = undefined;
  }
}

interface ParsedUrl {
  host: string;
  port: number;
  path: string;
  tls: boolean;
}

const mostHostBytes = 191;
const mostPathBytes = 255;

/** Reads a URL as the firmware does: no user, no escapes, cut where its fields end. */
export function parseUrl(url: string): ParsedUrl {
  const tls = url.startsWith("wss://");
  const rest = url.replace(/^wss?:\/\//, "");
  const slash = rest.indexOf("/");
  const authority = slash < 2 ? rest : rest.slice(0, slash);
  const path = slash < 2 ? "" : rest.slice(slash);
  const [host = "", port = ""] = authority.split(":");
  return {
    host: host.slice(0, mostHostBytes),
    port: Number.parseInt(port, 10) || (tls ? 443 : 80),
    path: path.slice(0, mostPathBytes) || "/",
    tls,
  };
}
