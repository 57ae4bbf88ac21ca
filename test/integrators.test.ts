import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { projectDirectory } from "./helpers/child.ts";
import { bootGateway } from "./helpers/gateway.ts";

/** docs/integrators.md quotes what the gateway logs, and its pictures are the same in both languages. */

const read = (name: string): string => readFileSync(path.join(projectDirectory, name), "utf8");
const page = read("docs/integrators.md");
const chinesePage = read("docs/integrators.zh-CN.md");

/** Log lines that the page quotes in the first column of its tables: a tag, and what follows it. */
const quotedLines = (text: string): string[] =>
  [...text.matchAll(/^\|[^|]*?`((?:gateway|boot|link|network|uart|watchdog) [^`]+)`/gm)].map(([, line = ""]) => line);

describe("docs/integrators.md", () => {
  it("shows the log of a module that starts", async () => {
    const module = await bootGateway({ addressAfterMs: 2500 });
    module.run(8000);
    const withoutBuild = (text: string): string => text.replace(/ build [0-9a-f]{8} /, " build … ");
    const shown = /^```\n(I\/user\.gateway [\s\S]*?)\n```$/m.exec(page)?.[1] ?? "";
    expect(withoutBuild(shown).split("\n")).toEqual(module.log.map(({ text }) => withoutBuild(text)));
  });

  it("quotes lines that the gateway logs", () => {
    const sources = readdirSync(path.join(projectDirectory, "src"), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts"))
      .map((name) => read(path.join("src", name)))
      .join("\n");
    const quoted = quotedLines(page);
    expect(quoted.length).toBeGreaterThan(15);
    expect(quotedLines(chinesePage)).toEqual(quoted);
    for (const line of quoted) {
      const [tag = "", ...words] = line.split(" ");
      expect(sources).toContain(`"${tag}"`);
      const isChange = words.includes("->");
      const parts = words.join(" ").split(isChange ? / (?:-> )?/ : /\bN\b|\(\w+\)|luatos_gateway/);
      for (const part of parts) {
        expect({ line, part, isThere: sources.includes(part.trim()) }).toEqual({ line, part, isThere: true });
      }
    }
  });

  it("states the traffic of the probe as the log does", async () => {
    const rows = [...page.matchAll(/^\| (\d+) \| (\d+) \| \d+ kB \| (\d+) kB \|$/gm)];
    expect(rows.length).toBeGreaterThan(3);
    for (const [, everySeconds, keepaliveSeconds, kilobytes] of rows) {
      const settings = { "probe.everySeconds": Number(everySeconds), keepaliveSeconds: Number(keepaliveSeconds) };
      const module = await bootGateway({ settings });
      module.run(1000);
      expect(module.logText()).toContain(`a probe after ${everySeconds} s of quiet: at most ${kilobytes} kB a day`);
    }
  });
});

describe.each(["delivery", "wiring", "keys"])("docs/%s.svg", (name) => {
  const english = read(`docs/${name}.svg`);
  const chinese = read(`docs/${name}.zh-CN.svg`);

  it("is drawn the same in both languages", () => {
    const drawing = (text: string): string =>
      text.replace(/>[^<>{}]+<\/(?:text|title|desc)>/g, "></>").replace(/ lang="[\w-]+"/, "");
    expect(drawing(chinese)).toBe(drawing(english));
    expect(chinese).toMatch(/lang="zh-CN"/);
    expect(english).not.toMatch(/\p{Script=Han}/u);
  });

  it("has colours for light and dark, and a description for screen readers", () => {
    for (const text of [english, chinese]) {
      expect(text).toContain("@media (prefers-color-scheme: dark)");
      expect(text).toMatch(/role="img"/);
      expect(text).toMatch(/<title>.+<\/title>\s*<desc>.+<\/desc>/);
    }
  });
});
