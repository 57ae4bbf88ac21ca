import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect } from "vitest";
import type { BootOptions, LogLine, SimulatedModule } from "../../host/index.ts";
import { projectDirectory } from "./child.ts";
import { bootScenario } from "./modules.ts";

/** A buffer stands for a byte string. */
export type Setting = number | string | boolean | Buffer | string[] | { [name: string]: Setting };

/** Settings that src/config.ts does not name. */
const optionalSettings = ["uart.rs485"];

export interface GatewayOptions extends Omit<BootOptions, "lua" | "scripts" | "maps"> {
  /** Settings that differ from src/config.ts, by their path: `{ "packing.idleGapMs": 0 }`. */
  settings?: Record<string, Setting>;
  /**
   * Lua that runs before the firmware, in the same VM, with `sys` there. LuatOS's modules can not be written to; `standIn(name, functions)`
   * puts a table in a module's place that has some functions of its own and the module's for the rest.
   */
  prelude?: string;
}

/** Bytes by what became of them, as the firmware counts them. */
export interface Counts {
  outbox: Record<
    "received" | "confirmed" | "inFlight" | "queued" | "dropped" | "consumed" | "resent" | "givenUp",
    number
  >;
  inbox: Record<"received" | "written" | "dropped", number>;
  /** Errors that the guard has caught. */
  errors: number;
}

/** lua-out/main.lua, as it is flashed. */
export const shippedLua = path.join(projectDirectory, "lua-out/main.lua");

const standIn = `
sys = require("sys")
local function standIn(name, functions)
  _G[name] = setmetatable(functions, { __index = _G[name] })
end
`;

/**
 * Boots the gateway: the committed lua-out/main.lua, or, with settings, a build that reads them from a script.
 * It is switched off when the test ends.
 */
export async function bootGateway(options: GatewayOptions = {}): Promise<SimulatedModule> {
  const { settings, prelude, ...rest } = options;
  const { lua: firmware, map } = settings === undefined ? shipped() : await adjustable();
  const scripts: Record<string, string> = settings === undefined ? {} : { "arrange.lua": arrangement(settings) };
  const name = prelude === undefined ? "main.lua" : "firmware.lua";
  scripts[name] = firmware;
  const lua = prelude === undefined ? firmware : `${standIn}${prelude}\nrequire("firmware")\n`;
  // What counts the lines is no part of the firmware: it must not take the module's time.
  const processor = process.env.LUATOS_COVERAGE === undefined ? {} : { microsecondsPer1000Instructions: 0 };
  return bootScenario({ lua, scripts, maps: { [name]: map }, ...processor, ...rest });
}

/** The gateway, booted and online. */
export async function onlineGateway(options: GatewayOptions = {}): Promise<SimulatedModule> {
  const module = await bootGateway(options);
  goOnline(module);
  return module;
}

/** Lets time pass until the gateway says that it is online. */
export function goOnline(module: SimulatedModule, limitMs = 60000): void {
  module.runUntil("online", () => stateOf(module) === "online", limitMs);
}

const changeOfState = /^I\/user\.gateway [\w-]+ -> ([\w-]+) /;

/** The state that the gateway has logged last. */
export function stateOf(module: SimulatedModule): string | undefined {
  const line = module.log.findLast(({ text }) => changeOfState.test(text));
  return changeOfState.exec(line?.text ?? "")?.[1];
}

/** When the gateway entered a state, each time, in virtual milliseconds. */
export function timesOf(module: SimulatedModule, state: string): number[] {
  return module.log.filter(({ text }) => text.includes(` -> ${state} `)).map(({ timeMs }) => timeMs);
}

/** What the firmware counts. Needs a gateway that was booted with settings. */
export function countsOf(module: SimulatedModule): Counts {
  const before = module.log.length;
  module.board.publish("COUNTS");
  const answer = (): LogLine | undefined => module.log.slice(before).find(({ text }) => text.startsWith("counts "));
  // The firmware may have something else to do first.
  module.clock.runUntil(() => answer() !== undefined, 1000);
  const line = answer();
  if (line === undefined) {
    throw new Error("the firmware does not count: boot it with settings");
  }
  return JSON.parse(line.text.slice("counts ".length)) as Counts;
}

/** Lets time pass until so many bytes are confirmed, but no more than a minute. Returns how many were in flight at most. */
export function mostInFlight(module: SimulatedModule, bytes: number): number {
  let most = 0;
  while (countsOf(module).outbox.confirmed < bytes && module.clock.now() < 60000) {
    most = Math.max(most, countsOf(module).outbox.inFlight);
    module.run(30);
  }
  return most;
}

/** The data frames that the server got, as text or hex for a readable difference. */
export function framesOf(module: SimulatedModule): Buffer[] {
  return module.server.frames.map(({ payload }) => Buffer.from(payload));
}

/** Frames as text. */
export function textsOf(module: SimulatedModule): string[] {
  return framesOf(module).map((frame) => frame.toString("latin1"));
}

/** Everything that the server got is exactly this. Says where the two part. */
export function expectReceived(module: SimulatedModule, sent: Uint8Array): void {
  expectSameBytes(module.server.received(), sent);
}

/**
 * The server got all of this in order; whole frames may have come again where a link died before they were confirmed.
 * Returns how many bytes came again.
 */
