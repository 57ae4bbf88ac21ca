import { describe, expect, it } from "vitest";
import type { SimulatedModule } from "../../host/index.ts";
import {
  countsOf,
  expectNoErrors,
  expectReceived,
  expectReceivedAtLeastOnce,
  expectSameBytes,
  goOnline,
  noise,
  onlineGateway,
} from "../helpers/gateway.ts";

/** The test cases of ser2net, on the gateway. */

const fast = { "uart.baudRate": 921600 };
const fastBytesPerMs = 92.16;
const pieceBytes = 4000;

/** Sends bytes down a little slower than the UART takes them: nothing else keeps the inbox from overflowing. */
function sendDown(module: SimulatedModule, bytes: Buffer): void {
  for (let start = 0; start < bytes.length; start += pieceBytes) {
    const piece = bytes.subarray(start, start + pieceBytes);
    module.server.send(piece);
    module.run(Math.ceil(piece.length / fastBytesPerMs) + 1);
  }
}

describe.each([
  ["512 B", 512],
  ["128 KiB", 131072],
  ["1 MiB", 1048576],
])("%s at 921600 baud", (_, size) => {
  const up = noise(size, 11);
  const down = noise(size, 12);
  const wireMs = size / fastBytesPerMs;

  it("come through from the UART to the server", async () => {
    const module = await onlineGateway({ settings: fast });
    module.serialSend(up);
    module.run(wireMs + 2000);
    expectReceived(module, up);
    expect(countsOf(module).outbox).toMatchObject({ received: size, confirmed: size, dropped: 0, resent: 0 });
    expect(module.serialReceived()).toHaveLength(0);
    expectNoErrors(module);
  });

  it("come through from the server to the UART", async () => {
    const module = await onlineGateway({ settings: fast });
    sendDown(module, down);
    module.run(2000);
    expectSameBytes(module.serialReceived(), down);
    expect(countsOf(module).inbox).toEqual({ received: size, written: size, dropped: 0 });
    expect(module.server.frames).toHaveLength(0);
    expectNoErrors(module);
  });

  it("come through both ways at once", async () => {
    const module = await onlineGateway({ settings: fast });
    module.serialSend(up);
    sendDown(module, down);
    module.run(3000);
    expectReceived(module, up);
    expectSameBytes(module.serialReceived(), down);
    const { outbox, inbox } = countsOf(module);
    expect(outbox).toMatchObject({ received: size, confirmed: size, dropped: 0, resent: 0 });
    expect(inbox).toEqual({ received: size, written: size, dropped: 0 });
    expectNoErrors(module);
  });
});

/** How a server ends a connection. */
const ends: [string, (module: SimulatedModule) => void][] = [
  ["closes politely", (module) => module.server.closePolitely()],
  ["closes without a word", (module) => module.server.closeRudely()],
  ["resets", (module) => module.server.reset()],
];

describe.each(ends)("write, and then the server %s at once", (name, end) => {
  it("what the serial peer wrote arrives on the next link at the latest", async () => {
    // From the first byte on the wire to the confirmation of the last: 512 bytes take 44 ms, gap and path 80 more.
    let resentBytes = 0;
    for (const afterMs of [0, 1, 20, 44, 64, 66, 80, 94, 96, 110, 125]) {
      const module = await onlineGateway({ settings: {} });
      module.run(1000);
      const bytes = noise(512, 1 + afterMs);
      module.serialSend(bytes);
      module.run(afterMs);
      end(module);
      module.run(200);
      goOnline(module);
      module.run(2000);
      expectReceivedAtLeastOnce(module, bytes);
      const { outbox } = countsOf(module);
      resentBytes += outbox.resent;
      expect(outbox).toMatchObject({ received: 512, confirmed: 512, dropped: 0, queued: 0 });
      expect(module.server.requests).toHaveLength(2);
      expectNoErrors(module);
      module.dispose();
    }
    expect(resentBytes).toBeGreaterThan(0);
  });

  it("what the module received of the server's frames leaves the UART", async () => {
    for (const size of [1, 512, 8192, 15000]) {
      const module = await onlineGateway({ settings: {}, era: "2025-12" });
      const bytes = noise(size, size);
      for (let start = 0; start < size; start += 8192) {
        module.server.send(bytes.subarray(start, start + 8192));
      }
      end(module);
      module.run(100);
      goOnline(module);
      module.run(3000);
      const { inbox } = countsOf(module);
      expect(inbox).toEqual({ received: inbox.received, written: inbox.received, dropped: 0 });
      expectSameBytes(module.serialReceived(), bytes.subarray(0, inbox.received));
      // A reset may overtake what is under way.
      expect(inbox.received).toBeGreaterThanOrEqual(name === "resets" ? 1 : size);
      expectNoErrors(module);
      module.dispose();
    }
  });
});

describe("on a path that takes no time", () => {
  /** The resolution of a timer, and the script's own way from a byte to a frame. */
  const toleranceMs = 2;

  async function nearGateway(): Promise<SimulatedModule> {
    const module = await onlineGateway();
    module.network.latencyMs = 0;
    module.run(1000);
    return module;
  }

  /** When each byte had reached the UART. Right for bytes that came one by one. */
  const arrivalsOf = (module: SimulatedModule): number[] => module.serialTraffic().map(({ timeMs }) => timeMs);

  it.each([1, 2, 64, 255, 1000])(
    "a packet of %i bytes leaves 20 ms after its last, neither early nor late",
    async (size) => {
      const module = await nearGateway();
      module.serialSend(noise(size));
      module.run(500);
      expect(module.server.frames).toHaveLength(1);
      const waitedMs = (module.server.frames[0]?.timeMs ?? 0) - (arrivalsOf(module).at(-1) ?? 0);
      expect(waitedMs).toBeGreaterThanOrEqual(20);
      expect(waitedMs).toBeLessThan(20 + toleranceMs);
    },
  );

  it.each([
    [19, 1],
    [21, 4],
  ])("four bytes with pauses of %i ms are %i frames", async (gapMs, frames) => {
    const module = await nearGateway();
    module.serial.trickle("four", gapMs);
    module.run(500);
    expectReceived(module, Buffer.from("four"));
    expect(module.server.frames).toHaveLength(frames);
  });

  it("no byte of a trickle waits for longer than 100 ms, and no frame is cut before", async () => {
    const module = await nearGateway();
    const bytes = noise(400);
    module.serial.trickle(bytes, 15);
    module.run(400 * 15.1 + 500);
    expectReceived(module, bytes);
    const arrivals = arrivalsOf(module);
    expect(arrivals).toHaveLength(bytes.length);
    let sent = 0;
    for (const { timeMs, payload } of module.server.frames) {
      const waitedMs = timeMs - (arrivals[sent] ?? 0);
      sent += payload.length;
      expect(waitedMs).toBeLessThan(100 + toleranceMs);
      // The pause after the last byte ends the last frame.
      expect(waitedMs).toBeGreaterThanOrEqual(sent < bytes.length ? 100 : 20);
    }
  });
});
