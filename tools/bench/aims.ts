import type { LinkEra } from "../../host/board/eras.ts";
import type { EngineName } from "../../host/engine/index.ts";
import type { BenchCase } from "./cases.ts";
import type { CaseFigures, WayFigures } from "./run-case.ts";

/** The result of one run of one script. */
export interface BenchResult {
  era: LinkEra;
  bench: BenchCase;
  /** "ours", or the name of the folder of another script, for comparison. */
  script: string;
  figures: CaseFigures;
}

/** Whether an aim is met, and where it is missed. Undefined: no measurement decides it. */
export interface Verdict {
  aim: string;
  met: boolean | undefined;
  /** Each place where it is missed, with the figure. When nothing was judged, the reason. */
  details: string[];
}

const leastLineShare = 0.99;
const shareRoundTripMs = 100;
const idleGapMs = 20;
const graceMs = 10;
const packetCase = "packets";
const mostOverhead = 0.05;
const mostHeapAfterLoadBytes = 48 * 1024;
const mostHeapPeakBytes = 90_000;

/** Compares the gateway's figures with the aims. They were measured on `engine`: only lua32 can judge the heap. */
export function judge(results: readonly BenchResult[], engine: EngineName): Verdict[] {
  const ours = results.filter(({ script }) => script === "ours");
  const streams = ours.filter(({ bench }) => isSteady(bench));
  return [
    verdict(
      "nothing lost, nothing swapped, if the outbox has room for the outage and no confirmed frame was lost unread",
      ours.filter(({ bench, era, figures }) => bench.keepsAll(era) && ways(figures).length > 0),
      ({ figures }) =>
        ways(figures)
          .filter(([, way]) => way.lostBytes > 0 || way.reordered > 0)
          .map(([name, way]) => `${name}: ${way.lostBytes} bytes lost, ${way.reordered} records swapped`),
    ),
    verdict(
      `at least ${leastLineShare} of the line's rate at a round trip of ${shareRoundTripMs} ms, and at any round trip with answers`,
      streams.filter(({ bench }) => bench.roundTripMs <= shareRoundTripMs || bench.settings !== undefined),
      ({ figures }) =>
        ways(figures)
          .filter(([, way]) => (way.lineShare ?? 0) < leastLineShare)
          .map(([name, way]) => `${name}: ${(way.lineShare ?? 0).toFixed(3)}`),
    ),
    verdict(
      `p99 of a 256-byte packet at most the idle gap + ${graceMs} ms + the time of the path`,
      ours.filter(({ bench }) => bench.name === packetCase),
      ({ bench, figures: { up } }) => {
        const most = idleGapMs + graceMs + bench.roundTripMs / 2;
        const p99 = up?.delayP99Ms ?? Number.POSITIVE_INFINITY;
        return p99 <= most ? [] : [`${p99.toFixed(0)} ms instead of ${most} ms`];
      },
    ),
    verdict(
      `wire overhead at most ${mostOverhead * 100} % on steady streams`,
      streams.filter(({ bench }) => bench.up !== undefined),
      ({ figures: { wireOverhead } }) =>
        wireOverhead !== undefined && wireOverhead <= mostOverhead
          ? []
          : [`${(100 * (wireOverhead ?? 1)).toFixed(1)} %`],
    ),
    ...heapVerdicts(
      ours.filter(({ bench }) => bench.settings === undefined),
      engine,
    ),
    ...cheaperThan(results, ours),
  ];
}

/** Whether records flow as fast as the UART's line carries them, and nothing disturbs them. */
export function isSteady({ up, down, happenings }: BenchCase): boolean {
  return happenings.length === 0 && (up?.everyMs === "line" || down?.everyMs === "line");
}

function heapVerdicts(ours: readonly BenchResult[], engine: EngineName): Verdict[] {
  const aims: [string, number, (figures: CaseFigures) => number | undefined][] = [
    ["Lua heap over an empty script after load", mostHeapAfterLoadBytes, (each) => each.heapAfterLoadBytes],
    ["Lua heap over an empty script at peak", mostHeapPeakBytes, (each) => each.heapPeakBytes],
  ];
  return aims.map(([what, most, figure]) => {
    const aim = `${what} below ${(most / 1000).toFixed(1)} kB`;
    if (engine !== "lua32") {
      return { aim, met: undefined, details: ["only lua32 can tell"] };
    }
    const bytes = (result: BenchResult): number => figure(result.figures) ?? Number.POSITIVE_INFINITY;
    // The heap of a script hardly depends on the case: one place is enough.
    const worst = ours.toSorted((one, other) => bytes(other) - bytes(one)).slice(0, 1);
    return verdict(aim, worst, (each) => (bytes(each) < most ? [] : [`${(bytes(each) / 1000).toFixed(1)} kB`]));
  });
}

/** In each case that both scripts finished, the gateway must cost less than each other script. */
function cheaperThan(results: readonly BenchResult[], ours: readonly BenchResult[]): Verdict[] {
  const others = [...new Set(results.map(({ script }) => script))].filter((each) => each !== "ours");
  const costs: [string, (figures: CaseFigures) => number | undefined][] = [
    ["VM instructions per KB", (each) => each.instructionsPerKb],
    ["garbage per KB", (each) => each.garbageBytesPerKb],
  ];
  return others.flatMap((script) =>
    costs.map(([what, cost]) => {
      const theirs = ({ era, bench }: BenchResult): number | undefined => {
        const other = results.find((each) => each.script === script && each.era === era && each.bench === bench);
        return other === undefined || ways(other.figures).some(([, way]) => way.lostBytes > 0)
          ? undefined
          : cost(other.figures);
      };
      return verdict(
        `${what} below those of ${script}, if it loses nothing`,
        ours.filter((each) => theirs(each) !== undefined && cost(each.figures) !== undefined),
        (each) => {
          const [own, other] = [cost(each.figures) ?? 0, theirs(each) ?? 0];
          return own < other ? [] : [`${own.toFixed(0)} instead of ${other.toFixed(0)}`];
        },
      );
    }),
  );
}

function verdict(aim: string, results: readonly BenchResult[], misses: (result: BenchResult) => string[]): Verdict {
  if (results.length === 0) {
    return { aim, met: undefined, details: ["no such case was measured"] };
  }
  const details = results.flatMap((result) =>
    misses(result).map((each) => `${result.era} ${result.bench.name}: ${each}`),
  );
  return { aim, met: details.length === 0, details };
}

function ways({ up, down }: CaseFigures): [name: "up" | "down", figures: WayFigures][] {
  return [...(up ? [["up", up] as ["up", WayFigures]] : []), ...(down ? [["down", down] as ["down", WayFigures]] : [])];
}
