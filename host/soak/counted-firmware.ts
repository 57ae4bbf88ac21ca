import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { projectDirectory } from "../desk/options.ts";

/** Bytes by what became of them since boot, as the firmware counts them. */
export interface Counts {
  outbox: Record<"received" | "confirmed" | "inFlight" | "queued" | "dropped" | "consumed" | "resent", number>;
  inbox: Record<"received" | "written" | "dropped", number>;
  /** Errors that the guard has caught. */
  errors: number;
}

/** Publishing this topic has the firmware print its counts: a line of `countsMark` and JSON. */
export const countsTopic = "SOAK_COUNTS";
export const countsMark = "soak counts ";

/**
 * The gateway's main.lua with a hook that tells its counts, and for another baud rate: all else is as it ships.
 * A build takes seconds; it is kept under node_modules/.cache until the sources change. Throws an Error with what the
 * compiler says.
 */
export async function countedFirmware(baudRate: number): Promise<string> {
  const main = mainText(baudRate);
  const folder = path.join(projectDirectory, "node_modules/.cache/luatos-gateway");
  const file = path.join(folder, `counted-${fingerprint(main)}.lua`);
  if (!existsSync(file)) {
    const { buildFirmware } = await import("../../build/index.ts");
    const { firmware, errors } = await buildFirmware({
      projectDirectory,
      names: ["main"],
      replace: new Map([["src/main.ts", main]]),
    });
    if (firmware[0] === undefined) {
      throw new Error(errors.join("\n"));
    }
    mkdirSync(folder, { recursive: true });
    const draft = `${file}.${process.pid}.tmp`;
    writeFileSync(draft, firmware[0].lua);
    renameSync(draft, file);
  }
  return readFileSync(file, "utf8");
}

/** Changes with whatever the build depends on. */
function fingerprint(main: string): string {
  const hash = createHash("sha256").update(main);
  for (const folder of ["src", "types", "build"]) {
    const names = readdirSync(path.join(projectDirectory, folder), { recursive: true, encoding: "utf8" }).sort();
    for (const name of names.filter((each) => each.endsWith(".ts"))) {
      hash.update(`${folder}/${name}\0`).update(readFileSync(path.join(projectDirectory, folder, name)));
    }
  }
  return hash
    .update(readFileSync(path.join(projectDirectory, "tsconfig.json")))
    .digest("hex")
    .slice(0, 16);
}

function mainText(baudRate: number): string {
  return `
PROJECT = "luatos_gateway";
VERSION = "0.0.0";

import { config } from "./config";
import { startGateway } from "./gateway";
import { guardCounts, guarded } from "./guard";
import { inboxCounts } from "./inbox";
import { outboxCounts } from "./outbox";

config.uart.baudRate = ${baudRate};
const { subscribe } = sys as unknown as { subscribe: (this: void, topic: string, action: (this: void) => void) => void };
subscribe(
  "${countsTopic}",
  guarded("counts", () => {
    const counts = { outbox: outboxCounts, inbox: inboxCounts, errors: guardCounts.errors };
    const [text] = json.encode(counts as never);
    print("${countsMark}" + text);
  }),
);

startGateway();

sys.run();
`;
}
