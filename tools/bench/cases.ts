import type { LinkEra } from "../../host/board/eras.ts";
import type { Rig } from "./rig.ts";

/** Records that flow in one direction. */
export interface Flow {
  /** Bytes written at once: to the UART, or as one frame of the server. */
  packetBytes: number;
  /** Time from one packet to the next. "line": as fast as the UART's line carries them, without a pause. */
  everyMs: number | "line";
}

/** An event while records flow. */
export interface Happening {
  /** Counted from the first record. */
  atMs: number;
  act: (rig: Rig) => void;
}

/** One bench case: which records flow over which path, and what goes wrong. */
export interface BenchCase {
  name: string;
  what: string;
  baudRate: number;
  up?: Flow;
  down?: Flow;
  /** Settings that differ from the tutorial's, as TypeScript. The case then measures the gateway only. */
  settings?: Readonly<Record<string, string>>;
  /** Latency to the server and back. */
  roundTripMs: number;
  /** Changes the path further, before the link opens. */
  prepare?: (rig: Rig) => void;
  /** How long records flow. Default: the time that the caller chooses. */
  seconds?: number;
  /** How long to wait for the last records. */
  drainMs: number;
  happenings: Happening[];
  /** Whether nothing may be lost: the outbox is large enough for the outage, and no confirmed bytes died unread. */
  keepsAll: (era: LinkEra) => boolean;
  /** A remark for the table, made at the end. */
  remark?: (rig: Rig, startMs: number) => string;
}

const always = (): boolean => true;
/** The core of the middle era confirms nothing: frames in flight are lost when a link dies, and the gateway says so. */
const whereConfirmed = (era: LinkEra): boolean => era !== "2025-08";

const usualRoundTripMs = 100;
const usual = { roundTripMs: usualRoundTripMs, drainMs: 5000, happenings: [], keepsAll: always };
const downFrameBytes = 1024;
const delayedAckMs = 40;

const rates = [115200, 921600];
const longRoundTripsMs = [200, 400];

/** Behaves like real TCP: slow start, delayed acknowledgements of the server, Nagle's algorithm on the module. */
function realTcp({ network }: Rig): void {
  network.slowStart = true;
  network.nagle = true;
  network.delayedAckMs = delayedAckMs;
}

function steady(way: "up" | "down" | "both", baudRate: number): BenchCase {
  return {
    ...usual,
    name: `${way}-${baudRate}`,
    what: `${baudRate} baud without a pause, ${way === "both" ? "both ways at once" : way}`,
    baudRate,
    ...(way === "down" ? {} : { up: { packetBytes: 64, everyMs: "line" } }),
    ...(way === "up" ? {} : { down: { packetBytes: downFrameBytes, everyMs: "line" } }),
  };
}

const echoes = 20;
const echoPeriodMs = 250;

