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
  /** Settings that differ from the tutorial's, by path: `{ "packing.idleGapMs": 0 }`. */
  settings?: Record<string, Setting>;
  /** TypeScript that replaces src/hooks.ts. Needs `settings`, which may be empty. */
  hooks?: string;
  /**
   * Lua that runs before the firmware, in the same VM, with `sys` available. LuatOS's modules are read-only.
   * `standIn(name, functions)` replaces a module by a table with some functions of its own; it takes the others from
   * the module.
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
 * Boots the gateway with the tutorial's settings, as it is flashed. With `settings`, boots a build that reads them from
 * a script. It is switched off when the test ends.
 */
export async function bootGateway(options: GatewayOptions = {}): Promise<SimulatedModule> {
  const { settings, hooks, prelude, ...rest } = options;
  const { lua: firmware, map } = await (settings === undefined ? tutorialFirmware() : countedFirmware(hooks, settings));
  const scripts: Record<string, string> = settings === undefined ? {} : settingsScript(settings);
  const name = prelude === undefined ? "main.lua" : "firmware.lua";
  scripts[name] = firmware;
  const lua = prelude === undefined ? firmware : `${standIn}${prelude}\nrequire("firmware")\n`;
  // The coverage instrumentation is not part of the firmware, so it must not take the module's time.
  const processor = process.env.LUATOS_COVERAGE === undefined ? {} : { microsecondsPer1000Instructions: 0 };
  return bootScenario({ lua, scripts, maps: { [name]: map }, ...processor, ...rest });
}

/** Boots the gateway and waits until it is online. */
export async function onlineGateway(options: GatewayOptions = {}): Promise<SimulatedModule> {
  const module = await bootGateway(options);
  goOnline(module);
  return module;
}

/** Runs until the gateway reports that it is online. */
export function goOnline(module: SimulatedModule, limitMs = 60000): void {
  module.runUntil("online", () => stateOf(module) === "online", limitMs);
}

const changeOfState = /^I\/user\.gateway [\w-]+ -> ([\w-]+) /;

/** The state that the gateway logged last. */
export function stateOf(module: SimulatedModule): string | undefined {
  const line = module.log.findLast(({ text }) => changeOfState.test(text));
  return changeOfState.exec(line?.text ?? "")?.[1];
}

/** The times at which the gateway entered a state, in virtual milliseconds. */
export function timesOf(module: SimulatedModule, state: string): number[] {
  return module.log.filter(({ text }) => text.includes(` -> ${state} `)).map(({ timeMs }) => timeMs);
}

/** The firmware's counts. Needs a gateway that was booted with settings. */
export function countsOf(module: SimulatedModule): Counts {
  const before = module.log.length;
  module.board.publish(countsTopic);
  const answer = (): LogLine | undefined => module.log.slice(before).find(({ text }) => text.startsWith(countsMark));
  // The firmware may be busy with something else first.
  module.clock.runUntil(() => answer() !== undefined, 1000);
  const line = answer();
  if (line === undefined) {
    throw new Error("the firmware does not count: boot it with settings");
  }
  return parsedCounts(line.text.slice(countsMark.length));
}

/** Runs until this many bytes are confirmed, for at most a minute. Returns the largest number of bytes in flight. */
export function mostInFlight(module: SimulatedModule, bytes: number): number {
  let most = 0;
  while (countsOf(module).outbox.confirmed < bytes && module.clock.now() < 60000) {
    most = Math.max(most, countsOf(module).outbox.inFlight);
    module.run(30);
  }
  return most;
}

/** The payloads of the data frames that the server received. */
export function framesOf(module: SimulatedModule): Buffer[] {
  return module.server.frames.map(({ payload }) => Buffer.from(payload));
}

/** The payloads of these frames as text. */
export function textsOf(module: SimulatedModule): string[] {
  return framesOf(module).map((frame) => frame.toString("latin1"));
}

/** The server received exactly these bytes. A failure names the first difference. */
export function expectReceived(module: SimulatedModule, sent: Uint8Array): void {
  expectSameBytes(module.server.received(), sent);
}

/**
 * The server received all of these bytes in order. Whole frames may have arrived again, when a link died before they
 * were confirmed. Returns how many bytes arrived again.
 */
export function expectReceivedAtLeastOnce(module: SimulatedModule, sent: Buffer): number {
  let reached = 0;
  let total = 0;
  /** Where frames began, by their content. */
  const starts = new Map<string, number>();
  for (const frame of framesOf(module)) {
    const content = frame.toString("latin1");
    const isNext = sent.subarray(reached, reached + frame.length).equals(frame);
    const start = isNext ? reached : starts.get(content);
    if (start === undefined) {
      expect.fail(`a frame of ${frame.length} bytes neither follows on byte ${reached} nor repeats a frame`);
    }
    starts.set(content, start);
    reached = Math.max(reached, start + frame.length);
    total += frame.length;
  }
  expect(reached).toBe(sent.length);
  return total - reached;
}

/** Two byte strings are equal. A failure names the first difference. */
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

/** Pseudorandom bytes: a mistake cannot keep their order by chance. The same seed gives the same bytes. */
export function noise(length: number, seed = 1): Buffer {
  const bytes = Buffer.alloc(length);
  let state = seed;
  for (let index = 0; index < length; index++) {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    bytes[index] = state >>> 24;
  }
  return bytes;
}

/** Lets the server send a frame at an interval, unasked, whenever a link is open. 0: never. */
export function speak(module: SimulatedModule, everyMs: number, frame: string): void {
  if (everyMs > 0) {
    module.clock.after(everyMs, () => {
      if (module.server.connected) {
        module.server.send(frame);
      }
      speak(module, everyMs, frame);
    });
  }
}