export function expectReceivedAtLeastOnce(module: SimulatedModule, sent: Buffer): number {
  let reached = 0;
  let total = 0;
  const starts: number[] = [];
  for (const frame of framesOf(module)) {
    const fits = (start: number): boolean => sent.subarray(start, start + frame.length).equals(frame);
    const start = fits(reached) ? reached : starts.findLast(fits);
    expect(start, `a frame of ${frame.length} bytes that does not follow on byte ${reached}`).toBeDefined();
    starts.push(start ?? 0);
    reached = Math.max(reached, (start ?? 0) + frame.length);
    total += frame.length;
  }
  expect(reached).toBe(sent.length);
  return total - reached;
}

/** Two byte strings are equal. Says where they part. */
export function expectSameBytes(got: Uint8Array, wanted: Uint8Array): void {
  let at = 0;
  while (at < got.length && at < wanted.length && got[at] === wanted[at]) {
    at++;
  }
  expect({ length: got.length, sameUntil: at }).toEqual({ length: wanted.length, sameUntil: wanted.length });
}

/** The module has not restarted and has logged no error. */
export function expectNoErrors(module: SimulatedModule): void {
  expect(module.reboots.map(({ reason }) => reason)).toEqual(["power on"]);
  expect(module.log.map(({ text }) => text).filter((text) => text.startsWith("E/"))).toEqual([]);
}

/** Bytes without an order that a mistake could keep: the same for the same seed. */
export function noise(length: number, seed = 1): Buffer {
  const bytes = Buffer.alloc(length);
  let state = seed;
  for (let index = 0; index < length; index++) {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    bytes[index] = state >>> 24;
  }
  return bytes;
}

/** A firmware's text and its source map. */
interface Built {
  lua: string;
  map: string;
}

function read(file: string): Built {
  return { lua: readFileSync(file, "utf8"), map: readFileSync(`${file}.map`, "utf8") };
}

function shipped(): Built {
  return read(shippedLua);
}

/**
 * The gateway behind another main.ts: a script named `arrange` changes the shipped settings before anything reads them,
 * and looks at the counts. One build serves all settings; it is kept under node_modules/.cache until the sources
 * change, since a compile takes seconds.
 */
async function adjustable(): Promise<Built> {
  const file = path.join(projectDirectory, "node_modules/.cache/luatos-gateway", `adjustable-${fingerprint()}.lua`);
  if (!existsSync(file) || !existsSync(`${file}.map`)) {
    const { buildFirmware } = await import("../../build/index.ts");
    const { firmware, errors } = await buildFirmware({
      projectDirectory,
      names: ["main"],
      replace: new Map([["src/main.ts", wrapper]]),
    });
    if (firmware[0] === undefined) {
      throw new Error(errors.join("\n"));
    }
    mkdirSync(path.dirname(file), { recursive: true });
    replaceFile(`${file}.map`, withRealNames(firmware[0].map));
    replaceFile(file, firmware[0].lua);
  }
  return read(file);
}

/** Other workers see the old file or the new one, never half. */
function replaceFile(file: string, text: string): void {
  const draft = `${file}.${process.pid}.tmp`;
  writeFileSync(draft, text);
  renameSync(draft, file);
}

/** What stands in src/main.ts for this build is the text below. */
function withRealNames(map: string): string {
  const { sources, sourcesContent, ...rest } = JSON.parse(map) as { sources: string[]; sourcesContent: unknown[] };
  const main = sources.indexOf("../src/main.ts");
  return JSON.stringify({ ...rest, sources: sources.with(main, "../test/helpers/gateway.ts"), sourcesContent });
}

/** Changes with whatever the build depends on. */
function fingerprint(): string {
  const hash = createHash("sha256").update(wrapper);
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

const wrapper = `
PROJECT = "luatos_gateway";
VERSION = "0.1.0";

import { config } from "./config";
import { startGateway } from "./gateway";
import { guardCounts } from "./guard";
import { inboxCounts } from "./inbox";
import { outboxCounts } from "./outbox";

// Not by require: a firmware may not need it. The build checks this one without the script.
const [file] = io.open("/luadb/arrange.lua", "rb");
if (file !== undefined) {
  const [chunk, problem] = load(file.read("a") as string, "@/luadb/arrange.lua");
  if (chunk === undefined) {
    error(problem);
  }
  const arrange = (chunk as (this: void) => (this: void, ...args: unknown[]) => void)();
  arrange(config, outboxCounts, inboxCounts, guardCounts);
}

startGateway();

sys.run();
`;

/** The script: it sets what differs, prints the counts when asked, and holds the firmware to its delivery contract. */
function arrangement(settings: Record<string, Setting>): string {
  const changes = Object.entries(settings).map(([name, value]) => {
    const known = optionalSettings.includes(name) ? "true" : `type(config.${name}) == type(${luaOf(value)})`;
    return `assert(${known}, "src/config.ts has no such ${name}")\nconfig.${name} = ${luaOf(value)}`;
  });
  return `return function(config, outbox, inbox, errors)
${changes.join("\n")}
sys.subscribe("COUNTS", function()
  print("counts " .. json.encode({ outbox = outbox, inbox = inbox, errors = errors.errors }))
end)
sys.timerLoopStart(function()
  local c = outbox
  if c.received ~= c.confirmed + c.inFlight + c.queued + c.dropped + c.consumed then
    log.error("contract", "broken:", (json.encode(c)))
  end
end, 37)
end`;
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
