import { expect } from "vitest";
import type { SimulatedModule } from "../../host/index.ts";
import { countsOf, onlineGateway } from "./gateway.ts";

/** Hooks of an integrator. What becomes of a frame is said by its first letter. The same for both ways. */
export const hooks = `
import type { Gateway, HookResult, Hooks } from "./hooks-type";

let gateway: Gateway;

function judge(frame: ByteString): HookResult {
  const first: number | undefined = string.byte(frame, 1);
  if (first !== undefined && first >= 128) {
    return cut(frame, first);
  }
  const letter = string.sub(frame, 1, 1);
  const rest = string.sub(frame, 2);
  if (letter === "c") {
    return \`changed:\${rest}\`;
  }
  if (letter === "2") {
    return [\`first:\${rest}\`, "", \`second:\${rest}\`];
  }
  if (letter === "x") {
    return "";
  }
  if (letter === "0") {
    return [];
  }
  if (letter === "r") {
    error("it raises on purpose");
  }
  if (letter === "t") {
    error({ no: "text" } as never);
  }
  if (letter === "n") {
    return undefined as unknown as ByteString;
  }
  if (letter === "m") {
    return ["half", 7 as unknown as ByteString];
  }
  if (letter === "K") {
    return { key: "value" } as unknown as ByteString;
  }
  if (letter === "H") {
    const [none] = string.match(frame, "Hat");
    return [none as ByteString, "behind a hole"];
  }
  if (letter === "l") {
    return string.rep("l", 40000);
  }
  if (letter === "w") {
    (sys as unknown as { wait: (this: void, ms: number) => void }).wait(100);
  }
  if (letter === "s") {
    // Some three seconds of a module's processor.
    let sum = 0;
    for (let round = 0; round < 3000000; round++) {
      sum = (sum + round) & 255;
    }
  }
  if (letter === "u") {
    log.info("hooks", "up:", gateway.sendUp(\`up:\${rest}\`));
  }
  if (letter === "d") {
    log.info("hooks", "down:", gateway.sendDown(\`down:\${rest}\`));
  }
  if (letter === "f") {
    gateway.sendUp("sent before it raised");
    error("it raises on purpose");
  }
  return frame;
}

/** Passed, refused by an error, or cut in two. */
function cut(frame: ByteString, first: number): HookResult {
  if (first < 150) {
    return frame;
  }
  if (first < 160) {
    error("not this one");
  }
  return [string.sub(frame, 1, first % 50), string.sub(frame, (first % 50) + 1)];
}

declare global {
  interface SysTopics {
    SAY_UP: [text: ByteString];
    SAY_DOWN: [text: ByteString];
    RAISE: [];
  }
}

export const hooks: Hooks = {
  start: (given) => {
    gateway = given;
    sys.subscribe("SAY_UP", (text) => log.info("hooks", "up:", gateway.sendUp(text)));
    sys.subscribe("SAY_DOWN", (text) => log.info("hooks", "down:", gateway.sendDown(text)));
    sys.subscribe("RAISE", gateway.guarded(() => error("in a subscription")));
  },
  up: judge,
  down: (frame, isText) => (frame === "which?" ? (isText ? "text" : "binary") : judge(frame)),
};
`;

export const eras = ["2024", "2025-08", "2025-12"] as const;
type Options = Parameters<typeof onlineGateway>[0];

/** A gateway with these hooks, online. */
export async function hooked(options: Options = {}): Promise<SimulatedModule> {
  const module = await onlineGateway({ hooks, settings: {}, ...options });
  module.run(1000);
  return module;
}

/** Sends each as a frame of its own. */
export function sayUp(module: SimulatedModule, ...frames: string[]): void {
  for (const frame of frames) {
    module.serialSend(frame);
    module.run(150);
  }
}

/** The server sends each as a frame of its own. */
export function sayDown(module: SimulatedModule, ...frames: (string | Uint8Array)[]): void {
  for (const frame of frames) {
    module.server.send(frame);
    module.run(150);
  }
}

/** The bytes that came out of the UART. */
export const written = (module: SimulatedModule): string => Buffer.from(module.serialReceived()).toString("latin1");

/** No byte is uncounted, in either direction, when nothing is under way any more. */
export function expectAccount(module: SimulatedModule): void {
  const { outbox, inbox, downHook } = countsOf(module);
  expect({ queued: outbox.queued, inFlight: outbox.inFlight }).toEqual({ queued: 0, inFlight: 0 });
  expect(outbox.received + outbox.added).toBe(outbox.confirmed + outbox.dropped + outbox.consumed);
  expect(inbox.received).toBe(inbox.written + inbox.dropped + downHook.consumed);
}
