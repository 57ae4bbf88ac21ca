import { describe, expect, it } from "vitest";
import { run } from "../helpers/joining.ts";

describe("a constant", () => {
  it("is written where it is used, in other modules and in functions too, and declared nowhere", () => {
    const { lua, logged, parts } = run(
      'import { dayMs, isOn, name as title, offset } from "./a";\nimport * as a from "./a";\nfunction f(): number {\n  const least = -offset;\n  return least - offset;\n}\nlog.info(title, dayMs, isOn, 7 - offset, a.half, f(), math.type(dayMs));\n',
      {
        "a.ts":
          'const hourMs = 3600 * 1000;\n/** A day. */\nexport const dayMs = 24 * hourMs;\nexport const isOn: boolean = true;\nexport const name = "ti" + "tle";\nexport const offset = -3;\nexport const half = 0.5;\n',
      },
    );
    expect(logged).toEqual(["title 86400000 true 10 0.5000000 6 integer"]);
    expect(parts["a.ts"]).toBeUndefined();
    expect(lua).toContain(
      '"title",\n    86400000 --[[dayMs]],\n    true,\n    10 --[[7 - offset]],\n    0.5 --[[half]],',
    );
    expect(lua).toContain("return 6 --[[least - offset]]\n");
  });

  it("can be used before its declaration, by a function", () => {
    const { lua, logged } = run(
      'function f(): number {\n  return limit + other;\n}\nconst limit = 5;\nlet other = 1;\nother += 1;\nlog.info("x", f());\n',
    );
    expect(logged).toEqual(["x 7"]);
    expect(lua).toContain("local other = 1\n\nlocal function f()\n    return 5 --[[limit]] + other\nend");
  });

  it("is left alone where another has its name", () => {
    const { logged } = run(
      'import { n } from "./a";\nfunction f(n: number): number {\n  const m = n;\n  return m;\n}\nlog.info("x", f(2), n, { n }.n);\n',
      { "a.ts": "export const n = 1;\n" },
    );
    expect(logged).toEqual(["x 2 1 1"]);
  });

  it("can be a text with methods, and nothing at all", () => {
    const { logged } = run(
      'const text = "abc";\nconst none: { n?: { m: number } } | undefined = undefined;\nfunction f(): void {\n  log.info("x", text.length, ...text.toHex());\n  log.info("y", (none as { n?: { m: number } } | undefined)?.n?.m);\n}\nf();\n',
    );
    expect(logged).toEqual(["x 3 616263 6", "y nil"]);
  });

  it("is none when it may change, is long, or does not fit into 32 bits", () => {
    const { lua, logged } = run(
      'import { far, long, ready, show } from "./a";\nlog.info("x", ready, long.length, far > 0);\nshow();\n',
      {
        "a.ts": `export let ready: boolean | undefined;
export function show(): void {
  log.info("x", ready === true);
}
show();
ready = true;
const half = 1500000000;
export const far = half + half; // device-allow constant-overflow: to see it wrap
export const long = "${"l".repeat(41)}";
`,
      },
    );
    expect(logged).toEqual(["x false", "x true 41 true", "x true"]);
    expect(lua).toContain("1500000000 --[[half]] + 1500000000 --[[half]]");
    expect(lua).toContain("#long");
  });
});

