import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, it } from "vitest";
import { stateOfSources, watchSources } from "../tools/build/watch.ts";

it("what is saved while the first build runs is seen, once", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "watch-"));
  mkdirSync(path.join(folder, "src"));
  const file = path.join(folder, "src/main.ts");
  writeFileSync(file, "before");
  const since = stateOfSources(folder);
  writeFileSync(file, "during the build");
  let builds = 0;
  const end = watchSources(folder, since, async () => {
    builds++;
  });
  while (builds === 0) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await new Promise((resolve) => setTimeout(resolve, 500));
  end();
  rmSync(folder, { recursive: true });
  expect(builds).toBe(1);
});
