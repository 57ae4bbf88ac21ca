import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { bytecodeBytes as countBytecode } from "../build/lua-syntax.ts";
import { modelBudgets } from "../tools/build/index.ts";
import { runBuild } from "../tools/build/run-build.ts";
import { plainMessage } from "../tools/plain-error.ts";
import { builds, head, tail } from "./helpers/builds.ts";
import { type Child, runCommand } from "./helpers/child.ts";

const { project } = builds();
const children: Child[] = [];
/** The options of `build` without any word. */
const plainly = { names: [], watch: false, json: false };

afterEach(async () => {
  for (const child of children.splice(0)) {
    await child.kill();
  }
});

describe("npm run build", () => {
  it("says what is in the way of main.lua", async () => {
    const folder = project({ "main.ts": head + tail });
    const output = path.join(folder, "lua-out");
    writeFileSync(output, "");
    const file = runCommand("build", [], folder);
    expect(await file.exit).toBe(1);
    expect(file.errors()).toBe(`${output}: something of this name is there already\n`);
    rmSync(output);
    mkdirSync(path.join(output, "main.lua"), { recursive: true });
    const place = await runBuild(plainly, folder).catch(plainMessage);
    expect(place).toContain(`${path.join(output, "main.lua")}: `);
    expect(place).not.toContain("EISDIR");
    expect(readdirSync(output).filter((name) => name.includes(".tmp"))).toEqual([]);
  });

  it("builds one firmware by name, and prints the report as JSON and nothing else", async () => {
    const folder = project({ "main.ts": head + tail, "other/main.ts": head + tail });
    const child = runCommand("build", ["other", "--json"], folder);
    expect(await child.exit).toBe(0);
    expect(existsSync(path.join(folder, "lua-out/main.lua"))).toBe(false);
    const text = readFileSync(path.join(folder, "lua-out/other/main.lua"), "utf8");
    const textBytes = Buffer.byteLength(text);
    const bytecodeBytes = countBytecode(text);
    const { firmware, errors } = JSON.parse(child.output());
    expect(errors).toEqual([]);
    expect(firmware).toEqual([
      expect.objectContaining({
        name: "other",
        comparedWith: null,
        engine: expect.stringMatching(/^(lua32|wasmoon)$/),
        total: expect.objectContaining({ textBytes, growth: { textBytes: 0, heapBytes: 0 } }),
        budgets: [
          expect.objectContaining({
            model: "Air780E",
            bytecodeBytes,
            scriptBudgetBytes: modelBudgets.Air780E.scriptBytes,
          }),
          expect.objectContaining({ model: "Air700ECQ", bytecodeBytes }),
        ],
      }),
    ]);
  });

  it("shows sizes in a table; with --watch, it shows an error at its place, goes on, writes the corrected firmware, and exits with 0", async () => {
    const folder = project({ "main.ts": head + tail });
    const main = path.join(folder, "src/main.ts");
    mkdirSync(path.join(folder, "lua-out/gone"), { recursive: true });
    writeFileSync(path.join(folder, "lua-out/gone/main.lua.map"), "{}");
    const child = runCommand("build", ["--watch"], folder);
    children.push(child);
    await child.until("Watching");
    expect(child.errors()).toContain("lua-out/gone/main.lua: warning: no source builds this file any more.");
    const before = readFileSync(path.join(folder, "lua-out/main.lua"), "utf8");
    expect(child.output()).toMatch(new RegExp(`^lua-out/main\\.lua +${before.length} `, "m"));
    writeFileSync(main, `${head}log.info(1);\n${tail}`);
    while (!child.errors().includes("1 error: nothing was written")) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(child.errors()).toMatch(/^src\/main\.ts\(3,10\): error TS2345.*\n\n {2}log\.info\(1\);\n {11}\^$/m);
    expect(readFileSync(path.join(folder, "lua-out/main.lua"), "utf8")).toBe(before);
    // As editors save: a new file takes the old one's place.
    writeFileSync(`${main}.new`, `${head}log.info("mended");\n${tail}`);
    renameSync(`${main}.new`, main);
    await child.until(/^Built in [\d.]+ s: lua-out\/main\.lua \d+ bytes/m);
    expect(readFileSync(path.join(folder, "lua-out/main.lua"), "utf8")).toContain('"mended"');
    child.interrupt();
    expect(await child.exit).toBe(process.platform === "win32" ? null : 0);
  });

  it("changes nothing when there is an error, and exits with 1", async () => {
    const folder = project({ "main.ts": `${head}log.info(1);\n${tail}`, "other/main.ts": head + tail });
    mkdirSync(path.join(folder, "lua-out"));
    writeFileSync(path.join(folder, "lua-out/main.lua"), "old");
    const errors = vi.spyOn(console, "error").mockReturnValue();
    expect(await runBuild(plainly, folder)).toBe(1);
    expect(errors.mock.calls.join("\n")).toMatch(
      /src\/main\.ts\(3,10\): error TS2345[\s\S]*1 error: nothing was written/,
    );
    errors.mockRestore();
    expect(readFileSync(path.join(folder, "lua-out/main.lua"), "utf8")).toBe("old");
    expect(readdirSync(path.join(folder, "lua-out"))).toEqual(["main.lua"]);
  });
});
