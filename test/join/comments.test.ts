import { describe, expect, it } from "vitest";
import { sectionsOf } from "../../build/sections.ts";
import { run } from "../helpers/joining.ts";

const commented = `/**
 * What the file is.
 *
 *     state   event → next
 *     idle    start → busy
 */

import { twice } from "./b";

/** The state. */
export const state = {
  /** Where it is. */
  name: "idle",
};

/** Has its value later. */
let later: number;
/** Waits this long. */
const waitMs = 200;

/** Nobody calls it. */
function unused(): void {
  // Says nothing.
  log.info("x", "unused");
}

/** Shows the state. */
export function show(count: number): void {
  // The count comes first.
  const [found] = string.find("ab", "b");
  // With more, it is busy.
  if (count > 1 && later !== undefined) {
    // From here on.
    state.name = "busy";
  }
  // One by one.
  for (let step = 0; step < 2; step++) {
    // Each step.
    log.info("x", step, found, twice(waitMs));
  }
  // This is switched off.
  if (isOff) {
    unused();
  }
  // The last word.
  return log.info("x", state.name);
}

const isOff = false;
later = 1;
`;
const files = { "a.ts": commented, "b.ts": "export const twice = (n: number): number => n * 2;\n" };
const main = 'import { show } from "./a";\nshow(2);\n';

describe("the comments of the TypeScript", () => {
  const { lua, logged, parts } = run(main, files);

  it("begin with what a file says of itself, below its name", () => {
    expect(logged).toEqual(["x 0 2 400", "x 1 2 400", "x busy"]);
    expect(lua).toContain(
      "\n\n-- src/p0/a.ts\n--- What the file is.\n--\n--     state   event → next\n--     idle    start → busy\n\n--- The state.\nlocal",
    );
  });

  it("stand above what they are about", () => {
    for (const text of [
      '--- The state.\nlocal state = {\n    --- Where it is.\n    name = "idle"\n}',
      "--- Has its value later.\nlocal later\n",
      "--- Shows the state.\nlocal function show(count)\n    -- The count comes first.\n    local found = ",
      "    -- With more, it is busy.\n    if count > 1 and later ~= nil then\n        -- From here on.\n        state.name",
      "    -- One by one.\n    do\n        local step = 0\n",
      "            -- Each step.\n            log.info(",
      "    -- The last word.\n",
    ]) {
      expect(parts["a.ts"]).toContain(text);
    }
  });

  it("are left out where the code is", () => {
    for (const text of ["Waits this long", "Nobody calls it", "Says nothing", "switched off"]) {
      expect(lua).not.toContain(text);
    }
  });

  it("are the same with the line ends of Windows", () => {
    const windows = Object.fromEntries(
      Object.entries(files).map(([name, text]) => [name, text.replaceAll("\n", "\r\n")]),
    );
    expect(run(main, windows).lua).toBe(lua);
  });

  it("change no code, whatever they say", () => {
    const { lua, logged } = run(
      `//[[ not long
// biome-ignore lint: for tools only
// PROJECT = "another"
/* ]] */
log.info("x", /* inside */ 1); // behind
/*
  In two
  lines.
*/
log.info("x", 2);
`,
    );
    expect(logged).toEqual(["x 1", "x 2"]);
    expect(lua).toContain('-- [[ not long\n-- ]]\nlog.info("x", 1)\n\n--  In two\n--  lines.\nlog.info("x", 2)\n');
  });

  it("say nil where the TypeScript says undefined, and nothing of an import", () => {
    const { lua } = run(
      'import { a } from "./a";\n/** Undefined at first. */\nlet n: unknown;\nlog.info("x", n, a());\n',
      {
        "a.ts":
          '/** The head. */\n\n// First, for a reason.\nimport { b } from "./b";\n/** Returns undefined. */\nexport function a(): unknown {\n  return b();\n}\n',
        "b.ts": "export function b(): unknown {\n  return undefined;\n}\n",
      },
    );
    expect(lua).toContain("--- The head.\n");
    expect(lua).toContain("--- Nil at first.\nlocal n\n");
    expect(lua).toContain("--- Returns nil.\n");
    expect(lua).not.toContain("for a reason");
  });

  it("begin no section", () => {
    const { lua } = run('import { a } from "./a";\nlog.info("x", a());\n', {
      "a.ts":
        '/** See b.ts */\n\n// b.ts\nexport function a(): number {\n  // c.ts\n  return 1;\n}\n// d.ts\nlog.info("d", a());\n',
    });
    expect(lua).toContain("-- b.ts\nlocal function a()\n    -- c.ts\n    return 1\nend\n-- d.ts\n");
    expect(sectionsOf(lua, "src/p0/main.ts").map(({ source }) => source)).toEqual([
      "src/p0/main.ts",
      "preamble",
      "src/p0/a.ts",
      "src/p0/main.ts",
    ]);
  });
});

