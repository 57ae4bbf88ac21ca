import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Engine, EngineFactory } from "../host/engine/engine.ts";
import { PatternMatcher } from "../host/engine/lua-pattern.ts";
import { PatternError } from "../host/engine/pattern-classes.ts";
import { mostStepsOf } from "../host/engine/pattern-guard.ts";
import { testedEngines } from "./helpers/engines.ts";

// A pattern that may take long is gone through before the engine matches it. That has to be the same match.

const { there } = await testedEngines();
/** Nothing here takes a matcher so long. */
const mostSteps = 2_000_000;

const singles = [
  ...[
    "a",
    "b",
    "-",
    "]",
    "^",
    "\\0",
    "\\xe9",
    ".",
    "%a",
    "%A",
    "%d",
    "%l",
    "%s",
    "%u",
    "%w",
    "%x",
    "%p",
    "%c",
    "%g",
    "%z",
  ],
  ...["%.", "%%", "[ab]", "[^a]", "[a-c]", "[]]", "[^]a]", "[%a-]", "[a-]", "[%d%s]", "[\\x80-\\xff]", "[b-a]"],
].map((text) =>
  text.replace("\\0", "\0").replace(/\\x(..)/g, (_, digits) => String.fromCharCode(Number.parseInt(digits, 16))),
);
const part = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(fc.constantFrom(...singles), fc.constantFrom("", "", "*", "+", "-", "?"))
      .map((each) => each.join("")),
  },
  { weight: 2, arbitrary: fc.constantFrom("(", ")", "()", "(a)", "(.-)", "(a*)") },
  { weight: 1, arbitrary: fc.constantFrom("%1", "%2", "%b()", "%bab", "%f[a]", "%f[^a]", "$", "^") },
  // Wrong ones.
  { weight: 1, arbitrary: fc.constantFrom("%", "[", "[a", "%b", "%bx", "%f", "%0", "%9", "[^") },
);
const pattern = fc
  .tuple(fc.constantFrom("", "", "^"), fc.array(part, { maxLength: 6 }), fc.constantFrom("", "", "$"))
  .map(([begin, parts, end]) => `${begin}${parts.join("")}${end}`);
const subject = fc
  .array(fc.constantFrom(..."aaabbc() 1.-]^", "\0", "\xe9", "\x80"), { maxLength: 14 })
  .map((each) => each.join(""));

