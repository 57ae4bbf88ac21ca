import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SimulatedModule } from "../../host/index.ts";
import {
  Client,
  expectedUp,
  expectNoOtherErrors,
  type Features,
  hasCommands,
  someFeatures,
  takeTextFrames,
  throughHook,
} from "../helpers/features.ts";
import {
  countsOf,
  expectNoErrors,
  expectReceived,
  expectReceivedAtLeastOnce,
  framesOf,
  onlineGateway,
  stateOf,
} from "../helpers/gateway.ts";

/** What a user can rely on, for any bytes from the UART, in any pieces, even if links end. */

const era = fc.constantFrom("2024", "2025-08", "2025-12");
const model = fc.constantFrom("Air780E", "Air700ECQ");
const echo = Buffer.from('"echo"');

/** How many courses of chance are tried: `RUNS=1000 npx vitest run test/gateway/properties.test.ts` for more. Most features
 * must be compiled for it, which takes longest: the second engine takes fewer. */
const runs = Number(process.env.RUNS ?? (process.env.LUATOS_ENGINE === "lua32" ? 15 : 40));

/** Bytes, and how long the line is quiet behind them. */
const piece = (mostBytes: number, mostGapMs: number) =>
  fc.record({
    bytes: fc.oneof(fc.uint8Array({ maxLength: 20 }), fc.uint8Array({ maxLength: mostBytes, size: "max" })),
    gapMs: fc.nat({ max: mostGapMs }),
  });

const packing = fc.record({
  "packing.idleGapMs": fc.constantFrom(0, 5, 20, 50),
  "packing.maximumDelayMs": fc.constantFrom(60, 100, 500),
  "packing.maximumBytes": fc.constantFrom(1, 6, 100, 1300, 4000),
  "packing.delimiter": fc.constantFrom("", "\n", "\0", "\r\n"),
});

/** A gateway with features on, and a client of its control channel. */
async function featured(features: Features, options: Parameters<typeof onlineGateway>[0] = {}) {
  const module = await onlineGateway({
    ...options,
    ...(features.hooks === undefined ? {} : { hooks: features.hooks }),
    settings: { ...options.settings, ...features.settings, echoCommand: false },
  });
  return { module, client: new Client(module, features) };
}

/**
 * The account of what the UART has sent is exact, and nothing of it is left: all that the hooks give is confirmed.
 * Returns what the server must have received, without text frames, which are removed.
 */
function expectAllConfirmed(module: SimulatedModule, features: Features, sent: Buffer): Buffer {
  takeTextFrames(module);
  const { bytes, consumed, added } = expectedUp(module, features, sent);
  expect(countsOf(module).outbox).toMatchObject({
    received: sent.length,
    consumed,
    added,
    confirmed: bytes.length,
    dropped: 0,
    queued: 0,
    inFlight: 0,
  });
  return bytes;
}

