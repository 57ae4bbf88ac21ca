import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SimulatedModule } from "../../host/index.ts";
import type { Counts } from "../../tools/soak/counted-firmware.ts";
import { bootGateway, countsOf, goOnline, noise, speak } from "../helpers/gateway.ts";

/**
 * A server of any behaviour: it ends links at frames that it refuses, sends pings or data, answers late or rarely, is
 * away for a while; and the core fails to take frames. On each link frames come in order; what is missing is counted;
 * and what is counted as confirmed on evidence has come. A frame that is dropped as refused has come, too, unless the
 * link ended for another reason just when the frame was out alone.
 */

/** A frame with this in it is disliked. */
const disliked = "!!";

/** No two bytes of it are what the server dislikes. */
function fill(length: number, seed: number, isBad: boolean): Buffer {
  const bytes = noise(length, seed + 1).map((byte) => (byte === 0x21 ? 0x22 : byte));
  if (isBad) {
    Buffer.from(bytes.buffer).write(disliked, bytes.byteOffset + (length >> 1));
  }
  return Buffer.from(bytes);
}

/** A frame that the server got, and the number of the link that brought it. */
interface LinkFrame {
  link: number;
  bytes: Buffer;
}

/**
 * How many bytes of this the server never got. On each link frames come in order: where one does not follow the last,
 * it and those behind it are looked for further on.
 */
function missingBytes(frames: readonly LinkFrame[], sent: Buffer): number {
  const came = Buffer.alloc(sent.length);
  let reached = 0;
  let link = 0;
  for (const [index, frame] of frames.entries()) {
    if (frame.link !== link) {
      link = frame.link;
      reached = 0;
    }
    let place = reached;
    if (!sent.subarray(reached, reached + frame.bytes.length).equals(frame.bytes) || reached === 0) {
      const few = frames.slice(index, index + 12).filter((other) => other.link === link);
      const needle = Buffer.concat(few.map(({ bytes }) => bytes)).subarray(0, Math.max(8, frame.bytes.length));
      place = sent.indexOf(needle, reached);
      place = place >= 0 ? place : sent.indexOf(frame.bytes, reached);
    }
    expect(place, `frame ${index} on link ${link}, of ${frame.bytes.length} bytes, behind ${reached}`).not.toBe(-1);
    reached = place + frame.bytes.length;
    came.fill(1, place, reached);
  }
  return sent.length - came.reduce((sum, byte) => sum + byte, 0);
}

