import type { Arrangement, Probe } from "../../host/probe.ts";
import { coverageTable, type Instrumented, instrument, type Point } from "./instrument.ts";

/** How many boots have run each statement. */
export type Counts = Record<Point, number>;

/** Makes each script with a source map count its statements. */
export class Recorder implements Probe {
  private readonly total = new Map<Point, number>();
  private readonly known = new Map<string, Instrumented>();

  arrange(scripts: ReadonlyMap<string, Uint8Array>, maps: Readonly<Record<string, string>>): Arrangement {
    const arranged = new Map(scripts);
    const [[name, map] = []] = Object.entries(maps);
    if (name === undefined || map === undefined) {
      return { scripts: arranged, before: "", functions: {} };
    }
    const { lua, points } = this.instrumented(Buffer.from(scripts.get(name) ?? []).toString(), map);
    arranged.set(name, Buffer.from(lua));
    return {
      scripts: arranged,
      before: before(points.length),
      functions: { covered: (at) => this.count(points[Number(at) - 1]) },
    };
  }

  /** The counts so far. */
  counts(): Counts {
    return Object.fromEntries(this.total);
  }

  private instrumented(lua: string, map: string): Instrumented {
    const found = this.known.get(lua) ?? instrument(lua, map);
    this.known.set(lua, found);
    return found;
  }

  private count(point: Point | undefined): void {
    if (point !== undefined) {
      this.total.set(point, (this.total.get(point) ?? 0) + 1);
    }
  }
}

/**
 * Lua that makes the table. It has its full size from the start, in the simulator's share of the heap, so that writing
 * to it takes no memory from the firmware. The first write of each number reaches the simulator, which counts it.
 */
function before(count: number): string {
  const places = Array.from({ length: count }, () => "nil").join(",");
  return (
    `do local covered, rawset = __host.covered, rawset ${coverageTable} = setmetatable({${places}}, ` +
    "{ __newindex = __host.systemFunction(function(t, n, v) covered(n) rawset(t, n, v) end) }) end "
  );
}