describe("UART to server", () => {
  it("any bytes in any pieces with any gaps arrive complete and in order, however frames are cut", async () => {
    await fc.assert(
      fc.asyncProperty(
        era,
        model,
        packing,
        someFeatures,
        fc.array(piece(4000, 150), { maxLength: 25 }),
        async (era, model, settings, features, pieces) => {
          fc.pre(!hasCommands(features) || (settings["packing.idleGapMs"] > 0 && settings["packing.maximumBytes"] > 6));
          // With a header for each frame, all of it finds room however slowly it leaves.
          const bytesInAll = pieces.reduce((sum, { bytes }) => sum + bytes.length, 0);
          fc.pre(bytesInAll * (1 + 2 / settings["packing.maximumBytes"]) < 65000);
          // A long burst with a frame for each byte is more than the processor can do when it also looks for a delimiter
          // or calls a hook. What waits too long is dropped and counted: `full-outbox.test.ts`.
          fc.pre(settings["packing.maximumBytes"] > 1 || bytesInAll < 10000);
          const { module, client } = await featured(features, { era, model, settings });
          for (const { bytes, gapMs } of pieces) {
            module.serialSend(bytes);
            client.askNext();
            module.run(gapMs);
          }
          module.run(20000);
          client.expectAnswers();
          const bytes = expectAllConfirmed(module, features, Buffer.concat(pieces.map(({ bytes }) => bytes)));
          expectReceived(module, bytes);
          expect(Math.max(0, ...framesOf(module).map(({ length }) => length))).toBeLessThanOrEqual(
            settings["packing.maximumBytes"],
          );
          expectNoOtherErrors(module);
          module.dispose();
        },
      ),
      { numRuns: runs },
    );
  });

  it('packets that a pause parts stay packets, and exactly the packets "echo" are answered', async () => {
    // Shorter than the maximum delay and size, with pauses below the idle gap inside and above it behind.
    const filler = fc.oneof(fc.uint8Array({ minLength: 1, maxLength: 60 }), fc.constant(echo));
    const packet = fc.oneof(
      { weight: 1, arbitrary: fc.constant([{ bytes: echo, gapMs: 0 }]) },
      {
        weight: 3,
        arbitrary: fc.array(fc.record({ bytes: filler, gapMs: fc.nat({ max: 8 }) }), { minLength: 1, maxLength: 4 }),
      },
    );
    await fc.assert(
      fc.asyncProperty(era, fc.array(packet, { maxLength: 15 }), async (era, packets) => {
        const module = await onlineGateway({ era });
        for (const parts of packets) {
          for (const { bytes, gapMs } of parts) {
            module.serialSend(bytes);
            module.run(gapMs);
          }
          module.run(60);
        }
        module.run(5000);
        const whole = packets.map((parts) => Buffer.concat(parts.map(({ bytes }) => bytes)));
        const data = module.server.frames.filter(({ opcode }) => opcode === 2).map(({ payload }) => payload);
        const answers = module.server.frames.filter(({ opcode }) => opcode === 1);
        expect(data).toEqual(whole.filter((bytes) => !bytes.equals(echo)));
        expect(answers).toHaveLength(whole.filter((bytes) => bytes.equals(echo)).length);
        for (const { payload } of answers) {
          expect(Buffer.from(payload).toString()).toMatch(/^\{"action":"echo","msg":"[^"]+"\}$/);
        }
        expectNoErrors(module);
        module.dispose();
      }),
      { numRuns: 60 },
    );
  });

  it("everything arrives at least once and in order, even if links end", async () => {
    const happening = fc.record({
      what: fc.constantFrom("reset", "polite close", "refusal", "no address", "silence", "slow", "fast", "nothing"),
      bytes: fc.uint8Array({ maxLength: 1500, size: "max" }),
      afterMs: fc.nat({ max: 3000 }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom("2024", "2025-12"),
        someFeatures,
        fc.array(happening, { minLength: 1, maxLength: 15 }),
        async (era, features, happenings) => {
          const { module, client } = await featured(features, { era });
          // What is said before the core is known to confirm may be lost with its link: the age of it is guessed.
          module.run(1000);
          let ends = 0;
          for (const { what, bytes, afterMs } of happenings) {
            module.serialSend(bytes);
            client.askNext();
            module.run(afterMs);
            if (what === "reset" && module.server.connected) {
              module.server.reset();
              ends++;
            } else if (what === "polite close" && module.server.connected) {
              module.server.closePolitely();
              ends++;
            } else if (what === "refusal") {
              module.server.manner = "forbid";
            } else if (what === "no address") {
              module.board.setAddress(false);
            } else if (what === "silence") {
              module.network.setSilent(true);
            } else if (what === "slow" || what === "fast") {
              module.network.latencyMs = what === "slow" ? 900 : 5;
            }
            module.run(500);
            module.server.manner = "accept";
            module.board.setAddress(true);
            module.network.setSilent(false);
            // A third link that the server ends with the same frame in flight would mean that it refuses the frame.
            if (ends === 2) {
              module.run(90000);
              ends = 0;
            }
          }
          module.network.latencyMs = 30;
          module.run(150000);
          expect(stateOf(module)).toBe("online");
          const bytes = expectAllConfirmed(module, features, Buffer.concat(happenings.map(({ bytes }) => bytes)));
          expectReceivedAtLeastOnce(module, bytes);
          expectNoOtherErrors(module);
          module.dispose();
        },
      ),
      { numRuns: runs },
    );
  });
});

describe("server to UART", () => {
  it("any frames, whole or in fragments, come out complete and in order", async () => {
    const frame = fc.record({
      fragments: fc.array(fc.uint8Array({ maxLength: 700, size: "max" }), { minLength: 1, maxLength: 4 }),
      text: fc.boolean(),
      gapMs: fc.nat({ max: 100 }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom("2025-08", "2025-12"),
        model,
        someFeatures,
        fc.array(frame, { maxLength: 20 }),
        async (era, model, features, frames) => {
          const { module, client } = await featured(features, { era, model });
          const hasControl = features.settings.control !== undefined;
          // On an RS-485 line frames wait for their turn.
          const turnMs = features.settings["uart.rs485"] === undefined ? 0 : 100;
          for (const { fragments, text, gapMs } of frames) {
            fragments.forEach((fragment, index) => {
              const opcode = index > 0 ? 0 : text && !hasControl ? 1 : 2;
              module.server.send(fragment, { opcode, fin: index === fragments.length - 1 });
            });
            client.askNext();
            // The contract of this path: the sender keeps to the pace of the UART.
            module.run(gapMs + fragments.reduce((sum, { length }) => sum + length / 11 + turnMs, 0));
          }
          module.run(3000);
          const given = frames.map(({ fragments }) => throughHook(features, Buffer.concat(fragments)));
          expect(Buffer.compare(module.serialReceived(), Buffer.concat(given))).toBe(0);
          const { inbox, downHook } = countsOf(module);
          expect(inbox).toMatchObject({ dropped: 0, received: inbox.written + downHook.consumed });
          client.expectAnswers();
          expect(module.server.requests).toHaveLength(1);
          expectNoOtherErrors(module);
          module.dispose();
        },
      ),
      { numRuns: runs },
    );
  });
});
