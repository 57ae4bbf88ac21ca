import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import type { SimulatedModule } from "../../host/index.ts";
import { keptBuild } from "../../tools/soak/kept-build.ts";
import { tutorialConfig } from "../../tools/soak/tutorial-config.ts";
import { projectDirectory } from "../helpers/child.ts";
import { countsOf, expectNoErrors, goOnline, noise, onlineGateway } from "../helpers/gateway.ts";
import { bootScenario } from "../helpers/modules.ts";

/** Counters: a line of the log each so often, the same as JSON, and that their sum is the delivery contract's. */

const eras = ["2024", "2025-08", "2025-12"] as const;
const settings = { counters: { everySeconds: 60 }, echoCommand: false };

/** The lines so far, each with its counters by name. */
function linesOf(module: SimulatedModule): Record<string, number | null>[] {
  return module.log
    .map(({ text }) => /^I\/user\.counters (.*)$/.exec(text)?.[1])
    .filter((line) => line !== undefined)
    .map((line) => Object.fromEntries(line.split(" ").map((item) => item.split("="))))
    .map((line) =>
      JSON.parse(JSON.stringify(line), (_, value) => (typeof value === "string" ? JSON.parse(value) : value)),
    );
}

/** The last line of counters, after a check that it adds up. */
function lastOf(module: SimulatedModule): Record<string, number | null> {
  const last = linesOf(module).at(-1) ?? {};
  const sum = (...names: string[]): number => names.reduce((total, name) => total + Number(last[name]), 0);
  expect(sum("received", "added")).toBe(
    sum("confirmed", "inFlight", "queued", "overflowed", "refused", "givenUp", "consumed"),
  );
  return last;
}

describe.each(eras)("counters on a core of %s", (era) => {
  it("come once a minute and say what became of each byte", async () => {
    const module = await onlineGateway({ era, settings });
    module.serialSend(noise(5000));
    module.server.send("down");
    module.run(59000);
    expect(linesOf(module)).toHaveLength(0);
    module.run(2000);
    const counts = lastOf(module);
    const { outbox } = countsOf(module);
    expect(counts).toMatchObject({
      received: 5000,
      added: 0,
      confirmed: outbox.confirmed,
      consumed: 0,
      overflowed: 0,
      downReceived: 4,
      downWritten: 4,
      downDropped: 0,
      linkAttempts: 1,
      linksOpened: 1,
      refusedFrames: 0,
      invalidFrames: 0,
      errors: 0,
      rssi: -60,
      heapBytes: expect.any(Number),
    });
    expect(counts.probes).toBeGreaterThan(1);
    expect(counts.heapUsed).toBeGreaterThan(30000);
    module.run(600000);
    expect(linesOf(module)).toHaveLength(11);
    expectNoErrors(module);
  });
});

it("tell attempts from links, and drops by their cause", async () => {
  const module = await onlineGateway({
    settings: { ...settings, "outbox.sizeBytes": 8192, "outbox.unconfirmed": "drop" },
  });
  module.run(1000);
  module.network.latencyMs = 2000;
  module.serialSend(noise(1000));
  module.run(500);
  module.server.reset();
  module.server.manner = "forbid";
  module.serialSend(noise(40000));
  module.run(20000);
  module.server.manner = "accept";
  goOnline(module);
  module.run(60000);
  const counts = lastOf(module);
  expect(counts.givenUp).toBeGreaterThan(500);
  expect(counts.overflowed).toBeGreaterThan(30000);
  expect(counts.linksOpened).toBe(2);
  expect(counts.linkAttempts).toBeGreaterThan(3);
  expect(counts.linkAttempts).toBe(module.connections.length);
});

it("count frames that the server refuses, and frames that are not UTF-8", async () => {
  const module = await onlineGateway({ settings: { ...settings, frames: "text" } });
  module.run(1000);
  module.server.onFrame = ({ payload }) => {
    if (payload[0] === 0xff) {
      module.server.closePolitely();
    }
  };
  module.serialSend(Buffer.from([0xff, 1, 2]));
  module.run(300000);
  expect(lastOf(module)).toMatchObject({ refused: 3, refusedFrames: 1, invalidFrames: 1, queued: 0 });
});