/** All cases, in the order of the table. */
export const benchCases: readonly BenchCase[] = [
  ...rates.flatMap((rate) => (["up", "down", "both"] as const).map((way) => steady(way, rate))),
  ...rates.map(
    (baudRate): BenchCase => ({
      ...usual,
      name: `gaps-${baudRate}`,
      what: `${baudRate} baud up, a pause of five byte times after each 64 bytes: the UART tells of each piece`,
      baudRate,
      up: { packetBytes: 64, everyMs: (69 * 10000) / baudRate },
    }),
  ),
  {
    ...usual,
    name: "packets",
    what: "256 bytes each 100 ms",
    baudRate: 115200,
    up: { packetBytes: 256, everyMs: 100 },
  },
  {
    ...usual,
    name: "trickle",
    what: "1 byte each 15 ms",
    baudRate: 115200,
    up: { packetBytes: 1, everyMs: 15 },
    seconds: 30,
  },
  {
    ...usual,
    name: "echo",
    what: `the packet "echo" each ${echoPeriodMs} ms, ${echoes} times`,
    baudRate: 115200,
    seconds: 6,
    happenings: Array.from({ length: echoes }, (_, index) => ({
      atMs: index * echoPeriodMs,
      act: (rig: Rig) => rig.line.send(Buffer.from('"echo"')),
    })),
    remark: ({ echoAnswers }) => `${echoAnswers} of ${echoes} answered`,
  },
  {
    ...usual,
    name: "breaks",
    what: "256 bytes each 100 ms; at 2 s a reset, from 5 s refused for 3 s, at 13 s a polite close",
    baudRate: 115200,
    up: { packetBytes: 256, everyMs: 100 },
    seconds: 16,
    drainMs: 20000,
    keepsAll: whereConfirmed,
    happenings: [
      { atMs: 2000, act: ({ server }) => server.connected && server.reset() },
      {
        atMs: 5000,
        act: (rig) => {
          rig.serve(false);
          if (rig.server.connected) {
            rig.server.reset();
          }
        },
      },
      { atMs: 8000, act: (rig) => rig.serve() },
      { atMs: 13000, act: ({ server }) => server.connected && server.closePolitely() },
    ],
    remark: links,
  },
  {
    ...usual,
    name: "frozen",
    what: "64 bytes each 100 ms; from 10 s the server's program stands still for 90 s",
    baudRate: 115200,
    up: { packetBytes: 64, everyMs: 100 },
    seconds: 110,
    drainMs: 90000,
    // Bytes that the peer's TCP has taken are confirmed, and die unread with the link.
    keepsAll: () => false,
    happenings: [
      {
        atMs: 10000,
        act: ({ server }) => {
          server.frozen = true;
        },
      },
      {
        atMs: 100000,
        act: ({ server }) => {
          server.frozen = false;
        },
      },
    ],
    remark: links,
  },
  {
    ...usual,
    name: "dead-path",
    what: "64 bytes each 100 ms; from 10 s the path swallows everything for 40 s",
    baudRate: 115200,
    up: { packetBytes: 64, everyMs: 100 },
    seconds: 60,
    drainMs: 90000,
    keepsAll: whereConfirmed,
    happenings: [
      { atMs: 10000, act: ({ network }) => network.setSilent(true) },
      { atMs: 50000, act: ({ network }) => network.setSilent(false) },
    ],
    remark: links,
  },
  {
    ...usual,
    name: "dead-link",
    what: "as dead-path, and the server has forgotten the connection when the path is back",
    baudRate: 115200,
    up: { packetBytes: 64, everyMs: 100 },
    seconds: 60,
    drainMs: 90000,
    keepsAll: whereConfirmed,
    happenings: [
      { atMs: 10000, act: ({ network }) => network.setSilent(true) },
      {
        atMs: 50000,
        act: ({ network, server }) => {
          server.vanish();
          server.comeBack();
          network.setSilent(false);
        },
      },
    ],
    remark: links,
  },
  {
    ...usual,
    name: "slow-reader",
    what: "115200 baud without a pause; from 2 s the server reads 2 kB/s for 6 s, through a window of 16 KiB",
    baudRate: 115200,
    up: { packetBytes: 64, everyMs: "line" },
    seconds: 20,
    drainMs: 30000,
    prepare: ({ network }) => {
      network.windowBytes = 16384;
    },
    happenings: [
      {
        atMs: 2000,
        act: ({ server }) => {
          server.readBytesPerSecond = 2000;
        },
      },
      {
        atMs: 8000,
        act: ({ server }) => {
          server.readBytesPerSecond = Number.POSITIVE_INFINITY;
        },
      },
    ],
  },
  {
    ...usual,
    name: "slow-network",
    what: "256 bytes each 100 ms over a path of 0.1 to 5 s, there and back",
    baudRate: 115200,
    up: { packetBytes: 256, everyMs: 100 },
    seconds: 60,
    drainMs: 60000,
    prepare: (rig) => {
      realTcp(rig);
      rig.network.jitterMs = 2450;
    },
  },
  ...[20, 50, 100, 200, 400].map(
    (roundTripMs): BenchCase => ({
      ...steady("up", 921600),
      name: `rtt-${roundTripMs}`,
      what: `921600 baud up, without a pause, at a round trip of ${roundTripMs} ms; slow start, Nagle, delayed acknowledgements`,
      roundTripMs,
      prepare: realTcp,
      // With a longer round trip, one flight at a time carries less than the line.
      keepsAll: () => roundTripMs <= usualRoundTripMs,
    }),
  ),
  ...longRoundTripsMs.map(
    (roundTripMs): BenchCase => ({
      ...steady("up", 921600),
      name: `answers-${roundTripMs}`,
      what: `921600 baud up, without a pause, at a round trip of ${roundTripMs} ms, as above, with delivery "answers"`,
      settings: { delivery: '"answers"' },
      roundTripMs,
      prepare: realTcp,
      // TCP starts slowly: some bytes of the first second find no room.
      keepsAll: () => false,
    }),
  ),
];

/** The times at which the module connected again, counted from the first record. */
function links({ attempts }: Rig, startMs: number): string {
  const times = attempts.filter((ms) => ms > startMs).map((ms) => `${((ms - startMs) / 1000).toFixed(1)}`);
  return times.length === 0 ? "never reconnected" : `reconnected at ${times.join(", ")} s`;
}
