import type { LinkEra } from "../../host/board/eras.ts";
import { random } from "../../host/board/random.ts";
import type { EngineFactory } from "../../host/engine/engine.ts";
import { bootRig, type Rig } from "../bench/rig.ts";
import { type Counts, countedFirmware, countsMark, countsOf, countsTopic, settingsScript } from "./counted-firmware.ts";
import { DownCheck } from "./down-check.ts";
import { chooseFeatures, noFeatures, SoakClient, type SoakFeatures } from "./features.ts";
import { streamBytes } from "./numbered-stream.ts";
import { Rs485Device } from "./rs485-device.ts";
import { UpCheck } from "./up-check.ts";

/** What to boot for a soak. */
export interface SoakModuleOptions {
  seed: number;
  era: LinkEra;
  engines: EngineFactory;
  /** Whether to switch features on, at random by the seed. Default: none. */
  features?: boolean;
}

/** The IMEI of the simulated module. */
const imei = "860000000000000";
const baudRate = 921600;
const rs485BaudRate = 115200;
const binaryOpcode = 2;

/** Where the account of one boot of the firmware begins. */
interface Epoch {
  /** Bytes of the stream that were on the wire, and the firmware's counts. */
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

/** The module under soak, both of its peers, and the account of the bytes between them. */
export class SoakModule {
  readonly up = new UpCheck();
  readonly down = new DownCheck();
  readonly client = new SoakClient(imei);
  /** Random numbers in [0, 1). */
  chance: () => number;
  /** Traffic and faults of this hour, each with its start time. */
  happened: string[] = [];
  /** How many bytes the UART's line carries per millisecond. */
  readonly bytesPerMs: number;
  /** The device on the line, where that is RS-485. */
  readonly device: Rs485Device | undefined;
  /** Bytes that have been sent to the wire so far. */
  offeredUp = 0;
  /** Restarts that no fault explains. */
  readonly surprises: string[] = [];
  /** Restarts by the firmware itself that a fault explains. */
  restarts = 0;
  restartMayCome = false;
  /** The firmware's latest counts. */
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
    const isRs485 = "uart.rs485" in features.settings;
    this.bytesPerMs = (isRs485 ? rs485BaudRate : baudRate) / 10000;
    this.device = isRs485 ? new Rs485Device(this) : undefined;
    if (!isRs485) {
      this.hearData();
    }
    rig.onReboot = () => this.noteBoot();
  }

  static async boot({ seed, era, engines, features = false }: SoakModuleOptions): Promise<SoakModule> {
    const chosen = features ? chooseFeatures(random(seed)) : noFeatures;
    const { lua } = await countedFirmware(chosen.hooks, chosen.settings);
    const rate = "uart.rs485" in chosen.settings ? rs485BaudRate : baudRate;
    const files = { "main.lua": lua, ...settingsScript({ "uart.baudRate": rate, ...chosen.settings }) };
    const scripts = new Map(Object.entries(files).map(([name, text]) => [name, Buffer.from(text)]));
    return new SoakModule(await bootRig({ scripts, era, engines, seed }), chosen, seed);
  }

  /** A random whole number from `least` to `most`. */
  readonly between = (least: number, most: number): number => least + Math.floor(this.chance() * (most - least + 1));

  /** Runs an action after this much virtual time. */
  readonly later = (ms: number, action: () => void): void => void this.rig.clock.after(ms, action);

  /** Sends something after this much virtual time. Until then the module does not count as quiet. */
  send(ms: number, action: () => void): void {
    this.upcoming++;
    this.later(ms, () => {
      this.upcoming--;
      action();
    });
  }

  /** The device at the UART sends. On RS-485 it does so only when it may. */
  sendUp(bytes: number): void {
    if (this.device !== undefined) {
      this.device.sendUp(bytes);
      return;
    }
    this.rig.line.send(streamBytes(this.offeredUp, bytes));
    this.offeredUp += bytes;
  }

  /**
   * Sends a frame from the server, once the client has sent something: the core loses what follows the handshake at
   * once.
   */
  sendDown(units: number): void {
    const { rig } = this;
    if (rig.server.connected && rig.heard) {
      rig.server.send(this.down.take(units, rig.link));
    }
  }

  /** Sends a request to the control channel, if there is one. */
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

  /** Asks the firmware for its counts. Returns false when it does not answer. */
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

  /** Whether all bytes have arrived, in both directions. */
  get isQuiet(): boolean {
    const { outbox, inbox, downHook } = this.counts;
    return (
      !this.poweredOff &&
      this.upcoming === 0 &&
      this.waitingBytes === 0 &&
      this.rig.server.connected &&
      outbox.queued + outbox.inFlight === 0 &&
      inbox.received === inbox.written + inbox.dropped + downHook.consumed
    );
  }

  /**
   * Call it when no more can arrive. Returns how many bytes are missing at the server, and how many may be missing by
   * the firmware's counts. Begins a new account.
   */
  settleUp(): { missing: number; least: number; most: number } {
    const missing = this.up.settle(this.offeredUp);
    const { outbox } = this.counts;
    const before = this.epoch.counts.outbox;
    const unheard = this.offeredUp - this.epoch.onWire - (outbox.received - before.received);
    const known = unheard + (outbox.dropped - before.dropped);
    // Bytes that were confirmed by age may have died with their link.
    const most = this.mostMissing + known + (outbox.aged - before.aged);
    // Bytes that were queued again may have arrived before, and may have been dropped later.
    const least = this.mostMissing > 0 ? 0 : Math.max(0, known - (outbox.resent - before.resent));
    this.mostMissing = 0;
    this.beginAccount();
    return { missing, least, most };
  }

  /** Begins a new account, when all bytes so far are accounted for. */
  beginAccount(): void {
    this.epoch = { onWire: this.offeredUp, counts: this.counts };
  }

  /** What the UART sends is data from now on. */
  hearData(): void {
    this.rig.onTransmit = (bytes) => this.down.transmitted(bytes, this.rig.link);
  }

  /** Bytes that wait to go onto the wire to the module. */
  private get waitingBytes(): number {
    return (this.device ?? this.rig.line).waitingBytes;
  }

  /** Bytes of this account that were on the wire, but that the firmware never counted. */
  get unheard(): number {
    return this.offeredUp - this.epoch.onWire - (this.counts.outbox.received - this.epoch.counts.outbox.received);
  }

  /** Whether the account spans more than one boot. */
  get restarted(): boolean {
    return this.mostMissing > 0;
  }

  /** Bytes that the inbox has dropped in this account. */
  get droppedDown(): number {
    return this.counts.inbox.dropped - this.epoch.counts.inbox.dropped;
  }

  get errors(): number {
    return this.counts.errors - this.epoch.counts.errors;
  }

  /** Notes a new boot: of the bytes of the last boot, only confirmed ones must arrive. */
  private noteBoot(): void {
    const { reason } = this.rig.reboots.at(-1) as Rig["reboots"][number];
    if (reason === "script" && this.restartMayCome) {
      this.restarts++;
    } else if (!this.poweredOff) {
      this.surprises.push(`the module has restarted: ${reason}`);
    }
    const onWire = this.offeredUp - this.waitingBytes;
    const confirmed = this.counts.outbox.confirmed - this.epoch.counts.outbox.confirmed;
    this.mostMissing += Math.max(1, onWire - this.epoch.onWire - confirmed);
    this.epoch = { onWire, counts: noCounts };
    this.counts = noCounts;
    this.down.breakOff();
  }
}
