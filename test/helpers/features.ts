import fc from "fast-check";
import { expect } from "vitest";
import type { SimulatedModule } from "../../host/index.ts";
import type { Setting } from "../../tools/soak/counted-firmware.ts";
import { answersOf, controlKey, signed } from "./control.ts";
import { countsOf } from "./gateway.ts";

/** Features that a property test switches on at random, and the bytes that must result. */

const textOpcode = 1;
/** The IMEI of the simulated module. */
const imei = "860000000000000";

/** The features that are on. */
export interface Features {
  settings: Record<string, Setting>;
  /** TypeScript that replaces src/hooks.ts. Undefined: no hooks. */
  hooks: string | undefined;
  /** The requests of a client of the control channel. Empty: there is no client. */
  requests: readonly Request[];
}

/** The kinds of requests. The first four are answered, the others refused. */
const requestKinds = ["status", "log", "settings", "level", "wrong key", "no key", "old counter", "rubbish"] as const;
type Request = (typeof requestKinds)[number];
const refusedKinds: readonly Request[] = requestKinds.slice(4);

const settings = fc.record<Record<string, Setting>>(
  {
    identity: fc.constant({ template: '{"imei":"${imei}","rssi":"${rssi}"}' }),
    subprotocol: fc.constant("mqtt"),
    counters: fc.constant({ everySeconds: 10 }),
    // Both models can drive this pin.
    statusLed: fc.constant({ pin: 16 }),
    control: fc.constantFrom({ key: controlKey }),
    runtimeSettings: fc.constantFrom<Setting>({}, { uartCommands: { key: "configure", guardMs: 1000 } }),
    "uart.rs485": fc.record({
      pin: fc.constant(17),
      receiveLevel: fc.constantFrom(0, 1),
      turnaroundUs: fc.constant(1000),
      answerMs: fc.constantFrom(0, 20),
    }),
  },
  { requiredKeys: [] },
);

/** Any combination of features. Their effect on bytes is known exactly. */
export const someFeatures: fc.Arbitrary<Features> = fc
  .record({
    settings,
    hasHooks: fc.boolean(),
    requests: fc.array(fc.constantFrom(...requestKinds), { maxLength: 25 }),
  })
  .map(({ settings, hasHooks, requests }) => ({
    settings,
    hooks: hasHooks ? hooksOfAnyKind : undefined,
    requests: settings.control === undefined ? [] : requests,
  }));

/** Whether the features include commands on the UART. These need an idle gap, and a frame that holds their key. */
export function hasCommands({ settings }: Features): boolean {
  return Object.keys(settings.runtimeSettings ?? {}).length > 0;
}

/**
 * The first byte of a frame decides what the hooks do with it. They print the length of each frame up, so that a test
 * need not know where frames end.
 */
const hooksOfAnyKind = `
import type { HookResult, Hooks } from "./hooks-type";

function judge(frame: ByteString): HookResult {
  const kind = string.byte(frame, 1) % 5;
  if (kind === 1) {
    return string.reverse(frame);
  }
  if (kind === 2) {
    return [string.sub(frame, 1, 1), "", string.sub(frame, 2)];
  }
  if (kind === 3) {
    return "";
  }
  if (kind === 4) {
    error("it raises on purpose");
  }
  return frame;
}

export const hooks: Hooks = {
  up: (frame) => {
    print(\`hook saw \${frame.length}\`);
    return judge(frame);
  },
  down: judge,
};
`;

/** The result of these features' hooks for a frame. */
export function throughHook({ hooks }: Features, frame: Buffer): Buffer {
  const kind = hooks === undefined || frame.length === 0 ? 0 : (frame[0] as number) % 5;
  return kind === 1 ? Buffer.from(frame).reverse() : kind === 3 ? Buffer.alloc(0) : frame;
}

/**
 * The bytes that the server must receive for the bytes that the UART has sent, wherever frames ended; and the numbers
 * of bytes that hooks consumed and added.
 */
export function expectedUp(
  module: SimulatedModule,
  features: Features,
  sent: Buffer,
): { bytes: Buffer; consumed: number; added: number } {
  const seen = module.log
    .map(({ text }) => /^hook saw (\d+)$/.exec(text)?.[1])
    .filter((length) => length !== undefined);
  const parts: Buffer[] = [];
  let [at, consumed, added] = [0, 0, 0];
  for (const length of seen.map(Number)) {
    const frame = sent.subarray(at, at + length);
    const given = throughHook(features, frame);
    const kind = (frame[0] as number) % 5;
    const passes = kind === 0 || kind === 4 || (kind === 1 && given.equals(frame));
    consumed += passes ? 0 : length;
    added += passes ? 0 : given.length;
    parts.push(given);
    at += length;
  }
  if (features.hooks !== undefined) {
    expect(at).toBe(sent.length);
  }
  return { bytes: features.hooks === undefined ? sent : Buffer.concat(parts), consumed, added };
}

/** A client of the control channel, which sends requests while data flows. */
export class Client {
  private counter = 0;
  private readonly asked: Request[] = [];
  private readonly left: Request[];

  constructor(
    private readonly module: SimulatedModule,
    private readonly features: Features,
  ) {
    this.left = [...features.requests];
  }

  /** Sends the next request, if a link is up and a request is left. */
  askNext(): void {
    const request = this.module.server.connected ? this.left.shift() : undefined;
    if (request !== undefined) {
      this.module.server.send(this.frameOf(request));
      this.asked.push(request);
    }
  }

  /** Every request has been answered or refused, as it should be. */
  expectAnswers(): void {
    const answers = answersOf(this.module);
    expect(answers.map(({ ok }) => ok)).toEqual(this.asked.map((request) => !this.isRefused(request)));
  }

  private isRefused(request: Request): boolean {
    return (
      refusedKinds.includes(request) || (request === "settings" && this.features.settings.runtimeSettings === undefined)
    );
  }

  private frameOf(request: Request): string {
    const level = (counter: number): object => ({ method: "level", level: "INFO", counter });
    switch (request) {
      case "level":
        return signed(level(++this.counter), imei);
      case "old counter":
        return signed(level(this.counter), imei);
      case "wrong key":
        return `${"0123456789abcdef".repeat(4)}\n${JSON.stringify(level(this.counter + 1))}`;
      case "no key":
        return JSON.stringify(level(this.counter + 1));
      case "rubbish":
        return "rubbish";
      default:
        return JSON.stringify({ method: request });
    }
  }
}

/**
 * Removes all text frames from the frames of the server: identity frames, answers of the control channel, and others.
 */
export function takeTextFrames({ server: { frames } }: SimulatedModule): void {
  frames.splice(0, frames.length, ...frames.filter(({ opcode }) => opcode !== textOpcode));
}

/** The module has not restarted. It has logged no errors except those of hooks that raise one on purpose. */
export function expectNoOtherErrors(module: SimulatedModule): void {
  expect(module.reboots.map(({ reason }) => reason)).toEqual(["power on"]);
  const errors = module.log.map(({ text }) => text).filter((text) => text.startsWith("E/"));
  expect(errors.filter((text) => !text.startsWith("E/user.hook"))).toEqual([]);
  expect(countsOf(module).errors).toBe(0);
}
