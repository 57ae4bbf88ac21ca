import { signedFrame } from "../control/link.ts";
import type { Setting } from "./counted-firmware.ts";
import { rs485 } from "./rs485-device.ts";
import { uartCommands } from "./typist.ts";

// Features that a soak switches on at random. None changes the bytes that pass: the account stays exact to the byte.

/** The chosen features. */
export interface SoakFeatures {
  settings: Record<string, Setting>;
  /** TypeScript that replaces src/hooks.ts. Undefined: no hooks. */
  hooks: string | undefined;
  /** The names of the features, for people. */
  names: string[];
}

/** No feature is on. */
export const noFeatures: SoakFeatures = { settings: {}, hooks: undefined, names: [] };

const controlKey = "the key of the soak, of 32 bytes";

const choices: readonly { name: string; settings: Record<string, Setting> }[] = [
  { name: "identity", settings: { identity: { template: '{"imei":"${imei}","rssi":"${rssi}"}' } } },
  { name: "subprotocol", settings: { subprotocol: "soak" } },
  { name: "counters", settings: { counters: { everySeconds: 10 } } },
  { name: "status LED", settings: { statusLed: { pin: 16 } } },
  { name: "control channel", settings: { control: { key: controlKey } } },
  { name: "settings at run time", settings: { runtimeSettings: {} } },
];

/**
 * The first byte of a frame decides what these hooks do: pass the frame, split it, raise an error, or return something
 * that is not a frame. Down, a list contains the whole frame, since there may be no room for a part of it.
 */
const hooks = `
import type { HookResult, Hooks } from "./hooks-type";

function judge(frame: ByteString, headBytes: Bytes): HookResult {
  const kind = string.byte(frame, 1) % 8;
  if (kind < 3) {
    return [string.sub(frame, 1, headBytes), "", string.sub(frame, headBytes + 1)];
  }
  if (kind === 3) {
    error("it raises on purpose");
  }
  return kind === 4 ? (undefined as unknown as ByteString) : frame;
}

export const hooks: Hooks = {
  // A part of a few bytes, whose neighbour was dropped, could be of anywhere.
  up: (frame) => judge(frame, frame.length < 40 ? frame.length : floorDivide(frame.length, 2)),
  down: (frame) => judge(frame, frame.length),
};
`;

/** What stands at the UART. Nobody types on an RS-485 line: two that answer would talk at once. */
const ends: readonly (typeof choices)[number][] = [
  { name: "RS-485", settings: { "uart.rs485": { ...rs485 } } },
  { name: "UART commands", settings: { runtimeSettings: { uartCommands: { ...uartCommands } } } },
];

/** Chooses some of the features. */
export function chooseFeatures(chance: () => number): SoakFeatures {
  const chosen = choices.filter(() => chance() < 0.6);
  const hasHooks = chance() < 0.6;
  const end = ends[Math.floor(chance() * (ends.length + 1))];
  chosen.push(...(end === undefined ? [] : [end]));
  return {
    settings: Object.assign({ echoCommand: false }, ...chosen.map(({ settings }) => settings)),
    hooks: hasHooks ? hooks : undefined,
    names: [...chosen.map(({ name }) => name), ...(hasHooks ? ["hooks"] : [])],
  };
}

/** A client of the control channel, with the right key and with wrong ones. */
export class SoakClient {
  /** How many answers have arrived. */
  answers = 0;
  /** The first answer that was wrong. */
  problem: string | undefined;
  private counter = 0;
  private asked = 0;

  constructor(private readonly device: string) {}

  /**
   * Makes a request, as a text frame. Requests with an id that begins with "refuse" must be refused; the others must
   * succeed.
   */
  request(chance: () => number): string {
    const number = ++this.asked;
    const signed = (key: string, request: object): string => signedFrame(key, this.device, JSON.stringify(request));
    const change = { id: `refuse ${number}`, method: "set", settings: { "packing.idleGapMs": number % 100 } };
    const kinds: (() => string)[] = [
      () => JSON.stringify({ id: `do ${number}`, method: "status" }),
      () => JSON.stringify({ id: `do ${number}`, method: "log" }),
      () => signed(controlKey, { id: `do ${number}`, method: "level", level: "INFO", counter: ++this.counter }),
      () => signed("another key, as long as that one", { ...change, counter: this.counter + 1 }),
      () => signed(controlKey, { ...change, counter: 0 }),
      () => JSON.stringify({ id: `refuse ${number}`, method: "restart", counter: this.counter + 1 }),
      () => "\0rubbish".repeat(1 + Math.floor(chance() * 200)),
    ];
    return (kinds[Math.floor(chance() * kinds.length)] as () => string)();
  }

  /** Reads a text frame from the gateway: an answer, or its identity. */
  take(text: string): void {
    const { id, ok, why } = JSON.parse(text) as { id?: string; ok?: boolean; why?: string };
    if (ok === undefined) {
      return;
    }
    this.answers++;
    if (id !== undefined && ok !== id.startsWith("do ")) {
      this.problem ??= `the control channel has answered ${JSON.stringify({ id, ok, why })}`;
    }
  }
}
