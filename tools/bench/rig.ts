import { Board } from "../../host/board/board.ts";
import type { RebootReason } from "../../host/board/board-options.ts";
import type { LinkEra } from "../../host/board/eras.ts";
import { loadLuatos } from "../../host/board/luatos-lua.ts";
import type { ModelName } from "../../host/board/models.ts";
import { usualMicroseconds } from "../../host/board/processor.ts";
import { compiled } from "../../host/engine/compiled.ts";
import type { Engine, EngineFactory, EngineHeap } from "../../host/engine/engine.ts";
import { VirtualClock, virtualStartTime } from "../../host/world/clock.ts";
import type { Connection, ConnectionEvents, Network, Target } from "../../host/world/network.ts";
import { SerialLine } from "../../host/world/serial-line.ts";
import {
  type PeerEvents,
  type VirtualListener,
  VirtualNetwork,
  type VirtualPeer,
} from "../../host/world/virtual-network.ts";
import { type ServerFrame, VirtualWebSocketServer } from "../../host/world/virtual-server.ts";

/** What a rig runs, and on which core. */
export interface RigOptions {
  /** The script folder: file name → bytes. */
  scripts: ReadonlyMap<string, Uint8Array>;
  era: LinkEra;
  engines: EngineFactory;
  model?: ModelName;
  /** Replaces the baud rate that the script asks for. */
  baudRate?: number;
  seed?: number;
  /** The Lua heap in bytes, including the part that LuatOS uses. Default: no limit. */
  heapBytes?: number | undefined;
}

/** The cost of a script so far, over all its boots. */
export interface Spent {
  instructions: number;
  /** Undefined when the engine does not count its heap. */
  allocatedBytes: number | undefined;
}

const uartId = 1;
const mostAnswerBytes = 200;
const keptLogLines = 200;
/** How long `ask` waits for the script's answer, in virtual time. */
export const askMs = 100;

/** Boots scripts. Time passes only when the caller advances the clock. */
export async function bootRig(options: RigOptions): Promise<Rig> {
  return new Rig(options, compiled(options.engines, await loadLuatos(), "=luatos"));
}

/** A simulated module that runs any script, one server for all host names, and meters on everything. */
export class Rig {
  readonly clock = new VirtualClock();
  readonly network = new VirtualNetwork(this.clock);
  readonly server = new VirtualWebSocketServer(this.clock);
  readonly board: Board;
  readonly line: SerialLine;
  /** What the module has sent to the network: bytes of its connections, and the TCP segments that carry them. */
  readonly wire = { bytes: 0, segments: 0 };
  /** The times at which the module asked for a connection. */
  readonly attempts: number[] = [];
  readonly reboots: { timeMs: number; reason: RebootReason }[] = [];
  /** The times at which the VM ended, each with its error. */
  readonly exits: { timeMs: number; problem: string }[] = [];
  /** The last lines of the log, each with the module's time in seconds. */
  readonly log: string[] = [];
  /** Frames like the tutorial's, `{"action":"echo",…}`, that the server received. */
  echoAnswers = 0;
  /** Called with the bytes that UART 1 sends, and the times at which they begin and end. */
  onTransmit: (bytes: Uint8Array, startMs: number, endMs: number) => void = () => {};
  /** Called with each data frame that the server's program reads, and the number of its connection. */
  onFrame: (frame: ServerFrame, link: number) => void = () => {};
  /** Called when the module boots, except for the first time. */
  onReboot: () => void = () => {};
  private readonly door = new Door(this.server);
  private readonly scale: Scale;
  /** The heap when the script last reported a garbage collection. */
  private collectedBytes: number | undefined;
  /** The line that `ask` waits for. */
  private asked: { mark: string; answer: string | undefined } | undefined;

  constructor(options: RigOptions, luatos: Uint8Array) {
    this.scale = new Scale(options.engines);
    this.serve();
    this.server.onFrame = (frame) => this.received(frame);
    this.board = new Board(
      {
        model: options.model ?? "Air780E",
        era: options.era,
        scripts: arranged(options.scripts, options.baudRate),
        luatos,
        engines: () => this.scale.make(),
        heapBytes: options.heapBytes,
        microsecondsPer1000Instructions: usualMicroseconds,
        clock: this.clock,
        network: weighed(this.network, this.wire, () => this.attempts.push(this.clock.now())),
        seed: options.seed ?? 1,
        startTime: virtualStartTime,
      },
      {
        log: (line) => this.note(line),
        transmit: (id, ...sent) => {
          if (id === uartId) {
            this.onTransmit(...sent);
          }
        },
        reboot: (reason) => {
          this.reboots.push({ timeMs: this.clock.now(), reason });
          if (this.reboots.length > 1) {
            this.onReboot();
          }
        },
        vmExit: (problem) => void this.exits.push({ timeMs: this.clock.now(), problem }),
      },
    );
    this.line = new SerialLine(this.board, uartId, this.clock);
    this.board.setAddress(true);
    this.board.powerOn();
  }

