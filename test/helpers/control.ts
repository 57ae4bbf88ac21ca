import { createHmac } from "node:crypto";
import type { SimulatedModule } from "../../host/index.ts";
import { keptBuild } from "../../tools/soak/kept-build.ts";
import { tutorialConfig } from "../../tools/soak/tutorial-config.ts";
import { type GatewayOptions, goOnline } from "./gateway.ts";
import { bootScenario } from "./modules.ts";

export const controlKey = "a key of 32 bytes, nobody knows!";

/** What the gateway answers. */
export interface Answer {
  id?: string | number;
  ok: boolean;
  why?: string;
  [part: string]: unknown;
}

export interface ControlledOptions extends Omit<GatewayOptions, "settings"> {
  /** Text of settings in the place of others: `{ "echoCommand: false": "echoCommand: true" }`. */
  config?: Record<string, string>;
  /** Text of the features that are on. Default: the control channel. */
  features?: string;
  /** More scripts beside main.lua. */
  scripts?: Record<string, string>;
}

const standIn = `
sys = require("sys")
local function standIn(name, functions)
  _G[name] = setmetatable(functions, { __index = _G[name] })
end
`;

/** A src/config.ts with features on. */
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

/** Boots a gateway as it ships, with features on. */
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

/** The same, online. */
export async function onlineControlled(options: ControlledOptions = {}): Promise<SimulatedModule> {
  const module = await bootControlled(options);
  goOnline(module);
  return module;
}

/** The MAC of lines for a purpose, as docs/control.md has it. */
export function macOf(purpose: string, ...lines: string[]): string {
  return createHmac("sha256", controlKey)
    .update([purpose, ...lines].join("\n"))
    .digest("hex");
}

/** The frame of a signed request. */
export function signed(request: object, device: string): string {
  const text = JSON.stringify(request);
  return `${macOf("request", device, text)}\n${text}`;
}

/** Sends a text frame and gives what the gateway answers within a second. */
export function ask(module: SimulatedModule, frame: string | object, ms = 1000): Answer | undefined {
  const before = module.server.frames.length;
  module.server.send(typeof frame === "string" ? frame : JSON.stringify(frame));
  module.run(ms);
  return answersOf(module, before)[0];
}

/** The answers that the server has got, from a frame on. */
export function answersOf(module: SimulatedModule, from = 0): Answer[] {
  return module.server.frames
    .slice(from)
    .filter(({ opcode }) => opcode === 1)
    .map(({ payload }) => JSON.parse(Buffer.from(payload).toString()) as Answer)
    .filter((answer) => "ok" in answer);
}

/** Sends what changes something, signed, with the next counter. */
export function command(
  module: SimulatedModule,
  request: { counter: number; [part: string]: unknown },
): Answer | undefined {
  return ask(module, signed(request, deviceOf(module)));
}

/** How the module is named in what is signed. */
export function deviceOf(module: SimulatedModule): string {
  return String(ask(module, { method: "status" })?.device);
}
