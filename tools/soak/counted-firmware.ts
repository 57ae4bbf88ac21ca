import { type BuiltFirmware, keptBuild } from "./kept-build.ts";
import { noHooks, tutorialConfig } from "./tutorial-config.ts";

/** The firmware's own counts since boot, in bytes unless they say otherwise. */
export interface Counts {
  outbox: Record<
    | "received"
    | "added"
    | "confirmed"
    | "aged"
    | "inFlight"
    | "queued"
    | "overflowed"
    | "refused"
    | "givenUp"
    | "dropped"
    | "consumed"
    | "resent",
    number
  >;
  inbox: Record<"received" | "written" | "dropped", number>;
  /** Bytes that a hook has added to the inbox, and bytes that it has consumed. */
  downHook: Record<"added" | "consumed", number>;
  /** Frames that were sent as binary because they could not be text. */
  invalidFrames: number;
  /** Errors that the guard has caught. */
  errors: number;
}

/** The topic that makes the firmware print its counts: a line of `countsMark` and JSON, for `countsOf`. */
export const countsTopic = "COUNTS";
/** The line of the counts begins with this. */
export const countsMark = "counts ";

/** The line that the firmware logs when the delivery contract does not add up begins with this. */
export const brokenContract = "E/user.contract";

/** The value of a setting. A buffer stands for a byte string. */
export type Setting = number | string | boolean | Buffer | Setting[] | { [name: string]: Setting };

const settingsFile = "arrange.lua";
/** Features that a script may switch on, in addition to the tutorial's settings. */
const features: readonly string[] = ["identity", "subprotocol", "counters", "statusLed", "control", "runtimeSettings"];
/** Settings with values of several types, or that the tutorial does not have. */
const freeSettings = ["uart.rs485", "probe.send", ...features];

/**
 * The gateway's main.lua with the tutorial's settings, compiled as it ships, except that it reads settings from a
 * script and reports its counts. It logs `brokenContract` when the delivery contract does not add up. `hooks` replaces
 * src/hooks.ts. When `settings` switch on a feature, the firmware contains the features and is larger. Throws an Error
 * with the compiler's messages.
 */
export function countedFirmware(hooks?: string, settings: object = {}): Promise<BuiltFirmware> {
  const isLarge = Object.keys(settings).some((name) => features.includes(name.split(".")[0] as string));
  const replace = new Map([
    ["src/config.ts", tutorialConfig + settingsReader([...tutorialNames, ...(isLarge ? features : [])])],
    ["src/main.ts", countingMain],
    ["src/hooks.ts", hooks ?? noHooks],
  ]);
  return keptBuild("counted", replace, withRealNames);
}

/** The script from which a counted firmware reads its settings, by their path: `{ "packing.idleGapMs": 0 }`. */
export function settingsScript(settings: Readonly<Record<string, Setting>>): Record<string, string> {
  const changes = Object.entries(settings).map(([name, value]) => {
    const known = freeSettings.includes(name) ? "true" : `type(config.${name}) == type(${luaOf(value)})`;
    return `assert(${known}, "there is no such setting: ${name}")\nconfig.${name} = ${luaOf(value)}`;
  });
  return { [settingsFile]: `local config = ...\n${changes.join("\n")}\n` };
}

/** Reads the counts that the firmware has printed after `countsMark`. */
export function countsOf(text: string): Counts {
  const { counts, billions, inFlight, queued, errors } = JSON.parse(text) as {
    counts: Record<string, number>;
    billions: Record<string, number>;
    inFlight: number;
    queued: number;
    errors: number;
  };
  const total = (name: string): number => (billions[name] ?? 0) * 1e9 + (counts[name] ?? Number.NaN);
  const totals = <Name extends string>(...names: Name[]): Record<Name, number> =>
    Object.fromEntries(names.map((name) => [name, total(name)])) as Record<Name, number>;
  const bytes = totals(
    "received",
    "added",
    "confirmed",
    "aged",
    "overflowed",
    "refused",
    "givenUp",
    "consumed",
    "resent",
  );
  return {
    outbox: { ...bytes, inFlight, queued, dropped: bytes.overflowed + bytes.refused + bytes.givenUp },
    inbox: { received: total("downReceived"), written: total("downWritten"), dropped: total("downDropped") },
    downHook: { added: total("downAdded"), consumed: total("downConsumed") },
    invalidFrames: total("invalidFrames"),
    errors,
  };
}

