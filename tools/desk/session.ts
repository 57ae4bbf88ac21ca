import { maskedUrl } from "../../build/settings/mask.ts";
import type { FaultName, FaultStep } from "../../host/scenario/index.ts";
import type { FedLine } from "../../host/world/serial/feed.ts";
import type { StandInPeer } from "../../host/world/stand-in-server/index.ts";
import { type Desk, type DeskOptions, openDesk } from "./desk.ts";
import { Gauge } from "./gauge.ts";
import { KeptBytes } from "./kept-bytes.ts";
import { Links } from "./links.ts";
import { Pacer } from "./pacer.ts";
import { Peers } from "./peers.ts";
import type { About, LogEntry, News, Status, Wish } from "./protocol.ts";
import { Recorder } from "./recorder.ts";
import { aboutScript, builtSettings, type ProbeFrame, probeFrame, type Settings, shownSettings } from "./settings.ts";
import { Story } from "./story.ts";

/** The events of a session, for a terminal. */
export interface SessionListener {
  /** A line of the log: of the module, the server or the desk. */
  log(entry: LogEntry): void;
  /** UART 1 has sent bytes. Copy them to keep them. */
  transmit(bytes: Uint8Array): void;
  /** The USB port has sent bytes. Copy them to keep them. */
  transmitUsb(bytes: Uint8Array): void;
  /** A message for a person, such as that a server cannot be reached. It is in no log. */
  say(text: string): void;
}

/** The options of a session: those of the desk, and its surroundings. */
export interface Surroundings extends DeskOptions {
  version: string;
  /** Whether the server is our own, so that the desk can make it send. */
  standIn: boolean;
  serverUrl: string;
}

const sampleMs = 500;
/** The largest frame that may be sent to a module. */
const mostFrameBytes = 4096;
/** Above this, no more bytes from pages may wait for the wire to UART 1. */
const mostWaitingBytes = 8 << 20;

/** A desk, with everything that happens on it. The page and the terminal are two views of one session. */
export class Session {
  readonly desk: Desk;
  readonly story = new Story();
  readonly recorder: Recorder;
  private readonly peers: Peers;
  serialAddress: string | undefined;
  private readonly keptSerial = new KeptBytes();
  private readonly pacer: Pacer;
  private readonly links: Links;
  private readonly gauge = new Gauge();
  private settings: Settings | undefined;
  private probe: ProbeFrame | undefined;
  /** Whether the module runs firmware that the pages do not know yet. */
  private isRebooted = false;
  private state: string | undefined;
  /** The amount of the fault "delay", while it lasts. */
  private delayMs = 0;
  private readonly sampling: NodeJS.Timeout;

  private constructor(
    desk: Desk,
    private readonly surroundings: Surroundings,
    private readonly listener: SessionListener,
  ) {
    this.desk = desk;
    this.recorder = new Recorder(() => desk.now());
    this.links = new Links(
      () => desk.now(),
      this.story,
      (text) => listener.log({ timeMs: desk.now(), from: "server", text }),
      () => this.probe,
    );
    this.peers = new Peers(desk, (text) => this.log("server", text));
    this.readSettings();
    this.pacer = new Pacer(
      () => {
        const settings = desk.serialSettings();
        return settings === undefined ? 11_520 : settings.baudRate / settings.bitsPerByte;
      },
      (bytes) => this.serverSend(bytes, false),
    );
    this.sampling = setInterval(() => this.sample(), sampleMs);
  }

