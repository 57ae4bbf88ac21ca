import { afterAll, beforeAll, expect, it } from "vitest";
import { Driven, type Operation } from "../helpers/driven.ts";

/** src/device/count.ts: counts stay right and positive past 2^31, on 32-bit Lua too (npm run test:lua32). */

let driven: Driven;

beforeAll(async () => {
  driven = await Driven.build({
    file: "device/count.ts",
    peek: '""',
    fakes: {},
    imports: "const count = subject.newCount();",
    operations: `{
      add: (amount: number, times: number) => { for (let time = 0; time < times; time++) { subject.addTo(count, amount); } },
      text: () => { const text = subject.textOf(count); effects.push(text); },
      since: (before: number) => { const added = subject.addedSince(count, before); effects.push(tostring(added)); },
    }`,
  });
});

afterAll(() => driven.dispose());

const after = async (...operations: Operation[]) => (await driven.run([...operations, ["text"]])).at(-1)?.effects[0];

it("counts a month at 921600 baud", async () => {
  // 92,160 bytes a second for 30 days, an hour at a time.
  expect(await after(["add", 92160 * 3600, 720])).toBe(String(92160 * 3600 * 720));
});

it.each([
  [[999_999_999], "999999999"],
  [[999_999_999, 1], "1000000000"],
  [[999_999_999, 2], "1000000001"],
  [[999_999_999, 999_999_999, 999_999_999], "2999999997"],
  [[0], "0"],
])("%j is %s", async (amounts, text) => {
  expect(await after(...amounts.map((amount): Operation => ["add", amount, 1]))).toBe(text);
});

it("tells what was added since, over a billion's edge too", async () => {
  const added = async (first: number, second: number) =>
    (
      await driven.run([
        ["add", first, 1],
        ["add", second, 1],
        ["since", first],
      ])
    ).at(-1)?.effects[0];
  expect(await added(10, 5)).toBe("5");
  expect(await added(999_999_990, 20)).toBe("20");
});