describe("a comment above a branch", () => {
  it("stands in the branch, above what is there", () => {
    const { parts, logged } = run(`let n = 1;
n += 1;
if (n === 1) {
  log.info("x", 1);
}
// It is two.
else if (n === 2) {
  log.info("x", 2);
} // Behind.
// Nothing of it.
// It is more.
else {
  // More than two.
  log.info("x", 3);
}
switch (n) {
  // It is one.
  case 1:
    log.info("x", 4);
    break;
  // It is not.
  default: {
    log.info("x", 5);
  }
}
`);
    expect(logged).toEqual(["x 2", "x 5"]);
    for (const text of [
      'elseif n == 2 then\n    -- It is two.\n    log.info("x", 2)\n',
      'else\n    -- Nothing of it.\n    -- It is more.\n    -- More than two.\n    log.info("x", 3)\n',
      '-- It is one.\n        log.info("x", 4)\n',
      '-- It is not.\n            log.info("x", 5)\n',
    ]) {
      expect(parts["main.ts"]).toContain(text);
    }
    expect(parts["main.ts"]).not.toContain("Behind");
  });

  it.each([
    ["// Of it.\nif (on) { say(1); }", "-- Of it.\n    say(1)\n"],
    ["// Of it.\nif (on) {\n// Own.\nsay(1); }", "-- Of it.\n    -- Own.\n    say(1)\n"],
    ["// Of it.\nif (on) {\n// Inside.\nif (on && !off) { say(1); } }", "-- Of it.\n    -- Inside.\n    say(1)\n"],
    ["// Of it.\nif (on) { const n = 1 + #; say(n); }", "-- Of it.\n    local n = "],
    ["// Of it.\nif (on) { const n = 1 + #; say(n); } say(0);", "-- Of it.\n    do\n        local n = "],
    ["// Gone.\nif (off) { say(1); }\n// Of it.\nelse { say(2); }", "-- Of it.\n    say(2)\n"],
    ["// Gone.\nif (off) { say(1); } else { const n = 1 + #; say(n); } say(0);", "()\n    do\n        local n = "],
    [
      "// Gone.\nif (off) { say(1); }\n// Of it.\nelse if (any) { say(2); }",
      "if any then\n        -- Of it.\n        say(2)\n",
    ],
    [
      "// Gone.\nif (off) { say(1); }\n// Gone.\nelse if (off) { say(2); }\n// Of it.\nelse { say(3); }",
      "-- Of it.\n    say(3)\n",
    ],
    ["// Of it.\nif (on) { say(1); }\n// Gone.\nelse { say(2); }", "-- Of it.\n    say(1)\n"],
    ["if (any) { say(1); }\n// Gone.\nelse if (off) { say(2); }", "if any then\n        say(1)\n    end\n"],
  ])("goes or stays with what it is about: %s", (statements, lua) => {
    const { parts } = run(`const on = true as boolean;
const off = false as boolean;
let any = false as boolean;
any = !any;
function say(n: number): void {
  log.info("x", n);
}
function test(): void {
  ${statements.replace("#", "math.max(1, any ? 1 : 2)")}
}
test();
`);
    const body = /function test([\s\S]*?\nend\n)/.exec(parts["main.ts"] ?? "")?.[1];
    expect(body).toContain(lua);
    expect(body).not.toContain("Gone");
  });
});

it("the length of a text that is known is a number", () => {
  const { lua, logged } = run('const text: string = "seven";\nlog.info("x", 2 * text.length, "\u7f51".length);\n');
  expect(logged).toEqual(["x 10 3"]);
  expect(lua).toContain('log.info("x", 10');
});

describe("a number that stands in the place of a constant", () => {
  it("has its name behind it, and what was calculated from names", () => {
    const { lua, logged } = run(
      'const config = { uart: { baudRate: 9600 } };\nconst stepMs = 50;\nconst none = -1;\nfunction f(n: number): number {\n  return n * stepMs + (config.uart.baudRate // 100 rounds\n  - 2 * stepMs) + none;\n}\nlog.info("x", f(1));\n',
    );
    expect(logged).toEqual(["x 9549"]);
    expect(lua).toContain(
      "return n * 50 --[[stepMs]] + 9500 --[[config.uart.baudRate - (2 * stepMs)]] + -1 --[[none]]\n",
    );
  });

  it("has none where it is a literal, or is no number", () => {
    const { lua } = run('const isOn: boolean = true;\nconst name = "n";\nlog.info("x", 7, 2 * 3, isOn, name);\n');
    expect(lua).not.toContain("--[[");
  });
});

it("names that are declared before their values stand in lines of at most 120 columns", () => {
  const names = Array.from({ length: 40 }, (_, index) => `variableNumber${index}`);
  const { lua, logged } = run(
    `function sum(): number {\n  return ${names.join(" + ")};\n}\n${names.map((name) => `let ${name} = math.max(1, 0);\n${name} += 1;\n`).join("")}log.info("x", sum());\n`,
  );
  expect(logged).toEqual(["x 80"]);
  const lists = lua.split("\n").filter((line) => /^local .*,/.test(line));
  expect(lists.length).toBeGreaterThan(5);
  expect(lists.filter((line) => line.length > 120)).toEqual([]);
});