function luaOf(value: Setting): string {
  if (typeof value === "string" || Buffer.isBuffer(value)) {
    return `"${[...Buffer.from(value)].map((byte) => `\\${String(byte).padStart(3, "0")}`).join("")}"`;
  }
  if (Array.isArray(value)) {
    return `{${value.map(luaOf).join(",")}}`;
  }
  if (typeof value === "object") {
    return `{${Object.entries(value).map(([name, item]) => `${name}=${luaOf(item)}`)}}`;
  }
  return String(value);
}

/** Corrects a source map: in this build, the text of src/main.ts is the text below. */
function withRealNames(map: string): string {
  const { sources, sourcesContent, ...rest } = JSON.parse(map) as { sources: string[]; sourcesContent: unknown[] };
  const main = sources.indexOf("../src/main.ts");
  return JSON.stringify({ ...rest, sources: sources.with(main, "../tools/soak/counted-firmware.ts"), sourcesContent });
}

const tutorialNames = [...tutorialConfig.matchAll(/^ {2}(\w+):/gm)].map(([, name]) => name as string);

/**
 * Follows the text of src/config.ts: before any code reads a setting, the script may change it. Only the named settings
 * are passed to the script. All other features are left out of this build, as of any other.
 */
const settingsReader = (names: readonly string[]): string => `
const given = { ${names.map((name) => `${name}: config.${name}`).join(", ")} };
// Not by require: a firmware may not need it. The build checks this one without the script.
const [settingsFile] = io.open("/luadb/${settingsFile}", "rb");
if (settingsFile !== undefined) {
  const [chunk, problem] = load(settingsFile.read("a") as string, "@/luadb/${settingsFile}");
  if (chunk === undefined) {
    error(problem);
  }
  (chunk as unknown as (this: void, settings: Config) => void)(given);
}
type Changed = { -readonly [Name in keyof Config]: Config[Name] };
${names.map((name) => `(config as Changed).${name} = given.${name};`).join("\n")}
`;

const countingMain = `
PROJECT = "luatos_gateway";
VERSION = "0.1.0";

import { startGateway } from "./control/gateway";
import { billions, counts } from "./device/counts";
import { guardCounts, guarded } from "./device/guard";
import { inFlightBytes, queuedBytes } from "./up/outbox";

const { subscribe } = sys as unknown as { subscribe: (this: void, topic: string, action: (this: void) => void) => void };
const tell = guarded("counts", () => {
  const told = { counts, billions, inFlight: inFlightBytes, queued: queuedBytes, errors: guardCounts.errors };
  const [text] = json.encode(told as never);
  print("${countsMark}" + text);
});
subscribe("${countsTopic}", tell);

// No memory is claimed here: a scenario may have it fail.
const sum = (of: Record<string, number>): number =>
  (of.received ?? 0) + (of.added ?? 0) - (of.confirmed ?? 0) - (of.overflowed ?? 0) - (of.refused ?? 0) -
  (of.givenUp ?? 0) - (of.consumed ?? 0);
sys.timerLoopStart(() => {
  const left = sum(billions) * 1000000000 + sum(counts);
  if (inFlightBytes < 0 || queuedBytes < 0 || left !== inFlightBytes + queuedBytes) {
    const [text] = json.encode(counts as never);
    log.error("contract", "broken:", text);
  }
}, 37);

startGateway();

sys.run();
`;
