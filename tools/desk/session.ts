import type { FaultName, FaultStep } from "../../host/scenario/index.ts";
import { hexOf, shownBytes } from "../../host/shown.ts";
import type { BridgeListener, Way } from "../../host/world/bridged-server.ts";
import type { StandInPeer } from "../../host/world/stand-in-server/index.ts";
import { type Desk, type DeskOptions, openDesk } from "./desk.ts";
import { KeptBytes } from "./kept-bytes.ts";
import { maskedUrl } from "./mask.ts";
import { Pacer } from "./pacer.ts";
import type { About, Counts, GatewayCounts, LogEntry, News, Status, Wish } from "./protocol.ts";
import { Recorder } from "./recorder.ts";
import { Story } from "./story.ts";

/** What a session does for those who look on: a terminal. */
export interface SessionListener {
  log(entry: LogEntry): void;
  transmit(bytes: Uint8Array): void;
  transmitUsb(bytes: Uint8Array): void;
  say(text: string): void;
}

/** What is around the desk. */
export interface Surroundings extends DeskOptions {
  version: string;
  /** Whether the server is our own, which can be told to send. */
  standIn: boolean;
  serverUrl: string;
}

const sampleMs = 500;
/** As frames to a module may be. */
const mostFrameBytes = 4096;
const opcodes: Record<number, string> = {
  0: "continuation",
  1: "text",
  2: "binary",
  8: "close",
  9: "ping",
  10: "pong",
};

/** A desk with all that is told of it and done to it: the page and the terminal are two views of one session. */
export class Session {
  readonly desk: Desk;
  readonly story = new Story();
  readonly recorder: Recorder;
  /** The module's connection as the stand-in server sees it, and those of others. */
  readonly peers = new Set<StandInPeer>();
  serialAddress: string | undefined;
  private readonly keptSerial = new KeptBytes();
  private readonly keptServer = new KeptBytes();
  private readonly pacer: Pacer;
  private readonly connections = new Map<number, { url: string; sinceMs: number; upgraded: boolean; host: string }>();
  private readonly counts: Counts = {
    uartIn: 0,
    uartOut: 0,
    serverIn: 0,
    serverOut: 0,
    uartOverrun: 0,
    gateway: undefined,
  };
  private state: string | undefined;
  private url: string | undefined;
  private headers: string[] = [];
  private before = { timeMs: 0, up: 0, down: 0 };
  private readonly sampling: NodeJS.Timeout;

  private constructor(
    desk: Desk,
    private readonly surroundings: Surroundings,
    private readonly listener: SessionListener,
  ) {
    this.desk = desk;
    this.recorder = new Recorder(() => desk.now());
    this.pacer = new Pacer(
      () => {
        const settings = desk.serialSettings();
        return settings === undefined ? 11_520 : settings.baudRate / settings.bitsPerByte;
      },
      (bytes) => this.serverSend(bytes, false),
    );
    this.sampling = setInterval(() => this.sample(), sampleMs);
  }

  /** Boots the desk. Throws an Error with one clear line when there is no main.lua. */
  static async open(surroundings: Surroundings, listener: SessionListener): Promise<Session> {
    // What the module does while it boots is told when there is a session.
    const early: (() => void)[] = [];
    let session: Session | undefined;
    const tell = (action: (session: Session) => void): void => {
      if (session === undefined) {
        early.push(() => action(session as Session));
      } else {
        action(session);
      }
    };
    const told = new Set<string>();
    const desk = await openDesk(
      {
        ...surroundings,
        route: (target) => {
          const place = surroundings.route(target);
          const text = `${target.host}:${target.port} leads to the stand-in server, port ${place.port}`;
          if (surroundings.standIn && !told.has(text)) {
            told.add(text);
            tell((open) => open.log("desk", text));
          }
          return place;
        },
      },
      {
        log: (line) => tell((open) => open.moduleLog(line)),
        receive: (bytes) => tell((open) => open.received(bytes)),
        transmit: (bytes) => tell((open) => open.transmitted(bytes)),
        transmitUsb: (bytes) => listener.transmitUsb(bytes),
        reboot: (reason) => tell((open) => open.rebooted(reason)),
        unreachable: ({ host, port }, reason) =>
          listener.say(
            `${host}:${port} can not be reached (${reason}). Is the server running? The module tries again.`,
          ),
        bridge: {
          asked: (...words) => tell((open) => open.asked(...words)),
          head: (...words) => tell((open) => open.head(...words)),
          frame: (...words) => tell((open) => open.frame(...words)),
          ended: (...words) => tell((open) => open.ended(...words)),
        },
        counts: (counts) => tell((open) => open.counted(counts)),
      },
    );
    session = new Session(desk, surroundings, listener);
    for (const action of early) {
      action();
    }
    return session;
  }

