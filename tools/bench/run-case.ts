import type { LinkEra } from "../../host/board/eras.ts";
import type { EngineFactory } from "../../host/engine/engine.ts";
import type { BenchCase, Flow } from "./cases.ts";
import { type Found, RecordFinder, record, recordBytes } from "./records.ts";
import { askMs, bootRig, type Rig } from "./rig.ts";

/** What happened to the records of one direction. */
export interface WayFigures {
  offeredBytes: number;
  lostBytes: number;
  duplicatedBytes: number;
  /** Records that arrived after one with a higher number. */
  reordered: number;
  /** How fast records arrived while they flowed, as a share of the UART's line rate. Undefined: too few arrived. */
  lineShare: number | undefined;
  /** From the last byte of a packet on the wire, or from the server's send, to the last byte of a record. */
  delayP50Ms: number | undefined;
  delayP99Ms: number | undefined;
}

/** The figures of one run of one case. */
export interface CaseFigures {
  up: WayFigures | undefined;
  down: WayFigures | undefined;
  /** Data frames that the server received. */
  frames: number;
  /** Bytes on the network beyond the payload, as a share of the payload. Up only. */
  wireOverhead: number | undefined;
  /** Cost per 1024 bytes of records that arrived while they flowed, both directions together. */
  instructionsPerKb: number | undefined;
  garbageBytesPerKb: number | undefined;
  /**
   * Lua heap above an empty script, after a garbage collection: when the link has opened, and the largest value of one
   * look per second.
   */
  heapAfterLoadBytes: number | undefined;
  heapPeakBytes: number | undefined;
  /** Restarts of the module, ends of its VM, and anything else worth a remark. */
  remark: string;
}

/** What a run of a case measures, and on which core. */
export interface RunOptions {
  scripts: ReadonlyMap<string, Uint8Array>;
  era: LinkEra;
  engines: EngineFactory;
  /** How long records flow, unless the case says so. */
  seconds: number;
  /** The Lua heap of the module. Undefined: no limit. */
  heapBytes?: number | undefined;
  seed?: number;
}

const bitsPerByte = 10;
const settleMs = 3000;
const connectLimitMs = 60000;
/** The first seconds show how a stream starts, not how it runs. */
const warmUpMs = 2000;
const overheadOfSegment = 40;

/** Runs a case once, in a new module. `remark` says when the script never connected. */
export async function runCase(bench: BenchCase, options: RunOptions): Promise<CaseFigures> {
  const emptyBytes = await emptyScriptBytes(options);
  const rig = await bootRig({ ...options, baudRate: bench.baudRate });
  try {
    rig.network.latencyMs = bench.roundTripMs / 2;
    bench.prepare?.(rig);
    const connected = rig.clock.runUntil(() => rig.server.connected, connectLimitMs);
    rig.clock.advance(settleMs);
    const afterLoad = rig.heapBytes();
    const seconds = bench.seconds ?? options.seconds;
    const figures = flow(rig, bench, seconds);
    return {
      ...figures,
      heapAfterLoadBytes: over(afterLoad, emptyBytes),
      heapPeakBytes: over(figures.heapPeakBytes, emptyBytes),
      remark: [...(connected ? [] : ["never connected"]), figures.remark].filter((each) => each !== "").join("; "),
    };
  } finally {
    rig.dispose();
  }
}

function over(bytes: number | undefined, emptyBytes: number | undefined): number | undefined {
  return bytes === undefined || emptyBytes === undefined ? undefined : Math.max(0, bytes - emptyBytes);
}

/** The heap of a script that does nothing, in the same rig. */
async function emptyScriptBytes({ era, engines }: RunOptions): Promise<number | undefined> {
  const text = 'PROJECT = "empty" VERSION = "1.0.0" require("sys").run()';
  const rig = await bootRig({ scripts: new Map([["main.lua", Buffer.from(text)]]), era, engines, baudRate: 115200 });
  rig.clock.advance(settleMs);
  const bytes = rig.heapBytes();
  rig.dispose();
  return bytes;
}

/** In these, the heap's peak is that of everything in the VM. */
type FlowFigures = Omit<CaseFigures, "heapAfterLoadBytes">;