const happening = fc.record({
  bytes: fc.constantFrom(0, 4, 20, 200, 1300, 5000),
  isBad: fc.oneof({ weight: 9, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
  afterMs: fc.constantFrom(0, 0, 3, 21, 100, 900, 4000),
  what: fc.oneof(
    { weight: 5, arbitrary: fc.constant("nothing") },
    {
      weight: 3,
      arbitrary: fc.constantFrom("failing sends", "reset", "close", "close at a frame", "away", "slow", "fast"),
    },
  ),
  count: fc.constantFrom(1, 2, 5, 20),
});

const day = fc.record({
  era: fc.constantFrom("2024" as const, "2025-08" as const, "2025-12" as const),
  settings: fc.record({
    delivery: fc.constantFrom("core", "answers"),
    "packing.maximumBytes": fc.constantFrom(16, 50, 1300),
    "outbox.sizeBytes": fc.constantFrom(4096, 65536),
    "outbox.overflow": fc.constantFrom("oldest", "newest"),
    "outbox.burstBytes": fc.constantFrom(1024, 16384),
    "outbox.attempts": fc.constantFrom(2, 3),
    "packing.delimiter": fc.constantFrom("", "", "\n"),
  }),
  closesWith: fc.constantFrom(1009, 1007, 0),
  answers: fc.constantFrom("each", "late", "rarely", "none"),
  beatMs: fc.constantFrom(0, 0, 30, 250),
  talkMs: fc.constantFrom(0, 0, 40, 700),
  failsAtBoot: fc.constantFrom(0, 0, 1, 5),
  happenings: fc.array(happening, { minLength: 3, maxLength: 30 }),
});

type Day = typeof day extends fc.Arbitrary<infer Value> ? Value : never;

/** How long after the server has ended a link the module may still not know it. */
const longestTripMs = 2000;

/** The bytes of the frames that were dropped as refused while a link ended for a reason of its own. */
function unjustlyRefused(module: SimulatedModule, otherEnds: readonly number[]): number {
  let bytes = 0;
  for (const { timeMs, text } of module.log) {
    const length = /a frame of (\d+) bytes is dropped/.exec(text)?.[1];
    if (length !== undefined && otherEnds.some((endMs) => timeMs >= endMs && timeMs <= endMs + longestTripMs)) {
      bytes += Number(length);
    }
  }
  return bytes;
}

function happen(module: SimulatedModule, what: string, count: number): void {
  const { server, network } = module;
  if (what === "failing sends") {
    module.board.websockets.faults.failedAllocations += count;
  } else if (what === "away") {
    server.refuseFor(count * 1000);
  } else if (what === "slow" || what === "fast") {
    network.latencyMs = what === "slow" ? 400 : 5;
  } else if (server.connected && what === "reset") {
    server.reset();
  } else if (server.connected && what === "close") {
    server.closePolitely();
  }
}

async function liveThrough({ era, settings, closesWith, answers, beatMs, talkMs, failsAtBoot, happenings }: Day) {
  const module = await bootGateway({ era, settings: { ...settings, echoCommand: false } });
  const { server } = module;
  server.answersProbes = (index) => {
    const link = server.requests.length;
    if (answers === "late") {
      module.clock.after(1500, () => {
        if (server.connected && server.requests.length === link) {
          server.send("");
        }
      });
    }
    return answers === "each" || (answers === "rarely" && index % 3 === 0);
  };
  const frames: LinkFrame[] = [];
  const otherEnds: number[] = [];
  let closesAtFrame = false;
  server.onFrame = ({ payload }) => {
    const bytes = Buffer.from(payload);
    frames.push({ link: server.requests.length, bytes });
    if (closesAtFrame || bytes.includes(disliked)) {
      if (!bytes.includes(disliked)) {
        otherEnds.push(module.clock.now());
      }
      closesAtFrame = false;
      closesWith === 0 ? server.closeRudely() : server.closePolitely(closesWith);
    }
  };
  // Who is asked to answer empty frames, and only then, sends no others.
  speak(module, settings.delivery === "answers" ? 0 : beatMs, "");
  speak(module, talkMs, "talk");
  module.board.websockets.faults.failedAllocations = failsAtBoot;
  goOnline(module);
  const sent: Buffer[] = [];
  for (const [index, { bytes, isBad, afterMs, what, count }] of happenings.entries()) {
    const piece = fill(bytes, index, isBad && bytes > 0);
    module.serialSend(piece);
    sent.push(piece);
    module.run(afterMs);
    closesAtFrame = closesAtFrame || what === "close at a frame";
    if (server.connected && (what === "reset" || what === "close")) {
      otherEnds.push(module.clock.now());
    }
    happen(module, what, count);
  }
  module.run(60000);
  module.network.latencyMs = 30;
  server.answersProbes = true;
  const total = sent.reduce((sum, { length }) => sum + length, 0);
  const isDone = ({ outbox }: Counts): boolean =>
    outbox.inFlight === 0 && outbox.queued === 0 && outbox.received === total;
  for (let minute = 0; minute < 150 && !isDone(countsOf(module)); minute++) {
    module.run(60000);
  }
  const { outbox, errors } = countsOf(module);
  const counted = outbox.overflowed + outbox.aged + unjustlyRefused(module, otherEnds);
  expect(outbox).toMatchObject({ received: total, queued: 0, inFlight: 0 });
  expect(errors).toBe(0);
  expect(missingBytes(frames, Buffer.concat(sent))).toBeLessThanOrEqual(counted);
  expect(settings.delivery === "core" ? 0 : outbox.aged).toBe(0);
  expect(module.reboots).toHaveLength(1);
  module.dispose();
}

describe("a server of any temper", () => {
  it("gets each frame, in order, or what is missing is counted", async () => {
    await fc.assert(
      fc.asyncProperty(day, (each) => liveThrough(each)),
      { numRuns: Number(process.env.RUNS ?? 25) },
    );
  });
});