  /** Bytes for UART 1, from whoever is a serial peer. */
  serialSend(bytes: Uint8Array): void {
    this.recorder.sent(bytes);
    this.desk.serialSend(bytes);
  }

  /** Bytes for the USB port. */
  usbSend(bytes: Uint8Array): void {
    this.recorder.sent(bytes, "usb");
    this.desk.usbSend(bytes);
  }

  /** The stand-in server sends a frame to the module. Throws an Error for people where it can not. */
  serverSend(bytes: Uint8Array, isText: boolean): void {
    const peer = this.modulesPeer();
    if (bytes.length > mostFrameBytes) {
      throw new Error(`a frame of ${bytes.length} bytes: at most ${mostFrameBytes} may go to a module`);
    }
    peer.send(isText ? Buffer.from(bytes).toString() : bytes);
    this.recorder.serverSent(bytes, isText);
  }

  /** Makes something go wrong. Throws an Error for people where it can not. */
  strike(fault: Omit<FaultStep, "atMs">): void {
    this.desk.strike(fault);
    this.recorder.struck(fault, this.desk.faults().includes(fault.fault));
    const amount = fault.amount === undefined ? "" : ` ${fault.amount}`;
    this.log("desk", `${fault.fault}${amount}`);
  }

  /** Ends what is wrong. */
  endFault(name: FaultName): void {
    if (this.desk.faults().includes(name)) {
      this.desk.endFault(name);
      this.recorder.ended(name);
      this.log("desk", `${name} is over`);
    }
  }

  /** Does what a page wants. Throws an Error for people where it can not. */
  wish(wish: Wish): void {
    if (wish.do === "serial") {
      this.serialSend(Buffer.from(wish.bytes, "base64"));
    } else if (wish.do === "server") {
      const bytes = Buffer.from(wish.bytes, "base64");
      if (bytes.length <= mostFrameBytes) {
        this.serverSend(bytes, wish.isText);
      } else {
        this.modulesPeer();
        this.pacer.push(bytes);
      }
    } else if (wish.do === "strike") {
      const { fault, amount, forMs } = wish;
      this.strike({ fault, ...(amount === undefined ? {} : { amount }), ...(forMs === undefined ? {} : { forMs }) });
    } else if (wish.do === "end") {
      this.endFault(wish.fault);
    } else {
      this.story.clear();
      this.keptSerial.clear();
      this.keptServer.clear();
      this.recorder.clear();
    }
  }

  /** What is new since this was called last. */
  news(): News {
    return { ...this.story.news(this.desk.now()), status: this.status() };
  }

  /** All that a page must know. */
  whole(): News {
    return { ...this.story.whole(), about: this.about(), status: this.status() };
  }

  /** A file to be saved. */
  file(path: string): { name: string; type: string; bytes: Uint8Array } | undefined {
    const type = "application/octet-stream";
    if (path === "/uart.bin") {
      return { name: "uart.bin", type, bytes: this.keptSerial.all() };
    }
    if (path === "/server.bin") {
      return { name: "server.bin", type, bytes: this.keptServer.all() };
    }
    if (path === "/scenario.ts") {
      return { name: "scenario.ts", type: "text/plain; charset=utf-8", bytes: Buffer.from(this.scenario()) };
    }
    return undefined;
  }

