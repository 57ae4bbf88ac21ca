import type { LinkEra } from "../../host/board/eras.ts";
import { random } from "../../host/board/random.ts";
import type { EngineFactory } from "../../host/engine/engine.ts";
import { bootRig, type Rig } from "../bench/rig.ts";
import { type Counts, countedFirmware, countsMark, countsOf, countsTopic, settingsScript } from "./counted-firmware.ts";
import { DownCheck } from "./down-check.ts";
import { chooseFeatures, noFeatures, SoakClient, type SoakFeatures } from "./features.ts";
import { streamBytes } from "./numbered-stream.ts";
import { UpCheck } from "./up-check.ts";

export interface SoakModuleOptions {
  seed: number;
  era: LinkEra;
  engines: EngineFactory;
  /** Has features on, at random by the seed. Default: none. */
  features?: boolean;
}

/** That of the simulated module. */
const imei = "860000000000000";
const baudRate = 921600;
const binaryOpcode = 2;

/** How many bytes may be missing, as far as one boot of the firmware goes. */
interface Epoch {
  /** Where its account begins: bytes of the stream that were on the wire, and its counts. */
  onWire: number;
  counts: Counts;
}

const noCounts: Counts = {
  outbox: {
    received: 0,
    added: 0,
    confirmed: 0,
    aged: 0,
    inFlight: 0,
    queued: 0,
    overflowed: 0,
    refused: 0,
    givenUp: 0,
    dropped: 0,
    consumed: 0,
    resent: 0,
  },
  inbox: { received: 0, written: 0, dropped: 0 },
  downHook: { added: 0, consumed: 0 },
  invalidFrames: 0,
  errors: 0,
};

/** The module under soak with both of its peers, and the account of what they sent each other. */
export class SoakModule {
  readonly up = new UpCheck();
  readonly down = new DownCheck();
  readonly client = new SoakClient(imei);
  /** Numbers in [0, 1). */
  chance: () => number;
  /** Traffic and faults of this hour, and when they began. */
  happened: string[] = [];
  /** Bytes of a millisecond on the UART's line. */
  readonly bytesPerMs = baudRate / 10000;
  /** Bytes that were given to the wire so far. */
  offeredUp = 0;
  /** Restarts that no fault explains. */
  readonly surprises: string[] = [];
  /** Restarts of the firmware's own that a fault explains. */
  restarts = 0;
  restartMayCome = false;
  /** What the firmware counted last. */
  counts: Counts = noCounts;
  private epoch: Epoch = { onWire: 0, counts: noCounts };
  private mostMissing = 0;
  private poweredOff = false;
  /** Pieces of traffic that are still to be sent. */
  private upcoming = 0;

  private constructor(
    readonly rig: Rig,
    readonly features: SoakFeatures,
    seed: number,
  ) {
    this.chance = random(seed);
    rig.onFrame = ({ payload, opcode }, link) => {
      if (opcode === binaryOpcode) {
        this.up.frame(payload, link, this.offeredUp);
      } else if (this.features.names.length > 0) {
        this.client.take(Buffer.from(payload).toString());
      }
    };
    rig.onTransmit = (bytes) => this.down.transmitted(bytes, rig.link);
    rig.onReboot = () => this.noteBoot();
  }

  static async boot({ seed, era, engines, features = false }: SoakModuleOptions): Promise<SoakModule> {
    const chosen = features ? chooseFeatures(random(seed)) : noFeatures;
    const { lua } = await countedFirmware(chosen.hooks, chosen.settings);
    const files = { "main.lua": lua, ...settingsScript({ "uart.baudRate": baudRate, ...chosen.settings }) };
    const scripts = new Map(Object.entries(files).map(([name, text]) => [name, Buffer.from(text)]));
    return new SoakModule(await bootRig({ scripts, era, engines, seed }), chosen, seed);
  }

  /** A whole number from `least` to `most`. */
  readonly between = (least: number, most: number): number => least + Math.floor(this.chance() * (most - least + 1));

  /** Has something happen in so much virtual time. */
  readonly later = (ms: number, action: () => void): void => void this.rig.clock.after(ms, action);