  /** The number of the newest connection, counted from 1. */
  get link(): number {
    return this.door.links;
  }

  /**
   * Whether the server has received anything on the newest connection since the handshake. The core loses what the
   * server sends before that, right behind its 101.
   */
  get heard(): boolean {
    return this.server.connected && this.door.heard === this.door.links;
  }

  /** Makes the server accept connections for all host names, or makes the network refuse them. */
  serve(present = true): void {
    this.network.serve("*", present ? this.door : undefined);
  }

  /**
   * Publishes a topic of sys. Waits for the line in which the script answers, and returns its text after the mark, or
   * undefined.
   */
  ask(topic: string, mark: string): string | undefined {
    this.asked = { mark, answer: undefined };
    this.board.publish(topic);
    this.clock.runUntil(() => this.asked?.answer !== undefined, askMs);
    const { answer } = this.asked;
    this.asked = undefined;
    return answer;
  }

  /** The heap account of the VM of this boot. */
  heap(): EngineHeap | undefined {
    return this.scale.engine?.heap;
  }

  /** The cost of the script since power-on. */
  spent(): Spent {
    return this.scale.spent();
  }

  /**
   * Bytes of the Lua heap in use, right after a garbage collection: everything in the VM, including the simulator's
   * share. Takes `askMs` of virtual time. Undefined when the script does not answer, or when the engine does not count
   * its heap.
   */
  heapBytes(): number | undefined {
    const end = this.clock.now() + askMs;
    this.collectedBytes = undefined;
    this.ask(collectTopic, collectedMark);
    this.clock.advance(end - this.clock.now());
    return this.collectedBytes;
  }

  /** Bytes that the VM holds now, garbage included. Undefined when the engine does not count its heap. */
  heldBytes(): number | undefined {
    return this.scale.heapBytes();
  }

  /** Switches the module off and frees its VM. */
  dispose(): void {
    this.board.powerOff();
  }

  private received(frame: ServerFrame): void {
    this.server.frames.length = 0;
    const { payload } = frame;
    if (payload.length < mostAnswerBytes && Buffer.from(payload).includes('"action":"echo"')) {
      this.echoAnswers++;
    }
    this.onFrame(frame, this.door.speaking);
  }

  private note(line: string): void {
    if (this.asked !== undefined && line.startsWith(this.asked.mark)) {
      this.asked.answer = line.slice(this.asked.mark.length);
      if (this.asked.mark === collectedMark) {
        this.collectedBytes = this.scale.heapBytes();
      }
      return;
    }
    this.log.push(`[${(this.clock.now() / 1000).toFixed(3)}] ${line}`);
    if (this.log.length > 2 * keptLogLines) {
      this.log.splice(0, keptLogLines);
    }
  }
}

const collectTopic = "BENCH_COLLECT";
const collectedMark = "bench collected";

/**
 * Adds a main.lua that collects garbage on demand and fixes the baud rate. It then runs the script's own main.lua as
 * its last call, and not by `require`, which would keep that in memory.
 */
function arranged(scripts: ReadonlyMap<string, Uint8Array>, baudRate: number | undefined): Map<string, Uint8Array> {
  const main = scripts.get("main.lua") ?? new Uint8Array(0);
  const setup = `
local real = uart
uart = setmetatable({ setup = function(id, _, ...) return real.setup(id, ${baudRate}, ...) end }, { __index = real })`;
  const arrangement = `${baudRate === undefined ? "" : setup}
require("sys").subscribe("${collectTopic}", function() collectgarbage() collectgarbage() print("${collectedMark}") end)
return assert(loadfile("/luadb/benched.lua"))()
`;
  return new Map([...scripts, ["main.lua", Buffer.from(arrangement)], ["benched.lua", main]]);
}

/** A listener in front of the server. It numbers the connections, and knows which one sends. */
class Door implements VirtualListener {
  links = 0;
  /** The connection whose bytes are being read. */
  speaking = 0;
  /** The newest connection that has sent something after its handshake. */
  heard = 0;

  constructor(private readonly server: VirtualWebSocketServer) {}

  accept(peer: VirtualPeer): PeerEvents {
    const link = ++this.links;
    const events = this.server.accept(peer);
    return {
      data: (bytes) => {
        if (this.server.connected && link === this.links) {
          this.heard = link;
        }
        this.speaking = link;
        events.data(bytes);
      },
      closed: () => events.closed(),
    };
  }
}

/** Measures all VMs of a module: each boot makes a new one. */
class Scale {
  engine: Engine | undefined;
  private readonly before: Spent = { instructions: 0, allocatedBytes: 0 };

  constructor(private readonly engines: EngineFactory) {}

  make(): Engine {
    Object.assign(this.before, this.spent());
    this.engine = this.engines();
    return this.engine;
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
}

/** Payload of a TCP segment of the modem: luatos.md, section 7. */
const segmentBytes = 1340;

/** Wraps a network to count what the module sends. */
function weighed(network: Network, wire: Rig["wire"], attempted: () => void): Network {
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
