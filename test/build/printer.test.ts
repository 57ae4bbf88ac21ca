import { expect, it } from "vitest";
import { join } from "../helpers/joining.ts";

const calls = 22;

it.each([
  ["calls of helpers", `print([1, 2]${".map((x) => x + 1)".repeat(calls)}.join());`],
  ["calls", `print(${"math.max(1000000000, ".repeat(calls)}1${")".repeat(calls)});`],
  ["objects", `print(json.encode(${"{ aLongNameForAField: 1, inside: ".repeat(calls)}1${"}".repeat(calls)})[0]);`],
])("prints %s in each other in a time that does not double with each", (_, statement) => {
  const started = performance.now();
  join(statement);
  // Doubled with each, it would be minutes.
  expect(performance.now() - started).toBeLessThan(10_000);
});
