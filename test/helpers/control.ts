import { createHmac } from "node:crypto";
import { expect } from "vitest";
import type { SimulatedModule } from "../../host/index.ts";
import { keptBuild } from "../../tools/soak/kept-build.ts";
import { tutorialConfig } from "../../tools/soak/tutorial-config.ts";
import { type GatewayOptions, goOnline } from "./gateway.ts";
import { bootScenario } from "./modules.ts";

export const controlKey = "a key of 32 bytes, nobody knows!";

/** An answer of the gateway. */
export interface Answer {
  id?: string | number;
  ok: boolean;
  why?: string;
  [part: string]: unknown;
}

export interface ControlledOptions extends Omit<GatewayOptions, "settings"> {
  /** Replacements in the text of the settings: `{ "echoCommand: false": "echoCommand: true" }`. */
  config?: Record<string, string>;
  /** The features that are on, as text. Default: the control channel. */
  features?: string;
  /** Further scripts beside main.lua. */
  scripts?: Record<string, string>;
}

const standIn = `
sys = require("sys")
local function standIn(name, functions)
  _G[name] = setmetatable(functions, { __index = _G[name] })
end
`;

/** The text of a src/config.ts with features on. */
export function configWith(features: string, changes: Record<string, string> = {}): string {
  let text = tutorialConfig.replace("echoCommand: true", "echoCommand: false");
  for (const [from, to] of Object.entries({
    ...changes,
    "errorReportSeconds: -1,": `errorReportSeconds: -1,\n  ${features}`,
  })) {
    if (!text.includes(from)) {
      throw new Error(`the tutorial's configuration has no ${from}`);
    }
    text = text.replace(from, () => to);
  }
  return text;
}

export const controlFeature = `control: { key: ${JSON.stringify(controlKey)} },`;
export const settingsFeature = `${controlFeature} runtimeSettings: {},`;

/** Boots a gateway, compiled as it ships, with features on. */
export async function bootControlled(options: ControlledOptions = {}): Promise<SimulatedModule> {
  const { config, features = controlFeature, prelude, scripts, ...rest } = { scripts: {}, ...options };
  const { lua, map } = await keptBuild("control", new Map([["src/config.ts", configWith(features, config)]]));
  const name = prelude === undefined ? "main.lua" : "firmware.lua";
  return bootScenario({
    lua: prelude === undefined ? lua : `${standIn}${prelude}\nrequire("firmware")\n`,
    scripts: { ...scripts, [name]: lua },
    maps: { [name]: map },
    ...rest,
  });
}

/** Boots the same gateway and waits until it is online. */
export async function onlineControlled(options: ControlledOptions = {}): Promise<SimulatedModule> {
  const module = await bootControlled(options);
  goOnline(module);
  return module;
}

/** The MAC of these lines for a purpose, as in docs/control.md. */
export function macOf(purpose: string, ...lines: string[]): string {
  return createHmac("sha256", controlKey)
    .update([purpose, ...lines].join("\n"))
    .digest("hex");
}

/** The text of a signed request. */
export function signed(request: object, device: string): string {
  const text = JSON.stringify(request);
  return `${macOf("request", device, text)}\n${text}`;
}

/** Sends a text frame. Returns the gateway's first answer within `ms`. */
export function ask(module: SimulatedModule, frame: string | object, ms = 1000): Answer | undefined {
  const before = module.server.frames.length;
  module.server.send(typeof frame === "string" ? frame : JSON.stringify(frame));
  module.run(ms);
  return answersOf(module, before)[0];
}

/** The answers that the server has received, starting at a frame. */
export function answersOf(module: SimulatedModule, from = 0): Answer[] {
  return module.server.frames
    .slice(from)
    .filter(({ opcode }) => opcode === 1)
    .map(({ payload }) => JSON.parse(Buffer.from(payload).toString()) as Answer)
    .filter((answer) => "ok" in answer);
}

/** Sends a signed request that changes something. */
export function command(
  module: SimulatedModule,
  request: { counter: number; [part: string]: unknown },
): Answer | undefined {
  return ask(module, signed(request, deviceOf(module)));
}

/** The module's name in signed requests. */
export function deviceOf(module: SimulatedModule): string {
  return String(ask(module, { method: "status" })?.device);
}

/** Sets and applies, and lets the module restart. */
export function apply(module: SimulatedModule, counter: number, settings: object): void {
  expect(command(module, { method: "set", counter, settings })).toMatchObject({ ok: true });
  expect(command(module, { method: "apply", counter: counter + 1 })).toMatchObject({ ok: true });
  const before = module.reboots.length;
  module.runUntil("a restart", () => module.reboots.length > before, 10000);
}

/** What the gateway says of its settings. */
export function settingsOf(module: SimulatedModule): unknown {
  return ask(module, { method: "status" })?.settings;
}