it("say null for a signal that the module does not know", async () => {
  for (const prelude of ["mobile = nil", 'standIn("mobile", { rssi = function() return -999 end })']) {
    const module = await onlineGateway({ settings, prelude });
    module.run(61000);
    expect(lastOf(module).rssi).toBe(null);
    expectNoErrors(module);
  }
});

it("hold through requests of the VM that fail here and there", async () => {
  const module = await onlineGateway({ settings: { ...settings, "counters.everySeconds": 10 } });
  for (let k = 1; k <= 60; k++) {
    module.serialSend(noise(150, k));
    module.run(9990);
    module.board.failAllocation(1 + (k % 30));
    module.run(10);
  }
  expect(module.board.heap?.refusals ?? 0).toBeGreaterThan(15);
  expect(module.reboots).toHaveLength(1);
  module.run(60000);
  expect(lastOf(module)).toMatchObject({ received: 60 * 150, confirmed: 60 * 150 });
});

describe("the same as JSON", () => {
  /** A gateway that prints its counters on a topic, and adds to one of them on another. */
  const main = `
PROJECT = "counted";
VERSION = "0.1.0";

import { startGateway } from "./control/gateway";
import { carryCounts, counts } from "./device/counts";
import { countersJson } from "./features/counters";

declare global {
  interface SysTopics {
    JSON: [];
    GROW: [bytes: number];
  }
}

sys.subscribe("JSON", () => print(countersJson()));
sys.subscribe("GROW", (bytes) => {
  counts.received += bytes;
  counts.overflowed += bytes;
  carryCounts();
});
startGateway();

sys.run();
`;
  const config = tutorialConfig.replace(
    "errorReportSeconds: -1,",
    "errorReportSeconds: -1,\n  counters: { everySeconds: 60 },",
  );
  const boot = async (): Promise<SimulatedModule> => {
    const texts = new Map([
      ["src/main.ts", main],
      ["src/config.ts", config],
    ]);
    const { lua, map } = await keptBuild("counters", texts);
    return bootScenario({ lua, maps: { "main.lua": map } });
  };
  const jsonOf = (module: SimulatedModule): string => {
    module.board.publish("JSON");
    module.run(10);
    return module.log.findLast(({ text }) => text.startsWith("{"))?.text ?? "";
  };

  it("has the counters of the line, in its order", async () => {
    const module = await boot();
    goOnline(module);
    module.serialSend(noise(5000));
    module.runUntil("a line", () => linesOf(module).length > 0, 61000);
    const json = JSON.parse(jsonOf(module));
    const { heapUsed, coreUsed, ...counts } = lastOf(module);
    expect(json).toMatchObject(counts);
    expect(Object.keys(json)).toEqual(Object.keys(linesOf(module)[0] ?? {}));
  });

  it.each(["features.md", "features.zh-CN.md"])("has the counters that docs/%s shows and explains", async (name) => {
    const page = readFileSync(path.join(projectDirectory, "docs", name), "utf8").replaceAll("\r\n", "\n");
    const module = await boot();
    goOnline(module);
    const names = Object.keys(JSON.parse(jsonOf(module)));
    const [, example = ""] = /```\nI\/user\.counters ([^`]*)```/.exec(page) ?? [];
    expect(
      example
        .trim()
        .split(/\s+/)
        .map((item) => item.split("=")[0]),
    ).toEqual(names);
    const [table = ""] = /(?:^\|.*\n)+/m.exec(page.slice(page.indexOf(example) + example.length)) ?? [];
    const explained = [...table.matchAll(/`(\w+)`/g)].map(([, each]) => each as string);
    expect(names.filter((each) => !explained.includes(each))).toEqual([]);
    const isCounter = (each: string): boolean => !["unconfirmed", "null"].includes(each);
    expect([...new Set(explained)].filter((each) => isCounter(each) && !names.includes(each))).toEqual([]);
  });

  it("is exact past 2^31, and so is the line", async () => {
    const module = await boot();
    goOnline(module);
    for (let count = 0; count < 5; count++) {
      module.board.publish("GROW", 999_999_999);
      module.run(10);
    }
    expect(jsonOf(module)).toContain('"received":4999999995,');
    expect(JSON.parse(jsonOf(module))).toMatchObject({ received: 4999999995, overflowed: 4999999995, confirmed: 0 });
    module.runUntil("a line", () => linesOf(module).length > 0, 61000);
    expect(lastOf(module)).toMatchObject({ received: 4999999995, overflowed: 4999999995 });
  });
});