  /** Boots the desk. Throws an Error of one line when there is no main.lua. */
  static async open(surroundings: Surroundings, listener: SessionListener): Promise<Session> {
    // Events during the boot wait here until there is a session.
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
        vmExit: () => tell((open) => open.scriptEnded()),
        unreachable: ({ host, port }, reason) =>
          listener.say(`${host}:${port} cannot be reached (${reason}). Is the server running? The module tries again.`),
        bridge: {
          asked: (...words) => tell(({ links }) => links.asked(...words)),
          head: (...words) => tell(({ links }) => links.head(...words)),
          frame: (...words) => tell(({ links }) => links.frame(...words)),
          ended: (...words) => tell(({ links }) => links.ended(...words)),
        },
        counts: (gateway) => tell(({ gauge }) => Object.assign(gauge.counts, { gateway })),
      },
    );
    session = new Session(desk, surroundings, listener);
    for (const action of early) {
      action();
    }
    return session;
  }

  /** Sends bytes to UART 1, from any serial peer. */
  serialSend(bytes: Uint8Array): void {
    this.recorder.sent(bytes);
    this.desk.serialSend(bytes);
  }

  /** The wire to UART 1, for a serial end. */
  get serialLine(): FedLine {
    const { desk } = this;
    return {
      send: (bytes) => this.serialSend(bytes),
      get waitingBytes() {
        return desk.serialWaitingBytes();
      },
    };
  }

  /** The wire to the USB port, for a serial end. */
  get usbLine(): FedLine {
    const { desk, recorder } = this;
    return {
      send: (bytes) => {
        recorder.sent(bytes, "usb");
        desk.usbSend(bytes);
      },
      get waitingBytes() {
        return desk.usbWaitingBytes();
      },
    };
  }

  /** Makes the stand-in server send a frame to the module. Throws an Error for people when that is not possible. */
  serverSend(bytes: Uint8Array, isText: boolean): void {
    const peer = this.modulesPeer();
    if (bytes.length > mostFrameBytes) {
      throw new Error(`a frame of ${bytes.length} bytes: at most ${mostFrameBytes} may go to a module`);
    }
    peer.send(isText ? Buffer.from(bytes).toString() : bytes);
    this.recorder.serverSent(bytes, isText);
  }

  /** A client has connected to the stand-in server: the module, or another. */
  joined(peer: StandInPeer): void {
    this.peers.joined(peer);
  }

  /** Starts a fault. Throws an Error for people when that is not possible. */
  strike(fault: Omit<FaultStep, "atMs">): void {
    this.desk.strike(fault);
    if (fault.fault === "delay") {
      this.delayMs = fault.amount ?? 0;
    }
    this.recorder.struck(fault, this.desk.faults().includes(fault.fault));
    const amount = fault.amount === undefined ? "" : ` ${fault.amount}`;
    this.log("desk", `${fault.fault}${amount}`);
  }

  /** Ends a fault. */
  endFault(name: FaultName): void {
    if (this.desk.faults().includes(name)) {
      this.desk.endFault(name);
      this.recorder.ended(name);
      this.log("desk", `${name} is over`);
    }
  }

  /** Does what a page asks for. Throws an Error for people when that is not possible. */
  wish(wish: Wish): void {
    if (wish.do === "serial") {
      const bytes = Buffer.from(wish.bytes, "base64");
      if (this.desk.serialWaitingBytes() + bytes.length > mostWaitingBytes) {
        throw new Error("too many bytes are waiting already");
      }
      this.serialSend(bytes);
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
      this.links.kept.clear();
      this.recorder.clear();
    }
  }

  /** Everything new since the last call. */
  news(): News {
    const about = this.isRebooted ? { about: this.about() } : {};
    this.isRebooted = false;
    return { ...this.story.news(this.desk.now()), ...about, status: this.status() };
  }

  /** Everything that a page needs when it opens. */
  whole(): News {
    return { ...this.story.whole(), about: this.about(), status: this.status() };
  }

  /** A file to save, by its path. Undefined: there is no such file. */
  file(path: string): { name: string; type: string; bytes: Uint8Array } | undefined {
    const type = "application/octet-stream";
    if (path === "/uart.bin") {
      return { name: "uart.bin", type, bytes: this.keptSerial.all() };
    }
    if (path === "/server.bin") {
      return { name: "server.bin", type, bytes: this.links.kept.all() };
    }
    if (path === "/scenario.ts") {
      return { name: "scenario.ts", type: "text/plain; charset=utf-8", bytes: Buffer.from(this.scenario()) };
    }
    return undefined;
  }

  /** Everything that was done so far, as a scenario file. */
  scenario(): string {
    return this.recorder.file({ name: "recorded by npm start", model: this.surroundings.model, era: "2025-12" });
  }

  about(): About {
    const { version, model, scriptDirectory, standIn, serverUrl } = this.surroundings;
    return {
      version,
      model,
      era: "2025-12",
      script: scriptDirectory,
      ...aboutScript(this.desk.script("main.lua")),
      standIn,
      serverUrl: maskedUrl(serverUrl),
      serialAddress: this.serialAddress,
      settings: this.settings && shownSettings(this.settings),
    };
  }

  close(): void {
    clearInterval(this.sampling);
    this.pacer.stop();
    this.desk.close();
  }

  /** Adds a line to the log. */
  log(from: LogEntry["from"], text: string): void {
    const entry = { timeMs: this.desk.now(), from, text };
    this.story.log(entry);
    this.listener.log(entry);
  }

  private status(): Status {
    const settings = this.desk.serialSettings();
    return {
      timeMs: this.desk.now(),
      state: this.state,
      url: this.links.url,
      headers: this.links.headers,
      uart: settings && {
        baudRate: settings.baudRate,
        dataBits: settings.dataBits,
        parity: (settings.parity[0] as string).toUpperCase(),
        stopBits: settings.stopBits,
        bufferBytes: settings.bufferBytes,
      },
      connections: this.links.open,
      pins: this.desk.pins(),
      faults: this.desk.faults(),
      delayMs: this.desk.faults().includes("delay") ? this.delayMs : 0,
      waitingBytes: { serial: this.desk.serialWaitingBytes(), server: this.pacer.waitingBytes },
      recordedSteps: this.recorder.count,
      recordingIsFull: this.recorder.isFull,
      kept: { serialBytes: this.keptSerial.length, serverBytes: this.links.kept.length },
      counts: { ...this.gauge.counts, ...this.links.counts, uartOverrun: this.desk.uart.overrunBytes },
    };
  }

  private sample(): void {
    const { desk } = this;
    desk.askCounts();
    this.story.sample(this.gauge.sample(desk.now(), this.links.counts.serverIn, desk.heapBytes() ?? 0));
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
    this.gauge.counts.uartIn += bytes.length;
    this.story.serial("in", bytes, this.desk.now());
  }

  private transmitted(bytes: Uint8Array): void {
    this.gauge.counts.uartOut += bytes.length;
    this.keptSerial.add(bytes);
    this.story.serial("out", bytes, this.desk.now());
    this.listener.transmit(bytes);
  }

  private readSettings(): void {
    this.settings = builtSettings(this.desk.script("main.lua"), this.desk.script("main.lua.map"));
    this.probe = probeFrame(this.settings);
  }

  private scriptEnded(): void {
    this.state = undefined;
    this.log("desk", "the script has ended: the module boots again in 15 s");
  }

  private rebooted(reason: string): void {
    this.readSettings();
    this.isRebooted = true;
    this.state = undefined;
    this.gauge.counts.gateway = undefined;
    this.log("desk", `the ${this.surroundings.model} boots: ${reason}`);
  }

  private modulesPeer(): StandInPeer {
    if (!this.surroundings.standIn) {
      throw new Error("this is your own server: only it can send");
    }
    const peer = this.peers.module;
    if (peer === undefined) {
      throw new Error("the module is not connected to the server");
    }
    return peer;
  }
}
