import { Board, type RebootReason } from "../board/board.ts";
import { loadLuatos } from "../board/luatos-lua.ts";
import type { ModelName } from "../board/models.ts";
import type { FirmwareEra } from "../board/websocket-client.ts";
import type { Engine, EngineFactory } from "../engine/engine.ts";
import { VirtualClock } from "../world/clock.ts";
import type { Connection, ConnectionEvents, Network, Target } from "../world/network.ts";
import { SerialLine } from "../world/serial-line.ts";
import { VirtualNetwork } from "../world/virtual-network.ts";
import { VirtualWebSocketServer } from "../world/virtual-server.ts";

export const uartId = 1;

export interface RigOptions {
  /** The script folder: file name → text. */
  scripts: ReadonlyMap<string, Uint8Array>;
  era: FirmwareEra;
  engines: EngineFactory;
  model?: ModelName;
  /** Put in place of the baud rate that the script asks for. */
  baudRate?: number;
  seed?: number;
  /** Leaves the VM's instructions and the peak of its heap uncounted: counting takes time. Default: false. */
  unweighed?: boolean;
}

/** What a script has cost so far, over all its boots. */
export interface Spent {
  instructions: number;
  /** Undefined where the engine keeps no account of its heap. */
  allocatedBytes: number | undefined;
}

/** A simulated module with any script in it, one server for all host names, and scales under everything. */
export interface Rig {
  readonly board: Board;
  readonly clock: VirtualClock;
  readonly network: VirtualNetwork;
  readonly server: VirtualWebSocketServer;
  readonly line: SerialLine;
  /** What the module has put on the network: bytes of its connections, and TCP segments to carry them. */
  readonly wire: { bytes: number; segments: number };
  readonly reboots: { timeMs: number; reason: RebootReason }[];
  /** When the VM ended, and its last words. */
  readonly exits: { timeMs: number; problem: string }[];
  /** When the module asked for a connection. */
  readonly attempts: number[];
  /** Frames of the tutorial's kind, `{"action":"echo",…}`, that the server got. */
  echoAnswers: number;
  /** The last lines of the log, with the module's time in milliseconds. */
  readonly log: string[];
  /** Called with what leaves UART 1. */
  onTransmit: (bytes: Uint8Array) => void;
  /** Called with the payload of each data frame that the server's program reads. */
  onFrame: (payload: Uint8Array) => void;
  spent(): Spent;
  /** Bytes of the Lua heap in use once garbage is collected: everything in the VM, the simulator's share included. */
  heapBytes(): number | undefined;
  /** The most bytes that were in use since this was asked last, garbage included. */
  heapPeakBytes(): number | undefined;
  dispose(): void;
}

/** What an Ethernet frame of the modem carries: luatos.md, section 7. */
const segmentBytes = 1340;
const mostAnswerBytes = 200;
const keptLogLines = 200;
const instructionsPerLook = 500;

