import type { SoakModule } from "./soak-module.ts";

/** How a fault may affect the contract, apart from ending a link. */
export interface Harm {
  /** Bytes that the server's TCP has taken may die unread, so confirmed bytes may be missing. */
  unread?: boolean;
  /** Memory allocations fail: errors are caught, and frames may be given up. */
  memory?: boolean;
  /** The module may restart by itself. */
  restart?: boolean;
}

/** A temporary fault of the module or its surroundings. */
export interface Fault {
  name: string;
  harm?: Harm;
  /** How often it is chosen, relative to the others. */
  weight: number;
  /** Starts the fault. `heal` undoes it, unless it ends by itself. */
  strike: (soak: SoakModule) => void;
}

/** All faults. */
export const faults: readonly Fault[] = [
  { name: "reset", weight: 10, strike: ({ rig: { server } }) => server.connected && server.reset() },
  { name: "polite close", weight: 10, strike: ({ rig: { server } }) => server.connected && server.closePolitely() },
  { name: "rude close", weight: 5, strike: ({ rig: { server } }) => server.connected && server.closeRudely() },
  {
    name: "refusal",
    weight: 6,
    strike: (soak) => {
      soak.rig.serve(false);
      cut(soak);
      soak.later(soak.between(1000, 120000), () => soak.rig.serve());
    },
  },
  {
    name: "mute server",
    weight: 4,
    strike: (soak) => {
      soak.rig.server.manner = "mute";
      cut(soak);
      soak.later(soak.between(1000, 90000), () => acceptAgain(soak));
    },
  },
  {
    name: "HTTP 403",
    weight: 4,
    strike: (soak) => {
      soak.rig.server.manner = "forbid";
      cut(soak);
      soak.later(soak.between(1000, 60000), () => acceptAgain(soak));
    },
  },
  {
    name: "frozen server",
    weight: 4,
    harm: { unread: true },
    strike: ({ rig: { server }, later, between }) => {
      server.frozen = true;
      later(between(1000, 120000), () => {
        server.frozen = false;
      });
    },
  },
  {
    name: "slow reader",
    weight: 4,
    harm: { unread: true },
    strike: ({ rig: { server }, later, between }) => {
      server.readBytesPerSecond = between(1000, 60000);
      later(between(5000, 60000), () => {
        server.readBytesPerSecond = Number.POSITIVE_INFINITY;
      });
    },
  },
  {
    name: "server restart",
    weight: 5,
    strike: ({ rig: { server }, later, between }) => {
      server.vanish();
      later(between(2000, 120000), () => server.comeBack());
    },
  },
  {
    name: "garbage from the server",
    weight: 3,
    strike: ({ rig: { server }, between }) =>
      server.connected && server.sendBytes(Buffer.from([0x8f, between(0, 125), between(0, 255), between(0, 255)])),
  },
  {
    name: "frame above the limit",
    weight: 3,
    strike: ({ rig: { server } }) => server.connected && server.send(Buffer.alloc(largestFrameBytes + 1)),
  },
  {
    name: "silent path",
    weight: 8,
    strike: ({ rig: { network }, later, between }) => {
      network.setSilent(true);
      later(between(500, 100000), () => network.setSilent(false));
    },
  },
  { name: "stall", weight: 8, strike: ({ rig: { network }, between }) => network.stall(between(200, 8000)) },
  {
    name: "slow network",
    weight: 6,
    strike: ({ rig: { network }, later, between }) => {
      network.latencyMs = between(200, 2500);
      network.jitterMs = between(0, 1000);
      later(between(5000, 60000), () => {
        network.latencyMs = usualLatencyMs;
        network.jitterMs = 0;
      });
    },
  },
  {
    name: "narrow network",
    weight: 4,
    strike: ({ rig: { network }, later, between }) => {
      network.upBytesPerSecond = between(5000, 60000);
      network.downBytesPerSecond = between(20000, 100000);
      later(between(5000, 60000), () => {
        network.upBytesPerSecond = Number.POSITIVE_INFINITY;
        network.downBytesPerSecond = Number.POSITIVE_INFINITY;
      });
    },
  },
  {
    name: "delayed acknowledgements, slow start, Nagle",
    weight: 4,
    strike: ({ rig: { network }, later, between }) => {
      network.delayedAckMs = between(40, 200);
      network.slowStart = true;
      network.nagle = between(0, 1) === 1;
      later(between(5000, 100000), () => {
        network.delayedAckMs = 0;
        network.slowStart = false;
        network.nagle = false;
      });
    },
  },
  {
    name: "IP lost",
    weight: 6,
    strike: ({ rig: { board }, later, between }) => {
      board.setAddress(false);
      later(between(500, 100000), () => board.setAddress(true));
    },
  },
  {
    name: "no coverage",
    weight: 1,
    harm: { restart: true },
    strike: ({ rig: { board }, later, between }) => {
      board.setAddress(false);
      later(between(5 * minuteMs, longestFaultMs - minuteMs), () => board.setAddress(true));
    },
  },
  {
    name: "flapping network",
    weight: 3,
    strike: ({ rig: { board }, later }) => {
      for (let turn = 0; turn < 10; turn++) {
        later(turn * 700, () => board.setAddress(turn % 2 === 1));
      }
    },
  },
  {
    name: "UART writes fail",
    weight: 4,
    strike: ({ rig: { board }, between }) => board.port(1)?.failWrites(...new Array(between(1, 20)).fill(0)),
  },
  { name: "UART wakes up", weight: 3, strike: ({ rig: { board } }) => board.port(1)?.wakeUp() },
  {
    name: "VM allocation fails",
    weight: 4,
    harm: { memory: true },
    strike: ({ rig, between }) => rig.heap()?.failAllocation(between(1, 2000)),
  },
  {
    name: "buffer allocation fails",
    weight: 3,
    harm: { memory: true },
    strike: ({ rig: { board }, between }) => board.failBufferAllocation(between(1, 4)),
  },
  { name: "power loss", weight: 1, strike: (soak) => soak.losePower(soak.between(100, 20000)) },
];

/** Ends all faults. */
export function heal(rig: SoakModule["rig"]): void {
  const { server, network, board } = rig;
  rig.serve();
  server.manner = "accept";
  server.frozen = false;
  server.readBytesPerSecond = Number.POSITIVE_INFINITY;
  server.comeBack();
  network.setSilent(false);
  network.latencyMs = usualLatencyMs;
  network.jitterMs = 0;
  network.upBytesPerSecond = Number.POSITIVE_INFINITY;
  network.downBytesPerSecond = Number.POSITIVE_INFINITY;
  network.delayedAckMs = 0;
  network.slowStart = false;
  network.nagle = false;
  board.setAddress(true);
  rig.heap()?.failAllocation(undefined);
  board.failBufferAllocation(0);
  board.port(1)?.failWrites();
}

const minuteMs = 60000;
/** The longest that a fault lasts. */
export const longestFaultMs = 26 * minuteMs;
const largestFrameBytes = 8192;
/** Latency in one direction, unless the network is slow. */
const usualLatencyMs = 40;

function cut({ rig: { server } }: SoakModule): void {
  if (server.connected) {
    server.reset();
  }
}

function acceptAgain({ rig: { server } }: SoakModule): void {
  server.manner = "accept";
}
