import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect } from "vitest";
import { Builder } from "../../build/firmware.ts";
import type { BuildResult } from "../../tools/build/index.ts";
import { openBuildSimulator } from "../../tools/simulator.ts";
import { projectDirectory } from "./child.ts";

/** Builds of small projects, for the tests of one file. */

export const head = 'PROJECT = "test";\nVERSION = "1.2.3";\n';
export const tail = "sys.run();\n";

/** Makes projects and builds them. They are deleted after the tests of the file. */
export function builds() {
  const folders: string[] = [];

  afterAll(() => {
    for (const folder of folders.splice(0)) {
      rmSync(folder, { recursive: true });
    }
  });

  /** A project of its own, with our tsconfig and types, and the given files under src/. */
  function project(files: Record<string, string>): string {
    const folder = mkdtempSync(path.join(tmpdir(), "build-"));
    folders.push(folder);
    for (const name of ["tsconfig.json", "tsconfig.firmware.json"]) {
      cpSync(path.join(projectDirectory, name), path.join(folder, name));
    }
    cpSync(path.join(projectDirectory, "types"), path.join(folder, "types"), { recursive: true });
    symlinkSync(path.join(projectDirectory, "node_modules"), path.join(folder, "node_modules"), "junction");
    for (const [name, text] of Object.entries(files)) {
      const file = path.join(folder, "src", name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
    return folder;
  }

  /** One project for many builds: each is given its files, and looks only at what differs from the build before. */
  const shared = new Builder({ projectDirectory: project({ "main.ts": head + tail }) }, openBuildSimulator);

  function buildOf(files: Record<string, string>, builder = shared): Promise<BuildResult> {
    return builder.build(new Map(Object.entries(files).map(([name, text]) => [`src/${name}`, text])));
  }

  /** What is wrong with a firmware whose entry has these statements between its head and its tail. */
  async function errorsOf(statements: string, more: Record<string, string> = {}): Promise<string> {
    const { firmware, errors } = await buildOf({ ...more, "main.ts": head + statements + tail });
    expect(firmware).toEqual([]);
    return errors.join("\n");
  }

  return { project, buildOf, errorsOf };
}