  /** Has something be sent in so much virtual time: until then the module is not at rest. */
  send(ms: number, action: () => void): void {
    this.upcoming++;
    this.later(ms, () => {
      this.upcoming--;
      action();
    });
  }

  sendUp(bytes: number): void {
    this.rig.line.send(streamBytes(this.offeredUp, bytes));
    this.offeredUp += bytes;
  }

  /** Servers wait for a client's first word: what follows the handshake at once is lost. */
  sendDown(units: number): void {
    const { rig } = this;
    if (rig.server.connected && rig.heard) {
      rig.server.send(this.down.take(units, rig.link));
    }
  }

  /** Asks the control channel something, where there is one. */
  askControl(): void {
    const { rig } = this;
    if (this.features.settings.control !== undefined && rig.server.connected && rig.heard) {
      rig.server.send(this.client.request(this.chance));
    }
  }

  losePower(ms: number): void {
    if (this.poweredOff) {
      return;
    }
    this.look();
    this.poweredOff = true;
    this.rig.board.powerOff();
    this.later(ms, () => {
      this.rig.board.powerOn();
      this.poweredOff = false;
    });
  }

  /** Asks the firmware what it counts. Returns false while it does not answer. */
  look(): boolean {
    if (this.poweredOff) {
      return false;
    }
    const text = this.rig.ask(countsTopic, countsMark);
    if (text !== undefined) {
      this.counts = countsOf(text);
    }
    return text !== undefined;
  }

  /** Whether nothing is under way any more, in either direction. */
  get isQuiet(): boolean {
    const { outbox, inbox, downHook } = this.counts;
    return (
      !this.poweredOff &&
      this.upcoming === 0 &&
      this.rig.line.waitingBytes === 0 &&
      this.rig.server.connected &&
      outbox.queued + outbox.inFlight === 0 &&
      inbox.received === inbox.written + inbox.dropped + downHook.consumed
    );
  }

  /**
   * Everything has come that could: how many bytes are missing at the server, and how many may be, by what the firmware
   * counts. Begins a new account.
   */
  settleUp(): { missing: number; least: number; most: number } {
    const missing = this.up.settle(this.offeredUp);
    const { outbox } = this.counts;
    const before = this.epoch.counts.outbox;
    const unheard = this.offeredUp - this.epoch.onWire - (outbox.received - before.received);
    const known = unheard + (outbox.dropped - before.dropped);
    // What age has confirmed may have died with its link.
    const most = this.mostMissing + known + (outbox.aged - before.aged);
    // What was queued again may have arrived all the same, and have been dropped afterwards.
    const least = this.mostMissing > 0 ? 0 : Math.max(0, known - (outbox.resent - before.resent));
    this.mostMissing = 0;
    this.epoch = { onWire: this.offeredUp, counts: this.counts };
    return { missing, least, most };
  }

  /** Bytes that were on the wire and that the firmware never counted, in this account so far. */
  get unheard(): number {
    return this.offeredUp - this.epoch.onWire - (this.counts.outbox.received - this.epoch.counts.outbox.received);
  }

  /** Whether the account spans more than one boot. */
  get restarted(): boolean {
    return this.mostMissing > 0;
  }

  /** Bytes that the inbox has dropped in this account so far. */
  get droppedDown(): number {
    return this.counts.inbox.dropped - this.epoch.counts.inbox.dropped;
  }

  get errors(): number {
    return this.counts.errors - this.epoch.counts.errors;
  }

  /** A new boot: of what the last one had, only what it had confirmed is sure to be there. */
  private noteBoot(): void {
    const { reason } = this.rig.reboots.at(-1) as Rig["reboots"][number];
    if (reason === "script" && this.restartMayCome) {
      this.restarts++;
    } else if (!this.poweredOff) {
      this.surprises.push(`the module has restarted: ${reason}`);
    }
    const onWire = this.offeredUp - this.rig.line.waitingBytes;
    const confirmed = this.counts.outbox.confirmed - this.epoch.counts.outbox.confirmed;
    this.mostMissing += Math.max(1, onWire - this.epoch.onWire - confirmed);
    this.epoch = { onWire, counts: noCounts };
    this.counts = noCounts;
    this.down.breakOff();
  }
}
