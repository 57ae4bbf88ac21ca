import { describe, expect, it } from "vitest";
import { builds, head, tail } from "../helpers/builds.ts";

const { buildOf, errorsOf } = builds();

describe("a firmware that would not run", () => {
  it("is refused when its Lua does not parse", async () => {
    const values = Array.from({ length: 300 }, (_, index) => `"${index}"`).join(", ");
    expect(await errorsOf(`\nlog.info("x", ${values});\n`)).toMatch(
      /^src\/main\.ts\(4,\d+\): error: the emitted Lua does not parse as Lua 5\.3: main\.lua:\d+: .*too many registers/,
    );
  });

  it.each([
    [
      "PROJECT",
      `PROJECT = "a \\"b\\"";\nVERSION = "1.2.3";\n${tail}`,
      /^src\/main\.ts.*: line 1 of the Lua must be PROJECT = "…"/,
    ],
    [
      "VERSION",
      `PROJECT = "p";\nVERSION = "1\\n2";\n${tail}`,
      /^src\/main\.ts.*: line 2 of the Lua must be VERSION = "…"/,
    ],
    [
      "PROJECT twice",
      `${head}function f(): void {\n  PROJECT = "other";\n}\nf();\n${tail}`,
      /^src\/main\.ts\(4,3\): error: PROJECT is assigned a second time/,
    ],
  ])("is refused when a tool cannot read its %s line by line", async (_, text, error) => {
    const { firmware, errors } = await buildOf({ "main.ts": text });
    expect(firmware).toEqual([]);
    expect(errors).toEqual([expect.stringMatching(error)]);
  });

  it("is refused, with the place, when it requires something that is not its own TypeScript", async () => {
    const errors = await errorsOf('import { name } from "./a";\nlog.info("x", tostring(require("foo")), name);\n', {
      "a.ts": 'export const name = string.rep("x", 2);\nlog.info("x", tostring(require(name)), "require(1)");\n',
    });
    expect(errors.split("\n")).toEqual([
      expect.stringMatching(/^src\/a\.ts\(2,24\): error: require is left in the Lua/),
      expect.stringMatching(/^src\/main\.ts\(4,24\): error: require\("foo"\) is left in the Lua.* Import a TypeScript/),
    ]);
  });

  it("is refused when it does not start on one of the models, with the trace in TypeScript", async () => {
    const errors = await errorsOf('import { stamp } from "./a";\nstamp();\n', {
      "a.ts":
        'export function stamp(): void {\n  log.info("x", (otp as OtpModule).read(0, 0, 4)); // device-allow missing-module: to see it fail\n}\n',
    });
    expect(errors).toMatch(
      /^src\/a\.ts\(2,1\): error: does not reach sys\.run\(\) on Air700ECQ: attempt to index a nil value[\s\S]*src\/main\.ts:4: in /,
    );
    expect(errors).not.toContain("luatos:");
  });

  it.each([
    [
      "logs an error that it caught",
      'xpcall(() => error("oh"), (e) => log.error("guard", debug.traceback(tostring(e))));\n',
      /\(3,1\).*: E\/user\.guard oh/,
    ],
    ["has a task that fails at once", 'sys.taskInit(() => error("in a task"));\n', /\(3,1\).*in a task/],
    ["restarts the module", "rtos.reboot();\n", /\(3,1\).*: it restarts the module/],
    ["ends the VM", "os.exit(3);\n", /\(3,1\).*: it calls os\.exit\(\)/],
    ["never comes to an end", "while (true) {}\n", /\(3,1\).*: it did not wait within 20000000 VM instructions/],
  ])("is refused when it %s", async (_, statements, error) => {
    expect(await errorsOf(statements)).toMatch(error);
  });

  it("is let through with a warning where the simulated module cannot tell", async () => {
    const { firmware, errors, warnings } = await buildOf({
      "main.ts": `${head}error("uart.magic is not simulated");\n${tail}`,
    });
    expect(errors).toEqual([]);
    expect(warnings).toEqual([
      "src/main.ts(3,1): warning: uart.magic is not simulated, so neither what follows nor the heap was checked on Air780E and Air700ECQ",
    ]);
    expect(firmware[0]?.costs[0]?.parts.every(({ heapBytes }) => heapBytes === undefined)).toBe(true);
  });

  it("is let through with a warning where it logs an error at its start, which names the models", async () => {
    const { errors, warnings } = await buildOf({
      "main.ts": `${head}if (rtos.bsp() !== "EC618") log.error("led", "no such pin");\nlog.error("both", "x");\n${tail}`,
    });
    expect(errors).toEqual([]);
    expect(warnings).toEqual([
      "src/main.ts: warning: at its start on Air780E and Air700ECQ, the firmware logs: E/user.both x",
      "src/main.ts: warning: at its start on Air700ECQ, the firmware logs: E/user.led no such pin",
    ]);
  });
});
