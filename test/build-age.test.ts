import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { markBuilt, outdatedBuild } from "../tools/build-age.ts";

/** Whether a main.lua is older than its sources. All times of files are set here: those of a checkout mean nothing. */

const folders: string[] = [];

afterAll(() => {
  for (const folder of folders) {
    rmSync(folder, { recursive: true, force: true });
  }
});

const start = Date.UTC(2026, 0, 1) / 1000;

/** A project that was built `builtAfter` seconds after its sources. */
function project({ builtAfter }: { builtAfter: number }) {
  const directory = mkdtempSync(path.join(tmpdir(), "build-age-"));
  folders.push(directory);
  const at = (name: string): string => path.join(directory, name);
  mkdirSync(at("src/control"), { recursive: true });
  mkdirSync(at("lua-out/echo"), { recursive: true });
  const write = (name: string, text: string, seconds = 0): void => {
    writeFileSync(at(name), text);
    utimesSync(at(name), start + seconds, start + seconds);
  };
  write("tsconfig.json", "{}");
  write("src/main.ts", "1");
  write("src/control/gateway.ts", "1");
  write("src/other.ts", "1");
  write("lua-out/main.lua", "--", builtAfter);
  write(
    "lua-out/main.lua.map",
    JSON.stringify({ sources: ["../src/main.ts", "../src/control/gateway.ts", "../gone"] }),
  );
  return {
    directory,
    write,
    line: (): string | undefined => outdatedBuild(at("lua-out")),
    git: (...words: string[]): void => {
      const who = ["-c", "user.name=test", "-c", "user.email=test@localhost", "-c", "commit.gpgsign=false"];
      execFileSync("git", [...who, ...words], { cwd: directory, stdio: "ignore" });
    },
  };
}

describe("a folder that git does not know", () => {
  it("is older when a source of its map was saved after the build", () => {
    const { directory, line, write } = project({ builtAfter: 60 });
    expect(line()).toBeUndefined();
    write("src/other.ts", "2", 600);
    expect(line()).toBeUndefined();
    write("src/control/gateway.ts", "2", 600);
    const main = path.join(directory, "lua-out/main.lua");
    const source = path.relative("", path.join(directory, "src/control/gateway.ts"));
    expect(line()).toBe(`${main} is older than ${source}: npx luatos-gateway build makes it new.`);
  });

  it("is older when the settings or the secrets were saved after the build", () => {
    for (const name of ["gateway.config.ts", ".env"]) {
      const { line, write } = project({ builtAfter: 60 });
      write(name, "1", 600);
      expect(line()).toContain(name);
    }
  });

  it("is not older when a copy wrote the sources a little later", () => {
    expect(project({ builtAfter: -2 }).line()).toBeUndefined();
  });

  it("is not older after a build that changed nothing", () => {
    const { directory, line, write } = project({ builtAfter: 60 });
    write("src/main.ts", "2", 600);
    expect(line()).toBeDefined();
    markBuilt(["lua-out/main.lua"], directory);
    expect(line()).toBeUndefined();
  });

  it("says nothing of a main.lua that is no build of a project", () => {
    const { directory, line, write } = project({ builtAfter: -600 });
    expect(line()).toBeDefined();
    const elsewhere = path.join(directory, "scripts");
    cpSync(path.join(directory, "lua-out"), elsewhere, { recursive: true });
    expect(outdatedBuild(elsewhere)).toBeUndefined();
    write("lua-out/main.lua.map", "no map");
    expect(line()).toBeUndefined();
    expect(outdatedBuild(path.join(directory, "lua-out/echo"))).toBeUndefined();
  });
});

describe("a clone", () => {
  /** Checked out so that the sources are newer than main.lua. */
  function clone() {
    const made = project({ builtAfter: -600 });
    made.git("init");
    made.git("add", ".");
    made.git("commit", "-m", "all");
    return made;
  }

  it("is not older as it was cloned, in whatever order", () => {
    expect(clone().line()).toBeUndefined();
  });

  it("is older when a source has changed since, also when it is staged", () => {
    const { git, line, write } = clone();
    write("src/main.ts", "2", 600);
    expect(line()).toMatch(/src.main\.ts/);
    git("add", ".");
    expect(line()).toMatch(/src.main\.ts/);
  });

  it("is older when a source was reset after a build of its own", () => {
    const { line, write } = clone();
    write("lua-out/main.lua", "-- built", 600);
    expect(line()).toBeUndefined();
    write("src/main.ts", "1", 1200);
    expect(line()).toMatch(/src.main\.ts/);
  });
});
