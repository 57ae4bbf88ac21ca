import type { HostFunction } from "../../host/engine/engine.ts";
import type { GatewayCounts } from "./protocol.ts";

// The shipped main.lua keeps counts and does not tell them. The desk adds one line to it in memory, behind everything else
// and without a line break, which tells them when it is asked. What is flashed has no such line.

/** The topic that asks for the counts. */
export const countsTopic = "DESK_COUNTS";

const outbox = ["received", "added", "confirmed", "overflowed", "refused", "givenUp", "consumed", "resent"] as const;
const inbox = ["received", "written", "dropped"] as const;

/** Lua that runs before the simulated LuatOS: gives scripts our function. */
export const countsPrelude = "_G.__deskCounts = __host.deskCounts; ";

/** main.lua with the line that tells the counts, or as it is where it has none that we know. */
export function countingScript(main: string): string {
  const isGateway = ["outboxCounts", "inboxCounts", "held"].every((name) =>
    new RegExp(`^local [^=\\n(]*\\b${name}\\b`, "m").test(main),
  );
  const end = /^(?:return\b[^\n]*\n)?sys\.run\(\)\s*$/m.exec(main);
  if (!isGateway || end === null) {
    return main;
  }
  const numbers = [
    ...outbox.flatMap((name) => [`o.${name}.billions`, `o.${name}.rest`]),
    "held.inFlight",
    "held.queued",
    ...inbox.flatMap((name) => [`i.${name}.billions`, `i.${name}.rest`]),
  ];
  // Whatever fails in it must not end the VM.
  const tell = `pcall(function() local o, i = outboxCounts, inboxCounts; __deskCounts(${numbers.join(", ")}) end)`;
  const line = `sys.subscribe("${countsTopic}", function() ${tell} end) `;
  return main.slice(0, end.index) + line + main.slice(end.index);
}

/** The function that the line calls. */
export function countsFunction(heard: (counts: GatewayCounts) => void): HostFunction {
  return (...values) => {
    const numbers = values.map(Number);
    let at = 0;
    const one = (): number => numbers[at++] as number;
    const count = (): number => one() * 1e9 + one();
    const [received, added, confirmed, overflowed, refused, givenUp, consumed, resent] = outbox.map(count);
    const [inFlight, queued] = [one(), one()];
    const [downReceived, downWritten, downDropped] = inbox.map(count);
    heard({
      received,
      added,
      confirmed,
      overflowed,
      refused,
      givenUp,
      consumed,
      resent,
      inFlight,
      queued,
      downReceived,
      downWritten,
      downDropped,
    } as GatewayCounts);
    return undefined;
  };
}
