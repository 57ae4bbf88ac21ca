import { maskedUrl } from "../../build/settings/mask.ts";
import { hexOf, shownBytes } from "../../host/shown.ts";
import type { BridgeListener, Way } from "../../host/world/bridged-server.ts";
import type { StreamFrame } from "../../host/world/websocket-stream.ts";
import { KeptBytes } from "./kept-bytes.ts";
import type { ConnectionChange, Status } from "./protocol.ts";
import type { ProbeFrame } from "./settings.ts";
import type { Story } from "./story.ts";

const opcodes: Record<number, string> = {
  0: "continuation",
  1: "text",
  2: "binary",
  8: "close",
  9: "ping",
  10: "pong",
};
const mostShownBytes = 200;
/** Headers that every request of the core has. */
const usualHeaders = /^(host|upgrade|connection|sec-websocket-.*|user-agent|origin|pragma|cache-control)$/i;

/** The module's connections as the server sees them, and the frames on them. */
export class Links {
  /** The last URL that the module asked for, and the names of its own headers. */
  url: string | undefined;
  headers: string[] = [];
  readonly counts = { serverIn: 0, serverOut: 0 };
  /** The bytes that the server has read. */
  readonly kept = new KeptBytes();
  private readonly connections = new Map<number, { base: string; url: string; sinceMs: number; upgraded: boolean }>();

  constructor(
    private readonly now: () => number,
    private readonly story: Story,
    /** Adds a line to the log of the terminal. The page shows frames in a place of their own. */
    private readonly log: (text: string) => void,
    /** The probe, if it has a payload. A data frame with the same bytes cannot be told from it. */
    private readonly probe: () => ProbeFrame | undefined,
  ) {}

  get open(): Status["connections"] {
    return [...this.connections].map(([id, { url, sinceMs, upgraded }]) => ({ id, url, sinceMs, upgraded }));
  }

  asked(...[id, { host, port, tls }]: Parameters<BridgeListener["asked"]>): void {
    const base = `${tls ? "wss" : "ws"}://${host}${port === (tls ? 443 : 80) ? "" : `:${port}`}`;
    this.connections.set(id, { base, url: base, sinceMs: this.now(), upgraded: false });
    this.event(id, "connecting", base);
  }

  head(id: number, way: Way, text: string): void {
    const connection = this.connections.get(id);
    const [first = "", ...headers] = text.split("\r\n");
    if (connection === undefined) {
      return;
    }
    if (way === "up") {
      connection.url = maskedUrl(connection.base + (first.split(" ")[1] ?? "/"));
      this.url = connection.url;
      this.headers = headers.map((line) => line.split(":")[0] as string).filter((name) => !usualHeaders.test(name));
    } else {
      connection.upgraded = /^HTTP\/1\.[01] 101\b/.test(first);
      if (connection.upgraded) {
        this.event(id, "open", connection.url);
      } else {
        this.event(id, "answered", first);
      }
    }
  }

  frame(id: number, way: Way, { opcode, lengthBytes, payload }: StreamFrame): void {
    const isData = opcode <= 2;
    const probe = way === "up" ? this.probe() : undefined;
    const isConfigured = probe?.opcode === opcode && probe.payload.equals(payload);
    const isProbe = opcode === 9 || opcode === 10 || (isData && lengthBytes === 0) || isConfigured;
    if (isData && way === "up") {
      this.counts.serverIn += lengthBytes;
      this.kept.add(payload);
    } else if (isData) {
      this.counts.serverOut += lengthBytes;
    }
    this.story.frame({ timeMs: this.now(), connection: id, way, opcode, lengthBytes, payload, isProbe });
    const shown = lengthBytes === 0 ? "" : `: ${shownBytes(payload.subarray(0, mostShownBytes))}`;
    const kind = opcodes[opcode] ?? `opcode ${hexOf(Uint8Array.of(opcode))}`;
    const text = `link ${id} ${way === "down" ? "to" : "from"} the module: ${kind} ${lengthBytes} bytes`;
    this.log(text + (isProbe ? ", a probe" : shown));
  }

  ended(id: number, how: string): void {
    this.connections.delete(id);
    this.event(id, "over", how);
  }

  private event(id: number, what: ConnectionChange, detail: string): void {
    const none = { opcode: 0, lengthBytes: 0, payload: new Uint8Array(0), isProbe: false };
    this.story.frame({ timeMs: this.now(), connection: id, way: "event", change: { what, detail }, ...none });
  }
}
