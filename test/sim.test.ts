import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { type Child, projectDirectory, runScript } from "./helpers/child.ts";

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) {
    rmSync(folder, { recursive: true });
  }
});

function scripts(files: Record<string, string>): string {
  const folder = mkdtempSync(path.join(tmpdir(), "sim-"));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(path.join(folder, name), text);
  }
  return folder;
}

function sim(...words: string[]): Child {
  return runScript("host/desk/sim.ts", words);
}

describe("npm run sim", () => {
  it("runs a script folder in virtual time and prints the log as the device does", async () => {
    const child = sim(path.join(projectDirectory, "lua-out/echo"), "--ms", "40000");
    expect(await child.exit).toBe(0);
    const lines = child.output().trim().split("\n");
    expect(lines.filter((line) => /^\[0{8}0\.\d{3}\] I\/user\.wsc conack/.test(line))).toHaveLength(1);
    const answers = lines.flatMap((line) => /I\/user\.wsc recv (\{.*\}) 1 1$/.exec(line)?.[1] ?? []);
    expect(answers.map((answer) => (JSON.parse(answer) as { action: string }).action)).toEqual([
      "echo",
      "echo",
      "echo",
    ]);
  });

  it("runs twice with the same log, byte for byte", async () => {
    const words = [path.join(projectDirectory, "lua-out"), "--ms", "30000", "--seed", "7"];
    const [first, second] = [sim(...words), sim(...words)];
    expect([await first.exit, await second.exit]).toEqual([0, 0]);
    expect(first.output()).toContain("connecting -> online");
    expect(first.output()).toBe(second.output());
  });

  it("ends by itself when nothing can happen any more", async () => {
    const folder = scripts({
      "main.lua": 'sys.timerStart(function() log.info("late", rtos.bsp()) end, 86400000)\nsys.run()\n',
    });
    const child = sim(folder);
    expect(await child.exit).toBe(0);
    expect(child.output().trim()).toBe("[000086400.000] I/user.late EC618");
  });

  it("ends with the script's own code", async () => {
    const child = sim(scripts({ "main.lua": "sys.timerStart(function() os.exit(7) end, 10)\nsys.run()\n" }));
    expect(await child.exit).toBe(7);
  });

  it("gives 1 and the traceback when the VM ends with an error", async () => {
    const child = sim(
      scripts({ "main.lua": "sys.taskInit(function()\n  sys.wait(10)\n  local x = nil + 1\nend)\nsys.run()\n" }),
    );
    expect(await child.exit).toBe(1);
    expect(child.output()).toContain("main.lua:3: attempt to perform arithmetic on a nil value");
    expect(child.output()).toMatch(/Lua VM exit!! reboot in 15000ms/);
  });

  it.each([
    { what: "no main.lua", files: {}, says: /main\.lua: no such file/ },
    { what: "a syntax error", files: { "main.lua": "local ok = 1\nx = = 1\n" }, says: /^main\.lua:2:/m },
    { what: "one in another file", files: { "main.lua": "sys.run()\n", "b.lua": "if" }, says: /^b\.lua:1:/m },
  ])("gives 2 and the place for $what", async ({ files, says }) => {
    const child = sim(scripts(files as Record<string, string>));
    expect(await child.exit).toBe(2);
    expect(child.errors()).toMatch(says);
  });

  it.each([
    { words: [], says: /one script folder/ },
    { words: ["x", "--ms", "soon"], says: /--ms soon: not a whole number/ },
    { words: ["x", "--firmware", "2030"], says: /--firmware 2030: not known. Known: 2024, 2025-08, 2025-12/ },
    { words: ["x", "--model", "Air9"], says: /--model Air9: not known/ },
  ])("refuses $words in plain words", async ({ words, says }) => {
    const child = sim(...words);
    expect(await child.exit).toBe(2);
    expect(child.errors()).toMatch(says);
    expect(child.errors()).not.toMatch(/^\s+at /m);
  });
});
