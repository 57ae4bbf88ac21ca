import type { TestProject } from "vitest/node";
import { prepareLuatos } from "../tools/luatos/prepare.ts";
import { countedFirmware } from "../tools/soak/counted-firmware.ts";
import { tutorialFirmware } from "../tools/soak/kept-build.ts";

/**
 * Compiles the simulated LuatOS and the firmware that most tests boot once, before the test files run beside each
 * other; in a watch, before each round.
 */
export default async function setup(project: TestProject): Promise<void> {
  project.onTestsRerun(prepareLuatos);
  await prepareLuatos();
  await tutorialFirmware();
  await countedFirmware();
}