describe("settings", () => {
  const config = `export const config = {
  url: "wss://host" as string,
  headers: ["a: b"],
  uart: { id: 1 as number, baudRate: 115200 as number, rs485: undefined as { pin: number } | undefined },
  spare: { n: 1 as number },
  given: { n: 1 as number },
  echo: false as boolean,
};
`;

  it("are constants, and what is off costs nothing", () => {
    const { lua, logged, parts } = run(
      `import { config } from "./config";
function echo(): void {
  log.info("x", "echo");
}
const rs485 = config.uart.rs485;
if (rs485) {
  log.info("x", "pin", rs485.pin);
}
if (config.echo && config.uart.id === 1) {
  echo();
}
const kind = config.uart.baudRate > 9600 ? "fast" : "slow";
log.info("x", config.url, config.headers[0], kind);
`,
      { "config.ts": config },
    );
    expect(logged).toEqual(["x wss://host a: b fast"]);
    expect(parts["config.ts"]).toBe('local config = {headers = {"a: b"}}\n');
    expect(lua).not.toMatch(/echo|pin|rs485|slow/);
  });

  it("stay as they are where something writes to them, or hands them on", () => {
    const { logged, parts } = run(
      `import { config } from "./config";
config.uart.baudRate = 9600;
function sum(of: { n: number }): number {
  return of.n;
}
log.info("x", config.uart.id, config.uart.baudRate, sum(config.given), config.given.n, config.spare.n);
`,
      { "config.ts": config },
    );
    expect(logged).toEqual(["x 1 9600 1 1 1"]);
    expect(parts["config.ts"]).toBe("local config = {uart = {baudRate = 115200}, given = {n = 1}}\n");
  });

  it("stay constants where only a branch that they switch off hands them on", () => {
    const main = (more: string): string => `import { config } from "./config";
function change(of: { echo: boolean; uart: { id: number } }): void {
  of.echo = true;
  of.uart.id = 2;
}
if (config.echo) {
  change(config);
}
${more}
log.info("x", config.uart.id, config.echo);
`;
    const off = run(main(""), { "config.ts": config });
    expect(off.logged).toEqual(["x 1 false"]);
    expect(off.lua).not.toContain("change");
    expect(off.parts["config.ts"]).toBeUndefined();
    const on = run(main(""), { "config.ts": config.replace("false as", "true as") });
    expect(on.logged).toEqual(["x 2 true"]);
    // Then the build cannot know whether it is off.
    const changed = run(main("change(config);"), { "config.ts": config });
    expect(changed.logged).toEqual(["x 2 true"]);
    const later = run(main("config.echo = true;\nif (config.echo) {\n  change(config);\n}"), { "config.ts": config });
    expect(later.logged).toEqual(["x 2 true"]);
  });

  it("are there, where they are a table and something asks", () => {
    const { logged, lua } = run(
      `import { config } from "./config";
const has = config.uart.rs485 !== undefined;
const counts = { errors: 0 };
if (config.uart !== undefined && config.spare !== undefined) {
  log.info("x", "there", config.uart.id);
}
if (config.uart === undefined || has) {
  log.info("x", "gone");
}
if (counts.errors > 0) {
  log.info("x", "errors");
}
counts.errors++;
if (counts.errors > 0) {
  log.info("x", "counted");
}
`,
      { "config.ts": config },
    );
    expect(logged).toEqual(["x there 1", "x counted"]);
    expect(lua).not.toContain("gone");
    expect(lua).not.toContain("~= nil");
  });

  it.each([
    ["1", "x k nil"],
    ["2", "x nil nil"],
  ])("are off where a group that may be missing never has them: %s", (given, line) => {
    const { logged, lua } = run(
      `import { config } from "./config";
const proves = config.control !== undefined && config.control.proof === true;
if (proves) {
  log.info("x", "proof");
}
const { control } = { control: config.control };
log.info("x", config.control !== undefined ? config.control.key : undefined, control?.proof);
`,
      {
        "config.ts": `const given = tostring(${given}) === "1" ? { key: "k" } : undefined;
export const config: { control?: { key: string; proof?: boolean } | undefined } = {
  control: given && { key: given.key },
};
`,
      },
    );
    expect(logged).toEqual([line]);
    expect(lua).not.toContain('"proof"');
    expect(lua).not.toContain("proves");
  });

  it("are a table like any other when that is handed on whole", () => {
    const { logged, parts } = run(
      'import { config } from "./config";\nlog.info("x", (json.encode(config)[0] ?? "").length > 50, config.uart.id);\n',
      { "config.ts": config },
    );
    expect(logged).toEqual(["x true 1"]);
    expect(parts["config.ts"]).toContain('url = "wss://host"');
  });
});
