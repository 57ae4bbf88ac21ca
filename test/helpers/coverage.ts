import { randomUUID } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll } from "vitest";
import { setProbe } from "../../host/probe.ts";
import { Recorder } from "../../tools/coverage/recorder.ts";

/**
 * Loaded before each test file when LUATOS_COVERAGE names a folder. Writes there which code of the firmware has run.
 */

const directory = process.env.LUATOS_COVERAGE as string;
const recorder = new Recorder();
setProbe(recorder);

afterAll(() => {
  mkdirSync(directory, { recursive: true });
  writeFileSync(path.join(directory, `${randomUUID()}.json`), JSON.stringify(recorder.counts()));
});