/** Without one of these, string.find searches for plain text. */
const hasSpecials = /[\^$*+?.([%-]/;

function latin(text: string): Uint8Array {
  return Buffer.from(text, "latin1");
}

/** All matches, or that the pattern is wrong. */
function walked(text: string, pattern: string, from: number, most: number): string {
  const matcher = new PatternMatcher(latin(text), latin(pattern), (steps) => expect(steps).toBeLessThan(mostSteps));
  const found: string[] = [];
  try {
    for (const { start, end } of matcher.all(from, most, true)) {
      found.push(`${start + 1}-${end}`);
    }
  } catch (error) {
    expect(error).toBeInstanceOf(PatternError);
    return "wrong";
  }
  return found.join(" ");
}

const finder = `
  local s, p, init = ...
  while true do
    local ok, first, last = pcall(string.find, s, p, init)
    -- Captures that are never closed are found out when the match is done.
    if not ok and first:find("unfinished capture", 1, true) then
      s, p, init = coroutine.yield("unfinished")
    else
      s, p, init = coroutine.yield(not ok and "wrong" or first and first .. "-" .. last or "")
    end
  end`;

const counter = `
  local s, p = ...
  while true do
    local ok, _, count = pcall(string.gsub, s, p, "x")
    s, p = coroutine.yield(ok and count)
  end`;

function started(engines: EngineFactory, lua: string): Engine {
  const engine = engines();
  engine.load(lua, "=main.lua");
  return engine;
}

function answer(engine: Engine, values: (string | number)[]): string | number | boolean {
  const outcome = engine.resume(values.map((each) => (typeof each === "string" ? latin(each) : each)));
  const [value] = (outcome as { values: (Uint8Array | number | boolean)[] }).values;
  return value instanceof Uint8Array ? Buffer.from(value).toString() : (value as number | boolean);
}

/** fengari has mistakes of its own in %1 and %f. */
const mistaken = /%[\df]/;

describe.each(there)("on $name", ({ name, engines }) => {
  const differs = (wanted: string): boolean => name === "fengari" && mistaken.test(wanted);

  test("a match begins and ends where the engine finds it, and the same patterns are wrong", () => {
    const engine = started(engines, finder);
    fc.assert(
      fc.property(subject, pattern, fc.integer({ min: 1, max: 5 }), (text, wanted, init) => {
        // Its mistakes may end the coroutine.
        fc.pre(!differs(wanted));
        const expected = answer(engine, [text, wanted, init]);
        fc.pre(expected !== "unfinished" && init <= text.length + 1 && hasSpecials.test(wanted));
        expect(walked(text, wanted, init - 1, 1)).toBe(expected);
      }),
      { numRuns: 3000 },
    );
    engine.close();
  });

  test("there are as many matches as gsub replaces", () => {
    const engine = started(engines, counter);
    fc.assert(
      fc.property(subject, pattern, (text, wanted) => {
        fc.pre(!differs(wanted));
        const count = answer(engine, [text, wanted]);
        fc.pre(typeof count === "number");
        const found = walked(text, wanted, 0, Number.POSITIVE_INFINITY);
        expect(found === "" ? 0 : found.split(" ").length).toBe(count);
      }),
      { numRuns: 2000 },
    );
    engine.close();
  });
});

test("no match takes more steps than are thought possible", () => {
  fc.assert(
    fc.property(subject, pattern, (text, wanted) => {
      const matcher = new PatternMatcher(latin(text), latin(wanted), () => undefined);
      try {
        [...matcher.all(0, 1, true)];
      } catch (error) {
        expect(error).toBeInstanceOf(PatternError);
      }
      expect(matcher.steps).toBeLessThanOrEqual(mostStepsOf(latin(wanted), text.length));
    }),
    { numRuns: 3000 },
  );
});

const endless = `("a"):rep(4000)`;
const evil = `("(.-)"):rep(20) .. "b"`;

describe.each(there)("a pattern that never ends, on $name", ({ engines }) => {
  test.each([
    `string.find(${endless}, ${evil})`,
    `string.match(${endless}, ${evil}, -3000)`,
    `string.gsub(${endless}, ${evil}, "")`,
    `for each in string.gmatch(${endless}, ${evil}) do end`,
    `local s = ${endless} s:match(${evil})`,
    `while true do pcall(string.find, ${endless}, ${evil}) end`,
    `coroutine.wrap(function() string.find(${endless}, ${evil}) end)()`,
  ])("%s can be stopped, and says where it stood", (lua) => {
    const engine = engines();
    engine.load(lua, "=main.lua");
    engine.onInstructions(1000, (total) => {
      if (total > 3_000_000) {
        engine.stop("enough");
      }
    });
    expect(engine.resume([])).toMatchObject({
      kind: "stopped",
      message: expect.stringMatching(/^enough\n[\s\S]*main\.lua:1:/),
    });
    expect(engine.instructions).toBeGreaterThan(3_000_000);
    engine.close();
  });

  test("one that takes long, and ends, is charged for and gives what it gives", () => {
    const engine = engines();
    engine.load(
      `return string.find(("a"):rep(60), "(a-)(a-)(a-)b"), string.gsub(("ab"):rep(3000), "(a-)(.-)b", "%1.") == ("."):rep(3000)`,
      "=main.lua",
    );
    engine.onInstructions(1000, () => undefined);
    expect(engine.resume([])).toMatchObject({ kind: "ended", values: [undefined, true] });
    expect(engine.instructions).toBeGreaterThan(100_000);
    engine.close();
  });

  test("errors name the function and the place as ever", () => {
    const engine = engines();
    const lua = `
      local function told(...) return select(2, pcall(...)) end
      return told(function() string.find() end), told(function() ("x"):gsub("x") end), told(function() ("x"):match("[a") end),
        told(function() ("x"):rep(9000):gsub("(.-)(.-)(.-)%9", "") end)`;
    engine.load(lua, "=main.lua");
    engine.onInstructions(1000, () => undefined);
    const { values } = engine.resume([]) as { values: Uint8Array[] };
    expect(values.map((each) => Buffer.from(each).toString())).toEqual([
      "main.lua:3: bad argument #1 to 'find' (string expected, got no value)",
      expect.stringMatching(/^main\.lua:3: bad argument #2 to 'gsub' \(string\/function\/table expected/),
      "main.lua:3: malformed pattern (missing ']')",
      expect.stringMatching(/^main\.lua:4: invalid capture index %9/),
    ]);
    engine.close();
  });
});