/** Sends the records, runs the events of the case, and waits for the last records. */
function flow(rig: Rig, bench: BenchCase, seconds: number): FlowFigures {
  const { clock, wire } = rig;
  const start = clock.now();
  const byteMs = (bitsPerByte * 1000) / bench.baudRate;
  const up = bench.up && new Stream("u", bench.up, byteMs, seconds);
  const down = bench.down && new Stream("d", bench.down, byteMs, seconds);
  let frames = 0;
  rig.onFrame = ({ payload }) => {
    frames++;
    up?.finder.feed(payload, clock.now());
  };
  rig.onTransmit = (bytes) => down?.finder.feed(bytes, clock.now());
  up?.begin(rig, (bytes) => rig.line.send(bytes), true);
  down?.begin(rig, (bytes) => rig.server.connected && rig.server.send(bytes), false);
  for (const { atMs, act } of bench.happenings) {
    clock.after(atMs, () => act(rig));
  }
  const wireBefore = { ...wire };
  const spentBefore = rig.spent();
  const earlierExits = rig.exits.length;
  const heapPeakBytes = advance(rig, seconds);
  const spent = rig.spent();
  const kb = ((up?.finder.arrived.size ?? 0) + (down?.finder.arrived.size ?? 0)) * (recordBytes / 1024);
  clock.runUntil(() => (up?.complete ?? true) && (down?.complete ?? true), bench.drainMs);
  const payload = (up?.finder.arrived.size ?? 0) * recordBytes;
  const onWire = wire.bytes - wireBefore.bytes + overheadOfSegment * (wire.segments - wireBefore.segments);
  const garbage =
    spent.allocatedBytes === undefined || spentBefore.allocatedBytes === undefined
      ? undefined
      : spent.allocatedBytes - spentBefore.allocatedBytes;
  const exit = rig.exits[earlierExits];
  return {
    up: up?.figures(start, seconds),
    down: down?.figures(start, seconds),
    frames,
    heapPeakBytes,
    wireOverhead: payload === 0 ? undefined : onWire / payload - 1,
    instructionsPerKb: kb === 0 ? undefined : (spent.instructions - spentBefore.instructions) / kb,
    garbageBytesPerKb: kb === 0 || garbage === undefined ? undefined : garbage / kb,
    remark: [
      ...(bench.remark === undefined ? [] : [bench.remark(rig, start)]),
      ...(exit === undefined ? [] : [`VM exit after ${((exit.timeMs - start) / 1000).toFixed(1)} s`]),
      ...(rig.reboots.length > 1 ? [`restarted ${rig.reboots.length - 1} times`] : []),
    ].join("; "),
  };
}

/** Runs this many seconds. Returns the largest heap, measured once per second. */
function advance(rig: Rig, seconds: number): number | undefined {
  let most = rig.heapBytes();
  for (let second = 0; second < seconds; second++) {
    rig.clock.advance(second === 0 ? 1000 - 2 * askMs : 1000 - askMs);
    const bytes = rig.heapBytes();
    most = most === undefined || bytes === undefined ? undefined : Math.max(most, bytes);
  }
  return most;
}

/** The records of one direction: what was offered, and what arrived at the other end. */
class Stream {
  readonly finder: RecordFinder;
  /** When the last byte of each record had been sent. */
  private readonly left: number[] = [];
  private readonly packets: number;
  private readonly periodMs: number;

  constructor(
    private readonly way: "u" | "d",
    private readonly flow: Flow,
    private readonly byteMs: number,
    seconds: number,
  ) {
    this.finder = new RecordFinder(way);
    this.periodMs = flow.everyMs === "line" ? flow.packetBytes * byteMs : flow.everyMs;
    this.packets = Math.floor((seconds * 1000) / this.periodMs);
  }

  get offered(): number {
    return Math.floor((this.packets * this.flow.packetBytes) / recordBytes);
  }

  get complete(): boolean {
    return this.finder.arrived.size >= this.offered;
  }

  /** Sends all packets on time. `onLine`: a packet counts as sent after its time on the serial line. */
  begin({ clock }: Rig, send: (bytes: Uint8Array) => void, onLine: boolean): void {
    const { flow, offered, byteMs } = this;
    const start = clock.now();
    const all = Buffer.concat(Array.from({ length: offered }, (_, index) => record(this.way, index)));
    for (let index = 0; index < offered; index++) {
      const packet = Math.floor(((index + 1) * recordBytes - 1) / flow.packetBytes);
      this.left.push(start + packet * this.periodMs + (onLine ? flow.packetBytes * byteMs : 0));
    }
    if (flow.everyMs === "line" && onLine) {
      send(all);
      return;
    }
    for (let packet = 0; packet < this.packets; packet++) {
      const bytes = all.subarray(packet * flow.packetBytes, (packet + 1) * flow.packetBytes);
      clock.after(packet * this.periodMs, () => void send(bytes));
    }
  }

  figures(start: number, seconds: number): WayFigures {
    const { arrived, duplicated, reordered }: Found = this.finder;
    const delays = [...arrived].map(([index, time]) => time - (this.left[index] as number)).sort((a, b) => a - b);
    const times = [...arrived.values()].filter((time) => time > start + warmUpMs && time <= start + seconds * 1000);
    const speed = slope(times);
    return {
      offeredBytes: this.offered * recordBytes,
      lostBytes: (this.offered - arrived.size) * recordBytes,
      duplicatedBytes: duplicated * recordBytes,
      reordered,
      lineShare: speed === undefined ? undefined : speed * recordBytes * this.byteMs,
      delayP50Ms: quantile(delays, 0.5),
      delayP99Ms: quantile(delays, 0.99),
    };
  }
}

/** Records per millisecond, by least squares, so that bursts do not distort it. */
function slope(times: number[]): number | undefined {
  if (times.length < 20) {
    return undefined;
  }
  const middle = (times.length - 1) / 2;
  const mean = times.reduce((sum, time) => sum + time, 0) / times.length;
  let above = 0;
  let below = 0;
  for (const [index, time] of times.entries()) {
    above += (time - mean) * (index - middle);
    below += (time - mean) ** 2;
  }
  return below === 0 ? undefined : above / below;
}

function quantile(sorted: number[], share: number): number | undefined {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}
