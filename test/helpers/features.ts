import fc from "fast-check";
import type { SimulatedModule } from "../../host/index.ts";

const textOpcode = 1;

/** Settings of features that change no byte of what passes: any of them on, with the rest off. */
export const someFeatures = fc.record(
  {
    identity: fc.constant({ template: "I am ${imei}, ${rssi} dBm" }),
    subprotocol: fc.constant("mqtt"),
    counters: fc.constant({ everySeconds: 10 }),
    // Both models drive it.
    statusLed: fc.constant({ pin: 16 }),
  },
  { requiredKeys: [] },
);

/** Takes the identity frames, and all other text frames, out of what the server got. */
export function takeTextFrames({ server: { frames } }: SimulatedModule): void {
  frames.splice(0, frames.length, ...frames.filter(({ opcode }) => opcode !== textOpcode));
}
