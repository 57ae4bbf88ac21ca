import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { wasmoonEngines } from "../host/engine/wasmoon.ts";
import { notes } from "../tools/docs/simulator-notes.ts";
import { languages, pages, withTables } from "../tools/docs/simulator-page.ts";
import { surfaces } from "../tools/docs/simulator-surface.ts";
import { inProject } from "./types/check/projects.ts";

const found = await surfaces(await wasmoonEngines());

describe("docs/simulator.md", () => {
  it.each(languages)("has the tables that the simulator gives, in %s: else npm run docs", (language) => {
    const page = readFileSync(inProject(pages[language]), "utf8").replaceAll("\r\n", "\n");
    expect(withTables(page, language, found)).toBe(page);
  });

  it("says in words what is simulated of each module that is", () => {
    const simulated = found.filter((each) => each.simulated.length > 0).map(({ module }) => module);
    expect(Object.keys(notes).sort()).toEqual(simulated.sort());
  });

  it("asks the simulator: what it says is so", () => {
    const of = (module: string) => found.find((each) => each.module === module);
    expect(of("uart")).toMatchObject({ notSimulated: ["createSoft", "patch"] });
    expect(of("uart")?.simulated).toContain("setup");
    expect(of("i2c")).toMatchObject({ simulated: [] });
    expect(of("fskv")?.models).toContain("Air700ECQ");
    expect(of("otp")?.models).not.toContain("Air700ECQ");
  });

  it("has a place for each table, or says so", () => {
    expect(() => withTables("nothing", "en", found)).toThrow("docs/simulator.md has no place for the table of modules");
  });
});
