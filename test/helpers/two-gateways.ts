import { expect } from "vitest";
import { isLua32There } from "../../host/engine/lua32/artifact.ts";
import { type BootOptions, type SimulatedModule, VirtualWebSocketServer } from "../../host/index.ts";
import { signedFrame } from "../../tools/control/link.ts";
import { kept } from "../../tools/soak/kept-build.ts";
import type { Answer } from "./control.ts";
import { bootScenario } from "./modules.ts";
import { buildProject } from "./projects.ts";

export const keys = { plc: "the key of the first, 32 bytes !!", meter: "the key of the other, 32 bytes !!" };
export const device = "860000000000000";

/** A module with the gateways `plc` on UART 1 and `meter` on UART 2, and their servers. */
export interface Two {
  module: SimulatedModule;
  plc: VirtualWebSocketServer;
  meter: VirtualWebSocketServer;
}

export type Name = "plc" | "meter";

/** The firmware of a project with these gateways. It is built once for both engines. */
export function firmwareOf(
  gateways: string,
  files: Record<string, string> = {},
): Promise<{ lua: string; map: string }> {
  return kept("project", [gateways, files, isLua32There()], async () => {
    const { firmware, errors } = await buildProject(gateways, files);
    expect(errors).toEqual([]);
    return firmware[0] as { lua: string; map: string };
  });
}

/** Boots a firmware, and waits until both gateways have a link. `prepare` is called before time passes. */
export async function boot(
  { lua, map }: { lua: string; map: string },
  options: Partial<BootOptions> = {},
  prepare: (two: Two) => unknown = () => {},
): Promise<Two> {
  const module = await bootScenario({ lua, maps: { "main.lua": map }, serverHost: "plc.example", ...options });
  const meter = new VirtualWebSocketServer(module.clock);
  module.network.serve("meter.example", meter);
  const two = { module, plc: module.server, meter };
  prepare(two);
  goOnline(two);
  return two;
}

export function goOnline({ module, plc, meter }: Two): void {
  module.runUntil("both online", () => plc.connected && meter.connected, 90000);
  module.run(500);
}

/** Lets the module restart, and both gateways come online. */
export function restart(two: Two, limitMs = 10000): void {
  const before = two.module.reboots.length;
  two.module.runUntil("a restart", () => two.module.reboots.length > before, limitMs);
  goOnline(two);
}

/** Sends a text frame to a gateway. Returns its first answer. */
export function ask(two: Two, name: Name, frame: string | object): Answer | undefined {
  const before = two[name].frames.length;
  two[name].send(typeof frame === "string" ? frame : JSON.stringify(frame));
  two.module.run(1000);
  return two[name].frames
    .slice(before)
    .filter(({ opcode }) => opcode === 1)
    .map(({ payload }) => JSON.parse(Buffer.from(payload).toString()) as Answer)
    .find((answer) => "ok" in answer);
}

/** A signed request to a gateway, as its frame. */
export function signed(name: Name, request: object, key = keys[name]): string {
  return signedFrame(key, `${device}.${name}`, JSON.stringify(request));
}

export function command(
  two: Two,
  name: Name,
  request: { counter: number; [part: string]: unknown },
): Answer | undefined {
  return ask(two, name, signed(name, request));
}

/** Sets and applies, and lets the module restart. */
export function apply(two: Two, name: Name, counter: number, settings: object): void {
  expect(command(two, name, { method: "set", counter, settings })).toMatchObject({ ok: true });
  expect(command(two, name, { method: "apply", counter: counter + 1 })).toMatchObject({ ok: true });
  const before = two.module.reboots.length;
  two.module.runUntil("a restart", () => two.module.reboots.length > before, 10000);
}

export function settingsOf(two: Two, name: Name): unknown {
  return ask(two, name, { method: "status" })?.settings;
}

/** The data that a server has received, frame by frame. */
export function dataOf(server: VirtualWebSocketServer): string[] {
  return server.frames
    .filter(({ opcode, payload }) => opcode === 2 && payload.length > 0)
    .map(({ payload }) => Buffer.from(payload).toString());
}

/** What a UART has sent since. */
export function typed(two: Two, uartId: number, text: string): string {
  const before = two.module.serialText(uartId).length;
  two.module.serialPeer(uartId).send(text);
  two.module.run(1000);
  return two.module.serialText(uartId).slice(before);
}

export const plc = `name: "plc", url: "ws://plc.example/", echoCommand: false`;
export const meter = `name: "meter", url: "ws://meter.example/", echoCommand: false, uart: { id: 2, baudRate: 9600 }`;
export const controlled = (name: Name): string => `control: { key: ${JSON.stringify(keys[name])} }`;
