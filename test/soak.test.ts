import { describe, expect, it } from "vitest";
import { DownCheck } from "../tools/soak/down-check.ts";
import { placeOf, standsAt, streamBytes } from "../tools/soak/numbered-stream.ts";
import { soak } from "../tools/soak/soak.ts";
import { UpCheck } from "../tools/soak/up-check.ts";
import { scenarioEngines } from "./helpers/engines.ts";

describe("the numbered stream", () => {
  it("finds the place of any nine bytes in a row", () => {
    for (const start of [0, 1, 4, 5, 640, 12345, 5 * 2 ** 21 + 3, 5 * 2 ** 29 + 2]) {
      const bytes = streamBytes(start, 9);
      expect(placeOf(bytes)).toBe(start);
      expect(standsAt(bytes, start)).toBe(true);
      expect(standsAt(bytes, start + 1)).toBe(false);
    }
    expect(placeOf(Buffer.from("no stream"))).toBeUndefined();
  });
});

describe("the check of what goes up", () => {
  const frames = (...parts: [start: number, count: number, link: number][]): UpCheck => {
    const check = new UpCheck();
    for (const [start, count, link] of parts) {
      check.frame(streamBytes(start, count), link, 1000);
    }
    return check;
  };

  it("counts what is missing, and what came again on a new link", () => {
    const check = frames([0, 100, 1], [100, 3, 1], [110, 90, 1], [150, 150, 2]);
    expect(check.problem).toBeUndefined();
    expect({ arrived: check.arrivedBytes, repeated: check.repeatedBytes }).toEqual({ arrived: 293, repeated: 50 });
    expect(check.settle(400)).toBe(107);
    expect(check.settle(400)).toBe(0);
  });

  it("takes what was missing from a later link, but not what was settled", () => {
    const check = frames([0, 100, 1], [200, 100, 1], [100, 200, 2]);
    expect(check.settle(300)).toBe(0);
    check.frame(streamBytes(250, 20), 3, 1000);
    expect(check.problem).toMatch(/does not follow/);
  });

  it("waits for more where a frame is too short to tell its place", () => {
    // Bytes 1, 2 and 6, 7 of the stream are alike.
    const check = frames([0, 20, 1], [6, 2, 2], [8, 12, 2], [20, 10, 2]);
    expect(check.problem).toBeUndefined();
    expect({ arrived: check.arrivedBytes, repeated: check.repeatedBytes }).toEqual({ arrived: 30, repeated: 14 });
    expect(check.settle(30)).toBe(0);
    const cut = frames([0, 20, 1], [6, 2, 2], [11, 9, 3], [20, 10, 3]);
    expect({ problem: cut.problem, missing: cut.settle(30) }).toEqual({ problem: undefined, missing: 0 });
  });

  it("refuses what swaps, doubles or changes bytes on one link", () => {
    expect(frames([0, 100, 1], [50, 100, 1]).problem).toMatch(
      /^a frame of 100 bytes that does not follow on byte 100 .* it is that of byte 50/,
    );
    expect(frames([990, 100, 1]).problem).toMatch(/offered 1000/);
    const check = new UpCheck();
    const broken = streamBytes(0, 100);
    broken[50] = 7;
    check.frame(broken, 1, 1000);
    expect(check.problem).toMatch(/from its byte 50 on it is 07/);
  });
});

describe("the check of what comes down", () => {
  it("knows frames that are missing, and on which link", () => {
    const check = new DownCheck();
    const parts = [check.take(4, 1), check.take(4, 1), check.take(4, 2), check.take(4, 2)] as const;
    check.transmitted(parts[1], 2);
    check.transmitted(Buffer.concat([parts[3].subarray(0, 7)]), 2);
    check.transmitted(parts[3].subarray(7), 2);
    expect(check.problem).toBeUndefined();
    expect(check.settle(2)).toEqual({ missing: 40, onLiving: 20 });
  });

  it("refuses frames that are swapped or broken off", () => {
    const swapped = new DownCheck();
    const [first, second] = [swapped.take(4, 1), swapped.take(4, 1)];
    swapped.transmitted(second, 1);
    swapped.transmitted(first, 1);
    expect(swapped.problem).toMatch(/does not begin any frame that is expected/);
    const broken = new DownCheck();
    const [whole, next] = [broken.take(4, 1), broken.take(4, 1)];
    broken.transmitted(Buffer.concat([whole.subarray(0, 10), next]), 1);
    expect(broken.problem).toMatch(/broke a frame of 20 bytes off after 14/);
  });
});

it("hours with features on break nothing, and the control channel answers as it must", async () => {
  const engines = await scenarioEngines();
  const report = await soak({ seed: 10, hours: 2, era: "2025-12", engines, features: true });
  expect(report.features).toEqual(expect.arrayContaining(["control channel", "hooks", "RS-485"]));
  expect(report.answers).toBeGreaterThan(3);
  expect(report.rs485Frames).toBeGreaterThan(10);
  expect(report.arrivedUpBytes + report.arrivedDownBytes).toBeGreaterThan(10000);
});

it("hours in which somebody types commands on the UART break nothing, and every answer is right", async () => {
  const engines = await scenarioEngines();
  const report = await soak({ seed: 13, hours: 3, era: "2025-12", engines, features: true });
  expect(report.features).toEqual(expect.arrayContaining(["UART commands", "hooks"]));
  expect(report.typed).toBeGreaterThan(0);
});

it("an hour of soak breaks nothing, and goes the same way for the same seed", async () => {
  const options = { seed: 24, hours: 1, era: "2025-12" as const, engines: await scenarioEngines() };
  const report = await soak(options);
  expect(report.arrivedUpBytes + report.arrivedDownBytes).toBeGreaterThan(10000);
  expect(report.hours).toBe(1);
  expect(await soak(options)).toEqual(report);
});