/** Boots scripts. Time passes only when the caller moves the clock. */
export async function bootRig(options: RigOptions): Promise<Rig> {
  const clock = new VirtualClock();
  const network = new VirtualNetwork(clock);
  const server = new VirtualWebSocketServer(clock);
  network.serve("*", server);
  const wire = { bytes: 0, segments: 0 };
  const attempts: number[] = [];
  const scale = new Scale(options.engines, options.unweighed ?? false);
  const rig: Pick<Rig, "reboots" | "exits" | "log" | "onTransmit" | "onFrame" | "echoAnswers"> = {
    reboots: [],
    exits: [],
    log: [],
    echoAnswers: 0,
    onTransmit: () => {},
    onFrame: () => {},
  };
  server.onFrame = ({ payload }) => {
    server.frames.length = 0;
    if (payload.length < mostAnswerBytes && Buffer.from(payload).includes('"action":"echo"')) {
      rig.echoAnswers++;
    }
    rig.onFrame(payload);
  };
  const board = new Board(
    {
      model: options.model ?? "Air780E",
      era: options.era,
      scripts: arranged(options.scripts, options.baudRate),
      luatos: await loadLuatos(),
      engines: () => scale.make(),
      clock,
      network: counted(network, wire, () => attempts.push(clock.now())),
      seed: options.seed ?? 1,
      startTime: Date.UTC(2026, 0, 1) / 1000,
    },
    {
      log: (line) => {
        rig.log.push(`[${(clock.now() / 1000).toFixed(3)}] ${line}`);
        if (rig.log.length > 2 * keptLogLines) {
          rig.log.splice(0, keptLogLines);
        }
      },
      transmit: (id, bytes) => {
        if (id === uartId) {
          rig.onTransmit(bytes);
        }
      },
      reboot: (reason) => void rig.reboots.push({ timeMs: clock.now(), reason }),
      vmExit: (problem) => void rig.exits.push({ timeMs: clock.now(), problem }),
    },
  );
  board.setAddress(true);
  board.powerOn();
  return Object.assign(rig, {
    board,
    clock,
    network,
    server,
    line: new SerialLine(board, uartId, clock),
    wire,
    attempts,
    spent: () => scale.spent(),
    heapBytes: () => {
      board.publish(collectTopic);
      clock.advance(0);
      return scale.heapBytes();
    },
    heapPeakBytes: () => scale.heapPeakBytes(),
    dispose: () => board.powerOff(),
  });
}

const collectTopic = "BENCH_COLLECT";

/** The scripts behind a main.lua of ours, which collects garbage on demand and sees to the baud rate. */
function arranged(scripts: ReadonlyMap<string, Uint8Array>, baudRate: number | undefined): Map<string, Uint8Array> {
  const main = scripts.get("main.lua") ?? new Uint8Array(0);
  const setup = `
local real = uart
uart = setmetatable({ setup = function(id, _, ...) return real.setup(id, ${baudRate}, ...) end }, { __index = real })`;
  const arrangement = `${baudRate === undefined ? "" : setup}
sys.subscribe("${collectTopic}", function() collectgarbage() collectgarbage() end)
require("benched")
`;
  return new Map([...scripts, ["main.lua", Buffer.from(arrangement)], ["benched.lua", main]]);
}

/** Weighs the VMs of a module, one after the other: each boot makes a new one. */
class Scale {
  private engine: Engine | undefined;
  private readonly before: Spent = { instructions: 0, allocatedBytes: 0 };
  private peak = 0;

  constructor(
    private readonly engines: EngineFactory,
    private readonly unweighed: boolean,
  ) {}

  make(): Engine {
    Object.assign(this.before, this.spent());
    const engine = this.engines();
    this.engine = engine;
    if (!this.unweighed) {
      engine.onInstructions(instructionsPerLook, () => this.look());
    }
    return engine;
  }

  spent(): Spent {
    const { before, engine } = this;
    const allocated = engine === undefined ? 0 : engine.heap?.allocatedBytes;
    return {
      instructions: before.instructions + (engine?.instructions ?? 0),
      allocatedBytes: allocated === undefined ? undefined : (before.allocatedBytes ?? 0) + allocated,
    };
  }

  heapBytes(): number | undefined {
    const heap = this.engine?.heap;
    return heap === undefined ? undefined : heap.usedBytes + heap.baselineBytes;
  }

  heapPeakBytes(): number | undefined {
    this.look();
    const { peak } = this;
    this.peak = 0;
    return this.engine?.heap === undefined ? undefined : peak;
  }

  private look(): void {
    this.peak = Math.max(this.peak, this.heapBytes() ?? 0);
  }
}

/** The same network, with what the module sends weighed. */
function counted(network: Network, wire: Rig["wire"], attempted: () => void): Network {
  return {
    connect: (target: Target, events: ConnectionEvents): Connection => {
      attempted();
      const connection = network.connect(target, events);
      return {
        write: (bytes) => {
          wire.bytes += bytes.length;
          wire.segments += Math.ceil(bytes.length / segmentBytes);
          connection.write(bytes);
        },
        close: () => connection.close(),
        drop: () => connection.drop(),
      };
    },
  };
}
