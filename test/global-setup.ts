import type { TestProject } from "vitest/node";
import { prepareLuatos } from "../tools/luatos/prepare.ts";

/** Compiles the simulated LuatOS once, before the test files run beside each other; in a watch, before each round. */
export default async function setup(project: TestProject): Promise<void> {
  project.onTestsRerun(prepareLuatos);
  await prepareLuatos();
}
