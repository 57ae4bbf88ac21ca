import path from "node:path";
import { describe, expect, it } from "vitest";
import { lines, scriptFolders, sim } from "./helpers/sim.ts";

const scripts = scriptFolders();

/** Matching this takes longer than anybody waits. */
const endlessMatch = 'local _ = ("a"):rep(4000):match(("(.-)"):rep(20) .. "b")';

describe.concurrent("npm run sim, with a script that comes to no end,", () => {
  it.each(["while true do end", "while true do pcall(function() while true do end end) end", endlessMatch])(
    "ends by --ms what never comes to an end: %s",
    async (hang) => {
      const child = sim(scripts({ "main.lua": `print("go")\n${hang}\nsys.run()\n` }), "--ms", "2000");
      expect(await child.exit).toBe(0);
      expect(lines(child)).toEqual(["go"]);
      expect(child.errors()).toMatch(
        /^the time is over, but the script still runs without a wait\. It was at:\n[\s\S]*main\.lua:2: in /,
      );
    },
  );

  // Windows has no signal that one process could send another for Ctrl-C.
  it.skipIf(process.platform === "win32").each([
    { hang: "while true do end", words: [] },
    { hang: "while true do end", words: ["--realtime"] },
    { hang: endlessMatch, words: [] },
  ])("obeys Ctrl-C when a script hangs: $hang $words", async ({ hang, words }) => {
    const main = `print("go")\nlocal function spin()\n  ${hang}\nend\npcall(spin)\nsys.run()\n`;
    const child = sim(scripts({ "main.lua": main }), ...words);
    await child.until("go");
    child.interrupt();
    expect(await child.exit).toBe(0);
    expect(lines(child)).toEqual(["go"]);
    expect(child.errors()).toMatch(/main\.lua:3: in /);
  });

  it("ends at --ms, while a script never rests too", async () => {
    const folder = scripts({ "main.lua": 'print("begin")\nwhile true do pcall(error) end\nsys.run()\n' });
    const child = sim(path.join(folder, "main.lua"), "--ms", "200");
    expect(await child.exit).toBe(0);
    expect(child.output()).toBe("[000000000.000] begin\n");
  });

  it("ends by itself when a script hangs, and says where", async () => {
    const folder = scripts({
      "main.lua": `sys.timerStart(function()
  print("begin")
  while true do pcall(error) end
end, 100)
sys.run()
`,
    });
    const child = sim(folder);
    expect(await child.exit).toBe(1);
    expect(lines(child)).toEqual(["begin"]);
    expect(child.errors()).toMatch(/^the script hangs: it never waits\. --ms N lets it run [\s\S]*main\.lua:3: in /m);
    expect(child.errors()).not.toContain("an hour");
  });

  it("ends after an hour of the module's time, and says so", async () => {
    const loop = 'sys.timerLoopStart(function() log.info("minute") end, 60000)\nsys.run()\n';
    const child = sim(scripts({ "main.lua": loop }));
    expect(await child.exit).toBe(0);
    expect(lines(child).length).toBeGreaterThanOrEqual(59);
    expect(child.errors()).toBe("ended after an hour of the module's time. --ms sets another limit\n");
  });
});
