import type { HostFunction } from "../../host/engine/engine.ts";
import type { GatewayCounts } from "./protocol.ts";

// The shipped main.lua keeps counts but does not report them. So the desk adds Lua that reports them on request to its
// copy in memory: at the end, and without a line break. The flashed file does not have it.

/** The topic that requests the counts. */
export const countsTopic = "DESK_COUNTS";

/** The names in src/device/counts.ts. */
const names = [
  "received",
  "added",
  "confirmed",
  "overflowed",
  "refused",
  "givenUp",
  "consumed",
  "resent",
  "downReceived",
  "downWritten",
  "downDropped",
] as const;

/** Lua that runs before the simulated LuatOS. It passes our function to scripts. */
export const countsPrelude = "_G.__deskCounts = __host.deskCounts; ";

/** Returns main.lua with the Lua that reports the counts. A script without these counts stays as it is. */
export function countingScript(main: string): string {
  const isGateway = ["counts", "billions", "inFlightBytes", "queuedBytes"].every((name) =>
    new RegExp(`^local [^=\\n(]*\\b${name}\\b`, "m").test(main),
  );
  const end = /^(?:return )?sys\.run\(\)\s*$/m.exec(main);
  if (!isGateway || end === null) {
    return main;
  }
  const numbers = names.flatMap((name) => [`billions.${name} or 0`, `counts.${name}`]);
  // An error in it must not end the VM.
  const tell = `pcall(function() __deskCounts(inFlightBytes, queuedBytes, ${numbers.join(", ")}) end)`;
  const line = `sys.subscribe("${countsTopic}", function() ${tell} end) `;
  return main.slice(0, end.index) + line + main.slice(end.index);
}

/** The function that the added Lua calls. */
export function countsFunction(heard: (counts: GatewayCounts) => void): HostFunction {
  return (...values) => {
    const [inFlight, queued, ...rest] = values.map(Number);
    const totals = names.map((name, index) => [name, (rest[2 * index] ?? 0) * 1e9 + (rest[2 * index + 1] ?? 0)]);
    heard({ ...Object.fromEntries(totals), inFlight, queued } as GatewayCounts);
    return undefined;
  };
}
