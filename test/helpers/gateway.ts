import { expect } from "vitest";
import type { BootOptions, LogLine, SimulatedModule } from "../../host/index.ts";
import {
  type Counts,
  countedFirmware,
  countsMark,
  countsTopic,
  countsOf as parsedCounts,
  type Setting,
  settingsScript,
} from "../../tools/soak/counted-firmware.ts";
import { tutorialFirmware } from "../../tools/soak/kept-build.ts";
import { bootScenario } from "./modules.ts";

export interface GatewayOptions extends Omit<BootOptions, "lua" | "scripts" | "maps"> {
  /** Settings that differ from the tutorial's, by their path: `{ "packing.idleGapMs": 0 }`. */
  settings?: Record<string, Setting>;
  /** TypeScript in the place of src/hooks.ts. Needs settings, which may be empty. */
  hooks?: string;
  /**
   * Lua that runs before the firmware, in the same VM, with `sys` there. LuatOS's modules can not be written to; `standIn(name, functions)`
   * puts a table in a module's place that has some functions of its own and the module's for the rest.
   */
  prelude?: string;
}

const standIn = `
sys = require("sys")
local function standIn(name, functions)
  _G[name] = setmetatable(functions, { __index = _G[name] })
end
`;

/**
 * Boots the gateway with the tutorial's settings, as it is flashed; or, with settings, a build that reads them from a script.
 * It is switched off when the test ends.
 */
export async function bootGateway(options: GatewayOptions = {}): Promise<SimulatedModule> {
  const { settings, hooks, prelude, ...rest } = options;
  const { lua: firmware, map } = await (settings === undefined ? tutorialFirmware() : countedFirmware(hooks, settings));
  const scripts: Record<string, string> = settings === undefined ? {} : settingsScript(settings);
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
  module.board.publish(countsTopic);
  const answer = (): LogLine | undefined => module.log.slice(before).find(({ text }) => text.startsWith(countsMark));
  // The firmware may have something else to do first.
  module.clock.runUntil(() => answer() !== undefined, 1000);
  const line = answer();
  if (line === undefined) {
    throw new Error("the firmware does not count: boot it with settings");
  }
  return parsedCounts(line.text.slice(countsMark.length));
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
