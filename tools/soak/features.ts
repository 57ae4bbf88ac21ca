import { macOf } from "../control/link.ts";
import type { Setting } from "./counted-firmware.ts";

// Features that a soak has on at random. None changes a byte of what passes: the account stays the same to the byte.

/** The features that are on. */
export interface SoakFeatures {
  settings: Record<string, Setting>;
  /** TypeScript in the place of src/hooks.ts, or none. */
  hooks: string | undefined;
  /** How they are called, for people. */
  names: string[];
}

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
 * Hooks by the first byte of a frame: they pass it, split it, raise, or give what is no frame. Down, where a part may find no
 * room, a list has the whole frame.
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

/** Chooses some of them. */
export function chooseFeatures(chance: () => number): SoakFeatures {
  const chosen = choices.filter(() => chance() < 0.6);
  const hasHooks = chance() < 0.6;
  return {
    settings: Object.assign({ echoCommand: false }, ...chosen.map(({ settings }) => settings)),
    hooks: hasHooks ? hooks : undefined,
    names: [...chosen.map(({ name }) => name), ...(hasHooks ? ["hooks"] : [])],
  };
}

/** A client of the control channel, with the right key and with wrong ones. */
export class SoakClient {
  /** Answers that have come. */
  answers = 0;
  /** The first answer that should not have come. */
  problem: string | undefined;
  private counter = 0;
  private asked = 0;

  constructor(private readonly device: string) {}

  /** A request, as a text frame. Those whose id begins with "refuse" must be refused, the others done. */
  request(chance: () => number): string {
    const number = ++this.asked;
    const signed = (id: string, key: string, counter: number): string => {
      const text = JSON.stringify({ id, method: "set", counter, settings: { "packing.idleGapMs": number % 100 } });
      return `${macOf(key, this.device, text)}\n${text}`;
    };
    const kinds: (() => string)[] = [
      () => JSON.stringify({ id: `do ${number}`, method: "status" }),
      () => JSON.stringify({ id: `do ${number}`, method: "log" }),
      () => {
        const text = JSON.stringify({ id: `do ${number}`, method: "level", level: "INFO", counter: ++this.counter });
        return `${macOf(controlKey, this.device, text)}\n${text}`;
      },
      () => signed(`refuse ${number}`, "another key, as long as that one", this.counter + 1),
      () => signed(`refuse ${number}`, controlKey, 0),
      () => JSON.stringify({ id: `refuse ${number}`, method: "restart", counter: this.counter + 1 }),
      () => "\0rubbish".repeat(1 + Math.floor(chance() * 200)),
    ];
    return (kinds[Math.floor(chance() * kinds.length)] as () => string)();
  }

  /** A text frame of the gateway's: an answer, or its identity. */
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