  /** What was done so far, as a scenario file. */
  scenario(): string {
    return this.recorder.file({ name: "recorded at the desk", model: this.surroundings.model, era: "2025-12" });
  }

  about(): About {
    const { version, model, scriptDirectory, standIn, serverUrl } = this.surroundings;
    const main = this.desk.script("main.lua");
    const project = /^PROJECT *= *"([^"]*)"/m.exec(main)?.[1] ?? "";
    const isGateway = project === "luatos_gateway";
    return {
      version,
      model,
      era: "2025-12",
      script: scriptDirectory,
      project,
      build: /^BUILD = "([0-9a-f]+)"$/m.exec(main)?.[1],
      echoPacket: isGateway && main.includes('openFrameIs("\\"echo\\"")') ? '"echo"' : undefined,
      standIn,
      serverUrl: maskedUrl(serverUrl),
      serialAddress: this.serialAddress,
      states: isGateway ? ["waiting-network", "connecting", "online", "backing-off"] : [],
    };
  }

  close(): void {
    clearInterval(this.sampling);
    this.pacer.stop();
    this.desk.close();
  }

  /** A line for the log of the desk. */
  log(from: LogEntry["from"], text: string): void {
    const entry = { timeMs: this.desk.now(), from, text };
    this.story.log(entry);
    this.listener.log(entry);
  }

  private status(): Status {
    const settings = this.desk.serialSettings();
    const pin = this.desk.lastPin();
    return {
      timeMs: this.desk.now(),
      state: this.state,
      url: this.url,
      headers: this.headers,
      uart: settings && {
        baudRate: settings.baudRate,
        dataBits: settings.dataBits,
        parity: (settings.parity[0] as string).toUpperCase(),
        stopBits: settings.stopBits,
        bufferBytes: settings.bufferBytes,
      },
      connections: [...this.connections].map(([id, { url, sinceMs, upgraded }]) => ({ id, url, sinceMs, upgraded })),
      pin: pin && { pin: pin.pin, level: pin.level },
      faults: this.desk.faults(),
      waitingBytes: { serial: this.desk.serialWaitingBytes(), server: this.pacer.waitingBytes },
      recordedSteps: this.recorder.count,
      recordingIsFull: this.recorder.isFull,
      kept: { serialBytes: this.keptSerial.length, serverBytes: this.keptServer.length },
      counts: { ...this.counts, uartOverrun: this.desk.uart.overrunBytes },
    };
  }

  private sample(): void {
    this.desk.askCounts();
    const timeMs = this.desk.now();
    const { uartIn, serverIn, uartOut, gateway } = this.counts;
    const seconds = Math.max(0.001, (timeMs - this.before.timeMs) / 1000);
    this.story.sample({
      timeMs,
      upBytesPerSecond: Math.max(0, (serverIn - this.before.up) / seconds),
      downBytesPerSecond: Math.max(0, (uartOut - this.before.down) / seconds),
      queuedBytes: gateway === undefined ? Math.max(0, uartIn - serverIn) : gateway.queued + gateway.inFlight,
      heapBytes: this.desk.heapBytes() ?? 0,
    });
    this.before = { timeMs, up: serverIn, down: uartOut };
  }

  private counted(counts: GatewayCounts): void {
    this.counts.gateway = counts;
  }

  private moduleLog(line: string): void {
    const [, from, to, event] = /^\w\/user\.gateway ([a-z-]+) -> ([a-z-]+) (\S+)/.exec(line) ?? [];
    if (from !== undefined && to !== undefined && event !== undefined) {
      this.state = to;
      this.story.transition({ timeMs: this.desk.now(), from, to, event });
    } else if (/^\w\/user\.gateway luatos_gateway /.test(line)) {
      this.state = "waiting-network";
    }
    this.log("module", line);
  }

  private received(bytes: Uint8Array): void {
    this.counts.uartIn += bytes.length;
    this.story.serial("in", bytes, this.desk.now());
  }

  private transmitted(bytes: Uint8Array): void {
    this.counts.uartOut += bytes.length;
    this.keptSerial.add(bytes);
    this.story.serial("out", bytes, this.desk.now());
    this.listener.transmit(bytes);
  }

  private rebooted(reason: string): void {
    this.state = undefined;
    this.counts.gateway = undefined;
    this.log("desk", `the ${this.surroundings.model} boots: ${reason}`);
  }

  private asked(...[id, { host, port, tls }]: Parameters<BridgeListener["asked"]>): void {
    const url = `${tls ? "wss" : "ws"}://${host}${port === (tls ? 443 : 80) ? "" : `:${port}`}`;
    this.connections.set(id, { url, sinceMs: this.desk.now(), upgraded: false, host: url });
    this.event(id, `connecting to ${url}`);
  }

  private head(id: number, way: Way, text: string): void {
    const connection = this.connections.get(id);
    const [first = "", ...headers] = text.split("\r\n");
    if (connection === undefined) {
      return;
    }
    if (way === "up") {
      const path = first.split(" ")[1] ?? "/";
      connection.url = maskedUrl(connection.host + path);
      this.url = connection.url;
      this.headers = headers.map((line) => line.split(":")[0] as string).filter((name) => !usualHeaders.test(name));
    } else {
      connection.upgraded = /^HTTP\/1\.[01] 101\b/.test(first);
      this.event(id, connection.upgraded ? `open: ${connection.url}` : first);
    }
  }

  private frame(...[id, way, frame]: Parameters<BridgeListener["frame"]>): void {
    const { opcode, lengthBytes, payload } = frame;
    const isData = opcode <= 2;
    const isProbe = opcode === 9 || opcode === 10 || (isData && lengthBytes === 0);
    if (isData && way === "up") {
      this.counts.serverIn += lengthBytes;
      this.keptServer.add(payload);
    } else if (isData) {
      this.counts.serverOut += lengthBytes;
    }
    const timeMs = this.desk.now();
    this.story.frame({ timeMs, connection: id, way, opcode, lengthBytes, payload, isProbe });
    // What the module sends stands in the stand-in server's own log.
    if (way === "down" || !this.surroundings.standIn) {
      const shown = lengthBytes === 0 ? "" : `: ${shownBytes(payload.subarray(0, mostShownBytes))}`;
      const kind = opcodes[opcode] ?? `opcode ${hexOf(Uint8Array.of(opcode))}`;
      const text = `link ${id} ${way === "down" ? "to" : "from"} the module: ${kind} ${lengthBytes} bytes`;
      this.listener.log({ timeMs, from: "server", text: text + (isProbe ? ", a probe" : shown) });
    }
  }

  private ended(id: number, how: string): void {
    this.connections.delete(id);
    this.event(id, `over: ${how}`);
  }

  private event(id: number, note: string): void {
    const timeMs = this.desk.now();
    const none = { opcode: 0, lengthBytes: 0, payload: new Uint8Array(0), isProbe: false };
    this.story.frame({ timeMs, connection: id, way: "event", note, ...none });
  }

  private modulesPeer(): StandInPeer {
    if (!this.surroundings.standIn) {
      throw new Error("the server is your own: only it can send");
    }
    const port = this.desk.linkPort();
    const peer = [...this.peers].find(({ address }) => port !== undefined && address.endsWith(`:${port}`));
    if (peer === undefined) {
      throw new Error("the module is not connected to the server");
    }
    return peer;
  }
}

const mostShownBytes = 200;
/** What each request of the core has. */
const usualHeaders = /^(host|upgrade|connection|sec-websocket-.*|user-agent|origin|pragma|cache-control)$/i;
