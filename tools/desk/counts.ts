import type { HostFunction } from "../../host/engine/engine.ts";
import type { GatewayCounts } from "./protocol.ts";

// The shipped main.lua keeps counts and does not tell them. The desk adds one line to it in memory, behind everything else
// and without a line break, which tells them when it is asked. What is flashed has no such line.

/** The topic that asks for the counts. */
export const countsTopic = "DESK_COUNTS";

/** As src/device/counts.ts calls them. */
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

/** Lua that runs before the simulated LuatOS: gives scripts our function. */
export const countsPrelude = "_G.__deskCounts = __host.deskCounts; ";

/** main.lua with the line that tells the counts, or as it is where it has none that we know. */
export function countingScript(main: string): string {
  const isGateway = ["counts", "billions", "inFlightBytes", "queuedBytes"].every((name) =>
    new RegExp(`^local [^=\\n(]*\\b${name}\\b`, "m").test(main),
  );
  const end = /^(?:return\b[^\n]*\n)?sys\.run\(\)\s*$/m.exec(main);
  if (!isGateway || end === null) {
    return main;
  }
  const numbers = names.flatMap((name) => [`billions.${name} or 0`, `counts.${name}`]);
  // Whatever fails in it must not end the VM.
  const tell = `pcall(function() __deskCounts(inFlightBytes, queuedBytes, ${numbers.join(", ")}) end)`;
  const line = `sys.subscribe("${countsTopic}", function() ${tell} end) `;
  return main.slice(0, end.index) + line + main.slice(end.index);
}

/** The function that the line calls. */
export function countsFunction(heard: (counts: GatewayCounts) => void): HostFunction {
  return (...values) => {
    const [inFlight, queued, ...rest] = values.map(Number);
    const totals = names.map((name, index) => [name, (rest[2 * index] ?? 0) * 1e9 + (rest[2 * index + 1] ?? 0)]);
    heard({ ...Object.fromEntries(totals), inFlight, queued } as GatewayCounts);
    return undefined;
  };
}
