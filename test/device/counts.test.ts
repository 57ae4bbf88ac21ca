import { afterAll, beforeAll, expect, it } from "vitest";
import { Driven, type Operation } from "../helpers/driven.ts";

/** src/device/counts.ts: counts stay right and positive past 2^31, on 32-bit Lua too (npm run test:lua32). */

let driven: Driven;

beforeAll(async () => {
  driven = await Driven.build({
    file: "device/counts.ts",
    peek: '""',
    fakes: {},
    operations: `{
      add: (amount: number, times: number) => {
        for (let time = 0; time < times; time++) {
          subject.counts.received += amount;
          subject.carryCounts();
        }
      },
      addUncarried: (amount: number) => { subject.counts.received += amount; },
      total: () => { const text = subject.totalOf("received"); effects.push(text); },
      others: () => { const text = subject.totalOf("confirmed"); effects.push(text); },
      grown: (before: number) => { const grown = subject.grownBy("received", before); effects.push(tostring(grown)); },
    }`,
  });
});

afterAll(() => driven.dispose());

const last = async (...operations: Operation[]) => (await driven.run(operations)).at(-1)?.effects[0];

it("counts a month at 921600 baud, and nothing beside it", async () => {
  // 92,160 bytes a second for 30 days, an hour at a time.
  const month: Operation = ["add", 92160 * 3600, 720];
  expect(await last(month, ["total"])).toBe(String(92160 * 3600 * 720));
  expect(await last(month, ["others"])).toBe("0");
});

it.each([
  [[999_999_999], "999999999"],
  [[999_999_999, 1], "1000000000"],
  [[999_999_999, 2], "1000000001"],
  [[999_999_999, 999_999_999, 999_999_999], "2999999997"],
  [[0], "0"],
])("%j is %s", async (amounts, text) => {
  expect(await last(...amounts.map((amount): Operation => ["add", amount, 1]), ["total"])).toBe(text);
});

it("is right between two carries, when a count is past a billion", async () => {
  expect(await last(["addUncarried", 1_000_000_123], ["total"])).toBe("1000000123");
  expect(await last(["add", 999_999_999, 2], ["addUncarried", 999_999_999], ["total"])).toBe("2999999997");
});

it("returns what was added since, also across a billion", async () => {
  const grown = (first: number, second: number) => last(["add", first, 1], ["add", second, 1], ["grown", first]);
  expect(await grown(10, 5)).toBe("5");
  expect(await grown(999_999_990, 20)).toBe("20");
});
